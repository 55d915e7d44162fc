/* Ways to a stop: each line that ends there continues the ways to its start.
 * The cheapest way is kept for each bin of what its last line needed and for
 * each number of lines.  Ways that cost more than another one of as many lines
 * by a fixed amount are not followed (beam search). */
#include "typeset/lines/ways.h"

#define BIN         (RCN_ONE / 50) /* of need: 2 % */
#define COUNT_BAND  2 /* line counts kept on either side of the best */
#define COUNTS      (2 * COUNT_BAND + 1)
#define BEAM        (RCN_ONE / 2) /* ways that cost so much more are dropped */
#define FLOORS      8 /* line counts whose cheapest way is remembered */
#define RIVER_SHARE 6 /* a river that may begin costs so much less than one */

/* The cheapest way of a number of lines. */
typedef struct rcn_floor {
    uint32_t line;
    int64_t cost;
} rcn_floor;

/* The ways to one stop. */
typedef struct rcn_ways {
    rcn_breaker *breaker;
    const rcn_stop *stop;
    size_t first;             /* their first node */
    rcn_floor floors[FLOORS]; /* by line count, modulo FLOORS */
} rcn_ways;

static int32_t
bin_of(int32_t need)
{
    return (int32_t)((need + 64 * RCN_ONE) / BIN);
}

/* Returns the index of the way that is kept for a line count and a need; the
 * number of nodes when there is none. */
static size_t
kept_way(const rcn_ways *ways, uint32_t line, int32_t bin)
{
    size_t count = ways->breaker->nodes.count;
    for (size_t i = ways->first; i < count; i++) {
        const rcn_node *node = &ways->breaker->nodes.items[i];
        if (node->line == line && bin_of(node->need) == bin) {
            return i;
        }
    }
    return count;
}

/* Returns the most that a way of a number of lines may cost. */
static int64_t
ceiling(const rcn_ways *ways, uint32_t line)
{
    const rcn_floor *floor = &ways->floors[line % FLOORS];
    return floor->line == line && floor->cost < INT64_MAX - BEAM
               ? floor->cost + BEAM
               : INT64_MAX;
}

static void
lower_floor(rcn_ways *ways, uint32_t line, int64_t cost)
{
    rcn_floor *floor = &ways->floors[line % FLOORS];
    if (floor->line != line || cost < floor->cost) {
        *floor = (rcn_floor){line, cost};
    }
}

/* Returns the price of the rivers that a line with these word spaces continues
 * below the line that ends in a node. */
static int64_t
river_price(const rcn_breaker *breaker, uint32_t node, const rcn_places *spaces)
{
    const rcn_streaks *streaks = &breaker->streaks.items[node];
    int64_t begun = rcn_streaks_meet(streaks, spaces, RCN_STREAK - 2);
    if (!begun) {
        return 0;
    }
    int64_t grown = rcn_streaks_meet(streaks, spaces, RCN_STREAK - 1);
    return (grown * RIVER_SHARE + begun) * breaker->fitter.limits->river *
           RCN_PRICE / RIVER_SHARE;
}

/* Returns where the word spaces of a line stand. */
static rcn_places
places_of(const rcn_breaker *breaker, const rcn_stop *stop, const rcn_try *line)
{
    const rcn_start *start = &breaker->starts.items[line->start];
    rcn_places places = {{0}};
    if (!breaker->places_per_len || stop->joints > start->joints) {
        return places;
    }
    bool first = start->box == 0 && start->cut == RCN_WHOLE;
    rcn_len indent = rcn_breaker_indent(breaker->para, start);
    rcn_len left = indent - (first && indent > 0 ? 0 : start->hang);
    int64_t space = (int64_t)breaker->fitter.space * line->fit.ratio / RCN_ONE;
    int64_t at = left + space / 2;
    const rcn_gap *gaps =
        breaker->gap_sums.items + (start->gaps - breaker->first_gap);
    int32_t count = stop->gaps - start->gaps;
    for (int32_t i = 0; i < count; i++, at += space) {
        int64_t words = gaps[i].x - start->x;
        words += words * line->fit.scale / 1000 +
                 (int64_t)(gaps[i].inner - start->inner) * line->fit.tracking;
        rcn_places_add(&places, (at + words) * breaker->places_per_len >> 32);
    }
    return places;
}

