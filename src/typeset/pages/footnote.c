/* Notes at the foot of the page: set in small type on the grid of the page, so
 * that the page breaker reckons with them in whole lines. */
#include "typeset/pages/footnote.h"

#include <string.h>

#define LABEL_GAP (3 * RCN_LEN_PT)

static rcn_para_shape
note_shape(const rcn_galley *galley)
{
    return (rcn_para_shape){.type = RCN_TYPE_FOOTNOTE,
                            .measure = rcn_style_measure(galley->setter->style),
                            .align = RCN_ALIGN_LEFT,
                            .language = galley->setter->edition->language};
}

/* Returns the number of a note, which leads back to its mark. */
static rcn_para *
set_label(rcn_galley *galley, const rcn_note *note)
{
    rcn_setter *setter = galley->setter;
    const rcn_para_shape shape = note_shape(galley);
    rcn_para *label = rcn_para_of_string(setter, note->label, &shape);
    if (label) {
        rcn_arena *arena = setter->arena;
        label->spaced = true;
        label->leading = galley->grid;
        label->section = galley->section;
        label->link = rcn_arena_printf(
            arena, "#%s", rcn_query_reference_id(arena, note->query));
        rcn_breaker_break(galley->breaker, label, false, false);
    }
    return label;
}

static rcn_foot
set_foot(rcn_galley *galley, const rcn_note *note)
{
    rcn_setter *setter = galley->setter;
    rcn_foot foot = {.note = note, .label = set_label(galley, note)};
    foot.x = setter->style->indent;
    if (foot.label) {
        rcn_len width = rcn_para_width(setter, foot.label) + LABEL_GAP;
        foot.x = width > foot.x ? width : foot.x;
    }
    rcn_para_shape shape = note_shape(galley);
    shape.measure -= foot.x;
    shape.align = setter->style->ragged ? RCN_ALIGN_LEFT : RCN_ALIGN_JUSTIFY;
    shape.hyphenate = true;
    foot.words = rcn_para_of_block(setter, note->words, &shape);
    if (foot.words) {
        foot.words->leading = galley->grid;
        foot.words->section = galley->section;
        rcn_breaker_break(galley->breaker, foot.words, false, false);
        foot.lines = foot.words->set.count;
    }
    return foot;
}

uint32_t
rcn_footnotes_set(rcn_galley *galley, rcn_para *para)
{
    bool foot = galley->setter->style->notes == RCN_NOTES_FOOT;
    if (!foot || !para->note_count || para->feet) {
        return 0;
    }
    rcn_foot *feet =
        rcn_arena_alloc(galley->setter->galley, para->note_count, sizeof *feet);
    uint32_t lines = 0;
    for (uint32_t i = 0; i < para->note_count; i++) {
        feet[i] = set_foot(galley, &para->notes[i]);
        lines += feet[i].lines;
    }
    para->feet = feet;
    return lines;
}

/* Returns the notes [*first, end) of a paragraph whose marks are on a line;
 * `from` is the first that may. */
static uint32_t
feet_of_line(const rcn_para *para, const rcn_setting *set, uint32_t line,
             uint32_t from, uint32_t *ret_lines)
{
    size_t end = line + 1 < set->count ? set->lines[line + 1].offset : SIZE_MAX;
    *ret_lines = 0;
    while (from < para->note_count && para->notes[from].offset <= end) {
        *ret_lines += para->feet[from++].lines;
    }
    return from;
}

/* Returns the first note whose mark is on a line or below it. */
static uint32_t
first_foot(const rcn_para *para, const rcn_setting *set, uint32_t line)
{
    uint32_t first = 0;
    while (line && first < para->note_count &&
           para->notes[first].offset <= set->lines[line].offset) {
        first++;
    }
    return first;
}

rcn_foot_range
rcn_line_feet(const rcn_para *para, uint32_t line)
{
    uint32_t lines = 0;
    rcn_foot_range range = {.first = first_foot(para, &para->set, line)};
    range.end = feet_of_line(para, &para->set, line, range.first, &lines);
    return range;
}

#define SPLIT_LEAST 2 /* lines of a note on each page, when it is split */

uint32_t
rcn_frame_fill(const rcn_frames *frames, const rcn_para *body,
               const rcn_setting *set, uint32_t at, rcn_cursor *cursor,
               uint32_t *ret_rest)
{
    uint32_t depth = rcn_cursor_depth(frames, *cursor);
    uint32_t room = depth > cursor->used ? depth - cursor->used : 0;
    uint32_t left = set->count - at;
    *ret_rest = 0;
    if (!body->feet) {
        uint32_t count = left < room ? left : room;
        cursor->used += count;
        return count;
    }
    uint32_t count = 0;
    uint32_t next = first_foot(body, set, at);
    bool fresh = cursor->used == cursor->notes;
    while (count < left && room && !*ret_rest) {
        uint32_t notes = 0;
        next = feet_of_line(body, set, at + count, next, &notes);
        uint32_t blank = notes && !cursor->notes;
        uint32_t here = room > 1 + blank ? room - 1 - blank : 0;
        if (notes > here) {
            bool split = here >= SPLIT_LEAST && notes - here >= SPLIT_LEAST;
            if (!split && !(fresh && !count)) {
                break;
            }
            *ret_rest = notes - here;
            notes = here;
            blank = here ? blank : 0;
        }
        cursor->used += 1 + notes + blank;
        cursor->notes += notes + blank;
        room -= 1 + notes + blank;
        count++;
    }
    return count;
}

rcn_cursor
rcn_cursor_carry(const rcn_frames *frames, rcn_cursor cursor, uint32_t *rest)
{
    uint32_t most = rcn_cursor_depth(frames, cursor) - 1;
    uint32_t notes = *rest < most ? *rest : most;
    if (notes) {
        cursor.used += notes + 1;
        cursor.notes = notes + 1;
        *rest -= notes;
    }
    return cursor;
}
