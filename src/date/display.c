/* How a dating is written: EDTF (ISO 8601-2:2019, level 1 and the "one of a
 * set" of level 2) for machines, and the bracketed forms of documentary
 * editions for readers. */
#include "date/display.h"

#include <string.h>

#include "base/text.h"
#include "date/calendar.h"

static const char *
edtf_of(rcn_arena *arena, rcn_date date, const char *qualifier)
{
    char level_zero[16];
    (void)rcn_date_format(date, level_zero, sizeof level_zero);
    return rcn_arena_printf(arena, "%s%s", level_zero, qualifier);
}

rcn_dating
rcn_dating_unknown(void)
{
    return (rcn_dating){.status = RCN_STATUS_UNKNOWN,
                        .certainty = RCN_UNDATED,
                        .display = "[date not stated]",
                        .ground = "No date is stated, and none follows from "
                                  "what the documents say.",
                        .sort = RCN_DATE_NONE,
                        .not_before = RCN_DATE_NONE,
                        .not_after = RCN_DATE_NONE};
}

void
rcn_dating_set_date(rcn_arena *arena, rcn_dating *dating, rcn_date date)
{
    bool doubtful = dating->certainty == RCN_UNCERTAIN;
    bool rough = dating->certainty == RCN_APPROXIMATE;
    dating->edtf = edtf_of(arena, date, doubtful ? "?" : (rough ? "~" : ""));
    const char *words = rcn_date_words(arena, date);
    dating->display =
        dating->status == RCN_STATUS_STATED && !doubtful && !rough
            ? words
            : rcn_arena_printf(arena, "[%s%s%s]", rough ? "c. " : "", words,
                               doubtful ? "?" : "");
    dating->sort = date;
    dating->not_before = doubtful || rough ? RCN_DATE_NONE : date;
    dating->not_after = dating->not_before;
}

void
rcn_dating_set_after(rcn_arena *arena, rcn_dating *dating, rcn_date date)
{
    dating->certainty = RCN_BOUNDED;
    dating->edtf = rcn_arena_printf(arena, "[%s..]", edtf_of(arena, date, ""));
    dating->display =
        rcn_arena_printf(arena, "[not before %s]", rcn_date_words(arena, date));
    dating->sort = date;
    dating->not_before = date;
    dating->not_after = RCN_DATE_NONE;
}

void
rcn_dating_set_one_of(rcn_arena *arena, rcn_dating *dating,
                      const rcn_date *dates, size_t count)
{
    rcn_buffer edtf = rcn_buffer_new(arena);
    rcn_buffer display = rcn_buffer_new(arena);
    for (size_t i = 0; i < count; i++) {
        rcn_buffer_printf(&edtf, "%s%s", i ? "," : "[",
                          edtf_of(arena, dates[i], ""));
        rcn_buffer_printf(&display, "%s%s", i ? " or " : "[",
                          rcn_date_words(arena, dates[i]));
    }
    rcn_buffer_char(&edtf, ']');
    rcn_buffer_char(&display, ']');
    dating->certainty = RCN_UNCERTAIN;
    dating->edtf = rcn_buffer_text(&edtf).at;
    dating->display = rcn_buffer_text(&display).at;
    dating->sort = dates[0];
    dating->not_before = dates[0];
    dating->not_after = dates[count - 1];
}

/* "11–16 January 1660", "31 January to 6 February 1660": what both days have in
 * common stands once (Chicago Manual of Style 17, 6.78). */
static const char *
period_words(rcn_arena *arena, rcn_date from, rcn_date to)
{
    const char *last = rcn_date_words(arena, to);
    const char *first = rcn_date_words(arena, from);
    bool days = from.day && to.day && from.year == to.year;
    if (days && from.month == to.month) {
        return rcn_arena_printf(arena, "%d–%s", (int)from.day, last);
    }
    if (days) {
        size_t len = (size_t)(strrchr(first, ' ') - first);
        first = rcn_arena_strndup(arena, first, len);
    }
    return rcn_arena_printf(arena, "%s to %s", first, last);
}

void
rcn_dating_set_period(rcn_arena *arena, rcn_dating *dating, rcn_date from,
                      rcn_date to)
{
    dating->edtf = rcn_arena_printf(arena, "%s/%s", edtf_of(arena, from, ""),
                                    edtf_of(arena, to, ""));
    dating->display = period_words(arena, from, to);
    dating->sort = from;
    dating->not_before = from;
    dating->not_after = to;
}
