/* Page breaking by dynamic programming over a chapter (M. F. Plass, "Optimal
 * Pagination Techniques for Automatic Typesetting Systems", Stanford 1981; F.
 * Mittelbach, "A General Lua-TeX Framework for Globally Optimized Pagination",
 * 2018): the best way to each number of lines used, side and depth after each
 * strip, with paragraphs a line shorter or longer than they would be alone. */
#include "typeset/pages/pages.h"

#include <string.h>

#include "typeset/lines/fit.h"
#include "typeset/pages/footnote.h"

#define FAULT      (1000000 * RCN_ONE) /* a widow, an orphan */
#define PARTED     800 /* a line alone between forced line ends */
#define SHORT_FOOT 160 /* a page that ends above the foot: for the first line */
#define MORE_SHORT 60  /* and for each more */
#define AIR_FOOT   20  /* where a blank line would have stood anyway */
#define LONG_EXTRA 15  /* a line too many is worse than one too few */
#define AIR_NOTES  12  /* a blank line between text and notes, for each */
#define SPLIT_NOTE 40  /* a note that goes on on the next page */
#define EXTRA_LINE 3   /* one more above a heading */
#define EXTRA_GAP  12  /* one more elsewhere */
#define LAST_LEAST 5   /* lines on a last page */
#define LAST_PRICE (100 * RCN_ONE)
#define BEAM       (400 * RCN_ONE) /* hopeless ways are dropped */
#define WAYS       16 /* ends of one strip weighed from one state */

typedef struct rcn_state {
    int64_t cost;
    uint32_t previous;
    rcn_cursor cursor;
    uint8_t setting, extra;
    bool turned;
} rcn_state;

typedef struct rcn_divider {
    const rcn_galley *galley;
    const rcn_frames *frames;
    const rcn_breaking *limits;
    rcn_arena *arena;
    RCN_LIST(rcn_state) states;
    uint32_t *slots; /* state + 1 of the strip at hand, by cursor */
    size_t slot_count;
    size_t begin; /* first state of the strip at hand */
} rcn_divider;

uint32_t
rcn_cursor_depth(const rcn_frames *frames, rcn_cursor cursor)
{
    if (frames->columns > 1) {
        return frames->lines;
    }
    return frames->lines - (cursor.off == RCN_DEPTH_SHORT) +
           (cursor.off == RCN_DEPTH_LONG);
}

bool
rcn_cursor_at_top(const rcn_frames *frames, rcn_cursor cursor)
{
    bool first = frames->columns > 1 && cursor.off;
    return cursor.used == cursor.notes ||
           (first && cursor.used == frames->opening);
}

rcn_cursor
rcn_cursor_turn(const rcn_frames *frames, rcn_cursor cursor, uint8_t off)
{
    rcn_cursor next = {.side = cursor.side ^ 1, .off = cursor.off};
    if (frames->columns > 1) {
        bool new_page = next.side == 0;
        next.off = new_page ? 0 : cursor.off;
        next.used = next.off ? frames->opening : 0;
    } else if (next.side == 0) {
        next.off = off;
    }
    return next;
}

uint8_t
rcn_depth_with(const rcn_frames *frames, uint32_t left, uint8_t off)
{
    return left <= 2 * frames->lines + 2 ? off : RCN_DEPTH_FULL;
}

static size_t
slot_of(const rcn_divider *divider, rcn_cursor cursor)
{
    (void)divider;
    size_t kind = cursor.side + (cursor.notes ? 2u : 0u);
    return ((size_t)cursor.used * 4 + kind) * RCN_DEPTH_COUNT + cursor.off;
}

/* Keeps a way to a cursor when it is the best so far. */
static void
keep(rcn_divider *divider, rcn_state state)
{
    size_t slot = slot_of(divider, state.cursor);
    if (slot >= divider->slot_count) {
        return;
    }
    uint32_t found = divider->slots[slot];
    if (!found) {
        RCN_PUSH(divider->arena, &divider->states, state);
        divider->slots[slot] = (uint32_t)divider->states.count;
    } else if (state.cost < divider->states.items[found - 1].cost) {
        divider->states.items[found - 1] = state;
    }
}

/* Returns the price of facing pages of a depth. */
static int64_t
depth_price(const rcn_divider *divider, uint8_t off)
{
    int64_t price = (int64_t)divider->limits->short_spread * RCN_PRICE;
    return off == RCN_DEPTH_FULL    ? 0
           : off == RCN_DEPTH_SHORT ? price
                                    : price + LONG_EXTRA * RCN_ONE;
}

