#ifndef RCN_EDITION_SELECT_H
#define RCN_EDITION_SELECT_H

#include "edition/edition.h"

/** A document that may be selected. */
typedef struct rcn_selectable {
    const rcn_record *record;
    const rcn_project_document *entry; /**< or NULL */
} rcn_selectable;

/** Returns whether the selection (NULL: all) takes the document: its earliest
 * possible date lies between `from` and `to`, and of each list that is given
 * one item fits: a glob of its file, a glob of its issuer in any case, its
 * language or the language that it is a form of, one of its tags. */
bool rcn_is_selected(rcn_arena *arena, const rcn_project_select *select,
                     const rcn_selectable *candidate);

/** Logs project-unmatched for each item of the selection that fits none of the
 * documents.  Items x documents. */
void rcn_check_selection(rcn_arena *arena, const rcn_project_select *select,
                         const rcn_selectable *candidates, size_t count,
                         rcn_log *log);

#endif
