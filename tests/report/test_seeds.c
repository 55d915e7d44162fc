/* The laws of the ledger on the five documents in seeds/, through all rooms
 * from the files to the reports. */
#include "fixture.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../edition/sample.h"
#include "report/report.h"
#include "source/files/read.h"

typedef struct rcn_desk {
    rcn_arena *arena;
    rcn_log *log;
    rcn_corpus corpus;
    const rcn_rules *rules;
    rcn_findings findings;
} rcn_desk;

static int
setup(void **state)
{
    static const char *const paths[] = {"seeds"};
    rcn_desk *fixture = calloc(1, sizeof *fixture);
    assert_non_null(fixture);
    rcn_arena *arena = fixture->arena = rcn_arena_new(0);
    rcn_log *log = fixture->log = rcn_log_new();
    fixture->corpus = rcn_source_read_all(arena, paths, 1, NULL, log);
    assert_int_equal(fixture->corpus.count, 5);
    fixture->rules = rcn_rules_load(arena, "rules", NULL, log);
    assert_non_null(fixture->rules);
    rcn_clean_options options = {0};
    rcn_findings *findings = &fixture->findings;
    findings->count = 5;
    findings->cleaned =
        rcn_clean(arena, fixture->corpus, fixture->rules, &options, log);
    findings->datings =
        rcn_date_infer(arena, findings->cleaned,
                       rcn_heads_read(arena, findings->cleaned, 5), 5, log);
    findings->attributions =
        rcn_attribute(arena, findings->cleaned,
                      rcn_heads_read(arena, findings->cleaned, 5), 5, log);
    *state = fixture;
    return 0;
}

static int
teardown(void **state)
{
    rcn_desk *fixture = *state;
    rcn_arena_free(fixture->arena);
    rcn_log_free(fixture->log);
    free(fixture);
    return 0;
}

static const rcn_edition *
compose(rcn_desk *fixture, const rcn_project *project)
{
    rcn_edition_options options = {.program = "recension 0.0.0"};
    assert_non_null(project);
    return rcn_edition_compose(fixture->arena, &fixture->findings, project,
                               fixture->rules, &options, fixture->log);
}

static const rcn_edition *
compose_seeds(rcn_desk *fixture)
{
    return compose(fixture,
                   rcn_project_load(fixture->arena, "seeds/edition.yaml",
                                    "edition.yaml", NULL, fixture->log));
}

static const char *
string_at(const json_t *object, const char *key)
{
    return json_string_value(json_object_get(object, key));
}

static size_t
size_at(const json_t *object, const char *key)
{
    const json_t *value = json_object_get(object, key);
    assert_true(json_is_integer(value));
    return (size_t)json_integer_value(value);
}

static const rcn_document *
find_source(const rcn_desk *fixture, const char *name)
{
    for (size_t i = 0; i < fixture->corpus.count; i++) {
        if (strcmp(fixture->corpus.documents[i]->name, name) == 0) {
            return fixture->corpus.documents[i];
        }
    }
    return NULL;
}

/* Adds what a span gives to the text of its block. */
static void
add_span(rcn_buffer *text, const json_t *span, rcn_text raw)
{
    if (strcmp(string_at(span, "kind"), "text") == 0) {
        rcn_buffer_add(text, rcn_text_slice(raw, size_at(span, "byte_start"),
                                            size_at(span, "byte_end")));
    } else if (strcmp(string_at(span, "kind"), "replaced") == 0) {
        rcn_buffer_string(text, string_at(span, "replacement"));
    }
}

/* The spans follow each other from the first byte to the last, the blocks come
 * in order, and each has the text that its spans give. */
static void
expect_conserved(rcn_desk *fixture, const json_t *document)
{
    const rcn_document *source =
        find_source(fixture, string_at(document, "file"));
    assert_non_null(source);
    const json_t *spans = json_object_get(document, "spans");
    const json_t *blocks = json_object_get(document, "blocks");
    size_t at = 0, next = 0;
    for (size_t i = 0; i < json_array_size(blocks); i++) {
        const json_t *block = json_array_get(blocks, i);
        rcn_buffer text = rcn_buffer_new(fixture->arena);
        for (; next < json_array_size(spans); next++) {
            const json_t *span = json_array_get(spans, next);
            const char *id = string_at(span, "block");
            if (id && strcmp(id, string_at(block, "id")) != 0) {
                break;
            }
            assert_int_equal(size_at(span, "byte_start"), at);
            at = size_at(span, "byte_end");
            if (id) {
                add_span(&text, span, source->raw);
            }
        }
        assert_string_equal(rcn_buffer_text(&text).at,
                            string_at(block, "text"));
    }
    assert_int_equal(next, json_array_size(spans));
    assert_int_equal(at, source->raw.len);
}

