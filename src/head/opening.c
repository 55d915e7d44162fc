/* Titles that only the opening lines of a plain text tell: the lines that its
 * running heads repeat whole, and a line above the day with nothing but a word of
 * place or occasion between them. */
#include <string.h>

#include "base/utf8.h"
#include "clean/span/head_key.h"
#include "clean/span/line_title.h"
#include "head/reader.h"

#define MOST_LINES  4 /**< of a title, and down to the day */
#define LEAST_WORDS 3 /**< of a title */
#define MOST_WORDS  18
#define DAY_WORDS   9   /**< of the line of the day */
#define MOST_SPANS  400 /**< that are looked through for a running head */

static bool
is_class(const rcn_span *span, const char *prefix)
{
    return span->why->class_id &&
           strncmp(span->why->class_id, prefix, strlen(prefix)) == 0;
}

/** Returns the first stretch of the text that has words and was not cut, or the
 * number of stretches. */
static size_t
first_line(const rcn_head_reader *reader)
{
    const rcn_doc_lines *lines = &reader->head->stretches;
    size_t i = 0;
    while (i < lines->count &&
           (lines->items[i].span->kind == RCN_SPAN_REMOVED ||
            !rcn_text_has_word(rcn_doc_line_words(reader, i)))) {
        i++;
    }
    return i;
}

static rcn_text
join(const rcn_head_reader *reader, rcn_text first, rcn_text more)
{
    return rcn_text_of(rcn_arena_printf(reader->scratch, "%.*s %.*s",
                                        (int)first.len, first.at, (int)more.len,
                                        more.at));
}

/** Returns a running head without the number of its page. */
static rcn_text
without_number(rcn_text head)
{
    static const char digits[] = "0123456789 ";
    while (head.len && strchr(digits, head.at[0])) {
        head = rcn_text_slice(head, 1, head.len);
    }
    while (head.len && strchr(digits, head.at[head.len - 1])) {
        head = rcn_text_slice(head, 0, head.len - 1);
    }
    return head;
}

/** Returns true when some running head says just these words. */
static bool
runs(const rcn_head_reader *reader, rcn_text title)
{
    const rcn_cleaned *cleaned = reader->cleaned;
    for (size_t i = 0; i < cleaned->span_count && i < MOST_SPANS; i++) {
        const rcn_span *span = &cleaned->spans[i];
        if (span->kind == RCN_SPAN_REMOVED && is_class(span, "running-") &&
            rcn_text_same_words(
                without_number(rcn_text_trim(rcn_text_slice(
                    cleaned->document->text, span->start, span->end))),
                title)) {
            return true;
        }
    }
    return false;
}

static bool
has_words(rcn_text title)
{
    size_t words = rcn_utf8_count_words(title);
    return words >= LEAST_WORDS && words <= MOST_WORDS;
}

/** Returns true for a line with the digits of a year or a number, and for one that
 * is to somebody. */
static bool
is_numbered_or_addressed(rcn_text line)
{
    size_t digits = 0;
    for (size_t i = 0; i < line.len; i++) {
        digits += line.at[i] >= '0' && line.at[i] <= '9';
    }
    return digits > 3 || rcn_text_starts(line, "To ") ||
           rcn_text_starts(line, "An ") || rcn_text_starts(line, "À ");
}

/** Adds the lines from `first` on that a running head repeats. */
static bool
read_running(rcn_head_reader *reader, size_t first)
{
    const rcn_doc_lines *lines = &reader->head->stretches;
    rcn_text title = {"", 0};
    for (size_t i = first; i < lines->count && i < first + MOST_LINES; i++) {
        rcn_text line = rcn_doc_line_words(reader, i);
        title = i > first ? join(reader, title, line) : line;
        if (has_words(title) && runs(reader, title)) {
            const size_t at[2] = {first, i};
            rcn_head_add(reader, RCN_FIELD_TITLE, "running-title", title, at);
            return true;
        }
    }
    return false;
}

/** Returns true for the line of a day: made metadata as one, or a few words with
 * a year and another number. */
static bool
is_day(const rcn_head_reader *reader, size_t stretch)
{
    const rcn_span *span = reader->head->stretches.items[stretch].span;
    rcn_text line = rcn_doc_line_words(reader, stretch);
    size_t digits = 0;
    size_t run = 0;
    bool year = false;
    for (size_t i = 0; i < line.len; i++) {
        bool digit = line.at[i] >= '0' && line.at[i] <= '9';
        digits += digit;
        run = digit ? run + 1 : 0;
        year = year ||
               (run == 4 && (line.at[i - 3] == '1' || line.at[i - 3] == '2'));
    }
    return (span->kind == RCN_SPAN_METADATA && is_class(span, "date")) ||
           (year && digits > 4 && rcn_utf8_count_words(line) <= DAY_WORDS);
}

/** Adds the first line, where its day closes it: "THE WEIR. 4 May 1901". */
static bool
read_with_day(rcn_head_reader *reader, size_t first)
{
    rcn_text title = rcn_title_before_day(rcn_doc_line_words(reader, first));
    if (title.len) {
        rcn_head_add(reader, RCN_FIELD_TITLE, "title-and-day", title,
                     (const size_t[2]){first, first});
    }
    return title.len > 0;
}

/** Adds the first line, with what goes on with it, where the day stands below. */
static void
read_above_day(rcn_head_reader *reader, size_t first)
{
    const rcn_doc_line *items = reader->head->stretches.items;
    size_t count = reader->head->stretches.count;
    size_t day = first + 1;
    while (day < count && day < first + MOST_LINES && !is_day(reader, day)) {
        day++;
    }
    rcn_text title = rcn_doc_line_words(reader, first);
    uint32_t rune = 0;
    (void)rcn_utf8_next(title, 0, &rune);
    rcn_text value;
    if (day >= count || day == first + MOST_LINES || is_day(reader, first) ||
        !has_words(title) || rcn_rune_is_lower(rune) ||
        is_numbered_or_addressed(title) ||
        strchr(".,;:!?", title.at[title.len - 1]) ||
        rcn_head_key_of(title, &value) != RCN_HEAD_KEY_NONE ||
        rcn_release_holds(reader, first) ||
        rcn_doc_line_is_prose(reader->cleaned, &items[first])) {
        return;
    }
    for (size_t i = first + 1; i < day; i++) {
        if (rcn_doc_line_is_prose(reader->cleaned, &items[i])) {
            return;
        }
    }
    rcn_head_add(reader, RCN_FIELD_TITLE, "line-above-day", title,
                 (const size_t[2]){first, first});
}

void
rcn_opening_read(rcn_head_reader *reader)
{
    size_t first = first_line(reader);
    if (!reader->head->zones.untitled ||
        first >= reader->head->stretches.count ||
        first >= reader->head->zones.body) {
        return;
    }
    for (size_t i = 0; i < reader->fields.count; i++) {
        if (reader->fields.items[i].kind == RCN_FIELD_TITLE) {
            return;
        }
    }
    if (!read_running(reader, first) && !read_with_day(reader, first)) {
        read_above_day(reader, first);
    }
}
