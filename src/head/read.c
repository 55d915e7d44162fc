/* Reads the head of each document once: its stretches, zones and fields. */
#include "head/head.h"

#include "base/text.h"
#include "head/reader.h"

#define MOST_HEAD 60 /**< stretches of a head without a caption */

rcn_text
rcn_doc_line_words(const rcn_head_reader *reader, size_t stretch)
{
    const rcn_doc_line *item = &reader->head->stretches.items[stretch];
    return rcn_text_squash(reader->scratch,
                           rcn_text_slice(reader->cleaned->document->text,
                                          item->start, item->end));
}

void
rcn_head_add(rcn_head_reader *reader, rcn_head_field_kind kind,
             const char *rule, rcn_text value, const size_t stretches[2])
{
    const rcn_doc_line *items = reader->head->stretches.items;
    rcn_head_field field = {.kind = kind,
                            .start = items[stretches[0]].start,
                            .end = items[stretches[1]].end,
                            .value = rcn_text_string(reader->arena, value),
                            .rule = rule};
    RCN_PUSH(reader->arena, &reader->fields, field);
}

/** The head of a document without a caption: from a few stretches above the title
 * to the text. */
static void
set_bounds(rcn_document_head *head, bool html)
{
    const rcn_zones *zones = &head->zones;
    size_t above = html ? 10 : MOST_HEAD;
    size_t title =
        zones->title < head->stretches.count ? zones->title : zones->body;
    head->first = title > above ? title - above : 0;
    head->end = zones->body < head->first ? head->first : zones->body;
    size_t from = title > head->first ? title : head->first;
    if (head->end > from + MOST_HEAD) {
        head->end = from + MOST_HEAD;
    }
}

static void
read_head(rcn_head_reader *reader, rcn_document_head *head)
{
    const rcn_cleaned *cleaned = reader->cleaned;
    *head = (rcn_document_head){.stretches =
                                    rcn_doc_lines_of(reader->arena, cleaned)};
    head->zones = rcn_zones_find(cleaned, &head->stretches);
    set_bounds(head, cleaned->document->html != NULL);
    reader->head = head;
    reader->fields = (rcn_head_fields){0};
    /* A book may name a court for its printer's address. */
    head->judgment =
        !rcn_document_item(cleaned->document, RCN_KEY_EBOOK_TITLE) &&
        !rcn_release_is(reader) && rcn_court_read(reader);
    rcn_release_read(reader);
    rcn_symbol_read(reader);
    if (!head->judgment) {
        rcn_letter_read(reader);
        rcn_opening_read(reader);
    }
    head->fields = reader->fields.items;
    head->field_count = reader->fields.count;
}

const rcn_document_head *
rcn_heads_read(rcn_arena *arena, const rcn_cleaned *documents, size_t count)
{
    rcn_document_head *heads = rcn_arena_alloc(arena, count + 1, sizeof *heads);
    rcn_arena *patterns = rcn_arena_new(0);
    rcn_head_reader reader = {.arena = arena,
                              .scratch = rcn_arena_new(0),
                              .court = rcn_court_patterns_new(patterns),
                              .release = rcn_release_patterns_new(patterns),
                              .letter = rcn_letter_patterns_new(patterns),
                              .symbol = rcn_symbol_patterns_new(patterns)};
    for (size_t i = 0; i < count; i++) {
        reader.cleaned = &documents[i];
        read_head(&reader, &heads[i]);
        rcn_arena_reset(reader.scratch);
    }
    rcn_arena_free(reader.scratch);
    rcn_arena_free(patterns);
    return heads;
}

const rcn_head_field *
rcn_head_find(const rcn_document_head *head, rcn_head_field_kind kind)
{
    for (size_t i = 0; i < head->field_count; i++) {
        if (head->fields[i].kind == kind) {
            return &head->fields[i];
        }
    }
    return NULL;
}
