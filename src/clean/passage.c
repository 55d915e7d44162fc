/* Words of a cleaned document that the editor names: found, cut, emended.  What
 * an editor cuts gives no evidence, so this is done before dates and names are
 * read. */
#include "clean/passage.h"

#include <string.h>

#include "base/list.h"
#include "base/utf8.h"

/* What the change of one place does to bytes of the block's text. */
typedef struct rcn_splice {
    uint32_t block;
    uint32_t start, end; /* bytes that go */
    const char *to;      /* what comes; "" for nothing */
    bool whole;          /* the block goes */
} rcn_splice;

static size_t
space_len(rcn_text text, size_t at)
{
    size_t from = at;
    while (at < text.len) {
        uint32_t rune = 0;
        size_t len = rcn_utf8_next(text, at, &rune);
        if (!rcn_rune_is_space(rune)) {
            break;
        }
        at += len;
    }
    return at - from;
}

/* Returns the end of the words (trimmed) in the text at `at`, or 0. */
static size_t
match_end(rcn_text text, size_t at, rcn_text words)
{
    for (size_t word = 0; word < words.len;) {
        size_t gap = space_len(words, word);
        if (gap) {
            size_t there = space_len(text, at);
            if (!there) {
                return 0;
            }
            word += gap;
            at += there;
        } else if (at < text.len && text.at[at] == words.at[word]) {
            at++;
            word++;
        } else {
            return 0;
        }
    }
    return at;
}

/* Line of the source at which byte `offset` of a block's text stands. */
static uint32_t
line_at(const rcn_cleaned *cleaned, uint32_t block, uint32_t offset)
{
    uint32_t at = 0;
    uint32_t line = cleaned->blocks[block].line_start;
    for (size_t i = 0; i < cleaned->span_count; i++) {
        const rcn_span *span = &cleaned->spans[i];
        if (span->block != block ||
            (span->kind != RCN_SPAN_TEXT && span->kind != RCN_SPAN_REPLACED)) {
            continue;
        }
        bool text = span->kind == RCN_SPAN_TEXT;
        uint32_t len = text ? span->end - span->start
                            : (uint32_t)strlen(span->why->replacement);
        if (offset < at + len) {
            return rcn_document_line(cleaned->document,
                                     span->start + (text ? offset - at : 0));
        }
        at += len;
    }
    return line;
}

size_t
rcn_passage_find(const rcn_cleaned *cleaned, rcn_text words, uint32_t line,
                 rcn_passage_place *ret_place)
{
    size_t count = 0;
    words = rcn_text_trim(words);
    for (uint32_t i = 0; i < cleaned->block_count; i++) {
        rcn_text text = cleaned->blocks[i].text;
        for (size_t at = 0; words.len && at < text.len;) {
            size_t end = match_end(text, at, words);
            uint32_t found = end ? line_at(cleaned, i, (uint32_t)at) : 0;
            if (end && (!line || line == found)) {
                *ret_place = count ? *ret_place
                                   : (rcn_passage_place){i, (uint32_t)at,
                                                         (uint32_t)end, found};
                count++;
            }
            at = end ? end : at + 1;
        }
    }
    return count;
}

size_t
rcn_passage_find_removed(rcn_arena *arena, const rcn_cleaned *cleaned,
                         rcn_text words, uint32_t line,
                         rcn_passage_place *ret_place)
{
    size_t count = 0;
    const char *needle = rcn_text_squash(arena, words).at;
    for (uint32_t i = 0; i < cleaned->span_count; i++) {
        const rcn_span *span = &cleaned->spans[i];
        if (span->kind != RCN_SPAN_REMOVED || !*needle) {
            continue;
        }
        rcn_text text =
            rcn_text_squash(arena, rcn_text_slice(cleaned->document->text,
                                                  span->start, span->end));
        uint32_t first = rcn_document_line(cleaned->document, span->start);
        uint32_t last = rcn_document_line(cleaned->document, span->end);
        if ((!line || (line >= first && line <= last)) &&
            rcn_text_find(text, needle, 0) != SIZE_MAX) {
            *ret_place =
                count ? *ret_place : (rcn_passage_place){i, 0, 0, first};
            count++;
        }
    }
    return count;
}

/* Returns where a byte of the block's text comes to stand. */
static uint32_t
moved(const rcn_splice *splice, uint32_t at, bool is_end)
{
    uint32_t len = (uint32_t)strlen(splice->to);
    if (at <= splice->start) {
        return at;
    }
    if (at >= splice->end) {
        return at - (splice->end - splice->start) + len;
    }
    return splice->start + (is_end ? len : 0);
}

