/* Documents of which nothing is printed.  Such a document stays in the edition
 * with its header and its cuts, so that the editor can see and undo them. */
#include "driver/empty.h"

#include <string.h>

#include "base/codes.h"

static bool
is_empty(const rcn_record *record)
{
    for (size_t i = 0; i < record->block_count; i++) {
        const rcn_block *block = &record->blocks[i];
        if (block->kind == RCN_BLOCK_FIGURE || !rcn_text_blank(block->text)) {
            return false;
        }
    }
    return true;
}

/* Bytes that a rule took out of a document. */
static size_t
bytes_of_rule(const rcn_cleaned *cleaned, const char *rule)
{
    size_t bytes = 0;
    for (size_t i = 0; i < cleaned->span_count; i++) {
        const rcn_span *span = &cleaned->spans[i];
        bool same = span->why->rule && strcmp(span->why->rule, rule) == 0;
        bytes += same ? span->end - span->start : 0;
    }
    return bytes;
}

/* Returns the span whose rule took most, or NULL.  `seen` spares asking twice
 * for one rule in a row. */
static const rcn_span *
largest_cut(const rcn_cleaned *cleaned, size_t *ret_bytes)
{
    const rcn_span *largest = NULL;
    const char *seen = NULL;
    *ret_bytes = 0;
    for (size_t i = 0; i < cleaned->span_count; i++) {
        const rcn_span *span = &cleaned->spans[i];
        const char *rule = span->why->rule;
        bool cut = rule && (span->kind == RCN_SPAN_REMOVED ||
                            span->kind == RCN_SPAN_METADATA);
        rcn_text text = cleaned->document->text;
        if (!cut ||
            rcn_text_blank(rcn_text_slice(text, span->start, span->end)) ||
            (seen && strcmp(seen, rule) == 0) || span->end - span->start == 0) {
            continue;
        }
        seen = rule;
        size_t bytes = bytes_of_rule(cleaned, rule);
        if (bytes > *ret_bytes) {
            *ret_bytes = bytes;
            largest = span;
        }
    }
    return largest;
}

void
rcn_report_empty(const rcn_edition *edition, rcn_log *log)
{
    for (size_t i = 0; i < edition->record_count; i++) {
        const rcn_record *record = &edition->records[i];
        if (!is_empty(record)) {
            continue;
        }
        size_t bytes = 0;
        const rcn_span *cut = largest_cut(record->cleaned, &bytes);
        rcn_place place = {record->cleaned->document->label, 0, 0};
        if (cut) {
            rcn_log_add(log, RCN_CODE_DOCUMENT_EMPTY, place,
                        "rule %s (%s) took %zu of %zu bytes", cut->why->rule,
                        cut->why->class_id, bytes,
                        record->cleaned->document->text.len);
        } else {
            rcn_log_add(log, RCN_CODE_DOCUMENT_EMPTY, place,
                        "the file holds no words");
        }
    }
}
