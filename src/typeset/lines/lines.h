#ifndef RCN_TYPESET_LINES_LINES_H
#define RCN_TYPESET_LINES_LINES_H

#include "typeset/lines/breaker.h"

/** Returns a breaker for paragraphs of `setter`; in the arena. */
rcn_breaker *rcn_breaker_new(rcn_arena *arena, rcn_setter *setter);

/** Breaks a paragraph into lines, the whole at once: fills in `settings` with
 * the best breaks and, where `variants` asks for it and the limits allow, the
 * best with one line less and one more; `set` is the natural one.  `loose`
 * allows wider spaces than usual in these (rcn_breaking.space_last_most).  The
 * settings live in setter->galley.
 *
 * Every paragraph is set: where no line can be made within the limits they are
 * widened step by step.  Time is linear in the text, whatever it is. */
void rcn_breaker_break(rcn_breaker *breaker, rcn_para *para, bool variants,
                       bool loose);

#endif
