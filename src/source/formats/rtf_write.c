/* Paragraphs, lists and tables of RTF as a page.  A cell takes the columns
 * between its edges, as all rows of its table have them. */
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "source/formats/rtf.h"

#define LEVEL_MOST 6
#define SPAN_MOST  1000
#define ROW_MOST   200 /* cells; what follows goes into the next row's first */

/* Returns the style of a number; one that says nothing when the file has
 * none. */
static rcn_rtf_style
find_style(const rcn_rtf_writer *writer, int32_t number)
{
    for (size_t i = 0; i < writer->styles.count; i++) {
        if (writer->styles.items[i].number == number) {
            return writer->styles.items[i];
        }
    }
    return (rcn_rtf_style){0};
}

/* How an item is counted, by its marker: "1.", "b)", or a bullet. */
static rcn_ordinal
ordinal_of(const char *marker)
{
    rcn_text text = rcn_text_trim(rcn_text_of(marker));
    size_t at = text.len && text.at[0] == '(';
    char first = at < text.len ? text.at[at] : '\0';
    if (first >= '0' && first <= '9') {
        return (rcn_ordinal){'1', (int32_t)strtol(text.at + at, NULL, 10)};
    }
    bool single = at + 2 == text.len && strchr(".)", text.at[at + 1]);
    if (single && first >= 'a' && first <= 'z') {
        return (rcn_ordinal){'a', first - 'a' + 1};
    }
    if (single && first >= 'A' && first <= 'Z') {
        return (rcn_ordinal){'A', first - 'A' + 1};
    }
    return (rcn_ordinal){'\0', 0};
}

/* Begins a table, or writes the one that is open, as the paragraph wants. */
static void
settle_table(rcn_rtf_writer *writer)
{
    if (writer->in_note || writer->in_table == writer->paragraph.in_table) {
        return;
    }
    if (writer->in_table) {
        rcn_rtf_end(writer);
        return;
    }
    rcn_paper_end_lists(writer->paper);
    writer->in_table = true;
    writer->cell = rcn_buffer_new(writer->arena);
    writer->paper->out = &writer->cell;
}

static void
end_code(rcn_rtf_writer *writer)
{
    rcn_paper_html(writer->paper, writer->in_code ? "</pre>\n" : "");
    writer->in_code = false;
}

/* Begins a heading; the title has a negative level. */
static void
begin_heading(rcn_rtf_writer *writer, int32_t level)
{
    static const char *const ends[] = {"</h1>\n", "</h2>\n", "</h3>\n",
                                       "</h4>\n", "</h5>\n", "</h6>\n"};
    bool title = level < 0;
    level = title ? 1 : level + writer->titled;
    level = level < LEVEL_MOST ? level : LEVEL_MOST;
    writer->titled = writer->titled || title;
    writer->look.front = title && writer->paragraph.centred;
    rcn_buffer_printf(writer->paper->out, "<h%d>", (int)level);
    writer->close = ends[level - 1];
}

/* Begins a paragraph that is no heading and no item. */
static void
begin_kind(rcn_rtf_writer *writer, rcn_docx_kind kind)
{
    static const struct {
        const char *open, *close;
    } tags[] = {
        [RCN_DOCX_AUTHOR] = {"<p class=\"byline\">", "</p>\n"},
        [RCN_DOCX_DATE] = {"<p class=\"date\">", "</p>\n"},
        [RCN_DOCX_QUOTE] = {"<blockquote><p>", "</p></blockquote>\n"},
        [RCN_DOCX_CAPTION] = {"<figcaption>", "</figcaption>\n"},
        [RCN_DOCX_CODE] = {"<pre>", "\n"},
        [RCN_DOCX_CONTENTS] = {NULL, NULL},
    };
    bool apart = writer->in_note || writer->in_table;
    bool plain = apart || !tags[kind].open;
    if (!apart && kind == RCN_DOCX_BODY) {
        rcn_rtf_begin_plain(writer);
        return;
    }
    bool goes_on = writer->in_code && kind == RCN_DOCX_CODE && !plain;
    rcn_paper_html(writer->paper, plain     ? "<p>"
                                  : goes_on ? ""
                                            : tags[kind].open);
    writer->close = plain ? "</p>\n" : tags[kind].close;
    writer->in_code = !plain && kind == RCN_DOCX_CODE;
}

