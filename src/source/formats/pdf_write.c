/* The page that is made of a PDF: headings, paragraphs, items, tables and
 * notes, each line on a line of its own, with the furniture of pages as
 * cuts. */
#include <string.h>

#include "base/utf8.h"
#include "source/formats/pdf_writer.h"

#define HEADING_WORDS 40
#define BOLD_WORDS    16 /* of a heading in the type of the text */
#define LEVEL_MOST    6
#define SERIES_LOOK   40 /* items in which the next number is looked for */
#define PLACE_NEAR    300
#define NESTED_LEAST  300 /* indent of a list within another */
#define SPACES_MOST   80  /* between words of a line of code */
#define NONE          UINT32_MAX

static const rcn_pdf_line *
line_at(const rcn_pdf_writer *writer, size_t index)
{
    return &writer->pdf->lines.items[index];
}

static const rcn_pdf_word *
words_of(const rcn_pdf_writer *writer, const rcn_pdf_line *line)
{
    return &writer->pdf->words.items[line->first];
}

/* Returns the line after the paragraph that begins with line `first`; lines
 * that are no text may be within. */
static size_t
paragraph_end(const rcn_pdf_writer *writer, size_t first)
{
    size_t end = first + 1;
    size_t count = writer->pdf->lines.count;
    while (end < count && (line_at(writer, end)->kind != RCN_PDF_TEXT ||
                           !line_at(writer, end)->begins)) {
        end++;
    }
    return end;
}

/* Writes a line that is no text, as a cut. */
static void
write_cut(rcn_pdf_writer *writer, rcn_pdf_line *line)
{
    const char *class_id =
        line->kind == RCN_PDF_OUTSIDE ? "page-surroundings" : "running-head";
    rcn_paper_cut(writer->paper, class_id,
                  rcn_pdf_line_text(writer->pdf, line));
    rcn_paper_html(writer->paper, "\n");
    line->kind = RCN_PDF_DONE;
}

/* Writes where page `page` (from 0) begins, and its furniture. */
static void
write_page(rcn_pdf_writer *writer, uint32_t page)
{
    rcn_pdf *pdf = writer->pdf;
    const char *label = pdf->pages.items[page].label;
    rcn_text folio = {"", 0};
    rcn_paper_set_link(writer->paper, NULL);
    for (uint32_t i = writer->furniture[page]; i != NONE; i = writer->next[i]) {
        rcn_pdf_line *line = &pdf->lines.items[i];
        if (line->kind == RCN_PDF_FOLIO && !folio.len) {
            folio = rcn_pdf_line_text(pdf, line);
            line->kind = RCN_PDF_DONE;
        } else if (line->kind == RCN_PDF_HEAD || line->kind == RCN_PDF_FOLIO) {
            write_cut(writer, line);
        }
    }
    if (pdf->pages.count == 1 && !folio.len) {
        return;
    }
    label = label ? label : rcn_arena_printf(writer->scratch, "%u", page + 1);
    rcn_paper_html(writer->paper,
                   "<span class=\"rcn-source-page\" data-page=\"");
    rcn_paper_text(writer->paper, rcn_text_of(label));
    rcn_paper_html(writer->paper, "\">");
    rcn_paper_text(writer->paper, folio);
    rcn_paper_html(writer->paper, "</span>");
}

static void
turn_to(rcn_pdf_writer *writer, uint32_t page)
{
    while (writer->page < page + 1) {
        write_page(writer, writer->page++);
    }
}

static void write_line(rcn_pdf_writer *writer, const rcn_pdf_line *line,
                       uint32_t from, size_t skip, bool plain);

