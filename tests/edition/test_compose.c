/* The edition as it is composed from hand-made documents. */
#include "fixture.h"

#include <stdio.h>
#include <string.h>

#include "sample.h"

static void
test_golden(void **state)
{
    rcn_fixture *fixture = *state;
    const rcn_edition *edition =
        rcn_sample_edition(fixture->arena, NULL, fixture->log);
    rcn_expect_golden("tests/edition/golden/sample.txt",
                      rcn_sample_dump(fixture->arena, edition));
    assert_int_equal(rcn_log_count(fixture->log, RCN_NOTE), 0);
}

static const rcn_section *
find_section(const rcn_edition *edition, const char *id)
{
    for (size_t i = 0; i < edition->section_count; i++) {
        if (strcmp(edition->sections[i].id, id) == 0) {
            return &edition->sections[i];
        }
    }
    return NULL;
}

/* The field of a header that begins with a label, or "". */
static const char *
field(const rcn_section *section, const char *label)
{
    for (size_t i = 0; i < section->header_count; i++) {
        if (rcn_text_starts(section->header[i].text, label)) {
            return section->header[i].text.at;
        }
    }
    return "";
}

static void
test_ids_stay_when_a_document_is_added(void **state)
{
    rcn_fixture *fixture = *state;
    const rcn_edition *with =
        rcn_sample_edition(fixture->arena, NULL, fixture->log);
    const rcn_edition *without = rcn_sample_edition(
        fixture->arena, "documents:\n- file: a/statement.txt\n  include: no\n",
        fixture->log);
    assert_int_equal(without->record_count, 2);
    assert_int_equal(without->omitted_count, 1);
    assert_string_equal(without->omitted[0], "a/statement.txt");
    for (size_t i = 0; i < without->record_count; i++) {
        const rcn_record *a = &without->records[i];
        const rcn_record *b = &with->records[i + 1];
        assert_int_equal(a->number + 1, b->number);
        assert_string_equal(a->key, b->key);
        for (size_t k = 0; k < a->block_count; k++) {
            assert_string_equal(a->blocks[k].id, b->blocks[k].id);
        }
    }
    assert_string_equal(without->records[0].blocks[0].citation, "1.1");
    assert_string_equal(with->records[1].blocks[0].citation, "2.1");
    assert_string_not_equal(without->identifier, with->identifier);
}

static void
test_the_same_bytes_twice_have_two_keys(void **state)
{
    rcn_fixture *fixture = *state;
    static const rcn_piece piece = {RCN_SPAN_TEXT, 0, "The same.", 0, 0, 0, 0};
    rcn_cleaned cleaned[2];
    cleaned[0] =
        rcn_sample_cleaned(fixture->arena, "b.txt", &piece, 1, fixture->log);
    cleaned[1] =
        rcn_sample_cleaned(fixture->arena, "a.txt", &piece, 1, fixture->log);
    rcn_findings sample = rcn_sample_findings(fixture->arena, fixture->log);
    rcn_findings findings = {cleaned, sample.datings, sample.attributions, 2,
                             NULL};
    const rcn_project *project =
        rcn_sample_project(fixture->arena, NULL, fixture->log);
    rcn_edition_options options = {.program = "recension 0.0.0"};
    const rcn_edition *edition = rcn_edition_compose(
        fixture->arena, &findings, project,
        rcn_sample_rules(fixture->arena, fixture->log), &options, fixture->log);
    assert_string_equal(edition->records[0].cleaned->document->name, "b.txt");
    assert_string_equal(edition->records[0].key, "002a9403-2");
    assert_string_equal(edition->records[1].key, "002a9403");
    assert_string_equal(edition->records[0].blocks[0].id, "d-002a9403-2-p1");
}

