/* Several editions of one folder: a file with a selection and a title of its own
 * takes the decisions of another one. */
#include "project/shared.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "base/codes.h"
#include "base/file.h"
#include "base/list.h"
#include "project/tree.h"

static bool
same_scalar(const rcn_yaml *a, const rcn_yaml *b, const char *key)
{
    const rcn_yaml *x = rcn_yaml_find(a, key), *y = rcn_yaml_find(b, key);
    return x && y && x->kind == RCN_YAML_SCALAR && y->kind == RCN_YAML_SCALAR &&
           x->scalar.len && rcn_text_equal(x->scalar, y->scalar);
}

static bool
same_document(const rcn_yaml *a, const rcn_yaml *b)
{
    return a->kind == RCN_YAML_MAPPING && b->kind == RCN_YAML_MAPPING &&
           (same_scalar(a, b, "file") || same_scalar(a, b, "sha256"));
}

/* Keys of `own` over those of `shared`. */
static rcn_yaml
merge_mappings(rcn_arena *arena, const rcn_yaml *shared, const rcn_yaml *own)
{
    rcn_yaml out = *shared;
    for (size_t i = 0; i < own->count; i++) {
        if (!rcn_says_nothing(&own->items[i])) {
            out = rcn_with_pair(arena, &out, own->items[i].key, &own->items[i]);
        }
    }
    out.place = own->place;
    return out;
}

static rcn_yaml
merge_documents(rcn_arena *arena, const rcn_yaml *shared, const rcn_yaml *own)
{
    RCN_LIST(rcn_yaml) items = {0};
    for (size_t i = 0; i < shared->count; i++) {
        RCN_PUSH(arena, &items, shared->items[i]);
    }
    for (size_t i = 0; i < own->count; i++) {
        const rcn_yaml *entry = &own->items[i];
        size_t k = 0;
        while (k < shared->count && !same_document(&shared->items[k], entry)) {
            k++;
        }
        if (k < shared->count) {
            items.items[k] = merge_mappings(arena, &items.items[k], entry);
        } else {
            RCN_PUSH(arena, &items, *entry);
        }
    }
    rcn_yaml out = *own;
    out.items = items.items;
    out.count = items.count;
    return out;
}

static const rcn_yaml *
load_shared(rcn_arena *arena, const rcn_yaml *name, const char *path,
            rcn_log *log)
{
    if (name->kind != RCN_YAML_SCALAR) {
        rcn_yaml_wrong(name, "the path of a file", log);
        return NULL;
    }
    size_t len = (size_t)(rcn_path_name(path) - path);
    const char *other = name->scalar.at[0] == '/'
                            ? name->scalar.at
                            : rcn_arena_printf(arena, "%.*s%s", (int)len, path,
                                               name->scalar.at);
    if (access(other, R_OK) != 0) {
        rcn_log_add(log, RCN_CODE_YAML_VALUE, name->place,
                    "%s: expected a file that can be read: %s: %s", "decisions",
                    other, rcn_log_say(log, strerror(errno)));
        return NULL;
    }
    const rcn_yaml *shared = rcn_yaml_load(arena, other, other, log);
    const rcn_yaml *third = shared ? rcn_yaml_find(shared, "decisions") : NULL;
    if (third && !rcn_says_nothing(third)) {
        rcn_yaml_wrong(third, "no third file: this one is named by another",
                       log);
        return NULL;
    }
    return shared;
}

const rcn_yaml *
rcn_shared_apply(rcn_arena *arena, const rcn_yaml *mapping, const char *path,
                 rcn_log *log)
{
    const rcn_yaml *name = rcn_yaml_find(mapping, "decisions");
    if (!name || rcn_says_nothing(name)) {
        return mapping;
    }
    const rcn_yaml *shared = load_shared(arena, name, path, log);
    if (!shared || shared->kind != RCN_YAML_MAPPING) {
        return NULL;
    }
    rcn_yaml *out = rcn_arena_alloc(arena, 1, sizeof *out);
    *out = merge_mappings(arena, shared, mapping);
    const rcn_yaml *theirs = rcn_yaml_find(shared, "documents");
    const rcn_yaml *own = rcn_yaml_find(mapping, "documents");
    if (theirs && own && theirs->kind == RCN_YAML_SEQUENCE &&
        own->kind == RCN_YAML_SEQUENCE) {
        rcn_yaml documents = merge_documents(arena, theirs, own);
        *out = rcn_with_pair(arena, out, "documents", &documents);
    }
    return out;
}
