/* A book is opened again with libzip and libxml2 and held against the edition
 * that it was made from. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cmocka_all.h"

#include "base/codes.h"
#include "base/file.h"
#include "base/list.h"
#include "epub/book.h"
#include "epub/opened.h"
#include "epub/sample.h"

#define LONG_BLOCKS 600

typedef struct rcn_fixture {
    rcn_arena *arena;
    rcn_log *log;
    char folder[32];
    const char *path;
    rcn_sample sample;
    rcn_epub_options options;
    rcn_opened book;
} rcn_fixture;

/* The room trusts what the source room has looked at. */
static const rcn_image cover = {.id = "image-0",
                                .media_type = "image/jpeg",
                                .extension = "jpg",
                                .bytes = {"\xff\xd8\xff", 3},
                                .width = 1,
                                .height = 1};

static rcn_fixture *
new_fixture(void **state)
{
    static rcn_fixture made;
    made = (rcn_fixture){.arena = rcn_arena_new(0),
                         .log = rcn_log_new(),
                         .folder = "/tmp/recension-epub-XXXXXX"};
    assert_non_null(mkdtemp(made.folder));
    made.path = rcn_path_join(made.arena, made.folder, "book.epub");
    made.sample = rcn_sample_make(made.arena, LONG_BLOCKS);
    made.sample.style.user_css = rcn_text_of("p { margin: 0 }");
    made.options = (rcn_epub_options){.pages = &made.sample.pages,
                                      .cover = &cover,
                                      .ledger_json = rcn_text_of("{}")};
    *state = &made;
    return &made;
}

static void
write_and_open(rcn_fixture *made)
{
    assert_true(rcn_epub_write(made->sample.edition, &made->sample.style,
                               &made->options, made->path, made->log));
    made->book = rcn_opened_read(made->arena, made->path);
}

static int
set_up_empty(void **state)
{
    (void)new_fixture(state);
    return 0;
}

static int
set_up(void **state)
{
    write_and_open(new_fixture(state));
    return 0;
}

static int
tear_down(void **state)
{
    rcn_fixture *made = *state;
    (void)unlink(made->path);
    assert_int_equal(rmdir(made->folder), 0); /* nothing else was left */
    rcn_log_free(made->log);
    rcn_arena_free(made->arena);
    return 0;
}

static const xmlNode *
root_of(const rcn_fixture *made, const char *name)
{
    const rcn_opened_file *file = rcn_opened_find(&made->book, name);
    assert_non_null(file);
    assert_non_null(file->tree);
    return xmlDocGetRootElement(file->tree);
}

static bool
is_content(const rcn_opened_file *file)
{
    return file->tree && rcn_text_ends(rcn_text_of(file->name), ".xhtml");
}

/* The element with an id in one file, or NULL. */
static const xmlNode *
with_id(const rcn_fixture *made, const char *name, const char *id)
{
    return rcn_node_find(made->arena, root_of(made, name), NULL, "id", id);
}

static const rcn_section *
section_of(const rcn_fixture *made, size_t index)
{
    return &made->sample.edition->sections[index];
}

static void
the_container_leads_to_the_package(void **state)
{
    rcn_fixture *made = *state;
    const rcn_opened_file *files = made->book.files;
    assert_string_equal(files[0].name, "mimetype");
    assert_true(rcn_text_is(files[0].bytes, "application/epub+zip"));
    const xmlNode *rootfile =
        rcn_node_find(made->arena, root_of(made, "META-INF/container.xml"),
                      "rootfile", NULL, NULL);
    const char *path = rcn_node_attribute(made->arena, rootfile, "full-path");
    assert_string_equal(path, "EPUB/package.opf");
    assert_true(rcn_node_is(root_of(made, path), "package"));
    assert_true(rcn_text_is(
        rcn_opened_find(&made->book, "META-INF/recension.json")->bytes, "{}"));
}

