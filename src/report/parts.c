/* The parts of a document as JSON, in one form for all reports.  A key that has
 * nothing to say is null, not missing, so that a reader need not guess. */
#include "report/parts.h"

/* What of the file the text was decoded from, when that is not the file. */
static void
write_content(rcn_json *json, const rcn_document *document)
{
    if (!rcn_document_is_part(document)) {
        rcn_json_null(json, "content");
        return;
    }
    rcn_json_open_object(json, "content");
    rcn_json_string(json, "sha256", document->raw_sha256);
    rcn_json_int(json, "bytes", (int64_t)document->raw.len);
    rcn_json_string(json, "converter", document->converter);
    rcn_json_close_object(json);
}

static void
write_witness(rcn_json *json, const rcn_witness *witness)
{
    rcn_json_string(json, "file", witness->name);
    rcn_json_string(json, "sha256", witness->sha256);
    rcn_json_string(json, "captured", witness->captured);
    rcn_json_bool(json, "same_text", witness->same_text);
}

/* What a copy has in place of the printed words. */
static void
write_variants(rcn_json *json, const rcn_record *record,
               const rcn_near_copy *copy)
{
    rcn_json_open_array(json, "variants");
    for (size_t i = 0; i < copy->variant_count; i++) {
        const rcn_near_variant *variant = &copy->variants[i];
        rcn_json_open_object(json, NULL);
        rcn_json_string(json, "block",
                        variant->block == RCN_NO_BLOCK
                            ? NULL
                            : record->blocks[variant->block].id);
        rcn_json_string(json, "printed", variant->printed);
        rcn_json_string(json, "copy", variant->copy);
        rcn_json_close_object(json);
    }
    rcn_json_close_array(json);
}

/* Other copies of the document that were read; `record` has those that its words
 * were recognized by, or is NULL. */
static void
write_witnesses(rcn_json *json, const rcn_document *document,
                const rcn_record *record)
{
    rcn_json_open_array(json, "witnesses");
    for (size_t i = 0; i < document->witness_count; i++) {
        rcn_json_open_object(json, NULL);
        write_witness(json, &document->witnesses[i]);
        rcn_json_null(json, "variants");
        rcn_json_close_object(json);
    }
    for (size_t i = 0; record && i < record->copy_count; i++) {
        const rcn_near_copy *copy = &record->copies[i];
        const rcn_witness witness = {copy->document->name,
                                     copy->document->sha256, NULL,
                                     copy->variant_count == 0};
        rcn_json_open_object(json, NULL);
        write_witness(json, &witness);
        write_variants(json, record, copy);
        rcn_json_close_object(json);
    }
    rcn_json_close_array(json);
}

void
rcn_write_nodes(rcn_json *json, const rcn_document *document)
{
    if (!document->over_text_nodes) {
        rcn_json_null(json, "nodes");
        return;
    }
    rcn_json_open_array(json, "nodes");
    for (size_t i = 0; i < document->node_count; i++) {
        const rcn_text_node *node = &document->nodes[i];
        bool known = node->start != RCN_NODE_UNKNOWN;
        size_t next = i + 1 < document->node_count ? node[1].text_start
                                                   : document->text.len;
        size_t len = next - node->text_start;
        rcn_json_open_array(json, NULL);
        if (known) {
            rcn_json_int(json, NULL, node->start);
            rcn_json_int(json, NULL, node->end);
        }
        if (!known || len != node->end - node->start) {
            rcn_json_int(json, NULL, (int64_t)len);
        }
        rcn_json_close_array(json);
    }
    rcn_json_close_array(json);
}

void
rcn_write_file(rcn_json *json, const rcn_cleaned *cleaned,
               const rcn_record *record)
{
    const rcn_document *document = cleaned->document;
    rcn_json_string(json, "file", document->name);
    rcn_json_string(json, "sha256", document->sha256);
    rcn_json_int(json, "bytes", (int64_t)document->file.len);
    write_content(json, document);
    write_witnesses(json, document, record);
    rcn_json_int(json, "lines", (int64_t)document->line_count);
    rcn_json_string(json, "encoding", document->encoding);
    rcn_json_string(json, "over",
                    document->over_text_nodes ? "text-nodes" : "bytes");
    rcn_json_string(json, "language", cleaned->language);
}

