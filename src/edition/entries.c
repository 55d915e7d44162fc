/* Entries of the apparatus that touch the text: "3.12, 3.15 reading] source".
 * As in a printed apparatus the lemma is what the book prints, the words behind
 * the bracket are the source's, and equal changes are one entry with many
 * places (M. L. West, Textual Criticism and Editorial Technique, II.4). */
#include <stdlib.h>
#include <string.h>

#include "edition/apparatus.h"

#define LONG_CUT    160 /* code points of a cut that is given whole */
#define ENTRIES     24  /* of one class in a document that are given */
#define PLACES_MOST 12  /* of one entry */

typedef struct rcn_variant {
    const rcn_change *change;
    uint32_t class_rank; /* classes by their first change */
    uint32_t first;      /* index of the first change that is equal */
    uint32_t index;
} rcn_variant;

typedef struct rcn_variants {
    const rcn_record *record;
    rcn_variant *items;
    size_t count;
} rcn_variants;

static bool
is_entry(const rcn_change *change)
{
    return change->kind != RCN_CHANGE_MOVED && !rcn_change_is_around(change);
}

static int
compare_readings(const rcn_change *a, const rcn_change *b)
{
    int order = strcmp(a->before, b->before);
    return order ? order
                 : strcmp(a->after ? a->after : "", b->after ? b->after : "");
}

static int
by_number(uint32_t a, uint32_t b)
{
    return (a > b) - (a < b);
}

static int
by_reading(const void *left, const void *right)
{
    const rcn_variant *a = left;
    const rcn_variant *b = right;
    int order = by_number(a->class_rank, b->class_rank);
    order = order ? order : compare_readings(a->change, b->change);
    return order ? order : by_number(a->index, b->index);
}

static int
by_place(const void *left, const void *right)
{
    const rcn_variant *a = left;
    const rcn_variant *b = right;
    int order = by_number(a->class_rank, b->class_rank);
    order = order ? order : by_number(a->first, b->first);
    return order ? order : by_number(a->index, b->index);
}

typedef RCN_LIST(const char *) rcn_class_ids;

/* The rank of a class: classes in order of their first change, which are no more
 * than the rules have. */
static uint32_t
rank_of(rcn_arena *arena, rcn_class_ids *ids, const char *class_id)
{
    size_t at = 0;
    while (at < ids->count && strcmp(ids->items[at], class_id) != 0) {
        at++;
    }
    if (at == ids->count) {
        RCN_PUSH(arena, ids, class_id);
    }
    return (uint32_t)at;
}

static void
group_equal(rcn_variants *entries)
{
    if (!entries->count) {
        return;
    }
    qsort(entries->items, entries->count, sizeof *entries->items, by_reading);
    for (size_t i = 0; i < entries->count; i++) {
        rcn_variant *entry = &entries->items[i];
        const rcn_variant *before = i ? entry - 1 : NULL;
        bool same = before && before->class_rank == entry->class_rank &&
                    compare_readings(before->change, entry->change) == 0;
        entry->first = same ? before->first : entry->index;
    }
    qsort(entries->items, entries->count, sizeof *entries->items, by_place);
}

static rcn_variants
find_entries(rcn_arena *arena, const rcn_record *record)
{
    rcn_variants entries = {.record = record,
                            .items =
                                rcn_arena_alloc(arena, record->change_count,
                                                sizeof *entries.items)};
    rcn_class_ids ids = {0};
    for (uint32_t i = 0; i < record->change_count; i++) {
        const rcn_change *change = &record->changes[i];
        if (!is_entry(change)) {
            continue;
        }
        entries.items[entries.count++] =
            (rcn_variant){.change = change,
                          .class_rank = rank_of(arena, &ids, change->class_id),
                          .index = i};
    }
    group_equal(&entries);
    return entries;
}

/* The places of equal changes, each passage once. */
static void
add_places(rcn_apparatus *it, rcn_prose *prose, const rcn_record *record,
           const rcn_variant *equal, size_t count)
{
    rcn_composer *composer = it->composer;
    uint32_t last = RCN_NO_BLOCK;
    size_t places = 0;
    for (size_t i = 0; i < count; i++) {
        const rcn_change *change = equal[i].change;
        bool outside = change->block == RCN_NO_BLOCK;
        if (!outside && change->block == last) {
            continue;
        }
        if (places == PLACES_MOST && !composer->project->full_apparatus) {
            rcn_prose_add(prose, ", …");
            break;
        }
        rcn_prose_add(prose, places++ ? ", " : "");
        rcn_add_place(composer, prose, record, change->block,
                      outside ? rcn_phrase_lines(composer, change->line_start,
                                                 change->line_end)
                              : NULL);
        last = change->block;
    }
    rcn_prose_add(prose, " ");
}

static void
add_reading(rcn_apparatus *it, rcn_prose *prose, const rcn_record *record,
            const rcn_change *change)
{
    const char *tongue = rcn_record_tongue(it->composer, record);
    if (change->kind == RCN_CHANGE_REPAIR) {
        rcn_prose_quote(prose, it->composer->edition->phrases, change->after,
                        tongue);
        rcn_prose_add(prose, "] ");
        rcn_prose_quote(prose, it->composer->edition->phrases, change->before,
                        tongue);
    } else {
        rcn_prose_quote(prose, it->composer->edition->phrases,
                        rcn_abridge(it, change->before, LONG_CUT), tongue);
    }
}

/* Entries [first, end) are of one class. */
static void
put_class(rcn_apparatus *it, const rcn_variants *entries, size_t first,
          size_t end)
{
    rcn_composer *composer = it->composer;
    const rcn_variant *items = entries->items;
    rcn_prose prose = rcn_prose_new(composer->arena);
    rcn_add_class(composer, &prose, items[first].change->class_id);
    rcn_prose_add(&prose, rcn_phrase_of(composer, RCN_SAY_COLON));
    size_t shown = 0;
    for (size_t i = first, next; i < end; i = next) {
        next = i + 1;
        while (next < end && items[next].first == items[i].first) {
            next++;
        }
        if (shown == ENTRIES && !composer->project->full_apparatus) {
            rcn_prose_printf(
                &prose, "%s%s", rcn_phrase_of(composer, RCN_SAY_SEMICOLON),
                rcn_phrase_with(composer, RCN_SAY_AND_MORE,
                                rcn_phrase_number(composer, end - i), NULL));
            break;
        }
        rcn_prose_add(
            &prose, shown++ ? rcn_phrase_of(composer, RCN_SAY_SEMICOLON) : "");
        add_places(it, &prose, entries->record, items + i, next - i);
        add_reading(it, &prose, entries->record, items[i].change);
    }
    rcn_prose_put(&prose, &it->blocks, RCN_BLOCK_ENTRY, 0, NULL);
}

void
rcn_put_entries(rcn_apparatus *it, const rcn_record *record)
{
    rcn_variants entries = find_entries(it->composer->arena, record);
    for (size_t i = 0, end; i < entries.count; i = end) {
        end = i + 1;
        while (end < entries.count &&
               entries.items[end].class_rank == entries.items[i].class_rank) {
            end++;
        }
        put_class(it, &entries, i, end);
    }
}
