/* Headings of the divisions of a book: "CHAPTER IV.", "Letter 12: From the ferry
 * house", "第三章".  The words are data (rules/words.yaml). */
#include <string.h>

#include "base/utf8.h"
#include "clean/rules/ruleset.h"
#include "clean/text/work.h"

#define LONGEST_NUMBER 24  /* bytes of a number in words */
#define LONGEST_LINE   160 /* bytes of a heading */
#define TITLE_WORDS    14  /* of a heading that ends with no stop */
#define CJK_DIGITS     6   /* between 第 and 章 */
#define ROMAN_MOST     8   /* figures of a number */
#define NAME_BYTES     3   /* of a word before a number that counts on */
#define NUMERALS_LEAST 3   /* numbers alone that count on */

/* The word at byte `at`, without the marks behind it; `*ret_next` is the start of
 * the next one. */
static rcn_text
word_at(rcn_text text, size_t at, size_t *ret_next)
{
    size_t end = at;
    while (end < text.len && text.at[end] != ' ') {
        end++;
    }
    rcn_text word = rcn_text_slice(text, at, end);
    while (word.len && strchr(".:,;-", word.at[word.len - 1])) {
        word.len--;
    }
    size_t dash = rcn_text_find(word, "\xE2\x80\x94", 0); /* "I.—The Ferry" */
    if (dash != SIZE_MAX) {
        end = at + dash + strlen("\xE2\x80\x94");
        word = rcn_text_slice(word, 0, dash);
        while (word.len && word.at[word.len - 1] == '.') {
            word.len--;
        }
    }
    *ret_next = end < text.len && text.at[end] == ' ' ? end + 1 : end;
    return word;
}

static bool
is_number(const rcn_work *work, rcn_text word)
{
    bool arabic = word.len && word.len <= 4;
    bool roman = word.len && word.len <= 8;
    for (size_t i = 0; i < word.len; i++) {
        arabic = arabic && word.at[i] >= '0' && word.at[i] <= '9';
        roman = roman && strchr("IVXLCivxlc", word.at[i]);
    }
    if (arabic || roman) {
        return true;
    }
    rcn_text folded = rcn_utf8_fold(work->scratch, word);
    return word.len <= LONGEST_NUMBER &&
           rcn_word_list_has(rcn_rules_words(work->rules, "division-numbers"),
                             folded);
}

/* "第三章": a number between 第 and the name of a division. */
static bool
is_cjk(rcn_text text)
{
    static const char *const names[] = {"章", "回", "節", "节", "部",
                                        "卷", "編", "编", "篇", "幕"};
    static const char ordinal[] = "第";
    if (!rcn_text_starts(text, ordinal)) {
        return false;
    }
    size_t at = strlen(ordinal);
    for (int i = 0; i < CJK_DIGITS && at < text.len; i++) {
        uint32_t rune = 0;
        at += rcn_utf8_next(text, at, &rune);
        rcn_text rest = rcn_text_slice(text, at, text.len);
        for (size_t j = 0; j < sizeof names / sizeof *names; j++) {
            if (rcn_text_starts(rest, names[j])) {
                return true;
            }
        }
    }
    return false;
}

/* Whether a line is the name of a division, its number, and at most a title. */
static bool
names_division(const rcn_work *work, rcn_text text)
{
    if (!text.len || text.len > LONGEST_LINE) {
        return false;
    }
    if (is_cjk(text)) {
        return true;
    }
    size_t next = 0;
    rcn_text word = word_at(text, 0, &next);
    uint32_t rune = 0;
    (void)rcn_utf8_next(text, 0, &rune);
    rcn_text folded = rcn_utf8_fold(work->scratch, word);
    if (!word.len || rcn_rune_is_lower(rune) ||
        !rcn_word_list_has(rcn_rules_words(work->rules, "divisions"), folded)) {
        return false;
    }
    rcn_text number = word_at(text, next, &next);
    if (rcn_text_is(rcn_utf8_fold(work->scratch, number), "the")) {
        number = word_at(text, next, &next);
    }
    if (!is_number(work, number)) {
        return false;
    }
    rcn_text title = rcn_text_slice(text, next, text.len);
    while (title.len && strchr(".:- ", title.at[0])) {
        title = rcn_text_slice(title, 1, title.len);
    }
    size_t words = 1;
    for (size_t i = 0; i < title.len; i++) {
        words += title.at[i] == ' ';
    }
    (void)(title.len && rcn_utf8_next(title, 0, &rune));
    bool stops = rcn_text_ends(title, ".") && rcn_utf8_has_lower(title);
    return !title.len || (!rcn_rune_is_lower(rune) && words <= TITLE_WORDS &&
                          !stops && !rcn_text_ends(title, ","));
}

/* Whether a neighbour is a division of the same name, as in a table of contents. */
static bool
is_alike(const rcn_work *work, rcn_text text, size_t index)
{
    if (index >= work->chunk_count) {
        return false;
    }
    size_t next = 0;
    rcn_text other = work->chunks[index].text;
    return names_division(work, other) &&
           rcn_text_equal(
               rcn_utf8_fold(work->scratch, word_at(text, 0, &next)),
               rcn_utf8_fold(work->scratch, word_at(other, 0, &next)));
}

