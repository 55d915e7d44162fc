/* Total-fit line breaking (D. E. Knuth and M. F. Plass, "Breaking Paragraphs
 * into Lines", Software: Practice and Experience 11, 1981).  In place of
 * fitness classes each break keeps the best way to it for each bin of what its
 * line needed, since neighbours that differ in need are priced, and for each
 * number of lines, since pages ask for paragraphs of other lengths. */
#include "typeset/lines/lines.h"

#include <assert.h>

#include "typeset/lines/breaker.h"

#define BIN          (RCN_ONE / 50) /* of need: 2 % */
#define COUNT_BAND   2 /* line counts kept on either side of the best */
#define COUNTS       (2 * COUNT_BAND + 1)
#define WINDOW       256   /* starts weighed for one end */
#define CHUNK_BOXES  4000u /* longer paragraphs are broken piece by piece */
#define PARTIAL_LEFT 200   /* boxes that may be left over at the end of one */
#define CHUNK_KEEP   8     /* lines broken anew with what follows them */
#define NO_NODE      UINT32_MAX
#define TRIES        8
#define OVERFULL     RCN_UNITS(1000)
#define FORCED       RCN_UNITS(100) /* a break between words that cling */
#define FORCED_PARTS 6 /* of a line: pieces of a word that is wider than it */
/* Short lines are no flaw of ragged text, yet other lines than the best are: */
#define RAGGED_LINES   4
#define RAGGED_VARIANT RCN_UNITS(20)
#define JOINT_PART     6 /* of the size: wider gaps look like spaces */

/* An end of a line that is being weighed. */
typedef struct rcn_stop {
    int64_t x;
    rcn_len hang;
    int32_t gaps, inner, joints;
    uint8_t end;
    bool penalized; /* a cut no reader expects */
    bool forced;    /* a break where none may be */
    bool sticks;    /* the words on either side belong together */
    rcn_start next;
} rcn_stop;

rcn_breaker *
rcn_breaker_new(rcn_arena *arena, rcn_setter *setter)
{
    rcn_breaker *breaker = rcn_arena_alloc(arena, 1, sizeof *breaker);
    breaker->arena = arena;
    breaker->setter = setter;
    return breaker;
}

static bool
hyphen_end(uint8_t end)
{
    return end == RCN_END_HYPHEN || end == RCN_END_HARD;
}

/* The line from a start to a stop. */
static rcn_extent
extent_of(const rcn_breaker *breaker, const rcn_start *start,
          const rcn_stop *stop)
{
    const rcn_para *para = breaker->para;
    bool first = start->box == 0 && start->cut == RCN_WHOLE;
    rcn_len indent = rcn_breaker_indent(para, start);
    rcn_len hang = first && indent > 0 ? 0 : start->hang;
    int64_t width = stop->x - start->x;
    return (rcn_extent){.target = para->measure - indent + hang + stop->hang,
                        .width = width > INT32_MAX ? INT32_MAX : (rcn_len)width,
                        .gaps = stop->gaps - start->gaps,
                        .inner = stop->inner - start->inner,
                        .joints = stop->joints - start->joints};
}

/* The price of a ragged line: the cube of what is missing, in fifths. */
static int64_t
ragged_price(const rcn_extent *extent, int64_t slack)
{
    if (slack < 0) {
        return OVERFULL;
    }
    int64_t part =
        extent->target > 0 ? slack * 5 * RCN_ONE / extent->target : 0;
    return part * part / RCN_ONE * part / RCN_ONE;
}

typedef enum rcn_line_weight {
    RCN_WEIGHT_TIGHT,
    RCN_WEIGHT_GOOD,
    RCN_WEIGHT_LOOSE
} rcn_line_weight;

