/* The cover: title, subtitle, span of dates and number of documents, in the
 * type of the style and no ornament but a rule; or the editor's picture, whole
 * and as large as the page lets it be. */
#include "typeset/cover.h"

#include <string.h>

#include "base/list.h"
#include "typeset/compose.h"
#include "typeset/typeset.h"

/* Of the height of the page, in hundredths. */
#define TITLE_AT  26
#define DATES_AT  80
#define SIDE_PART 9 /* of the width: margins at the sides */

typedef struct rcn_covering {
    rcn_setter *setter;
    rcn_breaker *breaker;
    rcn_len width, height, y;
    RCN_LIST(rcn_placed) placed;
} rcn_covering;

static void
put_centered(rcn_covering *cover, const char *text, rcn_type_use type,
             bool upright)
{
    rcn_setter *setter = cover->setter;
    rcn_len side = cover->width / SIDE_PART;
    const rcn_para_shape shape = {.type = type,
                                  .measure = cover->width - 2 * side,
                                  .align = RCN_ALIGN_CENTER,
                                  .balanced = true,
                                  .small_caps = upright,
                                  .language = setter->edition->language};
    rcn_para *para = rcn_para_of_string(setter, text ? text : "", &shape);
    if (!para) {
        return;
    }
    rcn_breaker_break(cover->breaker, para, false, false);
    size_t count = para->set.count;
    rcn_textline *lines = rcn_arena_alloc(setter->arena, count, sizeof *lines);
    memcpy(lines, para->set.lines, count * sizeof *lines);
    para->set.lines = lines;
    for (uint32_t i = 0; i < count; i++) {
        rcn_len baseline = cover->y + rcn_baseline(para->leading);
        if (baseline > cover->height - cover->height / 12) {
            break; /* a hostile title runs on inside the book */
        }
        RCN_PUSH(setter->arena, &cover->placed,
                 (rcn_placed){.kind = RCN_PLACED_LINE,
                              .line = i,
                              .x = side,
                              .y = baseline,
                              .of.para = para});
        cover->y += para->leading;
    }
}

static void
put_rule(rcn_covering *cover)
{
    rcn_len width = cover->width / 6;
    RCN_PUSH(cover->setter->arena, &cover->placed,
             (rcn_placed){.kind = RCN_PLACED_RULE,
                          .x = (cover->width - width) / 2,
                          .y = cover->y,
                          .width = width});
}

/* "8 November 2021 – 29 July 2023": the stated dates that are furthest apart. */
static const char *
span_of_dates(rcn_setter *setter)
{
    const rcn_edition *edition = setter->edition;
    rcn_date first = RCN_DATE_NONE;
    rcn_date last = RCN_DATE_NONE;
    for (size_t i = 0; i < edition->record_count; i++) {
        rcn_date date = edition->records[i].dating.sort;
        if (date.year == RCN_YEAR_UNKNOWN) {
            continue;
        }
        bool none = first.year == RCN_YEAR_UNKNOWN;
        first = none || rcn_date_compare(date, first) < 0 ? date : first;
        last = none || rcn_date_compare(date, last) > 0 ? date : last;
    }
    if (first.year == RCN_YEAR_UNKNOWN) {
        return NULL;
    }
    return first.year == last.year
               ? rcn_arena_printf(setter->arena, "%d", first.year)
               : rcn_arena_printf(setter->arena, "%d–%d", first.year,
                                  last.year);
}

static const char *
count_of_documents(rcn_setter *setter)
{
    size_t count = 0;
    const rcn_edition *edition = setter->edition;
    for (size_t i = 0; i < edition->section_count; i++) {
        count += edition->sections[i].role == RCN_SECTION_DOCUMENT;
    }
    return count == 1
               ? rcn_say(edition->phrases, RCN_SAY_ONE_DOCUMENT)
               : rcn_say_with(
                     setter->arena, edition->phrases, RCN_SAY_MANY_DOCUMENTS,
                     rcn_arena_printf(setter->arena, "%zu", count), NULL);
}

rcn_page_sheet
rcn_cover_set(rcn_setter *setter, rcn_breaker *breaker, rcn_len width,
              rcn_len height)
{
    rcn_covering cover = {.setter = setter,
                          .breaker = breaker,
                          .width = width,
                          .height = height,
                          .y = height / 100 * TITLE_AT};
    const rcn_edition *edition = setter->edition;
    rcn_len line = setter->style->grid;
    put_centered(&cover, edition->title, RCN_TYPE_TITLE, false);
    cover.y += line;
    put_rule(&cover);
    cover.y += line;
    put_centered(&cover, edition->subtitle, RCN_TYPE_SUBTITLE, false);
    rcn_len foot = height / 100 * DATES_AT;
    cover.y = cover.y + 2 * line > foot ? cover.y + 2 * line : foot;
    put_centered(&cover, count_of_documents(setter), RCN_TYPE_BODY, true);
    put_centered(&cover, span_of_dates(setter), RCN_TYPE_BODY, false);
    return (rcn_page_sheet){.placed = cover.placed.items,
                            .count = (uint32_t)cover.placed.count,
                            .section = RCN_NO_SECTION,
                            .opening = true};
}

/* The whole picture, in the middle of the page: what is cut off might bear the
 * name of the book. */
