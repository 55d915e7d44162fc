/* What the codes of a font stand for, by its ToUnicode map (ISO 32000-1, 9.10.3;
 * Adobe Technical Note 5014, CMap and CIDFont Files). */
#include "verify/code_map.h"

#include <stdbool.h>
#include <stdint.h>

#include "base/utf8.h"
#include "verify/lexer.h"

#define CODES      65536 /* of two bytes */
#define MOST_TEXTS ((size_t)4 * CODES)
#define LOST_RUNE  0xFFFD

static uint32_t
unit_at(rcn_text utf16, size_t at)
{
    return (uint32_t)(unsigned char)utf16.at[at] << 8 |
           (unsigned char)utf16.at[at + 1];
}

/* UTF-16BE with `more` added to its last unit. */
static void
add_utf16(rcn_buffer *out, rcn_text utf16, uint32_t more)
{
    for (size_t i = 0; i + 1 < utf16.len; i += 2) {
        uint32_t unit = unit_at(utf16, i) + (i + 4 > utf16.len ? more : 0);
        bool pair = (unit & 0xFC00) == 0xD800 && i + 3 < utf16.len &&
                    (unit_at(utf16, i + 2) & 0xFC00) == 0xDC00;
        if (pair) {
            i += 2;
            uint32_t low = unit_at(utf16, i) + (i + 4 > utf16.len ? more : 0);
            unit = 0x10000 + ((unit & 0x3FF) << 10) + (low & 0x3FF);
        }
        bool half = (unit & 0xF800) == 0xD800 && !pair;
        rcn_buffer_rune(out, half || unit > 0x10FFFF ? LOST_RUNE : unit);
    }
}

void
rcn_add_text_string(rcn_buffer *out, rcn_text string)
{
    if (rcn_text_starts(string, "\xfe\xff")) {
        add_utf16(out, rcn_text_slice(string, 2, string.len), 0);
        return;
    }
    for (size_t i = 0; i < string.len; i++) {
        unsigned char byte = (unsigned char)string.at[i];
        rcn_buffer_rune(out, byte < 0x80 ? byte : LOST_RUNE);
    }
}

typedef struct rcn_map_reader {
    rcn_arena *arena;
    rcn_lexer lexer;
    rcn_text *texts;
    size_t count;   /* one more than the highest code so far */
    size_t entered; /* texts, some of them perhaps more than once */
} rcn_map_reader;

static size_t
code_of(rcn_text string)
{
    size_t code = 0;
    for (size_t i = 0; i < string.len && i < 4; i++) {
        code = code << 8 | (unsigned char)string.at[i];
    }
    return code;
}

static void
enter(rcn_map_reader *reader, size_t code, rcn_text utf16, size_t more)
{
    if (code >= CODES || reader->entered++ >= MOST_TEXTS) {
        return;
    }
    rcn_buffer out = rcn_buffer_new(reader->arena);
    add_utf16(&out, utf16, (uint32_t)more);
    reader->texts[code] = rcn_buffer_text(&out);
    reader->count = code < reader->count ? reader->count : code + 1;
}

static rcn_lexeme
next(rcn_map_reader *reader)
{
    return rcn_lexer_next(&reader->lexer);
}

/* Up to endbfchar: a code and its text. */
static void
read_chars(rcn_map_reader *reader)
{
    for (;;) {
        rcn_lexeme code = next(reader);
        rcn_lexeme text = {0};
        if (code.kind == RCN_LEXEME_STRING) {
            text = next(reader);
        }
        if (text.kind != RCN_LEXEME_STRING) {
            return;
        }
        enter(reader, code_of(code.text), text.text, 0);
    }
}

/* Up to endbfrange: the first and last of some codes, and the text of the first
 * or that of each. */
static void
read_ranges(rcn_map_reader *reader)
{
    for (;;) {
        rcn_lexeme low = next(reader);
        rcn_lexeme high = {0};
        if (low.kind == RCN_LEXEME_STRING) {
            high = next(reader);
        }
        if (high.kind != RCN_LEXEME_STRING) {
            return;
        }
        size_t first = code_of(low.text);
        size_t last = code_of(high.text);
        rcn_lexeme text = next(reader);
        bool each = text.kind == RCN_LEXEME_OPEN;
        size_t end =
            last < CODES && reader->entered < MOST_TEXTS ? last + 1 : first;
        for (size_t code = first; code < end; code++) {
            text = each ? next(reader) : text;
            if (text.kind != RCN_LEXEME_STRING) {
                return;
            }
            enter(reader, code, text.text, each ? 0 : code - first);
        }
        if (each && next(reader).kind != RCN_LEXEME_CLOSE) {
            return;
        }
    }
}

rcn_code_map
rcn_code_map_read(rcn_arena *arena, rcn_text cmap, size_t code_bytes)
{
    rcn_arena *scratch = rcn_arena_new(0);
    rcn_map_reader reader = {
        .arena = arena,
        .lexer = {.arena = scratch, .bytes = cmap},
        .texts = rcn_arena_alloc(scratch, CODES, sizeof(rcn_text))};
    rcn_lexeme lexeme = {.kind = RCN_LEXEME_OPERATOR};
    while (lexeme.kind != RCN_LEXEME_END && lexeme.kind != RCN_LEXEME_BROKEN) {
        lexeme = next(&reader);
        if (lexeme.kind == RCN_LEXEME_OPERATOR &&
            rcn_text_is(lexeme.text, "beginbfchar")) {
            read_chars(&reader);
        } else if (lexeme.kind == RCN_LEXEME_OPERATOR &&
                   rcn_text_is(lexeme.text, "beginbfrange")) {
            read_ranges(&reader);
        }
    }
    rcn_text *texts = rcn_arena_alloc(arena, reader.count, sizeof *texts);
    for (size_t i = 0; i < reader.count; i++) {
        texts[i] = reader.texts[i];
    }
    rcn_arena_free(scratch);
    return (rcn_code_map){code_bytes, texts, reader.count};
}

void
rcn_code_map_say(const rcn_code_map *map, rcn_text codes, rcn_buffer *out)
{
    size_t bytes = map->bytes;
    for (size_t i = 0; i + bytes <= codes.len; i += bytes) {
        size_t code = code_of(rcn_text_slice(codes, i, i + bytes));
        rcn_text text = code < map->count ? map->texts[code] : (rcn_text){0};
        if (text.at) {
            rcn_buffer_add(out, text);
        } else {
            rcn_buffer_rune(out, LOST_RUNE);
        }
    }
}
