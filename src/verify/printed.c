/* Text as it comes back from print.  Lines break: a space may have become a
 * line end, a word may have got a hyphen, and after a dash or a slash there may
 * be a space that was none.  All else must be there, letter for letter, and no
 * two words may have become one. */
#include <utf8proc.h>

#include "base/utf8.h"
#include "verify/proof.h"

static bool
shows_nothing(uint32_t rune)
{
    return utf8proc_category((utf8proc_int32_t)rune) == UTF8PROC_CATEGORY_CF;
}

static bool
is_blank(uint32_t rune)
{
    return rcn_rune_is_space(rune) ||
           utf8proc_category((utf8proc_int32_t)rune) == UTF8PROC_CATEGORY_CC;
}

/* One of the two texts, read rune by rune. */
typedef struct rcn_reading {
    rcn_text text;
    size_t at;       /**< of the next rune that shows something */
    uint32_t rune;   /**< that rune; 0 at the end */
    size_t len;      /**< its bytes */
    bool blank;      /**< white space stands before it */
    uint32_t before; /**< the rune before it that shows something, or 0 */
} rcn_reading;

/* Goes on to the next rune that shows something. */
static void
advance(rcn_reading *r)
{
    r->before = r->rune;
    r->at += r->len;
    r->blank = false;
    r->rune = 0;
    r->len = 0;
    while (r->at < r->text.len) {
        uint32_t rune;
        size_t len = rcn_utf8_next(r->text, r->at, &rune);
        if (!is_blank(rune) && !shows_nothing(rune)) {
            r->rune = rune;
            r->len = len;
            return;
        }
        r->blank = r->blank || is_blank(rune);
        r->at += len;
    }
}

static rcn_reading
begin(rcn_text text)
{
    rcn_reading reading = {.text = text};
    advance(&reading);
    reading.blank = false;
    return reading;
}

static bool
is_hyphen(uint32_t rune)
{
    return rune == '-' || rune == 0x2010;
}

static bool
joins(uint32_t rune)
{
    return rcn_rune_is_letter(rune) || rcn_rune_is_digit(rune);
}

/* A hyphen that only the print has, between two letters and before no space. */
static bool
is_line_end_hyphen(const rcn_reading *expected, const rcn_reading *found)
{
    if (found->rune != '-' || found->blank || expected->blank ||
        !rcn_rune_is_letter(expected->before) ||
        !rcn_rune_is_letter(expected->rune)) {
        return false;
    }
    rcn_reading next = *found;
    advance(&next);
    return !next.blank && next.rune == expected->rune;
}

/* White space of both before the runes that are next. */
static bool
same_space(const rcn_reading *expected, const rcn_reading *found)
{
    if (expected->blank == found->blank) {
        return true;
    }
    if (expected->blank) {
        return is_hyphen(found->before);
    }
    return !joins(found->before) || !joins(found->rune);
}

rcn_departure
rcn_printed_departure(rcn_text expected, rcn_text found)
{
    rcn_reading e = begin(expected);
    rcn_reading f = begin(found);
    while (e.rune || f.rune) {
        if (e.rune == f.rune && same_space(&e, &f)) {
            advance(&e);
            advance(&f);
        } else if (is_line_end_hyphen(&e, &f)) {
            uint32_t before = f.before;
            advance(&f);
            f.before = before;
        } else {
            return (rcn_departure){true, e.at, f.at};
        }
    }
    return (rcn_departure){false, expected.len, found.len};
}
