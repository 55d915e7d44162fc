/* What travels inside the PDF (PDF/A-3): each source file once, byte for byte
 * as it lies on disk, under a name that is unique whatever folder it came from,
 * and the ledger. */
#include "driver/attach.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "verify/verify.h"

/* Returns the media type that the ending of a file's name stands for (IANA),
 * else that of how its text was read. */
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

/* A file that a record was read from, by its first byte, which is the same byte
 * for all documents of a file. */
typedef struct rcn_holder {
    const char *bytes;
    const rcn_record *record;
    const rcn_document *document; /* of the record, or a page of it */
} rcn_holder;

typedef RCN_LIST(rcn_holder) rcn_holders;

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
    int order = (a->record->number > b->record->number) -
                (a->record->number < b->record->number);
    return order ? order : strcmp(a->document->name, b->document->name);
}

/* Returns the first record of each file, in the order of the edition. */
static size_t
find_holders(rcn_arena *arena, const rcn_edition *edition,
             rcn_holder **ret_holders)
{
    rcn_holders all = {0};
    for (size_t i = 0; i < edition->record_count; i++) {
        const rcn_record *record = &edition->records[i];
        const rcn_document *document = record->cleaned->document;
        if (!document->page_count) {
            RCN_PUSH(arena, &all,
                     (rcn_holder){document->file.at, record, document});
        }
        if (document->recognised) {
            const rcn_document *text = document->recognised;
            RCN_PUSH(arena, &all, (rcn_holder){text->file.at, record, text});
        }
        for (size_t k = 0; k < document->page_count; k++) {
            const rcn_document *page = document->pages[k];
            RCN_PUSH(arena, &all, (rcn_holder){page->file.at, record, page});
        }
    }
    if (!all.count) {
        return 0;
    }
    qsort(all.items, all.count, sizeof *all.items, compare_holders);
    size_t kept = 0;
    for (size_t i = 0; i < all.count; i++) {
        if (all.items[i].document->file.len > RCN_CARRIED_FILE_MOST) {
            continue;
        }
        if (!kept || all.items[kept - 1].bytes != all.items[i].bytes) {
            all.items[kept++] = all.items[i];
        }
    }
    qsort(all.items, kept, sizeof *all.items, compare_numbers);
    *ret_holders = all.items;
    return kept;
}

/* Returns the name that a source has in a book: unique whatever folder it came
 * from. */
static const char *
name_of(rcn_arena *arena, const rcn_holder *holder)
{
    return rcn_arena_printf(arena, "%s-%s", holder->record->key,
                            rcn_path_name(holder->document->path));
}

rcn_book
rcn_attach_sources(rcn_arena *arena, const rcn_book *book,
                   const rcn_edition *edition, rcn_attachment **ret_ledger)
{
    rcn_holder *holders = NULL;
    size_t count = find_holders(arena, edition, &holders);
    rcn_attachment *files = rcn_arena_alloc(arena, count + 1, sizeof *files);
    for (size_t i = 0; i < count; i++) {
        const rcn_record *record = holders[i].record;
        const rcn_document *document = holders[i].document;
        files[i] = (rcn_attachment){
            .name = name_of(arena, &holders[i]),
            .media_type = media_type(document, rcn_path_name(document->path)),
            .description =
                rcn_arena_printf(arena, "Source of document %s, SHA-256 %s",
                                 record->label, document->sha256),
            .source = true,
            .bytes = document->file};
    }
    files[count] = (rcn_attachment){
        .name = "edition.json",
        .media_type = "application/json",
        .description = "What became of every byte of the sources"};
    *ret_ledger = &files[count];
    rcn_book with_files = *book;
    with_files.attachments = files;
    with_files.attachment_count = count + 1;
    return with_files;
}

void
rcn_carry_sources(rcn_arena *arena, const rcn_edition *edition,
                  rcn_epub_options *options)
{
    rcn_holder *holders = NULL;
    size_t count = find_holders(arena, edition, &holders);
    rcn_epub_source *sources =
        rcn_arena_alloc(arena, count + 1, sizeof *sources);
    size_t bytes = 0;
    for (size_t i = 0; i < count; i++) {
        char *name = rcn_arena_strdup(arena, name_of(arena, &holders[i]));
        for (char *at = name; *at; at++) {
            bool plain = (*at >= '0' && *at <= '9') || strchr("._-", *at) ||
                         ((*at | 32) >= 'a' && (*at | 32) <= 'z');
            if (!plain) {
                *at = '_';
            }
        }
        sources[i] = (rcn_epub_source){name, holders[i].document->file};
        bytes += sources[i].bytes.len;
    }
    if (bytes <= RCN_CARRIED_MOST) {
        options->sources = sources;
        options->source_count = count;
    }
}
