/* Documents inside containers: WARC, MHTML, EPUB, Markdown, PDF. */
#include <string.h>
#include <zip.h>
#include <zlib.h>

#include "cmocka_all.h"

#include "base/codes.h"
#include "source/assets.h"
#include "source/document.h"
#include "source/formats/formats.h"
#include "source/formats/headers.h"
#include "source/formats/inflate.h"

typedef struct rcn_fixture {
    rcn_arena *arena;
    rcn_log *log;
    rcn_parts parts;
} rcn_fixture;

static int
set_up(void **state)
{
    static rcn_fixture made;
    made = (rcn_fixture){.arena = rcn_arena_new(0), .log = rcn_log_new()};
    *state = &made;
    return 0;
}

static int
tear_down(void **state)
{
    rcn_fixture *made = *state;
    rcn_arena_free(made->arena);
    rcn_log_free(made->log);
    return 0;
}

static size_t
complaints(const rcn_fixture *made)
{
    return rcn_log_count_code(made->log, RCN_CODE_SOURCE_CONTAINER);
}

static void
headers_are_unfolded_and_case_blind(void **state)
{
    rcn_arena *arena = ((rcn_fixture *)*state)->arena;
    rcn_text bytes = rcn_text_of("CONTENT-type: text/html;\r\n"
                                 "\tCharset=\"koi8-r\"\r\nA: b\r\n\r\nbody");
    rcn_text headers = rcn_text_slice(bytes, 0, rcn_headers_len(bytes));
    assert_int_equal(bytes.len - headers.len, 4);
    const char *type = rcn_header_find(arena, headers, "Content-Type");
    assert_string_equal(type, "text/html; Charset=\"koi8-r\"");
    assert_string_equal(rcn_header_parameter(arena, type, "charset"), "koi8-r");
    assert_true(rcn_header_is_type(type, "text/html"));
    assert_false(rcn_header_is_type(type, "text/htm"));
    assert_null(rcn_header_find(arena, headers, "B"));
    assert_null(rcn_header_parameter(arena, type, "boundary"));
}

/* A WARC record with its length filled in. */
static void
add_record(rcn_buffer *warc, const char *type, const char *content_type,
           const char *content)
{
    rcn_buffer_printf(warc,
                      "WARC/1.0\r\nWARC-Type: %s\r\n"
                      "WARC-Target-URI: http://a.example/%s\r\n"
                      "WARC-Date: 2021-09-27T08:00:00Z\r\n"
                      "Content-Type: %s\r\nContent-Length: %zu\r\n\r\n%s\r\n"
                      "\r\n",
                      type, type, content_type, strlen(content), content);
}

static rcn_text
sample_warc(rcn_arena *arena)
{
    rcn_buffer warc = rcn_buffer_new(arena);
    add_record(&warc, "warcinfo", "application/warc-fields", "software: x");
    add_record(&warc, "response", "application/http; msgtype=response",
               "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n"
               "Transfer-Encoding: chunked\r\n\r\n"
               "7\r\n<p>One \r\n5;x=y\r\ntwo.\n\r\n0\r\n\r\n");
    add_record(&warc, "response", "application/http; msgtype=response",
               "HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\nno");
    add_record(&warc, "response", "application/http",
               "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\nno");
    rcn_buffer_string(&warc,
                      "WARC/1.0\r\nWARC-Type: resource\r\n"
                      "WARC-Target-URI: <metadata://a.example/options>\r\n"
                      "Content-Type: text/plain\r\nContent-Length: 2\r\n\r\n"
                      "-q\r\n\r\n");
    add_record(&warc, "resource", "text/plain", "Three.");
    return rcn_buffer_text(&warc);
}

