#ifndef RCN_SOURCE_FILES_BESIDE_H
#define RCN_SOURCE_FILES_BESIDE_H

#include "base/list.h"
#include "source/metadata.h"

typedef RCN_LIST(rcn_metadata_item) rcn_metadata_list;

/** Reads what a file beside a document says of it: "X.json", "X.yaml", "X.bib" or
 * "X.ris" for X.pdf, as Zotero, scrapers and reference managers write them, also
 * "X.pdf.json"; index.json in a snapshot of ArchiveBox.  Takes the first of them
 * that states a title or an address.
 *
 * `path` is that of the document, `name` what it is called in the edition.  Items
 * name the file in `file`, relative as `name` is.  Logs nothing: a file of the
 * same name may be anything.  Files of more than 1 MiB are not read. */
rcn_metadata_list rcn_beside_read(rcn_arena *arena, const char *path,
                                  const char *name);

#endif
