#ifndef RCN_CLEAN_TEXT_PAGES_H
#define RCN_CLEAN_TEXT_PAGES_H

#include "clean/text/work.h"

/** Cuts running heads and feet and page numbers.  n log n in the lines. */
void rcn_cut_page_furniture(rcn_work *work);

#endif