/* Writes the note that a raised word refers to; false when there is none. */
static bool
write_note(rcn_pdf_writer *writer, uint32_t page, rcn_text sign)
{
    rcn_pdf *pdf = writer->pdf;
    uint32_t i = writer->furniture[page];
    for (; i != NONE; i = writer->next[i]) {
        const rcn_pdf_line *line = line_at(writer, i);
        if (line->kind == RCN_PDF_NOTE && line->begins &&
            rcn_text_equal(words_of(writer, line)[0].text, sign)) {
            break;
        }
    }
    if (i == NONE || writer->paper->out == &writer->paper->notes) {
        return false;
    }
    rcn_paper_set_link(writer->paper, NULL);
    rcn_paper_begin_note(writer->paper);
    for (bool first = true; i != NONE; i = writer->next[i], first = false) {
        rcn_pdf_line *line = &pdf->lines.items[i];
        if (line->kind != RCN_PDF_NOTE || (!first && line->begins)) {
            break;
        }
        line->kind = RCN_PDF_DONE;
        write_line(writer, line, first ? 1 : 0, 0, false);
        rcn_paper_html(writer->paper, "\n");
    }
    rcn_paper_set_link(writer->paper, NULL);
    rcn_paper_end_note(writer->paper);
    return true;
}

/* Writes a word less `skip` bytes; the signs at its end that are set plainly, and
 * the arrow that leads back from a note as the link that it is. */
static void
write_word(rcn_paper *paper, const rcn_pdf_word *word, size_t skip)
{
    size_t back = rcn_pdf_return_length(word->text);
    size_t len = word->text.len - back;
    size_t end = len > word->tail ? len - word->tail : 0;
    end = back ? len : end;
    end = end < skip ? skip : end;
    rcn_paper_text(paper, rcn_text_slice(word->text, skip, end));
    if (end >= word->text.len) {
        return;
    }
    rcn_paper_set_link(paper, back ? "#" : NULL);
    rcn_paper_text(paper, rcn_text_slice(word->text, end, word->text.len));
    if (back) {
        rcn_paper_set_link(paper, NULL);
    }
}

/* Writes the words of a line from word `from` on, less `skip` bytes of it;
 * `plain`: bold and italic are left aside. */
static void
write_line(rcn_pdf_writer *writer, const rcn_pdf_line *line, uint32_t from,
           size_t skip, bool plain)
{
    const rcn_pdf_word *words = words_of(writer, line);
    rcn_paper *paper = writer->paper;
    for (uint32_t i = from; i < line->count; i++, skip = 0) {
        const rcn_pdf_word *word = &words[i];
        bool apart =
            i > from && (word->box.x0 - words[i - 1].box.x1) * 12 > word->size;
        if (word->raised && i && write_note(writer, line->page, word->text)) {
            continue;
        }
        rcn_paper_run run = {.bold = word->bold && !plain,
                             .italic = word->italic && !plain,
                             .superscript = word->raised && i,
                             .unsure = word->unsure};
        bool same =
            paper->link == word->link ||
            (paper->link && word->link && strcmp(paper->link, word->link) == 0);
        if (!same) {
            rcn_paper_set_link(paper, NULL);
        }
        if (apart && memcmp(&run, &paper->run, sizeof run) != 0) {
            rcn_paper_set_run(paper, (rcn_paper_run){0});
        }
        rcn_paper_html(paper, apart ? " " : "");
        if (!same) {
            rcn_paper_set_link(paper, word->link);
        }
        rcn_paper_set_run(paper, run);
        write_word(paper, word, skip);
    }
}

void
rcn_pdf_write_lines(rcn_pdf_writer *writer, size_t first, size_t end,
                    size_t skip, bool plain)
{
    bool begun = false;
    for (size_t i = first; i < end; i++) {
        const rcn_pdf_line *line = line_at(writer, i);
        if (line->kind != RCN_PDF_TEXT) {
            continue;
        }
        if (begun) {
            rcn_paper_set_run(writer->paper, (rcn_paper_run){0});
            rcn_paper_html(writer->paper, line->breaks ? "<br>\n"
                                          : line->row  ? " "
                                                       : "\n");
        }
        turn_to(writer, line->page);
        bool whole = skip == words_of(writer, line)[0].text.len;
        write_line(writer, line, !begun && whole ? 1 : 0,
                   begun || whole ? 0 : skip, plain);
        begun = true;
    }
    rcn_paper_set_link(writer->paper, NULL);
}

