/* tests/cases/clean: what becomes of texts and pages when they are cleaned. */
#include <string.h>

#include "cases/cases.h"
#include "cases/story.h"
#include "clean/bench.h"
#include "source/files/read.h"

/* "keep-comments", "keep KEY", "cut KEY". */
static rcn_clean_options
read_options(rcn_arena *arena, const char *folder)
{
    rcn_clean_options options = {0};
    rcn_case_names lines = case_options(arena, folder);
    rcn_decision *decisions =
        rcn_arena_alloc(arena, lines.count + 1, sizeof *decisions);
    for (size_t i = 0; i < lines.count; i++) {
        const char *keep = case_value(lines.items[i], "keep");
        const char *cut = case_value(lines.items[i], "cut");
        if (keep || cut) {
            decisions[options.decision_count++] =
                (rcn_decision){NULL, keep ? keep : cut, keep != NULL, NULL};
        } else if (strcmp(lines.items[i], "keep-comments") == 0) {
            options.keep_comments = true;
        } else {
            fail_msg("%s: unknown option: %s", folder, lines.items[i]);
        }
    }
    options.decisions = decisions;
    return options;
}

/* Cleans the inputs of a case together; a line names each of several. */
static rcn_text
make(rcn_arena *arena, const char *folder)
{
    void *state = NULL;
    assert_int_equal(rcn_bench_set_up(&state), 0);
    rcn_bench *bench = state;
    bench->options = read_options(arena, folder);
    rcn_case_names inputs = case_list(arena, folder, "input.");
    assert_true(inputs.count > 0);
    const rcn_document **documents =
        rcn_arena_alloc(arena, inputs.count, sizeof *documents);
    for (size_t i = 0; i < inputs.count; i++) {
        documents[i] = rcn_source_from_bytes(
            bench->arena, case_read(arena, folder, inputs.items[i]),
            inputs.items[i], bench->log);
        assert_non_null(documents[i]);
    }
    const rcn_cleaned *cleaned =
        rcn_clean(bench->arena, (rcn_corpus){documents, inputs.count},
                  bench->rules, &bench->options, bench->log);
    rcn_buffer out = rcn_buffer_new(arena);
    for (size_t i = 0; i < inputs.count; i++) {
        rcn_bench_check_laws(bench, &cleaned[i]);
        if (inputs.count > 1) {
            rcn_buffer_printf(&out, "== %s\n", inputs.items[i]);
        }
        rcn_buffer_add(&out, rcn_story(arena, &cleaned[i]));
    }
    rcn_bench_tear_down(&state);
    return rcn_buffer_text(&out);
}

static void
texts_are_cleaned_as_expected(void **state)
{
    (void)state;
    cases_hold("tests/cases/clean", make);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(texts_are_cleaned_as_expected)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
