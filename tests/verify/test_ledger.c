/* Ledgers that do not agree with the sources, and what print may change. */
#include <stdlib.h>
#include <string.h>

#include "cmocka_all.h"

#include "base/codes.h"
#include "base/hash.h"
#include "verify/nodes.h"
#include "verify/proof.h"
#include "verify/same_json.h"

static rcn_arena *arena;
static rcn_log *log_of_test;

static int
set_up(void **state)
{
    (void)state;
    arena = rcn_arena_new(0);
    log_of_test = rcn_log_new();
    return 0;
}

static int
tear_down(void **state)
{
    (void)state;
    rcn_log_free(log_of_test);
    rcn_arena_free(arena);
    return 0;
}

static const char source_text[] = "One  two\nx\n";

/* A sound ledger of one document, with one stretch of it replaced. */
static const rcn_expected *
expect(const char *from, const char *to)
{
    static const char form[] =
        "{\"documents\": [{\"file\": \"a.txt\", \"sha256\": \"%s\",\n"
        "\"title\": {\"value\": \"A\"},\n"
        "\"blocks\": [{\"id\": \"p1\", \"citation\": \"1.1\",\n"
        "\"kind\": \"paragraph\", \"text\": \"One two\"}],\n"
        "\"spans\": [\n"
        "{\"byte_start\": 0, \"byte_end\": 3, \"kind\": \"text\",\n"
        "\"block\": \"p1\"},\n"
        "{\"byte_start\": 3, \"byte_end\": 5, \"kind\": \"replaced\",\n"
        "\"block\": \"p1\", \"replacement\": \" \"},\n"
        "{\"byte_start\": 5, \"byte_end\": 8, \"kind\": \"text\",\n"
        "\"block\": \"p1\"},\n"
        "{\"byte_start\": 8, \"byte_end\": 11, \"kind\": \"removed\",\n"
        "\"block\": null}]}]}\n";
    char hash[65];
    rcn_text raw = rcn_text_of(source_text);
    rcn_sha256(raw, hash);
    rcn_text whole = rcn_text_of(rcn_arena_printf(arena, form, hash));
    size_t at = rcn_text_find(whole, from, 0);
    assert_true(at != SIZE_MAX);
    const char *ledger = rcn_arena_printf(arena, "%.*s%s%s", (int)at, whole.at,
                                          to, whole.at + at + strlen(from));
    const rcn_verify_source source = {.name = "a.txt", .raw = raw};
    return rcn_verify_expect(arena, rcn_text_of(ledger), &source, 1,
                             log_of_test);
}

static void
test_a_sound_ledger(void **state)
{
    (void)state;
    const rcn_expected *expected = expect("a.txt", "a.txt");
    assert_non_null(expected);
    assert_int_equal(rcn_expected_blocks(expected), 1);
    assert_int_equal(rcn_expected_words(expected), 2);
    assert_int_equal(rcn_log_count(log_of_test, RCN_NOTE), 0);
}

static void
test_ledgers_that_lie(void **state)
{
    (void)state;
    static const char *const lies[][2] = {
        {"a.txt", "b.txt"},                    /* no such source */
        {"\"sha256\": \"", "\"sha256\": \"0"}, /* another file */
        {"{\"documents\"", "[\"documents\""},  /* not well-formed */
        {"\"documents\"", "\"letters\""},      /* nothing in it */
        {"One two", "One  two"},               /* not its spans' text */
        {"One two", "One"},                    /* too short */
        {"One two", "One two three"},          /* too long */
        {"\"paragraph\"", "\"verse\""},        /* unknown kind */
        {"\"replacement\": \" \"", "\"replacement\": \"-\""},
        {"\"byte_start\": 5", "\"byte_start\": 6"}, /* gap */
        {"\"byte_start\": 5", "\"byte_start\": 4"}, /* overlap */
        {"\"byte_end\": 11", "\"byte_end\": 10"},   /* ends early */
        {"\"byte_end\": 11", "\"byte_end\": 12"},   /* beyond the end */
        {"\"byte_end\": 11", "\"byte_end\": -1"},
        {"\"removed\"", "\"lost\""},
        {"\"block\": null", "\"block\": \"p9\", \"kind\": \"text\""},
        {"\"kind\": \"text\",\n\"block\": \"p1\"},\n{\"byte_start\": 3",
         "\"kind\": \"removed\",\n\"block\": \"p1\"},\n{\"byte_start\": 3"},
    };
    for (size_t i = 0; i < sizeof lies / sizeof *lies; i++) {
        if (expect(lies[i][0], lies[i][1])) {
            fail_msg("believed: %s", lies[i][1]);
        }
        assert_int_equal(
            rcn_log_count_code(log_of_test, RCN_CODE_VERIFY_LEDGER), i + 1);
    }
}

