/* A table of words and their counts: open addressing, FNV-1a. */
#include "clean/words.h"

#include <string.h>

#include "base/utf8.h"

typedef struct rcn_word {
    const char *at; /* NULL: a free slot */
    uint32_t len, count;
} rcn_word;

struct rcn_words {
    rcn_arena *arena;
    rcn_word *slots;
    size_t mask, used;
};

#define FIRST_SLOTS 1024

rcn_words *
rcn_words_new(rcn_arena *arena)
{
    rcn_words *words = rcn_arena_alloc(arena, 1, sizeof *words);
    words->arena = arena;
    words->slots = rcn_arena_alloc(arena, FIRST_SLOTS, sizeof *words->slots);
    words->mask = FIRST_SLOTS - 1;
    return words;
}

static rcn_word *
slot_of(const rcn_words *words, rcn_text key)
{
    uint64_t hash = 14695981039346656037u;
    for (size_t i = 0; i < key.len; i++) {
        hash = (hash ^ (unsigned char)key.at[i]) * 1099511628211u;
    }
    size_t slot = (size_t)(hash ^ hash >> 29) & words->mask;
    while (
        words->slots[slot].at &&
        !rcn_text_equal(
            (rcn_text){words->slots[slot].at, words->slots[slot].len}, key)) {
        slot = (slot + 1) & words->mask;
    }
    return &words->slots[slot];
}

static void
grow(rcn_words *words)
{
    rcn_word *old = words->slots;
    size_t count = words->mask + 1;
    words->slots =
        rcn_arena_alloc(words->arena, count * 2, sizeof *words->slots);
    words->mask = count * 2 - 1;
    for (size_t i = 0; i < count; i++) {
        if (old[i].at) {
            *slot_of(words, (rcn_text){old[i].at, old[i].len}) = old[i];
        }
    }
}

void
rcn_words_add(rcn_words *words, rcn_text key)
{
    rcn_word *slot = slot_of(words, key);
    if (slot->at) {
        slot->count++;
        return;
    }
    *slot =
        (rcn_word){rcn_text_string(words->arena, key), (uint32_t)key.len, 1};
    if (++words->used * 2 > words->mask) {
        grow(words);
    }
}

uint32_t
rcn_words_count(const rcn_words *words, rcn_text key)
{
    const rcn_word *slot = words ? slot_of(words, key) : NULL;
    return slot && slot->at ? slot->count : 0;
}

static uint32_t
fold_rune(uint32_t rune)
{
    if (rune == 0x2010 || rune == 0x2011) {
        return '-';
    }
    return rune == 0x2019 ? '\'' : rcn_rune_lower(rune);
}

static bool
is_inner(uint32_t rune)
{
    return rune == '-' || rune == '\'' || rune == 0x2010 || rune == 0x2011 ||
           rune == 0x2019;
}

static size_t
trim_word(const char *out, size_t len)
{
    while (len && (out[len - 1] == '-' || out[len - 1] == '\'')) {
        len--;
    }
    return len > 2 && memcmp(out + len - 2, "'s", 2) == 0 ? len - 2 : len;
}

bool
rcn_word_next(rcn_text text, size_t *at, char out[64], size_t *ret_len,
              size_t *ret_start)
{
    size_t len = 0;
    size_t end = *at;
    while (end < text.len) {
        uint32_t rune = 0;
        size_t step = rcn_utf8_next(text, end, &rune);
        bool core = rcn_rune_is_letter(rune) || rcn_rune_is_digit(rune);
        if (!core && !(len && is_inner(rune))) {
            if (len) {
                break;
            }
        } else {
            *ret_start = len ? *ret_start : end;
            if (len < 60) {
                len += rcn_utf8_put(fold_rune(rune), out + len);
            }
        }
        end += step;
    }
    *at = end;
    *ret_len = trim_word(out, len);
    return len > 0;
}

void
rcn_words_add_line(rcn_words *words, rcn_text line)
{
    char word[64];
    size_t len = 0;
    size_t start = 0;
    for (size_t at = 0; rcn_word_next(line, &at, word, &len, &start);) {
        rcn_text whole = {word, len};
        rcn_words_add(words, whole);
        size_t first = 0;  /* of the part before the last */
        size_t second = 0; /* of the last part, 0: there is but one */
        size_t parts = 0;
        for (size_t i = 0; i <= len; i++) {
            if (i < len && word[i] != '-') {
                continue;
            }
            parts++;
            if (second && (i < len || parts > 2)) {
                rcn_words_add(words, rcn_text_slice(whole, first, i));
            }
            first = second;
            second = i + 1;
        }
    }
}

size_t
rcn_last_word_start(rcn_text line)
{
    size_t at = line.len;
    while (at > 0) {
        uint32_t rune = 0;
        size_t len = rcn_utf8_prev(line, at, &rune);
        if (rcn_rune_is_space(rune)) {
            break;
        }
        at -= len;
    }
    return at;
}

size_t
rcn_first_word_end(rcn_text line)
{
    size_t at = 0;
    uint32_t rune = 0;
    while (at < line.len && !rcn_rune_is_space(rune)) {
        at += rcn_utf8_next(line, at, &rune);
    }
    return at;
}
