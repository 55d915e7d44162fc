/* cairo's file read while it is written: hand-written pieces of it. */
#include <stdio.h>
#include <string.h>

#include "cmocka_all.h"

#include "base/file.h"
#include "pdf/relay.h"

typedef struct rcn_bench {
    rcn_arena *arena;
    FILE *file;
    rcn_objects *objects;
    rcn_relay *relay;
} rcn_bench;

static rcn_bench bench;

static int
set_up(void **state)
{
    (void)state;
    bench.arena = rcn_arena_new(0);
    bench.file = tmpfile();
    bench.objects = rcn_objects_new(bench.arena, bench.file);
    bench.relay = rcn_relay_new(bench.arena, bench.objects);
    return bench.file == NULL;
}

static int
tear_down(void **state)
{
    (void)state;
    rcn_arena_free(bench.arena);
    return fclose(bench.file);
}

static void
add(const char *text)
{
    rcn_relay_add(bench.relay, rcn_text_of(text));
}

#define PAGE(contents, resources)                                           \
    "9 0 obj\n<< /Type /Page % 1\n   /Parent 1 0 R\n   /Contents " contents \
    " 0 R\n   /Resources " resources " 0 R\n>>\nendobj\n"

/* The objects of the new file that are streams, as bytes; packed ones are not
 * seen. */
static const char *
written(void)
{
    uint32_t number =
        rcn_objects_add(bench.objects, RCN_OBJECT_PAGE, rcn_text_of("<<>>"));
    assert_true(rcn_objects_end(bench.objects, number, number));
    long len = ftell(bench.file);
    char *bytes = rcn_arena_alloc(bench.arena, (size_t)len + 1, 1);
    rewind(bench.file);
    assert_int_equal(fread(bytes, 1, (size_t)len, bench.file), len);
    for (long i = 0; i < len; i++) {
        bytes[i] = (char)(bytes[i] ? bytes[i] : '~');
    }
    return bytes;
}

static void
test_a_page_is_taken(void **state)
{
    (void)state;
    add("4 0 obj\n<< /Length 5 0 R\n>>\nstream\nq endstream\nendobj\nQ\n"
        "\nendstream\nendobj\n5 0 obj\n   21\nendobj\n"
        "3 0 obj\n<<\n   /Font << /f-0-0 7 0 R >>\n>>\nendobj\n" PAGE("4",
                                                                      "3"));
    rcn_relayed page;
    assert_true(rcn_relay_page(bench.relay, &page));
    assert_true(rcn_text_is(page.content, "q endstream\nendobj\nQ\n"));
    assert_int_not_equal(page.resources, 0);
}

/* The tree of pages is no page, and a page without content is none. */
static void
test_what_is_no_page(void **state)
{
    (void)state;
    rcn_relayed page;
    add("1 0 obj\n<< /Type /Pages\n   /Kids [ 9 0 R ]\n>>\nendobj\n");
    assert_false(rcn_relay_page(bench.relay, &page));
    add(PAGE("4", "3"));
    assert_false(rcn_relay_page(bench.relay, &page));
    add("4 0 obj\n<< /Length 3\n   /Filter /FlateDecode\n>>\nstream\nabc\n"
        "endstream\nendobj\n3 0 obj\n<< >>\nendobj\n" PAGE("4", "3"));
    assert_false(rcn_relay_page(bench.relay, &page));
}

static const char content[] =
    "4 0 obj\n<< /Length 1\n>>\nstream\nq\nendstream\n"
    "endobj\n";

static void
test_equal_resources_are_one_object(void **state)
{
    (void)state;
    rcn_relayed first, second, third;
    for (int i = 0; i < 2; i++) {
        add(content);
        add("3 0 obj\n<< /ExtGState << /a0 << /CA 1 >> >> >>\nendobj\n" PAGE(
            "4", "3"));
        assert_true(rcn_relay_page(bench.relay, i ? &second : &first));
    }
    add(content);
    add("3 0 obj\n<< /ExtGState << /a0 << /CA 0.5 >> >> >>\nendobj\n" PAGE(
        "4", "3"));
    assert_true(rcn_relay_page(bench.relay, &third));
    assert_int_equal(first.resources, second.resources);
    assert_int_not_equal(first.resources, third.resources);
}

