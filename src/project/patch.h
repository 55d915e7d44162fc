#ifndef RCN_PROJECT_PATCH_H
#define RCN_PROJECT_PATCH_H

#include <stddef.h>

#include "base/arena.h"
#include "base/text.h"

/** Edits of a text by lines and bytes, collected first and applied at once, so
 * that all places count in the old text. */
typedef struct rcn_patch rcn_patch;

/** No edits of `old` yet; in the arena.  O(bytes). */
rcn_patch *rcn_patch_new(rcn_arena *arena, rcn_text old);

/** Returns the number of lines of the old text. */
size_t rcn_patch_line_count(const rcn_patch *edits);

/** Byte offset at which line `line` (from 0) starts; the end of the text for
 * lines behind the last. */
size_t rcn_patch_line(const rcn_patch *edits, size_t line);

/** Bytes [start, end) become `text`; nothing is noted when they are `text`
 * already.  Edits must not overlap. */
void rcn_patch_add(rcn_patch *edits, size_t start, size_t end, rcn_text text);

/** Returns the edited text, in the arena.  Edits of the same place follow each
 * other as they were added, insertions first. */
rcn_text rcn_patch_apply(rcn_patch *edits);

/** Returns what the edits change, in whole lines: "@@ line N @@" (in the old
 * text), then lines that go with `-` and lines that come with `+` before
 * them. */
rcn_text rcn_patch_difference(rcn_patch *edits);

#endif
