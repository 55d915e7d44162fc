/* What a chunk of a web page looks like, alone, among its neighbours and by its
 * place on the page: what distinguishes text from its surroundings when there
 * are no tags (after C. Kohlschütter and others, "Boilerplate Detection using
 * Shallow Text Features", WSDM 2010). */
#include <string.h>

#include "clean/learn/logarithm.h"
#include "clean/webtext/survey.h"

#define CLOCK_BYTES 80 /* a longer line is no label of a comment */

static void
set(int16_t *row, size_t feature, int64_t value)
{
    row[feature] = (int16_t)(value > INT16_MAX   ? INT16_MAX
                             : value < INT16_MIN ? INT16_MIN
                                                 : value);
}

#define SET(row, name, value) set(row, RCN_LINE_##name, (int64_t)(value))

static bool
contains_any(rcn_text text, const char *const *needles)
{
    for (size_t i = 0; needles[i]; i++) {
        if (rcn_text_find(text, needles[i], 0) != SIZE_MAX) {
            return true;
        }
    }
    return false;
}

static bool
is_digit(int byte)
{
    return byte >= '0' && byte <= '9';
}

static bool
has_year(rcn_text text)
{
    for (size_t i = 0; i + 4 <= text.len; i++) {
        bool century = memcmp(text.at + i, "19", 2) == 0 ||
                       memcmp(text.at + i, "20", 2) == 0;
        bool more = i + 4 < text.len && is_digit(text.at[i + 4]);
        if (century && is_digit(text.at[i + 2]) && is_digit(text.at[i + 3]) &&
            !more) {
            return true;
        }
    }
    return false;
}

bool
rcn_survey_has_clock(const rcn_survey *survey, size_t index)
{
    rcn_text text = rcn_survey_chunk(survey, index)->text;
    for (size_t i = 1; text.len < CLOCK_BYTES && i + 2 < text.len; i++) {
        if (text.at[i] == ':' && is_digit(text.at[i - 1]) &&
            is_digit(text.at[i + 1]) && is_digit(text.at[i + 2])) {
            return true;
        }
    }
    return false;
}

/* A word of letters and digits that is no address: a hash, a version. */
static bool
has_codes(rcn_text text)
{
    size_t digits = 0;
    size_t start = 0;
    bool plain = true;
    for (size_t i = 0; i <= text.len; i++) {
        int byte = i < text.len ? text.at[i] : ' ';
        if (byte != ' ') {
            digits += is_digit(byte);
            plain = plain && !strchr("/@:%=", byte);
            continue;
        }
        if (plain && digits >= 4 && i - start >= 11) {
            return true;
        }
        digits = 0;
        plain = true;
        start = i + 1;
    }
    return false;
}

static bool
begins_quoted(rcn_text text)
{
    return rcn_text_starts(text, "\"") ||
           rcn_text_starts(text, "\xE2\x80\x9C") ||
           rcn_text_starts(text, "\xE2\x80\x9E") ||
           rcn_text_starts(text, "\xC2\xAB");
}

static void
count_features(const rcn_fact *fact, int16_t *row)
{
    SET(row, LCHARS, rcn_log2(fact->chars));
    SET(row, LWORDS, rcn_log2(fact->words));
    SET(row, SENTS, fact->sentences);
    SET(row, LCOMMAS, rcn_log2(fact->commas));
    SET(row, PUNCT, rcn_share(fact->puncts, fact->chars));
    SET(row, DIGIT, rcn_share(fact->digits, fact->chars));
    SET(row, CAPW, rcn_share(fact->capitals, fact->words));
    SET(row, UPPER, rcn_share(fact->uppers, fact->letters));
    SET(row, STOP, rcn_share(fact->stops, fact->words));
    SET(row, AVGW, rcn_share(fact->word_chars, (uint64_t)fact->words * 10));
    SET(row, WPS,
        rcn_log2(fact->sentences ? fact->words / fact->sentences : 0));
    SET(row, YOU, fact->you);
    SET(row, DATED, fact->dated);
    SET(row, BYLINE, fact->byline);
    SET(row, GOOD, fact->good);
    SET(row, HEADLINE, fact->headline);
    for (size_t i = 0; i < RCN_PHRASE_COUNT; i++) {
        set(row, RCN_LINE_LEX_COOKIE + i, fact->phrases >> i & 1);
    }
    SET(row, RULE, fact->rule);
    for (size_t sign = 1; sign < RCN_SIGN_COUNT; sign++) {
        set(row, RCN_LINE_SIGN_COMMENTS + sign - 1, fact->sign == sign);
    }
    SET(row, SAME, rcn_log2(fact->same));
    SET(row, SAME_HEAD, rcn_log2(fact->same_head));
    SET(row, SAME_FIRST, rcn_log2(fact->same_first));
    SET(row, SAME_LAST, rcn_log2(fact->same_last));
}

