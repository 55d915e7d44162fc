#ifndef RCN_SOURCE_FORMATS_SNIFF_H
#define RCN_SOURCE_FORMATS_SNIFF_H

#include "source/formats/parts.h"

/** True for bytes that begin like a page of an archive of a mailing list, or like
 * a chat that Telegram exported.  list_page.c, telegram.c */
bool rcn_list_page_looks_like(rcn_text bytes);
bool rcn_telegram_looks_like(rcn_text bytes);
bool rcn_telegram_json_looks_like(rcn_text bytes);

/** The reader for bytes that show their format beyond their first signs: the
 * members of a ZIP archive, the headers of a mail, the root of a feed.  NULL when
 * they show none.  Reads the first kilobytes. */
rcn_parts_reader *rcn_sniff_reader(rcn_text bytes);

#endif
