/* From the ways that the breaker finds to the lines of a paragraph: limits that
 * widen until there is a way, one line less and one more for the pages, very
 * long paragraphs piece by piece. */
#include "typeset/lines/lines.h"

#include <assert.h>

#include "typeset/lines/breaker.h"

#define CHUNK_BOXES  4000u /* longer paragraphs are broken piece by piece */
#define CHUNK_KEEP   8     /* lines broken anew with what follows them */
#define REACH_MOST   15    /* of rcn_places_add() */
#define WIDER        7     /* limits tried beyond those of the style */
#define FORCED_PARTS 6 /* of a line: pieces of a word that is wider than it */
/* Short lines are no flaw of ragged text, yet other lines than the best are: */
#define RAGGED_LINES   4
#define RAGGED_VARIANT RCN_UNITS(20)
#define JOINT_PART     6 /* of the size: wider gaps look like spaces */
/* Thousandths of the size: Thai and its kin are justified between letters. */
#define UNSPACED_TRACKING 60

rcn_breaker *
rcn_breaker_new(rcn_arena *arena, rcn_setter *setter)
{
    rcn_breaker *breaker = rcn_arena_alloc(arena, 1, sizeof *breaker);
    breaker->arena = arena;
    breaker->setter = setter;
    breaker->hyphen = setter->style->breaking.hyphen;
    return breaker;
}

/* Gives each word that is wider than the narrowest line cuts enough to fit. */
static void
force_cuts(rcn_breaker *breaker, rcn_start *from)
{
    const rcn_para *para = breaker->para;
    rcn_cutter *cutter = breaker->setter->cutter;
    rcn_len indent = para->indent > 0 ? para->indent : 0;
    rcn_len room = para->measure - indent - para->inset;
    uint32_t first = para->boxes[from->box].word;
    size_t at = from->cut == RCN_WHOLE
                    ? 0
                    : rcn_cutter_find(cutter, first).items[from->cut].at;
    for (uint32_t i = from->box; room > 0 && i < breaker->to; i++) {
        uint32_t word = para->boxes[i].word;
        if (rcn_breaker_word(breaker, word)->width > room) {
            rcn_cutter_force(cutter, word, room / FORCED_PARTS);
        }
    }
    while (at && rcn_cutter_find(cutter, first).items[from->cut].at != at) {
        from->cut++;
    }
}

/* Returns the cheapest way to the last start, of `line` lines when that is not
 * RCN_NO_NODE. */
static uint32_t
cheapest(const rcn_breaker *breaker, uint32_t line)
{
    const rcn_start *last = &breaker->starts.items[breaker->starts.count - 1];
    uint32_t best = RCN_NO_NODE;
    for (uint32_t i = 0; i < last->node_count; i++) {
        uint32_t node = last->first_node + i;
        const rcn_node *found = &breaker->nodes.items[node];
        if ((line == RCN_NO_NODE || found->line == line) &&
            (best == RCN_NO_NODE ||
             found->cost < breaker->nodes.items[best].cost)) {
            best = node;
        }
    }
    return best;
}

/* Whether the best way ends two lines running in hyphens.  A way that costs less
 * than that cannot. */
static bool
has_ladder(const rcn_breaker *breaker)
{
    int64_t ladder = (int64_t)breaker->fitter.limits->ladder * RCN_PRICE;
    uint32_t node = cheapest(breaker, RCN_NO_NODE);
    bool below = false; /* the line below ends in a hyphen */
    if (node == RCN_NO_NODE || ladder <= 0 ||
        breaker->nodes.items[node].cost < ladder) {
        return false;
    }
    for (; node != RCN_NO_NODE; node = breaker->nodes.items[node].previous) {
        uint8_t end =
            breaker->starts.items[breaker->nodes.items[node].start].end;
        bool hyphen = end == RCN_END_HYPHEN || end == RCN_END_HARD;
        if (hyphen && below) {
            return true;
        }
        below = hyphen;
    }
    return false;
}

/* Returns the tracking of the last reserve. */
static rcn_len
last_tracking(const rcn_breaker *breaker)
{
    const rcn_fitter *fitter = &breaker->fitter;
    rcn_len last = (rcn_len)((int64_t)breaker->para->size *
                             fitter->limits->tracking_last / 1000);
    return last > fitter->tracking_unit ? last : fitter->tracking_unit;
}

/* Runs with the limits of the style.  Where no way keeps them, or even the best
 * one ends two lines running in hyphens, runs again with more tracking. */
