#ifndef RCN_SOURCE_HTML_FORMULA_H
#define RCN_SOURCE_HTML_FORMULA_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/text.h"

/** A formula of MathML while the parser reports its elements. */
typedef struct rcn_formula rcn_formula;

/** Begins a formula.  The arena frees it. */
rcn_formula *rcn_formula_new(rcn_arena *arena, bool display,
                             const char *alternative);

/** Events of the parser within the <math> element, in order.  What nests deeper
 * than 60 elements and what exceeds 4,000 elements is not remembered. */
void rcn_formula_open(rcn_formula *formula, const char *name,
                      const char *const *attributes);
void rcn_formula_text(rcn_formula *formula, rcn_text text);
void rcn_formula_close(rcn_formula *formula);

/** Returns how the formula reads on one line: "d = w/T".  When it has no
 * presentation, its TeX annotation or its alternative text; "" when it has
 * neither.  In the arena; linear. */
const char *rcn_formula_words(const rcn_formula *formula);

/** Returns the formula as MathML 3 Core presentation markup that a book may
 * carry, or NULL when it is not valid: other elements, attributes that are not
 * known, a fraction with three parts.  In the arena; linear. */
const char *rcn_formula_markup(const rcn_formula *formula);

#endif
