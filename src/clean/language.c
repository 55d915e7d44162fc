/* The language of a text.  Its script leaves one language or a few; of those,
 * the one whose commonest groups of letters the text is made of, if it is far
 * enough ahead of the next (W. Cavnar and J. Trenkle, "N-Gram-Based Text
 * Categorization", SDAIR 1994; a rank counts as a chance after G. Zipf's law). */
#include "clean/language.h"

#include <string.h>

#include "base/utf8.h"
#include "clean/html_number.h"

#define LETTERS_MOST 4000 /* of a text; more say nothing new */
#define GROUP_MOST   4    /* letters of a group, with edges */
#define WORD_MOST    40   /* letters read of a word */
#define SLOTS        32768

/* Letters without which nothing is said. */
#define LETTERS_LEAST  40
#define LETTERS_SCRIPT 8 /* where the script has one language */

/* Per cent of the letters that must be of one script. */
#define SCRIPT_SHARE 60

/* How far ahead the likeliest language must be: a difference of likelihood in
 * bits over the square root of the number of groups, in 1/256. */
#define LEAD_LEAST 400

/* What it takes to say that a document is not in the language it states, and
 * that a block is not in the language of its document. */
#define CONFLICT_LETTERS 300
#define CONFLICT_LEAD    1600
#define BLOCK_LETTERS    80
#define BLOCK_LEAD       1000

/* Letters read of a block: more while little of the document has been read. */
#define BLOCK_MOST    240
#define BLOCK_FIRST   1000
#define DOCUMENT_MOST 2000

/* A group that is not among the commonest is as rare as this rank. */
#define RANK_LAST 600
#define RANK_BASE 10

/* What a letter of its alphabet says for a language, in 1/256 bits: it is a
 * letter foreign to the alphabet that says something. */
#define LETTER_BITS 1024

/* What a common word says. */
#define WORD_BITS 2560

typedef enum rcn_script {
    RCN_SCRIPT_NONE,
    RCN_SCRIPT_LATIN,
    RCN_SCRIPT_CYRILLIC,
    RCN_SCRIPT_ARABIC,
    RCN_SCRIPT_HEBREW,
    RCN_SCRIPT_DEVANAGARI,
    RCN_SCRIPT_GREEK,
    RCN_SCRIPT_ARMENIAN,
    RCN_SCRIPT_GEORGIAN,
    RCN_SCRIPT_BENGALI,
    RCN_SCRIPT_GURMUKHI,
    RCN_SCRIPT_GUJARATI,
    RCN_SCRIPT_TAMIL,
    RCN_SCRIPT_TELUGU,
    RCN_SCRIPT_KANNADA,
    RCN_SCRIPT_MALAYALAM,
    RCN_SCRIPT_SINHALA,
    RCN_SCRIPT_THAI,
    RCN_SCRIPT_LAO,
    RCN_SCRIPT_TIBETAN,
    RCN_SCRIPT_BURMESE,
    RCN_SCRIPT_ETHIOPIC,
    RCN_SCRIPT_KHMER,
    RCN_SCRIPT_HANGUL,
    RCN_SCRIPT_KANA,
    RCN_SCRIPT_HAN,
    RCN_SCRIPT_COUNT
} rcn_script;

/* The language of a script that has but one here. */
static const char *const lone[RCN_SCRIPT_COUNT] = {
    [RCN_SCRIPT_GREEK] = "el",    [RCN_SCRIPT_ARMENIAN] = "hy",
    [RCN_SCRIPT_GEORGIAN] = "ka", [RCN_SCRIPT_BENGALI] = "bn",
    [RCN_SCRIPT_GURMUKHI] = "pa", [RCN_SCRIPT_GUJARATI] = "gu",
    [RCN_SCRIPT_TAMIL] = "ta",    [RCN_SCRIPT_TELUGU] = "te",
    [RCN_SCRIPT_KANNADA] = "kn",  [RCN_SCRIPT_MALAYALAM] = "ml",
    [RCN_SCRIPT_SINHALA] = "si",  [RCN_SCRIPT_THAI] = "th",
    [RCN_SCRIPT_LAO] = "lo",      [RCN_SCRIPT_TIBETAN] = "bo",
    [RCN_SCRIPT_BURMESE] = "my",  [RCN_SCRIPT_ETHIOPIC] = "am",
    [RCN_SCRIPT_KHMER] = "km",    [RCN_SCRIPT_HANGUL] = "ko",
    [RCN_SCRIPT_KANA] = "ja",     [RCN_SCRIPT_HAN] = "zh"};

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