bool
rcn_is_division(const rcn_work *work, size_t index)
{
    const rcn_chunk *chunk = &work->chunks[index];
    if (chunk->kind != RCN_BLOCK_PARAGRAPH || chunk->prose ||
        !names_division(work, chunk->text)) {
        return false;
    }
    size_t before = rcn_chunk_before(work, index);
    size_t next = rcn_chunk_after(work, index);
    return next < work->chunk_count && !is_alike(work, chunk->text, next) &&
           !is_alike(work, chunk->text, before);
}

/* The number that a line of capital roman figures alone writes, or 0. */
static uint32_t
roman_alone(rcn_text text)
{
    static const char figures[] = "IVXLC";
    static const uint32_t values[] = {1, 5, 10, 50, 100};
    uint32_t number = 0;
    uint32_t last = 0; /* the value behind, from the right */
    text.len -= rcn_text_ends(text, ".");
    if (!text.len || text.len > ROMAN_MOST) {
        return 0;
    }
    for (size_t i = text.len; i-- > 0;) {
        const char *figure = text.at[i] ? strchr(figures, text.at[i]) : NULL;
        if (!figure) {
            return 0;
        }
        uint32_t value = values[figure - figures];
        number = value < last ? number - value : number + value;
        last = value > last ? value : last;
    }
    return number;
}

/* Whether a line in capitals stands right below the number of a division, and
 * text below it. */
static bool
is_title_below(const rcn_work *work, size_t number, size_t title)
{
    if (title >= work->chunk_count) {
        return false;
    }
    const rcn_chunk *chunk = &work->chunks[title];
    size_t next = rcn_chunk_after(work, title);
    rcn_text below =
        next < work->chunk_count ? work->chunks[next].text : (rcn_text){"", 0};
    return chunk->kind == RCN_BLOCK_PARAGRAPH && !chunk->prose &&
           chunk->first == chunk->last && chunk->words <= TITLE_WORDS &&
           !rcn_utf8_has_lower(chunk->text) && chunk->words > 0 &&
           chunk->first > work->chunks[number].last &&
           rcn_utf8_has_lower(below);
}

/* Makes a heading of the title that stands below the number of a division. */
static void
raise_title(rcn_work *work, size_t number)
{
    size_t title = rcn_chunk_after(work, number);
    if (is_title_below(work, number, title)) {
        work->chunks[title].kind = RCN_BLOCK_HEADING;
    }
}

/* The number behind the only other word of a line in capitals, "TABULA IV", or
 * 0. */
static uint32_t
number_behind_name(const rcn_chunk *chunk, rcn_text *ret_name)
{
    size_t next = 0;
    *ret_name = word_at(chunk->text, 0, &next);
    bool name = chunk->fate == RCN_FATE_TEXT && !chunk->prose &&
                ret_name->len >= NAME_BYTES && next > ret_name->len &&
                chunk->kind == RCN_BLOCK_PARAGRAPH &&
                !rcn_utf8_has_lower(chunk->text);
    return name
               ? roman_alone(rcn_text_slice(chunk->text, next, chunk->text.len))
               : 0;
}

/* Makes headings of lines that count on from one behind the same word, with text
 * between them, whatever that word is. */
static void
find_counted(rcn_work *work)
{
    RCN_LIST(uint32_t) found = {0};
    rcn_text name = {"", 0};
    for (size_t i = 0; i < work->chunk_count; i++) {
        rcn_text own;
        rcn_text other;
        uint32_t number = number_behind_name(&work->chunks[i], &own);
        size_t next = rcn_chunk_after(work, i);
        bool text = next < work->chunk_count &&
                    !number_behind_name(&work->chunks[next], &other);
        if (number == 1 && text && found.count < NUMERALS_LEAST) {
            found.count = 0;
            name = own;
        }
        if (number == found.count + 1 && text && rcn_text_equal(own, name)) {
            RCN_PUSH(work->scratch, &found, (uint32_t)i);
        }
    }
    for (size_t i = 0; found.count >= NUMERALS_LEAST && i < found.count; i++) {
        work->chunks[found.items[i]].kind = RCN_BLOCK_HEADING;
    }
}

void
rcn_find_divisions(rcn_work *work)
{
    find_counted(work);
    RCN_LIST(uint32_t) found = {0};
    uint32_t expected = 1;
    for (size_t i = 0; i < work->chunk_count; i++) {
        const rcn_chunk *chunk = &work->chunks[i];
        if (chunk->fate != RCN_FATE_TEXT) {
            continue;
        }
        if (chunk->kind == RCN_BLOCK_HEADING &&
            names_division(work, chunk->text)) {
            raise_title(work, i);
        }
        uint32_t number = roman_alone(chunk->text);
        size_t next = rcn_chunk_after(work, i);
        bool beside =
            next < work->chunk_count && roman_alone(work->chunks[next].text);
        if (number && !beside && (number == expected || number == 1) &&
            next < work->chunk_count) {
            RCN_PUSH(work->scratch, &found, (uint32_t)i);
            expected = number + 1;
        }
    }
    for (size_t i = 0; found.count >= NUMERALS_LEAST && i < found.count; i++) {
        work->chunks[found.items[i]].kind = RCN_BLOCK_HEADING;
        raise_title(work, found.items[i]);
    }
}
