#ifndef RCN_EDITION_IMAGES_H
#define RCN_EDITION_IMAGES_H

#include "edition/edition.h"

/** Lists the pictures that the figures of the records show in
 * `edition->images`, each once, in order of their first place.  O(figures x log
 * figures). */
void rcn_collect_images(rcn_arena *arena, rcn_edition *edition);

#endif
