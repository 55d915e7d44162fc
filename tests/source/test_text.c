/* Reading of text: encodings and the way back to the bytes, lines, places. */
#include <string.h>

#include "fixture.h"

#include "base/codes.h"
#include "source/document.h"
#include "source/files/read.h"

static const rcn_document *
read_bytes(rcn_fixture *made, const char *bytes, size_t len)
{
    return rcn_source_from_bytes(made->arena, (rcn_text){bytes, len}, "x.txt",
                                 made->log);
}

#define READ(made, literal) read_bytes(made, literal, sizeof(literal) - 1)

static void
utf8_is_the_file_itself(void **state)
{
    const rcn_document *document = READ(*state, "caf\xC3\xA9\nb\n");
    assert_string_equal(document->encoding, "UTF-8");
    assert_int_equal(document->text.len, 8);
    assert_int_equal(document->offset_count, 1);
    assert_int_equal(rcn_document_raw(document, 6), 6);
    assert_int_equal(rcn_log_count(((rcn_fixture *)*state)->log, RCN_NOTE), 0);
    assert_string_equal(document->sha256, "ea1dce2bbd84198178d79b629660ab65"
                                          "3fa7bb6cb28dbe99b67d692cb824b849");
}

static void
byte_order_marks(void **state)
{
    const rcn_document *mark = READ(*state, "\xEF\xBB\xBFok");
    assert_string_equal(mark->encoding, "UTF-8");
    assert_int_equal(mark->text.len, 5);
    const rcn_document *little = READ(*state, "\xFF\xFE"
                                              "A\0\xE9\0"
                                              "B\0");
    assert_string_equal(little->encoding, "UTF-16LE");
    assert_string_equal(little->text.at, "\xEF\xBB\xBF"
                                         "A\xC3\xA9"
                                         "B");
    assert_int_equal(rcn_document_raw(little, 3), 2); /* A */
    assert_int_equal(rcn_document_raw(little, 4), 4); /* e acute */
    assert_int_equal(rcn_document_raw(little, 6), 6); /* B */
    assert_int_equal(rcn_document_raw(little, 7), 8); /* the end */
    const rcn_document *big = READ(*state, "\xFE\xFF\0A\xD8\x3D\xDE\0");
    assert_string_equal(big->encoding, "UTF-16BE");
    assert_string_equal(big->text.at, "\xEF\xBB\xBF"
                                      "A\xF0\x9F\x98\x80");
    assert_int_equal(rcn_document_raw(big, 4), 4);
}

static void
windows_1252_is_guessed_and_mapped_back(void **state)
{
    rcn_fixture *made = *state;
    const char raw[] = "Le caf\xE9 \x97 une tasse \xE0 la fois, d\xE9j\xE0 vu; "
                       "l\x92\xE9t\xE9 \xE9tait tr\xE8s beau et le march\xE9 "
                       "o\xF9 nous allions \xE9tait ferm\xE9.\n";
    const rcn_document *document = READ(made, raw);
    assert_int_equal(rcn_log_count_code(made->log, RCN_CODE_SOURCE_ENCODING),
                     1);
    assert_non_null(strstr(document->text.at, "caf\xC3\xA9 \xE2\x80\x94 une"));
    for (uint32_t at = 0; at < document->text.len; at++) {
        unsigned char byte = (unsigned char)document->text.at[at];
        size_t from = rcn_document_raw(document, at);
        assert_true(from < sizeof raw - 1);
        if (byte < 0x80) { /* ASCII stands for itself in this encoding */
            assert_int_equal(byte, (unsigned char)raw[from]);
        } else if (byte >= 0xC0) {
            assert_true((unsigned char)raw[from] >= 0x80);
        }
    }
}

