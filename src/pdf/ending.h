#ifndef RCN_PDF_ENDING_H
#define RCN_PDF_ENDING_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "pdf/objects.h"
#include "pdf/plan.h"

/** Numbers of what the catalog of a file names. */
typedef struct rcn_ending {
    uint32_t pages, structure;
    uint32_t outline; /**< 0: none */
    bool conforms;    /**< to PDF/A-3a and PDF/UA-1, and may state it */
} rcn_ending;

/** Writes the outline; returns its number or 0 when it is empty.  Its entries
 * lead to destinations by name. */
uint32_t rcn_ending_outline(rcn_arena *arena, rcn_objects *objects,
                            const rcn_book *book);

/** Writes what concerns the file as a whole: language, metadata, colour, labels
 * of pages, destinations, attached files; then ends the file.
 *
 * Logs pdf-structure when two attached files have one name, and output-write
 * when the file cannot be written; then false. */
bool rcn_ending_write(rcn_arena *arena, rcn_objects *objects,
                      const rcn_plan *plan, const rcn_ending *ending);

/** Embeds the attached files of the plan (ISO 19005-3, 6.8) and appends to
 * `names` their part of the catalog's names, to `catalog` what it says of them.
 * Logs pdf-structure and returns false when two have one name. */
bool rcn_files_write(rcn_arena *arena, rcn_objects *objects,
                     const rcn_plan *plan, rcn_buffer *names,
                     rcn_buffer *catalog);

#endif
