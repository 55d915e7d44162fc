/* Words as the search for names sees them: where sentences open, how a word is
 * written inside them, and the few words that say what stands beside them. */
#include "edition/words.h"

#include <string.h>

#include "base/list.h"
#include "base/utf8.h"

#define SLOTS_LEAST 1024
#define ASCII_MOST  32 /* bytes of a word that needs no memory of its own */

rcn_tokenizer
rcn_tokenizer_new(rcn_text text)
{
    return (rcn_tokenizer){.text = text, .opening = true, .before = SIZE_MAX};
}

static bool
is_apostrophe(uint32_t rune)
{
    return rune == '\'' || rune == 0x2019;
}

static uint32_t
rune_at(rcn_text text, size_t at)
{
    uint32_t rune = 0;
    if (at < text.len) {
        (void)rcn_utf8_next(text, at, &rune);
    }
    return rune;
}

static bool
is_ascii_letter(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

/* The end of the word at `from`: letters and digits, with hyphens and
 * apostrophes between letters. */
static size_t
end_of_word(rcn_text text, size_t from)
{
    size_t at = from;
    while (at < text.len) {
        if (is_ascii_letter(text.at[at])) {
            at++;
            continue;
        }
        uint32_t rune;
        size_t len = rcn_utf8_next(text, at, &rune);
        bool joint = (is_apostrophe(rune) || rune == '-' || rune == 0x2010) &&
                     rcn_rune_is_letter(rune_at(text, at + len));
        if (!joint && !rcn_rune_is_letter(rune) && !rcn_rune_is_digit(rune)) {
            break;
        }
        at += len;
    }
    return at;
}

/* "Name's" without the genitive. */
static size_t
without_genitive(rcn_text text, size_t from, size_t end)
{
    if (end < from + 3 || text.at[end - 1] != 's') {
        return end;
    }
    uint32_t rune;
    size_t len = rcn_utf8_prev(text, end - 1, &rune);
    return is_apostrophe(rune) && end - 1 - len > from ? end - 1 - len : end;
}

static rcn_name_token_kind
kind_of(rcn_text text, size_t from, size_t end)
{
    uint32_t first;
    if (text.at[from] >= 'a' && text.at[from] <= 'z') {
        return RCN_TOKEN_LOWER; /* most words */
    }
    size_t at = from + rcn_utf8_next(text, from, &first);
    if (!rcn_rune_is_upper(first)) {
        return RCN_TOKEN_LOWER;
    }
    if (at == end) {
        return rune_at(text, end) == '.' ? RCN_TOKEN_INITIAL
                                         : RCN_TOKEN_CAPITAL;
    }
    while (at < end) {
        uint32_t rune;
        at += rcn_utf8_next(text, at, &rune);
        if (rcn_rune_is_lower(rune)) {
            return RCN_TOKEN_CAPITAL;
        }
    }
    return RCN_TOKEN_UPPER;
}

/* Does a sentence open behind this sign? */
static bool
opens_after(uint32_t rune)
{
    static const uint32_t signs[] = {
        '.',    '!',    '?',    ':',    '\n',   '"',    '*',  '|', 0x201C,
        0x2018, 0x00AB, 0x2026, 0x2022, 0x2013, 0x2014, '\t', ';'};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        if (signs[i] == rune) {
            return true;
        }
    }
    return false;
}

/* The lists of name_words.def. */
typedef enum rcn_name_list {
#define RCN_NAME_WORDS(list, ...) RCN_NAME_##list,
#include "edition/name_words.def"
#undef RCN_NAME_WORDS
    RCN_NAME_LISTS
} rcn_name_list;