static void
form_features(const rcn_survey *survey, size_t index, int16_t *row)
{
    static const char *const pipes[] = {" | ", " \xC2\xBB ", " \xC2\xB7 ",
                                        " > ", " / ",        NULL};
    static const char *const addresses[] = {"http", "www.", "@", ".com", NULL};
    const rcn_chunk *chunk = rcn_survey_chunk(survey, index);
    rcn_text text = chunk->text;
    uint32_t number = 0;
    SET(row, END_SENTENCE, chunk->end == RCN_ROW_END_SENTENCE);
    SET(row, END_COLON, chunk->end == RCN_ROW_END_COLON);
    SET(row, END_COMMA, chunk->end == RCN_ROW_END_COMMA);
    SET(row, QUEST, rcn_text_ends(text, "?"));
    SET(row, ELLIP,
        rcn_text_ends(text, "...") || rcn_text_ends(text, "\xE2\x80\xA6"));
    SET(row, BULLET, rcn_marker(text, &number) > 0);
    SET(row, PIPE, contains_any(text, pipes));
    SET(row, URLMAIL, contains_any(text, addresses));
    SET(row, LOWSTART, chunk->begin == RCN_BEGIN_LOWER);
    SET(row, DIGITSTART, chunk->begin == RCN_BEGIN_DIGIT);
    SET(row, QUOTESTART, begins_quoted(text));
    SET(row, CASELESS, chunk->begin == RCN_BEGIN_CASELESS);
    SET(row, YEAR, has_year(text));
    SET(row, CODES, has_codes(text));
    SET(row, SHORT, survey->steps[index].short_run > 0);
}

/* What distinguishes threads of comments and lists of links from text that goes
 * on. */
static void
company_features(const rcn_survey *survey, size_t index, int16_t *row)
{
    static const int offsets[] = {-2, -1, 1, 2};
    int16_t *out = row + RCN_LINE_DATED_P2;
    for (size_t i = 0; i < sizeof offsets / sizeof *offsets; i++, out += 8) {
        size_t at = index + (size_t)offsets[i]; /* wraps below the first */
        if (at >= survey->count) {
            continue;
        }
        const rcn_fact *fact = &survey->facts[at];
        set(out, 0, fact->dated);
        set(out, 1, fact->byline);
        set(out, 2, rcn_log2(fact->same));
        set(out, 3, rcn_log2(fact->same_last));
        set(out, 4, rcn_log2(fact->same_first));
        set(out, 5, fact->good);
        set(out, 6, fact->headline);
        set(out, 7, rcn_text_ends(rcn_survey_chunk(survey, at)->text, "?"));
    }
    SET(row, CLOCK, rcn_survey_has_clock(survey, index));
    SET(row, CLOCK_P1, index && rcn_survey_has_clock(survey, index - 1));
    SET(row, CLOCK_N1,
        index + 1 < survey->count && rcn_survey_has_clock(survey, index + 1));
}

static void
neighbour_features(const rcn_survey *survey, size_t index, int16_t *row)
{
    static const rcn_fact none = {0};
    static const int offsets[] = {-3, -2, -1, 1, 2, 3};
    int16_t *out = row + RCN_LINE_LWORDS_P3;
    for (size_t i = 0; i < sizeof offsets / sizeof *offsets; i++, out += 5) {
        size_t at = index + (size_t)offsets[i]; /* wraps below the first */
        bool there = at < survey->count;
        const rcn_fact *fact = there ? &survey->facts[at] : &none;
        set(out, 0, rcn_log2(fact->words));
        set(out, 1, there ? rcn_survey_chunk(survey, at)->end : -1);
        set(out, 2, rcn_share(fact->stops, fact->words));
        set(out, 3, rcn_share(fact->capitals, fact->words));
        set(out, 4, fact->rule);
    }
    SET(row, PERIOD, survey->facts[index].period);
    SET(row, PERIOD_P1, index ? survey->facts[index - 1].period : 0);
    SET(row, PERIOD_N1,
        index + 1 < survey->count ? survey->facts[index + 1].period : 0);
}

