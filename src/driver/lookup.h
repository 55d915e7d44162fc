#ifndef RCN_DRIVER_LOOKUP_H
#define RCN_DRIVER_LOOKUP_H

#include "base/diag.h"
#include "driver/driver.h"
#include "edition/edition.h"

/** Returns the document that a person means: its number in the edition, its
 * path, at least four hexadecimal digits of its hash, or, where only one has
 * it, its file name or that of the file that holds it.  Logs lookup-none
 * (fatal) and returns NULL when there is none, or more than one may be
 * meant. */
const rcn_record *rcn_lookup_record(const rcn_edition *edition,
                                    const char *wanted, rcn_log *log);

/** A block of a document with the record it is in. */
typedef struct rcn_found {
    const rcn_record *record;
    const rcn_block *block;
} rcn_found;

/** Returns the request with the first operand taken away: the rest are the
 * PATHs. */
rcn_request rcn_lookup_paths(const rcn_request *request);

#endif
