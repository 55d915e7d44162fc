#ifndef RCN_SOURCE_FORMATS_EPUB_CHAPTERS_H
#define RCN_SOURCE_FORMATS_EPUB_CHAPTERS_H

#include <libxml/tree.h>

#include "base/list.h"
#include "base/text.h"
#include "source/metadata.h"

typedef RCN_LIST(rcn_metadata_item) rcn_epub_metadata;

/** Returns what the package document, named `package`, states of the book and so
 * of each of its chapters: creators, date, language, publisher. */
rcn_epub_metadata rcn_epub_read_stated(rcn_arena *arena, const xmlNode *root,
                                       const char *package);

/** Returns a copy of what the book states with the name that the table of contents
 * has for a chapter, or NULL. */
rcn_epub_metadata rcn_epub_name_chapter(rcn_arena *arena,
                                        const rcn_epub_metadata *stated,
                                        const char *label);

/** Returns true for a page with words: a cover has a picture alone. */
bool rcn_epub_has_text(rcn_text bytes);

#endif
