/* What a book must hold, from the ledger and the sources alone.  Nothing the
 * ledger says is believed: each source is hashed, its spans must follow each
 * other from its first byte to its last, and the pieces they cut out of it must
 * make the text of each block, byte for byte (DESIGN: conservation). */
#include <inttypes.h>
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "base/codes.h"
#include "base/hash.h"
#include "base/list.h"
#include "base/utf8.h"
#include "verify/heads.h"
#include "verify/nodes.h"
#include "verify/proof.h"
#include "verify/split.h"

/* One document while its spans are checked. */
typedef struct rcn_audit {
    rcn_arena *arena;
    rcn_arena *scratch; /**< of the document */
    rcn_log *log;
    const char *name;
    const rcn_verify_source *sources; /**< all of them */
    const char *const *hashes;        /**< of the files of all sources */
    const rcn_verify_source *source;  /**< of this document */
    rcn_text text;                    /**< what the spans run over */
    RCN_LIST(rcn_proof_part) parts;
    size_t *filled;    /**< bytes of each part's text that spans have given */
    rcn_buffer *built; /**< of parts whose text the ledger does not repeat */
    size_t *by_id;     /**< parts in the order of their ids */
} rcn_audit;

/* What sorting needs to see. */
typedef struct rcn_part_key {
    const char *id;
    size_t index;
} rcn_part_key;

static bool
wrong(rcn_log *log, const char *name, const char *what, const char *where)
{
    rcn_log_add(log, RCN_CODE_VERIFY_LEDGER, (rcn_place){name, 0, 0}, "%s%s%s",
                what, where ? ": " : "", where ? where : "");
    return false;
}

static rcn_text
text_of(const json_t *object, const char *key)
{
    const json_t *value = json_object_get(object, key);
    return json_is_string(value)
               ? (rcn_text){json_string_value(value), json_string_length(value)}
               : (rcn_text){0};
}

/* Returns a number of bytes, or SIZE_MAX. */
static size_t
size_of(const json_t *object, const char *key)
{
    const json_t *value = json_object_get(object, key);
    json_int_t number = json_is_integer(value) ? json_integer_value(value) : -1;
    return number < 0 ? SIZE_MAX : (size_t)number;
}

static bool
read_kind(rcn_text name, rcn_proof_part_kind *ret_kind)
{
    for (rcn_proof_part_kind kind = 0; kind < RCN_PART_COUNT; kind++) {
        if (rcn_text_is(name, rcn_part_name(kind))) {
            *ret_kind = kind;
            return true;
        }
    }
    return false;
}

static int
compare_keys(const void *a, const void *b)
{
    return strcmp(((const rcn_part_key *)a)->id, ((const rcn_part_key *)b)->id);
}

/* Returns a string that outlives the ledger's tree; NULL when there is none. */
static const char *
keep(const rcn_audit *audit, const json_t *object, const char *key)
{
    return rcn_arena_strdup(audit->arena, text_of(object, key).at);
}

/* Until the spans are checked, the texts of the parts are those of the tree. */
static bool
read_parts(rcn_audit *audit, const json_t *blocks, rcn_part_key **ret_keys)
{
    size_t count = json_array_size(blocks);
    rcn_part_key *keys =
        rcn_arena_alloc(audit->scratch, count + 1, sizeof *keys);
    audit->parts.items =
        rcn_arena_alloc(audit->arena, count + 1, sizeof *audit->parts.items);
    audit->parts.capacity = count + 1;
    for (size_t i = 0; i < count; i++) {
        const json_t *block = json_array_get(blocks, i);
        rcn_proof_part part = {.id = keep(audit, block, "id"),
                               .citation = keep(audit, block, "citation"),
                               .text = text_of(block, "text"),
                               .label = keep(audit, block, "ordinal")};
        if (!part.id || !read_kind(text_of(block, "kind"), &part.kind)) {
            return wrong(audit->log, audit->name, "a block without id or kind",
                         part.id);
        }
        if (part.kind == RCN_PART_FIGURE && !part.text.len) {
            part.text = text_of(block, "alt");
            part.image = keep(audit, block, "image");
        }
        keys[i] = (rcn_part_key){part.id, i};
        RCN_PUSH(audit->arena, &audit->parts, part);
    }
    if (count) {
        qsort(keys, count, sizeof *keys, compare_keys);
    }
    for (size_t i = 1; i < count; i++) {
        if (strcmp(keys[i - 1].id, keys[i].id) == 0) {
            return wrong(audit->log, audit->name, "two blocks have this id",
                         keys[i].id);
        }
    }
    *ret_keys = keys;
    return true;
}

