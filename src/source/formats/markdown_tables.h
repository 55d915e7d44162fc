#ifndef RCN_SOURCE_FORMATS_MARKDOWN_TABLES_H
#define RCN_SOURCE_FORMATS_MARKDOWN_TABLES_H

#include "base/arena.h"
#include "base/text.h"

/** Returns Markdown with the tables that pandoc writes beside those with pipes
 * (simple, multiline and grid tables) as tables with pipes, which cmark reads.
 * The count of lines stays.  `text` itself when it has none; else in the arena.
 * Linear. */
rcn_text rcn_markdown_tables(rcn_arena *arena, rcn_text text);

#endif
