#ifndef RCN_SOURCE_DOCUMENT_H
#define RCN_SOURCE_DOCUMENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/list.h"
#include "base/text.h"
#include "source/block.h"
#include "source/metadata.h"

typedef enum rcn_format {
    RCN_FORMAT_TEXT,
    RCN_FORMAT_HTML
} rcn_format;

/** A line of the decoded text: bytes [start, end) without its terminator, after
 * which the next line begins.  Terminators are LF, CR, CRLF, NEL, FF, U+2028
 * and U+2029. */
typedef struct rcn_line {
    uint32_t start, end;
} rcn_line;

/** Byte `text_start` of the decoded text came from byte `raw_start` of the
 * file; up to the next entry both run on byte by byte.  Sorted by
 * text_start. */
typedef struct rcn_offset {
    uint32_t text_start, raw_start;
} rcn_offset;

/** A text node of a page: from byte `text_start` of the text to the next
 * node's, it is what bytes [start, end) of `raw` say between two tags, entities
 * resolved.  Both are RCN_NODE_UNKNOWN where the parser gave a text that does
 * not stand in the file. */
typedef struct rcn_text_node {
    uint32_t text_start, start, end;
} rcn_text_node;

#define RCN_NODE_UNKNOWN UINT32_MAX

/** What a crawler noted of a page that it captured (ISO 28500). */
typedef struct rcn_crawl_record {
    const char *url, *date;      /**< NULL: not noted */
    const char *record, *digest; /**< names of the record and of its payload */
    const char *refers_to;       /**< of a revisit: record that has the page */
    bool revisit; /**< the page had not changed, and is not here */
} rcn_crawl_record;

/** Another copy of a document that was read and is not printed. */
typedef struct rcn_witness {
    const char *name;     /**< as rcn_document.name */
    const char *sha256;   /**< of its file */
    const char *captured; /**< when, as written, or NULL */
    bool same_text;       /**< the text is that of the document */
} rcn_witness;

/** One source as it was read; never changed afterwards.
 *
 * Spans, lines and blocks point into `text`, which is `raw` decoded to valid
 * UTF-8, byte for byte `raw` itself when that is UTF-8 already. */
typedef struct rcn_document {
    rcn_arena *arena;
    const char *path;  /**< as it was found, for opening */
    const char *label; /**< the same with the part, for messages:
                                "box.mbox#3" */
    const char *name;  /**< relative to the folder: shown, and the key of the
                               document in edition.yaml; unique in a corpus */
    rcn_text file;     /**< the bytes of the file on disk; several documents may
                            share them */
    rcn_text raw; /**< what the text is decoded from: `file`, a member of it,
                            or what the converter gave */
    const char *converter; /**< program that made `raw` of the file, with its
                                version ("cmark-gfm 0.29.0"); NULL: none */
    const struct rcn_document
        *recognised;      /**< file beside a scan that holds its
                                                text: path, name, file and hash
                                                only; or NULL */
    const char *declared; /**< encoding that a container's header names, or
                               NULL */
    const char *chosen;   /**< encoding that the editor decided on, or NULL */
    const char *encoding; /**< IANA name: "UTF-8", "windows-1252" ... */
    rcn_text text;        /**< NUL-terminated; may hold control characters, for
                               clean to remove, but no ill-formed UTF-8 */
    const rcn_line *lines;
    size_t line_count;
    const rcn_offset *offsets; /**< text to file; one entry for each run that
                                    maps byte to byte or unit to unit */
    size_t offset_count;
    const rcn_text_node *nodes; /**< of a page of HTML, in order; they partition
                                     the text */
    size_t node_count;
    const struct rcn_document *const *pages; /**< that it was joined of, the
                                                  first included; or NULL */
    size_t page_count;
    const rcn_crawl_record *capture; /**< or NULL */
    const rcn_witness *witnesses;
    size_t witness_count;
    const rcn_metadata_item *metadata; /**< in order of the file; none for plain
                                            text */
    size_t metadata_count;
    const struct rcn_html *html; /**< source/html/html.h; NULL for plain text */
    const struct rcn_assets *assets; /**< source/assets.h: where a page finds
                                          its pictures; or NULL */
    rcn_format format;
    uint32_t part; /**< of the documents of its file, from 1; 0: not known */
    bool bare;     /**< the bytes hold the text and no page around it, since a
                    converter wrote them */
    bool wrapped;  /**< the line ends in paragraphs of the bytes, HTML that a
                       converter wrote, are those of printed lines */
    bool over_text_nodes; /**< spans run over concatenated text nodes (HTML) */
    bool mapped;          /**< `file` is mapped (rcn_file_map) */
    bool repair;          /**< damage of the encoding is to be undone */
    char sha256[65];      /**< of `file` */
    char raw_sha256[65];  /**< of `raw` */
} rcn_document;

