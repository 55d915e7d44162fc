/* Supplied titles.  A documentary edition calls a text without a title by its
 * genre and occasion, or by what it begins with; always in brackets, and in the
 * text's own words. */
#include <string.h>

#include "attribute/title.h"
#include "base/pattern.h"
#include "base/utf8.h"

#define LONGEST_PHRASE 70 /**< bytes of a noun phrase used as a title */
#define INCIPIT_WORDS  8

/** The place, the day and the agency before a text: names, numbers and marks, up to
 * a full stop or a dash before a sentence. */
#define DATELINE                                                             \
    "^\\W{0,2}(?=\\p{Lu}{3}|[^\\n.]{0,60},)\\p{Lu}[\\p{L}'’-]*"            \
    "(?:[\\s,./()]+(?:\\p{Lu}[\\p{L}'’-]*|\\d{1,4}))*?[\\s,./()]+\\d{1,4}" \
    "(?:[\\s,./()]+\\p{Lu}[\\p{L}'’-]*)*?[/"                               \
    ")]*(?:\\.|\\s*[–—-]+)\\s+(?=\\p{Lu})"
/** Words that open a text addressed to its hearers or readers. */
#define SALUTATION                                                                    \
    "^(?i:dear|distinguished|esteemed|honou?rable|ladies\\s+and\\s+"                  \
    "gentlemen|your\\s+excellenc(?:y|ies)|excellencies|mr\\.?\\s+"                    \
    "(?:president|chair|secretary|speaker)|fellow|sehr\\s+geehrte|liebe|"             \
    "mesdames|madame|monsieur|chers?|chères?|estimad[oa]s?|queridos?|"               \
    "señor[ae]?s?|gentil[ei]|caros?|prezad[oa]s?|уважаем\\w+|дорогие|" \
    "шановн\\w+|hörmətli|əziz|sayın|değerli|szanown\\w+|vážen\\w+|"      \
    "geachte|beste|bästa|kære|kjære)\\b[^.?]{0,80}[,:!]?$"
#define PASSED                                                             \
    "^\\W*(one|two|three|four|five|six|seven|eight|nine|ten|\\d{1,3})\\s+" \
    "years?\\s+(?:(?:has|have)\\s+(?:now\\s+)?(?:passed|elapsed)\\s+)?"    \
    "since\\s+(?:the\\s+(?:beginning|start|outbreak)\\s+of\\s+)?"          \
    "([^,.;:!?()]{3,90})"
#define ANNIVERSARY                                                        \
    "\\b(?:the\\s+)?((?:first|second|third|fourth|fifth|sixth|seventh|"    \
    "eighth|ninth|tenth|\\d{1,3}(?:st|nd|rd|th))\\s+anniversary\\s+of\\s+" \
    "[^,.;:!?()]{3,80})"
/** A noun phrase up to the first verb or clause. */
#define NOUN_PHRASE                                                        \
    "^\\W*((?:The|An?|This|Our)\\s+(?:[\\p{L}\\p{N}’'-]+\\s+){1,8}?)"    \
    "(?:has|have|had|is|are|was|were|will|would|can|could|may|must|shall|" \
    "should|does|did|do|began|remains?|became|continues?)\\b"

static const char *const ordinals[] = {"",       "first", "second", "third",
                                       "fourth", "fifth", "sixth",  "seventh",
                                       "eighth", "ninth", "tenth"};

static const char *const numbers[] = {"",      "one",  "two", "three",
                                      "four",  "five", "six", "seven",
                                      "eight", "nine", "ten"};

static bool
find(rcn_arena *scratch, const char *expression, bool ignore_case,
     rcn_text text, rcn_match *ret_match)
{
    const rcn_pattern *pattern =
        rcn_pattern_constant(scratch, expression, ignore_case);
    return rcn_pattern_find(pattern, text, 0, ret_match);
}

/** "first", "12th" for "one", "12". */
static const char *
ordinal_of(rcn_arena *arena, rcn_text number)
{
    int value = 0;
    for (size_t i = 0; i < number.len && number.at[i] >= '0' &&
                       number.at[i] <= '9' && value < 1000;
         i++) {
        value = value * 10 + (number.at[i] - '0');
    }
    rcn_text small = rcn_utf8_fold(arena, number);
    for (int i = 1; i <= 10; i++) {
        if (rcn_text_is(small, numbers[i])) {
            value = i;
        }
    }
    if (value <= 10) {
        return ordinals[value];
    }
    static const char *const endings[] = {"th", "st", "nd", "rd"};
    bool teen = value % 100 >= 11 && value % 100 <= 13;
    int last = value % 10 < 4 && !teen ? value % 10 : 0;
    return rcn_arena_printf(arena, "%d%s", value, endings[last]);
}

