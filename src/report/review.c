/* The data of the review page (workbench/review.html): an index of documents and
 * open questions, and for each document its findings and its source, as scripts
 * that call the page.  Pages from disk may load scripts, but no data. */
#include "report/report.h"

#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "edition/change.h"
#include "report/doubt.h"
#include "report/parts.h"
#include "report/rows.h"

#define QUESTIONS   6   /* cuts and queries of a document in the index */
#define TITLE_BYTES 120 /* of a title in the index */
#define WORDS_BYTES 48  /* of the words of a cut in the index */
#define KEPT_BYTES  400 /* of words that the editor keeps */

typedef struct rcn_review {
    rcn_arena *scratch;
    const rcn_edition *edition;
    const rcn_project *project;
    const rcn_rules *rules;
    const rcn_proof_index *proofs;
    rcn_review_take *take;
    void *user;
} rcn_review;

/* At most `most` bytes of a text, cut at a code point, "…" where some are left
 * out. */
static const char *
clip(rcn_arena *arena, rcn_text text, size_t most)
{
    if (text.len <= most) {
        return rcn_text_string(arena, text);
    }
    while (((unsigned char)text.at[most] & 0xC0) == 0x80) {
        most--;
    }
    return rcn_arena_printf(arena, "%.*s…", (int)most, text.at);
}

static const rcn_project_document *
entry_of(const rcn_review *review, const rcn_record *record)
{
    const rcn_document *document = record->cleaned->document;
    return rcn_project_find(review->project, document->name, document->sha256,
                            document->raw_sha256);
}

static bool
is_decided(const rcn_project_document *entry, const char *key)
{
    for (size_t i = 0; entry && i < entry->cut_count; i++) {
        if (strcmp(entry->cuts[i].key, key) == 0) {
            return true;
        }
    }
    return false;
}

static bool
take_script(const rcn_review *review, const char *name, rcn_buffer *out)
{
    return review->take(review->user, name, rcn_buffer_text(out));
}

static void
add_call(rcn_buffer *out, const char *call, rcn_text json)
{
    rcn_buffer_string(out, call);
    rcn_buffer_add(out, rcn_text_trim(json));
    rcn_buffer_string(out, ");\n");
}

/* A question on a value of the document: ["date"]. */
static void
write_question(rcn_json *json, const char *kind, rcn_doubt doubt)
{
    if (doubt == RCN_DOUBT_HIGH) {
        rcn_json_open_array(json, NULL);
        rcn_json_string(json, NULL, kind);
        rcn_json_close_array(json);
    }
}

/* ["query", line, class, message]. */
static size_t
write_query_questions(rcn_json *json, const rcn_cleaned *cleaned)
{
    size_t count = 0;
    for (; count < cleaned->query_count && count < QUESTIONS; count++) {
        const rcn_query *query = &cleaned->queries[count];
        rcn_json_open_array(json, NULL);
        rcn_json_string(json, NULL, "query");
        rcn_json_int(json, NULL, query->line);
        rcn_json_string(json, NULL, query->class_id);
        rcn_json_string(json, NULL, query->message);
        rcn_json_close_array(json);
    }
    return count;
}

/* ["cut", line, class, words, key], the first ones. */
static void
write_cut_questions(const rcn_review *review, rcn_json *json,
                    const rcn_record *record, size_t count)
{
    const rcn_cleaned *cleaned = record->cleaned;
    const rcn_project_document *entry = entry_of(review, record);
    for (size_t i = 0; i < cleaned->span_count && count < QUESTIONS; i++) {
        const rcn_span *span = &cleaned->spans[i];
        char key[17];
        if (span->kind != RCN_SPAN_REMOVED ||
            rcn_span_is_blank(cleaned, span) ||
            rcn_doubt_of_cut(cleaned, i) != RCN_DOUBT_HIGH) {
            continue;
        }
        rcn_span_key(cleaned, span, key);
        if (is_decided(entry, key)) {
            continue;
        }
        rcn_text words = rcn_text_squash(
            review->scratch,
            rcn_text_slice(cleaned->document->text, span->start, span->end));
        count++;
        rcn_json_open_array(json, NULL);
        rcn_json_string(json, NULL, "cut");
        rcn_json_int(json, NULL,
                     rcn_document_line(cleaned->document, span->start));
        rcn_json_string(json, NULL, span->why->class_id);
        rcn_json_string(json, NULL, clip(review->scratch, words, WORDS_BYTES));
        rcn_json_string(json, NULL, key);
        rcn_json_close_array(json);
    }
}

