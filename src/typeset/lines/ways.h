#ifndef RCN_TYPESET_LINES_WAYS_H
#define RCN_TYPESET_LINES_WAYS_H

#include "base/list.h"
#include "typeset/lines/fit.h"
#include "typeset/lines/para.h"
#include "typeset/lines/river.h"
#include "typeset/lines/setter.h"

#define RCN_WHOLE   UINT32_MAX /* cut: the word is not cut */
#define RCN_NO_NODE UINT32_MAX

/** A place where a line may begin: all that is summed up before it. */
typedef struct rcn_start {
    int64_t x;
    rcn_len hang;
    int32_t gaps, inner, joints;
    uint32_t box, cut;
    uint32_t first_node, node_count;
    uint32_t line; /* how many lines are before it, at least: the ends of the
                      first lines are so far apart that all ways agree */
    int64_t least; /* cost of the cheapest way to it */
    uint8_t end;   /* of the line before it */
} rcn_start;

/** An end of a line that is being weighed. */
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

/** A line from a start to the stop at hand. */
typedef struct rcn_try {
    uint32_t start;
    rcn_fit fit;
    int64_t price;     /* without what depends on the lines before */
    rcn_places spaces; /* set when a way with this line may be kept */
} rcn_try;

/** The best way to a start with a certain need and number of lines. */
typedef struct rcn_node {
    int64_t cost;
    uint32_t previous, start, line;
    int32_t need;
} rcn_node;

/** What is summed up before a word space. */
typedef struct rcn_gap {
    int64_t x;
    int32_t inner;
} rcn_gap;

/** The line breaker's working memory, used for paragraph after paragraph. */
typedef struct rcn_breaker {
    rcn_setter *setter;
    rcn_arena *arena;
    RCN_LIST(rcn_start) starts;
    RCN_LIST(rcn_node) nodes;
    RCN_LIST(rcn_try) tries;
    /* Rivers: the streaks below each node, and the sums at each word space. */
    RCN_LIST(rcn_streaks) streaks;
    RCN_LIST(rcn_gap) gap_sums;
    int32_t first_gap;      /* number of the first of gap_sums */
    int64_t places_per_len; /* 2^32 times 256 by the measure; 0: no rivers */
    unsigned reach;         /* in places */
    size_t low;             /* first start that is not too far back */
    int32_t hyphen;         /* price of one, in hundredths */
    bool reserve;           /* tracking up to tracking-last from the start */
    /* Of the paragraph at hand: */
    const rcn_para *para;
    rcn_fitter fitter;
    int32_t least, most; /* word space, thousandths */
    bool variants, desperate;
    bool rescue;  /* words may be cut where no reader expects it */
    bool partial; /* the end of a piece need not be reached exactly */
    uint32_t to;  /* boxes [.., to) are weighed */
    /* Sums over the boxes before the one at hand. */
    int64_t x;
    int32_t gaps, inner, joints;
} rcn_breaker;

/** Returns how far the line that begins at a start stands from the left edge. */
static inline rcn_len
rcn_breaker_indent(const rcn_para *para, const rcn_start *start)
{
    bool first = start->box == 0 && start->cut == RCN_WHOLE;
    rcn_len inset = start->line < para->inset_lines ? para->inset : 0;
    return inset + (first ? para->indent : 0);
}

/** Finds the ways to a stop by the lines in breaker->tries, at least one, and
 * adds them to breaker->nodes and breaker->streaks.  Returns the cost of the
 * cheapest. */
int64_t rcn_ways_find(rcn_breaker *breaker, const rcn_stop *stop);

#endif
