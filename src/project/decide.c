/* Decisions written into edition.yaml as a person would write them: the text is
 * edited at the places that the parser reports, one value after the other, and
 * each result is parsed again and compared with what it should say. */
#include "project/decide.h"

#include <string.h>
#include <strings.h>

#include "base/codes.h"
#include "project/merge.h"
#include "project/place.h"
#include "project/project.h"
#include "project/tree.h"

#define HASH_LEAST 8

typedef struct rcn_decider {
    rcn_arena *arena;
    const rcn_decide *decide;
    rcn_log *log;
    rcn_text text;        /* as it is now, */
    const rcn_yaml *root; /* what it says, */
    size_t index;     /* and the place of the document's entry, or SIZE_MAX */
    rcn_patch *edits; /* of the value at hand */
} rcn_decider;

static bool
names(const rcn_yaml *entry, const rcn_decide *decide)
{
    const rcn_yaml *file = rcn_yaml_find(entry, "file");
    const rcn_yaml *hash = rcn_yaml_find(entry, "sha256");
    return (file && rcn_text_is(file->scalar, decide->name)) ||
           (hash && hash->scalar.len >= HASH_LEAST && decide->sha256 &&
            strncasecmp(decide->sha256, hash->scalar.at, hash->scalar.len) ==
                0);
}

static size_t
find_entry(const rcn_yaml *root, const rcn_decide *decide)
{
    const rcn_yaml *documents = rcn_yaml_find(root, "documents");
    for (size_t i = 0; documents && i < documents->count; i++) {
        if (documents->items[i].kind == RCN_YAML_MAPPING &&
            names(&documents->items[i], decide)) {
            return i;
        }
    }
    return SIZE_MAX;
}

static const rcn_yaml *
entry_of(const rcn_decider *decider)
{
    return decider->index == SIZE_MAX
               ? NULL
               : &rcn_yaml_find(decider->root, "documents")
                      ->items[decider->index];
}

static bool
parse(rcn_decider *decider, rcn_text text, rcn_log *log)
{
    const rcn_yaml *root =
        rcn_yaml_parse(decider->arena, text, decider->decide->shown, log);
    if (root) {
        decider->root = root;
        decider->text = text;
        decider->index = find_entry(root, decider->decide);
    }
    return root != NULL;
}

static bool
refuse(const rcn_decider *decider, const rcn_yaml *at, const char *key)
{
    rcn_log_add(decider->log, RCN_CODE_PROJECT_MERGE,
                at ? at->place : (rcn_place){decider->decide->shown, 1, 1},
                "%s has no place in it without changing another value; write "
                "it by hand",
                key);
    return false;
}

/* An entry for the document at the end of the list. */
static bool
add_entry(rcn_decider *decider)
{
    const rcn_decide *decide = decider->decide;
    rcn_merge_document document = {.name = decide->name,
                                   .sha256 = decide->sha256};
    rcn_merge merge = {.documents = &document, .count = 1, .add_only = true};
    rcn_merged merged;
    return rcn_project_merge(decider->arena, decider->text,
                             decider->decide->shown, &merge, decider->log,
                             &merged) &&
           parse(decider, merged.text, decider->log) &&
           (entry_of(decider) || refuse(decider, NULL, decide->name));
}

/* A text, or a mapping of texts in braces. */
static void
add_flow(rcn_buffer *out, const rcn_yaml *value)
{
    if (value->kind != RCN_YAML_MAPPING) {
        rcn_yaml_add_scalar(out, value->scalar.at);
        return;
    }
    for (size_t i = 0; i < value->count; i++) {
        const rcn_yaml *item = &value->items[i];
        rcn_buffer_printf(out, "%s%s: ", i ? ", " : "{", item->key);
        if (strcmp(item->key, "line") == 0) {
            rcn_buffer_add(out, item->scalar);
        } else {
            rcn_yaml_add_scalar(out, item->scalar.at);
        }
    }
    rcn_buffer_char(out, '}');
}

