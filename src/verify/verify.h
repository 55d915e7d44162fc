#ifndef RCN_VERIFY_VERIFY_H
#define RCN_VERIFY_VERIFY_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/list.h"
#include "base/text.h"

/* Proof that a finished book holds the sources' text: the ledger
 * (edition.json) is checked against the bytes of the sources, the text is built
 * anew from them, and compared with what other people's readers find in the
 * books: libzip and libxml2 in an EPUB; in a PDF libqpdf, by its structure, and
 * poppler's pdftotext, page by page. */

/** What a book must hold: documents in order, each with the texts of its
 * blocks; built from the ledger and the sources' bytes alone. */
typedef struct rcn_expected rcn_expected;

/** A source file by name with its bytes. */
typedef struct rcn_verify_source {
    const char *name;
    rcn_text raw;  /**< bytes that were decoded */
    rcn_text text; /**< decoded text that the spans run over; none when the
                        `raw` itself is UTF-8 text */
    bool over_text_nodes; /**< `text` is the text nodes of a page, so the spans
                               do not cover the bytes that were decoded */
    rcn_text file; /**< bytes of the file on disk, when `raw` is a member of it
                        or was made of it; else empty */
    bool mapped;   /**< `file` is mapped (rcn_file_map) */
    const rcn_text *more; /**< further files that `raw` was made of */
    size_t more_count;
} rcn_verify_source;

/** Where a proof failed, for a caller who can leave documents out.  Begin with
 * the arena alone. */
typedef struct rcn_proof_failures {
    rcn_arena *arena;
    RCN_LIST(size_t) documents; /**< by place in the ledger; may repeat */
    RCN_LIST(size_t) pages;     /**< of the PDF, from 1; may repeat */
    bool whole; /**< a fault that is of no document and no page */
} rcn_proof_failures;

/** Builds the expectation.  Logs verify-ledger (error) and returns NULL when
 * the ledger is not well-formed, names a source that is not there or whose hash
 * differs, its spans do not partition a source, or a block's text is not that
 * of its spans. */
const rcn_expected *rcn_verify_expect(rcn_arena *arena, rcn_text ledger_json,
                                      const rcn_verify_source *sources,
                                      size_t source_count, rcn_log *log);

/** Returns the same; adds the documents that failed to `failures`, which may be
 * NULL. */
const rcn_expected *rcn_verify_find_failures(rcn_arena *arena,
                                             rcn_text ledger_json,
                                             const rcn_verify_source *sources,
                                             size_t source_count, rcn_log *log,
                                             rcn_proof_failures *failures);

/** Checks one EPUB.  Logs verify-difference (error) naming document, paragraph
 * and words at the first difference of each document, or that the ledger inside
 * is another, and returns false; true when the text is proved.  The bytes
 * that the expectation was built from must still be there.  `failures` may be
 * NULL. */
bool rcn_verify_epub(const rcn_expected *expected, const char *path,
                     rcn_log *log, rcn_proof_failures *failures);

/** The same for a PDF: the documents by its structure tree, all marked content
 * in one element of it, on each page the same letters by a second reader, and
 * what is attached the sources and the ledger. Without that one, pdftotext of
 * poppler-utils, logs verify-unverified (warning) and returns what the first
 * one says. */
bool rcn_verify_pdf(const rcn_expected *expected, const char *path,
                    rcn_log *log, rcn_proof_failures *failures);

/** A document of a ledger: its name, the encoding it was decoded from, and the
 * hash of its file. */
typedef struct rcn_ledger_file {
    const char *name, *encoding, *sha256;
} rcn_ledger_file;

/** Returns the documents that a ledger names, as far as it can be read: what is
 * wrong with it rcn_verify_expect logs. */
const rcn_ledger_file *rcn_ledger_files(rcn_arena *arena, rcn_text ledger_json,
                                        size_t *ret_count);

/** Bytes of a source that a book may carry; a larger one is not missed. */
#define RCN_CARRIED_FILE_MOST ((size_t)256 * 1024 * 1024)

/** A source that a book carries. */
typedef struct rcn_carried_file {
    const char *name; /**< in the book: "KEY-NAME" */
    rcn_text bytes;   /**< NUL-terminated */
} rcn_carried_file;

/** What travels inside a book for its proof. */
typedef struct rcn_carried {
    rcn_text ledger; /**< without the texts of blocks; empty: none */
    RCN_LIST(rcn_carried_file) files;
    size_t bytes;
} rcn_carried;

/** Reads the ledger and the sources out of an EPUB or a PDF, unproved, at most
 * 1 GiB.  Logs verify-book and returns false when that fails; true also when
 * the book carries none. */
bool rcn_verify_carried(rcn_arena *arena, const char *path, bool pdf,
                        rcn_log *log, rcn_carried *ret_carried);

/** Number of blocks and words that the expectation holds. */
size_t rcn_expected_blocks(const rcn_expected *expected);
size_t rcn_expected_words(const rcn_expected *expected);

#endif
