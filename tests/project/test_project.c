/* edition.yaml as it is read: what is right is kept, what is wrong is said with
 * its place. */
#include "fixture.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/codes.h"
#include "project/project.h"

static const rcn_project *
load(rcn_fixture *fixture, const char *yaml)
{
    char path[] = "/tmp/rcn-project-XXXXXX";
    int handle = mkstemp(path);
    assert_true(handle >= 0);
    FILE *file = fdopen(handle, "w");
    assert_non_null(file);
    assert_true(fputs(yaml, file) >= 0);
    assert_int_equal(fclose(file), 0);
    const rcn_project *project = rcn_project_load(
        fixture->arena, path, "edition.yaml", NULL, fixture->log);
    assert_int_equal(unlink(path), 0);
    return project;
}

static const char *
messages(rcn_fixture *fixture)
{
    return rcn_fixture_messages(fixture->arena, fixture->log);
}

static void
test_no_file_gives_the_defaults(void **state)
{
    rcn_fixture *fixture = *state;
    const rcn_project *project =
        rcn_project_load(fixture->arena, NULL, NULL, NULL, fixture->log);
    assert_non_null(project);
    assert_null(project->path);
    assert_null(project->title);
    assert_null(project->editors[0]);
    assert_string_equal(project->style, "classic");
    assert_int_equal(project->undated, RCN_UNDATED_LAST);
    assert_int_equal(project->document_count, 0);
    assert_int_equal(rcn_log_count(fixture->log, RCN_NOTE), 0);
}

static void
test_every_key_is_read(void **state)
{
    rcn_fixture *fixture = *state;
    const rcn_project *project = load(
        fixture,
        "title: Papers\nsubtitle: Of a time\ndescription: |\n  All.\n"
        "editors:\n- A. Editor\n- {name: B. Editor, file_as: 'Editor, B.'}\n"
        "language: az-Latn\nidentifier: urn:isbn:1\n"
        "print_identifier: urn:isbn:2\ncover: front.jpg\ncss: own.css\n"
        "series: {title: Papers of towns, number: 4}\n"
        "accessibility:\n  evaluated_by: C. Checker\n"
        "  credential: Certified\n  report: https://example.org/r\n"
        "  date: 2024-06\n  wcag: 2.1\n  level: A\nrights: None\npublisher: "
        "House\n"
        "date: 2024-05-01\nstyle: own/style\npage: a5\nundated: omit\n"
        "keep_comments: yes\napparatus: full\ndocuments:\n"
        "- file: a/b.txt\n  title: T\n  date: 2021-09-27~\n  author: A\n"
        "  issuer: I\n  speaker: S\n  publisher: P\n"
        "  url: https://example.org/x\n  retrieved: 2024-01-02T09:30:00Z\n"
        "  language: en\n  include: false\n  order: 3\n"
        "  notes: [One., Two.]\n  cuts: {0123456789abcdef: keep,\n"
        "    fedcba9876543210: cut}\n"
        "- sha256: 67DB4C83\n");
    assert_string_equal(messages(fixture), "");
    assert_non_null(project);
    assert_string_equal(project->title, "Papers");
    assert_string_equal(project->subtitle, "Of a time");
    assert_string_equal(project->description, "All.\n");
    assert_string_equal(project->editors[1], "B. Editor");
    assert_null(project->editors[2]);
    assert_null(project->editors_filed[0]);
    assert_string_equal(project->editors_filed[1], "Editor, B.");
    assert_string_equal(project->print_identifier, "urn:isbn:2");
    assert_string_equal(project->cover, "front.jpg");
    assert_int_equal(rcn_project_place(project, "cover").line, 11);
    assert_string_equal(project->css, "own.css");
    assert_int_equal(rcn_project_place(project, "css").column, 6);
    assert_string_equal(project->series->title, "Papers of towns");
    assert_int_equal(project->series->number, 4);
    assert_string_equal(project->evaluation->by, "C. Checker");
    assert_string_equal(project->evaluation->credential, "Certified");
    assert_string_equal(project->evaluation->report, "https://example.org/r");
    assert_string_equal(project->evaluation->date, "2024-06");
    assert_string_equal(project->evaluation->wcag, "2.1");
    assert_string_equal(project->evaluation->level, "A");
    assert_string_equal(project->language, "az-Latn");
    assert_string_equal(project->identifier, "urn:isbn:1");
    assert_string_equal(project->date, "2024-05-01");
    assert_string_equal(project->page, "a5");
    assert_int_equal(project->undated, RCN_UNDATED_OMIT);
    assert_true(project->keep_comments);
    assert_true(project->full_apparatus);
    assert_int_equal(project->document_count, 2);
    const rcn_project_document *document = &project->documents[0];
    assert_string_equal(document->name, "a/b.txt");
    assert_string_equal(document->speaker, "S");
    assert_string_equal(document->retrieved, "2024-01-02T09:30:00Z");
    assert_false(document->include);
    assert_int_equal(document->order, 3);
    assert_string_equal(document->notes[1], "Two.");
    assert_int_equal(document->cut_count, 2);
    assert_true(document->cuts[0].keep);
    assert_false(document->cuts[1].keep);
    assert_int_equal(document->date_place.line, 32);
    assert_int_equal(document->date_place.column, 9);
    assert_true(project->documents[1].include);
}

