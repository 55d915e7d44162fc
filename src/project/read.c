/* edition.yaml: the editor's decisions, read with the place of every value, so
 * that whatever is wrong is said with line, column and what was expected.  All
 * faults of a file are reported in one run. */
#include "project/project.h"

#include <stdlib.h>
#include <string.h>

#include "base/codes.h"
#include "base/file.h"
#include "base/nearest.h"
#include "base/yaml.h"
#include "project/field.h"
#include "project/index.h"
#include "project/passages.h"
#include "project/publication.h"
#include "project/select.h"
#include "project/settings.h"
#include "project/shared.h"
#include "project/value.h"

#define HASH_LEAST  8
#define HASH_LEN    64
#define CUT_KEY_LEN 16
#define ORDER_LIMIT 1000000
#define NUMBER_LEN  7 /* digits of a number */
#define LABEL_LEN   16

static bool
is_hash(rcn_text value)
{
    return rcn_value_is_hex(value, HASH_LEAST, HASH_LEN);
}

/* Digits, then perhaps letters: "3", "3a". */
static bool
is_label(rcn_text value)
{
    size_t digits = 0;
    while (digits < value.len && value.at[digits] >= '0' &&
           value.at[digits] <= '9') {
        digits++;
    }
    size_t at = digits;
    while (at < value.len && value.at[at] >= 'a' && value.at[at] <= 'z') {
        at++;
    }
    bool letters = at > digits;
    return digits && digits <= NUMBER_LEN && value.len <= LABEL_LEN &&
           at == value.len && (value.at[0] != '0' || (digits == 1 && letters));
}

static bool
is_file_name(rcn_text value)
{
    return rcn_value_is_text(value) && !rcn_text_is(value, ".") &&
           !rcn_text_is(value, "..") && !memchr(value.at, '/', value.len);
}

#define TEXT     rcn_value_is_text, "text"
#define LANGUAGE rcn_value_is_language, "a language tag such as en or az-Latn"
#define DATE     rcn_value_is_date, "a date: 2023, 2023-07 or 2023-07-29"
#define ADDRESS \
    rcn_value_is_address, "an address such as https://example.org/page"
#define ENCODING \
    rcn_value_is_encoding, "an encoding such as windows-1251 or Shift_JIS"
#define LABEL is_label, "the number of a document: 3 or 3a"
#define HASH  is_hash, "8 to 64 hexadecimal digits of a SHA-256"

static const rcn_field edition_fields[] = {
    {"title", offsetof(rcn_project, title), TEXT},
    {"name", offsetof(rcn_project, name), is_file_name,
     "the name of a file without folder; --output names the folder"},
    {"subtitle", offsetof(rcn_project, subtitle), TEXT},
    {"description", offsetof(rcn_project, description), TEXT},
    {"language", offsetof(rcn_project, language), LANGUAGE},
    {"identifier", offsetof(rcn_project, identifier), TEXT},
    {"print_identifier", offsetof(rcn_project, print_identifier), TEXT},
    {"cover", offsetof(rcn_project, cover), TEXT},
    {"css", offsetof(rcn_project, css), TEXT},
    {"errata", offsetof(rcn_project, errata), TEXT},
    {"rights", offsetof(rcn_project, rights), TEXT},
    {"publisher", offsetof(rcn_project, publisher), TEXT},
    {"date", offsetof(rcn_project, date), DATE},
    {"style", offsetof(rcn_project, style), TEXT},
    {"page", offsetof(rcn_project, page), TEXT},
};

static const char *const edition_keys[] = {"title",
                                           "subtitle",
                                           "description",
                                           "language",
                                           "identifier",
                                           "print_identifier",
                                           "rights",
                                           "publisher",
                                           "date",
                                           "style",
                                           "page",
                                           "cover",
                                           "css",
                                           "name",
                                           "editors",
                                           "series",
                                           "accessibility",
                                           "undated",
                                           "keep_comments",
                                           "apparatus",
                                           "documents",
                                           "index",
                                           "ignore",
                                           "keep_listings",
                                           "split",
                                           "errata",
                                           "numbering",
                                           "select",
                                           "decisions",
                                           "keep_copies",
                                           NULL};

