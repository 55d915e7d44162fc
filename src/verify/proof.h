#ifndef RCN_VERIFY_PROOF_H
#define RCN_VERIFY_PROOF_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/text.h"
#include "verify/split.h"
#include "verify/verify.h"

/* Private to the room: what a book must hold and what was found in it, in one
 * form. */

typedef enum rcn_proof_part_kind {
    RCN_PART_PARAGRAPH,
    RCN_PART_HEADING,
    RCN_PART_ITEM,
    RCN_PART_QUOTE,
    RCN_PART_PRE,
    RCN_PART_TABLE,
    RCN_PART_CAPTION,
    RCN_PART_FIGURE, /**< its text: what stands for the picture */
    RCN_PART_COUNT
} rcn_proof_part_kind;

/** "paragraph" and so on, as in the ledger. */
const char *rcn_part_name(rcn_proof_part_kind kind);

/** A block of a document. */
typedef struct rcn_proof_part {
    rcn_proof_part_kind kind;
    const char *id;       /**< or NULL: a PDF has none */
    const char *citation; /**< "3.12", or NULL */
    rcn_text text;
    const char *label; /**< ledger: what print has before an item: "7.", or
                            NULL */
    const char *image; /**< figure in an EPUB or the ledger: "image-" and the
                            first 16 digits of the SHA-256 of the picture */
} rcn_proof_part;

typedef struct rcn_proof_document {
    const char *name;  /**< file of the source; NULL when found in a book */
    const char *title; /**< NULL: none was found */
    const rcn_proof_part *parts;
    size_t count;
    const char *stray; /**< words found where none of the source's and none of
                            the editor's may stand, or NULL */
} rcn_proof_document;

/** A source and its length; private to sources.c. */
typedef struct rcn_sized_source rcn_sized_source;

/** Running heads that the ledger states: without white space, in order of their
 * bytes. */
typedef struct rcn_running_heads {
    bool stated;
    RCN_LIST(const char *) list;
} rcn_running_heads;

struct rcn_expected {
    const rcn_proof_document *documents;
    const rcn_text *sources; /**< by document: the bytes of its file */
    RCN_LIST(rcn_text) more; /**< bytes of further files of documents */
    size_t count;
    size_t parts, words;
    rcn_running_heads heads;
    rcn_text ledger;               /**< that it was built from */
    const rcn_sized_source *sized; /**< all sources and `more`, by length */
    rcn_split_ledger split;        /**< the same, cut up */
    char *accepted; /**< hash of the ledger inside a book that was found
                                 to say the same, or "" */
};

/** How exactly a book must agree. */
typedef enum rcn_proof_manner {
    RCN_MANNER_EXACT,  /**< byte for byte, with ids: EPUB */
    RCN_MANNER_PRINTED /**< letter for letter: white space as words need it,
                            hyphens at line ends allowed, no ids: PDF */
} rcn_proof_manner;

/** What was found in a book. */
typedef struct rcn_found_book {
    const rcn_proof_document *documents;
    size_t count;
    rcn_proof_manner manner;
    rcn_proof_failures *failures; /**< or NULL */
} rcn_found_book;

/** Notes a failure; `failures` may be NULL. */
void rcn_proof_failures_document(rcn_proof_failures *failures, size_t document);
void rcn_proof_failures_page(rcn_proof_failures *failures, size_t page);
void rcn_proof_failures_whole(rcn_proof_failures *failures);

/** Compares what a book at `path` holds with what it must hold.  Logs
 * verify-difference for the first difference of each document. */
bool rcn_proof_compare(const rcn_expected *expected,
                       const rcn_found_book *found, const char *path,
                       rcn_log *log);

/** Its first words, squashed, to be quoted. */
const char *rcn_proof_words(rcn_arena *arena, rcn_text text);

/** Where two texts differ in print; both offsets are the lengths of the texts
 * when they do not. */
typedef struct rcn_difference {
    bool differs;
    size_t expected, found; /**< bytes */
} rcn_difference;

/** Returns the first difference between two texts. */
rcn_difference rcn_printed_difference(rcn_text expected, rcn_text found);

/** Sorts the sources for rcn_expected_has_source, when all of them are known. */
void rcn_expected_sort_sources(rcn_arena *arena, rcn_expected *expected);

/** Returns true if the bytes are those of a source; sets `seen` of each
 * document that has it.  Cost: the sources of the same length. */
bool rcn_expected_has_source(const rcn_expected *expected, rcn_text bytes,
                             bool *seen);

/* Readers of books.  They log verify-book and return false when the book cannot
 * be read at all. */

/** Bytes of the ledger and of all sources: what bounds the size of books. */
size_t rcn_expected_bytes(const rcn_expected *expected);

/** Returns true if a ledger says the same as that of the proof, whatever its
 * layout; it may leave out the texts of blocks. */
bool rcn_same_ledger(const rcn_expected *expected, rcn_text ledger);

/** Files of an EPUB for its proof: the ledger, and the folder of the sources. */
#define RCN_EPUB_LEDGER  "META-INF/recension.json"
#define RCN_EPUB_SOURCES "META-INF/sources/"

/** Returns whether the ledger that travels inside an EPUB, where there is one,
 * states what that of the proof says, and the sources in it, where there are
 * some, are those of the proof.  Logs verify-difference or verify-book. */
bool rcn_epub_same_files(const rcn_expected *expected, const char *path,
                         rcn_log *log);

/** `content` bounds the size of files, see rcn_container_open. */
bool rcn_epub_documents(rcn_arena *arena, const char *path, size_t content,
                        rcn_log *log, const rcn_proof_document **ret_documents,
                        size_t *ret_count);

#endif
