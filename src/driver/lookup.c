/* Finding documents and paragraphs of an edition by what a person writes. */
#include "driver/lookup.h"

#include <stdlib.h>
#include <string.h>

#include "base/codes.h"
#include "base/file.h"
#include "base/json.h"

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

/* True for a document of this file name, with or without its ending, in whatever
 * folder, and for one that the file of this name holds: "pages.warc" means
 * "pages.warc#1". */
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

static void
print_json(const rcn_found *found, FILE *out)
{
    const rcn_record *record = found->record;
    const rcn_block *block = found->block;
    rcn_arena *arena = rcn_arena_new(0);
    rcn_json json = rcn_json_new(arena, 0);
    rcn_json_open_object(&json, NULL);
    rcn_json_string(&json, "citation", block->citation);
    rcn_json_string(&json, "id", block->id);
    rcn_json_string(&json, "kind", rcn_block_kind_name(block->kind));
    rcn_json_int(&json, "document", record->number);
    rcn_json_string(&json, "key", record->key);
    rcn_json_string(&json, "title", record->attribution.title.value);
    rcn_json_string(&json, "edtf", record->dating.edtf);
    rcn_json_string(&json, "date", record->dating.display);
    rcn_json_string(&json, "file", record->cleaned->document->name);
    rcn_json_int(&json, "line_start", block->line_start);
    rcn_json_int(&json, "line_end", block->line_end);
    rcn_json_text(&json, "text", block->text);
    rcn_json_close_object(&json);
    rcn_text text = rcn_json_done(&json);
    (void)fwrite(text.at, 1, text.len, out);
    rcn_arena_free(arena);
}

static void
print_text(const rcn_found *found, FILE *out)
{
    const rcn_record *record = found->record;
    const rcn_block *block = found->block;
    const char *title = record->attribution.title.value;
    (void)fprintf(out, "%s  %s, %s\n", block->citation ? block->citation : "-",
                  title ? title : record->cleaned->document->name,
                  record->dating.display);
    (void)fprintf(out, "%s, line", record->cleaned->document->name);
    if (block->line_end > block->line_start) {
        (void)fprintf(out, "s %u-%u", block->line_start, block->line_end);
    } else {
        (void)fprintf(out, " %u", block->line_start);
    }
    (void)fprintf(out, ", document %s\n\n%.*s\n", record->key,
                  (int)block->text.len, block->text.at);
}

void
rcn_lookup_print(const rcn_found *found, size_t count, rcn_form form, FILE *out)
{
    for (size_t i = 0; i < count; i++) {
        if (form == RCN_FORM_JSON) {
            print_json(&found[i], out);
        } else {
            (void)fputs(i ? "\n" : "", out);
            print_text(&found[i], out);
        }
    }
}
