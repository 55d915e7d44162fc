/* The body of a web page that was saved as text: a linear model scores each
 * chunk, and of all ways to divide the page into body and surroundings the
 * likeliest is taken in which the two seldom change (Viterbi, two states). */
#include "clean/region.h"

/* Larger documents are no web pages. */
#define CHUNKS_MOST 20000

/* A chunk as likely to be body as not is kept, for a wrong cut is worse than
 * residue left: added to each score, in 1/1000 of a logit. */
#define KEEP_BIAS 500

/* If less than this share of the words of the best run of paragraphs would be
 * left, in per cent, the model has lost its way: the run stays. */
#define RUN_LEAST 25

/* One change between body and surroundings, in 1/1000 of a logit. */
#define CHANGE_COST 1000

/* A line that stands in several documents of the folder, in 1/1000 of a
 * logit. */
#define SITE_COST 4000

/* A chunk below the start of the comments among lines of dates; one that holds
 * hashes, versions, numbers of parts, which no menu does. */
#define THREAD_COST 2500
#define CODES_GAIN  2500

/* Signs that this is a web page; labels are lines of few words and no end. */
#define SIGNS_LEAST  5
#define LABELS_LEAST 30
#define LABELS_SHARE 60 /* per cent of all lines */

static const int16_t weights[RCN_FEATURE_COUNT] = {
#define RCN_FEATURE(name, weight) weight,
#include "clean/region.def"
#undef RCN_FEATURE
};

static uint32_t
square_root(uint32_t value)
{
    uint32_t root = 0;
    while ((uint64_t)(root + 1) * (root + 1) <= value) {
        root++;
    }
    return root;
}

/* How much a chunk speaks for the body: the longer it is, the more it
 * matters. */
static int64_t
score(const rcn_page_survey *page, size_t index, uint32_t words)
{
    const bool *answers = page->answers + index * RCN_FEATURE_COUNT;
    int64_t sum = KEEP_BIAS - (page->recurring[index] ? SITE_COST : 0);
    sum -=
        answers[RCN_FEATURE_SEEN_COMMENTS] && answers[RCN_FEATURE_DATES_NEAR_3]
            ? THREAD_COST
            : 0;
    sum += answers[RCN_FEATURE_CODES] ? CODES_GAIN : 0;
    for (size_t i = 0; i < RCN_FEATURE_COUNT; i++) {
        sum += answers[i] ? weights[i] : 0;
    }
    uint32_t capped = words < 10000 ? words : 10000;
    return sum * square_root((capped + 1) * 100) / 30;
}

static bool
answer(const rcn_page_survey *page, size_t index, rcn_feature feature)
{
    return page->answers[index * RCN_FEATURE_COUNT + feature];
}

static const rcn_chunk *
chunk_at(const rcn_work *work, const rcn_page_survey *page, size_t index)
{
    return &work->chunks[page->chunks[index]];
}

/* Marks the chunks of the body. */
static bool *
divide(const rcn_work *work, const rcn_page_survey *page)
{
    size_t count = page->count;
    bool *body = rcn_arena_alloc(work->scratch, count + 1, sizeof *body);
    bool(*came)[2] = rcn_arena_alloc(work->scratch, count + 1, sizeof *came);
    int64_t best[2] = {0, 0}; /* outside, inside */
    for (size_t i = 0; i < count; i++) {
        int64_t here = score(page, i, chunk_at(work, page, i)->words);
        int64_t next[2];
        for (int state = 0; state < 2; state++) {
            int64_t changed = best[1 - state] - CHANGE_COST;
            came[i][state] = changed > best[state];
            next[state] = (came[i][state] ? changed : best[state]) +
                          (state ? here : -here) / 2;
        }
        best[0] = next[0];
        best[1] = next[1];
    }
    int state = best[1] > best[0];
    for (size_t i = count; i-- > 0;) {
        body[i] = state == 1;
        state = came[i][state] ? 1 - state : state;
    }
    return body;
}

static void
keep_run(const rcn_work *work, const rcn_page_survey *page, bool *body)
{
    uint64_t run = 0;
    uint64_t kept = 0;
    for (size_t i = 0; i < page->count; i++) {
        uint32_t words = chunk_at(work, page, i)->words;
        run += answer(page, i, RCN_FEATURE_IN_RUN_GOOD) ? words : 0;
        kept += body[i] ? words : 0;
    }
    for (size_t i = 0; kept * 100 < run * RUN_LEAST && i < page->count; i++) {
        body[i] = body[i] || answer(page, i, RCN_FEATURE_IN_RUN);
    }
}

/* The title stands above the body, often with a date or a byline between. */
#define TITLE_REACH 60

static bool
ends_plainly(const rcn_chunk *chunk)
{
    return chunk->end == RCN_END_SENTENCE &&
           chunk->text.at[chunk->text.len - 1] == '.';
}

static bool
could_be_title(const rcn_work *work, const rcn_page_survey *page, size_t index)
{
    static const rcn_feature against[] = {
        RCN_FEATURE_RULE,     RCN_FEATURE_RULE_BESIDE, RCN_FEATURE_BYLINE,
        RCN_FEATURE_DATE,     RCN_FEATURE_BULLET,      RCN_FEATURE_SEPARATORS,
        RCN_FEATURE_COPYRIGHT};
    for (size_t i = 0; i < sizeof against / sizeof *against; i++) {
        if (answer(page, index, against[i])) {
            return false;
        }
    }
    const rcn_chunk *chunk = chunk_at(work, page, index);
    return chunk->text.len >= 12 && chunk->text.len <= 250 &&
           chunk->words >= 2 && chunk->words <= 30 && !ends_plainly(chunk) &&
           chunk->begin != RCN_BEGIN_LOWER && chunk->end != RCN_END_COLON &&
           !page->recurring[index];
}

