/* The head of a document: what stands before the first paragraph of prose and
 * says something of the document is metadata (title, dates, byline, label); a
 * title that comes again and a teaser that breaks off are cut. */
#include <string.h>

#include "base/utf8.h"
#include "clean/text/head_signs.h"
#include "clean/text/words.h"
#include "clean/text/work.h"

#define TITLE_LEAST      10
#define TEASER_BYTES     40
#define LONG_TEASER      140
#define HEAD_CHUNKS      24 /* that stay text */
#define LETTERHEAD_LINES 4
#define LEAD_CHUNKS      6 /* from the title to a dateline */
#define TITLE_LINES      3 /* that go on with a title */

typedef struct rcn_head {
    rcn_work *work;
    size_t body;   /* first chunk of the body that is text */
    size_t end;    /* first chunk that is not of the head */
    size_t title;  /* chunk whose repetitions are cut, SIZE_MAX: none */
    bool metadata; /* a date, a byline ... was found */
    bool changed;  /* something was settled since the last look */
    rcn_word_list dates, bylines;
} rcn_head;

static const rcn_cause title_verdict = {"title", "title-line", NULL, NULL};
static const rcn_cause date_verdict = {"date-line", "date-line", NULL, NULL};
static const rcn_cause time_verdict = {"timestamp", "date-line", NULL, NULL};
static const rcn_cause byline_verdict = {"byline", "byline", NULL, NULL};
static const rcn_cause label_verdict = {"category-label", "category-label",
                                        NULL, NULL};
static const rcn_cause path_verdict = {"navigation", "path-line", NULL, NULL};
static const rcn_cause repeated_verdict = {"duplicated-title", "repeated-title",
                                           NULL, NULL};
static const rcn_cause teaser_verdict = {
    "truncated-teaser", "truncated-teaser",
    "it breaks off, and a paragraph below begins with the same words", NULL};

static bool
touches(const rcn_work *work, size_t chunk, size_t other)
{
    size_t low = chunk < other ? chunk : other;
    size_t high = chunk < other ? other : chunk;
    return high < work->chunk_count &&
           work->chunks[low].last + 1 == work->chunks[high].first;
}

/* A word or two that touch the line of the date: the section of the site. */
static bool
is_label(const rcn_head *head, size_t index)
{
    const rcn_chunk *chunk = &head->work->chunks[index];
    bool clock = false;
    if (chunk->words > 4 || chunk->text.len > 40 ||
        chunk->end != RCN_ROW_END_OTHER || chunk->begin == RCN_BEGIN_DIGIT) {
        return false;
    }
    size_t next = index + 1;
    return next < head->end && touches(head->work, index, next) &&
           rcn_is_date_line(head->dates, head->work->chunks[next].text, &clock);
}

static void
settle(rcn_head *head, size_t chunk, const rcn_cause *verdict)
{
    rcn_chunk_settle(head->work, chunk, RCN_FATE_METADATA, verdict);
    head->metadata = true;
    head->changed = true;
}

static void
cut(rcn_head *head, size_t chunk, const rcn_cause *verdict)
{
    rcn_chunk_settle(head->work, chunk, RCN_FATE_CUT, verdict);
    head->changed = true;
}

/* Lines "Title: ...", "URL: ..." that open the text, where there are two at
 * least, and one of them says what or where it is. */
static void
find_fields(rcn_head *head)
{
    static const rcn_cause *const verdicts[] = {
        [RCN_HEAD_KEY_TITLE] = &title_verdict,
        [RCN_HEAD_KEY_DATE] = &date_verdict,
        [RCN_HEAD_KEY_AUTHOR] = &byline_verdict,
        [RCN_HEAD_KEY_URL] = &label_verdict,
        [RCN_HEAD_KEY_OTHER] = &label_verdict};
    rcn_work *work = head->work;
    rcn_text value;
    size_t count = 0;
    bool known = false;
    while (count < head->end && work->chunks[count].fate == RCN_FATE_TEXT) {
        rcn_head_key key = rcn_head_key_of(work->chunks[count].text, &value);
        if (key == RCN_HEAD_KEY_NONE) {
            break;
        }
        known = known || key == RCN_HEAD_KEY_TITLE || key == RCN_HEAD_KEY_URL;
        count++;
    }
    for (size_t i = 0; known && count > 1 && i < count; i++) {
        rcn_head_key key = rcn_head_key_of(work->chunks[i].text, &value);
        settle(head, i, verdicts[key]);
        if (key == RCN_HEAD_KEY_TITLE && !work->titled) {
            work->titled = true;
            head->title = i;
        }
    }
}

