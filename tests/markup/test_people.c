/* Bylines parted into people. */
#include "cmocka_all.h"

#include "markup/people.h"

static void
assert_people(const char *value, size_t count, const char *const *expected)
{
    rcn_arena *arena = rcn_arena_new(0);
    size_t found = 0;
    const char *const *names = rcn_people_part(arena, value, &found);
    assert_int_equal(found, count);
    for (size_t i = 0; i < count; i++) {
        assert_string_equal(names[i], expected[i]);
    }
    rcn_arena_free(arena);
}

static void
lists_are_parted(void **state)
{
    (void)state;
    assert_people("Ada Quill and Bert Vane", 2,
                  (const char *const[]){"Ada Quill", "Bert Vane"});
    assert_people(
        "Ada Quill, Bert van der Vane & Çınar Öz", 3,
        (const char *const[]){"Ada Quill", "Bert van der Vane", "Çınar Öz"});
    assert_people("Анна Рой и Борис Ван", 2,
                  (const char *const[]){"Анна Рой", "Борис Ван"});
}

static void
what_is_no_list_of_people_stays_whole(void **state)
{
    (void)state;
    static const char *const whole[] = {"Ada Quill",
                                        "Health and Safety Executive",
                                        "Ada Quill, MP",
                                        "Ministry of Lamps and Wicks",
                                        "Ada Quill and 3 others",
                                        "Roy, Anna"};
    for (size_t i = 0; i < sizeof whole / sizeof *whole; i++) {
        assert_people(whole[i], 1, &whole[i]);
    }
    assert_people(NULL, 0, NULL);
    assert_people("", 0, NULL);
}

static void
the_family_comes_first(void **state)
{
    (void)state;
    static const char *const names[][2] = {
        {"Ada Quill", "Quill, Ada"},
        {"Ada B. Quill", "Quill, Ada B."},
        {"Vincent van der Vane", "van der Vane, Vincent"},
        {"Bert Vane, Jr.", "Vane, Bert, Jr."},
        {"Bert Vane III", "Vane, Bert, III"},
        {"Plato", "Plato"},
        {"Ministry of Lamps and Wicks", "Ministry of Lamps and Wicks"}};
    rcn_arena *arena = rcn_arena_new(0);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        assert_string_equal(rcn_people_invert(arena, names[i][0]), names[i][1]);
    }
    rcn_arena_free(arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lists_are_parted),
        cmocka_unit_test(the_family_comes_first),
        cmocka_unit_test(what_is_no_list_of_people_stays_whole),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
