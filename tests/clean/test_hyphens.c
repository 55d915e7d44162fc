/* Hyphens at line ends: each kind of evidence decides one word, the reason
 * quotes the word as the source has it, and the editor has the last word. */
#include <string.h>

#include "clean/bench.h"

/* Lines broken at a width, so that the rest is judged as broken too. */
#define WRAPPED                                                       \
    "The council of the town met in the old hall beside the bridge\n" \
    "and heard what the engineer had to say of the state that the\n"  \
    "vaults of the bridge were in after the flood, and of what the\n" \
    "work would cost if it were begun before the winter set in.\n\n"

/* The words of the line that a hyphen parts. */
#define PARTED(left, right)                                                   \
    WRAPPED "It was said by all who were there that the old " left "\n" right \
            " was what they had come to hear of and no\n"                     \
            "more than that, and so they went home before the night.\n"

static const rcn_span *
line_end(const rcn_cleaned *cleaned)
{
    for (size_t i = 0; i < cleaned->span_count; i++) {
        const rcn_span *span = &cleaned->spans[i];
        if (span->why->rule &&
            (strcmp(span->why->rule, "hyphen-kept") == 0 ||
             strcmp(span->why->rule, "hyphen-dropped") == 0)) {
            return span;
        }
    }
    return NULL;
}

static void
assert_holds(const rcn_cleaned *cleaned, const char *words)
{
    for (size_t i = 0; i < cleaned->block_count; i++) {
        if (strstr(cleaned->blocks[i].text.at, words)) {
            return;
        }
    }
    fail_msg("no block holds \"%s\"", words);
}

typedef struct rcn_case {
    const char *text, *words, *reason;
} rcn_case;

static void
hold(rcn_bench *bench, const rcn_case *cases, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const rcn_cleaned *cleaned =
            rcn_bench_clean(bench, rcn_text_of(cases[i].text));
        assert_holds(cleaned, cases[i].words);
        const rcn_span *span = line_end(cleaned);
        assert_non_null(span);
        assert_string_equal(span->why->reason, cases[i].reason);
    }
}

#define HOLD(bench, cases) hold(bench, cases, sizeof(cases) / sizeof *(cases))

static void
the_same_word_elsewhere_decides(void **state)
{
    static const rcn_case cases[] = {
        {PARTED("Council-", "Hall") "\nThe council-hall is new.\n",
         "the old Council-Hall was",
         "\xE2\x80\x9C"
         "Council-Hall\xE2\x80\x9D stands elsewhere in the document"},
        {PARTED("Water-", "wheel") "\nNo waterwheel is so large.\n",
         "the old Waterwheel was",
         "\xE2\x80\x9CWaterwheel\xE2\x80\x9D stands elsewhere in the "
         "document"},
        {PARTED("step-by-", "step") "\nThey went step-by-step.\n",
         "the old step-by-step was",
         "\xE2\x80\x9C"
         "by-step\xE2\x80\x9D stands elsewhere in the document"},
    };
    HOLD(*state, cases);
}

static void
the_form_decides_where_the_word_is_new(void **state)
{
    static const rcn_case cases[] = {
        {PARTED("Nagorno-", "Upper"), "the old Nagorno-Upper was",
         "the second part begins with a capital"},
        {PARTED("non-EU-", "lands"), "the old non-EU-lands was",
         "the first part is an abbreviation"},
        {PARTED("POWER-", "Werke"), "the old POWER-Werke was",
         "the first part is an abbreviation"},
        {PARTED("1948-", "1953"), "the old 1948-1953 was",
         "it stands between numbers"},
        {PARTED("self-", "town"), "the old self-town was",
         "the first part commonly takes a hyphen"},
        {PARTED("zelo-", "trop"), "the old zelotrop was",
         "neither part is a word of the document"},
        {PARTED("vault\xC2\xAD", "ings"), "the old vaultings was",
         "a soft hyphen is never part of a word"},
        {PARTED("www.a.example/old-", "bridge"),
         "the old www.a.example/old-bridge was", "it is part of an address"},
        {PARTED("vault-", "town") "\nA by-law, a go-between, a look-out, a "
                                  "to-do, a co-op, an on-off, an in-law.\n",
         "the old vault-town was", "nothing speaks against the hyphen"},
    };
    HOLD(*state, cases);
}

static void
a_sign_of_its_own_marks_line_ends(void **state)
{
    static const rcn_case cases[] = {
        {PARTED("bridge\xE2\x80\x90", "town"), "the old bridgetown was",
         "this sign for a hyphen stands at line ends only"},
    };
    HOLD(*state, cases);
}

static void
another_document_decides_before_the_form(void **state)
{
    static const char *const texts[] = {
        PARTED("Town-", "bridge"), "They call it the Townbridge, for short.\n"};
    const rcn_cleaned *cleaned = rcn_bench_clean_all(*state, texts, 2);
    assert_holds(&cleaned[0], "the old Townbridge was");
    assert_string_equal(
        line_end(&cleaned[0])->why->reason,
        "\xE2\x80\x9CTownbridge\xE2\x80\x9D stands in another document");
}

