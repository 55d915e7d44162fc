/* What the words and groups of letters of a text say for each language (W.
 * Cavnar and J. Trenkle, "N-Gram-Based Text Categorization", SDAIR 1994; a rank
 * counts as a chance after G. Zipf's law). */
#include "clean/language/votes.h"

#include "base/utf8.h"
#include "clean/learn/logarithm.h"

#define GROUP_MOST 4  /* letters of a group, with edges */
#define WORD_MOST  40 /* letters read of a word */
#define SLOTS      32768
#define RECURRING  256 /* letters and pairs that are counted at once */

/* A group that is not among the commonest is as rare as this rank. */
#define RANK_LAST 600
#define RANK_BASE 10

/* What a letter of its alphabet says for a language, in 1/256 bits: it is a
 * letter foreign to the alphabet that says something. */
#define LETTER_BITS 1024

/* What a common word says. */
#define WORD_BITS 2560

/* The blocks of Unicode that hold letters of a script, in order. */
static const struct {
    uint32_t first, last;
    rcn_script script;
} ranges[] = {{0x41, 0x24F, RCN_SCRIPT_LATIN},
              {0x370, 0x3FF, RCN_SCRIPT_GREEK},
              {0x400, 0x52F, RCN_SCRIPT_CYRILLIC},
              {0x531, 0x58F, RCN_SCRIPT_ARMENIAN},
              {0x590, 0x5FF, RCN_SCRIPT_HEBREW},
              {0x600, 0x77F, RCN_SCRIPT_ARABIC},
              {0x900, 0x97F, RCN_SCRIPT_DEVANAGARI},
              {0x980, 0x9FF, RCN_SCRIPT_BENGALI},
              {0xA00, 0xA7F, RCN_SCRIPT_GURMUKHI},
              {0xA80, 0xAFF, RCN_SCRIPT_GUJARATI},
              {0xB80, 0xBFF, RCN_SCRIPT_TAMIL},
              {0xC00, 0xC7F, RCN_SCRIPT_TELUGU},
              {0xC80, 0xCFF, RCN_SCRIPT_KANNADA},
              {0xD00, 0xD7F, RCN_SCRIPT_MALAYALAM},
              {0xD80, 0xDFF, RCN_SCRIPT_SINHALA},
              {0xE00, 0xE7F, RCN_SCRIPT_THAI},
              {0xE80, 0xEFF, RCN_SCRIPT_LAO},
              {0xF00, 0xFFF, RCN_SCRIPT_TIBETAN},
              {0x1000, 0x109F, RCN_SCRIPT_BURMESE},
              {0x10A0, 0x10FF, RCN_SCRIPT_GEORGIAN},
              {0x1100, 0x11FF, RCN_SCRIPT_HANGUL},
              {0x1200, 0x139F, RCN_SCRIPT_ETHIOPIC},
              {0x1780, 0x17FF, RCN_SCRIPT_KHMER},
              {0x1E00, 0x1EFF, RCN_SCRIPT_LATIN},
              {0x1F00, 0x1FFF, RCN_SCRIPT_GREEK},
              {0x3040, 0x30FF, RCN_SCRIPT_KANA},
              {0x3400, 0x9FFF, RCN_SCRIPT_HAN},
              {0xAC00, 0xD7AF, RCN_SCRIPT_HANGUL},
              {0xFB50, 0xFEFC, RCN_SCRIPT_ARABIC},
              {0x20000, 0x3FFFF, RCN_SCRIPT_HAN}};

const rcn_profile rcn_profiles[] = {
#include "clean/language/languages.inc"
};

/* What a group says for a language. */
typedef struct rcn_vote {
    uint8_t language;
    bool word;     /* it is a common word */
    uint16_t bits; /* 1/256, over one that is not among the commonest */
} rcn_vote;

_Static_assert(RCN_PROFILES <= UINT8_MAX, "a vote has a byte for its language");

/* A group's votes lie side by side: a text asks for scattered groups, each of
 * which has many. */
