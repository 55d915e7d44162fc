/* Lines that look alike are lists and menus: how often what they say, how they
 * begin and how they end recurs on the page, and at which distance their shape
 * does (headline, date, headline, date ...).  Stands in for the tag and class
 * of a block, which a page of text has lost. */
#include "clean/webtext/survey.h"

#include <string.h>

#define HEAD_BYTES  24
#define PERIOD_MOST 6

static rcn_text
head_of(rcn_text text)
{
    return (rcn_text){text.at, text.len < HEAD_BYTES ? text.len : HEAD_BYTES};
}

static rcn_text
first_of(rcn_text text)
{
    return rcn_text_trim(rcn_text_slice(text, 0, rcn_first_word_end(text)));
}

static rcn_text
last_of(rcn_text text)
{
    return rcn_text_slice(text, rcn_last_word_start(text), text.len);
}

static rcn_text
whole_of(rcn_text text)
{
    return text;
}

/* For each chunk the number of others with the same part; it goes into the
 * field of its facts at byte `field`. */
static void
count_same(rcn_survey *survey, rcn_text (*part_of)(rcn_text), size_t field)
{
    rcn_arena *scratch = rcn_arena_new(0);
    rcn_tally counts = rcn_tally_new(scratch);
    uint64_t *keys = rcn_arena_alloc(scratch, survey->count, sizeof *keys);
    for (size_t i = 0; i < survey->count; i++) {
        rcn_text part = part_of(rcn_survey_chunk(survey, i)->text);
        keys[i] = rcn_tally_hash(0, part.at, part.len);
        (*rcn_tally_at(&counts, keys[i]))++;
    }
    for (size_t i = 0; i < survey->count; i++) {
        uint32_t others = rcn_tally_find(&counts, keys[i]) - 1;
        memcpy((char *)&survey->facts[i] + field, &others, sizeof others);
    }
    rcn_arena_free(scratch);
}

/* Length, end, dates and capitals, coarsely. */
static uint8_t
shape_of(const rcn_survey *survey, size_t index)
{
    static const uint32_t lengths[] = {12, 30, 60, 110, 200, 400};
    const rcn_fact *fact = &survey->facts[index];
    const rcn_chunk *chunk = rcn_survey_chunk(survey, index);
    unsigned length = 0;
    while (length < sizeof lengths / sizeof *lengths &&
           fact->chars >= lengths[length]) {
        length++;
    }
    unsigned end = chunk->end == RCN_ROW_END_SENTENCE ? 1
                   : chunk->end == RCN_ROW_END_COLON  ? 2
                                                      : 0;
    unsigned form = fact->dated ? 3
                    : chunk->begin == RCN_BEGIN_DIGIT
                        ? 2
                        : fact->capitals * 3 > fact->words * 2;
    return (uint8_t)(length << 4 | end << 2 | form);
}

/* Returns whether the chunks a period away look like this one and its
 * neighbour. */
static bool
recurs(const rcn_survey *survey, size_t index, size_t period)
{
    const rcn_fact *facts = survey->facts;
    size_t hits = 0;
    size_t seen = 0;
    for (size_t step = 1; step <= 2; step++) {
        size_t far = step * period;
        if (index >= far) {
            seen++;
            hits += facts[index].shape == facts[index - far].shape;
        }
        if (index + far < survey->count) {
            seen++;
            hits += facts[index].shape == facts[index + far].shape;
        }
    }
    return seen >= 2 && hits == seen;
}

void
rcn_survey_shapes(rcn_survey *survey)
{
    count_same(survey, whole_of, offsetof(rcn_fact, same));
    count_same(survey, head_of, offsetof(rcn_fact, same_head));
    count_same(survey, first_of, offsetof(rcn_fact, same_first));
    count_same(survey, last_of, offsetof(rcn_fact, same_last));
    for (size_t i = 0; i < survey->count; i++) {
        survey->facts[i].shape = shape_of(survey, i);
    }
    for (size_t i = 0; i < survey->count; i++) {
        for (size_t period = 1;
             period <= PERIOD_MOST && !survey->facts[i].period; period++) {
            survey->facts[i].period =
                recurs(survey, i, period) ? (uint8_t)period : 0;
        }
    }
}