/* Adds the id of a block and the links in it, one a line. */
static size_t
list_targets(const rcn_block *block, rcn_buffer *ids, rcn_buffer *links)
{
    size_t count = 0;
    if (block->id) {
        rcn_buffer_printf(ids, "#%s\n", block->id);
    }
    for (uint32_t i = 0; i < block->mark_count; i++) {
        const rcn_mark *mark = &block->marks[i];
        assert_true(mark->start < mark->end || mark->kind == RCN_MARK_NOTE);
        assert_true(mark->end <= block->text.len);
        if (mark->kind == RCN_MARK_LINK && mark->value[0] == '#') {
            rcn_buffer_printf(links, "%s\n", mark->value);
            count++;
        } else if (mark->kind == RCN_MARK_NOTE) {
            rcn_buffer_printf(ids, "#%s-ref\n", mark->value);
        }
    }
    return count;
}

static void
test_every_link_leads_to_one_id(void **state)
{
    rcn_fixture *fixture = *state;
    const rcn_edition *edition =
        rcn_sample_edition(fixture->arena, NULL, fixture->log);
    rcn_buffer ids = rcn_buffer_new(fixture->arena);
    rcn_buffer links = rcn_buffer_new(fixture->arena);
    size_t link_count = 0;
    for (size_t i = 0; i < edition->section_count; i++) {
        const rcn_section *section = &edition->sections[i];
        rcn_buffer_printf(&ids, "#%s\n", section->id);
        for (size_t k = 0; k < section->header_count; k++) {
            link_count += list_targets(&section->header[k], &ids, &links);
        }
        for (size_t k = 0; k < section->block_count; k++) {
            link_count += list_targets(&section->blocks[k], &ids, &links);
        }
    }
    rcn_text all = rcn_buffer_text(&ids);
    for (size_t at = 0; at < links.len;) {
        size_t end = rcn_text_find(rcn_buffer_text(&links), "\n", at) + 1;
        const char *link =
            rcn_arena_strndup(fixture->arena, links.at + at, end - at);
        size_t hit = rcn_text_find(all, link, 0);
        assert_true(hit != SIZE_MAX);
        assert_true(rcn_text_find(all, link, hit + 1) == SIZE_MAX);
        at = end;
    }
    assert_int_equal(link_count, 25);
}

static void
test_the_editors_words_are_never_in_a_document(void **state)
{
    rcn_fixture *fixture = *state;
    const rcn_edition *edition =
        rcn_sample_edition(fixture->arena, NULL, fixture->log);
    for (size_t i = 0; i < edition->section_count; i++) {
        const rcn_section *section = &edition->sections[i];
        bool document = section->role == RCN_SECTION_DOCUMENT;
        for (size_t k = 0; k < section->block_count; k++) {
            assert_int_equal(section->blocks[k].origin,
                             document ? RCN_ORIGIN_SOURCE : RCN_ORIGIN_EDITOR);
        }
        for (size_t k = 0; k < section->header_count; k++) {
            assert_int_equal(section->header[k].origin, RCN_ORIGIN_EDITOR);
        }
    }
}

