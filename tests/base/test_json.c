/* The JSON writer, read back by jansson. */
#include "cmocka_all.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "base/json.h"

static void
test_all_kinds_on_one_line(void **state)
{
    (void)state;
    rcn_arena *arena = rcn_arena_new(0);
    rcn_json json = rcn_json_new(arena, 0);
    rcn_json_open_object(&json, NULL);
    rcn_json_string(&json, "a", "x\"\\\n\t\v\x01\x7f é");
    rcn_json_string(&json, "b", NULL);
    rcn_json_int(&json, "c", -9007199254740993);
    rcn_json_bool(&json, "d", true);
    rcn_json_open_array(&json, "e");
    rcn_json_int(&json, NULL, 1);
    rcn_json_open_object(&json, NULL);
    rcn_json_close_object(&json);
    rcn_json_close_array(&json);
    rcn_json_text(&json, "f", (rcn_text){"\0", 1});
    rcn_json_close_object(&json);
    assert_string_equal(
        rcn_json_done(&json).at,
        "{\"a\":\"x\\\"\\\\\\n\\t\\u000b\\u0001\x7f é\",\"b\":null,"
        "\"c\":-9007199254740993,\"d\":true,\"e\":[1,{}],\"f\":\"\\u0000\"}\n");
    rcn_arena_free(arena);
}

static void
test_lines_down_to_a_depth(void **state)
{
    (void)state;
    rcn_arena *arena = rcn_arena_new(0);
    rcn_json json = rcn_json_new(arena, 2);
    rcn_json_open_object(&json, NULL);
    rcn_json_open_array(&json, "a");
    for (int i = 0; i < 2; i++) {
        rcn_json_open_object(&json, NULL);
        rcn_json_int(&json, "x", i);
        rcn_json_int(&json, "y", i);
        rcn_json_close_object(&json);
    }
    rcn_json_close_array(&json);
    rcn_json_close_object(&json);
    assert_string_equal(rcn_json_done(&json).at,
                        "{\n\"a\":[\n{\"x\":0,\"y\":0},\n{\"x\":1,\"y\":1}\n]\n"
                        "}\n");
    rcn_arena_free(arena);
}

static void
test_every_byte_comes_back(void **state)
{
    (void)state;
    rcn_arena *arena = rcn_arena_new(0);
    char bytes[128];
    for (int i = 0; i < 128; i++) {
        bytes[i] = (char)i;
    }
    rcn_json json = rcn_json_new(arena, 0);
    rcn_json_open_array(&json, NULL);
    rcn_json_text(&json, NULL, (rcn_text){bytes, sizeof bytes});
    rcn_json_close_array(&json);
    rcn_text out = rcn_json_done(&json);
    json_t *root = json_loadb(out.at, out.len, JSON_ALLOW_NUL, NULL);
    assert_non_null(root);
    json_t *item = json_array_get(root, 0);
    assert_int_equal(json_string_length(item), sizeof bytes);
    assert_memory_equal(json_string_value(item), bytes, sizeof bytes);
    json_decref(root);
    rcn_arena_free(arena);
}

static void
count_up(rcn_json *json)
{
    rcn_json_open_array(json, NULL);
    for (int i = 0; i < 100000; i++) {
        rcn_json_int(json, NULL, i);
    }
    rcn_json_close_array(json);
}

static void
test_a_file_gets_the_same(void **state)
{
    (void)state;
    rcn_arena *arena = rcn_arena_new(0);
    rcn_arena *small = rcn_arena_new((size_t)512 * 1024);
    rcn_json whole = rcn_json_new(arena, 1);
    count_up(&whole);
    rcn_text text = rcn_json_done(&whole);
    char *bytes = NULL;
    size_t len = 0;
    FILE *file = open_memstream(&bytes, &len);
    assert_non_null(file);
    rcn_json json = rcn_json_to(small, file, 1);
    count_up(&json);
    assert_true(rcn_json_end(&json));
    assert_int_equal(fclose(file), 0);
    assert_int_equal(len, text.len);
    assert_memory_equal(bytes, text.at, len);
    free(bytes);
    rcn_arena_free(small);
    rcn_arena_free(arena);
}

static void
test_a_full_file_is_told(void **state)
{
    (void)state;
    rcn_arena *arena = rcn_arena_new(0);
    FILE *file = fopen("/dev/full", "w");
    assert_non_null(file);
    rcn_json json = rcn_json_to(arena, file, 0);
    count_up(&json);
    assert_false(rcn_json_end(&json));
    (void)fclose(file);
    rcn_arena_free(arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_all_kinds_on_one_line),
        cmocka_unit_test(test_lines_down_to_a_depth),
        cmocka_unit_test(test_every_byte_comes_back),
        cmocka_unit_test(test_a_file_gets_the_same),
        cmocka_unit_test(test_a_full_file_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
