/* YAML with places: what is read, and what is refused where. */
#include <stdlib.h>
#include <string.h>

#include "fixture.h"

#include "base/yaml.h"

static const rcn_yaml *
parse(rcn_fixture *made, const char *yaml)
{
    return rcn_yaml_parse(made->arena, rcn_text_of(yaml), "e.yaml", made->log);
}

/* Everything the log holds is exactly `expected`. */
static void
assert_logged(rcn_fixture *made, const char *expected)
{
    assert_string_equal(rcn_fixture_messages(made->arena, made->log), expected);
}

static void
nodes_have_places(void **state)
{
    rcn_fixture *made = *state;
    const rcn_yaml *root =
        parse(made, "title: Letters\nlist:\n  - one\n  - \"2\"\nempty: ''\n");
    const rcn_yaml *list = rcn_yaml_find(root, "list");
    assert_int_equal(root->count, 3);
    assert_int_equal(list->kind, RCN_YAML_SEQUENCE);
    assert_int_equal(list->count, 2);
    assert_string_equal(list->items[1].scalar.at, "2");
    assert_true(list->items[1].quoted && !list->items[0].quoted);
    assert_int_equal(list->items[1].place.line, 4);
    assert_int_equal(list->items[1].place.column, 5);
    assert_int_equal(list->key_place.line, 2);
    assert_int_equal(rcn_yaml_find(root, "empty")->scalar.len, 0);
    assert_null(rcn_yaml_find(root, "none"));
    assert_logged(made, "");
}

static void
nodes_have_ends(void **state)
{
    rcn_fixture *made = *state;
    const rcn_yaml *root = parse(made, "a: &x [1,\n  2]  # c\nb:\n  c: one\n"
                                       "\n# d\ne: *x\nf: |\n  two\n  three\n");
    const rcn_yaml *a = rcn_yaml_find(root, "a");
    const rcn_yaml *b = rcn_yaml_find(root, "b");
    const rcn_yaml *e = rcn_yaml_find(root, "e");
    const rcn_yaml *f = rcn_yaml_find(root, "f");
    assert_true(a->flow && !b->flow);
    assert_int_equal(a->end.line, 2);
    assert_int_equal(a->end.column, 5);
    assert_int_equal(b->end.line, 4);
    assert_int_equal(b->end.column, 9);
    assert_int_equal(e->count, 2);
    assert_int_equal(e->place.line, 7);
    assert_string_equal(e->items[1].scalar.at, "2");
    assert_int_equal(f->end.line, 11);
    assert_int_equal(f->end.column, 1);
    assert_logged(made, "");
}

static void
an_empty_file_has_no_keys(void **state)
{
    const rcn_yaml *root = parse(*state, "# nothing\n");
    assert_int_equal(root->kind, RCN_YAML_MAPPING);
    assert_int_equal(root->count, 0);
}

typedef struct rcn_fault {
    const char *yaml, *message;
} rcn_fault;

static const rcn_fault faults[] = {
    {"a: 1\nb: [1\n", "e.yaml:3:1: fatal: not well-formed YAML: did not find "
                      "expected ',' or ']' [yaml-syntax]\n"},
    {"b: *x\n", "e.yaml:1:4: fatal: not well-formed YAML: an alias without an "
                "anchor [yaml-syntax]\n"},
    {"a: &x [*x]\n",
     "e.yaml:1:8: fatal: not well-formed YAML: an alias without "
     "an anchor [yaml-syntax]\n"},
    {"title: A: B\n",
     "e.yaml:1:9: fatal: not well-formed YAML: a colon inside a "
     "value; put the value in quotes [yaml-syntax]\n"},
    {"a: 1\nb: 2\na: 3\n", "e.yaml:3:1: fatal: unknown or repeated key: \"a\" "
                           "stands twice, first on line 1 [yaml-key]\n"},
    {"a: 1\n---\nb: 2\n", "e.yaml:3:1: fatal: not well-formed YAML: more than "
                          "one document [yaml-syntax]\n"},
    {"a: \"x\\0y\"\n", "e.yaml:1:4: fatal: not well-formed YAML: a NUL "
                       "character [yaml-syntax]\n"},
    {"? [a]\n: b\n", "e.yaml:1:3: fatal: not well-formed YAML: a key must be a "
                     "word [yaml-syntax]\n"},
};

