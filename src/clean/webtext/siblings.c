/* Lists outside and inside the body of a page live or die whole: the items of a
 * list, and headlines that each have a date below them.  The model judges line
 * by line, and a line of a menu may look like text. */
#include "clean/webtext/survey.h"

#define ITEMS_LEAST 4 /* of a list that is judged as a whole */
#define SHARE_LEAST 3 /* of four items, in one of two places */
#define DATES_LEAST 3 /* distances between dates that are the same */
#define ROWS_LEAST  2 /* from a date to the next: a headline stands between */

/* A line of a list: a marker and no sentences. */
static bool
is_item(const rcn_survey *survey, size_t index)
{
    uint32_t number = 0;
    const rcn_chunk *chunk = rcn_survey_chunk(survey, index);
    return !survey->facts[index].good && rcn_marker(chunk->text, &number) &&
           number == 0;
}

/* One past the last item of the list that begins with `first`: no blank line
 * parts them. */
static size_t
list_end(const rcn_survey *survey, size_t first)
{
    size_t end = first + 1;
    while (end < survey->count && is_item(survey, end) &&
           rcn_survey_chunk(survey, end)->blank_before == 0) {
        end++;
    }
    return end;
}

static void
unite_items(const rcn_survey *survey, bool *body)
{
    for (size_t i = 0; i < survey->count; i++) {
        size_t end = is_item(survey, i) ? list_end(survey, i) : i + 1;
        size_t kept = 0;
        for (size_t k = i; k < end; k++) {
            kept += body[k];
        }
        size_t count = end - i;
        bool most_kept = kept * 4 >= count * SHARE_LEAST;
        bool most_cut = (count - kept) * 4 >= count * SHARE_LEAST;
        for (size_t k = i;
             k < end && count >= ITEMS_LEAST && (most_kept || most_cut); k++) {
            body[k] = most_kept;
        }
        i = end - 1;
    }
}

/* The number of a line of a numbered list, "7. Jane Roe"; 0: it has none. */
static uint32_t
number_of(const rcn_survey *survey, size_t index)
{
    uint32_t number = 0;
    const rcn_chunk *chunk = rcn_survey_chunk(survey, index);
    bool item = !survey->facts[index].good && rcn_marker(chunk->text, &number);
    return item ? number : 0;
}

/* A list numbered from 1 on, of which the greater part is kept from its beginning
 * on, is kept whole: a table of results does not end at its eighth row. */
static void
unite_numbered(const rcn_survey *survey, bool *body)
{
    for (size_t i = 0; i < survey->count; i++) {
        size_t end = i;
        size_t kept = 0;
        while (end < survey->count &&
               number_of(survey, end) == (uint32_t)(end - i + 1)) {
            kept += body[end] && kept == end - i;
            end++;
        }
        bool whole = end - i >= ITEMS_LEAST && kept * 2 > end - i;
        for (size_t k = i; whole && k < end; k++) {
            body[k] = true;
        }
        i = end > i ? end - 1 : i;
    }
}

/* Returns the date above an index, with no paragraph between them; or
 * SIZE_MAX. */
static size_t
date_above(const rcn_survey *survey, size_t index)
{
    for (size_t i = index; i-- > 0 && !survey->facts[i].good;) {
        if (survey->facts[i].dated) {
            return i;
        }
    }
    return SIZE_MAX;
}

/* Lines of the file from one chunk down to another. */
static uint32_t
rows_between(const rcn_survey *survey, size_t above, size_t below)
{
    return rcn_survey_chunk(survey, below)->first -
           rcn_survey_chunk(survey, above)->first;
}

/* Marks headlines with their dates, each as far from the one above as that from
 * the one before, as a list, and puts it outside the body. */
static void
unite_dated(const rcn_survey *survey, bool *body, bool *listed)
{
    uint32_t stride = 0;
    size_t distances = 0; /* that are the same */
    size_t first = 0;     /* date of the list */
    for (size_t i = 0; i < survey->count; i++) {
        size_t above =
            survey->facts[i].dated ? date_above(survey, i) : SIZE_MAX;
        if (above == SIZE_MAX || body[above]) {
            distances = survey->facts[i].dated ? 0 : distances;
            continue;
        }
        uint32_t rows = rows_between(survey, above, i);
        if (rows < ROWS_LEAST) { /* rows of figures */
            distances = 0;
            continue;
        }
        bool goes_on = distances > 0 && rows == stride;
        first = goes_on ? first : above;
        distances = goes_on ? distances + 1 : 1;
        stride = rows;
        size_t from = distances == DATES_LEAST ? first : above + 1;
        for (size_t k = from; distances >= DATES_LEAST && k <= i; k++) {
            body[k] = false;
            listed[k] = true;
        }
    }
}

const bool *
rcn_survey_unite(const rcn_survey *survey, bool *body)
{
    bool *listed =
        rcn_arena_alloc(survey->arena, survey->count + 1, sizeof *listed);
    unite_items(survey, body);
    unite_numbered(survey, body);
    unite_dated(survey, body, listed);
    return listed;
}