static void
check_sample(const rcn_fixture *made)
{
    assert_int_equal(made->parts.count, 2);
    const rcn_part *page = &made->parts.items[0];
    assert_string_equal(page->bytes.at, "<p>One two.\n");
    assert_int_equal(page->kind, RCN_NAME_HTML);
    assert_string_equal(page->suffix, "#2");
    assert_string_equal(page->charset, "utf-8");
    assert_string_equal(page->url, "http://a.example/response");
    assert_string_equal(page->captured, "2021-09-27T08:00:00Z");
    assert_string_equal(made->parts.items[1].bytes.at, "Three.");
    assert_int_equal(made->parts.items[1].kind, RCN_NAME_TEXT);
    assert_int_equal(complaints(made), 0);
}

static void
warc_gives_pages_with_address_and_time(void **state)
{
    rcn_fixture *made = *state;
    rcn_parts_warc(made->arena, sample_warc(made->arena), "a.warc", made->log,
                   &made->parts);
    check_sample(made);
}

/* One gzip member. */
static rcn_text
pack(rcn_arena *arena, rcn_text bytes)
{
    z_stream stream = {0};
    char *out = rcn_arena_alloc(arena, bytes.len + 1000, 1);
    assert_int_equal(
        deflateInit2(&stream, 9, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY),
        Z_OK);
    stream.next_in = (Bytef *)rcn_text_string(arena, bytes);
    stream.avail_in = (uInt)bytes.len;
    stream.next_out = (Bytef *)out;
    stream.avail_out = (uInt)bytes.len + 1000;
    assert_int_equal(deflate(&stream, Z_FINISH), Z_STREAM_END);
    size_t len = stream.total_out;
    (void)deflateEnd(&stream);
    return (rcn_text){out, len};
}

static void
warc_gz_has_a_member_for_each_record(void **state)
{
    rcn_fixture *made = *state;
    rcn_text whole = sample_warc(made->arena);
    size_t second = rcn_text_find(whole, "WARC/1.0", 10);
    rcn_buffer packed = rcn_buffer_new(made->arena);
    rcn_buffer_add(&packed,
                   pack(made->arena, rcn_text_slice(whole, 0, second)));
    rcn_buffer_add(&packed,
                   pack(made->arena, rcn_text_slice(whole, second, whole.len)));
    rcn_parts_warc(made->arena, rcn_buffer_text(&packed), "a.warc.gz",
                   made->log, &made->parts);
    check_sample(made);
}

static void
a_damaged_warc_gives_what_it_can(void **state)
{
    rcn_fixture *made = *state;
    rcn_text whole = sample_warc(made->arena);
    rcn_text cut = rcn_text_slice(whole, 0, whole.len - 7);
    rcn_parts_warc(made->arena, cut, "a.warc", made->log, &made->parts);
    assert_int_equal(made->parts.count, 2);
    assert_string_equal(made->parts.items[1].bytes.at, "Thr");
    assert_int_equal(complaints(made), 1);
    rcn_parts_warc(made->arena, rcn_text_of("junk"), "b.warc", made->log,
                   &made->parts);
    assert_int_equal(complaints(made), 2);
    rcn_parts_warc(made->arena, rcn_text_of(""), "c.warc", made->log,
                   &made->parts);
    assert_int_equal(complaints(made), 2);
}

static void
inflating_stops_at_the_limit(void **state)
{
    rcn_arena *arena = ((rcn_fixture *)*state)->arena;
    rcn_text zeros = {rcn_arena_alloc(arena, 1000000, 1), 1000000};
    rcn_text packed = pack(arena, zeros);
    rcn_text out;
    assert_false(rcn_inflate(arena, packed, 999999, &out));
    assert_int_equal(out.len, 999999);
    assert_true(rcn_inflate(arena, packed, 1000000, &out));
    assert_int_equal(out.len, 1000000);
    rcn_text half = rcn_text_slice(packed, 0, packed.len / 2);
    assert_false(rcn_inflate(arena, half, 1000000, &out));
}

