/* Passages as `resolve` and `quote` print them. */
#include "driver/show.h"

#include <stdlib.h>
#include <string.h>

#include "base/json.h"
#include "driver/paging.h"
#include "driver/reference.h"
#include "twins/twins.h"

/* Bytes of the file that a block was made of. */
static rcn_byte_range
bytes_of(const rcn_found *found)
{
    const rcn_cleaned *cleaned = found->record->cleaned;
    uint32_t index = (uint32_t)(found->block - found->record->blocks);
    rcn_byte_range range = {SIZE_MAX, 0};
    for (size_t i = 0; i < cleaned->span_count; i++) {
        const rcn_span *span = &cleaned->spans[i];
        if (span->block == index) {
            rcn_byte_range of =
                rcn_document_range(cleaned->document, span->start, span->end);
            range.start = range.start == SIZE_MAX ? of.start : range.start;
            range.end = of.end > range.end ? of.end : range.end;
        }
    }
    return range.start == SIZE_MAX ? (rcn_byte_range){0, 0} : range;
}

/* "12", or "12–14" with a dash. */
static const char *
range_of(rcn_arena *arena, const char *first, const char *last)
{
    return !first || !last || strcmp(first, last) == 0
               ? first
               : rcn_arena_printf(arena, "%s–%s", first, last);
}

/* Returns the part of a citation behind its point: "12". */
static const char *
passage_of(const rcn_block *block)
{
    const char *point = block->citation ? strrchr(block->citation, '.') : NULL;
    return point ? point + 1 : NULL;
}

/* Returns what a reference says of passages of one document, from `first` to
 * `last`. */
static rcn_cited_passage
cite(rcn_arena *arena, const rcn_build *build, const rcn_found *first,
     const rcn_found *last)
{
    const char *from = passage_of(first->block), *to = passage_of(last->block);
    rcn_pages_of_block begin =
        rcn_pages_find(build, first->record, first->block);
    rcn_pages_of_block end = rcn_pages_find(build, last->record, last->block);
    const char *passages = from && to ? range_of(arena, from, to) : NULL;
    return (rcn_cited_passage){
        .edition = build->pipeline.edition,
        .record = first->record,
        .passages = passages,
        .citation = passages ? rcn_arena_printf(arena, "%s.%s",
                                                first->record->label, passages)
                             : NULL,
        .pages = range_of(arena, begin.first_label, end.last_label)};
}

static void
print_json(rcn_arena *arena, const rcn_build *build, const rcn_found *found,
           bool refer, FILE *out)
{
    const rcn_record *record = found->record;
    const rcn_block *block = found->block;
    rcn_byte_range bytes = bytes_of(found);
    rcn_json json = rcn_json_new(arena, 0);
    rcn_json_open_object(&json, NULL);
    rcn_json_string(&json, "citation", block->citation);
    rcn_json_string(&json, "id", block->id);
    rcn_json_string(&json, "kind", rcn_block_kind_name(block->kind));
    rcn_json_int(&json, "document", record->number);
    rcn_json_string(&json, "key", record->key);
    rcn_json_string(&json, "title", record->attribution.title.value);
    rcn_json_string(&json, "edtf", record->dating.edtf);
    rcn_json_string(&json, "date", record->dating.display);
    rcn_json_string(&json, "file", record->cleaned->document->name);
    rcn_json_int(&json, "line_start", block->line_start);
    rcn_json_int(&json, "line_end", block->line_end);
    rcn_json_int(&json, "byte_start", (int64_t)bytes.start);
    rcn_json_int(&json, "byte_end", (int64_t)bytes.end);
    if (refer) {
        rcn_pages_of_block paging = rcn_pages_find(build, record, block);
        rcn_cited_passage passage = cite(arena, build, found, found);
        rcn_json_string(&json, "pages", passage.pages);
        rcn_json_int(&json, "pdf_page", paging.first);
        rcn_reference_add_json(&json, &passage);
        rcn_twin_csl_record(&json, "csl", build->pipeline.edition, record);
    }
    rcn_json_text(&json, "text", block->text);
    rcn_json_close_object(&json);
    rcn_text text = rcn_json_done(&json);
    (void)fwrite(text.at, 1, text.len, out);
}

static void
print_text(const rcn_build *build, const rcn_found *found, FILE *out)
{
    const rcn_record *record = found->record;
    const rcn_block *block = found->block;
    const char *title = record->attribution.title.value;
    rcn_byte_range bytes = bytes_of(found);
    rcn_pages_of_block paging = rcn_pages_find(build, record, block);
    (void)fprintf(out, "%s  %s, %s\n", block->citation ? block->citation : "-",
                  title ? title : record->cleaned->document->name,
                  record->dating.display);
    (void)fprintf(out, "%s, line", record->cleaned->document->name);
    if (block->line_end > block->line_start) {
        (void)fprintf(out, "s %u-%u", block->line_start, block->line_end);
    } else {
        (void)fprintf(out, " %u", block->line_start);
    }
    (void)fprintf(out, ", bytes %zu-%zu, document %s", bytes.start, bytes.end,
                  record->key);
    if (paging.first) {
        (void)fprintf(out, ", page %s (PDF page %u)", paging.first_label,
                      paging.first);
    }
    (void)fprintf(out, "\n\n%.*s\n", (int)block->text.len, block->text.at);
}

/* Returns whether the second passage follows the first in one document. */
static bool
follows(const rcn_found *first, const rcn_found *second)
{
    const char *a = passage_of(first->block), *b = passage_of(second->block);
    return first->record == second->record && a && b &&
           strtol(b, NULL, 10) == strtol(a, NULL, 10) + 1;
}

/* References to runs of passages. */
static void
print_references(rcn_arena *arena, const rcn_build *build,
                 const rcn_found *found, size_t count, FILE *out)
{
    for (size_t i = 0, end; i < count; i = end) {
        end = i + 1;
        while (end < count && follows(&found[end - 1], &found[end])) {
            end++;
        }
        rcn_cited_passage passage =
            cite(arena, build, &found[i], &found[end - 1]);
        rcn_buffer lines = rcn_buffer_new(arena);
        rcn_buffer_char(&lines, '\n');
        rcn_reference_add_lines(&lines, &passage);
        rcn_text text = rcn_buffer_text(&lines);
        (void)fwrite(text.at, 1, text.len, out);
    }
}

void
rcn_show_passages(const rcn_build *build, const rcn_found *found, size_t count,
                  bool refer, FILE *out)
{
    bool as_json = build->request->format == RCN_FORM_JSON;
    rcn_arena *arena = rcn_arena_new(0);
    for (size_t i = 0; i < count; i++) {
        if (as_json) {
            print_json(arena, build, &found[i], refer, out);
        } else {
            (void)fputs(i ? "\n" : "", out);
            print_text(build, &found[i], out);
        }
    }
    if (refer && !as_json) {
        print_references(arena, build, found, count, out);
    }
    rcn_arena_free(arena);
}
