/* The title of a page that was saved as text: of the lines around the beginning
 * of its body the one whose looks, place and words speak for it most (a
 * conditional logit: D. McFadden, "Conditional Logit Analysis of Qualitative
 * Choice Behavior", 1974).  The prices are learnt by tools/train_headline.py. */
#include <string.h>

#include "base/utf8.h"
#include "clean/webtext/survey.h"

#define REACH_ABOVE 35 /* lines above the body, and below its beginning */
#define REACH_BELOW 8
#define LEAD_LEAST  700  /* before the next best, in 1/1000 of a logit */
#define LEAD_SURE   2000 /* where nothing else could be the title */
#define NEAR_BODY   8    /* lines */
#define FAR_ABOVE   16   /* lines */
#define COPY_REACH  3    /* lines above the body in which a title comes again */
#define END_LEAST   1500 /* of a path before the title that ends it */
#define BODY_TOPIC  200  /* shares words with the body, in 1/1000 */
#define SPACELESS   5    /* ideographs or kana in a line without spaces */
#define RUNES_WORD  3    /* about so many of them are a word */
#define ECHO_LEAST  20   /* bytes of a title that stands in another line */
#define LABEL_WORDS 3    /* of a line of a menu, at most */
#define MENU_LINES  3    /* above a title, at least */
#define LINE_WORDS  4    /* of a line that may itself be the title, at least */
#define NAME_WORDS  4
#define BEGINNING   3 /* lines of the page */
#define SIGNED      4 /* lines from the title to the byline or day, at most */
#define DEK_WORDS   8 /* of what sums up the text below its title, at least */

/* Phrases that hardly stand in a title. */
#define FURNITURE                                        \
    (1U << RCN_PHRASE_COOKIE | 1U << RCN_PHRASE_SUBS |   \
     1U << RCN_PHRASE_SHARE | 1U << RCN_PHRASE_RELATED | \
     1U << RCN_PHRASE_APPEAL)

static const int32_t prices[RCN_HEADLINE_COUNT] = {
#define RCN_HEADLINE(name, price) price,
#include "clean/webtext/headline.def"
#undef RCN_HEADLINE
};

const char *
rcn_headline_feature_name(rcn_headline_feature feature)
{
    static const char *const names[] = {
#define RCN_HEADLINE(name, price) #name,
#include "clean/webtext/headline.def"
#undef RCN_HEADLINE
    };
    return names[feature];
}

/* Words of a line, in scripts without spaces as many as its length makes. */
static uint32_t
words_of(const rcn_survey *survey, size_t index)
{
    const rcn_fact *fact = &survey->facts[index];
    rcn_text text = rcn_survey_chunk(survey, index)->text;
    size_t wide = 0;
    for (size_t at = 0; fact->words <= 2 && at < text.len;) {
        uint32_t rune = 0;
        at += rcn_utf8_next(text, at, &rune);
        wide += rune > 0x2E80;
    }
    uint32_t words = fact->chars / RUNES_WORD;
    return wide <= SPACELESS ? fact->words : words < 4 ? 4 : words;
}

static const rcn_fact *
neighbour(const rcn_survey *survey, size_t index, size_t steps, bool below)
{
    static const rcn_fact none = {0};
    if (below) {
        return index + steps < survey->count ? &survey->facts[index + steps]
                                             : &none;
    }
    return index >= steps ? &survey->facts[index - steps] : &none;
}

/* Whether one of the three lines above could be the title, and this its dek. */
static bool
has_headline_above(const rcn_survey *survey, size_t index)
{
    for (size_t i = 1; i <= 3; i++) {
        const rcn_fact *above = neighbour(survey, index, i, false);
        if (above->headline && above->topic >= BODY_TOPIC) {
            return true;
        }
    }
    return false;
}

static bool
is_near_length(uint32_t words, uint32_t other)
{
    return words <= other + 1 && other <= words + 1;
}

/* Whether a line could be a title itself: no label, no sentence of the text. */
static bool
is_other_line(const rcn_survey *survey, size_t index, size_t steps, bool below)
{
    const rcn_fact *fact = neighbour(survey, index, steps, below);
    return fact->words >= LINE_WORDS && !fact->rule && !fact->dated &&
           !fact->byline && !fact->good;
}