static void
mhtml_gives_its_first_page(void **state)
{
    rcn_fixture *made = *state;
    rcn_text message = rcn_text_of(
        "From: <Saved by a browser>\r\n"
        "Snapshot-Content-Location: https://a.example/x\r\n"
        "Date: Mon, 27 Sep 2021 08:00:00 -0000\r\n"
        "Content-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n"
        "\tboundary=\"--=_b\"\r\n\r\n"
        "preamble\r\n----=_b\r\nContent-Type: text/html; charset=utf-8\r\n"
        "Content-Transfer-Encoding: quoted-printable\r\n\r\n"
        "<p>caf=C3=A9 is a long lin=\r\ne; 1 =3D 1</p>\r\n"
        "----=_b\r\nContent-Type: text/html\r\n\r\nsecond\r\n----=_b--\r\n");
    rcn_parts_mhtml(made->arena, message, "a.mhtml", made->log, &made->parts);
    assert_int_equal(made->parts.count, 1);
    const rcn_part *page = &made->parts.items[0];
    assert_string_equal(page->bytes.at,
                        "<p>caf\xC3\xA9 is a long line; 1 = 1</p>\r\n");
    assert_string_equal(page->url, "https://a.example/x");
    assert_string_equal(page->charset, "utf-8");
    assert_string_equal(page->captured, "Mon, 27 Sep 2021 08:00:00 -0000");
}

static void
mhtml_base64_and_plain_text(void **state)
{
    rcn_fixture *made = *state;
    rcn_text message =
        rcn_text_of("Content-Type: multipart/mixed; boundary=b\n\n"
                    "--b\nContent-Type: text/plain\n"
                    "Content-Transfer-Encoding: base64\n\nT25l\nLg==\n--b--\n");
    rcn_parts_mhtml(made->arena, message, "a.mht", made->log, &made->parts);
    assert_int_equal(made->parts.count, 1);
    assert_string_equal(made->parts.items[0].bytes.at, "One.");
    assert_int_equal(made->parts.items[0].kind, RCN_NAME_TEXT);
}

static void
mhtml_nested_for_ever_ends(void **state)
{
    rcn_fixture *made = *state;
    rcn_buffer message = rcn_buffer_new(made->arena);
    for (int depth = 0; depth < 10000; depth++) {
        rcn_buffer_string(&message,
                          "Content-Type: multipart/mixed; boundary=b\n\n--b\n");
    }
    rcn_parts_mhtml(made->arena, rcn_buffer_text(&message), "a.mht", made->log,
                    &made->parts);
    assert_int_equal(made->parts.count, 0);
    assert_int_equal(complaints(made), 1);
}

typedef struct rcn_zip_member {
    const char *name;
    rcn_text bytes;
} rcn_zip_member;

/* An archive in memory, in the arena. */
static rcn_text
zip_of(rcn_arena *arena, const rcn_zip_member *members, size_t count)
{
    zip_error_t error;
    zip_source_t *source = zip_source_buffer_create(NULL, 0, 0, &error);
    zip_t *zip = zip_open_from_source(source, ZIP_TRUNCATE, &error);
    assert_non_null(zip);
    zip_source_keep(source);
    for (size_t i = 0; i < count; i++) {
        zip_source_t *member = zip_source_buffer(zip, members[i].bytes.at,
                                                 members[i].bytes.len, 0);
        assert_true(
            zip_file_add(zip, members[i].name, member, ZIP_FL_ENC_UTF_8) >= 0);
    }
    assert_int_equal(zip_close(zip), 0);
    zip_stat_t status;
    assert_int_equal(zip_source_stat(source, &status), 0);
    size_t size = (size_t)status.size;
    char *bytes = rcn_arena_alloc(arena, size + 1, 1);
    assert_int_equal(zip_source_open(source), 0);
    assert_int_equal(zip_source_read(source, bytes, size), size);
    (void)zip_source_close(source);
    zip_source_free(source);
    return (rcn_text){bytes, size};
}

