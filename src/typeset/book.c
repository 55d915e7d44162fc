/* Sets a whole edition: body first, since the contents need its page numbers,
 * then back matter, then front matter with its own numerals. */
#include "typeset/typeset.h"

#include <string.h>

#include "base/codes.h"
#include "base/list.h"
#include "typeset/colophon.h"
#include "typeset/compose.h"
#include "typeset/cover.h"
#include "typeset/draw.h"
#include "typeset/index.h"
#include "typeset/pages/furniture.h"
#include "typeset/pages/layout.h"

typedef struct rcn_typesetter {
    rcn_setter setter;
    rcn_breaker *breaker;
    rcn_counts counts;
    rcn_layout layouts[RCN_MATTER_BACK + 1];
    uint32_t *first_sheet; /* by section, in its matter; UINT32_MAX: none */
    const rcn_section *contents_section;
    RCN_LIST(rcn_toc_entry) entries;
    bool all_noted; /* no section of queries */
} rcn_typesetter;

/* The section of queries says again what notes at the foot of the page say. */
static bool
left_out(const rcn_typesetter *typesetter, uint32_t index)
{
    const rcn_section *section = &typesetter->setter.edition->sections[index];
    return section->role == RCN_SECTION_QUERIES && typesetter->all_noted;
}

/* Returns true when each query is a note that is set at the foot of its
 * page. */
static bool
all_noted(const rcn_setter *setter)
{
    const rcn_edition *edition = setter->edition;
    size_t notes = 0;
    size_t queries = 0;
    for (size_t i = 0; i < edition->section_count; i++) {
        notes += edition->sections[i].note_count;
    }
    for (size_t i = 0; i < edition->record_count; i++) {
        queries += edition->records[i].cleaned->query_count;
    }
    return setter->style->notes == RCN_NOTES_FOOT && notes == queries;
}

/* The sections before and after which the book's own elements open and close:
 * Document, and a Part for each matter. */
static bool
first_of_matter(const rcn_typesetter *typesetter, uint32_t index)
{
    const rcn_section *sections = typesetter->setter.edition->sections;
    uint32_t before = index;
    while (before > 0 && left_out(typesetter, before - 1)) {
        before--;
    }
    return before == 0 || sections[before - 1].matter != sections[index].matter;
}

static uint32_t
next_section(const rcn_typesetter *typesetter, uint32_t index)
{
    do {
        index++;
    } while (index < typesetter->setter.edition->section_count &&
             left_out(typesetter, index));
    return index;
}

static bool
last_of_matter(const rcn_typesetter *typesetter, uint32_t index)
{
    const rcn_edition *edition = typesetter->setter.edition;
    uint32_t next = next_section(typesetter, index);
    return next == edition->section_count ||
           edition->sections[next].matter != edition->sections[index].matter;
}

static const char *
matter_title(const rcn_edition *edition, rcn_matter matter)
{
    static const rcn_phrase titles[] = {RCN_SAY_FRONT_MATTER, RCN_SAY_DOCUMENTS,
                                        RCN_SAY_BACK_MATTER};
    return rcn_say(edition->phrases, titles[matter]);
}

/* Front matter goes on from the cover, which opens Document and its Part. */
static void
open_around(rcn_typesetter *typesetter, rcn_galley *galley, uint32_t index)
{
    const rcn_section *section = &typesetter->setter.edition->sections[index];
    bool cover = section->matter == RCN_MATTER_FRONT;
    if (first_of_matter(typesetter, index) && !cover) {
        rcn_galley_open(
            galley, RCN_TAG_PART,
            matter_title(typesetter->setter.edition, section->matter), NULL);
    }
    rcn_galley_open(galley, RCN_TAG_SECT, section->title, NULL);
}

static void
close_around(rcn_typesetter *typesetter, rcn_galley *galley, uint32_t index)
{
    size_t count = typesetter->setter.edition->section_count;
    rcn_galley_close(galley);
    if (last_of_matter(typesetter, index)) {
        rcn_galley_close(galley);
    }
    if (next_section(typesetter, index) == count) {
        rcn_galley_close(galley);
    }
}

