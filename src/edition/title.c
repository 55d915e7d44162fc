/* A text that begins with its own title would print it twice, once as the
 * heading of its section.  The line is then the title and no paragraph: it is
 * accounted for as metadata, like a title that stood apart from the text. */
#include "edition/title.h"

#define HEAD_BLOCKS 4   /* among which the title is looked for */
#define LABEL_BYTES 120 /* of a block that may be above it, at most */

#define NO_TITLE SIZE_MAX

static const rcn_cause title_line = {.class_id = "title", .rule = "title-line"};

/* Notes, pictures and pages that hang on a line stay, and it with them. */
static bool
carries_more(const rcn_block *block)
{
    for (uint32_t i = 0; i < block->mark_count; i++) {
        rcn_mark_kind kind = block->marks[i].kind;
        if (kind == RCN_MARK_NOTE || kind == RCN_MARK_IMAGE ||
            kind == RCN_MARK_SOURCE_PAGE) {
            return true;
        }
    }
    return false;
}

/* Returns the block that says the title, below labels at most; NO_TITLE:
 * none. */
static size_t
find_title(const rcn_cleaned *cleaned, const char *title)
{
    for (size_t i = 0; i < cleaned->block_count && i < HEAD_BLOCKS; i++) {
        const rcn_block *block = &cleaned->blocks[i];
        bool line = block->kind == RCN_BLOCK_HEADING ||
                    block->kind == RCN_BLOCK_PARAGRAPH;
        if (line && !carries_more(block) &&
            rcn_text_same_words(block->text, rcn_text_of(title))) {
            return i;
        }
        if (!line || block->text.len > LABEL_BYTES) {
            break;
        }
    }
    return NO_TITLE;
}

/* The spans with those of the title as metadata, and those of later blocks
 * counted on. */
static void
copy_spans(rcn_arena *arena, const rcn_cleaned *cleaned, size_t title,
           rcn_cleaned *out)
{
    rcn_span *spans =
        rcn_arena_alloc(arena, cleaned->span_count, sizeof *spans);
    out->spans = spans;
    out->span_count = 0;
    for (size_t i = 0; i < cleaned->span_count; i++) {
        rcn_span span = cleaned->spans[i];
        if (span.block == title) {
            span.block = RCN_NO_BLOCK;
            if (span.kind != RCN_SPAN_REMOVED) {
                span.kind = RCN_SPAN_METADATA;
                span.why = &title_line;
            }
            if (span.start == span.end) {
                continue;
            }
        } else if (span.block != RCN_NO_BLOCK && span.block > title) {
            span.block--;
        }
        spans[out->span_count++] = span;
    }
}

static void
copy_blocks(rcn_arena *arena, const rcn_cleaned *cleaned, size_t title,
            rcn_cleaned *out)
{
    rcn_block *blocks =
        rcn_arena_alloc(arena, cleaned->block_count, sizeof *blocks);
    out->blocks = blocks;
    out->block_count = 0;
    for (size_t i = 0; i < cleaned->block_count; i++) {
        if (i != title) {
            blocks[out->block_count++] = cleaned->blocks[i];
        }
    }
}

static void
copy_queries(rcn_arena *arena, const rcn_cleaned *cleaned, size_t title,
             rcn_cleaned *out)
{
    rcn_query *queries =
        rcn_arena_alloc(arena, cleaned->query_count, sizeof *queries);
    out->queries = queries;
    out->query_count = 0;
    for (size_t i = 0; i < cleaned->query_count; i++) {
        rcn_query query = cleaned->queries[i];
        if (query.block != title) {
            query.block -= query.block > title;
            queries[out->query_count++] = query;
        }
    }
}

const rcn_cleaned *
rcn_take_title(rcn_arena *arena, const rcn_cleaned *cleaned, const char *title)
{
    size_t found = title ? find_title(cleaned, title) : NO_TITLE;
    if (found == NO_TITLE || cleaned->block_count < 2) {
        return cleaned;
    }
    rcn_cleaned *out = rcn_arena_alloc(arena, 1, sizeof *out);
    *out = *cleaned;
    copy_spans(arena, cleaned, found, out);
    copy_blocks(arena, cleaned, found, out);
    copy_queries(arena, cleaned, found, out);
    return out;
}
