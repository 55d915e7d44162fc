/* PDF is read by poppler's programs: pdftotext gives words and boxes, pdftohtml
 * fonts, links and the outline, pdfinfo the tags and the properties.  They run
 * as processes with limits of time and memory, since a hostile file can keep
 * them busy for hours; and as programs, since poppler's licence is not ours. */
#include "source/formats/pdf.h"

#include <string.h>
#include <strings.h>

#include "base/codes.h"
#include "base/process.h"
#include "base/utf8.h"
#include "source/document.h"

#define SECONDS   "60"              /* that one of them may take */
#define MEMORY    "--as=3221225472" /* bytes that it may map */
#define INFO_MOST 65536u
#define RTL_PART  5 /* of the letters: more are read as plain text */

#define LIMITS "prlimit", MEMORY, "timeout", "-k", "5", SECONDS

/* Returns the value of a line "NAME:   value" of pdfinfo; NULL without one. */
static const char *
info_value(rcn_arena *arena, rcn_text info, const char *name)
{
    size_t len = strlen(name);
    for (size_t at = 0; at < info.len;) {
        size_t end = rcn_text_find(info, "\n", at);
        end = end == SIZE_MAX ? info.len : end;
        rcn_text line = rcn_text_slice(info, at, end);
        if (rcn_text_starts(line, name) && line.len > len &&
            line.at[len] == ':') {
            rcn_text value =
                rcn_text_trim(rcn_text_slice(line, len + 1, line.len));
            return value.len ? rcn_text_string(arena, value) : NULL;
        }
        at = end + 1;
    }
    return NULL;
}

/* False for the names of files and the like that programs set as a title. */
static bool
is_title(const char *title)
{
    static const char *const endings[] = {".doc", ".docx", ".odt",  ".indd",
                                          ".qxd", ".pdf",  ".tex",  ".dvi",
                                          ".rtf", ".xls",  ".xlsx", ".html"};
    static const char *const starts[] = {"Microsoft Word - ", "untitled",
                                         "Slide 1",           "PowerPoint ",
                                         "http://",           "https://"};
    size_t len = strlen(title);
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        size_t ending = strlen(endings[i]);
        if (len >= ending &&
            strcasecmp(title + len - ending, endings[i]) == 0) {
            return false;
        }
    }
    for (size_t i = 0; i < sizeof starts / sizeof *starts; i++) {
        if (strncasecmp(title, starts[i], strlen(starts[i])) == 0) {
            return false;
        }
    }
    return len > 0;
}

/* Returns the words of the title on the page, or NULL. */
static const char *
title_of(const rcn_pdf *pdf)
{
    rcn_buffer out = rcn_buffer_new(pdf->arena);
    if (pdf->title_line == UINT32_MAX) {
        return pdf->title;
    }
    for (size_t i = pdf->title_line; i < pdf->lines.count; i++) {
        const rcn_pdf_line *line = &pdf->lines.items[i];
        if (line->kind != RCN_PDF_TEXT ||
            (i != pdf->title_line && line->begins)) {
            break;
        }
        rcn_buffer_string(&out, out.len ? " " : "");
        rcn_buffer_add(&out, rcn_pdf_line_text(pdf, line));
    }
    return rcn_buffer_text(&out).at;
}

/* The text of the tags is that of tables row by row too: their lines are found
 * there when they come so. */
static void
order_lines(rcn_pdf *pdf, rcn_text tree)
{
    const rcn_pdf_lines lines = pdf->lines;
    rcn_pdf_find_regions(pdf);
    if (!tree.len) {
        return;
    }
    const rcn_pdf_lines rows = pdf->lines;
    const size_t cells = pdf->cells.count;
    pdf->cells.count = 0;
    for (size_t i = 0; i < rows.count; i++) {
        rows.items[i].tag = (rcn_pdf_tag){0};
    }
    rcn_pdf_read_tags(pdf, tree);
    if (!pdf->tagged && cells) {
        pdf->lines = lines;
        pdf->cells.count = 0;
        rcn_pdf_find_regions(pdf);
    }
}

rcn_paper *
rcn_pdf_make_paper(rcn_pdf *pdf, rcn_text tree)
{
    rcn_pdf_find_furniture(pdf);
    order_lines(pdf, tree);
    rcn_pdf_find_grids(pdf);
    rcn_pdf_find_paragraphs(pdf);
    rcn_pdf_find_quotations(pdf);
    rcn_paper *paper = rcn_paper_new(pdf->arena);
    rcn_paper_meta(paper, "title", title_of(pdf));
    if (pdf->author_line != UINT32_MAX) {
        rcn_text author =
            rcn_pdf_line_text(pdf, &pdf->lines.items[pdf->author_line]);
        rcn_paper_meta(paper, "author", author.at);
    }
    rcn_pdf_write_paper(pdf, paper);
    return paper;
}