/* The body is made up before the back matter. */
static rcn_section
printed_index(rcn_typesetter *typesetter, const rcn_section *section)
{
    const rcn_edition *edition = typesetter->setter.edition;
    const rcn_layout *body = &typesetter->layouts[RCN_MATTER_BODY];
    rcn_arena *arena = typesetter->setter.arena;
    uint32_t *sections =
        rcn_arena_alloc(arena, edition->record_count + 1, sizeof *sections);
    for (uint32_t i = 0; i < edition->section_count; i++) {
        const rcn_record *record = edition->sections[i].record;
        if (record) {
            sections[record - edition->records] = i;
        }
    }
    const rcn_paging paging = {body->sheets.items, body->sheets.count,
                               typesetter->first_sheet, sections};
    return rcn_index_with_pages(arena, edition, section, &paging);
}

static void
set_section(rcn_typesetter *typesetter, uint32_t index)
{
    rcn_setter *setter = &typesetter->setter;
    const rcn_edition *edition = setter->edition;
    const rcn_section *section = &edition->sections[index];
    rcn_layout *layout = &typesetter->layouts[section->matter];
    rcn_galley galley;
    rcn_galley_begin(&galley, setter, typesetter->breaker, index);
    open_around(typesetter, &galley, index);
    if (section->role == RCN_SECTION_DOCUMENT) {
        rcn_compose_document(&galley, section);
    } else if (section->role == RCN_SECTION_CONTENTS) {
        rcn_compose_contents(&galley, section, typesetter->entries.items,
                             typesetter->entries.count);
    } else if (section->role == RCN_SECTION_INDEX) {
        const rcn_section printed = printed_index(typesetter, section);
        rcn_compose_section(&galley, &printed);
    } else if (section->role == RCN_SECTION_COLOPHON) {
        const rcn_section printed = rcn_colophon_add(setter, section);
        rcn_compose_section(&galley, &printed);
    } else {
        rcn_compose_section(&galley, section);
    }
    close_around(typesetter, &galley, index);
    bool recto = setter->style->opening == RCN_OPENING_RECTO ||
                 first_of_matter(typesetter, index);
    bool front_page = section->role == RCN_SECTION_IMPRINT;
    typesetter->first_sheet[index] =
        (uint32_t)rcn_layout_section(layout, &galley, recto && !front_page);
    rcn_arena_reset(setter->galley);
}

static void
set_matter(rcn_typesetter *typesetter, rcn_matter matter)
{
    const rcn_edition *edition = typesetter->setter.edition;
    size_t documents = 0;
    for (uint32_t i = 0; i < edition->section_count; i++) {
        const rcn_section *section = &edition->sections[i];
        if (section->matter == matter && !left_out(typesetter, i) &&
            section->role != RCN_SECTION_COLOPHON) {
            if (section->record) {
                rcn_log_step(typesetter->setter.log, "setting pages",
                             documents++, edition->record_count);
            }
            set_section(typesetter, i);
        }
    }
    rcn_layout_end(&typesetter->layouts[matter]);
}

/* The colophon names all fonts of the book, so it is set when the rest is. */
static void
set_colophon(rcn_typesetter *typesetter)
{
    const rcn_edition *edition = typesetter->setter.edition;
    for (uint32_t i = 0; i < edition->section_count; i++) {
        if (edition->sections[i].role == RCN_SECTION_COLOPHON) {
            set_section(typesetter, i);
            rcn_layout_end(&typesetter->layouts[edition->sections[i].matter]);
        }
    }
}

static void
set_front(rcn_typesetter *typesetter)
{
    rcn_layout *front = &typesetter->layouts[RCN_MATTER_FRONT];
    rcn_layout_begin(front, &typesetter->setter, typesetter->breaker,
                     &typesetter->counts);
    const rcn_edition *edition = typesetter->setter.edition;
    bool alone = edition->section_count == 0;
    bool no_front = alone || edition->sections[0].matter != RCN_MATTER_FRONT;
    rcn_page_sheet cover =
        rcn_cover_page(&typesetter->setter, typesetter->breaker);
    cover = rcn_cover_tagged(&typesetter->setter, cover, no_front, alone);
    RCN_PUSH(typesetter->setter.arena, &front->sheets, cover);
    if (!no_front) {
        rcn_layout_blank(front);
        RCN_PUSH(typesetter->setter.arena, &front->sheets,
                 rcn_half_title_page(&typesetter->setter, typesetter->breaker));
        set_matter(typesetter, RCN_MATTER_FRONT);
    }
    if (!alone && front->sheets.count % 2 == 1) {
        rcn_layout_blank(front);
    }
}

