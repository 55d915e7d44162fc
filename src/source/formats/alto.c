/* ALTO (Library of Congress, versions 2 to 4): pages of blocks, lines and
 * strings with their places, as text recognition writes them beside a scan. */
#include <string.h>

#include "base/codes.h"
#include "source/formats/archive.h"
#include "source/formats/ocr.h"
#include "source/formats/xml_entities.h"

#define STYLES_MOST 1000
#define STYLE_BYTES 64
#define DEPTH_MOST  32 /* of blocks in blocks */

typedef struct rcn_alto {
    rcn_ocr ocr;
    const xmlNode *styles;
    int64_t scale; /* of all pages, or 0 */
    bool whole;    /* the last word stands whole before the line end in it */
} rcn_alto;

static const char *
attribute(const rcn_alto *alto, const xmlNode *node, const char *name)
{
    const char *value = rcn_node_attribute(alto->ocr.pdf.arena, node, name);
    return value ? value : "";
}

static int32_t
number(const rcn_alto *alto, const xmlNode *node, const char *name)
{
    return rcn_pdf_read_number(rcn_text_of(attribute(alto, node, name)));
}

static rcn_pdf_box
box_of(const rcn_alto *alto, const xmlNode *node)
{
    rcn_pdf_box box = {number(alto, node, "HPOS"), number(alto, node, "VPOS"),
                       number(alto, node, "WIDTH"),
                       number(alto, node, "HEIGHT")};
    box.x1 += box.x0;
    box.y1 += box.y0;
    return box;
}

/* Returns the FONTSTYLE of the first of the styles that a string names. */
static const char *
style_of(const rcn_alto *alto, const xmlNode *string)
{
    const char *id = attribute(alto, string, "STYLEREFS");
    size_t len = strcspn(id, " ");
    size_t seen = 0;
    for (const xmlNode *node = alto->styles ? alto->styles->children : NULL;
         node && len && seen < STYLES_MOST; node = node->next, seen++) {
        const char *name = attribute(alto, node, "ID");
        if (strlen(name) == len && strncmp(name, id, len) == 0) {
            return attribute(alto, node, "FONTSTYLE");
        }
    }
    return "";
}

/* Returns a word with its hyphen.  Where the file states how the parted word
 * reads, a hyphen that is no part of it is written as a soft one, which never
 * is part of a word; one that is, is kept with the other half. */
static rcn_text
with_hyphen(rcn_alto *alto, const xmlNode *string, rcn_text word)
{
    const xmlNode *next = string->next;
    while (next && next->type != XML_ELEMENT_NODE) {
        next = next->next;
    }
    alto->whole = false;
    if (!next || !rcn_node_is(next, "HYP")) {
        return word;
    }
    rcn_text whole = rcn_text_of(attribute(alto, string, "SUBS_CONTENT"));
    bool told =
        whole.len > word.len && memcmp(whole.at, word.at, word.len) == 0;
    alto->whole = told && whole.at[word.len] == '-';
    const char *sign = attribute(alto, next, "CONTENT");
    sign = told ? "\xC2\xAD" : *sign ? sign : "-";
    return alto->whole
               ? whole
               : rcn_text_of(rcn_arena_printf(alto->ocr.pdf.arena, "%.*s%s",
                                              (int)word.len, word.at, sign));
}

static void
read_string(rcn_alto *alto, const xmlNode *node)
{
    if (alto->whole &&
        strcmp(attribute(alto, node, "SUBS_TYPE"), "HypPart2") == 0) {
        alto->whole = false;
        return;
    }
    const char *own = attribute(alto, node, "STYLE");
    const char *style = *own ? own : style_of(alto, node);
    const char *sure = attribute(alto, node, "WC");
    rcn_ocr_look look = {
        .bold = strstr(style, "bold") != NULL,
        .italic = strstr(style, "italics") != NULL,
        .raised = strstr(style, "superscript") != NULL,
        .unsure = *sure &&
                  rcn_ocr_is_unsure(rcn_pdf_read_number(rcn_text_of(sure)), 1)};
    rcn_text word =
        rcn_text_trim(rcn_text_of(attribute(alto, node, "CONTENT")));
    rcn_ocr_add_word(&alto->ocr, with_hyphen(alto, node, word),
                     box_of(alto, node), look);
}

static void
read_block(rcn_alto *alto, const xmlNode *block)
{
    bool parted = true;
    rcn_ocr_begin_block(&alto->ocr);
    for (const xmlNode *line = block->children; line; line = line->next) {
        if (!rcn_node_is(line, "TextLine")) {
            continue;
        }
        rcn_ocr_begin_line(&alto->ocr, parted);
        parted = false;
        for (const xmlNode *node = line->children; node; node = node->next) {
            if (rcn_node_is(node, "String")) {
                read_string(alto, node);
            }
        }
    }
}