static void
test_the_ledger_conserves_every_byte(void **state)
{
    rcn_desk *fixture = *state;
    rcn_text text =
        rcn_report_edition_json(fixture->arena, compose_seeds(fixture));
    json_t *root = json_loadb(text.at, text.len, 0, NULL);
    assert_non_null(root);
    const json_t *documents = json_object_get(root, "documents");
    assert_int_equal(json_array_size(documents), 5);
    for (size_t i = 0; i < 5; i++) {
        expect_conserved(fixture, json_array_get(documents, i));
    }
    json_decref(root);
}

static void
test_every_cut_is_in_the_apparatus(void **state)
{
    rcn_desk *fixture = *state;
    const rcn_edition *edition = compose_seeds(fixture);
    for (size_t i = 0; i < edition->record_count; i++) {
        const rcn_record *record = &edition->records[i];
        uint32_t change = 0;
        for (uint32_t k = 0; k < record->cleaned->span_count; k++) {
            const rcn_span *span = &record->cleaned->spans[k];
            rcn_text words = rcn_text_slice(record->cleaned->document->text,
                                            span->start, span->end);
            if (span->kind == RCN_SPAN_TEXT || rcn_text_blank(words)) {
                continue;
            }
            while (change < record->change_count &&
                   record->changes[change].end <= k) {
                change++;
            }
            assert_true(change < record->change_count);
            assert_true(record->changes[change].first <= k);
        }
    }
}

/* One document less: the others keep all their ids. */
static void
test_ids_stay_when_a_document_is_added(void **state)
{
    rcn_desk *fixture = *state;
    const rcn_edition *all = compose_seeds(fixture);
    for (size_t left_out = 0; left_out < 5; left_out++) {
        const char *yaml = rcn_arena_printf(
            fixture->arena, "documents:\n- sha256: %s\n  include: no\n",
            all->records[left_out].key);
        const rcn_edition *fewer = compose(
            fixture, rcn_sample_project(fixture->arena, yaml, fixture->log));
        assert_int_equal(fewer->record_count, 4);
        for (size_t i = 0; i < 4; i++) {
            const rcn_record *a = &all->records[i + (i >= left_out)];
            const rcn_record *b = &fewer->records[i];
            assert_string_equal(a->key, b->key);
            assert_int_equal(a->block_count, b->block_count);
            for (size_t k = 0; k < a->block_count; k++) {
                assert_string_equal(a->blocks[k].id, b->blocks[k].id);
            }
        }
    }
}

static bool
take_file(void *user, const char *name, rcn_text text)
{
    rcn_buffer *out = user;
    rcn_buffer_string(out, name);
    rcn_buffer_add(out, text);
    return true;
}

static const char *
review_of(rcn_desk *fixture, const rcn_edition *edition)
{
    static const rcn_project project = {0};
    rcn_buffer out = rcn_buffer_new(fixture->arena);
    assert_true(
        rcn_report_review(edition, &project, fixture->rules, take_file, &out));
    return rcn_buffer_text(&out).at;
}

static void
test_the_same_input_gives_the_same_bytes(void **state)
{
    rcn_desk *fixture = *state;
    const rcn_edition *a = compose_seeds(fixture);
    const rcn_edition *b = compose_seeds(fixture);
    assert_string_equal(rcn_report_edition_json(fixture->arena, a).at,
                        rcn_report_edition_json(fixture->arena, b).at);
    assert_string_equal(review_of(fixture, a), review_of(fixture, b));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
        TEST(test_the_ledger_conserves_every_byte),
        TEST(test_every_cut_is_in_the_apparatus),
        TEST(test_ids_stay_when_a_document_is_added),
        TEST(test_the_same_input_gives_the_same_bytes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
