/* The proof of one book: read it with other people's programs, compare. */
#include "verify/verify.h"

#include "base/process.h"
#include "verify/proof.h"

#define PRINTED_LIMIT ((size_t)512 << 20)

bool
rcn_verify_epub(const rcn_expected *expected, const char *path, rcn_log *log)
{
    rcn_arena *arena = rcn_arena_new(0);
    rcn_hearing found = {.manner = RCN_MANNER_EXACT};
    bool ok =
        rcn_epub_testimony(arena, path, log, &found.documents, &found.count) &&
        rcn_proof_compare(expected, &found, path, log) &&
        rcn_epub_same_ledger(path, expected->ledger, log);
    rcn_arena_free(arena);
    return ok;
}

/* A name that begins with a hyphen would be taken for an option. */
static const char *
plain_name(rcn_arena *arena, const char *path)
{
    return path[0] == '-' ? rcn_arena_printf(arena, "./%s", path) : path;
}

/* What broke off in the structure is looked for in the whole text. */
static bool
hear_again(rcn_arena *arena, const rcn_expected *expected, rcn_hearing *found,
           const char *path, rcn_log *log)
{
    const char *const arguments[] = {
        "pdftotext", "-enc", "UTF-8", plain_name(arena, path), "-", NULL};
    if (rcn_process_run(arena, arguments, (rcn_text){0}, PRINTED_LIMIT,
                        &found->book) != RCN_PROCESS_DONE) {
        found->book = (rcn_text){0};
    }
    return rcn_proof_compare(expected, found, path, log);
}

static bool
compare_printed(rcn_arena *arena, const rcn_expected *expected,
                rcn_text printed, const char *path, rcn_log *log)
{
    rcn_hearing found = {.manner = RCN_MANNER_PRINTED};
    rcn_pdf_testimony(arena, printed, &found.documents, &found.count);
    rcn_log *first = rcn_log_new();
    bool ok = rcn_proof_compare(expected, &found, path, first);
    rcn_log_free(first);
    return ok || hear_again(arena, expected, &found, path, log);
}

bool
rcn_verify_pdf(const rcn_expected *expected, const char *path, rcn_log *log)
{
    rcn_arena *arena = rcn_arena_new(0);
    const char *const arguments[] = {
        "pdfinfo", "-enc", "UTF-8", "-struct-text", plain_name(arena, path),
        NULL};
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
        ok = compare_printed(arena, expected, printed, path, log);
    }
    rcn_arena_free(arena);
    return ok;
}
