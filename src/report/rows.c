/* The source of one document for the review page: rows that stay level with
 * what is printed of them. */
#include "report/rows.h"

#include "base/json.h"
#include "base/utf8.h"
#include "edition/change.h"
#include "report/doubt.h"

#define PART_BYTES  ((size_t)80 * 1024)   /* of JSON, then a new part */
#define CUT_BYTES   ((size_t)160)         /* of the JSON of a cut, about */
#define PIECE_BYTES ((uint32_t)16 * 1024) /* longer texts are split */
#define NO_CUT      (-1)

typedef struct rcn_row_cut {
    char key[17];
    uint32_t span;
} rcn_row_cut;

typedef struct rcn_row_writer {
    rcn_arena *arena;
    const rcn_record *record;
    const rcn_cleaned *cleaned;
    const rcn_proofs *proofs;
    size_t proof; /* the first that does not end before the walk */
    rcn_json json;
    bool row;                   /* one is open */
    uint32_t block;             /* of the open row */
    RCN_LIST(rcn_row_cut) cuts; /* of this part */
    int64_t cut_count;          /* of all parts */
    rcn_row_parts parts;
} rcn_row_writer;

static void
close_row(rcn_row_writer *writer)
{
    if (writer->row) {
        rcn_json_close_array(&writer->json);
        rcn_json_close_object(&writer->json);
    }
    writer->row = false;
}

static void
open_row(rcn_row_writer *writer, const rcn_span *span, uint32_t at)
{
    rcn_json *json = &writer->json;
    close_row(writer);
    rcn_json_open_object(json, NULL);
    rcn_json_int(json, "l", rcn_document_line(writer->cleaned->document, at));
    if (span->block != RCN_NO_BLOCK) {
        const rcn_block *block = &writer->record->blocks[span->block];
        if (block->citation) {
            rcn_json_string(json, "c", block->citation);
        }
        rcn_json_string(json, "k", rcn_block_kind_name(block->kind));
    }
    rcn_json_open_array(json, "p");
    writer->row = true;
    writer->block = span->block;
}

static void
write_cut(rcn_row_writer *writer, const rcn_row_cut *cut)
{
    rcn_json *json = &writer->json;
    const rcn_cleaned *cleaned = writer->cleaned;
    const rcn_span *span = &cleaned->spans[cut->span];
    rcn_text word;
    rcn_json_open_object(json, NULL);
    rcn_json_string(json, "key", cut->key);
    rcn_json_string(json, "class", span->why->class_id);
    rcn_json_string(json, "rule", span->why->rule);
    rcn_json_int(json, "line",
                 rcn_document_line(cleaned->document, span->start));
    rcn_json_int(json, "doubt", rcn_doubt_of_cut(cleaned, cut->span));
    if (span->why->reason) {
        rcn_json_string(json, "reason", span->why->reason);
    }
    if (rcn_span_parts_word(writer->arena, cleaned, span, &word)) {
        rcn_json_text(json, "hyphen", word);
    }
    rcn_json_close_object(json);
}

static void
open_part(rcn_row_writer *writer)
{
    writer->json = rcn_json_new(writer->arena, 0);
    writer->cuts.count = 0;
    rcn_json_open_object(&writer->json, NULL);
    rcn_json_open_array(&writer->json, "rows");
}

static void
close_part(rcn_row_writer *writer)
{
    close_row(writer);
    rcn_json_close_array(&writer->json);
    rcn_json_open_array(&writer->json, "cuts");
    for (size_t i = 0; i < writer->cuts.count; i++) {
        write_cut(writer, &writer->cuts.items[i]);
    }
    rcn_json_close_array(&writer->json);
    rcn_json_close_object(&writer->json);
    RCN_PUSH(writer->arena, &writer->parts, rcn_json_done(&writer->json));
}

/* Index of the cut that a span is, which it becomes here; NO_CUT if no decision
 * on it is possible. */
static int64_t
add_cut(rcn_row_writer *writer, uint32_t index)
{
    const rcn_span *span = &writer->cleaned->spans[index];
    rcn_text word;
    bool changes =
        span->kind == RCN_SPAN_REMOVED || span->kind == RCN_SPAN_REPLACED;
    if (!changes ||
        (rcn_span_is_blank(writer->cleaned, span) &&
         !rcn_span_parts_word(writer->arena, writer->cleaned, span, &word))) {
        return NO_CUT;
    }
    rcn_row_cut cut = {.span = index};
    rcn_span_key(writer->cleaned, span, cut.key);
    RCN_PUSH(writer->arena, &writer->cuts, cut);
    return writer->cut_count++;
}