rcn_part
rcn_pdf_part(rcn_arena *arena, rcn_text bbox, rcn_text xml, rcn_text tree,
             rcn_text info)
{
    rcn_pdf pdf = {.arena = arena};
    const char *title = info_value(arena, info, "Title");
    pdf.title = title && is_title(title) ? title : NULL;
    rcn_pdf_read_words(&pdf, bbox);
    if (!tree.len) {
        rcn_pdf_gather_markers(&pdf);
    }
    rcn_pdf_read_fonts(&pdf, xml);
    rcn_paper *paper = rcn_pdf_make_paper(&pdf, tree);
    rcn_text version = rcn_text_of("poppler");
    size_t at = rcn_text_find(xml, "producer=\"poppler\" version=\"", 0);
    if (at != SIZE_MAX) {
        at += strlen("producer=\"poppler\" version=\"");
        size_t end = rcn_text_find(xml, "\"", at);
        end = end == SIZE_MAX ? xml.len : end;
        version = rcn_text_of(rcn_arena_printf(
            arena, "poppler %.*s", (int)(end - at < 20 ? end - at : 20),
            xml.at + at));
    }
    rcn_part part = rcn_paper_part(paper, "", version.at);
    part.wrapped = true;
    part.author = info_value(arena, info, "Author");
    part.url = pdf.printed;
    part.captured = pdf.stamp;
    return part;
}

/* Returns true when many letters are of scripts that run from right to left:
 * the words of such lines come in the order in which they stand. */
static bool
is_rtl(rcn_text text)
{
    size_t letters = 0;
    size_t rtl = 0;
    for (size_t at = 0; at < text.len;) {
        uint32_t rune = 0;
        at += rcn_utf8_next(text, at, &rune);
        letters += rcn_rune_is_letter(rune);
        rtl += (rune >= 0x590 && rune < 0x900) ||
               (rune >= 0xFB1D && rune < 0xFE00) ||
               (rune >= 0xFE70 && rune < 0xFEFF);
    }
    return rtl * RTL_PART > letters;
}

/* Returns what a program prints of the file; empty when it fails. */
static rcn_text
print(rcn_arena *arena, const char *const *command, rcn_text bytes,
      size_t limit)
{
    rcn_text text;
    rcn_process_end end = rcn_process_run(arena, command, bytes, limit, &text);
    return end == RCN_PROCESS_DONE ? text : rcn_text_of("");
}

static const char *const words_command[] = {
    LIMITS, "pdftotext", "-bbox-layout", "-enc", "UTF-8", "-", "-", NULL};
static const char *const text_command[] = {LIMITS, "pdftotext", "-enc", "UTF-8",
                                           "-",    "-",         NULL};
static const char *const fonts_command[] = {
    LIMITS, "pdftohtml", "-xml",  "-stdout", "-i",  "-zoom",
    "3",    "-enc",      "UTF-8", "-",       "out", NULL};
static const char *const tags_command[] = {
    LIMITS, "pdfinfo", "-struct-text", "-enc", "UTF-8", "-", NULL};
static const char *const info_command[] = {LIMITS,  "pdfinfo", "-enc",
                                           "UTF-8", "-",       NULL};

/* Says why pdftotext gave nothing: a trailer that names an encryption (ISO
 * 32000-1, 7.6.1) of a file that cannot be read asks for a password. */
static const char *
why_unread(rcn_process_end end, rcn_text bytes)
{
    if (end == RCN_PROCESS_MISSING) {
        return "pdftotext of poppler-utils is not installed";
    }
    return rcn_text_find(bytes, "/Encrypt", 0) != SIZE_MAX
               ? "it needs a password; save a copy without one"
               : "pdftotext cannot read it: it is damaged, or takes more "
                 "than " SECONDS " seconds";
}

void
rcn_parts_pdf(rcn_arena *arena, rcn_text bytes, const char *path, rcn_log *log,
              rcn_parts *parts)
{
    rcn_place place = {path, 0, 0};
    rcn_text text;
    rcn_process_end end =
        rcn_process_run(arena, text_command, bytes, RCN_SOURCE_LIMIT, &text);
    if (end != RCN_PROCESS_DONE) {
        rcn_log_add(log, RCN_CODE_SOURCE_CONTAINER, place, "%s",
                    why_unread(end, bytes));
        return;
    }
    if (!rcn_text_has_word(text)) {
        parts->scan = true;
        if (!parts->recognised) {
            rcn_log_add(log, RCN_CODE_SOURCE_SCAN, place, "needs OCR");
        }
        return;
    }
    rcn_text info = print(arena, info_command, bytes, INFO_MOST);
    rcn_text words = is_rtl(text)
                         ? rcn_text_of("")
                         : print(arena, words_command, bytes, RCN_SOURCE_LIMIT);
    if (!words.len) {
        const char *title = info_value(arena, info, "Title");
        RCN_PUSH(arena, parts,
                 (rcn_part){.bytes = rcn_pdf_logical(arena, text),
                            .kind = RCN_NAME_TEXT,
                            .suffix = "",
                            .charset = "UTF-8",
                            .author = info_value(arena, info, "Author"),
                            .title = title && is_title(title) ? title : NULL,
                            .converter = "pdftotext"});
        return;
    }
    rcn_text fonts = print(arena, fonts_command, bytes, RCN_SOURCE_LIMIT);
    rcn_text tags = print(arena, tags_command, bytes, RCN_SOURCE_LIMIT);
    RCN_PUSH(arena, parts, rcn_pdf_part(arena, words, fonts, tags, info));
}
