/* The language of a text by its commonest words: the profile that most of the
 * words of the text belong to, if it is far enough ahead of the next (the
 * oldest method of language identification; Ingle 1976). */
#include <stdlib.h>
#include <string.h>

#include "base/list.h"
#include "clean/words.h"
#include "clean/work.h"

/* Words read of a document; more say nothing new. */
#define SAMPLE_WORDS 20000
#define LANGUAGES    64

/* A common word and the languages it is common in, as bits. */
typedef struct rcn_common {
    const char *word;
    uint64_t languages;
} rcn_common;

static int
by_word(const void *left, const void *right)
{
    return strcmp(((const rcn_common *)left)->word,
                  ((const rcn_common *)right)->word);
}

static rcn_common *
all_common(const rcn_rules *rules, rcn_arena *scratch, size_t *ret_count)
{
    RCN_LIST(rcn_common) list = {0};
    for (size_t i = 0; i < rules->language_count && i < LANGUAGES; i++) {
        for (size_t k = 0; k < rules->languages[i].count; k++) {
            RCN_PUSH(
                scratch, &list,
                (rcn_common){rules->languages[i].words[k], (uint64_t)1 << i});
        }
    }
    if (list.count) {
        qsort(list.items, list.count, sizeof *list.items, by_word);
    }
    size_t kept = 0;
    for (size_t i = 0; i < list.count; i++) {
        if (kept && by_word(&list.items[kept - 1], &list.items[i]) == 0) {
            list.items[kept - 1].languages |= list.items[i].languages;
        } else {
            list.items[kept++] = list.items[i];
        }
    }
    *ret_count = kept;
    return list.items;
}

typedef struct rcn_language_tally {
    uint32_t hits[LANGUAGES];
    uint32_t words;
} rcn_language_tally;

static void
count_words(rcn_language_tally *tally, rcn_text text, const rcn_common *common,
            size_t count)
{
    char word[64];
    size_t len = 0;
    size_t start = 0;
    for (size_t at = 0; tally->words < SAMPLE_WORDS &&
                        rcn_word_next(text, &at, word, &len, &start);) {
        word[len] = '\0';
        rcn_common key = {word, 0};
        const rcn_common *found =
            count ? bsearch(&key, common, count, sizeof key, by_word) : NULL;
        tally->words++;
        for (size_t i = 0; found && i < LANGUAGES; i++) {
            tally->hits[i] += (uint32_t)(found->languages >> i & 1);
        }
    }
}

const char *
rcn_language_of(const rcn_rules *rules, const rcn_chunk *chunks, size_t count)
{
    rcn_arena *scratch = rcn_arena_new(0);
    size_t common_count = 0;
    const rcn_common *common = all_common(rules, scratch, &common_count);
    rcn_language_tally tally = {0};
    for (size_t i = 0; i < count; i++) {
        if (chunks[i].fate == RCN_FATE_TEXT) {
            count_words(&tally, chunks[i].text, common, common_count);
        }
    }
    rcn_arena_free(scratch);
    size_t best = 0;
    uint32_t second = 0;
    for (size_t i = 1; i < rules->language_count && i < LANGUAGES; i++) {
        if (tally.hits[i] > tally.hits[best]) {
            second = tally.hits[best];
            best = i;
        } else if (tally.hits[i] > second) {
            second = tally.hits[i];
        }
    }
    uint32_t hits = rules->language_count ? tally.hits[best] : 0;
    bool sure = hits >= 4 && hits * 12 >= tally.words && hits * 4 >= second * 5;
    return sure ? rules->languages[best].name : "und";
}
