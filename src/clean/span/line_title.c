/* Titles of plain texts, by their form: browsers and converters put the title of
 * a page in the first line, man(7) the name of a page at both ends of each head,
 * and RFC 7322 (section 4) the title between the head and the abstract. */
#include "clean/span/line_title.h"

#include <string.h>
#include <strings.h>

#include "base/utf8.h"

#define LEAST_TITLE  12  /**< bytes: shorter lines are labels */
#define LEAST_WHOLE  25  /**< bytes of a line without the name of a site */
#define MOST_TITLE   300 /**< bytes */
#define MOST_CUTS    8   /**< separators of a line that are tried */
#define LONG_TEXT    120 /**< bytes of a paragraph: the text has begun */
#define MEMO_LINES   60  /**< within which a memo comes to its abstract */
#define LONGEST_NAME 40  /**< bytes of "name(7)" */

size_t
rcn_title_mark(rcn_text title, size_t from, const char *const *marks,
               size_t count, size_t *ret_mark)
{
    size_t best = SIZE_MAX;
    for (size_t i = 0; i < count; i++) {
        size_t at = rcn_text_find(title, marks[i], from);
        if (at < best) {
            best = at;
            *ret_mark = i;
        }
    }
    return best;
}

size_t
rcn_title_separator(rcn_text title, size_t from, size_t *ret_len)
{
    static const char *const marks[] = {
        " | ", " - ", " – ", " — ", " :: ", " » ", " • ",
        " · ", " / ", " < ", " « ", " : ",  "|"};
    size_t mark = 0;
    size_t at =
        rcn_title_mark(title, from, marks, sizeof marks / sizeof *marks, &mark);
    *ret_len = at == SIZE_MAX ? *ret_len : strlen(marks[mark]);
    return at;
}

size_t
rcn_first_wordy_block(const rcn_cleaned *cleaned)
{
    size_t i = 0;
    while (i < cleaned->block_count &&
           !rcn_text_has_word(cleaned->blocks[i].text)) {
        i++;
    }
    return i;
}

static rcn_text
line_at(const rcn_document *document, size_t index)
{
    const rcn_line *line = &document->lines[index];
    return rcn_text_trim(
        rcn_text_slice(document->text, line->start, line->end));
}

/** The first line at or after `index` that is not blank, or their number. */
static size_t
next_line(const rcn_document *document, size_t index)
{
    while (index < document->line_count && !line_at(document, index).len) {
        index++;
    }
    return index;
}

static void
set_title(const rcn_document *document, rcn_text first, rcn_text last,
          const char *rule, rcn_line_title *ret_title)
{
    const char *text = document->text.at;
    *ret_title = (rcn_line_title){(uint32_t)(first.at - text),
                                  (uint32_t)(last.at + last.len - text), rule};
}

/** The line, from 1, where the first long paragraph begins. */
static size_t
text_begins(const rcn_cleaned *cleaned)
{
    for (size_t i = 0; i < cleaned->block_count; i++) {
        const rcn_block *block = &cleaned->blocks[i];
        if (block->kind == RCN_BLOCK_PARAGRAPH &&
            block->text.len >= LONG_TEXT) {
            return block->line_start;
        }
    }
    return 0;
}

/** The last line above the text, or its first, that says just this; or an empty
 * text. */
static rcn_text
find_again(const rcn_document *document, rcn_text title, size_t from,
           size_t text_line)
{
    rcn_text found = {"", 0};
    for (size_t i = from; i < document->line_count && i < text_line; i++) {
        rcn_text line = line_at(document, i);
        if (line.len == title.len && rcn_text_equal(line, title)) {
            found = line;
        }
    }
    return found;
}

/** Whether a rule knows a line as a label of the page; a path may end in the
 * title. */
static bool
is_label(const rcn_cleaned *cleaned, rcn_text line)
{
    size_t start = (size_t)(line.at - cleaned->document->text.at);
    for (size_t i = 0; i < cleaned->span_count; i++) {
        const rcn_span *span = &cleaned->spans[i];
        if (span->start <= start && start < span->end) {
            const char *class_id = span->why->class_id;
            return span->kind == RCN_SPAN_REMOVED && class_id &&
                   strcmp(class_id, "navigation") == 0 &&
                   strcmp(span->why->rule, "path-line") != 0;
        }
    }
    return false;
}

/** Whether words of the first line can be the title: more than a label of the
 * site, which comes again in each menu.  A line without a sign that parts it from
 * the name of the site has to be longer. */
static bool
fits_title(rcn_text title, bool parted)
{
    size_t least = parted ? LEAST_TITLE : LEAST_WHOLE;
    return title.len >= least && title.len <= MOST_TITLE &&
           rcn_text_find(title, " ", 0) != SIZE_MAX;
}

/** The first line is that of the page's <title>: the title comes again alone in
 * a line above the text; before a sign or behind one stands the name of the
 * site.  The longest of the parts that come again is the title. */
static bool
find_page_title(const rcn_cleaned *cleaned, rcn_line_title *ret_title)
{
    const rcn_document *document = cleaned->document;
    size_t first = next_line(document, 0);
    size_t text_line = text_begins(cleaned);
    if (first >= document->line_count ||
        is_label(cleaned, line_at(document, first))) {
        return false;
    }
    rcn_text line = line_at(document, first);
    rcn_text best = {"", 0};
    size_t len = 0;
    size_t at = 0;
    for (int cut = 0; cut <= MOST_CUTS && at != SIZE_MAX; cut++) {
        at = rcn_title_separator(line, at + len, &len);
        bool parted = at != SIZE_MAX;
        rcn_text parts[] = {
            rcn_text_slice(line, 0, parted ? at : line.len),
            rcn_text_slice(line, parted ? at + len : 0, line.len)};
        for (size_t i = 0; i < 2; i++) {
            rcn_text again = {"", 0};
            if (parts[i].len > best.len && fits_title(parts[i], parted)) {
                again = find_again(document, parts[i], first + 1, text_line);
            }
            best = again.len ? again : best;
        }
    }
    if (best.len) {
        set_title(document, best, best, "page-title-line", ret_title);
    }
    return best.len > 0;
}