static void
write_evidence(rcn_json *json, const rcn_evidence *evidence, size_t count)
{
    rcn_json_open_array(json, "evidence");
    for (size_t i = 0; i < count; i++) {
        rcn_json_open_object(json, NULL);
        rcn_json_string(json, "file", evidence[i].file);
        rcn_json_int(json, "line", evidence[i].line);
        rcn_json_string(json, "text", evidence[i].text);
        rcn_json_string(json, "rule", evidence[i].rule);
        rcn_json_string(json, "gives", evidence[i].gives);
        rcn_json_close_object(json);
    }
    rcn_json_close_array(json);
}

static void
write_role(rcn_json *json, const char *key, const rcn_role *role)
{
    rcn_json_open_object(json, key);
    rcn_json_string(json, "value", role->value);
    rcn_json_string(json, "status", rcn_status_name(role->status));
    write_evidence(json, role->evidence, role->evidence_count);
    rcn_json_close_object(json);
}

void
rcn_write_attribution(rcn_json *json, const rcn_attribution *attribution)
{
    write_role(json, "title", &attribution->title);
    write_role(json, "author", &attribution->author);
    write_role(json, "issuer", &attribution->issuer);
    write_role(json, "speaker", &attribution->speaker);
    write_role(json, "publisher", &attribution->publisher);
    write_role(json, "source_url", &attribution->source_url);
    for (int i = 0; i < RCN_PARTICULAR_COUNT; i++) {
        write_role(json, rcn_particular_key((rcn_particular)i),
                   &attribution->particulars[i]);
    }
}

static void
write_date(rcn_json *json, const char *key, rcn_date date)
{
    char text[16];
    if (date.year == RCN_YEAR_UNKNOWN) {
        rcn_json_null(json, key);
    } else {
        (void)rcn_date_format(date, text, sizeof text);
        rcn_json_string(json, key, text);
    }
}

void
rcn_write_dating(rcn_json *json, const rcn_dating *dating)
{
    rcn_json_open_object(json, "date");
    rcn_json_string(json, "edtf", dating->edtf);
    rcn_json_string(json, "status", rcn_status_name(dating->status));
    rcn_json_string(json, "display", dating->display);
    rcn_json_string(json, "ground", dating->ground);
    rcn_json_string(json, "time", dating->time);
    write_date(json, "sort", dating->sort);
    write_date(json, "not_before", dating->not_before);
    write_date(json, "not_after", dating->not_after);
    write_evidence(json, dating->evidence, dating->evidence_count);
    rcn_json_close_object(json);
}

static void
write_marks(rcn_json *json, const rcn_block *block)
{
    rcn_json_open_array(json, "marks");
    for (uint32_t i = 0; i < block->mark_count; i++) {
        const rcn_mark *mark = &block->marks[i];
        rcn_json_open_object(json, NULL);
        rcn_json_int(json, "start", mark->start);
        rcn_json_int(json, "end", mark->end);
        rcn_json_string(json, "kind", rcn_mark_kind_name(mark->kind));
        rcn_json_string(json, "value", mark->value);
        rcn_json_close_object(json);
    }
    rcn_json_close_array(json);
}

static void
write_figure(rcn_json *json, const rcn_figure *figure)
{
    rcn_json_string(json, "alt", figure->alt);
    rcn_json_string(json, "image", figure->image ? figure->image->id : NULL);
    rcn_json_string(json, "address", figure->address);
}

