/* Markdown becomes HTML by cmark-gfm (CommonMark 0.29 with GitHub's tables and
 * strikethrough), which the HTML reader then reads like any page. */
#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>
#include <stdlib.h>
#include <string.h>

#include "source/encoding.h"
#include "source/parts.h"

static void
attach(cmark_parser *parser, const char *name)
{
    cmark_syntax_extension *extension = cmark_find_syntax_extension(name);
    if (extension) {
        (void)cmark_parser_attach_syntax_extension(parser, extension);
    }
}

/* What may become a node of the tree that the parser makes: two for each, and a
 * node has more than 200 bytes. */
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

void
rcn_parts_markdown(rcn_arena *arena, rcn_text bytes, const char *path,
                   rcn_log *log, rcn_parts *parts)
{
    rcn_text text = rcn_decode(arena, bytes, NULL).text;
    size_t marks = count_marks(text);
    if (marks > MARKS_FREE + text.len / BYTES_A_MARK) {
        rcn_log_add(log, RCN_CODE_SOURCE_MARKDOWN, (rcn_place){path, 0, 0},
                    "%zu in %zu bytes", marks, text.len);
        RCN_PUSH(arena, parts, as_text(bytes));
        return;
    }
    cmark_gfm_core_extensions_ensure_registered();
    int options = CMARK_OPT_VALIDATE_UTF8 | CMARK_OPT_FOOTNOTES;
    cmark_parser *parser = cmark_parser_new(options);
    attach(parser, "table");
    attach(parser, "strikethrough");
    cmark_parser_feed(parser, text.at, text.len);
    cmark_node *root = cmark_parser_finish(parser);
    char *html = cmark_render_html(root, options,
                                   cmark_parser_get_syntax_extensions(parser));
    rcn_text page = rcn_text_of(rcn_arena_strdup(arena, html));
    free(html);
    cmark_node_free(root);
    cmark_parser_free(parser);
    RCN_PUSH(arena, parts,
             (rcn_part){.bytes = page,
                        .kind = RCN_NAME_HTML,
                        .suffix = "",
                        .charset = "UTF-8"});
}
