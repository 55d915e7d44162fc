#ifndef RCN_SOURCE_FORMATS_PARTS_H
#define RCN_SOURCE_FORMATS_PARTS_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/list.h"
#include "base/text.h"
#include "source/encoding.h"
#include "source/metadata.h"

/** What a file is, by its name alone. */
typedef enum rcn_name_kind {
    RCN_NAME_TEXT,
    RCN_NAME_HTML,
    RCN_NAME_CONTAINER, /**< documents are inside: an archive, a book */
    RCN_NAME_ASSET,     /**< picture, style sheet, font: never a document */
    RCN_NAME_OTHER
} rcn_name_kind;

/** One document inside a container: an archive of captures, a saved page, a
 * book.  Its bytes are those that the ledger accounts for. */
typedef struct rcn_part {
    rcn_text bytes;       /**< NUL-terminated */
    rcn_name_kind kind;   /**< RCN_NAME_TEXT or RCN_NAME_HTML */
    const char *suffix;   /**< makes its name from the file's: "#3", or "" */
    const char *charset;  /**< what a header says, or NULL */
    const char *url;      /**< where it was captured, or NULL */
    const char *captured; /**< when, as written, or NULL */
    const struct rcn_crawl_record *capture; /**< of a crawler, or NULL */
    const struct rcn_assets *assets; /**< of the container, or NULL: the files
                                          beside it */
    const char *author; /**< what the file's properties say, or NULL */
    const char *title;  /**< <title> of the page around a text, or NULL */
    const rcn_metadata_item *stated; /**< what the book that it is of states */
    size_t stated_count;
    const char *converter; /**< program that made the bytes, with its version;
                                NULL: they are in the file */
    uint32_t number;       /**< of the parts of its file, from 1 */
    bool bare;             /**< holds its text and no page around it */
    bool wrapped;          /**< its line ends are those of printed lines */
    bool book;             /**< could be read as one part a chapter */
    bool linked;           /**< shows pictures that are files beside its own */
} rcn_part;

/** The parts of a file, and how it is to be read. */
typedef struct rcn_parts {
    rcn_part *items;
    size_t count, capacity;
    bool split_chapters;   /**< one part a chapter, for readers of books */
    rcn_decoding decoding; /**< of text that a reader converts */
    size_t unpacked;       /**< bytes that came out of archives so far, at most
                          RCN_SOURCE_LIMIT, archives within archives included */
    bool recognised; /**< text recognised on it, if a scan, is beside it */
    bool scan;       /**< pictures of pages without text: nothing was added */
    bool mapped;     /**< the file is mapped: what is read can be given back */
    bool converted;  /**< a converter wrote the file: its language is that of
                          the converter */
    int depth;       /**< archives that are open, one in another */
} rcn_parts;

/** Adds the documents of one file to `parts`, in the order of the file.  What
 * cannot be read is named in the log as source-container (a warning where the
 * rest of the file is still read), never dropped in silence.  Sizes are capped
 * at RCN_SOURCE_LIMIT after decompression; time is linear in what is
 * decompressed.  `path` is for messages. */
typedef void rcn_parts_reader(rcn_arena *arena, rcn_text bytes,
                              const char *path, rcn_log *log, rcn_parts *parts);

/* rcn_parts_warc and so on: one for each row of formats.def. */
#define RCN_SOURCE_FORMAT(name, endings, sniff, title) \
    rcn_parts_reader rcn_parts_##name;
#include "source/formats/formats.def"
#undef RCN_SOURCE_FORMAT

#endif
