/* From the text of a block back to the words of the source, by the spans that
 * made it: evidence is quoted as the file has it. */
#include "clean/span/quote.h"

#include <string.h>

#include "base/utf8.h"

#define LONGEST_QUOTE 320

/** Returns the longest start of `text` of at most LONGEST_QUOTE bytes that ends
 * before white space. */
static rcn_text
shorten(rcn_text text)
{
    if (text.len <= LONGEST_QUOTE) {
        return text;
    }
    size_t cut = 0;
    size_t at = 0;
    while (at < LONGEST_QUOTE) {
        uint32_t rune = 0;
        size_t step = rcn_utf8_next(text, at, &rune);
        if (rcn_rune_is_space(rune)) {
            cut = at;
        }
        at += step;
    }
    return rcn_text_slice(text, 0, cut ? cut : at);
}

rcn_evidence
rcn_quote_text(rcn_arena *arena, const rcn_document *document, uint32_t start,
               uint32_t end)
{
    while (end < document->text.len &&
           ((unsigned char)document->text.at[end] & 0xC0) == 0x80) {
        end++; /* whole code points */
    }
    rcn_text words = rcn_text_slice(document->text, start, end);
    rcn_text squashed = rcn_text_squash(arena, shorten(words));
    return (rcn_evidence){.file = document->name,
                          .line = rcn_document_line(document, start),
                          .text = squashed.at};
}

uint32_t
rcn_block_origin(const rcn_cleaned *cleaned, size_t block, size_t offset)
{
    size_t seen = 0;
    uint32_t last = 0;
    for (size_t i = 0; i < cleaned->span_count; i++) {
        const rcn_span *span = &cleaned->spans[i];
        if (span->block != block) {
            continue;
        }
        bool repair = span->kind == RCN_SPAN_REPLACED;
        size_t len = repair ? strlen(span->why->replacement)
                            : (size_t)(span->end - span->start);
        if (!repair && span->kind != RCN_SPAN_TEXT) {
            continue;
        }
        if (offset < seen + len) {
            return span->start + (repair ? 0 : (uint32_t)(offset - seen));
        }
        seen += len;
        last = span->end;
    }
    return last;
}

rcn_evidence
rcn_quote_block(rcn_arena *arena, const rcn_cleaned *cleaned, size_t block,
                size_t start, size_t end)
{
    uint32_t from = rcn_block_origin(cleaned, block, start);
    uint32_t to =
        end > start ? rcn_block_origin(cleaned, block, end - 1) + 1 : from;
    return rcn_quote_text(arena, cleaned->document, from, to);
}