/* Whether a byline or a day stands in the next lines. */
static bool
is_signed(const rcn_survey *survey, size_t index)
{
    for (size_t i = 1; i <= SIGNED; i++) {
        const rcn_fact *below = neighbour(survey, index, i, true);
        if (below->byline || below->dated) {
            return true;
        }
    }
    return false;
}

/* Whether a line is two to four words with capitals: a name, perhaps. */
static bool
is_name(const rcn_fact *fact)
{
    return fact->words >= 2 && fact->words <= NAME_WORDS &&
           fact->capitals >= fact->words && !fact->rule && !fact->dated;
}

/* Whether one of the next lines is such a name, or dated. */
static bool
has_near(const rcn_survey *survey, size_t index, bool named)
{
    for (size_t i = 1; i <= NEAR_BODY; i++) {
        const rcn_fact *below = neighbour(survey, index, i, true);
        if (named ? is_name(below) : below->dated) {
            return true;
        }
        if (below->good) {
            return false;
        }
    }
    return false;
}

/* Whether labels of a menu stand in the lines right above. */
static bool
is_below_menu(const rcn_survey *survey, size_t index)
{
    for (size_t i = 1; i <= MENU_LINES; i++) {
        const rcn_fact *above = neighbour(survey, index, i, false);
        if (!above->words || above->words > LABEL_WORDS || above->dated) {
            return false;
        }
    }
    return true;
}

/* What parts a title from the name of its site, or what leads to it. */
static bool
is_parting(rcn_text rest)
{
    static const char *const marks[] = {"|", "-", "–", "—", "·", "•",
                                        ":", "«", "»", "›", "<", ">"};
    rcn_text sign = rcn_text_trim(rest);
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        if (rcn_text_starts(sign, marks[i]) || rcn_text_ends(sign, marks[i])) {
            return true;
        }
    }
    return false;
}

/* Whether another line has the words of this one beside a sign: "TITLE | SITE",
 * "Share this: TITLE". */
static bool
has_echo(const rcn_survey *survey, size_t index)
{
    rcn_text text = rcn_survey_chunk(survey, index)->text;
    for (size_t i = 0; text.len >= ECHO_LEAST && i < survey->count; i++) {
        rcn_text whole = rcn_survey_chunk(survey, i)->text;
        if (whole.len <= text.len + 1) {
            continue;
        }
        size_t rest = whole.len - text.len;
        rcn_text after = rcn_text_slice(whole, text.len, whole.len);
        rcn_text before = rcn_text_slice(whole, 0, rest);
        if ((memcmp(whole.at, text.at, text.len) == 0 &&
             is_parting((rcn_text){after.at, after.len < 6 ? after.len : 6})) ||
            (memcmp(whole.at + rest, text.at, text.len) == 0 &&
             is_parting(before))) {
            return true;
        }
    }
    return false;
}