/* Holds one piece against the text of its block, where the last one ended. */
static bool
fill(rcn_audit *audit, const rcn_part_key *keys, const char *id, rcn_text piece)
{
    rcn_part_key wanted = {id, 0};
    const rcn_part_key *key = audit->parts.count
                                  ? bsearch(&wanted, keys, audit->parts.count,
                                            sizeof *keys, compare_keys)
                                  : NULL;
    if (!key) {
        return wrong(audit->log, audit->name, "a span of no block", id);
    }
    rcn_text text = audit->parts.items[key->index].text;
    if (!text.at) {
        rcn_buffer_add(&audit->built[key->index], piece);
        return true;
    }
    size_t *filled = &audit->filled[key->index];
    if (piece.len > text.len - *filled ||
        !rcn_text_equal(rcn_text_slice(text, *filled, *filled + piece.len),
                        piece)) {
        return wrong(audit->log, audit->name,
                     "the text of a block is not that of its spans", id);
    }
    *filled += piece.len;
    return true;
}

/* One span: it must begin where the last ended, in the file and in the text. */
static bool
check_span(rcn_audit *audit, const json_t *span, const rcn_part_key *keys,
           size_t *byte_at, size_t *text_at)
{
    size_t byte_start = size_of(span, "byte_start");
    size_t byte_end = size_of(span, "byte_end");
    bool decoded = json_object_get(span, "text_start") != NULL;
    size_t start = decoded ? size_of(span, "text_start") : byte_start;
    size_t end = decoded ? size_of(span, "text_end") : byte_end;
    if (byte_start != *byte_at || byte_end == SIZE_MAX ||
        byte_end < byte_start || start != *text_at || end < start ||
        end > audit->text.len) {
        char place[32];
        (void)snprintf(place, sizeof place, "byte %zu", *byte_at);
        return wrong(audit->log, audit->name,
                     "the spans leave a gap or overlap", place);
    }
    *byte_at = byte_end;
    *text_at = end;
    rcn_text kind = text_of(span, "kind");
    const char *block = text_of(span, "block").at;
    if (rcn_text_is(kind, "text")) {
        return fill(audit, keys, block ? block : "",
                    rcn_text_slice(audit->text, start, end));
    }
    if (rcn_text_is(kind, "replaced")) {
        return !block || fill(audit, keys, block, text_of(span, "replacement"));
    }
    return rcn_text_is(kind, "metadata") || rcn_text_is(kind, "removed") ||
           wrong(audit->log, audit->name, "a span of unknown kind", kind.at);
}

