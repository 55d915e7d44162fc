/* Findings written into edition.yaml as comments.  The file belongs to a
 * person, so it is edited as text at the places that the parser reports, and
 * the result is read again and compared.  Only comments that begin with "#:"
 * are the program's. */
#include "project/merge.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/codes.h"
#include "base/list.h"
#include "base/yaml.h"
#include "project/field.h"
#include "project/patch.h"
#include "project/place.h"

#define HASH_LEAST 8
#define HASH_SHOWN 16 /* digits of a hash in a new entry */

typedef struct rcn_merger {
    rcn_arena *arena;
    rcn_text old;
    rcn_patch *edits;
    const char *newline;
    const rcn_merge *merge;
    RCN_LIST(uint32_t) inside; /* lines (from 0) that a scalar covers, sorted */
} rcn_merger;

/* Lines of scalars that span several: a "#:" in them is text. */
static void
mark_scalars(rcn_merger *merger, const rcn_yaml *node)
{
    if (node->kind == RCN_YAML_SCALAR) {
        for (size_t line = node->place.line; line < rcn_line_after(node);
             line++) {
            RCN_PUSH(merger->arena, &merger->inside, (uint32_t)line);
        }
    }
    for (size_t i = 0; i < node->count; i++) {
        bool alias = node->items[i].place.line < node->place.line;
        if (!alias) {
            mark_scalars(merger, &node->items[i]);
        }
    }
}

static int
by_number(const void *left, const void *right)
{
    uint32_t a = *(const uint32_t *)left, b = *(const uint32_t *)right;
    return (a > b) - (a < b);
}

static bool
is_ours(const rcn_merger *merger, size_t line)
{
    rcn_text text =
        rcn_text_slice(merger->old, rcn_patch_line(merger->edits, line),
                       rcn_patch_line(merger->edits, line + 1));
    uint32_t key = (uint32_t)line;
    return rcn_text_starts(rcn_text_trim(text), RCN_FINDING_MARK) &&
           !(merger->inside.count &&
             bsearch(&key, merger->inside.items, merger->inside.count,
                     sizeof key, by_number));
}

/* Adds findings as comment lines, `indent` spaces before each. */
static void
add_comments(const rcn_merger *merger, rcn_buffer *out, rcn_text lines,
             size_t indent)
{
    for (size_t at = 0; at < lines.len;) {
        size_t end = rcn_text_find(lines, "\n", at);
        end = end == SIZE_MAX ? lines.len : end;
        rcn_buffer_printf(out, "%*s" RCN_FINDING_MARK " ", (int)indent, "");
        rcn_buffer_add(out, rcn_text_slice(lines, at, end));
        rcn_buffer_string(out, merger->newline);
        at = end + 1;
    }
}

/* A line break before what follows, if the text ends without one. */
static void
close_last_line(const rcn_merger *merger, rcn_buffer *out, size_t at)
{
    if (at == merger->old.len && at && merger->old.at[at - 1] != '\n') {
        rcn_buffer_string(out, merger->newline);
    }
}

/* Replaces the comments of ours on lines [from, to) by `lines`, where the first
 * of them stands, or else at line `where`. */
static void
renew_comments(rcn_merger *merger, size_t from, size_t to, size_t where,
               rcn_text lines, size_t indent)
{
    rcn_buffer out = rcn_buffer_new(merger->arena);
    bool found = false;
    for (size_t line = from; line < to; line++) {
        if (!is_ours(merger, line)) {
            continue;
        }
        size_t end = line + 1;
        while (!found && end < to && is_ours(merger, end)) {
            end++;
        }
        if (!found) {
            add_comments(merger, &out, lines, indent);
        }
        rcn_patch_add(merger->edits, rcn_patch_line(merger->edits, line),
                      rcn_patch_line(merger->edits, end),
                      found ? (rcn_text){0} : rcn_buffer_text(&out));
        found = true;
        line = end - 1;
    }
    if (!found && where != SIZE_MAX && lines.len) {
        size_t at = rcn_patch_line(merger->edits, where);
        close_last_line(merger, &out, at);
        add_comments(merger, &out, lines, indent);
        rcn_patch_add(merger->edits, at, at, rcn_buffer_text(&out));
    }
}

static rcn_text
scalar_of(const rcn_yaml *entry, const char *key)
{
    const rcn_yaml *node =
        entry->kind == RCN_YAML_MAPPING ? rcn_yaml_find(entry, key) : NULL;
    return node && node->kind == RCN_YAML_SCALAR ? node->scalar : (rcn_text){0};
}

/* Returns whether an entry is that of a document: by name, or by hash. */
static bool
names(const rcn_yaml *entry, const rcn_merge_document *document)
{
    rcn_text hash = scalar_of(entry, "sha256");
    return rcn_text_is(scalar_of(entry, "file"), document->name) ||
           (hash.len >= HASH_LEAST && document->sha256 &&
            strncasecmp(document->sha256, hash.at, hash.len) == 0);
}