static void
set_shape(const rcn_survey *survey, size_t index, uint32_t words, int32_t *row)
{
    const rcn_fact *fact = &survey->facts[index];
    const rcn_chunk *chunk = rcn_survey_chunk(survey, index);
    rcn_text text = chunk->text;
    uint32_t number = 0;
    row[RCN_HEADLINE_ONE_WORD] = words == 1;
    row[RCN_HEADLINE_TWO_WORDS] = words == 2;
    row[RCN_HEADLINE_THREE_WORDS] = words == 3;
    row[RCN_HEADLINE_SOME_WORDS] = words >= 4 && words <= 7;
    row[RCN_HEADLINE_MORE_WORDS] = words >= 8 && words <= 15;
    row[RCN_HEADLINE_MANY_WORDS] = words >= 16;
    row[RCN_HEADLINE_RULE] = fact->rule > 0;
    row[RCN_HEADLINE_DATED] = fact->dated;
    row[RCN_HEADLINE_BYLINE] = fact->byline;
    row[RCN_HEADLINE_PROSE] = fact->good;
    row[RCN_HEADLINE_NO_SENTENCE] = fact->headline;
    row[RCN_HEADLINE_FULL_STOP] = chunk->end == RCN_ROW_END_SENTENCE;
    row[RCN_HEADLINE_COLON] = chunk->end == RCN_ROW_END_COLON;
    row[RCN_HEADLINE_COMMA] = chunk->end == RCN_ROW_END_COMMA;
    row[RCN_HEADLINE_LOWER] = chunk->begin == RCN_BEGIN_LOWER;
    row[RCN_HEADLINE_DIGIT] = chunk->begin == RCN_BEGIN_DIGIT;
    row[RCN_HEADLINE_CALL] =
        rcn_text_ends(text, "?") || rcn_text_ends(text, "!") ||
        rcn_text_ends(text, "？") || rcn_text_ends(text, "！");
    size_t slash = rcn_text_find(text, " / ", 0);
    bool slashes =
        slash != SIZE_MAX && rcn_text_find(text, " / ", slash + 1) != SIZE_MAX;
    row[RCN_HEADLINE_PATH] = slashes ||
                             rcn_text_find(text, "|", 0) != SIZE_MAX ||
                             rcn_text_find(text, "›", 0) != SIZE_MAX ||
                             rcn_text_find(text, "»", 0) != SIZE_MAX;
    row[RCN_HEADLINE_DOTS] =
        rcn_text_ends(text, "...") || rcn_text_ends(text, "…");
    row[RCN_HEADLINE_BRACKET] =
        rcn_text_starts(text, "(") || rcn_text_starts(text, "[");
    row[RCN_HEADLINE_PARTED] = rcn_text_find(text, ": ", 0) != SIZE_MAX;
    row[RCN_HEADLINE_CREDIT] = (fact->phrases >> RCN_PHRASE_CREDIT & 1) != 0;
    row[RCN_HEADLINE_FURNITURE] = (fact->phrases & FURNITURE) != 0;
    row[RCN_HEADLINE_UPPER] = fact->uppers * 5 > fact->letters * 4;
    row[RCN_HEADLINE_TITLED] =
        fact->words > 2 && fact->capitals * 4 >= fact->words * 3;
    row[RCN_HEADLINE_ITEM] = rcn_marker(text, &number) && number == 0;
    row[RCN_HEADLINE_PERIODIC] = fact->period > 0 && fact->period <= 4;
}

static void
set_words(const rcn_survey *survey, size_t index, uint32_t words, int32_t *row)
{
    const rcn_fact *fact = &survey->facts[index];
    uint32_t most = words < 8 ? words : 8;
    row[RCN_HEADLINE_TOPIC] = (int32_t)fact->topic;
    row[RCN_HEADLINE_HEAD_TOPIC] = (int32_t)fact->head_topic;
    row[RCN_HEADLINE_LONG_TOPIC] =
        (int32_t)((fact->topic + fact->head_topic) * most / 8);
    row[RCN_HEADLINE_REPEATED] = fact->same > 0;
    row[RCN_HEADLINE_REPEATED_MORE] = fact->same > 1;
    row[RCN_HEADLINE_ECHO] = has_echo(survey, index);
}

