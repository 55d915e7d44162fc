#ifndef RCN_CLEAN_SPAN_SPAN_LIST_H
#define RCN_CLEAN_SPAN_SPAN_LIST_H

#include "clean/span/span.h"

/** The spans of a document while they are made, from its first byte to its
 * last, built in `scratch` and handed over in `arena`;
 * `{.arena = arena, .scratch = scratch, .text = text,
 * .merged = rcn_buffer_new(scratch)}` is an empty one. */
typedef struct rcn_span_list {
    rcn_arena *arena, *scratch;
    rcn_text text; /**< of the document */
    rcn_span *items;
    size_t count, capacity;
    rcn_buffer merged; /**< what stands for the last span, */
    rcn_cause *cause;  /**< when it is a merged one; or NULL */
} rcn_span_list;

/** Appends a span, which begins where the last one ends.
 *
 * There are never many more spans than one in eight bytes of the text: where
 * every other byte is white space to be changed, neighbours of one block are
 * merged into one that is replaced, of some 64 bytes, and neighbours that are
 * removed into one that is removed. */
void rcn_span_list_add(rcn_span_list *list, rcn_span span);

/** Hands the spans to the cleaned document. */
void rcn_span_list_finish(rcn_span_list *list, rcn_cleaned *cleaned);

#endif
