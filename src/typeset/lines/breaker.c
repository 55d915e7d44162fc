/* Total-fit line breaking (D. E. Knuth and M. F. Plass, "Breaking Paragraphs
 * into Lines", Software: Practice and Experience 11, 1981).  In place of
 * fitness classes each break keeps the best way to it for each bin of what its
 * line needed, since neighbours that differ in need are priced, and for each
 * number of lines, since pages ask for paragraphs of other lengths. */
#include "typeset/lines/breaker.h"

#define WINDOW       256 /* starts weighed for one end */
#define PARTIAL_LEFT 200 /* boxes that may be left over at the end of one */
#define OVERFULL     RCN_UNITS(1000)
#define FORCED       RCN_UNITS(100) /* a break between words that cling */

static bool
hyphen_end(uint8_t end)
{
    return end == RCN_END_HYPHEN || end == RCN_END_HARD;
}

/* Returns the line from a start to a stop. */
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

/* Returns the price of a ragged line: the cube of what is missing, in
 * fifths. */
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

/* Weighs one line; fills in how it reaches its measure, and its price. */
static rcn_line_weight
weigh_line(const rcn_breaker *breaker, const rcn_start *start,
           const rcn_stop *stop, rcn_fit *ret_fit, int64_t *ret_price)
{
    rcn_extent extent = extent_of(breaker, start, stop);
    *ret_fit = (rcn_fit){.ratio = (int32_t)RCN_ONE};
    int64_t natural =
        extent.width + (int64_t)extent.gaps * breaker->fitter.space;
    int64_t slack = extent.target - natural;
    bool ragged = breaker->para->align != RCN_ALIGN_JUSTIFY;
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
    *ret_fit = fit;
    *ret_price = rcn_fit_price(&breaker->fitter, &fit);
    return RCN_WEIGHT_GOOD;
}

/* Returns what the end of a line costs by itself and after the line before. */
static int64_t
end_price(const rcn_breaker *breaker, const rcn_start *start,
          const rcn_stop *stop)
{
    const rcn_breaking *limits = breaker->fitter.limits;
    int64_t price = 0;
    if (hyphen_end(stop->end)) {
        price += breaker->hyphen;
        price += hyphen_end(start->end) ? limits->ladder : 0;
    } else if (stop->end == RCN_END_NOTHING) {
        price += limits->dash;
    }
    if (stop->end == RCN_END_LAST && hyphen_end(start->end)) {
        price += limits->hyphen_before_last;
    }
    bool ragged = breaker->para->align != RCN_ALIGN_JUSTIFY;
    if (ragged && stop->end == RCN_END_HYPHEN) {
        price += breaker->hyphen;
    }
    price += stop->penalized ? limits->ladder : 0;
    price += stop->forced ? FORCED / RCN_PRICE : 0;
    /* A short line is no flaw where all lines differ. */
    price += stop->sticks ? limits->tie * (ragged ? 4 : 1) : 0;
    return price * RCN_PRICE;
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

/* Weighs the lines that end at a stop, into breaker->tries. */
static void
try_lines(rcn_breaker *breaker, rcn_stop *stop)
{
    size_t count = breaker->starts.count;
    breaker->tries.count = 0;
    for (size_t i = breaker->low; i < count; i++) {
        const rcn_start *start = &breaker->starts.items[i];
        int64_t price = 0;
        rcn_fit fit;
        rcn_line_weight weight = weigh_line(breaker, start, stop, &fit, &price);
        if (weight == RCN_WEIGHT_LOOSE) {
            break;
        }
        if (weight == RCN_WEIGHT_TIGHT) {
            if (i == breaker->low && i + 1 < count &&
                behind(breaker, start, stop)) {
                breaker->low++;
            }
            if (!breaker->desperate || i + 1 < count || breaker->tries.count) {
                continue;
            }
            price = OVERFULL;
        }
        if (!breaker->tries.count || start->line < stop->next.line) {
            stop->next.line = start->line + 1;
        }
        price += end_price(breaker, start, stop);
        RCN_PUSH(breaker->arena, &breaker->tries,
                 (rcn_try){.start = (uint32_t)i, .fit = fit, .price = price});
    }
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
    try_lines(breaker, stop);
    if (!breaker->tries.count) {
        return;
    }
    stop->next.least = rcn_ways_find(breaker, stop);
    stop->next.end = stop->end;
    stop->next.first_node = (uint32_t)first;
    stop->next.node_count = (uint32_t)(breaker->nodes.count - first);
    RCN_PUSH(breaker->arena, &breaker->starts, stop->next);
}

/* Could a line end inside the word at hand?  Spares cutting words that are
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
    if (space) {
        RCN_PUSH(breaker->arena, &breaker->gap_sums,
                 (rcn_gap){breaker->x, breaker->inner});
    }
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

bool
rcn_breaker_run(rcn_breaker *breaker, const rcn_start *from)
{
    breaker->starts.count = 0;
    breaker->nodes.count = 0;
    breaker->low = 0;
    breaker->gap_sums.count = 0;
    breaker->streaks.count = 0;
    breaker->first_gap = from->gaps;
    rcn_start start = *from;
    start.first_node = 0;
    start.node_count = 1;
    RCN_PUSH(breaker->arena, &breaker->starts, start);
    RCN_PUSH(breaker->arena, &breaker->nodes,
             (rcn_node){.previous = RCN_NO_NODE});
    RCN_PUSH(breaker->arena, &breaker->streaks, (rcn_streaks){0});
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
