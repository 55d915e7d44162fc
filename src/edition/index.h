#ifndef RCN_EDITION_INDEX_H
#define RCN_EDITION_INDEX_H

#include "edition/composer.h"

/** The index of names, when the editor wants one; left out when there is no
 * name.  O(n log n). */
void rcn_compose_index(rcn_composer *composer);

#endif