static size_t
count_words(const rcn_pdf_writer *writer, size_t first, size_t end)
{
    size_t count = 0;
    for (size_t i = first; i < end; i++) {
        count += line_at(writer, i)->kind == RCN_PDF_TEXT
                     ? line_at(writer, i)->count
                     : 0;
    }
    return count;
}

/* Returns the level of an entry of the outline with the words of a line, or
 * 0. */
static uint32_t
outline_level(const rcn_pdf_writer *writer, const rcn_pdf_line *line)
{
    const rcn_pdf *pdf = writer->pdf;
    if (!pdf->outline.count || line->count > HEADING_WORDS) {
        return 0;
    }
    rcn_text text = rcn_pdf_line_text(pdf, line);
    size_t most = pdf->outline.count < 500 ? pdf->outline.count : 500;
    for (size_t i = 0; i < most; i++) {
        if (rcn_text_same_words(pdf->outline.items[i].title, text)) {
            return pdf->outline.items[i].level;
        }
    }
    return 0;
}

/* Returns true for one short line with more space above it than below it and a
 * paragraph of several lines under it, which ends no sentence: a heading, where
 * nothing is known of its weight. */
static bool
stands_apart(const rcn_pdf_writer *writer, size_t first, size_t end)
{
    const rcn_pdf_line *line = line_at(writer, first);
    rcn_text start = words_of(writer, line)[0].text;
    rcn_text last = words_of(writer, line)[line->count - 1].text;
    uint32_t rune = 0;
    (void)rcn_utf8_next(start, 0, &rune);
    if (!first || first + 1 != end || end >= writer->pdf->lines.count ||
        rcn_pdf_ends_sentence(last) || rcn_text_ends(last, ",") ||
        !rcn_rune_is_upper(rune)) {
        return false;
    }
    const rcn_pdf_line *above = line_at(writer, first - 1);
    const rcn_pdf_line *below = line_at(writer, end);
    size_t under = paragraph_end(writer, end) - end;
    int32_t space = line->box.y0 - above->box.y1;
    return above->page == line->page && below->page == line->page &&
           below->kind == RCN_PDF_TEXT && under >= 2 &&
           space > line->size / 2 && space > below->box.y0 - line->box.y1;
}

/* Returns the level of a heading by its type, or 0. */
static uint32_t
level_of_type(const rcn_pdf_writer *writer, size_t first, size_t end)
{
    const rcn_pdf *pdf = writer->pdf;
    const rcn_pdf_line *line = line_at(writer, first);
    size_t words = count_words(writer, first, end);
    for (size_t i = 0; i < writer->size_count && words <= HEADING_WORDS; i++) {
        if (line->size * 100 >= writer->sizes[i] * 95) {
            return (uint32_t)i + 2;
        }
    }
    if (pdf->weightless) {
        return stands_apart(writer, first, end) && words <= BOLD_WORDS
                   ? (uint32_t)writer->size_count + 2
                   : 0;
    }
    bool bold = words <= BOLD_WORDS && line->size * 100 >= pdf->body_size * 98;
    for (size_t i = first; i < end; i++) {
        bold = bold && (line_at(writer, i)->kind != RCN_PDF_TEXT ||
                        line_at(writer, i)->bold);
    }
    rcn_text last = words_of(writer, line)[line->count - 1].text;
    bool whole = first + 1 == end && !rcn_text_ends(last, ".") &&
                 !rcn_text_ends(last, ":");
    return bold && whole ? (uint32_t)writer->size_count + 2 : 0;
}