/* A book in memory with the given package document. */
static rcn_text
make_epub(rcn_arena *arena, const char *package)
{
    static const char container[] =
        "<container xmlns='urn:oasis:names:tc:opendocument:xmlns:container'>"
        "<rootfiles><rootfile full-path='b/p.opf'/></rootfiles></container>";
    const rcn_zip_member members[] = {
        {"META-INF/container.xml", rcn_text_of(container)},
        {"b/p.opf", rcn_text_of(package)},
        {"b/a b.xhtml", rcn_text_of("<p>A</p>")},
        {"b/c.xhtml", rcn_text_of("<p>C</p>")},
        {"b/i/d e.png", rcn_text_of("PNG")}};
    return zip_of(arena, members, sizeof members / sizeof *members);
}

static void
epub_gives_its_spine_in_order(void **state)
{
    rcn_fixture *made = *state;
    rcn_text book = make_epub(
        made->arena,
        "<package xmlns='http://www.idpf.org/2007/opf'><manifest>"
        "<item id='x' href='a%20b.xhtml' "
        "media-type='application/xhtml+xml'/>"
        "<item id='y' href='c.xhtml' media-type='application/xhtml+xml'/>"
        "<item id='z' href='z.png' media-type='image/png'/>"
        "</manifest><spine><itemref idref='y'/><itemref idref='gone'/>"
        "<itemref idref='z'/><itemref idref='x'/></spine></package>");
    made->parts.split_chapters = true;
    rcn_parts_epub(made->arena, book, "a.epub", made->log, &made->parts);
    assert_int_equal(made->parts.count, 2);
    assert_string_equal(made->parts.items[0].suffix, "#b/c.xhtml");
    assert_string_equal(made->parts.items[0].bytes.at, "<p>C</p>");
    assert_string_equal(made->parts.items[1].suffix, "#b/a b.xhtml");
}

static void
epub_is_one_document_in_the_order_of_its_spine(void **state)
{
    rcn_fixture *made = *state;
    rcn_text book = make_epub(
        made->arena,
        "<package xmlns='http://www.idpf.org/2007/opf'><metadata "
        "xmlns:dc='http://purl.org/dc/elements/1.1/'><dc:title>T</dc:title>"
        "</metadata><manifest><item id='x' href='a%20b.xhtml' "
        "media-type='application/xhtml+xml'/>"
        "<item id='y' href='c.xhtml' media-type='application/xhtml+xml'/>"
        "</manifest><spine><itemref idref='y'/><itemref idref='x'/></spine>"
        "</package>");
    rcn_parts_epub(made->arena, book, "a.epub", made->log, &made->parts);
    assert_int_equal(made->parts.count, 1);
    const rcn_part *part = &made->parts.items[0];
    assert_string_equal(part->suffix, "");
    assert_true(part->bare);
    assert_non_null(strstr(part->bytes.at, "<title>T</title>"));
    const char *first = strstr(part->bytes.at, "<p>C</p>");
    assert_non_null(first);
    assert_non_null(strstr(first, "<p>A</p>"));
    assert_int_equal(complaints(made), 0);
}

/* The bytes a page of a container finds under an address, or "". */
static const char *
found(const rcn_fixture *made, const rcn_part *part, const char *address)
{
    rcn_text bytes = {0};
    const char *why = NULL;
    if (rcn_assets_find(made->arena, part->assets, address, 100, &bytes,
                        &why)) {
        return rcn_text_string(made->arena, bytes);
    }
    assert_string_equal(why, "not in the container");
    return "";
}

