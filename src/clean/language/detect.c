/* The language of a text.  Its script leaves one language or a few; of those,
 * the one whose commonest groups of letters the text is made of, if it is far
 * enough ahead of the next.  Near relatives, whose groups are the same, are
 * known by their common words. */
#include "clean/language/language.h"

#include <string.h>

#include "base/codes.h"
#include "clean/language/votes.h"
#include "clean/learn/logarithm.h"

#define LANGUAGES_MOST \
    16 /* that blocks state, of which one is the document's */
#define LETTERS_MOST 4000 /* of a text; more say nothing new */

/* Letters without which nothing is said. */
#define LETTERS_LEAST  40
#define LETTERS_SCRIPT 8 /* where the script has one language */

/* Per cent of the letters that must be of one script. */
#define SCRIPT_SHARE 60

/* How far ahead the likeliest language must be: a difference of likelihood in
 * bits over the square root of the number of groups, in 1/256. */
#define LEAD_LEAST 400

/* What it takes to state that a document is not in the language it states, and
 * that a block is not in the language of its document. */
#define CONFLICT_LETTERS 300
#define SCRIPT_LETTERS   150 /* where it is not written in that script */
#define CONFLICT_LEAD    1600
#define BLOCK_LETTERS    80
#define BLOCK_LEAD       1000

/* Letters read of a block: more while little of the document has been read. */
#define BLOCK_MOST    240
#define BLOCK_FIRST   1000
#define DOCUMENT_MOST 2000

/* Near relatives share most groups, and the profile of one may be of richer
 * texts: one that has so many eighths of the best one's bits may be it. */
#define KIN_EIGHTHS 7
#define KIN_LEAD    200 /* where they have as many common words */

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

static rcn_script
main_script(const rcn_language_reading *reading)
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

/* Returns how far a difference of likelihood goes beyond chance. */
static uint64_t
lead_of(const rcn_language_reading *reading, uint64_t difference)
{
    uint32_t root = rcn_square_root(reading->groups);
    return root ? difference / root : 0;
}

/* Languages too near to one another to be called different. */
static const char *const kin[] = {
    "hr sr bs sh sl", "nb no nn da", "id ms",    "cs sk",    "gl pt", "gl es",
    "tl fil",         "fa prs",      "he iw",    "ro mo",    "yi ji", "az tr",
    "bg mk",          "sr mk",       "ru be uk", "hi mr ne", "nl af"};

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

/* Returns whether two tags name the same language, or near ones. */
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

/* Returns the profile of a script whose groups the text is made of most, and
 * the bits of the next that is no near relative of it. */
static size_t
find_best(const rcn_language_reading *reading, rcn_script script,
          uint64_t *ret_second)
{
    size_t best = RCN_PROFILES;
    for (size_t i = 0; i < RCN_PROFILES; i++) {
        if (rcn_profiles[i].script == script &&
            (best == RCN_PROFILES || reading->bits[i] > reading->bits[best])) {
            best = i;
        }
    }
    *ret_second = 0;
    for (size_t i = 0; i < RCN_PROFILES; i++) {
        if (rcn_profiles[i].script == script && i != best &&
            reading->bits[i] > *ret_second &&
            !is_near(rcn_profiles[i].tag, rcn_profiles[best].tag)) {
            *ret_second = reading->bits[i];
        }
    }
    return best;
}

/* Of the best and its near relatives the one with the most common words;
 * RCN_PROFILES when neither words nor letters decide. */
static size_t
settle_kin(const rcn_language_reading *reading, size_t best)
{
    uint64_t least = reading->bits[best] / 8 * KIN_EIGHTHS;
    size_t first = best;
    bool tied = false;
    for (size_t i = 0; i < RCN_PROFILES; i++) {
        if (i == best || rcn_profiles[i].script != rcn_profiles[best].script ||
            reading->bits[i] < least ||
            !is_near(rcn_profiles[i].tag, rcn_profiles[best].tag)) {
            continue;
        }
        if (reading->words[i] > reading->words[first]) {
            first = i;
            tied = false;
        } else if (reading->words[i] == reading->words[first]) {
            uint64_t apart = reading->bits[best] - reading->bits[i];
            tied = tied || first != best || lead_of(reading, apart) < KIN_LEAD;
        }
    }
    return tied ? RCN_PROFILES : first;
}

/* Returns the likeliest language and how far ahead it is of the next that is no
 * near relative; NULL when too little was read. */
static const char *
likeliest(const rcn_language_reading *reading, uint64_t *ret_lead)
{
    rcn_script script = main_script(reading);
    *ret_lead = UINT64_MAX;
    if (lone[script]) {
        return reading->letter_count >= LETTERS_SCRIPT ? lone[script] : NULL;
    }
    uint64_t second = 0;
    size_t best = find_best(reading, script, &second);
    if (best == RCN_PROFILES || reading->letter_count < LETTERS_LEAST) {
        return NULL;
    }
    *ret_lead = lead_of(reading, reading->bits[best] - second);
    best = settle_kin(reading, best);
    return best == RCN_PROFILES ? NULL : rcn_profiles[best].tag;
}

const char *
rcn_language_of(const rcn_languages *languages, rcn_text text)
{
    rcn_language_reading reading = {0};
    rcn_language_read(languages, text, LETTERS_MOST, &reading);
    uint64_t lead = 0;
    const char *language = likeliest(&reading, &lead);
    return language && lead >= LEAD_LEAST ? language : "und";
}