/* Returns the sums over the chunks at most `reach` away. */
static rcn_fact_sums
sums_around(const rcn_survey *survey, size_t index, size_t reach,
            size_t *ret_count)
{
    size_t from = index > reach ? index - reach : 0;
    size_t to =
        index + reach < survey->count ? index + reach + 1 : survey->count;
    const rcn_fact_sums *low = &survey->sums[from];
    const rcn_fact_sums *high = &survey->sums[to];
    *ret_count = to - from;
    return (rcn_fact_sums){
        .goods = high->goods - low->goods,
        .dates = high->dates - low->dates,
        .headlines = high->headlines - low->headlines,
        .rules = high->rules - low->rules,
        .shorts = high->shorts - low->shorts,
        .firsts = high->firsts - low->firsts,
        .lasts = high->lasts - low->lasts,
        .words = high->words - low->words,
        .topics = high->topics - low->topics,
        .head_topics = high->head_topics - low->head_topics,
        .chars = high->chars - low->chars,
        .good_chars = high->good_chars - low->good_chars,
    };
}

static uint32_t
count_alike(const rcn_survey *survey, size_t index)
{
    size_t from = index > 12 ? index - 12 : 0;
    uint32_t alike = 0;
    for (size_t i = from; i < survey->count && i <= index + 12; i++) {
        alike += survey->facts[i].shape == survey->facts[index].shape;
    }
    return alike;
}

static uint32_t
longest_near(const rcn_survey *survey, size_t index)
{
    uint32_t longest = 0;
    for (size_t i = index > 4 ? index - 4 : 0;
         i < survey->count && i <= index + 4; i++) {
        uint32_t chars = survey->facts[i].chars;
        longest = chars > longest ? chars : longest;
    }
    return longest;
}

static void
window_features(const rcn_survey *survey, size_t index, int16_t *row)
{
    static const size_t reaches[] = {2, 5, 12, 30};
    size_t count = 0;
    int16_t *out = row + RCN_LINE_GDENS2;
    for (size_t i = 0; i < sizeof reaches / sizeof *reaches; i++, out += 2) {
        rcn_fact_sums around = sums_around(survey, index, reaches[i], &count);
        set(out, 0, rcn_share(around.good_chars, around.chars + 1));
        set(out, 1, rcn_log2(around.good_chars));
    }
    rcn_fact_sums around = sums_around(survey, index, 3, &count);
    SET(row, AVGW3, rcn_log2((uint64_t)around.words * 10 / count));
    SET(row, TOPIC3, around.topics / count);
    SET(row, HEAD_TOPIC3, around.head_topics / count);
    around = sums_around(survey, index, 10, &count);
    SET(row, AVGW10, rcn_log2((uint64_t)around.words * 10 / count));
    around = sums_around(survey, index, 6, &count);
    SET(row, HEADS6, around.headlines);
    SET(row, DATES6, around.dates);
    SET(row, RULES6, around.rules);
    SET(row, SHORTS6, around.shorts);
    SET(row, FIRSTS6, around.firsts);
    SET(row, LASTS6, around.lasts);
    SET(row, LMAX4, rcn_log2(longest_near(survey, index)));
    SET(row, ALIKE, count_alike(survey, index));
}

static void
place_features(const rcn_survey *survey, size_t index, int16_t *row)
{
    const rcn_fact_sums *before = &survey->sums[index];
    const rcn_fact_sums *with = &survey->sums[index + 1];
    const rcn_fact_sums *page = &survey->sums[survey->count];
    SET(row, IDXFRAC, rcn_share(index, survey->count));
    SET(row, CHARFRAC, rcn_share(with->chars, page->chars));
    SET(row, LIDX, rcn_log2(index));
    SET(row, LRIDX, rcn_log2(survey->count - 1 - index));
    SET(row, GBEFORE, rcn_share(before->good_chars, page->good_chars));
    SET(row, GAFTER,
        rcn_share(page->good_chars - with->good_chars, page->good_chars));
    for (size_t i = 0; i < RCN_RUN_COUNT; i++) {
        const rcn_chunk_run *run = &survey->runs[i];
        int16_t *out = row + RCN_LINE_IN_RUN3 + 3 * i;
        int64_t at = (int64_t)index;
        set(out, 0, index >= run->first && index <= run->last);
        set(out, 1, rcn_signed_log2(at - (int64_t)run->first));
        set(out, 2, rcn_signed_log2(at - (int64_t)run->last));
    }
}