/* A cut takes one of the spaces around it along. */
static void
widen(rcn_splice *splice, rcn_text text)
{
    bool before = !splice->start || text.at[splice->start - 1] == ' ' ||
                  text.at[splice->start - 1] == '\n';
    bool after = splice->end == text.len || text.at[splice->end] == ' ' ||
                 text.at[splice->end] == '\n';
    if (before && splice->end < text.len && after) {
        splice->end++;
    } else if (after && splice->start && before) {
        splice->start--;
    }
    splice->whole = splice->start == 0 && splice->end == text.len;
}

/* Bytes that the splice takes of a span whose `len` bytes are at `at` in its
 * block; returns where they begin. */
static uint32_t
take_bytes(const rcn_span *span, uint32_t at, uint32_t len, rcn_splice *splice,
           uint32_t *ret_end)
{
    uint32_t end = at + len;
    uint32_t from = splice->start > at ? splice->start - at : 0;
    uint32_t to = splice->end < end ? splice->end - at : len;
    if (span->kind == RCN_SPAN_TEXT) {
        *ret_end = span->start + to;
        return span->start + from;
    }
    splice->start = from ? at : splice->start;
    splice->end = to < len ? end : splice->end;
    *ret_end = span->end;
    return span->start;
}

/* Bytes of the document that the splice takes; spans with a replacement are
 * taken whole, and the splice grows to them. */
static void
find_bytes(const rcn_cleaned *cleaned, rcn_splice *splice, uint32_t *ret_start,
           uint32_t *ret_end)
{
    uint32_t at = 0;
    *ret_start = UINT32_MAX;
    for (size_t i = 0; i < cleaned->span_count; i++) {
        const rcn_span *span = &cleaned->spans[i];
        bool text = span->kind == RCN_SPAN_TEXT;
        if (span->block != splice->block ||
            (!text && span->kind != RCN_SPAN_REPLACED)) {
            continue;
        }
        uint32_t len = text ? span->end - span->start
                            : (uint32_t)strlen(span->why->replacement);
        uint32_t end = at + len;
        if (at < splice->end && end > splice->start) {
            uint32_t start = take_bytes(span, at, len, splice, ret_end);
            *ret_start = *ret_start == UINT32_MAX ? start : *ret_start;
        }
        at = end;
    }
    *ret_start = *ret_start == UINT32_MAX ? 0 : *ret_start;
}

/* The spans with one for bytes [start, end); what it covers in part is cut. */
static rcn_span *
change_spans(rcn_arena *arena, rcn_cleaned *cleaned, rcn_span made)
{
    rcn_span *spans =
        rcn_arena_alloc(arena, cleaned->span_count + 3, sizeof *spans);
    size_t count = 0;
    bool placed = false;
    for (size_t i = 0; i < cleaned->span_count; i++) {
        rcn_span span = cleaned->spans[i];
        if (span.end <= made.start || span.start >= made.end) {
            if (!placed && span.start >= made.end) {
                spans[count++] = made;
                placed = true;
            }
            spans[count++] = span;
            continue;
        }
        rcn_span head = span, tail = span;
        head.end = made.start;
        tail.start = made.end;
        if (span.start < made.start) {
            spans[count++] = head;
        }
        if (!placed) {
            spans[count++] = made;
            placed = true;
        }
        if (span.end > made.end) {
            spans[count++] = tail;
        }
    }
    if (!placed) {
        spans[count++] = made;
    }
    cleaned->spans = spans;
    cleaned->span_count = count;
    return spans;
}

static void
move_marks(rcn_arena *arena, rcn_block *block, const rcn_splice *splice)
{
    rcn_mark *marks =
        rcn_arena_alloc(arena, block->mark_count + 1, sizeof *marks);
    uint32_t count = 0;
    for (uint32_t i = 0; i < block->mark_count; i++) {
        rcn_mark mark = block->marks[i];
        bool empty = mark.start == mark.end;
        mark.start = moved(splice, mark.start, false);
        mark.end = moved(splice, mark.end, true);
        if (mark.start < mark.end || empty) {
            marks[count++] = mark;
        }
    }
    block->marks = marks;
    block->mark_count = count;
}

static void
change_text(rcn_arena *arena, rcn_block *block, const rcn_splice *splice)
{
    rcn_buffer out = rcn_buffer_new(arena);
    rcn_buffer_add(&out, rcn_text_slice(block->text, 0, splice->start));
    rcn_buffer_string(&out, splice->to);
    rcn_buffer_add(&out,
                   rcn_text_slice(block->text, splice->end, block->text.len));
    block->text = rcn_buffer_text(&out);
    if (block->marker_len > splice->start) {
        block->marker_len = splice->end <= block->marker_len
                                ? moved(splice, block->marker_len, true)
                                : 0;
    }
    move_marks(arena, block, splice);
}

