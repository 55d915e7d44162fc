/* The workbench of this room's tests. */
#include "clean/bench.h"
#include "source/files/read.h"

#include <string.h>

int
rcn_bench_set_up(void **state)
{
    rcn_arena *arena = rcn_arena_new(0);
    rcn_bench *bench = rcn_arena_alloc(arena, 1, sizeof *bench);
    bench->arena = arena;
    bench->log = rcn_log_new();
    bench->rules = rcn_rules_load(arena, "rules", NULL, bench->log);
    bench->options = (rcn_clean_options){0};
    *state = bench;
    return bench->rules ? 0 : -1;
}

int
rcn_bench_tear_down(void **state)
{
    rcn_bench *bench = *state;
    rcn_log_free(bench->log);
    rcn_arena_free(bench->arena);
    return 0;
}

static const rcn_cleaned *
clean(rcn_bench *bench, const rcn_text *texts, size_t count)
{
    const rcn_document **documents =
        rcn_arena_alloc(bench->arena, count, sizeof *documents);
    for (size_t i = 0; i < count; i++) {
        documents[i] = rcn_source_from_bytes(
            bench->arena, texts[i],
            rcn_arena_printf(bench->arena, "%zu.txt", i + 1), bench->log);
        assert_non_null(documents[i]);
    }
    return rcn_clean(bench->arena, (rcn_corpus){documents, count}, bench->rules,
                     &bench->options, bench->log);
}

const rcn_cleaned *
rcn_bench_clean(rcn_bench *bench, rcn_text text)
{
    const rcn_cleaned *cleaned = clean(bench, &text, 1);
    rcn_bench_check_laws(bench, cleaned);
    return cleaned;
}

const rcn_cleaned *
rcn_bench_clean_all(rcn_bench *bench, const char *const *texts, size_t count)
{
    rcn_text *all = rcn_arena_alloc(bench->arena, count, sizeof *all);
    for (size_t i = 0; i < count; i++) {
        all[i] = rcn_text_of(texts[i]);
    }
    const rcn_cleaned *cleaned = clean(bench, all, count);
    for (size_t i = 0; i < count; i++) {
        rcn_bench_check_laws(bench, &cleaned[i]);
    }
    return cleaned;
}

const char *
rcn_bench_blocks(rcn_bench *bench, const rcn_cleaned *cleaned)
{
    rcn_buffer out = rcn_buffer_new(bench->arena);
    for (size_t i = 0; i < cleaned->block_count; i++) {
        const rcn_block *block = &cleaned->blocks[i];
        rcn_buffer_string(&out, rcn_block_kind_name(block->kind));
        rcn_buffer_string(&out, ": ");
        rcn_buffer_add(&out, block->text);
        rcn_buffer_char(&out, '\n');
    }
    return rcn_buffer_text(&out).at;
}

const char *
rcn_bench_cuts(rcn_bench *bench, const rcn_cleaned *cleaned)
{
    rcn_buffer out = rcn_buffer_new(bench->arena);
    for (size_t i = 0; i < cleaned->span_count; i++) {
        const rcn_span *span = &cleaned->spans[i];
        rcn_text text =
            rcn_text_slice(cleaned->document->text, span->start, span->end);
        if (span->kind == RCN_SPAN_TEXT || rcn_text_blank(text)) {
            continue;
        }
        rcn_buffer_printf(&out, "%s|", span->why->class_id);
        rcn_buffer_add(&out, rcn_text_squash(bench->arena, text));
        if (span->why->replacement) {
            rcn_buffer_printf(&out, "=>%s", span->why->replacement);
        }
        rcn_buffer_char(&out, '\n');
    }
    return rcn_buffer_text(&out).at;
}

