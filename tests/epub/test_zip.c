/* The container: what EPUB asks of its first bytes, and the same bytes always. */
#include <string.h>
#include <unistd.h>
#include <zip.h>

#include "cmocka_all.h"

#include "epub/book.h"

static const char noise[] = "\x8f\x01\x55\xfe\x13\x9c\x77";

static rcn_text
pack(rcn_arena *arena, const char *date)
{
    static char words[5000];
    memset(words, 'w', sizeof words);
    const rcn_zip_entry entries[] = {
        {"mimetype", rcn_text_of("application/epub+zip"), true},
        {"EPUB/words", {words, sizeof words}, false},
        {"EPUB/noise", rcn_text_of(noise), false},
        {"EPUB/empty", {"", 0}, false}};
    return rcn_zip_pack(arena, entries, 4, date);
}

static unsigned
number(rcn_text bytes, size_t at)
{
    return (unsigned char)bytes.at[at] |
           (unsigned)(unsigned char)bytes.at[at + 1] << 8;
}

static void
the_mimetype_begins_the_file(void **state)
{
    (void)state;
    rcn_arena *arena = rcn_arena_new(0);
    rcn_text bytes = pack(arena, "2021-11-08T00:00:00Z");
    assert_memory_equal(bytes.at, "PK\3\4", 4);
    assert_int_equal(number(bytes, 6) & 8, 0); /* sizes are in the header */
    assert_int_equal(number(bytes, 8), 0);     /* stored */
    assert_int_equal(number(bytes, 10), 0);    /* 00:00:00 */
    assert_int_equal(number(bytes, 12), 41 << 9 | 11 << 5 | 8);
    assert_int_equal(number(bytes, 18), 20); /* packed size */
    assert_int_equal(number(bytes, 22), 20); /* size */
    assert_int_equal(number(bytes, 26), 8);  /* length of the name */
    assert_int_equal(number(bytes, 28), 0);  /* no extra field */
    assert_memory_equal(bytes.at + 30, "mimetypeapplication/epub+zip", 28);
    rcn_arena_free(arena);
}

static void
date_of(rcn_arena *arena, const char *date, unsigned expected)
{
    assert_int_equal(number(pack(arena, date), 12), expected);
}

static void
dates_outside_of_dos_are_clamped(void **state)
{
    (void)state;
    rcn_arena *arena = rcn_arena_new(0);
    date_of(arena, "1945-05-08T00:00:00Z", 0 << 9 | 1 << 5 | 1);
    date_of(arena, "1980-02-03", 0 << 9 | 2 << 5 | 3);
    date_of(arena, "2107-12-31", 127 << 9 | 12 << 5 | 31);
    date_of(arena, "2300-12-31", 127 << 9 | 12 << 5 | 31);
    rcn_arena_free(arena);
}

static void
check_entry(zip_t *archive, zip_uint64_t index, const char *name, size_t size,
            unsigned method)
{
    zip_stat_t status;
    assert_int_equal(zip_stat_index(archive, index, 0, &status), 0);
    assert_string_equal(status.name, name);
    assert_int_equal(status.size, size);
    assert_int_equal(status.comp_method, method);
    assert_int_equal(zip_file_extra_fields_count(archive, index, ZIP_FL_LOCAL),
                     0);
    assert_int_equal(
        zip_file_extra_fields_count(archive, index, ZIP_FL_CENTRAL), 0);
    zip_uint8_t system = 0;
    zip_uint32_t attributes = 0;
    assert_int_equal(zip_file_get_external_attributes(archive, index, 0,
                                                      &system, &attributes),
                     0);
    assert_int_equal(system, ZIP_OPSYS_UNIX);
    assert_int_equal(attributes >> 16, 0100644);
}

static void
entries_are_deflated_when_that_helps(void **state)
{
    (void)state;
    rcn_arena *arena = rcn_arena_new(0);
    rcn_text bytes = pack(arena, "2021-11-08");
    zip_source_t *source =
        zip_source_buffer_create(bytes.at, bytes.len, 0, NULL);
    zip_t *archive = zip_open_from_source(source, ZIP_CHECKCONS, NULL);
    assert_non_null(archive);
    assert_int_equal(zip_get_num_entries(archive, 0), 4);
    check_entry(archive, 0, "mimetype", 20, ZIP_CM_STORE);
    check_entry(archive, 1, "EPUB/words", 5000, ZIP_CM_DEFLATE);
    check_entry(archive, 2, "EPUB/noise", 7, ZIP_CM_STORE);
    check_entry(archive, 3, "EPUB/empty", 0, ZIP_CM_STORE);
    char read[5001];
    zip_file_t *file = zip_fopen(archive, "EPUB/words", 0);
    assert_int_equal(zip_fread(file, read, sizeof read), 5000);
    for (size_t i = 0; i < 5000; i++) {
        assert_int_equal(read[i], 'w');
    }
    assert_int_equal(zip_fclose(file), 0); /* the checksum is right */
    zip_discard(archive);
    rcn_arena_free(arena);
}

static void
the_same_files_give_the_same_bytes(void **state)
{
    (void)state;
    rcn_arena *arena = rcn_arena_new(0);
    rcn_text one = pack(arena, "2021-11-08");
    (void)sleep(2); /* the clock of MS-DOS has steps of two seconds */
    rcn_text two = pack(arena, "2021-11-08");
    assert_int_equal(one.len, two.len);
    assert_memory_equal(one.at, two.at, one.len);
    rcn_arena_free(arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_mimetype_begins_the_file),
        cmocka_unit_test(dates_outside_of_dos_are_clamped),
        cmocka_unit_test(entries_are_deflated_when_that_helps),
        cmocka_unit_test(the_same_files_give_the_same_bytes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
