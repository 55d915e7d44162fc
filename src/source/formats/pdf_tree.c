/* The structure tree of a tagged PDF (ISO 32000-1, 14.8), as `pdfinfo
 * -struct-text` prints it: one element or one text a line, indented. */
#include <string.h>

#include "base/utf8.h"
#include "source/formats/pdf_tree.h"

#define ROLE_MOST   16 /* bytes of the name of an element */
#define LEVELS_MOST 9
#define QUOTE_LEAST 150 /* of an indent, in 1/1000 */
#define SPAN_MOST   1000

/* Returns true when `role` is one of the words of `roles`, which are parted by
 * spaces. */
static bool
is_role(const char *role, const char *roles)
{
    size_t len = strlen(role);
    for (const char *at = roles; *at;) {
        size_t word = strcspn(at, " ");
        if (word == len && memcmp(at, role, len) == 0) {
            return true;
        }
        at += word + strspn(at + word, " ");
    }
    return false;
}

/* Rows and cells of a table; one within a cell of another is text of that.
 * Returns true for a cell. */
static bool
open_cell(rcn_pdf_tree *tree, const char *role, rcn_pdf_tag *tag)
{
    bool within = tag->cell != 0;
    if (is_role(role, "TR") && !within) {
        tag->row = ++tree->elements;
    }
    bool cell = is_role(role, "TD TH") && tag->row && !within;
    if (cell) {
        tag->head_cell = is_role(role, "TH");
        RCN_PUSH(tree->pdf->arena, &tree->pdf->cells,
                 (rcn_pdf_cell){tag->row, 1, 1, tag->head_cell});
        tag->cell = (uint32_t)tree->pdf->cells.count;
    }
    return cell;
}

static void
open_element(rcn_pdf_tree *tree, size_t indent, const char *role)
{
    while (tree->depth && tree->open[tree->depth - 1].indent >= indent) {
        tree->depth--;
    }
    rcn_pdf_tag tag = {0};
    if (tree->depth) {
        tag = tree->open[tree->depth - 1].tag;
    }
    tag.indent = 0;
    if (is_role(role, "P H H1 H2 H3 H4 H5 H6 LI TD TH Caption Note TOCI "
                      "BlockQuote Formula Figure")) {
        tag.element = ++tree->elements;
        tag.heading = 0;
    }
    if (role[0] == 'H' && role[1] >= '1' && role[1] <= '6' && !role[2]) {
        tag.heading = (uint8_t)(role[1] - '0');
    }
    if (is_role(role, "L") && tag.level < LEVELS_MOST) {
        tag.level++;
    }
    bool cell = open_cell(tree, role, &tag);
    tag.item = tag.item || is_role(role, "LI");
    tag.quote = tag.quote || is_role(role, "BlockQuote");
    tag.note = tag.note || is_role(role, "Note");
    tag.article = tag.article || is_role(role, "Art");
    if (tree->depth < RCN_PDF_DEPTH) {
        tree->open[tree->depth++] =
            (rcn_pdf_open){indent, is_role(role, "P"), cell, tag};
    }
}

void
rcn_pdf_add_letters(rcn_buffer *out, rcn_text text)
{
    for (size_t at = 0; at < text.len;) {
        uint32_t rune = 0;
        size_t len = rcn_utf8_next(text, at, &rune);
        if (!rcn_rune_is_space(rune) && rune >= 0x20) {
            rcn_buffer_add(out, rcn_text_slice(text, at, at + len));
        }
        at += len;
    }
}

static void
add_text(rcn_pdf_tree *tree, size_t indent, rcn_text text)
{
    while (tree->depth && tree->open[tree->depth - 1].indent >= indent) {
        tree->depth--;
    }
    rcn_pdf_stretch stretch = {.start = (uint32_t)tree->letters.len};
    if (tree->depth) {
        stretch.tag = tree->open[tree->depth - 1].tag;
    }
    rcn_pdf_add_letters(&tree->letters, text);
    if (tree->letters.len > stretch.start) {
        RCN_PUSH(tree->scratch, &tree->stretches, stretch);
    }
}

/* Returns the line that begins at `*at`, less its end. */
static rcn_text
next_line(rcn_text text, size_t *at)
{
    const char *end = memchr(text.at + *at, '\n', text.len - *at);
    size_t stop = end ? (size_t)(end - text.at) : text.len;
    rcn_text line = rcn_text_slice(text, *at, stop);
    *at = stop < text.len ? stop + 1 : stop;
    return line;
}

/* A text runs to the line that ends in a quotation mark. */
static void
read_text(rcn_pdf_tree *tree, rcn_text text, size_t *at, size_t indent)
{
    size_t start = *at + indent + 1;
    rcn_text line = next_line(text, at);
    while (*at < text.len &&
           (line.len < indent + 2 || line.at[line.len - 1] != '"')) {
        indent = 0; /* lines that follow are not indented */
        line = next_line(text, at);
    }
    size_t end = (size_t)(line.at - text.at) + line.len;
    end -= end > start && text.at[end - 1] == '"';
    add_text(tree, indent,
             rcn_text_slice(text, start, end > start ? end : start));
}