/* Moves the references to a note that are in the changed block, or drops
 * them with it. */
static void
move_references(rcn_arena *arena, rcn_block *note, const rcn_splice *splice,
                const char *id)
{
    rcn_block_reference *kept =
        rcn_arena_alloc(arena, note->reference_count, sizeof *kept);
    uint32_t count = 0;
    for (uint32_t i = 0; i < note->reference_count; i++) {
        rcn_block_reference reference = note->references[i];
        bool changed = strcmp(reference.block, id) == 0;
        if (changed && splice->whole) {
            continue;
        }
        reference.at =
            changed ? moved(splice, reference.at, false) : reference.at;
        kept[count++] = reference;
    }
    note->references = kept;
    note->reference_count = count;
}

/* The blocks with the changed one, or without it; references to notes move
 * along. */
static void
change_blocks(rcn_arena *arena, rcn_cleaned *cleaned, const rcn_splice *splice)
{
    const char *id = cleaned->blocks[splice->block].id;
    rcn_block *blocks =
        rcn_arena_alloc(arena, cleaned->block_count + 1, sizeof *blocks);
    size_t count = 0;
    for (uint32_t i = 0; i < cleaned->block_count; i++) {
        rcn_block block = cleaned->blocks[i];
        if (id && block.reference_count) {
            move_references(arena, &block, splice, id);
        }
        if (i == splice->block && !splice->whole) {
            change_text(arena, &block, splice);
        }
        if (i != splice->block || !splice->whole) {
            blocks[count++] = block;
        }
    }
    cleaned->blocks = blocks;
    cleaned->block_count = count;
}

static void
change_queries(rcn_arena *arena, rcn_cleaned *cleaned, const rcn_splice *splice)
{
    rcn_query *queries =
        rcn_arena_alloc(arena, cleaned->query_count + 1, sizeof *queries);
    size_t count = 0;
    for (size_t i = 0; i < cleaned->query_count; i++) {
        rcn_query query = cleaned->queries[i];
        if (query.block == splice->block) {
            bool touched =
                query.start < splice->end && query.end > splice->start;
            if (touched) {
                continue;
            }
            query.start = moved(splice, query.start, false);
            query.end = moved(splice, query.end, true);
        }
        query.block -= splice->whole && query.block > splice->block;
        queries[count++] = query;
    }
    cleaned->queries = queries;
    cleaned->query_count = count;
}

/* Spans of blocks behind one that went. */
static void
renumber_spans(rcn_cleaned *cleaned, rcn_span *spans, uint32_t block)
{
    for (size_t i = 0; i < cleaned->span_count; i++) {
        if (spans[i].block == block) {
            spans[i].block = RCN_NO_BLOCK;
        } else if (spans[i].block != RCN_NO_BLOCK && spans[i].block > block) {
            spans[i].block--;
        }
    }
}

bool
rcn_passage_change(rcn_arena *arena, rcn_cleaned *cleaned,
                   const rcn_passage_place *place, const char *to,
                   const char *reason)
{
    const rcn_block *block = &cleaned->blocks[place->index];
    rcn_text words = rcn_text_slice(block->text, place->start, place->end);
    bool cells = block->kind == RCN_BLOCK_TABLE &&
                 (rcn_text_find(words, "\t", 0) != SIZE_MAX ||
                  rcn_text_find(words, "\n", 0) != SIZE_MAX);
    rcn_splice splice = {place->index, place->start, place->end, to ? to : "",
                         false};
    if (!to && block->kind != RCN_BLOCK_TABLE) {
        widen(&splice, block->text);
    }
    if (cells || (block->kind == RCN_BLOCK_TABLE && splice.whole)) {
        return false;
    }
    rcn_cause *cause = rcn_arena_alloc(arena, 1, sizeof *cause);
    const char *name = to ? "emendation" : "editor-cut";
    *cause = (rcn_cause){name, name, reason,
                         to ? rcn_arena_strdup(arena, to) : NULL};
    rcn_span made = {0, 0, to ? RCN_SPAN_REPLACED : RCN_SPAN_REMOVED,
                     splice.whole ? RCN_NO_BLOCK : splice.block, cause};
    find_bytes(cleaned, &splice, &made.start, &made.end);
    rcn_span *spans = change_spans(arena, cleaned, made);
    change_queries(arena, cleaned, &splice);
    change_blocks(arena, cleaned, &splice);
    if (splice.whole) {
        renumber_spans(cleaned, spans, splice.block);
    }
    return true;
}