static bool
check_spans(rcn_audit *audit, const json_t *spans, const rcn_part_key *keys)
{
    audit->filled =
        rcn_arena_alloc(audit->scratch, audit->parts.count + 1, sizeof(size_t));
    audit->built = rcn_arena_alloc(audit->scratch, audit->parts.count + 1,
                                   sizeof *audit->built);
    for (size_t i = 0; i < audit->parts.count; i++) {
        audit->built[i] = rcn_buffer_new(audit->scratch);
    }
    size_t byte_at = 0;
    size_t text_at = 0;
    for (size_t i = 0; i < json_array_size(spans); i++) {
        if (!check_span(audit, json_array_get(spans, i), keys, &byte_at,
                        &text_at)) {
            return false;
        }
    }
    bool whole = byte_at == audit->source->raw.len;
    if (text_at != audit->text.len ||
        (!audit->source->over_text_nodes && !whole)) {
        return wrong(audit->log, audit->name,
                     "the spans end before the source does", NULL);
    }
    for (size_t i = 0; i < audit->parts.count; i++) {
        rcn_proof_part *part = &audit->parts.items[i];
        bool repeated = part->text.at != NULL;
        part->text = repeated ? part->text : rcn_buffer_text(&audit->built[i]);
        part->text.at = rcn_text_string(audit->arena, part->text);
        size_t given = part->kind == RCN_PART_FIGURE ? 0 : part->text.len;
        if (repeated && audit->filled[i] != given) {
            return wrong(audit->log, audit->name,
                         "the text of a block is not that of its spans",
                         part->id);
        }
    }
    return true;
}

static rcn_text
file_of(const rcn_verify_source *source)
{
    return source->file.at ? source->file : source->raw;
}

/* The hash of each source's file. */
static const char *const *
hash_files(rcn_arena *arena, const rcn_verify_source *sources, size_t count)
{
    const char **hashes = rcn_arena_alloc(arena, count + 1, sizeof *hashes);
    const char *before = NULL; /* bytes of the file hashed last */
    for (size_t i = 0; i < count; i++) {
        rcn_text file = file_of(&sources[i]);
        if (i && file.at == before) {
            hashes[i] = hashes[i - 1];
            continue;
        }
        char hash[65];
        if (sources[i].mapped) {
            rcn_sha256_mapped(file, hash);
        } else {
            rcn_sha256(file, hash);
        }
        hashes[i] = rcn_arena_strdup(arena, hash);
        before = file.at;
    }
    return hashes;
}

static int
by_name(const void *left, const void *right)
{
    const rcn_verify_source *a = *(const rcn_verify_source *const *)left;
    const rcn_verify_source *b = *(const rcn_verify_source *const *)right;
    int order = strcmp(a->name, b->name);
    return order ? order : (a > b) - (a < b);
}

static const rcn_verify_source **
sort_sources(rcn_arena *arena, const rcn_verify_source *sources, size_t count)
{
    const rcn_verify_source **sorted =
        rcn_arena_alloc(arena, count + 1, sizeof *sorted);
    for (size_t i = 0; i < count; i++) {
        sorted[i] = &sources[i];
    }
    qsort(sorted, count, sizeof *sorted, by_name);
    return sorted;
}

/* Returns the first source of this name, or NULL. */
static const rcn_verify_source *
find_source(const rcn_verify_source *const *sorted, size_t count,
            const char *name)
{
    size_t low = 0;
    size_t high = count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (strcmp(sorted[middle]->name, name) < 0) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    bool found = low < count && strcmp(sorted[low]->name, name) == 0;
    return found ? sorted[low] : NULL;
}

/* The file is hashed before anything else is believed, then what was read of
 * it.  The documents of one file mostly follow each other in `sources`, so a
 * file is hashed once for all of them. */
static bool
check_source(rcn_audit *audit, const json_t *document)
{
    if (!audit->source) {
        return wrong(audit->log, audit->name, "no such source", NULL);
    }
    const char *hash = audit->hashes[audit->source - audit->sources];
    if (!rcn_text_is(text_of(document, "sha256"), hash)) {
        return wrong(audit->log, audit->name,
                     "not the source the edition was made from, its SHA-256 is",
                     hash);
    }
    if (audit->source->file.at) {
        char read[65];
        rcn_sha256(audit->source->raw, read);
        const json_t *content = json_object_get(document, "content");
        if (!rcn_text_is(text_of(content, "sha256"), read)) {
            return wrong(audit->log, audit->name,
                         "another text is read from the file now, its SHA-256 "
                         "is",
                         read);
        }
    }
    audit->text =
        audit->source->text.at ? audit->source->text : audit->source->raw;
    return true;
}