/* Returns a number such as 0.48 in 1/1000, at most 60000. */
static uint16_t
read_thousandths(rcn_text text)
{
    uint32_t value = 0;
    uint32_t unit = 1000;
    bool fraction = false;
    for (size_t i = 0; i < text.len && value < 60000 && unit; i++) {
        bool digit = text.at[i] >= '0' && text.at[i] <= '9';
        if (!digit && text.at[i] != '.') {
            break;
        }
        fraction = fraction || !digit;
        unit /= fraction && digit ? 10 : 1;
        uint32_t figure = digit ? (uint32_t)(text.at[i] - '0') : 0;
        value = !digit     ? value
                : fraction ? value + figure * unit
                           : value * 10 + figure * 1000;
    }
    return (uint16_t)(value < 60000 ? value : 60000);
}

/* Returns the columns or rows that a cell takes. */
static uint16_t
read_span(rcn_text text)
{
    int32_t span = rcn_pdf_read_number(text) / 100;
    return (uint16_t)(span < 1 ? 1 : span < SPAN_MOST ? span : SPAN_MOST);
}

/* What an attribute of the cell that is open says of its spans. */
static void
read_cell_attribute(const rcn_pdf_tree *tree, rcn_text line)
{
    static const char columns[] = "/ColSpan ";
    static const char rows[] = "/RowSpan ";
    const rcn_pdf_open *open = &tree->open[tree->depth - 1];
    rcn_pdf_cell *cell = &tree->pdf->cells.items[open->tag.cell - 1];
    if (rcn_text_starts(line, columns)) {
        cell->columns =
            read_span(rcn_text_slice(line, sizeof columns - 1, line.len));
    } else if (rcn_text_starts(line, rows)) {
        cell->rows = read_span(rcn_text_slice(line, sizeof rows - 1, line.len));
    }
}

/* Indents of a paragraph.  One that is set in on both sides is a quotation. */
static void
read_attribute(rcn_pdf_tree *tree, rcn_text line)
{
    static const char start[] = "/StartIndent ";
    static const char end[] = "/EndIndent ";
    rcn_pdf_open *open = tree->depth ? &tree->open[tree->depth - 1] : NULL;
    if (open && open->cell) {
        read_cell_attribute(tree, line);
    }
    if (!open || !open->paragraph) {
        return;
    }
    rcn_pdf_tag *tag = &open->tag;
    if (rcn_text_starts(line, start)) {
        tag->indent =
            read_thousandths(rcn_text_slice(line, sizeof start - 1, line.len));
    } else if (rcn_text_starts(line, end)) {
        uint16_t indent =
            read_thousandths(rcn_text_slice(line, sizeof end - 1, line.len));
        bool apart = !tag->item && !tag->cell && !tag->note;
        tag->quote = tag->quote || (apart && indent >= QUOTE_LEAST &&
                                    tag->indent >= QUOTE_LEAST);
    }
}

static void
read_elements(rcn_pdf_tree *tree, rcn_text text)
{
    for (size_t at = 0; at < text.len;) {
        size_t indent = 0;
        while (at + indent < text.len && text.at[at + indent] == ' ') {
            indent++;
        }
        if (at + indent < text.len && text.at[at + indent] == '"') {
            read_text(tree, text, &at, indent);
            continue;
        }
        rcn_text line = next_line(text, &at);
        read_attribute(tree, rcn_text_slice(line, indent, line.len));
        char role[ROLE_MOST];
        size_t len = 0;
        for (; indent + len < line.len && len + 1 < sizeof role; len++) {
            char byte = line.at[indent + len];
            bool word = (byte | 32) >= 'a' && (byte | 32) <= 'z';
            if (!word && (byte < '0' || byte > '9')) {
                break;
            }
            role[len] = byte;
        }
        role[len] = '\0';
        if (len && strcmp(role, "Object") != 0) {
            open_element(tree, indent, role);
        }
    }
}

/* LibreOffice writes a list of each depth beside the others, not in them: there
 * the indents of the items tell their levels. */
static void
set_levels(rcn_pdf_tree *tree)
{
    uint16_t indents[LEVELS_MOST];
    size_t depth = 0;
    for (size_t i = 0; i < tree->stretches.count; i++) {
        rcn_pdf_tag *tag = &tree->stretches.items[i].tag;
        if (!tag->item || tag->level != 1 || !tag->indent) {
            depth = 0;
            continue;
        }
        while (depth && indents[depth - 1] > tag->indent) {
            depth--;
        }
        bool deeper = !depth || indents[depth - 1] < tag->indent;
        if (deeper && depth < LEVELS_MOST) {
            indents[depth++] = tag->indent;
        }
        tag->level = (uint8_t)depth;
    }
}

void
rcn_pdf_tree_read(rcn_pdf_tree *tree, rcn_text printed)
{
    read_elements(tree, printed);
    set_levels(tree);
}
