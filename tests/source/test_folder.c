/* Reading of folders: order, what is left out, links, duplicates. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "fixture.h"

#include "base/codes.h"
#include "base/file.h"
#include "source/document.h"
#include "source/files/read.h"

static void
put(const rcn_fixture *made, const char *name, const char *bytes)
{
    assert_true(rcn_file_write(rcn_fixture_at(made, name), rcn_text_of(bytes),
                               made->log));
}

static rcn_corpus
read_folder(rcn_fixture *made)
{
    const char *paths[] = {made->folder};
    return rcn_source_read_all(made->arena, paths, 1, NULL, made->log);
}

static void
names_are_in_byte_order_at_all_levels(void **state)
{
    rcn_fixture *made = *state;
    assert_int_equal(mkdir(rcn_fixture_at(made, "b"), 0777), 0);
    put(made, "b.txt", "1");
    put(made, "b/z.txt", "2");
    put(made, "a.txt", "3");
    put(made, "B.txt", "4");
    rcn_corpus corpus = read_folder(made);
    static const char *const want[] = {"B.txt", "a.txt", "b.txt", "b/z.txt"};
    assert_int_equal(corpus.count, 4);
    for (size_t i = 0; i < 4; i++) {
        assert_string_equal(corpus.documents[i]->name, want[i]);
        assert_string_equal(corpus.documents[i]->path,
                            rcn_fixture_at(made, want[i]));
    }
}

static void
what_is_no_document_is_left_out(void **state)
{
    rcn_fixture *made = *state;
    put(made, "edition.yaml", "title: x");
    put(made, ".hidden.txt", "x");
    put(made, "README.txt", "x");
    put(made, "style.css", "x");
    put(made, "table.xls", "x");
    put(made, "a.txt", "x");
    assert_int_equal(mkdir(rcn_fixture_at(made, "out"), 0777), 0);
    put(made, "out/edition.json", "{}");
    put(made, "out/book.txt", "y");
    assert_int_equal(read_folder(made).count, 1);
    assert_int_equal(rcn_log_count_code(made->log, RCN_CODE_SOURCE_ASSET), 2);
    assert_int_equal(rcn_log_count_code(made->log, RCN_CODE_SOURCE_UNKNOWN), 1);
    assert_int_equal(rcn_log_worst(made->log), RCN_ERROR);
}

static void
a_link_that_leads_out_is_refused(void **state)
{
    rcn_fixture *made = *state;
    put(made, "a.txt", "x");
    assert_int_equal(symlink("/etc/hostname", rcn_fixture_at(made, "out.txt")),
                     0);
    assert_int_equal(symlink("a.txt", rcn_fixture_at(made, "in.txt")), 0);
    assert_int_equal(symlink(".", rcn_fixture_at(made, "loop")), 0);
    assert_int_equal(symlink("gone.txt", rcn_fixture_at(made, "dangling.txt")),
                     0);
    assert_int_equal(read_folder(made).count, 1);
    assert_int_equal(rcn_log_count_code(made->log, RCN_CODE_SOURCE_LINK), 3);
}

static void
the_same_bytes_are_read_once(void **state)
{
    rcn_fixture *made = *state;
    put(made, "a.txt", "same");
    put(made, "b.txt", "other");
    put(made, "c.txt", "same");
    rcn_corpus corpus = read_folder(made);
    assert_int_equal(corpus.count, 2);
    assert_string_equal(corpus.documents[0]->name, "a.txt");
    assert_int_equal(rcn_log_count_code(made->log, RCN_CODE_SOURCE_DUPLICATE),
                     1);
    const char *named[] = {rcn_fixture_at(made, "a.txt"),
                           rcn_fixture_at(made, "c.txt")};
    corpus = rcn_source_read_all(made->arena, named, 2, NULL, made->log);
    assert_int_equal(corpus.count, 2); /* named by the user, so both */
}

static void
files_of_one_name_keep_their_paths(void **state)
{
    rcn_fixture *made = *state;
    assert_int_equal(mkdir(rcn_fixture_at(made, "s"), 0777), 0);
    put(made, "a.txt", "1");
    put(made, "s/a.txt", "2");
    put(made, "s/b.txt", "3");
    const char *named[] = {rcn_fixture_at(made, "a.txt"),
                           rcn_fixture_at(made, "s/a.txt"),
                           rcn_fixture_at(made, "s/b.txt")};
    rcn_corpus corpus =
        rcn_source_read_all(made->arena, named, 3, NULL, made->log);
    assert_string_equal(corpus.documents[0]->name, named[0]);
    assert_string_equal(corpus.documents[1]->name, named[1]);
    assert_string_equal(corpus.documents[2]->name, "b.txt");
}

