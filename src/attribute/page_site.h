#ifndef RCN_ATTRIBUTE_PAGE_SITE_H
#define RCN_ATTRIBUTE_PAGE_SITE_H

#include "attribute/title_reading.h"

/** Returns a title without the name of its site: the shorter title that another
 * place says, what is left beside the publisher's name, or, of <title>, its
 * longest part. */
rcn_text rcn_title_strip_site(const rcn_title_reading *page,
                              const rcn_title_offer *title);

#endif
