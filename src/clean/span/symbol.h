#ifndef RCN_CLEAN_SPAN_SYMBOL_H
#define RCN_CLEAN_SPAN_SYMBOL_H

#include <stdbool.h>

#include "base/text.h"

/** Returns true for the symbol of a paper of the United Nations or of a body
 * that follows them: "A/75/357-S/2020/956", "S/RES/2602 (2021)".  The text is
 * trimmed. (United Nations Editorial Manual, "Document symbols".) O(bytes). */
bool rcn_is_document_symbol(rcn_text text);

#endif
