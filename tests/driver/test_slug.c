/* Titles to file names. */
#include <string.h>

#include "cmocka_all.h"

#include "driver/slug.h"

typedef struct rcn_case {
    const char *title, *slug;
} rcn_case;

static const rcn_case cases[] = {
    {"Letters, 1914-18", "letters-1914-18"},
    {"  The Editor's \xE2\x80\x9CNotes\xE2\x80\x9D (II) ",
     "the-editors-notes-ii"},
    {"../../etc/passwd", "etc-passwd"},
    {"\xC3\x89tudes \xC3\xA0 la Stra\xC3\x9F"
     "e",
     "\xC3\xA9tudes-\xC3\xA0-la-strasse"},
    {"\xD0\x92\xD0\xBE\xD0\xB9\xD0\xBD\xD0\xB0 \xD0\xB8 "
     "\xD0\xBC\xD0\xB8\xD1\x80",
     "\xD0\xB2\xD0\xBE\xD0\xB9\xD0\xBD\xD0\xB0-\xD0\xB8-"
     "\xD0\xBC\xD0\xB8\xD1\x80"},
    {"...", "edition"},
    {"", "edition"},
    {NULL, "edition"},
    {"A title that goes on and on until it does not fit any more in a name",
     "a-title-that-goes-on-and-on-until-it-does-not-fit-any-more"},
};

static void
titles(void **state)
{
    (void)state;
    rcn_arena *arena = rcn_arena_new(0);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_string_equal(rcn_slug(arena, cases[i].title), cases[i].slug);
    }
    rcn_arena_free(arena);
}

static void
one_long_word_is_cut_between_characters(void **state)
{
    (void)state;
    rcn_arena *arena = rcn_arena_new(0);
    char title[202];
    for (size_t i = 0; i < 201; i += 3) {
        memcpy(title + i, "\xE1\x83\x90", 3); /* a Georgian letter */
    }
    title[201] = '\0';
    assert_int_equal(strlen(rcn_slug(arena, title)), 60);
    rcn_arena_free(arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(titles),
        cmocka_unit_test(one_long_word_is_cut_between_characters),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