/* A value on one line. */
static void
add_value(rcn_buffer *out, const char *key, const rcn_yaml *value)
{
    bool is_word =
        rcn_text_is(value->scalar, "keep") || rcn_text_is(value->scalar, "cut");
    if (value->kind == RCN_YAML_SEQUENCE) {
        for (size_t i = 0; i < value->count; i++) {
            rcn_buffer_string(out, i ? ", " : "[");
            add_flow(out, &value->items[i]);
        }
        rcn_buffer_char(out, ']');
    } else if (value->kind == RCN_YAML_MAPPING) {
        add_flow(out, value);
    } else if (strcmp(key, "include") == 0) {
        rcn_buffer_string(out, rcn_says_no(value) ? "no" : "yes");
    } else if (is_word || strcmp(key, "order") == 0) {
        rcn_buffer_add(out, value->scalar);
    } else {
        rcn_yaml_add_scalar(out, value->scalar.at);
    }
}

static void
add_item(const rcn_decider *decider, rcn_buffer *out, const rcn_yaml *item,
         size_t indent)
{
    rcn_buffer_printf(out, "%*s- ", (int)indent, "");
    add_flow(out, item);
    rcn_buffer_string(out, rcn_newline_of(decider->text));
}

/* A pair on a line of its own, `indent` spaces before it; lists and `cuts` have
 * a line for each item. */
static void
add_pair_lines(const rcn_decider *decider, rcn_buffer *out, const char *key,
               const rcn_yaml *value, size_t indent)
{
    bool lines = value->kind == RCN_YAML_SEQUENCE || strcmp(key, "cuts") == 0;
    rcn_buffer_printf(out, "%*s%s:", (int)indent, "", key);
    if (!lines) {
        rcn_buffer_char(out, ' ');
        add_value(out, key, value);
    }
    rcn_buffer_string(out, rcn_newline_of(decider->text));
    for (size_t i = 0; lines && i < value->count; i++) {
        if (value->kind == RCN_YAML_SEQUENCE) {
            add_item(decider, out, &value->items[i], indent + 2);
        } else {
            add_pair_lines(decider, out, value->items[i].key, &value->items[i],
                           indent + 2);
        }
    }
}

/* The line end that the last line of the text lacks, before what comes at
 * `at`. */
static void
close_line(const rcn_decider *decider, rcn_buffer *out, size_t at)
{
    rcn_text text = decider->text;
    if (at == text.len && at && text.at[at - 1] != '\n') {
        rcn_buffer_string(out, rcn_newline_of(text));
    }
}

/* Adds a pair behind the last one of a mapping. */
static void
add_pair(const rcn_decider *decider, const rcn_yaml *mapping, const char *key,
         const rcn_yaml *value)
{
    rcn_buffer out = rcn_buffer_new(decider->arena);
    size_t at = 0;
    if (mapping->flow) {
        at = rcn_offset_of(decider->edits, decider->text, mapping->end) - 1;
        rcn_buffer_printf(&out, "%s%s: ", mapping->count ? ", " : "", key);
        if (value->kind == RCN_YAML_MAPPING) {
            rcn_buffer_printf(&out, "{%s: ", value->items[0].key);
            add_value(&out, key, &value->items[0]);
            rcn_buffer_char(&out, '}');
        } else {
            add_value(&out, key, value);
        }
    } else {
        at = rcn_patch_line(decider->edits, rcn_line_after(mapping));
        close_line(decider, &out, at);
        add_pair_lines(decider, &out, key, value,
                       mapping->items[0].key_place.column - 1);
    }
    rcn_patch_add(decider->edits, at, at, rcn_buffer_text(&out));
}

/* Takes a pair away: its lines, or only its value where a comment or the dash
 * of the entry is on them. */
static void
drop_pair(const rcn_decider *decider, const rcn_yaml *node)
{
    const rcn_patch *edits = decider->edits;
    rcn_text text = decider->text;
    size_t start = rcn_patch_line(edits, node->key_place.line - 1);
    size_t end = rcn_patch_line(edits, rcn_line_after(node));
    size_t key = rcn_offset_of(edits, text, node->key_place);
    size_t from = rcn_offset_of(edits, text, node->place);
    size_t to = rcn_offset_of(edits, text, node->end);
    bool alone = rcn_text_blank(rcn_text_slice(text, start, key)) &&
                 (to >= end || rcn_text_blank(rcn_text_slice(text, to, end)));
    bool lines = to > from && text.at[to - 1] == '\n';
    if (alone) {
        rcn_patch_add(decider->edits, start, end, (rcn_text){0});
    } else {
        rcn_patch_add(decider->edits, from, to,
                      rcn_text_of(lines ? "null\n" : "null"));
    }
}

