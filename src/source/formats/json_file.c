/* Files of JSON that hold documents (RFC 8259), by jansson. */
#include "source/formats/json_file.h"

#include "base/codes.h"

static void
release(void *json)
{
    json_decref(json);
}

json_t *
rcn_json_file_read(rcn_arena *arena, rcn_text bytes, const char *path,
                   rcn_log *log)
{
    json_error_t error;
    json_t *root = json_loadb(bytes.at, bytes.len, 0, &error);
    if (root) {
        rcn_arena_defer(arena, release, root);
    } else {
        rcn_log_add(log, RCN_CODE_SOURCE_CONTAINER,
                    (rcn_place){path, (uint32_t)error.line, 0},
                    "not well-formed JSON");
    }
    return root;
}

const char *
rcn_json_file_string(const json_t *object, const char *key)
{
    return json_string_value(json_object_get(object, key));
}
