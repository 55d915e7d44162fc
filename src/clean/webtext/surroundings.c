/* The body of a web page that was saved as text: a model scores each chunk, and
 * of all ways to divide the page into body and surroundings the likeliest is
 * taken in which the two seldom change (rcn_model_decide). */
#include "clean/webtext/region.h"

#include <string.h>

#include "base/utf8.h"
#include "clean/learn/boosted.h"
#include "clean/learn/decide.h"
#include "clean/webtext/survey.h"

#include "clean/webtext/weights.inc"

_Static_assert(sizeof weights / sizeof *weights == RCN_LINE_COUNT,
               "webtext/weights.inc is of other features: train anew");

/* Larger documents are no web pages. */
#define CHUNKS_MOST 20000

/* Times that a page is divided. */
#define ROUNDS_MOST 8

/* A line that stands in several documents of the folder, in 1/1024 of a
 * logit. */
#define SITE_COST 4096

/* A chunk that holds hashes, versions, numbers of parts, which no menu does. */
#define CODES_GAIN 2560

/* What stands right above the body and speaks of the same, in 1/1000 of its long
 * words, sums it up. */
#define LEAD_CHUNKS  5
#define TITLE_CHUNKS 12 /* from the title to the body */
#define FAR_WORDS    5  /* of a title that is farther away */
#define LEAD_WORDS   7
#define LEAD_POINTS  2 /* one sentence alone is a dek */
#define LEAD_TOPIC   200

/* If less than this share of the words of the best run of paragraphs would be
 * left, in per cent, the model has lost its way: the run stays. */
#define RUN_LEAST 25

/* Signs that this is a web page; labels are lines of few words and no end. */
#define SIGNS_LEAST   5
#define CHUNKS_A_SIGN 200 /* of a book some lines happen to be signs */
#define LABELS_LEAST  30
#define LABELS_SHARE  60 /* per cent of all lines */
#define BRIEF_SHARE   35 /* of short lines, the same */
#define PHRASES_LEAST 4

static const rcn_boosted model = {bias,
                                  weights,
                                  RCN_LINE_COUNT,
                                  conditions,
                                  firsts,
                                  leaves,
                                  sizeof leaves / sizeof *leaves};
_Static_assert(sizeof leaves / sizeof *leaves <= RCN_TREES_MOST,
               "more trees than boosted.c reads");
_Static_assert(RCN_LINE_COUNT <= RCN_WEIGHTS_MOST,
               "more features than boosted.c reads");

/* Documents of a corpus that share a line have it from their site. */
#define SITE_DOCUMENTS 3

static bool
is_recurring(const rcn_survey *survey, size_t index)
{
    const rcn_work *work = survey->work;
    const rcn_chunk *chunk = rcn_survey_chunk(survey, index);
    for (size_t i = chunk->first; i <= chunk->last; i++) {
        const rcn_row *row = &work->rows[i];
        if (rcn_row_kept(row) &&
            rcn_words_count(work->shared->lines, rcn_row_text(work, i)) <
                SITE_DOCUMENTS) {
            return false;
        }
    }
    return work->shared->lines != NULL;
}

/* Which chunks stand in other documents of the corpus.  Where much of the prose
 * recurs the documents are versions of one another, and recurrence says nothing
 * of it. */
static bool *
find_recurring(const rcn_survey *survey)
{
    bool *recurring =
        rcn_arena_alloc(survey->arena, survey->count + 1, sizeof *recurring);
    uint64_t prose = 0;
    for (size_t i = 0; i < survey->count; i++) {
        recurring[i] = is_recurring(survey, i);
        prose +=
            recurring[i] && survey->facts[i].good ? survey->facts[i].chars : 0;
    }
    bool versions = prose * 10 > survey->sums[survey->count].good_chars * 3;
    for (size_t i = 0; i < survey->count && versions; i++) {
        recurring[i] = false;
    }
    return recurring;
}

/* Chunks while they are judged. */
typedef struct rcn_judged {
    const rcn_survey *survey;
    bool *codes; /* of each */
} rcn_judged;

static const int16_t *
row_of(const void *context, size_t chunk, int16_t *room)
{
    const rcn_judged *judged = context;
    memset(room, 0, RCN_LINE_COUNT * sizeof *room);
    rcn_survey_features(judged->survey, chunk, room);
    judged->codes[chunk] = room[RCN_LINE_CODES] != 0;
    return room;
}

