#ifndef RCN_VERIFY_STRUCT_ELEMENT_H
#define RCN_VERIFY_STRUCT_ELEMENT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/list.h"
#include "base/text.h"

/* Private to the room: an element of the structure tree of a PDF, read from its
 * own object. */

/** A child of an element.  An object of its own may be an element, or again what
 * names content. */
typedef struct rcn_struct_child {
    int object; /**< 0: content of the page */
    int page;   /**< object of the page that the child names, or 0 */
    size_t mcid;
} rcn_struct_child;

/** The entries of an object that the walk needs.  Texts are in the bytes read, or
 * in the arena. */
typedef struct rcn_struct_element {
    rcn_text type;   /**< of /S, without the slash; empty: it is no element */
    bool named;      /**< it has /T */
    bool described;  /**< it has /Alt */
    bool other_text; /**< it has /ActualText */
    bool has_mcid;   /**< it has /MCID: it is a reference to content */
    size_t mcid;
    int page; /**< object of /Pg, or 0 */
    RCN_LIST(rcn_struct_child) children;
} rcn_struct_element;

/** Reads an object as it is written (ISO 32000-1, 14.7.2 and 14.7.4): a
 * dictionary, or an array of children.  Children that are annotations hold no
 * words and are left out.  False when it is neither, or a child is an element
 * written within its parent.  Linear. */
bool rcn_struct_element_read(rcn_arena *arena, rcn_text object,
                             rcn_struct_element *ret_element);

#endif