static void
test_a_key_without_a_value_is_silent(void **state)
{
    rcn_fixture *fixture = *state;
    const rcn_project *project =
        load(fixture, "title:\nlanguage: ~\nundated:\nkeep_comments: null\n"
                      "editors:\nseries:\naccessibility:\ncover:\n"
                      "documents:\n- file: a\n  order:\n"
                      "  include:\n  notes:\n  cuts:\n");
    assert_non_null(project);
    assert_null(project->title);
    assert_null(project->language);
    assert_null(project->editors[0]);
    assert_null(project->series);
    assert_null(project->evaluation);
    assert_null(project->cover);
    assert_true(project->documents[0].include);
    assert_null(project->documents[0].notes);
}

static void
expect_message(void **state, const char *yaml, const char *message)
{
    rcn_fixture *fixture = *state;
    assert_null(load(fixture, yaml));
    assert_string_equal(messages(fixture), message);
    assert_int_equal(rcn_log_worst(fixture->log), RCN_FATAL);
}

static void
test_an_unknown_key_is_named(void **state)
{
    expect_message(state, "title: A\ntitel: B\n",
                   "edition.yaml:2:1: fatal: unknown or repeated key: "
                   "\"titel\"; did you mean \"title\"? [yaml-key]\n");
}

static void
test_an_unknown_key_of_a_document_is_named(void **state)
{
    expect_message(state, "documents:\n- file: a\n  tittle: B\n",
                   "edition.yaml:3:3: fatal: unknown or repeated key: "
                   "\"tittle\"; did you mean \"title\"? [yaml-key]\n");
}

static void
test_a_wrong_type_is_told(void **state)
{
    expect_message(state, "title: [A]\n",
                   "edition.yaml:1:8: fatal: wrong value: title: expected "
                   "text [yaml-value]\n");
}

static void
test_all_faults_are_told_at_once(void **state)
{
    expect_message(
        state,
        "title: \"\"\nlanguage: english language\nundated: never\n"
        "date: 2023-02-29\ndocuments:\n- file: a\n  url: example\n"
        "  order: 0\n  cuts: {12: keep}\n- title: B\n",
        "edition.yaml:1:8: fatal: wrong value: title: expected text "
        "[yaml-value]\n"
        "edition.yaml:2:11: fatal: wrong value: language: expected a language "
        "tag such as en or az-Latn [yaml-value]\n"
        "edition.yaml:3:10: fatal: wrong value: undated: expected one of last, "
        "first, omit [yaml-value]\n"
        "edition.yaml:4:7: fatal: wrong value: date: expected a date: 2023, "
        "2023-07 or 2023-07-29 [yaml-value]\n"
        "edition.yaml:7:8: fatal: wrong value: url: expected an address such "
        "as https://example.org/page [yaml-value]\n"
        "edition.yaml:8:10: fatal: wrong value: order: expected a whole number "
        "from 1 to 1000000 [yaml-value]\n"
        "edition.yaml:9:10: fatal: wrong value: 12: expected the 16 "
        "hexadecimal digits of a cut [yaml-value]\n"
        "edition.yaml:10:3: fatal: wrong value: expected a document with file: "
        "or sha256: [yaml-value]\n");
}

static void
test_who_answers_for_the_book_is_checked(void **state)
{
    expect_message(
        state,
        "editors: [A, {name: B, born: 1900}, {file_as: C}, [D]]\n"
        "series: {number: 0}\n"
        "accessibility: {level: A, report: none}\n",
        "edition.yaml:1:24: fatal: unknown or repeated key: \"born\" "
        "[yaml-key]\n"
        "edition.yaml:1:37: fatal: wrong value: expected an editor with name: "
        "[yaml-value]\n"
        "edition.yaml:1:51: fatal: wrong value: expected a name, or name: and "
        "file_as: [yaml-value]\n"
        "edition.yaml:2:18: fatal: wrong value: number: expected a whole "
        "number from 1 to 100000 [yaml-value]\n"
        "edition.yaml:3:35: fatal: wrong value: report: expected an address "
        "such as https://example.org/page [yaml-value]\n");
}

static void
test_a_claim_needs_a_name(void **state)
{
    expect_message(state, "accessibility: {level: A}\n",
                   "edition.yaml:1:16: fatal: wrong value: accessibility: "
                   "expected evaluated_by: who found the book accessible "
                   "[yaml-value]\n");
}