/* Returns the level of the heading that lines [first, end) are; 0: none. */
static uint32_t
heading_level(const rcn_pdf_writer *writer, size_t first, size_t end)
{
    const rcn_pdf *pdf = writer->pdf;
    const rcn_pdf_line *line = line_at(writer, first);
    if (first == pdf->title_line) {
        return 1;
    }
    if (pdf->tagged && line->tag.element) {
        return line->tag.heading;
    }
    if (line->tag.cell || line->fixed) {
        return 0;
    }
    uint32_t level = outline_level(writer, line);
    level =
        level ? level + writer->below_title : level_of_type(writer, first, end);
    return level < LEVEL_MOST ? level : LEVEL_MOST;
}

/* Collects the sizes of headings, the largest first, the title left aside. */
static void
find_sizes(rcn_pdf_writer *writer)
{
    const rcn_pdf *pdf = writer->pdf;
    int32_t below = INT32_MAX;
    while (writer->size_count < RCN_PDF_SIZES) {
        int32_t largest = 0;
        for (size_t i = 0; i < pdf->lines.count; i++) {
            const rcn_pdf_line *line = line_at(writer, i);
            if (line->kind == RCN_PDF_TEXT && line->begins &&
                i != pdf->title_line && line->size < below &&
                line->size > largest) {
                largest = line->size;
            }
        }
        if (largest * 100 <= pdf->body_size * 112) {
            return;
        }
        writer->sizes[writer->size_count++] = largest;
        below = largest * 95 / 100;
    }
}

/* Collects the paragraphs that begin with a marker, or that the tags call
 * items. */
static void
find_items(rcn_pdf_writer *writer)
{
    const rcn_pdf *pdf = writer->pdf;
    for (size_t i = 0; i < pdf->lines.count; i++) {
        const rcn_pdf_line *line = line_at(writer, i);
        if (line->kind != RCN_PDF_TEXT || !line->begins || line->tag.cell ||
            heading_level(writer, i, paragraph_end(writer, i))) {
            continue;
        }
        rcn_text word = words_of(writer, line)[0].text;
        rcn_pdf_marker marker = rcn_pdf_read_marker(word);
        bool alone = line->count == 1 && marker.len == word.len &&
                     paragraph_end(writer, i) == i + 1;
        if ((marker.len || line->tag.item) && !alone) {
            rcn_pdf_item item = {(uint32_t)i, marker,
                                 line->tag.item || !marker.value};
            RCN_PUSH(writer->scratch, &writer->items, item);
        }
    }
}

/* A number makes an item when the next or the one before it makes one too. */
static void
find_series(rcn_pdf_writer *writer)
{
    for (size_t i = 0; i < writer->items.count; i++) {
        rcn_pdf_item *one = &writer->items.items[i];
        size_t end = i + 1 + SERIES_LOOK;
        for (size_t k = i + 1;
             one->marker.value && k < writer->items.count && k < end; k++) {
            rcn_pdf_item *two = &writer->items.items[k];
            int32_t away = line_at(writer, one->line)->box.x0 -
                           line_at(writer, two->line)->box.x0;
            bool next = one->marker.style == two->marker.style &&
                        two->marker.value == one->marker.value + 1;
            if (next && away < PLACE_NEAR && away > -PLACE_NEAR) {
                one->listed = true;
                two->listed = true;
                break;
            }
        }
    }
}

/* Returns the item that begins with line `first`, or NULL. */
static const rcn_pdf_item *
item_of(rcn_pdf_writer *writer, size_t first)
{
    while (writer->item < writer->items.count &&
           writer->items.items[writer->item].line < first) {
        writer->item++;
    }
    const rcn_pdf_item *item = writer->item < writer->items.count
                                   ? &writer->items.items[writer->item]
                                   : NULL;
    return item && item->line == first && item->listed ? item : NULL;
}

static void
set_quote(rcn_pdf_writer *writer, bool quote)
{
    if (quote != writer->quote) {
        rcn_paper_end_lists(writer->paper);
        rcn_paper_html(writer->paper,
                       quote ? "<blockquote>\n" : "</blockquote>\n");
        writer->quote = quote;
    }
}

