/* `--set KEY=VALUE`: decisions for one run, over those of edition.yaml. */
#include "project/settings.h"

#include <string.h>

#include "base/codes.h"

#define OPTION "--set"

static bool
read_setting(rcn_arena *arena, const char *setting, rcn_log *log,
             rcn_yaml *ret_node)
{
    const char *equals = strchr(setting, '=');
    if (!equals || equals == setting) {
        rcn_log_add(log, RCN_CODE_USAGE, (rcn_place){NULL, 0, 0},
                    OPTION ": expected KEY=VALUE, not \"%s\"", setting);
        return false;
    }
    rcn_text value = rcn_text_of(equals + 1);
    *ret_node =
        (rcn_yaml){.kind = RCN_YAML_SCALAR,
                   .scalar = {rcn_text_string(arena, value), value.len}};
    if (value.len && (value.at[0] == '[' || value.at[0] == '{')) {
        const rcn_yaml *root = rcn_yaml_parse(arena, value, OPTION, log);
        if (!root) {
            return false;
        }
        *ret_node = *root;
    }
    ret_node->key =
        rcn_arena_strndup(arena, setting, (size_t)(equals - setting));
    ret_node->place = ret_node->key_place = (rcn_place){OPTION, 0, 0};
    return true;
}

/* Puts a node in the place of the one with its key, or at the end. */
static void
put(rcn_yaml *items, size_t *count, const rcn_yaml *node)
{
    for (size_t i = 0; i < *count; i++) {
        if (strcmp(items[i].key, node->key) == 0) {
            items[i] = *node;
            return;
        }
    }
    items[(*count)++] = *node;
}

const rcn_yaml *
rcn_settings_apply(rcn_arena *arena, const rcn_yaml *mapping,
                   const char *const *settings, rcn_log *log)
{
    size_t more = 0;
    while (settings && settings[more]) {
        more++;
    }
    if (!more) {
        return mapping;
    }
    rcn_yaml *out = rcn_arena_alloc(arena, 1, sizeof *out);
    rcn_yaml *items =
        rcn_arena_alloc(arena, mapping->count + more, sizeof *items);
    *out = *mapping;
    for (size_t i = 0; i < mapping->count; i++) {
        items[i] = mapping->items[i];
    }
    for (size_t i = 0; i < more; i++) {
        rcn_yaml node;
        if (!read_setting(arena, settings[i], log, &node)) {
            return NULL;
        }
        put(items, &out->count, &node);
    }
    out->items = items;
    return out;
}