static void
set_place(const rcn_survey *survey, size_t index, size_t first, uint32_t words,
          int32_t *row)
{
    size_t above = index < first ? first - index : 0;
    const rcn_fact *before = neighbour(survey, index, 1, false);
    const rcn_fact *after = neighbour(survey, index, 1, true);
    row[RCN_HEADLINE_DISTANCE] = (int32_t)(above * 1000 / 5);
    row[RCN_HEADLINE_NEXT] = above == 1;
    row[RCN_HEADLINE_NEAR] = above >= 1 && above <= 3;
    row[RCN_HEADLINE_NEARBY] = above >= 1 && above <= NEAR_BODY;
    row[RCN_HEADLINE_FAR] = above > FAR_ABOVE;
    row[RCN_HEADLINE_BELOW] = index >= first;
    row[RCN_HEADLINE_DATE_1] = after->dated;
    row[RCN_HEADLINE_DATE_2] = neighbour(survey, index, 2, true)->dated;
    row[RCN_HEADLINE_DATE_3] = neighbour(survey, index, 3, true)->dated;
    row[RCN_HEADLINE_BYLINE_1] = after->byline;
    row[RCN_HEADLINE_BYLINE_2] = neighbour(survey, index, 2, true)->byline;
    row[RCN_HEADLINE_DATE_ABOVE] = before->dated;
    row[RCN_HEADLINE_BYLINE_ABOVE] = before->byline;
    row[RCN_HEADLINE_LABEL_ABOVE] = before->words > 0 && before->words <= 3;
    row[RCN_HEADLINE_BYLINE_3] = neighbour(survey, index, 3, true)->byline;
    row[RCN_HEADLINE_MENU_ABOVE] = is_below_menu(survey, index);
    row[RCN_HEADLINE_LINE_ABOVE] = is_other_line(survey, index, 1, false);
    row[RCN_HEADLINE_LINE_ABOVE_2] = is_other_line(survey, index, 2, false);
    bool other = is_other_line(survey, index, 1, false);
    row[RCN_HEADLINE_FIRST_SIGNED] = is_signed(survey, index) && !other;
    row[RCN_HEADLINE_SECOND_SIGNED] = is_signed(survey, index) && other;
    row[RCN_HEADLINE_LINE_BELOW] = after->words >= LINE_WORDS && !after->rule &&
                                   !after->dated && !after->byline &&
                                   is_signed(survey, index);
    row[RCN_HEADLINE_LINES_BELOW] = is_other_line(survey, index, 1, true) &&
                                    is_other_line(survey, index, 2, true);
    row[RCN_HEADLINE_DEK_BELOW] =
        after->words >= DEK_WORDS && after->words > words && !after->byline;
    row[RCN_HEADLINE_FURNITURE_BELOW] =
        after->rule > 0 || (after->phrases & FURNITURE) != 0;
    const rcn_chunk *chunk = rcn_survey_chunk(survey, index);
    bool ended = chunk->blank_after || chunk->underlined;
    row[RCN_HEADLINE_APART] = chunk->blank_before && ended;
    row[RCN_HEADLINE_APART_BELOW] = ended;
    row[RCN_HEADLINE_NAME_1] = is_name(after);
    row[RCN_HEADLINE_NAME_NEAR] = has_near(survey, index, true);
    row[RCN_HEADLINE_DATE_NEAR] = has_near(survey, index, false);
    row[RCN_HEADLINE_CREDIT_ABOVE] =
        (before->phrases >> RCN_PHRASE_CREDIT & 1) != 0;
    row[RCN_HEADLINE_BEGINNING] = index < BEGINNING;
    row[RCN_HEADLINE_DEK] = has_headline_above(survey, index);
    row[RCN_HEADLINE_LONG_BELOW] = after->words >= 12;
    row[RCN_HEADLINE_PROSE_BELOW] = after->good;
    row[RCN_HEADLINE_SIBLINGS] = is_near_length(before->words, words) &&
                                 is_near_length(after->words, words);
}

/* Signs are 0 or 1000, shares and distances in 1/1000. */
static bool
is_measured(size_t feature)
{
    return feature == RCN_HEADLINE_TOPIC ||
           feature == RCN_HEADLINE_HEAD_TOPIC ||
           feature == RCN_HEADLINE_LONG_TOPIC ||
           feature == RCN_HEADLINE_DISTANCE;
}

void
rcn_headline_features(const rcn_survey *survey, size_t index, int32_t *row)
{
    rcn_headline_bounds bounds = rcn_headline_candidates(survey);
    uint32_t words = words_of(survey, index);
    set_shape(survey, index, words, row);
    set_words(survey, index, words, row);
    set_place(survey, index, bounds.body, words, row);
    for (size_t i = 0; i < RCN_HEADLINE_COUNT; i++) {
        row[i] = (int32_t)(is_measured(i) ? row[i] : row[i] * 1000);
    }
}

rcn_headline_bounds
rcn_headline_candidates(const rcn_survey *survey)
{
    size_t body = survey->runs[RCN_RUN_WIDE].first;
    body = body < survey->count ? body : 0;
    size_t end = body + REACH_BELOW;
    return (rcn_headline_bounds){body > REACH_ABOVE ? body - REACH_ABOVE : 0,
                                 body,
                                 end < survey->count ? end : survey->count};
}

/* Whether the words of a line are the last ones of another, as those of a title
 * are below the path that leads to the page. */