static void
every_file_is_in_the_manifest_once(void **state)
{
    rcn_fixture *made = *state;
    const xmlNode *package = root_of(made, "EPUB/package.opf");
    size_t listed = 0;
    for (const xmlNode *node = rcn_node_next(package, NULL); node;
         node = rcn_node_next(package, node)) {
        if (rcn_node_is(node, "item")) {
            const char *href = rcn_node_attribute(made->arena, node, "href");
            assert_non_null(rcn_opened_find(
                &made->book, rcn_arena_printf(made->arena, "EPUB/%s", href)));
            listed++;
        }
    }
    size_t expected = 0;
    for (size_t i = 0; i < made->book.count; i++) {
        const char *name = made->book.files[i].name;
        if (strncmp(name, "EPUB/", 5) != 0 ||
            strcmp(name, "EPUB/package.opf") == 0) {
            continue;
        }
        assert_non_null(
            rcn_node_find(made->arena, package, "item", "href", name + 5));
        expected++;
    }
    assert_int_equal(listed, expected);
}

static void
ids_are_unique_in_their_file(void **state)
{
    rcn_fixture *made = *state;
    for (size_t i = 0; i < made->book.count; i++) {
        if (!is_content(&made->book.files[i])) {
            continue;
        }
        const xmlNode *root = xmlDocGetRootElement(made->book.files[i].tree);
        for (const xmlNode *node = rcn_node_next(root, NULL); node;
             node = rcn_node_next(root, node)) {
            const char *id = rcn_node_attribute(made->arena, node, "id");
            /* The first with this id, so also the only one. */
            assert_true(!id || rcn_node_find(made->arena, root, NULL, "id",
                                             id) == node);
        }
    }
}

static void
check_link(const rcn_fixture *made, const char *from, const char *href)
{
    if (strncmp(href, "https://", 8) == 0) {
        return;
    }
    size_t len = strcspn(href, "#");
    const char *name =
        len ? rcn_arena_printf(made->arena, "EPUB/%.*s", (int)len, href) : from;
    assert_non_null(rcn_opened_find(&made->book, name));
    if (href[len]) {
        assert_non_null(with_id(made, name, href + len + 1));
    }
}

static void
every_link_leads_somewhere(void **state)
{
    rcn_fixture *made = *state;
    size_t links = 0;
    for (size_t i = 0; i < made->book.count; i++) {
        const rcn_opened_file *file = &made->book.files[i];
        if (!file->tree || strncmp(file->name, "EPUB/", 5) != 0) {
            continue;
        }
        const xmlNode *root = xmlDocGetRootElement(file->tree);
        for (const xmlNode *node = rcn_node_next(root, NULL); node;
             node = rcn_node_next(root, node)) {
            const char *href = rcn_node_attribute(made->arena, node, "href");
            href = href ? href : rcn_node_attribute(made->arena, node, "src");
            if (href) {
                check_link(made, file->name, href);
                links++;
            }
        }
    }
    assert_in_range(links, 60, 200);
}

/* The hrefs of a nav, or the srcs of the NCX, in order. */
typedef RCN_LIST(const char *) rcn_strings;

static void
collect(const rcn_fixture *made, const xmlNode *root, const char *element,
        const char *attribute, rcn_strings *list)
{
    for (const xmlNode *node = rcn_node_next(root, NULL); node;
         node = rcn_node_next(root, node)) {
        if (rcn_node_is(node, element)) {
            RCN_PUSH(made->arena, list,
                     attribute
                         ? rcn_node_attribute(made->arena, node, attribute)
                         : rcn_node_text(made->arena, node));
        }
    }
}

static const char *
at(const rcn_strings *list, size_t index)
{
    if (!list->items || index >= list->count) {
        fail_msg("no item %zu", index);
        return "";
    }
    return list->items[index];
}

static const xmlNode *
nav_of(const rcn_fixture *made, const char *type)
{
    const xmlNode *nav = rcn_node_find(
        made->arena, root_of(made, "EPUB/nav.xhtml"), "nav", "epub:type", type);
    assert_non_null(nav);
    return nav;
}

