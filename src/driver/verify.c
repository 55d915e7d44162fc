/* `recension verify`: finished books against the sources.  Only the ledger and
 * the sources' bytes say what must stand in them. */
#include "driver/driver.h"

#include <stdlib.h>
#include <string.h>

#include "base/codes.h"
#include "base/file.h"
#include "driver/pipeline.h"
#include "driver/proof.h"
#include "source/encoding.h"
#include "source/files/read.h"

#define LEDGER_LIMIT ((size_t)1024 * 1024 * 1024)

const rcn_expected *
rcn_expect_corpus(rcn_arena *arena, rcn_corpus corpus, rcn_text ledger_json,
                  rcn_log *log, rcn_proof_failures *failures)
{
    rcn_verify_source *sources =
        rcn_arena_alloc(arena, corpus.count, sizeof *sources);
    for (size_t i = 0; i < corpus.count; i++) {
        const rcn_document *document = corpus.documents[i];
        sources[i] =
            (rcn_verify_source){.name = document->name,
                                .raw = document->raw,
                                .text = document->text,
                                .over_text_nodes = document->over_text_nodes};
        if (rcn_document_is_part(document)) {
            sources[i].file = document->file;
        }
    }
    return rcn_verify_find_failures(arena, ledger_json, sources, corpus.count,
                                    log, failures);
}

/* edition.json lies beside the books that a build made. */
static const char *
ledger_path(rcn_arena *arena, const rcn_request *request)
{
    if (request->ledger) {
        return request->ledger;
    }
    const char *book = request->operands[0];
    size_t len = (size_t)(rcn_path_name(book) - book);
    return rcn_arena_printf(arena, "%.*sedition.json", (int)len, book);
}

/* Both kinds of book name themselves in their first bytes: a ZIP local file
 * header (APPNOTE 4.3.7), "%PDF-" (ISO 32000-1, 7.5.2). */
static bool
verify_book(const rcn_expected *expected, const char *path, rcn_log *log)
{
    char magic[5] = {0};
    FILE *book = fopen(path, "rb");
    size_t got = book ? fread(magic, 1, sizeof magic, book) : 0;
    if (book) {
        (void)fclose(book);
    }
    if (got == sizeof magic && memcmp(magic, "%PDF-", 5) == 0) {
        return rcn_verify_pdf(expected, path, log, NULL);
    }
    if (got == sizeof magic && memcmp(magic, "PK\003\004", 4) == 0) {
        return rcn_verify_epub(expected, path, log, NULL);
    }
    rcn_log_add(log, RCN_CODE_BOOK_UNKNOWN, (rcn_place){path, 0, 0}, "%s",
                book ? "" : "it cannot be read");
    return false;
}

/* How the ledger says that each file was decoded. */
static const rcn_source_reading *
readings_of(rcn_arena *arena, rcn_text ledger, size_t *ret_count)
{
    const rcn_ledger_file *files = rcn_ledger_files(arena, ledger, ret_count);
    rcn_source_reading *readings =
        rcn_arena_alloc(arena, *ret_count + 1, sizeof *readings);
    size_t count = *ret_count;
    *ret_count = 0;
    for (size_t i = 0; i < count; i++) {
        const char *encoding = files[i].encoding;
        if (strcmp(encoding, "UTF-8") == 0) {
            continue; /* as it seems */
        }
        const char *repaired = strstr(encoding, RCN_ENCODING_REPAIRED);
        size_t len =
            repaired ? (size_t)(repaired - encoding) : strlen(encoding);
        readings[(*ret_count)++] = (rcn_source_reading){
            .name = files[i].name,
            .encoding = rcn_arena_strndup(arena, encoding, len),
            .repair = repaired != NULL};
    }
    return readings;
}

bool
rcn_run_verify(const rcn_request *request, FILE *out, rcn_log *log)
{
    if (!request->sources) {
        rcn_log_add(log, RCN_CODE_USAGE, (rcn_place){NULL, 0, 0},
                    "verify needs --sources=PATH");
        return false;
    }
    rcn_arena *arena = rcn_arena_new(0);
    const char *const *sources = &request->sources;
    const char *ledger = ledger_path(arena, request);
    rcn_text json;
    const rcn_expected *expected = NULL;
    rcn_progress_step(request, "reading documents");
    if (rcn_file_read(arena, ledger, ledger, LEDGER_LIMIT, log, &json)) {
        /* All that a build may have read; a part of a book names its chapter. */
        rcn_source_options options = {
            .keep_listings = true,
            .split_chapters = rcn_text_find(json, ".epub#", 0) != SIZE_MAX};
        options.readings = readings_of(arena, json, &options.reading_count);
        rcn_corpus corpus =
            rcn_source_read_all(arena, sources, 1, &options, log);
        expected = corpus.count
                       ? rcn_expect_corpus(arena, corpus, json, log, NULL)
                       : NULL;
    }
    bool ok = expected != NULL;
    for (size_t i = 0; expected && i < request->operand_count; i++) {
        const char *book = request->operands[i];
        rcn_progress_step(request, "verifying");
        if (verify_book(expected, book, log)) {
            (void)fprintf(out, "%s: verified, %zu paragraphs, %zu words\n",
                          book, rcn_expected_blocks(expected),
                          rcn_expected_words(expected));
        } else {
            ok = false;
        }
    }
    rcn_arena_free(arena);
    return ok;
}
