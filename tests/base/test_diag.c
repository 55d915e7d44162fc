/* The log: order, forms, and the list of codes itself. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cmocka_all.h"

#include "base/codes.h"
#include "base/diag.h"

static rcn_log *
some_log(void)
{
    rcn_log *log = rcn_log_new();
    rcn_log_add(log, RCN_CODE_SOURCE_CONTROL, (rcn_place){"b.txt", 2, 5},
                "U+%04X", 1);
    rcn_log_add(log, RCN_CODE_FILE_READ, (rcn_place){"a.txt", 0, 0}, "%s", "");
    rcn_log_add(log, RCN_CODE_SOURCE_CONTROL, (rcn_place){"b.txt", 2, 1}, "x");
    rcn_log_add(log, RCN_CODE_USAGE, (rcn_place){NULL, 0, 0}, "say \"so\"");
    rcn_log_add(log, RCN_CODE_SOURCE_EMPTY, (rcn_place){"b.txt", 1, 0}, "y");
    return log;
}

static char *
printed(const rcn_log *log, rcn_severity least, rcn_log_form form)
{
    char *text = NULL;
    size_t len = 0;
    FILE *out = open_memstream(&text, &len);
    assert_true(rcn_log_print(log, out, least, form));
    assert_int_equal(fclose(out), 0);
    return text;
}

static void
text_is_sorted_by_place(void **state)
{
    (void)state;
    rcn_log *log = some_log();
    char *text = printed(log, RCN_NOTE, RCN_LOG_TEXT);
    assert_string_equal(
        text,
        "a.txt: error: cannot read [file-read]\n"
        "b.txt:1: warning: document is empty: y [source-empty]\n"
        "b.txt:2:1: warning: control characters: x [source-control]\n"
        "b.txt:2:5: warning: control characters: U+0001 [source-control]\n"
        "recension: fatal: wrong usage: say \"so\" [usage]\n");
    free(text);
    rcn_log_free(log);
}

static void
other_forms(void **state)
{
    (void)state;
    rcn_log *log = some_log();
    char *json = printed(log, RCN_FATAL, RCN_LOG_JSON);
    assert_string_equal(json,
                        "{\"severity\":\"fatal\",\"slug\":\"usage\",\"text\":"
                        "\"wrong usage\",\"detail\":\"say \\\"so\\\"\"}\n");
    char *color = printed(log, RCN_FATAL, RCN_LOG_COLOR);
    assert_string_equal(color, "recension: \033[1;31mfatal\033[0m: wrong "
                               "usage: say \"so\" [usage]\n");
    free(json);
    free(color);
    rcn_log_free(log);
}

static void
counting(void **state)
{
    (void)state;
    rcn_log *log = some_log();
    assert_int_equal(rcn_log_count(log, RCN_NOTE), 5);
    assert_int_equal(rcn_log_count(log, RCN_ERROR), 2);
    assert_int_equal(rcn_log_count_code(log, RCN_CODE_SOURCE_CONTROL), 2);
    assert_int_equal(rcn_log_worst(log), RCN_FATAL);
    rcn_log *empty = rcn_log_new();
    assert_int_equal(rcn_log_worst(empty), RCN_NOTE);
    rcn_log_free(empty);
    rcn_log_free(log);
}

static void
slugs_are_plain_and_unlike(void **state)
{
    (void)state;
    for (int i = 0; i < RCN_CODE_COUNT; i++) {
        const char *slug = rcn_code_slug((rcn_code)i);
        assert_int_equal(strspn(slug, "abcdefghijklmnopqrstuvwxyz0123456789-"),
                         strlen(slug));
        assert_true(*rcn_code_text((rcn_code)i));
        for (int k = 0; k < i; k++) {
            assert_string_not_equal(slug, rcn_code_slug((rcn_code)k));
        }
    }
}

static void
a_full_disk_is_told(void **state)
{
    (void)state;
    rcn_log *log = some_log();
    FILE *full = fopen("/dev/full", "w");
    if (full) {
        (void)setvbuf(full, NULL, _IONBF, 0);
        assert_false(rcn_log_print(log, full, RCN_NOTE, RCN_LOG_TEXT));
        (void)fclose(full);
    }
    rcn_log_free(log);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_is_sorted_by_place),
        cmocka_unit_test(other_forms),
        cmocka_unit_test(counting),
        cmocka_unit_test(slugs_are_plain_and_unlike),
        cmocka_unit_test(a_full_disk_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
