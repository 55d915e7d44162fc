/* Small questions about a cleaned document. */
#include <string.h>

#include "base/hash.h"
#include "clean/clean.h"

const char *
rcn_span_kind_name(rcn_span_kind kind)
{
    static const char *const names[] = {"text", "metadata", "removed",
                                        "replaced"};
    return names[kind];
}

void
rcn_cut_key(const char *class_id, rcn_text text, char out[17])
{
    rcn_arena *arena = rcn_arena_new(0);
    rcn_buffer buffer = rcn_buffer_new(arena);
    rcn_buffer_string(&buffer, class_id);
    rcn_buffer_char(&buffer, '\0');
    rcn_buffer_add(&buffer, rcn_text_squash(arena, text));
    char hash[65];
    rcn_sha256(rcn_buffer_text(&buffer), hash);
    memcpy(out, hash, 16);
    out[16] = '\0';
    rcn_arena_free(arena);
}

void
rcn_span_key(const rcn_cleaned *cleaned, const rcn_span *span, char out[17])
{
    rcn_cut_key(span->class_id ? span->class_id : "",
                rcn_text_slice(cleaned->document->text, span->start, span->end),
                out);
}

const rcn_span *
rcn_cleaned_metadata(const rcn_cleaned *cleaned, const char *class_id)
{
    for (size_t i = 0; i < cleaned->span_count; i++) {
        const rcn_span *span = &cleaned->spans[i];
        if (span->kind == RCN_SPAN_METADATA &&
            strcmp(span->class_id, class_id) == 0) {
            return span;
        }
    }
    return NULL;
}