static void
write_index_record(const rcn_review *review, rcn_json *json,
                   const rcn_record *record)
{
    const rcn_attribution *who = &record->attribution;
    const char *title = who->title.value ? who->title.value : "";
    char sort[16] = "";
    if (record->dating.sort.year != RCN_YEAR_UNKNOWN) {
        (void)rcn_date_format(record->dating.sort, sort, sizeof sort);
    }
    rcn_json_open_object(json, NULL);
    rcn_json_string(json, "key", record->key);
    rcn_json_string(json, "file", record->cleaned->document->name);
    rcn_json_string(json, "title",
                    clip(review->scratch, rcn_text_of(title), TITLE_BYTES));
    rcn_json_string(json, "date", record->dating.display);
    rcn_json_string(json, "sort", sort);
    rcn_json_string(json, "status", rcn_status_name(record->dating.status));
    rcn_json_int(json, "words", (int64_t)record->word_count);
    rcn_json_string(json, "why", record->why);
    rcn_json_open_array(json, "open");
    write_question(json, "document",
                   record->word_count ? RCN_DOUBT_NONE : RCN_DOUBT_HIGH);
    write_question(json, "date", rcn_doubt_of_date(&record->dating));
    write_question(json, "names", rcn_doubt_of_names(who));
    write_question(json, "title", rcn_doubt_of_title(&who->title));
    size_t count = write_query_questions(json, record->cleaned);
    write_cut_questions(review, json, record, count);
    rcn_json_close_array(json);
    rcn_json_close_object(json);
}

/* Titles of the classes that occur, and why their rules cut. */
static void
write_classes(const rcn_review *review, rcn_json *json)
{
    rcn_tallies tallies = {0};
    for (size_t i = 0; i < review->edition->record_count; i++) {
        rcn_tally_record(review->scratch, &review->edition->records[i],
                         &tallies);
    }
    rcn_json_open_object(json, "classes");
    for (size_t i = 0; i < tallies.count; i++) {
        const rcn_change_tally *tally = &tallies.items[i];
        rcn_json_open_object(json, tally->class_id);
        rcn_json_string(json, "title",
                        rcn_rules_class_title(review->rules, tally->class_id));
        rcn_json_string(json, "why",
                        rcn_rules_find(review->rules, tally->rule).reason);
        rcn_json_close_object(json);
    }
    rcn_json_close_object(json);
}

static int
by_string(const void *left, const void *right)
{
    return strcmp(*(const char *const *)left, *(const char *const *)right);
}

/* The same for the same sources, whatever was decided on them. */
static void
write_identity(const rcn_review *review, rcn_json *json)
{
    const rcn_edition *edition = review->edition;
    const char **hashes = rcn_arena_alloc(
        review->scratch, edition->record_count + 1, sizeof *hashes);
    rcn_buffer all = rcn_buffer_new(review->scratch);
    char digest[65];
    for (size_t i = 0; i < edition->record_count; i++) {
        hashes[i] = edition->records[i].cleaned->document->sha256;
    }
    qsort(hashes, edition->record_count, sizeof *hashes, by_string);
    for (size_t i = 0; i < edition->record_count; i++) {
        rcn_buffer_string(&all, hashes[i]);
    }
    rcn_sha256(rcn_buffer_text(&all), digest);
    digest[16] = '\0';
    rcn_json_string(json, "id", digest);
}

