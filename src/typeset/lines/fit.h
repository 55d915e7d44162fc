#ifndef RCN_TYPESET_LINES_FIT_H
#define RCN_TYPESET_LINES_FIT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/units.h"
#include "style/style.h"

#define RCN_ONE      INT64_C(65536)  /* 1.0 of ratios and costs */
#define RCN_PRICE    (RCN_ONE / 100) /* prices in the style are hundredths */
#define RCN_UNITS(n) ((n)*RCN_ONE)

/** What a fitter needs to know of the lines of one paragraph. */
typedef struct rcn_fitter {
    const rcn_breaking *limits;
    rcn_len space;         /**< natural word space */
    rcn_len joint;         /**< what a joint counts for, beside a space */
    rcn_len tracking_most; /**< between two letters */
    rcn_len tracking_unit; /**< tracking that has the full price of the style;
                                tracking_most may be wider, as a reserve */
    bool unspaced; /**< words touch, so letters move apart as words do */
} rcn_fitter;

/** A line to be fitted: the width it must have, that of its words, and the
 * numbers of word spaces, of gaps between letters, and of joints: places
 * without width between ideographs that give way as spaces do. */
typedef struct rcn_extent {
    rcn_len target, width;
    int32_t gaps, inner, joints;
} rcn_extent;

/** How a line reaches its width. */
typedef struct rcn_fit {
    int32_t scale;    /**< thousandths that the glyphs are wider or narrower */
    rcn_len tracking; /**< added between two letters */
    rcn_len slack;    /**< what the word spaces and joints take up */
    int32_t ratio;    /**< of the word space to the natural one, RCN_ONE */
    int32_t need;     /**< missing width to natural width, RCN_ONE: how far the
                           line must stretch, before it is decided what does */
} rcn_fit;

/** Fits a line: glyph scale, spaces and tracking in the order of the limits.
 * Integers only, so that lines break the same on every machine. */
rcn_fit rcn_fit_line(const rcn_fitter *fitter, const rcn_extent *extent);

/** Whether a line may be within the limits: -1 too tight whatever is done, 1
 * too loose, 0 perhaps.  `least` and `most` bound the word space, thousandths.
 * Much quicker than fitting it. */
int rcn_fit_guess(const rcn_fitter *fitter, const rcn_extent *extent,
                  int32_t least, int32_t most);

/** Returns the price of a fitted line, without what depends on its
 * neighbours. */
int64_t rcn_fit_price(const rcn_fitter *fitter, const rcn_fit *fit);

/** Returns the price of two neighbours whose needs differ. */
int64_t rcn_fit_unevenness(const rcn_fitter *fitter, int32_t need,
                           int32_t need_before);

#endif
