/* Days in titles: one that closes the title of a page, that commas set apart in
 * it, or that the title of a paper bears ("Urteil vom 4. März 2021"; the kinds
 * of papers are data, title_kinds.def). */
#include <string.h>

#include "base/utf8.h"
#include "clean/span/quote.h"
#include "date/calendar.h"
#include "date/inquiry.h"

#define LONGEST_TITLE  300 /**< bytes */
#define LONGEST_NUMBER 20  /**< bytes of "No: 212/20, " */
#define SERIES_LETTERS 4   /**< of "SC-19" */
#define ORDER_TITLE    30  /**< a date line near the title goes before it */

/** The court before the kind: "BGH, Urteil vom". */
#define COURT                                                              \
    "(?:(?-i:B?\\p{Lu}{2}\\p{L}{0,4})|\\p{L}*gericht\\p{L}*|cour|conseil|" \
    "tribunal|corte|hoge\\s+raad|sąd)\\b[^,·:;]{0,40}?\\s?"
/** Nothing but a word or two is before the kind, and that is none of these:
 * "Zum Urteil vom" speaks of another paper. */
#define OPENS                                                  \
    "^(?:\\d+\\s\\(\\d{4}\\)\\.)?\\W*(?:" COURT                \
    "[,·–-]\\s+)?(?:leits[aä]tz\\p{L}*\\s+zu[mr]\\s+|(?!(" \
    "?:zu[mr]?|nach|über|on|"                                 \
    "after|"                                                   \
    "sur|après|sobre|sul|о|об|к|после|the|a|an|no|under)\\b)\\p{L}+\\s+)?(?:"
/** Of it at most so much is before its day. */
#define GOES_ON ")\\b[^,;:!?]{0,90}?\\s(?:"

/** "Opening remarks", "A letter" */
static const char paper[] = "^(?:(?:an?|opening|closing|introductory|welcome|"
                            "keynote|prepared|eröffnungs|"
                            "gruß)\\s*-?)?(?:"
#define RCN_PAPERS(words) words
#include "head/papers.def"
#undef RCN_PAPERS
                            ")\\b";

/** "Having regard to" */
static const char cites[] = "^\\W*(?:"
#define RCN_CITES(words) words
#include "date/cites.def"
#undef RCN_CITES
                            ")(?!\\p{L})";

/** "n° 2011-333 du", "nr. 17, datë" */
static const char act_number[] = "(?:\\bn[°ºo]?s?|\\bnr|№|\\bč|\\bbr|\\bбр|"
                                 "\\blov)\\.?\\s*[\\w./-]*\\d[\\w./-]*"
                                 "\\)?,?\\s+(?:\\p{L}{1,6}\\.?\\s+){0,3}$";

const rcn_title_kinds *
rcn_title_kinds_new(rcn_arena *arena)
{
    static const char *const expressions[RCN_TITLE_KINDS] = {
#define RCN_TITLE_KIND(kinds, links) OPENS kinds GOES_ON links ")\\s*$",
#include "date/title_kinds.def"
#undef RCN_TITLE_KIND
    };
    rcn_title_kinds *kinds = rcn_arena_alloc(arena, 1, sizeof *kinds);
    for (size_t i = 0; i < RCN_TITLE_KINDS; i++) {
        kinds->patterns[i] = rcn_pattern_constant(arena, expressions[i], true);
    }
    kinds->paper = rcn_pattern_constant(arena, paper, true);
    kinds->cites = rcn_pattern_constant(arena, cites, true);
    kinds->number = rcn_pattern_constant(arena, act_number, true);
    return kinds;
}

/** Returns true when the words before a day name a paper and link the day to
 * it. */
static bool
is_of_paper(const rcn_inquiry *inquiry, rcn_text before)
{
    rcn_match match;
    for (size_t i = 0; i < RCN_TITLE_KINDS; i++) {
        if (rcn_pattern_find(inquiry->title_kinds->patterns[i], before, 0,
                             &match)) {
            return true;
        }
    }
    return false;
}

bool
rcn_date_is_cited(const rcn_inquiry *inquiry, rcn_text line,
                  const rcn_mention *day)
{
    const rcn_title_kinds *kinds = inquiry->title_kinds;
    rcn_match match;
    uint32_t rune = 0;
    if (!line.len) {
        return false;
    }
    (void)rcn_utf8_next(line, 0, &rune);
    return rcn_text_ends(line, ";") ||
           rcn_pattern_find(kinds->cites, line, 0, &match) ||
           (rcn_rune_is_lower(rune) &&
            rcn_pattern_find(kinds->number, rcn_text_slice(line, 0, day->start),
                             0, &match));
}