/* Bytes [at, end) of a span, which no proof and no limit divides. */
static void
write_piece(rcn_row_writer *writer, const rcn_span *span, uint32_t at,
            uint32_t end, int64_t cut)
{
    rcn_json *json = &writer->json;
    rcn_text text = rcn_text_slice(writer->cleaned->document->text, at, end);
    bool proves = writer->proof < writer->proofs->count &&
                  writer->proofs->items[writer->proof].start <= at;
    if (span->kind == RCN_SPAN_TEXT && !proves) {
        rcn_json_text(json, NULL, text);
        return;
    }
    static const int kinds[] = {[RCN_SPAN_TEXT] = 0,
                                [RCN_SPAN_REMOVED] = 1,
                                [RCN_SPAN_REPLACED] = 2,
                                [RCN_SPAN_METADATA] = 3};
    bool last = end == span->end;
    rcn_json_open_array(json, NULL);
    rcn_json_int(json, NULL, kinds[span->kind]);
    rcn_json_text(json, NULL, text);
    if (span->kind == RCN_SPAN_METADATA) {
        rcn_json_string(json, NULL, span->why->class_id);
    } else {
        rcn_json_int(json, NULL, cut);
    }
    if (span->kind == RCN_SPAN_REPLACED || proves) {
        const char *instead =
            last && span->why->replacement ? span->why->replacement : "";
        rcn_json_string(json, NULL, instead);
    }
    if (proves) {
        rcn_json_int(json, NULL, (int64_t)writer->proof);
    }
    rcn_json_close_array(json);
}

/* Returns where the piece that begins at `at` ends. */
static uint32_t
piece_end(const rcn_row_writer *writer, const rcn_span *span, uint32_t at)
{
    uint32_t end = span->end;
    if (writer->proof < writer->proofs->count) {
        const rcn_proof *proof = &writer->proofs->items[writer->proof];
        uint32_t edge = at < proof->start ? proof->start : proof->end;
        end = edge < end ? edge : end;
    }
    if (end - at > PIECE_BYTES) {
        rcn_text text = writer->cleaned->document->text;
        end = at + PIECE_BYTES;
        while (((unsigned char)text.at[end] & 0xC0) == 0x80) {
            end--;
        }
    }
    return end;
}

static bool
is_full(const rcn_row_writer *writer)
{
    return writer->json.out.len + writer->cuts.count * CUT_BYTES > PART_BYTES;
}

/* A new part begins only with a new row. */
static void
begin_span(rcn_row_writer *writer, const rcn_span *span, uint32_t at)
{
    bool new_row = !writer->row || span->block != writer->block ||
                   span->block == RCN_NO_BLOCK || at != span->start;
    if (is_full(writer)) {
        close_part(writer);
        open_part(writer);
        new_row = true;
    }
    if (new_row) {
        open_row(writer, span, at);
    }
}

static void
pass_proofs(rcn_row_writer *writer, uint32_t at)
{
    while (writer->proof < writer->proofs->count &&
           writer->proofs->items[writer->proof].end <= at) {
        writer->proof++;
    }
}

static void
write_span(rcn_row_writer *writer, uint32_t index)
{
    const rcn_span *span = &writer->cleaned->spans[index];
    begin_span(writer, span, span->start);
    int64_t cut = add_cut(writer, index);
    uint32_t at = span->start;
    do {
        pass_proofs(writer, at);
        uint32_t end = piece_end(writer, span, at);
        write_piece(writer, span, at, end, cut);
        at = end;
        if (at < span->end && is_full(writer)) {
            begin_span(writer, span, at);
        }
    } while (at < span->end);
}

rcn_row_parts
rcn_report_rows(rcn_arena *arena, const rcn_record *record,
                const rcn_proofs *proofs)
{
    const rcn_cleaned *cleaned = record->cleaned;
    rcn_row_writer writer = {
        .arena = arena, .record = record, .cleaned = cleaned, .proofs = proofs};
    open_part(&writer);
    for (uint32_t i = 0; i < cleaned->span_count; i++) {
        const rcn_span *span = &cleaned->spans[i];
        bool between = span->kind == RCN_SPAN_REMOVED &&
                       span->block == RCN_NO_BLOCK &&
                       rcn_span_is_blank(cleaned, span);
        if (!between) {
            write_span(&writer, i);
        }
    }
    close_part(&writer);
    return writer.parts;
}
