/* The source of one document as it was, every cut shown in place.  The text is
 * walked once; at each byte where a span, a quotation or a line begins or ends
 * the open elements are closed and opened anew, so that they always nest. */
#include "report/paint.h"

#include <string.h>

#include "report/html.h"

typedef struct rcn_painter {
    rcn_buffer *out;
    const rcn_record *record;
    const rcn_proofs *proofs;
    const rcn_palette *palette;
    const rcn_rules *rules;
    size_t span, proof, line; /* where the walk stands */
    uint32_t block;           /* the last whose number was shown */
} rcn_painter;

rcn_palette
rcn_palette_new(rcn_arena *arena, const rcn_tallies *tallies)
{
    rcn_palette palette = {0};
    for (size_t i = 0; i < tallies->count; i++) {
        const char *class_id = tallies->items[i].class_id;
        bool known = tallies->items[i].kind == RCN_TALLY_BLANK ||
                     tallies->items[i].kind == RCN_TALLY_MOVED;
        for (size_t k = 0; k < palette.count && !known; k++) {
            known = strcmp(palette.items[k], class_id) == 0;
        }
        if (!known) {
            RCN_PUSH(arena, &palette, class_id);
        }
    }
    return palette;
}

uint32_t
rcn_palette_color(const rcn_palette *palette, const char *class_id)
{
    size_t at = 0;
    while (at < palette->count && strcmp(palette->items[at], class_id) != 0) {
        at++;
    }
    return (uint32_t)(at % RCN_COLORS);
}

/* Class, rule, reason and key, as the text that shows on hover. */
static void
add_title(rcn_painter *painter, const rcn_span *span)
{
    const char *reason =
        span->why->reason
            ? span->why->reason
            : rcn_rules_find(painter->rules, span->why->rule).reason;
    rcn_buffer_string(painter->out, " title=\"");
    rcn_html_string(painter->out,
                    rcn_rules_class_title(painter->rules, span->why->class_id));
    if (reason) {
        rcn_buffer_string(painter->out, ": ");
        rcn_html_string(painter->out, reason);
    }
    rcn_buffer_string(painter->out, " [");
    rcn_html_string(painter->out, span->why->rule);
    rcn_buffer_char(painter->out, ']');
    const rcn_cleaned *cleaned = painter->record->cleaned;
    rcn_text word = {0};
    if (span->kind != RCN_SPAN_METADATA &&
        (!rcn_span_is_blank(cleaned, span) ||
         rcn_span_parts_word(painter->out->arena, cleaned, span, &word))) {
        char key[17];
        rcn_span_key(cleaned, span, key);
        rcn_buffer_printf(painter->out, " %s", key);
    }
    rcn_buffer_char(painter->out, '"');
}

/* Opens the element of a span; returns its name for closing, or NULL. */
static const char *
open_span(rcn_painter *painter, const rcn_span *span, rcn_text text)
{
    rcn_buffer *out = painter->out;
    if (span->kind == RCN_SPAN_TEXT) {
        const rcn_block *block = &painter->record->blocks[span->block];
        bool heading = block->kind == RCN_BLOCK_HEADING;
        rcn_buffer_string(out, heading ? "<strong>" : "");
        return heading ? "strong" : NULL;
    }
    if (span->kind == RCN_SPAN_METADATA) {
        rcn_buffer_string(out, "<mark");
        add_title(painter, span);
        rcn_buffer_char(out, '>');
        return "mark";
    }
    if (rcn_text_blank(text)) {
        bool line = rcn_text_find(text, "\n", 0) != SIZE_MAX ||
                    rcn_text_find(text, "\r", 0) != SIZE_MAX;
        rcn_buffer_printf(out, "<del class=\"%s\"", line ? "e" : "w");
    } else {
        rcn_buffer_printf(
            out, "<del class=\"k%u\"",
            rcn_palette_color(painter->palette, span->why->class_id));
    }
    add_title(painter, span);
    rcn_buffer_char(out, '>');
    return "del";
}