static void
contents_ncx_and_spine_agree(void **state)
{
    rcn_fixture *made = *state;
    rcn_strings nav = {0}, ncx = {0}, spine = {0}, names = {0}, labels = {0};
    collect(made, nav_of(made, "toc"), "a", "href", &nav);
    collect(made, nav_of(made, "toc"), "a", NULL, &names);
    const xmlNode *map = rcn_node_find(
        made->arena, root_of(made, "EPUB/toc.ncx"), "navMap", NULL, NULL);
    collect(made, map, "content", "src", &ncx);
    collect(made, map, "text", NULL, &labels);
    collect(made, root_of(made, "EPUB/package.opf"), "itemref", "idref",
            &spine);
    assert_int_equal(nav.count, 8);
    assert_int_equal(ncx.count, nav.count);
    assert_int_equal(spine.count, nav.count + 2); /* cover, nav */
    assert_string_equal(at(&spine, 0), "cover");
    assert_string_equal(at(&spine, 2), "nav");
    for (size_t i = 0; i < nav.count; i++) {
        assert_string_equal(at(&nav, i), at(&ncx, i));
        assert_string_equal(at(&names, i), at(&labels, i));
        const char *item = at(&spine, i ? i + 2 : 1);
        assert_string_equal(at(&nav, i),
                            rcn_arena_printf(made->arena, "%s.xhtml", item));
    }
    assert_string_equal(at(&names, 0), "Title page");
    assert_string_equal(at(&names, 1), "1. Things, [c. 27 September 2021]");
    assert_string_equal(at(&names, 4), "From 9.195");
    assert_string_equal(at(&names, 7), "Apparatus");
}

static void
landmarks_name_the_parts(void **state)
{
    rcn_fixture *made = *state;
    rcn_strings types = {0}, hrefs = {0};
    collect(made, nav_of(made, "landmarks"), "a", "epub:type", &types);
    collect(made, nav_of(made, "landmarks"), "a", "href", &hrefs);
    static const char *const expected[][2] = {
        {"cover", "cover.xhtml"},
        {"titlepage", "title-page.xhtml"},
        {"toc", "nav.xhtml"},
        {"bodymatter", "d-11111111.xhtml"},
        {"backmatter", "apparatus.xhtml"}};
    assert_int_equal(types.count, 5);
    for (size_t i = 0; i < 5; i++) {
        assert_string_equal(at(&types, i), expected[i][0]);
        assert_string_equal(at(&hrefs, i), expected[i][1]);
    }
}

/* Without white space, since elements stand on lines of their own. */
static const char *
dense(rcn_arena *arena, const char *text)
{
    rcn_buffer buffer = rcn_buffer_new(arena);
    for (; *text; text++) {
        if (!strchr(" \t\n", *text)) {
            rcn_buffer_char(&buffer, *text);
        }
    }
    return rcn_buffer_text(&buffer).at;
}

static const char *
part_name(const rcn_fixture *made, const rcn_section *section, unsigned part)
{
    return part == 1
               ? rcn_arena_printf(made->arena, "EPUB/%s.xhtml", section->id)
               : rcn_arena_printf(made->arena, "EPUB/%s-%u.xhtml", section->id,
                                  part);
}

/* The text stands whole, in order and alone in <div class="text">. */
static void
check_document(const rcn_fixture *made, const rcn_section *section)
{
    rcn_buffer found = rcn_buffer_new(made->arena);
    rcn_buffer expected = rcn_buffer_new(made->arena);
    size_t at = 0;
    const rcn_opened_file *file = NULL;
    for (unsigned part = 1;
         (file = rcn_opened_find(&made->book, part_name(made, section, part)));
         part++) {
        const xmlNode *root = xmlDocGetRootElement(file->tree);
        const xmlNode *text =
            rcn_node_find(made->arena, root, "div", "class", "text");
        rcn_buffer_string(&found, rcn_node_text(made->arena, text));
        assert_in_range(file->bytes.len, 1, RCN_EPUB_FILE_LIMIT);
        while (at < section->block_count) {
            const rcn_block *block = &section->blocks[at];
            const xmlNode *element =
                rcn_node_find(made->arena, text, NULL, "id", block->id);
            if (!element) {
                break;
            }
            assert_string_equal(rcn_node_text(made->arena, element),
                                block->text.at);
            rcn_buffer_add(&expected, block->text);
            at++;
        }
    }
    assert_int_equal(at, section->block_count);
    assert_string_equal(dense(made->arena, rcn_buffer_text(&found).at),
                        dense(made->arena, rcn_buffer_text(&expected).at));
}

