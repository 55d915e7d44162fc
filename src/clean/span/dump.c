/* A cleaned document as text that a person can read and a test can hold. */
#include <stdio.h>

#include "base/utf8.h"
#include "clean/span/span.h"

/* Writes text within quotes, on one line, control characters as escapes. */
static void
write_text(rcn_text text, FILE *out)
{
    (void)fputc('"', out);
    for (size_t at = 0; at < text.len;) {
        uint32_t rune = 0;
        size_t len = rcn_utf8_next(text, at, &rune);
        if (rune == '"' || rune == '\\') {
            (void)fputc('\\', out);
        }
        if (rune == '\n') {
            (void)fputs("\\n", out);
        } else if (rune < 0x20 || rune == 0x7F || rune == 0xA0 ||
                   rune == 0xAD || (rune >= 0x2000 && rune <= 0x200F) ||
                   rune == 0xFEFF) {
            (void)fprintf(out, "\\{%X}", (unsigned)rune);
        } else {
            (void)fwrite(text.at + at, 1, len, out);
        }
        at += len;
    }
    (void)fputc('"', out);
}

static void
dump_span(const rcn_cleaned *cleaned, const rcn_span *span, FILE *out)
{
    (void)fprintf(out, "%u-%u %s", (unsigned)span->start, (unsigned)span->end,
                  rcn_span_kind_name(span->kind));
    if (span->block != RCN_NO_BLOCK) {
        (void)fprintf(out, " b%u", (unsigned)span->block + 1);
    }
    if (span->why->class_id) {
        (void)fprintf(out, " %s [%s]", span->why->class_id, span->why->rule);
    }
    if (span->kind != RCN_SPAN_TEXT) {
        (void)fputc(' ', out);
        write_text(
            rcn_text_slice(cleaned->document->text, span->start, span->end),
            out);
    }
    if (span->why->replacement) {
        (void)fputs(" -> ", out);
        write_text(rcn_text_of(span->why->replacement), out);
    }
    if (span->why->reason) {
        (void)fprintf(out, " (%s)", span->why->reason);
    }
    (void)fputc('\n', out);
}

void
rcn_clean_dump(const rcn_cleaned *cleaned, FILE *out)
{
    (void)fprintf(out, "document %s\nlanguage %s\n", cleaned->document->name,
                  cleaned->language);
    for (size_t i = 0; i < cleaned->span_count; i++) {
        dump_span(cleaned, &cleaned->spans[i], out);
    }
    for (size_t i = 0; i < cleaned->block_count; i++) {
        const rcn_block *block = &cleaned->blocks[i];
        (void)fprintf(out, "b%zu %s", i + 1, rcn_block_kind_name(block->kind));
        if (block->level) {
            (void)fprintf(out, " level %u", (unsigned)block->level);
        }
        if (block->marker_len) {
            (void)fprintf(out, " marker %u", (unsigned)block->marker_len);
        }
        (void)fprintf(out, " lines %u-%u ", (unsigned)block->line_start,
                      (unsigned)block->line_end);
        write_text(block->text, out);
        (void)fputc('\n', out);
    }
    for (size_t i = 0; i < cleaned->query_count; i++) {
        const rcn_query *query = &cleaned->queries[i];
        (void)fprintf(out, "query b%u %u-%u line %u %s: %s\n",
                      (unsigned)query->block + 1, (unsigned)query->start,
                      (unsigned)query->end, (unsigned)query->line,
                      query->class_id, query->message);
    }
}
