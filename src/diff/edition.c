/* edition.json read for a comparison: documents and their passages. */
#include "diff/edition.h"

#include <jansson.h>
#include <sys/stat.h>

#include "base/codes.h"
#include "base/file.h"

#define LEDGER_LIMIT ((size_t)1024 * 1024 * 1024)

static const char *
string_at(rcn_arena *arena, const json_t *object, const char *key)
{
    const char *value = json_string_value(json_object_get(object, key));
    return value ? rcn_arena_strdup(arena, value) : NULL;
}

/* Returns a text of the block, without NUL: the ledger escapes none into it. */
static rcn_text
text_at(rcn_arena *arena, const json_t *object, const char *key)
{
    const json_t *value = json_object_get(object, key);
    size_t len = json_string_length(value);
    return (rcn_text){
        rcn_arena_strndup(arena, len ? json_string_value(value) : "", len),
        len};
}

static void
read_blocks(rcn_arena *arena, const json_t *record, rcn_diff_document *document)
{
    size_t i;
    json_t *block;
    json_array_foreach(json_object_get(record, "blocks"), i, block)
    {
        const char *citation = string_at(arena, block, "citation");
        if (citation) {
            rcn_diff_block one = {citation, text_at(arena, block, "text")};
            RCN_PUSH(arena, &document->blocks, one);
        }
    }
}

/* Returns the number as it is printed; a ledger without labels has plain
 * numbers. */
static const char *
label_of(rcn_arena *arena, const json_t *record)
{
    const char *label = string_at(arena, record, "label");
    json_int_t number = json_integer_value(json_object_get(record, "number"));
    return label || number < 1 ? label
                               : rcn_arena_printf(arena, "%lld", number);
}

static bool
read_document(rcn_arena *arena, const json_t *record,
              rcn_diff_document *document)
{
    const json_t *date = json_object_get(record, "date");
    *document = (rcn_diff_document){
        .key = string_at(arena, record, "key"),
        .file = string_at(arena, record, "file"),
        .title = string_at(arena, json_object_get(record, "title"), "value"),
        .edtf = string_at(arena, date, "edtf"),
        .display = string_at(arena, date, "display"),
        .label = label_of(arena, record)};
    read_blocks(arena, record, document);
    return document->key && document->file && document->label;
}

static bool
read_root(rcn_arena *arena, const json_t *root, rcn_diff_edition *edition)
{
    const json_t *documents = json_object_get(root, "documents");
    size_t i;
    json_t *record;
    edition->title = string_at(arena, root, "title");
    edition->identifier = string_at(arena, root, "identifier");
    json_array_foreach(documents, i, record)
    {
        rcn_diff_document document;
        if (!read_document(arena, record, &document)) {
            return false;
        }
        RCN_PUSH(arena, &edition->documents, document);
    }
    return json_is_array(documents);
}

bool
rcn_diff_read(rcn_arena *arena, const char *path, rcn_log *log,
              rcn_diff_edition *ret_edition)
{
    struct stat status;
    if (stat(path, &status) == 0 && S_ISDIR(status.st_mode)) {
        path = rcn_path_join(arena, path, "edition.json");
    }
    rcn_text bytes;
    if (!rcn_file_read(arena, path, path, LEDGER_LIMIT, log, &bytes)) {
        return false;
    }
    json_error_t error;
    json_t *root = json_loadb(bytes.at, bytes.len, 0, &error);
    *ret_edition = (rcn_diff_edition){0};
    bool ok = root && read_root(arena, root, ret_edition);
    if (!ok) {
        rcn_log_add(log, RCN_CODE_LEDGER_READ,
                    (rcn_place){path, root ? 0 : (uint32_t)error.line, 0}, "%s",
                    root ? "documents with key, file and number were "
                           "expected"
                         : error.text);
    }
    json_decref(root);
    return ok;
}
