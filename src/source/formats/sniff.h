#ifndef RCN_SOURCE_FORMATS_SNIFF_H
#define RCN_SOURCE_FORMATS_SNIFF_H

#include "source/formats/parts.h"

/** The reader for bytes that show their format beyond their first signs: the
 * members of a ZIP archive, the headers of a mail, the root of a feed.  NULL when
 * they show none.  Reads the first kilobytes. */
rcn_parts_reader *rcn_sniff_reader(rcn_text bytes);

#endif
