/* Finds quoted evidence again in the text it was read from, whatever the white
 * space between its words. */
#include "report/evidence.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"

/* One quotation, and what it is evidence for. */
typedef struct rcn_quotation {
    const rcn_evidence *evidence;
    const rcn_record *record;
    const char *what;
    size_t arrival;
} rcn_quotation;

struct rcn_proof_index {
    rcn_arena *arena;
    RCN_LIST(rcn_quotation) quotations; /* by file, then arrival */
};

static size_t
skip_spaces(rcn_text text, size_t at)
{
    while (at < text.len) {
        uint32_t rune = 0;
        size_t len = rcn_utf8_next(text, at, &rune);
        if (!rcn_rune_is_space(rune)) {
            break;
        }
        at += len;
    }
    return at;
}

/* Returns the end of `words` (squashed) in the text at `at`, or 0. */
static size_t
match_end(rcn_text text, size_t at, rcn_text words)
{
    for (size_t word = 0; word < words.len; word++) {
        size_t next = at;
        if (words.at[word] == ' ') {
            next = skip_spaces(text, at);
        } else if (at < text.len && text.at[at] == words.at[word]) {
            next = at + 1;
        }
        if (next == at) {
            return 0;
        }
        at = next;
    }
    return at;
}

static void
index_evidence(rcn_proof_index *index, const rcn_record *record,
               const char *what, const rcn_evidence *evidence, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (evidence[i].file && evidence[i].line) {
            RCN_PUSH(index->arena, &index->quotations,
                     (rcn_quotation){&evidence[i], record, what,
                                     index->quotations.count});
        }
    }
}

static void
index_role(rcn_proof_index *index, const rcn_record *record, const char *what,
           const rcn_role *role)
{
    index_evidence(index, record, what, role->evidence, role->evidence_count);
}

static int
by_file(const void *left, const void *right)
{
    const rcn_quotation *a = left, *b = right;
    int order = strcmp(a->evidence->file, b->evidence->file);
    return order ? order
                 : (a->arrival > b->arrival) - (a->arrival < b->arrival);
}

const rcn_proof_index *
rcn_proof_index_new(rcn_arena *arena, const rcn_edition *edition)
{
    rcn_proof_index *index = rcn_arena_alloc(arena, 1, sizeof *index);
    index->arena = arena;
    for (size_t i = 0; i < edition->record_count; i++) {
        const rcn_record *record = &edition->records[i];
        const rcn_attribution *who = &record->attribution;
        index_evidence(index, record, "date", record->dating.evidence,
                       record->dating.evidence_count);
        index_role(index, record, "title", &who->title);
        index_role(index, record, "issuer", &who->issuer);
        index_role(index, record, "speaker", &who->speaker);
        index_role(index, record, "author", &who->author);
        for (int k = 0; k < RCN_PARTICULAR_COUNT; k++) {
            index_role(index, record, rcn_particular_key((rcn_particular)k),
                       &who->particulars[k]);
        }
        index_role(index, record, "publisher", &who->publisher);
        index_role(index, record, "URL", &who->source_url);
    }
    if (index->quotations.count) {
        qsort(index->quotations.items, index->quotations.count,
              sizeof *index->quotations.items, by_file);
    }
    return index;
}

static const char *
title_of(rcn_arena *arena, const rcn_quotation *quotation,
         const rcn_document *document)
{
    const rcn_record *record = quotation->record;
    rcn_buffer title = rcn_buffer_new(arena);
    rcn_buffer_printf(&title, "evidence for the %s", quotation->what);
    if (record->cleaned->document != document) {
        rcn_buffer_printf(&title, " of document %s", record->label);
    }
    if (quotation->evidence->gives) {
        rcn_buffer_printf(&title, ": %s", quotation->evidence->gives);
    }
    return rcn_buffer_text(&title).at;
}

static void
find(rcn_arena *arena, const rcn_quotation *quotation,
     const rcn_document *document, rcn_proofs *proofs)
{
    const rcn_evidence *evidence = quotation->evidence;
    if (evidence->line > document->line_count) {
        return;
    }
    rcn_text words = rcn_text_squash(arena, rcn_text_of(evidence->text));
    size_t at = document->lines[evidence->line - 1].start;
    size_t next = rcn_document_line_next(document, evidence->line - 1);
    for (; words.len && at < next; at++) {
        size_t end = match_end(document->text, at, words);
        if (end) {
            RCN_PUSH(arena, proofs,
                     (rcn_proof){(uint32_t)at, (uint32_t)end,
                                 title_of(arena, quotation, document)});
            return;
        }
    }
}

static int
by_start(const void *left, const void *right)
{
    const rcn_proof *a = left, *b = right;
    if (a->start != b->start) {
        return a->start < b->start ? -1 : 1;
    }
    if (a->end != b->end) {
        return a->end > b->end ? -1 : 1;
    }
    return strcmp(a->title, b->title);
}

/* Cuts what overlaps an earlier one; the same words for two things are named
 * for both. */
static void
flatten(rcn_arena *arena, rcn_proofs *proofs)
{
    uint32_t end = 0;
    size_t kept = 0;
    for (size_t i = 0; i < proofs->count; i++) {
        rcn_proof proof = proofs->items[i];
        rcn_proof *last = kept ? &proofs->items[kept - 1] : NULL;
        if (last && last->start == proof.start && last->end == proof.end) {
            last->title =
                rcn_arena_printf(arena, "%s; %s", last->title, proof.title);
        }
        proof.start = proof.start < end ? end : proof.start;
        if (proof.start < proof.end) {
            proofs->items[kept++] = proof;
            end = proof.end;
        }
    }
    proofs->count = kept;
}

/* Returns the first quotation that is in a file. */
static size_t
first_in(const rcn_proof_index *index, const char *file)
{
    size_t low = 0, high = index->quotations.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (strcmp(index->quotations.items[middle].evidence->file, file) < 0) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

rcn_proofs
rcn_find_proofs(rcn_arena *arena, const rcn_proof_index *index,
                const rcn_document *document)
{
    rcn_proofs proofs = {0};
    for (size_t i = first_in(index, document->name);
         i < index->quotations.count; i++) {
        const rcn_quotation *quotation = &index->quotations.items[i];
        if (strcmp(quotation->evidence->file, document->name) != 0) {
            break;
        }
        find(arena, quotation, document, &proofs);
    }
    if (proofs.count) {
        qsort(proofs.items, proofs.count, sizeof *proofs.items, by_start);
        flatten(arena, &proofs);
    }
    return proofs;
}