static void
documents_stand_whole_and_alone(void **state)
{
    rcn_fixture *made = *state;
    for (size_t i = 2; i < 5; i++) {
        check_document(made, section_of(made, i));
    }
}

static void
long_documents_are_cut_before_a_heading(void **state)
{
    rcn_fixture *made = *state;
    const rcn_section *section = section_of(made, 4);
    assert_non_null(rcn_opened_find(&made->book, part_name(made, section, 4)));
    assert_null(rcn_opened_find(&made->book, part_name(made, section, 5)));
    for (unsigned part = 1; part <= 4; part++) {
        const xmlNode *root = root_of(made, part_name(made, section, part));
        const xmlNode *text =
            rcn_node_find(made->arena, root, "div", "class", "text");
        const xmlNode *last = text->last;
        while (last->type != XML_ELEMENT_NODE) {
            last = last->prev;
        }
        assert_true(rcn_node_is(last, "p"));
        assert_true(rcn_node_is(rcn_node_next(text, NULL), "h2"));
        assert_string_equal(
            rcn_node_text(made->arena,
                          rcn_node_find(made->arena, root, "h1", NULL, NULL)),
            "Long");
    }
}

/* All text of the file after the marker. */
static const char *
text_after(rcn_arena *arena, const xmlNode *marker)
{
    rcn_buffer buffer = rcn_buffer_new(arena);
    for (const xmlNode *node = marker; node; node = node->parent) {
        for (const xmlNode *next = node->next; next; next = next->next) {
            rcn_buffer_string(&buffer, rcn_node_text(arena, next));
        }
    }
    return rcn_buffer_text(&buffer).at;
}

static void
pages_are_listed_in_order_and_tell_the_truth(void **state)
{
    rcn_fixture *made = *state;
    rcn_strings hrefs = {0}, labels = {0}, targets = {0};
    const rcn_page_map *map = &made->sample.pages;
    collect(made, nav_of(made, "page-list"), "a", "href", &hrefs);
    collect(made, nav_of(made, "page-list"), "a", NULL, &labels);
    const xmlNode *ncx = rcn_node_find(
        made->arena, root_of(made, "EPUB/toc.ncx"), "pageList", NULL, NULL);
    collect(made, ncx, "content", "src", &targets);
    assert_int_equal(hrefs.count, map->count);
    assert_int_equal(targets.count, map->count);
    for (size_t i = 0; i < map->count; i++) {
        const rcn_page_break *place = &map->breaks[i];
        assert_string_equal(at(&labels, i), place->label);
        assert_string_equal(at(&targets, i), at(&hrefs, i));
        size_t len = strcspn(at(&hrefs, i), "#");
        const char *name =
            rcn_arena_printf(made->arena, "EPUB/%.*s", (int)len, at(&hrefs, i));
        const xmlNode *marker = with_id(made, name, at(&hrefs, i) + len + 1);
        assert_string_equal(
            rcn_node_attribute(made->arena, marker, "aria-label"),
            place->label);
        assert_string_equal(
            rcn_node_attribute(made->arena, marker, "epub:type"), "pagebreak");
        assert_string_equal(rcn_node_text(made->arena, marker), "");
        const rcn_section *section = section_of(made, place->section);
        const char *words =
            place->block == UINT32_MAX
                ? (section->label ? section->label : section->title)
                : section->blocks[place->block].text.at + place->offset;
        words = dense(made->arena, words);
        const char *after = dense(made->arena, text_after(made->arena, marker));
        assert_memory_equal(after, words, strlen(words));
    }
}

static size_t
count_of(const rcn_fixture *made, const char *element, const char *attribute,
         const char *value)
{
    const xmlNode *root = root_of(made, "EPUB/package.opf");
    size_t count = 0;
    for (const xmlNode *node = rcn_node_next(root, NULL); node;
         node = rcn_node_next(root, node)) {
        const char *found =
            attribute ? rcn_node_attribute(made->arena, node, attribute) : "";
        count += rcn_node_is(node, element) && found &&
                 (!value || strcmp(found, value) == 0);
    }
    return count;
}

