/* The frame that Project Gutenberg, and those who follow its custom, put around
 * the text of a book: fields and terms before a line "*** START OF ...", terms
 * behind "*** END OF ...".  Before 2003 the terms ended in a line "*END*THE
 * SMALL PRINT!", and the first line of the file alone named the book. */
#include "source/ebook_frame.h"

#include <string.h>
#include <strings.h>

#define FIELD_LINES  400 /* before the book */
#define FIELD_MOST   300 /* bytes of a value */
#define LONG_TITLE   50  /* bytes of a line of a title that runs on */
#define BORDER_LINES 3   /* of one border */
#define CREDIT_LINES 8   /* of one paragraph on who made the text */
#define CREDITS_MOST 4   /* paragraphs of them at the start of the book */

/* Returns the line that begins at byte `at`, without its end; `*ret_next` is
 * the start of the next one. */
static rcn_text
line_at(rcn_text text, size_t at, size_t *ret_next)
{
    size_t end = rcn_text_find(text, "\n", at);
    end = end == SIZE_MAX ? text.len : end;
    *ret_next = end < text.len ? end + 1 : end;
    return rcn_text_trim(rcn_text_slice(text, at, end));
}

static bool
starts(rcn_text line, const char *words)
{
    size_t len = strlen(words);
    return line.len >= len && strncasecmp(line.at, words, len) == 0;
}

static bool
starts_any(rcn_text line, const char *const words[], size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (starts(line, words[i])) {
            return true;
        }
    }
    return false;
}

/* "*** START OF THE PROJECT GUTENBERG EBOOK 28765 ***" */
static bool
is_border(rcn_text line, const char *word)
{
    size_t stars = 0;
    while (stars < line.len && line.at[stars] == '*') {
        stars++;
    }
    rcn_text rest = rcn_text_trim(rcn_text_slice(line, stars, line.len));
    bool book = rcn_text_find(rest, "EBOOK", 0) != SIZE_MAX ||
                rcn_text_find(rest, "E-BOOK", 0) != SIZE_MAX ||
                rcn_text_find(rest, "ETEXT", 0) != SIZE_MAX;
    return stars >= 3 && starts(rest, word) && book;
}

/* "*END*THE SMALL PRINT! FOR PUBLIC DOMAIN ETEXTS*Ver.04.29.93*END*" */
static bool
is_old_border(rcn_text line)
{
    static const char *const words[] = {"*END*THE SMALL PRINT",
                                        "*END THE SMALL PRINT"};
    return starts_any(line, words, sizeof words / sizeof *words);
}

static bool
is_end(rcn_text line)
{
    static const char *const words[] = {
        "End of the Project Gutenberg", "End of Project Gutenberg",
        "End of this Project Gutenberg", "End of The Project Gutenberg"};
    return is_border(line, "END OF") ||
           starts_any(line, words, sizeof words / sizeof *words);
}

/* Behind the border that ends at `next`, of which `line` is the first line: it
 * goes on until its stars. */
static size_t
skip_border(rcn_text text, rcn_text line, size_t next)
{
    size_t at = next;
    for (int i = 0; i < BORDER_LINES && at < text.len; i++) {
        if (rcn_text_ends(line, "*")) {
            return at;
        }
        line = line_at(text, at, &at);
    }
    return next;
}

/* Takes a field that a line states.  A title of a long line goes on in the
 * next: after a short one that holds the subtitle. */
static void
read_field(rcn_ebook_frame *frame, rcn_text text, rcn_text line)
{
    struct {
        const char *name;
        rcn_text *value;
    } fields[] = {{"Title:", &frame->title}, {"Author:", &frame->author}};
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        size_t len = strlen(fields[i].name);
        if (!fields[i].value->len && starts(line, fields[i].name) &&
            line.len - len <= FIELD_MOST) {
            size_t from = (size_t)(line.at - text.at) + len;
            size_t to = from + line.len - len;
            size_t next = to + 1;
            bool more = i == 0 && line.len >= LONG_TITLE && next < text.len &&
                        text.at[next] == ' ';
            rcn_text rest = more ? line_at(text, next, &next) : line;
            to = more ? (size_t)(rest.at - text.at) + rest.len : to;
            *fields[i].value = rcn_text_trim(rcn_text_slice(text, from, to));
        }
    }
}

