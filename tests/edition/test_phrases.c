/* The words of the edition in other languages: each file is whole, faults are
 * told at their place, dates are made anew from EDTF. */
#include "fixture.h"

#include <string.h>

#include "base/codes.h"
#include "clean/rules/ruleset.h"
#include "edition/phrases.h"
#include "edition/prose.h"

static const char *const languages[] = {"ar", "az", "de", "es",
                                        "fr", "hy", "ru", "tr"};

static const rcn_phrases *
load(rcn_fixture *fixture, const char *language)
{
    bool ok = true;
    const rcn_phrases *phrases = rcn_phrases_load(fixture->arena, "phrases",
                                                  language, fixture->log, &ok);
    assert_true(ok);
    return phrases;
}

static void
every_file_is_whole(void **state)
{
    rcn_fixture *fixture = *state;
    for (size_t i = 0; i < sizeof languages / sizeof *languages; i++) {
        const rcn_phrases *phrases = load(fixture, languages[i]);
        assert_non_null(phrases);
        assert_string_equal(phrases->language, languages[i]);
        for (int phrase = 0; phrase < RCN_SAY_COUNT; phrase++) {
            assert_non_null(phrases->words[phrase]);
        }
    }
    assert_int_equal(rcn_log_count(fixture->log, RCN_NOTE), 0);
}

static void
a_language_is_found_by_its_tag(void **state)
{
    rcn_fixture *fixture = *state;
    assert_string_equal(load(fixture, "az-Latn-AZ")->language, "az");
    assert_null(load(fixture, "en"));
    assert_null(load(fixture, "en-GB"));
    assert_null(load(fixture, "la"));
    assert_null(load(fixture, "../rules/html"));
    assert_null(load(fixture, ""));
}

static void
places_are_filled(void **state)
{
    rcn_fixture *fixture = *state;
    assert_string_equal(rcn_say(NULL, RCN_SAY_IMPRINT), "Imprint");
    assert_string_equal(
        rcn_say_with(fixture->arena, NULL, RCN_SAY_FILE_LINE, "a{2}.txt", "9"),
        "a{2}.txt, line 9");
    assert_string_equal(rcn_say_with(fixture->arena, load(fixture, "de"),
                                     RCN_SAY_PART, "Anhang", "2"),
                        "Anhang, Teil 2");
}

static void
expect_date(rcn_fixture *fixture, const char *language, const char *edtf,
            const char *words)
{
    rcn_dating dating = {0};
    const char *error = NULL;
    assert_true(rcn_date_from_editor(fixture->arena, edtf, &dating, &error));
    assert_string_equal(
        rcn_say_dating(fixture->arena, load(fixture, language), &dating),
        words);
}

static void
dates_are_said_in_the_language(void **state)
{
    rcn_fixture *fixture = *state;
    expect_date(fixture, "en", "2021-11-08", "[8 November 2021]");
    expect_date(fixture, "de", "2021-11-08", "[8. November 2021]");
    expect_date(fixture, "es", "2021-11-08", "[8 de noviembre de 2021]");
    expect_date(fixture, "ru", "2021-11-08", "[8 ноября 2021 г.]");
    expect_date(fixture, "hy", "2021-11-08", "[8 նոյեմբերի 2021 թ.]");
    expect_date(fixture, "fr", "2021-09", "[septembre 2021]");
    expect_date(fixture, "tr", "1914", "[1914]");
    expect_date(fixture, "de", "-0043-03-15", "[15 March 44 BC]");
    expect_date(fixture, "de", "2021-09-27~", "[um 27. September 2021]");
    expect_date(fixture, "az", "2021-09?", "[sentyabr 2021?]");
    expect_date(fixture, "de", "[2020-12-01..]",
                "[nicht vor 1. Dezember 2020]");
    expect_date(fixture, "de", "[..2020]", "[nicht nach 2020]");
    expect_date(fixture, "de", "[2020,2021]", "[2020 oder 2021]");
    expect_date(fixture, "fr", "1914/1918", "[1914 – 1918]");
    expect_date(fixture, "de", "2021-21", "[spring 2021]"); /* a rarer form */
}

static void
an_undated_document_is_said_to_be_so(void **state)
{
    rcn_fixture *fixture = *state;
    const rcn_dating none = {.display = "[date not stated]"};
    assert_string_equal(rcn_say_dating(fixture->arena, NULL, &none),
                        "[date not stated]");
    assert_string_equal(
        rcn_say_dating(fixture->arena, load(fixture, "de"), &none),
        "[Datum nicht angegeben]");
    const rcn_dating stated = {.edtf = "2023-07-29", .display = "29 July 2023"};
    assert_string_equal(
        rcn_say_dating(fixture->arena, load(fixture, "ru"), &stated),
        "29 июля 2023 г.");
    const rcn_dating odd = {.edtf = "2023-99-99", .display = "never"};
    assert_string_equal(
        rcn_say_dating(fixture->arena, load(fixture, "ru"), &odd), "never");
}

static const char *
quoted(rcn_fixture *fixture, const char *language, const char *words)
{
    rcn_prose prose = rcn_prose_new(fixture->arena);
    rcn_prose_quote(&prose, load(fixture, language), words, NULL);
    return rcn_text_string(fixture->arena, rcn_buffer_text(&prose.text));
}

