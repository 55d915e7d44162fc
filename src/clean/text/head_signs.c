/* Signs by which the head of a text is read: words that name the kind of a
 * document, the place and day that open a report, and the path to a page. */
#include "clean/text/head_signs.h"

#include <string.h>

#include "base/utf8.h"
#include "clean/learn/scripts.h"

#define FORM_WORDS      4   /* of a label in a form */
#define TURN_BYTES      40  /* of whoever speaks, before the colon */
#define WIDE_TURN       18  /* of it, in a script without spaces */
#define MOST_LABEL      5   /* words of "Press release" */
#define NUMBER_WORDS    2   /* of its number: "No. 12/2019" */
#define MENU_WORDS_MOST 16  /* of a line of words of menus */
#define SITE_WORDS_MOST 6   /* of the name of a site before the menu */
#define LEAST_GENRE     5   /* bytes of a word that names a kind, not a link */
#define LEAST_TITLE     5   /* words of a title that names its kind */
#define LONG_DATELINE   70  /* bytes before the dash */
#define MOST_PLACES     8   /* words of them */
#define KIND_WORDS      2   /* before the word of a byline */
#define MARK_BYTES      4   /* of a mark before it, and a space */
#define LINK_LETTERS    3   /* of a word that may be in small letters */
#define LONG_PART       60  /* bytes of a part of a path */
#define PART_WORDS      4   /* of all but its last */
#define LONG_PATH       240 /* bytes */
#define UNSPACED_LEAST  6   /* letters of a title in a script without spaces */

/* Returns where a line goes on behind the word of a byline that opens it, and
 * behind what kind of text it is that somebody wrote: "By", "A comment by"; 0:
 * it has none. */
static size_t
behind_byline(const rcn_rules *rules, rcn_text text)
{
    rcn_word_list bylines = rcn_rules_words(rules, "bylines");
    rcn_word_list kinds = rcn_rules_words(rules, "byline-kinds");
    char word[64];
    size_t len = 0;
    size_t start = 0;
    size_t at = 0;
    for (size_t i = 0; i <= KIND_WORDS; i++) {
        if (!rcn_word_next(text, &at, word, &len, &start) ||
            (!i && start > MARK_BYTES)) {
            return 0;
        }
        if (rcn_word_list_has(bylines, (rcn_text){word, len})) {
            return at;
        }
        if (!rcn_word_list_has(kinds, (rcn_text){word, len})) {
            return 0;
        }
    }
    return 0;
}

