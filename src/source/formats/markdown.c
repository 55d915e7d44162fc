/* Markdown becomes HTML by cmark-gfm (CommonMark 0.29 with GitHub's tables and
 * strikethrough), which the HTML reader then reads like any page.  Every block
 * stays on its line, so that evidence names the lines of the file. */
#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>
#include <stdlib.h>
#include <string.h>

#include "base/codes.h"
#include "source/encoding.h"
#include "source/formats/front_matter_page.h"
#include "source/formats/markdown_notes.h"
#include "source/formats/markdown_tables.h"
#include "source/formats/obsidian.h"
#include "source/formats/parts.h"

#define POSITION    " data-sourcepos=\""
#define TAG_MOST    400 /* bytes in which a tag tells its line */
#define DIGITS_MOST 9

static void
attach(cmark_parser *parser, const char *name)
{
    cmark_syntax_extension *extension = cmark_find_syntax_extension(name);
    if (extension) {
        (void)cmark_parser_attach_syntax_extension(parser, extension);
    }
}

/* Returns what may become a node of the tree that the parser makes: two for
 * each, and a node has more than 200 bytes. */
static size_t
count_marks(rcn_text text)
{
    size_t count = 0;
    for (size_t i = 0; i < text.len; i++) {
        count += text.at[i] && strchr("\n[]*_|~`!<&\\>", text.at[i]) != NULL;
    }
    return count;
}

/* The manual of a program has a mark in 11 bytes, but is no book of megabytes;
 * where a large text has many marks, the tree would be many times as large as
 * it. */
#define MARKS_FREE   65536
#define BYTES_A_MARK 64

static rcn_part
as_text(rcn_text bytes)
{
    return (rcn_part){.bytes = bytes, .kind = RCN_NAME_TEXT, .suffix = ""};
}

/* Returns the line on which the element begins whose tag is at the start of the
 * text, 0: it does not say.  `*ret_mark` is where it states it. */
static size_t
line_of_tag(rcn_text text, size_t *ret_mark)
{
    rcn_text head = {text.at, text.len < TAG_MOST ? text.len : TAG_MOST};
    const char *end = memchr(head.at, '>', head.len);
    if (!end) {
        return 0;
    }
    head.len = (size_t)(end - head.at);
    size_t at = rcn_text_find(head, POSITION, 0);
    if (at == SIZE_MAX) {
        return 0;
    }
    *ret_mark = at;
    size_t line = 0;
    size_t digits = 0;
    for (at += strlen(POSITION); at < head.len && digits < DIGITS_MOST &&
                                 head.at[at] >= '0' && head.at[at] <= '9';
         at++, digits++) {
        line = line * 10 + (size_t)(head.at[at] - '0');
    }
    return line;
}

/* Returns true for a tag that the renderer sets on a line of its own. */
static bool
is_own_line(rcn_text tag)
{
    static const char *const tags[] = {
        "<section",      "<ol",      "<li",      "</section>",
        "</ul>",         "</ol>",    "</li>",    "<thead>",
        "</blockquote>", "</table>", "</thead>", "<tbody>",
        "</tbody>",      "</tr>",    "<th",      "<td"};
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++) {
        if (rcn_text_starts(tag, tags[i])) {
            return true;
        }
    }
    size_t mark = 0;
    return tag.len && tag.at[0] == '<' && line_of_tag(tag, &mark) > 0;
}

/* Bytes of the arrow that leads back from a note, which is not of the source; a
 * link of the source has no class. */
static size_t
length_of_arrow(rcn_text text)
{
    static const char link[] = " <a href=\"#fnref";
    static const char class[] = "\" class=\"footnote-backref\"";
    if (!rcn_text_starts(text, link)) {
        return 0;
    }
    size_t quote = rcn_text_find(text, "\"", strlen(link));
    size_t end = rcn_text_find(text, "</a>", 0);
    bool arrow = end != SIZE_MAX && quote < end &&
                 rcn_text_starts(rcn_text_slice(text, quote, text.len), class);
    return arrow ? end + strlen("</a>") : 0;
}

