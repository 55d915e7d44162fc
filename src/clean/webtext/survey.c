/* What can be counted of the chunks of a page: their characters and words, the
 * phrases in them, and the runs of paragraphs that are most likely the body
 * (the maximum subsequence of J. Pasternack and D. Roth, "Extracting Article
 * Text from the Web", WWW 2009). */
#include "clean/webtext/survey.h"

#include <string.h>

#include "base/utf8.h"

#define GOOD_CHARS   80
#define GOOD_WORDS   12
#define BRIEF_CHARS  40
#define HEAD_BYTES   400
#define RULE_BYTES   400
#define DATE_BYTES   60
#define BYLINE_BYTES 100
#define YOU_BYTES    6 /* of the longest of those words */
#define LONG_BYTES   6 /* of a word that states what a text is about */

const rcn_chunk *
rcn_survey_chunk(const rcn_survey *survey, size_t index)
{
    return &survey->work->chunks[survey->list[index]];
}

size_t
rcn_survey_count(const rcn_survey *survey)
{
    return survey->count;
}

uint32_t
rcn_survey_index(const rcn_survey *survey, size_t chunk)
{
    return survey->list[chunk];
}

static bool
is_stop(uint32_t rune)
{
    return rune == '.' || rune == '?' || rune == '!' || rune == 0x3002 ||
           rune == 0x589 || rune == 0xFF01 || rune == 0xFF1F;
}

static void
read_characters(rcn_text text, rcn_fact *fact)
{
    uint32_t before = ' ';
    for (size_t at = 0; at < text.len;) {
        uint32_t rune = 0;
        at += rcn_utf8_next(text, at, &rune);
        bool upper = rcn_rune_is_upper(rune);
        fact->chars++;
        fact->uppers += upper;
        fact->letters += rcn_rune_is_letter(rune);
        fact->digits += rcn_rune_is_digit(rune);
        fact->puncts += rcn_rune_is_punct(rune);
        fact->capitals += upper && before == ' ';
        fact->commas +=
            rune == ',' || rune == 0x60C || rune == 0x3001 || rune == 0xFF0C;
        fact->sentences += is_stop(before) && (rune == ' ' || rune >= 0x3000);
        before = rune;
    }
}

/* Words, and whether the line is mostly of a date or begins as a byline. */
static void
read_words(const rcn_work *work, rcn_text text, rcn_fact *fact)
{
    static const char *const you[] = {"you", "your",  "we", "our", "sie", "ihr",
                                      "uns", "votre", "su", "вы",  "ваш"};
    const rcn_rules *rules = work->rules;
    const rcn_tally *stops = &work->shared->lexicon->stop_words;
    rcn_readings *readings = work->readings;
    char word[64];
    size_t len = 0;
    size_t start = 0;
    uint32_t dated = 0;
    fact->first_term = (uint32_t)readings->terms.count;
    for (size_t at = 0; rcn_word_next(text, &at, word, &len, &start);) {
        rcn_text key = {word, len};
        if (!fact->words && text.len < BYLINE_BYTES) {
            fact->byline =
                rcn_word_list_has(rcn_rules_words(rules, "bylines"), key);
        }
        fact->words++;
        fact->word_chars += (uint32_t)len;
        fact->stops += rcn_tally_find(stops, rcn_tally_hash(0, word, len)) != 0;
        for (size_t i = 0;
             len <= YOU_BYTES && !fact->you && i < sizeof you / sizeof *you;
             i++) {
            fact->you = rcn_text_is(key, you[i]);
        }
        dated +=
            text.len < DATE_BYTES && ((word[0] >= '0' && word[0] <= '9') ||
                                      rcn_words_count(readings->dates, key));
        if (len >= LONG_BYTES) {
            RCN_PUSH(readings->arena, &readings->terms,
                     (uint32_t)rcn_words_place(readings->words, key));
        }
    }
    fact->term_count = (uint32_t)readings->terms.count - fact->first_term;
    fact->dated = fact->words > 1 && dated * 2 > fact->words;
}

