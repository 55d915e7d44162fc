/* What two texts of edition.yaml say, compared. */
#include "project/tree.h"

#include <string.h>
#include <strings.h>

#include "project/field.h"

bool
rcn_says_nothing(const rcn_yaml *node)
{
    if (!node || node->kind == RCN_YAML_SCALAR) {
        return !node || rcn_is_silent(node);
    }
    for (size_t i = 0; i < node->count; i++) {
        if (node->kind == RCN_YAML_SEQUENCE ||
            !rcn_says_nothing(&node->items[i])) {
            return false;
        }
    }
    return true;
}

bool
rcn_says_no(const rcn_yaml *node)
{
    static const char *const words[] = {"no", "false", "off", "n"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (node && node->kind == RCN_YAML_SCALAR && !node->quoted &&
            strcasecmp(node->scalar.at, words[i]) == 0) {
            return true;
        }
    }
    return false;
}

static bool
mapping_says(const rcn_yaml *a, const rcn_yaml *b)
{
    for (size_t i = 0; i < a->count; i++) {
        const rcn_yaml *there = rcn_yaml_find(b, a->items[i].key);
        if (!rcn_says_same(&a->items[i], there)) {
            return false;
        }
    }
    return true;
}

static bool
sequences_say_same(const rcn_yaml *a, const rcn_yaml *b)
{
    bool same = a->count == b->count;
    for (size_t i = 0; same && i < a->count; i++) {
        same = rcn_says_same(&a->items[i], &b->items[i]);
    }
    return same;
}

bool
rcn_says_same(const rcn_yaml *a, const rcn_yaml *b)
{
    if (rcn_says_nothing(a) || rcn_says_nothing(b)) {
        return rcn_says_nothing(a) && rcn_says_nothing(b);
    }
    if (a->kind == RCN_YAML_SEQUENCE && b->kind == RCN_YAML_SCALAR) {
        return a->count == 1 && rcn_says_same(&a->items[0], b);
    }
    if (a->kind == RCN_YAML_SCALAR && b->kind == RCN_YAML_SEQUENCE) {
        return rcn_says_same(b, a);
    }
    if (a->kind != b->kind) {
        return false;
    }
    if (a->kind == RCN_YAML_SCALAR) {
        return rcn_text_equal(a->scalar, b->scalar) ||
               (rcn_says_no(a) && rcn_says_no(b));
    }
    return a->kind == RCN_YAML_MAPPING
               ? mapping_says(a, b) && mapping_says(b, a)
               : sequences_say_same(a, b);
}

rcn_yaml
rcn_with_pair(rcn_arena *arena, const rcn_yaml *mapping, const char *key,
              const rcn_yaml *value)
{
    static const rcn_yaml empty = {.kind = RCN_YAML_MAPPING};
    mapping = mapping && mapping->kind == RCN_YAML_MAPPING ? mapping : &empty;
    rcn_yaml out = *mapping;
    rcn_yaml *items = rcn_arena_alloc(arena, mapping->count + 1, sizeof *items);
    size_t at = 0;
    for (size_t i = 0; i < mapping->count; i++) {
        items[i] = mapping->items[i];
    }
    while (at < mapping->count && strcmp(items[at].key, key) != 0) {
        at++;
    }
    items[at] = *value;
    items[at].key = key;
    out.items = items;
    out.count = at == mapping->count ? at + 1 : mapping->count;
    return out;
}

rcn_yaml
rcn_with_item(rcn_arena *arena, const rcn_yaml *sequence, size_t index,
              const rcn_yaml *value)
{
    rcn_yaml out = *sequence;
    rcn_yaml *items = rcn_arena_alloc(arena, sequence->count, sizeof *items);
    for (size_t i = 0; i < sequence->count; i++) {
        items[i] = i == index ? *value : sequence->items[i];
    }
    out.items = items;
    return out;
}