/* Page labels of the sections in the contents, as far as they are known. */
static void
list_entries(rcn_typesetter *typesetter)
{
    const rcn_edition *edition = typesetter->setter.edition;
    rcn_arena *arena = typesetter->setter.arena;
    typesetter->entries.count = 0;
    uint32_t body = (uint32_t)typesetter->layouts[RCN_MATTER_BODY].sheets.count;
    for (uint32_t i = 0; i < edition->section_count; i++) {
        const rcn_section *section = &edition->sections[i];
        if (!section->in_contents || left_out(typesetter, i)) {
            continue;
        }
        uint32_t sheet = typesetter->first_sheet[i];
        uint32_t number =
            sheet + 1 + (section->matter == RCN_MATTER_BACK ? body : 0);
        const char *page = sheet == UINT32_MAX
                               ? "0"
                               : rcn_page_label(arena, section->matter, number);
        RCN_PUSH(arena, &typesetter->entries, (rcn_toc_entry){section, page});
    }
}

/* Blank pages so that back matter begins on a right-hand page. */
static void
even_out(rcn_typesetter *typesetter)
{
    rcn_layout *body = &typesetter->layouts[RCN_MATTER_BODY];
    rcn_layout *back = &typesetter->layouts[RCN_MATTER_BACK];
    if (back->sheets.count && body->sheets.count % 2 == 1) {
        rcn_layout_blank(body);
    }
}

static void
set_all(rcn_typesetter *typesetter)
{
    const rcn_edition *edition = typesetter->setter.edition;
    for (int matter = RCN_MATTER_BODY; matter <= RCN_MATTER_BACK; matter++) {
        rcn_layout_begin(&typesetter->layouts[matter], &typesetter->setter,
                         typesetter->breaker, &typesetter->counts);
        set_matter(typesetter, (rcn_matter)matter);
    }
    even_out(typesetter);
    list_entries(typesetter);
    for (int matter = RCN_MATTER_BODY; matter <= RCN_MATTER_BACK; matter++) {
        rcn_furnish_ahead(&typesetter->setter, typesetter->breaker,
                          typesetter->layouts[matter].sheets.items,
                          typesetter->layouts[matter].sheets.count);
    }
    rcn_counts before = typesetter->counts;
    size_t ratios = typesetter->counts.ratios.count;
    set_front(typesetter);
    if (edition->section_count) {
        /* Once more: the contents now know the pages of the front matter. */
        list_entries(typesetter);
        before.ratios.items = typesetter->counts.ratios.items;
        before.ratios.capacity = typesetter->counts.ratios.capacity;
        before.ratios.count = ratios;
        typesetter->counts = before;
        set_front(typesetter);
        set_colophon(typesetter);
    }
}

/* All pages in the order of the book, with labels and furniture. */
static rcn_sheets *
gather(rcn_typesetter *typesetter)
{
    rcn_arena *arena = typesetter->setter.arena;
    size_t count = 0;
    for (int matter = 0; matter <= RCN_MATTER_BACK; matter++) {
        count += typesetter->layouts[matter].sheets.count;
    }
    rcn_page_sheet *items = rcn_arena_alloc(arena, count, sizeof *items);
    size_t at = 0;
    uint32_t arabic = 0;
    for (int matter = 0; matter <= RCN_MATTER_BACK; matter++) {
        const rcn_layout *layout = &typesetter->layouts[matter];
        for (size_t i = 0; i < layout->sheets.count; i++) {
            rcn_page_sheet *sheet = &items[at++];
            *sheet = layout->sheets.items[i];
            arabic += matter != RCN_MATTER_FRONT;
            sheet->label = rcn_page_label(
                arena, (rcn_matter)matter,
                matter == RCN_MATTER_FRONT ? (uint32_t)i + 1 : arabic);
        }
    }
    rcn_furnish(&typesetter->setter, typesetter->breaker, items, count);
    rcn_sheets *sheets = rcn_arena_alloc(arena, 1, sizeof *sheets);
    *sheets = rcn_sheets_of(arena, items, count, typesetter->setter.words);
    return sheets;
}

static rcn_page_map
map_pages(rcn_arena *arena, const rcn_sheets *sheets)
{
    RCN_LIST(rcn_page_break) breaks = {0};
    for (size_t i = 0; i < sheets->count; i++) {
        const rcn_page_sheet *sheet = &sheets->items[i];
        if (sheet->words && sheet->section != RCN_NO_SECTION) {
            RCN_PUSH(arena, &breaks,
                     (rcn_page_break){.page = (uint32_t)i + 1,
                                      .label = sheet->label,
                                      .section = sheet->section,
                                      .block = sheet->block,
                                      .offset = sheet->offset});
        }
    }
    return (rcn_page_map){breaks.items, breaks.count, (uint32_t)sheets->count};
}

