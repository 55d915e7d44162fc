#ifndef RCN_CLEAN_SPAN_DECISIONS_H
#define RCN_CLEAN_SPAN_DECISIONS_H

#include <stdbool.h>
#include <stddef.h>

#include "clean/span/span.h"
#include "source/document.h"

/** What the editor's key was found to mean. */
typedef struct rcn_decided_cut {
    bool used;            /**< a cut with the key was looked up */
    const char *class_id; /**< of the last one; NULL for a hyphen */
    const char *rule;
    rcn_text words; /**< of the document's text */
} rcn_decided_cut;

/** The editor's decision on one cut.  Keyed by rcn_span_key, so that it
 * survives a fresh scrape. */
typedef struct rcn_decision {
    const rcn_document *document; /**< NULL: all of them */
    const char *key;              /**< 16 hexadecimal digits */
    bool keep;                    /**< false: cut */
    rcn_decided_cut *found;       /**< filled in by a look-up, or NULL */
} rcn_decision;

typedef struct rcn_clean_options {
    bool keep_comments;
    const rcn_decision *decisions;
    size_t decision_count;
} rcn_clean_options;

/** What the editor decided on a cut. */
typedef enum rcn_ruling {
    RCN_RULING_NONE,
    RCN_RULING_KEEP, /**< the words stay; a hyphen at a line end stays */
    RCN_RULING_CUT   /**< the words go; a hyphen at a line end goes */
} rcn_ruling;

/** Returns the ruling on the cut of `text`, which is of the document's text:
 * the last decision with its key.  Linear in the decisions. */
rcn_ruling rcn_ruling_on_cut(const rcn_clean_options *options,
                             const rcn_document *document, const rcn_cause *why,
                             rcn_text text);

/** Returns the ruling on the hyphen between `left` and `right` (see
 * rcn_parted_word). The scratch arena is used, not reset. */
rcn_ruling rcn_ruling_on_hyphen(const rcn_clean_options *options,
                                const rcn_document *document,
                                rcn_arena *scratch, rcn_text left,
                                rcn_text right);

#endif
