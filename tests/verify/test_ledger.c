/* Ledgers that do not agree with the sources, what print may change, and the
 * structure that poppler prints. */
#include <stdlib.h>
#include <string.h>

#include "cmocka_all.h"

#include "base/hash.h"
#include "verify/proof.h"
#include "verify/witness.h"

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
    const rcn_verify_source source = {"a.txt", raw, {0}};
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
        if (rcn_printed_departure(rcn_text_of(same[i][0]),
                                  rcn_text_of(same[i][1]))
                .differs) {
            fail_msg("differ: %s, %s", same[i][0], same[i][1]);
        }
    }
    for (size_t i = 0; i < sizeof other / sizeof *other; i++) {
        if (!rcn_printed_departure(rcn_text_of(other[i][0]),
                                   rcn_text_of(other[i][1]))
                 .differs) {
            fail_msg("the same: %s, %s", other[i][0], other[i][1]);
        }
    }
}

static void
test_the_second_witness(void **state)
{
    (void)state;
    static const char *const seen[] = {
        "One two three four five six seven.",
        "six seven. Eight well-known nine",
        "nine of ten",
    };
    static const char *const unseen[] = {
        "One two four five six seven.",
        "three four folio 12",
        "ofeleven",
        "nine  of ten eleven twelve",
    };
    rcn_text book =
        rcn_text_of("One two\nthree four\n\n12\n\n\fRunning head\n\n"
                    "five six seven.\nEight wellknown nine\nof "
                    "ten eleven\n\n13\n\f");
    size_t end = 0;
    for (size_t i = 0; i < sizeof seen / sizeof *seen; i++) {
        if (!rcn_witness_find(book, rcn_text_of(seen[i]), 0, &end)) {
            fail_msg("not seen: %s", seen[i]);
        }
    }
    assert_false(rcn_witness_find(book, rcn_text_of("nine of"), end, &end));
    for (size_t i = 0; i < sizeof unseen / sizeof *unseen; i++) {
        if (rcn_witness_find(book, rcn_text_of(unseen[i]), 0, &end)) {
            fail_msg("seen: %s", unseen[i]);
        }
    }
}

static void
part_is(const rcn_part *part, rcn_part_kind kind, const char *text)
{
    assert_int_equal(part->kind, kind);
    if (rcn_printed_departure(rcn_text_of(text), part->text).differs) {
        fail_msg("expected %s, found %s", text, part->text.at);
    }
}

static void
test_the_structure_that_poppler_prints(void **state)
{
    (void)state;
    static const char printed[] = "Document\n"
                                  "  Sect \"Imprint\"\n"
                                  "    P (block)\n"
                                  "      \"Not a document\"\n"
                                  "  Sect \"A \"quoted\" title\"\n"
                                  "    Div \"header\"\n"
                                  "      P (block)\n"
                                  "        \"1\"\n"
                                  "      H1 (block)\n"
                                  "        Span (inline)\n"
                                  "          \"A \"quoted\" \"\n"
                                  "        Span (inline)\n"
                                  "          \"title\"\n"
                                  "    Div \"text\"\n"
                                  "      P (block)\n"
                                  "        Span (inline)\n"
                                  "          \"He said \"yes\" and \"\n"
                                  "        Link (inline)\n"
                                  "          Object 12 0\n"
                                  "          \"went\"\n"
                                  "      H2 (block)\n"
                                  "        \"Heading\"\n"
                                  "      L (block):\n"
                                  "         /ListNumbering /Decimal\n"
                                  "        LI (block)\n"
                                  "          Lbl (block)\n"
                                  "            \"1.\"\n"
                                  "          LBody (block)\n"
                                  "            \"first\"\n"
                                  "            L (block)\n"
                                  "              LI (block)\n"
                                  "                LBody (block)\n"
                                  "                  \"deeper\"\n"
                                  "      BlockQuote (block)\n"
                                  "        P (block)\n"
                                  "          \"quoted\"\n"
                                  "      Table (block)\n"
                                  "        TR\n"
                                  "          TH:\n"
                                  "             /Scope /Column\n"
                                  "            \"a\"\n"
                                  "          TD\n"
                                  "            \"b\"\n"
                                  "    P (block)\n"
                                  "      \"stray\"\n";
    const rcn_testimony *documents = NULL;
    size_t count = 0;
    rcn_pdf_testimony(arena, rcn_text_of(printed), &documents, &count);
    assert_int_equal(count, 1);
    assert_string_equal(documents[0].title, "A \"quoted\" title");
    assert_int_equal(documents[0].count, 6);
    const rcn_part *parts = documents[0].parts;
    part_is(&parts[0], RCN_PART_PARAGRAPH, "He said \"yes\" and went");
    part_is(&parts[1], RCN_PART_HEADING, "Heading");
    part_is(&parts[2], RCN_PART_ITEM, "1. first");
    part_is(&parts[3], RCN_PART_ITEM, "deeper");
    part_is(&parts[4], RCN_PART_QUOTE, "quoted");
    part_is(&parts[5], RCN_PART_TABLE, "a\tb");
    assert_string_equal(documents[0].stray, "stray ");
}

static void
test_nonsense_is_survived(void **state)
{
    (void)state;
    rcn_buffer deep = rcn_buffer_new(arena);
    for (size_t i = 0; i < 500; i++) {
        for (size_t j = 0; j < i; j++) {
            rcn_buffer_string(&deep, "  ");
        }
        rcn_buffer_string(&deep, i % 2 ? "Sect \"\n" : "Div \"text\"\n");
    }
    rcn_buffer_string(&deep, "\"\n\"\"\n \n/\n\"words without end\n");
    const rcn_testimony *documents = NULL;
    size_t count = 0;
    rcn_pdf_testimony(arena, rcn_buffer_text(&deep), &documents, &count);
    rcn_pdf_testimony(arena, rcn_text_of("\"words\"\nLI\n  \"x\"\n"),
                      &documents, &count);
    assert_int_equal(count, 0);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_a_sound_ledger, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_ledgers_that_lie, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(test_what_print_may_change, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(test_the_second_witness, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(test_the_structure_that_poppler_prints,
                                        set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_nonsense_is_survived, set_up,
                                        tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
