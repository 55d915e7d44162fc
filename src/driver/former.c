/* Books of a former edition that goes by another name.  The ledger in the
 * output folder names it and the hashes of its sources; it is of this edition
 * if they share half of them. */
#include "driver/build.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"

#define LEDGER       "edition.json"
#define LEDGER_LIMIT ((size_t)1 << 30)
#define HASH_DIGITS  64

static int
by_hash(const void *left, const void *right)
{
    return memcmp(*(const char *const *)left, *(const char *const *)right,
                  HASH_DIGITS);
}

static const char **
sorted_hashes(rcn_arena *arena, const rcn_edition *edition)
{
    const char **hashes =
        rcn_arena_alloc(arena, edition->record_count + 1, sizeof *hashes);
    for (size_t i = 0; i < edition->record_count; i++) {
        hashes[i] = edition->records[i].cleaned->document->sha256;
    }
    qsort(hashes, edition->record_count, sizeof *hashes, by_hash);
    return hashes;
}

/* Returns true if at least half of the sources that the ledger names are in the
 * edition. */
static bool
is_same_edition(rcn_arena *arena, rcn_text ledger, const rcn_edition *edition)
{
    static const char key[] = "\"sha256\":\"";
    const char **hashes = sorted_hashes(arena, edition);
    size_t named = 0;
    size_t shared = 0;
    size_t at = rcn_text_find(ledger, key, 0);
    for (; at != SIZE_MAX; at = rcn_text_find(ledger, key, at + 1)) {
        const char *hash = ledger.at + at + sizeof key - 1;
        if (at + sizeof key - 1 + HASH_DIGITS <= ledger.len) {
            named++;
            shared += bsearch(&hash, hashes, edition->record_count,
                              sizeof *hashes, by_hash) != NULL;
        }
    }
    return shared * 2 >= named && shared;
}

/* Returns the name of the books that a ledger was written for, or NULL; one
 * with other signs than file names of ours have is not believed. */
static const char *
name_in(rcn_arena *arena, rcn_text ledger)
{
    static const char key[] = "\"name\":\"";
    size_t at = rcn_text_find(ledger, key, 0);
    if (at == SIZE_MAX) {
        return NULL;
    }
    size_t from = at + sizeof key - 1;
    size_t end = rcn_text_find(ledger, "\"", from);
    if (end == SIZE_MAX || end == from) {
        return NULL;
    }
    const char *name =
        rcn_text_string(arena, rcn_text_slice(ledger, from, end));
    return strpbrk(name, "/\\.") ? NULL : name;
}

static void
retire_all(rcn_build *build, const char *name)
{
    static const char *const extensions[] = {
        "epub", "pdf", "booklet.pdf", "html",
        "txt",  "bib", "tei.xml",     "csl.json"};
    for (size_t i = 0; i < sizeof extensions / sizeof *extensions; i++) {
        rcn_outputs_retire(build->outputs,
                           rcn_arena_printf(build->pipeline.arena, "%s.%s",
                                            name, extensions[i]));
    }
}

void
rcn_build_retire_former(rcn_build *build)
{
    const rcn_edition *edition = build->pipeline.edition;
    rcn_arena *arena = rcn_arena_new(0);
    const char *path = rcn_path_join(arena, build->folder, LEDGER);
    rcn_text ledger;
    rcn_log *quiet = rcn_log_new(); /* mostly there is none */
    if (build->make[RCN_MAKE_LEDGER] &&
        rcn_file_read(arena, path, path, LEDGER_LIMIT, quiet, &ledger)) {
        const char *name = name_in(arena, ledger);
        if (name && is_same_edition(arena, ledger, edition) &&
            (strcmp(name, edition->name) != 0 || build->dropped)) {
            retire_all(build, name);
        }
    }
    rcn_log_free(quiet);
    rcn_arena_free(arena);
}