/* Returns true for a paragraph below the words of the item before it. */
static bool
goes_on_item(const rcn_rtf_writer *writer)
{
    const rcn_rtf_paragraph *paragraph = &writer->paragraph;
    return !writer->in_note && writer->paper->depth && writer->indent_count &&
           !paragraph->first &&
           paragraph->left == writer->indents[writer->indent_count - 1];
}

void
rcn_rtf_begin_paragraph(rcn_rtf_writer *writer)
{
    const rcn_rtf_paragraph *paragraph = &writer->paragraph;
    if (writer->close) {
        return;
    }
    rcn_rtf_style style = find_style(writer, paragraph->style);
    if (style.kind != RCN_DOCX_CODE && !writer->in_note) {
        end_code(writer);
    }
    settle_table(writer);
    int32_t outline = paragraph->outline;
    int32_t level = outline == RCN_RTF_TITLE_LEVEL ? -1
                    : outline >= 0 && outline < 9  ? outline + 1
                                                   : style.level;
    bool item = paragraph->marker && !writer->in_note;
    if (level && !writer->in_note && !writer->in_table) {
        rcn_paper_end_lists(writer->paper);
        begin_heading(writer, level);
    } else if (item) {
        rcn_ordinal ordinal = ordinal_of(paragraph->marker);
        rcn_paper_item(writer->paper, (uint32_t)paragraph->level, ordinal.style,
                       ordinal.value);
        writer->close = "\n";
    } else if (goes_on_item(writer)) {
        rcn_paper_html(writer->paper, "<p>");
        writer->close = "</p>\n";
    } else {
        rcn_paper_end_lists(writer->paper);
        begin_kind(writer, style.kind);
    }
    writer->indent_count = writer->paper->depth ? writer->indent_count : 0;
}

void
rcn_rtf_end_paragraph(rcn_rtf_writer *writer)
{
    if (writer->held) {
        const char *held = writer->held;
        writer->paragraph.first = 0;
        writer->held = NULL;
        rcn_rtf_write(writer, rcn_text_of(held), (rcn_paper_run){0}, NULL,
                      NULL);
    }
    if (writer->close) {
        rcn_paper_set_link(writer->paper, NULL);
        if (writer->look.open) {
            rcn_rtf_end_plain(writer);
        }
        rcn_paper_html(writer->paper, writer->close);
    }
    writer->close = NULL;
    writer->paragraph.marker = NULL;
}

/* Returns true for "1.", "b)" and bullets. */
static bool
is_marker(rcn_arena *arena, rcn_text text)
{
    static const char *const bullets[] = {"•", "◦", "▪", "‣", "·",
                                          "–", "-", "*", "o"};
    for (size_t i = 0; i < sizeof bullets / sizeof *bullets; i++) {
        if (rcn_text_is(text, bullets[i])) {
            return true;
        }
    }
    return text.len >= 2 && text.len <= 4 &&
           strchr(".)", text.at[text.len - 1]) &&
           ordinal_of(rcn_text_string(arena, text)).style;
}

/* Returns the level of an item by its indent: more than that of the item before
 * is one level more. */
static int32_t
level_of_indent(rcn_rtf_writer *writer, int32_t indent)
{
    while (writer->indent_count &&
           writer->indents[writer->indent_count - 1] >= indent) {
        writer->indent_count--;
    }
    if (writer->indent_count < RCN_PAPER_LISTS) {
        writer->indents[writer->indent_count++] = indent;
    }
    return (int32_t)writer->indent_count - 1;
}

/* Programs without lists write the marker of an item and a tab before it, below
 * a hanging indent.  True when words are kept back until it is known whether
 * they are one, or are the tab that makes them one. */