static void
find_metadata(rcn_head *head)
{
    find_fields(head);
    for (size_t i = 0; i < head->end; i++) {
        const rcn_chunk *chunk = &head->work->chunks[i];
        bool clock = false;
        /* Above the body stand the dates of today and of other articles. */
        if (chunk->fate != RCN_FATE_TEXT ||
            (chunk->outside && i < head->body)) {
            continue;
        }
        if (rcn_is_date_line(head->dates, chunk->text, &clock)) {
            settle(head, i, clock ? &time_verdict : &date_verdict);
        } else if (rcn_is_byline(head->bylines, chunk)) {
            settle(head, i, &byline_verdict);
        } else if (is_label(head, i)) {
            settle(head, i, &label_verdict);
        } else if (i + 1 < head->end && rcn_is_path(chunk->text)) {
            cut(head, i, &path_verdict);
        }
    }
}

static rcn_text
fold(const rcn_work *work, rcn_text text)
{
    return rcn_utf8_fold(work->scratch, text);
}

static bool
letter_at(rcn_text text, size_t at)
{
    uint32_t rune = 0;
    (void)rcn_utf8_next(text, at, &rune);
    return rcn_rune_is_letter(rune);
}

/* Words that break off (by dots, in mid-word, or at a length no heading has)
 * and a later paragraph that begins with them and goes on. */
static bool
is_teaser(const rcn_work *work, size_t chunk, rcn_text words)
{
    uint32_t rune = 0;
    size_t whole = words.len;
    while (words.len) {
        size_t len = rcn_utf8_prev(words, words.len, &rune);
        if (rune != '.' && rune != 0x2026 && rune != ' ') {
            break;
        }
        words.len -= len;
    }
    bool dots = whole >= words.len + 3;
    /* A hyphen at the end is that of a line, not of a summary. */
    if (words.len < TEASER_BYTES || rcn_text_ends(words, "-")) {
        return false;
    }
    for (size_t i = chunk + 1; i < work->chunk_count; i++) {
        rcn_text text = work->chunks[i].text;
        if (work->chunks[i].fate == RCN_FATE_TEXT && text.len > words.len &&
            memcmp(text.at, words.at, words.len) == 0 &&
            (dots || words.len >= LONG_TEASER || letter_at(text, words.len))) {
            return true;
        }
    }
    return false;
}

/* How a line repeats the title: not at all, whole, or followed by a teaser. */
typedef enum rcn_repeat {
    RCN_REPEAT_NONE,
    RCN_REPEAT_WHOLE,
    RCN_REPEAT_TEASER
} rcn_repeat;

static rcn_text
rest_after(const rcn_chunk *chunk, size_t offset)
{
    return rcn_text_trim(rcn_text_slice(chunk->text, offset, chunk->text.len));
}

static rcn_repeat
repeats(const rcn_head *head, rcn_text title, size_t title_len, size_t index)
{
    const rcn_work *work = head->work;
    const rcn_chunk *chunk = &work->chunks[index];
    if (chunk->fate != RCN_FATE_TEXT || chunk->text.len > 2000 ||
        title.len < TITLE_LEAST) {
        return RCN_REPEAT_NONE;
    }
    rcn_text line = fold(work, chunk->text);
    if (!rcn_text_starts(line, title.at)) {
        return RCN_REPEAT_NONE;
    }
    if (line.len == title.len) {
        return RCN_REPEAT_WHOLE;
    }
    const rcn_row *row = &work->rows[chunk->first];
    bool plain =
        chunk->first == chunk->last && chunk->text.len == row->to - row->from;
    return plain && title_len < chunk->text.len &&
                   is_teaser(work, index, rest_after(chunk, title_len))
               ? RCN_REPEAT_TEASER
               : RCN_REPEAT_NONE;
}

static bool
is_of_body(const rcn_chunk *chunk)
{
    return chunk->fate == RCN_FATE_TEXT && !chunk->outside;
}

/* The line of the head that repeats this one, one of the body before others;
 * SIZE_MAX: none does. */
static size_t
find_repeat(const rcn_head *head, size_t title)
{
    rcn_text text = head->work->chunks[title].text;
    rcn_text folded = fold(head->work, text);
    size_t found = SIZE_MAX;
    for (size_t i = title + 1; i < head->end; i++) {
        bool body = is_of_body(&head->work->chunks[i]);
        if ((body || found == SIZE_MAX) && repeats(head, folded, text.len, i)) {
            found = i;
        }
        if (body && found == i) {
            break;
        }
    }
    return found;
}