/* A language of a script that has several, and its commonest groups of letters
 * as they rank, a space between. */
static const struct {
    const char *tag;
    rcn_script script;
    const char *groups;
} profiles[] = {
#include "clean/languages.inc"
};

#define PROFILES (sizeof profiles / sizeof *profiles)

/* What a group says for a language. */
typedef struct rcn_vote {
    uint16_t language;
    uint16_t bits; /* 1/256, over one that is not among the commonest */
} rcn_vote;

/* A group's votes lie side by side: a text asks for scattered groups, each of
 * which has many. */
typedef struct rcn_slot {
    uint64_t key; /* of its letters; 0: free */
    uint32_t first, count;
} rcn_slot;

struct rcn_languages {
    rcn_slot slots[SLOTS];
    rcn_vote *votes;
};

/* What was read of a text. */
typedef struct rcn_reading {
    uint32_t letters[RCN_SCRIPT_COUNT];
    uint32_t letter_count, groups;
    uint64_t bits[PROFILES];
} rcn_reading;

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

static size_t
slot_of(const rcn_languages *languages, uint64_t key)
{
    size_t slot = (size_t)(key * 0x9E3779B97F4A7C15u >> 49);
    while (languages->slots[slot].key && languages->slots[slot].key != key) {
        slot = (slot + 1) % SLOTS;
    }
    return slot;
}

static int32_t
bits_of(size_t count, uint32_t rank)
{
    if (count == 1) {
        return LETTER_BITS;
    }
    return count > GROUP_MOST
               ? WORD_BITS
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

static void
each_vote(rcn_languages *languages, size_t language, rcn_take_vote take)
{
    rcn_text groups = rcn_text_of(profiles[language].groups);
    uint32_t runes[WORD_MOST] = {0};
    size_t count = 0;
    uint32_t rank = 0;
    for (size_t at = 0; at <= groups.len;) {
        uint32_t rune = ' ';
        at += at < groups.len ? rcn_utf8_next(groups, at, &rune) : 1;
        if (rune != ' ') {
            runes[count++ % WORD_MOST] = rune;
        } else if (count) {
            uint64_t key = key_of(runes, count);
            rcn_slot *slot = &languages->slots[slot_of(languages, key)];
            slot->key = key;
            take(languages, slot,
                 (rcn_vote){(uint16_t)language,
                            (uint16_t)bits_of(count, rank++)});
            count = 0;
        }
    }
}

const rcn_languages *
rcn_languages_new(rcn_arena *arena)
{
    rcn_languages *languages = rcn_arena_alloc(arena, 1, sizeof *languages);
    for (size_t i = 0; i < PROFILES; i++) {
        each_vote(languages, i, count_room);
    }
    uint32_t sum = 0;
    for (size_t i = 0; i < SLOTS; i++) {
        languages->slots[i].first = sum;
        sum += languages->slots[i].count;
        languages->slots[i].count = 0;
    }
    languages->votes = rcn_arena_alloc(arena, sum, sizeof *languages->votes);
    for (size_t i = 0; i < PROFILES; i++) {
        each_vote(languages, i, put_vote);
    }
    return languages;
}

static void
count_votes(const rcn_languages *languages, uint64_t key, rcn_reading *reading)
{
    const rcn_slot *slot = &languages->slots[slot_of(languages, key)];
    const rcn_vote *votes = languages->votes + slot->first;
    for (uint32_t i = 0; i < slot->count; i++) {
        reading->bits[votes[i].language] += votes[i].bits;
    }
}

/* Counts the groups of a word that has an edge at both ends. */
static void
read_word(const rcn_languages *languages, const uint32_t *word, size_t len,
          rcn_reading *reading)
{
    for (size_t from = 0; from + 1 < len; from++) {
        for (size_t count = 1; count <= GROUP_MOST && from + count <= len;
             count++) {
            reading->groups += count > 1;
            count_votes(languages, key_of(word + from, count), reading);
        }
    }
    if (len > GROUP_MOST) {
        count_votes(languages, key_of(word, len), reading);
    }
}

static void
read_text(const rcn_languages *languages, rcn_text text, uint32_t most,
          rcn_reading *reading)
{
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
            read_word(languages, word, len + 1, reading);
            len = 1;
        }
    }
}

