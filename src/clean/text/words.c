/* Words and their counts: a list in order of appearance, found by open
 * addressing (FNV-1a).  The slots hold but places in the list, so that a larger
 * table is made of the list alone, and the bytes of all words are in one
 * buffer. */
#include "clean/text/words.h"

#include <string.h>

#include "base/list.h"
#include "base/utf8.h"

typedef struct rcn_counted_word {
    uint32_t at, len; /* in the bytes of all words */
    uint32_t count, hash;
} rcn_counted_word;

struct rcn_words {
    rcn_buffer bytes;
    RCN_LIST(rcn_counted_word) list;
    uint32_t *slots; /* place in the list + 1; 0: free */
    size_t slot_count;
};

#define FIRST_SLOTS 256

rcn_words *
rcn_words_new(rcn_arena *arena)
{
    rcn_words *words = rcn_arena_alloc(arena, 1, sizeof *words);
    words->bytes = rcn_buffer_new(arena);
    words->slots = rcn_arena_alloc(arena, FIRST_SLOTS, sizeof *words->slots);
    words->slot_count = FIRST_SLOTS;
    return words;
}

static uint32_t
hash_of(rcn_text key)
{
    uint64_t hash = 14695981039346656037u;
    for (size_t i = 0; i < key.len; i++) {
        hash = (hash ^ (unsigned char)key.at[i]) * 1099511628211u;
    }
    return (uint32_t)(hash ^ hash >> 32);
}

static bool
is_word(const rcn_words *words, const rcn_counted_word *word, rcn_text key,
        uint32_t hash)
{
    return word->hash == hash && word->len == key.len &&
           (!key.len ||
            memcmp(words->bytes.at + word->at, key.at, key.len) == 0);
}

/* Returns the slot of a key, or the free one where it belongs. */
static uint32_t *
slot_of(const rcn_words *words, rcn_text key, uint32_t hash)
{
    size_t slot = hash & (words->slot_count - 1);
    while (words->slots[slot] &&
           !is_word(words, &words->list.items[words->slots[slot] - 1], key,
                    hash)) {
        slot = (slot + 1) & (words->slot_count - 1);
    }
    return &words->slots[slot];
}

static void
widen(rcn_words *words)
{
    size_t bytes = words->slot_count * sizeof *words->slots;
    words->slots =
        rcn_arena_grow(words->bytes.arena, words->slots, bytes, bytes * 2);
    memset(words->slots, 0, bytes * 2);
    words->slot_count *= 2;
    for (size_t i = 0; i < words->list.count; i++) {
        size_t slot = words->list.items[i].hash & (words->slot_count - 1);
        while (words->slots[slot]) {
            slot = (slot + 1) & (words->slot_count - 1);
        }
        words->slots[slot] = (uint32_t)i + 1;
    }
}

size_t
rcn_words_place(rcn_words *words, rcn_text key)
{
    uint32_t hash = hash_of(key);
    uint32_t *slot = slot_of(words, key, hash);
    if (*slot) {
        return *slot - 1;
    }
    if (key.len >= UINT32_MAX - words->bytes.len) {
        rcn_out_of_memory();
    }
    size_t place = words->list.count;
    RCN_PUSH(words->bytes.arena, &words->list,
             (rcn_counted_word){.at = (uint32_t)words->bytes.len,
                                .len = (uint32_t)key.len,
                                .hash = hash});
    rcn_buffer_add(&words->bytes, key);
    *slot = (uint32_t)place + 1;
    if (words->list.count * 3 > words->slot_count * 2) {
        widen(words);
    }
    return place;
}

size_t
rcn_words_total(const rcn_words *words)
{
    return words->list.count;
}

void
rcn_words_add(rcn_words *words, rcn_text key)
{
    size_t place = rcn_words_place(words, key);
    words->list.items[place].count++;
}

uint32_t
rcn_words_count(const rcn_words *words, rcn_text key)
{
    uint32_t slot = words ? *slot_of(words, key, hash_of(key)) : 0;
    return slot ? words->list.items[slot - 1].count : 0;
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

/* How a character is in a word: as itself in small letters, or 0 when it
 * is in none; `*ret_inner` when it does so only among letters. */
static uint32_t
in_word(uint32_t rune, bool *ret_inner)
{
    if (rune < 0x80) {
        uint32_t lower = rune | 0x20;
        *ret_inner = rune == '-' || rune == '\'';
        return lower - 'a' < 26                ? lower
               : rune - '0' < 10 || *ret_inner ? rune
                                               : 0;
    }
    *ret_inner = is_inner(rune);
    return *ret_inner || rcn_rune_is_letter(rune) || rcn_rune_is_digit(rune)
               ? fold_rune(rune)
               : 0;
}

bool
rcn_word_next(rcn_text text, size_t *at, char out[64], size_t *ret_len,
              size_t *ret_start)
{
    size_t len = 0;
    size_t end = *at;
    while (end < text.len) {
        uint32_t rune = (unsigned char)text.at[end];
        size_t step = rune < 0x80 ? 1 : rcn_utf8_next(text, end, &rune);
        bool inner = false;
        uint32_t folded = in_word(rune, &inner);
        if (!folded || (inner && !len)) {
            if (len) {
                break;
            }
        } else {
            *ret_start = len ? *ret_start : end;
            if (len < 60) {
                len += rcn_utf8_put(folded, out + len);
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
