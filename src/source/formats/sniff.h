#ifndef RCN_SOURCE_FORMATS_SNIFF_H
#define RCN_SOURCE_FORMATS_SNIFF_H

#include "source/formats/parts.h"

/** True for bytes that begin like a page of an archive of a mailing list, or like
 * a chat that Telegram or WhatsApp exported.  list_page.c, telegram.c,
 * whatsapp.c */
bool rcn_list_page_looks_like(rcn_text bytes);
bool rcn_telegram_looks_like(rcn_text bytes);
bool rcn_telegram_json_looks_like(rcn_text bytes);
bool rcn_whatsapp_looks_like(rcn_text head);

/** True for a page that holds a plain text in <pre> and no other words.  Reads
 * the whole page, once.  text_page.c */
bool rcn_text_page_looks_like(rcn_text bytes);

/** The reader for bytes of a format whose first bytes are its own: archives by
 * their members, what gzip compressed by what is in it, PDF, RTF, Word, WARC.
 * NULL for text, and for a binary format that is not read. */
rcn_parts_reader *rcn_sniff_binary(rcn_text bytes);

/** The reader for a text that shows its format: the headers of a mail, the root
 * of a feed.  NULL for plain text and for a page of HTML.  Reads the first
 * kilobytes. */
rcn_parts_reader *rcn_sniff_text(rcn_text bytes);

#endif
