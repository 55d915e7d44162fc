/* What programs for notes (Obsidian and others of its kind) add to Markdown. */
#include "source/formats/obsidian.h"

#include <string.h>

#define LINK_MOST 400 /* bytes of a link */

/* The text while it is rewritten. */
typedef struct rcn_notes {
    rcn_buffer out;
    bool fenced, comment;
} rcn_notes;

static bool
is_at(rcn_text line, size_t at, const char *words)
{
    return at + strlen(words) <= line.len &&
           memcmp(line.at + at, words, strlen(words)) == 0;
}

static bool
is_picture(rcn_text name)
{
    static const char *const ends[] = {".png", ".jpg",  ".jpeg",
                                       ".gif", ".webp", ".svg"};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        if (rcn_text_ends(name, ends[i])) {
            return true;
        }
    }
    return false;
}

/* "[[page#heading|words]]" from its first bracket; returns its length, or 0. */
static size_t
add_link(rcn_notes *notes, rcn_text line, size_t at, bool picture)
{
    size_t end = rcn_text_find(line, "]]", at);
    if (end == SIZE_MAX || end - at > LINK_MOST) {
        return 0;
    }
    rcn_text inner = rcn_text_slice(line, at + 2, end);
    size_t bar = rcn_text_find(inner, "|", 0);
    rcn_text page = rcn_text_slice(inner, 0, bar < inner.len ? bar : inner.len);
    rcn_text words =
        bar < inner.len ? rcn_text_slice(inner, bar + 1, inner.len) : page;
    if (picture && is_picture(page)) {
        rcn_buffer_string(&notes->out, "![](<");
        rcn_buffer_add(&notes->out, page);
        rcn_buffer_string(&notes->out, ">)");
    } else {
        if (words.len && words.at[0] == '#') {
            words = rcn_text_slice(words, 1, words.len);
        }
        rcn_buffer_add(&notes->out, words);
    }
    return end + 2 - at;
}

/* "==words==" on one line; returns its length, or 0. */
static size_t
add_highlight(rcn_notes *notes, rcn_text line, size_t at)
{
    size_t end =
        at + 2 < line.len ? rcn_text_find(line, "==", at + 2) : SIZE_MAX;
    if (end == SIZE_MAX || end == at + 2 || line.at[at + 2] == ' ' ||
        line.at[at + 2] == '=') {
        return 0;
    }
    rcn_buffer_string(&notes->out, "<mark>");
    rcn_buffer_add(&notes->out, rcn_text_slice(line, at + 2, end));
    rcn_buffer_string(&notes->out, "</mark>");
    return end + 2 - at;
}

/* "^id" at the end of a line, after a space or alone, names the block. */
static rcn_text
without_anchor(rcn_text line)
{
    size_t end = line.len;
    while (end && (line.at[end - 1] == ' ' || line.at[end - 1] == '\r')) {
        end--;
    }
    size_t at = end;
    while (at && ((line.at[at - 1] >= '0' && line.at[at - 1] <= '9') ||
                  (line.at[at - 1] >= 'a' && line.at[at - 1] <= 'z') ||
                  (line.at[at - 1] >= 'A' && line.at[at - 1] <= 'Z') ||
                  line.at[at - 1] == '-')) {
        at--;
    }
    bool anchor = at && at < end && line.at[at - 1] == '^' &&
                  (at == 1 || line.at[at - 2] == ' ');
    return anchor ? rcn_text_slice(line, 0, at - 1) : line;
}

/* "> [!note]- Title": the length up to the title, whose words are set bold
 * on a line of their own. */
static size_t
callout_length(rcn_text line)
{
    size_t at = 0;
    while (at < line.len && (line.at[at] == '>' || line.at[at] == ' ')) {
        at++;
    }
    if (!at || !is_at(line, at, "[!")) {
        return 0;
    }
    size_t end = rcn_text_find(line, "]", at);
    if (end == SIZE_MAX || end - at > 40) {
        return 0;
    }
    end++;
    return end < line.len && strchr("+-", line.at[end]) ? end + 1 : end;
}

static void
add_callout(rcn_notes *notes, rcn_text line, size_t len)
{
    size_t mark = rcn_text_find(line, "[!", 0);
    rcn_buffer_add(&notes->out, rcn_text_slice(line, 0, mark));
    rcn_text title = rcn_text_trim(rcn_text_slice(line, len, line.len));
    if (title.len) {
        rcn_buffer_string(&notes->out, "**");
        rcn_buffer_add(&notes->out, title);
        rcn_buffer_string(&notes->out, "**  "); /* a break of the line */
    }
}

/* Returns a heading without the attributes that pandoc and others write behind
 * it: "## Words {#id .class}". */
static rcn_text
without_attributes(rcn_text line)
{
    rcn_text trimmed = rcn_text_trim(line);
    bool heading = trimmed.len && trimmed.at[0] == '#';
    size_t open =
        heading && trimmed.at[trimmed.len - 1] == '}' ? trimmed.len - 1 : 0;
    while (open && trimmed.at[open] != '{') {
        open--;
    }
    bool attributes = open && trimmed.at[open - 1] == ' ' &&
                      strchr("#.-", trimmed.at[open + 1]);
    return attributes ? rcn_text_slice(trimmed, 0, open) : line;
}

static void
add_line(rcn_notes *notes, rcn_text line)
{
    size_t callout = callout_length(line);
    if (callout) {
        add_callout(notes, line, callout);
        return;
    }
    line = without_attributes(without_anchor(line));
    bool code = false;
    for (size_t at = 0; at < line.len;) {
        size_t len = 0;
        if (is_at(line, at, "%%") && !code) {
            notes->comment = !notes->comment;
            at += 2;
            continue;
        }
        if (notes->comment) {
            at++;
            continue;
        }
        code = code != (line.at[at] == '`');
        if (!code && is_at(line, at, "![[")) {
            len = add_link(notes, line, at + 1, true);
            len += len ? 1 : 0;
        } else if (!code && is_at(line, at, "[[")) {
            len = add_link(notes, line, at, false);
        } else if (!code && is_at(line, at, "==")) {
            len = add_highlight(notes, line, at);
        }
        if (!len) {
            rcn_buffer_char(&notes->out, line.at[at]);
        }
        at += len ? len : 1;
    }
}

rcn_text
rcn_obsidian_plain(rcn_arena *arena, rcn_text text)
{
    rcn_notes notes = {.out = rcn_buffer_new(arena)};
    for (size_t at = 0; at < text.len;) {
        const char *end = memchr(text.at + at, '\n', text.len - at);
        size_t stop = end ? (size_t)(end - text.at) : text.len;
        rcn_text line = rcn_text_slice(text, at, stop);
        rcn_text trimmed = rcn_text_trim(line);
        bool fence =
            rcn_text_starts(trimmed, "```") || rcn_text_starts(trimmed, "~~~");
        notes.fenced = notes.fenced != (fence && !notes.comment);
        bool indented = rcn_text_starts(line, "    ");
        if (fence || notes.fenced || (indented && !notes.comment)) {
            rcn_buffer_add(&notes.out, line);
        } else {
            add_line(&notes, line);
        }
        if (end) {
            rcn_buffer_char(&notes.out, '\n');
        }
        at = stop + 1;
    }
    return rcn_buffer_text(&notes.out);
}
