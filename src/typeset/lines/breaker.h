#ifndef RCN_TYPESET_LINES_BREAKER_H
#define RCN_TYPESET_LINES_BREAKER_H

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
    uint32_t line; /* how many lines stand before it, at least: the ends of the
                      first lines are so far apart that all ways agree */
    uint8_t end;   /* of the line before it */
} rcn_start;

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
    /* Rivers: the streaks below each node, the sums at each word space, and
     * the places of the word spaces of the line being weighed. */
    RCN_LIST(rcn_streaks) streaks;
    RCN_LIST(rcn_gap) gap_sums;
    int32_t first_gap; /* number of the first of gap_sums */
    rcn_places spaces;
    int64_t places_per_len; /* 2^32 times 256 by the measure; 0: no rivers */
    unsigned reach;         /* in places */
    size_t low;             /* first start that is not too far back */
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

/** One pass from a start over the boxes up to breaker->to; false when no way
 * leads to the end.  Linear in the number of boxes. */
bool rcn_breaker_run(rcn_breaker *breaker, const rcn_start *from);

/** A word of the cache. */
const rcn_word *rcn_breaker_word(const rcn_breaker *breaker, uint32_t word);

/** How far the line that begins at a start stands from the left edge. */
rcn_len rcn_breaker_indent(const rcn_para *para, const rcn_start *start);

/** The line between two starts, with its words as they will be drawn. */
rcn_textline rcn_breaker_line(rcn_breaker *breaker, const rcn_start *a,
                              const rcn_start *b);

#endif