/* Returns true when a division after `at` lines parts one line from a stretch
 * between line ends that the source means: it is alone like a widow or an
 * orphan. */
static bool
parts_stretch(const rcn_setting *set, uint32_t at)
{
    const rcn_textline *lines = set->lines;
    bool ends_before = lines[at - 1].end == RCN_END_LAST;
    bool last_of_stretch = !ends_before && lines[at].end == RCN_END_LAST;
    bool first_of_stretch =
        !ends_before && at > 1 && lines[at - 2].end == RCN_END_LAST;
    return last_of_stretch || first_of_stretch;
}

/* Returns the price of dividing a body after `at` of its lines, at the foot of
 * the frame of a cursor; lines beside an initial stay with it. */
static int64_t
division_price(const rcn_divider *divider, const rcn_para *body,
               const rcn_setting *set, uint32_t at, rcn_cursor cursor)
{
    uint32_t beside = body->inset_lines;
    int64_t price = 0;
    if (at == 0) {
        return FAULT;
    }
    price += at < 2 || at < beside ? FAULT : 0;
    price += set->count - at < 2 ? FAULT : 0;
    price += at < set->count && parts_stretch(set, at) ? PARTED * RCN_ONE : 0;
    uint8_t end = set->lines[at - 1].end;
    if (end == RCN_END_HYPHEN || end == RCN_END_HARD) {
        int64_t hyphen = (int64_t)divider->limits->page_hyphen * RCN_PRICE;
        price += cursor.side ? hyphen : hyphen * 3 / 10;
    }
    return price;
}

/* Returns the price of `blank` lines at the foot of a frame that is left inside
 * a body since the next line has a note; above notes they are hardly seen. */
static int64_t
blank_price(rcn_cursor cursor, uint32_t blank)
{
    if (!blank) {
        return 0;
    }
    return cursor.notes ? RCN_ONE * AIR_NOTES * blank
                        : RCN_ONE * (SHORT_FOOT + (blank - 1) * MORE_SHORT);
}

/* Depths that the next frame may get. */
typedef struct rcn_depths {
    uint8_t least, most;
    bool chosen; /* all that is left of the strip has this one */
} rcn_depths;

/* Depths to weigh when a frame is turned with `left` lines of a strip to come:
 * see rcn_depth_with. */
static rcn_depths
depths_to_try(const rcn_divider *divider, rcn_cursor cursor, uint32_t left)
{
    const rcn_frames *frames = divider->frames;
    if (frames->columns > 1 || cursor.side == 0) {
        return (rcn_depths){cursor.off, cursor.off, false};
    }
    bool last = rcn_depth_with(frames, left, RCN_DEPTH_SHORT) != RCN_DEPTH_FULL;
    return (rcn_depths){RCN_DEPTH_FULL, last ? RCN_DEPTH_LONG : RCN_DEPTH_FULL,
                        last};
}

static int64_t
turn_price(const rcn_divider *divider, rcn_cursor cursor, uint8_t off)
{
    bool new_pages = divider->frames->columns == 1 && cursor.side == 1;
    return new_pages ? depth_price(divider, off) : 0;
}

/* A way through a body: lines set so far, where, at what price. */
typedef struct rcn_way {
    int64_t price;
    rcn_cursor cursor;
    uint32_t at;
    bool chosen; /* the depth of its last facing pages */
} rcn_way;

/* Returns the next frame, with the lines of notes that go on there. */
static rcn_cursor
turn_with(const rcn_frames *frames, rcn_cursor cursor, uint8_t off,
          uint32_t rest)
{
    do {
        cursor = rcn_cursor_carry(frames, rcn_cursor_turn(frames, cursor, off),
                                  &rest);
    } while (rest);
    return cursor;
}