/* Returns the document of an entry, or NULL. */
static const rcn_merge_document *
find_document(const rcn_merge *merge, const rcn_yaml *entry)
{
    for (size_t i = 0; i < merge->count; i++) {
        if (names(entry, &merge->documents[i])) {
            return &merge->documents[i];
        }
    }
    return NULL;
}

static bool
has_entry(const rcn_yaml *documents, const rcn_merge_document *document)
{
    for (size_t i = 0; i < documents->count; i++) {
        if (names(&documents->items[i], document)) {
            return true;
        }
    }
    return false;
}

/* Findings below the first pair of an entry: of its document, or that it has
 * none.  `to` is the line at which the entry's comments end. */
static void
renew_entry(rcn_merger *merger, const rcn_yaml *entry, size_t to)
{
    const rcn_merge_document *document = find_document(merger->merge, entry);
    rcn_text lines =
        document ? document->lines
                 : rcn_text_of("no such file in the folder; what you decided "
                               "on it is kept\n");
    bool pairs =
        entry->kind == RCN_YAML_MAPPING && !entry->flow && entry->count;
    size_t where = rcn_line_after(pairs ? &entry->items[0] : entry);
    renew_comments(merger, entry->place.line - 1, to, where, lines,
                   entry->place.column - 1);
}

static void
add_entry(const rcn_merger *merger, rcn_buffer *out,
          const rcn_merge_document *document, size_t indent)
{
    rcn_buffer_printf(out, "%*s- file: ", (int)indent, "");
    rcn_yaml_add_scalar(out, document->name);
    rcn_buffer_string(out, merger->newline);
    if (document->sha256) {
        rcn_buffer_printf(out, "%*s  sha256: \"%.*s\"%s", (int)indent, "",
                          HASH_SHOWN, document->sha256, merger->newline);
    }
    if (document->key) {
        rcn_buffer_printf(out, "%*s  key: ", (int)indent, "");
        rcn_yaml_add_scalar(out, document->key);
        rcn_buffer_string(out, merger->newline);
    }
    if (document->number) {
        rcn_buffer_printf(out, "%*s  number: %s%s", (int)indent, "",
                          document->number, merger->newline);
    }
    add_comments(merger, out, document->lines, indent + 2);
}

/* Entries of the documents that have none, at the start of line `line`. */
static void
add_entries(rcn_merger *merger, const rcn_yaml *documents, size_t line,
            size_t indent, const char *before)
{
    rcn_buffer out = rcn_buffer_new(merger->arena);
    size_t at = rcn_patch_line(merger->edits, line);
    for (size_t i = 0; i < merger->merge->count; i++) {
        const rcn_merge_document *document = &merger->merge->documents[i];
        if (!has_entry(documents, document)) {
            if (!out.len) {
                close_last_line(merger, &out, at);
                rcn_buffer_string(&out, before);
            }
            add_entry(merger, &out, document, indent);
        }
    }
    rcn_patch_add(merger->edits, at, at, rcn_buffer_text(&out));
}

/* The same inside brackets, where no comment has a place. */
static void
add_flow_entries(rcn_merger *merger, const rcn_yaml *documents)
{
    rcn_buffer out = rcn_buffer_new(merger->arena);
    size_t at = rcn_offset_of(merger->edits, merger->old, documents->end) - 1;
    for (size_t i = 0; i < merger->merge->count; i++) {
        const rcn_merge_document *document = &merger->merge->documents[i];
        if (!has_entry(documents, document)) {
            rcn_buffer_string(&out, documents->count || out.len ? ", " : "");
            rcn_buffer_string(&out, "{file: ");
            rcn_yaml_add_scalar(&out, document->name);
            rcn_buffer_string(&out, "}");
        }
    }
    rcn_patch_add(merger->edits, at, at, rcn_buffer_text(&out));
}

/* Returns whether a line is a comment indented by more than `indent` bytes, as
 * those inside an entry are. */
static bool
is_inner_comment(const rcn_merger *merger, size_t line, size_t indent)
{
    size_t at = rcn_patch_line(merger->edits, line);
    size_t end = rcn_patch_line(merger->edits, line + 1);
    size_t start = at;
    while (at < end && merger->old.at[at] == ' ') {
        at++;
    }
    return at < end && merger->old.at[at] == '#' && at - start > indent;
}

/* Returns the line (from 0) behind the last value and the last comment of
 * entries that may reach up to line `to`. */
static size_t
entries_end(const rcn_merger *merger, const rcn_yaml *documents, size_t to)
{
    size_t end = rcn_line_after(documents);
    for (size_t line = end; line < to; line++) {
        bool inner =
            is_ours(merger, line) ||
            is_inner_comment(merger, line, documents->place.column - 1);
        end = inner ? line + 1 : end;
    }
    return end;
}

