/* What the page is about: the long words of its best run of paragraphs and of
 * the first of them, and the line above that looks like the title.  Text that
 * goes on speaks of the same; a teaser of another story does not. */
#include "clean/webtext/survey.h"

#include "clean/learn/logarithm.h"

/* Good chunks at the start of the run that state what the page is about. */
#define HEAD_GOODS 6

/* The title is above the run, often with a date or a byline between. */
#define TITLE_REACH 60

/* How often each long word occurs in them. */
typedef struct rcn_topic {
    uint32_t *run, *head, *seen, *title;
    size_t head_end; /* the last chunk of the head */
} rcn_topic;

static void
add_words(const rcn_survey *survey, size_t chunk, uint32_t *counts)
{
    const rcn_fact *fact = &survey->facts[chunk];
    for (uint32_t i = 0; i < fact->term_count; i++) {
        counts[survey->readings->terms.items[fact->first_term + i]]++;
    }
}

/* Long words of a chunk that `counts` holds more than `own` times, in
 * 1/1000. */
static uint32_t
share_of(const rcn_survey *survey, size_t chunk, const uint32_t *counts,
         uint32_t own)
{
    const rcn_fact *fact = &survey->facts[chunk];
    uint32_t shared = 0;
    for (uint32_t i = 0; i < fact->term_count; i++) {
        shared +=
            counts[survey->readings->terms.items[fact->first_term + i]] > own;
    }
    return (uint32_t)rcn_share(shared, fact->term_count);
}

static void
learn(const rcn_survey *survey, rcn_topic *topic)
{
    rcn_chunk_run run = survey->runs[RCN_RUN_MIDDLE];
    int goods = 0;
    for (size_t i = run.first; i <= run.last && i < survey->count; i++) {
        if (!survey->facts[i].good) {
            continue;
        }
        add_words(survey, i, topic->run);
        if (goods++ < HEAD_GOODS) {
            add_words(survey, i, topic->head);
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
        chunk->end == RCN_ROW_END_COLON || chunk->begin == RCN_BEGIN_LOWER) {
        return -1;
    }
    size_t low = index < first ? index : first;
    size_t high = index < first ? first : index;
    const rcn_fact_sums *from = &survey->sums[low];
    const rcn_fact_sums *to = &survey->sums[high];
    bool dated = index < first &&
                 (to->dates > from->dates || to->bylines > from->bylines);
    uint32_t words = fact->words < 8 ? fact->words : 8;
    return 2000 + (int)((fact->topic + fact->head_topic) * words / 6) +
           (fact->same ? 500 : 0) + (fact->same_head ? 500 : 0) +
           (dated ? 800 : 0) + (chunk->underlined ? 3000 : 0) -
           (rcn_text_ends(chunk->text, ".") ? 400 : 0) -
           (fact->digits * 8 > fact->chars ? 800 : 0) - (int)(high - low) * 60;
}

/* Returns the chunk near the start of the run that looks most like the title;
 * the run's start when none does. */
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

static uint32_t *
counts_new(const rcn_survey *survey, rcn_arena *scratch)
{
    return rcn_arena_alloc(scratch, rcn_words_total(survey->readings->words),
                           sizeof(uint32_t));
}

void
rcn_survey_topics(rcn_survey *survey)
{
    rcn_arena *scratch = rcn_arena_new(0);
    rcn_topic topic = {counts_new(survey, scratch), counts_new(survey, scratch),
                       counts_new(survey, scratch), counts_new(survey, scratch),
                       0};
    learn(survey, &topic);
    rcn_chunk_run run = survey->runs[RCN_RUN_MIDDLE];
    for (size_t i = 0; i < survey->count; i++) {
        rcn_fact *fact = &survey->facts[i];
        bool own = fact->good && i >= run.first && i <= run.last;
        fact->topic = share_of(survey, i, topic.run, own);
        fact->head_topic =
            share_of(survey, i, topic.head, own && i <= topic.head_end);
        fact->seen_topic = share_of(survey, i, topic.seen, 0);
        add_words(survey, i, topic.seen);
        survey->sums[i + 1].topics = survey->sums[i].topics + fact->topic;
        survey->sums[i + 1].head_topics =
            survey->sums[i].head_topics + fact->head_topic;
    }
    survey->title = find_title(survey);
    if (survey->count) {
        add_words(survey, survey->title, topic.title);
    }
    for (size_t i = 0; i < survey->count; i++) {
        survey->facts[i].title_share = share_of(survey, i, topic.title, 0);
    }
    rcn_arena_free(scratch);
}