/* Whether a line above begins with these words and goes on: the title of the
 * window, which adds the name of the site. */
static bool
is_named_above(const rcn_work *work, const rcn_page_survey *page, size_t title)
{
    rcn_text text = chunk_at(work, page, title)->text;
    for (size_t i = 0; i < title; i++) {
        rcn_text above = chunk_at(work, page, i)->text;
        if (above.len >= text.len && above.len < text.len + 80 &&
            rcn_text_starts(above, text.at)) {
            return true;
        }
    }
    return false;
}

/* How much a line looks like the title of the body that begins `distance`
 * chunks below it: it names what the body is about. */
static int
title_score(const rcn_work *work, const rcn_page_survey *page, size_t index,
            size_t distance)
{
    uint32_t words = chunk_at(work, page, index)->words;
    int sum = answer(page, index, RCN_FEATURE_TOPIC_15) +
              answer(page, index, RCN_FEATURE_TOPIC_30) +
              answer(page, index, RCN_FEATURE_TOPIC_50) +
              answer(page, index, RCN_FEATURE_REPEATED) * 2 + (words >= 3) +
              (words >= 5 && words <= 20);
    bool named = chunk_at(work, page, index)->underlined ||
                 is_named_above(work, page, index);
    return named ? sum + 6 : sum - (int)distance / 6;
}

/* Keeps the title of the page, which the model cannot tell from the names of
 * other pages. */
static void
keep_title(const rcn_work *work, const rcn_page_survey *page, bool *body)
{
    size_t first = 0;
    while (first < page->count && !body[first]) {
        first++;
    }
    size_t best = SIZE_MAX;
    int best_score = 0;
    size_t low = first > TITLE_REACH ? first - TITLE_REACH : 0;
    size_t high = first + 2 < page->count ? first + 2 : page->count;
    for (size_t i = high; first < page->count && i-- > low;) {
        if (!could_be_title(work, page, i)) {
            continue;
        }
        int found =
            title_score(work, page, i, i < first ? first - i : i - first);
        if (best == SIZE_MAX || found > best_score) {
            best = i;
            best_score = found;
        }
    }
    if (best != SIZE_MAX) {
        body[best] = true;
    }
}

static bool
is_sign(const rcn_page_survey *page, size_t index)
{
    return answer(page, index, RCN_FEATURE_RULE) ||
           answer(page, index, RCN_FEATURE_RULE_BESIDE) ||
           answer(page, index, RCN_FEATURE_COPYRIGHT);
}

/* Lines that rules know outside what would be the body, or mostly labels and a
 * sign or two: of these there are few where the body stands alone. */
static bool
is_web_page(const rcn_work *work, const rcn_page_survey *page, const bool *body)
{
    size_t signs = work->interruptions;
    size_t labels = 0;
    for (size_t i = 0; i < page->count; i++) {
        const rcn_chunk *chunk = chunk_at(work, page, i);
        signs += !body[i] && is_sign(page, i);
        labels += chunk->words <= 4 && chunk->end == RCN_END_OTHER &&
                  chunk->begin != RCN_BEGIN_DIGIT;
    }
    return signs >= SIGNS_LEAST || (signs > 1 && labels >= LABELS_LEAST &&
                                    labels * 100 >= page->count * LABELS_SHARE);
}

/* Marks what surrounds the chunks that are not marked yet; returns how many
 * there are. */
static size_t
mark_surroundings(rcn_work *work)
{
    static const rcn_verdict verdict = {"page-surroundings", "outside-body",
                                        NULL};
    static const rcn_verdict site = {
        "page-surroundings", "outside-body",
        "it stands in other documents of the folder too"};
    rcn_page_survey page = rcn_region_survey(work);
    bool *body = divide(work, &page);
    keep_run(work, &page, body);
    keep_title(work, &page, body);
    size_t marked = 0;
    if (!is_web_page(work, &page, body)) {
        return 0;
    }
    for (size_t i = 0; i < page.count; i++) {
        if (!body[i]) {
            work->chunks[page.chunks[i]].outside =
                page.recurring[i] ? &site : &verdict;
            marked++;
        }
    }
    return marked;
}

/* A body that would be divided again was not found: all of it stays. */
void
rcn_find_surroundings(rcn_work *work)
{
    if (work->chunk_count > CHUNKS_MOST || !mark_surroundings(work)) {
        return;
    }
    work->interruptions = 0;
    if (mark_surroundings(work)) {
        for (size_t i = 0; i < work->chunk_count; i++) {
            work->chunks[i].outside = NULL;
        }
    }
}

void
rcn_cut_surroundings(rcn_work *work)
{
    for (size_t i = 0; i < work->chunk_count; i++) {
        const rcn_chunk *chunk = &work->chunks[i];
        if (chunk->fate == RCN_FATE_TEXT && chunk->outside) {
            rcn_chunk_settle(work, i, RCN_FATE_CUT, chunk->outside);
        }
    }
}
