#ifndef RCN_WORKBENCH_SERVED_H
#define RCN_WORKBENCH_SERVED_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/list.h"
#include "base/text.h"

/** A file of the review's data. */
typedef struct rcn_served_file {
    const char *name;
    rcn_text text;
} rcn_served_file;

/** A document that a decision may name. */
typedef struct rcn_served_document {
    const char *name, *sha256;
} rcn_served_document;

/** Draws page `page` of a book, from 1, as a PNG in the arena.  Returns false
 * for a page that there is not or cannot be drawn.  One call at a time. */
typedef bool rcn_served_draw(void *book, rcn_arena *arena, size_t page,
                             rcn_text *ret_png);

/** What the program makes of a folder at one moment: the data of the review
 * page, or the preview of the books.  Owns all that is added to it.  Not
 * changed once it is served. */
typedef struct rcn_served {
    rcn_arena *arena;
    rcn_served_draw *draw; /**< of a preview, else NULL */
    void *book;            /**< freed with the arena */
    RCN_LIST(rcn_served_file) files;
    RCN_LIST(rcn_served_document) documents;
} rcn_served;

/** Returns an empty one, freed by rcn_served_free; NULL may be freed. */
rcn_served *rcn_served_new(void);
void rcn_served_free(rcn_served *served);

/** Adds a copy; `served` is an rcn_served.  Returns true, so that it serves as
 * what takes the files of a review. */
bool rcn_served_add(void *snapshot, const char *name, rcn_text text);

/** Adds a document by its name and the hash of its file, both copied. */
void rcn_served_add_document(rcn_served *served, const char *name,
                             const char *sha256);

/** Returns the file or the document of a name, or NULL.  Linear. */
const rcn_served_file *rcn_served_find(const rcn_served *served,
                                       const char *name);
const rcn_served_document *rcn_served_find_document(const rcn_served *served,
                                                    rcn_text name);

#endif