void
rcn_write_blocks(rcn_json *json, const rcn_block *blocks, size_t count,
                 rcn_block_detail detail)
{
    bool with_marks = detail != RCN_BLOCK_PLAIN;
    rcn_json_open_array(json, "blocks");
    for (size_t i = 0; i < count; i++) {
        const rcn_block *block = &blocks[i];
        rcn_json_open_object(json, NULL);
        rcn_json_string(json, "id", block->id);
        if (with_marks) {
            rcn_json_string(json, "citation", block->citation);
        }
        rcn_json_string(json, "kind", rcn_block_kind_name(block->kind));
        rcn_json_int(json, "level", block->level);
        if (with_marks) {
            rcn_json_int(json, "marker", block->marker_len);
            rcn_json_string(
                json, "ordinal",
                block->ordinal.style
                    ? rcn_ordinal_text(json->out.arena, block->ordinal)
                    : NULL);
        }
        if (block->within) {
            rcn_json_int(json, "within", block->within);
        }
        if (block->after_break) {
            rcn_json_bool(json, "after_break", true);
        }
        if (block->begins_quote) {
            rcn_json_bool(json, "begins_quote", true);
        }
        if (with_marks || block->language) {
            rcn_json_string(json, "language", block->language);
        }
        if (detail != RCN_BLOCK_TEXTLESS) {
            rcn_json_text(json, "text", block->text);
        }
        if (block->figure) {
            write_figure(json, block->figure);
        }
        rcn_json_int(json, "line_start", block->line_start);
        rcn_json_int(json, "line_end", block->line_end);
        if (with_marks) {
            write_marks(json, block);
        }
        rcn_json_close_object(json);
    }
    rcn_json_close_array(json);
}

/* Bytes of the file that a span stands for.  The first begins and the last ends
 * the file, so that a byte order mark belongs to one. */
static void
write_range(rcn_json *json, const rcn_document *document, const rcn_span *span)
{
    size_t start = span->start ? rcn_document_raw(document, span->start) : 0;
    size_t end = rcn_document_raw(document, span->end);
    rcn_json_int(json, "byte_start", (int64_t)start);
    rcn_json_int(json, "byte_end", (int64_t)end);
    if (start != span->start || end != span->end) {
        rcn_json_int(json, "text_start", span->start);
        rcn_json_int(json, "text_end", span->end);
    }
}

void
rcn_write_spans(rcn_json *json, const rcn_cleaned *cleaned,
                const rcn_block *blocks)
{
    rcn_json_open_array(json, "spans");
    for (size_t i = 0; i < cleaned->span_count; i++) {
        const rcn_span *span = &cleaned->spans[i];
        rcn_json_open_object(json, NULL);
        write_range(json, cleaned->document, span);
        rcn_json_string(json, "kind", rcn_span_kind_name(span->kind));
        rcn_json_string(json, "block",
                        span->block == RCN_NO_BLOCK ? NULL
                                                    : blocks[span->block].id);
        if (span->kind != RCN_SPAN_TEXT) {
            rcn_json_string(json, "class", span->why->class_id);
            rcn_json_string(json, "rule", span->why->rule);
        }
        if (span->kind == RCN_SPAN_REPLACED) {
            rcn_json_string(json, "replacement", span->why->replacement);
        }
        if (span->why->reason) {
            rcn_json_string(json, "reason", span->why->reason);
        }
        rcn_json_close_object(json);
    }
    rcn_json_close_array(json);
}

void
rcn_write_queries(rcn_json *json, const rcn_cleaned *cleaned,
                  const rcn_block *blocks)
{
    rcn_json_open_array(json, "queries");
    for (size_t i = 0; i < cleaned->query_count; i++) {
        const rcn_query *query = &cleaned->queries[i];
        rcn_json_open_object(json, NULL);
        rcn_json_string(json, "block",
                        query->block < cleaned->block_count
                            ? blocks[query->block].id
                            : NULL);
        rcn_json_int(json, "start", query->start);
        rcn_json_int(json, "end", query->end);
        rcn_json_string(json, "class", query->class_id);
        rcn_json_string(json, "message", query->message);
        rcn_json_int(json, "line", query->line);
        rcn_json_close_object(json);
    }
    rcn_json_close_array(json);
}
