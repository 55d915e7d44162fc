/* Quality of the lines: what the report and the tests hold against the
 * figures of other typesetters. */
#include "typeset/lines/counts.h"

#include <stdlib.h>

#define LOOSE 1500 /* thousandths of the natural word space */
#define TIGHT 800

static void
add_line(rcn_counts *counts, const rcn_textline *line)
{
    rcn_typeset_stats *stats = &counts->stats;
    stats->lines++;
    stats->overfull += line->overfull;
    if (!line->stretched) {
        return;
    }
    stats->justified++;
    stats->scaled += line->scale != 0;
    stats->tracked += line->tracking != 0;
    stats->loose += line->ratio > LOOSE;
    stats->tight += line->ratio < TIGHT;
    RCN_PUSH(counts->arena, &counts->ratios, line->ratio);
}

/* Two lines that the eye compares: both justified, one below the other. */
static void
add_neighbours(rcn_counts *counts, const rcn_textline *above,
               const rcn_textline *line)
{
    if (!above->stretched || !line->stretched) {
        return;
    }
    int64_t ratio = (int64_t)line->ratio - above->ratio;
    int64_t need = (int64_t)line->need - above->need;
    counts->neighbours++;
    counts->ratio_squares += (uint64_t)(ratio * ratio);
    counts->need_differences += (uint64_t)(need < 0 ? -need : need);
}

void
rcn_counts_add(rcn_counts *counts, const rcn_para *para)
{
    rcn_typeset_stats *stats = &counts->stats;
    uint32_t run = 0;
    for (uint32_t i = 0; i < para->set.count; i++) {
        const rcn_textline *line = &para->set.lines[i];
        add_line(counts, line);
        if (i > 0) {
            add_neighbours(counts, line - 1, line);
        }
        bool hyphen = line->end == RCN_END_HYPHEN || line->end == RCN_END_HARD;
        stats->hyphenated += hyphen;
        run = hyphen ? run + 1 : 0;
        stats->longest_hyphen_run =
            run > stats->longest_hyphen_run ? run : stats->longest_hyphen_run;
    }
    if (para->set.count > 1 && para->align == RCN_ALIGN_JUSTIFY) {
        const rcn_textline *last = &para->set.lines[para->set.count - 1];
        stats->runts += last->width < 3 * para->size;
    }
}

static int
by_value(const void *left, const void *right)
{
    int32_t a = *(const int32_t *)left;
    int32_t b = *(const int32_t *)right;
    return (a > b) - (a < b);
}

/* Whole part of a square root. */
static uint32_t
root(uint64_t value)
{
    uint64_t low = 0;
    uint64_t high = UINT32_MAX;
    while (low < high) {
        uint64_t middle = low + (high - low + 1) / 2;
        if (middle * middle <= value) {
            low = middle;
        } else {
            high = middle - 1;
        }
    }
    return (uint32_t)low;
}

rcn_typeset_stats
rcn_counts_close(rcn_counts *counts)
{
    rcn_typeset_stats *stats = &counts->stats;
    size_t count = counts->ratios.count;
    if (!count) {
        return *stats;
    }
    if (counts->neighbours) {
        stats->neighbour_rms_milli =
            root(counts->ratio_squares / counts->neighbours);
        stats->neighbour_need =
            (uint32_t)(counts->need_differences / counts->neighbours);
    }
    int32_t *ratios = counts->ratios.items;
    qsort(ratios, count, sizeof *ratios, by_value);
    int64_t sum = 0;
    for (size_t i = 0; i < count; i++) {
        sum += ratios[i];
    }
    int64_t mean = sum / (int64_t)count;
    uint64_t squares = 0;
    for (size_t i = 0; i < count; i++) {
        int64_t off = ratios[i] - mean;
        squares += (uint64_t)(off * off);
    }
    stats->space_sd_milli = root(squares / count);
    stats->space_p95_milli = (uint32_t)ratios[count * 95 / 100];
    stats->space_max_milli = (uint32_t)ratios[count - 1];
    return *stats;
}