/** The name in "name(7)" at the start of a running head that also ends with
 * those words; empty when it has another form. */
static rcn_text
name_at_both_ends(rcn_text head)
{
    static const rcn_text none = {"", 0};
    const char *space = memchr(head.at, ' ', head.len);
    size_t len = space ? (size_t)(space - head.at) : 0;
    if (len < 4 || len > LONGEST_NAME || head.at[len - 1] != ')' ||
        head.len < 2 * len + 1) {
        return none;
    }
    rcn_text word = rcn_text_slice(head, 0, len);
    rcn_text last = rcn_text_slice(head, head.len - len, head.len);
    const char *open = memchr(word.at, '(', word.len);
    if (!open || open == word.at || open[1] < '0' || open[1] > '9' ||
        head.at[head.len - len - 1] != ' ' || !rcn_text_equal(word, last)) {
        return none;
    }
    return rcn_text_slice(word, 0, (size_t)(open - word.at));
}

static bool
find_running_head(const rcn_cleaned *cleaned, rcn_line_title *ret_title)
{
    const rcn_document *document = cleaned->document;
    for (size_t i = 0; i < cleaned->span_count; i++) {
        const rcn_span *span = &cleaned->spans[i];
        if (!span->why->class_id ||
            strncmp(span->why->class_id, "running-", strlen("running-")) != 0) {
            continue;
        }
        rcn_text head = rcn_text_trim(
            rcn_text_slice(document->text, span->start, span->end));
        rcn_text name = name_at_both_ends(head);
        if (name.len) {
            set_title(document, name, name, "running-head", ret_title);
            return true;
        }
    }
    return false;
}

static bool
starts_memo(rcn_text line)
{
    return rcn_text_starts(line, "Request for Comments:") ||
           rcn_text_starts(line, "Internet-Draft") ||
           rcn_text_starts(line, "INTERNET-DRAFT");
}

static bool
opens_memo(rcn_text line)
{
    static const char *const words[] = {"Abstract", "Status of This Memo",
                                        "Status of this Memo"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (rcn_text_is(line, words[i])) {
            return true;
        }
    }
    return false;
}

/** The last lines before the abstract that stand together. */
static bool
find_memo_title(const rcn_document *document, rcn_line_title *ret_title)
{
    size_t first = 0; /* of the lines that stand together */
    bool memo = false;
    bool apart = true; /* a blank line stands above */
    for (size_t i = 0; i < document->line_count && i < MEMO_LINES; i++) {
        rcn_text line = line_at(document, i);
        if (!line.len) {
            apart = true;
            continue;
        }
        if (opens_memo(line) && memo && first) {
            size_t last = first;
            while (last + 1 < i && line_at(document, last + 1).len) {
                last++;
            }
            set_title(document, line_at(document, first),
                      line_at(document, last), "memo-title", ret_title);
            return ret_title->end - ret_title->start <= MOST_TITLE;
        }
        first = apart && memo ? i : first;
        apart = false;
        memo = memo || starts_memo(line);
    }
    return false;
}

bool
rcn_line_title_find(const rcn_cleaned *cleaned, rcn_line_title *ret_title)
{
    return !cleaned->document->html &&
           (find_page_title(cleaned, ret_title) ||
            find_running_head(cleaned, ret_title) ||
            find_memo_title(cleaned->document, ret_title));
}

#define DAY_PARTS   3 /**< day, month and year */
#define MONTH_BYTES 3 /**< at least */

static bool
is_number(rcn_text word, size_t least, size_t most)
{
    size_t digits = 0;
    while (digits < word.len && word.at[digits] >= '0' &&
           word.at[digits] <= '9') {
        digits++;
    }
    return digits == word.len && digits >= least && digits <= most;
}

/** Returns true for a word like a month: a capital, then small letters. */
static bool
is_month_like(rcn_text word)
{
    uint32_t rune = 0;
    size_t at = 0;
    bool like = word.len >= MONTH_BYTES;
    for (size_t i = 0; like && at < word.len; i++) {
        at += rcn_utf8_next(word, at, &rune);
        like = i ? rcn_rune_is_lower(rune) : rcn_rune_is_upper(rune);
    }
    return like;
}

rcn_text
rcn_title_before_day(rcn_text line)
{
    rcn_text parts[DAY_PARTS];
    rcn_text rest = rcn_text_trim(line);
    for (size_t i = DAY_PARTS; i-- > 0;) {
        while (rest.len && strchr("., ", rest.at[rest.len - 1])) {
            rest.len--;
        }
        size_t start = rest.len;
        while (start && rest.at[start - 1] != ' ') {
            start--;
        }
        parts[i] = rcn_text_slice(rest, start, rest.len);
        rest.len = start;
    }
    while (rest.len && strchr(" .,:;-", rest.at[rest.len - 1])) {
        rest.len--;
    }
    bool day = (is_number(parts[0], 1, 2) && is_month_like(parts[1])) ||
               (is_month_like(parts[0]) && is_number(parts[1], 1, 2));
    size_t words = rcn_utf8_count_words(rest);
    bool title = day && is_number(parts[2], 4, 4) && words >= 2 &&
                 words <= 12 && rcn_text_has_word(rest) &&
                 !rcn_utf8_has_lower(rest);
    return title ? rest : (rcn_text){"", 0};
}