static rcn_page_sheet
picture_cover(rcn_setter *setter, const rcn_image *image, rcn_len width,
              rcn_len height)
{
    int64_t wide = (int64_t)image->width * height;
    int64_t high = (int64_t)image->height * width;
    rcn_len size[2] = {width, height};
    if (wide > high) {
        size[1] = (rcn_len)(high / image->width);
    } else {
        size[0] = (rcn_len)(wide / image->height);
    }
    size[0] = size[0] > RCN_LEN_PT ? size[0] : RCN_LEN_PT;
    size[1] = size[1] > RCN_LEN_PT ? size[1] : RCN_LEN_PT;
    rcn_picture *picture = rcn_arena_alloc(setter->arena, 1, sizeof *picture);
    rcn_placed *placed = rcn_arena_alloc(setter->arena, 1, sizeof *placed);
    *picture = (rcn_picture){
        .image = image, .words = setter->edition->title, .height = size[1]};
    *placed = (rcn_placed){.kind = RCN_PLACED_PICTURE,
                           .x = (width - size[0]) / 2,
                           .y = (height - size[1]) / 2,
                           .width = size[0],
                           .of.picture = picture};
    return (rcn_page_sheet){.placed = placed,
                            .count = 1,
                            .section = RCN_NO_SECTION,
                            .opening = true};
}

rcn_page_sheet
rcn_cover_page(rcn_setter *setter, rcn_breaker *breaker)
{
    const rcn_style *style = setter->style;
    const rcn_image *image = setter->edition->cover;
    if (image && rcn_image_drawable(image)) {
        return picture_cover(setter, image, style->page_width,
                             style->page_height);
    }
    return rcn_cover_set(setter, breaker, style->page_width,
                         style->page_height);
}

rcn_page_sheet
rcn_cover_tagged(rcn_setter *setter, rcn_page_sheet cover, bool ends_part,
                 bool ends_document)
{
    rcn_arena *arena = setter->arena;
    RCN_LIST(rcn_placed) placed = {0};
    const rcn_phrases *phrases = setter->edition->phrases;
    rcn_tagging *front = rcn_arena_alloc(arena, 2, sizeof *front);
    rcn_tagging *sect = front + 1;
    front->title = rcn_say(phrases, RCN_SAY_FRONT_MATTER);
    sect->title = rcn_say(phrases, RCN_SAY_COVER);
    RCN_PUSH(arena, &placed,
             (rcn_placed){.kind = RCN_PLACED_OPEN, .tag = RCN_TAG_DOCUMENT});
    RCN_PUSH(arena, &placed,
             (rcn_placed){.kind = RCN_PLACED_OPEN,
                          .tag = RCN_TAG_PART,
                          .of.tagging = front});
    RCN_PUSH(arena, &placed,
             (rcn_placed){.kind = RCN_PLACED_OPEN,
                          .tag = RCN_TAG_SECT,
                          .of.tagging = sect});
    const rcn_para *open = NULL;
    for (uint32_t i = 0; i < cover.count; i++) {
        bool words = cover.placed[i].kind == RCN_PLACED_LINE;
        if (words && cover.placed[i].of.para != open) {
            if (open) {
                RCN_PUSH(arena, &placed,
                         (rcn_placed){.kind = RCN_PLACED_CLOSE});
            }
            RCN_PUSH(arena, &placed,
                     (rcn_placed){.kind = RCN_PLACED_OPEN, .tag = RCN_TAG_P});
            open = cover.placed[i].of.para;
        }
        bool picture = cover.placed[i].kind == RCN_PLACED_PICTURE;
        if (picture) {
            RCN_PUSH(
                arena, &placed,
                (rcn_placed){.kind = RCN_PLACED_OPEN, .tag = RCN_TAG_FIGURE});
        }
        RCN_PUSH(arena, &placed, cover.placed[i]);
        if (picture) {
            RCN_PUSH(arena, &placed, (rcn_placed){.kind = RCN_PLACED_CLOSE});
        }
    }
    uint32_t closes = 1u + (open ? 1 : 0) + ends_part + ends_document;
    for (uint32_t i = 0; i < closes; i++) {
        RCN_PUSH(arena, &placed, (rcn_placed){.kind = RCN_PLACED_CLOSE});
    }
    cover.placed = placed.items;
    cover.count = (uint32_t)placed.count;
    return cover;
}

rcn_sheets
rcn_sheets_of(rcn_arena *arena, const rcn_page_sheet *items, size_t count,
              const rcn_shaper *words)
{
    uint32_t faces = rcn_shaper_face_count(words);
    uint32_t *spaces = rcn_arena_alloc(arena, faces, sizeof *spaces);
    for (uint32_t i = 0; i < faces; i++) {
        spaces[i] = rcn_shaper_space_glyph(words, i);
    }
    return (rcn_sheets){items, count, words, spaces};
}

const rcn_book *
rcn_typeset_cover(rcn_arena *arena, const rcn_edition *edition,
                  rcn_fonts *fonts, rcn_len width, rcn_len height, rcn_log *log)
{
    rcn_setter setter = rcn_setter_begin(arena, arena, edition, fonts, log);
    rcn_breaker *breaker = rcn_breaker_new(arena, &setter);
    rcn_page_sheet *sheet = rcn_arena_alloc(arena, 1, sizeof *sheet);
    *sheet = rcn_cover_tagged(
        &setter, rcn_cover_set(&setter, breaker, width, height), true, true);
    sheet->label = rcn_say(edition->phrases, RCN_SAY_COVER);
    rcn_sheets *sheets = rcn_arena_alloc(arena, 1, sizeof *sheets);
    *sheets = rcn_sheets_of(arena, sheet, 1, setter.words);
    rcn_book *book = rcn_book_of(arena, edition, sheets);
    book->page_width = width;
    book->page_height = height;
    rcn_setter_end(&setter);
    return book;
}
