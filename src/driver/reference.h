#ifndef RCN_DRIVER_REFERENCE_H
#define RCN_DRIVER_REFERENCE_H

#include "base/json.h"
#include "edition/edition.h"

/** A passage to be referred to; strings are NULL where they are not known. */
typedef struct rcn_cited_passage {
    const rcn_edition *edition;
    const rcn_record *record;
    const char *passages; /**< "12", "12–14" */
    const char *citation; /**< "3.12", "3.12–14" */
    const char *pages;    /**< "31", "31–32" */
} rcn_cited_passage;

/** Appends one line for each form of reference: its title, then the reference. */
void rcn_reference_add_lines(rcn_buffer *out, const rcn_cited_passage *passage);

/** Adds "references": {chicago, mla, bluebook}. */
void rcn_reference_add_json(rcn_json *json, const rcn_cited_passage *passage);

#endif