static void
faults_name_their_place(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) {
        rcn_fixture made = {rcn_arena_new(0), rcn_log_new(), NULL};
        assert_null(parse(&made, faults[i].yaml));
        assert_logged(&made, faults[i].message);
        rcn_arena_free(made.arena);
        rcn_log_free(made.log);
    }
}

static void
nesting_is_capped(void **state)
{
    rcn_fixture *made = *state;
    char deep[140];
    memset(deep, '[', 70);
    memset(deep + 70, ']', 69);
    deep[139] = '\0';
    assert_null(parse(made, deep));
    assert_logged(made, "e.yaml:1:65: fatal: not well-formed YAML: nested too "
                        "deeply [yaml-syntax]\n");
}

static void
typed_values(void **state)
{
    rcn_fixture *made = *state;
    static const char *const words[] = {"first", "last", NULL};
    const rcn_yaml *root = parse(made, "s: text\nb: yes\ni: -7\nw: last\n"
                                       "l: [a, b]\n");
    const char *string = "kept";
    const char *const *list = NULL;
    bool truth = false;
    int64_t number = 0;
    size_t word = 0;
    assert_true(rcn_yaml_string(root, "s", made->log, &string));
    assert_string_equal(string, "text");
    assert_true(rcn_yaml_string(root, "absent", made->log, &string));
    assert_string_equal(string, "text");
    assert_true(rcn_yaml_bool(root, "b", made->log, &truth) && truth);
    assert_true(rcn_yaml_int(root, "i", -9, 9, made->log, &number));
    assert_int_equal(number, -7);
    assert_true(rcn_yaml_word(root, "w", words, made->log, &word));
    assert_int_equal(word, 1);
    assert_true(rcn_yaml_strings(made->arena, root, "l", made->log, &list));
    assert_string_equal(list[1], "b");
    assert_null(list[2]);
    assert_logged(made, "");
}

static void
wrong_values_are_told_where_they_stand(void **state)
{
    rcn_fixture *made = *state;
    static const char *const known[] = {"i", "s", NULL};
    const rcn_yaml *root = parse(made, "i: 12x\ns: [a]\nu: 1\n");
    const char *string = "kept";
    int64_t number = 5;
    assert_false(rcn_yaml_int(root, "i", 1, 20, made->log, &number));
    assert_false(rcn_yaml_string(root, "s", made->log, &string));
    assert_false(rcn_yaml_only(root, known, made->log));
    assert_int_equal(number, 5);
    assert_string_equal(string, "kept");
    assert_logged(made,
                  "e.yaml:1:4: fatal: wrong value: i: expected a whole number "
                  "from 1 to 20 [yaml-value]\n"
                  "e.yaml:2:4: fatal: wrong value: s: expected text "
                  "[yaml-value]\n"
                  "e.yaml:3:1: fatal: unknown or repeated key: \"u\" "
                  "[yaml-key]\n");
}

static void
a_missing_file_is_told(void **state)
{
    rcn_fixture *made = *state;
    assert_null(rcn_yaml_load(made->arena, "tests/base/none.yaml", "none.yaml",
                              made->log));
    assert_logged(made, "none.yaml: error: cannot read: No such file or "
                        "directory [file-read]\n");
}

#define TEST(name) \
    cmocka_unit_test_setup_teardown(name, rcn_fixture_open, rcn_fixture_close)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(nodes_have_places),
        TEST(nodes_have_ends),
        TEST(an_empty_file_has_no_keys),
        TEST(faults_name_their_place),
        TEST(nesting_is_capped),
        TEST(typed_values),
        TEST(wrong_values_are_told_where_they_stand),
        TEST(a_missing_file_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