static void
the_spans_say_what_became_of_the_hyphen(void **state)
{
    const rcn_cleaned *cleaned =
        rcn_bench_clean(*state, rcn_text_of(PARTED("zelo-", "trop")));
    const rcn_span *span = line_end(cleaned);
    assert_string_equal(span->why->class_id, "line-end-hyphen");
    assert_int_equal(span->end - span->start, 2);
    cleaned = rcn_bench_clean(*state, rcn_text_of(PARTED("self-", "town")));
    span = line_end(cleaned);
    assert_string_equal(span->why->class_id, "hard-wrap-after-hyphen");
    assert_int_equal(span->end - span->start, 1);
}

static void
key_of(const rcn_cleaned *cleaned, char key[17])
{
    rcn_span_key(cleaned, line_end(cleaned), key);
}

static void
each_word_has_a_key_of_its_own(void **state)
{
    rcn_bench *bench = *state;
    char keys[4][17];
    key_of(rcn_bench_clean(bench, rcn_text_of(PARTED("zelo-", "trop"))),
           keys[0]);
    key_of(rcn_bench_clean(bench, rcn_text_of(PARTED("zela-", "trop"))),
           keys[1]);
    key_of(rcn_bench_clean(bench, rcn_text_of(PARTED("self-", "town"))),
           keys[2]);
    key_of(rcn_bench_clean(
               bench, rcn_text_of(PARTED("zelo-", "trop") "\nZelo-trop is.\n")),
           keys[3]);
    assert_string_not_equal(keys[0], keys[1]);
    assert_string_not_equal(keys[0], keys[2]);
    /* Kept or dropped, the key is that of the word. */
    assert_string_equal(keys[0], keys[3]);
}

static void
the_editor_has_the_last_word(void **state)
{
    static const struct {
        const char *left, *right, *words;
        bool keep;
    } cases[] = {{"zelo-", "trop", "the old zelo-trop was", true},
                 {"self-", "town", "the old selftown was", false},
                 {"self-", "town", "the old self-town was", true},
                 {"1948-", "1953", "the old 19481953 was", false}};
    rcn_bench *bench = *state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *text = rcn_arena_printf(bench->arena, PARTED("%s", "%s"),
                                            cases[i].left, cases[i].right);
        char key[17];
        bench->options.decision_count = 0;
        key_of(rcn_bench_clean(bench, rcn_text_of(text)), key);
        const rcn_decision decisions[] = {{NULL, key, !cases[i].keep, NULL},
                                          {NULL, key, cases[i].keep, NULL}};
        bench->options.decisions = decisions;
        bench->options.decision_count = 2;
        const rcn_cleaned *cleaned = rcn_bench_clean(bench, rcn_text_of(text));
        assert_holds(cleaned, cases[i].words);
        assert_string_equal(line_end(cleaned)->why->reason,
                            "the editor decided so");
        char again[17];
        key_of(cleaned, again);
        assert_string_equal(again, key);
    }
}

static void
a_space_after_a_hyphen_is_the_editors_too(void **state)
{
    rcn_bench *bench = *state;
    static const char text[] =
        "The war of the two towns was a 30- year one, and no one who saw it "
        "begin was there when it came to its end at the bridge.\n";
    const rcn_cleaned *cleaned = rcn_bench_clean(bench, rcn_text_of(text));
    assert_holds(cleaned, "a 30-year one");
    char key[17];
    for (size_t i = 0; i < cleaned->span_count; i++) {
        if (cleaned->spans[i].kind == RCN_SPAN_REPLACED) {
            rcn_span_key(cleaned, &cleaned->spans[i], key);
        }
    }
    rcn_decision decision = {NULL, key, true, NULL};
    bench->options.decisions = &decision;
    bench->options.decision_count = 1;
    assert_holds(rcn_bench_clean(bench, rcn_text_of(text)), "a 30- year one");
}

static void
a_hyphen_across_pages_skips_the_running_head(void **state)
{
    static const char page[] =
        "The bridge of the town stood for as long as any man could tell\n"
        "and was mended whenever the river had been higher than the old\n"
        "mark on its second pier, which the council had cut there, and so\n";
    rcn_bench *bench = *state;
    const char *text = rcn_arena_printf(
        bench->arena,
        "A History of the Bridge\n\n%sit was the first thing that all the "
        "strangers saw of the Water-\n\fA History of the Bridge\n\nWheel and "
        "of the town behind it, when they came down the hill.\n%s%s",
        page, page, page);
    const rcn_cleaned *cleaned = rcn_bench_clean(bench, rcn_text_of(text));
    const rcn_span *span = line_end(cleaned);
    assert_non_null(span);
    assert_string_equal(span->why->class_id, "page-break-after-hyphen");
    rcn_text word;
    assert_true(rcn_span_parts_word(bench->arena, cleaned, span, &word));
    assert_string_equal(word.at, "Water-Wheel");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        BENCH_TEST(the_same_word_elsewhere_decides),
        BENCH_TEST(the_form_decides_where_the_word_is_new),
        BENCH_TEST(a_sign_of_its_own_marks_line_ends),
        BENCH_TEST(another_document_decides_before_the_form),
        BENCH_TEST(the_spans_say_what_became_of_the_hyphen),
        BENCH_TEST(each_word_has_a_key_of_its_own),
        BENCH_TEST(the_editor_has_the_last_word),
        BENCH_TEST(a_space_after_a_hyphen_is_the_editors_too),
        BENCH_TEST(a_hyphen_across_pages_skips_the_running_head),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