/* Returns the line (from 0) of the key behind `documents`, or of the end. */
static size_t
next_key(const rcn_merger *merger, const rcn_yaml *root,
         const rcn_yaml *documents)
{
    size_t next = rcn_patch_line_count(merger->edits);
    for (size_t i = 0; i < root->count; i++) {
        size_t line = root->items[i].key_place.line - 1;
        if (line >= documents->key_place.line && line < next) {
            next = line;
        }
    }
    return next;
}

static void
merge_list(rcn_merger *merger, const rcn_yaml *root, const rcn_yaml *documents)
{
    size_t to = next_key(merger, root, documents);
    for (size_t i = 0; !merger->merge->add_only && i < documents->count; i++) {
        bool last = i + 1 == documents->count;
        renew_entry(merger, &documents->items[i],
                    last ? to : documents->items[i + 1].place.line - 1);
    }
    add_entries(merger, documents, entries_end(merger, documents, to),
                documents->place.column - 1, "");
}

/* `documents:` without a value, or with a null that has to go. */
static void
merge_nothing(rcn_merger *merger, const rcn_yaml *documents)
{
    size_t at = rcn_offset_of(merger->edits, merger->old, documents->place);
    rcn_patch_add(merger->edits, at, at + documents->scalar.len, (rcn_text){0});
    add_entries(merger, documents, documents->key_place.line, 2, "");
}

/* Edits for the list of documents, whatever its form. */
static void
merge_documents(rcn_merger *merger, const rcn_yaml *root)
{
    static const rcn_yaml none = {.kind = RCN_YAML_SEQUENCE};
    const rcn_yaml *documents = rcn_yaml_find(root, "documents");
    if (!documents) {
        const char *key =
            rcn_arena_printf(merger->arena, "documents:%s", merger->newline);
        add_entries(merger, &none, rcn_patch_line_count(merger->edits), 2, key);
    } else if (documents->kind == RCN_YAML_SCALAR) {
        merge_nothing(merger, documents);
    } else if (documents->flow) {
        add_flow_entries(merger, documents);
    } else {
        merge_list(merger, root, documents);
    }
}

/* Returns whether `b` holds all that `a` does, in the same order; a list may
 * have more items at its end, and a mapping `documents` more. */
static bool
holds(const rcn_yaml *a, const rcn_yaml *b, bool may_grow)
{
    bool same = a->kind == b->kind && rcn_text_equal(a->scalar, b->scalar) &&
                (may_grow ? a->count <= b->count : a->count == b->count);
    for (size_t i = 0; same && i < a->count; i++) {
        const char *key = a->items[i].key;
        const rcn_yaml *there = key ? rcn_yaml_find(b, key) : &b->items[i];
        bool list = key && strcmp(key, "documents") == 0 && may_grow;
        bool silent = list && a->items[i].kind == RCN_YAML_SCALAR;
        same = there && (silent || holds(&a->items[i], there, list));
    }
    return same;
}

/* The result is read again: what a person typed must be as it was. */
static bool
check(rcn_merger *merger, const rcn_yaml *root, const char *shown,
      rcn_text result, rcn_log *log)
{
    rcn_log *quiet = rcn_log_new();
    const rcn_yaml *again = rcn_yaml_parse(merger->arena, result, shown, quiet);
    rcn_log_free(quiet);
    if (!again || !holds(root, again, true)) {
        rcn_log_add(log, RCN_CODE_PROJECT_MERGE, root->place,
                    "findings have no place in it without changing a value; "
                    "write each key on a line of its own");
        return false;
    }
    return true;
}

bool
rcn_project_merge(rcn_arena *arena, rcn_text old, const char *shown,
                  const rcn_merge *merge, rcn_log *log, rcn_merged *ret_merged)
{
    rcn_merger merger = {.arena = arena,
                         .old = old,
                         .merge = merge,
                         .edits = rcn_patch_new(arena, old),
                         .newline = rcn_newline_of(old)};
    const rcn_yaml *root = rcn_yaml_parse(arena, old, shown, log);
    if (!root) {
        return false;
    }
    const rcn_yaml *documents = rcn_yaml_find(root, "documents");
    if (documents && documents->kind != RCN_YAML_SEQUENCE &&
        !rcn_is_silent(documents)) {
        rcn_log_add(log, RCN_CODE_PROJECT_MERGE, documents->place,
                    "documents: is no list; write each as \"- file: NAME\"");
        return false;
    }
    mark_scalars(&merger, root);
    if (merger.inside.count) {
        qsort(merger.inside.items, merger.inside.count,
              sizeof *merger.inside.items, by_number);
    }
    size_t head = documents ? documents->key_place.line - 1
                            : rcn_patch_line_count(merger.edits);
    if (!merge->add_only) {
        renew_comments(&merger, 0, head, SIZE_MAX, merge->lines, 0);
    }
    merge_documents(&merger, root);
    rcn_text result = rcn_patch_apply(merger.edits);
    if (!check(&merger, root, shown, result, log)) {
        return false;
    }
    *ret_merged = (rcn_merged){result, rcn_patch_difference(merger.edits)};
    return true;
}