static void
words_stand_in_the_marks_of_the_language(void **state)
{
    rcn_fixture *fixture = *state;
    assert_string_equal(quoted(fixture, "en", "a word"), "“a word”");
    assert_string_equal(quoted(fixture, "en", "a “word”"), "‘a “word”’");
    assert_string_equal(quoted(fixture, "en", "a \"word\""), "‘a \"word\"’");
    assert_string_equal(quoted(fixture, "de", "ein Wort"), "„ein Wort“");
    assert_string_equal(quoted(fixture, "de", "ein „Wort“"), "‚ein „Wort“‘");
    assert_string_equal(quoted(fixture, "de", "le «mot»"), "„le «mot»“");
    assert_string_equal(quoted(fixture, "fr", "un \"mot\""),
                        "«\u202fun \"mot\"\u202f»");
    assert_string_equal(quoted(fixture, "ru", "«слово»"), "„«слово»“");
}

static void
queries_speak_the_language(void **state)
{
    rcn_fixture *fixture = *state;
    assert_string_equal(rcn_say_query(NULL, "doubled-word", "Twice."),
                        "Twice.");
    assert_string_equal(
        rcn_say_query(load(fixture, "de"), "doubled-word", "Twice."),
        "Dasselbe Wort steht zweimal.");
    assert_string_equal(
        rcn_say_query(load(fixture, "de"), "link-list", "Kept."),
        "Sieht nach einem Rest der Seite aus, ist aber mehr, als die Regel "
        "auslassen darf; es ist gedruckt.");
}

/* Every class of the rules has a name in every language. */
static void
every_class_has_a_name(void **state)
{
    rcn_fixture *fixture = *state;
    const rcn_rules *rules =
        rcn_rules_load(fixture->arena, "rules", NULL, fixture->log);
    assert_non_null(rules);
    for (size_t i = 0; i < sizeof languages / sizeof *languages; i++) {
        const rcn_phrases *phrases = load(fixture, languages[i]);
        for (size_t k = 0; k < rules->title_count; k++) {
            if (!rcn_say_kind(phrases, rules->titles[k].class_id)) {
                fail_msg("%s: no name for %s", languages[i],
                         rules->titles[k].class_id);
            }
            if (!rcn_say_ground(phrases, rules->titles[k].class_id)) {
                fail_msg("no ground for %s in grounds.def",
                         rules->titles[k].class_id);
            }
        }
    }
}

/* A copy of the German file with one stretch of it replaced. */
static bool
loads_with(rcn_fixture *fixture, const char *old, const char *new)
{
    rcn_text bytes;
    assert_true(rcn_file_read(fixture->arena, "phrases/de.yaml", "de.yaml",
                              1 << 20, fixture->log, &bytes));
    size_t at = rcn_text_find(bytes, old, 0);
    assert_true(at != SIZE_MAX);
    const char *changed =
        rcn_arena_printf(fixture->arena, "%.*s%s%s", (int)at, bytes.at, new,
                         bytes.at + at + strlen(old));
    assert_true(rcn_file_write(rcn_fixture_at(fixture, "de.yaml"),
                               rcn_text_of(changed), fixture->log));
    bool ok = true;
    const rcn_phrases *phrases = rcn_phrases_load(
        fixture->arena, fixture->folder, "de", fixture->log, &ok);
    assert_true(ok == (phrases != NULL));
    return ok;
}

static void
a_file_with_a_fault_is_refused(void **state)
{
    rcn_fixture *fixture = *state;
    assert_true(loads_with(fixture, "Impressum", "Druckvermerk"));
    assert_false(loads_with(fixture, "imprint: Impressum\n", ""));
    assert_false(loads_with(fixture, "imprint:", "print:"));
    assert_false(loads_with(fixture, "Ab {1}", "Ab"));
    assert_false(loads_with(fixture, "Ab {1}", "Ab {1} {4}"));
    assert_false(loads_with(fixture, "Impressum", "\" \""));
    assert_false(loads_with(fixture, "Impressum", "[Impressum]"));
    assert_false(loads_with(fixture, "navigation: Menü", "navigation: [x]"));
    assert_int_equal(rcn_log_count_code(fixture->log, RCN_CODE_YAML_KEY), 1);
    assert_int_equal(rcn_log_count_code(fixture->log, RCN_CODE_YAML_VALUE), 6);
}

static void
kinds_of_change_have_names(void **state)
{
    rcn_fixture *fixture = *state;
    for (size_t i = 0; i < sizeof languages / sizeof *languages; i++) {
        assert_non_null(
            rcn_say_kind(load(fixture, languages[i]), "navigation"));
    }
    const rcn_phrases *german = load(fixture, "de");
    assert_string_equal(rcn_say_kind(german, "navigation"), "Menü");
    assert_null(rcn_say_kind(german, "no-such-class"));
    assert_string_equal(rcn_say_ground(german, "navigation"),
                        "Gehört zur Webseite, nicht zum Dokument.");
    assert_null(rcn_say_ground(german, "no-such-class"));
    assert_null(rcn_say_ground(NULL, "navigation"));
    assert_null(rcn_say_kind(NULL, "navigation"));
    assert_true(loads_with(fixture, "  navigation: Menü\n", ""));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
#define TEST(name)                                                 \
    cmocka_unit_test_setup_teardown(name, rcn_fixture_open_folder, \
                                    rcn_fixture_close)
        TEST(every_file_is_whole),
        TEST(a_language_is_found_by_its_tag),
        TEST(places_are_filled),
        TEST(dates_are_said_in_the_language),
        TEST(an_undated_document_is_said_to_be_so),
        TEST(a_file_with_a_fault_is_refused),
        TEST(kinds_of_change_have_names),
        TEST(words_stand_in_the_marks_of_the_language),
        TEST(queries_speak_the_language),
        TEST(every_class_has_a_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
