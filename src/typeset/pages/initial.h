#ifndef RCN_TYPESET_PAGES_INITIAL_H
#define RCN_TYPESET_PAGES_INITIAL_H

#include "typeset/pages/galley.h"

/** Returns the initial that the style asks for of a paragraph of `block` in
 * `shape`: a paragraph of its own, one large letter, to be set beside the first
 * line as furniture.  `*para` is left without it, its lines are inset, and the
 * glyph after it says both letters to readers.  NULL, and `*para` as it was,
 * when the style asks for none, when it does not begin with a capital of its
 * own type, or when it has fewer lines than the initial is high. */
rcn_para *rcn_initial_cut(rcn_galley *galley, const rcn_block *block,
                          const rcn_para_shape *shape, rcn_para *para);

#endif
