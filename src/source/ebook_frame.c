/* The frame that Project Gutenberg, and those who follow its custom, put around
 * the plain text of a book. */
#include "source/ebook_frame.h"

#include <string.h>
#include <strings.h>

#define FIELD_LINES  400 /* before the book */
#define FIELD_MOST   300 /* bytes of a value */
#define CREDIT_LINES 8   /* of who made the text, at the start of the book */

/* The line that begins at byte `at`, without its end; `*ret_next` is the start of
 * the next one. */
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

static void
read_field(rcn_ebook_frame *frame, rcn_text line, uint32_t number)
{
    struct {
        const char *name;
        rcn_text *value;
        uint32_t *line;
    } fields[] = {
        {"Title:", &frame->title, &frame->title_line},
        {"Author:", &frame->author, &frame->author_line},
    };
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        size_t len = strlen(fields[i].name);
        if (!fields[i].value->len && starts(line, fields[i].name) &&
            line.len - len <= FIELD_MOST) {
            *fields[i].value =
                rcn_text_trim(rcn_text_slice(line, len, line.len));
            *fields[i].line = number;
        }
    }
}

/* Past the lines that say who made the e-book. */
static size_t
skip_credit(rcn_text text, size_t at)
{
    static const char *const credits[] = {
        "Produced by",    "E-text prepared by", "Etext prepared by",
        "This etext was", "This eBook was",     "Transcribed from"};
    size_t next = at;
    rcn_text line = {"", 0};
    while (at < text.len && !(line = line_at(text, at, &next)).len) {
        at = next;
    }
    bool credit = false;
    for (size_t i = 0; i < sizeof credits / sizeof *credits; i++) {
        credit = credit || starts(line, credits[i]);
    }
    for (int i = 0; credit && i < CREDIT_LINES && at < text.len; i++) {
        if (!line_at(text, at, &next).len) {
            return next;
        }
        at = next;
    }
    return credit ? at : 0;
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
        if (!found && is_border(line, "START OF")) {
            found = true;
            size_t book = skip_credit(text, next);
            frame.start = book ? book : next;
        } else if (!found) {
            read_field(&frame, line, number);
        } else if (at >= frame.start &&
                   (is_border(line, "END OF") ||
                    starts(line, "End of the Project Gutenberg") ||
                    starts(line, "End of Project Gutenberg"))) {
            frame.end = at;
            break;
        }
        at = next;
    }
    *ret_frame = frame;
    return found;
}
