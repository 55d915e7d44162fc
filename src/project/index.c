/* What the editor says of the index of names: whether there is one, and which of
 * the program's proposals are wrong. */
#include "project/index.h"

static bool
read_same(rcn_arena *arena, const rcn_yaml *index, rcn_log *log,
          rcn_project_index *wishes)
{
    const rcn_yaml *node = rcn_yaml_find(index, "same");
    if (!node) {
        return true;
    }
    if (node->kind != RCN_YAML_MAPPING) {
        rcn_yaml_wrong(node, "a mapping of names to their headings", log);
        return false;
    }
    rcn_project_same *same = rcn_arena_alloc(arena, node->count, sizeof *same);
    bool ok = true;
    for (size_t i = 0; i < node->count; i++) {
        const rcn_yaml *item = &node->items[i];
        same[i] = (rcn_project_same){.name = item->key};
        bool blank =
            item->kind == RCN_YAML_SCALAR && rcn_text_blank(item->scalar);
        if (blank) {
            rcn_yaml_wrong(item, "text", log);
        }
        ok = !blank &&
             rcn_yaml_string(node, item->key, log, &same[i].heading) && ok;
    }
    wishes->same = same;
    wishes->same_count = node->count;
    return ok;
}

bool
rcn_project_read_index(rcn_arena *arena, const rcn_yaml *root, rcn_log *log,
                       rcn_project *project)
{
    static const char *const known[] = {"names",  "add",    "drop",   "same",
                                        "people", "bodies", "places", NULL};
    const rcn_yaml *index = rcn_yaml_find(root, "index");
    if (!index) {
        return true;
    }
    rcn_project_index *wishes = &project->index;
    if (!rcn_yaml_only(index, known, log)) {
        return false;
    }
    bool all = false;
    bool ok = rcn_yaml_bool(index, "names", log, &all);
    if (rcn_yaml_find(index, "names")) {
        wishes->names = all ? RCN_INDEX_ALL : RCN_INDEX_NEVER;
    }
    for (size_t kind = 0; kind < RCN_INDEXED_OTHER; kind++) {
        ok = rcn_yaml_strings(arena, index, known[4 + kind], log,
                              &wishes->kinds[kind]) &&
             ok;
    }
    ok = rcn_yaml_strings(arena, index, "add", log, &wishes->add) && ok;
    ok = rcn_yaml_strings(arena, index, "drop", log, &wishes->drop) && ok;
    return read_same(arena, index, log, wishes) && ok;
}
