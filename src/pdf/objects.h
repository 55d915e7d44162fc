#ifndef RCN_PDF_OBJECTS_H
#define RCN_PDF_OBJECTS_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "base/arena.h"
#include "base/text.h"

/** The objects of a PDF on their way to a file: written as soon as they are
 * known, in any order, so that the memory needed does not grow with them but by
 * 16 bytes each. */
typedef struct rcn_objects rcn_objects;

/** What an object is packed with. */
typedef enum rcn_object_kind {
    RCN_OBJECT_PAGE,      /**< with what else a reader needs to show a page */
    RCN_OBJECT_STRUCTURE, /**< with tags, outline and names */
    RCN_OBJECT_ALONE, /**< not packed: needed for every page, as fonts are */
    RCN_OBJECT_KIND_COUNT
} rcn_object_kind;

/** Begins a file of PDF 1.7.  The caller closes `file` after
 * rcn_objects_end; the rest dies with the arena. */
rcn_objects *rcn_objects_new(rcn_arena *arena, FILE *file);

/** Returns the number of an object that is to come; each must. */
uint32_t rcn_objects_reserve(rcn_objects *objects);

/** Writes an object: "<</Type /Page ...>>", "[1 0 R 2 0 R]".  It is packed
 * together with others of its kind, unless it is alone. */
void rcn_objects_put(rcn_objects *objects, rcn_object_kind kind,
                     uint32_t number, rcn_text value);

/** rcn_objects_put at a new number, which is returned. */
uint32_t rcn_objects_add(rcn_objects *objects, rcn_object_kind kind,
                         rcn_text value);

/** Writes a stream with the keys "/Type /XObject ..." (length and filter are
 * added).  Its bytes are packed here unless `packed`: then the keys state
 * how. */
void rcn_objects_stream(rcn_objects *objects, uint32_t number, const char *keys,
                        rcn_text bytes, bool packed);

/** Ends the file: what is left, the cross-reference stream and an identifier
 * made of all bytes before it.  `catalog` and `info` are numbers.  False when
 * something could not be written (errno says why). */
bool rcn_objects_end(rcn_objects *objects, uint32_t catalog, uint32_t info);

#endif
