#ifndef RCN_SOURCE_HTML_READ_H
#define RCN_SOURCE_HTML_READ_H

#include "base/list.h"
#include "source/encoding.h"
#include "source/html/html.h"

/** Fills a document from the bytes of a page in `document->raw`: text (the
 * concatenation of its text nodes without scripts, styles, templates and
 * embedded things), lines, encoding, metadata and `document->html`.
 *
 * Returns how the bytes were decoded.  Never fails: what nests too deep or is
 * too much is read flatly, and said.  Logs source-html-depth, source-html-size
 * and source-html-tag.  Linear in the bytes; opens nothing but what is
 * given. */
rcn_decoded rcn_html_read(rcn_document *document, rcn_log *log);

/** Returns true when bytes begin like a page of HTML, whatever the file is
 * called. */
bool rcn_html_looks_like(rcn_text bytes);

/** Returns the encoding a page declares of itself in its first kilobytes: <meta
 * charset>, <meta content="...charset=">, an XML declaration; NULL when it
 * declares none.  In the arena, mapped to the label that decodes more where
 * the WHATWG Encoding Standard states it (gb2312 is read as GB18030). */
const char *rcn_html_charset(rcn_arena *arena, rcn_text bytes);

/** Bytes [start, end) of a page that must be read as spaces. */
typedef struct rcn_html_gap {
    size_t start, end;
    bool tag; /**< part of a tag; else what Word writes for other browsers */
} rcn_html_gap;

typedef RCN_LIST(rcn_html_gap) rcn_html_gaps;

/** Returns the gaps of a page in order: attributes beyond the thousandth of a
 * tag, and conditions like <![if !supportLists]>, whose content stays. Linear;
 * in the arena. */
rcn_html_gaps rcn_html_find_gaps(rcn_arena *arena, rcn_text text);

/** Returns the offset of the end tag, from `from` on, of an element whose
 * content is no markup, as "script"; the length of the text when there is
 * none. */
size_t rcn_html_raw_end(rcn_text text, size_t from, const char *name);

#endif
