/* The cover: title, subtitle, span of dates and number of documents in one of
 * four designs, with the chronology as its ornament: a line of time with a mark
 * for each date.  Or the editor's picture, whole and as large as the page lets
 * it be. */
#include "typeset/cover.h"

#include <stdlib.h>
#include <string.h>

#include "base/list.h"
#include "typeset/compose.h"
#include "typeset/typeset.h"

/* Of the height of the page, in hundredths. */
#define TITLE_AT 26
#define FIELD_TO 62 /* the tinted field ends here, or below its words */
#define TIME_AT  74
#define DATES_AT 80
#define BAND     7

#define SIDE_PART  9 /* of the width: margins at the sides */
#define MARK_WIDTH (RCN_LEN_PT * 3 / 5)
#define MARK_LEAST (RCN_LEN_PT * 6 / 5) /* marks that are nearer are one */
#define MARK_RISE  (9 * RCN_LEN_PT)
#define FRAME_LINE (RCN_LEN_PT * 3 / 4)

typedef struct rcn_covering {
    rcn_setter *setter;
    rcn_breaker *breaker;
    rcn_len width, height, y;
    RCN_LIST(rcn_placed) placed;
} rcn_covering;

static bool
is_centered(const rcn_covering *cover)
{
    return cover->setter->style->cover != RCN_COVER_FIELD;
}