typedef struct rcn_slot {
    uint64_t key; /* of its letters; 0: free */
    uint32_t first, count;
} rcn_slot;

/* Most groups of a text are in no slot: the tags, which are small enough for a
 * cache, show that. */
struct rcn_languages {
    uint16_t tags[SLOTS]; /* of the key; 0: free */
    rcn_slot slots[SLOTS];
    rcn_vote *votes;
};

static rcn_script
script_of(uint32_t rune)
{
    size_t low = 0;
    size_t high = sizeof ranges / sizeof *ranges;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (rune > ranges[middle].last) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    bool found =
        low < sizeof ranges / sizeof *ranges && rune >= ranges[low].first;
    return found ? ranges[low].script : RCN_SCRIPT_NONE;
}

/* Runes of a group as one number, of a longer word as its hash. */
static uint64_t
key_of(const uint32_t *runes, size_t count)
{
    uint64_t key = 0;
    for (size_t i = 0; i < count; i++) {
        key = count > GROUP_MOST ? (key ^ runes[i]) * 1099511628211u
                                 : key << 16 | (runes[i] & 0xFFFF);
    }
    return key;
}

static uint64_t
hash_of(uint64_t key)
{
    return key * 0x9E3779B97F4A7C15u;
}

static uint16_t
tag_of(uint64_t key)
{
    return (uint16_t)(hash_of(key) >> 33 | 1);
}

static size_t
slot_of(const rcn_languages *languages, uint64_t key)
{
    size_t slot = (size_t)(hash_of(key) >> 49);
    uint16_t tag = tag_of(key);
    while (languages->tags[slot] && (languages->tags[slot] != tag ||
                                     languages->slots[slot].key != key)) {
        slot = (slot + 1) % SLOTS;
    }
    return slot;
}

static int32_t
bits_of(size_t count, uint32_t rank)
{
    return count == 1 ? LETTER_BITS
                      : rcn_log2(RANK_LAST) - rcn_log2(rank + RANK_BASE);
}

/* Takes a vote of a group. */
typedef void (*rcn_take_vote)(rcn_languages *languages, rcn_slot *slot,
                              rcn_vote vote);

static void
count_room(rcn_languages *languages, rcn_slot *slot, rcn_vote vote)
{
    (void)languages;
    (void)vote;
    slot->count++;
}

static void
put_vote(rcn_languages *languages, rcn_slot *slot, rcn_vote vote)
{
    languages->votes[slot->first + slot->count++] = vote;
}

/* Hands in what a group or word, `count` runes, says for a language. */
static void
cast_vote(rcn_languages *languages, const uint32_t *runes, size_t count,
          rcn_vote vote, rcn_take_vote take)
{
    uint64_t key = key_of(runes, count);
    size_t at = slot_of(languages, key);
    rcn_slot *slot = &languages->slots[at];
    languages->tags[at] = tag_of(key);
    slot->key = key;
    take(languages, slot, vote);
}

static void
each_vote(rcn_languages *languages, size_t language, rcn_take_vote take)
{
    rcn_text groups = rcn_text_of(rcn_profiles[language].groups);
    uint32_t runes[WORD_MOST + 2] = {'_'};
    size_t count = 1;
    uint32_t rank = 0;
    rcn_vote vote = {(uint8_t)language, false, 0};
    for (size_t at = 0; at <= groups.len;) {
        uint32_t rune = ' ';
        at += at < groups.len ? rcn_utf8_next(groups, at, &rune) : 1;
        if (rune == '=') {
            vote.word = true;
        } else if (rune != ' ') {
            runes[count] = rune;
            count += count < WORD_MOST;
        } else if (count > 1 && vote.word) {
            runes[count] = '_';
            vote.bits = count > GROUP_MOST ? WORD_BITS : 0;
            cast_vote(languages, runes, count + 1, vote, take);
            count = 1;
        } else if (count > 1) {
            rcn_vote group = {vote.language, false,
                              (uint16_t)bits_of(count - 1, rank++)};
            cast_vote(languages, runes + 1, count - 1, group, take);
            count = 1;
        }
    }
}