/* Weighs one line; fills in its need and its price. */
static rcn_line_weight
weigh_line(const rcn_breaker *breaker, const rcn_start *start,
           const rcn_stop *stop, int32_t *ret_need, int64_t *ret_price)
{
    rcn_extent extent = extent_of(breaker, start, stop);
    int64_t natural =
        extent.width + (int64_t)extent.gaps * breaker->fitter.space;
    int64_t slack = extent.target - natural;
    bool ragged = breaker->para->align != RCN_ALIGN_JUSTIFY;
    *ret_need = 0;
    if (slack >= 0 && (stop->end == RCN_END_LAST || ragged)) {
        bool free_end = stop->end == RCN_END_LAST && !breaker->para->balanced;
        *ret_price = free_end ? 0 : ragged_price(&extent, slack);
        const rcn_breaking *limits = breaker->fitter.limits;
        bool runt =
            stop->end == RCN_END_LAST && start->box > 0 &&
            natural < (int64_t)breaker->para->size * limits->runt_width / 1000;
        *ret_price += runt ? (int64_t)limits->runt * RCN_PRICE : 0;
        return RCN_WEIGHT_GOOD;
    }
    if (ragged) {
        return RCN_WEIGHT_TIGHT;
    }
    int guess =
        rcn_fit_guess(&breaker->fitter, &extent, breaker->least, breaker->most);
    if (guess < 0 || (guess > 0 && !breaker->desperate)) {
        return guess < 0 ? RCN_WEIGHT_TIGHT : RCN_WEIGHT_LOOSE;
    }
    rcn_fit fit = rcn_fit_line(&breaker->fitter, &extent);
    if ((int64_t)fit.ratio * 1000 < (int64_t)breaker->least * RCN_ONE) {
        return RCN_WEIGHT_TIGHT;
    }
    if ((int64_t)fit.ratio * 1000 > (int64_t)breaker->most * RCN_ONE &&
        !breaker->desperate) {
        return RCN_WEIGHT_LOOSE;
    }
    *ret_need = fit.need;
    *ret_price = rcn_fit_price(&breaker->fitter, &fit);
    return RCN_WEIGHT_GOOD;
}

/* What the end of a line costs by itself and after the line before. */
static int64_t
end_price(const rcn_breaker *breaker, const rcn_start *start,
          const rcn_stop *stop)
{
    const rcn_breaking *limits = breaker->fitter.limits;
    int64_t price = 0;
    if (hyphen_end(stop->end)) {
        price += limits->hyphen;
        price += hyphen_end(start->end) ? limits->ladder : 0;
    } else if (stop->end == RCN_END_NOTHING) {
        price += limits->dash;
    }
    if (stop->end == RCN_END_LAST && hyphen_end(start->end)) {
        price += limits->hyphen_before_last;
    }
    bool ragged = breaker->para->align != RCN_ALIGN_JUSTIFY;
    if (ragged && stop->end == RCN_END_HYPHEN) {
        price += limits->hyphen;
    }
    price += stop->penalized ? limits->ladder : 0;
    price += stop->forced ? FORCED / RCN_PRICE : 0;
    /* A short line is no flaw where all lines differ. */
    price += stop->sticks ? limits->tie * (ragged ? 4 : 1) : 0;
    return price * RCN_PRICE;
}

static int32_t
bin_of(int32_t need)
{
    return (int32_t)((need + 64 * RCN_ONE) / BIN);
}

/* Keeps a way to the stop at hand, whose nodes begin at `first`. */
static void
keep_node(rcn_breaker *breaker, size_t first, rcn_node node)
{
    for (size_t i = first; i < breaker->nodes.count; i++) {
        rcn_node *other = &breaker->nodes.items[i];
        if (other->line == node.line &&
            bin_of(other->need) == bin_of(node.need)) {
            if (node.cost < other->cost) {
                *other = node;
            }
            return;
        }
    }
    RCN_PUSH(breaker->arena, &breaker->nodes, node);
}

/* Goes on from each way to a start, to a stop whose nodes begin at `first`. */
static void
extend(rcn_breaker *breaker, size_t start_index, size_t first, int32_t need,
       int64_t price)
{
    const rcn_start *start = &breaker->starts.items[start_index];
    rcn_node best[COUNTS];
    uint32_t count = 0;
    for (uint32_t i = 0; i < start->node_count; i++) {
        uint32_t index = start->first_node + i;
        const rcn_node *node = &breaker->nodes.items[index];
        bool smooth = node->previous != NO_NODE && need != 0;
        int64_t cost =
            node->cost + price +
            (smooth ? rcn_fit_unevenness(&breaker->fitter, need, node->need)
                    : 0);
        uint32_t line = breaker->variants ? node->line + 1 : 0;
        uint32_t k = 0;
        while (k < count && best[k].line != line) {
            k++;
        }
        if (k < count ? cost < best[k].cost : count < COUNTS) {
            best[k] = (rcn_node){cost, index, 0, line, need};
            count += k == count;
        }
    }
    for (uint32_t k = 0; k < count; k++) {
        keep_node(breaker, first, best[k]);
    }
}

