/* What the page is about: the long words of its best run of paragraphs and of
 * the first of them, and the line above that looks like the title.  Text that
 * goes on speaks of the same; a teaser of another story does not. */
#include "clean/survey.h"

#include "clean/html_number.h"

/* Bytes of a word that says what a text is about. */
#define LONG_WORD 6

/* Good chunks at the start of the run that say what the page is about. */
#define HEAD_GOODS 6

/* The title stands above the run, often with a date or a byline between. */
#define TITLE_REACH 60

typedef struct rcn_topic {
    rcn_words *run, *head, *seen, *title;
    size_t head_end; /* the last chunk of the head */
} rcn_topic;

static bool
next_long(rcn_text text, size_t *at, char word[64], rcn_text *ret_key)
{
    size_t len = 0;
    size_t start = 0;
    while (rcn_word_next(text, at, word, &len, &start)) {
        if (len >= LONG_WORD) {
            *ret_key = (rcn_text){word, len};
            return true;
        }
    }
    return false;
}

static void
add_words(rcn_words *words, rcn_text text)
{
    char word[64];
    rcn_text key = {0};
    for (size_t at = 0; next_long(text, &at, word, &key);) {
        rcn_words_add(words, key);
    }
}

/* Long words of a text that `words` holds more than `own` times, in 1/1000. */
static uint32_t
share_of(const rcn_words *words, rcn_text text, uint32_t own)
{
    char word[64];
    rcn_text key = {0};
    uint32_t all = 0;
    uint32_t shared = 0;
    for (size_t at = 0; next_long(text, &at, word, &key);) {
        all++;
        shared += rcn_words_count(words, key) > own;
    }
    return (uint32_t)rcn_share(shared, all);
}

static void
learn(const rcn_survey *survey, rcn_topic *topic)
{
    rcn_run run = survey->runs[RCN_RUN_MIDDLE];
    int goods = 0;
    for (size_t i = run.first; i <= run.last && i < survey->count; i++) {
        if (!survey->facts[i].good) {
            continue;
        }
        rcn_text text = rcn_survey_chunk(survey, i)->text;
        add_words(topic->run, text);
        if (goods++ < HEAD_GOODS) {
            add_words(topic->head, text);
            topic->head_end = i;
        }
    }
}

static int
title_score(const rcn_survey *survey, size_t index, size_t first)
{
    const rcn_fact *fact = &survey->facts[index];
    const rcn_chunk *chunk = rcn_survey_chunk(survey, index);
    if (fact->good || fact->rule || fact->dated || fact->byline ||
        fact->words < 2 || fact->words > 30 || fact->chars < 12 ||
        chunk->end == RCN_END_COLON || chunk->begin == RCN_BEGIN_LOWER) {
        return -1;
    }
    size_t low = index < first ? index : first;
    size_t high = index < first ? first : index;
    const rcn_fact_sums *from = &survey->facts[low].before;
    const rcn_fact_sums *to = &survey->facts[high].before;
    bool dated = index < first &&
                 (to->dates > from->dates || to->bylines > from->bylines);
    uint32_t words = fact->words < 8 ? fact->words : 8;
    return 2000 + (int)((fact->topic + fact->head_topic) * words / 6) +
           (fact->same ? 500 : 0) + (fact->same_head ? 500 : 0) +
           (dated ? 800 : 0) + (chunk->underlined ? 3000 : 0) -
           (rcn_text_ends(chunk->text, ".") ? 400 : 0) -
           (fact->digits * 8 > fact->chars ? 800 : 0) - (int)(high - low) * 60;
}

/* The chunk near the start of the run that looks most like the title; the
 * run's start when none does. */
static size_t
find_title(const rcn_survey *survey)
{
    size_t first = survey->runs[RCN_RUN_WIDE].first;
    first = first < survey->count ? first : 0;
    size_t low = first > TITLE_REACH ? first - TITLE_REACH : 0;
    size_t high = first + 3 < survey->count ? first + 3 : survey->count;
    size_t best = first;
    int best_score = 0;
    for (size_t i = low; i < high; i++) {
        int score = title_score(survey, i, first);
        if (score > best_score) {
            best = i;
            best_score = score;
        }
    }
    return best;
}

void
rcn_survey_topics(rcn_survey *survey)
{
    rcn_arena *scratch = rcn_arena_new(0);
    rcn_topic topic = {rcn_words_new(scratch), rcn_words_new(scratch),
                       rcn_words_new(scratch), rcn_words_new(scratch), 0};
    learn(survey, &topic);
    rcn_run run = survey->runs[RCN_RUN_MIDDLE];
    for (size_t i = 0; i < survey->count; i++) {
        rcn_text text = rcn_survey_chunk(survey, i)->text;
        rcn_fact *fact = &survey->facts[i];
        bool own = fact->good && i >= run.first && i <= run.last;
        fact->topic = share_of(topic.run, text, own);
        fact->head_topic =
            share_of(topic.head, text, own && i <= topic.head_end);
        fact->seen_topic = share_of(topic.seen, text, 0);
        add_words(topic.seen, text);
        survey->facts[i + 1].before.topics = fact->before.topics + fact->topic;
        survey->facts[i + 1].before.head_topics =
            fact->before.head_topics + fact->head_topic;
    }
    survey->title = find_title(survey);
    if (survey->count) {
        add_words(topic.title, rcn_survey_chunk(survey, survey->title)->text);
    }
    for (size_t i = 0; i < survey->count; i++) {
        survey->facts[i].title_share =
            share_of(topic.title, rcn_survey_chunk(survey, i)->text, 0);
    }
    rcn_arena_free(scratch);
}