/** Documents in the order in which they were named or found. */
typedef struct rcn_corpus {
    const rcn_document *const *documents;
    size_t count;
} rcn_corpus;

#define RCN_SOURCE_LIMIT ((size_t)256 * 1024 * 1024)

/** Bytes from which on a file whose records are read one by one is mapped. */
#define RCN_MAPPED_LEAST ((size_t)32 * 1024 * 1024)

/** Bytes of such a file, at most. */
#define RCN_MAPPED_LIMIT ((size_t)16 * 1024 * 1024 * 1024)

/* What one document may hold, so that it takes at most about 1 GB and a minute.
 * They are limits on sizes, for limits on time would leave out other documents
 * on another machine. */
#define RCN_DOCUMENT_BYTES  ((size_t)16 * 1024 * 1024) /**< of text */
#define RCN_DOCUMENT_LINES  2000000u                   /**< of plain text */
#define RCN_DOCUMENT_BLOCKS 200000u                    /**< of HTML */

/** A growing list of documents, in an arena. */
typedef RCN_LIST(const rcn_document *) rcn_documents;

/** Returns true when `raw` is not the file on disk but a member of it, or what
 * a converter made of it. */
bool rcn_document_is_part(const rcn_document *document);

/** Line number (from 1) of a byte of the text; O(log lines). */
uint32_t rcn_document_line(const rcn_document *document, uint32_t offset);

/** Returns the piece of metadata of a key, the first one; NULL when there is
 * none. */
const rcn_metadata_item *rcn_document_item(const rcn_document *document,
                                           const char *key);

/** Returns whether the document states metadata of a kind. */
bool rcn_document_states(const rcn_document *document, rcn_metadata_kind kind);

/** Returns where the line after line `index` (from 0) begins: the end of its
 * terminator. */
uint32_t rcn_document_line_next(const rcn_document *document, size_t index);

/** Returns whether a form feed is just before line `index`. */
bool rcn_document_page_starts(const rcn_document *document, size_t index);

/** Place of a byte of the text for diagnostics; the column counts code points,
 * and is not known in a page of HTML. */
rcn_place rcn_document_place(const rcn_document *document, uint32_t offset);

/** Byte of the file that byte `offset` <= text.len of the text came from; for
 * HTML the offset itself, since spans run over the text nodes. */
size_t rcn_document_raw(const rcn_document *document, uint32_t offset);

/** Returns the same of a text of `text_len` bytes that was decoded from
 * `raw_len` bytes, by the runs of the decoding.  O(log runs). */
size_t rcn_offsets_raw(const rcn_offset *offsets, size_t count, size_t text_len,
                       size_t raw_len, size_t offset);

/** Bytes of `raw`. */
typedef struct rcn_byte_range {
    size_t start, end;
} rcn_byte_range;

/** Returns the bytes of `raw` that bytes [start, end) of the text came from; in
 * a page from the first byte of the first node to the last of the last one,
 * exact within a node that has no entity and is UTF-8.  Empty where no node is
 * known. O(log nodes + nodes in the range). */
rcn_byte_range rcn_document_range(const rcn_document *document, uint32_t start,
                                  uint32_t end);

#endif
