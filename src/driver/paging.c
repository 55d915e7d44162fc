/* From a passage to the page of the printed book, by the map of where each page
 * begins. */
#include "driver/paging.h"

/* A place in the book, comparable with the begin of a page. */
typedef struct rcn_book_place {
    uint32_t section, block, offset;
} rcn_book_place;

/* Returns whether the page begins at or before the place; what is before the
 * blocks of a section is before block 0. */
static bool
begins_before(const rcn_page_break *page, const rcn_book_place *place)
{
    if (page->section != place->section) {
        return page->section < place->section;
    }
    if (page->block != place->block) {
        return page->block == UINT32_MAX || page->block < place->block;
    }
    return page->offset <= place->offset;
}

/* Returns the page on which a place stands, or NULL. */
static const rcn_page_break *
page_at(const rcn_page_map *map, const rcn_book_place *place)
{
    size_t low = 0, high = map->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (begins_before(&map->breaks[middle], place)) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low ? &map->breaks[low - 1] : NULL;
}

rcn_pages_of_block
rcn_pages_find(const rcn_build *build, const rcn_record *record,
               const rcn_block *block)
{
    const rcn_edition *edition = build->pipeline.edition;
    rcn_book_place place = {.block = (uint32_t)(block - record->blocks)};
    while (place.section < edition->section_count &&
           edition->sections[place.section].record != record) {
        place.section++;
    }
    const rcn_page_break *first = page_at(&build->map, &place);
    place.offset = block->text.len ? (uint32_t)block->text.len - 1 : 0;
    const rcn_page_break *last = page_at(&build->map, &place);
    return first ? (rcn_pages_of_block){first->label, last->label, first->page,
                                        last->page}
                 : (rcn_pages_of_block){0};
}