static void
pages_of_an_epub_find_its_pictures(void **state)
{
    rcn_fixture *made = *state;
    rcn_text book = make_epub(
        made->arena,
        "<package xmlns='http://www.idpf.org/2007/opf'><manifest>"
        "<item id='y' href='c.xhtml' media-type='application/xhtml+xml'/>"
        "<item id='d' href='i/d%20e.png' media-type='image/png'/>"
        "<item id='z' href='z.png' media-type='image/png'/>"
        "</manifest><spine><itemref idref='y'/></spine></package>");
    made->parts.split_chapters = true;
    rcn_parts_epub(made->arena, book, "a.epub", made->log, &made->parts);
    assert_int_equal(made->parts.count, 1);
    const rcn_part *part = &made->parts.items[0];
    assert_string_equal(found(made, part, "i/d%20e.png"), "PNG");
    assert_string_equal(found(made, part, "./x/../i/d%20e.png#f"), "PNG");
    assert_string_equal(found(made, part, "z.png"), "");
    assert_string_equal(found(made, part, "c.xhtml"), "");
    assert_string_equal(found(made, part, "/etc/hostname"), "");
    assert_int_equal(complaints(made), 0);
}

static void
pages_of_an_mhtml_find_its_pictures(void **state)
{
    rcn_fixture *made = *state;
    rcn_text message = rcn_text_of(
        "Content-Type: multipart/related; boundary=b\r\n\r\n"
        "--b\r\nContent-Type: text/html\r\n"
        "Content-Location: https://example.org/a/b\r\n\r\n<p>x</p>\r\n"
        "--b\r\nContent-Type: image/png\r\nContent-ID: <1@x>\r\n"
        "Content-Location: https://example.org/i.png\r\n"
        "Content-Transfer-Encoding: base64\r\n\r\nUE5H\r\n--b--\r\n");
    rcn_parts_mhtml(made->arena, message, "a.mht", made->log, &made->parts);
    assert_int_equal(made->parts.count, 1);
    const rcn_part *part = &made->parts.items[0];
    assert_string_equal(found(made, part, "https://example.org/i.png"), "PNG");
    assert_string_equal(found(made, part, "../i.png"), "PNG");
    assert_string_equal(found(made, part, "cid:1@x"), "PNG");
    assert_string_equal(found(made, part, "i.png"), "");
}

static void
a_damaged_epub_is_named(void **state)
{
    rcn_fixture *made = *state;
    rcn_parts_epub(made->arena, rcn_text_of("PK nonsense"), "a.epub", made->log,
                   &made->parts);
    assert_int_equal(complaints(made), 1);
    rcn_text book = make_epub(made->arena, "");
    rcn_parts_epub(made->arena, book, "b.epub", made->log, &made->parts);
    assert_int_equal(complaints(made), 2);
    book.len /= 2;
    rcn_parts_epub(made->arena, book, "c.epub", made->log, &made->parts);
    assert_int_equal(complaints(made), 3);
    assert_int_equal(made->parts.count, 0);
}

static void
markdown_becomes_html(void **state)
{
    rcn_fixture *made = *state;
    rcn_parts_markdown(made->arena,
                       rcn_text_of("# T\n\nA *b*.\n\n|a|b|\n|-|-|\n|1|2|\n"),
                       "a.md", made->log, &made->parts);
    const char *html = made->parts.items[0].bytes.at;
    assert_non_null(strstr(html, "<h1>T</h1>"));
    assert_non_null(strstr(html, "A <em>b</em>."));
    assert_non_null(strstr(html, "<th>a</th>"));
}

/* What cmark makes of a text, in the fixture's arena. */
static const char *
markdown(rcn_fixture *made, const char *text)
{
    rcn_parts parts = {0};
    rcn_parts_markdown(made->arena, rcn_text_of(text), "a.md", made->log,
                       &parts);
    return parts.items[0].bytes.at;
}

static void
markdown_blocks_stay_on_their_lines(void **state)
{
    assert_string_equal(markdown(*state, "A\n=\n\n*b*\nc\n\n\n- d\n\n  e\n"
                                         "- f\n\n> g\n\n|h|\n|-|\n|i|\n"),
                        "<h1>A</h1>\n\n\n<p><em>b</em>\nc</p>\n\n\n"
                        "<ul><li><p>d</p>\n\n<p>e</p></li>\n<li><p>f</p></li>"
                        "</ul>\n\n<blockquote><p>g</p></blockquote>\n\n"
                        "<table><thead><tr><th>h</th></tr></thead><tbody>\n\n"
                        "<tr><td>i</td></tr></tbody></table>\n");
}