/* A ledger of an earlier release names no text nodes. */
static bool
check_nodes(rcn_audit *audit, const json_t *document)
{
    const json_t *nodes = json_object_get(document, "nodes");
    bool is_utf8 = rcn_text_is(text_of(document, "encoding"), "UTF-8");
    const char *why =
        json_is_array(nodes)
            ? rcn_check_nodes(nodes, audit->text, audit->source->raw, is_utf8)
            : NULL;
    return !why || wrong(audit->log, audit->name, why, NULL);
}

static bool
audit_document(rcn_audit *audit, const json_t *document,
               rcn_proof_document *ret_document)
{
    rcn_part_key *keys = NULL;
    if (!check_source(audit, document) || !check_nodes(audit, document) ||
        !read_parts(audit, json_object_get(document, "blocks"), &keys) ||
        !check_spans(audit, json_object_get(document, "spans"), keys)) {
        return false;
    }
    const json_t *title = json_object_get(document, "title");
    *ret_document = (rcn_proof_document){.name = audit->name,
                                         .title = keep(audit, title, "value"),
                                         .parts = audit->parts.items,
                                         .count = audit->parts.count};
    return true;
}

/* Reports what is wrong with a ledger that could not be taken apart. */
static const rcn_expected *
complain(rcn_text ledger, rcn_log *log)
{
    json_error_t error;
    json_t *root =
        json_loadb(ledger.at, ledger.len, JSON_REJECT_DUPLICATES, &error);
    if (!root) {
        rcn_log_add(log, RCN_CODE_VERIFY_LEDGER, (rcn_place){0},
                    "not well-formed in line %d: %s", error.line, error.text);
    } else {
        (void)wrong(log, NULL, "no documents in it", NULL);
    }
    json_decref(root);
    return NULL;
}

/* Reads the ledger outside its documents; false when it is not well-formed. */
static bool
read_rest(rcn_arena *arena, rcn_expected *expected)
{
    rcn_text text = expected->split.rest;
    json_t *rest = json_loadb(text.at, text.len, JSON_REJECT_DUPLICATES, NULL);
    bool sound = json_is_array(json_object_get(rest, "documents"));
    rcn_running_heads_read(arena, json_object_get(rest, "heads"),
                           &expected->heads);
    json_decref(rest);
    return sound;
}

const rcn_expected *
rcn_verify_expect(rcn_arena *arena, rcn_text ledger_json,
                  const rcn_verify_source *sources, size_t source_count,
                  rcn_log *log)
{
    return rcn_verify_find_failures(arena, ledger_json, sources, source_count,
                                    log, NULL);
}

/* The sources by name, with the hashes of their files. */
typedef struct rcn_source_table {
    const rcn_verify_source *sources;
    const char *const *hashes;
    const rcn_verify_source *const *sorted;
    size_t count;
} rcn_source_table;

/* What one document of the ledger must give.  False when it is not what it must
 * be, which is logged. */
static bool
expect_document(rcn_audit *audit, const rcn_source_table *table,
                const json_t *document, rcn_expected *expected,
                rcn_proof_document *ret_document)
{
    const char *name = keep(audit, document, "file");
    audit->name = name ? name : "(no file)";
    audit->sources = table->sources;
    audit->hashes = table->hashes;
    audit->source = find_source(table->sorted, table->count, audit->name);
    bool ok = audit_document(audit, document, ret_document);
    for (size_t i = 0; audit->source && i < audit->source->more_count; i++) {
        RCN_PUSH(audit->arena, &expected->more, audit->source->more[i]);
    }
    expected->parts += ret_document->count;
    for (size_t i = 0; i < ret_document->count; i++) {
        expected->words += rcn_utf8_count_words(ret_document->parts[i].text);
    }
    return ok;
}

/* Parses the documents one after the other: the tree of a whole ledger takes
 * ten times its bytes. */
