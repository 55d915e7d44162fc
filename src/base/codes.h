#ifndef RCN_BASE_CODES_H
#define RCN_BASE_CODES_H

#include "base/diag.h"

/** The values of rcn_code: one for each diagnostic of diag_codes.def.  Only
 * files that log include this, so that a new diagnostic compiles few anew. */
enum {
#define RCN_DIAG(name, slug, severity, text, meaning, remedy) RCN_CODE_##name,
#include "base/diag_codes.def"
#undef RCN_DIAG
    RCN_CODE_COUNT
};

#endif