static rcn_script
main_script(const rcn_reading *reading)
{
    const uint32_t *letters = reading->letters;
    /* Japanese is written in both; a text of Han alone is Chinese. */
    if (letters[RCN_SCRIPT_KANA] * 10 > letters[RCN_SCRIPT_HAN] &&
        (letters[RCN_SCRIPT_KANA] + letters[RCN_SCRIPT_HAN]) * 100 >=
            reading->letter_count * SCRIPT_SHARE) {
        return RCN_SCRIPT_KANA;
    }
    for (size_t i = 1; i < RCN_SCRIPT_COUNT; i++) {
        if (letters[i] * 100 > reading->letter_count * SCRIPT_SHARE) {
            return (rcn_script)i;
        }
    }
    return RCN_SCRIPT_NONE;
}

/* How far a difference of likelihood goes beyond chance. */
static uint64_t
lead_of(const rcn_reading *reading, uint64_t difference)
{
    uint32_t root = rcn_square_root(reading->groups);
    return root ? difference / root : 0;
}

/* The likeliest language and how far ahead of the next it is; NULL when too
 * little was read. */
static const char *
likeliest(const rcn_reading *reading, uint64_t *ret_lead)
{
    rcn_script script = main_script(reading);
    *ret_lead = UINT64_MAX;
    if (lone[script]) {
        return reading->letter_count >= LETTERS_SCRIPT ? lone[script] : NULL;
    }
    const char *best = NULL;
    uint64_t first = 0;
    uint64_t second = 0;
    for (size_t i = 0; i < PROFILES; i++) {
        uint64_t bits = reading->bits[i];
        if (profiles[i].script != script) {
            continue;
        }
        if (bits > first) {
            second = first;
            first = bits;
            best = profiles[i].tag;
        } else if (bits > second) {
            second = bits;
        }
    }
    *ret_lead = lead_of(reading, first - second);
    return reading->letter_count >= LETTERS_LEAST ? best : NULL;
}

const char *
rcn_language_of(const rcn_languages *languages, rcn_text text)
{
    rcn_reading reading = {0};
    read_text(languages, text, LETTERS_MOST, &reading);
    uint64_t lead = 0;
    const char *language = likeliest(&reading, &lead);
    return language && lead >= LEAD_LEAST ? language : "und";
}

/* Languages too near to one another to be called different. */
static const char *const kin[] = {
    "hr sr bs sh sl", "nb no nn da", "id ms",    "cs sk",    "gl pt",
    "tl fil",         "fa prs",      "he iw",    "ro mo",    "yi ji",
    "az tr",          "bg mk",       "ru be uk", "hi mr ne", "nl af"};

static bool
is_listed(const char *list, const char *tag, size_t len)
{
    for (const char *at = list; *at; at += strcspn(at, " ")) {
        at += strspn(at, " ");
        if (strncmp(at, tag, len) == 0 && (at[len] == ' ' || !at[len])) {
            return true;
        }
    }
    return false;
}

/* Whether two tags name the same language, or near ones. */
static bool
is_near(const char *left, const char *right)
{
    size_t left_len = strcspn(left, "-");
    size_t right_len = strcspn(right, "-");
    if (left_len == right_len && strncmp(left, right, left_len) == 0) {
        return true;
    }
    for (size_t i = 0; i < sizeof kin / sizeof *kin; i++) {
        if (is_listed(kin[i], left, left_len) &&
            is_listed(kin[i], right, right_len)) {
            return true;
        }
    }
    return false;
}

