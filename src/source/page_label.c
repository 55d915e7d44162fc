/* Labels of pages in marks of print: a number with at most two letters before or
 * one after it, or a number in roman letters, with signs around it and the word
 * for a page before it. */
#include "source/page_label.h"

#include <string.h>
#include <strings.h>

#define MARK_MOST   40
#define DIGITS_MOST 6
#define ROMAN_MOST  10

static bool
is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

static bool
is_letter(char byte)
{
    return (byte | 32) >= 'a' && (byte | 32) <= 'z';
}

/* True for the word for a page, or "of". */
static bool
is_page_word(rcn_text word)
{
    static const char *const words[] = {
        "p",   "pp",     "pg",    "page", "pages", "seite",  "s",
        "pag", "pagina", "folio", "fol",  "f",     "column", "col"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (word.len == strlen(words[i]) &&
            strncasecmp(word.at, words[i], word.len) == 0) {
            return true;
        }
    }
    return false;
}

static bool
is_label(rcn_text word)
{
    size_t at = 0;
    while (at < word.len && at < 2 && is_letter(word.at[at])) {
        at++;
    }
    size_t digits = at;
    while (digits < word.len && is_digit(word.at[digits])) {
        digits++;
    }
    size_t tail = 0; /* "773W", "89WS" */
    while (tail < 2 && digits + tail < word.len &&
           is_letter(word.at[digits + tail])) {
        tail++;
    }
    if (digits > at && digits - at <= DIGITS_MOST) {
        return digits + tail == word.len;
    }
    size_t roman = 0;
    while (roman < word.len && strchr("ivxlcIVXLC", word.at[roman])) {
        roman++;
    }
    return word.len && roman == word.len && roman <= ROMAN_MOST;
}

const char *
rcn_source_page_label(rcn_arena *arena, rcn_text mark)
{
    mark = rcn_text_trim(mark);
    if (mark.len > MARK_MOST) {
        return NULL;
    }
    rcn_text label = {"", 0};
    bool total = false; /* what follows is how many pages there are */
    for (size_t at = 0; at < mark.len;) {
        size_t end = at;
        while (end < mark.len &&
               (is_letter(mark.at[end]) || is_digit(mark.at[end]))) {
            end++;
        }
        if (end == at) {
            total = total || (label.len && mark.at[at] == '/');
            at++;
            continue;
        }
        rcn_text word = rcn_text_slice(mark, at, end);
        at = end;
        if (label.len && (rcn_text_is(word, "of") || rcn_text_is(word, "von") ||
                          rcn_text_is(word, "de"))) {
            total = true;
        } else if (!label.len && is_label(word)) {
            label = word;
        } else if (label.len ? !total || !is_label(word)
                             : !is_page_word(word)) {
            return NULL;
        }
    }
    return label.len ? rcn_text_string(arena, label) : NULL;
}
