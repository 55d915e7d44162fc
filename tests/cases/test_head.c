/* tests/cases/head: what a document is taken to say of itself.  One line a
 * value: how it is known, the value, the rule and the words it rests on. */
#include <string.h>

#include "attribute/attribute.h"
#include "cases/cases.h"
#include "clean/bench.h"
#include "date/date.h"
#include "head/head.h"
#include "source/files/read.h"

static void
put(rcn_buffer *out, const char *name, rcn_status status, const char *value,
    const rcn_evidence *evidence)
{
    if (!value) {
        return;
    }
    rcn_buffer_printf(out, "%s (%s): %s", name, rcn_status_name(status), value);
    if (evidence) {
        rcn_buffer_printf(out, " <- %s: \"%s\"", evidence->rule,
                          evidence->text);
    }
    rcn_buffer_char(out, '\n');
}

static void
put_role(rcn_buffer *out, const char *name, const rcn_role *role)
{
    put(out, name, role->status, role->value,
        role->evidence_count ? role->evidence : NULL);
}

static rcn_text
make(rcn_arena *arena, const char *folder)
{
    void *state = NULL;
    assert_int_equal(rcn_bench_set_up(&state), 0);
    rcn_bench *bench = state;
    rcn_case_names inputs = case_list(arena, folder, "input.");
    assert_int_equal(inputs.count, 1);
    const rcn_document *document = rcn_source_from_bytes(
        bench->arena, case_read(arena, folder, inputs.items[0]),
        inputs.items[0], bench->log);
    assert_non_null(document);
    const rcn_cleaned *cleaned =
        rcn_clean(bench->arena, (rcn_corpus){&document, 1}, bench->rules,
                  &bench->options, bench->log);
    const rcn_document_head *heads = rcn_heads_read(bench->arena, cleaned, 1);
    const rcn_dating *dating =
        rcn_date_infer(bench->arena, cleaned, heads, 1, bench->log);
    const rcn_attribution *found =
        rcn_attribute(bench->arena, cleaned, heads, 1, bench->log);
    rcn_buffer out = rcn_buffer_new(arena);
    put(&out, "date", dating->status, dating->edtf,
        dating->evidence_count ? dating->evidence : NULL);
    put_role(&out, "title", &found->title);
    put_role(&out, "author", &found->author);
    put_role(&out, "issuer", &found->issuer);
    put_role(&out, "speaker", &found->speaker);
    put_role(&out, "publisher", &found->publisher);
    for (int i = 0; i < RCN_PARTICULAR_COUNT; i++) {
        put_role(&out, rcn_particular_key((rcn_particular)i),
                 &found->particulars[i]);
    }
    rcn_bench_tear_down(&state);
    return rcn_buffer_text(&out);
}

static void
documents_say_what_is_expected(void **state)
{
    (void)state;
    cases_hold("tests/cases/head", make);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(documents_say_what_is_expected)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