const rcn_languages *
rcn_languages_new(rcn_arena *arena)
{
    rcn_languages *languages = rcn_arena_alloc(arena, 1, sizeof *languages);
    for (size_t i = 0; i < RCN_PROFILES; i++) {
        each_vote(languages, i, count_room);
    }
    uint32_t sum = 0;
    for (size_t i = 0; i < SLOTS; i++) {
        languages->slots[i].first = sum;
        sum += languages->slots[i].count;
        languages->slots[i].count = 0;
    }
    languages->votes = rcn_arena_alloc(arena, sum, sizeof *languages->votes);
    for (size_t i = 0; i < RCN_PROFILES; i++) {
        each_vote(languages, i, put_vote);
    }
    return languages;
}

/* Counts a group that a text has so many times. */
static void
count_votes(const rcn_languages *languages, uint64_t key, uint32_t times,
            rcn_language_reading *reading)
{
    size_t at = slot_of(languages, key);
    if (!languages->tags[at]) {
        return;
    }
    const rcn_slot *slot = &languages->slots[at];
    const rcn_vote *votes = languages->votes + slot->first;
    for (uint32_t i = 0; i < slot->count; i++) {
        reading->bits[votes[i].language] += (uint64_t)times * votes[i].bits;
        reading->words[votes[i].language] += times * votes[i].word;
    }
}

/* Letters and pairs say something for most languages and recur, so they are
 * counted before their votes are. */
typedef struct rcn_recurring {
    uint64_t keys[RECURRING];
    uint32_t times[RECURRING];
} rcn_recurring;

static void
count_recurring(const rcn_languages *languages, rcn_recurring *seen,
                uint64_t key, rcn_language_reading *reading)
{
    size_t at = (size_t)(hash_of(key) >> 32) % RECURRING;
    if (seen->keys[at] != key) {
        if (seen->times[at]) {
            count_votes(languages, seen->keys[at], seen->times[at], reading);
        }
        seen->keys[at] = key;
        seen->times[at] = 0;
    }
    seen->times[at]++;
}

/* Counts the groups of a word that has an edge at both ends. */
static void
read_word(const rcn_languages *languages, rcn_recurring *seen,
          const uint32_t *word, size_t len, rcn_language_reading *reading)
{
    for (size_t from = 0; from + 1 < len; from++) {
        uint64_t key = 0;
        for (size_t count = 1; count <= GROUP_MOST && from + count <= len;
             count++) {
            key = key << 16 | (word[from + count - 1] & 0xFFFF);
            reading->groups += count > 1;
            if (count <= 2) {
                count_recurring(languages, seen, key, reading);
            } else {
                count_votes(languages, key, 1, reading);
            }
        }
    }
    if (len > GROUP_MOST) {
        count_votes(languages, key_of(word, len), 1, reading);
    }
}

void
rcn_language_read(const rcn_languages *languages, rcn_text text, uint32_t most,
                  rcn_language_reading *reading)
{
    rcn_recurring seen = {{0}, {0}};
    uint32_t word[WORD_MOST + 2] = {'_'};
    size_t len = 1;
    for (size_t at = 0; at <= text.len && reading->letter_count < most;) {
        uint32_t rune = ' ';
        at += at < text.len ? rcn_utf8_next(text, at, &rune) : 1;
        if (rcn_rune_is_letter(rune)) {
            reading->letter_count++;
            reading->letters[script_of(rune)]++;
            word[len] = rcn_rune_lower(rune);
            len += len < WORD_MOST;
        } else if (len > 1) {
            word[len] = '_';
            read_word(languages, &seen, word, len + 1, reading);
            len = 1;
        }
    }
    for (size_t i = 0; i < RECURRING; i++) {
        if (seen.times[i]) {
            count_votes(languages, seen.keys[i], seen.times[i], reading);
        }
    }
}