/* Drops the line counts too far from that of the best way. */
static void
narrow(rcn_breaker *breaker, size_t first)
{
    rcn_node *nodes = breaker->nodes.items;
    size_t best = first;
    for (size_t i = first; i < breaker->nodes.count; i++) {
        best = nodes[i].cost < nodes[best].cost ? i : best;
    }
    uint32_t line = nodes[best].line;
    size_t kept = first;
    for (size_t i = first; i < breaker->nodes.count; i++) {
        uint32_t other = nodes[i].line;
        uint32_t off = other > line ? other - line : line - other;
        if (off <= COUNT_BAND) {
            nodes[kept++] = nodes[i];
        }
    }
    breaker->nodes.count = kept;
}

/* A start no later line can use: its words alone pass the measure. */
static bool
behind(const rcn_breaker *breaker, const rcn_start *start, const rcn_stop *stop)
{
    int64_t width = stop->x - start->x;
    int64_t spaces =
        (int64_t)(stop->gaps - start->gaps) * breaker->fitter.space;
    int64_t least = width - width / 10 + spaces * breaker->least / 1000;
    return least > (int64_t)breaker->para->measure +
                       (int64_t)breaker->para->size * 2 +
                       (breaker->para->indent < 0 ? -breaker->para->indent : 0);
}

/* Weighs all lines that end at a stop and keeps the ways to it. */
static void
weigh_stop(rcn_breaker *breaker, rcn_stop *stop)
{
    size_t first = breaker->nodes.count;
    size_t count = breaker->starts.count;
    if (count - breaker->low > WINDOW) {
        breaker->low = count - WINDOW;
    }
    for (size_t i = breaker->low; i < count; i++) {
        const rcn_start *start = &breaker->starts.items[i];
        int32_t need = 0;
        int64_t price = 0;
        rcn_line_weight weight =
            weigh_line(breaker, start, stop, &need, &price);
        if (weight == RCN_WEIGHT_LOOSE) {
            break;
        }
        if (weight == RCN_WEIGHT_TIGHT) {
            if (i == breaker->low && i + 1 < count &&
                behind(breaker, start, stop)) {
                breaker->low++;
            }
            if (!breaker->desperate || i + 1 < count ||
                breaker->nodes.count > first) {
                continue;
            }
            price = OVERFULL;
        }
        if (breaker->nodes.count == first || start->line < stop->next.line) {
            stop->next.line = start->line + 1;
        }
        extend(breaker, i, first, need,
               price + end_price(breaker, start, stop));
    }
    if (breaker->nodes.count == first) {
        return;
    }
    if (breaker->variants) {
        narrow(breaker, first);
    }
    stop->next.end = stop->end;
    stop->next.first_node = (uint32_t)first;
    stop->next.node_count = (uint32_t)(breaker->nodes.count - first);
    for (size_t i = first; i < breaker->nodes.count; i++) {
        breaker->nodes.items[i].start = (uint32_t)count;
    }
    RCN_PUSH(breaker->arena, &breaker->starts, stop->next);
}

/* Could a line end inside the word at hand?  Spares cutting words that stand
 * far from the right edge. */
static bool
near_edge(const rcn_breaker *breaker, rcn_len width)
{
    rcn_len measure = breaker->para->measure;
    for (size_t i = breaker->low; i < breaker->starts.count; i++) {
        const rcn_start *start = &breaker->starts.items[i];
        int64_t text = breaker->x - start->x;
        int64_t spaces =
            (int64_t)(breaker->gaps - start->gaps) * breaker->fitter.space;
        int64_t widest = (text + width) * 105 / 100 + spaces * 2;
        int64_t narrowest = text * 95 / 100 + spaces / 2 - breaker->para->size;
        if (widest >= measure - breaker->para->indent - breaker->para->inset &&
            narrowest <= measure) {
            return true;
        }
    }
    return false;
}