static bool
hold_marker(rcn_rtf_writer *writer, rcn_text words)
{
    rcn_rtf_paragraph *paragraph = &writer->paragraph;
    if (paragraph->first >= 0 || paragraph->marker || writer->close ||
        writer->in_note) {
        return false;
    }
    rcn_text trimmed = rcn_text_trim(words);
    if (!writer->held && is_marker(writer->arena, trimmed)) {
        writer->held = rcn_text_string(writer->arena, trimmed);
        return true;
    }
    if (writer->held && rcn_text_is(words, "\t")) {
        paragraph->marker = writer->held;
        paragraph->level = level_of_indent(writer, paragraph->left);
        writer->held = NULL;
        return true;
    }
    return false;
}

void
rcn_rtf_write(rcn_rtf_writer *writer, rcn_text words, rcn_paper_run run,
              const char *link, const char *class_id)
{
    rcn_paper *paper = writer->paper;
    if (!class_id && hold_marker(writer, words)) {
        return;
    }
    bool code =
        find_style(writer, writer->paragraph.style).kind == RCN_DOCX_CODE;
    if (!writer->close && !code && rcn_text_blank(words)) {
        return;
    }
    const char *held = writer->held;
    writer->held = NULL;
    if (!writer->close) {
        writer->look.fixed = run.code && !held;
    }
    rcn_rtf_begin_paragraph(writer);
    rcn_paper_text(paper, rcn_text_of(held ? held : ""));
    if (writer->look.front) {
        rcn_buffer_add(&writer->look.line, words);
    }
    writer->look.mixed =
        writer->look.mixed || (!run.code && !rcn_text_blank(words));
    if (class_id) {
        rcn_paper_cut(paper, class_id, words);
        return;
    }
    bool same = paper->link == link ||
                (paper->link && link && strcmp(paper->link, link) == 0);
    if (!same) {
        rcn_paper_set_link(paper, link);
    }
    rcn_paper_set_run(paper, run);
    rcn_paper_text(paper, words);
}

void
rcn_rtf_write_item(rcn_rtf_writer *writer, rcn_text words, int32_t indent)
{
    rcn_rtf_end_paragraph(writer);
    writer->paragraph.marker = "";
    writer->paragraph.level = level_of_indent(writer, indent);
    rcn_rtf_write(writer, rcn_text_trim(words), (rcn_paper_run){0}, NULL, NULL);
    rcn_rtf_end_paragraph(writer);
}

void
rcn_rtf_end_cell(rcn_rtf_writer *writer)
{
    writer->paragraph.in_table = true;
    settle_table(writer);
    rcn_rtf_end_paragraph(writer);
    rcn_paper_end_lists(writer->paper);
    bool room = writer->cells.count - writer->row_start < ROW_MOST;
    if (writer->in_table && !writer->in_note && room) {
        RCN_PUSH(writer->arena, &writer->cells,
                 (rcn_rtf_cell){.html = rcn_buffer_text(&writer->cell),
                                .row = writer->row});
        writer->cell = rcn_buffer_new(writer->arena);
    }
}

void
rcn_rtf_end_row(rcn_rtf_writer *writer)
{
    int32_t left = writer->row_left;
    rcn_rtf_end_paragraph(writer);
    for (size_t i = writer->row_start; i < writer->cells.count; i++) {
        rcn_rtf_cell *cell = &writer->cells.items[i];
        size_t index = i - writer->row_start;
        rcn_rtf_cell defined = {.right = left + 1};
        if (index < writer->defined.count) {
            defined = writer->defined.items[index];
        }
        cell->left = left;
        cell->right = defined.right > left ? defined.right : left + 1;
        cell->joined = defined.joined;
        cell->below = defined.below;
        cell->head = writer->row_head;
        left = cell->right;
    }
    writer->row_start = writer->cells.count;
    writer->row++;
}

static int
by_value(const void *left, const void *right)
{
    const int32_t *a = left;
    const int32_t *b = right;
    return (*a > *b) - (*a < *b);
}

/* The edges of all cells, sorted, each once. */
typedef struct rcn_rtf_edges {
    int32_t *items;
    size_t count;
} rcn_rtf_edges;

