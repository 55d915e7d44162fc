/* The ledger and the sources that travel inside an EPUB: a reader who has only
 * the book proves it by them, so they must be those of this proof.  The ledger
 * need not repeat the texts of blocks, which the book holds and the spans
 * give. */
#include <jansson.h>
#include <stdint.h>
#include <string.h>
#include <zip.h>

#include "base/codes.h"
#include "base/hash.h"
#include "verify/container.h"
#include "verify/proof.h"
#include "verify/same_json.h"

static json_t *
parse(rcn_text text)
{
    return json_loadb(text.at, text.len, JSON_REJECT_DUPLICATES, NULL);
}

static void
leave_texts(json_t *document)
{
    const json_t *blocks = json_object_get(document, "blocks");
    for (size_t i = 0; i < json_array_size(blocks); i++) {
        (void)json_object_del(json_array_get(blocks, i), "text");
    }
}

/* Returns whether two values agree but for the texts of blocks that `inner` may
 * leave out. */
static bool
same_value(rcn_text whole, rcn_text inner)
{
    if (rcn_same_json(whole, inner)) {
        return true;
    }
    json_t *one = parse(whole);
    json_t *other = parse(inner);
    bool same = one && other && json_equal(one, other);
    if (one && other && !same) {
        leave_texts(one);
        same = json_equal(one, other);
    }
    json_decref(one);
    json_decref(other);
    return same;
}

static bool
same_parts(const rcn_split_ledger *whole, const rcn_split_ledger *inner)
{
    bool same = whole->documents.count == inner->documents.count &&
                same_value(whole->rest, inner->rest);
    for (size_t i = 0; same && i < whole->documents.count; i++) {
        same = same_value(whole->documents.items[i], inner->documents.items[i]);
    }
    return same;
}

bool
rcn_same_ledger(const rcn_expected *expected, rcn_text ledger)
{
    if (rcn_text_equal(expected->ledger, ledger)) {
        return true;
    }
    char hash[65];
    rcn_sha256(ledger, hash);
    if (strcmp(hash, expected->accepted) == 0) {
        return true; /* both books carry the same */
    }
    rcn_arena *arena = rcn_arena_new(0);
    rcn_split_ledger inner = {0};
    bool same = rcn_ledger_split(arena, ledger, &inner) &&
                same_parts(&expected->split, &inner);
    if (same) {
        memcpy(expected->accepted, hash, sizeof hash);
    }
    rcn_arena_free(arena);
    return same;
}

static bool
differ(const rcn_container *container, const char *name, const char *what)
{
    rcn_log_add(container->log, RCN_CODE_VERIFY_DIFFERENCE,
                (rcn_place){container->path, 0, 0}, "%s, %s, %s",
                "the file in it", name, what);
    return false;
}

static bool
same_ledger(const rcn_expected *expected, rcn_container *container)
{
    rcn_text inside;
    if (!rcn_container_has(container, RCN_EPUB_LEDGER)) {
        return true;
    }
    return rcn_container_read(container, container->arena, RCN_EPUB_LEDGER,
                              &inside) &&
           (rcn_same_ledger(expected, inside) ||
            differ(container, RCN_EPUB_LEDGER, "is another ledger"));
}

/* Returns whether a source that an EPUB carries is one of the proof; notes
 * which. */
static bool
same_source(const rcn_expected *expected, rcn_container *container,
            const char *name, bool *seen)
{
    rcn_text bytes;
    rcn_arena *scratch = rcn_arena_new(0);
    bool read = rcn_container_read(container, scratch, name, &bytes);
    bool known = read && rcn_expected_has_source(expected, bytes, seen);
    rcn_arena_free(scratch);
    return known || (read && differ(container, name, "is none of the sources"));
}

static bool
same_sources(const rcn_expected *expected, rcn_container *container)
{
    bool *seen =
        rcn_arena_alloc(container->arena, expected->count + 1, sizeof *seen);
    zip_int64_t count = zip_get_num_entries(container->zip, 0);
    bool some = false;
    for (zip_int64_t i = 0; i < count; i++) {
        const char *name = zip_get_name(container->zip, (zip_uint64_t)i, 0);
        if (rcn_text_starts(rcn_text_of(name), RCN_EPUB_SOURCES)) {
            some = true;
            if (!same_source(expected, container, name, seen)) {
                return false;
            }
        }
    }
    for (size_t i = 0; some && i < expected->count; i++) {
        if (!seen[i] && expected->sources[i].len <= RCN_CARRIED_FILE_MOST) {
            return differ(container, expected->documents[i].name, "is missing");
        }
    }
    return true;
}

bool
rcn_epub_same_files(const rcn_expected *expected, const char *path,
                    rcn_log *log)
{
    rcn_arena *arena = rcn_arena_new(0);
    rcn_container container;
    bool ok = rcn_container_open(&container, arena, path,
                                 rcn_expected_bytes(expected), log) &&
              same_ledger(expected, &container) &&
              same_sources(expected, &container);
    rcn_arena_free(arena);
    return ok;
}