/* The arrow back from a note is not of the source; a link to one is. */
static void
markdown_notes_stand_on_their_lines(void **state)
{
    assert_string_equal(
        markdown(*state, "A[^1] [b](#fnref-1).\n\n[^1]: c\n\n    d\n"),
        "<p>A<sup class=\"footnote-ref\"><a href=\"#fn-1\" id=\"fnref-1\" "
        "data-footnote-ref>1</a></sup> <a href=\"#fnref-1\">b</a>.</p>"
        "<section class=\"footnotes\" data-footnotes><ol><li id=\"fn-1\">"
        "\n\n<p>c</p>\n\n<p>d</p></li></ol></section>\n");
}

/* Pelican and MultiMarkdown have no rules around the keys. */
static void
markdown_has_lines_of_keys(void **state)
{
    assert_string_equal(
        markdown(*state, "Title: The Weir\nSlug: weir\nDate: 2019-03-04\n\n"
                         "Text.\n"),
        "<meta name=\"og:title\" content=\"The Weir\">"
        "<label hidden>Title: The Weir</label>\n"
        "<label hidden>Slug: weir</label>\n"
        "<meta name=\"pubdate\" content=\"2019-03-04\">"
        "<label hidden>Date: 2019-03-04</label>\n"
        "\n<p>Text.</p>\n");
    static const char *const texts[] = {
        "Title: The Weir\n\nText.\n", "Title: a\nText: b\n\nText.\n",
        "Title: a\nDate: b\nText.\n\nText.\n", "Author: a\nDate: b\n\nText.\n"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        assert_null(strstr(markdown(*state, texts[i]), "<meta"));
    }
}

static void
markdown_has_front_matter(void **state)
{
    assert_string_equal(
        markdown(*state, "---\ntitle: \"A <b> & c\"\nauthors:\n"
                         "  - \"[[Ann Reed]]\"\nsource: none\n---\n\nText.\n"),
        "<label hidden>---</label>\n"
        "<meta name=\"og:title\" content=\"A &lt;b> &amp; c\">"
        "<label hidden>title: &quot;A &lt;b> &amp; c&quot;</label>\n"
        "<label hidden>authors:</label>\n"
        "<meta name=\"author\" content=\"Ann Reed\">"
        "<label hidden>- &quot;[[Ann Reed]]&quot;</label>\n"
        "<label hidden>source: none</label>\n"
        "<label hidden>---</label>\n"
        "\n<p>Text.</p>\n");
    /* A value goes on in the lines below its key that are set in. */
    static const char *const folded[] = {"---\ntitle: 'A b\n  c'\n---\n",
                                         "---\ntitle: >-\n  A b\n  c\n---\n",
                                         "---\ntitle: A\n  b c\n- d\n---\n"};
    for (size_t i = 0; i < sizeof folded / sizeof *folded; i++) {
        assert_non_null(strstr(markdown(*state, folded[i]),
                               "<meta name=\"og:title\" content=\"A b c\">"));
    }
    assert_null(
        strstr(markdown(*state, "---\ntitle:\n  key: A\n---\n"), "meta"));
    /* Rules with text between them are none. */
    static const char *const texts[] = {"---\n\nNote: text\n\n---\n",
                                        "---\nA short note: text\n---\n",
                                        "---\nNote: text\n\nMore.\n---\n",
                                        "---\nNote: text\n",
                                        "---\n",
                                        "---"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        assert_null(strstr(markdown(*state, texts[i]), "label"));
    }
}

