/* Cleaned documents made by hand, so that dates and roles can be tested without
 * cleaning. */
#include "bench.h"

#include <assert.h>
#include <string.h>

#include "base/file.h"
#include "base/list.h"
#include "source/files/read.h"

typedef RCN_LIST(rcn_span) rcn_span_list;
typedef RCN_LIST(rcn_block) rcn_block_list;

typedef struct rcn_bench {
    rcn_arena *arena;
    const rcn_document *document;
    rcn_span_list spans;
    rcn_block_list blocks;
    uint32_t at; /**< where the next span begins */
} rcn_bench;

static void
add_span(rcn_bench *bench, uint32_t end, rcn_span_kind kind,
         const char *class_id, uint32_t block)
{
    if (end > bench->at) {
        rcn_cause *why = rcn_arena_alloc(bench->arena, 1, sizeof *why);
        *why =
            (rcn_cause){.class_id = class_id,
                        .rule = class_id,
                        .replacement = kind == RCN_SPAN_REPLACED ? " " : NULL};
        rcn_span span = {.start = bench->at,
                         .end = end,
                         .kind = kind,
                         .block = block,
                         .why = why};
        RCN_PUSH(bench->arena, &bench->spans, span);
        bench->at = end;
    }
}

/** Adds a block for bytes [start, end), whose line ends become spaces. */
static void
add_block(rcn_bench *bench, uint32_t start, uint32_t end, bool heading)
{
    rcn_text text = bench->document->text;
    uint32_t index = (uint32_t)bench->blocks.count;
    rcn_buffer buffer = rcn_buffer_new(bench->arena);
    add_span(bench, start, RCN_SPAN_REMOVED, "blank-line", RCN_NO_BLOCK);
    for (uint32_t at = start; at < end;) {
        const char *newline = memchr(text.at + at, '\n', end - at);
        uint32_t stop = newline ? (uint32_t)(newline - text.at) : end;
        rcn_buffer_add(&buffer, rcn_text_slice(text, at, stop));
        add_span(bench, stop, RCN_SPAN_TEXT, NULL, index);
        if (newline) {
            rcn_buffer_char(&buffer, ' ');
            add_span(bench, stop + 1, RCN_SPAN_REPLACED, "hard-wrap", index);
        }
        at = stop + (newline ? 1 : 0);
    }
    rcn_block block = {.kind =
                           heading ? RCN_BLOCK_HEADING : RCN_BLOCK_PARAGRAPH,
                       .level = heading ? 1 : 0,
                       .text = rcn_buffer_text(&buffer),
                       .line_start = rcn_document_line(bench->document, start),
                       .line_end = rcn_document_line(bench->document, end - 1)};
    RCN_PUSH(bench->arena, &bench->blocks, block);
}

static void
add_part(rcn_bench *bench, uint32_t start, uint32_t end, const char *class_id)
{
    if (!class_id || strcmp(class_id, "#") == 0) {
        add_block(bench, start, end, class_id != NULL);
        return;
    }
    bool removed = *class_id == '-';
    add_span(bench, start, RCN_SPAN_REMOVED, "blank-line", RCN_NO_BLOCK);
    add_span(bench, end, removed ? RCN_SPAN_REMOVED : RCN_SPAN_METADATA,
             class_id + removed, RCN_NO_BLOCK);
}

static rcn_cleaned
finish(rcn_bench *bench, const char *language)
{
    add_span(bench, (uint32_t)bench->document->text.len, RCN_SPAN_REMOVED,
             "blank-line", RCN_NO_BLOCK);
    return (rcn_cleaned){.document = bench->document,
                         .language = language,
                         .spans = bench->spans.items,
                         .span_count = bench->spans.count,
                         .blocks = bench->blocks.items,
                         .block_count = bench->blocks.count};
}

static const rcn_document *
document_of(rcn_arena *arena, rcn_text bytes, const char *name)
{
    rcn_log *log = rcn_log_new();
    const rcn_document *document =
        rcn_source_from_bytes(arena, bytes, name, log);
    rcn_log_free(log);
    assert(document);
    return document;
}

rcn_cleaned
rcn_bench_page(rcn_arena *arena, const char *name, const char *language,
               const rcn_part *parts, const rcn_metadata_item *items,
               size_t count)
{
    rcn_buffer buffer = rcn_buffer_new(arena);
    for (const rcn_part *part = parts; part->text; part++) {
        rcn_buffer_printf(&buffer, "%s%s", buffer.len ? "\n\n" : "",
                          part->text);
    }
    rcn_bench bench = {.arena = arena};
    rcn_document *document = rcn_arena_alloc(arena, 1, sizeof *document);
    *document = *document_of(arena, rcn_buffer_text(&buffer), name);
    document->metadata = items;
    document->metadata_count = count;
    bench.document = document;
    uint32_t at = 0;
    for (const rcn_part *part = parts; part->text; part++) {
        uint32_t end = at + (uint32_t)strlen(part->text);
        add_part(&bench, at, end, part->class_id);
        at = end + 2;
    }
    return finish(&bench, language);
}

rcn_cleaned
rcn_bench_document(rcn_arena *arena, const char *name, const char *language,
                   const rcn_part *parts)
{
    return rcn_bench_page(arena, name, language, parts, NULL, 0);
}

static const char *
class_of(const rcn_part *metadata, rcn_text line)
{
    for (const rcn_part *part = metadata; part && part->text; part++) {
        if (rcn_text_starts(line, part->text)) {
            return part->class_id;
        }
    }
    return NULL;
}

rcn_cleaned
rcn_bench_file(rcn_arena *arena, const char *path, const char *name,
               const rcn_part *metadata)
{
    rcn_log *log = rcn_log_new();
    rcn_text bytes = {0};
    bool good = rcn_file_read(arena, path, name, 1 << 20, log, &bytes);
    assert(good);
    rcn_log_free(log);
    rcn_bench bench = {.arena = arena,
                       .document = document_of(arena, bytes, name)};
    const rcn_document *document = bench.document;
    for (size_t i = 0; i < document->line_count; i++) {
        const rcn_line *first = &document->lines[i];
        rcn_text line =
            rcn_text_slice(document->text, first->start, first->end);
        if (rcn_text_blank(line)) {
            continue;
        }
        const char *class_id = class_of(metadata, line);
        uint32_t end = first->end;
        while (!class_id && i + 1 < document->line_count) {
            const rcn_line *next = &document->lines[i + 1];
            rcn_text text =
                rcn_text_slice(document->text, next->start, next->end);
            if (rcn_text_blank(text) || class_of(metadata, text)) {
                break;
            }
            end = next->end;
            i++;
        }
        add_part(&bench, first->start, end, class_id);
    }
    return finish(&bench, "en");
}