static const rcn_field document_fields[] = {
    {"file", offsetof(rcn_project_document, name), TEXT},
    {"sha256", offsetof(rcn_project_document, sha256), HASH},
    {"key", offsetof(rcn_project_document, key), TEXT},
    {"number", offsetof(rcn_project_document, number), LABEL},
    {"title", offsetof(rcn_project_document, title), TEXT},
    {"date", offsetof(rcn_project_document, date), TEXT},
    {"author", offsetof(rcn_project_document, author), TEXT},
    {"issuer", offsetof(rcn_project_document, issuer), TEXT},
    {"speaker", offsetof(rcn_project_document, speaker), TEXT},
    {"publisher", offsetof(rcn_project_document, publisher), TEXT},
#define RCN_PARTICULAR(name, key, label, tei)          \
    {key,                                              \
     offsetof(rcn_project_document, particulars) +     \
         RCN_PARTICULAR_##name * sizeof(const char *), \
     TEXT},
#include "base/particulars.def"
#undef RCN_PARTICULAR
    {"url", offsetof(rcn_project_document, url), ADDRESS},
    {"retrieved", offsetof(rcn_project_document, retrieved), DATE},
    {"language", offsetof(rcn_project_document, language), LANGUAGE},
    {"encoding", offsetof(rcn_project_document, encoding), ENCODING},
    {"group", offsetof(rcn_project_document, group), TEXT},
};

static const char *const document_keys[] = {
    "file",    "key",      "sha256",    "title",  "date",      "author",
    "issuer",  "speaker",  "publisher", "url",    "retrieved", "language",
    "include", "order",    "notes",     "cuts",   "keep",      "cut",
    "emend",   "encoding", "repair",    "number", "tags",      "group",
#define RCN_PARTICULAR(name, key, label, tei) key,
#include "base/particulars.def"
#undef RCN_PARTICULAR
    NULL};

#undef TEXT
#undef LANGUAGE
#undef DATE
#undef ADDRESS
#undef ENCODING
#undef LABEL
#undef HASH

/* A list of texts, none of them blank. */
static bool
read_texts(rcn_arena *arena, const rcn_yaml *mapping, const char *key,
           rcn_log *log, const char *const **ret_values)
{
    const rcn_yaml *node = rcn_yaml_find(mapping, key);
    if (!node) {
        return true;
    }
    for (size_t i = 0; i < node->count; i++) {
        if (node->items[i].kind == RCN_YAML_SCALAR &&
            rcn_text_blank(node->items[i].scalar)) {
            rcn_yaml_wrong(&node->items[i], "text", log);
            return false;
        }
    }
    return rcn_yaml_strings(arena, mapping, key, log, ret_values);
}

static bool
is_said(const char *text)
{
    return text && !rcn_text_blank(rcn_text_of(text));
}

/* {keep: why}, {cut: why} or {to, reason}. */
static bool
read_cut_mapping(const rcn_yaml *item, rcn_log *log, rcn_project_cut *cut)
{
    static const char *const keys[] = {"to", "reason", "keep", "cut", NULL};
    const char *keep = NULL, *why = NULL;
    bool ok = rcn_yaml_only(item, keys, log) &&
              rcn_yaml_string(item, "to", log, &cut->to) &&
              rcn_yaml_string(item, "reason", log, &cut->reason) &&
              rcn_yaml_string(item, "keep", log, &keep) &&
              rcn_yaml_string(item, "cut", log, &why);
    cut->keep = !why; /* what is printed otherwise is no cut */
    bool emends = item->count == 2 && is_said(cut->to) && is_said(cut->reason);
    if (!emends) {
        cut->reason = keep ? keep : why;
    }
    if (ok && !emends && (item->count != 1 || !is_said(cut->reason))) {
        rcn_yaml_wrong(item,
                       "keep, cut, {keep: why}, {cut: why}, or {to: ..., "
                       "reason: ...}",
                       log);
        return false;
    }
    return ok;
}

static bool
read_cut(const rcn_yaml *cuts, const rcn_yaml *item, rcn_log *log,
         rcn_project_cut *cut)
{
    static const char *const words[] = {"keep", "cut", NULL};
    *cut = (rcn_project_cut){.key = item->key, .place = item->key_place};
    size_t index = 0;
    if (item->kind == RCN_YAML_MAPPING) {
        return read_cut_mapping(item, log, cut);
    }
    bool ok = rcn_yaml_word(cuts, item->key, words, log, &index);
    cut->keep = index == 0;
    return ok;
}

