/* Finding documents and paragraphs of an edition by what a person writes. */
#include "driver/lookup.h"

#include <string.h>

#include "base/codes.h"
#include "base/file.h"

#define SHORTEST_HASH 4

rcn_request
rcn_lookup_paths(const rcn_request *request)
{
    rcn_request rest = *request;
    rest.operands++;
    rest.operand_count--;
    return rest;
}

static bool
same_hash(const rcn_record *record, const char *wanted)
{
    const rcn_document *document = record->cleaned->document;
    size_t len = strlen(wanted);
    return len >= SHORTEST_HASH &&
           (strncmp(document->sha256, wanted, len) == 0 ||
            strncmp(document->raw_sha256, wanted, len) == 0);
}

static bool
is_exactly(const rcn_record *record, const char *wanted)
{
    const rcn_document *document = record->cleaned->document;
    return strcmp(wanted, record->label) == 0 ||
           strcmp(wanted, document->name) == 0 ||
           strcmp(wanted, document->path) == 0 || same_hash(record, wanted);
}

/* Returns true for a document of this file name, with or without its ending, in
 * whatever folder, and for one that the file of this name holds: "pages.warc"
 * means "pages.warc#1". */
static bool
may_be(const rcn_record *record, const char *wanted)
{
    const char *file = rcn_path_name(wanted);
    const char *name = rcn_path_name(record->cleaned->document->name);
    size_t len = strlen(file);
    bool ending = name[len] == '.' && !strpbrk(name + len + 1, ".#");
    return len && strncmp(name, file, len) == 0 &&
           (name[len] == '\0' || name[len] == '#' || ending);
}

const rcn_record *
rcn_lookup_record(const rcn_edition *edition, const char *wanted, rcn_log *log)
{
    const rcn_record *found = NULL;
    const rcn_record *other = NULL;
    for (size_t i = 0; i < edition->record_count; i++) {
        const rcn_record *record = &edition->records[i];
        if (is_exactly(record, wanted)) {
            return record;
        }
        if (may_be(record, wanted)) {
            other = other ? other : found;
            found = record;
        }
    }
    if (other) {
        rcn_log_add(log, RCN_CODE_LOOKUP_NONE, (rcn_place){NULL, 0, 0},
                    "\"%s\" may be %s or %s", wanted,
                    other->cleaned->document->name,
                    found->cleaned->document->name);
        return NULL;
    }
    if (!found) {
        rcn_log_add(log, RCN_CODE_LOOKUP_NONE, (rcn_place){NULL, 0, 0},
                    "no document \"%s\" among %zu", wanted,
                    edition->record_count);
    }
    return found;
}
