#ifndef RCN_EDITION_ERRATA_H
#define RCN_EDITION_ERRATA_H

#include "edition/composer.h"

/** Adds the section of errata: the edition compared with `former`, the one that
 * readers may have cited.  Documents added and left out, dates and titles
 * changed, each change of words, and the citations that moved.  NULL adds
 * nothing.  Cost: that of rcn_diff_compare(). */
void rcn_compose_errata(rcn_composer *composer, const rcn_diff_edition *former);

#endif