/* Marks the chunks of the body. */
static bool *
divide(const rcn_survey *survey, const bool *recurring)
{
    size_t count = survey->count;
    rcn_arena *scratch = survey->arena;
    bool *body = rcn_arena_alloc(scratch, count + 1, sizeof *body);
    int32_t *logits = rcn_arena_alloc(scratch, count + 1, sizeof *logits);
    uint32_t *words = rcn_arena_alloc(scratch, count + 1, sizeof *words);
    rcn_judged judged = {
        survey, rcn_arena_alloc(scratch, count + 1, sizeof *judged.codes)};
    rcn_boosted_judge(&model, count, row_of, &judged, logits);
    for (size_t i = 0; i < count; i++) {
        logits[i] +=
            (judged.codes[i] ? CODES_GAIN : 0) - (recurring[i] ? SITE_COST : 0);
        words[i] = survey->facts[i].words;
    }
    (void)rcn_model_decide(scratch, logits, words, count, body);
    return body;
}

static void
keep_run(const rcn_survey *survey, bool *body)
{
    rcn_chunk_run strict = survey->runs[RCN_RUN_MIDDLE];
    uint64_t run = 0;
    uint64_t kept = 0;
    for (size_t i = 0; i < survey->count; i++) {
        uint32_t words = survey->facts[i].words;
        bool in_run = i >= strict.first && i <= strict.last;
        run += in_run && survey->facts[i].good ? words : 0;
        kept += body[i] ? words : 0;
    }
    for (size_t i = strict.first;
         kept * 100 < run * RUN_LEAST && i <= strict.last; i++) {
        body[i] = true;
    }
}

static bool
sums_up(const rcn_fact *fact)
{
    return !fact->rule && !fact->dated && !fact->byline && !fact->phrases &&
           !fact->same && fact->words >= LEAD_WORDS &&
           fact->topic >= LEAD_TOPIC;
}

/* The first chunk of the body below the title. */
static size_t
body_below_title(const rcn_survey *survey, const bool *body)
{
    size_t first = survey->title;
    while (first < survey->count && (!body[first] || first == survey->title)) {
        first++;
    }
    return first;
}

/* Farther above the body there is no title, but the head of something else. */
static void
keep_title(const rcn_survey *survey, bool *body)
{
    size_t first = body_below_title(survey, body);
    if (survey->count && first - survey->title <= TITLE_CHUNKS) {
        body[survey->title] = true;
    }
}

/* Keeps the points that sum up the body, between the title and it; one sentence
 * alone says what the body says. */
static void
keep_lead(const rcn_survey *survey, bool *body)
{
    size_t first = body_below_title(survey, body);
    size_t low = first > LEAD_CHUNKS ? first - LEAD_CHUNKS : 0;
    low = low > survey->title ? low : survey->title;
    size_t points = 0;
    for (size_t i = low; first < survey->count && i < first; i++) {
        points += sums_up(&survey->facts[i]);
    }
    for (size_t i = low; first < survey->count && i < first; i++) {
        const rcn_fact *fact = &survey->facts[i];
        bool part = fact->headline || points >= LEAD_POINTS;
        body[i] = body[i] || (part && sums_up(fact));
    }
}

/* The part that a chunk outside the body is of, if that has a name. */
static const rcn_cause *
cause_of(const rcn_survey *survey, size_t index, size_t body_first)
{
    static const rcn_cause outside = {"page-surroundings", "outside-body", NULL,
                                      NULL};
    static const rcn_cause dek = {"dek", "summary-line", NULL, NULL};
    bool above = index > survey->title && index < body_first &&
                 index + LEAD_CHUNKS >= body_first;
    return above && sums_up(&survey->facts[index]) ? &dek : &outside;
}

static bool
is_sign(const rcn_survey *survey, size_t index)
{
    const rcn_fact *fact = &survey->facts[index];
    return fact->rule || fact->phrases >> RCN_PHRASE_COPY & 1;
}

static size_t
kinds_of(uint32_t phrases)
{
    size_t kinds = 0;
    for (; phrases; phrases &= phrases - 1) {
        kinds++;
    }
    return kinds;
}

/* Lines that rules know outside what would be the body; or a few, where many
 * lines are short, or phrases of web pages of several kinds, one bit each, stand
 * outside, or most lines are labels.  Of these there are few where the body
 * stands alone. */
static bool
is_web_page(const rcn_survey *survey, const bool *body)
{
    size_t signs = 0;
    size_t labels = 0;
    uint32_t phrases = 0;
    for (size_t i = 0; i < survey->count; i++) {
        const rcn_chunk *chunk = rcn_survey_chunk(survey, i);
        bool script = chunk->verdict && chunk->verdict->class_id &&
                      strcmp(chunk->verdict->class_id, "hidden") == 0;
        signs += (chunk->fate == RCN_FATE_CUT && !script) ||
                 (!body[i] && is_sign(survey, i));
        labels += chunk->words <= 4 && chunk->end == RCN_ROW_END_OTHER &&
                  chunk->begin != RCN_BEGIN_DIGIT;
        phrases |= body[i] ? 0 : survey->facts[i].phrases;
    }
    size_t briefs = survey->sums[survey->count].shorts;
    return (signs >= SIGNS_LEAST && signs * CHUNKS_A_SIGN >= survey->count) ||
           (signs > 2 && briefs * 100 >= survey->count * BRIEF_SHARE) ||
           (signs > 1 && kinds_of(phrases) >= PHRASES_LEAST) ||
           (signs > 1 && labels >= LABELS_LEAST &&
            labels * 100 >= survey->count * LABELS_SHARE);
}