static void
read_phrases(const rcn_work *work, rcn_text text, rcn_fact *fact,
             rcn_arena *scratch)
{
    rcn_text head =
        rcn_text_slice(text, 0, text.len < HEAD_BYTES ? text.len : HEAD_BYTES);
    rcn_buffer lower = rcn_buffer_new(scratch);
    for (size_t at = 0; at < head.len;) {
        uint32_t rune = 0;
        at += rcn_utf8_next(head, at, &rune);
        rcn_buffer_rune(&lower, rcn_rune_lower(rune));
    }
    fact->phrases = rcn_lexicon_phrases(work->shared->lexicon, scratch,
                                        rcn_buffer_text(&lower));
}

static rcn_line_sign
sign_of(const char *class_id)
{
    static const struct {
        const char *class_id;
        rcn_line_sign sign;
    } signs[] = {{"widget-comments", RCN_SIGN_COMMENTS},
                 {"related-links", RCN_SIGN_RELATED},
                 {"widget-latest-news", RCN_SIGN_RELATED},
                 {"site-legal", RCN_SIGN_LEGAL},
                 {"site-credit", RCN_SIGN_LEGAL},
                 {"widget-subscribe", RCN_SIGN_SUBSCRIBE},
                 {"widget-share", RCN_SIGN_SHARE},
                 {"navigation", RCN_SIGN_NAVIGATION}};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        if (strcmp(signs[i].class_id, class_id) == 0) {
            return signs[i].sign;
        }
    }
    return RCN_SIGN_OTHER;
}

static void
read_rules(const rcn_work *work, rcn_text text, rcn_fact *fact,
           rcn_arena *scratch)
{
    const rcn_rules *rules = work->rules;
    if (text.len > RULE_BYTES) {
        return;
    }
    rcn_rule_match match =
        rcn_rules_match(rules, scratch, text, RCN_WHERE_TAIL);
    if (match.rule == SIZE_MAX) {
        match = rcn_rules_match(rules, scratch, text, RCN_WHERE_HEAD);
    }
    bool script =
        match.rule != SIZE_MAX && /* papers are dumped with them */
        strcmp(rcn_rules_info(rules, match.rule).class_id, "hidden") == 0;
    if (match.rule != SIZE_MAX && !script) {
        fact->rule = match.beside ? 2 : 1;
        fact->sign =
            (uint8_t)sign_of(rcn_rules_info(rules, match.rule).class_id);
    }
}

static void
read_chunk(const rcn_work *work, const rcn_chunk *chunk, rcn_fact *fact,
           rcn_arena *scratch)
{
    bool sentence = chunk->end == RCN_ROW_END_SENTENCE;
    read_characters(chunk->text, fact);
    read_words(work, chunk->text, fact);
    read_phrases(work, chunk->text, fact, scratch);
    read_rules(work, chunk->text, fact, scratch);
    fact->sentences += sentence;
    fact->good =
        fact->chars >= GOOD_CHARS && fact->sentences > 0 &&
        (fact->words >= GOOD_WORDS || chunk->begin == RCN_BEGIN_CASELESS);
    fact->brief = fact->chars < BRIEF_CHARS && !fact->good;
    fact->headline = !fact->good && fact->words >= 4 && fact->words <= 24 &&
                     !sentence && chunk->end != RCN_ROW_END_COLON;
}

static void
sum_up(rcn_survey *survey)
{
    for (size_t i = 0; i < survey->count; i++) {
        const rcn_fact *fact = &survey->facts[i];
        rcn_fact_sums sums = survey->sums[i];
        sums.goods += fact->good;
        sums.dates += fact->dated;
        sums.bylines += fact->byline;
        sums.shorts += fact->brief;
        sums.firsts += fact->same_first > 1;
        sums.lasts += fact->same_last > 1;
        sums.headlines += fact->headline;
        sums.rules += fact->rule > 0;
        sums.words += fact->words;
        sums.chars += fact->chars;
        sums.good_chars += fact->good ? fact->chars : 0;
        survey->sums[i + 1] = sums;
    }
}

