/* Which blocks are in which file.  A reading system loads a content document
 * whole, so a long section is cut at a block: a block is never divided, for its
 * text must be found in one element. */
#include <stdlib.h>
#include <string.h>

#include "base/list.h"
#include "epub/book.h"

/* What a head, a heading and an attribution may take of a file. */
#define RESERVED (24u * 1024)

typedef RCN_LIST(rcn_epub_file) rcn_file_list;
typedef RCN_LIST(rcn_epub_anchor) rcn_anchor_list;

/* Bytes of the markup of a block, rather too many than too few. */
static size_t
block_cost(const rcn_block *block)
{
    size_t cost = 120 + block->text.len;
    for (size_t i = 0; i < block->text.len; i++) {
        char byte = block->text.at[i];
        if (byte == '&' || byte == '<' || byte == '>' || byte == '"') {
            cost += 5;
        } else if (byte == '\n' || byte == '\t') {
            cost += 24;
        }
    }
    for (uint32_t i = 0; i < block->mark_count; i++) {
        const char *value = block->marks[i].value;
        cost += 100 + (value ? strlen(value) * 3 : 0);
    }
    return cost;
}

static bool
leads_on(const rcn_block *block)
{
    return block->kind == RCN_BLOCK_HEADING || block->kind == RCN_BLOCK_CAPTION;
}

/* Returns the first block that no longer fits behind block `start`; a heading
 * goes with what it heads. */
static size_t
part_end(const rcn_section *section, size_t start)
{
    size_t room = RCN_EPUB_FILE_LIMIT - RESERVED;
    size_t end = start;
    while (end < section->block_count) {
        size_t cost = block_cost(&section->blocks[end]);
        if (end > start && cost > room) {
            break;
        }
        room -= cost < room ? cost : room;
        end++;
    }
    if (end == section->block_count) {
        return end;
    }
    size_t last = end;
    while (last > start + 1 && leads_on(&section->blocks[last - 1])) {
        last--;
    }
    return leads_on(&section->blocks[last - 1]) ? end : last;
}

static void
add_section(rcn_epub_book *book, rcn_file_list *files,
            const rcn_section *section)
{
    if (section->role == RCN_SECTION_CONTENTS) {
        RCN_PUSH(book->arena, files,
                 (rcn_epub_file){.name = "nav.xhtml",
                                 .item = "nav",
                                 .section = section,
                                 .part = 1});
        return;
    }
    size_t start = 0;
    uint32_t part = 1;
    do {
        size_t end = section->block_count ? part_end(section, start) : 0;
        const char *item = part == 1 ? section->id
                                     : rcn_arena_printf(book->arena, "%s-%u",
                                                        section->id, part);
        RCN_PUSH(book->arena, files,
                 (rcn_epub_file){
                     .name = rcn_arena_printf(book->arena, "%s.xhtml", item),
                     .item = item,
                     .section = section,
                     .part = part++,
                     .start = start,
                     .end = end});
        start = end;
    } while (start < section->block_count);
}

static void
add_anchor(rcn_epub_book *book, rcn_anchor_list *anchors, const char *id,
           size_t file)
{
    if (id) {
        RCN_PUSH(book->arena, anchors, (rcn_epub_anchor){id, (uint32_t)file});
    }
}

static int
by_id(const void *left, const void *right)
{
    const rcn_epub_anchor *a = left, *b = right;
    int order = strcmp(a->id, b->id);
    return order ? order : (a->file > b->file) - (a->file < b->file);
}

/* The anchors of a block: its own, and those of its references to queries. */
static void
add_block_anchors(rcn_epub_book *book, rcn_anchor_list *anchors,
                  const rcn_block *block, size_t file)
{
    add_anchor(book, anchors, block->id, file);
    for (uint32_t i = 0; i < block->mark_count; i++) {
        const rcn_mark *mark = &block->marks[i];
        if (mark->kind == RCN_MARK_NOTE && mark->value) {
            add_anchor(book, anchors,
                       rcn_query_reference_id(book->arena, mark->value), file);
        }
    }
}

static void
find_anchors(rcn_epub_book *book)
{
    rcn_anchor_list anchors = {0};
    for (size_t i = 0; i < book->file_count; i++) {
        const rcn_epub_file *file = &book->files[i];
        const rcn_section *section = file->section;
        if (file->part == 1) {
            add_anchor(book, &anchors, section->id, i);
            for (size_t k = 0; k < section->header_count; k++) {
                add_anchor(book, &anchors, section->header[k].id, i);
            }
        }
        for (size_t k = file->start; k < file->end; k++) {
            add_block_anchors(book, &anchors, &section->blocks[k], i);
        }
    }
    if (anchors.count) {
        qsort(anchors.items, anchors.count, sizeof *anchors.items, by_id);
    }
    book->anchors = anchors.items;
    book->anchor_count = anchors.count;
}

static bool
stands_in(const rcn_page_break *place, const rcn_epub_file *file)
{
    if (place->block == UINT32_MAX || !file->section->block_count ||
        file->section->role == RCN_SECTION_CONTENTS) {
        return file->part == 1;
    }
    return place->block >= file->start && place->block < file->end;
}

/* Pages, sections and files are in one order, so one pass over both finds the
 * breaks of each file. */
static void
share_breaks(const rcn_epub_book *book, rcn_file_list *files)
{
    const rcn_page_map *map = book->options->pages;
    size_t at = 0;
    for (size_t i = 0; map && i < files->count; i++) {
        rcn_epub_file *file = &files->items[i];
        size_t section = (size_t)(file->section - book->edition->sections);
        while (at < map->count && map->breaks[at].section < section) {
            at++;
        }
        file->breaks = &map->breaks[at];
        while (at < map->count && map->breaks[at].section == section &&
               stands_in(&map->breaks[at], file)) {
            at++;
        }
        file->break_count = (size_t)(&map->breaks[at] - file->breaks);
    }
}

rcn_epub_book *
rcn_epub_plan(rcn_arena *arena, const rcn_edition *edition,
              const rcn_style *style, const rcn_epub_options *options,
              rcn_log *log)
{
    rcn_epub_book *book = rcn_arena_alloc(arena, 1, sizeof *book);
    *book = (rcn_epub_book){.arena = arena,
                            .edition = edition,
                            .style = style,
                            .options = options,
                            .log = log};
    rcn_file_list files = {0};
    for (size_t i = 0; i < edition->section_count; i++) {
        add_section(book, &files, &edition->sections[i]);
    }
    share_breaks(book, &files);
    book->files = files.items;
    book->file_count = files.count;
    find_anchors(book);
    return book;
}

static int
id_against_anchor(const void *id, const void *anchor)
{
    return strcmp(id, ((const rcn_epub_anchor *)anchor)->id);
}

const char *
rcn_epub_place(const void *book, const char *id)
{
    const rcn_epub_book *plan = book;
    const rcn_epub_anchor *anchor =
        plan->anchor_count ? bsearch(id, plan->anchors, plan->anchor_count,
                                     sizeof *plan->anchors, id_against_anchor)
                           : NULL;
    return anchor ? rcn_arena_printf(plan->arena, "%s#%s",
                                     plan->files[anchor->file].name, id)
                  : NULL;
}
