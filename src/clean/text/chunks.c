/* Rows that hang together become one chunk: a paragraph, heading or item as it
 * stood before its lines were broken. */
#include "base/utf8.h"
#include "clean/learn/scripts.h"
#include "clean/text/work.h"

/* Sentences long enough to be nothing but text. */
#define PROSE_WORDS   12
#define PROSE_BYTES   ((size_t)70)
#define PROSE_LETTERS 40 /* in a script without spaces */

static rcn_chunk *
add_chunk(rcn_work *work, uint32_t row)
{
    work->chunks =
        rcn_list_reserve(work->scratch, work->chunks, &work->chunk_capacity,
                         work->chunk_count, sizeof *work->chunks);
    rcn_chunk *chunk = &work->chunks[work->chunk_count++];
    *chunk = (rcn_chunk){.first = row, .last = row, .indent = UINT32_MAX};
    return chunk;
}

void
rcn_chunks_build(rcn_work *work)
{
    rcn_chunk *chunk = NULL;
    uint32_t blank = 0;
    size_t text = 0; /* chunk of the text above the notes of a page */
    bool note = false;
    for (size_t i = 0; i < work->row_count; i++) {
        rcn_row *row = &work->rows[i];
        if (!rcn_row_kept(row)) {
            blank += row->from == row->to && !row->line_space;
            continue;
        }
        bool turns = (row->note != RCN_NOTE_NONE) != note;
        if (!chunk || turns || row->join == RCN_JOIN_NONE) {
            if (chunk) {
                chunk->blank_after = blank;
            }
            if (chunk && turns && note && row->join != RCN_JOIN_NONE) {
                work->chunks[text].next_part = (uint32_t)i;
            }
            text = turns && !note && chunk ? work->chunk_count - 1 : text;
            note = row->note != RCN_NOTE_NONE;
            chunk = add_chunk(work, (uint32_t)i);
            chunk->blank_before = blank;
        }
        if (row->join == RCN_JOIN_LINE && row->code) {
            chunk->kind = RCN_BLOCK_PRE;
        }
        chunk->page_break = chunk->page_break || row->page_start;
        chunk->last = (uint32_t)i;
        chunk->indent =
            row->indent < chunk->indent ? row->indent : chunk->indent;
        row->chunk = (uint32_t)work->chunk_count - 1;
        blank = 0;
    }
    if (chunk) {
        chunk->blank_after = blank;
    }
}

/* The words of a row with the changes inside it made. */
static void
add_row(const rcn_work *work, const rcn_row *row, size_t *edit,
        rcn_buffer *buffer)
{
    uint32_t at = row->from;
    for (; *edit < work->edits.count; ++*edit) {
        const rcn_edit *next = &work->edits.items[*edit];
        if (next->start >= row->to) {
            break;
        }
        rcn_buffer_add(buffer, rcn_text_slice(work->text, at, next->start));
        rcn_buffer_string(buffer, next->why->replacement);
        at = next->end;
    }
    rcn_buffer_add(buffer, rcn_text_slice(work->text, at, row->to));
}

static void
add_join(rcn_buffer *buffer, uint8_t join)
{
    if (join == RCN_JOIN_DROP) {
        uint32_t rune = 0;
        rcn_text before = rcn_buffer_text(buffer);
        if (before.len) {
            buffer->len -= rcn_utf8_prev(before, before.len, &rune);
        }
    } else if (join != RCN_JOIN_GLUE) {
        rcn_buffer_char(buffer, ' ');
    }
}

/* Returns the text of a chunk without runs of spaces: a row as it stands, where
 * it has none, else a copy. */
static rcn_text
squashed(const rcn_work *work, const rcn_chunk *chunk, rcn_text text,
         rcn_arena *scratch)
{
    rcn_text row = rcn_row_text(work, chunk->first);
    rcn_text squashed = rcn_text_squash(scratch, text);
    if (chunk->first != chunk->last || !rcn_text_equal(squashed, row)) {
        row =
            (rcn_text){rcn_text_string(work->scratch, squashed), squashed.len};
    }
    rcn_arena_reset(scratch);
    return row;
}

