/* The contents: number, title and page joined by thin leaders, the date below;
 * documents of many years stand under their years. */
#include <string.h>

#include "typeset/compose.h"

/* Widths, in elevenths of the size of the text: lengths of the classic style in
 * points. */
#define NUMBER_WIDTH 24
#define PAGE_WIDTH   26
#define AIR          8
#define TURN_INDENT  12 /* of the lines of a title after the first */
#define DOTS_LEAST   2
#define BY_YEARS     30 /* documents and more are parted by years */

/* Returns a width, for the size of the text. */
static rcn_len
sized(const rcn_galley *galley, int elevenths)
{
    const rcn_style *style = galley->setter->style;
    return style->types[RCN_TYPE_BODY].size * elevenths / 11;
}

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

/* The page at the right of the last line of a title, with leaders before it.
 * The height at hand is that below the title. */
static void
put_page(rcn_entry_line *entry, const rcn_para *title, const rcn_toc_entry *row)
{
    rcn_galley *galley = entry->galley;
    rcn_len measure = galley->measure;
    rcn_galley_skip(galley, -galley->grid);
    if (title && !title->backward) {
        uint32_t last = title->set.count - 1;
        rcn_len end = sized(galley, NUMBER_WIDTH) +
                      title->set.lines[last].width +
                      (last ? sized(galley, TURN_INDENT) : 0);
        put_leader(entry, end + sized(galley, AIR),
                   measure - sized(galley, PAGE_WIDTH));
    }
    entry->shape.measure = measure;
    rcn_galley_beside(
        galley, piece(entry, row->page, RCN_ALIGN_RIGHT, RCN_FONT_ROMAN), 0);
    rcn_galley_skip(galley, galley->grid);
}

/* The date on a line of its own, which the reader's eye goes down. */
static void
put_date(rcn_entry_line *entry, const rcn_toc_entry *row)
{
    const rcn_galley *galley = entry->galley;
    rcn_len measure = entry->shape.measure;
    entry->shape.type = RCN_TYPE_HEADER;
    entry->shape.indent = 0;
    entry->shape.measure = galley->measure - sized(galley, NUMBER_WIDTH) -
                           sized(galley, PAGE_WIDTH);
    rcn_para *date =
        piece(entry, row->section->date, RCN_ALIGN_LEFT, RCN_FONT_ITALIC);
    rcn_galley_para(entry->galley, date, sized(galley, NUMBER_WIDTH));
    entry->shape.type = RCN_TYPE_BODY;
    entry->shape.measure = measure;
}

/* Returns the title, lines after the first one indented; a hostile one in its
 * short form. */
static rcn_para *
make_title(rcn_entry_line *entry, const rcn_section *section)
{
    rcn_galley *galley = entry->galley;
    const char *const titles[] = {section->title, section->short_title};
    rcn_para *title = NULL;
    entry->shape.measure = galley->measure - sized(galley, NUMBER_WIDTH) -
                           sized(galley, PAGE_WIDTH) -
                           sized(galley, TURN_INDENT);
    entry->shape.indent = -sized(galley, TURN_INDENT);
    for (size_t i = 0; i < sizeof titles / sizeof *titles; i++) {
        title = piece(entry, titles[i], RCN_ALIGN_LEFT, RCN_FONT_ROMAN);
        if (!title) {
            break;
        }
        rcn_breaker_break(galley->breaker, title, false, false);
        if (title->set.count <= galley->setter->style->lines_per_page / 2) {
            break;
        }
    }
    entry->shape.indent = 0;
    return title;
}