/* Keeps the line that is the title of the page, where it stands near the body,
 * and notes it. */
static void
keep_headline(rcn_work *work, const rcn_survey *survey, bool *body)
{
    bool sure = false;
    size_t line = rcn_survey_headline(survey, &sure);
    size_t below = line + 1;
    while (below < survey->count && !body[below]) {
        below++;
    }
    bool far =
        sure && line < survey->count && survey->facts[line].words >= FAR_WORDS;
    if (line < survey->count && (far || below - line <= TITLE_CHUNKS)) {
        body[line] = true;
        work->headline = rcn_survey_index(survey, line);
        /* a question may be as long as a sentence of the text */
        rcn_chunk *chunk = &work->chunks[work->headline];
        chunk->prose = chunk->prose && !rcn_text_ends(chunk->text, "?") &&
                       !rcn_text_ends(chunk->text, "!");
    }
}

/* Marks what surrounds the body among the chunks that are not marked yet;
 * returns whether there was any. */
static bool
mark_surroundings(rcn_work *work, bool whole)
{
    static const rcn_cause site = {
        "page-surroundings", "outside-body",
        "it stands in other documents of the folder too", NULL};
    static const rcn_cause list = {"page-surroundings", "dated-list", NULL,
                                   NULL};
    rcn_arena *arena = rcn_arena_new(0);
    const rcn_survey *survey = rcn_survey_new(arena, work, whole);
    const bool *recurring = find_recurring(survey);
    bool *body = divide(survey, recurring);
    keep_run(survey, body);
    keep_lead(survey, body);
    keep_title(survey, body);
    const bool *listed = rcn_survey_unite(survey, body);
    bool any = false;
    bool page = !work->document->bare && is_web_page(survey, body);
    if (page && whole) {
        keep_headline(work, survey, body);
    }
    size_t first = body_below_title(survey, body);
    for (size_t i = 0; page && i < survey->count; i++) {
        rcn_chunk *chunk = &work->chunks[rcn_survey_index(survey, i)];
        if (!body[i] && chunk->fate == RCN_FATE_TEXT) {
            chunk->outside = recurring[i] ? &site
                             : listed[i]  ? &list
                                          : cause_of(survey, i, first);
            any = true;
        }
    }
    rcn_arena_free(arena);
    return any;
}

/* Puts outside the body the signs without a word, "( )", that stand among what is
 * outside it: the nearest lines with words above and below them are. */
static void
mark_signs(rcn_work *work)
{
    const rcn_cause *above = NULL; /* why the line above is outside */
    bool body = false;             /* that line is of the body */
    size_t first = 0;
    for (size_t i = 0; i < work->chunk_count; i++) {
        const rcn_chunk *chunk = &work->chunks[i];
        if (chunk->fate == RCN_FATE_CUT || !rcn_text_has_word(chunk->text)) {
            continue;
        }
        for (size_t k = first; !body && chunk->outside && k < i; k++) {
            if (work->chunks[k].fate == RCN_FATE_TEXT) {
                work->chunks[k].outside = chunk->outside;
            }
        }
        body = !chunk->outside;
        above = chunk->outside;
        first = i + 1;
    }
    for (size_t k = first; above && k < work->chunk_count; k++) {
        if (work->chunks[k].fate == RCN_FATE_TEXT) {
            work->chunks[k].outside = above;
        }
    }
}

static void
settle(rcn_work *work)
{
    for (size_t i = 0; i < work->chunk_count; i++) {
        const rcn_chunk *chunk = &work->chunks[i];
        if (chunk->fate == RCN_FATE_TEXT && chunk->outside) {
            rcn_chunk_settle(work, i, RCN_FATE_CUT, chunk->outside);
        }
    }
}

void
rcn_find_surroundings(rcn_work *work)
{
    if (work->chunk_count <= CHUNKS_MOST && !work->book &&
        mark_surroundings(work, true)) {
        mark_signs(work);
    }
}

/* What is left is divided again until it stays whole, so that cleaning what was
 * cleaned changes nothing. */
void
rcn_cut_surroundings(rcn_work *work)
{
    settle(work);
    bool page = work->chunk_count <= CHUNKS_MOST && !work->book;
    for (int round = 0; page && round < ROUNDS_MOST; round++) {
        page = mark_surroundings(work, false);
        settle(work);
    }
    rcn_survey_forget(work);
}
