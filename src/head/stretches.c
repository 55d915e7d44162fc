/* The lines of a text, or the blocks of a page, each with what clean made of
 * it. */
#include <string.h>

#include "base/list.h"
#include "base/utf8.h"
#include "head/reader.h"
#include "source/html/html.h"

typedef RCN_LIST(rcn_doc_line) rcn_doc_line_list;

/** Returns true for what a library of e-books put around a text: it speaks of
 * the file, not of the document. */
static bool
is_of_a_library(const rcn_span *span)
{
    return span->kind == RCN_SPAN_REMOVED && span->why->class_id &&
           strcmp(span->why->class_id, "ebook-frame") == 0;
}

/** Returns true for the number of a line, which is no part of it. */
static bool
is_line_number(const rcn_span *span)
{
    return span->kind == RCN_SPAN_REMOVED && span->why->class_id &&
           strcmp(span->why->class_id, "line-number") == 0;
}

/** Adds [start, end) without its outer white space, and the span at its first
 * byte; `*next_span` only ever moves forward. */
static void
add_stretch(rcn_arena *arena, rcn_doc_line_list *list,
            const rcn_cleaned *cleaned, rcn_doc_line stretch, size_t *next_span)
{
    rcn_text text = cleaned->document->text;
    rcn_text all = rcn_text_slice(text, stretch.start, stretch.end);
    rcn_text inner = rcn_text_trim(all);
    if (!inner.len) {
        return;
    }
    stretch.start = (uint32_t)(inner.at - text.at);
    stretch.end = (uint32_t)(stretch.start + inner.len);
    while (*next_span < cleaned->span_count &&
           cleaned->spans[*next_span].end <= stretch.start) {
        ++*next_span;
    }
    const rcn_span *number = &cleaned->spans[*next_span];
    if (*next_span < cleaned->span_count && is_line_number(number)) {
        stretch.start = number->end;
        add_stretch(arena, list, cleaned, stretch, next_span);
    } else if (*next_span < cleaned->span_count) {
        stretch.span = &cleaned->spans[*next_span];
        if (!is_of_a_library(stretch.span)) {
            RCN_PUSH(arena, list, stretch);
        }
    }
}

/** Adds the lines of a block that its line breaks part: they leave no space
 * between the words that they part. */
static void
add_lines(rcn_arena *arena, rcn_doc_line_list *list, const rcn_cleaned *cleaned,
          const rcn_html_block *block, size_t cursors[2])
{
    const rcn_html *html = cleaned->document->html;
    uint32_t start = block->start;
    size_t *at = &cursors[0];
    for (; *at < html->break_count && html->breaks[*at] < block->end; ++*at) {
        uint32_t end = html->breaks[*at];
        if (end > start) {
            add_stretch(arena, list, cleaned, (rcn_doc_line){start, end, NULL},
                        &cursors[1]);
            start = end;
        }
    }
    add_stretch(arena, list, cleaned, (rcn_doc_line){start, block->end, NULL},
                &cursors[1]);
}

rcn_doc_lines
rcn_doc_lines_of(rcn_arena *arena, const rcn_cleaned *cleaned)
{
    const rcn_document *document = cleaned->document;
    rcn_doc_line_list list = {0};
    size_t span = 0;
    if (document->html) {
        size_t cursors[2] = {0, 0}; /* of line breaks and of spans */
        for (size_t i = 0; i < document->html->block_count; i++) {
            const rcn_html_block *block = &document->html->blocks[i];
            if (!block->head && !block->hidden) {
                add_lines(arena, &list, cleaned, block, cursors);
            }
        }
    } else {
        for (size_t i = 0; i < document->line_count; i++) {
            const rcn_line *line = &document->lines[i];
            rcn_doc_line stretch = {line->start, line->end, NULL};
            add_stretch(arena, &list, cleaned, stretch, &span);
        }
    }
    return (rcn_doc_lines){list.items, list.count};
}