/* Returns the run of chunks with the greatest sum, a good chunk counting by its
 * words and any other `cost` against it. */
static rcn_chunk_run
best_run(const rcn_survey *survey, int64_t cost)
{
    rcn_chunk_run best = {1, 0};
    int64_t best_sum = 0;
    int64_t sum = 0;
    size_t first = 0;
    for (size_t i = 0; i < survey->count; i++) {
        const rcn_fact *fact = &survey->facts[i];
        int64_t words = fact->words < 120 ? fact->words : 120;
        if (sum <= 0) {
            sum = 0;
            first = i;
        }
        sum += fact->good ? words : -cost;
        if (sum > best_sum) {
            best_sum = sum;
            best = (rcn_chunk_run){first, i};
        }
    }
    return best;
}

static bool
has_words(rcn_text text)
{
    char word[64];
    size_t len = 0;
    size_t start = 0;
    size_t at = 0;
    return rcn_word_next(text, &at, word, &len, &start);
}

static rcn_words *
words_of_dates(rcn_arena *arena, const rcn_work *work)
{
    rcn_words *words = rcn_words_new(arena);
    rcn_word_list dates = rcn_rules_words(work->rules, "dates");
    for (size_t i = 0; i < dates.count; i++) {
        rcn_words_add(words, rcn_text_of(dates.words[i]));
    }
    return words;
}

static rcn_readings *
readings_new(const rcn_work *work)
{
    rcn_arena *arena = rcn_arena_new(0);
    rcn_readings *readings = rcn_arena_alloc(arena, 1, sizeof *readings);
    readings->arena = arena;
    readings->dates = words_of_dates(arena, work);
    readings->words = rcn_words_new(arena);
    readings->facts =
        rcn_arena_alloc(arena, work->chunk_count, sizeof *readings->facts);
    return readings;
}

void
rcn_survey_forget(rcn_work *work)
{
    if (work->readings) {
        rcn_arena_free(work->readings->arena);
        work->readings = NULL;
    }
}

/* Chooses the chunks and reads those that were not read before. */
static void
read_chunks(rcn_survey *survey, bool whole)
{
    const rcn_work *work = survey->work;
    rcn_fact *facts = work->readings->facts;
    rcn_arena *scratch = rcn_arena_new(0);
    for (size_t i = 0; i < work->chunk_count; i++) {
        const rcn_chunk *chunk = &work->chunks[i];
        if (chunk->outside || (!whole && chunk->fate != RCN_FATE_TEXT) ||
            !has_words(chunk->text)) {
            continue;
        }
        if (!facts[i].words) {
            read_chunk(work, chunk, &facts[i], scratch);
            rcn_arena_reset(scratch);
        }
        survey->facts[survey->count] = facts[i];
        survey->list[survey->count++] = (uint32_t)i;
    }
    rcn_arena_free(scratch);
}

const rcn_survey *
rcn_survey_new(rcn_arena *arena, rcn_work *work, bool whole)
{
    rcn_survey *survey = rcn_arena_alloc(arena, 1, sizeof *survey);
    size_t most = work->chunk_count + 1;
    work->readings = work->readings ? work->readings : readings_new(work);
    survey->arena = arena;
    survey->work = work;
    survey->readings = work->readings;
    survey->list = rcn_arena_alloc(arena, most, sizeof *survey->list);
    survey->facts = rcn_arena_alloc(arena, most, sizeof *survey->facts);
    survey->sums = rcn_arena_alloc(arena, most, sizeof *survey->sums);
    read_chunks(survey, whole);
    rcn_survey_shapes(survey);
    sum_up(survey);
    survey->runs[RCN_RUN_WIDE] = best_run(survey, 3);
    survey->runs[RCN_RUN_MIDDLE] = best_run(survey, 8);
    survey->runs[RCN_RUN_STRICT] = best_run(survey, 20);
    rcn_survey_topics(survey);
    rcn_survey_walk(survey);
    return survey;
}
