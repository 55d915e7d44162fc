/* The foot of a table that is before its rows, as HTML 4 required (11.2.3,
 * "TFOOT must appear before TBODY"): browsers show it last, so its text comes
 * last.  What the parser reports of it waits until the table ends. */
#include <string.h>

#include "source/html/build.h"

#define EVENTS_MOST 8192
#define BYTES_MOST  ((size_t)256 * 1024)

typedef enum rcn_html_event_kind {
    RCN_HTML_EVENT_OPEN,
    RCN_HTML_EVENT_CLOSE,
    RCN_HTML_EVENT_TEXT
} rcn_html_event_kind;

struct rcn_html_event {
    rcn_html_event_kind kind;
    const char *name; /* of the element; NULL for a text */
    rcn_html_attributes attributes;
    rcn_text text;
    size_t source_at;
    uint32_t line;
};

static rcn_html_attributes
copy_attributes(rcn_arena *arena, rcn_html_attributes attributes,
                size_t *ret_bytes)
{
    size_t count = 0;
    while (attributes && attributes[count]) {
        count += 2;
    }
    const unsigned char **copy =
        rcn_arena_alloc(arena, count + 1, sizeof *copy);
    for (size_t i = 0; i < count; i++) {
        const char *from = (const char *)attributes[i];
        copy[i] = (const unsigned char *)rcn_arena_strdup(arena, from);
        *ret_bytes += from ? strlen(from) : 0;
    }
    return copy;
}

static void
replay_event(rcn_html_builder *builder, const rcn_html_event *event)
{
    builder->line = event->line;
    builder->source_at = event->source_at;
    builder->source_from = SIZE_MAX; /* its place is before that of the rows */
    if (event->kind == RCN_HTML_EVENT_OPEN) {
        rcn_html_build_open(builder, event->name, event->attributes);
    } else if (event->kind == RCN_HTML_EVENT_CLOSE) {
        rcn_html_build_close(builder, event->name);
    } else {
        rcn_html_build_text(builder, event->text);
    }
}

void
rcn_html_foot_put(rcn_html_builder *builder)
{
    rcn_html_foot foot = builder->foot;
    size_t source_at = builder->source_at;
    size_t source_from = builder->source_from;
    uint32_t line = builder->line;
    builder->foot = (rcn_html_foot){.closed = true};
    for (size_t i = 0; i < foot.events.count; i++) {
        replay_event(builder, &foot.events.items[i]);
    }
    builder->foot.closed = false;
    builder->source_at = source_at;
    builder->source_from = source_from;
    builder->line = line;
}

/* Keeps an event; a foot beyond reason is read where it is. */
static void
keep(rcn_html_builder *builder, rcn_html_event event, size_t bytes)
{
    rcn_html_foot *foot = &builder->foot;
    event.line = builder->line;
    event.source_at = builder->source_at;
    RCN_PUSH(builder->scratch, &foot->events, event);
    foot->bytes += bytes;
    if (foot->bytes > BYTES_MOST || foot->events.count > EVENTS_MOST) {
        rcn_html_foot_put(builder);
    }
}

bool
rcn_html_foot_opens(rcn_html_builder *builder, const char *name,
                    rcn_html_attributes attributes)
{
    rcn_html_foot *foot = &builder->foot;
    size_t count = builder->open.count;
    const rcn_html_open *around =
        count ? &builder->open.items[count - 1] : NULL;
    bool begins = !foot->depth && !foot->closed && around &&
                  around->tag == RCN_TAG_TABLE && !around->hole &&
                  !around->skipped && strcmp(name, "tfoot") == 0;
    if (!begins && !foot->nested) {
        return false;
    }
    foot->depth = begins ? count : foot->depth;
    foot->nested++;
    size_t bytes = 0;
    rcn_html_event event = {
        .kind = RCN_HTML_EVENT_OPEN,
        .name = rcn_arena_strdup(builder->scratch, name),
        .attributes = copy_attributes(builder->scratch, attributes, &bytes)};
    keep(builder, event, bytes);
    return true;
}

bool
rcn_html_foot_closes(rcn_html_builder *builder, const char *name)
{
    rcn_html_foot *foot = &builder->foot;
    if (!foot->nested) {
        if (foot->depth && foot->depth == builder->open.count &&
            strcmp(name, "table") == 0) {
            rcn_html_foot_put(builder);
        }
        return false;
    }
    foot->nested--;
    keep(builder,
         (rcn_html_event){.kind = RCN_HTML_EVENT_CLOSE,
                          .name = rcn_arena_strdup(builder->scratch, name)},
         0);
    return true;
}

bool
rcn_html_foot_holds(rcn_html_builder *builder, rcn_text text)
{
    if (!builder->foot.nested) {
        return false;
    }
    keep(builder,
         (rcn_html_event){
             .kind = RCN_HTML_EVENT_TEXT,
             .text = {rcn_arena_strndup(builder->scratch, text.at, text.len),
                      text.len}},
         text.len);
    return true;
}