static bool
read_cuts(rcn_arena *arena, const rcn_yaml *mapping, rcn_log *log,
          rcn_project_document *document)
{
    const rcn_yaml *node = rcn_yaml_find(mapping, "cuts");
    if (!node) {
        return true;
    }
    if (node->kind != RCN_YAML_MAPPING) {
        rcn_yaml_wrong(node, "a mapping of keys of cuts to keep or cut", log);
        return false;
    }
    rcn_project_cut *cuts = rcn_arena_alloc(arena, node->count, sizeof *cuts);
    bool ok = true;
    for (size_t i = 0; i < node->count; i++) {
        const rcn_yaml *item = &node->items[i];
        if (!rcn_value_is_hex(rcn_text_of(item->key), CUT_KEY_LEN,
                              CUT_KEY_LEN)) {
            rcn_log_add(log, RCN_CODE_YAML_VALUE, item->key_place,
                        "%s: expected the 16 hexadecimal digits of a cut",
                        item->key);
            ok = false;
        }
        ok = read_cut(node, item, log, &cuts[i]) && ok;
    }
    document->cuts = cuts;
    document->cut_count = node->count;
    return ok;
}

static bool
read_repair(const rcn_yaml *mapping, rcn_log *log,
            rcn_project_document *document)
{
    static const char *const words[] = {"none", "encoding", NULL};
    size_t index = 0;
    bool ok = rcn_yaml_word(mapping, "repair", words, log, &index);
    document->repair = index == 1;
    return ok;
}

/* Hexadecimal digits as the program writes them; NULL gives NULL. */
static const char *
lower_case(rcn_arena *arena, const char *digits)
{
    char *out = rcn_arena_strdup(arena, digits);
    for (char *at = out; at && *at; at++) {
        *at = (char)(*at >= 'A' && *at <= 'F' ? *at | 0x20 : *at);
    }
    return out;
}

static rcn_place
place_of(const rcn_yaml *mapping, const char *key)
{
    const rcn_yaml *node = rcn_yaml_find(mapping, key);
    return node ? node->place : mapping->place;
}

static bool
read_document(rcn_arena *arena, const rcn_yaml *entry, rcn_log *log,
              rcn_project_document *document)
{
    *document = (rcn_project_document){.place = entry->place, .include = true};
    if (!rcn_yaml_only(entry, document_keys, log)) {
        return false;
    }
    rcn_yaml said = rcn_spoken(arena, entry);
    const rcn_yaml *node = &said;
    bool ok = rcn_fields_read(node, document_fields,
                              sizeof document_fields / sizeof *document_fields,
                              document, log);
    document->sha256 = lower_case(arena, document->sha256);
    ok = rcn_yaml_bool(node, "include", log, &document->include) && ok;
    document->included = document->include && rcn_yaml_find(node, "include");
    ok = rcn_yaml_int(node, "order", 1, ORDER_LIMIT, log, &document->order) &&
         ok;
    ok = read_texts(arena, node, "notes", log, &document->notes) && ok;
    ok = read_texts(arena, node, "tags", log, &document->tags) && ok;
    ok = read_cuts(arena, node, log, document) && ok;
    ok = rcn_project_read_passages(arena, node, log, document) && ok;
    ok = read_repair(node, log, document) && ok;
    document->date_place = place_of(node, "date");
    document->order_place = place_of(node, "order");
    if (ok && !document->name && !document->sha256) {
        rcn_yaml_wrong(node, "a document with file: or sha256:", log);
        ok = false;
    }
    return ok;
}

static bool
same(const char *a, const char *b)
{
    return a && b && strcmp(a, b) == 0;
}

/* A value of an entry that no other entry may have. */
typedef struct rcn_unique {
    const char *value;
    rcn_place place; /* of the entry */
} rcn_unique;

static int
by_value(const void *left, const void *right)
{
    const rcn_unique *a = left, *b = right;
    int order = strcmp(a->value, b->value);
    return order ? order
                 : (a->place.line > b->place.line) -
                       (a->place.line < b->place.line);
}

/* Two entries for one document would make the order of the file decide, and two
 * documents of one number or key could not be cited. */
