/* A document: its number, title and date, the attribution header in small type,
 * a hair rule, then the source's own words. */
#include <string.h>

#include "shape/bidi.h"
#include "typeset/compose.h"
#include "typeset/note.h"

#define NOTE_LINES  4 /* of an attribution header, where it can be shortened */
#define TITLE_SHARE 3 /* a title takes up at most a third of a page */

rcn_para *
rcn_compose_title(rcn_galley *galley, const char *title, rcn_type_use type,
                  rcn_align align)
{
    const rcn_type_use smaller[] = {type, RCN_TYPE_CHAPTER, RCN_TYPE_BODY};
    const rcn_style *style = galley->setter->style;
    rcn_len most = (rcn_len)style->lines_per_page * style->grid / TITLE_SHARE;
    rcn_para *para = NULL;
    for (size_t i = 0; i < sizeof smaller / sizeof *smaller; i++) {
        const rcn_para_shape shape = {.type = smaller[i],
                                      .measure = rcn_style_measure(style),
                                      .align = align,
                                      .balanced = true,
                                      .language =
                                          galley->setter->edition->language};
        para = rcn_para_of_string(galley->setter, title ? title : "", &shape);
        if (!para) {
            return NULL;
        }
        rcn_breaker_break(galley->breaker, para, false, false);
        if (rcn_para_height(para) <= most) {
            return para;
        }
    }
    return para;
}

/* A paragraph of the program's own in the opening of a section. */
static void
put_line(rcn_galley *galley, const char *text, rcn_len x,
         const rcn_para_shape *shape)
{
    rcn_para *para = rcn_para_of_string(galley->setter, text, shape);
    if (para) {
        rcn_galley_open(galley, RCN_TAG_P, NULL, NULL);
        rcn_galley_para(galley, para, x);
        rcn_galley_close(galley);
    }
}

bool
rcn_compose_heading(rcn_galley *galley, const char *words, rcn_type_use type,
                    rcn_align align)
{
    const rcn_style *style = galley->setter->style;
    rcn_para *title = rcn_compose_title(galley, words, type, align);
    if (!title) {
        return false;
    }
    rcn_len depth = (rcn_len)style->lines_per_page * style->grid;
    bool fits = rcn_para_height(title) <= depth / 2;
    if (!fits) {
        rcn_galley_opening(galley);
        rcn_strip_begin(galley, 0);
    }
    rcn_galley_open(galley, RCN_TAG_H1, NULL, NULL);
    if (fits) {
        rcn_galley_para(galley, title, 0);
    } else {
        rcn_galley_body(galley, title, 0);
    }
    rcn_galley_close(galley);
    if (!fits) {
        rcn_strip_end(galley, 1);
    }
    return !fits;
}

void
rcn_compose_top(rcn_galley *galley, const char *label, rcn_align align)
{
    const rcn_style *style = galley->setter->style;
    const rcn_para_shape shape = {.type = RCN_TYPE_BODY,
                                  .measure = galley->measure,
                                  .align = align,
                                  .language =
                                      galley->setter->edition->language};
    rcn_galley_skip(galley, (rcn_len)style->sink * style->grid);
    if (label) {
        put_line(galley, label, 0, &shape);
    } else {
        rcn_galley_skip(galley, style->grid);
    }
}

/* The side at which a title begins: number and date stand there too. */
static rcn_align
side_of(rcn_setter *setter, const char *title)
{
    const rcn_para_shape shape = {.type = RCN_TYPE_CHAPTER,
                                  .measure = rcn_style_measure(setter->style)};
    const rcn_para *para = title && rcn_bidi_needed(rcn_text_of(title))
                               ? rcn_para_of_string(setter, title, &shape)
                               : NULL;
    return para && para->backward ? RCN_ALIGN_RIGHT : RCN_ALIGN_LEFT;
}

static void
put_opening(rcn_galley *galley, const rcn_section *section)
{
    const rcn_style *style = galley->setter->style;
    rcn_para_shape shape = {.type = RCN_TYPE_HEADER,
                            .measure = galley->measure,
                            .align = side_of(galley->setter, section->title),
                            .slant = RCN_FONT_ITALIC,
                            .language = galley->setter->edition->language};
    rcn_compose_top(galley, section->label, shape.align);
    if (rcn_compose_heading(galley, section->title, RCN_TYPE_CHAPTER,
                            RCN_ALIGN_LEFT)) {
        return;
    }
    /* Below the title, half a line off or more, on the grid. */
    rcn_len below = (galley->height + style->grid / 2) % style->grid;
    rcn_galley_skip(galley, style->grid / 2 + (style->grid - below));
    put_line(galley, section->date, 0, &shape);
    rcn_galley_skip(galley, style->grid / 2);
    below = galley->height % style->grid;
    rcn_galley_skip(galley, below ? style->grid - below : 0);
    rcn_galley_opening(galley);
}

