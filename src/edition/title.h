#ifndef RCN_EDITION_TITLE_H
#define RCN_EDITION_TITLE_H

#include "clean/clean.h"

/** Takes the line at the head of a text that states what its title says out of
 * the blocks, for the books print the title above the document: its spans
 * become metadata of the class "title".  Returns the document itself when its
 * text does not begin so, or when nothing else would be left; else a copy in
 * the arena.  Linear in the spans. */
const rcn_cleaned *rcn_take_title(rcn_arena *arena, const rcn_cleaned *cleaned,
                                  const char *title);

#endif
