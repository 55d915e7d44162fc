/* Holds what is read of the head of each file of cases/ against the lines in
 * NAME.head beside it: title, day, roles, then the fields.  Each file is a
 * folder of its own.  With BLESS=1 in the environment the lines are written
 * anew: read the difference before you commit it. */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "attribute/attribute.h"
#include "clean/clean.h"
#include "date/date.h"
#include "fixture.h"
#include "head/head.h"
#include "source/files/read.h"

#define CASES "tests/head/cases"

static const char *
kind_name(rcn_head_field_kind kind)
{
    static const char *const names[] = {
        "caption", "court", "docket",  "judge",  "author",  "issuer",
        "speaker", "day",   "contact", "symbol", "session", "title"};
    return names[kind];
}

static void
dump_role(FILE *out, const char *name, const rcn_role *role)
{
    if (role->value) {
        (void)fprintf(out, "%s: %s (%s, %s)\n", name, role->value,
                      rcn_status_name(role->status),
                      role->evidence_count ? role->evidence[0].rule : "-");
    }
}

static void
dump(FILE *out, const rcn_document_head *head, const rcn_dating *dating,
     const rcn_attribution *found, const rcn_document *document)
{
    dump_role(out, "title", &found->title);
    (void)fprintf(out, "date: %s (%s)\n", dating->edtf ? dating->edtf : "none",
                  rcn_status_name(dating->status));
    dump_role(out, "author", &found->author);
    dump_role(out, "issuer", &found->issuer);
    dump_role(out, "speaker", &found->speaker);
    dump_role(out, "publisher", &found->publisher);
    for (size_t i = 0; i < head->field_count; i++) {
        const rcn_head_field *field = &head->fields[i];
        (void)fprintf(out, "%s, line %u: %s\n", kind_name(field->kind),
                      rcn_document_line(document, field->start), field->value);
    }
}

static void
hold(rcn_fixture *fixture, const rcn_rules *rules, const char *name)
{
    const char *path = rcn_path_join(fixture->arena, CASES, name);
    rcn_corpus corpus =
        rcn_source_read_all(fixture->arena, &path, 1, NULL, fixture->log);
    assert_int_equal(corpus.count, 1);
    rcn_clean_options options = {0};
    const rcn_cleaned *cleaned =
        rcn_clean(fixture->arena, corpus, rules, &options, fixture->log);
    const rcn_document_head *heads = rcn_heads_read(fixture->arena, cleaned, 1);
    const rcn_dating *datings =
        rcn_date_infer(fixture->arena, cleaned, heads, 1, fixture->log);
    const rcn_attribution *found =
        rcn_attribute(fixture->arena, cleaned, heads, 1, fixture->log);
    rcn_capture capture;
    rcn_capture_open(&capture);
    dump(capture.out, heads, datings, found, corpus.documents[0]);
    rcn_text have = rcn_capture_close(&capture, fixture->arena);
    const char *lines = rcn_arena_printf(fixture->arena, "%s.head", path);
    if (getenv("BLESS")) {
        assert_true(rcn_file_write(lines, have, fixture->log));
        return;
    }
    rcn_text want = {0};
    assert_true(rcn_file_read(fixture->arena, lines, lines, 1 << 16,
                              fixture->log, &want));
    if (!rcn_text_equal(want, have)) {
        fail_msg("%s differs; have:\n%s", lines, have.at);
    }
}

static void
heads_are_read_as_before(void **state)
{
    rcn_fixture *fixture = *state;
    const rcn_rules *rules =
        rcn_rules_load(fixture->arena, "rules", NULL, fixture->log);
    assert_non_null(rules);
    DIR *folder = opendir(CASES);
    assert_non_null(folder);
    int count = 0;
    for (struct dirent *item; (item = readdir(folder)) != NULL;) {
        size_t len = strlen(item->d_name);
        bool lines = len > 5 && strcmp(item->d_name + len - 5, ".head") == 0;
        if (item->d_name[0] != '.' && !lines) {
            hold(fixture, rules, item->d_name);
            count++;
        }
    }
    (void)closedir(folder);
    assert_true(count > 0);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(heads_are_read_as_before,
                                        rcn_fixture_open, rcn_fixture_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
