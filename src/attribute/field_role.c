/* Roles that labelled fields of a document's head state. */
#include "attribute/field_role.h"

#include "clean/span/quote.h"

rcn_role
rcn_role_of_field(rcn_arena *arena, const rcn_document *document,
                  const rcn_head_field *field)
{
    rcn_evidence *evidence = rcn_arena_alloc(arena, 1, sizeof *evidence);
    *evidence = rcn_quote_text(arena, document, field->start, field->end);
    evidence->rule = field->rule;
    evidence->gives = field->value;
    rcn_status status =
        field->inferred ? RCN_STATUS_INFERRED : RCN_STATUS_STATED;
    return (rcn_role){field->value, status, evidence, 1};
}
