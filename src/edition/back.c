/* Back matter: the queries, and the sources with the evidence for what the
 * headers say of them. */
#include <string.h>

#include "edition/compose.h"

/* Bytes of a block shown on each side of a query. */
#define QUERY_REACH 40

/* The words a query is about with some before and after, cut at spaces. */
static const char *
query_words(rcn_arena *arena, const rcn_block *block, const rcn_query *query)
{
    rcn_text text = block->text;
    size_t start = query->start < text.len ? query->start : text.len;
    size_t end = query->end < text.len ? query->end : text.len;
    end = end < start ? start : end;
    size_t from = 0, to = text.len;
    if (start > QUERY_REACH) {
        from = start - QUERY_REACH;
        while (from < start && text.at[from] != ' ') {
            from++;
        }
    }
    if (text.len - end > QUERY_REACH) {
        to = end + QUERY_REACH;
        while (to > end && text.at[to] != ' ') {
            to--;
        }
    }
    return rcn_arena_strndup(arena, text.at + from, to - from);
}

static void
put_query(rcn_composer *composer, const rcn_record *record,
          const rcn_query *query, rcn_blocks *blocks)
{
    rcn_prose prose = rcn_prose_new(composer->arena);
    rcn_add_place(&prose, record, query->block,
                  rcn_lines_words(composer->arena, query->line, query->line));
    rcn_prose_add(&prose, ": ");
    rcn_prose_foreign(&prose, rcn_text_of(query->message));
    if (query->block < record->block_count) {
        rcn_prose_add(&prose, " ");
        rcn_prose_quote(
            &prose,
            query_words(composer->arena, &record->blocks[query->block], query),
            rcn_record_tongue(record));
    }
    rcn_prose_put(&prose, blocks, RCN_BLOCK_ENTRY, 0, NULL);
}

void
rcn_compose_queries(rcn_composer *composer)
{
    const rcn_edition *edition = composer->edition;
    rcn_blocks blocks = {0};
    rcn_prose prose = rcn_prose_new(composer->arena);
    rcn_prose_add(&prose,
                  "What looks odd but may be the source’s own is printed as it "
                  "stands and noted here.");
    rcn_prose_put(&prose, &blocks, RCN_BLOCK_PARAGRAPH, 0, NULL);
    for (size_t i = 0; i < edition->record_count; i++) {
        const rcn_record *record = &edition->records[i];
        const rcn_cleaned *cleaned = record->cleaned;
        if (cleaned->query_count) {
            rcn_put_document_heading(composer, record, "queries", &blocks);
        }
        for (size_t k = 0; k < cleaned->query_count; k++) {
            put_query(composer, record, &cleaned->queries[k], &blocks);
        }
    }
    if (blocks.count > 1) {
        rcn_add_section(composer,
                        (rcn_section){.role = RCN_SECTION_QUERIES,
                                      .matter = RCN_MATTER_BACK,
                                      .id = "queries",
                                      .title = "Queries",
                                      .in_contents = true},
                        &blocks);
    }
}

static void
put_evidence(rcn_composer *composer, const rcn_record *record,
             const char *label, const rcn_evidence *evidence, const char *value,
             rcn_blocks *blocks)
{
    rcn_prose prose = rcn_prose_new(composer->arena);
    rcn_prose_label(&prose, label);
    rcn_prose_quote(&prose, evidence->text, rcn_record_tongue(record));
    rcn_prose_printf(&prose, " (%s)",
                     rcn_evidence_place(composer->arena, record, evidence));
    if (evidence->gives && strcmp(evidence->gives, evidence->text) != 0 &&
        (!value || strcmp(evidence->gives, value) != 0)) {
        rcn_prose_add(&prose, ": ");
        rcn_prose_foreign(&prose, rcn_text_of(evidence->gives));
    }
    rcn_prose_put(&prose, blocks, RCN_BLOCK_ENTRY, 0, NULL);
}

static void
put_all_evidence(rcn_composer *composer, const rcn_record *record,
                 rcn_blocks *blocks)
{
    const rcn_attribution *who = &record->attribution;
    const struct {
        const char *label;
        const rcn_role *role;
    } roles[] = {
        {"Title", &who->title},         {"Issuer", &who->issuer},
        {"Speaker", &who->speaker},     {"Author", &who->author},
        {"Publisher", &who->publisher}, {"URL", &who->source_url},
    };
    for (size_t i = 0; i < record->dating.evidence_count; i++) {
        put_evidence(composer, record, "Date", &record->dating.evidence[i],
                     record->dating.edtf, blocks);
    }
    for (size_t i = 0; i < sizeof roles / sizeof *roles; i++) {
        for (size_t k = 0; k < roles[i].role->evidence_count; k++) {
            put_evidence(composer, record, roles[i].label,
                         &roles[i].role->evidence[k], roles[i].role->value,
                         blocks);
        }
    }
}

static void
put_file(rcn_composer *composer, const rcn_record *record, rcn_blocks *blocks)
{
    const rcn_document *document = record->cleaned->document;
    rcn_prose prose = rcn_prose_new(composer->arena);
    rcn_prose_label(&prose, "File");
    rcn_prose_foreign(&prose, rcn_text_of(document->name));
    rcn_prose_printf(
        &prose, ", %s bytes, %s, %s",
        rcn_grouped(composer->arena, document->raw.len),
        rcn_count_words(composer->arena, document->line_count, "line"),
        document->encoding);
    rcn_prose_put(&prose, blocks, RCN_BLOCK_ENTRY, 0, NULL);
    prose = rcn_prose_new(composer->arena);
    rcn_prose_label(&prose, "SHA-256");
    rcn_prose_marked(&prose, RCN_MARK_CODE, NULL, document->sha256);
    rcn_prose_put(&prose, blocks, RCN_BLOCK_ENTRY, 0, NULL);
    prose = rcn_prose_new(composer->arena);
    rcn_prose_label(&prose, "Place in the order");
    rcn_prose_add(&prose, record->why);
    rcn_prose_put(&prose, blocks, RCN_BLOCK_ENTRY, 0, NULL);
}

void
rcn_compose_sources(rcn_composer *composer)
{
    const rcn_edition *edition = composer->edition;
    rcn_blocks blocks = {0};
    for (size_t i = 0; i < edition->record_count; i++) {
        const rcn_record *record = &edition->records[i];
        rcn_put_document_heading(composer, record, "sources", &blocks);
        put_file(composer, record, &blocks);
        put_all_evidence(composer, record, &blocks);
    }
    for (size_t i = 0; i < edition->omitted_count; i++) {
        rcn_prose prose = rcn_prose_new(composer->arena);
        rcn_prose_label(&prose, "Left out by the editor");
        rcn_prose_foreign(&prose, rcn_text_of(edition->omitted[i]));
        rcn_prose_put(&prose, &blocks, RCN_BLOCK_ENTRY, 0, NULL);
    }
    rcn_add_section(composer,
                    (rcn_section){.role = RCN_SECTION_SOURCES,
                                  .matter = RCN_MATTER_BACK,
                                  .id = "sources",
                                  .title = "Sources and evidence",
                                  .in_contents = true},
                    &blocks);
}
