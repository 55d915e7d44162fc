/* Word documents (ISO/IEC 29500-1, WordprocessingML) become a page of HTML:
 * paragraphs by their styles, lists with their numbers, tables with their spans,
 * notes, links and pictures.  Insertions are accepted; what a revision deleted
 * is kept apart, so that the ledger can name it (17.13.5). */
#include <stdlib.h>
#include <string.h>

#include "base/codes.h"
#include "base/utf8.h"
#include "source/formats/docx_package.h"
#include "source/formats/docx_styles.h"
#include "source/formats/parts.h"

#define FIELDS_MOST  16 /* nested in each other */
#define COLUMNS_MOST 256
#define ROWS_MOST    ((size_t)20000) /* whose cells may span rows */

/* A document that is being read. */
typedef struct rcn_docx {
    rcn_archive *archive;
    rcn_arena *arena;
    rcn_docx_styles styles;
    rcn_paper *paper;
    rcn_docx_part main, footnotes, endnotes;
    const rcn_docx_part *part; /* that is being read: its relations count */
    bool titled;               /* a paragraph has the style of a title */
    bool in_note, in_code;     /* a note; <pre> is open */
    bool in_instruction[FIELDS_MOST];
    size_t fields;          /* that are open */
    rcn_buffer instruction; /* of the innermost field */
    size_t insertions, deletions;
} rcn_docx;

static const char *
attribute(const rcn_docx *docx, const xmlNode *node, const char *name)
{
    return rcn_node_attribute(docx->arena, node, name);
}

static const char *
child_value(const rcn_docx *docx, const xmlNode *node, const char *name)
{
    return attribute(docx, rcn_node_child(node, name), "val");
}

/* The first descendant of this name, or NULL. */
static const xmlNode *
find_within(const xmlNode *node, const char *name)
{
    for (const xmlNode *child = node->children; child; child = child->next) {
        if (rcn_node_is(child, name)) {
            return child;
        }
        const xmlNode *found = find_within(child, name);
        if (found) {
            return found;
        }
    }
    return NULL;
}

static const char *
relation(const rcn_docx *docx, const char *id)
{
    return rcn_docx_relation(docx->arena, docx->part, id);
}

static void write_blocks(rcn_docx *docx, const xmlNode *parent);
static void write_inline(rcn_docx *docx, const xmlNode *parent,
                         rcn_paper_run base);

static void
write_picture(rcn_docx *docx, const xmlNode *drawing)
{
    const xmlNode *blip = find_within(drawing, "blip");
    const xmlNode *old = blip ? NULL : find_within(drawing, "imagedata");
    const char *linked =
        relation(docx, attribute(docx, blip, "link")); /* not in the file */
    const char *target = blip ? relation(docx, attribute(docx, blip, "embed"))
                              : relation(docx, attribute(docx, old, "id"));
    if (!target && !linked) {
        return;
    }
    const xmlNode *about = find_within(drawing, "docPr");
    const char *alt = attribute(docx, about, "descr");
    const xmlNode *shape = about ? NULL : find_within(drawing, "shape");
    alt = alt ? alt : attribute(docx, shape, "alt");
    const char *name =
        target ? rcn_docx_part_name(docx->arena, docx->part, target) : linked;
    rcn_text bytes = {0};
    if (!target || rcn_paper_has_image(docx->paper, name) ||
        rcn_archive_read(docx->archive, name, &bytes)) {
        rcn_paper_image(docx->paper, name, bytes, alt);
    }
}

/* Pictures, and text boxes, whose paragraphs follow the one they hang on. */
static void
write_drawing(rcn_docx *docx, const xmlNode *node)
{
    const xmlNode *box = find_within(node, "txbxContent");
    if (!box) {
        write_picture(docx, node);
        return;
    }
    for (const xmlNode *child = box->children; child; child = child->next) {
        if (rcn_node_is(child, "p")) {
            rcn_paper_html(docx->paper, "<br>");
            write_inline(docx, child, (rcn_paper_run){0});
        }
    }
}

static void
write_note(rcn_docx *docx, const xmlNode *reference, rcn_docx_part *part)
{
    const char *id = attribute(docx, reference, "id");
    const xmlNode *note =
        id && !docx->in_note ? rcn_docx_find_note(docx->arena, part, id) : NULL;
    if (!note) {
        return;
    }
    docx->part = part;
    rcn_paper_begin_note(docx->paper);
    docx->in_note = true;
    bool first = true;
    for (const xmlNode *child = note->children; child; child = child->next) {
        if (rcn_node_is(child, "p")) {
            rcn_paper_html(docx->paper, first ? "<p>" : "</p><p>");
            write_inline(docx, child, (rcn_paper_run){0});
            first = false;
        }
    }
    docx->in_note = false;
    docx->part = &docx->main;
    rcn_paper_html(docx->paper, first ? "" : "</p>");
    rcn_paper_end_note(docx->paper);
}