static void
what_points_into_a_long_document_finds_its_file(void **state)
{
    rcn_fixture *made = *state;
    assert_non_null(
        rcn_node_find(made->arena, root_of(made, "EPUB/apparatus.xhtml"), "a",
                      "href", "d-33333333-3.xhtml#d-33333333-p500"));
    assert_non_null(
        with_id(made, "EPUB/d-33333333-3.xhtml", "d-33333333-p500"));
    assert_non_null(with_id(made, "EPUB/d-33333333-2.xhtml", "page-9"));
    assert_non_null(rcn_node_find(made->arena, nav_of(made, "page-list"), "a",
                                  "href", "d-33333333-2.xhtml#page-9"));
}

static void
the_package_says_what_is_known(void **state)
{
    rcn_fixture *made = *state;
    const xmlNode *package = root_of(made, "EPUB/package.opf");
    static const char *const once[] = {
        "dcterms:modified", "pageBreakSource", "schema:accessModeSufficient",
        "schema:accessibilityHazard", "schema:accessibilitySummary"};
    for (size_t i = 0; i < sizeof once / sizeof *once; i++) {
        assert_int_equal(count_of(made, "meta", "property", once[i]), 1);
    }
    assert_int_equal(count_of(made, "meta", "property", "dcterms:created"), 2);
    assert_int_equal(count_of(made, "source", NULL, NULL), 3);
    assert_int_equal(count_of(made, "language", NULL, NULL), 2);
    assert_int_equal(count_of(made, "creator", NULL, NULL), 1);
    assert_int_equal(count_of(made, "contributor", NULL, NULL), 1);
    const xmlNode *filed =
        rcn_node_find(made->arena, package, "meta", "refines", "#title");
    assert_string_equal(rcn_node_text(made->arena, filed), "main");
    const xmlNode *site = rcn_node_find(made->arena, package, "source", "id",
                                        "source-d-33333333");
    assert_string_equal(rcn_node_text(made->arena, site), "33333333.txt");
    const xmlNode *link =
        rcn_node_find(made->arena, package, "link", "rel", "dcterms:source");
    assert_string_equal(rcn_node_attribute(made->arena, link, "refines"),
                        "#d-11111111");
    assert_string_equal(rcn_node_attribute(made->arena, link, "href"),
                        "https://example.org/things");
}

/* What the package says by that property; NULL: nothing. */
static const char *
meta(const rcn_fixture *made, const char *property, const char *refined)
{
    const xmlNode *root = root_of(made, "EPUB/package.opf");
    for (const xmlNode *node = rcn_node_next(root, NULL); node;
         node = rcn_node_next(root, node)) {
        const char *found = rcn_node_attribute(made->arena, node, "property");
        const char *refines = rcn_node_attribute(made->arena, node, "refines");
        if (found && strcmp(found, property) == 0 &&
            (!refined || (refines && strcmp(refines, refined) == 0))) {
            return rcn_node_text(made->arena, node);
        }
    }
    return NULL;
}

static void
a_claim_names_who_makes_it(void **state)
{
    rcn_fixture *made = *state;
    assert_string_equal(meta(made, "dcterms:conformsTo", NULL),
                        "EPUB Accessibility 1.1 - WCAG 2.2 Level AA");
    assert_string_equal(meta(made, "a11y:certifiedBy", "#conformance"),
                        "Ann Checker");
    assert_string_equal(meta(made, "a11y:certifierCredential", "#certifier"),
                        "Certified");
    assert_string_equal(meta(made, "dcterms:date", "#certifier"), "2021-12");
    assert_string_equal(
        rcn_node_attribute(made->arena,
                           rcn_node_find(made->arena,
                                         root_of(made, "EPUB/package.opf"),
                                         "link", "rel", "a11y:certifierReport"),
                           "href"),
        "https://example.org/report");
}

static void
without_an_evaluation_nothing_is_claimed(void **state)
{
    rcn_fixture *made = *state;
    rcn_edition edition = *made->sample.edition;
    edition.evaluation = NULL;
    edition.series = NULL;
    edition.editors_filed = NULL;
    made->sample.edition = &edition;
    write_and_open(made);
    assert_null(meta(made, "dcterms:conformsTo", NULL));
    assert_null(meta(made, "a11y:certifiedBy", NULL));
    assert_null(meta(made, "belongs-to-collection", NULL));
    assert_string_equal(meta(made, "file-as", "#creator-1"), "Jane Doe");
}

