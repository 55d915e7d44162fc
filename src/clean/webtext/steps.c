/* How far a chunk stands from what is before and after it: paragraphs, dates,
 * bylines, lines that rules know.  One sweep each way. */
#include "clean/webtext/survey.h"

#define LONG_CHARS 200
#define GAP_LEAST  4

static uint32_t
step(bool here, uint32_t steps)
{
    return here ? 0 : steps + (steps < RCN_STEPS_FAR);
}

static bool
is_long(const rcn_fact *fact)
{
    return fact->good && fact->chars >= LONG_CHARS;
}

/* Lines that rules and phrases know, and gaps, since the title. */
static void
walk_signs(const rcn_fact *fact, rcn_steps *steps)
{
    steps->signs += fact->rule > 0;
    for (size_t sign = 1; sign < RCN_SIGN_COUNT; sign++) {
        steps->since[sign] =
            step(fact->rule && fact->sign == sign, steps->since[sign]);
    }
    for (size_t i = 0; i < RCN_PHRASE_COUNT; i++) {
        steps->since_phrase[i] =
            step(fact->phrases >> i & 1, steps->since_phrase[i]);
    }
    uint32_t gap = steps->last_good - 1;
    if (fact->good && gap < RCN_STEPS_FAR - 1) {
        steps->gaps += gap >= GAP_LEAST;
        steps->gap_most = gap > steps->gap_most ? gap : steps->gap_most;
    }
}

/* Everything a chunk knows of those before it. */
static void
walk_down(rcn_survey *survey)
{
    rcn_steps steps = {.last_good = RCN_STEPS_FAR,
                       .since_date = RCN_STEPS_FAR,
                       .since_byline = RCN_STEPS_FAR,
                       .since_long = RCN_STEPS_FAR};
    for (size_t sign = 0; sign < RCN_SIGN_COUNT; sign++) {
        steps.since[sign] = RCN_STEPS_FAR;
    }
    for (size_t i = 0; i < RCN_PHRASE_COUNT; i++) {
        steps.since_phrase[i] = RCN_STEPS_FAR;
    }
    for (size_t i = 0; i < survey->count; i++) {
        const rcn_fact *fact = &survey->facts[i];
        steps.last_good += steps.last_good < RCN_STEPS_FAR;
        steps.since_date = step(fact->dated, steps.since_date);
        steps.since_byline = step(fact->byline, steps.since_byline);
        steps.short_run = fact->brief ? steps.short_run + 1 : 0;
        steps.head_run = fact->headline ? steps.head_run + 1 : 0;
        steps.head_run_at = steps.head_run;
        if (i > survey->title) {
            walk_signs(fact, &steps);
        }
        survey->steps[i] = steps;
        steps.last_good = fact->good ? 0 : steps.last_good;
        steps.since_long = step(is_long(fact), steps.since_long);
    }
}

static void
walk_up(rcn_survey *survey)
{
    rcn_steps after = {.next_good = RCN_STEPS_FAR,
                       .until_date = RCN_STEPS_FAR,
                       .until_byline = RCN_STEPS_FAR,
                       .until_long = RCN_STEPS_FAR};
    for (size_t sign = 0; sign < RCN_SIGN_COUNT; sign++) {
        after.until[sign] = RCN_STEPS_FAR;
    }
    for (size_t i = survey->count; i-- > 0;) {
        const rcn_fact *fact = &survey->facts[i];
        rcn_steps *steps = &survey->steps[i];
        after.next_good += after.next_good < RCN_STEPS_FAR;
        after.until_date = step(fact->dated, after.until_date);
        after.until_byline = step(fact->byline, after.until_byline);
        /* The length of a run is what its last chunk counted. */
        after.short_run =
            fact->brief && after.short_run ? after.short_run : steps->short_run;
        after.head_run =
            fact->headline && after.head_run ? after.head_run : steps->head_run;
        steps->next_good = after.next_good;
        steps->until_date = after.until_date;
        steps->until_byline = after.until_byline;
        steps->until_long = after.until_long;
        steps->short_run = after.short_run;
        steps->head_run = after.head_run;
        for (size_t sign = 1; sign < RCN_SIGN_COUNT; sign++) {
            after.until[sign] =
                step(fact->rule && fact->sign == sign, after.until[sign]);
            steps->until[sign] = after.until[sign];
        }
        after.next_good = fact->good ? 0 : after.next_good;
        after.until_long = step(is_long(fact), after.until_long);
    }
}

void
rcn_survey_walk(rcn_survey *survey)
{
    survey->steps = rcn_arena_alloc(survey->arena, survey->count + 1,
                                    sizeof *survey->steps);
    walk_down(survey);
    walk_up(survey);
}