static const char *const *const lists[RCN_NAME_LISTS] = {
#define RCN_NAME_WORDS(list, ...) \
    [RCN_NAME_##list] = (const char *const[]){__VA_ARGS__, NULL},
#include "edition/name_words.def"
#undef RCN_NAME_WORDS
};

static bool
among(rcn_text word, rcn_name_list list)
{
    const char *const *words = lists[list];
    for (size_t i = 0; words[i]; i++) {
        if (word.len && word.at[0] == words[i][0] &&
            rcn_text_is(word, words[i])) {
            return true;
        }
    }
    return false;
}

/* A title that is an abbreviation; a full stop behind "Lord" ends a sentence. */
static bool
is_short_title(rcn_text word)
{
    return among(word, RCN_NAME_SHORT_TITLES);
}

bool
rcn_token_next(rcn_tokenizer *tokenizer, rcn_name_token *ret_token)
{
    rcn_text text = tokenizer->text;
    size_t gap = 0;
    bool spaced = true;
    while (tokenizer->at < text.len) {
        uint32_t rune;
        size_t len = rcn_utf8_next(text, tokenizer->at, &rune);
        if (rcn_rune_is_letter(rune)) {
            break;
        }
        gap++;
        spaced = spaced && rune == ' ';
        tokenizer->opening = tokenizer->opening || opens_after(rune);
        tokenizer->at += len;
    }
    if (tokenizer->at >= text.len) {
        return false;
    }
    size_t from = tokenizer->at;
    size_t end = end_of_word(text, from);
    rcn_name_token_kind kind = kind_of(text, from, end);
    rcn_text word = rcn_text_slice(text, from, end);
    *ret_token = (rcn_name_token){
        .start = (uint32_t)from,
        .end = (uint32_t)without_genitive(text, from, end),
        .kind = (uint8_t)kind,
        .opens = tokenizer->opening,
        .joined = tokenizer->before != SIZE_MAX && spaced && gap <= 1,
        .owned = tokenizer->owned};
    if (kind == RCN_TOKEN_INITIAL) {
        ret_token->end = (uint32_t)++end;
    } else if (rune_at(text, end) == '.' && is_short_title(word)) {
        end++; /* "Dr." ends no sentence */
    }
    tokenizer->owned = ret_token->end < end && rune_at(text, end - 1) != '.';
    tokenizer->before = end;
    tokenizer->at = end;
    tokenizer->opening = false;
    return true;
}

typedef struct rcn_usage_slot {
    rcn_text word; /* folded; at NULL: free */
    uint32_t hash;
    rcn_usage *usage;
} rcn_usage_slot;

struct rcn_usages {
    rcn_arena *arena;
    rcn_usage_slot *slots;
    size_t slot_count, used;
};

rcn_usages *
rcn_usages_new(rcn_arena *arena)
{
    rcn_usages *usages = rcn_arena_alloc(arena, 1, sizeof *usages);
    usages->arena = arena;
    usages->slot_count = SLOTS_LEAST;
    usages->slots = rcn_arena_alloc(arena, SLOTS_LEAST, sizeof *usages->slots);
    return usages;
}

static uint32_t
hash_of(rcn_text word)
{
    uint32_t hash = 2166136261u; /* FNV-1a */
    for (size_t i = 0; i < word.len; i++) {
        hash = (hash ^ (unsigned char)word.at[i]) * 16777619u;
    }
    return hash;
}

static rcn_usage_slot *
slot_for(rcn_usages *usages, rcn_text word, uint32_t hash)
{
    size_t at = hash & (usages->slot_count - 1);
    while (usages->slots[at].word.at &&
           !(usages->slots[at].hash == hash &&
             rcn_text_equal(usages->slots[at].word, word))) {
        at = (at + 1) & (usages->slot_count - 1);
    }
    return &usages->slots[at];
}

static void
grow(rcn_usages *usages)
{
    rcn_usage_slot *old = usages->slots;
    size_t count = usages->slot_count;
    usages->slot_count = count * 2;
    usages->slots = rcn_arena_alloc(usages->arena, usages->slot_count,
                                    sizeof *usages->slots);
    for (size_t i = 0; i < count; i++) {
        if (old[i].word.at) {
            *slot_for(usages, old[i].word, old[i].hash) = old[i];
        }
    }
}

/* A word of ASCII in small letters, in `room`; false for any other. */
static bool
fold_ascii(rcn_text word, char room[ASCII_MOST])
{
    if (word.len > ASCII_MOST) {
        return false;
    }
    for (size_t i = 0; i < word.len; i++) {
        char byte = word.at[i];
        if ((unsigned char)byte >= 0x80) {
            return false;
        }
        room[i] = (char)(byte >= 'A' && byte <= 'Z' ? byte + 32 : byte);
    }
    return true;
}

rcn_usage *
rcn_usages_find(rcn_usages *usages, rcn_text word)
{
    if (usages->used * 2 >= usages->slot_count) {
        grow(usages);
    }
    char room[ASCII_MOST];
    bool ascii = fold_ascii(word, room);
    rcn_text folded =
        ascii ? (rcn_text){room, word.len} : rcn_utf8_fold(usages->arena, word);
    uint32_t hash = hash_of(folded);
    rcn_usage_slot *slot = slot_for(usages, folded, hash);
    if (!slot->word.at) {
        if (ascii) {
            folded.at = rcn_arena_strndup(usages->arena, folded.at, folded.len);
        }
        *slot = (rcn_usage_slot){
            folded, hash, rcn_arena_alloc(usages->arena, 1, sizeof(rcn_usage))};
        usages->used++;
    }
    return slot->usage;
}

bool
rcn_is_title(rcn_text word)
{
    bool many = word.len > 4 && rcn_text_ends(word, "s");
    return among(word, RCN_NAME_TITLES) ||
           (many &&
            among(rcn_text_slice(word, 0, word.len - 1), RCN_NAME_TITLES));
}

bool
rcn_is_office(rcn_text word)
{
    return among(word, RCN_NAME_OFFICES);
}

bool
rcn_is_before_title(rcn_text word)
{
    return among(word, RCN_NAME_BEFORE_TITLES);
}

bool
rcn_is_within(rcn_text word)
{
    return among(word, RCN_NAME_WITHIN);
}

bool
rcn_is_particle(rcn_text word)
{
    return among(word, RCN_NAME_PARTICLES);
}

bool
rcn_is_no_name(rcn_text word)
{
    return among(word, RCN_NAME_NO_NAMES);
}

bool
rcn_is_state(rcn_text name)
{
    size_t of = rcn_text_find(name, " of ", 0);
    size_t end = of == SIZE_MAX ? name.len : of;
    size_t first = end;
    while (first && name.at[first - 1] != ' ') {
        first--;
    }
    rcn_text noun = rcn_text_slice(name, first, end);
    if (of != SIZE_MAX) {
        return among(noun, RCN_NAME_STATES_OF);
    }
    return (first && among(noun, RCN_NAME_STATES_LAST)) ||
           among(name, RCN_NAME_STATES);
}