static void
crowded_markdown_is_read_as_text(void **state)
{
    rcn_fixture *made = *state;
    rcn_buffer text = rcn_buffer_new(made->arena);
    for (int i = 0; i < 65536 + 1024; i++) {
        rcn_buffer_char(&text, '*');
    }
    rcn_parts_markdown(made->arena, rcn_buffer_text(&text), "a.md", made->log,
                       &made->parts);
    rcn_buffer_string(&text, "**********************************");
    rcn_parts_markdown(made->arena, rcn_buffer_text(&text), "b.md", made->log,
                       &made->parts);
    assert_int_equal(made->parts.items[0].kind, RCN_NAME_HTML);
    assert_int_equal(made->parts.items[1].kind, RCN_NAME_TEXT);
    assert_int_equal(made->parts.items[1].bytes.len, text.len);
    assert_int_equal(rcn_log_count_code(made->log, RCN_CODE_SOURCE_MARKDOWN),
                     1);
}

static void
a_damaged_pdf_is_named(void **state)
{
    rcn_fixture *made = *state;
    rcn_parts_pdf(made->arena, rcn_text_of("%PDF-1.4 nonsense"), "a.pdf",
                  made->log, &made->parts);
    assert_int_equal(made->parts.count, 0);
    assert_int_equal(complaints(made), 1);
}

static void
a_format_is_known_by_its_name_or_its_first_bytes(void **state)
{
    (void)state;
    rcn_text pdf = rcn_text_of("%PDF-1.4 and so on");
    rcn_text words = rcn_text_of("A letter.");
    assert_ptr_equal(rcn_format_reader("b.EML", words), rcn_parts_eml);
    assert_ptr_equal(rcn_format_reader("b.md?raw=1", words),
                     rcn_parts_markdown);
    assert_ptr_equal(rcn_format_reader("b.md", pdf), rcn_parts_pdf);
    assert_ptr_equal(rcn_format_reader("scan", pdf), rcn_parts_pdf);
    assert_ptr_equal(rcn_format_reader("scan.txt", pdf), rcn_parts_pdf);
    assert_null(rcn_format_reader("scan", words));
    assert_null(rcn_format_reader(".eml", words)); /* no name but an ending */
}

static void
a_page_around_a_plain_text_is_that_text(void **state)
{
    rcn_fixture *made = *state;
    rcn_text page = rcn_text_of(
        "<html><head><title>Record 4</title></head>\n<body><pre>\n"
        "  LIGHTS\n\n  Mr. O&#39;Rin. I thank\n<bullet>the <b>keepers</b>.\n\n"
        "</pre></body></html>\n");
    assert_ptr_equal(rcn_format_reader("a.htm", page), rcn_parts_text_page);
    rcn_parts_text_page(made->arena, page, "a.htm", made->log, &made->parts);
    assert_int_equal(made->parts.count, 1);
    const rcn_part *part = &made->parts.items[0];
    assert_int_equal(part->kind, RCN_NAME_TEXT);
    assert_string_equal(part->title, "Record 4");
    assert_non_null(
        strstr(part->bytes.at, "Mr. O'Rin. I thank\nthe keepers.\n"));
    /* Not with words beside it, code, pictures, or hardly a line. */
    static const char *const others[] = {
        "<html><body>Menu<pre>\na\nb\nc\nd\ne\nf\n</pre></html>",
        "<html><body><a href=b></a><pre>\na\nb\nc\nd\ne\n</pre></html>",
        "<html><body><pre><code>\na\nb\nc\nd\ne\nf\n</code></pre></html>",
        "<html><body><pre>\na\n<img src=b>\nc\nd\ne\nf\n</pre></html>",
        "<html><body><pre>\na\nb\n</pre></html>",
        "<html><body><pre>\na\nb\nc\nd\ne\nf\n</pre><!-- b --",
        "<html><body><p>\na\nb\nc\nd\ne\nf\n</p></html>"};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        bool open = strstr(others[i], "<!--") != NULL;
        assert_true((rcn_format_reader("a.html", rcn_text_of(others[i])) ==
                     rcn_parts_text_page) == open);
    }
}