/* Whether a tag is of a language that can be told here. */
static bool
is_known(const char *tag)
{
    size_t len = strcspn(tag, "-");
    for (size_t i = 0; i < PROFILES; i++) {
        if (strlen(profiles[i].tag) == len &&
            strncmp(profiles[i].tag, tag, len) == 0) {
            return true;
        }
    }
    for (size_t i = 0; i < RCN_SCRIPT_COUNT; i++) {
        if (lone[i] && strlen(lone[i]) == len &&
            strncmp(lone[i], tag, len) == 0) {
            return true;
        }
    }
    return false;
}

static void
add_reading(rcn_reading *sum, const rcn_reading *reading)
{
    for (size_t i = 0; i < RCN_SCRIPT_COUNT; i++) {
        sum->letters[i] += reading->letters[i];
    }
    for (size_t i = 0; i < PROFILES; i++) {
        sum->bits[i] += reading->bits[i];
    }
    sum->letter_count += reading->letter_count;
    sum->groups += reading->groups;
}

static bool
is_prose(const rcn_block *block)
{
    return block->kind != RCN_BLOCK_PRE && block->kind != RCN_BLOCK_FIGURE &&
           block->kind != RCN_BLOCK_TABLE;
}

/* The language of a block of itself, or NULL. */
static const char *
language_of_block(const rcn_reading *reading)
{
    uint64_t lead = 0;
    const char *language = likeliest(reading, &lead);
    bool sure = lead == UINT64_MAX ||
                (reading->letter_count >= BLOCK_LETTERS && lead >= BLOCK_LEAD);
    return language && sure ? language : NULL;
}

/* Reads the blocks; returns the language of each, or NULL, and the sum of all
 * readings but of those whose language the source states. */
static const char **
read_blocks(rcn_arena *arena, const rcn_languages *languages,
            const rcn_cleaned *cleaned, rcn_reading *ret_sum)
{
    const char **found =
        rcn_arena_alloc(arena, cleaned->block_count, sizeof *found);
    for (size_t i = 0; i < cleaned->block_count; i++) {
        const rcn_block *block = &cleaned->blocks[i];
        if (is_prose(block) && !block->language) {
            rcn_reading reading = {0};
            bool much = ret_sum->letter_count > DOCUMENT_MOST;
            read_text(languages, block->text, much ? BLOCK_MOST : BLOCK_FIRST,
                      &reading);
            found[i] = language_of_block(&reading);
            add_reading(ret_sum, &reading);
        }
    }
    return found;
}

static void
tell_document(const rcn_reading *reading, rcn_cleaned *cleaned, rcn_log *log)
{
    uint64_t lead = 0;
    const char *language = likeliest(reading, &lead);
    const char *stated = cleaned->language;
    if (!language || lead < LEAD_LEAST) {
        return;
    }
    if (strcmp(stated, "und") == 0) {
        cleaned->language = language;
    } else if (!is_near(stated, language) && is_known(stated) &&
               lead >= CONFLICT_LEAD &&
               reading->letter_count >= CONFLICT_LETTERS) {
        rcn_log_add(log, RCN_CODE_LANGUAGE_CONFLICT,
                    rcn_document_place(cleaned->document, 0),
                    "it states \"%s\", its text is \"%s\"", stated, language);
        cleaned->language = language;
    }
}

void
rcn_tell_languages(rcn_arena *arena, const rcn_languages *languages,
                   rcn_cleaned *cleaned, rcn_log *log)
{
    rcn_arena *scratch = rcn_arena_new(0);
    rcn_reading sum = {0};
    const char **found = read_blocks(scratch, languages, cleaned, &sum);
    tell_document(&sum, cleaned, log);
    rcn_block *blocks = NULL;
    for (size_t i = 0; i < cleaned->block_count; i++) {
        if (!found[i] || is_near(found[i], cleaned->language)) {
            continue;
        }
        if (!blocks) {
            blocks =
                rcn_arena_alloc(arena, cleaned->block_count, sizeof *blocks);
            memcpy(blocks, cleaned->blocks,
                   cleaned->block_count * sizeof *blocks);
            cleaned->blocks = blocks;
        }
        blocks[i].language = found[i];
    }
    rcn_arena_free(scratch);
}
