#ifndef RCN_TYPESET_LINES_STATS_H
#define RCN_TYPESET_LINES_STATS_H

#include <stdint.h>

/** Quality of the lines and pages that were set, for the report and tests. */
typedef struct rcn_typeset_stats {
    uint32_t pages, lines, justified, hyphenated, longest_hyphen_run;
    uint32_t loose, tight, overfull, widows, orphans, runts;
    uint32_t scaled, tracked; /**< lines with glyph scale, tracking */
    uint32_t space_sd_milli, space_p95_milli, space_max_milli; /**< of the word
        space over the font's own, in thousandths */
    uint32_t neighbour_rms_milli; /**< of the difference between the word
        spaces of a justified line and the one before it, in thousandths of the
        natural one */
    uint32_t neighbour_need;      /**< mean of that between what they needed, in
        ten-thousandths of a line's natural width */
    uint32_t missing_glyphs, short_pages;
} rcn_typeset_stats;

#endif
