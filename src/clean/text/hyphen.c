/* Hyphens at line ends: the word's own, or the typesetter's?  Asked, in this
 * order: the same word elsewhere in the document, in the corpus, the form of
 * the two halves, and whether the document's lines end in hyphens more often
 * than its compounds would make them.  In doubt the hyphen stays. */
#include "clean/text/hyphen.h"

#include <string.h>

#include "base/utf8.h"

typedef struct rcn_halves {
    char left[64], right[64]; /* the parts next to the hyphen, folded */
    size_t left_len, right_len;
    rcn_text left_words, right_words; /* the same as the source has them */
    bool right_upper, left_upper;     /* the right begins with a capital; the
                                         left is all capitals */
    bool right_small; /* the right is of letters, small ones among them */
    bool digits;      /* a digit is beside the hyphen */
    bool url;         /* the word before is part of an address */
    uint32_t hyphen;  /* the character */
} rcn_halves;

static bool
is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

static bool
all_upper(rcn_text text)
{
    size_t uppers = 0;
    for (size_t at = 0; at < text.len;) {
        uint32_t rune = 0;
        at += rcn_utf8_next(text, at, &rune);
        if (rcn_rune_is_lower(rune)) {
            return false;
        }
        uppers += rcn_rune_is_upper(rune);
    }
    return uppers > 1;
}

static bool
is_hyphen(uint32_t rune)
{
    return rune == '-' || rune == 0x2010 || rune == 0x2011 || rune == 0xAD;
}

/* Returns the last part of a compound, the hyphen at its end left aside, or the
 * first. */
static rcn_text
part_of(rcn_text word, bool last)
{
    uint32_t rune = 0;
    size_t len = 0;
    while (word.len && (len = rcn_utf8_prev(word, word.len, &rune)) &&
           is_hyphen(rune)) {
        word.len -= len;
    }
    size_t from = 0;
    for (size_t at = 0; at < word.len; at += len) {
        len = rcn_utf8_next(word, at, &rune);
        if (is_hyphen(rune) && !last) {
            return rcn_text_slice(word, 0, at);
        }
        from = is_hyphen(rune) ? at + len : from;
    }
    return last ? rcn_text_slice(word, from, word.len) : word;
}

/* Letters, small ones among them, and no digits. */
static bool
is_small(rcn_text text)
{
    bool lower = false;
    for (size_t at = 0; at < text.len;) {
        uint32_t rune = 0;
        at += rcn_utf8_next(text, at, &rune);
        lower = lower || rcn_rune_is_lower(rune);
        if (rcn_rune_is_digit(rune)) {
            return false;
        }
    }
    return lower;
}

static bool
is_address(rcn_text word)
{
    return rcn_text_find(word, "://", 0) != SIZE_MAX ||
           rcn_text_find(word, "www.", 0) != SIZE_MAX;
}

static bool
read_halves(rcn_text line, rcn_text next, rcn_halves *halves)
{
    (void)rcn_utf8_prev(line, line.len, &halves->hyphen);
    rcn_text word = rcn_text_slice(line, rcn_last_word_start(line), line.len);
    halves->url = is_address(word);
    size_t start = 0;
    size_t at = 0;
    char left[64];
    size_t len = 0;
    halves->left_len = 0;
    while (rcn_word_next(word, &at, left, &len, &start)) {
        size_t dash = len;
        while (dash > 0 && left[dash - 1] != '-') {
            dash--;
        }
        halves->left_len = len - dash;
        memcpy(halves->left, left + dash, len - dash);
        halves->left_words = part_of(rcn_text_slice(word, start, at), true);
        halves->left_upper = all_upper(halves->left_words);
    }
    at = 0;
    if (!rcn_word_next(next, &at, halves->right, &len, &start)) {
        return false;
    }
    uint32_t rune = 0;
    (void)rcn_utf8_next(next, start, &rune);
    halves->right_upper = rcn_rune_is_upper(rune);
    halves->right_words = part_of(rcn_text_slice(next, start, at), false);
    halves->right_small = is_small(halves->right_words);
    const char *dash = memchr(halves->right, '-', len);
    halves->right_len = dash ? (size_t)(dash - halves->right) : len;
    if (!halves->left_len || !halves->right_len) {
        return false;
    }
    halves->digits = is_digit(halves->left[halves->left_len - 1]) ||
                     is_digit(halves->right[0]);
    return true;
}

static const char *
words_reason(rcn_arena *arena, const rcn_halves *halves, bool keep,
             const char *where)
{
    return rcn_arena_printf(arena, "“%.*s%s%.*s” stands %s",
                            (int)halves->left_words.len, halves->left_words.at,
                            keep ? "-" : "", (int)halves->right_words.len,
                            halves->right_words.at, where);
}

/* Returns whether the words elsewhere decide: the more frequent form, a tie
 * keeps. */
static bool
ask_words(const rcn_words *words, const rcn_halves *halves, bool *ret_keep)
{
    char form[132];
    memcpy(form, halves->left, halves->left_len);
    memcpy(form + halves->left_len, halves->right, halves->right_len);
    size_t len = halves->left_len + halves->right_len;
    uint32_t joined = rcn_words_count(words, (rcn_text){form, len});
    form[halves->left_len] = '-';
    memcpy(form + halves->left_len + 1, halves->right, halves->right_len);
    uint32_t parted = rcn_words_count(words, (rcn_text){form, len + 1});
    *ret_keep = parted >= joined;
    return parted || joined;
}