static void
replace_value(const rcn_decider *decider, const rcn_yaml *node, const char *key,
              const rcn_yaml *value)
{
    rcn_buffer out = rcn_buffer_new(decider->arena);
    size_t from = rcn_offset_of(decider->edits, decider->text, node->place);
    size_t to = rcn_offset_of(decider->edits, decider->text, node->end);
    bool lines = to > from && decider->text.at[to - 1] == '\n';
    bool glued = from && decider->text.at[from - 1] == ':';
    rcn_buffer_string(&out, glued ? " " : "");
    add_value(&out, key, value);
    rcn_buffer_string(&out, lines ? rcn_newline_of(decider->text) : "");
    rcn_patch_add(decider->edits, from, to, rcn_buffer_text(&out));
}

/* Returns how many items at the head of two lists are the same. */
static size_t
same_items(const rcn_yaml *a, const rcn_yaml *b)
{
    size_t count = 0;
    while (count < a->count && count < b->count &&
           rcn_says_same(&a->items[count], &b->items[count])) {
        count++;
    }
    return count;
}

/* A list on lines of its own that grows or shrinks at its end; returns false
 * for all other changes. */
static bool
change_list(const rcn_decider *decider, const rcn_yaml *node,
            const rcn_yaml *value)
{
    if (node->kind != RCN_YAML_SEQUENCE || node->flow ||
        value->kind != RCN_YAML_SEQUENCE) {
        return false;
    }
    size_t same = same_items(node, value);
    if (same < node->count && same < value->count) {
        return false;
    }
    size_t end = rcn_patch_line(decider->edits, rcn_line_after(node));
    size_t from =
        same < node->count
            ? rcn_patch_line(decider->edits, node->items[same].place.line - 1)
            : end;
    rcn_buffer out = rcn_buffer_new(decider->arena);
    close_line(decider, &out, from);
    for (size_t i = same; i < value->count; i++) {
        add_item(decider, &out, &value->items[i], node->place.column - 1);
    }
    rcn_patch_add(decider->edits, from, end, rcn_buffer_text(&out));
    return true;
}

/* Edits that set or take away one key of a mapping. */
static void
change_pair(const rcn_decider *decider, const rcn_yaml *mapping,
            const char *key, const rcn_yaml *value)
{
    const rcn_yaml *node = rcn_yaml_find(mapping, key);
    if (rcn_says_same(node, value)) {
        return;
    }
    if (rcn_says_nothing(value)) {
        drop_pair(decider, node);
    } else if (!node) {
        add_pair(decider, mapping, key, value);
    } else if (rcn_says_nothing(node) && value->kind == RCN_YAML_MAPPING) {
        drop_pair(decider, node);
        add_pair(decider, mapping, key, value);
    } else if (!change_list(decider, node, value)) {
        replace_value(decider, node, key, value);
    }
}

/* Returns what the file should say: as before, but `key` of the entry is
 * `value`. */
static rcn_yaml
wanted(const rcn_decider *decider, const char *key, const rcn_yaml *value)
{
    rcn_arena *arena = decider->arena;
    const rcn_yaml *documents = rcn_yaml_find(decider->root, "documents");
    rcn_yaml entry = rcn_with_pair(arena, entry_of(decider), key, value);
    rcn_yaml list = rcn_with_item(arena, documents, decider->index, &entry);
    return rcn_with_pair(arena, decider->root, "documents", &list);
}

static const rcn_yaml *
find_in(const rcn_yaml *mapping, const char *key)
{
    return key && mapping && mapping->kind == RCN_YAML_MAPPING
               ? rcn_yaml_find(mapping, key)
               : NULL;
}

/* Returns whether a cut has the decision already, with a reason that is not
 * spoken of: {keep: why}. */