/* Keeps a way unless one that costs no more is kept for its place. */
static void
keep_way(rcn_ways *ways, size_t place, rcn_node node)
{
    rcn_breaker *breaker = ways->breaker;
    if (place == breaker->nodes.count) {
        RCN_PUSH(breaker->arena, &breaker->nodes, node);
    } else if (node.cost < breaker->nodes.items[place].cost) {
        breaker->nodes.items[place] = node;
    }
    lower_floor(ways, node.line, node.cost);
}

/* Goes on from each way to the start of a line.  Rivers are looked for only
 * where a way may be kept. */
static void
follow_line(rcn_ways *ways, uint32_t number)
{
    rcn_breaker *breaker = ways->breaker;
    rcn_try *line = &breaker->tries.items[number];
    const rcn_start *start = &breaker->starts.items[line->start];
    int32_t need = line->fit.need;
    int32_t bin = bin_of(need);
    bool placed = false;
    for (uint32_t i = 0; i < start->node_count; i++) {
        uint32_t previous = start->first_node + i;
        const rcn_node *node = &breaker->nodes.items[previous];
        int64_t cost = node->cost + line->price;
        uint32_t lines = breaker->variants ? node->line + 1 : 0;
        int64_t most = ceiling(ways, lines);
        if (cost > most) {
            continue;
        }
        if (node->previous != RCN_NO_NODE && need != 0) {
            cost += rcn_fit_unevenness(&breaker->fitter, need, node->need);
        }
        size_t place = kept_way(ways, lines, bin);
        if (cost > most || (place < breaker->nodes.count &&
                            cost >= breaker->nodes.items[place].cost)) {
            continue;
        }
        if (!placed) {
            line->spaces = places_of(breaker, ways->stop, line);
            placed = true;
        }
        cost += river_price(breaker, previous, &line->spaces);
        if (cost <= most) {
            keep_way(ways, place,
                     (rcn_node){cost, previous, number, lines, need});
        }
    }
}

/* Returns the line whose way is likely to be the cheapest. */
static uint32_t
likeliest_line(const rcn_breaker *breaker)
{
    uint32_t best = 0;
    int64_t least = INT64_MAX;
    for (uint32_t i = 0; i < breaker->tries.count; i++) {
        const rcn_try *line = &breaker->tries.items[i];
        int64_t cost = breaker->starts.items[line->start].least + line->price;
        if (cost < least) {
            least = cost;
            best = i;
        }
    }
    return best;
}

/* Drops ways whose line counts are too far from that of the best way, and those
 * that cost too much.  Returns the cost of the best. */
static int64_t
drop_ways(rcn_ways *ways)
{
    rcn_breaker *breaker = ways->breaker;
    rcn_node *nodes = breaker->nodes.items;
    size_t best = ways->first;
    for (size_t i = ways->first; i < breaker->nodes.count; i++) {
        best = nodes[i].cost < nodes[best].cost ? i : best;
    }
    int64_t least = nodes[best].cost;
    uint32_t base = nodes[best].line - COUNT_BAND; /* may wrap around */
    size_t kept = ways->first;
    for (size_t i = ways->first; i < breaker->nodes.count; i++) {
        if (nodes[i].line - base < COUNTS &&
            nodes[i].cost <= ceiling(ways, nodes[i].line)) {
            nodes[kept++] = nodes[i];
        }
    }
    breaker->nodes.count = kept;
    return least;
}

int64_t
rcn_ways_find(rcn_breaker *breaker, const rcn_stop *stop)
{
    rcn_ways ways = {
        .breaker = breaker, .stop = stop, .first = breaker->nodes.count};
    for (uint32_t i = 0; i < FLOORS; i++) {
        ways.floors[i] = (rcn_floor){RCN_NO_NODE, INT64_MAX};
    }
    uint32_t likeliest = likeliest_line(breaker);
    follow_line(&ways, likeliest);
    for (uint32_t i = 0; i < breaker->tries.count; i++) {
        if (i != likeliest) {
            follow_line(&ways, i);
        }
    }
    int64_t least = drop_ways(&ways);
    for (size_t i = ways.first; i < breaker->nodes.count; i++) {
        rcn_node *node = &breaker->nodes.items[i];
        const rcn_try *line = &breaker->tries.items[node->start];
        RCN_PUSH(breaker->arena, &breaker->streaks,
                 rcn_streaks_below(&breaker->streaks.items[node->previous],
                                   &line->spaces, breaker->reach));
        node->start = (uint32_t)breaker->starts.count;
    }
    return least;
}
