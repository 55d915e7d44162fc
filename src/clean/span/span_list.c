/* The spans of a document, kept in proportion to its text: a span is several
 * times as large as the byte or two that it may stand for. */
#include "clean/span/span_list.h"

#include <assert.h>

#include "base/list.h"

#define SPANS_FREE   16384
#define BYTES_A_SPAN 8
#define MERGED_BYTES 64

static rcn_text
bytes_of(const rcn_span_list *list, const rcn_span *span)
{
    return rcn_text_slice(list->text, span->start, span->end);
}

static bool
is_of_block(const rcn_span *span)
{
    return span->kind == RCN_SPAN_TEXT || span->kind == RCN_SPAN_REPLACED;
}

/* What a span gives to the text of its block. */
static void
add_words(rcn_span_list *list, const rcn_span *span)
{
    if (span->kind == RCN_SPAN_TEXT) {
        rcn_buffer_add(&list->merged, bytes_of(list, span));
    } else {
        rcn_buffer_string(&list->merged, span->why->replacement);
    }
}

/* The last span is not merged with any more. */
static void
settle(rcn_span_list *list)
{
    if (list->cause) {
        list->cause->replacement =
            rcn_text_string(list->arena, rcn_buffer_text(&list->merged));
        list->cause = NULL;
    }
}

static void
merge_words(rcn_span_list *list, rcn_span *last, const rcn_span *span)
{
    if (!list->cause) {
        list->merged.len = 0;
        add_words(list, last);
        list->cause = rcn_arena_alloc(list->arena, 1, sizeof *list->cause);
        *list->cause =
            last->kind == RCN_SPAN_REPLACED ? *last->why : *span->why;
        last->kind = RCN_SPAN_REPLACED;
        last->why = list->cause;
    }
    add_words(list, span);
    last->end = span->end;
}

/* Merges a span with the last one, if it is of a kind with it. */
static bool
merge(rcn_span_list *list, rcn_span *last, const rcn_span *span)
{
    if (is_of_block(last) && is_of_block(span) && last->block == span->block) {
        merge_words(list, last, span);
        return true;
    }
    bool gone =
        last->kind == RCN_SPAN_REMOVED && span->kind == RCN_SPAN_REMOVED;
    if (gone && rcn_text_blank(bytes_of(list, last))) {
        last->why = span->why;
    } else if (!gone || (last->why != span->why &&
                         !rcn_text_blank(bytes_of(list, span)))) {
        return false;
    }
    last->end = span->end;
    return true;
}

void
rcn_span_list_add(rcn_span_list *list, rcn_span span)
{
    rcn_span *last = list->count ? &list->items[list->count - 1] : NULL;
    assert(span.start == (last ? last->end : 0) && span.end >= span.start);
    if (last && span.kind == RCN_SPAN_TEXT && last->kind == RCN_SPAN_TEXT &&
        last->block == span.block) {
        last->end = span.end;
        return;
    }
    bool many = list->count > SPANS_FREE + span.end / BYTES_A_SPAN;
    bool small = last && last->end - last->start < MERGED_BYTES;
    if (small && (many || list->cause) && merge(list, last, &span)) {
        return;
    }
    settle(list);
    RCN_PUSH(list->scratch, list, span);
}

void
rcn_span_list_finish(rcn_span_list *list, rcn_cleaned *cleaned)
{
    settle(list);
    cleaned->spans = RCN_LIST_COPY(list->arena, list);
    cleaned->span_count = list->count;
}
