/* What a chunk of a web page looks like, alone, among its neighbours and by its
 * place on the page: the questions that tell text from its surroundings when
 * there are no tags (after Kohlschütter and others, "Boilerplate detection using
 * shallow text features", WSDM 2010).  All answers are yes or no, so that the
 * weights stay legible. */
#include <string.h>

#include "clean/survey.h"

/* Answers for steps "at least": `first` and those after it. */
static void
answer_steps(bool *answers, rcn_feature first, uint64_t value,
             const uint32_t *steps, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        answers[(size_t)first + i] = value >= steps[i];
    }
}

#define STEPS(answers, first, value, ...)             \
    answer_steps(answers, RCN_FEATURE_##first, value, \
                 (const uint32_t[]){__VA_ARGS__},     \
                 sizeof((const uint32_t[]){__VA_ARGS__}) / sizeof(uint32_t))

#define ANSWER(answers, name, yes) ((answers)[RCN_FEATURE_##name] = (yes))

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
has_year(rcn_text text)
{
    for (size_t i = 0; i + 4 <= text.len; i++) {
        bool century = memcmp(text.at + i, "19", 2) == 0 ||
                       memcmp(text.at + i, "20", 2) == 0;
        bool more =
            i + 4 < text.len && text.at[i + 4] >= '0' && text.at[i + 4] <= '9';
        if (century && text.at[i + 2] >= '0' && text.at[i + 2] <= '9' &&
            text.at[i + 3] >= '0' && text.at[i + 3] <= '9' && !more) {
            return true;
        }
    }
    return false;
}

static bool
is_byline(const rcn_survey *survey, const rcn_chunk *chunk)
{
    char word[64];
    size_t len = 0;
    size_t start = 0;
    size_t at = 0;
    return chunk->text.len < 100 &&
           rcn_word_next(chunk->text, &at, word, &len, &start) &&
           rcn_word_list_has(rcn_rules_words(survey->work->rules, "bylines"),
                             (rcn_text){word, len});
}

