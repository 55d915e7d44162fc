/* Signs by which the head of a text is read: words that name the kind of a
 * document, the place and day that open a report, and the path to a page. */
#include "clean/text/head_signs.h"

#include <string.h>

#include "base/utf8.h"

#define MOST_LABEL    5   /* words of "Press release" */
#define LEAST_TITLE   5   /* words of a title that names its kind */
#define LONG_DATELINE 70  /* bytes before the dash */
#define MOST_PLACES   8   /* words of them */
#define LONG_PART     60  /* bytes of a part of a path */
#define PART_WORDS    4   /* of all but its last */
#define LONG_PATH     240 /* bytes */

static bool
is_clock(rcn_text word)
{
    size_t colon = rcn_text_find(word, ":", 0);
    return (colon == 1 || colon == 2) && word.len >= colon + 3 &&
           word.at[0] >= '0' && word.at[0] <= '9' &&
           word.at[colon + 1] >= '0' && word.at[colon + 1] <= '9';
}

bool
rcn_is_date_line(rcn_word_list dates, rcn_text text, bool *ret_clock)
{
    char word[64];
    size_t len = 0;
    size_t start = 0;
    size_t digits = 0;
    size_t numbers = 0;
    bool named = false;
    *ret_clock = false;
    if (text.len > 80) {
        return false;
    }
    for (size_t at = 0; rcn_word_next(text, &at, word, &len, &start);) {
        if (word[0] >= '0' && word[0] <= '9') {
            size_t end = at < text.len ? at : text.len;
            rcn_text tail = rcn_text_slice(text, start, text.len);
            *ret_clock = *ret_clock || is_clock(tail);
            digits += end - start;
            numbers++;
        } else if (rcn_word_list_has(dates, (rcn_text){word, len})) {
            named = true;
        } else {
            return false;
        }
    }
    return digits >= 3 && (named ? numbers >= 1 : numbers >= 1 && digits >= 6);
}

bool
rcn_is_byline(rcn_word_list bylines, const rcn_chunk *chunk)
{
    char word[64];
    size_t len = 0;
    size_t start = 0;
    size_t at = 0;
    if (chunk->words < 2 || chunk->words > 10 || chunk->text.len > 120 ||
        chunk->end == RCN_ROW_END_SENTENCE || chunk->end == RCN_ROW_END_COLON ||
        !rcn_word_next(chunk->text, &at, word, &len, &start) || start != 0 ||
        !rcn_word_list_has(bylines, (rcn_text){word, len})) {
        return false;
    }
    /* A name begins with a capital. */
    uint32_t rune = 0;
    while (at < chunk->text.len) {
        at += rcn_utf8_next(chunk->text, at, &rune);
        if (rcn_rune_is_letter(rune)) {
            return !rcn_rune_is_lower(rune);
        }
    }
    return false;
}

/* "No:112/21, ", "№ 12": the number of a statement. */
static bool
is_numbered(rcn_text text)
{
    size_t sign = rcn_text_starts(text, "No") || rcn_text_starts(text, "Nr") ? 2
                  : rcn_text_starts(text, "№")                               ? 3
                                               : 0;
    size_t at = sign;
    while (sign && at < text.len && strchr(".:° ", text.at[at])) {
        at++;
    }
    return sign && at < text.len && text.at[at] >= '0' && text.at[at] <= '9';
}

bool
rcn_could_be_title(const rcn_chunk *chunk)
{
    uint32_t number = 0;
    return chunk->kind == RCN_BLOCK_PARAGRAPH && !chunk->prose &&
           chunk->text.len <= RCN_TITLE_BYTES && chunk->words >= 2 &&
           chunk->begin != RCN_BEGIN_LOWER && chunk->end != RCN_ROW_END_COLON &&
           chunk->end != RCN_ROW_END_COMMA &&
           chunk->end != RCN_ROW_END_HYPHEN &&
           (chunk->end != RCN_ROW_END_SENTENCE ||
            chunk->text.at[chunk->text.len - 1] != '.' ||
            is_numbered(chunk->text)) &&
           rcn_text_find(chunk->text, "://", 0) == SIZE_MAX &&
           !rcn_marker(chunk->text, &number);
}

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
           (is_numbered(chunk->text) ||
            count_listed(rcn_rules_words(rules, "title-genres"), chunk->text, 2,
                         &words));
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
                    rcn_utf8_count_words(part) <= PART_WORDS;
            parts++;
        }
        if (parts >= 3 && brief) {
            return true;
        }
    }
    return false;
}