/* HYPERLINK "address" (17.16.5.25); other fields show only their result. */
static void
begin_result(rcn_docx *docx)
{
    rcn_text text = rcn_text_trim(rcn_buffer_text(&docx->instruction));
    if (!rcn_text_starts(text, "HYPERLINK")) {
        return;
    }
    size_t open = rcn_text_find(text, "\"", 0);
    size_t end = open < text.len ? rcn_text_find(text, "\"", open + 1) : open;
    if (end < text.len && end > open + 1) {
        rcn_text address = rcn_text_slice(text, open + 1, end);
        bool inner =
            rcn_text_find(rcn_text_slice(text, 0, open), "\\l", 0) < SIZE_MAX;
        const char *target = rcn_text_string(docx->arena, address);
        rcn_paper_set_link(docx->paper,
                           inner ? rcn_arena_printf(docx->arena, "#%s", target)
                                 : target);
    }
}

static void
read_field(rcn_docx *docx, const xmlNode *node)
{
    const char *type = attribute(docx, node, "fldCharType");
    if (!type) {
        return;
    }
    if (strcmp(type, "begin") == 0 && docx->fields < FIELDS_MOST) {
        docx->in_instruction[docx->fields++] = true;
        docx->instruction.len = 0;
    } else if (strcmp(type, "separate") == 0 && docx->fields) {
        docx->in_instruction[docx->fields - 1] = false;
        begin_result(docx);
    } else if (strcmp(type, "end") == 0 && docx->fields) {
        docx->fields--;
        if (docx->paper->link) {
            rcn_paper_set_link(docx->paper, NULL);
        }
    }
}

/* Adds the words of a node, deleted or not, without the codes of fields. */
static void
add_words(rcn_buffer *out, const xmlNode *node)
{
    for (const xmlNode *child = node->children; child; child = child->next) {
        if (rcn_node_is(child, "delText") || rcn_node_is(child, "t")) {
            xmlChar *text = xmlNodeGetContent(child);
            rcn_buffer_string(out, (const char *)text);
            xmlFree(text);
        } else if (rcn_node_is(child, "tab") || rcn_node_is(child, "br")) {
            rcn_buffer_char(out, ' ');
        } else if (child->type == XML_ELEMENT_NODE) {
            add_words(out, child);
            if (rcn_node_is(child, "p")) {
                rcn_buffer_char(out, ' ');
            }
        }
    }
}

static void
write_deletion(rcn_docx *docx, const xmlNode *node)
{
    rcn_buffer text = rcn_buffer_new(docx->arena);
    add_words(&text, node);
    docx->deletions++;
    rcn_paper_cut(docx->paper, "tracked-deletion",
                  rcn_text_trim(rcn_buffer_text(&text)));
}

/* <w:sym w:char="F0B7">: fonts of signs put them into the private area, at the
 * codes of their own encoding. */
static void
write_sign(rcn_docx *docx, const xmlNode *node)
{
    const char *code = attribute(docx, node, "char");
    unsigned long rune = code ? strtoul(code, NULL, 16) : 0;
    rune = rune == 0xF0B7 || rune == 0xB7 ? 0x2022 : rune;
    if (rune >= 0x20 && rune < 0xD800) {
        rcn_buffer text = rcn_buffer_new(docx->arena);
        rcn_buffer_rune(&text, (uint32_t)rune);
        rcn_paper_text(docx->paper, rcn_buffer_text(&text));
    }
}

static bool
in_instruction(const rcn_docx *docx)
{
    return docx->fields && docx->in_instruction[docx->fields - 1];
}

static void
write_signs(rcn_docx *docx, const xmlNode *node)
{
    static const struct {
        const char *name, *html;
    } signs[] = {{"tab", "\t"},
                 {"ptab", "\t"},
                 {"br", "<br>"},
                 {"cr", "<br>"},
                 {"noBreakHyphen", "\xE2\x80\x91"},
                 {"softHyphen", "\xC2\xAD"}};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        if (rcn_node_is(node, signs[i].name)) {
            bool line = docx->in_code && signs[i].html[0] == '<';
            rcn_paper_html(docx->paper, line ? "\n" : signs[i].html);
        }
    }
}