/* A word of the document or of another. */
static bool
is_known(const rcn_hyphen_evidence *evidence, const char *word, size_t len)
{
    rcn_text key = {word, len};
    return rcn_words_count(evidence->words, key) > 0 ||
           rcn_words_count(evidence->corpus, key) > 0;
}

static rcn_hyphen_answer
ask_form(const rcn_hyphen_evidence *evidence, const rcn_halves *halves)
{
    rcn_text left = {halves->left, halves->left_len};
    if (halves->hyphen == 0xAD) {
        return (rcn_hyphen_answer){false,
                                   "a soft hyphen is never part of a word"};
    }
    if (halves->right_upper && !halves->left_upper) {
        return (rcn_hyphen_answer){true,
                                   "the second part begins with a capital"};
    }
    if (halves->left_upper && halves->right_small) {
        return (rcn_hyphen_answer){true, "the first part is an abbreviation"};
    }
    if (evidence->end_2010 && !evidence->inner_2010) {
        return halves->hyphen == 0x2010
                   ? (rcn_hyphen_answer){false,
                                         "this sign for a hyphen stands at "
                                         "line ends only"}
                   : (rcn_hyphen_answer){true,
                                         "another sign marks the hyphens of "
                                         "line ends"};
    }
    bool right_known = is_known(evidence, halves->right, halves->right_len);
    if (right_known &&
        rcn_word_list_has(rcn_rules_words(evidence->rules, "hyphen-prefixes"),
                          left)) {
        return (rcn_hyphen_answer){true,
                                   "the first part commonly takes a hyphen"};
    }
    if (!right_known && !is_known(evidence, halves->left, halves->left_len)) {
        return (rcn_hyphen_answer){false,
                                   "neither part is a word of the document"};
    }
    if (evidence->typeset) {
        return (rcn_hyphen_answer){false,
                                   "the document's lines end in hyphens more "
                                   "often than its compounds explain"};
    }
    return (rcn_hyphen_answer){true, "nothing speaks against the hyphen"};
}

static rcn_hyphen_answer
ask(const rcn_hyphen_evidence *evidence, const rcn_halves *halves)
{
    bool keep = true;
    if (halves->url) {
        return (rcn_hyphen_answer){true, "it is part of an address"};
    }
    if (halves->digits) {
        return (rcn_hyphen_answer){true, "it stands between numbers"};
    }
    if (halves->hyphen != 0xAD && ask_words(evidence->words, halves, &keep)) {
        return (rcn_hyphen_answer){keep,
                                   words_reason(evidence->arena, halves, keep,
                                                "elsewhere in the document")};
    }
    if (halves->hyphen != 0xAD && ask_words(evidence->corpus, halves, &keep)) {
        return (rcn_hyphen_answer){
            keep,
            words_reason(evidence->arena, halves, keep, "in another document")};
    }
    return ask_form(evidence, halves);
}

rcn_hyphen_answer
rcn_hyphen_ask(const rcn_hyphen_evidence *evidence, rcn_text line,
               rcn_text next)
{
    rcn_halves halves = {0};
    return read_halves(line, next, &halves)
               ? ask(evidence, &halves)
               : (rcn_hyphen_answer){true, "it is no part of a word"};
}

size_t
rcn_hyphens_inside(rcn_text line, bool *ret_2010)
{
    size_t found = 0;
    bool letter = false;
    bool hyphen = false;
    for (size_t at = 0; at < line.len;) {
        uint32_t rune = 0;
        at += rcn_utf8_next(line, at, &rune);
        bool is_letter = rcn_rune_is_letter(rune);
        found += hyphen && is_letter;
        hyphen = letter && (rune == '-' || rune == 0x2010);
        *ret_2010 = *ret_2010 || (rune == 0x2010 && at < line.len);
        letter = is_letter;
    }
    return found;
}

/* A break falls on one of a line's real hyphens about as often as half a word's
 * letters fit into the line; twice as many hyphens at line ends are the
 * typesetter's. */
#define HALF_WORD 6

bool
rcn_hyphens_are_typeset(size_t inside, size_t at_end, size_t lines,
                        size_t columns)
{
    size_t width = lines ? columns / lines : 0;
    return at_end * width >= inside * HALF_WORD * 2 && at_end > 0;
}

/* The address ends in a mark that ends none before a space, or the next line
 * goes on as no word does. */
bool
rcn_address_parted(rcn_text line, rcn_text next)
{
    rcn_text word = rcn_text_slice(line, rcn_last_word_start(line), line.len);
    rcn_text first = rcn_text_slice(next, 0, rcn_first_word_end(next));
    if (rcn_text_ends(word, "http:") || rcn_text_ends(word, "https:")) {
        return rcn_text_starts(first, "//");
    }
    if (!is_address(word)) {
        return false;
    }
    uint32_t rune = 0;
    (void)rcn_utf8_next(first, 0, &rune);
    if (strchr("/_=&?%#~:+", word.at[word.len - 1])) {
        return rune < 0x80 && rune != '(' && rune != '[';
    }
    bool inner = false;
    for (size_t i = 1; i + 2 < first.len; i++) {
        inner = inner || strchr("/._=", first.at[i]) != NULL;
    }
    return word.at[word.len - 1] == '.' && rcn_rune_is_lower(rune) && inner;
}