/* What is between the title and the chunk. */
static void
title_features(const rcn_survey *survey, size_t index, int16_t *row)
{
    size_t from = survey->title < index ? survey->title : index;
    const rcn_fact_sums *low = &survey->sums[from];
    const rcn_fact_sums *high = &survey->sums[index];
    SET(row, RTITLE, rcn_signed_log2((int64_t)index - (int64_t)survey->title));
    SET(row, N_DATES, rcn_log2(high->dates - low->dates));
    SET(row, N_BYLINES, rcn_log2(high->bylines - low->bylines));
    SET(row, N_HEADS, rcn_log2(high->headlines - low->headlines));
    SET(row, N_SHORTS, rcn_log2(high->shorts - low->shorts));
    SET(row, N_GOODS, rcn_log2(high->goods - low->goods));
    uint32_t goods = high->goods - low->goods;
    uint64_t mean = goods ? (high->good_chars - low->good_chars) / goods : 0;
    SET(row, LRATIO,
        mean ? rcn_log2(survey->facts[index].chars) - rcn_log2(mean) : 0);
}

static void
step_features(const rcn_steps *steps, int16_t *row)
{
    SET(row, DPREV, rcn_log2(steps->last_good));
    SET(row, DNEXT, rcn_log2(steps->next_good));
    SET(row, SHORT_RUN, rcn_log2(steps->short_run));
    SET(row, HEAD_RUN, rcn_log2(steps->head_run));
    SET(row, HEAD_RUN_AT, rcn_log2(steps->head_run_at));
    SET(row, SINCE_DATE, rcn_log2(steps->since_date));
    SET(row, SINCE_BYLINE, rcn_log2(steps->since_byline));
    SET(row, UNTIL_DATE, rcn_log2(steps->until_date));
    SET(row, UNTIL_BYLINE, rcn_log2(steps->until_byline));
    for (size_t sign = 1; sign < RCN_SIGN_COUNT; sign++) {
        set(row, RCN_LINE_SINCE_COMMENTS + sign - 1,
            rcn_log2(steps->since[sign]));
        set(row, RCN_LINE_UNTIL_COMMENTS + sign - 1,
            rcn_log2(steps->until[sign]));
    }
    SET(row, SIGNS, rcn_log2(steps->signs));
    SET(row, GAPS, rcn_log2(steps->gaps));
    SET(row, GAP_MOST, rcn_log2(steps->gap_most));
    SET(row, SINCE_LONG, rcn_log2(steps->since_long));
    SET(row, UNTIL_LONG, rcn_log2(steps->until_long));
    for (size_t i = 0; i < RCN_PHRASE_COUNT; i++) {
        set(row, RCN_LINE_SINCE_LEX_COOKIE + i,
            rcn_log2(steps->since_phrase[i]));
    }
}

static void
page_features(const rcn_survey *survey, int16_t *row)
{
    const rcn_fact_sums *page = &survey->sums[survey->count];
    rcn_chunk_run run = survey->runs[RCN_RUN_MIDDLE];
    bool any = run.first <= run.last;
    uint64_t in_run = any ? survey->sums[run.last + 1].good_chars -
                                survey->sums[run.first].good_chars
                          : 0;
    SET(row, PG_LCHARS, rcn_log2(page->chars));
    SET(row, PG_N, rcn_log2(survey->count));
    SET(row, PG_GOODS, rcn_log2(page->goods));
    SET(row, PG_GOOD, rcn_share(page->good_chars, page->chars));
    SET(row, PG_RUN, rcn_share(in_run, page->good_chars));
    SET(row, PG_HEADS, rcn_share(page->headlines, survey->count));
    SET(row, PG_RULES, rcn_share(page->rules, survey->count));
    SET(row, PG_DATES, rcn_share(page->dates, survey->count));
    SET(row, PG_BEFORE, rcn_log2(any ? run.first : survey->count));
    SET(row, PG_AFTER, rcn_log2(any ? survey->count - 1 - run.last : 0));
}

void
rcn_survey_features(const rcn_survey *survey, size_t chunk, int16_t *row)
{
    const rcn_fact *fact = &survey->facts[chunk];
    count_features(fact, row);
    form_features(survey, chunk, row);
    neighbour_features(survey, chunk, row);
    company_features(survey, chunk, row);
    window_features(survey, chunk, row);
    place_features(survey, chunk, row);
    title_features(survey, chunk, row);
    step_features(&survey->steps[chunk], row);
    page_features(survey, row);
    SET(row, TITLE_SHARE, fact->title_share);
    SET(row, TOPIC, fact->topic);
    SET(row, HEAD_TOPIC, fact->head_topic);
    SET(row, SEEN_TOPIC, fact->seen_topic);
}

const char *
rcn_line_feature_name(rcn_line_feature feature)
{
    static const char *const names[] = {
#define RCN_LINE(name) #name,
#include "clean/webtext/region.def"
#undef RCN_LINE
    };
    return names[feature];
}