/* Pictures are copied once, with what they lead to, wherever it stands. */
static void
test_pictures_are_copied(void **state)
{
    (void)state;
    rcn_relayed page;
    add(content);
    add("7 0 obj\n<< /Type /XObject\n   /Subtype /Image\n   /Length 2\n>>\n"
        "stream\nMM\nendstream\nendobj\n"
        "6 0 obj\n<< /Length 2\n   /Type /XObject\n   /Subtype /Image\n"
        "   /SMask 7 0 R\n>>\nstream\nXX\nendstream\nendobj\n"
        "8 0 obj\n<< /Length 2\n   /Type /XObject\n>>\nstream\nYY\nendstream\n"
        "endobj\n"
        "3 0 obj\n<< /XObject << /x6 6 0 R >> >>\nendobj\n" PAGE("4", "3"));
    assert_true(rcn_relay_page(bench.relay, &page));
    add(content);
    add("3 0 obj\n<< /XObject << /x6 6 0 R >> >>\nendobj\n" PAGE("4", "3"));
    assert_true(rcn_relay_page(bench.relay, &page));
    assert_true(rcn_relay_end(bench.relay));
    const char *bytes = written();
    assert_non_null(strstr(bytes, "/SMask "));
    size_t pictures = 0;
    for (const char *at = bytes; (at = strstr(at, "/Subtype /Image")); at++) {
        pictures++;
    }
    assert_int_equal(pictures, 2);
}

/* cairo 1.16 writes the name of a picture once for each place. */
static void
test_repeated_names(void **state)
{
    (void)state;
    rcn_relayed first, second;
    add(content);
    add("3 0 obj\n<<\n   /Font << /f-0-0 5 0 R >>\n"
        "   /XObject << /x6 6 0 R /x61 6 0 R /x6 6 0 R >>\n>>\nendobj\n" PAGE(
            "4", "3"));
    assert_true(rcn_relay_page(bench.relay, &first));
    add(content);
    add("3 0 obj\n<<\n   /Font << /f-0-0 5 0 R >>\n"
        "   /XObject << /x6 6 0 R /x61 6 0 R >>\n>>\nendobj\n" PAGE("4", "3"));
    assert_true(rcn_relay_page(bench.relay, &second));
    assert_int_equal(first.resources, second.resources);
}

/* cairo 1.18 packs what is no stream, and writes pages in the end. */
static void
test_packed_objects(void **state)
{
    (void)state;
    rcn_relayed page;
    add(content);
    add("3 0 obj\n<< /ExtGState << /s6 6 0 R /s7 7 0 R >> >>\nendobj\n"
        "8 0 obj\n<< /Type /ObjStm\n   /Length 11 0 R\n   /N 2\n   /First "
        "9\n>>\nstream\n6 0 7 11\n<< /CA 1 >><< /CA 2 >>\nendstream\nendobj\n"
        "11 0 obj\n   31\nendobj\n");
    assert_true(rcn_relay_page(bench.relay, &page));
    assert_true(rcn_text_is(page.content, "q"));
    assert_true(rcn_relay_end(bench.relay));
    add("8 0 obj\n<< /Type /ObjStm\n   /Length 5\n   /N 9\n   /First 9\n>>\n"
        "stream\n3 0 9\nendstream\nendobj\n");
    assert_false(rcn_relay_page(bench.relay, &page));
}

static void
test_what_is_missing_in_the_end(void **state)
{
    (void)state;
    rcn_relayed page;
    add(content);
    add("3 0 obj\n<< /Font << /f-0-0 7 0 R >> >>\nendobj\n" PAGE("4", "3"));
    assert_true(rcn_relay_page(bench.relay, &page));
    add("8 0 obj\n<< /Type /Font >>\nendobj\n");
    assert_false(rcn_relay_end(bench.relay));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_a_page_is_taken, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(test_what_is_no_page, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(test_equal_resources_are_one_object,
                                        set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_pictures_are_copied, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(test_repeated_names, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_packed_objects, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_what_is_missing_in_the_end, set_up,
                                        tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