/* One piece of a run. */
static void
write_piece(rcn_docx *docx, const xmlNode *node, rcn_paper_run run)
{
    if (rcn_node_is(node, "fldChar")) {
        read_field(docx, node);
    } else if (rcn_node_is(node, "instrText")) {
        rcn_buffer_string(&docx->instruction,
                          rcn_node_content(docx->arena, node));
    } else if (in_instruction(docx)) {
        return;
    } else if (rcn_node_is(node, "t")) {
        xmlChar *text = xmlNodeGetContent(node);
        rcn_paper_set_run(docx->paper, run);
        rcn_paper_text(docx->paper, rcn_text_of((const char *)text));
        xmlFree(text);
    } else if (rcn_node_is(node, "drawing") || rcn_node_is(node, "pict") ||
               rcn_node_is(node, "object")) {
        write_drawing(docx, node);
    } else if (rcn_node_is(node, "AlternateContent")) {
        const xmlNode *choice = rcn_node_child(node, "Choice");
        if (choice) {
            write_drawing(docx, choice);
        }
    } else if (rcn_node_is(node, "footnoteReference")) {
        write_note(docx, node, &docx->footnotes);
    } else if (rcn_node_is(node, "endnoteReference")) {
        write_note(docx, node, &docx->endnotes);
    } else if (rcn_node_is(node, "sym")) {
        write_sign(docx, node);
    } else {
        write_signs(docx, node);
    }
}

static void
write_run(rcn_docx *docx, const xmlNode *node, rcn_paper_run base)
{
    const xmlNode *properties = rcn_node_child(node, "rPr");
    if (rcn_node_child(properties, "vanish")) {
        return;
    }
    rcn_paper_run run = base;
    const char *name = child_value(docx, properties, "rStyle");
    if (name) {
        rcn_paper_run styled = rcn_docx_find_style(&docx->styles, name).run;
        run.bold = run.bold || styled.bold;
        run.italic = run.italic || styled.italic;
        run.small_caps = run.small_caps || styled.small_caps;
        run.superscript = styled.superscript;
        run.subscript = styled.subscript;
    }
    if (properties) {
        rcn_docx_add_run(docx->arena, properties, &run);
    }
    if (rcn_node_child(node, "footnoteReference") ||
        rcn_node_child(node, "endnoteReference")) {
        run = (rcn_paper_run){0};
    }
    for (const xmlNode *child = node->children; child; child = child->next) {
        write_piece(docx, child, run);
    }
}

static void
write_link(rcn_docx *docx, const xmlNode *node, rcn_paper_run base)
{
    const char *target = relation(docx, attribute(docx, node, "id"));
    const char *anchor = attribute(docx, node, "anchor");
    if (!target && anchor) {
        target = rcn_arena_printf(docx->arena, "#%s", anchor);
    }
    if (target) {
        rcn_paper_set_link(docx->paper, target);
    }
    write_inline(docx, node, base);
    if (target) {
        rcn_paper_set_link(docx->paper, NULL);
    }
}

static void
write_anchor(rcn_docx *docx, const xmlNode *node)
{
    const char *name = attribute(docx, node, "name");
    if (name && *name && strcmp(name, "_GoBack") != 0) {
        rcn_paper_set_run(docx->paper, (rcn_paper_run){0});
        rcn_paper_html(docx->paper, "<a id=\"");
        rcn_paper_text(docx->paper, rcn_text_of(name));
        rcn_paper_html(docx->paper, "\"></a>");
    }
}

static void
write_inline_node(rcn_docx *docx, const xmlNode *node, rcn_paper_run base)
{
    if (rcn_node_is(node, "r")) {
        write_run(docx, node, base);
    } else if (rcn_node_is(node, "hyperlink")) {
        write_link(docx, node, base);
    } else if (rcn_node_is(node, "del") || rcn_node_is(node, "moveFrom")) {
        write_deletion(docx, node);
    } else if (rcn_node_is(node, "bookmarkStart")) {
        write_anchor(docx, node);
    } else if (rcn_node_is(node, "oMath") || rcn_node_is(node, "oMathPara")) {
        rcn_paper_set_run(docx->paper, base);
        rcn_paper_text(docx->paper,
                       rcn_text_of(rcn_node_content(docx->arena, node)));
    } else if (node->type == XML_ELEMENT_NODE && !rcn_node_is(node, "pPr") &&
               !rcn_node_is(node, "sdtPr")) {
        docx->insertions +=
            rcn_node_is(node, "ins") || rcn_node_is(node, "moveTo");
        write_inline(docx, node, base);
    }
}