static const rcn_expected *
expect_documents(rcn_expected *expected, const rcn_source_table *table,
                 const rcn_audit *fresh, rcn_proof_failures *failures)
{
    rcn_arena *arena = fresh->arena;
    rcn_proof_document *all =
        rcn_arena_alloc(arena, expected->count + 1, sizeof *all);
    rcn_text *files =
        rcn_arena_alloc(arena, expected->count + 1, sizeof *files);
    bool ok = true;
    for (size_t i = 0; i < expected->count; i++) {
        rcn_log_step(fresh->log, "verifying documents", i, expected->count);
        rcn_text slice = expected->split.documents.items[i];
        json_t *document =
            json_loadb(slice.at, slice.len, JSON_REJECT_DUPLICATES, NULL);
        if (!document) {
            return complain(expected->ledger, fresh->log);
        }
        rcn_audit audit = *fresh;
        if (!expect_document(&audit, table, document, expected, &all[i])) {
            rcn_proof_failures_document(failures, i);
            ok = false;
        }
        files[i] = audit.source ? file_of(audit.source) : (rcn_text){0};
        json_decref(document);
        rcn_arena_reset(audit.scratch);
    }
    expected->documents = all;
    expected->sources = files;
    rcn_expected_sort_sources(arena, expected);
    return ok ? expected : NULL;
}

const rcn_expected *
rcn_verify_find_failures(rcn_arena *arena, rcn_text ledger_json,
                         const rcn_verify_source *sources, size_t source_count,
                         rcn_log *log, rcn_proof_failures *failures)
{
    rcn_expected *expected = rcn_arena_alloc(arena, 1, sizeof *expected);
    expected->ledger = ledger_json;
    if (!rcn_ledger_split(arena, ledger_json, &expected->split) ||
        !read_rest(arena, expected)) {
        return complain(ledger_json, log);
    }
    expected->count = expected->split.documents.count;
    expected->accepted = rcn_arena_alloc(arena, 65, 1);
    const rcn_source_table table = {
        sources, hash_files(arena, sources, source_count),
        sort_sources(arena, sources, source_count), source_count};
    const rcn_audit fresh = {
        .arena = arena, .scratch = rcn_arena_new(0), .log = log};
    const rcn_expected *built =
        expect_documents(expected, &table, &fresh, failures);
    rcn_arena_free(fresh.scratch);
    return built;
}

size_t
rcn_expected_blocks(const rcn_expected *expected)
{
    return expected->parts;
}

size_t
rcn_expected_words(const rcn_expected *expected)
{
    return expected->words;
}

size_t
rcn_expected_bytes(const rcn_expected *expected)
{
    size_t bytes = expected->ledger.len;
    for (size_t i = 0; i < expected->count; i++) {
        bytes += expected->sources[i].len;
    }
    for (size_t i = 0; i < expected->more.count; i++) {
        bytes += expected->more.items[i].len;
    }
    return bytes;
}

const rcn_ledger_file *
rcn_ledger_files(rcn_arena *arena, rcn_text ledger_json, size_t *ret_count)
{
    rcn_split_ledger split = {0};
    (void)rcn_ledger_split(arena, ledger_json, &split);
    RCN_LIST(rcn_ledger_file) files = {0};
    for (size_t i = 0; i < split.documents.count; i++) {
        rcn_text slice = split.documents.items[i];
        json_t *document =
            json_loadb(slice.at, slice.len, JSON_REJECT_DUPLICATES, NULL);
        rcn_text name = text_of(document, "file");
        rcn_text encoding = text_of(document, "encoding");
        rcn_text sha256 = text_of(document, "sha256");
        if (name.at && encoding.at && sha256.at) {
            RCN_PUSH(arena, &files,
                     (rcn_ledger_file){rcn_arena_strdup(arena, name.at),
                                       rcn_arena_strdup(arena, encoding.at),
                                       rcn_arena_strdup(arena, sha256.at)});
        }
        json_decref(document);
    }
    *ret_count = files.count;
    return files.items;
}
