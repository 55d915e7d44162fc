/* The ledger and the sources that travel inside an EPUB: a reader who has only the
 * book proves it by them, so they must be those of this proof.  The ledger need
 * not repeat the texts of blocks, which the book holds and the spans give. */
#include <jansson.h>
#include <stdint.h>
#include <zip.h>

#include "base/codes.h"
#include "verify/container.h"
#include "verify/proof.h"

/* A copy of a document without the texts of its blocks; all else is shared. */
static json_t *
without_texts(json_t *document)
{
    json_t *copy = json_copy(document);
    const json_t *blocks = json_object_get(document, "blocks");
    json_t *bare = json_array();
    for (size_t i = 0; i < json_array_size(blocks); i++) {
        json_t *block = json_copy(json_array_get(blocks, i));
        (void)json_object_del(block, "text");
        (void)json_array_append_new(bare, block);
    }
    (void)json_object_set_new(copy, "blocks", bare);
    return copy;
}

/* Whether two ledgers agree but for the texts that `inner` leaves out. */
static bool
same_without_texts(json_t *whole, json_t *inner)
{
    json_t *copy = json_copy(whole);
    const json_t *documents = json_object_get(whole, "documents");
    json_t *bare = json_array();
    for (size_t i = 0; i < json_array_size(documents); i++) {
        json_t *document = json_array_get(documents, i);
        (void)json_array_append_new(bare, without_texts(document));
    }
    (void)json_object_set_new(copy, "documents", bare);
    bool same = json_equal(copy, inner);
    json_decref(copy);
    return same;
}

bool
rcn_same_ledger(const rcn_expected *expected, rcn_text ledger)
{
    if (rcn_text_equal(expected->ledger, ledger)) {
        return true;
    }
    json_t *inner =
        json_loadb(ledger.at, ledger.len, JSON_REJECT_DUPLICATES, NULL);
    bool same = inner && (json_equal(expected->root, inner) ||
                          same_without_texts(expected->root, inner));
    json_decref(inner);
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

/* Whether a source that an EPUB carries is one of the proof; notes which. */
static bool
same_source(const rcn_expected *expected, rcn_container *container,
            const char *name, bool *seen)
{
    rcn_text bytes;
    rcn_arena *scratch = rcn_arena_new(0);
    bool read = rcn_container_read(container, scratch, name, &bytes);
    bool known = false;
    for (size_t i = 0; read && i < expected->count; i++) {
        bool same = rcn_text_equal(expected->sources[i], bytes);
        seen[i] = seen[i] || same;
        known = known || same;
    }
    for (size_t i = 0; read && !known && i < expected->more.count; i++) {
        known = rcn_text_equal(expected->more.items[i], bytes);
    }
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
        if (!seen[i]) {
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