static void
an_ending_that_lies_is_not_followed(void **state)
{
    (void)state;
    rcn_text page = rcn_text_of("\n<!-- saved -->\n<HTML><body>Words");
    assert_null(rcn_format_reader("a.epub", page));
    assert_null(rcn_format_reader("a.warc.gz", page));
    assert_null(rcn_format_reader("a.md", page));
    assert_true(rcn_format_is_page("a.md", page));
    assert_true(rcn_format_is_page("a.html", rcn_text_of("<p>Words")));
    assert_false(rcn_format_is_page("a.html", rcn_text_of("Words")));
    assert_false(rcn_format_is_page("a.txt", rcn_text_of("<p>Words")));
    assert_false(rcn_format_is_page("a.txt", rcn_text_of("<headway> Words")));
    assert_int_equal(rcn_name_classify("Mr. Smith"), RCN_NAME_TEXT);
    assert_int_equal(rcn_name_classify("a.2021-03-04"), RCN_NAME_TEXT);
    assert_int_equal(rcn_name_classify("a.x3"), RCN_NAME_OTHER);
}

static void
archives_that_hold_themselves_end(void **state)
{
    rcn_fixture *made = *state;
    rcn_text bytes = rcn_text_of("The innermost text.");
    for (int depth = 0; depth < 5; depth++) {
        const rcn_zip_member member = {depth ? "a.htz" : "a.txt", bytes};
        bytes = zip_of(made->arena, &member, 1);
        made->parts.count = 0;
        rcn_parts_zip(made->arena, bytes, "a.zip", made->log, &made->parts);
        assert_int_equal(made->parts.count, depth < 4);
    }
    assert_string_equal(made->parts.items[0].suffix,
                        "#a.htz#a.htz#a.htz#a.txt");
    assert_int_equal(complaints(made), 1);
}

static void
archives_share_one_cap(void **state)
{
    rcn_fixture *made = *state;
    rcn_text bytes = rcn_text_of("A text of 24 characters.");
    const rcn_zip_member member = {"a.txt", bytes};
    bytes = zip_of(made->arena, &member, 1);
    made->parts.unpacked = RCN_SOURCE_LIMIT - 23;
    rcn_parts_zip(made->arena, bytes, "a.zip", made->log, &made->parts);
    assert_int_equal(made->parts.count, 0);
    assert_int_equal(complaints(made), 1);
    assert_int_equal(made->parts.unpacked, RCN_SOURCE_LIMIT);
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(headers_are_unfolded_and_case_blind),
        TEST(warc_gives_pages_with_address_and_time),
        TEST(warc_gz_has_a_member_for_each_record),
        TEST(a_damaged_warc_gives_what_it_can),
        TEST(inflating_stops_at_the_limit),
        TEST(mhtml_gives_its_first_page),
        TEST(mhtml_base64_and_plain_text),
        TEST(mhtml_nested_for_ever_ends),
        TEST(epub_gives_its_spine_in_order),
        TEST(epub_is_one_document_in_the_order_of_its_spine),
        TEST(a_damaged_epub_is_named),
        TEST(pages_of_an_epub_find_its_pictures),
        TEST(pages_of_an_mhtml_find_its_pictures),
        TEST(markdown_becomes_html),
        TEST(crowded_markdown_is_read_as_text),
        TEST(markdown_blocks_stay_on_their_lines),
        TEST(markdown_notes_stand_on_their_lines),
        TEST(markdown_has_front_matter),
        TEST(markdown_has_lines_of_keys),
        TEST(a_damaged_pdf_is_named),
        TEST(a_format_is_known_by_its_name_or_its_first_bytes),
        TEST(a_page_around_a_plain_text_is_that_text),
        TEST(an_ending_that_lies_is_not_followed),
        TEST(archives_that_hold_themselves_end),
        TEST(archives_share_one_cap),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
