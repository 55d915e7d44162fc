#ifndef RCN_SOURCE_FORMATS_FEED_H
#define RCN_SOURCE_FORMATS_FEED_H

#include <stdbool.h>

#include "base/text.h"

/** Returns true for bytes that begin like RSS or Atom. */
bool rcn_feed_looks_like(rcn_text bytes);

/** Returns true for bytes that begin like a JSON Feed. */
bool rcn_json_feed_looks_like(rcn_text bytes);

#endif