/* Returns the last place of `mark` in a line, from `from` on, or SIZE_MAX. */
static size_t
last_of(rcn_text line, const char *mark, size_t from)
{
    size_t last = SIZE_MAX;
    for (size_t at = from; (at = rcn_text_find(line, mark, at)) != SIZE_MAX;
         at++) {
        last = at;
    }
    return last;
}

/* The title and the author of "The Project Gutenberg Etext of TITLE, by
 * AUTHOR", the first line of a file without fields.  Without the comma the
 * author is but a surname. */
static void
read_first_line(rcn_ebook_frame *frame, rcn_text text)
{
    size_t next = 0;
    rcn_text line = line_at(text, 0, &next);
    size_t of = rcn_text_find(line, "Project Gutenberg", 0);
    of = of == SIZE_MAX ? of : rcn_text_find(line, " of ", of);
    if (of == SIZE_MAX || frame->title.len) {
        return;
    }
    size_t comma = last_of(line, ", by ", of);
    size_t by = comma == SIZE_MAX ? last_of(line, " by ", of) : comma;
    if (by != SIZE_MAX) {
        frame->title = rcn_text_slice(line, of + strlen(" of "), by);
    }
    if (comma != SIZE_MAX) {
        frame->author = rcn_text_slice(line, comma + strlen(", by "), line.len);
    }
}

bool
rcn_ebook_is_credit(rcn_text paragraph)
{
    static const char *const credits[] = {"Produced by",
                                          "E-text prepared by",
                                          "Etext prepared by",
                                          "E-text produced by",
                                          "Etext produced by",
                                          "Text file produced by",
                                          "HTML file produced by",
                                          "HTML version produced by",
                                          "This etext was",
                                          "This e-text was",
                                          "This eBook was",
                                          "Transcribed from",
                                          "Transcribed by",
                                          "Scanned by",
                                          "Scanned and proofed by",
                                          "Digitized by",
                                          "Note: Project Gutenberg"};
    return starts_any(paragraph, credits, sizeof credits / sizeof *credits);
}

/* Past the paragraphs that state who made the e-book. */
static size_t
skip_credits(rcn_text text, size_t from)
{
    size_t book = from;
    for (int i = 0; i < CREDITS_MOST; i++) {
        size_t at = book;
        size_t next = at;
        rcn_text line = {"", 0};
        while (at < text.len && !(line = line_at(text, at, &next)).len) {
            at = next;
        }
        if (!rcn_ebook_is_credit(line)) {
            return book;
        }
        for (int j = 0; j < CREDIT_LINES && at < text.len && line.len; j++) {
            line = line_at(text, at, &next);
            at = next;
        }
        book = at;
    }
    return book;
}

bool
rcn_ebook_frame_find(rcn_text text, rcn_ebook_frame *ret_frame)
{
    rcn_ebook_frame frame = {.end = text.len};
    bool found = false;
    uint32_t number = 0;
    for (size_t at = 0; at < text.len;) {
        size_t next = 0;
        rcn_text line = line_at(text, at, &next);
        number++;
        if (!found && number > FIELD_LINES) {
            return false;
        }
        bool border = !found && is_border(line, "START OF");
        if (border || (!found && is_old_border(line))) {
            found = true;
            frame.border = border ? skip_border(text, line, next) : next;
            frame.start = skip_credits(text, frame.border);
        } else if (!found) {
            read_field(&frame, text, line);
        } else if (at >= frame.start && is_end(line)) {
            frame.end = at;
            frame.closed = true;
            break;
        }
        at = next;
    }
    if (found) {
        read_first_line(&frame, text);
    }
    *ret_frame = frame;
    return found;
}
