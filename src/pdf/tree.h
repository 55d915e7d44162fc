#ifndef RCN_PDF_TREE_H
#define RCN_PDF_TREE_H

#include <stdint.h>

#include "base/arena.h"
#include "pdf/objects.h"
#include "pdf/plan.h"

/** The structure tree of a PDF, written while its pages are painted: each
 * element as soon as it is closed.  Elements are those of the plan, in its
 * order; what they say is taken from there. */
typedef struct rcn_tree rcn_tree;

/** Returns an empty tree whose objects go to `objects`; in the arena. */
rcn_tree *rcn_tree_new(rcn_arena *arena, rcn_objects *objects,
                       const rcn_plan *plan);

/** What follows is on the page of this number. */
void rcn_tree_page(rcn_tree *tree, uint32_t page);

/** Opens the next element of the plan; closes the innermost one. */
void rcn_tree_open(rcn_tree *tree);
void rcn_tree_close(rcn_tree *tree);

/** Returns the number of the innermost open element; 0: none. */
uint32_t rcn_tree_leaf(const rcn_tree *tree);

/** Notes that the innermost element has a piece of content on the page, which
 * will be marked with `*ret_name`; returns its identifier. */
uint32_t rcn_tree_mark(rcn_tree *tree, const char **ret_name);

/** Puts an annotation of the page into the innermost element; returns its key
 * in the parent tree. */
uint32_t rcn_tree_annotate(rcn_tree *tree, uint32_t annotation);

/** Ends the page; returns its key in the parent tree. */
uint32_t rcn_tree_turn(rcn_tree *tree);

/** Ends the tree, all elements being closed; returns the number of its root. */
uint32_t rcn_tree_end(rcn_tree *tree);

#endif
