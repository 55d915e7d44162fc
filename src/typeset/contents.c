/* The contents: number, title, date and page, joined by thin leaders. */
#include <string.h>

#include "typeset/compose.h"

#define NUMBER_WIDTH (24 * RCN_LEN_PT)
#define PAGE_WIDTH   (26 * RCN_LEN_PT)
#define AIR          (8 * RCN_LEN_PT)
#define DOTS_LEAST   2

typedef struct rcn_entry_line {
    rcn_galley *galley;
    rcn_para_shape shape;
    const char *link;
} rcn_entry_line;

static rcn_para *
piece(rcn_entry_line *entry, const char *text, rcn_align align,
      rcn_font_slant slant)
{
    entry->shape.align = align;
    entry->shape.slant = slant;
    rcn_para *para = rcn_para_of_string(entry->galley->setter, text ? text : "",
                                        &entry->shape);
    if (para) {
        para->link = entry->link;
        para->spaced = true;
    }
    return para;
}

/* Dots between two heights of the line, one under the other in all entries. */
static void
put_leader(rcn_entry_line *entry, rcn_len from, rcn_len to)
{
    rcn_galley *galley = entry->galley;
    rcn_arena *arena = galley->setter->arena;
    rcn_para *one =
        piece(entry, ". . . . . . . . . .", RCN_ALIGN_RIGHT, RCN_FONT_ROMAN);
    rcn_len pitch = one ? rcn_para_width(galley->setter, one) / 19 * 2 : 0;
    if (pitch <= 0 || to - from < pitch * DOTS_LEAST) {
        return;
    }
    size_t count = (size_t)((to - from) / pitch);
    char *dots = rcn_arena_alloc(arena, count * 2, 1);
    for (size_t i = 0; i + 1 < count * 2; i++) {
        dots[i] = i % 2 ? ' ' : '.';
    }
    rcn_len width = entry->shape.measure;
    entry->shape.measure = to / pitch * pitch;
    rcn_galley_mute(galley, piece(entry, dots, RCN_ALIGN_RIGHT, RCN_FONT_ROMAN),
                    0);
    entry->shape.measure = width;
}

/* Date and page at the right of the last line of a title, or below it when they
 * do not fit there. */
static void
put_right(rcn_entry_line *entry, const rcn_para *title,
          const rcn_toc_entry *row)
{
    rcn_galley *galley = entry->galley;
    rcn_len measure = galley->measure;
    rcn_len end = NUMBER_WIDTH;
    if (title) {
        end += title->set.lines[title->set.count - 1].width;
    }
    entry->shape.measure = measure - PAGE_WIDTH;
    rcn_para *date =
        piece(entry, row->section->date, RCN_ALIGN_RIGHT, RCN_FONT_ITALIC);
    rcn_len date_width = date ? rcn_para_width(galley->setter, date) : 0;
    rcn_len date_left = measure - PAGE_WIDTH - date_width;
    bool fits = end + AIR <= date_left;
    if (fits) {
        rcn_galley_skip(galley, -galley->grid);
    } else {
        end = NUMBER_WIDTH;
    }
    put_leader(entry, end + AIR, date_left - (date ? AIR : 0));
    rcn_galley_beside(galley, date, 0);
    entry->shape.measure = measure;
    rcn_galley_beside(
        galley, piece(entry, row->page, RCN_ALIGN_RIGHT, RCN_FONT_ROMAN), 0);
    rcn_galley_skip(galley, galley->grid);
}

static void
put_entry(rcn_galley *galley, const rcn_toc_entry *row)
{
    rcn_setter *setter = galley->setter;
    rcn_entry_line entry = {
        .galley = galley,
        .shape = {.type = RCN_TYPE_BODY,
                  .measure = galley->measure,
                  .language = setter->edition->language},
        .link = rcn_arena_printf(setter->arena, "#%s", row->section->id)};
    rcn_strip_begin(galley, 0);
    rcn_galley_open(galley, RCN_TAG_TOCI, NULL, NULL);
    rcn_galley_open(galley, RCN_TAG_P, NULL, NULL);
    rcn_galley_beside(
        galley,
        piece(&entry, row->section->label, RCN_ALIGN_LEFT, RCN_FONT_ROMAN), 0);
    entry.shape.measure = galley->measure - NUMBER_WIDTH - PAGE_WIDTH;
    rcn_para *title =
        piece(&entry, row->section->title, RCN_ALIGN_LEFT, RCN_FONT_ROMAN);
    if (title) {
        rcn_breaker_break(galley->breaker, title, false, false);
        if (title->set.count > setter->style->lines_per_page / 2) {
            title = piece(&entry, row->section->short_title, RCN_ALIGN_LEFT,
                          RCN_FONT_ROMAN);
        }
    }
    rcn_galley_para(galley, title, NUMBER_WIDTH);
    put_right(&entry, title, row);
    rcn_galley_close(galley);
    rcn_galley_close(galley);
    rcn_strip_end(galley, 0);
}

void
rcn_compose_contents(rcn_galley *galley, const rcn_section *section,
                     const rcn_toc_entry *entries, size_t count)
{
    const rcn_style *style = galley->setter->style;
    rcn_galley_dest(galley, section->id);
    rcn_compose_top(galley, NULL);
    rcn_para *title = rcn_compose_title(galley, section->title,
                                        RCN_TYPE_CHAPTER, RCN_ALIGN_LEFT);
    if (title) {
        rcn_galley_open(galley, RCN_TAG_H1, NULL, NULL);
        rcn_galley_para(galley, title, 0);
        rcn_galley_close(galley);
    }
    rcn_galley_skip(galley, style->grid);
    rcn_galley_opening(galley);
    for (size_t i = 0; i < count; i++) {
        if (i == 0) {
            rcn_strip_begin(galley, 0);
            rcn_galley_open(galley, RCN_TAG_TOC, NULL, NULL);
        }
        put_entry(galley, &entries[i]);
    }
    if (count) {
        rcn_galley_close(galley);
    }
}