static bool
has_reasoned(const rcn_yaml *now, const rcn_yaml *value)
{
    return now && now->kind == RCN_YAML_MAPPING && now->count == 1 && value &&
           value->kind == RCN_YAML_SCALAR &&
           rcn_text_is(value->scalar, now->items[0].key);
}

/* Sets one key of the entry, `cut` of its cuts where that is not NULL. */
static bool
change_one(rcn_decider *decider, const char *key, const char *cut,
           const rcn_yaml *value)
{
    const rcn_yaml *entry = entry_of(decider);
    const rcn_yaml *cuts = rcn_yaml_find(entry, "cuts");
    const rcn_yaml *seen = find_in(find_in(decider->decide->was, "cuts"), cut);
    bool reason_seen = seen && seen->kind == RCN_YAML_MAPPING;
    if (cut && !reason_seen && has_reasoned(find_in(cuts, cut), value)) {
        return true;
    }
    decider->edits = rcn_patch_new(decider->arena, decider->text);
    rcn_yaml whole = *value;
    if (cut) {
        whole = rcn_with_pair(decider->arena, cuts, cut, value);
    }
    const rcn_yaml target = wanted(decider, key, &whole);
    bool inside = cut && cuts && cuts->kind == RCN_YAML_MAPPING && cuts->count;
    change_pair(decider, inside ? cuts : entry, inside ? cut : key,
                inside ? value : &whole);
    rcn_text result = rcn_patch_apply(decider->edits);
    rcn_log *quiet = rcn_log_new();
    bool ok = parse(decider, result, quiet) && entry_of(decider) &&
              rcn_says_same(&target, decider->root);
    rcn_log_free(quiet);
    return ok || refuse(decider, entry, cut ? cut : key);
}

static bool
change_all(rcn_decider *decider)
{
    const rcn_yaml *change = decider->decide->change;
    for (size_t i = 0; i < change->count; i++) {
        const rcn_yaml *value = &change->items[i];
        bool cuts = strcmp(value->key, "cuts") == 0;
        for (size_t k = 0; cuts && k < value->count; k++) {
            if (!change_one(decider, "cuts", value->items[k].key,
                            &value->items[k])) {
                return false;
            }
        }
        if (!cuts && !change_one(decider, value->key, NULL, value)) {
            return false;
        }
    }
    return true;
}

/* Returns whether the file has neither the value that the person saw nor the
 * one they want. */
static bool
differs(const rcn_yaml *now, const rcn_yaml *seen, const rcn_yaml *wanted)
{
    return !rcn_says_same(now, seen) && !rcn_says_same(now, wanted) &&
           !has_reasoned(now, seen);
}

/* The first value that was changed meanwhile; in `cuts` each key for itself. */
static bool
find_conflict(const rcn_decider *decider, rcn_decide_conflict *ret_conflict)
{
    const rcn_yaml *change = decider->decide->change;
    const rcn_yaml *was = decider->decide->was;
    for (size_t i = 0; was && i < change->count; i++) {
        const rcn_yaml *wanted = &change->items[i];
        const rcn_yaml *now = find_in(entry_of(decider), wanted->key);
        const rcn_yaml *seen = find_in(was, wanted->key);
        bool cuts = strcmp(wanted->key, "cuts") == 0;
        if (!cuts && differs(now, seen, wanted)) {
            *ret_conflict = (rcn_decide_conflict){wanted->key, false, now};
            return true;
        }
        for (size_t k = 0; cuts && k < wanted->count; k++) {
            const rcn_yaml *cut = &wanted->items[k];
            const rcn_yaml *there = find_in(now, cut->key);
            if (differs(there, find_in(seen, cut->key), cut)) {
                *ret_conflict = (rcn_decide_conflict){cut->key, true, there};
                return true;
            }
        }
    }
    return false;
}

/* The form of the value of each key that may be decided. */
static const struct {
    const char *key;
    rcn_yaml_kind kind, item;
} forms[] = {
    {"cuts", RCN_YAML_MAPPING, RCN_YAML_SCALAR},
    {"notes", RCN_YAML_SEQUENCE, RCN_YAML_SCALAR},
    {"emend", RCN_YAML_SEQUENCE, RCN_YAML_MAPPING},
};

