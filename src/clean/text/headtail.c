/* The head of a document: what is before the first paragraph of prose and
 * says something of the document is metadata (title, dates, byline, label); a
 * title that comes again and a teaser that breaks off are cut. */
#include "clean/text/headtail.h"

#include <string.h>

#include "base/utf8.h"

#define TITLE_LEAST     10
#define TEASER_BYTES    40
#define LONG_TEASER     140
#define LONG_CLOCK      12 /* bytes */
#define HEAD_CHUNKS     24 /* that stay text */
#define PATH_LINES      6  /* from the path to the title that ends it */
#define PATH_TITLE      4  /* words of that title, at least */
#define PATH_WORDS      5  /* of the path before the title */
#define LEAD_LINES      2  /* between a title and what sums the text up */
#define LEAD_TITLE      4  /* words of a title that nothing else tells */
#define LEAD_BYTES      500
#define ADDRESSED_WORDS 15 /* of a title below the address of its page */
#define LEAD_BELOW      6  /* lines below it, at most, down to the byline */

const rcn_cause rcn_cause_title = {"title", "title-line", NULL, NULL};
const rcn_cause rcn_cause_label = {"category-label", "category-label", NULL,
                                   NULL};
const rcn_cause rcn_cause_path = {"navigation", "path-line", NULL, NULL};

const rcn_cause rcn_cause_date = {"date-line", "date-line", NULL, NULL};
static const rcn_cause time_verdict = {"timestamp", "date-line", NULL, NULL};
static const rcn_cause byline_verdict = {"byline", "byline", NULL, NULL};
static const rcn_cause address_verdict = {"category-label", "category-label",
                                          NULL, NULL};
static const rcn_cause repeated_verdict = {"duplicated-title", "repeated-title",
                                           NULL, NULL};
static const rcn_cause teaser_verdict = {
    "truncated-teaser", "truncated-teaser",
    "it breaks off, and a paragraph below begins with the same words", NULL};

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
    return next < head->end && rcn_chunks_touch(head->work, index, next) &&
           rcn_is_date_line(head->dates, head->work->chunks[next].text, &clock);
}

void
rcn_head_settle(rcn_head *head, size_t chunk, const rcn_cause *verdict)
{
    rcn_chunk_settle(head->work, chunk, RCN_FATE_METADATA, verdict);
    head->metadata = true;
    head->changed = true;
}

void
rcn_head_cut(rcn_head *head, size_t chunk, const rcn_cause *verdict)
{
    rcn_chunk_settle(head->work, chunk, RCN_FATE_CUT, verdict);
    head->changed = true;
}

/* Lines "Title: ...", "URL: ..." that open the text, where there are two at
 * least, and one of them states what or where it is. */
static void
find_fields(rcn_head *head)
{
    static const rcn_cause *const verdicts[] = {
        [RCN_HEAD_KEY_TITLE] = &rcn_cause_title,
        [RCN_HEAD_KEY_DATE] = &rcn_cause_date,
        [RCN_HEAD_KEY_AUTHOR] = &byline_verdict,
        [RCN_HEAD_KEY_URL] = &rcn_cause_label,
        [RCN_HEAD_KEY_OTHER] = &rcn_cause_label};
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
        rcn_head_settle(head, i, verdicts[key]);
        if (key == RCN_HEAD_KEY_TITLE && !work->titled) {
            work->titled = true;
            head->title = i;
        }
    }
}

/* The path to the page without signs between its parts, "Home News TITLE": the
 * title is alone in one of the next lines. */
static bool
is_path_to_title(const rcn_head *head, size_t index)
{
    rcn_text path = head->work->chunks[index].text;
    for (size_t i = index + 1; i < head->end && i <= index + PATH_LINES; i++) {
        const rcn_chunk *below = &head->work->chunks[i];
        rcn_text title = below->text;
        size_t at = path.len > title.len ? path.len - title.len : 0;
        if (at && below->words >= PATH_TITLE && path.at[at - 1] == ' ' &&
            !rcn_text_ends(title, ".") && /* the end of a sentence */
            rcn_utf8_count_words(rcn_text_slice(path, 0, at)) <= PATH_WORDS &&
            rcn_text_equal(rcn_text_slice(path, at, path.len), title)) {
            return true;
        }
    }
    return false;
}

/* The time of day alone, right below the line of its date. */
static bool
is_hour_of_date(const rcn_head *head, size_t index)
{
    const rcn_work *work = head->work;
    const rcn_chunk *chunk = &work->chunks[index];
    return index && chunk->text.len <= LONG_CLOCK &&
           rcn_chunks_touch(work, index - 1, index) &&
           work->chunks[index - 1].verdict == &rcn_cause_date &&
           rcn_begins_with_clock(chunk->text);
}

