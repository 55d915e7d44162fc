#ifndef RCN_SOURCE_FILES_READ_H
#define RCN_SOURCE_FILES_READ_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/text.h"
#include "source/document.h"

/** Reads one file and adds its documents to the list: one, or for an archive
 * or a book (WARC, EPUB) one for each page in it, named "FILE#PART".  `name` is
 * what it is called in the edition.  Logs and adds nothing when it cannot be
 * read or is no known format; a document that is merely odd is read with
 * warnings.  The arena owns the documents. */
void rcn_source_read(rcn_arena *arena, const char *path, const char *name,
                     rcn_log *log, rcn_documents *documents);

/** Makes a document of bytes in memory (standard input, tests). */
const rcn_document *rcn_source_from_bytes(rcn_arena *arena, rcn_text bytes,
                                          const char *name, rcn_log *log);

/** Reads files and folders, folders in byte order of their relative paths, at
 * most 32 levels deep.
 *
 * Left out in silence are hidden files, edition.yaml, README* and LICENSE*,
 * the folder rules beside edition.yaml, folders that hold a finished edition
 * (edition.json), links to what stands in the folder anyway; as a note,
 * pictures, style sheets and the like.  A link that leads out of its folder, an
 * unreadable or an unknown file is an error in the log, and the rest is read;
 * of files of a folder with the same bytes the first is read.  Returns an empty
 * corpus and logs source-none (fatal) when nothing is left. */
rcn_corpus rcn_source_read_all(rcn_arena *arena, const char *const *paths,
                               size_t count, rcn_log *log);

#endif
