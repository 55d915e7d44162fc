#ifndef RCN_DIFF_COMPARE_H
#define RCN_DIFF_COMPARE_H

#include "diff/edition.h"

/** Words of a document that were replaced; one text may be empty. */
typedef struct rcn_diff_change {
    const char *old_citation, *new_citation; /**< of their first words */
    rcn_text before, after;                  /**< single spaces between words */
} rcn_diff_change;

/** Two citations of one passage; one is NULL where it is in one edition
 * only. */
typedef struct rcn_diff_citation {
    const char *old, *new;
} rcn_diff_citation;

/** A document of both editions, or of one: then the other is NULL. */
typedef struct rcn_diff_pair {
    const rcn_diff_document *old, *new;
    bool redated, retitled;
    RCN_LIST(rcn_diff_change) changes;
    RCN_LIST(rcn_diff_citation) concordance;
} rcn_diff_pair;

/** A run of passages that follow each other in both editions: first and last
 * citation in each; NULL where they are in one edition only. */
typedef struct rcn_diff_range {
    const char *old_first, *old_last, *new_first, *new_last;
} rcn_diff_range;

typedef RCN_LIST(rcn_diff_range) rcn_diff_ranges;

/** In the order of the new edition, then those that were removed. */
typedef RCN_LIST(rcn_diff_pair) rcn_diff_pairs;

/** Compares two editions.  Documents are the same by their key (the bytes of
 * the source), else by their file, else by title and date.  In the arena. */
rcn_diff_pairs rcn_diff_compare(rcn_arena *arena, const rcn_diff_edition *old,
                                const rcn_diff_edition *new);

/** Returns the concordance of a pair in as few ranges as say the same. */
rcn_diff_ranges rcn_diff_find_ranges(rcn_arena *arena,
                                     const rcn_diff_pair *pair);

/** Appends "1.1-1.12", or one citation where both are the same, or "-" where
 * `first` is NULL. */
void rcn_diff_add_range(rcn_buffer *out, const char *first, const char *last);

/** Returns the comparison as lines to read: documents added, removed and
 * changed, then the concordance in ranges; in the arena. */
rcn_text rcn_diff_text(rcn_arena *arena, const rcn_diff_pairs *pairs);

/** Returns the same as JSON: {schema, added, removed, kept, concordance}. */
rcn_text rcn_diff_json(rcn_arena *arena, const rcn_diff_pairs *pairs);

#endif
