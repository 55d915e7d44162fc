#ifndef RCN_VERIFY_PRINTED_BOOK_H
#define RCN_VERIFY_PRINTED_BOOK_H

#include <qpdf/qpdf-c.h>
#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/list.h"
#include "verify/elements.h"
#include "verify/marked.h"
#include "verify/verify.h"

/* Private to the room: a PDF opened with libqpdf, its pages and its structure
 * tree. */

#define RCN_PAGE_FAULTS 100 /**< that are logged of one book */

/** A page by the number of its object. */
typedef struct rcn_page_key {
    int object;
    size_t index;
} rcn_page_key;

/** What is known of a font object. */
typedef struct rcn_known_font {
    int object;
    rcn_code_map map;
} rcn_known_font;

typedef struct rcn_printed_book {
    rcn_arena *arena;   /**< of what is read */
    rcn_arena *scratch; /**< of a page */
    qpdf_data qpdf;
    const char *path; /**< shown in diagnostics */
    rcn_log *log;
    rcn_proof_failures *failures; /**< or NULL */
    size_t faults;                /**< logged of single pages */
    size_t announced; /**< pages that its tree says it has, for progress */
    RCN_LIST(rcn_marked) pages;
    RCN_LIST(rcn_page_key) keys; /**< by object */
    RCN_LIST(rcn_known_font) fonts;
    qpdf_data *owner; /**< the same handle, closed with the arena */
    size_t used,
        most; /**< objects used since it was opened, and how many may be
                            before it is opened again */
} rcn_printed_book;

/** Opens the file; it is closed with the arena.  Logs verify-book when it is no
 * sound PDF, or one without structure, as a booklet is. */
bool rcn_printed_open(rcn_printed_book *book, rcn_arena *arena,
                      const char *path, rcn_log *log,
                      rcn_proof_failures *failures);

/** Counts an object that is about to be used.  Opens the file again when many
 * were, for libqpdf keeps all of them: no handle may be held.  False when that
 * fails: verify-book. */
bool rcn_printed_use(rcn_printed_book *book);

/** Reads the words of all pages.  Logs verify-book for a page that cannot be
 * read, verify-difference for one whose marks are wrong; stops after
 * RCN_PAGE_FAULTS of them. */
bool rcn_printed_read_pages(rcn_printed_book *book);

/** Walks over the structure tree and reports it to `elements`.  Logs
 * verify-difference when the tree is too deep, or names content twice or that
 * is not there, or when words on a page are in no element of it. */
bool rcn_printed_walk(rcn_printed_book *book, rcn_elements *elements);

/** Returns true if the sources that are attached are those of the edition, byte
 * for byte, and none is missing, and an attached ledger states what its ledger
 * says; also when nothing is attached.  Logs verify-difference. */
bool rcn_printed_same_files(rcn_printed_book *book,
                            const rcn_expected *expected);

/** Adds the ledger and the sources that are attached to `ret_carried`, in the
 * book's arena.  Logs verify-book when one is damaged, or all are too large. */
bool rcn_printed_carried(rcn_printed_book *book, rcn_carried *ret_carried);

/** Logs the code with the number of a page, from 1, or 0 for the book; returns
 * false. */
bool rcn_printed_fail(const rcn_printed_book *book, rcn_code code, size_t page,
                      const char *what);

#endif