/* Sets the body of a strip from a cursor on; keeps a state for each end. */
static void
set_body(rcn_divider *divider, const rcn_para *body, const rcn_setting *set,
         rcn_state state, bool chosen)
{
    const rcn_frames *frames = divider->frames;
    rcn_way ways[WAYS];
    size_t count = 1;
    ways[0] = (rcn_way){state.cost, state.cursor, 0, chosen};
    while (count) {
        rcn_way way = ways[--count];
        uint32_t rest = 0;
        way.at += rcn_frame_fill(frames, body, set, way.at, &way.cursor, &rest);
        uint32_t left = set->count - way.at;
        if (!left && !rest) {
            state.cursor = way.cursor;
            state.cost = way.price;
            keep(divider, state);
            continue;
        }
        uint32_t depth = rcn_cursor_depth(frames, way.cursor);
        if (left) {
            way.price += division_price(divider, body, set, way.at, way.cursor);
            way.price += depth > way.cursor.used
                             ? blank_price(way.cursor, depth - way.cursor.used)
                             : 0;
        }
        way.price += rest ? RCN_ONE * SPLIT_NOTE : 0;
        rcn_depths depths = depths_to_try(divider, way.cursor, left);
        if (way.chosen) {
            depths = (rcn_depths){way.cursor.off, way.cursor.off, true};
        }
        for (uint8_t off = depths.least; off <= depths.most && count < WAYS;
             off++) {
            ways[count++] =
                (rcn_way){way.price + turn_price(divider, way.cursor, off),
                          turn_with(frames, way.cursor, off, rest), way.at,
                          depths.chosen};
        }
    }
}

static const rcn_setting *
setting_at(const rcn_galley_strip *strip, uint8_t setting)
{
    return strip->body ? &strip->body->settings[setting] : NULL;
}

/* Sets a strip at a cursor: its blank lines, its head, its body. */
static void
set_strip(rcn_divider *divider, const rcn_galley_strip *strip, uint32_t gap,
          rcn_state state, bool chosen)
{
    const rcn_frames *frames = divider->frames;
    const rcn_setting *set = setting_at(strip, state.setting);
    bool top = rcn_cursor_at_top(frames, state.cursor);
    uint32_t lines = (top ? strip->again : gap) + strip->head;
    uint32_t notes = strip->feet ? strip->feet + !state.cursor.notes : 0;
    uint32_t depth = rcn_cursor_depth(frames, state.cursor);
    uint32_t least = set && set->count ? 1 : 0;
    if (state.cursor.used + lines + notes + least > depth) {
        if (!top) {
            return; /* the way through the next frame is weighed too */
        }
        state.cost += FAULT; /* a head deeper than a page */
        uint32_t room = depth > state.cursor.used + least
                            ? depth - state.cursor.used - least
                            : 0;
        lines = lines < room ? lines : room;
        notes = notes < room - lines ? notes : room - lines;
    }
    state.cursor.used += lines + notes;
    state.cursor.notes += notes;
    if (set) {
        state.cost +=
            set->cost - strip->body->settings[strip->body->natural].cost;
        set_body(divider, strip->body, set, state, chosen);
    } else {
        keep(divider, state);
    }
}

/* Returns the price of leaving the rest of a frame blank. */
static int64_t
foot_price(const rcn_divider *divider, const rcn_galley_strip *strip,
           uint32_t gap, rcn_cursor cursor)
{
    uint32_t depth = rcn_cursor_depth(divider->frames, cursor);
    uint32_t blank = depth > cursor.used ? depth - cursor.used : 0;
    if (!blank) {
        return 0;
    }
    if (blank <= gap) {
        return RCN_ONE * AIR_FOOT * blank;
    }
    if (cursor.notes) {
        return blank_price(cursor, blank);
    }
    int64_t more = (int64_t)(blank - 1) * MORE_SHORT * RCN_ONE;
    int64_t price = SHORT_FOOT * RCN_ONE + more;
    return strip->heading ? price / 2 : price;
}

/* Returns the blank lines that a strip may have more above it.  A gap that is
 * there may be one line deeper in a document, as around a quotation or a table. */
static uint8_t
flexible_of(const rcn_divider *divider, const rcn_galley_strip *strip,
            uint32_t gap)
{
    const rcn_galley *galley = divider->galley;
    const rcn_section *section =
        &galley->setter->edition->sections[galley->section];
    bool text = section->role == RCN_SECTION_DOCUMENT;
    return strip->flexible ? strip->flexible : gap && text;
}