static bool
check_unique(rcn_arena *arena, const rcn_project *project, size_t offset,
             const char *expected, rcn_log *log)
{
    rcn_unique *sorted =
        rcn_arena_alloc(arena, project->document_count + 1, sizeof *sorted);
    size_t count = 0;
    bool ok = true;
    for (size_t i = 0; i < project->document_count; i++) {
        const rcn_project_document *entry = &project->documents[i];
        const char *value =
            *(const char *const *)((const char *)entry + offset);
        if (value) {
            sorted[count++] = (rcn_unique){value, entry->place};
        }
    }
    if (count) {
        qsort(sorted, count, sizeof *sorted, by_value);
    }
    for (size_t i = 1; i < count; i++) {
        if (strcmp(sorted[i - 1].value, sorted[i].value) == 0) {
            rcn_log_add(log, RCN_CODE_YAML_VALUE, sorted[i].place,
                        "expected %s: \"%s\" is that of line %u too", expected,
                        sorted[i].value, sorted[i - 1].place.line);
            ok = false;
        }
    }
    return ok;
}

static bool
check_repeated(rcn_arena *arena, const rcn_project *project, rcn_log *log)
{
    static const struct {
        size_t offset;
        const char *expected;
    } unique[] = {
        {offsetof(rcn_project_document, name), "one entry for a document"},
        {offsetof(rcn_project_document, sha256), "one entry for a document"},
        {offsetof(rcn_project_document, key), "a key that no other entry has"},
        {offsetof(rcn_project_document, number),
         "a number that no other entry has"},
    };
    bool ok = true;
    for (size_t i = 0; i < sizeof unique / sizeof *unique; i++) {
        ok = check_unique(arena, project, unique[i].offset, unique[i].expected,
                          log) &&
             ok;
    }
    return ok;
}

/* Groups stand in the order in which the file first names them. */
static void
place_groups(rcn_project_document *documents, size_t count)
{
    uint32_t groups = 0;
    for (size_t i = 0; i < count; i++) {
        size_t first = 0;
        while (first < i && !same(documents[first].group, documents[i].group)) {
            first++;
        }
        if (documents[i].group) {
            documents[i].group_place =
                first < i ? documents[first].group_place : ++groups;
        }
    }
}

static bool
read_documents(rcn_arena *arena, const rcn_yaml *root, rcn_log *log,
               rcn_project *project)
{
    const rcn_yaml *node = rcn_yaml_find(root, "documents");
    if (!node) {
        return true;
    }
    if (node->kind != RCN_YAML_SEQUENCE) {
        rcn_yaml_wrong(node, "a list of documents", log);
        return false;
    }
    rcn_project_document *documents =
        rcn_arena_alloc(arena, node->count, sizeof *documents);
    bool ok = true;
    for (size_t i = 0; i < node->count; i++) {
        ok = read_document(arena, &node->items[i], log, &documents[i]) && ok;
    }
    place_groups(documents, node->count);
    project->documents = documents;
    project->document_count = node->count;
    return ok && check_repeated(arena, project, log);
}

/* Returns whether numbers are frozen; they must come from somewhere. */
static bool
read_numbering(const rcn_yaml *root, rcn_log *log, rcn_project *project)
{
    static const char *const words[] = {"free", "frozen", NULL};
    size_t frozen = 0;
    bool ok = rcn_yaml_word(root, "numbering", words, log, &frozen);
    const rcn_project_document *numbered = NULL;
    for (size_t i = 0; i < project->document_count; i++) {
        numbered =
            project->documents[i].number ? &project->documents[i] : numbered;
    }
    project->frozen = frozen != 0;
    if (frozen && !numbered && !project->errata) {
        rcn_yaml_wrong(rcn_yaml_find(root, "numbering"),
                       "numbers to keep: add errata: with the edition.json of "
                       "the former edition, or number: to documents",
                       log);
        return false;
    }
    if (!frozen && numbered) {
        rcn_log_add(log, RCN_CODE_YAML_VALUE, numbered->place,
                    "number: expected together with numbering: frozen");
        return false;
    }
    return ok;
}

/* What is read, and as how many documents. */
static bool
read_reading(rcn_arena *arena, const rcn_yaml *root, rcn_log *log,
             rcn_project *project)
{
    static const char *const split[] = {"no", "chapters", NULL};
    size_t chapters = 0;
    bool ok = rcn_yaml_strings(arena, root, "ignore", log, &project->ignore);
    ok = rcn_yaml_bool(root, "keep_listings", log, &project->keep_listings) &&
         ok;
    ok = rcn_yaml_bool(root, "keep_copies", log, &project->keep_copies) && ok;
    ok = rcn_yaml_word(root, "split", split, log, &chapters) && ok;
    project->split_chapters = chapters != 0;
    return ok;
}