static void
an_archive_gives_a_document_for_each_page(void **state)
{
    rcn_fixture *made = *state;
    put(made, "a.warc",
        "WARC/1.0\r\nWARC-Type: resource\r\n"
        "WARC-Target-URI: http://a.example/1\r\n"
        "WARC-Date: 2021-09-27T08:00:00Z\r\n"
        "Content-Type: text/html; charset=koi8-r\r\n"
        "Content-Length: 16\r\n\r\n<p>\xF7 \xCC\xC5\xD3\xD5</p>\r\n\r\n\r\n"
        "WARC/1.0\r\nWARC-Type: resource\r\nContent-Type: text/plain\r\n"
        "Content-Length: 4\r\n\r\nTwo.\r\n\r\n");
    put(made, "b.md", "# Three\n");
    rcn_corpus corpus = read_folder(made);
    assert_int_equal(corpus.count, 3);
    const rcn_document *page = corpus.documents[0];
    assert_string_equal(page->name, "a.warc#1");
    assert_string_equal(page->path, rcn_fixture_at(made, "a.warc"));
    assert_non_null(strstr(page->text.at, "\xD0\x92 \xD0\xBB\xD0\xB5"));
    assert_int_equal(page->metadata_count, 2);
    assert_string_equal(page->metadata[0].value, "http://a.example/1");
    assert_int_equal(page->metadata[1].kind, RCN_METADATA_CAPTURED);
    assert_string_equal(corpus.documents[1]->name, "a.warc#2");
    assert_int_equal(corpus.documents[1]->format, RCN_FORMAT_TEXT);
    assert_string_equal(corpus.documents[2]->name, "b.md");
    assert_int_equal(corpus.documents[2]->format, RCN_FORMAT_HTML);
}

static void
a_name_of_any_bytes_can_be_printed(void **state)
{
    rcn_fixture *made = *state;
    put(made, "a\xE9\x01.txt", "x");
    rcn_corpus corpus = read_folder(made);
    assert_int_equal(corpus.count, 1);
    assert_string_equal(corpus.documents[0]->name,
                        "a\xEF\xBF\xBD\xEF\xBF\xBD.txt");
}

static void
nothing_to_read_is_fatal(void **state)
{
    rcn_fixture *made = *state;
    assert_int_equal(read_folder(made).count, 0);
    assert_int_equal(rcn_log_count_code(made->log, RCN_CODE_SOURCE_NONE), 1);
    const char *gone[] = {rcn_fixture_at(made, "gone.txt")};
    assert_int_equal(
        rcn_source_read_all(made->arena, gone, 1, NULL, made->log).count, 0);
    assert_int_equal(rcn_log_count_code(made->log, RCN_CODE_FILE_READ), 1);
    assert_int_equal(rcn_log_worst(made->log), RCN_FATAL);
}

static void
folders_nested_too_deeply_are_named(void **state)
{
    rcn_fixture *made = *state;
    const char *path = made->folder;
    for (int depth = 0; depth < 40; depth++) {
        path = rcn_path_join(made->arena, path, "d");
        assert_int_equal(mkdir(path, 0777), 0);
    }
    put(made, "a.txt", "x");
    assert_int_equal(read_folder(made).count, 1);
    assert_int_equal(rcn_log_count_code(made->log, RCN_CODE_SOURCE_DEEP), 1);
}

int
main(void)
{
#define TEST(name)                                                 \
    cmocka_unit_test_setup_teardown(name, rcn_fixture_open_folder, \
                                    rcn_fixture_close)
    const struct CMUnitTest tests[] = {
        TEST(names_are_in_byte_order_at_all_levels),
        TEST(what_is_no_document_is_left_out),
        TEST(a_link_that_leads_out_is_refused),
        TEST(the_same_bytes_are_read_once),
        TEST(files_of_one_name_keep_their_paths),
        TEST(an_archive_gives_a_document_for_each_page),
        TEST(a_name_of_any_bytes_can_be_printed),
        TEST(nothing_to_read_is_fatal),
        TEST(folders_nested_too_deeply_are_named),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
