#ifndef RCN_TESTS_TYPESET_PLAIN_H
#define RCN_TESTS_TYPESET_PLAIN_H

#include "base/arena.h"
#include "edition/edition.h"

/** An edition with one document for each file: paragraphs are parted by blank
 * lines, lines within them joined.  Front and back matter: title page, contents
 * and a short statement, each when `matter` is true. */
const rcn_edition *plain_edition(rcn_arena *arena, const char *const *paths,
                                 size_t count, bool matter);

/** The same with one document of one text. */
const rcn_edition *plain_edition_of(rcn_arena *arena, const char *text);

/** A document section of given blocks, and an edition of it alone. */
const rcn_edition *plain_edition_blocks(rcn_arena *arena,
                                        const rcn_block *blocks, size_t count);

/** A paragraph block of a string. */
rcn_block plain_paragraph(const char *text);

#endif