static void
write_inline(rcn_docx *docx, const xmlNode *parent, rcn_paper_run base)
{
    for (const xmlNode *node = parent->children; node; node = node->next) {
        write_inline_node(docx, node, base);
    }
    rcn_paper_set_run(docx->paper, (rcn_paper_run){0});
}

static void
end_code(rcn_docx *docx)
{
    if (docx->in_code) {
        rcn_paper_html(docx->paper, "</pre>\n");
        docx->in_code = false;
    }
}

/* A paragraph by its tag; one without anything in it leaves no trace. */
static void
write_tagged(rcn_docx *docx, const xmlNode *node, const char *open,
             const char *close)
{
    rcn_paper_end_lists(docx->paper);
    size_t before = docx->paper->out->len;
    rcn_paper_html(docx->paper, open);
    size_t empty = docx->paper->out->len;
    write_inline(docx, node, (rcn_paper_run){0});
    if (docx->paper->out->len == empty) {
        docx->paper->out->len = before;
        return;
    }
    rcn_paper_html(docx->paper, close);
}

static void
write_heading(rcn_docx *docx, const xmlNode *node, int outline)
{
    int level = outline + 1 + (docx->titled ? 1 : 0);
    level = level < 1 ? 1 : level;
    level = level > 6 ? 6 : level;
    write_tagged(docx, node, rcn_arena_printf(docx->arena, "<h%d>", level),
                 rcn_arena_printf(docx->arena, "</h%d>\n", level));
}

static void
write_code(rcn_docx *docx, const xmlNode *node)
{
    rcn_paper_end_lists(docx->paper);
    rcn_paper_html(docx->paper, docx->in_code ? "\n" : "<pre>");
    docx->in_code = true;
    write_inline(docx, node, (rcn_paper_run){0});
}

/* True when the paragraph was written as the item of a list. */
static bool
write_item(rcn_docx *docx, const xmlNode *node, const rcn_docx_style *style)
{
    const xmlNode *own = rcn_node_child(rcn_node_child(node, "pPr"), "numPr");
    const char *number = child_value(docx, own, "numId");
    const char *indent = child_value(docx, own, "ilvl");
    rcn_docx_list *list =
        rcn_docx_find_list(&docx->styles, number ? number : style->number);
    size_t level = indent ? strtoul(indent, NULL, 10) : style->level;
    level = level < RCN_DOCX_LEVELS ? level : RCN_DOCX_LEVELS - 1;
    if (!list || list->levels[level].style == '?') {
        return false;
    }
    int32_t *next = &list->count->next[level];
    bool restart = list->levels[level].restart;
    *next = *next && !restart ? *next : list->levels[level].start;
    list->levels[level].restart = false;
    rcn_paper_item(docx->paper, (uint32_t)level, list->levels[level].style,
                   *next);
    (*next)++;
    for (size_t i = level + 1; i < RCN_DOCX_LEVELS; i++) {
        list->count->next[i] = 0;
    }
    write_inline(docx, node, (rcn_paper_run){0});
    return true;
}

static void
write_contents(rcn_docx *docx, const xmlNode *node)
{
    rcn_paper_end_lists(docx->paper);
    rcn_paper_html(docx->paper, "<p>");
    rcn_buffer text = rcn_buffer_new(docx->arena);
    add_words(&text, node);
    rcn_paper_cut(docx->paper, "table-of-contents",
                  rcn_text_trim(rcn_buffer_text(&text)));
    rcn_paper_html(docx->paper, "</p>\n");
}

/* A field of the head: its words stay, and are metadata too. */
static void
write_field(rcn_docx *docx, const xmlNode *node, const char *name,
            const char *open)
{
    rcn_paper_meta(docx->paper, name, rcn_node_content(docx->arena, node));
    write_tagged(docx, node, open, "</p>\n");
}

