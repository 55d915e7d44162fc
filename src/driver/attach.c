/* What travels inside the PDF (PDF/A-3): each source as it was read, under a
 * name that is unique whatever folder it came from, and the ledger. */
#include "driver/attach.h"

#include "base/file.h"

static const char *
media_type(rcn_format format)
{
    return format == RCN_FORMAT_HTML ? "text/html" : "text/plain";
}

rcn_book
rcn_attach_sources(rcn_arena *arena, const rcn_book *book,
                   const rcn_edition *edition, rcn_text ledger_json)
{
    size_t count = edition->record_count;
    rcn_attachment *files = rcn_arena_alloc(arena, count + 1, sizeof *files);
    for (size_t i = 0; i < count; i++) {
        const rcn_record *record = &edition->records[i];
        const rcn_document *document = record->cleaned->document;
        files[i] = (rcn_attachment){
            .name = rcn_arena_printf(arena, "%s-%s", record->key,
                                     rcn_path_name(document->name)),
            .media_type = media_type(document->format),
            .description =
                rcn_arena_printf(arena, "Source of document %u, SHA-256 %s",
                                 record->number, document->sha256),
            .source = true,
            .bytes = document->raw};
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