#define NODES "a.txt\", \"encoding\": \"UTF-8\", \"nodes\": "

static void
test_places_of_text_nodes(void **state)
{
    (void)state;
    assert_non_null(expect("a.txt\"", NODES "[[0, 8], [8, 11]]"));
    assert_non_null(expect("a.txt\"", NODES "[[0, 3], [5], [8, 11]]"));
    assert_int_equal(rcn_log_count(log_of_test, RCN_NOTE), 0);
    static const char *const lies[] = {
        NODES "[[0, 8], [7, 11, 3]]",   /* they overlap */
        NODES "[[0, 8], [8, 12, 3]]",   /* beyond the page */
        NODES "[[0, 8]]",               /* too short */
        NODES "[[0, 8], [8, 11], [1]]", /* too long */
        NODES "[[1, 9], [9, 11, 3]]",   /* other words */
    };
    for (size_t i = 0; i < sizeof lies / sizeof *lies; i++) {
        if (expect("a.txt\"", lies[i])) {
            fail_msg("believed: %s", lies[i]);
        }
    }
}

/* Of control characters a text has only a space for a NUL. */
static void
test_text_nodes_with_control_characters(void **state)
{
    (void)state;
    static const char page[] = "a\x08 b\x08"
                               "c\0d";
    const rcn_text bytes = {page, sizeof page - 1};
    json_t *one = json_loads("[[0, 8, 6]]", 0, NULL);
    assert_null(rcn_check_nodes(one, rcn_text_of("a bc d"), bytes, true));
    assert_non_null(rcn_check_nodes(one, rcn_text_of("a bcxd"), bytes, true));
    json_decref(one);
}

/* The ledger of a file of four bytes in ISO-8859-1, five in UTF-8. */
static const rcn_expected *
expect_decoded(const char *byte_end, const char *text_end)
{
    static const char form[] =
        "{\"documents\": [{\"file\": \"a.txt\", \"sha256\": \"%s\",\n"
        "\"title\": {\"value\": null, \"status\": \"unknown\"},\n"
        "\"blocks\": [{\"id\": \"p1\", \"citation\": \"1.1\",\n"
        "\"kind\": \"paragraph\", \"text\": \"Caf\u00e9\"}],\n"
        "\"spans\": [{\"byte_start\": 0, \"byte_end\": %s,\n"
        "\"text_start\": 0, \"text_end\": %s, \"kind\": \"text\",\n"
        "\"block\": \"p1\"}]}]}\n";
    const rcn_verify_source source = {.name = "a.txt",
                                      .raw = rcn_text_of("Caf\xe9"),
                                      .text = rcn_text_of("Caf\xc3\xa9")};
    char hash[65];
    rcn_sha256(source.raw, hash);
    const char *ledger =
        rcn_arena_printf(arena, form, hash, byte_end, text_end);
    return rcn_verify_expect(arena, rcn_text_of(ledger), &source, 1,
                             log_of_test);
}

static void
test_a_file_that_was_decoded(void **state)
{
    (void)state;
    assert_non_null(expect_decoded("4", "5"));
    assert_null(expect_decoded("3", "5"));
    assert_null(expect_decoded("5", "5"));
    assert_null(expect_decoded("4", "4"));
    assert_int_equal(rcn_log_count_code(log_of_test, RCN_CODE_VERIFY_LEDGER),
                     3);
}

