#ifndef RCN_TYPESET_PAGES_FURNITURE_H
#define RCN_TYPESET_PAGES_FURNITURE_H

#include "typeset/pages/layout.h"

/** "iv" in front matter, else "27". */
const char *rcn_page_label(rcn_arena *arena, rcn_matter matter,
                           uint32_t number);

/** Adds running heads and folios to all pages: the edition's title on left
 * pages, the document's on right ones; pages that open a section have a folio
 * at the foot, blank pages and the cover nothing. */
void rcn_furnish(rcn_setter *setter, rcn_breaker *breaker,
                 rcn_page_sheet *sheets, size_t count);

/** Shapes the running heads that these pages will have, so that the imprint can
 * name their fonts before all pages are there. */
void rcn_furnish_ahead(rcn_setter *setter, rcn_breaker *breaker,
                       const rcn_page_sheet *sheets, size_t count);

#endif
