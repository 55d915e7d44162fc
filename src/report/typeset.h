#ifndef RCN_REPORT_TYPESET_H
#define RCN_REPORT_TYPESET_H

#include "base/arena.h"
#include "base/text.h"
#include "edition/edition.h"
#include "style/style.h"
#include "typeset/typeset.h"

/** What is known of a book that was set. */
typedef struct rcn_set_book {
    const rcn_edition *edition;
    const rcn_style *style;
    const rcn_book *book;
    const rcn_typeset_stats *stats;
} rcn_set_book;

/** `build --report typeset`: how the lines and pages of a book were set, and the
 * worst line of each page that is not as it should be; as text to read, and as
 * one JSON object.  Two passes over the lines. */
rcn_text rcn_report_typeset_text(rcn_arena *arena, const rcn_set_book *set);
rcn_text rcn_report_typeset_json(rcn_arena *arena, const rcn_set_book *set);

#endif