static void
test_a_document_has_one_entry(void **state)
{
    expect_message(state,
                   "documents:\n- file: a\n- file: a\n- sha256: ABCDEF01\n"
                   "- sha256: abcdef01\n",
                   "edition.yaml:3:3: fatal: wrong value: expected one entry "
                   "for a document: \"a\" is that of line 2 too [yaml-value]\n"
                   "edition.yaml:5:3: fatal: wrong value: expected one entry "
                   "for a document: \"abcdef01\" is that of line 4 too "
                   "[yaml-value]\n");
}

static void
test_keys_and_numbers_stand_once(void **state)
{
    expect_message(state,
                   "numbering: frozen\ndocuments:\n"
                   "- {file: a, key: X 1921, number: 3a}\n"
                   "- {file: b, key: X 1921, number: 3a}\n",
                   "edition.yaml:4:3: fatal: wrong value: expected a key that "
                   "no other entry has: \"X 1921\" is that of line 3 too "
                   "[yaml-value]\n"
                   "edition.yaml:4:3: fatal: wrong value: expected a number "
                   "that no other entry has: \"3a\" is that of line 3 too "
                   "[yaml-value]\n");
}

static void
test_numbers_are_frozen_where_there_are_some(void **state)
{
    expect_message(state, "numbering: frozen\n",
                   "edition.yaml:1:12: fatal: wrong value: numbering: expected "
                   "numbers to keep: add errata: with the edition.json of the "
                   "former edition, or number: to documents "
                   "[yaml-value]\n");
}

static void
test_a_number_is_kept_only_when_frozen(void **state)
{
    expect_message(state, "documents: [{file: a, number: 3}]\n",
                   "edition.yaml:1:13: fatal: wrong value: number: expected "
                   "together with numbering: frozen [yaml-value]\n");
}

static void
test_a_number_is_digits_and_letters(void **state)
{
    expect_message(state,
                   "numbering: frozen\ndocuments: [{file: a, number: 03}]\n",
                   "edition.yaml:2:31: fatal: wrong value: number: expected "
                   "the number of a document: 3 or 3a "
                   "[yaml-value]\n");
}

static void
test_syntax_is_told(void **state)
{
    rcn_fixture *fixture = *state;
    assert_null(load(fixture, "title: A\n - b: [\n"));
    assert_int_equal(rcn_log_count_code(fixture->log, RCN_CODE_YAML_SYNTAX), 1);
}

#define HASH_A \
    "0a1b2c3d00000000000000000000000000000000000000000000000000000001"
#define HASH_B \
    "d93b851cbdf399440000000000000000000000000000000000000000000000ff"

static void
test_a_document_is_found_by_name_or_hash(void **state)
{
    rcn_fixture *fixture = *state;
    const rcn_project *project = load(
        fixture, "documents:\n- file: a.txt\n- sha256: D93B851CBDF39944\n");
    assert_non_null(project);
    assert_ptr_equal(rcn_project_find(project, "a.txt", HASH_A, NULL),
                     &project->documents[0]);
    assert_ptr_equal(rcn_project_find(project, "other.txt", HASH_B, NULL),
                     &project->documents[1]);
    assert_ptr_equal(rcn_project_find(project, "other.txt", HASH_A, HASH_B),
                     &project->documents[1]);
    assert_null(rcn_project_find(project, "other.txt", HASH_A, NULL));
}

static void
test_an_entry_for_nothing_is_a_warning(void **state)
{
    rcn_fixture *fixture = *state;
    const rcn_project *project =
        load(fixture, "documents:\n- file: a.txt\n- file: gone.txt\n");
    const char *const names[] = {"a.txt"};
    const char *const hashes[] = {HASH_A};
    rcn_project_check(project, names, hashes, 1, fixture->log);
    assert_string_equal(
        messages(fixture),
        "edition.yaml:3:3: warning: edition.yaml names what is not there: "
        "gone.txt [project-unmatched]\n");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
#define TEST(name) \
    cmocka_unit_test_setup_teardown(name, rcn_fixture_open, rcn_fixture_close)
        TEST(test_no_file_gives_the_defaults),
        TEST(test_every_key_is_read),
        TEST(test_a_key_without_a_value_is_silent),
        TEST(test_an_unknown_key_is_named),
        TEST(test_an_unknown_key_of_a_document_is_named),
        TEST(test_a_wrong_type_is_told),
        TEST(test_all_faults_are_told_at_once),
        TEST(test_who_answers_for_the_book_is_checked),
        TEST(test_a_claim_needs_a_name),
        TEST(test_a_document_has_one_entry),
        TEST(test_keys_and_numbers_stand_once),
        TEST(test_numbers_are_frozen_where_there_are_some),
        TEST(test_a_number_is_kept_only_when_frozen),
        TEST(test_a_number_is_digits_and_letters),
        TEST(test_syntax_is_told),
        TEST(test_a_document_is_found_by_name_or_hash),
        TEST(test_an_entry_for_nothing_is_a_warning),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
