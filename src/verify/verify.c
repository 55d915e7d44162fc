/* The proof of one book: read it with other people's programs, compare. */
#include "verify/verify.h"

#include "base/process.h"
#include "verify/proof.h"

#define PRINTED_LIMIT ((size_t)512 << 20)

bool
rcn_verify_epub(const rcn_expected *expected, const char *path, rcn_log *log)
{
    rcn_arena *arena = rcn_arena_new(0);
    const rcn_testimony *found = NULL;
    size_t count = 0;
    bool ok =
        rcn_epub_testimony(arena, path, log, &found, &count) &&
        rcn_proof_compare(expected, found, count, RCN_MANNER_EXACT, path, log);
    rcn_arena_free(arena);
    return ok;
}

bool
rcn_verify_pdf(const rcn_expected *expected, const char *path, rcn_log *log)
{
    rcn_arena *arena = rcn_arena_new(0);
    /* A name that begins with a hyphen would be taken for an option. */
    const char *name =
        path[0] == '-' ? rcn_arena_printf(arena, "./%s", path) : path;
    const char *const arguments[] = {"pdfinfo",      "-enc", "UTF-8",
                                     "-struct-text", name,   NULL};
    rcn_text printed = {0};
    rcn_process_end end = rcn_process_run(arena, arguments, (rcn_text){0},
                                          PRINTED_LIMIT, &printed);
    rcn_place place = {path, 0, 0};
    bool ok = true;
    if (end == RCN_PROCESS_MISSING) {
        rcn_log_add(log, RCN_CODE_VERIFY_UNVERIFIED, place,
                    "pdfinfo of poppler-utils is not installed");
    } else if (end == RCN_PROCESS_FAILED) {
        rcn_log_add(log, RCN_CODE_VERIFY_BOOK, place, "pdfinfo cannot read it");
        ok = false;
    } else {
        const rcn_testimony *found = NULL;
        size_t count = 0;
        rcn_pdf_testimony(arena, printed, &found, &count);
        ok = rcn_proof_compare(expected, found, count, RCN_MANNER_PRINTED, path,
                               log);
    }
    rcn_arena_free(arena);
    return ok;
}