static void
set_from(rcn_divider *divider, const rcn_galley_strip *strip, uint32_t gap,
         uint32_t previous)
{
    rcn_state from = divider->states.items[previous];
    uint8_t settings = strip->body ? strip->body->setting_count : 1;
    bool top = rcn_cursor_at_top(divider->frames, from.cursor);
    for (uint8_t k = 0; k < settings; k++) {
        rcn_state state = from;
        state.previous = previous;
        state.setting = k;
        state.turned = false;
        state.extra = 0;
        set_strip(divider, strip, gap, state, false);
        if (top) {
            continue;
        }
        rcn_state airy = state;
        uint8_t flexible = flexible_of(divider, strip, gap);
        while (airy.extra < flexible) {
            airy.extra++;
            airy.cost += strip->flexible ? RCN_ONE * EXTRA_LINE * airy.extra
                                         : RCN_ONE * EXTRA_GAP;
            set_strip(divider, strip, gap + airy.extra, airy, false);
        }
        state.turned = true;
        state.cost += foot_price(divider, strip, gap, from.cursor);
        const rcn_setting *set = setting_at(strip, k);
        rcn_depths depths = depths_to_try(divider, from.cursor,
                                          strip->head + (set ? set->count : 0));
        for (uint8_t off = depths.least; off <= depths.most; off++) {
            rcn_state turned = state;
            turned.cursor = rcn_cursor_turn(divider->frames, from.cursor, off);
            turned.cost += turn_price(divider, from.cursor, off);
            set_strip(divider, strip, gap, turned, depths.chosen);
        }
    }
}

/* Goes from all ways to the end of one strip to the end of the next. */
static void
advance(rcn_divider *divider, const rcn_galley_strip *strip, uint32_t gap)
{
    size_t begin = divider->begin;
    size_t end = divider->states.count;
    int64_t least = INT64_MAX;
    for (size_t i = begin; i < end; i++) {
        int64_t cost = divider->states.items[i].cost;
        least = cost < least ? cost : least;
    }
    memset(divider->slots, 0, divider->slot_count * sizeof *divider->slots);
    divider->begin = end;
    for (size_t i = begin; i < end; i++) {
        if (divider->states.items[i].cost <= least + BEAM) {
            set_from(divider, strip, gap, (uint32_t)i);
        }
    }
}

/* Returns the best way to the end; a last page with hardly a line is priced. */
static uint32_t
best_end(const rcn_divider *divider)
{
    uint32_t best = (uint32_t)divider->begin;
    int64_t least = INT64_MAX;
    for (size_t i = divider->begin; i < divider->states.count; i++) {
        const rcn_state *state = &divider->states.items[i];
        uint32_t used = state->cursor.used;
        int64_t cost =
            state->cost +
            (used < LAST_LEAST ? LAST_PRICE * (LAST_LEAST - used) : 0);
        if (cost < least) {
            least = cost;
            best = (uint32_t)i;
        }
    }
    return best;
}

static void
seed(rcn_divider *divider, rcn_cursor cursor)
{
    if (divider->frames->columns > 1) {
        RCN_PUSH(divider->arena, &divider->states,
                 (rcn_state){.cursor = cursor});
        return;
    }
    for (int off = 0; off < RCN_DEPTH_COUNT; off++) {
        rcn_state state = {.cursor = cursor};
        state.cost = depth_price(divider, (uint8_t)off);
        state.cursor.off = (uint8_t)off;
        RCN_PUSH(divider->arena, &divider->states, state);
    }
}

rcn_verdict *
rcn_pages_divide(const rcn_galley *galley, const rcn_frames *frames,
                 rcn_cursor *cursor, uint32_t *ret_faults)
{
    rcn_divider divider = {.galley = galley,
                           .frames = frames,
                           .limits = &galley->setter->style->breaking,
                           .arena = galley->setter->galley,
                           .slot_count = (size_t)(frames->lines + 2) * 4 *
                                         RCN_DEPTH_COUNT};
    divider.slots = rcn_arena_alloc(divider.arena, divider.slot_count,
                                    sizeof *divider.slots);
    seed(&divider, *cursor);
    size_t count = galley->strips.count;
    uint32_t below = frames->owed;
    for (size_t i = 0; i < count; i++) {
        const rcn_galley_strip *strip = &galley->strips.items[i];
        advance(&divider, strip, strip->above > below ? strip->above : below);
        below = strip->below;
    }
    rcn_verdict *verdicts =
        rcn_arena_alloc(divider.arena, count, sizeof *verdicts);
    uint32_t at = best_end(&divider);
    *ret_faults = (uint32_t)(divider.states.items[at].cost / FAULT);
    for (size_t i = count; i-- > 0;) {
        const rcn_state *state = &divider.states.items[at];
        verdicts[i] = (rcn_verdict){state->setting, state->cursor.off,
                                    state->turned, state->extra, state->cursor};
        at = state->previous;
    }
    *cursor = divider.states.items[at].cursor;
    return verdicts;
}
