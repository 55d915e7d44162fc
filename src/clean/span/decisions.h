#ifndef RCN_CLEAN_SPAN_DECISIONS_H
#define RCN_CLEAN_SPAN_DECISIONS_H

#include <stdbool.h>
#include <stddef.h>

/** An editor's word on one cut: undo it.  Keyed by rcn_span_key, so that it
 * survives a fresh scrape. */
typedef struct rcn_decision {
    const char *key; /**< 16 hexadecimal digits */
    bool keep;       /**< true: not to be cut; false: a hyphen that would stay
                          goes, other cuts are as they are */
} rcn_decision;

typedef struct rcn_clean_options {
    bool keep_comments;
    const rcn_decision *decisions;
    size_t decision_count;
} rcn_clean_options;

/** The editor's word on a key: true with `*ret_keep`, or false when there is
 * none. */
bool rcn_decided(const rcn_clean_options *options, const char *key,
                 bool *ret_keep);

#endif
