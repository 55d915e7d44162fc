/* Keys of edition.yaml that hold one text each: a table states where each goes
 * and what it must look like. */
#include "project/field.h"

bool
rcn_is_silent(const rcn_yaml *node)
{
    return node->kind == RCN_YAML_SCALAR && !node->quoted &&
           (!node->scalar.len || rcn_text_is(node->scalar, "~") ||
            rcn_text_is(node->scalar, "null"));
}

rcn_yaml
rcn_spoken(rcn_arena *arena, const rcn_yaml *mapping)
{
    rcn_yaml out = *mapping;
    rcn_yaml *items = rcn_arena_alloc(arena, mapping->count, sizeof *items);
    out.count = 0;
    for (size_t i = 0; i < mapping->count; i++) {
        if (!rcn_is_silent(&mapping->items[i])) {
            items[out.count++] = mapping->items[i];
        }
    }
    out.items = items;
    return out;
}

bool
rcn_fields_read(const rcn_yaml *mapping, const rcn_field *fields, size_t count,
                void *target, rcn_log *log)
{
    bool ok = true;
    for (size_t i = 0; i < count; i++) {
        const rcn_yaml *node = rcn_yaml_find(mapping, fields[i].key);
        if (!node) {
            continue;
        }
        if (node->kind != RCN_YAML_SCALAR || !fields[i].valid(node->scalar)) {
            rcn_yaml_wrong(node, fields[i].expected, log);
            ok = false;
            continue;
        }
        *(const char **)((char *)target + fields[i].offset) = node->scalar.at;
    }
    return ok;
}
