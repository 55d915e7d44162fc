/* The plain text of a mail.  Lines broken at the width of a screen are joined
 * unless the next word would have fitted: then the break was meant. */
#include "source/formats/mail_text.h"

#include <string.h>

#define DEPTH_MOST   20 /* of quotations */
#define LEAST_WIDTH  50 /* bytes of lines that were broken by a program */
#define RULE_LENGTH  20 /* signs of a line that parts the footer of a list */
#define FOOTER_LINES 12

typedef struct rcn_mail_line {
    rcn_text text;  /* without the signs of quotation */
    uint32_t depth; /* of quotation */
    bool soft;      /* goes on in the next one (flowed) */
} rcn_mail_line;

typedef RCN_LIST(rcn_mail_line) rcn_mail_lines;

/* Last lines that programs put under a mail, by how they begin. */
static const char *const notices[] = {
    "Sent from my ",
    "Sent from Mail for ",
    "Sent from Outlook",
    "Get Outlook for ",
    "Sent via ",
    "Von meinem ",
    "Gesendet mit ",
    "Gesendet von ",
    "Envoy\u00e9 de mon ",
    "Envoy\u00e9 depuis ",
    "Enviado desde ",
    "Enviado do meu ",
    "Inviato da ",
    "Verzonden vanaf ",
    "Skickat fr\u00e5n ",
    "Sendt fra min ",
    "\u041e\u0442\u043f\u0440\u0430\u0432\u043b\u0435\u043d\u043e \u0441 ",
};

static rcn_mail_line
read_line(rcn_text text, bool flowed, bool delete_space)
{
    rcn_mail_line line = {.text = text};
    if (line.text.len && line.text.at[line.text.len - 1] == '\r') {
        line.text.len--;
    }
    size_t at = 0;
    size_t done = 0;
    while (at < line.text.len && line.depth < DEPTH_MOST &&
           line.text.at[at] == '>') {
        line.depth++;
        done = ++at;
        /* "> >": programs put a space between the signs. */
        while (!flowed && at < line.text.len && line.text.at[at] == ' ') {
            at++;
        }
    }
    line.text = rcn_text_slice(line.text, done, line.text.len);
    if (line.text.len && line.text.at[0] == ' ' && (line.depth || flowed)) {
        line.text = rcn_text_slice(line.text, 1, line.text.len);
    }
    bool signature = rcn_text_is(line.text, "-- ");
    if (flowed && !signature && line.text.len &&
        line.text.at[line.text.len - 1] == ' ') {
        line.soft = true;
        line.text.len -= delete_space;
    }
    return line;
}

static rcn_mail_lines
read_lines(rcn_arena *arena, rcn_text text, bool flowed, bool delete_space)
{
    rcn_mail_lines lines = {0};
    for (size_t at = 0; at < text.len;) {
        const char *end = memchr(text.at + at, '\n', text.len - at);
        size_t stop = end ? (size_t)(end - text.at) : text.len;
        RCN_PUSH(
            arena, &lines,
            read_line(rcn_text_slice(text, at, stop), flowed, delete_space));
        at = stop + 1;
    }
    return lines;
}

static bool
is_rule(rcn_text line)
{
    line = rcn_text_trim(line);
    size_t same = 0;
    while (same < line.len && line.at[same] == line.at[0]) {
        same++;
    }
    return same >= RULE_LENGTH && same == line.len &&
           strchr("_-=*", line.at[0]);
}

static bool
says(rcn_text line, const char *words)
{
    return rcn_text_find(line, words, 0) != SIZE_MAX;
}

/* Returns the line from which the footer of a mailing list goes to the end: a
 * drawn line with the name of the list or the way out of it below. */
static size_t
find_footer(const rcn_mail_lines *lines)
{
    size_t first =
        lines->count > FOOTER_LINES ? lines->count - FOOTER_LINES : 0;
    for (size_t i = first; i < lines->count; i++) {
        if (lines->items[i].depth || !is_rule(lines->items[i].text)) {
            continue;
        }
        for (size_t k = i + 1; k < lines->count; k++) {
            rcn_text line = lines->items[k].text;
            if (says(line, "mailing list") || says(line, "/listinfo/") ||
                says(line, "nsubscribe")) {
                return i;
            }
        }
    }
    return lines->count;
}