/** Returns the text behind a day without the word for year: "года", "թ.". */
static rcn_text
behind_year(rcn_text after)
{
    static const char *const years[] = {"года", "г.", "року", "թ.", "r."};
    after = rcn_text_trim(after);
    for (size_t i = 0; i < sizeof years / sizeof *years; i++) {
        if (rcn_text_starts(after, years[i])) {
            return rcn_text_trim(
                rcn_text_slice(after, strlen(years[i]), after.len));
        }
    }
    return after;
}

/** "Briefing by the spokesman, Lindholm, 8 October 2020", "No. 235, 27
 * September 2020, on the strait", "A letter, dated 5 May 2019": commas or brackets
 * set the day apart. */
static bool
is_set_apart(rcn_text title, const rcn_mention *day)
{
    static const char *const opens[] = {",",       "(",    ";",
                                        ", dated", ", of", ", am"};
    rcn_text before = rcn_text_trim(rcn_text_slice(title, 0, day->start));
    rcn_text after = behind_year(rcn_text_slice(title, day->end, title.len));
    bool closed = !after.len || after.at[0] == ',' || after.at[0] == ')';
    for (size_t i = 0; closed && i < sizeof opens / sizeof *opens; i++) {
        if (rcn_text_ends(before, opens[i])) {
            return true;
        }
    }
    return false;
}

bool
rcn_title_bears_day(const rcn_inquiry *inquiry, rcn_text title,
                    const rcn_mention *day)
{
    rcn_text after = behind_year(rcn_text_slice(title, day->end, title.len));
    rcn_match match;
    return rcn_date_is_full(day->date) && is_set_apart(title, day) &&
           after.len <= strlen(")") &&
           rcn_pattern_find(inquiry->title_kinds->paper,
                            rcn_text_slice(title, 0, day->start), 0, &match);
}

/** Returns the bytes of a series and its number in capitals, "SC-19", that open a
 * title; 0: none does. */
static size_t
series_number(rcn_text title)
{
    size_t letters = strspn(title.at, "ABCDEFGHIJKLMNOPQRSTUVWXYZ");
    size_t from = letters + 1;
    size_t digits = letters && letters <= SERIES_LETTERS && title.len > from &&
                            strchr("-/", title.at[letters])
                        ? strspn(title.at + from, "0123456789")
                        : 0;
    return digits && title.len > from + digits && title.at[from + digits] == ','
               ? from + digits
               : 0;
}

/** Returns true for "No: 212, 27 September 2020, on the strait": the title of a
 * statement begins with its number. */
static bool
is_numbered(rcn_text title, const rcn_mention *day)
{
    static const char *const signs[] = {"No", "Nr", "N°", "№"};
    size_t number = 0;
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        number = rcn_text_starts(title, signs[i]) ? strlen(signs[i]) : number;
    }
    bool sign = number > 0;
    size_t series = series_number(title);
    if (series && day->start <= series + strlen(", ")) {
        return true;
    }
    while (number < title.len && strchr(".: ", title.at[number])) {
        number++;
    }
    return sign && number < title.len && title.at[number] >= '0' &&
           title.at[number] <= '9' && day->start <= LONGEST_NUMBER;
}

/** "Decision № 67/24.01.2007": a stroke parts the day from the number of the paper, and
 * closes the title. */
static bool
is_behind_number(rcn_text title, const rcn_mention *day)
{
    rcn_text after = behind_year(rcn_text_slice(title, day->end, title.len));
    return !after.len && day->start > 1 && title.at[day->start - 1] == '/' &&
           title.at[day->start - 2] >= '0' && title.at[day->start - 2] <= '9';
}

/** Returns true for the day of a paper that the title names. */
static bool
is_day_of_paper(const rcn_inquiry *inquiry, rcn_text title,
                const rcn_mention *mention)
{
    return (rcn_date_is_full(mention->date) &&
            (is_of_paper(inquiry, rcn_text_slice(title, 0, mention->start)) ||
             is_behind_number(title, mention))) ||
           rcn_title_bears_day(inquiry, title, mention);
}

