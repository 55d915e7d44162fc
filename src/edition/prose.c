/* Blocks of the editor's words: a small builder of text with marks over byte
 * ranges (see source/block.h for what a block promises). */
#include "edition/prose.h"

#include <assert.h>
#include <stdarg.h>
#include <string.h>

#include "base/utf8.h"

rcn_prose
rcn_prose_new(rcn_arena *arena)
{
    return (rcn_prose){.text = rcn_buffer_new(arena)};
}

void
rcn_prose_add(rcn_prose *prose, const char *words)
{
    rcn_buffer_string(&prose->text, words);
}

void
rcn_prose_printf(rcn_prose *prose, const char *format, ...)
{
    va_list values;
    va_start(values, format);
    rcn_prose_add(prose, rcn_arena_vprintf(prose->text.arena, format, values));
    va_end(values);
}

/* Controls, what is no character, and private ones, such as those of the icon
 * fonts of pages: no font of a book has them. */
static bool
has_no_shape(uint32_t rune)
{
    bool private = (rune >= 0xE000 && rune <= 0xF8FF) || rune >= 0xF0000;
    return rune < 0x20 || (rune >= 0x7F && rune < 0xA0) || private ||
           rcn_rune_is_noncharacter(rune);
}

void
rcn_add_foreign(rcn_buffer *out, rcn_text words)
{
    words = rcn_text_squash(out->arena, words);
    for (size_t at = 0; at < words.len;) {
        uint32_t rune = 0;
        size_t len = rcn_utf8_next(words, at, &rune);
        if (has_no_shape(rune)) {
            rcn_buffer_printf(out, "[U+%04X]", rune);
        } else {
            rcn_buffer_add(out, rcn_text_slice(words, at, at + len));
        }
        at += len;
    }
}

void
rcn_prose_foreign(rcn_prose *prose, rcn_text words)
{
    rcn_add_foreign(&prose->text, words);
}

size_t
rcn_prose_open(rcn_prose *prose, rcn_mark_kind kind, const char *value)
{
    uint32_t at = (uint32_t)prose->text.len;
    RCN_PUSH(prose->text.arena, &prose->marks, (rcn_mark){at, at, kind, value});
    return prose->marks.count - 1;
}

void
rcn_prose_close(rcn_prose *prose, size_t mark)
{
    assert(mark < prose->marks.count);
    prose->marks.items[mark].end = (uint32_t)prose->text.len;
    bool empty = prose->marks.items[mark].start == prose->text.len;
    prose->marks.count -= empty && mark + 1 == prose->marks.count;
}

void
rcn_prose_label(rcn_prose *prose, const rcn_phrases *phrases, const char *label)
{
    rcn_prose_marked(prose, RCN_MARK_LABEL, NULL, label);
    rcn_prose_add(prose, rcn_say(phrases, RCN_SAY_COLON));
}

void
rcn_prose_marked(rcn_prose *prose, rcn_mark_kind kind, const char *value,
                 const char *words)
{
    size_t mark = rcn_prose_open(prose, kind, value);
    rcn_prose_foreign(prose, rcn_text_of(words));
    rcn_prose_close(prose, mark);
}

/* Do words have quotation marks of a form among them?  Upright marks look like
 * curved ones. */
static bool
has_marks(rcn_text words, rcn_text form)
{
    static const char *const marks[] = {"“", "”", "„", "«", "»", NULL};
    for (size_t i = 0; marks[i]; i++) {
        if (rcn_text_find(form, marks[i], 0) != SIZE_MAX &&
            rcn_text_find(words, marks[i], 0) != SIZE_MAX) {
            return true;
        }
    }
    return !rcn_text_starts(form, "«") &&
           rcn_text_find(words, "\"", 0) != SIZE_MAX;
}

static void
add_part(rcn_prose *prose, rcn_text text, size_t from, size_t to)
{
    rcn_buffer_add(&prose->text, rcn_text_slice(text, from, to));
}

void
rcn_prose_quote(rcn_prose *prose, const rcn_phrases *phrases, const char *words,
                const char *language)
{
    rcn_text text = rcn_text_of(words);
    rcn_text marks = rcn_text_of(rcn_say(phrases, RCN_SAY_QUOTED));
    if (has_marks(text, marks)) {
        marks = rcn_text_of(rcn_say(phrases, RCN_SAY_QUOTED_WITHIN));
    }
    size_t place = rcn_text_find(marks, "{1}", 0);
    add_part(prose, marks, 0, place);
    size_t lemma = rcn_prose_open(prose, RCN_MARK_LEMMA, NULL);
    size_t tongue = SIZE_MAX;
    if (language) {
        tongue = rcn_prose_open(prose, RCN_MARK_LANGUAGE, language);
    }
    rcn_prose_foreign(prose, text);
    if (language) {
        rcn_prose_close(prose, tongue);
    }
    rcn_prose_close(prose, lemma);
    add_part(prose, marks, place + 3, marks.len);
}

rcn_block
rcn_prose_block(rcn_prose *prose, rcn_block_kind kind, uint32_t level,
                const char *id)
{
    return (rcn_block){.kind = kind,
                       .origin = RCN_ORIGIN_EDITOR,
                       .level = level,
                       .text = rcn_buffer_text(&prose->text),
                       .marks = prose->marks.items,
                       .mark_count = (uint32_t)prose->marks.count,
                       .id = id};
}

void
rcn_prose_put(rcn_prose *prose, rcn_blocks *blocks, rcn_block_kind kind,
              uint32_t level, const char *id)
{
    if (prose->text.len) {
        RCN_PUSH(prose->text.arena, blocks,
                 rcn_prose_block(prose, kind, level, id));
    }
}

const char *
rcn_lines_words(rcn_arena *arena, uint32_t first, uint32_t last)
{
    return first == last ? rcn_arena_printf(arena, "line %u", first)
                         : rcn_arena_printf(arena, "lines %u–%u", first, last);
}

const char *
rcn_grouped(rcn_arena *arena, size_t number)
{
    const char *digits = rcn_arena_printf(arena, "%zu", number);
    rcn_buffer out = rcn_buffer_new(arena);
    for (size_t left = strlen(digits); left; left--) {
        rcn_buffer_char(&out, *digits++);
        if (left % 3 == 1 && left > 1) {
            rcn_buffer_char(&out, ',');
        }
    }
    return rcn_buffer_text(&out).at;
}