static void
write_heading(rcn_pdf_writer *writer, size_t first, size_t end, uint32_t level)
{
    rcn_paper_end_lists(writer->paper);
    rcn_buffer_printf(writer->paper->out, "<h%u>", level);
    rcn_pdf_write_lines(writer, first, end, 0, true);
    rcn_buffer_printf(writer->paper->out, "</h%u>\n", level);
}

/* Returns the depth of an item by its place: right of the one before it is one
 * deeper. */
static uint32_t
depth_of(rcn_pdf_writer *writer, const rcn_pdf_line *line)
{
    uint32_t depth = writer->paper->depth;
    int32_t left = line->box.x0;
    if (depth && line->page != writer->list_page) {
        writer->indents[depth - 1] = left; /* pages have other margins */
    }
    while (depth && writer->indents[depth - 1] > left + NESTED_LEAST) {
        depth--;
    }
    if (!depth || (writer->indents[depth - 1] < left - NESTED_LEAST &&
                   depth < RCN_PAPER_LISTS)) {
        writer->indents[depth++] = left;
    }
    writer->list_page = line->page;
    return depth - 1;
}

/* Returns true for lines in letters of one width. */
static bool
is_code(const rcn_pdf_writer *writer, size_t first, size_t end)
{
    bool code = true;
    for (size_t i = first; i < end; i++) {
        const rcn_pdf_line *line = line_at(writer, i);
        code = code && (line->kind != RCN_PDF_TEXT || line->fixed);
    }
    return code;
}

/* Writes as many spaces as fit between two places in letters of one width. */
static void
write_spaces(const rcn_pdf_writer *writer, int32_t from, int32_t to,
             const rcn_pdf_word *word)
{
    int32_t letters = 0;
    for (size_t at = 0; at < word->text.len; letters++) {
        uint32_t rune = 0;
        at += rcn_utf8_next(word->text, at, &rune);
    }
    int32_t width = (word->box.x1 - word->box.x0) / (letters ? letters : 1);
    int32_t spaces = width > 0 ? (to - from + width / 2) / width : 0;
    spaces = spaces < SPACES_MOST ? spaces : SPACES_MOST;
    for (int32_t i = 0; i < spaces; i++) {
        rcn_paper_html(writer->paper, " ");
    }
}

/* Writes lines of code with the spaces in and before them. */
static void
write_code(rcn_pdf_writer *writer, size_t first, size_t end)
{
    int32_t left = INT32_MAX;
    for (size_t i = first; i < end; i++) {
        const rcn_pdf_line *line = line_at(writer, i);
        bool more = line->kind == RCN_PDF_TEXT && line->box.x0 < left;
        left = more ? line->box.x0 : left;
    }
    rcn_paper_end_lists(writer->paper);
    rcn_paper_html(writer->paper, "<pre>");
    for (size_t i = first; i < end; i++) {
        const rcn_pdf_line *line = line_at(writer, i);
        if (line->kind != RCN_PDF_TEXT) {
            continue;
        }
        rcn_paper_html(writer->paper, i > first && !line->row ? "\n" : "");
        turn_to(writer, line->page);
        int32_t at = line->row ? line->box.x0 - line->size / 2 : left;
        for (uint32_t k = 0; k < line->count; k++) {
            const rcn_pdf_word *word = &words_of(writer, line)[k];
            write_spaces(writer, at, word->box.x0, word);
            rcn_paper_text(writer->paper, word->text);
            at = word->box.x1;
        }
    }
    rcn_paper_html(writer->paper, "</pre>\n");
}

