/* The index of names: proposals from the words of the documents, those for one
 * person brought together where that is safe, and the editor's corrections.
 * Passages are named by citation; a printed book puts its pages in their place
 * (ISO 999, 7.4). */
#include "edition/index.h"

#include <stdlib.h>
#include <string.h>

#include "clean/span/bodies.h"
#include "edition/index_named.h"
#include "edition/locators.h"

#define WORDS_LEAST \
    9000 /* of an edition of over 40 pages in the classic style */
#define ENTRIES_LEAST 10 /* of an index that nobody asked for */

static int
by_heading(const void *left, const void *right)
{
    const rcn_named *a = left;
    const rcn_named *b = right;
    if (!a->key || !b->key) {
        return !a->key - !b->key;
    }
    int order = strcmp(a->key, b->key);
    order = order ? order : strcmp(a->heading, b->heading);
    return order ? order : (a->order > b->order) - (a->order < b->order);
}

/* Names [first, end) with one heading. */
typedef struct rcn_headed {
    size_t first, end;
    rcn_indexed_kind kind;
} rcn_headed;

static int
compare_places(const void *left, const void *right)
{
    return rcn_index_place_order(left, right);
}

/* Returns which of the names of one heading gives its form: of forms that differ
 * in capitals or accents the one with most small letters, then the one that comes
 * most often. */
static size_t
plainest(const rcn_named *names, const rcn_headed *headed)
{
    size_t best = headed->first;
    for (size_t i = headed->first + 1; i < headed->end; i++) {
        size_t capitals = rcn_index_capitals(names[i].heading);
        size_t fewest = rcn_index_capitals(names[best].heading);
        bool more =
            names[i].end - names[i].first > names[best].end - names[best].first;
        best = capitals < fewest || (capitals == fewest && more) ? i : best;
    }
    return best;
}

/* "Aliyev, Ilham (President Aliyev)": a heading with the first other form under
 * which the person is in the documents. */
static const char *
with_form(const rcn_indexing *indexing, const rcn_headed *headed)
{
    const rcn_named *names = indexing->names.items;
    const char *heading = names[plainest(names, headed)].heading;
    const char *comma = strchr(heading, ',');
    for (size_t i = headed->first; i < headed->end; i++) {
        bool brief = rcn_name_words(names[i].name) == 1;
        if (comma && brief && names[i].form) {
            return rcn_arena_printf(indexing->arena, "%s (%s)", heading,
                                    names[i].form);
        }
    }
    return heading;
}

static rcn_index_entry
entry_of(const rcn_indexing *indexing, const rcn_headed *headed)
{
    const rcn_named *names = indexing->names.items;
    size_t count = 0;
    for (size_t i = headed->first; i < headed->end; i++) {
        count += names[i].end - names[i].first;
    }
    rcn_arena *arena = indexing->composer->arena;
    rcn_index_place *places = rcn_arena_alloc(arena, count, sizeof *places);
    size_t at = 0;
    for (size_t i = headed->first; i < headed->end; i++) {
        for (size_t k = names[i].first; k < names[i].end; k++) {
            places[at++] = indexing->mentions.items[k].place;
        }
    }
    if (count) {
        qsort(places, count, sizeof *places, compare_places);
    }
    return (rcn_index_entry){
        rcn_arena_strdup(arena, with_form(indexing, headed)), places, count};
}

/* Passages of an entry, each block once, in order. */
typedef struct rcn_entry_passages {
    RCN_LIST(const rcn_block *) blocks;
    RCN_LIST(uint32_t) places; /* of each, over all documents */
} rcn_entry_passages;

static void
find_passages(rcn_arena *scratch, const rcn_composer *composer,
              const rcn_index_entry *entry, rcn_entry_passages *out)
{
    uint32_t before = 0; /* blocks of documents before */
    uint32_t record = 0;
    const rcn_block *last = NULL;
    for (size_t i = 0; i < entry->place_count; i++) {
        const rcn_index_place *place = &entry->places[i];
        for (; record < place->record; record++) {
            before += (uint32_t)composer->records[record].block_count;
        }
        const rcn_block *block =
            &composer->records[record].blocks[place->block];
        if (block != last && block->citation) {
            RCN_PUSH(scratch, &out->blocks, block);
            RCN_PUSH(scratch, &out->places, before + place->block);
            last = block;
        }
    }
}

static void
put_passage(rcn_prose *prose, rcn_composer *composer, const char *joint,
            const rcn_block *block)
{
    rcn_prose_add(prose, joint);
    rcn_prose_marked(prose, RCN_MARK_LINK,
                     rcn_arena_printf(composer->arena, "#%s", block->id),
                     block->citation);
}

