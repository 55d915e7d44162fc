/* `recension verify`: finished books against the sources.  Only the ledger and
 * the sources' bytes state what must be in them. */
#include "driver/driver.h"

#include <stdlib.h>
#include <string.h>

#include "base/codes.h"
#include "base/file.h"
#include "driver/carried.h"
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
            sources[i].mapped = document->mapped;
        }
        rcn_text *more =
            rcn_arena_alloc(arena, document->page_count + 1, sizeof *more);
        if (document->recognised) {
            more[sources[i].more_count++] = document->recognised->file;
        }
        for (size_t k = 1; k < document->page_count; k++) {
            more[sources[i].more_count++] = document->pages[k]->file;
        }
        sources[i].more = more;
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

typedef enum rcn_book_kind {
    RCN_BOOK_UNKNOWN,
    RCN_BOOK_EPUB,
    RCN_BOOK_PDF
} rcn_book_kind;

/* Both kinds of book name themselves in their first bytes: a ZIP local file
 * header (APPNOTE 4.3.7), "%PDF-" (ISO 32000-1, 7.5.2). */
static rcn_book_kind
book_kind(const char *path, rcn_log *log)
{
    char magic[5] = {0};
    FILE *book = fopen(path, "rb");
    size_t got = book ? fread(magic, 1, sizeof magic, book) : 0;
    if (book) {
        (void)fclose(book);
    }
    if (got == sizeof magic && memcmp(magic, "%PDF-", 5) == 0) {
        return RCN_BOOK_PDF;
    }
    if (got == sizeof magic && memcmp(magic, "PK\003\004", 4) == 0) {
        return RCN_BOOK_EPUB;
    }
    rcn_log_add(log, RCN_CODE_BOOK_UNKNOWN, (rcn_place){path, 0, 0}, "%s",
                book ? "" : "it cannot be read");
    return RCN_BOOK_UNKNOWN;
}

static bool
verify_book(const rcn_expected *expected, const char *path, rcn_log *log)
{
    rcn_book_kind kind = book_kind(path, log);
    if (kind == RCN_BOOK_UNKNOWN) {
        return false;
    }
    return kind == RCN_BOOK_PDF ? rcn_verify_pdf(expected, path, log, NULL)
                                : rcn_verify_epub(expected, path, log, NULL);
}

/* How the ledger states that each file was decoded. */
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

/* The first book that carries its sources; states what to do when none does. */
static bool
find_carried(rcn_arena *arena, const rcn_request *request, rcn_log *log,
             rcn_carried *ret_carried)
{
    for (size_t i = 0; i < request->operand_count; i++) {
        const char *path = request->operands[i];
        rcn_book_kind kind = book_kind(path, log);
        if (kind == RCN_BOOK_UNKNOWN ||
            !rcn_verify_carried(arena, path, kind == RCN_BOOK_PDF, log,
                                ret_carried)) {
            return false;
        }
        if (ret_carried->files.count && ret_carried->ledger.len) {
            return true;
        }
    }
    rcn_log_add(log, RCN_CODE_USAGE, (rcn_place){NULL, 0, 0},
                "no book carries its sources; name them with --sources=PATH");
    return false;
}

/* Returns what the books must hold by the sources given, else by those that a
 * book carries; NULL when that fails. */
static const rcn_expected *
expect(rcn_arena *arena, const rcn_request *request, rcn_log *log)
{
    rcn_carried carried = {0};
    if (!request->sources && !find_carried(arena, request, log, &carried)) {
        return NULL;
    }
    rcn_text json = carried.ledger;
    const char *ledger = ledger_path(arena, request);
    if ((request->sources || request->ledger) &&
        !rcn_file_read(arena, ledger, ledger, LEDGER_LIMIT, log, &json)) {
        return NULL;
    }
    /* All that a build may have read; a part of a book names its chapter. */
    rcn_source_options options = {
        .keep_listings = true,
        .split_chapters = rcn_text_find(json, ".epub#", 0) != SIZE_MAX};
    options.readings = readings_of(arena, json, &options.reading_count);
    rcn_corpus corpus =
        request->sources
            ? rcn_source_read_all(arena, &request->sources, 1, &options, log)
            : rcn_carried_corpus(arena, &carried, json, &options);
    return request->sources && !corpus.count
               ? NULL
               : rcn_expect_corpus(arena, corpus, json, log, NULL);
}

bool
rcn_run_verify(const rcn_request *request, FILE *out, rcn_log *log)
{
    rcn_arena *arena = rcn_arena_new(0);
    rcn_log_step(log, "reading documents", 0, 0);
    const rcn_expected *expected = expect(arena, request, log);
    bool ok = expected != NULL;
    for (size_t i = 0; expected && i < request->operand_count; i++) {
        const char *book = request->operands[i];
        bool proved = verify_book(expected, book, log);
        if (proved && !request->quiet) {
            (void)fprintf(out, "%s: verified, %zu paragraphs, %zu words\n",
                          book, rcn_expected_blocks(expected),
                          rcn_expected_words(expected));
        }
        ok = ok && proved;
    }
    rcn_arena_free(arena);
    return ok;
}
