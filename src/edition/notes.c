/* Notes on places in a document, as documentary editions set them at the foot
 * of the page: what the cleaner suspected and left standing. */
#include "edition/notes.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"

/* Returns the end of the word that a query ends in, with the signs that close
 * it: a mark in the middle of a word would be read as part of it. */
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

/* Returns where the reference of a query stands: behind its word, and behind a
 * link that the word is in, for there is no link within a link. */
static uint32_t
point_of(const rcn_block *block, const rcn_query *query)
{
    uint32_t at = end_of_word(block->text, query->end);
    for (uint32_t i = 0; i < block->mark_count; i++) {
        const rcn_mark *mark = &block->marks[i];
        if (mark->kind == RCN_MARK_LINK && mark->start <= at &&
            mark->end > at) {
            at = mark->end;
        }
    }
    return at;
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

const char *
rcn_note_letter(rcn_arena *arena, size_t index)
{
    const char *letters = "";
    for (size_t left = index + 1; left; left = (left - 1) / 26) {
        letters = rcn_arena_printf(arena, "%c%s", (char)('a' + (left - 1) % 26),
                                   letters);
    }
    return letters;
}

const char *
rcn_query_id(rcn_arena *arena, const rcn_record *record, size_t index)
{
    return rcn_arena_printf(arena, "query-%s-%s", record->key,
                            rcn_note_letter(arena, index));
}

const char *
rcn_query_reference_id(rcn_arena *arena, const char *query)
{
    return rcn_arena_printf(arena, "%s-ref", query);
}

rcn_query
rcn_placed_query(const rcn_record *record, const rcn_query *query)
{
    rcn_query placed = *query;
    uint32_t count = (uint32_t)record->block_count;
    uint32_t at = query->block;
    while (at < count && !record->blocks[at].text.len) {
        at++;
    }
    for (uint32_t i = query->block; at == count && i-- > 0;) {
        at = record->blocks[i].text.len ? i : at;
    }
    if (at != query->block) {
        placed.block = at < count ? at : RCN_NO_BLOCK;
        placed.start = 0;
        placed.end = 0;
    }
    return placed;
}

const rcn_query **
rcn_sorted_queries(rcn_arena *arena, const rcn_record *record,
                   size_t *ret_count)
{
    const rcn_cleaned *cleaned = record->cleaned;
    rcn_query *placed =
        rcn_arena_alloc(arena, cleaned->query_count, sizeof *placed);
    const rcn_query **sorted =
        rcn_arena_alloc(arena, cleaned->query_count, sizeof(rcn_query *));
    size_t count = 0;
    for (size_t i = 0; i < cleaned->query_count; i++) {
        placed[i] = rcn_placed_query(record, &cleaned->queries[i]);
        if (placed[i].block < record->block_count) {
            sorted[count++] = &placed[i];
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
    const rcn_query **queries = rcn_sorted_queries(arena, record, ret_count);
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
            .query = rcn_query_id(arena, record, i),
            .label = rcn_note_letter(arena, i),
            .block = query->block,
            .offset = point_of(block, query),
            .words = words};
    }
    return notes;
}

/* The marks of a block with a point at `offset`. */
static void
add_point(rcn_arena *arena, rcn_block *block, uint32_t offset, const char *id)
{
    uint32_t at = 0;
    while (at < block->mark_count && block->marks[at].start <= offset) {
        at++;
    }
    rcn_mark *marks =
        rcn_arena_alloc(arena, block->mark_count + 1, sizeof *marks);
    for (uint32_t i = 0; i < block->mark_count; i++) {
        marks[i + (i >= at)] = block->marks[i];
    }
    marks[at] = (rcn_mark){offset, offset, RCN_MARK_NOTE, id};
    block->marks = marks;
    block->mark_count++;
}

void
rcn_refer_to_notes(rcn_composer *composer, rcn_record *record)
{
    rcn_arena *arena = composer->arena;
    size_t count = 0;
    const rcn_query **queries = rcn_sorted_queries(arena, record, &count);
    if (!count) {
        return;
    }
    rcn_block *blocks =
        rcn_arena_alloc(arena, record->block_count, sizeof *blocks);
    memcpy(blocks, record->blocks, record->block_count * sizeof *blocks);
    for (size_t i = 0; i < count; i++) {
        rcn_block *block = &blocks[queries[i]->block];
        add_point(arena, block, point_of(block, queries[i]),
                  rcn_query_id(arena, record, i));
    }
    record->blocks = blocks;
}
