/* Notes on places in a document, as documentary editions set them at the foot of
 * the page: what the cleaner suspected and left standing. */
#include "edition/notes.h"

#include <stdlib.h>

#include "base/utf8.h"

/* The end of the word that a query ends in, with the signs that close it: a
 * mark in the middle of a word would be read as part of it. */
static uint32_t
end_of_word(rcn_text text, size_t at)
{
    at = at < text.len ? at : text.len;
    while (at < text.len) {
        uint32_t rune = 0;
        size_t len = rcn_utf8_next(text, at, &rune);
        if (rcn_rune_is_space(rune)) {
            break;
        }
        at += len;
    }
    return (uint32_t)at;
}

static int
by_place(const void *left, const void *right)
{
    const rcn_query *a = *(const rcn_query *const *)left;
    const rcn_query *b = *(const rcn_query *const *)right;
    if (a->block != b->block) {
        return a->block < b->block ? -1 : 1;
    }
    if (a->end != b->end) {
        return a->end < b->end ? -1 : 1;
    }
    return (a > b) - (a < b);
}

/* The queries on blocks of the document, in the order of the text. */
static const rcn_query **
sorted_queries(rcn_arena *arena, const rcn_record *record, size_t *ret_count)
{
    const rcn_cleaned *cleaned = record->cleaned;
    const rcn_query **sorted =
        rcn_arena_alloc(arena, cleaned->query_count, sizeof(rcn_query *));
    size_t count = 0;
    for (size_t i = 0; i < cleaned->query_count; i++) {
        if (cleaned->queries[i].block < record->block_count) {
            sorted[count++] = &cleaned->queries[i];
        }
    }
    if (count) {
        qsort(sorted, count, sizeof(rcn_query *), by_place);
    }
    *ret_count = count;
    return sorted;
}

const rcn_note *
rcn_compose_notes(rcn_composer *composer, const rcn_record *record,
                  size_t *ret_count)
{
    rcn_arena *arena = composer->arena;
    const rcn_query **queries = sorted_queries(arena, record, ret_count);
    rcn_note *notes = rcn_arena_alloc(arena, *ret_count, sizeof *notes);
    for (size_t i = 0; i < *ret_count; i++) {
        const rcn_query *query = queries[i];
        const rcn_block *block = &record->blocks[query->block];
        rcn_prose prose = rcn_prose_new(arena);
        const rcn_phrases *phrases = composer->edition->phrases;
        rcn_prose_foreign(&prose,
                          rcn_text_of(rcn_say_query(phrases, query->class_id,
                                                    query->message)));
        rcn_block *words = rcn_arena_alloc(arena, 1, sizeof *words);
        *words = rcn_prose_block(&prose, RCN_BLOCK_ENTRY, 0, NULL);
        words->language = phrases ? phrases->language : RCN_EDITOR_LANGUAGE;
        notes[i] = (rcn_note){
            .id = rcn_arena_printf(arena, "d-%s-n%zu", record->key, i + 1),
            .label = rcn_arena_printf(arena, "%zu", i + 1),
            .block = query->block,
            .offset = end_of_word(block->text, query->end),
            .words = words};
    }
    return notes;
}