static bool
is_end_of(const rcn_survey *survey, size_t index, size_t other)
{
    rcn_text text = rcn_survey_chunk(survey, index)->text;
    rcn_text whole = rcn_survey_chunk(survey, other)->text;
    return text.len <= whole.len &&
           rcn_text_equal(
               rcn_text_slice(whole, whole.len - text.len, whole.len), text);
}

/* What speaks for a line, in 1/1000 of a logit. */
static int64_t
score_of(const rcn_survey *survey, size_t index)
{
    /* a number alone is no title, nor whose picture it is */
    if (!survey->facts[index].letters ||
        rcn_text_find(rcn_survey_chunk(survey, index)->text, "©", 0) !=
            SIZE_MAX) {
        return INT64_MIN / 4;
    }
    int32_t row[RCN_HEADLINE_COUNT] = {0};
    rcn_headline_features(survey, index, row);
    int64_t score = 0;
    for (size_t k = 0; k < RCN_HEADLINE_COUNT; k++) {
        score += (int64_t)prices[k] * row[k] / 1000;
    }
    return score;
}

/* The line right above the body that says what this one says; SIZE_MAX: none. */
static size_t
copy_near_body(const rcn_survey *survey, size_t body, size_t index)
{
    rcn_text text = rcn_survey_chunk(survey, index)->text;
    size_t first = body > COPY_REACH ? body - COPY_REACH : 0;
    for (size_t i = first > index ? first : index + 1; i < body; i++) {
        if (rcn_text_equal(rcn_survey_chunk(survey, i)->text, text)) {
            return i;
        }
    }
    return SIZE_MAX;
}

/* Of lines that are about as likely the one that comes again right above the
 * body; SIZE_MAX: none, or several. */
static size_t
find_copied(const rcn_survey *survey, rcn_headline_bounds bounds,
            const int64_t *scores, int64_t most)
{
    size_t found = SIZE_MAX;
    for (size_t i = bounds.first; i < bounds.body; i++) {
        size_t copy = most - scores[i - bounds.first] < LEAD_LEAST
                          ? copy_near_body(survey, bounds.body, i)
                          : SIZE_MAX;
        if (copy != SIZE_MAX && found != SIZE_MAX && copy != found) {
            return SIZE_MAX;
        }
        found = copy != SIZE_MAX ? copy : found;
    }
    return found;
}

/* Of two lines in succession, of which the page says only the second elsewhere
 * too, in the path that leads to it perhaps, the second; else the first. */
static size_t
said_elsewhere(const rcn_survey *survey, size_t best)
{
    return best < survey->count && survey->facts[best].same == 0 &&
                   is_other_line(survey, best, 1, true) &&
                   !rcn_survey_has_clock(survey, best + 1) &&
                   survey->facts[best + 1].same > 0
               ? best + 1
               : best;
}

size_t
rcn_survey_headline(const rcn_survey *survey, bool *ret_sure)
{
    rcn_headline_bounds bounds = rcn_headline_candidates(survey);
    int64_t scores[REACH_ABOVE + REACH_BELOW] = {0};
    size_t best = SIZE_MAX;
    int64_t most = INT64_MIN / 2;
    for (size_t i = bounds.first; i < bounds.end; i++) {
        int64_t score = scores[i - bounds.first] = score_of(survey, i);
        bool again = best != SIZE_MAX && is_end_of(survey, i, best) &&
                     most - score < END_LEAST; /* the same title once more */
        best = again || score > most ? i : best;
        most = score > most ? score : most;
    }
    int64_t next = INT64_MIN / 2;
    bool near = best != SIZE_MAX && best + NEAR_BODY >= bounds.body;
    for (size_t i = bounds.first; i < bounds.end; i++) {
        /* a line of a menu, which the page has several times, casts no doubt on
         * a title near the body */
        bool menu =
            near && i + NEAR_BODY < bounds.body && survey->facts[i].same > 1;
        int64_t score = scores[i - bounds.first] - (menu ? LEAD_LEAST : 0);
        bool same = i == best || is_end_of(survey, best, i);
        next = !same && score > next ? score : next;
    }
    *ret_sure = most - next >= LEAD_SURE;
    return most - next >= LEAD_LEAST
               ? said_elsewhere(survey, best)
               : find_copied(survey, bounds, scores, most);
}
