/* The ledger that travels inside a book: a reader who has only the book proves
 * it by that one, so it must say what the ledger of this proof says.  It need
 * not repeat the texts of blocks, which the book holds and the spans give. */
#include <jansson.h>
#include <stdint.h>

#include "base/codes.h"
#include "verify/container.h"
#include "verify/proof.h"

#define LEDGER_NAME "META-INF/recension.json"

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

bool
rcn_epub_same_ledger(const rcn_expected *expected, const char *path,
                     rcn_log *log)
{
    rcn_arena *arena = rcn_arena_new(0);
    rcn_container container;
    rcn_text inside = {0};
    bool ok = rcn_container_open(&container, arena, path,
                                 rcn_expected_bytes(expected), log);
    if (ok && rcn_container_has(&container, LEDGER_NAME)) {
        ok = rcn_container_read(&container, arena, LEDGER_NAME, &inside);
        if (ok && !rcn_same_ledger(expected, inside)) {
            rcn_log_add(log, RCN_CODE_VERIFY_DIFFERENCE,
                        (rcn_place){path, 0, 0},
                        "the ledger in it (%s) is another one", LEDGER_NAME);
            ok = false;
        }
    }
    rcn_arena_free(arena);
    return ok;
}