static void
koi8_r_is_guessed(void **state)
{
    const char raw[] =
        "\xF7 \xCC\xC5\xD3\xD5 \xD2\xCF\xC4\xC9\xCC\xC1\xD3\xD8 "
        "\xA3\xCC\xCF\xDE\xCB\xC1, \xD7 \xCC\xC5\xD3\xD5 "
        "\xCF\xCE\xC1 \xD2\xCF\xD3\xCC\xC1. \xFA\xC9\xCD\xCF\xCA \xC9 "
        "\xCC\xC5\xD4\xCF\xCD \xD3\xD4\xD2\xCF\xCA\xCE\xC1\xD1, "
        "\xDA\xC5\xCC\xA3\xCE\xC1\xD1 \xC2\xD9\xCC\xC1.\n";
    const rcn_document *document = READ(*state, raw);
    assert_string_equal(document->encoding, "KOI8-R");
    assert_int_equal(strncmp(document->text.at, "\xD0\x92 \xD0\xBB\xD0\xB5", 7),
                     0);
}

static void
a_few_broken_bytes_stay_utf8(void **state)
{
    rcn_fixture *made = *state;
    const rcn_document *document =
        READ(made, "\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9 \xFF x\n");
    assert_string_equal(document->encoding, "UTF-8");
    assert_non_null(strstr(document->text.at, " \xEF\xBF\xBD x"));
    assert_int_equal(rcn_document_raw(document, 9), 9);
    assert_int_equal(rcn_document_raw(document, 12), 10);
    assert_int_equal(rcn_log_count_code(made->log, RCN_CODE_SOURCE_UNDECODED),
                     1);
}

static void
control_characters_are_diagnosed(void **state)
{
    rcn_fixture *made = *state;
    const rcn_document *document =
        read_bytes(made, "long enough a line of text\nab\0c\x01 and on\n", 39);
    assert_int_equal(document->text.len, 39);
    assert_int_equal(rcn_log_count_code(made->log, RCN_CODE_SOURCE_CONTROL), 1);
    assert_null(read_bytes(made, "\0\1\2\3\4\5\6\7", 8));
    assert_int_equal(rcn_log_count_code(made->log, RCN_CODE_SOURCE_UNKNOWN), 1);
}

static void
an_empty_file_is_a_document(void **state)
{
    rcn_fixture *made = *state;
    const rcn_document *document = READ(made, "");
    assert_non_null(document);
    assert_int_equal(document->line_count, 0);
    assert_int_equal(rcn_document_place(document, 0).line, 1);
    assert_int_equal(rcn_log_count_code(made->log, RCN_CODE_SOURCE_EMPTY), 1);
}

static void
lines_end_in_every_way(void **state)
{
    const rcn_document *document = READ(*state, "a\nb\r\nc\rd\xC2\x85"
                                                "e\xE2\x80\xA8"
                                                "f\n\f\fg\fh");
    static const char *const want[] = {"a", "b", "c", "d", "e", "f", "g", "h"};
    static const bool page[] = {0, 0, 0, 0, 0, 0, 1, 1};
    assert_int_equal(document->line_count, 8);
    uint32_t at = 0;
    for (size_t i = 0; i < 8; i++) {
        const rcn_line *line = &document->lines[i];
        assert_int_equal(line->start, at);
        assert_true(rcn_text_is(
            rcn_text_slice(document->text, line->start, line->end), want[i]));
        assert_int_equal(rcn_document_page_starts(document, i), page[i]);
        at = rcn_document_line_next(document, i);
    }
    assert_int_equal(at, document->text.len);
}

static void
places_count_code_points(void **state)
{
    const rcn_document *document = READ(*state, "ab\n\xC3\xA9\xC3\xA9z\n");
    rcn_place place = rcn_document_place(document, 7);
    assert_string_equal(place.path, "x.txt");
    assert_int_equal(place.line, 2);
    assert_int_equal(place.column, 3);
    assert_int_equal(rcn_document_line(document, 2), 1);
    assert_int_equal(rcn_document_line(document, 3), 2);
}

int
main(void)
{
#define TEST(name) \
    cmocka_unit_test_setup_teardown(name, rcn_fixture_open, rcn_fixture_close)
    const struct CMUnitTest tests[] = {
        TEST(utf8_is_the_file_itself),
        TEST(byte_order_marks),
        TEST(windows_1252_is_guessed_and_mapped_back),
        TEST(koi8_r_is_guessed),
        TEST(a_few_broken_bytes_stay_utf8),
        TEST(control_characters_are_diagnosed),
        TEST(an_empty_file_is_a_document),
        TEST(lines_end_in_every_way),
        TEST(places_count_code_points),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