static void
test_the_editor_overrules(void **state)
{
    rcn_fixture *fixture = *state;
    const rcn_edition *edition = rcn_sample_edition(
        fixture->arena,
        "title: T\nsubtitle: S\neditors: [A, B, C]\nlanguage: de\n"
        "identifier: urn:isbn:1\nrights: R\npublisher: P\ndate: 2024-05\n"
        "documents:\n"
        "- file: letter.txt\n  title: Letter\n  date: 2020-01\n"
        "  issuer: the Bureau\n  url: https://example.org/l\n"
        "  retrieved: 2024-01-02\n  language: az\n"
        "  notes: [Typed from a copy., Second note.]\n"
        "- file: report.txt\n  title: Wire reports\n  date: 2021-05-02?\n"
        "  speaker: THE OFFICE\n",
        fixture->log);
    assert_int_equal(rcn_log_count(fixture->log, RCN_NOTE), 0);
    assert_string_equal(edition->title, "T");
    assert_string_equal(edition->language, "de");
    assert_string_equal(edition->identifier, "urn:isbn:1");
    assert_string_equal(edition->date, "2024-05");
    assert_string_equal(edition->modified, "2024-05-01T00:00:00Z");
    const rcn_section *title = find_section(edition, "title-page");
    assert_int_equal(title->block_count, 4);
    assert_string_equal(title->blocks[0].text.at, "S");
    assert_string_equal(title->blocks[1].text.at, "Edited by A, B and C");
    assert_string_equal(title->blocks[1].language, "en");
    const rcn_section *letter = find_section(edition, "d-5ae6513f");
    assert_string_equal(letter->label, "1");
    assert_string_equal(letter->title, "[Letter]");
    assert_string_equal(letter->record->cleaned->language, "az");
    assert_string_equal(field(letter, "Issuer"),
                        "Issuer: the Bureau (given by the editor)");
    assert_string_equal(field(letter, "URL"),
                        "URL: https://example.org/l (given by the editor)");
    assert_string_equal(field(letter, "Retrieved"),
                        "Retrieved: 2 January 2024");
    assert_string_equal(field(letter, "Not stated"), "Not stated: publisher");
    assert_string_equal(field(letter, "Note"), "Note: Typed from a copy.");
    assert_int_equal(letter->record->dating.status, RCN_STATUS_EDITOR);
    const rcn_section *report = find_section(edition, "d-d291a001");
    assert_string_equal(report->title, "Wire reports");
    assert_int_equal(report->record->dating.status, RCN_STATUS_INFERRED);
    assert_int_equal(report->record->attribution.speaker.status,
                     RCN_STATUS_INFERRED);
}

static void
test_an_editors_date_that_is_none_is_fatal(void **state)
{
    rcn_fixture *fixture = *state;
    (void)rcn_sample_edition(
        fixture->arena, "documents:\n- file: letter.txt\n  date: May 2021\n",
        fixture->log);
    const char *messages = rcn_fixture_messages(fixture->arena, fixture->log);
    const char *expected = "edition.yaml:3:9: fatal: wrong value: date: "
                           "expected an EDTF date such as 2023-07-29, 2021-09~ "
                           "or [2020-12-01..]: ";
    assert_memory_equal(messages, expected, strlen(expected));
}

static void
test_undated_documents_may_be_left_out(void **state)
{
    rcn_fixture *fixture = *state;
    const rcn_edition *edition =
        rcn_sample_edition(fixture->arena, "undated: omit\n", fixture->log);
    assert_int_equal(edition->record_count, 2);
    assert_string_equal(edition->omitted[0], "letter.txt");
    assert_null(find_section(edition, "queries"));
}

static const rcn_edition *
compose_with_epoch(rcn_fixture *fixture, const char *epoch, size_t count)
{
    rcn_findings findings = rcn_sample_findings(fixture->arena, fixture->log);
    findings.cleaned += 3 - count;
    findings.datings += 3 - count;
    findings.attributions += 3 - count;
    findings.count = count;
    rcn_edition_options options = {.source_date_epoch = epoch,
                                   .program = "recension 0.0.0"};
    return rcn_edition_compose(
        fixture->arena, &findings,
        rcn_sample_project(fixture->arena, NULL, fixture->log),
        rcn_sample_rules(fixture->arena, fixture->log), &options, fixture->log);
}

static void
test_the_date_of_the_edition(void **state)
{
    rcn_fixture *fixture = *state;
    const rcn_edition *edition = compose_with_epoch(fixture, "86399", 3);
    assert_null(edition->date);
    assert_string_equal(edition->modified, "1970-01-01T23:59:59Z");
    edition = compose_with_epoch(fixture, NULL, 2);
    assert_null(edition->date);
    assert_string_equal(edition->modified, "2021-05-02T00:00:00Z");
    edition = compose_with_epoch(fixture, NULL, 1);
    assert_string_equal(edition->modified, "1980-01-01T00:00:00Z");
    assert_string_equal(edition->title, "[Documents]");
    assert_int_equal(rcn_log_count(fixture->log, RCN_NOTE), 0);
    edition = compose_with_epoch(fixture, "tomorrow", 3);
    assert_string_equal(edition->modified, "2021-05-02T00:00:00Z");
    assert_string_equal(
        rcn_fixture_messages(fixture->arena, fixture->log),
        "recension: warning: SOURCE_DATE_EPOCH is not a number of seconds, and "
        "is not used: tomorrow [edition-epoch]\n");
}