/* Returns whether two tags begin with the same language. */
static bool
same_language(const char *left, const char *right)
{
    size_t len = strcspn(left, "-");
    return strcspn(right, "-") == len && strncmp(left, right, len) == 0;
}

/* Returns whether a tag is of a language that can be detected, in a script, or
 * in any (RCN_SCRIPT_COUNT). */
static bool
is_known(const char *tag, rcn_script script)
{
    bool any = script == RCN_SCRIPT_COUNT;
    bool known = false;
    for (size_t i = 0; i < RCN_PROFILES; i++) {
        known = known || ((any || rcn_profiles[i].script == script) &&
                          same_language(rcn_profiles[i].tag, tag));
    }
    for (size_t i = 0; i < RCN_SCRIPT_COUNT; i++) {
        known = known || ((any || i == script) && lone[i] &&
                          same_language(lone[i], tag));
    }
    return known;
}

/* Languages that are written in more scripts than their profiles. */
static const char several_scripts[] = "az kk ku ky mn ms pa sr tg tk tt ug uz";

/* Returns true when a document is clearly not in the language that it states:
 * none of its script, or far from the likeliest. */
static bool
is_wrong(const rcn_language_reading *reading, const char *stated, uint64_t lead)
{
    bool other_script =
        !is_known(stated, main_script(reading)) &&
        !is_listed(several_scripts, stated, strcspn(stated, "-"));
    return is_known(stated, RCN_SCRIPT_COUNT) &&
           ((other_script && reading->letter_count >= SCRIPT_LETTERS) ||
            (lead >= CONFLICT_LEAD &&
             reading->letter_count >= CONFLICT_LETTERS));
}

static void
add_reading(rcn_language_reading *sum, const rcn_language_reading *reading)
{
    for (size_t i = 0; i < RCN_SCRIPT_COUNT; i++) {
        sum->letters[i] += reading->letters[i];
    }
    for (size_t i = 0; i < RCN_PROFILES; i++) {
        sum->bits[i] += reading->bits[i];
        sum->words[i] += reading->words[i];
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

/* Returns the language of a block of itself, or NULL. */
static const char *
language_of_block(const rcn_language_reading *reading)
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
            const rcn_cleaned *cleaned, rcn_language_reading *ret_sum)
{
    const char **found =
        rcn_arena_alloc(arena, cleaned->block_count, sizeof *found);
    for (size_t i = 0; i < cleaned->block_count; i++) {
        const rcn_block *block = &cleaned->blocks[i];
        if (is_prose(block) && !block->language) {
            rcn_language_reading reading = {0};
            bool much = ret_sum->letter_count > DOCUMENT_MOST;
            rcn_language_read(languages, block->text,
                              much ? BLOCK_MOST : BLOCK_FIRST, &reading);
            found[i] = language_of_block(&reading);
            add_reading(ret_sum, &reading);
        }
    }
    return found;
}

static void
tell_document(const rcn_language_reading *reading, rcn_cleaned *cleaned,
              rcn_log *log)
{
    uint64_t lead = 0;
    const char *language = likeliest(reading, &lead);
    const char *stated = cleaned->language;
    if (!language || lead < LEAD_LEAST) {
        return;
    }
    if (strcmp(stated, "und") == 0) {
        cleaned->language = language;
    } else if (!is_near(stated, language) && is_wrong(reading, stated, lead)) {
        rcn_log_add(log, RCN_CODE_LANGUAGE_CONFLICT,
                    rcn_document_place(cleaned->document, 0),
                    "it states \"%s\", its text is \"%s\"", stated, language);
        cleaned->language = language;
    }
}

/* Returns the language that the source states for the most bytes of blocks,
 * where it states none of the document; "und" when it states none of them
 * either.  O(blocks) for each language named, at most LANGUAGES_MOST. */
static const char *
stated_of_blocks(const rcn_cleaned *cleaned)
{
    struct {
        const char *tag;
        size_t bytes;
    } sums[LANGUAGES_MOST] = {{0}};
    size_t count = 0;
    size_t best = 0;
    for (size_t i = 0; i < cleaned->block_count; i++) {
        const rcn_block *block = &cleaned->blocks[i];
        size_t at = 0;
        while (block->language && at < count &&
               strcmp(sums[at].tag, block->language) != 0) {
            at++;
        }
        if (!block->language || at == LANGUAGES_MOST) {
            continue;
        }
        count += at == count;
        sums[at].tag = block->language;
        sums[at].bytes += block->text.len;
        best = sums[at].bytes > sums[best].bytes ? at : best;
    }
    return count ? sums[best].tag : "und";
}

void
rcn_detect_languages(rcn_arena *arena, const rcn_languages *languages,
                     rcn_cleaned *cleaned, rcn_log *log)
{
    rcn_arena *scratch = rcn_arena_new(0);
    rcn_language_reading sum = {0};
    const char **found = read_blocks(scratch, languages, cleaned, &sum);
    tell_document(&sum, cleaned, log);
    if (strcmp(cleaned->language, "und") == 0) {
        cleaned->language = stated_of_blocks(cleaned);
    }
    rcn_block *blocks = NULL;
    for (size_t i = 0; i < cleaned->block_count; i++) {
        if (!found[i] || is_near(found[i], cleaned->language)) {
            continue;
        }
        blocks = blocks ? blocks : rcn_cleaned_own_blocks(arena, cleaned);
        blocks[i].language = found[i];
    }
    rcn_arena_free(scratch);
}
