/* Furniture of a site: menus, notices and buttons that are around the text of
 * several documents in the same words.  The apparatus says once what they
 * are. */
#include "edition/repeated.h"

#include <stdlib.h>
#include <string.h>

/* A cut and where it is. */
typedef struct rcn_cut_place {
    const rcn_change *change;
    uint32_t record, index;
} rcn_cut_place;

typedef RCN_LIST(rcn_cut_place) rcn_cut_places;

bool
rcn_change_is_around(const rcn_change *change)
{
    return change->kind == RCN_CHANGE_CUT && change->block == RCN_NO_BLOCK &&
           !change->reason;
}

uint32_t
rcn_count_text_words(const char *words)
{
    uint32_t count = 0;
    for (bool inside = false; *words; words++) {
        bool space = *words == ' ' || *words == '\n' || *words == '\t';
        count += !space && !inside;
        inside = !space;
    }
    return count;
}

static int
compare_words(const rcn_change *a, const rcn_change *b)
{
    int order = strcmp(a->class_id, b->class_id);
    return order ? order : strcmp(a->before, b->before);
}

static int
by_words(const void *left, const void *right)
{
    const rcn_cut_place *a = left;
    const rcn_cut_place *b = right;
    int order = compare_words(a->change, b->change);
    if (order) {
        return order;
    }
    return a->record != b->record
               ? (a->record < b->record ? -1 : 1)
               : (a->index > b->index) - (a->index < b->index);
}

static int
by_weight(const void *left, const void *right)
{
    const rcn_repeated *a = left;
    const rcn_repeated *b = right;
    uint64_t weights[2] = {(uint64_t)a->words * a->documents,
                           (uint64_t)b->words * b->documents};
    if (weights[0] != weights[1]) {
        return weights[0] > weights[1] ? -1 : 1;
    }
    return compare_words(a->first, b->first);
}

static rcn_cut_places
collect(rcn_arena *arena, const rcn_edition *edition, bool **of)
{
    rcn_cut_places places = {0};
    for (uint32_t i = 0; i < edition->record_count; i++) {
        const rcn_record *record = &edition->records[i];
        of[i] = rcn_arena_alloc(arena, record->change_count, sizeof **of);
        for (uint32_t k = 0; k < record->change_count; k++) {
            if (rcn_change_is_around(&record->changes[k])) {
                RCN_PUSH(arena, &places,
                         (rcn_cut_place){&record->changes[k], i, k});
            }
        }
    }
    if (places.count) {
        qsort(places.items, places.count, sizeof *places.items, by_words);
    }
    return places;
}

/* Documents among equal cuts, which are sorted by document. */
static uint32_t
count_documents(const rcn_cut_place *places, size_t count)
{
    uint32_t documents = 0;
    for (size_t i = 0; i < count; i++) {
        documents += i == 0 || places[i].record != places[i - 1].record;
    }
    return documents;
}

rcn_repeated_cuts
rcn_find_repeated(rcn_arena *arena, const rcn_edition *edition)
{
    rcn_repeated_cuts cuts = {
        .of = rcn_arena_alloc(arena, edition->record_count, sizeof *cuts.of)};
    rcn_cut_places places = collect(arena, edition, cuts.of);
    for (size_t i = 0, end; i < places.count; i = end) {
        const rcn_change *first = places.items[i].change;
        end = i + 1;
        while (end < places.count &&
               compare_words(first, places.items[end].change) == 0) {
            end++;
        }
        uint32_t documents = count_documents(places.items + i, end - i);
        if (documents < RCN_REPEATED_LEAST) {
            continue;
        }
        RCN_PUSH(arena, &cuts.list,
                 (rcn_repeated){first, documents,
                                rcn_count_text_words(first->before)});
        for (size_t k = i; k < end; k++) {
            cuts.of[places.items[k].record][places.items[k].index] = true;
        }
    }
    if (cuts.list.count) {
        qsort(cuts.list.items, cuts.list.count, sizeof *cuts.list.items,
              by_weight);
    }
    return cuts;
}

bool
rcn_has_own_change(const rcn_repeated_cuts *cuts, size_t index,
                   const rcn_record *record)
{
    for (uint32_t i = 0; i < record->change_count; i++) {
        if (record->changes[i].kind != RCN_CHANGE_MOVED &&
            !cuts->of[index][i]) {
            return true;
        }
    }
    return false;
}