/* Below furniture a title is the heading of a page: it stays in the text. */
static bool
is_below_furniture(const rcn_work *work, size_t chunk)
{
    for (size_t i = 0; i < chunk; i++) {
        const rcn_chunk *above = &work->chunks[i];
        bool path = above->verdict == &path_verdict;
        bool contact = above->verdict && above->verdict->class_id &&
                       strcmp(above->verdict->class_id, "site-contact") == 0;
        if ((above->fate == RCN_FATE_CUT && !path && !contact) ||
            above->outside) {
            return true;
        }
    }
    return false;
}

/* The title of the window, above the body of a page: the same words stand in
 * the body, and there they stay. */
static bool
find_window_title(rcn_head *head)
{
    rcn_work *work = head->work;
    size_t first = rcn_chunk_after(work, SIZE_MAX);
    if (first >= head->body || work->titled ||
        is_below_furniture(work, first) ||
        !rcn_could_be_title(&work->chunks[first])) {
        return false;
    }
    size_t repeat = find_repeat(head, first);
    bool other = work->headline < work->chunk_count && work->headline != repeat;
    if (repeat == SIZE_MAX || other) {
        return false;
    }
    settle(head, first, &title_verdict);
    work->titled = true;
    head->title = repeat;
    return true;
}

/* Makes title of the lines right below the title that go on with it in small
 * letters. */
static void
settle_rest_of_title(rcn_head *head, size_t title)
{
    const rcn_work *work = head->work;
    for (size_t i = title + 1;
         i < head->end && i <= title + TITLE_LINES && touches(work, i - 1, i);
         i++) {
        const rcn_chunk *chunk = &work->chunks[i];
        bool clock = false;
        if (chunk->fate != RCN_FATE_TEXT || chunk->prose ||
            chunk->text.len > RCN_TITLE_BYTES / 2 ||
            chunk->end != RCN_ROW_END_OTHER ||
            rcn_is_date_line(head->dates, chunk->text, &clock) ||
            rcn_is_byline(head->bylines, chunk) ||
            chunk->begin != RCN_BEGIN_LOWER) {
            return;
        }
        settle(head, i, &title_verdict);
    }
}

/* A line of capitals that runs on in the next one, without a space between them,
 * is the head of a court or an office. */
static bool
is_letterhead(const rcn_head *head, size_t index)
{
    const rcn_work *work = head->work;
    for (size_t i = index; i <= index + 1; i++) {
        rcn_text text = i < head->end ? work->chunks[i].text : (rcn_text){0};
        for (size_t at = 0; at < text.len;) {
            uint32_t rune = 0;
            at += rcn_utf8_next(text, at, &rune);
            if (rcn_rune_is_lower(rune)) {
                return false;
            }
        }
        if (!text.len || (i > index && !touches(work, index, i))) {
            return false;
        }
    }
    return true;
}

/* Whether the line names the kind of a document and stands alone, or the text
 * begins with the place and day of a report. */
static bool
is_signed(const rcn_head *head, size_t title)
{
    const rcn_work *work = head->work;
    const rcn_chunk *chunk = &work->chunks[title];
    if (chunk->blank_after && rcn_begins_with_genre(work->rules, chunk)) {
        return true;
    }
    for (size_t i = title + 1;
         i < work->chunk_count && i <= title + LEAD_CHUNKS; i++) {
        if (rcn_begins_with_dateline(work->chunks[i].text)) {
            return true;
        }
    }
    return false;
}

/* The kind of the document by itself, "Press release", is no title where one
 * follows. */
static bool
settle_label(rcn_head *head, size_t first)
{
    rcn_work *work = head->work;
    const rcn_chunk *chunk = &work->chunks[first];
    size_t next = rcn_chunk_after(work, first);
    while (next < head->end && !rcn_could_be_title(&work->chunks[next])) {
        next = rcn_chunk_after(work, next);
    }
    if (work->titled || next >= head->end ||
        !rcn_names_genre_alone(work->rules, chunk)) {
        return false;
    }
    settle(head, first, &label_verdict);
    return true;
}

/* The first line that may be the title: below the lines of a letterhead, where the
 * next one names the kind of the document and stands alone. */