static size_t
count_lines(rcn_text text)
{
    size_t count = 1;
    for (size_t i = 0; i < text.len; i++) {
        count += text.at[i] == '\n';
    }
    return count;
}

/* Adds rendered HTML with every block on the line of its source, of which
 * `above` stand before it and `count` are; takes the marks of lines out: one
 * that HTML of the source forges, too.  Linear. */
static void
add_on_lines(rcn_buffer *out, rcn_text html, size_t above, size_t count)
{
    size_t line = above + 1;
    for (size_t at = 0; at < html.len; at++) {
        rcn_text rest = rcn_text_slice(html, at, html.len);
        size_t arrow = length_of_arrow(rest);
        if (arrow) {
            at += arrow - 1;
            continue;
        }
        size_t mark = 0;
        size_t stated = html.at[at] == '<' ? line_of_tag(rest, &mark) : 0;
        size_t wanted = above + (stated < count ? stated : count);
        for (; stated && line < wanted; line++) {
            rcn_buffer_char(out, '\n');
        }
        if (stated) {
            rcn_buffer_add(out, rcn_text_slice(rest, 0, mark));
            at += mark + strlen(POSITION);
            at += rcn_text_find(rcn_text_slice(html, at, html.len), "\"", 0);
        } else if (html.at[at] != '\n' ||
                   !is_own_line(rcn_text_slice(rest, 1, rest.len))) {
            line += html.at[at] == '\n';
            rcn_buffer_char(out, html.at[at]);
        }
    }
}

void
rcn_parts_markdown(rcn_arena *arena, rcn_text bytes, const char *path,
                   rcn_log *log, rcn_parts *parts)
{
    rcn_text text = rcn_decode(arena, bytes, &parts->decoding).text;
    size_t marks = count_marks(text);
    if (marks > MARKS_FREE + text.len / BYTES_A_MARK) {
        rcn_log_add(log, RCN_CODE_SOURCE_MARKDOWN, (rcn_place){path, 0, 0},
                    "%zu in %zu bytes", marks, text.len);
        RCN_PUSH(arena, parts, as_text(bytes));
        return;
    }
    rcn_buffer page = rcn_buffer_new(arena);
    size_t start = rcn_front_matter_length(text);
    start = start ? start : rcn_front_lines_length(text);
    size_t above =
        rcn_front_matter_write(&page, rcn_text_slice(text, 0, start));
    cmark_gfm_core_extensions_ensure_registered();
    int options = CMARK_OPT_VALIDATE_UTF8 | CMARK_OPT_FOOTNOTES |
                  CMARK_OPT_SOURCEPOS | CMARK_OPT_UNSAFE; /* HTML is text too */
    rcn_text body =
        rcn_markdown_tables(arena, rcn_text_slice(text, start, text.len));
    body = rcn_markdown_notes(arena, rcn_obsidian_plain(arena, body));
    cmark_parser *parser = cmark_parser_new(options);
    attach(parser, "table");
    attach(parser, "strikethrough");
    cmark_parser_feed(parser, body.at, body.len);
    cmark_node *root = cmark_parser_finish(parser);
    char *html = cmark_render_html(root, options,
                                   cmark_parser_get_syntax_extensions(parser));
    add_on_lines(&page, rcn_text_of(html), above, count_lines(body));
    free(html);
    cmark_node_free(root);
    cmark_parser_free(parser);
    RCN_PUSH(arena, parts,
             (rcn_part){.bytes = rcn_buffer_text(&page),
                        .kind = RCN_NAME_HTML,
                        .suffix = "",
                        .charset = "UTF-8",
                        .converter = rcn_arena_printf(arena, "cmark-gfm %s",
                                                      cmark_version_string())});
}