static rcn_para *
make_note(rcn_galley *galley, const rcn_block *note)
{
    bool ragged = galley->setter->style->ragged;
    const rcn_para_shape shape = {
        .type = RCN_TYPE_NOTE,
        .measure = galley->measure,
        .align = ragged ? RCN_ALIGN_LEFT : RCN_ALIGN_JUSTIFY,
        .hyphenate = true,
        .language = galley->setter->edition->language};
    rcn_para *para =
        note ? rcn_para_of_block(galley->setter, note, &shape) : NULL;
    if (para) {
        rcn_breaker_break(galley->breaker, para, false, false);
    }
    return para;
}

/* The attribution header, shortened as far as NOTE_LINES lines ask for it. */
static rcn_para *
fit_note(rcn_galley *galley, const rcn_section *section)
{
    rcn_para *para = NULL;
    for (int length = 0; length < RCN_NOTE_LENGTHS; length++) {
        para = make_note(galley, rcn_source_note(galley->setter->arena, section,
                                                 (rcn_note_length)length));
        if (!para || para->set.count <= NOTE_LINES) {
            break;
        }
    }
    return para;
}

/* Sets a header too long for an opening, such as one with long notes of the
 * editor, as running matter that pages may divide. */
static void
put_long_header(rcn_galley *galley, const rcn_section *section)
{
    const rcn_style *style = galley->setter->style;
    const rcn_manner header = {.body = RCN_TYPE_HEADER,
                               .quote = RCN_TYPE_HEADER,
                               .table = RCN_TYPE_HEADER,
                               .inset = style->indent,
                               .language = galley->setter->edition->language};
    size_t first = galley->parts.count;
    rcn_compose_blocks(galley, section->header, section->header_count, &header);
    for (size_t i = first; i < galley->parts.count; i++) {
        if (galley->parts.items[i].para) { /* header, not text */
            galley->parts.items[i].para->block_index = RCN_NO_BLOCK_INDEX;
        }
    }
}

/* The attribution header: one paragraph whose last line is on the grid, so that
 * the rule below it stands at the same distance in every document. */
static void
put_header(rcn_galley *galley, const rcn_section *section)
{
    const rcn_style *style = galley->setter->style;
    rcn_len most = (rcn_len)style->lines_per_page * style->grid / TITLE_SHARE;
    rcn_para *para = fit_note(galley, section);
    if (para && rcn_para_height(para) > most) {
        put_long_header(galley, section);
    } else if (para) {
        rcn_strip_begin(galley, 0);
        rcn_len over = rcn_para_height(para) % style->grid;
        rcn_galley_skip(galley, over ? style->grid - over : 0);
        rcn_galley_open(galley, RCN_TAG_P, NULL, NULL);
        rcn_galley_para(galley, para, 0);
        rcn_galley_close(galley);
    }
}

void
rcn_compose_document(rcn_galley *galley, const rcn_section *section)
{
    const char *around = galley->setter->edition->language;
    const char *language =
        section->record ? section->record->cleaned->language : around;
    const rcn_manner text = {.body = RCN_TYPE_BODY,
                             .quote = RCN_TYPE_QUOTE,
                             .table = RCN_TYPE_TABLE,
                             .initial = true,
                             .language = language,
                             .references = section->notes,
                             .reference_count = section->note_count};
    rcn_galley_dest(galley, section->id);
    rcn_galley_open(galley, RCN_TAG_DIV, "header", NULL);
    put_opening(galley, section);
    put_header(galley, section);
    rcn_strip_begin(galley, 0);
    rcn_galley_close(galley);
    rcn_galley_rule(galley, 0, galley->grid / 2, galley->measure);
    rcn_galley_skip(galley, galley->grid);
    bool foreign = language && around && strcmp(language, around) != 0;
    rcn_galley_open(galley, RCN_TAG_DIV, "text", foreign ? language : NULL);
    rcn_compose_blocks(galley, section->blocks, section->block_count, &text);
    if (galley->open) {
        rcn_strip_end(galley, 0);
    }
    rcn_galley_close(galley);
}
