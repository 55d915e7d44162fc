/* The outer form of a file, read back by qpdf. */
#include <stdlib.h>
#include <string.h>

#include "cmocka_all.h"

#include "base/arena.h"
#include "base/process.h"
#include "pdf/objects.h"

#define MANY 250 /* objects: two full batches and a part of one */

static char path[] = "/tmp/rcn-objects-XXXXXX";
static rcn_arena *arena;

/* A file of one empty page, many strings, and a stream that is not packed. */
static bool
write_file(FILE *file, uint32_t *ret_first, uint32_t *ret_stream)
{
    rcn_objects *objects = rcn_objects_new(arena, file);
    uint32_t pages = rcn_objects_reserve(objects);
    const char *page = rcn_arena_printf(
        arena, "<</Type/Page/Parent %u 0 R/MediaBox[0 0 9 9]>>",
        (unsigned)pages);
    uint32_t first =
        rcn_objects_add(objects, RCN_OBJECT_PAGE, rcn_text_of(page));
    *ret_stream = rcn_objects_reserve(objects);
    rcn_objects_stream(objects, *ret_stream, "/Type/Metadata",
                       rcn_text_of("as it is"), true);
    *ret_first = rcn_objects_reserve(objects);
    for (unsigned i = 1; i < MANY; i++) {
        (void)rcn_objects_reserve(objects);
    }
    for (unsigned i = MANY; i-- > 0;) { /* in any order */
        rcn_objects_put(objects, RCN_OBJECT_PAGE, *ret_first + i,
                        rcn_text_of(rcn_arena_printf(arena, "(string %u)", i)));
    }
    const char *node = rcn_arena_printf(
        arena, "<</Type/Pages/Count 1/Kids[%u 0 R]>>", (unsigned)first);
    rcn_objects_put(objects, RCN_OBJECT_PAGE, pages, rcn_text_of(node));
    const char *catalog = rcn_arena_printf(
        arena, "<</Type/Catalog/Pages %u 0 R>>", (unsigned)pages);
    uint32_t root =
        rcn_objects_add(objects, RCN_OBJECT_PAGE, rcn_text_of(catalog));
    return rcn_objects_end(
        objects, root,
        rcn_objects_add(objects, RCN_OBJECT_PAGE, rcn_text_of("<<>>")));
}

static int
set_up(void **state)
{
    (void)state;
    arena = rcn_arena_new(0);
    return mkstemp(path) < 0;
}

static int
tear_down(void **state)
{
    (void)state;
    rcn_arena_free(arena);
    return remove(path);
}

static const char *
qpdf(const char *option)
{
    const char *const arguments[] = {"qpdf", option, path, NULL};
    rcn_text output;
    assert_int_equal(
        rcn_process_run(arena, arguments, (rcn_text){0}, 1 << 20, &output),
        RCN_PROCESS_DONE);
    return output.at;
}

static void
test_objects_are_found(void **state)
{
    (void)state;
    uint32_t first = 0;
    uint32_t stream = 0;
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_true(write_file(file, &first, &stream));
    assert_int_equal(fclose(file), 0);
    assert_non_null(strstr(qpdf("--check"), "No syntax or stream encoding"));
    const unsigned shown[] = {0, 99, 100, 101, 200, MANY - 1};
    for (size_t i = 0; i < sizeof shown / sizeof *shown; i++) {
        const char *option = rcn_arena_printf(arena, "--show-object=%u",
                                              (unsigned)first + shown[i]);
        assert_string_equal(qpdf(option),
                            rcn_arena_printf(arena, "(string %u)\n", shown[i]));
    }
    const char *const arguments[] = {
        "qpdf", rcn_arena_printf(arena, "--show-object=%u", (unsigned)stream),
        "--raw-stream-data", path, NULL};
    rcn_text bytes;
    assert_int_equal(
        rcn_process_run(arena, arguments, (rcn_text){0}, 1 << 20, &bytes),
        RCN_PROCESS_DONE);
    assert_true(rcn_text_is(bytes, "as it is"));
}

static void
test_a_full_disk_is_noticed(void **state)
{
    (void)state;
    uint32_t first = 0;
    uint32_t stream = 0;
    FILE *file = fopen("/dev/full", "wb");
    assert_non_null(file);
    assert_false(write_file(file, &first, &stream));
    (void)fclose(file);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_objects_are_found),
        cmocka_unit_test(test_a_full_disk_is_noticed),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