static void
put_entry(rcn_galley *galley, const rcn_toc_entry *row, uint32_t above)
{
    rcn_setter *setter = galley->setter;
    rcn_entry_line entry = {
        .galley = galley,
        .shape = {.type = RCN_TYPE_BODY,
                  .measure = galley->measure,
                  .language = setter->edition->language},
        .link = rcn_arena_printf(setter->arena, "#%s", row->section->id)};
    rcn_strip_begin(galley, above);
    rcn_galley_open(galley, RCN_TAG_TOCI, NULL, NULL);
    rcn_galley_open(galley, RCN_TAG_P, NULL, NULL);
    rcn_galley_beside(
        galley,
        piece(&entry, row->section->label, RCN_ALIGN_LEFT, RCN_FONT_ROMAN), 0);
    rcn_para *title = make_title(&entry, row->section);
    if (title) {
        /* The first line hangs out on the side that the title begins at. */
        rcn_galley_para(galley, title,
                        sized(galley, NUMBER_WIDTH) +
                            (title->backward ? 0 : sized(galley, TURN_INDENT)));
    } else {
        rcn_galley_skip(galley, galley->grid);
    }
    put_page(&entry, title, row);
    put_date(&entry, row);
    rcn_galley_close(galley);
    rcn_galley_close(galley);
    rcn_strip_end(galley, 0);
}

/* Returns the year that is above the documents from it: furniture, for each
 * entry has its date. */
static const char *
year_of(const rcn_setter *setter, const rcn_section *section)
{
    if (!section->record) {
        return NULL;
    }
    int year = section->record->dating.sort.year;
    return year == RCN_YEAR_UNKNOWN
               ? rcn_say(setter->edition->phrases, RCN_SAY_UNDATED)
               : rcn_say_date(setter->arena, setter->edition->phrases,
                              (rcn_date){(int16_t)year, 0, 0});
}

static void
put_year(rcn_galley *galley, const char *year)
{
    const rcn_para_shape shape = {
        .type = RCN_TYPE_BODY,
        .measure = galley->measure - sized(galley, NUMBER_WIDTH),
        .align = RCN_ALIGN_LEFT,
        .small_caps = true,
        .language = galley->setter->edition->language};
    rcn_para *para = rcn_para_of_string(galley->setter, year, &shape);
    rcn_strip_begin(galley, 1);
    galley->strips.items[galley->strips.count - 1].heading = true;
    rcn_galley_mute(galley, para, sized(galley, NUMBER_WIDTH));
    rcn_galley_skip(galley, galley->grid); /* kept with the entry below */
}

/* All entries: documents apart from what is before and after them, by years
 * where there are many. */
static void
put_entries(rcn_galley *galley, const rcn_toc_entry *entries, size_t count)
{
    size_t documents = 0;
    for (size_t i = 0; i < count; i++) {
        documents += entries[i].section->record != NULL;
    }
    const char *last = NULL;
    for (size_t i = 0; i < count; i++) {
        const rcn_section *section = entries[i].section;
        const rcn_section *before = i ? entries[i - 1].section : section;
        uint32_t above = !before->record != !section->record;
        const char *year = year_of(galley->setter, section);
        if (documents >= BY_YEARS && year &&
            (!last || strcmp(last, year) != 0)) {
            put_year(galley, year);
            last = year;
            above = 0;
        }
        put_entry(galley, &entries[i], above);
    }
}

void
rcn_compose_contents(rcn_galley *galley, const rcn_section *section,
                     const rcn_toc_entry *entries, size_t count)
{
    const rcn_style *style = galley->setter->style;
    rcn_galley_dest(galley, section->id);
    rcn_compose_top(galley, NULL, RCN_ALIGN_LEFT);
    rcn_para *title = rcn_compose_title(galley, section->title,
                                        RCN_TYPE_CHAPTER, RCN_ALIGN_LEFT);
    if (title) {
        rcn_galley_open(galley, RCN_TAG_H1, NULL, NULL);
        rcn_galley_para(galley, title, 0);
        rcn_galley_close(galley);
    }
    rcn_galley_skip(galley, style->grid);
    rcn_galley_opening(galley);
    if (count) {
        rcn_strip_begin(galley, 0);
        rcn_galley_open(galley, RCN_TAG_TOC, NULL, NULL);
        put_entries(galley, entries, count);
        rcn_galley_close(galley);
    }
}
