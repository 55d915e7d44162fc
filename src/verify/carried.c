/* The sources inside a book: the book alone suffices to prove it. */
#include "verify/carried.h"

#include <string.h>
#include <zip.h>

#include "base/codes.h"
#include "verify/container.h"
#include "verify/printed_book.h"
#include "verify/proof.h"

#define CARRIED_MOST ((size_t)1 << 30) /* bytes of a book's files together */

size_t
rcn_carried_left(const rcn_carried *carried)
{
    return CARRIED_MOST - carried->bytes;
}

bool
rcn_carried_add(rcn_arena *arena, rcn_carried *carried, bool ledger,
                const char *name, rcn_text bytes)
{
    if (ledger && carried->ledger.at) {
        return false;
    }
    rcn_text copy = {rcn_text_string(arena, bytes), bytes.len};
    carried->bytes += bytes.len;
    if (ledger) {
        carried->ledger = copy;
    } else {
        RCN_PUSH(arena, &carried->files,
                 (rcn_carried_file){rcn_arena_strdup(arena, name), copy});
    }
    return true;
}

static bool
read_epub(rcn_arena *arena, const char *path, rcn_log *log,
          rcn_carried *carried)
{
    rcn_container container;
    if (!rcn_container_open(&container, arena, path, CARRIED_MOST, log)) {
        return false;
    }
    zip_int64_t count = zip_get_num_entries(container.zip, 0);
    bool ok = true;
    for (zip_int64_t i = 0; ok && i < count; i++) {
        const char *name = zip_get_name(container.zip, (zip_uint64_t)i, 0);
        rcn_text text = rcn_text_of(name);
        bool ledger = rcn_text_is(text, RCN_EPUB_LEDGER);
        bool source = rcn_text_starts(text, RCN_EPUB_SOURCES);
        rcn_text bytes;
        if (ledger || source) {
            ok = rcn_container_read(&container, arena, name, &bytes) &&
                 ((bytes.len <= rcn_carried_left(carried) &&
                   rcn_carried_add(arena, carried, ledger,
                                   name + strlen(RCN_EPUB_SOURCES) * source,
                                   bytes)) ||
                  rcn_container_fail(&container, name, "too much is in it"));
        }
    }
    return ok;
}

bool
rcn_verify_carried(rcn_arena *arena, const char *path, bool pdf, rcn_log *log,
                   rcn_carried *ret_carried)
{
    *ret_carried = (rcn_carried){0};
    if (!pdf) {
        return read_epub(arena, path, log, ret_carried);
    }
    rcn_printed_book book;
    return rcn_printed_open(&book, arena, path, log, NULL) &&
           rcn_printed_carried(&book, ret_carried);
}