static void
write_paragraph(rcn_pdf_writer *writer, size_t first, size_t end)
{
    rcn_paper *paper = writer->paper;
    const rcn_pdf_line *line = line_at(writer, first);
    uint32_t level = heading_level(writer, first, end);
    rcn_pdf_set_row(writer, line->tag.cell && !level ? line->tag.row : 0);
    set_quote(writer, line->tag.quote);
    const rcn_pdf_item *item = item_of(writer, first);
    if (level) {
        write_heading(writer, first, end, level);
    } else if (writer->row && (writer->pdf->tagged || line->tag.spans)) {
        rcn_pdf_write_cell(writer, first, end);
    } else if (writer->row) {
        rcn_paper_html(paper, "<td>");
        rcn_pdf_write_lines(writer, first, end, 0, false);
        rcn_paper_html(paper, "</td>");
    } else if (item) {
        uint32_t depth =
            line->tag.level ? line->tag.level - 1u : depth_of(writer, line);
        rcn_paper_item(paper, depth, item->marker.style, item->marker.value);
        rcn_pdf_write_lines(writer, first, end, item->marker.len, false);
    } else if (is_code(writer, first, end)) {
        write_code(writer, first, end);
    } else {
        bool author = first == writer->pdf->author_line;
        rcn_paper_end_lists(paper);
        rcn_paper_html(paper, author ? "<p class=\"byline\">" : "<p>");
        rcn_pdf_write_lines(writer, first, end, 0, author);
        rcn_paper_html(paper, "</p>\n");
    }
}

/* Chains the lines that are no text by their pages. */
static void
chain_furniture(rcn_pdf_writer *writer)
{
    const rcn_pdf *pdf = writer->pdf;
    writer->furniture = rcn_arena_alloc(writer->scratch, pdf->pages.count + 1,
                                        sizeof *writer->furniture);
    writer->next = rcn_arena_alloc(writer->scratch, pdf->lines.count + 1,
                                   sizeof *writer->next);
    for (size_t i = 0; i < pdf->pages.count; i++) {
        writer->furniture[i] = NONE;
    }
    for (size_t i = pdf->lines.count; i-- > 0;) {
        const rcn_pdf_line *line = line_at(writer, i);
        if (line->kind != RCN_PDF_TEXT && line->kind != RCN_PDF_OUTSIDE) {
            writer->next[i] = writer->furniture[line->page];
            writer->furniture[line->page] = (uint32_t)i;
        }
    }
}

/* Notes that no reference was found for when the text was written. */
static void
write_left_notes(rcn_pdf_writer *writer)
{
    for (size_t i = 0; i < writer->pdf->lines.count; i++) {
        if (line_at(writer, i)->kind == RCN_PDF_NOTE) {
            rcn_paper_html(writer->paper, "<p>");
            write_line(writer, line_at(writer, i), 0, 0, false);
            rcn_paper_set_link(writer->paper, NULL);
            rcn_paper_html(writer->paper, "</p>\n");
        }
    }
}

void
rcn_pdf_write_paper(rcn_pdf *pdf, rcn_paper *paper)
{
    rcn_pdf_writer writer = {
        .pdf = pdf, .paper = paper, .scratch = rcn_arena_new(0)};
    chain_furniture(&writer);
    find_sizes(&writer);
    writer.below_title =
        pdf->title_line != UINT32_MAX &&
        outline_level(&writer, line_at(&writer, pdf->title_line)) != 1;
    find_items(&writer);
    find_series(&writer);
    for (size_t i = 0; i < pdf->lines.count;) {
        bool text = line_at(&writer, i)->kind == RCN_PDF_TEXT;
        size_t end = text ? paragraph_end(&writer, i) : i + 1;
        if (text) {
            write_paragraph(&writer, i, end);
        }
        for (; i < end; i++) {
            if (line_at(&writer, i)->kind == RCN_PDF_OUTSIDE) {
                write_cut(&writer, &pdf->lines.items[i]);
            }
        }
    }
    rcn_pdf_set_row(&writer, 0);
    set_quote(&writer, false);
    rcn_paper_end_lists(paper);
    write_left_notes(&writer);
    rcn_arena_free(writer.scratch);
}
