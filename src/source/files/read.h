#ifndef RCN_SOURCE_FILES_READ_H
#define RCN_SOURCE_FILES_READ_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/text.h"
#include "source/document.h"
#include "source/files/source_file.h"

/** How the bytes of one file are to be decoded. */
typedef struct rcn_source_reading {
    const char *name;     /**< of the file, or NULL */
    const char *sha256;   /**< of the file, or its first digits; or NULL */
    const char *encoding; /**< or NULL: as it seems */
    bool repair;          /**< damage is to be undone */
} rcn_source_reading;

/** What edition.yaml says of reading; all zero is the default. */
typedef struct rcn_source_options {
    const char *const
        *ignore;            /**< globs of files and folders that are left out,
                                    NULL-terminated; or NULL */
    rcn_place ignore_place; /**< where edition.yaml states it */
    bool keep_listings;  /**< pages that hold nothing but links are read too */
    bool split_chapters; /**< a book gives a document a chapter */
    const rcn_source_reading *readings; /**< of single files */
    size_t reading_count;
} rcn_source_options;

/** Reads one file and adds its documents to the list: one, or for an archive or
 * a book (WARC, EPUB) one for each page in it, named "FILE#PART".  Logs and
 * adds nothing when it cannot be read or is no known format; a document that is
 * merely odd is read with warnings.  A file that the user did not name may be
 * no document at all; then a note states what it is.  The arena owns the
 * documents. */
void rcn_source_read(rcn_arena *arena, const rcn_source_file *source,
                     const rcn_source_options *options, rcn_log *log,
                     rcn_documents *documents);

/** Makes a document of bytes in memory (standard input, tests). */
const rcn_document *rcn_source_from_bytes(rcn_arena *arena, rcn_text bytes,
                                          const char *name, rcn_log *log);

/** Reads files and folders, folders in byte order of their relative paths, at
 * most 32 levels deep.
 *
 * Left out in silence are hidden files, edition.yaml, README* and LICENSE*,
 * the folder rules beside edition.yaml, links to what is in the folder
 * anyway; as a note (source-asset), what left_out.h tells: pictures, scripts,
 * backups, the files of a saved page, outputs of the program, pages of links.
 * A link that leads out of its folder, an unreadable or an unknown file is an
 * error in the log, and the rest is read.  A file that is named twice is read
 * once; of files of a folder with the same bytes the first is read.  Returns an
 * empty corpus and logs source-none (fatal) when nothing is left.  `options`
 * may be NULL. */
rcn_corpus rcn_source_read_all(rcn_arena *arena, const char *const *paths,
                               size_t count, const rcn_source_options *options,
                               rcn_log *log);

/** Returns the same for files in memory, in the order given; nothing is read
 * from the disk. */
rcn_corpus rcn_source_read_held(rcn_arena *arena, const rcn_source_file *files,
                                size_t count, const rcn_source_options *options,
                                rcn_log *log);

#endif