static void
write_paragraph(rcn_docx *docx, const xmlNode *node)
{
    const xmlNode *properties = rcn_node_child(node, "pPr");
    rcn_docx_style style = rcn_docx_find_style(
        &docx->styles, child_value(docx, properties, "pStyle"));
    const char *outline = child_value(docx, properties, "outlineLvl");
    if (outline && strlen(outline) == 1 && *outline < '9') {
        style.outline = *outline - '0';
    }
    if (style.kind != RCN_DOCX_CODE) {
        end_code(docx);
    }
    if (style.kind == RCN_DOCX_TITLE) {
        write_tagged(docx, node, "<h1>", "</h1>\n");
    } else if (style.kind == RCN_DOCX_CONTENTS) {
        write_contents(docx, node);
    } else if (style.outline >= 0) {
        write_heading(docx, node, style.outline);
    } else if (style.kind == RCN_DOCX_CODE) {
        write_code(docx, node);
    } else if (style.kind == RCN_DOCX_AUTHOR) {
        write_field(docx, node, "author", "<p class=\"byline\">");
    } else if (style.kind == RCN_DOCX_DATE) {
        write_field(docx, node, "date", "<p class=\"date\">");
    } else if (style.kind == RCN_DOCX_CAPTION) {
        rcn_paper_end_lists(docx->paper);
        write_tagged(docx, node, "<figcaption>", "</figcaption>\n");
    } else if (style.kind == RCN_DOCX_QUOTE) {
        write_tagged(docx, node, "<blockquote><p>", "</p></blockquote>\n");
    } else if (!write_item(docx, node, &style)) {
        write_tagged(docx, node, "<p>", "</p>\n");
    }
}

static size_t
span_of(const rcn_docx *docx, const xmlNode *cell)
{
    const char *span =
        child_value(docx, rcn_node_child(cell, "tcPr"), "gridSpan");
    size_t count = span ? strtoul(span, NULL, 10) : 1;
    return count >= 1 && count < COLUMNS_MOST ? count : 1;
}

/* True for a cell that goes on with the cell above it (w:vMerge). */
static bool
continues(const rcn_docx *docx, const xmlNode *cell)
{
    const xmlNode *merge =
        rcn_node_child(rcn_node_child(cell, "tcPr"), "vMerge");
    const char *value = attribute(docx, merge, "val");
    return merge && (!value || strcmp(value, "restart") != 0);
}

/* The rows that each cell of a row takes; `below` counts, by column, the cells
 * of the rows beneath that go on with what stands above them. */
static void
count_rows(rcn_docx *docx, const xmlNode *row, uint16_t *below, uint16_t *rows)
{
    uint16_t now[COLUMNS_MOST] = {0};
    size_t column = 0;
    for (const xmlNode *cell = row->children; cell; cell = cell->next) {
        if (!rcn_node_is(cell, "tc") || column >= COLUMNS_MOST) {
            continue;
        }
        rows[column] = (uint16_t)(below[column] + 1);
        now[column] = continues(docx, cell) ? rows[column] : 0;
        column += span_of(docx, cell);
    }
    memcpy(below, now, sizeof now);
}

static size_t
count_paragraphs(const xmlNode *cell)
{
    size_t count = 0;
    for (const xmlNode *node = cell->children; node; node = node->next) {
        count += rcn_node_is(node, "p") ? 1 : 0;
        count += rcn_node_is(node, "tbl") ? 2 : 0;
    }
    return count;
}

static void
write_cell(rcn_docx *docx, const xmlNode *cell, bool head, uint32_t rows)
{
    const char *name = head ? "th" : "td";
    size_t columns = span_of(docx, cell);
    rcn_buffer *out = docx->paper->out;
    rcn_buffer_printf(out, "<%s", name);
    if (columns > 1) {
        rcn_buffer_printf(out, " colspan=\"%zu\"", columns);
    }
    if (rows > 1) {
        rcn_buffer_printf(out, " rowspan=\"%u\"", rows);
    }
    rcn_buffer_char(out, '>');
    if (count_paragraphs(cell) == 1) {
        for (const xmlNode *node = cell->children; node; node = node->next) {
            if (rcn_node_is(node, "p")) {
                write_inline(docx, node, (rcn_paper_run){0});
            }
        }
    } else {
        write_blocks(docx, cell);
        rcn_paper_end_lists(docx->paper);
        end_code(docx);
    }
    rcn_buffer_printf(out, "</%s>", name);
}

static void
write_row(rcn_docx *docx, const xmlNode *row, const uint16_t *rows)
{
    const xmlNode *properties = rcn_node_child(row, "trPr");
    bool head = rcn_node_child(properties, "tblHeader") != NULL;
    if (rcn_node_child(properties, "del")) {
        write_deletion(docx, row);
        return;
    }
    rcn_paper_html(docx->paper, "<tr>");
    size_t column = 0;
    for (const xmlNode *cell = row->children; cell; cell = cell->next) {
        if (!rcn_node_is(cell, "tc") || column >= COLUMNS_MOST) {
            continue;
        }
        if (!continues(docx, cell)) {
            write_cell(docx, cell, head, rows[column]);
        }
        column += span_of(docx, cell);
    }
    rcn_paper_html(docx->paper, "</tr>\n");
}