static void
test_what_print_may_change(void **state)
{
    (void)state;
    static const char *const same[][2] = {
        {"one two", "one  two"},
        {"one two", "one\xc2\xa0two"},
        {"explanation", "explana-tion"},
        {"well-known", "well-known"},
        {"this - that", "this -that"}, /* a line ended in the dash */
        {"one\xe2\x80\x94two", "one\xe2\x80\x94 two"},
        {"a/b", "a/ b"},
        {"co\xc2\xadoperate", "cooperate"}, /* a soft hyphen shows nothing */
        {"one\ntwo", "one two"},
        {"col\xc2\xb7leccio", "col\xc2\xb7-leccio"}, /* shown col-leccio */
        {"", ""},
    };
    static const char *const other[][2] = {
        {"one two", "onetwo"},
        {"onetwo", "one two"},
        {"one two", "one two s"},
        {"one two", "one"},
        {"one, two", "one two"},
        {"explanation", "explana- tion"},
        {"one two", "one-two"},
        {"12", "1-2"},
        {"\"a\"", "\xe2\x80\x9c"
                  "a\xe2\x80\x9d"},
        {"a-b", "ab"},
        {"a b", "a -b"},
        {"a\xc2\xb7"
         "1",
         "a\xc2\xb7-1"},
        {"", "x"},
    };
    for (size_t i = 0; i < sizeof same / sizeof *same; i++) {
        if (rcn_printed_difference(rcn_text_of(same[i][0]),
                                   rcn_text_of(same[i][1]))
                .differs) {
            fail_msg("differ: %s, %s", same[i][0], same[i][1]);
        }
    }
    for (size_t i = 0; i < sizeof other / sizeof *other; i++) {
        if (!rcn_printed_difference(rcn_text_of(other[i][0]),
                                    rcn_text_of(other[i][1]))
                 .differs) {
            fail_msg("the same: %s, %s", other[i][0], other[i][1]);
        }
    }
}

static void
test_a_ledger_without_texts(void **state)
{
    (void)state;
    static const char whole[] =
        "{\"a\": \"text\", \"blocks\": [{\"text\": \"x\\\",y\", \"id\": 1},\n"
        "{\"id\": 2, \"text\": [{}], \"n\": null}, {\"id\": 3, \"text\": 4}],\n"
        "\"spans\": [{\"text\": 1}]}";
    static const char *const same[] = {
        whole,
        "{\"a\":\"text\",\"blocks\":[{\"id\":1},{\"id\":2,\"n\":null},{\"id\":"
        "3}]"
        ",\"spans\":[{\"text\":1}]}",
    };
    static const char *const other[] = {
        "",
        "{\"a\":\"text\",\"blocks\":[{\"id\":1},{\"id\":2,\"n\":null},{\"id\":"
        "3}]"
        ",\"spans\":[{}]}",
        "{\"a\":\"text\",\"blocks\":[{\"id\":1},{\"id\":2,\"n\":0},{\"id\":3}]"
        ",\"spans\":[{\"text\":1}]}",
        "{\"a\":\"text\",\"blocks\":[{\"id\":1},{\"id\":2},{\"id\":3}]"
        ",\"spans\":[{\"text\":1}]}",
        "{\"a\":\"text\",\"blocks\":[{\"id\":1},{\"id\":2,\"n\":null},{\"id\":"
        "3}]"
        ",\"spans\":[{\"text\":1}]} 1",
    };
    for (size_t i = 0; i < sizeof same / sizeof *same; i++) {
        if (!rcn_same_json(rcn_text_of(whole), rcn_text_of(same[i]))) {
            fail_msg("differ: %s", same[i]);
        }
    }
    for (size_t i = 0; i < sizeof other / sizeof *other; i++) {
        if (rcn_same_json(rcn_text_of(whole), rcn_text_of(other[i]))) {
            fail_msg("the same: %s", other[i]);
        }
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_a_sound_ledger, set_up, tear_down),
        cmocka_unit_test(test_text_nodes_with_control_characters),
        cmocka_unit_test_setup_teardown(test_places_of_text_nodes, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(test_ledgers_that_lie, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(test_a_file_that_was_decoded, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(test_what_print_may_change, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(test_a_ledger_without_texts, set_up,
                                        tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