/** Returns the claim of the day that a title bears, of a page or a line of a
 * text, without its evidence; its rule is NULL when the title bears none. */
static rcn_claim
claim_of(const rcn_inquiry *inquiry, const rcn_sheet *sheet, rcn_text title,
         bool page)
{
    rcn_claim claim = {.rank = RCN_RANK_URL,
                       .order = 1,
                       .certainty = RCN_CERTAIN,
                       .hour = -1,
                       .minute = -1};
    rcn_mentions found = {NULL, 0};
    if (title.len <= LONGEST_TITLE) {
        found = rcn_mentions_find(inquiry->scratch, inquiry->months, title,
                                  sheet->language);
    }
    const rcn_mention *day = NULL;
    for (size_t i = 0; i < found.count && !day; i++) {
        const rcn_mention *mention = &found.items[i];
        if (is_day_of_paper(inquiry, title, mention)) {
            day = mention;
            claim.rank = RCN_RANK_LINE;
            claim.order = ORDER_TITLE;
            claim.rule = "title-of-paper";
        }
    }
    if (!day && found.count) {
        const rcn_mention *first = &found.items[0];
        const rcn_mention *last = &found.items[found.count - 1];
        bool numbered = !page && is_numbered(title, first);
        bool closes = last->end == title.len && last->start >= 2 &&
                      last->form != RCN_FORM_YEAR &&
                      title.at[last->start - 1] == ' ' &&
                      strchr("|-/", title.at[last->start - 2]);
        day = numbered ? first : last;
        bool apart =
            is_set_apart(title, day) ? page || numbered : page && closes;
        claim.rule = !apart || !rcn_date_is_full(day->date) ? NULL
                     : numbered                             ? "title-number"
                                                            : "page-title-date";
    }
    claim.date = day ? day->date : RCN_DATE_NONE;
    claim.other = day ? day->other : RCN_DATE_NONE;
    return claim;
}

/** The titles that a page states for machines and in its headings. */
static void
claim_stated(rcn_inquiry *inquiry, rcn_sheet *sheet)
{
    const rcn_document *document = sheet->cleaned->document;
    for (size_t i = 0; i < document->metadata_count; i++) {
        const rcn_metadata_item *item = &document->metadata[i];
        rcn_claim claim = {0};
        if (item->kind == RCN_METADATA_TITLE) {
            claim = claim_of(inquiry, sheet, rcn_text_of(item->value), true);
        }
        if (claim.rule) {
            rcn_text quote =
                rcn_text_squash(inquiry->arena, rcn_text_of(item->quote));
            claim.evidence =
                (rcn_evidence){.file = item->file ? item->file : document->name,
                               .line = item->line,
                               .text = quote.at};
            RCN_PUSH(inquiry->scratch, &sheet->claims, claim);
        }
    }
}

bool
rcn_is_title_span(const rcn_sheet *sheet, const rcn_span *span)
{
    if (span->kind == RCN_SPAN_METADATA) {
        return strcmp(span->why->class_id, "title") == 0;
    }
    return span->kind == RCN_SPAN_TEXT && span->block == 0 &&
           sheet->cleaned->blocks[0].kind == RCN_BLOCK_HEADING;
}

/** The first line that is the title of a text. */
static void
claim_line(rcn_inquiry *inquiry, rcn_sheet *sheet)
{
    const rcn_document *document = sheet->cleaned->document;
    const rcn_doc_lines *lines = &sheet->head->stretches;
    size_t at = 0;
    while (at < lines->count && at < RCN_TITLE_STRETCHES &&
           !rcn_is_title_span(sheet, lines->items[at].span)) {
        at++;
    }
    bool named = at < lines->count && at < RCN_TITLE_STRETCHES;
    at = named ? at : sheet->head->zones.title;
    if (at >= lines->count) {
        return;
    }
    const rcn_doc_line *line = &lines->items[at];
    rcn_claim claim =
        claim_of(inquiry, sheet,
                 rcn_text_slice(document->text, line->start, line->end), false);
    if (claim.rule) {
        claim.evidence =
            rcn_quote_text(inquiry->arena, document, line->start, line->end);
        RCN_PUSH(inquiry->scratch, &sheet->claims, claim);
    }
}

void
rcn_claim_titles(rcn_inquiry *inquiry, rcn_sheet *sheet)
{
    claim_stated(inquiry, sheet);
    claim_line(inquiry, sheet);
}