/* The last change of an edition of three documents with these datings. */
static const char *
edition_modified(rcn_fixture *fixture, const rcn_dating *datings)
{
    rcn_findings findings = rcn_sample_findings(fixture->arena, fixture->log);
    findings.datings = datings;
    rcn_edition_options options = {.program = "recension 0.0.0"};
    return rcn_edition_compose(
               fixture->arena, &findings,
               rcn_sample_project(fixture->arena, NULL, fixture->log),
               rcn_sample_rules(fixture->arena, fixture->log), &options,
               fixture->log)
        ->modified;
}

static void
test_the_better_attested_date_bounds_the_last_change(void **state)
{
    rcn_fixture *fixture = *state;
    rcn_arena *arena = fixture->arena;
    rcn_dating datings[] = {
        rcn_sample_dating(arena, "2020-03", RCN_STATUS_STATED, "x", 1, "x"),
        rcn_sample_dating(arena, "2021-05-02~", RCN_STATUS_INFERRED, "x", 1,
                          "x"),
        rcn_sample_dating(arena, "[2022-01-01..]", RCN_STATUS_INFERRED, "x", 1,
                          "x")};
    assert_string_equal(edition_modified(fixture, datings),
                        "2020-03-01T00:00:00Z");
    datings[0] = datings[1];
    assert_string_equal(edition_modified(fixture, datings),
                        "2021-05-02T00:00:00Z");
    datings[0] = datings[1] = datings[2];
    assert_string_equal(edition_modified(fixture, datings),
                        "2022-01-01T00:00:00Z");
}

static void
test_no_document_at_all(void **state)
{
    rcn_fixture *fixture = *state;
    const rcn_edition *edition = compose_with_epoch(fixture, NULL, 0);
    assert_int_equal(edition->record_count, 0);
    assert_non_null(find_section(edition, "about"));
    assert_string_equal(edition->description,
                        "0 documents, each with its source, its date and its "
                        "issuer as far as they are known.");
}

/* As many documents in one language as in another: no language has most. */
static void
test_on_a_tie_the_edition_speaks_english(void **state)
{
    rcn_fixture *fixture = *state;
    rcn_arena *arena = fixture->arena;
    static const char *const languages[2][3] = {{"fr", "de", "und"},
                                                {"und", "fr", "de"}};
    for (size_t i = 0; i < 2; i++) {
        rcn_findings findings = rcn_sample_findings(arena, fixture->log);
        assert_int_equal(findings.count, 3);
        rcn_cleaned *cleaned = rcn_arena_alloc(arena, 3, sizeof *cleaned);
        for (size_t k = 0; k < 3; k++) {
            cleaned[k] = findings.cleaned[k];
            cleaned[k].language = languages[i][k];
        }
        findings.cleaned = cleaned;
        rcn_edition_options options = {.program = "recension 0.0.0"};
        const rcn_edition *edition = rcn_edition_compose(
            arena, &findings, rcn_sample_project(arena, NULL, fixture->log),
            rcn_sample_rules(arena, fixture->log), &options, fixture->log);
        assert_string_equal(edition->language, "en");
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
#define TEST(name) \
    cmocka_unit_test_setup_teardown(name, rcn_fixture_open, rcn_fixture_close)
        TEST(test_golden),
        TEST(test_ids_stay_when_a_document_is_added),
        TEST(test_the_same_bytes_twice_have_two_keys),
        TEST(test_every_link_leads_to_one_id),
        TEST(test_the_editors_words_are_never_in_a_document),
        TEST(test_the_editor_overrules),
        TEST(test_an_editors_date_that_is_none_is_fatal),
        TEST(test_undated_documents_may_be_left_out),
        TEST(test_the_date_of_the_edition),
        TEST(test_the_better_attested_date_bounds_the_last_change),
        TEST(test_on_a_tie_the_edition_speaks_english),
        TEST(test_no_document_at_all),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
