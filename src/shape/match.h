#ifndef RCN_SHAPE_MATCH_H
#define RCN_SHAPE_MATCH_H

#include <hb.h>

#include "base/units.h"

/** Heights of the letters of a font, in thousandths of the em; 0: unknown. */
typedef struct rcn_letters {
    int32_t small;    /**< of "x" */
    int32_t capital;  /**< of "H" */
    int32_t measured; /**< of a letter of the font */
    int32_t kind;     /**< rcn_letter_kind of that letter */
} rcn_letters;

/** Measures the letters of a font whose scale is its units per em. */
rcn_letters rcn_letters_measure(hb_font_t *font, int32_t units_per_em);

/** Size at which letters of a font look as large as those of another font do at
 * `size`: 75 to 110 % of it; `size` itself where the heights are unknown. */
rcn_len rcn_letters_match(const rcn_letters *around, const rcn_letters *font,
                          rcn_len size);

#endif