/* An address of the web and no more, in the first line. */
static bool
is_address(rcn_text line)
{
    return (rcn_text_starts(line, "https://") ||
            rcn_text_starts(line, "http://")) &&
           rcn_text_find(line, " ", 0) == SIZE_MAX;
}

/* A line of words that may be a title below the address of its page. */
static bool
is_plain_title(const rcn_chunk *chunk)
{
    return rcn_could_be_title(chunk) && chunk->words <= ADDRESSED_WORDS &&
           rcn_text_find(chunk->text, ". ", 0) == SIZE_MAX;
}

/* The address of the page in the first line, right above its title. */
static bool
is_address_above_title(const rcn_head *head, size_t index)
{
    const rcn_work *work = head->work;
    return index == rcn_chunk_after(work, SIZE_MAX) && index + 1 < head->end &&
           is_address(work->chunks[index].text) &&
           is_plain_title(&work->chunks[index + 1]);
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
        if (is_address_above_title(head, i)) {
            rcn_head_settle(head, i, &address_verdict);
        } else if (rcn_is_date_label(head->work->rules, chunk->text, &clock) ||
                   is_hour_of_date(head, i)) {
            rcn_head_settle(head, i, clock ? &time_verdict : &rcn_cause_date);
        } else if (rcn_is_byline(head->work->rules, chunk)) {
            rcn_head_settle(head, i, &byline_verdict);
        } else if (is_label(head, i) && !rcn_head_names_act(head, i)) {
            rcn_head_settle(head, i, &rcn_cause_label);
        } else if (i + 1 < head->end &&
                   (rcn_is_path(chunk->text) || is_path_to_title(head, i))) {
            rcn_head_cut(head, i, &rcn_cause_path);
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

/* Returns the line of the head that repeats this one, one of the body before
 * others; SIZE_MAX: none does. */
size_t
rcn_head_find_repeat(const rcn_head *head, size_t title)
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

static void
cut_repeat(rcn_head *head, size_t index, rcn_repeat repeat, size_t title_len)
{
    rcn_work *work = head->work;
    const rcn_chunk *chunk = &work->chunks[index];
    if (repeat == RCN_REPEAT_WHOLE) {
        rcn_head_cut(head, index, &repeated_verdict);
        return;
    }
    const rcn_row *row = &work->rows[chunk->first];
    uint32_t rest = (uint32_t)rest_after(chunk, title_len).len;
    RCN_PUSH(work->scratch, &work->edits,
             (rcn_edit){row->from, row->to - rest, &repeated_verdict});
    rcn_head_cut(head, index, &teaser_verdict);
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
            rcn_head_cut(head, i, &teaser_verdict);
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

/* The title of a page that stands right above its first paragraph of prose. */
static bool
is_titled_above(const rcn_head *head, size_t prose)
{
    const rcn_work *work = head->work;
    size_t title = head->title != SIZE_MAX ? head->title : work->headline;
    size_t between = 0;
    bool titled = false;
    for (size_t i = prose; i-- > 0 && !titled && between <= LEAD_LINES;) {
        const rcn_chunk *chunk = &work->chunks[i];
        bool body = is_of_body(chunk);
        titled = i == title ||
                 (title >= prose && body && rcn_could_be_title(chunk) &&
                  chunk->words >= LEAD_TITLE);
        between += body;
    }
    return titled;
}

/* Whoever wrote a page and its day below the paragraph that sums it up: "By Ann
 * Roe", "5 March 2019, 10:20".  A day alone may be the heading of what was done
 * on it: it needs the byline above it, or the hour. */
static void
find_below_lead(rcn_head *head, size_t prose)
{
    rcn_work *work = head->work;
    bool byline = false;
    if (work->chunks[prose].text.len > LEAD_BYTES ||
        !is_titled_above(head, prose)) {
        return;
    }
    size_t lines = 0;
    for (size_t i = prose + 1;
         i < work->chunk_count && lines < LEAD_BELOW && !work->chunks[i].prose;
         i++) {
        const rcn_chunk *chunk = &work->chunks[i];
        bool clock = false;
        if (chunk->fate != RCN_FATE_TEXT) {
            continue;
        }
        lines++;
        if (rcn_is_byline(head->work->rules, chunk)) {
            rcn_head_settle(head, i, &byline_verdict);
            byline = true;
        } else if (rcn_is_date_label(work->rules, chunk->text, &clock) &&
                   (clock || byline)) {
            rcn_head_settle(head, i, clock ? &time_verdict : &rcn_cause_date);
        }
    }
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
                     .metadata = work->masthead,
                     .changed = true,
                     .dates = rcn_rules_words(work->rules, "dates")};
    /* What is settled makes room for more to be looked at, as it would in a
     * second cleaning. */
    while (head.changed) {
        head.changed = false;
        find_bounds(&head, body.first);
        find_metadata(&head);
        rcn_head_find_title(&head);
        cut_repeats(&head);
    }
    find_below_lead(&head, body.first);
}
