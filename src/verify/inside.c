/* The ledger that travels inside an EPUB: a reader who has only the book proves
 * it by that one, so it must say what the ledger of this proof says. */
#include <jansson.h>

#include "verify/container.h"
#include "verify/proof.h"

#define LEDGER_NAME "META-INF/recension.json"

bool
rcn_same_ledger(rcn_text one, rcn_text other)
{
    if (rcn_text_equal(one, other)) {
        return true;
    }
    json_t *a = json_loadb(one.at, one.len, JSON_REJECT_DUPLICATES, NULL);
    json_t *b = json_loadb(other.at, other.len, JSON_REJECT_DUPLICATES, NULL);
    bool same = a && b && json_equal(a, b);
    json_decref(a);
    json_decref(b);
    return same;
}

bool
rcn_epub_same_ledger(const char *path, rcn_text ledger, rcn_log *log)
{
    rcn_arena *arena = rcn_arena_new(0);
    rcn_container container;
    rcn_text inside = {0};
    bool ok = rcn_container_open(&container, arena, path, log);
    if (ok && rcn_container_has(&container, LEDGER_NAME)) {
        ok = rcn_container_read(&container, arena, LEDGER_NAME, &inside);
        if (ok && !rcn_same_ledger(inside, ledger)) {
            rcn_log_add(log, RCN_CODE_VERIFY_DIFFERENCE,
                        (rcn_place){path, 0, 0},
                        "the ledger in it (%s) is another one", LEDGER_NAME);
            ok = false;
        }
    }
    rcn_arena_free(arena);
    return ok;
}
