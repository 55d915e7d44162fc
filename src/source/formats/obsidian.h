#ifndef RCN_SOURCE_FORMATS_OBSIDIAN_H
#define RCN_SOURCE_FORMATS_OBSIDIAN_H

#include "base/text.h"

/** Markdown of programs for notes as CommonMark, line by line, so that every
 * line keeps its number: "[[page|words]]" gives the words, "![[view.png]]" a
 * picture, "==words==" <mark>, "> [!note] Title" the title in bold; comments
 * ("%%...%%") and anchors of blocks ("^id") go.  Code is left as it is.
 * Linear. */
rcn_text rcn_obsidian_plain(rcn_arena *arena, rcn_text text);

#endif