const rcn_project *
rcn_project_of(rcn_arena *arena, const rcn_yaml *file, const char *path,
               rcn_log *log)
{
    static const char *const undated[] = {"last", "first", "omit", NULL};
    static const char *const apparatus[] = {"brief", "full", NULL};
    static const char *const nobody[] = {NULL};
    rcn_project *project = rcn_arena_alloc(arena, 1, sizeof *project);
    *project =
        (rcn_project){.path = path ? rcn_arena_strdup(arena, path) : NULL,
                      .editors = nobody,
                      .style = "classic"};
    if (!rcn_yaml_only(file, edition_keys, log)) {
        return NULL;
    }
    rcn_yaml *root = rcn_arena_alloc(arena, 1, sizeof *root);
    *root = rcn_spoken(arena, file);
    project->said = root;
    size_t policy = RCN_UNDATED_LAST, full = 0;
    bool ok = rcn_fields_read(root, edition_fields,
                              sizeof edition_fields / sizeof *edition_fields,
                              project, log);
    ok = rcn_publication_read(arena, root, log, project) && ok;
    ok = rcn_yaml_word(root, "undated", undated, log, &policy) && ok;
    ok = rcn_yaml_bool(root, "keep_comments", log, &project->keep_comments) &&
         ok;
    ok = rcn_yaml_word(root, "apparatus", apparatus, log, &full) && ok;
    ok = read_reading(arena, root, log, project) && ok;
    ok = rcn_project_read_select(arena, root, log, project) && ok;
    ok = rcn_project_read_index(arena, root, log, project) && ok;
    ok = read_documents(arena, root, log, project) &&
         read_numbering(root, log, project) && ok;
    project->undated = (rcn_undated)policy;
    project->full_apparatus = full != 0;
    return ok ? project : NULL;
}

rcn_place
rcn_project_place(const rcn_project *project, const char *key)
{
    return place_of(project->said, key);
}

const rcn_project *
rcn_project_load(rcn_arena *arena, const char *path, const char *shown,
                 const char *const *settings, rcn_log *log)
{
    static const rcn_yaml nothing = {.kind = RCN_YAML_MAPPING};
    const rcn_yaml *file =
        path ? rcn_yaml_load(arena, path, shown, log) : &nothing;
    if (!file || !rcn_yaml_only(file, edition_keys, log)) {
        return NULL;
    }
    file = rcn_shared_apply(arena, file, path, log);
    file = file ? rcn_settings_apply(arena, file, settings, log) : NULL;
    return file ? rcn_project_of(arena, file, path, log) : NULL;
}

static bool
entry_names(const rcn_project_document *entry, const char *name,
            const char *sha256)
{
    return same(entry->name, name) ||
           (entry->sha256 && sha256 &&
            strncmp(entry->sha256, sha256, strlen(entry->sha256)) == 0);
}

const rcn_project_document *
rcn_project_find(const rcn_project *project, const char *name,
                 const char *sha256, const char *raw_sha256)
{
    const char *const hashes[] = {sha256, raw_sha256};
    for (int i = 0; i < 2; i++) {
        for (size_t k = 0; k < project->document_count; k++) {
            if (entry_names(&project->documents[k], name, hashes[i])) {
                return &project->documents[k];
            }
        }
    }
    return NULL;
}

/* Returns the document whose file has the same name in another folder, or
 * NULL. */
static const char *
same_file(const char *path, const char *const *names, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (strcmp(rcn_path_name(path), rcn_path_name(names[i])) == 0) {
            return names[i];
        }
    }
    return NULL;
}

void
rcn_project_check(const rcn_project *project, const char *const *names,
                  const char *const *hashes, size_t count, rcn_log *log)
{
    for (size_t i = 0; i < project->document_count; i++) {
        const rcn_project_document *entry = &project->documents[i];
        bool found = false;
        for (size_t k = 0; k < count && !found; k++) {
            found = entry_names(entry, names[k], hashes[k]);
        }
        if (!found) {
            const char *wanted = entry->name ? entry->name : entry->sha256;
            const char *near =
                rcn_nearest(wanted, entry->name ? names : hashes, count);
            near =
                near || !entry->name ? near : same_file(wanted, names, count);
            rcn_log_add(log, RCN_CODE_PROJECT_UNMATCHED, entry->place,
                        near ? "%s; did you mean \"%s\"?" : "%s", wanted, near);
        }
    }
}