static void
answer_form(const rcn_survey *survey, size_t index, bool *answers)
{
    const rcn_fact *fact = &survey->facts[index];
    const rcn_chunk *chunk = rcn_survey_chunk(survey, index);
    rcn_text text = chunk->text;
    ANSWER(answers, ALWAYS, true);
    STEPS(answers, CHARS_10, fact->chars, 10, 20, 40, 80, 160, 320, 640);
    STEPS(answers, WORDS_2, fact->words, 2, 4, 8, 16);
    ANSWER(answers, ENDS_SENTENCE, chunk->end == RCN_END_SENTENCE);
    ANSWER(answers, ENDS_COLON, chunk->end == RCN_END_COLON);
    ANSWER(answers, ENDS_QUESTION, rcn_text_ends(text, "?"));
    ANSWER(answers, ENDS_DOTS,
           rcn_text_ends(text, "...") || rcn_text_ends(text, "\xE2\x80\xA6"));
    STEPS(answers, SENTENCES_2, fact->sentences, 2, 4);
    STEPS(answers, COMMA, fact->commas, 1, 3);
    STEPS(answers, STOP_10, rcn_percent(fact->stops, fact->words), 10, 25, 40);
    STEPS(answers, TITLE_50, rcn_percent(fact->titles, fact->words), 50, 90);
    ANSWER(answers, CAPITALS,
           fact->letters > 3 && fact->uppers * 10 >= fact->letters * 9);
    STEPS(answers, DIGITS_10, rcn_percent(fact->digits, fact->chars), 10, 30);
    ANSWER(answers, BEGINS_LOWER, chunk->begin == RCN_BEGIN_LOWER);
    ANSWER(answers, BEGINS_DIGIT, chunk->begin == RCN_BEGIN_DIGIT);
    ANSWER(answers, BEGINS_OTHER, chunk->begin == RCN_BEGIN_OTHER);
    ANSWER(answers, GOOD, fact->good);
    ANSWER(answers, YOU, fact->you);
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
            digits += byte >= '0' && byte <= '9' ? 1 : 0;
            plain = plain && byte != '/' && byte != '@' && byte != ':' &&
                    byte != '%' && byte != '=';
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

static void
answer_words(const rcn_survey *survey, size_t index, bool *answers)
{
    static const char *const separators[] = {" | ", " \xC2\xBB ", " \xC2\xB7 ",
                                             " > ", " / ",        NULL};
    static const char *const addresses[] = {"http", "www.", "@", ".com", NULL};
    static const char *const copyrights[] = {"\xC2\xA9", "(c)", "opyright",
                                             NULL};
    const rcn_fact *fact = &survey->facts[index];
    const rcn_chunk *chunk = rcn_survey_chunk(survey, index);
    uint32_t number = 0;
    ANSWER(answers, BULLET, rcn_marker(chunk->text, &number) > 0);
    ANSWER(answers, SEPARATORS, contains_any(chunk->text, separators));
    ANSWER(answers, ADDRESS, contains_any(chunk->text, addresses));
    ANSWER(answers, COPYRIGHT, contains_any(chunk->text, copyrights));
    ANSWER(answers, RULE, fact->rule == 1);
    ANSWER(answers, RULE_BESIDE, fact->rule == 2);
    ANSWER(answers, BYLINE, is_byline(survey, chunk));
    ANSWER(answers, DATE, fact->dated);
    ANSWER(answers, HAS_YEAR, has_year(chunk->text));
    ANSWER(answers, CODES, has_codes(chunk->text));
    ANSWER(answers, REPEATED, fact->repeated);
    ANSWER(answers, REPEATED_LONG, fact->repeated && fact->chars >= 40);
}

/* A neighbour that is not there has no facts. */
static const rcn_fact *
neighbour(const rcn_survey *survey, size_t index, int step)
{
    static const rcn_fact none = {0};
    size_t at = step < 0 ? index - (size_t)-step : index + (size_t)step;
    return at < survey->count ? &survey->facts[at] : &none;
}

static bool
is_wordy(const rcn_fact *fact)
{
    return fact->stops * 4 >= fact->words && fact->words > 0;
}

static bool
ends_with(const rcn_survey *survey, size_t index, int step, uint8_t end)
{
    size_t at = step < 0 ? index - (size_t)-step : index + (size_t)step;
    return at < survey->count && rcn_survey_chunk(survey, at)->end == end;
}

static void
answer_neighbours(const rcn_survey *survey, size_t index, bool *answers)
{
    const rcn_fact *one = neighbour(survey, index, -1);
    const rcn_fact *two = neighbour(survey, index, -2);
    const rcn_fact *three = neighbour(survey, index, -3);
    STEPS(answers, PREV1_40, one->chars, 40, 80, 160);
    ANSWER(answers, PREV1_GOOD, one->good);
    ANSWER(answers, PREV1_SENTENCE,
           ends_with(survey, index, -1, RCN_END_SENTENCE));
    ANSWER(answers, PREV1_COLON, ends_with(survey, index, -1, RCN_END_COLON));
    ANSWER(answers, PREV1_STOP, is_wordy(one));
    ANSWER(answers, PREV1_RULE, one->rule > 0);
    ANSWER(answers, PREV2_80, two->chars >= 80);
    ANSWER(answers, PREV2_GOOD, two->good);
    ANSWER(answers, PREV2_STOP, is_wordy(two));
    ANSWER(answers, PREV2_RULE, two->rule > 0);
    ANSWER(answers, PREV3_GOOD, three->good);
    ANSWER(answers, PREV3_STOP, is_wordy(three));
    one = neighbour(survey, index, 1);
    two = neighbour(survey, index, 2);
    three = neighbour(survey, index, 3);
    STEPS(answers, NEXT1_40, one->chars, 40, 80, 160);
    ANSWER(answers, NEXT1_GOOD, one->good);
    ANSWER(answers, NEXT1_SENTENCE,
           ends_with(survey, index, 1, RCN_END_SENTENCE));
    ANSWER(answers, NEXT1_STOP, is_wordy(one));
    ANSWER(answers, NEXT1_RULE, one->rule > 0);
    ANSWER(answers, NEXT2_80, two->chars >= 80);
    ANSWER(answers, NEXT2_GOOD, two->good);
    ANSWER(answers, NEXT2_STOP, is_wordy(two));
    ANSWER(answers, NEXT2_RULE, two->rule > 0);
    ANSWER(answers, NEXT3_GOOD, three->good);
    ANSWER(answers, NEXT3_STOP, is_wordy(three));
}

/* Chunks [low, high) within `reach` of one. */
static void
window(const rcn_survey *survey, size_t index, size_t reach, size_t *ret_low,
       size_t *ret_high)
{
    *ret_low = index > reach ? index - reach : 0;
    *ret_high =
        index + reach < survey->count ? index + reach + 1 : survey->count;
}

static void
answer_windows(const rcn_survey *survey, size_t index, bool *answers)
{
    const rcn_fact *facts = survey->facts;
    size_t low = 0;
    size_t high = 0;
    window(survey, index, 5, &low, &high);
    STEPS(answers, NEAR5_GOOD_1, facts[high].before - facts[low].before, 1, 3,
          5, 8);
    window(survey, index, 12, &low, &high);
    STEPS(answers, NEAR12_GOOD_1, facts[high].before - facts[low].before, 1, 4,
          8, 14);
    STEPS(answers, NEAR12_DENSITY_20,
          (facts[high].good_before - facts[low].good_before) / (high - low), 20,
          40, 80, 160);
    window(survey, index, 30, &low, &high);
    STEPS(answers, NEAR30_DENSITY_20,
          (facts[high].good_before - facts[low].good_before) / (high - low), 20,
          40, 80, 160);
}

static void
answer_distances(const rcn_distances *distances, bool *answers)
{
    STEPS(answers, SHORT_RUN_4, distances->short_run, 4, 8, 16);
    STEPS(answers, LAST_GOOD_1, distances->last_good, 2, 3, 5, 9, 17);
    STEPS(answers, NEXT_GOOD_1, distances->next_good, 2, 3, 5, 9, 17);
}

static void
answer_place(const rcn_survey *survey, size_t index, bool *answers)
{
    const rcn_fact *fact = &survey->facts[index];
    const rcn_fact *all = &survey->facts[survey->count];
    ANSWER(answers, BEFORE_GOODS, fact->before > 0);
    STEPS(answers, BEFORE_SHARE_5,
          rcn_percent(fact->good_before, all->good_before), 5, 20, 50, 80, 95);
    ANSWER(answers, AFTER_GOODS, survey->goods > fact->before + fact->good);
    STEPS(answers, PLACE_10, rcn_percent(index, survey->count), 10, 30, 50, 70,
          90);
    STEPS(answers, PAGE_GOODS_4, survey->goods, 4, 12);
    STEPS(answers, PAGE_CHUNKS_100, survey->count, 100, 300);
    ANSWER(answers, PAGE_GOOD_SHARE_50,
           rcn_percent(all->good_before, all->chars_before) >= 50);
}

static bool
within(rcn_run run, size_t index)
{
    return index >= run.first && index <= run.last;
}

static void
answer_run(const rcn_survey *survey, size_t index, bool *answers)
{
    const rcn_fact *fact = &survey->facts[index];
    rcn_run run = survey->run;
    bool inside = within(run, index);
    bool any = run.first <= run.last;
    size_t above = any && index < run.first ? run.first - index : 0;
    size_t below = any && index > run.last ? index - run.last : 0;
    ANSWER(answers, IN_RUN, inside);
    ANSWER(answers, IN_RUN_GOOD, inside && fact->good);
    ANSWER(answers, IN_RUN_SHORT, inside && rcn_fact_is_short(fact));
    ANSWER(answers, IN_WIDE_RUN, within(survey->wide, index));
    ANSWER(answers, IN_STRICT_RUN, within(survey->strict, index));
    ANSWER(answers, RUN_FIRST, any && index == run.first);
    ANSWER(answers, RUN_LAST, any && index == run.last);
    STEPS(answers, ABOVE_RUN_1, above, 1, 3, 8);
    STEPS(answers, BELOW_RUN_1, below, 1, 3, 8);
    ANSWER(answers, BELOW_RUN_GOOD, below > 0 && fact->good);
    uint32_t topic = any ? rcn_survey_topic(survey, survey->topic, index,
                                            inside && fact->good)
                         : 0;
    STEPS(answers, TOPIC_15, topic, 15, 30, 50, 70);
    ANSWER(answers, TOPIC_BELOW_30, below > 0 && topic >= 30);
    ANSWER(answers, TOPIC_BELOW_50, below > 0 && topic >= 50);
    uint64_t in_run = any ? survey->facts[run.last + 1].good_before -
                                survey->facts[run.first].good_before
                          : 0;
    ANSWER(answers, PAGE_RUN_SHARE_80,
           rcn_percent(in_run, survey->facts[survey->count].good_before) >= 80);
}

/* The signs above each chunk, once there was text: what stands below the first
 * of the comments or of a list of links is seldom the document's. */
static void
answer_signs(const rcn_survey *survey, bool *answers)
{
    bool seen[RCN_SIGN_COUNT] = {false};
    uint32_t count = 0;
    for (size_t i = 0; i < survey->count; i++) {
        bool *row = answers + i * RCN_FEATURE_COUNT;
        const rcn_fact *fact = &survey->facts[i];
        for (size_t sign = RCN_SIGN_COMMENTS; sign < RCN_SIGN_COUNT; sign++) {
            row[RCN_FEATURE_SEEN_COMMENTS + sign - 1] = seen[sign];
        }
        STEPS(row, SEEN_TWO, count, 2, 4);
        ANSWER(row, GOOD_SEEN_COMMENTS, fact->good && seen[RCN_SIGN_COMMENTS]);
        ANSWER(row, GOOD_SEEN_RELATED, fact->good && seen[RCN_SIGN_RELATED]);
        ANSWER(row, GOOD_SEEN_LEGAL, fact->good && seen[RCN_SIGN_LEGAL]);
        ANSWER(row, GOOD_SEEN_FOUR, fact->good && count >= 4);
        ANSWER(row, UNSIGNED,
               count == 0 && i > survey->run.first && fact->before > 0 &&
                   !fact->rule);
        bool text = fact->before > 0 && i >= survey->run.first;
        if (text && fact->rule) {
            seen[fact->kind] = true;
            count++;
        }
    }
}

static void
answer_head(const rcn_survey *survey, size_t index, bool *answers)
{
    const rcn_fact *fact = &survey->facts[index];
    bool any = survey->run.first <= survey->run.last;
    bool own =
        fact->good && index >= survey->run.first && index <= survey->head_end;
    uint32_t share =
        any ? rcn_survey_topic(survey, survey->head, index, own) : 0;
    STEPS(answers, HEAD_TOPIC_5, share, 5, 15, 30, 50);
    bool far = any && index > survey->head_end;
    ANSWER(answers, FAR_FROM_HEAD, far);
    ANSWER(answers, GOOD_OFF_TOPIC, far && fact->good && share < 10);
    size_t low = 0;
    size_t high = 0;
    window(survey, index, 6, &low, &high);
    STEPS(answers, DATES_NEAR_1,
          survey->facts[high].dates - survey->facts[low].dates, 1, 3, 6);
    ANSWER(answers, SPEAKS,
           fact->words < 12 && answers[RCN_FEATURE_ENDS_COLON]);
}

/* Questions of more than one of the above. */
static void
answer_together(const rcn_survey *survey, const rcn_distances *distances,
                bool *answers)
{
    bool good = answers[RCN_FEATURE_GOOD];
    uint32_t last = distances->last_good;
    uint32_t next = distances->next_good;
    uint32_t far = last > next ? last : next;
    uint32_t near = last < next ? last : next;
    bool listed = distances->short_run >= 3;
    ANSWER(answers, BETWEEN_1, !good && far <= 1);
    ANSWER(answers, BETWEEN_3, !good && far <= 3);
    ANSWER(answers, BETWEEN_8, !good && far <= 8);
    ANSWER(answers, GOOD_LONELY, good && near > 5);
    ANSWER(answers, GOOD_BY_RULE,
           good && (answers[RCN_FEATURE_PREV1_RULE] ||
                    answers[RCN_FEATURE_NEXT1_RULE]));
    ANSWER(answers, GOOD_LAST, good && answers[RCN_FEATURE_BEFORE_SHARE_95]);
    ANSWER(answers, GOOD_DOTS, good && answers[RCN_FEATURE_ENDS_DOTS]);
    ANSWER(answers, GOOD_YOU, good && answers[RCN_FEATURE_YOU]);
    ANSWER(answers, GOOD_DATED, good && answers[RCN_FEATURE_HAS_YEAR]);
    ANSWER(answers, SHORT_TAIL, !good && next > survey->count);
    ANSWER(answers, SHORT_HEAD, !good && last > survey->count);
    ANSWER(answers, LIST_IN_RUN, listed && answers[RCN_FEATURE_IN_RUN]);
    ANSWER(answers, HEADLINE, distances->headline_run > 0);
    STEPS(answers, HEADLINE_RUN_3, distances->headline_run, 3, 6);
    ANSWER(answers, HEADLINE_IN_RUN,
           distances->headline_run > 0 && answers[RCN_FEATURE_IN_RUN]);
    ANSWER(answers, HEADING_LIKE,
           !good && next <= 1 && !answers[RCN_FEATURE_CHARS_80] &&
               !answers[RCN_FEATURE_ENDS_SENTENCE]);
}

rcn_page_survey
rcn_region_survey(const rcn_work *work)
{
    rcn_survey survey = {.work = work,
                         .list = rcn_arena_alloc(work->scratch,
                                                 work->chunk_count + 1,
                                                 sizeof(uint32_t)),
                         .stops = rcn_words_new(work->scratch),
                         .topic = rcn_words_new(work->scratch),
                         .head = rcn_words_new(work->scratch)};
    for (size_t i = 0; i < work->chunk_count; i++) {
        if (work->chunks[i].fate == RCN_FATE_TEXT && !work->chunks[i].outside) {
            survey.list[survey.count++] = (uint32_t)i;
        }
    }
    survey.facts =
        rcn_arena_alloc(work->scratch, survey.count + 1, sizeof *survey.facts);
    rcn_survey_read(&survey);
    const rcn_distances *distances = rcn_survey_distances(&survey);
    bool *answers = rcn_arena_alloc(work->scratch,
                                    (survey.count + 1) * RCN_FEATURE_COUNT, 1);
    for (size_t i = 0; i < survey.count; i++) {
        bool *row = answers + i * RCN_FEATURE_COUNT;
        answer_form(&survey, i, row);
        answer_words(&survey, i, row);
        answer_neighbours(&survey, i, row);
        answer_windows(&survey, i, row);
        answer_distances(&distances[i], row);
        answer_place(&survey, i, row);
        answer_run(&survey, i, row);
        answer_head(&survey, i, row);
        answer_together(&survey, &distances[i], row);
    }
    answer_signs(&survey, answers);
    return (rcn_page_survey){survey.list, answers,
                             rcn_survey_recurring(&survey), survey.count};
}