/* Numbers that stand before byte `at`. */
static void
add_numbers(rcn_painter *painter, uint32_t at)
{
    const rcn_cleaned *cleaned = painter->record->cleaned;
    const rcn_document *document = cleaned->document;
    if (painter->line < document->line_count &&
        document->lines[painter->line].start <= at) {
        painter->line++;
        rcn_buffer_printf(painter->out,
                          "<span class=\"n\" id=\"l-%s-%zu\" data-n=\"%zu\">"
                          "</span>",
                          painter->record->key, painter->line, painter->line);
    }
    const rcn_span *span = &cleaned->spans[painter->span];
    if (span->block != RCN_NO_BLOCK && span->block != painter->block) {
        painter->block = span->block;
        const char *citation = painter->record->blocks[span->block].citation;
        if (citation) {
            rcn_buffer_printf(painter->out,
                              "<span class=\"b\" data-n=\"%s\"></span>",
                              citation);
        }
    }
}

/* The next byte after `at` where something begins or ends. */
static uint32_t
next_edge(const rcn_painter *painter, uint32_t at)
{
    const rcn_cleaned *cleaned = painter->record->cleaned;
    const rcn_document *document = cleaned->document;
    uint32_t edge = cleaned->spans[painter->span].end;
    if (painter->proof < painter->proofs->count) {
        const rcn_proof *proof = &painter->proofs->items[painter->proof];
        uint32_t next = at < proof->start ? proof->start : proof->end;
        edge = next < edge ? next : edge;
    }
    if (painter->line < document->line_count) {
        uint32_t next = document->lines[painter->line].start;
        edge = next > at && next < edge ? next : edge;
    }
    return edge;
}

static void
paint_piece(rcn_painter *painter, uint32_t at, uint32_t end)
{
    rcn_buffer *out = painter->out;
    const rcn_cleaned *cleaned = painter->record->cleaned;
    const rcn_span *span = &cleaned->spans[painter->span];
    rcn_text text = rcn_text_slice(cleaned->document->text, at, end);
    const rcn_proof *proof = painter->proof < painter->proofs->count
                                 ? &painter->proofs->items[painter->proof]
                                 : NULL;
    bool proves = proof && proof->start <= at;
    const char *element = open_span(painter, span, text);
    if (proves) {
        rcn_buffer_string(out, "<u title=\"");
        rcn_html_string(out, proof->title);
        rcn_buffer_string(out, "\">");
    }
    rcn_html_text(out, text);
    rcn_buffer_string(out, proves ? "</u>" : "");
    if (element) {
        rcn_buffer_printf(out, "</%s>", element);
    }
    bool instead = end == span->end && span->kind == RCN_SPAN_REPLACED &&
                   !rcn_text_blank(rcn_text_of(span->why->replacement));
    if (instead) {
        rcn_buffer_printf(
            out, "<ins class=\"k%u\">",
            rcn_palette_color(painter->palette, span->why->class_id));
        rcn_html_string(out, span->why->replacement);
        rcn_buffer_string(out, "</ins>");
    }
}

void
rcn_paint_source(rcn_buffer *out, const rcn_record *record,
                 const rcn_proofs *proofs, const rcn_palette *palette,
                 const rcn_rules *rules)
{
    const rcn_cleaned *cleaned = record->cleaned;
    rcn_painter painter = {.out = out,
                           .record = record,
                           .proofs = proofs,
                           .palette = palette,
                           .rules = rules,
                           .block = RCN_NO_BLOCK};
    for (uint32_t at = 0; painter.span < cleaned->span_count;) {
        add_numbers(&painter, at);
        uint32_t end = next_edge(&painter, at);
        paint_piece(&painter, at, end);
        at = end;
        while (painter.span < cleaned->span_count &&
               cleaned->spans[painter.span].end <= at) {
            painter.span++;
        }
        while (painter.proof < proofs->count &&
               proofs->items[painter.proof].end <= at) {
            painter.proof++;
        }
    }
}