static uint8_t
end_of_cut(uint8_t kind)
{
    return kind == RCN_CUT_HYPHEN ? RCN_END_HYPHEN
           : kind == RCN_CUT_HARD ? RCN_END_HARD
                                  : RCN_END_NOTHING;
}

/* Weighs the breaks inside the box at hand. */
static void
weigh_cuts(rcn_breaker *breaker, uint32_t index)
{
    const rcn_box *box = &breaker->para->boxes[index];
    const rcn_word *word = rcn_breaker_word(breaker, box->word);
    bool headless = index == 0 && breaker->para->inset_lines;
    bool hopeful = word->letters >= 4 && near_edge(breaker, word->width);
    if (headless || !(hopeful || breaker->desperate)) {
        return;
    }
    rcn_cut_list cuts = rcn_cutter_find(breaker->setter->cutter, box->word);
    for (uint32_t i = 0; i < cuts.count; i++) {
        const rcn_cut *cut = &cuts.items[i];
        if ((cut->kind == RCN_CUT_HYPHEN && !breaker->para->hyphenate) ||
            (cut->kind == RCN_CUT_RESCUE && !breaker->rescue)) {
            continue;
        }
        const rcn_word *before = rcn_breaker_word(breaker, cut->before);
        const rcn_word *after = rcn_breaker_word(breaker, cut->after);
        rcn_stop stop = {
            .x = breaker->x + before->width,
            .hang = before->hang_right,
            .gaps = breaker->gaps,
            .inner = breaker->inner + before->letters - 1,
            .joints = breaker->joints,
            .end = end_of_cut(cut->kind),
            .penalized = cut->kind >= RCN_CUT_FORCED,
            .next = {.x = breaker->x + word->width - after->width,
                     .hang = after->hang_left,
                     .gaps = breaker->gaps,
                     .inner = breaker->inner + word->letters - after->letters,
                     .joints = breaker->joints,
                     .box = index,
                     .cut = i}};
        weigh_stop(breaker, &stop);
    }
}

static void
weigh_box(rcn_breaker *breaker, uint32_t index)
{
    const rcn_para *para = breaker->para;
    const rcn_box *box = &para->boxes[index];
    const rcn_word *word = rcn_breaker_word(breaker, box->word);
    weigh_cuts(breaker, index);
    bool last = index + 1 == para->box_count;
    bool space = box->glue == RCN_GLUE_SPACE || box->glue == RCN_GLUE_TIE;
    breaker->x += word->width;
    breaker->inner += word->letters ? word->letters - 1 : 0;
    rcn_stop stop = {.x = breaker->x,
                     .hang = word->hang_right,
                     .gaps = breaker->gaps,
                     .inner = breaker->inner,
                     .joints = breaker->joints,
                     .end = last || box->glue == RCN_GLUE_NEWLINE ? RCN_END_LAST
                            : box->glue == RCN_GLUE_SPACE ? RCN_END_SPACE
                                                          : RCN_END_NOTHING};
    stop.sticks = box->sticks;
    bool clings = box->glue < RCN_GLUE_SPACE && !last;
    stop.forced = clings;
    stop.end = clings && box->glue == RCN_GLUE_TIE ? RCN_END_SPACE : stop.end;
    breaker->gaps += space;
    breaker->joints += box->joint;
    stop.next = (rcn_start){.x = breaker->x,
                            .gaps = breaker->gaps,
                            .inner = breaker->inner,
                            .joints = breaker->joints,
                            .box = index + 1,
                            .cut = RCN_WHOLE};
    if (!last) {
        stop.next.hang = rcn_breaker_word(breaker, box[1].word)->hang_left;
    }
    if (!clings || (breaker->desperate && !box[1].mark)) {
        weigh_stop(breaker, &stop);
    }
    if (box->glue == RCN_GLUE_NEWLINE && !last && breaker->starts.count) {
        breaker->low = breaker->starts.count - 1;
    }
}

