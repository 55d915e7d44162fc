/* Text as it comes back from print.  Lines break: a space may have become a
 * line end, a word may have got a hyphen, and after a dash or a slash there may
 * be a space that was none.  All else must be there, letter for letter, and no
 * two words may have become one. */
#include "base/utf8.h"
#include "verify/proof.h"
#include "verify/reading.h"

void
rcn_reading_advance(rcn_reading *r)
{
    r->before = r->rune;
    r->at += r->len;
    r->blank = false;
    r->line = false;
    r->rune = 0;
    r->len = 0;
    while (r->at < r->text.len) {
        uint32_t rune;
        size_t len = rcn_utf8_next(r->text, r->at, &rune);
        bool nothing = rcn_rune_is_invisible(rune);
        if (!nothing && !rcn_rune_is_space(rune)) {
            r->rune = rune;
            r->len = len;
            return;
        }
        r->blank = r->blank || !nothing;
        r->line = r->line || rune == '\n' || rune == '\f';
        r->at += len;
    }
}

rcn_reading
rcn_reading_begin(rcn_text text, size_t from)
{
    rcn_reading reading = {.text = text, .at = from};
    rcn_reading_advance(&reading);
    reading.blank = false;
    reading.line = false;
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

/* A letter, or the sign that Catalan writes inside words. */
static bool
in_word(uint32_t rune)
{
    return rcn_rune_is_letter(rune) || rune == 0xB7;
}

/* Returns true if the next rune of `found` is a hyphen that only print has:
 * between two letters, and before no space. */
static bool
line_hyphen(const rcn_reading *expected, const rcn_reading *found)
{
    if (found->rune != '-' || found->blank || expected->blank ||
        !in_word(expected->before) || !rcn_rune_is_letter(expected->rune)) {
        return false;
    }
    rcn_reading next = *found;
    rcn_reading_advance(&next);
    return !next.blank && next.rune == expected->rune;
}

/* Returns true if white space is the same in both before the runes that are
 * next, or as lines may change it: lost behind a hyphen, added beside what is
 * neither letter nor digit. */
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

rcn_difference
rcn_printed_difference(rcn_text expected, rcn_text found)
{
    rcn_reading e = rcn_reading_begin(expected, 0);
    rcn_reading f = rcn_reading_begin(found, 0);
    while (e.rune || f.rune) {
        if (e.rune == f.rune && same_space(&e, &f)) {
            rcn_reading_advance(&e);
            rcn_reading_advance(&f);
        } else if (line_hyphen(&e, &f)) {
            uint32_t before = f.before;
            rcn_reading_advance(&f);
            f.before = before;
        } else {
            return (rcn_difference){true, e.at, f.at};
        }
    }
    return (rcn_difference){false, expected.len, found.len};
}
