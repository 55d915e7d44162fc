/* The index as it is printed: the edition names passages, the book their pages
 * (ISO 999, 7.4.3): each page once, pages in a row as a range. */
#include "typeset/index.h"

#include <string.h>

#include "base/list.h"
#include "edition/locators.h"

static bool
before(const rcn_page_sheet *sheet, const rcn_index_place *place)
{
    if (sheet->block == RCN_NO_BLOCK_INDEX) {
        return true; /* begins with the heading of the section */
    }
    return sheet->block != place->block ? sheet->block < place->block
                                        : sheet->offset <= place->offset;
}

/* Returns the page, from 1, that a place in section `section` is on. */
static uint32_t
page_of(const rcn_paging *paging, uint32_t section,
        const rcn_index_place *place)
{
    size_t low = paging->first_sheet[section];
    size_t high = low + 1;
    while (high < paging->count && paging->sheets[high].section == section) {
        high++;
    }
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (before(&paging->sheets[middle], place)) {
            low = middle;
        } else {
            high = middle;
        }
    }
    return (uint32_t)low + 1;
}

/* The pages of an entry, each once, in order. */
typedef struct rcn_entry_pages {
    RCN_LIST(uint32_t) pages;
    RCN_LIST(const char *) ids; /* of the first passage on each */
    rcn_buffer text;
    RCN_LIST(rcn_mark) marks;
} rcn_entry_pages;

static void
find_pages(rcn_arena *arena, rcn_entry_pages *out, const rcn_edition *edition,
           const rcn_index_entry *entry, const rcn_paging *paging)
{
    for (size_t i = 0; i < entry->place_count; i++) {
        const rcn_index_place *place = &entry->places[i];
        uint32_t section = paging->section_of_record[place->record];
        uint32_t page = page_of(paging, section, place);
        size_t count = out->pages.count;
        if (!count || page != out->pages.items[count - 1]) {
            RCN_PUSH(arena, &out->pages, page);
            RCN_PUSH(arena, &out->ids,
                     edition->sections[section].blocks[place->block].id);
        }
    }
}

/* ", 12" or, for the last page of a range, "-14"; a link to the passage. */
static void
add_page(rcn_arena *arena, rcn_entry_pages *out, const char *joint,
         size_t index)
{
    rcn_buffer_string(&out->text, joint);
    uint32_t start = (uint32_t)out->text.len;
    rcn_buffer_printf(&out->text, "%u", out->pages.items[index]);
    const char *id = out->ids.items[index];
    if (id) {
        RCN_PUSH(arena, &out->marks,
                 (rcn_mark){start, (uint32_t)out->text.len, RCN_MARK_LINK,
                            rcn_arena_printf(arena, "#%s", id)});
    }
}

static rcn_block
entry_block(rcn_arena *arena, const rcn_edition *edition,
            const rcn_index_entry *entry, const rcn_paging *paging)
{
    rcn_entry_pages out = {.text = rcn_buffer_new(arena)};
    find_pages(arena, &out, edition, entry, paging);
    rcn_buffer_string(&out.text, entry->heading);
    const uint32_t *pages = out.pages.items;
    size_t count = out.pages.count;
    uint32_t gap = rcn_locators_gap(pages, count, 1);
    for (size_t i = 0; i < count;) {
        size_t last = rcn_locators_end(pages, count, i, gap) - 1;
        add_page(arena, &out, ", ", i);
        if (last > i) {
            add_page(arena, &out, "–", last);
        }
        if (pages[last] - pages[i] > last - i) {
            rcn_buffer_string(&out.text, " passim");
        }
        i = last + 1;
    }
    return (rcn_block){
        .kind = RCN_BLOCK_ENTRY,
        .origin = RCN_ORIGIN_EDITOR,
        .text = rcn_text_of(rcn_text_string(arena, rcn_buffer_text(&out.text))),
        .marks = out.marks.items,
        .mark_count = (uint32_t)out.marks.count};
}

rcn_section
rcn_index_with_pages(rcn_arena *arena, const rcn_edition *edition,
                     const rcn_section *section, const rcn_paging *paging)
{
    rcn_section printed = *section;
    rcn_block *blocks =
        rcn_arena_alloc(arena, section->block_count, sizeof *blocks);
    for (size_t i = 0; i < section->block_count; i++) {
        blocks[i] = section->blocks[i];
        if (section->index[i].place_count) {
            blocks[i] = entry_block(arena, edition, &section->index[i], paging);
            blocks[i].language = section->blocks[i].language;
        }
    }
    printed.blocks = blocks;
    return printed;
}