static void
put_words(rcn_covering *cover, const char *text, rcn_type_use type,
          bool small_caps, rcn_align align)
{
    rcn_setter *setter = cover->setter;
    rcn_len side = cover->width / SIDE_PART;
    const rcn_para_shape shape = {.type = type,
                                  .measure = cover->width - 2 * side,
                                  .align = align,
                                  .balanced = true,
                                  .small_caps = small_caps,
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

/* Returns the ink of the style, thinned by its tint. */
static uint32_t
tinted(const rcn_style *style)
{
    uint32_t colour = 0;
    for (int shift = 16; shift >= 0; shift -= 8) {
        uint32_t ink = style->cover_ink >> shift & 0xFF;
        uint32_t tint = style->cover_tint;
        uint32_t level = (255 * (100 - tint) + ink * tint) / 100;
        colour |= level << shift;
    }
    return colour;
}

static rcn_placed
field(rcn_len x, rcn_len y, rcn_len width, rcn_len height, uint32_t colour)
{
    return (rcn_placed){.kind = RCN_PLACED_FIELD,
                        .x = x,
                        .y = y,
                        .width = width,
                        .height = height,
                        .colour = colour};
}

static void
put_field(rcn_covering *cover, rcn_placed placed)
{
    RCN_PUSH(cover->setter->arena, &cover->placed, placed);
}

static void
put_rule(rcn_covering *cover)
{
    rcn_len width = cover->width / 6;
    rcn_len x = is_centered(cover) ? (cover->width - width) / 2
                                   : cover->width / SIDE_PART;
    put_field(cover, field(x, cover->y, width, FRAME_LINE, 0));
}

/* Days since the first day of year 0, months as a twelfth of a year: near
 * enough for marks on a line of some centimetres. */
static int64_t
day_of(rcn_date date)
{
    int64_t month = date.month ? date.month - 1 : 6;
    int64_t day = date.day ? date.day : 15;
    return (int64_t)date.year * 372 + month * 31 + day;
}

static int
by_day(const void *left, const void *right)
{
    const int64_t *a = left;
    const int64_t *b = right;
    return (*a > *b) - (*a < *b);
}

/* The line of time, a mark for each date of a document. */
static void
put_time(rcn_covering *cover)
{
    const rcn_edition *edition = cover->setter->edition;
    rcn_arena *arena = cover->setter->arena;
    int64_t *days =
        rcn_arena_alloc(arena, edition->record_count + 1, sizeof *days);
    size_t count = 0;
    for (size_t i = 0; i < edition->record_count; i++) {
        rcn_date date = edition->records[i].dating.sort;
        if (date.year != RCN_YEAR_UNKNOWN) {
            days[count++] = day_of(date);
        }
    }
    if (!count) {
        return;
    }
    qsort(days, count, sizeof *days, by_day);
    rcn_len side = cover->width / SIDE_PART;
    rcn_len length = cover->width - 2 * side;
    int64_t span = days[count - 1] - days[0];
    put_field(cover, field(side, cover->y, length, MARK_WIDTH, 0));
    rcn_len last = -MARK_LEAST;
    for (size_t i = 0; i < count; i++) {
        rcn_len at =
            span ? (rcn_len)((length - MARK_WIDTH) * (days[i] - days[0]) / span)
                 : length / 2;
        if (at - last >= MARK_LEAST) {
            put_field(cover, field(side + at, cover->y - MARK_RISE, MARK_WIDTH,
                                   MARK_RISE, 0));
            last = at;
        }
    }
}

/* "8 November 2021 – 29 July 2023": the stated dates that are furthest
 * apart. */
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

static void
put_frame(rcn_covering *cover)
{
    rcn_len inset = cover->width / SIDE_PART / 2;
    rcn_len width = cover->width - 2 * inset;
    rcn_len height = cover->height - 2 * inset;
    put_field(cover, field(inset, inset, width, FRAME_LINE, 0));
    put_field(cover, field(inset, inset + height, width, FRAME_LINE, 0));
    put_field(cover, field(inset, inset, FRAME_LINE, height, 0));
    put_field(cover,
              field(inset + width, inset, FRAME_LINE, height + FRAME_LINE, 0));
}

/* What lies below the words.  A tinted field comes first in the list, so that
 * it may be made higher when the words are set. */
static void
put_design(rcn_covering *cover)
{
    const rcn_style *style = cover->setter->style;
    rcn_len band = cover->height / 100 * BAND;
    switch (style->cover) {
    case RCN_COVER_FIELD:
        put_field(cover, field(0, 0, cover->width,
                               cover->height / 100 * FIELD_TO, tinted(style)));
        break;
    case RCN_COVER_BANDS:
        put_field(cover, field(0, 0, cover->width, band, tinted(style)));
        put_field(cover, field(0, cover->height - band, cover->width, band,
                               tinted(style)));
        break;
    case RCN_COVER_FRAME:
        put_frame(cover);
        break;
    case RCN_COVER_PLAIN:
        break;
    }
}

/* Returns the first line of the grid of the pages that begins at `y` or below
 * it. */
static rcn_len
on_grid(const rcn_style *style, rcn_len y)
{
    rcn_len past = (y - style->margin_top) % style->grid;
    return past > 0 ? y + style->grid - past : y - past;
}

/* Sets the cover of an edition on a page of any size; no tags. */
static rcn_page_sheet
set_cover(rcn_setter *setter, rcn_breaker *breaker, rcn_len width,
          rcn_len height)
{
    rcn_covering cover = {.setter = setter,
                          .breaker = breaker,
                          .width = width,
                          .height = height,
                          .y = height / 100 * TITLE_AT};
    const rcn_edition *edition = setter->edition;
    rcn_len line = setter->style->grid;
    rcn_align align = is_centered(&cover) ? RCN_ALIGN_CENTER : RCN_ALIGN_LEFT;
    put_design(&cover);
    put_words(&cover, edition->title, RCN_TYPE_TITLE, false, align);
    cover.y += line;
    put_rule(&cover);
    cover.y += line;
    put_words(&cover, edition->subtitle, RCN_TYPE_SUBTITLE, false, align);
    rcn_len end = cover.y + 2 * line;
    rcn_len to = height / 100 * FIELD_TO;
    if (setter->style->cover == RCN_COVER_FIELD && end > to) {
        cover.placed.items[0].height = end < height ? end : height;
    }
    rcn_len time = height / 100 * TIME_AT;
    rcn_len foot = height / 100 * DATES_AT;
    cover.y = time;
    if (end + MARK_RISE < time) {
        put_time(&cover);
    }
    cover.y = on_grid(setter->style, end > foot ? end : foot);
    put_words(&cover, count_of_documents(setter), RCN_TYPE_BODY, true, align);
    put_words(&cover, span_of_dates(setter), RCN_TYPE_BODY, false, align);
    return (rcn_page_sheet){.placed = cover.placed.items,
                            .count = (uint32_t)cover.placed.count,
                            .section = RCN_NO_SECTION,
                            .opening = true};
}

/* Returns the whole picture, in the middle of the page: what is cut off might
 * bear the name of the book. */
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
    return set_cover(setter, breaker, style->page_width, style->page_height);
}

rcn_page_sheet
rcn_half_title_page(rcn_setter *setter, rcn_breaker *breaker)
{
    const rcn_style *style = setter->style;
    rcn_covering page = {.setter = setter,
                         .breaker = breaker,
                         .width = style->page_width,
                         .height = style->page_height,
                         .y = style->page_height / 100 * TITLE_AT};
    rcn_tagging *sect = rcn_arena_alloc(setter->arena, 1, sizeof *sect);
    sect->title = rcn_say(setter->edition->phrases, RCN_SAY_HALF_TITLE);
    RCN_PUSH(setter->arena, &page.placed,
             (rcn_placed){.kind = RCN_PLACED_OPEN,
                          .tag = RCN_TAG_SECT,
                          .of.tagging = sect});
    RCN_PUSH(setter->arena, &page.placed,
             (rcn_placed){.kind = RCN_PLACED_OPEN, .tag = RCN_TAG_P});
    put_words(&page, setter->edition->title, RCN_TYPE_CHAPTER, false,
              RCN_ALIGN_CENTER);
    for (int i = 0; i < 2; i++) {
        RCN_PUSH(setter->arena, &page.placed,
                 (rcn_placed){.kind = RCN_PLACED_CLOSE});
    }
    return (rcn_page_sheet){.placed = page.placed.items,
                            .count = (uint32_t)page.placed.count,
                            .section = RCN_NO_SECTION,
                            .opening = true};
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
    for (uint32_t i = 0; i < cover.count; i++) { /* outside all elements */
        if (cover.placed[i].kind == RCN_PLACED_FIELD) {
            RCN_PUSH(arena, &placed, cover.placed[i]);
        }
    }
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
        if (cover.placed[i].kind == RCN_PLACED_FIELD) {
            continue;
        }
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
        &setter, set_cover(&setter, breaker, width, height), true, true);
    sheet->label = rcn_say(edition->phrases, RCN_SAY_COVER);
    rcn_sheets *sheets = rcn_arena_alloc(arena, 1, sizeof *sheets);
    *sheets = rcn_sheets_of(arena, sheet, 1, setter.words);
    rcn_book *book = rcn_book_of(arena, edition, sheets);
    book->page_width = width;
    book->page_height = height;
    rcn_setter_end(&setter);
    return book;
}
