/* Which of the documents an edition takes, as edition.yaml states it. */
#include "project/select.h"

#include <string.h>

#include "project/field.h"
#include "project/value.h"

static const rcn_field date_fields[] = {
    {"from", offsetof(rcn_project_select, from), rcn_value_is_date,
     "a date: 2023, 2023-07 or 2023-07-29"},
    {"to", offsetof(rcn_project_select, to), rcn_value_is_date,
     "a date: 2023, 2023-07 or 2023-07-29"},
};

bool
rcn_project_read_select(rcn_arena *arena, const rcn_yaml *root, rcn_log *log,
                        rcn_project *project)
{
    static const char *const known[] = {"from",     "to",  "file", "issuer",
                                        "language", "tag", NULL};
    const rcn_yaml *node = rcn_yaml_find(root, "select");
    if (!node) {
        return true;
    }
    if (!rcn_yaml_only(node, known, log)) {
        return false;
    }
    rcn_yaml said = rcn_spoken(arena, node);
    rcn_project_select *select = rcn_arena_alloc(arena, 1, sizeof *select);
    select->place = node->key_place;
    bool ok =
        rcn_fields_read(&said, date_fields,
                        sizeof date_fields / sizeof *date_fields, select, log);
    if (ok && select->from && select->to &&
        strncmp(select->from, select->to, strlen(select->to)) > 0) {
        rcn_yaml_wrong(rcn_yaml_find(&said, "to"),
                       "a date not before from:", log);
        ok = false;
    }
    ok = rcn_yaml_strings(arena, &said, "file", log, &select->files) && ok;
    ok = rcn_yaml_strings(arena, &said, "issuer", log, &select->issuers) && ok;
    ok = rcn_yaml_strings(arena, &said, "language", log, &select->languages) &&
         ok;
    ok = rcn_yaml_strings(arena, &said, "tag", log, &select->tags) && ok;
    project->select = select;
    return ok;
}