/* keep, cut, null, {keep: why} or {cut: why}. */
static bool
is_cut_decision(const rcn_yaml *item)
{
    bool reasoned = item->kind == RCN_YAML_MAPPING && item->count == 1 &&
                    item->items[0].kind == RCN_YAML_SCALAR;
    rcn_text word = reasoned ? rcn_text_of(item->items[0].key) : item->scalar;
    return (reasoned || item->kind == RCN_YAML_SCALAR) &&
           (rcn_text_is(word, "keep") || rcn_text_is(word, "cut") ||
            (!reasoned && rcn_says_nothing(item)));
}

/* Returns whether a value has the form that its key asks for; a text, where it
 * asks for none. */
static bool
has_form(const rcn_yaml *value)
{
    rcn_yaml_kind kind = RCN_YAML_SCALAR, item = RCN_YAML_SCALAR;
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        if (strcmp(value->key, forms[i].key) == 0) {
            kind = forms[i].kind;
            item = forms[i].item;
        }
    }
    bool fits = value->kind == kind || rcn_says_nothing(value);
    for (size_t i = 0; fits && i < value->count; i++) {
        const rcn_yaml *inner = &value->items[i];
        if (kind == RCN_YAML_MAPPING) {
            fits = is_cut_decision(inner);
            continue;
        }
        fits = inner->kind == item;
        for (size_t k = 0; fits && k < inner->count; k++) {
            fits = inner->items[k].kind == RCN_YAML_SCALAR;
        }
    }
    return fits;
}

/* Logs what may not be decided here. */
static bool
check_change(const rcn_decider *decider)
{
    static const char *const keys[] = {
        "title",   "date",  "issuer", "speaker", "author", "publisher",
        "include", "order", "notes",  "cuts",    "emend",
#define RCN_PARTICULAR(name, key, label, tei) key,
#include "base/particulars.def"
#undef RCN_PARTICULAR
        NULL};
    const rcn_yaml *change = decider->decide->change;
    if (change->kind != RCN_YAML_MAPPING) {
        rcn_yaml_wrong(change, "a mapping", decider->log);
        return false;
    }
    for (size_t i = 0; i < change->count; i++) {
        if (!has_form(&change->items[i])) {
            rcn_yaml_wrong(&change->items[i],
                           "a text, a list of texts for notes, a mapping to "
                           "keep, cut, {keep: why} or {cut: why} for cuts, a "
                           "list of {words, to, reason} for emend",
                           decider->log);
            return false;
        }
    }
    return rcn_yaml_only(change, keys, decider->log);
}

static bool
is_sound(const rcn_decider *decider, const rcn_yaml *root, rcn_log *log)
{
    const char *path = decider->decide->shown;
    return rcn_says_nothing(root) ||
           rcn_project_of(decider->arena, root, path, log) != NULL;
}

/* A file that could be read stays one; of one that could not, no more is
 * asked. */
static bool
stays_sound(const rcn_decider *decider, const rcn_yaml *old)
{
    rcn_log *quiet = rcn_log_new();
    bool was_sound = is_sound(decider, old, quiet);
    rcn_log_free(quiet);
    return !was_sound || is_sound(decider, decider->root, decider->log);
}

rcn_decide_end
rcn_project_decide(rcn_arena *arena, rcn_text old, const rcn_decide *decide,
                   rcn_log *log, rcn_text *ret_text,
                   rcn_decide_conflict *ret_conflict)
{
    rcn_decider decider = {.arena = arena, .decide = decide, .log = log};
    if (!check_change(&decider) || !parse(&decider, old, log)) {
        return RCN_DECIDE_REFUSED;
    }
    if (find_conflict(&decider, ret_conflict)) {
        return RCN_DECIDE_CONFLICT;
    }
    const rcn_yaml *before = decider.root;
    if ((!entry_of(&decider) && !add_entry(&decider)) ||
        !change_all(&decider) || !stays_sound(&decider, before)) {
        return RCN_DECIDE_REFUSED;
    }
    *ret_text = decider.text;
    return RCN_DECIDE_DONE;
}
