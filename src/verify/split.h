#ifndef RCN_VERIFY_SPLIT_H
#define RCN_VERIFY_SPLIT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/list.h"
#include "base/text.h"

/** A ledger cut up, so that its documents can be parsed one by one: as a tree of
 * jansson's a ledger takes ten times its length. */
typedef struct rcn_split_ledger {
    RCN_LIST(rcn_text) documents; /**< each an element of "documents" */
    rcn_text rest;                /**< the ledger with "documents" empty */
} rcn_split_ledger;

/** Cuts up a ledger in one pass.  Returns false when the brackets and strings of
 * its top level are not those of an object with an array "documents"; what is
 * within is for a parser to judge.  The slices point into `ledger`, `rest` into
 * the arena. */
bool rcn_ledger_split(rcn_arena *arena, rcn_text ledger,
                      rcn_split_ledger *ret_split);

#endif