static void
the_book_has_its_place_among_others(void **state)
{
    rcn_fixture *made = *state;
    assert_string_equal(meta(made, "belongs-to-collection", NULL), "Samples");
    assert_string_equal(meta(made, "collection-type", "#series"), "series");
    assert_string_equal(meta(made, "group-position", "#series"), "3");
    assert_string_equal(meta(made, "file-as", "#creator-1"), "Doe, Jane");
    /* The pages are those of the PDF, which is another edition. */
    assert_string_equal(meta(made, "pageBreakSource", NULL),
                        made->sample.edition->print_identifier);
}

static void
the_cover_is_the_picture_given(void **state)
{
    rcn_fixture *made = *state;
    const rcn_opened_file *file =
        rcn_opened_find(&made->book, "EPUB/cover.jpg");
    assert_non_null(file);
    assert_true(rcn_text_is(file->bytes, "\xff\xd8\xff"));
    const xmlNode *item =
        rcn_node_find(made->arena, root_of(made, "EPUB/package.opf"), "item",
                      "properties", "cover-image");
    assert_string_equal(rcn_node_attribute(made->arena, item, "media-type"),
                        "image/jpeg");
    const xmlNode *img = rcn_node_find(
        made->arena, root_of(made, "EPUB/cover.xhtml"), "img", NULL, NULL);
    assert_string_equal(rcn_node_attribute(made->arena, img, "src"),
                        "cover.jpg");
    assert_string_equal(
        rcn_node_attribute(made->arena, img, "alt"),
        "Cover: The Sample & its Parts. Every kind once. Jane Doe");
}

/* What a chapter's head says by that property. */
static const char *
statement(const rcn_fixture *made, const char *name, const char *property)
{
    const xmlNode *meta = rcn_node_find(made->arena, root_of(made, name),
                                        "meta", "property", property);
    return meta ? rcn_node_attribute(made->arena, meta, "content") : "";
}

static void
chapters_say_who_and_when_for_machines(void **state)
{
    rcn_fixture *made = *state;
    static const char name[] = "EPUB/d-11111111.xhtml";
    assert_string_equal(statement(made, name, "dcterms:title"), "Things");
    assert_string_equal(statement(made, name, "dcterms:created"),
                        "2021-09-27~");
    assert_string_equal(statement(made, name, "marcrel:isb"),
                        "Ministry of Things");
    assert_string_equal(statement(made, name, "marcrel:spk"), "");
    assert_string_equal(statement(made, name, "dcterms:source"),
                        "https://example.org/things");
    assert_string_equal(
        statement(made, "EPUB/d-33333333.xhtml", "dcterms:source"),
        "33333333.txt");
    assert_memory_equal(statement(made, name, "dcterms:identifier"),
                        "sha256:11111111a", 16);
    assert_string_equal(
        statement(made, "EPUB/apparatus.xhtml", "dcterms:title"), "");
}

static void
without_an_editor_the_issuers_are_the_creators(void **state)
{
    rcn_fixture *made = *state;
    rcn_edition edition = *made->sample.edition;
    edition.editors = NULL;
    made->sample.edition = &edition;
    write_and_open(made);
    assert_int_equal(count_of(made, "creator", NULL, NULL), 1);
    assert_int_equal(count_of(made, "contributor", NULL, NULL), 0);
    const xmlNode *package = root_of(made, "EPUB/package.opf");
    const xmlNode *creator =
        rcn_node_find(made->arena, package, "creator", NULL, NULL);
    assert_string_equal(rcn_node_text(made->arena, creator),
                        "Ministry of Things");
}

static void
languages_are_those_of_the_words(void **state)
{
    rcn_fixture *made = *state;
    const xmlNode *root = root_of(made, "EPUB/d-22222222.xhtml");
    assert_string_equal(rcn_node_attribute(made->arena, root, "lang"), "en");
    const xmlNode *text =
        rcn_node_find(made->arena, root, "div", "class", "text");
    assert_string_equal(rcn_node_attribute(made->arena, text, "lang"), "ar");
    assert_string_equal(rcn_node_attribute(made->arena, text, "dir"), "rtl");
}

