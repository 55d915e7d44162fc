/* Paragraphs of RTF that no style names, by how they look: a title with the lines
 * below it, quotations that are set in, lines of code.  Programs without styles
 * (pandoc, TextEdit, WordPad) write all of them so.  What a paragraph is may show
 * only at its end: its tag is written with room for another. */
#include <string.h>

#include "source/formats/rtf.h"

#define SIZE_OF_TITLE 28  /* half points; text has 20 to 24 */
#define INDENT_LEAST  360 /* twips by which a quotation is set in */
#define INDENT_MOST   1440
#define DATE_MOST     40  /* bytes */
#define LINE_MOST     100 /* bytes of a line of code that stands alone */

static const char tag_plain[] = "<p               >";
static const char tag_byline[] = "<p class=\"byline\">";
static const char tag_date[] = "<p class=\"date\"  >";
static const char end_of_code[] = "</pre>\n";

void
rcn_rtf_settle_title(rcn_rtf_writer *writer, rcn_paper_run run, int32_t size)
{
    rcn_rtf_paragraph *paragraph = &writer->paragraph;
    bool first = !writer->close && !writer->paper->body.len;
    if (first && paragraph->centred && paragraph->outline < 0 && run.bold &&
        size >= SIZE_OF_TITLE) {
        paragraph->outline = RCN_RTF_TITLE_LEVEL;
    }
}

/* Returns true for a paragraph that is set in more than the text, as a whole,
 * and has no style. */
static bool
is_quotation(rcn_rtf_writer *writer)
{
    rcn_rtf_look *look = &writer->look;
    const rcn_rtf_paragraph *paragraph = &writer->paragraph;
    if (!look->based && !paragraph->centred) {
        look->based = true;
        look->base = paragraph->left;
    }
    int64_t more = (int64_t)paragraph->left - look->base;
    return !paragraph->centred && !paragraph->first && paragraph->style <= 0 &&
           more >= INDENT_LEAST && more <= INDENT_MOST;
}

void
rcn_rtf_begin_plain(rcn_rtf_writer *writer)
{
    rcn_rtf_look *look = &writer->look;
    bool line = look->front && writer->paragraph.centred;
    look->mixed = look->broken = false;
    writer->close = "</p>\n";
    if (line) {
        rcn_paper_html(writer->paper, tag_plain);
    } else if (look->fixed) {
        rcn_paper_html(writer->paper, "<p  >");
    } else if (is_quotation(writer)) {
        rcn_paper_html(writer->paper, "<blockquote><p>");
        writer->close = "</p></blockquote>\n";
    } else {
        rcn_paper_html(writer->paper, "<p>");
    }
    look->front = line;
    look->line.len = 0;
    look->out = writer->paper->out;
    look->open = look->out->len;
}

/* Returns true for a short line with a year. */
static bool
has_year(rcn_text text)
{
    size_t digits = 0;
    for (size_t i = 0; i < text.len && digits < 4; i++) {
        digits = text.at[i] >= '0' && text.at[i] <= '9' ? digits + 1 : 0;
    }
    return digits == 4 && text.len <= DATE_MOST;
}

/* A line below the title that has a year is the date, and the lines between name
 * the author. */
static void
end_front_line(rcn_rtf_writer *writer, rcn_text words)
{
    rcn_rtf_look *look = &writer->look;
    if (!has_year(words) && look->line_count < RCN_RTF_AUTHORS) {
        look->names[look->line_count] =
            rcn_text_string(writer->arena, rcn_buffer_text(&look->line));
        look->lines[look->line_count++] = look->open;
        return;
    }
    look->front = false;
    if (!has_year(words)) {
        return;
    }
    char *body = look->out->at;
    size_t len = sizeof tag_plain - 1;
    memcpy(body + look->open - len, tag_date, len);
    for (size_t i = 0; i < look->line_count; i++) {
        memcpy(body + look->lines[i] - len, tag_byline, len);
    }
    look->author_count = look->line_count;
}

/* Makes a paragraph <pre>: a line of the block of code before it, if one is
 * there. */
static void
make_code(rcn_rtf_writer *writer)
{
    rcn_buffer *body = writer->look.out;
    size_t tag = writer->look.open - strlen("<p  >");
    size_t end = strlen(end_of_code);
    writer->close = end_of_code;
    if (tag < end || memcmp(body->at + tag - end, end_of_code, end) != 0) {
        memcpy(body->at + tag, "<pre>", strlen("<pre>"));
        return;
    }
    char *line = body->at + tag - end;
    size_t len = body->len - writer->look.open;
    *line = '\n';
    memmove(line + 1, body->at + writer->look.open, len);
    body->len = tag - end + 1 + len;
}

void
rcn_rtf_end_plain(rcn_rtf_writer *writer)
{
    rcn_rtf_look *look = &writer->look;
    rcn_text words =
        rcn_text_slice(rcn_buffer_text(look->out), look->open, look->out->len);
    bool stopped = rcn_text_ends(rcn_text_trim(words), ".</code>");
    bool code = look->fixed && !look->mixed &&
                (look->broken || (!stopped && words.len <= LINE_MOST));
    if (look->front) {
        end_front_line(writer, words);
    } else if (code && look->out == writer->paper->out) {
        make_code(writer);
    }
    look->open = 0;
    look->fixed = false;
}
