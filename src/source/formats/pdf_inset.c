/* Quotations of a PDF without tags: paragraphs that are set in as a whole, below or
 * above one that is not. */
#include <stdlib.h>

#include "source/formats/pdf.h"

#define INSET_MOST 7500 /* 1/100 pt; more is the place of a signature */
#define EDGE_NEAR  150  /* of the beginnings of a paragraph's lines */
#define PLACE_NEAR 400  /* of the words of an item */

/* A paragraph and its edges. */
typedef struct rcn_pdf_inset {
    size_t first, end; /* lines */
    int32_t left, right, size;
    int32_t item;  /* where the words of an item begin; 0: it is none */
    uint32_t page; /* of its first line */
    bool even;     /* all lines begin at one place */
    bool centred;
    bool plain; /* text of no other kind */
} rcn_pdf_inset;

/* Reads the paragraph that begins at or after line `first`; false: none. */
static bool
read_paragraph(const rcn_pdf *pdf, size_t first, rcn_pdf_inset *ret)
{
    while (first < pdf->lines.count &&
           pdf->lines.items[first].kind != RCN_PDF_TEXT) {
        first++;
    }
    if (first == pdf->lines.count) {
        return false;
    }
    const rcn_pdf_line *line = &pdf->lines.items[first];
    const rcn_pdf_word *words = &pdf->words.items[line->first];
    rcn_pdf_marker marker = rcn_pdf_read_marker(words[0].text);
    int32_t width = pdf->pages.items[line->page].width;
    *ret = (rcn_pdf_inset){.first = first,
                           .end = first,
                           .left = line->box.x0,
                           .right = line->box.x1,
                           .size = line->size,
                           .page = line->page,
                           .even = true,
                           .centred = true,
                           .plain = !line->tag.cell && !line->fixed &&
                                    first != pdf->title_line &&
                                    first != pdf->author_line};
    bool beside = first + 1 < pdf->lines.count && line[1].row;
    ret->item = !marker.len       ? 0
                : line->count > 1 ? words[1].box.x0
                : beside          ? line[1].box.x0
                                  : line->box.x0;
    for (; ret->end < pdf->lines.count &&
           (ret->end == first || !pdf->lines.items[ret->end].begins);
         ret->end++) {
        line = &pdf->lines.items[ret->end];
        if (line->kind != RCN_PDF_TEXT || line->page != ret->page) {
            continue;
        }
        ret->even = ret->even && abs(line->box.x0 - ret->left) < EDGE_NEAR;
        ret->centred = ret->centred &&
                       abs(line->box.x0 + line->box.x1 - width) < PLACE_NEAR;
        ret->left = line->box.x0 < ret->left ? line->box.x0 : ret->left;
        ret->right = line->box.x1 > ret->right ? line->box.x1 : ret->right;
    }
    return true;
}

/* Returns true when one paragraph is the text beside which another is set in. */
static bool
is_set_in(const rcn_pdf_inset *text, const rcn_pdf_inset *one)
{
    int32_t inset = one->left - text->left;
    return text->plain && !text->item && text->page == one->page &&
           abs(text->size - one->size) * 12 <= text->size &&
           inset >= one->size && inset <= INSET_MOST && text->right > one->left;
}

/* Returns true when space parts two paragraphs, one below the other. */
static bool
is_apart(const rcn_pdf *pdf, const rcn_pdf_inset *above,
         const rcn_pdf_inset *below)
{
    const rcn_pdf_line *line = &pdf->lines.items[below->first];
    size_t last = above->end - 1;
    while (last > above->first && pdf->lines.items[last].kind != RCN_PDF_TEXT) {
        last--;
    }
    return line->box.y1 - pdf->lines.items[last].box.y1 > line->size * 3 / 2;
}

static bool
is_quotation(const rcn_pdf *pdf, const rcn_pdf_inset *before,
             const rcn_pdf_inset *one, const rcn_pdf_inset *after)
{
    if (!one->plain || one->item || !one->even || one->centred ||
        (before && before->item &&
         abs(before->item - one->left) < PLACE_NEAR)) {
        return false;
    }
    if (before && pdf->lines.items[before->first].tag.quote &&
        before->page == one->page) {
        return abs(before->left - one->left) < EDGE_NEAR;
    }
    bool above = before && is_set_in(before, one) && is_apart(pdf, before, one);
    bool below = after && is_set_in(after, one) && is_apart(pdf, one, after);
    bool first = !before || before->page != one->page;
    bool last = !after || after->page != one->page;
    bool lines = one->end > one->first + 1;
    bool again = after && after->plain && !after->item &&
                 abs(after->left - one->left) < EDGE_NEAR;
    return (above && (below || last || lines || again)) ||
           (below && first && lines);
}

void
rcn_pdf_find_quotations(rcn_pdf *pdf)
{
    rcn_pdf_inset three[3];
    size_t count = 0; /* of them that were read */
    size_t at = 0;
    for (bool more = !pdf->tagged; more;) {
        rcn_pdf_inset next;
        more = read_paragraph(pdf, at, &next);
        at = more ? next.end : at;
        if (count) {
            const rcn_pdf_inset *one = &three[count - 1];
            bool quote = is_quotation(pdf, count > 1 ? &three[count - 2] : NULL,
                                      one, more ? &next : NULL);
            for (size_t i = one->first; i < one->end && quote; i++) {
                pdf->lines.items[i].tag.quote = true;
            }
        }
        if (count == 2) {
            three[0] = three[1];
            count = 1;
        }
        three[count++] = next;
    }
}