bool
rcn_is_byline(const rcn_rules *rules, const rcn_chunk *chunk)
{
    size_t at = 0;
    if (chunk->words < 2 || chunk->words > 10 || chunk->text.len > 120 ||
        chunk->end == RCN_ROW_END_SENTENCE || chunk->end == RCN_ROW_END_COLON ||
        !(at = behind_byline(rules, chunk->text))) {
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
rcn_is_unspaced_chunk(const rcn_chunk *chunk)
{
    size_t letters = 0;
    for (size_t at = 0; at < chunk->text.len;) {
        uint32_t rune = 0;
        at += rcn_utf8_next(chunk->text, at, &rune);
        letters += rcn_script_word_runes(rune) > 0;
    }
    return letters >= UNSPACED_LEAST;
}

bool
rcn_could_be_title(const rcn_chunk *chunk)
{
    uint32_t number = 0;
    return chunk->kind == RCN_BLOCK_PARAGRAPH && !chunk->prose &&
           chunk->text.len <= RCN_TITLE_BYTES &&
           (chunk->words >= 2 || rcn_is_unspaced_chunk(chunk)) &&
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

/* A number, or a sign that stands before one: "41/2019", "Nr." */
static bool
is_of_number(rcn_text word)
{
    return (word.at[0] >= '0' && word.at[0] <= '9') ||
           rcn_text_is(word, "nr") || rcn_text_is(word, "no") ||
           rcn_text_is(word, "n") || rcn_text_is(word, "n\u00B0") ||
           rcn_text_is(word, "n\u00BA");
}

bool
rcn_are_words_of(rcn_word_list list, rcn_text text, size_t most)
{
    char word[64];
    size_t len = 0;
    size_t start = 0;
    size_t found = 0;
    size_t numbers = 0;
    for (size_t at = 0; found + numbers <= most &&
                        rcn_word_next(text, &at, word, &len, &start);) {
        bool number = is_of_number((rcn_text){word, len});
        if (!number && !rcn_word_list_has(list, (rcn_text){word, len})) {
            return false;
        }
        numbers += number;
        found += !number;
    }
    return found && found + numbers <= most;
}

bool
rcn_has_genre_part(const rcn_rules *rules, rcn_text text)
{
    return rcn_are_words_of(rcn_rules_words(rules, "genre-labels"), text,
                            (size_t)2 * MOST_LABEL);
}

bool
rcn_holds_genre(const rcn_rules *rules, rcn_text text)
{
    rcn_word_list genres = rcn_rules_words(rules, "genre-labels");
    char word[64];
    size_t len = 0;
    size_t start = 0;
    bool found = false;
    for (size_t at = 0;
         !found && rcn_word_next(text, &at, word, &len, &start);) {
        found = len >= LEAST_GENRE &&
                rcn_word_list_has(genres, (rcn_text){word, len});
    }
    return found;
}

bool
rcn_names_genre_alone(const rcn_rules *rules, const rcn_chunk *chunk)
{
    return chunk->words <= MOST_LABEL + NUMBER_WORDS &&
           rcn_has_genre_part(rules, chunk->text);
}

bool
rcn_names_press_office(const rcn_rules *rules, const rcn_chunk *chunk)
{
    rcn_word_list offices = rcn_rules_words(rules, "press-offices");
    rcn_text text = chunk->text;
    size_t space = rcn_text_find(text, " ", 0);
    if (space != SIZE_MAX &&
        rcn_is_in_capitals(rcn_text_slice(text, 0, space)) &&
        !rcn_is_in_capitals(text)) {
        text = rcn_text_slice(text, space + 1, text.len); /* "ABC Press Team" */
    }
    return chunk->words > 1 && !chunk->prose && rcn_is_titled(text) &&
           rcn_first_word_is(offices, text) &&
           rcn_are_words_of(rcn_rules_words(rules, "press-office-lines"), text,
                            MOST_LABEL);
}

/* The capitals of a text, 0 where it has small letters too. */
static size_t
count_capitals(rcn_text text)
{
    size_t upper = 0;
    for (size_t at = 0; at < text.len;) {
        uint32_t rune = 0;
        at += rcn_utf8_next(text, at, &rune);
        if (rcn_rune_is_lower(rune)) {
            return 0;
        }
        upper += rcn_rune_is_upper(rune);
    }
    return upper;
}

bool
rcn_is_in_capitals(rcn_text text)
{
    return count_capitals(text) > 0;
}

bool
rcn_is_titled(rcn_text text)
{
    size_t start = 0;
    size_t capitals = 0;
    for (size_t at = 0; at <= text.len; at++) {
        if (at < text.len && text.at[at] != ' ') {
            continue;
        }
        uint32_t rune = 0;
        rcn_text word = rcn_text_slice(text, start, at);
        if (word.len) {
            (void)rcn_utf8_next(word, 0, &rune);
        }
        if (rcn_rune_is_lower(rune) &&
            (!start || rcn_utf8_count(word) > LINK_LETTERS)) {
            return false;
        }
        capitals += rcn_rune_is_letter(rune) && !rcn_rune_is_lower(rune);
        start = at + 1;
    }
    return capitals > 0;
}

bool
rcn_is_body_line(const rcn_pattern *bodies, rcn_text text)
{
    rcn_match match;
    for (size_t from = 0;
         rcn_pattern_find(bodies, text, from, &match) && match.end[0] > from;
         from = match.end[0]) {
        size_t end = match.end[0];
        uint32_t rune = 0;
        if (end + 1 < text.len) {
            (void)rcn_utf8_next(text, end + 1, &rune);
        }
        rcn_text words = rcn_match_text(&match, text, 0);
        /* "Ministry of X", "X Ministry", "министерство X", "X Board of Y" */
        if (match.start[0] == 0 || end == text.len || rcn_rune_is_lower(rune) ||
            rcn_text_ends(words, " of") || rcn_text_ends(words, " for")) {
            return true;
        }
    }
    return false;
}

bool
rcn_first_word_is(rcn_word_list list, rcn_text text)
{
    size_t words = 0;
    return count_listed(list, text, 1, &words) == 1;
}

bool
rcn_last_word_is(rcn_word_list list, rcn_text text)
{
    size_t start = text.len;
    size_t words = 0;
    while (start && text.at[start - 1] != ' ') {
        start--;
    }
    return start && count_listed(list, rcn_text_slice(text, start, text.len), 1,
                                 &words) == 1;
}

/* Where the word for the front page begins in a line, at the line's start or behind
 * the name of the site; SIZE_MAX: none of its first words is one. */
static size_t
find_home(rcn_word_list homes, rcn_text line)
{
    char word[64];
    size_t len = 0;
    size_t start = 0;
    size_t words = 0;
    for (size_t at = 0; words <= SITE_WORDS_MOST &&
                        rcn_word_next(line, &at, word, &len, &start);
         words++) {
        if (rcn_word_list_has(homes, (rcn_text){word, len})) {
            return start;
        }
    }
    return SIZE_MAX;
}

bool
rcn_is_form_line(const rcn_work *work, size_t index, bool touching)
{
    size_t beside[2] = {rcn_chunk_before(work, index),
                        rcn_chunk_after(work, index)};
    if (touching) {
        beside[0] = index - 1; /* of the first one: past the count */
        beside[1] = index + 1;
    }
    bool form = false;
    for (size_t i = 0; i < 2 && rcn_is_label_line(work->chunks[index].text);
         i++) {
        size_t near = beside[i];
        form = form || (near < work->chunk_count &&
                        (!touching || rcn_chunks_touch(work, near, index)) &&
                        rcn_is_label_line(work->chunks[near].text));
    }
    return form;
}

bool
rcn_is_form_label(const rcn_rules *rules, rcn_text text)
{
    size_t colon = rcn_text_find(text, ":", 0);
    rcn_text label = rcn_text_slice(text, 0, colon == SIZE_MAX ? 0 : colon);
    rcn_word_list labels = rcn_rules_words(rules, "form-labels");
    return label.len && rcn_utf8_count_words(label) <= FORM_WORDS &&
           (rcn_last_word_is(labels, label) ||
            (rcn_text_find(label, " ", 0) == SIZE_MAX &&
             rcn_first_word_is(labels, label)));
}

bool
rcn_is_menu_row(const rcn_rules *rules, const rcn_chunk *chunk)
{
    rcn_word_list homes = rcn_rules_words(rules, "menu-homes");
    rcn_word_list labels = rcn_rules_words(rules, "menu-words");
    size_t start = find_home(homes, chunk->text);
    if (start == SIZE_MAX || chunk->first != chunk->last || chunk->prose ||
        chunk->begin == RCN_BEGIN_LOWER || chunk->end != RCN_ROW_END_OTHER) {
        return false;
    }
    rcn_text row = rcn_text_slice(chunk->text, start, chunk->text.len);
    size_t words = 0;
    size_t known = count_listed(homes, row, SIZE_MAX, &words);
    known += count_listed(labels, row, SIZE_MAX, &words);
    return words >= 2 && words <= MENU_WORDS_MOST && known >= words;
}

bool
rcn_has_double_number(rcn_text text)
{
    size_t at = strspn(text.at, "0123456789");
    if (!at || at >= text.len || text.at[at] != '/') {
        return false;
    }
    size_t second = strspn(text.at + at + 1, "0123456789");
    size_t end = at + 1 + second;
    return second && end + 2 < text.len && text.at[end] == '.' &&
           text.at[end + 1] == ' ';
}

bool
rcn_is_number_alone(rcn_text text)
{
    char word[64];
    size_t len = 0;
    size_t start = 0;
    size_t words = 0;
    for (size_t at = 0; rcn_word_next(text, &at, word, &len, &start); words++) {
        if (!is_of_number((rcn_text){word, len})) {
            return false;
        }
    }
    return words > 0;
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
rcn_has_title_genre(const rcn_rules *rules, rcn_text text)
{
    size_t words = 0;
    return count_listed(rcn_rules_words(rules, "title-genres"), text, SIZE_MAX,
                        &words) > 0;
}

bool
rcn_begins_with_turn(const rcn_rules *rules, rcn_text text)
{
    char word[64];
    size_t len = 0;
    size_t start = 0;
    size_t at = 0;
    size_t wide = rcn_text_find(text, "：", 0); /* "问：", "記者：" */
    bool turn = rcn_word_next(text, &at, word, &len, &start) && !start &&
                rcn_word_list_has(rcn_rules_words(rules, "turns"),
                                  (rcn_text){word, len});
    rcn_text rest =
        rcn_text_slice(text, at < text.len ? at : text.len, text.len);
    if ((wide != SIZE_MAX && wide <= WIDE_TURN) ||
        (turn &&
         (rcn_text_starts(rest, ": ") || rcn_text_starts(rest, " : ") ||
          (len == 1 && text.at[0] < 'a' && rcn_text_starts(rest, ". "))))) {
        return true;
    }
    size_t colon = rcn_text_find(text, ": ", 0);
    return colon < TURN_BYTES &&
           count_capitals(rcn_text_slice(text, 0, colon)) > 1;
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
