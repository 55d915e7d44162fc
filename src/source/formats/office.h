#ifndef RCN_SOURCE_FORMATS_OFFICE_H
#define RCN_SOURCE_FORMATS_OFFICE_H

#include "source/formats/parts.h"

/** Reads a file that ends in `ending` through LibreOffice; adds nothing and logs
 * source-container where that is not installed or cannot. */
void rcn_office_read(rcn_arena *arena, rcn_text bytes, const char *ending,
                     const char *path, rcn_log *log, rcn_parts *parts);

#endif