static void
check_span(const rcn_bench *bench, const rcn_cleaned *cleaned,
           const rcn_span *span, uint32_t at)
{
    assert_int_equal(span->start, at);
    /* Only what the markup inserts, a line break or a cell, has no bytes. */
    assert_true(span->end > at ||
                (span->end == at && span->kind == RCN_SPAN_REPLACED));
    bool text = span->kind == RCN_SPAN_TEXT;
    bool inside = text || span->kind == RCN_SPAN_REPLACED;
    assert_int_equal(inside, span->block != RCN_NO_BLOCK);
    assert_true(!inside || span->block < cleaned->block_count);
    assert_int_equal(span->kind == RCN_SPAN_REPLACED,
                     span->why->replacement != NULL);
    if (text) {
        assert_null(span->why->rule);
        assert_null(span->why->class_id);
        return;
    }
    assert_non_null(rcn_rules_find(bench->rules, span->why->rule).id);
    assert_non_null(span->why->class_id);
    assert_ptr_not_equal(
        rcn_rules_class_title(bench->rules, span->why->class_id),
        span->why->class_id);
}

static void
check_block(const rcn_document *document, const rcn_block *block, rcn_text sum)
{
    assert_int_equal(block->text.len, sum.len);
    assert_memory_equal(block->text.at, sum.at, sum.len);
    assert_int_equal(block->text.at[block->text.len], 0);
    if (block->kind == RCN_BLOCK_FIGURE) {
        assert_non_null(block->figure);
        assert_int_equal(block->text.len, 0);
        return;
    }
    assert_true(block->text.len > 0);
    /* A table may begin with empty cells. */
    size_t tabs =
        block->kind == RCN_BLOCK_TABLE ? strspn(block->text.at, "\t") : 0;
    rcn_text text = rcn_text_slice(block->text, tabs, block->text.len);
    rcn_text trimmed = rcn_text_trim(text);
    bool pre = block->kind == RCN_BLOCK_PRE;
    assert_true(pre || trimmed.len == text.len);
    /* Verse of a text keeps its lines. */
    assert_true(pre || document->html || block->kind == RCN_BLOCK_PARAGRAPH ||
                !memchr(block->text.at, '\n', block->text.len));
    assert_true(pre || rcn_text_find(block->text, "  ", 0) == SIZE_MAX);
    assert_true(block->marker_len < block->text.len);
    assert_true(block->line_start > 0);
    assert_true(block->line_end >= block->line_start);
}

void
rcn_bench_check_laws(rcn_bench *bench, const rcn_cleaned *cleaned)
{
    uint32_t at = 0;
    rcn_buffer *sums =
        rcn_arena_alloc(bench->arena, cleaned->block_count + 1, sizeof *sums);
    for (size_t i = 0; i < cleaned->block_count; i++) {
        sums[i] = rcn_buffer_new(bench->arena);
    }
    for (size_t i = 0; i < cleaned->span_count; i++) {
        const rcn_span *span = &cleaned->spans[i];
        check_span(bench, cleaned, span, at);
        at = span->end;
        if (span->kind == RCN_SPAN_TEXT) {
            rcn_buffer_add(&sums[span->block],
                           rcn_text_slice(cleaned->document->text, span->start,
                                          span->end));
        } else if (span->why->replacement) {
            rcn_buffer_string(&sums[span->block], span->why->replacement);
        }
    }
    assert_int_equal(at, cleaned->document->text.len);
    for (size_t i = 0; i < cleaned->block_count; i++) {
        check_block(cleaned->document, &cleaned->blocks[i],
                    rcn_buffer_text(&sums[i]));
    }
}

rcn_text
rcn_bench_text(rcn_bench *bench, const rcn_cleaned *cleaned)
{
    rcn_buffer out = rcn_buffer_new(bench->arena);
    for (size_t i = 0; i < cleaned->block_count; i++) {
        rcn_buffer_string(&out, i ? "\n\n" : "");
        rcn_buffer_add(&out, cleaned->blocks[i].text);
    }
    return rcn_buffer_text(&out);
}

const char *
rcn_bench_dump(rcn_bench *bench, const rcn_cleaned *cleaned)
{
    rcn_capture capture;
    rcn_capture_open(&capture);
    rcn_clean_dump(cleaned, capture.out);
    return rcn_capture_close(&capture, bench->arena).at;
}