/** "the first anniversary of the war", when the opening tells of one. */
static const char *
occasion_of(rcn_arena *arena, rcn_arena *scratch, rcn_text opening)
{
    rcn_match match;
    if (find(scratch, PASSED, true, opening, &match)) {
        rcn_text event = rcn_text_trim(rcn_match_text(&match, opening, 2));
        const char *ordinal =
            ordinal_of(scratch, rcn_match_text(&match, opening, 1));
        return *ordinal ? rcn_arena_printf(arena, "the %s anniversary of %.*s",
                                           ordinal, (int)event.len, event.at)
                        : NULL;
    }
    if (find(scratch, ANNIVERSARY, true, opening, &match)) {
        rcn_text event = rcn_text_trim(rcn_match_text(&match, opening, 1));
        return rcn_arena_printf(arena, "the %.*s", (int)event.len, event.at);
    }
    return NULL;
}

/** "Address" when a block greets hearers or readers, else "Text". */
static const char *
genre_of(rcn_arena *scratch, const rcn_cleaned *cleaned)
{
    const rcn_pattern *salutation =
        rcn_pattern_constant(scratch, SALUTATION, false);
    for (size_t i = 0; i < cleaned->block_count; i++) {
        rcn_text text = cleaned->blocks[i].text;
        rcn_match match;
        if (text.len <= 120 && rcn_pattern_find(salutation, text, 0, &match)) {
            return "Address";
        }
    }
    return "Text";
}

/** Returns a text without the place, day and agency before it: "NORRBY, May 5,
 * LUNEPRESS. ". */
static rcn_text
behind_dateline(rcn_arena *scratch, rcn_text text)
{
    rcn_match match;
    return find(scratch, DATELINE, false, text, &match)
               ? rcn_text_slice(text, match.end[0], text.len)
               : text;
}

/** Returns the first words of a text in quotation marks. */
static const char *
incipit_of(rcn_arena *arena, rcn_text text)
{
    size_t at = 0;
    size_t words = 0;
    size_t end = 0;
    while (at < text.len && words < INCIPIT_WORDS && at < LONGEST_PHRASE) {
        uint32_t rune = 0;
        size_t step = rcn_utf8_next(text, at, &rune);
        if (rcn_rune_is_space(rune)) {
            words++;
            end = at;
        }
        at += step;
    }
    bool whole = at >= text.len;
    end = whole ? text.len : (end ? end : at);
    uint32_t rune = 0;
    while (end) { /* no quotation mark or comma before ours */
        size_t step = rcn_utf8_prev(text, end, &rune);
        if (!rcn_rune_is_punct(rune) && !rcn_rune_is_space(rune)) {
            break;
        }
        end -= step;
    }
    size_t start = 0;
    while (start < end) {
        size_t step = rcn_utf8_next(text, start, &rune);
        if (!rcn_rune_is_punct(rune) && !rcn_rune_is_space(rune)) {
            break;
        }
        start += step;
    }
    if (start == end) {
        return "[Document without a title]";
    }
    return rcn_arena_printf(arena, "[“%.*s%s”]", (int)(end - start),
                            text.at + start, whole ? "" : "…");
}

const char *
rcn_title_supply(rcn_arena *arena, const rcn_cleaned *cleaned,
                 size_t *ret_block)
{
    *ret_block = 0;
    if (!cleaned->block_count) {
        return "[Document without a title]";
    }
    size_t first = 0;
    while (first + 1 < cleaned->block_count &&
           cleaned->blocks[first].text.len < 40) {
        first++;
    }
    *ret_block = first;
    rcn_arena *scratch = rcn_arena_new(0);
    /* A title is one line, though verse and code have many. */
    rcn_text opening = rcn_text_squash(scratch, cleaned->blocks[first].text);
    const char *occasion = occasion_of(arena, scratch, opening);
    const char *title = NULL;
    rcn_match match;
    if (occasion) {
        title = rcn_arena_printf(arena, "[%s on %s]",
                                 genre_of(scratch, cleaned), occasion);
    } else if (find(scratch, NOUN_PHRASE, false, opening, &match) &&
               match.end[1] - match.start[1] <= LONGEST_PHRASE) {
        rcn_text phrase = rcn_text_trim(rcn_match_text(&match, opening, 1));
        title = rcn_arena_printf(arena, "[%.*s]", (int)phrase.len, phrase.at);
    } else {
        title = incipit_of(arena, behind_dateline(scratch, opening));
    }
    rcn_arena_free(scratch);
    return title;
}
