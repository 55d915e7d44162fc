/* What became of a document, for expected.txt. */
#include "cases/story.h"

#include <string.h>

static void
add_words(rcn_buffer *out, rcn_text words)
{
    for (size_t i = 0; i < words.len; i++) {
        if (words.at[i] == '\n') {
            rcn_buffer_string(out, " / ");
        } else if (words.at[i] == '\t') {
            rcn_buffer_string(out, " | ");
        } else {
            rcn_buffer_char(out, words.at[i]);
        }
    }
    rcn_buffer_char(out, '\n');
}

static void
add_block(rcn_buffer *out, const rcn_cleaned *cleaned, uint32_t index)
{
    const rcn_block *block = &cleaned->blocks[index];
    rcn_buffer_string(out, rcn_block_kind_name(block->kind));
    if (block->level) {
        rcn_buffer_printf(out, " %u", block->level);
    }
    rcn_buffer_string(out, ": ");
    add_words(out, block->text);
    for (size_t i = 0; i < cleaned->query_count; i++) {
        const rcn_query *query = &cleaned->queries[i];
        if (query->block == index) {
            rcn_buffer_printf(out, "? %s: ", query->class_id);
            add_words(out,
                      rcn_text_slice(block->text, query->start, query->end));
        }
    }
}

static void
add_change(rcn_buffer *out, const rcn_cleaned *cleaned, const rcn_span *span)
{
    static const char signs[] = {' ', '=', '-', '~'};
    rcn_text text =
        rcn_text_slice(cleaned->document->text, span->start, span->end);
    if (span->kind == RCN_SPAN_TEXT || rcn_text_blank(text)) {
        return;
    }
    rcn_buffer_printf(out, "%c %s: ", signs[span->kind], span->why->class_id);
    text = rcn_text_squash(out->arena, text);
    if (span->why->replacement) {
        text = rcn_text_of(rcn_arena_printf(out->arena, "%.*s => %s",
                                            (int)text.len, text.at,
                                            span->why->replacement));
    }
    add_words(out, text);
}

rcn_text
rcn_story(rcn_arena *arena, const rcn_cleaned *cleaned)
{
    rcn_buffer out = rcn_buffer_new(arena);
    uint32_t shown = 0; /* blocks */
    for (size_t i = 0; i < cleaned->span_count; i++) {
        const rcn_span *span = &cleaned->spans[i];
        while (span->block != RCN_NO_BLOCK && shown <= span->block) {
            add_block(&out, cleaned, shown++);
        }
        add_change(&out, cleaned, span);
    }
    while (shown < cleaned->block_count) {
        add_block(&out, cleaned, shown++); /* figures */
    }
    return rcn_buffer_text(&out);
}
