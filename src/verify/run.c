/* The proof of one book: read it with other people's programs, compare. */
#include "verify/verify.h"

#include <malloc.h>
#include <stdint.h>

#include "base/codes.h"
#include "base/process.h"
#include "verify/heads.h"
#include "verify/lean_copy.h"
#include "verify/printed_book.h"
#include "verify/proof.h"
#include "verify/second_reader.h"

#define PRINTED_LIMIT ((size_t)512 << 20)

bool
rcn_verify_epub(const rcn_expected *expected, const char *path, rcn_log *log,
                rcn_proof_failures *failures)
{
    rcn_arena *arena = rcn_arena_new(0);
    rcn_found_book found = {.manner = RCN_MANNER_EXACT, .failures = failures};
    bool ok = rcn_epub_documents(arena, path, rcn_expected_bytes(expected), log,
                                 &found.documents, &found.count) &&
              rcn_proof_compare(expected, &found, path, log) &&
              rcn_epub_same_files(expected, path, log);
    rcn_arena_free(arena);
    return ok;
}

/* Returns a name that begins with a hyphen would be taken for an option. */
static const char *
plain_name(rcn_arena *arena, const char *path)
{
    return path[0] == '-' ? rcn_arena_printf(arena, "./%s", path) : path;
}

/* "/dev/fd/N" of an open file, for a program that inherits it. */
static const char *
shared_name(rcn_arena *arena, FILE *file)
{
    return rcn_arena_printf(arena, "/dev/fd/%d", fileno(file));
}

/* What is on a page where two readers part. */
static void
readers_differ(const rcn_printed_book *book, size_t page, rcn_text one,
               rcn_text other)
{
    rcn_arena *arena = book->scratch;
    rcn_printed_fail(book, RCN_CODE_VERIFY_DIFFERENCE, page,
                     rcn_arena_printf(arena,
                                      "libqpdf finds \"%s\", pdftotext \"%s\"",
                                      rcn_proof_words(arena, one),
                                      rcn_proof_words(arena, other)));
}

/* `printed` is what pdftotext says of all pages, each closed by a form feed. */
static bool
second_reader_agrees(const rcn_printed_book *book, rcn_text printed)
{
    size_t at = 0;
    size_t faults = 0;
    for (size_t i = 0; i < book->pages.count && faults < RCN_PAGE_FAULTS; i++) {
        size_t end = rcn_text_find(printed, "\f", at);
        end = end == SIZE_MAX ? printed.len : end;
        rcn_text there = rcn_text_slice(printed, at, end);
        rcn_text here = book->pages.items[i].words;
        size_t a = 0;
        size_t b = 0;
        if (!rcn_second_reader_agrees(here, there, &a, &b)) {
            readers_differ(book, i + 1, rcn_text_slice(here, a, here.len),
                           rcn_text_slice(there, b, there.len));
            faults++;
        }
        at = end < printed.len ? end + 1 : end;
    }
    return !faults;
}

static bool
ask_second_reader(rcn_printed_book *book)
{
    FILE *copy = rcn_lean_copy(book);
    const char *const arguments[] = {"pdftotext",
                                     "-raw",
                                     "-enc",
                                     "UTF-8",
                                     copy ? shared_name(book->arena, copy)
                                          : plain_name(book->arena, book->path),
                                     "-",
                                     NULL};
    rcn_text printed = {0};
    rcn_log_step(book->log, "reading the PDF with pdftotext", 0, 0);
    rcn_process_end end = rcn_process_run(book->arena, arguments, (rcn_text){0},
                                          PRINTED_LIMIT, &printed);
    if (copy) {
        (void)fclose(copy);
    }
    if (end == RCN_PROCESS_MISSING) {
        rcn_log_add(book->log, RCN_CODE_VERIFY_UNVERIFIED,
                    (rcn_place){book->path, 0, 0},
                    "pdftotext of poppler-utils is not installed");
        return true;
    }
    return end == RCN_PROCESS_DONE
               ? second_reader_agrees(book, printed)
               : rcn_printed_fail(book, RCN_CODE_VERIFY_BOOK, 0,
                                  "pdftotext cannot read it");
}

bool
rcn_verify_pdf(const rcn_expected *expected, const char *path, rcn_log *log,
               rcn_proof_failures *failures)
{
    rcn_arena *arena = rcn_arena_new(0);
    rcn_found_book found = {.manner = RCN_MANNER_PRINTED, .failures = failures};
    /* libqpdf frees small pieces by the million, and glibc joins all of them
     * again at each large one, unless it does so at once: 6 % of the time. */
    (void)mallopt(M_MXFAST, 0);
    rcn_printed_book book;
    rcn_elements *elements = rcn_elements_new(arena);
    bool ok = rcn_printed_open(&book, arena, path, log, failures) &&
              rcn_printed_read_pages(&book) &&
              rcn_printed_walk(&book, elements);
    if (ok) {
        rcn_elements_documents(elements, &found.documents, &found.count);
        ok = rcn_proof_compare(expected, &found, path, log) &&
             rcn_printed_heads(&book, &expected->heads) &&
             rcn_printed_same_files(&book, expected) &&
             ask_second_reader(&book);
    }
    rcn_arena_free(arena);
    return ok;
}