static void
read_blocks(rcn_alto *alto, const xmlNode *parent, int depth)
{
    for (const xmlNode *node = parent->children; node; node = node->next) {
        if (rcn_node_is(node, "TextBlock")) {
            read_block(alto, node);
        } else if (rcn_node_is(node, "ComposedBlock") && depth < DEPTH_MOST) {
            read_blocks(alto, node, depth + 1);
        }
    }
}

/* What is at the top and the foot of a page, by what the file says of it: the
 * number of the page, or a running head. */
static void
set_edges(rcn_alto *alto, size_t first)
{
    rcn_pdf *pdf = &alto->ocr.pdf;
    for (size_t i = first; i < pdf->lines.count; i++) {
        rcn_pdf_line *line = &pdf->lines.items[i];
        rcn_text word =
            line->count ? pdf->words.items[line->first].text : rcn_text_of("");
        bool number = line->count == 1;
        for (size_t k = 0; k < word.len && number; k++) {
            number = word.at[k] >= '0' && word.at[k] <= '9';
        }
        line->kind = number ? RCN_PDF_FOLIO : RCN_PDF_HEAD;
    }
}

/* Margins come before the print space in the file, wherever they stand. */
static void
read_page(rcn_alto *alto, const xmlNode *page)
{
    static const char *const spaces[] = {
        "TopMargin", "PrintSpace", "LeftMargin", "RightMargin", "BottomMargin"};
    rcn_pdf_box box = {.x1 = number(alto, page, "WIDTH"),
                       .y1 = number(alto, page, "HEIGHT")};
    rcn_ocr_begin_page(&alto->ocr, box, alto->scale,
                       attribute(alto, page, "PRINTED_IMG_NR"));
    for (size_t i = 0; i < sizeof spaces / sizeof *spaces; i++) {
        const xmlNode *space = rcn_node_child(page, spaces[i]);
        size_t first = alto->ocr.pdf.lines.count;
        if (space) {
            read_blocks(alto, space, 0);
        }
        if (i == 0 || i + 1 == sizeof spaces / sizeof *spaces) {
            set_edges(alto, first);
        }
    }
}

/* Returns the name of the last program that worked on the text, with its
 * version. */
static const char *
program_of(const rcn_alto *alto, const xmlNode *description)
{
    const xmlNode *software = NULL;
    for (const xmlNode *node = description ? description->children : NULL; node;
         node = node->next) {
        const xmlNode *step = rcn_node_child(node, "ocrProcessingStep");
        step = step ? step : node;
        const xmlNode *found = rcn_node_child(step, "processingSoftware");
        software = found ? found : software;
    }
    rcn_arena *arena = alto->ocr.pdf.arena;
    const char *name =
        rcn_node_content(arena, rcn_node_child(software, "softwareName"));
    const char *version =
        rcn_node_content(arena, rcn_node_child(software, "softwareVersion"));
    return rcn_arena_printf(arena, *version ? "%.64s %.32s" : "%.64s", name,
                            version);
}

bool
rcn_alto_looks_like(rcn_text head)
{
    return rcn_text_find(head, "<alto", 0) != SIZE_MAX ||
           rcn_text_find(head, ":alto ", 0) != SIZE_MAX;
}

void
rcn_parts_alto(rcn_arena *arena, rcn_text bytes, const char *path, rcn_log *log,
               rcn_parts *parts)
{
    static const struct {
        const char *unit;
        int64_t scale;
    } units[] = {{"mm10", 283}, {"inch1200", 60}};
    rcn_alto alto = {.ocr.pdf.arena = arena};
    xmlNode *root =
        rcn_node_parse(arena, rcn_xml_entities(arena, bytes, path, log));
    const xmlNode *about = rcn_node_child(root, "Description");
    const char *unit =
        rcn_node_content(arena, rcn_node_child(about, "MeasurementUnit"));
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        alto.scale =
            strcmp(unit, units[i].unit) == 0 ? units[i].scale : alto.scale;
    }
    alto.styles = rcn_node_child(root, "Styles");
    const xmlNode *layout = rcn_node_child(root, "Layout");
    for (const xmlNode *node = layout ? layout->children : NULL; node;
         node = node->next) {
        if (rcn_node_is(node, "Page")) {
            read_page(&alto, node);
        }
    }
    rcn_part part;
    if (rcn_ocr_finish(&alto.ocr, program_of(&alto, about), &part)) {
        RCN_PUSH(arena, parts, part);
        return;
    }
    rcn_log_add(log, RCN_CODE_SOURCE_CONTAINER, (rcn_place){path, 0, 0},
                "ALTO without a page with words");
}
