#ifndef RCN_SOURCE_FORMATS_MAFF_H
#define RCN_SOURCE_FORMATS_MAFF_H

#include "base/list.h"
#include "source/formats/archive.h"

/** What an index.rdf states of the page beside it. */
typedef struct rcn_maff_page {
    const char *name;     /**< member that is the page */
    const char *url;      /**< where it was, or NULL */
    const char *captured; /**< when it was saved (ISO 8601), or NULL */
} rcn_maff_page;

typedef RCN_LIST(rcn_maff_page) rcn_maff_pages;

/** Returns what the first 1,000 files index.rdf of an archive state; in its
 * arena.  Those that are no XML state nothing. */
rcn_maff_pages rcn_maff_read(rcn_archive *archive);

/** Returns what is stated of a member, or NULL. */
const rcn_maff_page *rcn_maff_find(const rcn_maff_pages *pages,
                                   const char *name);

#endif