/* Whether a text has as many words as prose, in scripts without spaces as many
 * letters. */
static bool
has_prose_words(const rcn_chunk *chunk)
{
    size_t letters = 0;
    bool caseless =
        chunk->begin == RCN_BEGIN_CASELESS || chunk->begin == RCN_BEGIN_DIGIT;
    if (chunk->words >= PROSE_WORDS || (chunk->begin == RCN_BEGIN_CASELESS &&
                                        chunk->text.len >= PROSE_BYTES * 2)) {
        return true;
    }
    for (size_t at = 0; caseless && at < chunk->text.len;) {
        uint32_t rune = 0;
        at += rcn_utf8_next(chunk->text, at, &rune);
        letters += rcn_script_word_runes(rune) > 0;
    }
    return letters >= PROSE_LETTERS;
}

static void
look(const rcn_work *work, rcn_chunk *chunk, rcn_text text, rcn_arena *scratch)
{
    chunk->text = squashed(work, chunk, text, scratch);
    chunk->words = 1;
    for (size_t i = 0; i < chunk->text.len; i++) {
        chunk->words += chunk->text.at[i] == ' ';
    }
    chunk->begin = work->rows[chunk->first].begin;
    chunk->end = work->rows[chunk->last].end;
    chunk->prose =
        chunk->kind == RCN_BLOCK_PARAGRAPH && has_prose_words(chunk) &&
        chunk->end == RCN_ROW_END_SENTENCE && chunk->text.len >= PROSE_BYTES;
}

void
rcn_chunks_read(rcn_work *work)
{
    rcn_buffer buffer = rcn_buffer_new(work->scratch);
    rcn_arena *scratch = rcn_arena_new(0);
    size_t edit = 0;
    for (size_t i = 0; i < work->row_count; i++) {
        const rcn_row *row = &work->rows[i];
        if (row->chunk == RCN_NO_CHUNK) {
            continue;
        }
        rcn_chunk *chunk = &work->chunks[row->chunk];
        if (i > chunk->first) {
            add_join(&buffer, row->join);
        }
        add_row(work, row, &edit, &buffer);
        if (i == chunk->last) {
            look(work, chunk, rcn_buffer_text(&buffer), scratch);
            buffer.len = 0;
        }
    }
    rcn_arena_free(scratch);
}

rcn_body
rcn_body_find(const rcn_work *work)
{
    rcn_body body = {work->chunk_count, work->chunk_count};
    for (size_t i = 0; i < work->chunk_count; i++) {
        const rcn_chunk *chunk = &work->chunks[i];
        if (chunk->fate == RCN_FATE_TEXT && chunk->prose && !chunk->outside) {
            body.first = body.first < i ? body.first : i;
            body.last = i;
        }
    }
    return body;
}

rcn_where
rcn_where_is(const rcn_body *body, size_t chunk)
{
    if (body->last < body->first || chunk > body->last) {
        return RCN_WHERE_TAIL;
    }
    return chunk < body->first ? RCN_WHERE_HEAD : RCN_WHERE_ANYWHERE;
}

void
rcn_chunk_settle(rcn_work *work, size_t chunk, rcn_fate fate,
                 const rcn_cause *verdict)
{
    work->chunks[chunk].fate = fate;
    work->chunks[chunk].verdict = verdict;
}

bool
rcn_chunks_touch(const rcn_work *work, size_t chunk, size_t other)
{
    size_t low = chunk < other ? chunk : other;
    size_t high = chunk < other ? other : chunk;
    return high < work->chunk_count &&
           work->chunks[low].last + 1 == work->chunks[high].first;
}

size_t
rcn_chunk_after(const rcn_work *work, size_t chunk)
{
    size_t i = chunk == SIZE_MAX ? 0 : chunk + 1;
    while (i < work->chunk_count && work->chunks[i].fate != RCN_FATE_TEXT) {
        i++;
    }
    return i;
}

size_t
rcn_chunk_before(const rcn_work *work, size_t chunk)
{
    while (chunk > 0) {
        if (work->chunks[--chunk].fate == RCN_FATE_TEXT) {
            return chunk;
        }
    }
    return SIZE_MAX;
}