static bool
run_within_limits(rcn_breaker *breaker, const rcn_start *from)
{
    rcn_fitter *fitter = &breaker->fitter;
    rcn_len last = last_tracking(breaker);
    fitter->tracking_most = breaker->reserve ? last : fitter->tracking_unit;
    bool solved = rcn_breaker_run(breaker, from);
    if (breaker->para->align != RCN_ALIGN_JUSTIFY ||
        last == fitter->tracking_most || (solved && !has_ladder(breaker))) {
        return solved;
    }
    fitter->tracking_most = last;
    return rcn_breaker_run(breaker, from);
}

/* Runs with limits that widen until there is a way; the last try takes any. */
static void
run_until_solved(rcn_breaker *breaker, const rcn_start *from, bool loose)
{
    const rcn_breaking *limits = breaker->fitter.limits;
    breaker->desperate = false;
    breaker->rescue = false;
    breaker->least = limits->space_least;
    breaker->most = loose ? limits->space_last_most : limits->space_most;
    if (run_within_limits(breaker, from)) {
        return;
    }
    for (int wider = 0; wider < WIDER; wider++) {
        breaker->variants = false;
        breaker->rescue = true;
        breaker->most += breaker->most * 3 / 20;
        breaker->least =
            wider >= 2 ? limits->space_least * 19 / 20 : limits->space_least;
        if (rcn_breaker_run(breaker, from)) {
            return;
        }
    }
    breaker->desperate = true;
    rcn_start again = *from;
    force_cuts(breaker, &again);
    bool solved = rcn_breaker_run(breaker, &again);
    assert(solved);
    (void)solved;
}

/* Returns the number of starts on the way that ends in a node, without the
 * first. */
static uint32_t
path_length(const rcn_breaker *breaker, uint32_t node)
{
    uint32_t length = 0;
    while (breaker->nodes.items[node].previous != RCN_NO_NODE) {
        node = breaker->nodes.items[node].previous;
        length++;
    }
    return length;
}

/* The lines of the way that ends in a node, into lines[0 .. count). */
static void
trace(rcn_breaker *breaker, uint32_t node, rcn_textline *lines, uint32_t count)
{
    while (count) {
        const rcn_node *end = &breaker->nodes.items[node];
        const rcn_node *begin = &breaker->nodes.items[end->previous];
        const rcn_start a = breaker->starts.items[begin->start];
        const rcn_start b = breaker->starts.items[end->start];
        lines[--count] = rcn_breaker_line(breaker, &a, &b);
        node = end->previous;
    }
}

static rcn_setting
setting_of(rcn_breaker *breaker, uint32_t node)
{
    uint32_t count = path_length(breaker, node);
    rcn_textline *lines =
        rcn_arena_alloc(breaker->setter->galley, count, sizeof *lines);
    trace(breaker, node, lines, count);
    return (rcn_setting){lines, count, breaker->nodes.items[node].cost};
}

/* A last line too short to fill a page with. */
static bool
is_runt(const rcn_para *para, const rcn_breaking *limits,
        const rcn_setting *setting)
{
    rcn_len width = setting->lines[setting->count - 1].width;
    return (int64_t)width * 1000 < (int64_t)para->size * limits->runt_width;
}

/* Adds the best setting of one line less and of one more, around the natural
 * one. */
static void
add_settings(rcn_breaker *breaker, rcn_para *para, uint32_t natural)
{
    uint32_t lines = breaker->nodes.items[natural].line;
    bool ragged = para->align != RCN_ALIGN_JUSTIFY;
    for (uint32_t count = lines - 1; count <= lines + 1; count++) {
        uint32_t node = count == lines ? natural : cheapest(breaker, count);
        if (node == RCN_NO_NODE || count == 0) {
            continue;
        }
        rcn_setting setting = setting_of(breaker, node);
        if (count == lines) {
            para->natural = para->setting_count;
        } else if (ragged) {
            setting.cost += RAGGED_VARIANT;
        } else if (is_runt(para, breaker->fitter.limits, &setting)) {
            continue;
        }
        para->settings[para->setting_count++] = setting;
    }
}

static void
break_whole(rcn_breaker *breaker, rcn_para *para, bool loose)
{
    breaker->to = para->box_count;
    const rcn_start from = {
        .hang = rcn_breaker_word(breaker, para->boxes[0].word)->hang_left,
        .cut = RCN_WHOLE};
    run_until_solved(breaker, &from, loose);
    uint32_t natural = cheapest(breaker, RCN_NO_NODE);
    bool ragged = para->align != RCN_ALIGN_JUSTIFY;
    if (breaker->variants &&
        (!ragged || breaker->nodes.items[natural].line >= RAGGED_LINES)) {
        add_settings(breaker, para, natural);
    }
    if (!para->setting_count) {
        para->settings[para->setting_count++] = setting_of(breaker, natural);
    }
}

