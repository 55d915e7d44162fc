/* What travels inside the PDF (PDF/A-3): each source file once, byte for byte as
 * it lies on disk, under a name that is unique whatever folder it came from, and
 * the ledger. */
#include "driver/attach.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"

/* The media type that the ending of a file's name stands for (IANA), else that
 * of how its text was read. */
static const char *
media_type(const rcn_document *document, const char *name)
{
    static const struct {
        const char *end, *type;
    } types[] = {
        {".txt", "text/plain"},
        {".md", "text/markdown"},
        {".html", "text/html"},
        {".htm", "text/html"},
        {".xhtml", "application/xhtml+xml"},
        {".pdf", "application/pdf"},
        {".epub", "application/epub+zip"},
        {".warc", "application/warc"},
        {".gz", "application/gzip"},
        {".zip", "application/zip"},
        {".mhtml", "multipart/related"},
        {".mht", "multipart/related"},
        {".eml", "message/rfc822"},
        {".mbox", "application/mbox"},
        {".xml", "application/xml"},
        {".json", "application/json"},
        {".rtf", "application/rtf"},
        {".doc", "application/msword"},
        {".odt", "application/vnd.oasis.opendocument.text"},
        {".docx", "application/"
                  "vnd.openxmlformats-officedocument.wordprocessingml."
                  "document"},
    };
    for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
        if (rcn_name_ends(name, types[i].end)) {
            return types[i].type;
        }
    }
    if (rcn_document_is_part(document)) {
        return "application/octet-stream";
    }
    return document->format == RCN_FORMAT_HTML ? "text/html" : "text/plain";
}

/* A record and the first byte of its file, which is the same byte for all
 * documents of a file. */
typedef struct rcn_holder {
    const char *bytes;
    const rcn_record *record;
} rcn_holder;

static int
compare_holders(const void *left, const void *right)
{
    const rcn_holder *a = left;
    const rcn_holder *b = right;
    int order = (a->bytes > b->bytes) - (a->bytes < b->bytes);
    return order ? order
                 : (a->record->number > b->record->number) -
                       (a->record->number < b->record->number);
}

static int
compare_numbers(const void *left, const void *right)
{
    const rcn_holder *a = left;
    const rcn_holder *b = right;
    return (a->record->number > b->record->number) -
           (a->record->number < b->record->number);
}

/* The first record of each file, in the order of the edition. */
static size_t
find_holders(rcn_arena *arena, const rcn_edition *edition,
             rcn_holder **ret_holders)
{
    size_t count = edition->record_count;
    rcn_holder *holders = rcn_arena_alloc(arena, count + 1, sizeof *holders);
    for (size_t i = 0; i < count; i++) {
        const rcn_record *record = &edition->records[i];
        holders[i] = (rcn_holder){record->cleaned->document->file.at, record};
    }
    qsort(holders, count, sizeof *holders, compare_holders);
    size_t kept = 0;
    for (size_t i = 0; i < count; i++) {
        if (!kept || holders[kept - 1].bytes != holders[i].bytes) {
            holders[kept++] = holders[i];
        }
    }
    qsort(holders, kept, sizeof *holders, compare_numbers);
    *ret_holders = holders;
    return kept;
}

rcn_book
rcn_attach_sources(rcn_arena *arena, const rcn_book *book,
                   const rcn_edition *edition, rcn_text ledger_json)
{
    rcn_holder *holders = NULL;
    size_t count = find_holders(arena, edition, &holders);
    rcn_attachment *files = rcn_arena_alloc(arena, count + 1, sizeof *files);
    for (size_t i = 0; i < count; i++) {
        const rcn_record *record = holders[i].record;
        const rcn_document *document = record->cleaned->document;
        const char *name = rcn_path_name(document->path);
        files[i] = (rcn_attachment){
            .name = rcn_arena_printf(arena, "%s-%s", record->key, name),
            .media_type = media_type(document, name),
            .description =
                rcn_arena_printf(arena, "Source of document %s, SHA-256 %s",
                                 record->label, document->sha256),
            .source = true,
            .bytes = document->file};
    }
    files[count] = (rcn_attachment){
        .name = "edition.json",
        .media_type = "application/json",
        .description = "What became of every byte of the sources",
        .bytes = ledger_json};
    rcn_book with_files = *book;
    with_files.attachments = files;
    with_files.attachment_count = count + 1;
    return with_files;
}
