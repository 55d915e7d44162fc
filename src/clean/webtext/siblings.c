/* Lists outside and inside the body of a page live or die whole: the items of a
 * list, headlines that each have a date below them, posts with their labels.  The model judges line
 * by line, and a line of a menu may look like text. */
#include "clean/webtext/survey.h"

#define ITEMS_LEAST  4  /* of a list that is judged as a whole */
#define SHARE_LEAST  3  /* of four items, in one of two places */
#define DATES_LEAST  3  /* distances between dates that are the same */
#define LABELS_LEAST 4  /* of posts */
#define ABOVE_LEAST  4  /* paragraphs above them */
#define POST_MOST    24 /* lines from one label to the next */
#define ROWS_LEAST   2  /* from a date to the next: a headline stands between */

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

/* Whether two short lines differ in their figures alone: "2 days ago at 7:52". */
static bool
same_but_figures(rcn_text a, rcn_text b)
{
    size_t i = 0;
    size_t k = 0;
    for (;;) {
        while (i < a.len && a.at[i] >= '0' && a.at[i] <= '9') {
            i++;
        }
        while (k < b.len && b.at[k] >= '0' && b.at[k] <= '9') {
            k++;
        }
        if (i == a.len || k == b.len) {
            return i == a.len && k == b.len;
        }
        if (a.at[i++] != b.at[k++]) {
            return false;
        }
    }
}

/* A label of a post, "2 days ago at 7:52": a time of day, no sentence. */
static bool
is_post_label(const rcn_survey *survey, size_t index)
{
    const rcn_fact *fact = &survey->facts[index];
    return rcn_survey_has_clock(survey, index) && fact->letters > 0 &&
           !fact->good;
}

/* The last label like that of `first`, with their number; labels that are of the
 * body end the search. */
static size_t
last_label(const rcn_survey *survey, const bool *body, size_t first,
           size_t *count)
{
    rcn_text label = rcn_survey_chunk(survey, first)->text;
    size_t last = first;
    *count = 1;
    for (size_t i = first + 1; i < survey->count && i - last <= POST_MOST;
         i++) {
        if (is_post_label(survey, i) &&
            same_but_figures(label, rcn_survey_chunk(survey, i)->text)) {
            if (body[i]) {
                break;
            }
            last = i;
            ++*count;
        }
    }
    return last;
}

/* Whether a label like that of `first` stands above it: of the first post of a
 * thread that is the page's text itself. */
static bool
has_label_above(const rcn_survey *survey, size_t first)
{
    rcn_text label = rcn_survey_chunk(survey, first)->text;
    for (size_t i = first; i-- > 0;) {
        if (is_post_label(survey, i) &&
            same_but_figures(label, rcn_survey_chunk(survey, i)->text)) {
            return true;
        }
    }
    return false;
}

/* What stands between the labels of posts below a text is of the posts: where
 * all labels and most of the lines between them are outside the body, all are. */
static void
unite_posts(const rcn_survey *survey, bool *body)
{
    size_t above = 0;
    for (size_t i = 0; i < survey->count; i++) {
        size_t labels = 0;
        above += body[i] && survey->facts[i].good;
        if (body[i] || above < ABOVE_LEAST || !is_post_label(survey, i)) {
            continue;
        }
        size_t last = last_label(survey, body, i, &labels);
        size_t kept = 0;
        for (size_t k = i; k <= last; k++) {
            kept += body[k];
        }
        bool posts = labels >= LABELS_LEAST &&
                     kept * 2 < last - i + 1 - labels &&
                     !has_label_above(survey, i);
        for (size_t k = i; posts && k <= last; k++) {
            body[k] = false;
        }
        i = labels >= LABELS_LEAST ? last : i;
    }
}

const bool *
rcn_survey_unite(const rcn_survey *survey, bool *body)
{
    bool *listed =
        rcn_arena_alloc(survey->arena, survey->count + 1, sizeof *listed);
    unite_items(survey, body);
    unite_numbered(survey, body);
    unite_posts(survey, body);
    unite_dated(survey, body, listed);
    return listed;
}
