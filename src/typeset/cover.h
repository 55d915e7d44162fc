#ifndef RCN_TYPESET_COVER_H
#define RCN_TYPESET_COVER_H

#include "typeset/draw.h"
#include "typeset/pages/layout.h"

/** Returns the first page of a book: the editor's picture, no larger than the
 * page and whole, or, when there is none or print cannot hold it, the cover as
 * above; no tags. */
rcn_page_sheet rcn_cover_page(rcn_setter *setter, rcn_breaker *breaker);

/** Returns the cover as first page of a book: it opens Document and the Part of
 * the front matter, which go on after it unless it is the last of them. */
rcn_page_sheet rcn_cover_tagged(rcn_setter *setter, rcn_page_sheet cover,
                                bool ends_part, bool ends_document);

/** Sheets ready to be drawn. */
rcn_sheets rcn_sheets_of(rcn_arena *arena, const rcn_page_sheet *items,
                         size_t count, const rcn_shaper *words);

/** Returns a book of these sheets, without a page size. */
rcn_book *rcn_book_of(rcn_arena *arena, const rcn_edition *edition,
                      const rcn_sheets *sheets);

/** Returns the half title: the title of the edition alone, in its own
 * element. */
rcn_page_sheet rcn_half_title_page(rcn_setter *setter, rcn_breaker *breaker);

#endif