/* Rows are counted from the last up, since a cell must know how many below it
 * go on with it.  Beyond ROWS_MOST no cell goes on. */
static void
write_table(rcn_docx *docx, const xmlNode *table)
{
    size_t count = 0;
    for (const xmlNode *row = table->children; row; row = row->next) {
        count += rcn_node_is(row, "tr");
    }
    size_t known = count < ROWS_MOST ? count : ROWS_MOST;
    uint16_t(*rows)[COLUMNS_MOST] =
        rcn_arena_alloc(docx->arena, known + 1, sizeof *rows);
    uint16_t below[COLUMNS_MOST] = {0};
    size_t index = count;
    for (const xmlNode *row = table->last; row; row = row->prev) {
        if (rcn_node_is(row, "tr") && --index < known) {
            count_rows(docx, row, below, rows[index]);
        }
    }
    rcn_paper_html(docx->paper, "<table>\n");
    for (const xmlNode *row = table->children; row; row = row->next) {
        if (rcn_node_is(row, "tr")) {
            write_row(docx, row, rows[index < known ? index : known]);
            index++;
        }
    }
    rcn_paper_html(docx->paper, "</table>\n");
}

static void
write_blocks(rcn_docx *docx, const xmlNode *parent)
{
    for (const xmlNode *node = parent->children; node; node = node->next) {
        if (rcn_node_is(node, "p")) {
            write_paragraph(docx, node);
        } else if (rcn_node_is(node, "tbl")) {
            end_code(docx);
            rcn_paper_end_lists(docx->paper);
            write_table(docx, node);
        } else if (rcn_node_is(node, "del") || rcn_node_is(node, "moveFrom")) {
            write_deletion(docx, node);
        } else if (node->type == XML_ELEMENT_NODE &&
                   !rcn_node_is(node, "sdtPr")) {
            write_blocks(docx, node); /* sdt, ins, customXml */
        }
    }
}

static bool
has_title(const rcn_docx *docx, const xmlNode *body)
{
    for (const xmlNode *node = body->children; node; node = node->next) {
        const char *name =
            child_value(docx, rcn_node_child(node, "pPr"), "pStyle");
        if (name &&
            rcn_docx_find_style(&docx->styles, name).kind == RCN_DOCX_TITLE) {
            return true;
        }
    }
    return false;
}

static void
report(const rcn_docx *docx)
{
    if (docx->insertions || docx->deletions) {
        rcn_log_add(docx->archive->log, RCN_CODE_SOURCE_TRACKED,
                    (rcn_place){docx->archive->path, 0, 0},
                    "insertions accepted: %zu; deletions left out: %zu",
                    docx->insertions, docx->deletions);
    }
    rcn_docx_report_comments(docx->archive, &docx->main);
}

void
rcn_parts_docx(rcn_arena *arena, rcn_text bytes, const char *path, rcn_log *log,
               rcn_parts *parts)
{
    rcn_docx docx = {
        .archive = rcn_archive_open(arena, bytes, path, log, &parts->unpacked),
        .arena = arena,
        .instruction = rcn_buffer_new(arena)};
    if (docx.archive) {
        docx.main = rcn_docx_open_main(docx.archive);
    }
    const xmlNode *body = rcn_node_child(docx.main.root, "body");
    if (!body) {
        if (docx.main.root) {
            rcn_archive_complain(docx.archive, "no text in it", "");
        }
        return;
    }
    docx.part = &docx.main;
    docx.paper = rcn_paper_new(arena);
    docx.styles = rcn_docx_read_styles(docx.archive);
    docx.footnotes =
        rcn_docx_open_beside(docx.archive, &docx.main, "footnotes.xml");
    docx.endnotes =
        rcn_docx_open_beside(docx.archive, &docx.main, "endnotes.xml");
    docx.titled = has_title(&docx, body);
    rcn_docx_read_properties(docx.archive, docx.paper);
    write_blocks(&docx, body);
    end_code(&docx);
    report(&docx);
    RCN_PUSH(arena, parts,
             rcn_paper_part(docx.paper, "", "recension " RCN_VERSION));
}
