/* Back matter: the queries, and the sources. */
#include <string.h>

#include "edition/composer.h"
#include "edition/notes.h"

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

/* A query; the note of that index when it is on a block. */
static void
put_query(rcn_composer *composer, const rcn_record *record,
          const rcn_query *query, size_t index, rcn_blocks *blocks)
{
    rcn_prose prose = rcn_prose_new(composer->arena);
    const char *id = NULL;
    if (query->block < record->block_count) {
        rcn_arena *arena = composer->arena;
        id = rcn_query_id(arena, record, index);
        rcn_prose_marked(
            &prose, RCN_MARK_LINK,
            rcn_arena_printf(arena, "#%s", rcn_query_reference_id(arena, id)),
            rcn_note_letter(arena, index));
        rcn_prose_add(&prose, ") ");
    }
    rcn_add_place(composer, &prose, record, query->block,
                  rcn_phrase_lines(composer, query->line, query->line));
    rcn_prose_add(&prose, rcn_phrase_of(composer, RCN_SAY_COLON));
    rcn_prose_foreign(
        &prose, rcn_text_of(rcn_say_query(composer->edition->phrases,
                                          query->class_id, query->message)));
    if (query->block < record->block_count) {
        rcn_prose_add(&prose, " ");
        rcn_prose_quote(
            &prose, composer->edition->phrases,
            query_words(composer->arena, &record->blocks[query->block], query),
            rcn_record_tongue(composer, record));
    }
    rcn_prose_put(&prose, blocks, RCN_BLOCK_ENTRY, 0, id);
}

/* The queries on words, as their notes count, then those on the document. */
static void
put_queries(rcn_composer *composer, const rcn_record *record,
            rcn_blocks *blocks)
{
    size_t count = 0;
    const rcn_query **sorted =
        rcn_sorted_queries(composer->arena, record, &count);
    for (size_t i = 0; i < count; i++) {
        put_query(composer, record, sorted[i], i, blocks);
    }
    const rcn_cleaned *cleaned = record->cleaned;
    for (size_t i = 0; i < cleaned->query_count; i++) {
        const rcn_query placed = rcn_placed_query(record, &cleaned->queries[i]);
        if (placed.block >= record->block_count) {
            put_query(composer, record, &placed, 0, blocks);
        }
    }
}

void
rcn_compose_queries(rcn_composer *composer)
{
    const rcn_edition *edition = composer->edition;
    rcn_blocks blocks = {0};
    rcn_prose prose = rcn_prose_new(composer->arena);
    rcn_prose_add(&prose, rcn_phrase_of(composer, RCN_SAY_QUERIES_INTRO));
    rcn_prose_put(&prose, &blocks, RCN_BLOCK_PARAGRAPH, 0, NULL);
    for (size_t i = 0; i < edition->record_count; i++) {
        const rcn_record *record = &edition->records[i];
        if (record->cleaned->query_count) {
            rcn_put_document_heading(composer, record, "queries", &blocks);
            put_queries(composer, record, &blocks);
        }
    }
    if (blocks.count > 1) {
        rcn_add_section(
            composer,
            (rcn_section){.role = RCN_SECTION_QUERIES,
                          .matter = RCN_MATTER_BACK,
                          .id = "queries",
                          .title = rcn_phrase_of(composer, RCN_SAY_QUERIES),
                          .in_contents = true},
            &blocks);
    }
}

/* The bytes that the text was decoded from, when they are not the file. */
static void
put_content(rcn_composer *composer, const rcn_document *document,
            rcn_blocks *blocks)
{
    if (!rcn_document_is_part(document)) {
        return;
    }
    rcn_prose prose = rcn_prose_new(composer->arena);
    rcn_prose_label(&prose, composer->edition->phrases,
                    rcn_phrase_of(composer, RCN_SAY_TEXT_READ));
    rcn_prose_printf(
        &prose, "%s%s%s, SHA-256 ",
        document->converter ? document->converter : "",
        document->converter ? ", " : "",
        rcn_phrase_with(composer, RCN_SAY_FILE_SIZE,
                        rcn_phrase_number(composer, document->raw.len), NULL));
    rcn_prose_marked(&prose, RCN_MARK_CODE, NULL, document->raw_sha256);
    rcn_prose_put(&prose, blocks, RCN_BLOCK_ENTRY, 0, NULL);
}

static void
put_file(rcn_composer *composer, const rcn_record *record, rcn_blocks *blocks)
{
    const rcn_document *document = record->cleaned->document;
    rcn_prose prose = rcn_prose_new(composer->arena);
    rcn_prose_label(&prose, composer->edition->phrases,
                    rcn_phrase_of(composer, RCN_SAY_FILE));
    rcn_prose_foreign(&prose, rcn_text_of(document->name));
    rcn_prose_printf(
        &prose, ", %s, %s, %s",
        rcn_phrase_with(composer, RCN_SAY_FILE_SIZE,
                        rcn_phrase_number(composer, document->file.len), NULL),
        rcn_phrase_count(composer, document->line_count, RCN_SAY_ONE_LINE,
                         RCN_SAY_MANY_LINES),
        document->encoding);
    rcn_prose_put(&prose, blocks, RCN_BLOCK_ENTRY, 0, NULL);
    prose = rcn_prose_new(composer->arena);
    rcn_prose_label(&prose, composer->edition->phrases, "SHA-256");
    rcn_prose_marked(&prose, RCN_MARK_CODE, NULL, document->sha256);
    rcn_prose_put(&prose, blocks, RCN_BLOCK_ENTRY, 0, NULL);
    put_content(composer, document, blocks);
    rcn_put_copies(composer, record, blocks);
    /* Reasons are English. */
    if (!composer->edition->phrases && !record->by_date) {
        prose = rcn_prose_new(composer->arena);
        rcn_prose_label(&prose, composer->edition->phrases,
                        rcn_phrase_of(composer, RCN_SAY_PLACE_IN_ORDER));
        rcn_prose_foreign(&prose, rcn_text_of(record->why));
        rcn_prose_put(&prose, blocks, RCN_BLOCK_ENTRY, 0, NULL);
    }
}

/* A document that is not in the edition, and why. */
static void
put_left_out(rcn_blocks *blocks, const rcn_composer *composer, rcn_phrase why,
             const char *name)
{
    rcn_prose prose = rcn_prose_new(composer->arena);
    rcn_prose_label(&prose, composer->edition->phrases,
                    rcn_phrase_of(composer, why));
    rcn_prose_foreign(&prose, rcn_text_of(name));
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
        rcn_put_evidence(composer, record, &blocks);
        rcn_put_pictures(composer, record, &blocks);
    }
    for (size_t i = 0; i < edition->omitted_count; i++) {
        put_left_out(&blocks, composer, RCN_SAY_LEFT_OUT, edition->omitted[i]);
    }
    for (size_t i = 0; i < edition->failed_count; i++) {
        put_left_out(&blocks, composer, RCN_SAY_NOT_PROVED, edition->failed[i]);
    }
    rcn_add_section(
        composer,
        (rcn_section){.role = RCN_SECTION_SOURCES,
                      .matter = RCN_MATTER_BACK,
                      .id = "sources",
                      .title = rcn_phrase_of(composer, RCN_SAY_SOURCES),
                      .in_contents = true},
        &blocks);
}
