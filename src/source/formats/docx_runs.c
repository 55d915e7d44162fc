/* What is in a paragraph of a Word document: runs with their signs, fields,
 * links, notes, pictures and text boxes, and what revisions changed (ISO/IEC
 * 29500-1, 17.3.2, 17.13.5, 17.16). */
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "source/formats/docx.h"

/* Returns the first descendant of this name, or NULL. */
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

const char *
rcn_docx_value(const rcn_docx *docx, const xmlNode *node, const char *name)
{
    return rcn_node_attribute(docx->arena, rcn_node_child(node, name), "val");
}

static void
write_picture(rcn_docx *docx, const xmlNode *drawing)
{
    const xmlNode *blip = find_within(drawing, "blip");
    const xmlNode *old = blip ? NULL : find_within(drawing, "imagedata");
    const char *linked =
        relation(docx, rcn_node_attribute(docx->arena, blip,
                                          "link")); /* not in the file */
    const char *target =
        blip ? relation(docx, rcn_node_attribute(docx->arena, blip, "embed"))
             : relation(docx, rcn_node_attribute(docx->arena, old, "id"));
    if (!target && !linked) {
        return;
    }
    const xmlNode *about = find_within(drawing, "docPr");
    const char *alt = rcn_node_attribute(docx->arena, about, "descr");
    const xmlNode *shape = about ? NULL : find_within(drawing, "shape");
    alt = alt ? alt : rcn_node_attribute(docx->arena, shape, "alt");
    if (!target) {
        rcn_paper_linked_image(docx->paper, linked, alt);
        return;
    }
    const char *name = rcn_docx_part_name(docx->arena, docx->part, target);
    rcn_text bytes = {0};
    if (rcn_paper_has_image(docx->paper, name) ||
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
            rcn_docx_write_inline(docx, child, (rcn_paper_run){0});
        }
    }
}

static void
write_note(rcn_docx *docx, const xmlNode *reference, rcn_docx_part *part)
{
    const char *id = rcn_node_attribute(docx->arena, reference, "id");
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
            rcn_docx_write_inline(docx, child, (rcn_paper_run){0});
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
    const char *type = rcn_node_attribute(docx->arena, node, "fldCharType");
    if (!type) {
        return;
    }
    if (strcmp(type, "begin") == 0 && docx->fields < RCN_DOCX_FIELDS) {
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

void
rcn_docx_add_words(rcn_buffer *out, const xmlNode *node)
{
    for (const xmlNode *child = node->children; child; child = child->next) {
        if (rcn_node_is(child, "delText") || rcn_node_is(child, "t")) {
            xmlChar *text = xmlNodeGetContent(child);
            rcn_buffer_string(out, (const char *)text);
            xmlFree(text);
        } else if (rcn_node_is(child, "tab") || rcn_node_is(child, "br")) {
            rcn_buffer_char(out, ' ');
        } else if (child->type == XML_ELEMENT_NODE) {
            rcn_docx_add_words(out, child);
            if (rcn_node_is(child, "p")) {
                rcn_buffer_char(out, ' ');
            }
        }
    }
}

void
rcn_docx_write_deletion(rcn_docx *docx, const xmlNode *node)
{
    rcn_buffer text = rcn_buffer_new(docx->arena);
    rcn_docx_add_words(&text, node);
    docx->deletions++;
    rcn_paper_cut(docx->paper, "tracked-deletion",
                  rcn_text_trim(rcn_buffer_text(&text)));
}

/* <w:sym w:char="F0B7">: fonts of signs put them into the private area, at the
 * codes of their own encoding. */
static void
write_sign(rcn_docx *docx, const xmlNode *node)
{
    const char *code = rcn_node_attribute(docx->arena, node, "char");
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
    const char *name = rcn_docx_value(docx, properties, "rStyle");
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
    const char *target =
        relation(docx, rcn_node_attribute(docx->arena, node, "id"));
    const char *anchor = rcn_node_attribute(docx->arena, node, "anchor");
    if (!target && anchor) {
        target = rcn_arena_printf(docx->arena, "#%s", anchor);
    }
    if (target) {
        rcn_paper_set_link(docx->paper, target);
    }
    rcn_docx_write_inline(docx, node, base);
    if (target) {
        rcn_paper_set_link(docx->paper, NULL);
    }
}

static void
write_anchor(rcn_docx *docx, const xmlNode *node)
{
    const char *name = rcn_node_attribute(docx->arena, node, "name");
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
        rcn_docx_write_deletion(docx, node);
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
        rcn_docx_write_inline(docx, node, base);
    }
}

void
rcn_docx_write_inline(rcn_docx *docx, const xmlNode *parent, rcn_paper_run base)
{
    for (const xmlNode *node = parent->children; node; node = node->next) {
        write_inline_node(docx, node, base);
    }
    rcn_paper_set_run(docx->paper, (rcn_paper_run){0});
}