static size_t
below_letterhead(const rcn_head *head)
{
    const rcn_work *work = head->work;
    size_t first = head->body;
    if (first >= head->end || !is_letterhead(head, first)) {
        return first;
    }
    size_t next = first + 1;
    while (next < head->end && next <= first + LETTERHEAD_LINES &&
           touches(work, next - 1, next)) {
        next++;
    }
    const rcn_chunk *chunk = &work->chunks[next < head->end ? next : first];
    return chunk->blank_after && rcn_begins_with_genre(work->rules, chunk)
               ? next
               : first;
}

/* Where no other line looks like the title, the first is it when something says
 * so: it comes again, a date or a byline stands in the head, more blank lines
 * follow it than elsewhere, it names the kind of a document, or the text begins
 * with a dateline.  Else it stays in the text, for it may be the heading of a
 * part. */
static void
find_title(rcn_head *head)
{
    rcn_work *work = head->work;
    size_t first = below_letterhead(head);
    if (find_window_title(head) || first >= head->end ||
        work->chunks[first].fate != RCN_FATE_TEXT ||
        is_letterhead(head, first) || settle_label(head, first) ||
        !rcn_could_be_title(&work->chunks[first])) {
        return;
    }
    const rcn_chunk *chunk = &work->chunks[first];
    size_t next = rcn_chunk_after(work, first);
    bool set_off = chunk->blank_after > 1 && next < work->chunk_count &&
                   work->chunks[next].blank_after < chunk->blank_after;
    bool repeated = find_repeat(head, first) != SIZE_MAX;
    bool other = work->headline < work->chunk_count && work->headline != first;
    if (!is_below_furniture(work, first) && !work->titled && !other &&
        (head->metadata || set_off || repeated || is_signed(head, first))) {
        settle(head, first, &title_verdict);
        settle_rest_of_title(head, first);
        work->titled = true;
        head->title = first;
    } else if (repeated) {
        head->title = first;
    }
}

static void
cut_repeat(rcn_head *head, size_t index, rcn_repeat repeat, size_t title_len)
{
    rcn_work *work = head->work;
    const rcn_chunk *chunk = &work->chunks[index];
    if (repeat == RCN_REPEAT_WHOLE) {
        cut(head, index, &repeated_verdict);
        return;
    }
    const rcn_row *row = &work->rows[chunk->first];
    uint32_t rest = (uint32_t)rest_after(chunk, title_len).len;
    RCN_PUSH(work->scratch, &work->edits,
             (rcn_edit){row->from, row->to - rest, &repeated_verdict});
    cut(head, index, &teaser_verdict);
}

static void
cut_repeats(rcn_head *head)
{
    rcn_work *work = head->work;
    rcn_text text = {"", 0};
    if (head->title != SIZE_MAX) {
        text = work->chunks[head->title].text;
    }
    rcn_text title = fold(work, text);
    for (size_t i = 0; i < head->end; i++) {
        const rcn_chunk *chunk = &work->chunks[i];
        if (chunk->fate != RCN_FATE_TEXT || i == head->title) {
            continue;
        }
        rcn_repeat repeat = repeats(head, title, text.len, i);
        if (repeat) {
            cut_repeat(head, i, repeat, text.len);
        } else if (is_teaser(work, i, chunk->text)) {
            cut(head, i, &teaser_verdict);
        }
    }
}

/* The head ends with the first paragraph of prose, or when enough has been read
 * that stays text. */
static void
find_bounds(rcn_head *head, size_t prose)
{
    const rcn_work *work = head->work;
    size_t texts = 0;
    size_t end = 0;
    head->body = prose;
    while (end < prose && texts < HEAD_CHUNKS) {
        if (is_of_body(&work->chunks[end])) {
            head->body = head->body < end ? head->body : end;
            texts++;
        }
        end++;
    }
    head->end = end;
}

void
rcn_read_head(rcn_work *work)
{
    rcn_body body = rcn_body_find(work);
    if (body.first == work->chunk_count) {
        return;
    }
    rcn_head head = {.work = work,
                     .title = SIZE_MAX,
                     .changed = true,
                     .dates = rcn_rules_words(work->rules, "dates"),
                     .bylines = rcn_rules_words(work->rules, "bylines")};
    /* What is settled makes room for more to be looked at, as it would in a
     * second cleaning. */
    while (head.changed) {
        head.changed = false;
        find_bounds(&head, body.first);
        find_metadata(&head);
        find_title(&head);
        cut_repeats(&head);
    }
}
