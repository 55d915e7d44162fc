/* The reader of rules and the matching of lines. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fixture.h"

#include "base/codes.h"
#include "base/file.h"
#include "clean/rules/ruleset.h"

static const rcn_rules *
load(rcn_fixture *made, const char *yaml)
{
    const char *path = rcn_path_join(made->arena, made->folder, "a.yaml");
    assert_true(rcn_file_write(path, rcn_text_of(yaml), made->log));
    return rcn_rules_load(made->arena, made->folder, NULL, made->log);
}

static const char *
matched(const rcn_fixture *made, const rcn_rules *rules, const char *line,
        rcn_where where)
{
    rcn_rule_match match =
        rcn_rules_match(rules, made->arena, rcn_text_of(line), where);
    return match.rule == SIZE_MAX ? "" : rcn_rules_info(rules, match.rule).id;
}

#define RULE(id, more) \
    "  - {id: " id ", class: c, reason: r, hit: [x], miss: [yy], " more "}\n"

static void
a_key_forgets_case_numbers_and_ornament(void **state)
{
    rcn_fixture *made = *state;
    static const struct {
        const char *line, *key;
    } cases[] = {{"  \xC2\xBB Share THIS: ", "share this"},
                 {"1,234 Comments (5)", "# comments (#"},
                 {"Don\xE2\x80\x99t  miss\xC2\xA0this!", "don't miss this"},
                 {"\xD0\xA0\xD0\x95\xD0\x9A", "\xD1\x80\xD0\xB5\xD0\xBA"},
                 {"--- * ---", ""}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        rcn_text key = rcn_rules_key(made->arena, rcn_text_of(cases[i].line));
        assert_string_equal(rcn_text_string(made->arena, key), cases[i].key);
    }
}

static void
a_whole_line_is_matched_at_its_place(void **state)
{
    rcn_fixture *made = *state;
    const rcn_rules *rules =
        load(made, "rules:\n" RULE("t", "where: tail, match: [Read next]")
                       RULE("e", "where: edge, match: [Sign in]")
                           RULE("any", "match: [Loading]"));
    assert_non_null(rules);
    assert_string_equal(matched(made, rules, "READ NEXT:", RCN_WHERE_TAIL),
                        "t");
    assert_string_equal(matched(made, rules, "Read next", RCN_WHERE_HEAD), "");
    assert_string_equal(matched(made, rules, "Read next", RCN_WHERE_ANYWHERE),
                        "");
    assert_string_equal(matched(made, rules, "Read next week", RCN_WHERE_TAIL),
                        "");
    assert_string_equal(matched(made, rules, "Sign in", RCN_WHERE_HEAD), "e");
    assert_string_equal(matched(made, rules, "Sign in", RCN_WHERE_TAIL), "e");
    assert_string_equal(matched(made, rules, "loading...", RCN_WHERE_ANYWHERE),
                        "any");
}

static void
a_line_of_several_phrases_is_tiled(void **state)
{
    rcn_fixture *made = *state;
    const rcn_rules *rules =
        load(made, "rules:\n" RULE("s", "match: [Share this, Print]")
                       RULE("b", "beside: true, match: [Facebook, Face]"));
    assert_string_equal(
        matched(made, rules, "Share this: FacebookPrint", RCN_WHERE_TAIL), "s");
    assert_string_equal(
        matched(made, rules, "Share this: book", RCN_WHERE_TAIL), "");
    rcn_rule_match one = rcn_rules_match(
        rules, made->arena, rcn_text_of("Facebook"), RCN_WHERE_TAIL);
    assert_true(one.beside);
    rcn_rule_match two = rcn_rules_match(
        rules, made->arena, rcn_text_of("Facebook | Face"), RCN_WHERE_TAIL);
    assert_int_equal(two.rule, 1);
    assert_false(two.beside);
}

static void
starts_ends_and_patterns_keep_to_short_lines(void **state)
{
    rcn_fixture *made = *state;
    const rcn_rules *rules =
        load(made, "rules:\n" RULE("st", "part: start, at-most: 4, "
                                         "match: [Filed under]")
                       RULE("en", "part: end, match: [min read]")
                           RULE("pa", "pattern: 'p\\. \\d+'"));
    assert_string_equal(matched(made, rules, "Filed under: News", 0), "st");
    assert_string_equal(matched(made, rules, "Filed underneath", 0), "");
    assert_string_equal(matched(made, rules, "Filed under it, a file lay", 0),
                        "");
    assert_string_equal(matched(made, rules, "5 min read", 0), "en");
    assert_string_equal(matched(made, rules, "P. 12", 0), "pa");
    assert_string_equal(matched(made, rules, "see p. 12", 0), "");
}

static void
a_user_rule_takes_the_place_of_ours(void **state)
{
    rcn_fixture *made = *state;
    (void)load(made, "rules:\n" RULE("a", "match: [one]"));
    const char *ours = made->folder;
    char *user = rcn_path_join(made->arena, ours, "user");
    assert_true(rcn_folder_make(user, made->log));
    assert_true(rcn_file_write(
        rcn_path_join(made->arena, user, "u.yaml"),
        rcn_text_of("rules:\n" RULE("a", "match: [two]")), made->log));
    const rcn_rules *rules = rcn_rules_load(made->arena, ours, user, made->log);
    assert_int_equal(rcn_rules_count(rules), 1);
    assert_string_equal(matched(made, rules, "one", 0), "");
    assert_string_equal(matched(made, rules, "two", 0), "a");
}

static void
faulty_files_are_refused(void **state)
{
    rcn_fixture *made = *state;
    static const struct {
        const char *yaml;
        rcn_code code;
    } cases[] = {
        {"rules:\n" RULE("a", "match: [o]") RULE("a", "match: [o]"),
         RCN_CODE_RULE_REPEATED},
        {"rules:\n" RULE("a", "match: ['---']"), RCN_CODE_YAML_VALUE},
        {"rules:\n" RULE("a", "pattern: '('"), RCN_CODE_YAML_VALUE},
        {"rules:\n" RULE("a", "where: top, match: [o]"), RCN_CODE_YAML_VALUE},
        {"rules:\n" RULE("a", "matches: [o]"), RCN_CODE_YAML_KEY},
        {"rules:\n  - {id: a, class: c, reason: r, match: [o]}\n",
         RCN_CODE_YAML_VALUE},
        {"rules:\n  - {class: c, reason: r, match: [o]}\n",
         RCN_CODE_YAML_VALUE},
        {"roles: []\n", RCN_CODE_YAML_KEY},
        {"classes: {a: [b]}\n", RCN_CODE_YAML_VALUE}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        size_t before = rcn_log_count_code(made->log, cases[i].code);
        assert_null(load(made, cases[i].yaml));
        assert_int_equal(rcn_log_count_code(made->log, cases[i].code),
                         before + 1);
    }
    assert_null(rcn_rules_load(made->arena, "no/such", NULL, made->log));
    assert_int_equal(rcn_log_count_code(made->log, RCN_CODE_RULE_FOLDER), 1);
}

static void
a_failing_example_is_reported(void **state)
{
    rcn_fixture *made = *state;
    const rcn_rules *rules =
        load(made, "rules:\n  - {id: a, class: c, reason: r, match: [one], "
                   "hit: [One, two], miss: [one by one, ONE]}\n");
    size_t failed = 0;
    assert_int_equal(rcn_rules_test(rules, false, made->log, &failed), 2);
    assert_int_equal(failed, 2);
    assert_int_equal(rcn_log_count_code(made->log, RCN_CODE_RULE_EXAMPLE), 2);
}

static void
what_a_rule_says_can_be_asked(void **state)
{
    rcn_fixture *made = *state;
    const rcn_rules *rules = load(
        made,
        "rules:\n" RULE(
            "a",
            "languages: [en, de], match: [o]") "built-in:\n  - {id: b, class: "
                                               "d, reason: why}\n"
                                               "classes: {d: a thing}\nwords: "
                                               "{by: [By, VON]}\n");
    assert_int_equal(rcn_rules_count(rules), 2);
    assert_string_equal(rcn_rules_info(rules, 0).languages, "en, de");
    assert_false(rcn_rules_info(rules, 0).built_in);
    assert_true(rcn_rules_find(rules, "b").built_in);
    assert_string_equal(rcn_rules_find(rules, "b").reason, "why");
    assert_null(rcn_rules_find(rules, "c").id);
    assert_string_equal(rcn_rules_class_title(rules, "d"), "a thing");
    assert_string_equal(rcn_rules_class_title(rules, "e"), "e");
    rcn_word_list by = rcn_rules_words(rules, "by");
    assert_true(rcn_word_list_has(by, rcn_text_of("von")));
    assert_false(rcn_word_list_has(by, rcn_text_of("par")));
    assert_int_equal(rcn_rules_words(rules, "to").count, 0);
}

static void
phrases_are_found_where_they_overlap(void **state)
{
    const rcn_fixture *made = *state;
    static const char *const words[] = {"he", "hers", "his", "she"};
    rcn_text texts[4];
    for (size_t i = 0; i < 4; i++) {
        texts[i] = rcn_text_of(words[i]);
    }
    const rcn_automaton *phrases = rcn_automaton_new(made->arena, texts, 4);
    size_t count = 0;
    const rcn_automaton_hit *hits = rcn_automaton_find(
        phrases, made->arena, rcn_text_of("ushers this"), &count);
    static const rcn_automaton_hit want[] = {
        {3, 1, 4}, {0, 2, 4}, {1, 2, 6}, {2, 8, 11}};
    assert_int_equal(count, 4);
    for (size_t i = 0; i < 4; i++) {
        assert_int_equal(hits[i].phrase, want[i].phrase);
        assert_int_equal(hits[i].start, want[i].start);
        assert_int_equal(hits[i].end, want[i].end);
    }
    (void)rcn_automaton_find(phrases, made->arena, rcn_text_of(""), &count);
    assert_int_equal(count, 0);
}

#define TEST(name)                                                 \
    cmocka_unit_test_setup_teardown(name, rcn_fixture_open_folder, \
                                    rcn_fixture_close)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_key_forgets_case_numbers_and_ornament),
        TEST(a_whole_line_is_matched_at_its_place),
        TEST(a_line_of_several_phrases_is_tiled),
        TEST(starts_ends_and_patterns_keep_to_short_lines),
        TEST(a_user_rule_takes_the_place_of_ours),
        TEST(faulty_files_are_refused),
        TEST(a_failing_example_is_reported),
        TEST(what_a_rule_says_can_be_asked),
        TEST(phrases_are_found_where_they_overlap),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