static bool
take_index(const rcn_review *review)
{
    const rcn_edition *edition = review->edition;
    rcn_json json = rcn_json_new(review->scratch, 0);
    rcn_json_open_object(&json, NULL);
    rcn_json_string(&json, "schema", "recension-review-1");
    rcn_json_string(&json, "program", edition->program);
    rcn_json_string(&json, "title", edition->title);
    write_identity(review, &json);
    write_classes(review, &json);
    rcn_json_open_array(&json, "omitted");
    for (size_t i = 0; i < edition->omitted_count; i++) {
        rcn_json_string(&json, NULL, edition->omitted[i]);
    }
    rcn_json_close_array(&json);
    rcn_json_open_array(&json, "documents");
    for (size_t i = 0; i < edition->record_count; i++) {
        write_index_record(review, &json, &edition->records[i]);
    }
    rcn_json_close_array(&json);
    rcn_json_close_object(&json);
    rcn_buffer out = rcn_buffer_new(review->scratch);
    add_call(&out, "workbench.open(", rcn_json_done(&json));
    return take_script(review, "index.js", &out);
}

static void
write_texts(rcn_json *json, const char *key, const char *const *texts)
{
    if (!texts) {
        return;
    }
    rcn_json_open_array(json, key);
    for (size_t i = 0; texts[i]; i++) {
        rcn_json_string(json, NULL, texts[i]);
    }
    rcn_json_close_array(json);
}

static void
write_emendations(rcn_json *json, const rcn_project_document *entry)
{
    bool begun = false;
    for (size_t i = 0; i < entry->passage_count; i++) {
        const rcn_project_passage *passage = &entry->passages[i];
        if (passage->kind != RCN_PASSAGE_EMEND) {
            continue;
        }
        if (!begun) {
            rcn_json_open_array(json, "emend");
        }
        begun = true;
        rcn_json_open_object(json, NULL);
        rcn_json_string(json, "words", passage->words);
        if (passage->line) {
            rcn_json_int(json, "line", passage->line);
        }
        rcn_json_string(json, "to", passage->to);
        rcn_json_string(json, "reason", passage->reason);
        rcn_json_close_object(json);
    }
    if (begun) {
        rcn_json_close_array(json);
    }
}

/* What edition.yaml says of the document, and nothing else. */
static void
write_said(rcn_json *json, const rcn_project_document *entry)
{
    rcn_json_open_object(json, "said");
    if (entry) {
        const char *const values[][2] = {
            {"title", entry->title},   {"date", entry->date},
            {"issuer", entry->issuer}, {"speaker", entry->speaker},
            {"author", entry->author}, {"publisher", entry->publisher}};
        for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
            if (values[i][1]) {
                rcn_json_string(json, values[i][0], values[i][1]);
            }
        }
        for (int i = 0; i < RCN_PARTICULAR_COUNT; i++) {
            if (entry->particulars[i]) {
                rcn_json_string(json, rcn_particular_key((rcn_particular)i),
                                entry->particulars[i]);
            }
        }
        if (entry->order) {
            rcn_json_string(json, "order",
                            rcn_arena_printf(json->out.arena, "%lld",
                                             (long long)entry->order));
        }
        write_texts(json, "notes", entry->notes);
        write_emendations(json, entry);
        rcn_json_open_object(json, "cuts");
        for (size_t i = 0; i < entry->cut_count; i++) {
            rcn_json_string(json, entry->cuts[i].key,
                            entry->cuts[i].keep ? "keep" : "cut");
        }
        rcn_json_close_object(json);
        rcn_json_open_object(json, "reasons");
        for (size_t i = 0; i < entry->cut_count; i++) {
            if (entry->cuts[i].reason && !entry->cuts[i].to) {
                rcn_json_string(json, entry->cuts[i].key,
                                entry->cuts[i].reason);
            }
        }
        rcn_json_close_object(json);
    }
    rcn_json_close_object(json);
}