/* One pass from a start over boxes up to breaker->to; false when no way leads
 * to the end. */
static bool
run(rcn_breaker *breaker, const rcn_start *from)
{
    breaker->starts.count = 0;
    breaker->nodes.count = 0;
    breaker->low = 0;
    rcn_start start = *from;
    start.first_node = 0;
    start.node_count = 1;
    RCN_PUSH(breaker->arena, &breaker->starts, start);
    RCN_PUSH(breaker->arena, &breaker->nodes, (rcn_node){.previous = NO_NODE});
    breaker->x = start.x;
    breaker->gaps = start.gaps;
    breaker->inner = start.inner;
    breaker->joints = start.joints;
    size_t reached = 0;
    for (uint32_t box = start.box; box < breaker->to; box++) {
        weigh_box(breaker, box);
        reached = breaker->starts.items[breaker->starts.count - 1].box;
    }
    return reached == breaker->to ||
           (breaker->partial && reached + PARTIAL_LEFT > breaker->to);
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

/* Runs with limits that widen until there is a way; the last try takes any. */
static void
run_until_solved(rcn_breaker *breaker, const rcn_start *from, bool loose)
{
    const rcn_breaking *limits = breaker->fitter.limits;
    breaker->desperate = false;
    breaker->rescue = false;
    breaker->least = limits->space_least;
    breaker->most = loose ? limits->space_last_most : limits->space_most;
    for (int try = 0; try < TRIES; try++) {
        if (run(breaker, from)) {
            return;
        }
        breaker->variants = false;
        breaker->rescue = true;
        breaker->most += breaker->most * 3 / 20;
        breaker->least =
            try >= 2 ? limits->space_least * 19 / 20 : limits->space_least;
    }
    breaker->desperate = true;
    rcn_start again = *from;
    force_cuts(breaker, &again);
    bool solved = run(breaker, &again);
    assert(solved);
    (void)solved;
}

/* The number of starts on the way that ends in a node, without the first. */
static uint32_t
path_length(const rcn_breaker *breaker, uint32_t node)
{
    uint32_t length = 0;
    while (breaker->nodes.items[node].previous != NO_NODE) {
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

/* The cheapest way to the last start, of `line` lines when that is not
 * NO_NODE. */
static uint32_t
cheapest(const rcn_breaker *breaker, uint32_t line)
{
    const rcn_start *last = &breaker->starts.items[breaker->starts.count - 1];
    uint32_t best = NO_NODE;
    for (uint32_t i = 0; i < last->node_count; i++) {
        uint32_t node = last->first_node + i;
        const rcn_node *found = &breaker->nodes.items[node];
        if ((line == NO_NODE || found->line == line) &&
            (best == NO_NODE ||
             found->cost < breaker->nodes.items[best].cost)) {
            best = node;
        }
    }
    return best;
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
        if (node == NO_NODE || count == 0) {
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
    uint32_t natural = cheapest(breaker, NO_NODE);
    bool ragged = para->align != RCN_ALIGN_JUSTIFY;
    if (breaker->variants &&
        (!ragged || breaker->nodes.items[natural].line >= RAGGED_LINES)) {
        add_settings(breaker, para, natural);
    }
    if (!para->setting_count) {
        para->settings[para->setting_count++] = setting_of(breaker, natural);
    }
}

/* The node on the way to `node` from which the next piece is broken anew: some
 * lines back, at a start between two words. */
static uint32_t
resume_node(const rcn_breaker *breaker, uint32_t node)
{
    uint32_t back = 0;
    uint32_t at = node;
    while (breaker->nodes.items[at].previous != NO_NODE) {
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
        uint32_t node = cheapest(breaker, NO_NODE);
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

void
rcn_breaker_break(rcn_breaker *breaker, rcn_para *para, bool variants,
                  bool loose)
{
    const rcn_breaking *limits = &breaker->setter->style->breaking;
    breaker->para = para;
    breaker->fitter =
        (rcn_fitter){.limits = limits,
                     .space = para->space,
                     .joint = para->size / JOINT_PART,
                     .tracking_most = (rcn_len)((int64_t)para->size *
                                                limits->tracking / 1000)};
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
