/* Dates as catalogues, finding aids and editors of letters write them ("c.
 * 1931", "between 1929 and 1931", "1920s"), as EDTF (ISO 8601-2:2019, annex A).
 * The words are data, by language (catalogue.def). */
#include "date/catalogue.h"

#include <stdlib.h>
#include <string.h>

#include "base/pattern.h"
#include "date/calendar.h"
#include "date/mention.h"

#define LONGEST 60 /**< bytes of a date in words */
#define YEAR    "(1[4-9]\\d\\d|20\\d\\d)"

typedef enum rcn_catalogue_word {
    RCN_CATALOGUE_ABOUT,
    RCN_CATALOGUE_BEFORE,
    RCN_CATALOGUE_AFTER,
    RCN_CATALOGUE_BETWEEN,
    RCN_CATALOGUE_AND,
    RCN_CATALOGUE_DECADE,
    RCN_CATALOGUE_SPRING,
    RCN_CATALOGUE_SUMMER,
    RCN_CATALOGUE_AUTUMN,
    RCN_CATALOGUE_WINTER,
    RCN_CATALOGUE_COUNT
} rcn_catalogue_word;

static const char *const words[RCN_CATALOGUE_COUNT] = {
#define RCN_CATALOGUE_WORD(what, pattern) [RCN_CATALOGUE_##what] = (pattern),
#include "date/catalogue.def"
#undef RCN_CATALOGUE_WORD
};

/* The forms of a date in words.  EDTF is made of the template: "%" is the next
 * group, a date, and "*" the next group as it stands. */
static const struct {
    const char *pattern; /**< "{n}": the words of that kind */
    const char *edtf;
} forms[] = {
    {"^{0}\\s*(.+)$", "%~"},
    {"^(.+?)\\s*(?:\\(\\?\\)|\\?)$", "%?"},
    {"^{3}\\s+(.+?)\\s+{4}\\s+(.+)$", "[%..%]"},
    {"^{1}\\s+(.+)$", "[..%]"},
    {"^{2}\\s+(.+)$", "[%..]"},
    {"^" YEAR "\\s*(?:-|–|—|/|\\.\\.)\\s*" YEAR "$", "%/%"},
    {"^(?:the\\s+)?(1[4-9]\\d|20\\d)0{5}$", "*X"},
    {"^{6}\\s+(?:of\\s+)?" YEAR "$", "*-21"},
    {"^{7}\\s+(?:of\\s+)?" YEAR "$", "*-22"},
    {"^{8}\\s+(?:of\\s+)?" YEAR "$", "*-23"},
    {"^{9}\\s+(?:of\\s+)?" YEAR "$", "*-24"},
};

#define FORMS (sizeof forms / sizeof *forms)

struct rcn_catalogue {
    const rcn_pattern *forms[FORMS];
    const rcn_pattern *plain; /**< "1931", "1931-03", "1931-03-08" */
    const rcn_months *months;
};

static const rcn_pattern *
compile(rcn_arena *arena, const char *pattern)
{
    rcn_buffer out = rcn_buffer_new(arena);
    for (const char *at = pattern; *at; at++) {
        if (at[0] == '{' && at[1] >= '0' && at[1] <= '9' && at[2] == '}') {
            rcn_buffer_string(&out, words[at[1] - '0']);
            at += 2;
        } else {
            rcn_buffer_char(&out, *at);
        }
    }
    return rcn_pattern_constant(arena, rcn_buffer_text(&out).at, true);
}

const rcn_catalogue *
rcn_catalogue_new(rcn_arena *arena, const rcn_months *months)
{
    rcn_catalogue *catalogue = rcn_arena_alloc(arena, 1, sizeof *catalogue);
    for (size_t i = 0; i < FORMS; i++) {
        catalogue->forms[i] = compile(arena, forms[i].pattern);
    }
    catalogue->plain =
        compile(arena, "^" YEAR "(?:-(?:0[1-9]|1[0-2])(?:-\\d\\d)?)?$");
    catalogue->months = months;
    return catalogue;
}

/** Returns a date without qualification as ISO 8601; NULL when the words are
 * none, or more. */
static const char *
plain_date(rcn_arena *arena, const rcn_catalogue *catalogue, rcn_text text,
           const char *language)
{
    rcn_match match;
    if (rcn_pattern_find(catalogue->plain, text, 0, &match)) {
        return rcn_text_string(arena, text);
    }
    rcn_mentions found =
        rcn_mentions_find(arena, catalogue->months, text, language);
    const rcn_mention *mention = found.items;
    char date[16];
    if (found.count != 1 || mention->start || mention->end != text.len ||
        mention->date.year == RCN_YEAR_UNKNOWN ||
        mention->other.year != RCN_YEAR_UNKNOWN ||
        rcn_date_compare(mention->date, mention->last) != 0) {
        return NULL;
    }
    (void)rcn_date_format(mention->date, date, sizeof date);
    return rcn_arena_strdup(arena, date);
}

/** Returns the template filled from the groups of a match; NULL when one is no
 * date. */
static const char *
fill(rcn_arena *arena, const rcn_catalogue *catalogue, const char *template,
     rcn_text text, const rcn_match *match, const char *language)
{
    rcn_buffer out = rcn_buffer_new(arena);
    size_t group = 1;
    for (const char *at = template; *at; at++) {
        if (*at == '*') {
            rcn_buffer_add(&out, rcn_match_text(match, text, group++));
        } else if (*at == '%') {
            const char *date = plain_date(
                arena, catalogue,
                rcn_text_trim(rcn_match_text(match, text, group++)), language);
            if (!date) {
                return NULL;
            }
            rcn_buffer_string(&out, date);
        } else {
            rcn_buffer_char(&out, *at);
        }
    }
    return rcn_buffer_text(&out).at;
}

const char *
rcn_catalogue_edtf(rcn_arena *arena, const rcn_catalogue *catalogue,
                   rcn_text text, const char *language, bool *ret_qualified)
{
    text = rcn_text_trim(text);
    bool bracketed = rcn_text_starts(text, "[") && rcn_text_ends(text, "]");
    text =
        bracketed ? rcn_text_trim(rcn_text_slice(text, 1, text.len - 1)) : text;
    if (!text.len || text.len > LONGEST) {
        return NULL;
    }
    rcn_match match;
    for (size_t i = 0; i < FORMS; i++) {
        if (rcn_pattern_find(catalogue->forms[i], text, 0, &match)) {
            const char *edtf =
                fill(arena, catalogue, forms[i].edtf, text, &match, language);
            if (edtf) {
                *ret_qualified = true;
                return edtf;
            }
        }
    }
    *ret_qualified = false;
    return plain_date(arena, catalogue, text, language);
}