static void
many_documents_are_grouped_by_year_and_month(void **state)
{
    rcn_fixture *made = *state;
    made->sample.edition = rcn_sample_row(made->arena, 60, 3);
    made->options = (rcn_epub_options){0};
    write_and_open(made);
    rcn_strings names = {0}, labels = {0};
    collect(made, nav_of(made, "toc"), "a", NULL, &names);
    collect(made, root_of(made, "EPUB/toc.ncx"), "text", NULL, &labels);
    /* 36 documents in 2001, by month; 24 in 2002, by month too. */
    assert_int_equal(names.count, 60 + 2 + 12 + 8);
    assert_int_equal(labels.count, names.count + 1); /* the book's title */
    assert_string_equal(at(&names, 0), "2001");
    assert_string_equal(at(&names, 1), "January 2001");
    assert_string_equal(at(&names, 2), "1. Same title, 1 January 2001");
    assert_string_equal(at(&names, 5), "February 2001");
    assert_string_equal(at(&names, 1 + 12 + 36), "2002");
    for (size_t i = 0; i < names.count; i++) {
        assert_string_equal(at(&names, i), at(&labels, i + 1));
        for (size_t k = 0; k < i; k++) {
            assert_string_not_equal(at(&names, i), at(&names, k));
        }
    }
    assert_null(rcn_node_find(made->arena, root_of(made, "EPUB/nav.xhtml"),
                              "nav", "epub:type", "page-list"));
}

static void
the_same_edition_gives_the_same_bytes(void **state)
{
    rcn_fixture *made = *state;
    rcn_text first = {0}, second = {0};
    assert_true(rcn_file_read(made->arena, made->path, "book", 1 << 24,
                              made->log, &first));
    write_and_open(made);
    assert_true(rcn_file_read(made->arena, made->path, "book", 1 << 24,
                              made->log, &second));
    assert_true(rcn_text_equal(first, second));
}

static void
characters_that_xml_lacks_are_reported(void **state)
{
    rcn_fixture *made = *state;
    rcn_edition edition = *made->sample.edition;
    edition.description = "a\x02z";
    made->sample.edition = &edition;
    write_and_open(made);
    assert_int_equal(rcn_log_count_code(made->log, RCN_CODE_EPUB_CHARACTER), 1);
}

static void
a_failed_write_leaves_the_old_book(void **state)
{
    rcn_fixture *made = *state;
    const char *below =
        rcn_path_join(made->arena, made->path, "no/folder.epub");
    assert_false(rcn_epub_write(made->sample.edition, &made->sample.style,
                                &made->options, below, made->log));
    assert_int_equal(rcn_log_count_code(made->log, RCN_CODE_OUTPUT_WRITE), 1);
    struct stat status;
    assert_int_equal(stat(made->path, &status), 0);
    assert_true(status.st_size > 10000);
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
#define TEST_EMPTY(name) \
    cmocka_unit_test_setup_teardown(name, set_up_empty, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(the_container_leads_to_the_package),
        TEST(every_file_is_in_the_manifest_once),
        TEST(ids_are_unique_in_their_file),
        TEST(every_link_leads_somewhere),
        TEST(contents_ncx_and_spine_agree),
        TEST(landmarks_name_the_parts),
        TEST(documents_stand_whole_and_alone),
        TEST(long_documents_are_cut_before_a_heading),
        TEST(pages_are_listed_in_order_and_tell_the_truth),
        TEST(what_points_into_a_long_document_finds_its_file),
        TEST(the_package_says_what_is_known),
        TEST(the_cover_is_the_picture_given),
        TEST(a_claim_names_who_makes_it),
        TEST_EMPTY(without_an_evaluation_nothing_is_claimed),
        TEST(the_book_has_its_place_among_others),
        TEST(chapters_say_who_and_when_for_machines),
        TEST_EMPTY(without_an_editor_the_issuers_are_the_creators),
        TEST(languages_are_those_of_the_words),
        TEST_EMPTY(many_documents_are_grouped_by_year_and_month),
        TEST(the_same_edition_gives_the_same_bytes),
        TEST_EMPTY(characters_that_xml_lacks_are_reported),
        TEST(a_failed_write_leaves_the_old_book),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