/* Returns the line from which the signature goes to `end`. */
static size_t
find_signature(const rcn_mail_lines *lines, size_t end)
{
    for (size_t i = end; i-- > 0;) {
        const rcn_mail_line *line = &lines->items[i];
        if (!line->depth && rcn_text_starts(line->text, "--") &&
            rcn_text_trim(line->text).len == 2) {
            return i;
        }
    }
    size_t last = end;
    while (last && rcn_text_blank(lines->items[last - 1].text)) {
        last--;
    }
    for (size_t i = 0; last && i < sizeof notices / sizeof *notices; i++) {
        if (rcn_text_starts(lines->items[last - 1].text, notices[i]) &&
            !lines->items[last - 1].depth) {
            return last - 1;
        }
    }
    return end;
}

/* Returns the longest line that is not so long that no program broke it. */
static size_t
width_of(const rcn_mail_lines *lines, size_t end)
{
    size_t width = LEAST_WIDTH;
    for (size_t i = 0; i < end; i++) {
        size_t len = lines->items[i].text.len;
        width = len > width && len <= 100 ? len : width;
    }
    return width;
}

/* Returns true for a line that begins an item: "- ", "* ", "1. ". */
static bool
begins_item(rcn_text line)
{
    size_t at = 0;
    while (at < line.len && line.at[at] == ' ') {
        at++;
    }
    size_t digits = at;
    while (digits < line.len && line.at[digits] >= '0' &&
           line.at[digits] <= '9') {
        digits++;
    }
    bool number = digits > at && digits - at <= 3 && digits + 1 < line.len &&
                  strchr(".)", line.at[digits]) && line.at[digits + 1] == ' ';
    bool sign = at + 1 < line.len && strchr("-*+", line.at[at]) &&
                line.at[at + 1] == ' ';
    return number || sign;
}

/* Returns true when the break after `line` was meant: the first word of the
 * next would have fitted. */
static bool
was_meant(const rcn_mail_line *line, const rcn_mail_line *next, size_t width)
{
    rcn_text text = rcn_text_trim(next->text);
    size_t word = 0;
    while (word < text.len && text.at[word] != ' ') {
        word++;
    }
    return line->text.len + 1 + word <= width;
}

static void
set_depth(rcn_paper *paper, uint32_t *depth, uint32_t wanted)
{
    for (; *depth < wanted; (*depth)++) {
        rcn_paper_html(paper, "<blockquote>");
    }
    for (; *depth > wanted; (*depth)--) {
        rcn_paper_html(paper, "</blockquote>\n");
    }
}

/* Writes the paragraph that begins at line `at`; returns the line after it. */
static size_t
write_paragraph(rcn_paper *paper, const rcn_mail_lines *lines, size_t at,
                size_t end, bool flowed, size_t width)
{
    rcn_paper_html(paper, "<p>");
    for (;; at++) {
        const rcn_mail_line *line = &lines->items[at];
        rcn_paper_text(paper, line->text);
        const rcn_mail_line *next = line + 1;
        if (at + 1 >= end || next->depth != line->depth ||
            rcn_text_blank(next->text) || begins_item(next->text)) {
            break;
        }
        bool joined = flowed ? line->soft : !was_meant(line, next, width);
        rcn_paper_html(paper, joined ? line->soft ? "" : "\n" : "<br>\n");
    }
    rcn_paper_html(paper, "</p>\n");
    return at + 1;
}

static void
write_cut(rcn_paper *paper, const rcn_mail_lines *lines, size_t start,
          size_t end, const char *class_id)
{
    for (size_t i = start; i < end; i++) {
        rcn_text text = rcn_text_trim(lines->items[i].text);
        if (text.len) {
            rcn_paper_html(paper, "<p>");
            rcn_paper_cut(paper, class_id, text);
            rcn_paper_html(paper, "</p>\n");
        }
    }
}

void
rcn_mail_text_write(rcn_paper *paper, rcn_text text, bool flowed,
                    bool delete_space)
{
    rcn_mail_lines lines = read_lines(paper->arena, text, flowed, delete_space);
    size_t footer = find_footer(&lines);
    size_t end = find_signature(&lines, footer);
    size_t width = width_of(&lines, end);
    uint32_t depth = 0;
    for (size_t at = 0; at < end;) {
        if (rcn_text_blank(lines.items[at].text)) {
            at++;
            continue;
        }
        set_depth(paper, &depth, lines.items[at].depth);
        at = write_paragraph(paper, &lines, at, end, flowed, width);
    }
    set_depth(paper, &depth, 0);
    write_cut(paper, &lines, end, footer, "mail-signature");
    write_cut(paper, &lines, footer, lines.count, "list-footer");
}
