/* hOCR 1.2: pages of HTML whose elements say by their class what a program
 * found on a picture of a page, and in the attribute title where. */
#include <string.h>
#include <strings.h>

#include "base/codes.h"
#include "source/formats/ocr.h"
#include "source/formats/web_tree.h"

#define POINTS 72000 /* 1/1000 pt in an inch */

/* Returns the values of a property of an element, "30 12 240 55" of "bbox";
 * empty without it.  Properties are parted by semicolons (hOCR 1.2, 3.1). */
static rcn_text
property(rcn_text title, const char *name)
{
    size_t len = strlen(name);
    for (size_t at = 0; at < title.len;) {
        size_t end = rcn_text_find(title, ";", at);
        end = end < title.len ? end : title.len;
        rcn_text one = rcn_text_trim(rcn_text_slice(title, at, end));
        if (one.len > len && rcn_text_starts(one, name) && one.at[len] == ' ') {
            return rcn_text_slice(one, len + 1, one.len);
        }
        at = end + 1;
    }
    return (rcn_text){"", 0};
}

/* Returns the value with number `index` of a property, in 1/100, or `none`. */
static int32_t
value(rcn_text values, int index, int32_t none)
{
    size_t at = 0;
    for (; index > 0 && at < values.len; index--) {
        size_t space = rcn_text_find(values, " ", at);
        at = space < values.len ? space + 1 : values.len;
    }
    return at < values.len
               ? rcn_pdf_read_number(rcn_text_slice(values, at, values.len))
               : none;
}

static rcn_text
title_of(const rcn_ocr *ocr, const xmlNode *node)
{
    return rcn_text_of(rcn_web_attribute(ocr->pdf.arena, node, "title"));
}

static rcn_pdf_box
box_of(rcn_text title)
{
    rcn_text box = property(title, "bbox");
    return (rcn_pdf_box){value(box, 0, 0), value(box, 1, 0), value(box, 2, 0),
                         value(box, 3, 0)};
}

static bool
has_class(const xmlNode *node, const char *const *names)
{
    for (; *names; names++) {
        if (rcn_web_has_class(node, *names)) {
            return true;
        }
    }
    return false;
}

static void
begin_page(rcn_ocr *ocr, const xmlNode *node)
{
    rcn_text title = title_of(ocr, node);
    int32_t dots = value(property(title, "scan_res"), 1, 0) / 100;
    rcn_text label = property(title, "lpageno");
    rcn_ocr_begin_page(ocr, box_of(title), dots > 0 ? POINTS / dots : 0,
                       rcn_text_string(ocr->pdf.arena, label));
}

static void
add_word(rcn_ocr *ocr, xmlNode *node)
{
    rcn_text title = title_of(ocr, node);
    int32_t sure = value(property(title, "x_wconf"), 0, -1);
    rcn_ocr_look look = {.bold = rcn_web_find(node, "strong", NULL) != NULL,
                         .italic = rcn_web_find(node, "em", NULL) != NULL,
                         .raised = rcn_web_find(node, "sup", NULL) != NULL,
                         .unsure = rcn_ocr_is_unsure(sure, 100)};
    rcn_ocr_add_word(ocr, rcn_web_text(ocr->pdf.arena, node), box_of(title),
                     look);
}

/* The words of a line that has no boxes for words, each with its share. */
static void
add_line_words(rcn_ocr *ocr, const xmlNode *node)
{
    rcn_text text =
        rcn_text_squash(ocr->pdf.arena, rcn_web_text(ocr->pdf.arena, node));
    rcn_pdf_box line = box_of(title_of(ocr, node));
    int64_t width = line.x1 - line.x0;
    for (size_t at = 0; at < text.len;) {
        size_t end = rcn_text_find(text, " ", at);
        end = end < text.len ? end : text.len;
        rcn_pdf_box box = line;
        box.x0 += (int32_t)(width * (int64_t)at / (int64_t)text.len);
        box.x1 = line.x0 + (int32_t)(width * (int64_t)end / (int64_t)text.len);
        rcn_ocr_add_word(ocr, rcn_text_slice(text, at, end), box,
                         (rcn_ocr_look){0});
        at = end + 1;
    }
}

static xmlNode *
word_in(xmlNode *line)
{
    for (xmlNode *node = line; node; node = rcn_web_next(line, node)) {
        if (rcn_web_has_class(node, "ocrx_word") ||
            rcn_web_has_class(node, "ocr_word")) {
            return node;
        }
    }
    return NULL;
}

/* Reads the page in the order of its elements. */
static void
read_tree(rcn_ocr *ocr, xmlNode *root)
{
    static const char *const lines[] = {
        "ocr_line",    "ocrx_line",     "ocr_header", "ocr_footer",
        "ocr_caption", "ocr_textfloat", NULL};
    static const char *const words[] = {"ocrx_word", "ocr_word", NULL};
    bool parted = false;
    for (xmlNode *node = root; node;) {
        bool word = has_class(node, words);
        bool line = !word && has_class(node, lines);
        bool bare = line && !word_in(node);
        if (rcn_web_has_class(node, "ocr_page")) {
            begin_page(ocr, node);
        } else if (rcn_web_has_class(node, "ocr_carea")) {
            rcn_ocr_begin_block(ocr);
        } else if (rcn_web_has_class(node, "ocr_par")) {
            parted = true;
        } else if (line) {
            rcn_ocr_begin_line(ocr, parted);
            parted = false;
        }
        if (word) {
            add_word(ocr, node);
        } else if (bare) {
            add_line_words(ocr, node);
        }
        node =
            word || bare ? rcn_web_after(root, node) : rcn_web_next(root, node);
    }
}

/* Returns what <meta> says of this name, or "". */
static const char *
meta(rcn_arena *arena, xmlNode *root, const char *name)
{
    for (xmlNode *node = root; node; node = rcn_web_next(root, node)) {
        if (strcmp((const char *)node->name, "body") == 0) {
            break;
        }
        if (strcmp((const char *)node->name, "meta") == 0 &&
            strcasecmp(rcn_web_attribute(arena, node, "name"), name) == 0) {
            return rcn_web_attribute(arena, node, "content");
        }
    }
    return "";
}

bool
rcn_hocr_looks_like(rcn_text head)
{
    return rcn_text_find(head, "ocr_page", 0) != SIZE_MAX &&
           (rcn_text_find(head, "ocr-system", 0) != SIZE_MAX ||
            rcn_text_find(head, "bbox ", 0) != SIZE_MAX);
}

void
rcn_parts_hocr(rcn_arena *arena, rcn_text bytes, const char *path, rcn_log *log,
               rcn_parts *parts)
{
    xmlNode *root = rcn_web_tree(arena, bytes);
    rcn_ocr ocr = {.pdf.arena = arena};
    rcn_part part;
    if (root) {
        read_tree(&ocr, root);
    }
    if (root && rcn_ocr_finish(&ocr, meta(arena, root, "ocr-system"), &part)) {
        RCN_PUSH(arena, parts, part);
        return;
    }
    rcn_log_add(log, RCN_CODE_SOURCE_CONTAINER, (rcn_place){path, 0, 0},
                "hOCR without a page with words");
}
