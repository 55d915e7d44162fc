/* A comparison of two editions as JSON. */
#include "base/json.h"
#include "diff/compare.h"

static void
write_document(rcn_json *json, const char *key,
               const rcn_diff_document *document)
{
    rcn_json_open_object(json, key);
    rcn_json_string(json, "number", document->label);
    rcn_json_string(json, "key", document->key);
    rcn_json_string(json, "file", document->file);
    rcn_json_string(json, "title", document->title);
    rcn_json_string(json, "edtf", document->edtf);
    rcn_json_close_object(json);
}

/* Documents of one edition only. */
static void
write_single(rcn_json *json, const char *key, const rcn_diff_pairs *pairs,
             bool added)
{
    rcn_json_open_array(json, key);
    for (size_t i = 0; i < pairs->count; i++) {
        const rcn_diff_pair *pair = &pairs->items[i];
        if (added ? !pair->old : !pair->new) {
            write_document(json, NULL, added ? pair->new : pair->old);
        }
    }
    rcn_json_close_array(json);
}

static void
write_kept(rcn_json *json, const rcn_diff_pair *pair)
{
    rcn_json_open_object(json, NULL);
    write_document(json, "old", pair->old);
    write_document(json, "new", pair->new);
    rcn_json_bool(json, "redated", pair->redated);
    rcn_json_bool(json, "retitled", pair->retitled);
    rcn_json_open_array(json, "changes");
    for (size_t i = 0; i < pair->changes.count; i++) {
        const rcn_diff_change *change = &pair->changes.items[i];
        rcn_json_open_object(json, NULL);
        rcn_json_string(json, "old", change->old_citation);
        rcn_json_string(json, "new", change->new_citation);
        rcn_json_text(json, "before", change->before);
        rcn_json_text(json, "after", change->after);
        rcn_json_close_object(json);
    }
    rcn_json_close_array(json);
    rcn_json_close_object(json);
}

static void
write_concordance(rcn_json *json, const rcn_diff_pairs *pairs)
{
    rcn_json_open_array(json, "concordance");
    for (size_t i = 0; i < pairs->count; i++) {
        for (size_t k = 0; k < pairs->items[i].concordance.count; k++) {
            const rcn_diff_citation *one =
                &pairs->items[i].concordance.items[k];
            rcn_json_open_object(json, NULL);
            rcn_json_string(json, "old", one->old);
            rcn_json_string(json, "new", one->new);
            rcn_json_close_object(json);
        }
    }
    rcn_json_close_array(json);
}

rcn_text
rcn_diff_json(rcn_arena *arena, const rcn_diff_pairs *pairs)
{
    rcn_json json = rcn_json_new(arena, 3);
    rcn_json_open_object(&json, NULL);
    rcn_json_string(&json, "schema", "recension-diff-1");
    write_single(&json, "added", pairs, true);
    write_single(&json, "removed", pairs, false);
    rcn_json_open_array(&json, "kept");
    for (size_t i = 0; i < pairs->count; i++) {
        if (pairs->items[i].old && pairs->items[i].new) {
            write_kept(&json, &pairs->items[i]);
        }
    }
    rcn_json_close_array(&json);
    write_concordance(&json, pairs);
    rcn_json_close_object(&json);
    return rcn_json_done(&json);
}
