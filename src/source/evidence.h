#ifndef RCN_SOURCE_EVIDENCE_H
#define RCN_SOURCE_EVIDENCE_H

#include <stddef.h>
#include <stdint.h>

/** One reason to believe something about a document: words that are in a
 * source.  Shown to the reader, so never dropped. */
typedef struct rcn_evidence {
    const char *file;  /**< name of the document the words are in */
    uint32_t line;     /**< from 1 */
    const char *text;  /**< the words, squashed; they occur in that file */
    const char *rule;  /**< id of the rule that read them: "date-line-iso" */
    const char *gives; /**< what they give: "2021-11-08 (agrees)"; or NULL */
} rcn_evidence;

/** How a value was come by. */
typedef enum rcn_status {
    RCN_STATUS_UNKNOWN,  /**< nothing found: the value is NULL */
    RCN_STATUS_STATED,   /**< the document states it */
    RCN_STATUS_INFERRED, /**< follows from what documents say */
    RCN_STATUS_SUPPLIED, /**< a title made by the program, in [brackets] */
    RCN_STATUS_EDITOR    /**< edition.yaml states it */
} rcn_status;

/** "unknown", "stated", "inferred", "supplied" or "editor". */
const char *rcn_status_name(rcn_status status);

#endif
