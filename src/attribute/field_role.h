#ifndef RCN_ATTRIBUTE_FIELD_ROLE_H
#define RCN_ATTRIBUTE_FIELD_ROLE_H

#include "attribute/attribute.h"

/** Returns the role that a field of the head states, with its words as
 * evidence. */
rcn_role rcn_role_of_field(rcn_arena *arena, const rcn_document *document,
                           const rcn_head_field *field);

#endif
