#ifndef RCN_SOURCE_FORMATS_PARTS_H
#define RCN_SOURCE_FORMATS_PARTS_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/list.h"
#include "base/text.h"
#include "source/formats/formats.h"

/** One document inside a container: an archive of captures, a saved page, a
 * book.  Its bytes are those that the ledger accounts for. */
typedef struct rcn_part {
    rcn_text bytes;       /**< NUL-terminated */
    rcn_name_kind kind;   /**< RCN_NAME_TEXT or RCN_NAME_HTML */
    const char *suffix;   /**< makes its name from the file's: "#3", or "" */
    const char *charset;  /**< what a header says, or NULL */
    const char *url;      /**< where it was captured, or NULL */
    const char *captured; /**< when, as written, or NULL */
    const struct rcn_assets *assets; /**< of the container, or NULL: the files
                                          beside it */
    bool in_memory;                  /**< comes from no file */
} rcn_part;

typedef RCN_LIST(rcn_part) rcn_parts;

typedef void rcn_parts_reader(rcn_arena *arena, rcn_text bytes,
                              const char *path, rcn_log *log, rcn_parts *parts);

/* Each reader adds the documents of one file to `parts`, in the order of the
 * file.  What cannot be read is named in the log as source-container (a
 * warning where the rest of the file is still read), never dropped in silence.
 * Sizes are capped at RCN_SOURCE_LIMIT after decompression; time is linear in
 * what is decompressed.  `path` is for messages. */

/** WARC 1.0 and 1.1 (ISO 28500), plain or gzip: response and resource records
 * that hold HTML or plain text; redirects and errors are left out. */
void rcn_parts_warc(rcn_arena *arena, rcn_text bytes, const char *path,
                    rcn_log *log, rcn_parts *parts);

/** MHTML (RFC 2557): the first text/html part, or text/plain without one. */
void rcn_parts_mhtml(rcn_arena *arena, rcn_text bytes, const char *path,
                     rcn_log *log, rcn_parts *parts);

/** EPUB: the documents of the spine, one part a file. */
void rcn_parts_epub(rcn_arena *arena, rcn_text bytes, const char *path,
                    rcn_log *log, rcn_parts *parts);

/** CommonMark with GitHub's tables and strikethrough, as HTML. */
void rcn_parts_markdown(rcn_arena *arena, rcn_text bytes, const char *path,
                        rcn_log *log, rcn_parts *parts);

/** PDF, as text by pdftotext where poppler-utils is installed. */
void rcn_parts_pdf(rcn_arena *arena, rcn_text bytes, const char *path,
                   rcn_log *log, rcn_parts *parts);

#endif
