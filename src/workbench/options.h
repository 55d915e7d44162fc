#ifndef RCN_WORKBENCH_OPTIONS_H
#define RCN_WORKBENCH_OPTIONS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/diag.h"
#include "workbench/served.h"

/** Reads the folder as it is now into an empty snapshot.  Runs in a thread of its
 * own, one call at a time.  Returns false after a fatal diagnostic. */
typedef bool rcn_workbench_read(void *user, rcn_served *served, rcn_log *log);

/** Sets the books of the folder as it is now into an empty snapshot: the files of
 * the EPUB as "EPUB/d-67db4c83.xhtml", where the blocks of a document stand as
 * "places/67db4c83.json", and pages to draw.  Otherwise as above. */
typedef rcn_workbench_read rcn_workbench_preview;

typedef struct rcn_workbench_options {
    const char *folder; /**< of the documents: a change in it is read again */
    const char *yaml;   /**< path of edition.yaml, which may not exist yet */
    const char *data;   /**< the program's data: workbench/ */
    uint16_t port;      /**< 0: the system chooses */
    bool browser;       /**< open the address */
    rcn_workbench_read *read;
    rcn_workbench_preview *preview;
    void *user;
} rcn_workbench_options;

#endif
