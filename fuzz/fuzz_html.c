/* Any bytes as a page: read, laid out, judged and cleaned; then the spans must
 * part the text and make up the blocks. */
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "clean/html/clean.h"
#include "fuzz.h"
#include "source/files/read.h"

static void
demand(bool truth)
{
    if (!truth) {
        abort();
    }
}

/* The bytes that the spans give to the blocks, all in all. */
static size_t
check_spans(const rcn_cleaned *cleaned)
{
    uint32_t at = 0;
    size_t sum = 0;
    for (size_t i = 0; i < cleaned->span_count; i++) {
        const rcn_span *span = &cleaned->spans[i];
        demand(span->start == at && span->end >= at);
        at = span->end;
        if (span->kind == RCN_SPAN_TEXT) {
            sum += span->end - span->start;
        } else if (span->kind == RCN_SPAN_REPLACED) {
            sum += strlen(span->why->replacement);
        }
    }
    demand(at == cleaned->document->text.len);
    return sum;
}

static size_t
check_blocks(const rcn_cleaned *cleaned)
{
    size_t sum = 0;
    for (size_t i = 0; i < cleaned->block_count; i++) {
        const rcn_block *block = &cleaned->blocks[i];
        sum += block->text.len;
        for (uint32_t k = 0; k < block->mark_count; k++) {
            demand(block->marks[k].start < block->marks[k].end);
            demand(block->marks[k].end <= block->text.len);
        }
    }
    return sum;
}

/* The program's rules: the same for all inputs, read once. */
static const rcn_rules *
rules(void)
{
    static const rcn_rules *loaded;
    if (!loaded) {
        rcn_arena *arena = rcn_arena_new(0); /* as long as the process */
        rcn_log *log = rcn_log_new();
        const char *data = rcn_data_folder(arena, log);
        demand(data != NULL);
        loaded = rcn_rules_load(arena, rcn_path_join(arena, data, "rules"),
                                NULL, log);
        demand(loaded != NULL);
        rcn_log_free(log);
    }
    return loaded;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    rcn_arena *arena = rcn_arena_new(0);
    rcn_log *log = rcn_log_new();
    rcn_text bytes = {rcn_arena_strndup(arena, (const char *)data, size), size};
    const rcn_document *document =
        rcn_source_from_bytes(arena, bytes, "page.html", log);
    if (document && document->html) {
        rcn_corpus corpus = {&document, 1};
        rcn_clean_options options = {0};
        rcn_cleaned cleaned =
            rcn_clean_html(arena, document, rules(), &options,
                           rcn_html_shared_learn(arena, corpus), log);
        demand(check_spans(&cleaned) == check_blocks(&cleaned));
    }
    rcn_log_free(log);
    rcn_arena_free(arena);
    return 0;
}
