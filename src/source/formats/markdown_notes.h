#ifndef RCN_SOURCE_FORMATS_MARKDOWN_NOTES_H
#define RCN_SOURCE_FORMATS_MARKDOWN_NOTES_H

#include "base/arena.h"
#include "base/text.h"

/** Markdown whose notes all reach the page, line by line as it was: the second
 * note of a label and the second reference to it get a label of their own; a
 * note that nothing refers to becomes a paragraph.  Returns `text` itself when
 * there is none.  O(n log n) in the notes. */
rcn_text rcn_markdown_notes(rcn_arena *arena, rcn_text text);

#endif