static void
outline(const rcn_typesetter *typesetter, rcn_arena *arena, rcn_book *book)
{
    const rcn_edition *edition = typesetter->setter.edition;
    RCN_LIST(rcn_outline) list = {0};
    int32_t part = -1; /* that the next documents are in */
    for (uint32_t i = 0; i < edition->section_count; i++) {
        const rcn_section *section = &edition->sections[i];
        bool shown =
            !left_out(typesetter, i) &&
            (section->in_contents || section->role == RCN_SECTION_CONTENTS);
        if (shown && section->id) {
            const char *title =
                section->label
                    ? rcn_arena_printf(arena, "%s. %s", section->label,
                                       section->title)
                    : section->title;
            bool inside = section->role == RCN_SECTION_DOCUMENT;
            RCN_PUSH(arena, &list,
                     (rcn_outline){title, section->id, inside ? part : -1});
            if (!inside) {
                bool opens = section->role == RCN_SECTION_PART;
                part = opens ? (int32_t)list.count - 1 : -1;
            }
        }
    }
    book->outline = list.items;
    book->outline_count = list.count;
}

static const char *
author_of(const rcn_edition *edition, rcn_arena *arena)
{
    rcn_buffer names = rcn_buffer_new(arena);
    for (size_t i = 0; edition->editors && edition->editors[i]; i++) {
        rcn_buffer_string(&names, i ? ", " : "");
        rcn_buffer_string(&names, edition->editors[i]);
    }
    return names.len ? rcn_buffer_text(&names).at : NULL;
}

rcn_book *
rcn_book_of(rcn_arena *arena, const rcn_edition *edition,
            const rcn_sheets *sheets)
{
    rcn_book *book = rcn_arena_alloc(arena, 1, sizeof *book);
    *book = (rcn_book){.maker = rcn_sheet_draw,
                       .maker_data = sheets,
                       .page_count = sheets->count,
                       .title = edition->title,
                       .author = author_of(edition, arena),
                       .subject = edition->description ? edition->description
                                                       : edition->subtitle,
                       .language = edition->language,
                       .identifier = edition->print_identifier,
                       .date = edition->modified,
                       .creator = edition->program};
    return book;
}

const rcn_book *
rcn_typeset(rcn_arena *arena, const rcn_edition *edition, rcn_fonts *fonts,
            rcn_log *log, rcn_page_map *ret_map, rcn_typeset_stats *ret_stats)
{
    rcn_arena *work = rcn_arena_new(0);
    rcn_typesetter typesetter = {
        .setter = rcn_setter_begin(arena, work, edition, fonts, log),
        .counts = {.arena = work}};
    rcn_setter *setter = &typesetter.setter;
    typesetter.breaker = rcn_breaker_new(work, setter);
    typesetter.all_noted = all_noted(setter);
    size_t count = edition->section_count + 1;
    typesetter.first_sheet =
        rcn_arena_alloc(work, count, sizeof *typesetter.first_sheet);
    memset(typesetter.first_sheet, 0xFF,
           count * sizeof *typesetter.first_sheet);
    set_all(&typesetter);
    const rcn_sheets *sheets = gather(&typesetter);
    rcn_book *book = rcn_book_of(arena, edition, sheets);
    book->page_width = setter->style->page_width;
    book->page_height = setter->style->page_height;
    outline(&typesetter, arena, book);
    *ret_map = map_pages(arena, sheets);
    *ret_stats = rcn_counts_close(&typesetter.counts);
    ret_stats->pages = (uint32_t)sheets->count;
    ret_stats->missing_glyphs = rcn_shaper_missing(setter->words);
    rcn_shaper_log_missing(setter->words);
    if (edition->cover && !rcn_image_drawable(edition->cover)) {
        rcn_log_add(log, RCN_CODE_IMAGE_LEFT_OUT, (rcn_place){0},
                    "the cover of the PDF is drawn: the editor's has the "
                    "colours of inks");
    }
    if (ret_stats->overfull) {
        rcn_log_add(log, RCN_CODE_TYPESET_OVERFULL, (rcn_place){0},
                    "%u of %u lines", ret_stats->overfull, ret_stats->lines);
    }
    rcn_setter_end(setter);
    rcn_arena_free(work);
    return book;
}
