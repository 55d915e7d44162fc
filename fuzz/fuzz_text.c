/* Any bytes as a text document: decoding, lines, and the way back to the file.
 */
#include "fuzz.h"

#include <stdlib.h>

#include "base/utf8.h"
#include "source/document.h"
#include "source/files/read.h"

static void
demand(bool truth)
{
    if (!truth) {
        abort();
    }
}

static void
check(const rcn_document *document)
{
    demand(rcn_utf8_valid(document->text) == document->text.len);
    uint32_t at = 0;
    for (size_t i = 0; i < document->line_count; i++) {
        const rcn_line *line = &document->lines[i];
        uint32_t next = rcn_document_line_next(document, i);
        demand(line->start == at && line->end >= at && next > at);
        at = next;
    }
    demand(at == document->text.len);
    size_t before = 0;
    for (uint32_t offset = 0; offset <= document->text.len; offset++) {
        size_t raw = rcn_document_raw(document, offset);
        demand(raw <= document->raw.len);
        bool starts = offset == document->text.len ||
                      ((unsigned char)document->text.at[offset] & 0xC0) != 0x80;
        demand(!starts || raw >= before);
        before = starts ? raw : before;
    }
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    rcn_arena *arena = rcn_arena_new(0);
    rcn_log *log = rcn_log_new();
    const rcn_document *document = rcn_source_from_bytes(
        arena, (rcn_text){(const char *)data, size}, "input.txt", log);
    if (document && !document->html) {
        check(document);
    }
    rcn_log_free(log);
    rcn_arena_free(arena);
    return 0;
}