/* What the rules would cut but for the editor: {KEY: {class, why, words}}. */
static void
write_kept(const rcn_review *review, rcn_json *json, const rcn_cleaned *cleaned)
{
    rcn_json_open_object(json, "kept");
    for (size_t i = 0; i < cleaned->kept_count; i++) {
        const rcn_kept_cut *kept = &cleaned->kept[i];
        rcn_json_open_object(json, kept->key);
        rcn_json_string(json, "class",
                        rcn_rules_class_title(review->rules, kept->class_id));
        rcn_json_string(json, "rule", kept->rule);
        rcn_json_string(json, "why",
                        rcn_rules_find(review->rules, kept->rule).reason);
        rcn_json_string(json, "words",
                        clip(review->scratch, kept->words, KEPT_BYTES));
        rcn_json_int(json, "line",
                     rcn_document_line(cleaned->document,
                                       (uint32_t)(kept->words.at -
                                                  cleaned->document->text.at)));
        rcn_json_close_object(json);
    }
    rcn_json_close_object(json);
}

static void
write_doubts(rcn_json *json, const rcn_record *record)
{
    rcn_json_open_object(json, "doubts");
    rcn_json_int(json, "date", rcn_doubt_of_date(&record->dating));
    rcn_json_int(json, "names", rcn_doubt_of_names(&record->attribution));
    rcn_json_int(json, "title", rcn_doubt_of_title(&record->attribution.title));
    rcn_json_close_object(json);
}

static rcn_text
document_json(const rcn_review *review, const rcn_record *record,
              const rcn_proofs *proofs, size_t parts)
{
    rcn_json json = rcn_json_new(review->scratch, 0);
    rcn_json_open_object(&json, NULL);
    rcn_json_string(&json, "key", record->key);
    rcn_json_int(&json, "parts", (int64_t)parts);
    rcn_write_file(&json, record->cleaned, record);
    rcn_write_attribution(&json, &record->attribution);
    rcn_write_dating(&json, &record->dating);
    rcn_write_queries(&json, record->cleaned, record->blocks);
    write_doubts(&json, record);
    write_said(&json, entry_of(review, record));
    write_kept(review, &json, record->cleaned);
    rcn_json_open_array(&json, "proofs");
    for (size_t i = 0; i < proofs->count; i++) {
        rcn_json_string(&json, NULL, proofs->items[i].title);
    }
    rcn_json_close_array(&json);
    rcn_json_close_object(&json);
    return rcn_json_done(&json);
}

/* KEY.js has the document and its first rows, KEY-2.js and so on the others. */
static bool
take_document(const rcn_review *review, const rcn_record *record)
{
    rcn_arena *arena = review->scratch;
    rcn_proofs proofs =
        rcn_find_proofs(arena, review->proofs, record->cleaned->document);
    rcn_row_parts parts = rcn_report_rows(arena, record, &proofs);
    bool ok = true;
    for (size_t i = 0; ok && i < parts.count; i++) {
        rcn_buffer out = rcn_buffer_new(arena);
        const char *name = rcn_arena_printf(arena, "%s.js", record->key);
        if (i == 0) {
            add_call(&out, "workbench.addDocument(",
                     document_json(review, record, &proofs, parts.count));
        } else {
            name = rcn_arena_printf(arena, "%s-%zu.js", record->key, i + 1);
        }
        add_call(&out,
                 rcn_arena_printf(arena, "workbench.addRows(\"%s\", %zu, ",
                                  record->key, i + 1),
                 parts.items[i]);
        ok = take_script(review, name, &out);
    }
    return ok;
}

bool
rcn_report_review(const rcn_edition *edition, const rcn_project *project,
                  const rcn_rules *rules, rcn_review_take *take, void *user)
{
    rcn_arena *arena = rcn_arena_new(0);
    rcn_review review = {.scratch = rcn_arena_new(0),
                         .edition = edition,
                         .project = project,
                         .rules = rules,
                         .proofs = rcn_proof_index_new(arena, edition),
                         .take = take,
                         .user = user};
    bool ok = take_index(&review);
    for (size_t i = 0; ok && i < edition->record_count; i++) {
        rcn_arena_reset(review.scratch);
        ok = take_document(&review, &edition->records[i]);
    }
    rcn_arena_free(review.scratch);
    rcn_arena_free(arena);
    return ok;
}