/* Returns the node on the way to `node` from which the next piece is broken
 * anew: some lines back, at a start between two words. */
static uint32_t
resume_node(const rcn_breaker *breaker, uint32_t node)
{
    uint32_t back = 0;
    uint32_t at = node;
    while (breaker->nodes.items[at].previous != RCN_NO_NODE) {
        const rcn_start *start =
            &breaker->starts.items[breaker->nodes.items[at].start];
        if (back >= CHUNK_KEEP && start->cut == RCN_WHOLE) {
            return at;
        }
        at = breaker->nodes.items[at].previous;
        back++;
    }
    return node; /* words as long as lines: go on from the end */
}

/* Breaks a very long paragraph piece by piece, so that memory and time stay
 * bounded. */
static void
break_pieces(rcn_breaker *breaker, rcn_para *para, bool loose)
{
    RCN_LIST(rcn_textline) lines = {0};
    rcn_start from = {
        .hang = rcn_breaker_word(breaker, para->boxes[0].word)->hang_left,
        .cut = RCN_WHOLE};
    rcn_arena *arena = breaker->setter->galley;
    for (bool done = false; !done;) {
        uint32_t left = para->box_count - from.box;
        done = left <= CHUNK_BOXES;
        breaker->to = done ? para->box_count : from.box + CHUNK_BOXES;
        while (!done && para->boxes[breaker->to - 1].glue < RCN_GLUE_SPACE &&
               breaker->to < para->box_count) {
            breaker->to++;
        }
        done = breaker->to == para->box_count;
        breaker->partial = !done;
        run_until_solved(breaker, &from, loose);
        uint32_t node = cheapest(breaker, RCN_NO_NODE);
        node = done ? node : resume_node(breaker, node);
        uint32_t count = path_length(breaker, node);
        rcn_textline *piece = rcn_arena_alloc(arena, count, sizeof *piece);
        trace(breaker, node, piece, count);
        for (uint32_t i = 0; i < count; i++) {
            RCN_PUSH(arena, &lines, piece[i]);
        }
        from = breaker->starts.items[breaker->nodes.items[node].start];
    }
    para->settings[para->setting_count++] =
        (rcn_setting){lines.items, (uint32_t)lines.count, 0};
}

/* Rivers are priced where lines are justified: a place is a part of the
 * measure, and spaces a quarter of the size apart stand one above the other. */
static void
look_for_rivers(rcn_breaker *breaker)
{
    const rcn_para *para = breaker->para;
    bool priced = para->align == RCN_ALIGN_JUSTIFY && para->measure > 0 &&
                  breaker->fitter.limits->river > 0;
    breaker->places_per_len = priced ? (INT64_C(256) << 32) / para->measure : 0;
    int64_t reach = (int64_t)para->size / 4 * breaker->places_per_len;
    int64_t places = (reach + (INT64_C(1) << 31)) >> 32;
    breaker->reach = (unsigned)(places < REACH_MOST ? places : REACH_MOST);
}

void
rcn_breaker_break(rcn_breaker *breaker, rcn_para *para, bool variants,
                  bool loose)
{
    const rcn_breaking *limits = &breaker->setter->style->breaking;
    breaker->para = para;
    int64_t tracking = limits->tracking > UNSPACED_TRACKING || !para->unspaced
                           ? limits->tracking
                           : UNSPACED_TRACKING;
    breaker->fitter =
        (rcn_fitter){.limits = limits,
                     .space = para->space,
                     .joint = para->size / JOINT_PART,
                     .tracking_unit = (rcn_len)(para->size * tracking / 1000),
                     .unspaced = para->unspaced};
    look_for_rivers(breaker);
    breaker->partial = false;
    para->setting_count = 0;
    para->natural = 0;
    bool short_enough = para->box_count <= CHUNK_BOXES;
    bool aligned =
        para->align == RCN_ALIGN_JUSTIFY || para->align == RCN_ALIGN_LEFT;
    breaker->variants = variants && short_enough && aligned;
    if (short_enough) {
        break_whole(breaker, para, loose);
    } else {
        break_pieces(breaker, para, loose);
    }
    para->set = para->settings[para->natural];
}