/* Returns how many edges lie at or left of a place. */
static size_t
edges_up_to(const rcn_rtf_edges *edges, int32_t place)
{
    size_t low = 0;
    size_t high = edges->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        bool left = edges->items[middle] <= place;
        low = left ? middle + 1 : low;
        high = left ? high : middle;
    }
    return low;
}

/* Rows that a cell takes: those below whose cell at its left edge goes on. */
static size_t
count_rows(const rcn_rtf_cells *cells, size_t index)
{
    const rcn_rtf_cell *cell = &cells->items[index];
    size_t rows = 1;
    for (size_t i = index + 1; i < cells->count && rows < SPAN_MOST; i++) {
        const rcn_rtf_cell *other = &cells->items[i];
        if (other->row > cell->row + rows) {
            break;
        }
        rows += other->row == cell->row + rows && other->below &&
                other->left == cell->left;
    }
    return rows;
}

static void
write_cell(rcn_rtf_writer *writer, const rcn_rtf_edges *edges, size_t index)
{
    const rcn_rtf_cells *cells = &writer->cells;
    const rcn_rtf_cell *cell = &cells->items[index];
    int32_t right = cell->right;
    for (size_t i = index + 1;
         i < cells->count && cells->items[i].row == cell->row &&
         cells->items[i].joined;
         i++) {
        right = cells->items[i].right;
    }
    size_t columns = edges_up_to(edges, right) - edges_up_to(edges, cell->left);
    size_t rows = count_rows(cells, index);
    rcn_paper_html(writer->paper, cell->head ? "<th" : "<td");
    if (columns > 1) {
        rcn_buffer_printf(writer->paper->out, " colspan=\"%zu\"", columns);
    }
    if (rows > 1) {
        rcn_buffer_printf(writer->paper->out, " rowspan=\"%zu\"", rows);
    }
    rcn_paper_html(writer->paper, ">");
    rcn_buffer_add(writer->paper->out, cell->html);
    rcn_paper_html(writer->paper, cell->head ? "</th>" : "</td>");
}

static rcn_rtf_edges
find_edges(const rcn_rtf_writer *writer)
{
    const rcn_rtf_cells *cells = &writer->cells;
    rcn_rtf_edges edges = {
        rcn_arena_alloc(writer->arena, cells->count + 1, sizeof *edges.items),
        0};
    for (size_t i = 0; i < cells->count; i++) {
        edges.items[i] = cells->items[i].right;
    }
    qsort(edges.items, cells->count, sizeof *edges.items, by_value);
    for (size_t i = 0; i < cells->count; i++) {
        if (!i || edges.items[i] != edges.items[edges.count - 1]) {
            edges.items[edges.count++] = edges.items[i];
        }
    }
    return edges;
}

static void
write_table(rcn_rtf_writer *writer)
{
    const rcn_rtf_cells *cells = &writer->cells;
    rcn_rtf_edges edges = find_edges(writer);
    rcn_paper_html(writer->paper, "<table>\n");
    for (size_t i = 0; i < cells->count; i++) {
        const rcn_rtf_cell *cell = &cells->items[i];
        bool first = !i || cells->items[i - 1].row != cell->row;
        rcn_paper_html(writer->paper, first && i ? "</tr>\n" : "");
        rcn_paper_html(writer->paper, first ? "<tr>" : "");
        if (!cell->joined && !cell->below) {
            write_cell(writer, &edges, i);
        }
    }
    rcn_paper_html(writer->paper, "</tr>\n</table>\n");
}

void
rcn_rtf_end(rcn_rtf_writer *writer)
{
    rcn_rtf_end_paragraph(writer);
    rcn_paper_end_lists(writer->paper);
    end_code(writer);
    if (!writer->in_table) {
        return;
    }
    if (writer->cell.len) {
        rcn_rtf_end_cell(writer);
    }
    if (writer->row_start < writer->cells.count) {
        rcn_rtf_end_row(writer);
    }
    writer->paper->out = &writer->paper->body;
    if (writer->cells.count) {
        write_table(writer);
    }
    writer->in_table = false;
    writer->cells.count = 0;
    writer->row_start = 0;
    writer->row = 0;
}
