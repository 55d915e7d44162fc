/* Signs by which the head of a text is read: words that name the kind of a
 * document, the place and day that open a report, and the path to a page. */
#include <string.h>

#include "base/utf8.h"
#include "clean/text/head_signs.h"

#define MOST_LABEL    5   /* words of "Press release" */
#define LEAST_TITLE   5   /* words of a title that names its kind */
#define LONG_DATELINE 70  /* bytes before the dash */
#define MOST_PLACES   8   /* words of them */
#define LONG_KEY      24  /* bytes before the colon */
#define LONG_PART     60  /* bytes of a part of a path */
#define PART_WORDS    4   /* of all but its last */
#define LONG_PATH     240 /* bytes */

/* The folded words of a text that stand in a list, at most `most` of them read;
 * `*ret_words` is the number read. */
static size_t
count_listed(rcn_word_list list, rcn_text text, size_t most, size_t *ret_words)
{
    char word[64];
    size_t len = 0;
    size_t start = 0;
    size_t found = 0;
    *ret_words = 0;
    for (size_t at = 0;
         *ret_words < most && rcn_word_next(text, &at, word, &len, &start);) {
        ++*ret_words;
        found += rcn_word_list_has(list, (rcn_text){word, len});
    }
    return found;
}

bool
rcn_names_genre_alone(const rcn_rules *rules, const rcn_chunk *chunk)
{
    size_t words = 0;
    return chunk->words <= MOST_LABEL && chunk->words &&
           count_listed(rcn_rules_words(rules, "genre-labels"), chunk->text,
                        MOST_LABEL + 1, &words) == words;
}

bool
rcn_begins_with_genre(const rcn_rules *rules, const rcn_chunk *chunk)
{
    size_t words = 0;
    return chunk->words >= LEAST_TITLE &&
           count_listed(rcn_rules_words(rules, "title-genres"), chunk->text, 2,
                        &words);
}

rcn_head_key
rcn_head_key_of(rcn_text line)
{
    static const struct {
        const char *words;
        rcn_head_key key;
    } keys[] = {
#define RCN_HEAD_KEY(kind, words) {words, RCN_HEAD_KEY_##kind},
#include "clean/text/head_keys.def"
#undef RCN_HEAD_KEY
    };
    size_t colon = rcn_text_find(line, ":", 0);
    if (colon == SIZE_MAX || colon > LONG_KEY ||
        !rcn_text_trim(rcn_text_slice(line, colon + 1, line.len)).len) {
        return RCN_HEAD_KEY_NONE;
    }
    rcn_text key = rcn_text_trim(rcn_text_slice(line, 0, colon));
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        if (rcn_text_same_words(key, rcn_text_of(keys[i].words))) {
            return keys[i].key;
        }
    }
    return RCN_HEAD_KEY_NONE;
}

bool
rcn_begins_with_dateline(rcn_text text)
{
    static const char *const dashes[] = {" – ",  " — ",  " -- ", ") – ",
                                         ") — ", ") - ", " - "};
    size_t end = SIZE_MAX;
    for (size_t i = 0; i < sizeof dashes / sizeof *dashes; i++) {
        size_t at = rcn_text_find(text, dashes[i], 0);
        end = at < end ? at : end;
    }
    uint32_t rune = 0;
    size_t first = rcn_text_starts(text, "(") ? 1 : 0;
    if (end > LONG_DATELINE || end < 3) {
        return false;
    }
    (void)rcn_utf8_next(text, first, &rune);
    size_t words = 1;
    for (size_t i = 0; i < end; i++) {
        words += text.at[i] == ' ';
        if (strchr(";:!?\"", text.at[i])) {
            return false;
        }
    }
    size_t comma = rcn_text_find(text, ",", 0);
    return rcn_rune_is_upper(rune) && words <= MOST_PLACES &&
           (first || words <= 2 || comma < end);
}

static size_t
count_words(rcn_text text)
{
    size_t words = 1;
    for (size_t i = 0; i < text.len; i++) {
        words += text.at[i] == ' ';
    }
    return words;
}

bool
rcn_is_path(rcn_text line)
{
    static const char *const marks[] = {" > ", " » ", " / ", " › ",
                                        " → ", " | ", " >> "};
    for (size_t i = 0;
         line.len <= LONG_PATH && i < sizeof marks / sizeof *marks; i++) {
        size_t parts = 1;
        size_t from = 0;
        bool brief = true;
        for (size_t at = 0;
             (at = rcn_text_find(line, marks[i], from)) != SIZE_MAX;
             from = at + strlen(marks[i])) {
            rcn_text part = rcn_text_slice(line, from, at);
            brief = brief && part.len && part.len <= LONG_PART &&
                    count_words(part) <= PART_WORDS;
            parts++;
        }
        if (parts >= 3 && brief) {
            return true;
        }
    }
    return false;
}
