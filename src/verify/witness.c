/* A second reader for what the first one loses: poppler's walk over the
 * structure drops the rest of a marked stretch behind ActualText, which scripts
 * with more glyphs than letters need.  pdftotext reads it all, but whole pages
 * with their furniture, and joins words over line ends. */
#include "verify/witness.h"

#include <string.h>

#include "base/utf8.h"
#include "verify/reading.h"

#define FURNITURE_LINES 8   /* of one page end or begin, at most */
#define FURNITURE_BYTES 600 /* the same in bytes */
#define SIGHT           8   /* runes that must agree behind furniture */

/* Takes one step in both readings; false when they depart. */
static bool
step(rcn_reading *e, rcn_reading *f)
{
    bool space = f->line || rcn_reading_same_space(e, f);
    if (e->rune == f->rune && space) {
        rcn_reading_advance(e);
        rcn_reading_advance(f);
        return true;
    }
    if (rcn_reading_line_hyphen(e, f)) {
        uint32_t before = f->before;
        rcn_reading_advance(f);
        f->before = before;
        return true;
    }
    /* A hyphen of the text at a line end: pdftotext takes it for ours. */
    if (e->rune == '-' && rcn_rune_is_letter(e->before) && !f->blank) {
        rcn_reading next = *e;
        rcn_reading_advance(&next);
        if (next.rune == f->rune && rcn_rune_is_letter(next.rune)) {
            next.before = e->before;
            *e = next;
            return true;
        }
    }
    return false;
}

static bool
agrees_ahead(rcn_reading e, rcn_reading f)
{
    for (int i = 0; i < SIGHT && e.rune; i++) {
        if (!step(&e, &f)) {
            return false;
        }
    }
    return true;
}

static size_t
next_line(rcn_text book, size_t at)
{
    const char *end = memchr(book.at + at, '\n', book.len - at);
    return end ? (size_t)(end - book.at) + 1 : book.len;
}

/* Goes over the end of a page to the line where the text goes on. */
static bool
turn_page(const rcn_reading *e, rcn_reading *f)
{
    rcn_text book = f->text;
    size_t far =
        book.len - f->at < FURNITURE_BYTES ? book.len : f->at + FURNITURE_BYTES;
    const char *feed = memchr(book.at + f->at, '\f', far - f->at);
    if (f->line && f->at) {
        /* The feed may stand in the white space just passed. */
        size_t back = f->at;
        while (back > 0 && strchr(" \n\f", book.at[back - 1])) {
            back--;
        }
        const char *passed = memchr(book.at + back, '\f', f->at - back);
        feed = passed ? passed : feed;
    }
    size_t at = feed ? (size_t)(feed - book.at) + 1 : book.len;
    for (int i = 0; i < FURNITURE_LINES && at < book.len; i++) {
        rcn_reading there = rcn_reading_begin(book, at);
        there.before = f->before;
        there.blank = true;
        there.line = true;
        if (there.at > f->at && agrees_ahead(*e, there)) {
            *f = there;
            return true;
        }
        at = next_line(book, at);
    }
    return false;
}

static bool
match(rcn_reading e, rcn_reading f, size_t *ret_end)
{
    while (e.rune) {
        if (!step(&e, &f) && !turn_page(&e, &f)) {
            return false;
        }
    }
    *ret_end = f.at;
    return true;
}

bool
rcn_witness_find(rcn_text book, rcn_text wanted, size_t from, size_t *ret_end)
{
    rcn_reading first = rcn_reading_begin(wanted, 0);
    rcn_reading at = rcn_reading_begin(book, from);
    while (at.rune) {
        if (at.rune == first.rune) {
            rcn_reading here = rcn_reading_begin(book, at.at);
            if (match(first, here, ret_end)) {
                return true;
            }
        }
        rcn_reading_advance(&at);
    }
    return !first.rune;
}