/* "Name, 1.12, 3.4": citations of the passages, each a link. */
static void
put_entry(rcn_index_parts *parts, rcn_arena *scratch, rcn_index_entry entry)
{
    rcn_composer *composer = parts->composer;
    rcn_prose prose = rcn_prose_new(composer->arena);
    rcn_prose_foreign(&prose, rcn_text_of(entry.heading));
    rcn_entry_passages passages = {0};
    find_passages(scratch, composer, &entry, &passages);
    const rcn_block *const *blocks = passages.blocks.items;
    const uint32_t *places = passages.places.items;
    size_t count = passages.places.count;
    uint32_t gap = rcn_locators_gap(places, count, 0);
    for (size_t i = 0; i < count;) {
        size_t last = rcn_locators_end(places, count, i, gap) - 1;
        put_passage(&prose, composer, ", ", blocks[i]);
        if (last > i) {
            put_passage(&prose, composer, "–", blocks[last]);
        }
        if (places[last] - places[i] > last - i) {
            rcn_prose_add(&prose, " passim");
        }
        i = last + 1;
    }
    RCN_PUSH(composer->arena, &parts->entries, entry);
    rcn_prose_put(&prose, &parts->blocks, RCN_BLOCK_ENTRY, 0, NULL);
}

void
rcn_index_heading(rcn_index_parts *parts, rcn_phrase phrase)
{
    rcn_composer *composer = parts->composer;
    rcn_prose prose = rcn_prose_new(composer->arena);
    const char *words = rcn_phrase_of(composer, phrase);
    rcn_prose_add(&prose, words);
    RCN_PUSH(composer->arena, &parts->entries,
             (rcn_index_entry){.heading = words});
    rcn_prose_put(&prose, &parts->blocks, RCN_BLOCK_HEADING, 2, NULL);
    parts->headings++;
}

/* Adds the names by kind, each kind by heading. */
static void
put_names(rcn_indexing *indexing, rcn_index_parts *parts)
{
    static const rcn_phrase phrases[] = {
        RCN_SAY_INDEX_PEOPLE, RCN_SAY_INDEX_BODIES, RCN_SAY_INDEX_PLACES,
        RCN_SAY_INDEX_OTHER};
    rcn_arena *arena = indexing->arena;
    rcn_named *names = indexing->names.items;
    size_t count = indexing->names.count;
    if (count) {
        qsort(names, count, sizeof *names, by_heading);
    }
    RCN_LIST(rcn_headed) all = {0};
    for (size_t i = 0; i < count && names[i].heading;) {
        rcn_headed headed = {.first = i, .kind = RCN_INDEXED_OTHER};
        for (; i < count && names[i].heading &&
               strcmp(names[i].key, names[headed.first].key) == 0;
             i++) {
            headed.kind =
                names[i].kind < headed.kind ? names[i].kind : headed.kind;
        }
        headed.end = i;
        RCN_PUSH(arena, &all, headed);
    }
    for (size_t kind = 0; kind < RCN_INDEXED_KINDS; kind++) {
        bool any = false;
        for (size_t i = 0; i < all.count; i++) {
            if (all.items[i].kind == kind) {
                if (!any) {
                    rcn_index_heading(parts, phrases[kind]);
                }
                any = true;
                put_entry(parts, arena, entry_of(indexing, &all.items[i]));
            }
        }
    }
}

static void
find_names(rcn_indexing *indexing)
{
    rcn_composer *composer = indexing->composer;
    const rcn_project_index *wishes = &composer->project->index;
    size_t count = composer->edition->record_count;
    rcn_find_mentions(indexing->arena, composer->records, count,
                      &indexing->mentions);
    for (size_t i = 0; wishes->add && wishes->add[i]; i++) {
        rcn_find_name(indexing->arena, composer->records, count, wishes->add[i],
                      &indexing->mentions);
    }
    rcn_named_merge(indexing);
    rcn_named_settle(indexing);
}

static bool
is_long(const rcn_edition *edition)
{
    size_t words = 0;
    for (size_t i = 0; i < edition->record_count; i++) {
        words += edition->records[i].word_count;
    }
    return words >= WORDS_LEAST;
}

void
rcn_compose_index(rcn_composer *composer)
{
    rcn_index_wish wish = composer->project->index.names;
    if (wish == RCN_INDEX_NEVER ||
        (wish == RCN_INDEX_BY_SIZE && !is_long(composer->edition))) {
        return;
    }
    rcn_arena *scratch = rcn_arena_new(0);
    rcn_indexing indexing = {.composer = composer,
                             .arena = scratch,
                             .bodies = rcn_bodies_new(scratch),
                             .all = wish == RCN_INDEX_ALL};
    find_names(&indexing);
    rcn_index_parts parts = {.composer = composer};
    rcn_index_documents(&parts);
    put_names(&indexing, &parts);
    rcn_arena_free(scratch);
    size_t entries = parts.blocks.count - parts.headings;
    if (entries >= (indexing.all ? 1 : ENTRIES_LEAST)) {
        rcn_add_section(
            composer,
            (rcn_section){.role = RCN_SECTION_INDEX,
                          .matter = RCN_MATTER_BACK,
                          .id = "index",
                          .title = rcn_phrase_of(composer, RCN_SAY_INDEX),
                          .in_contents = true,
                          .index = parts.entries.items},
            &parts.blocks);
    }
}
