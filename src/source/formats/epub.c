/* EPUB (EPUB 3.3; OCF, package document): a book is one document, the files of
 * its spine one after the other with the links between them kept, or, where
 * edition.yaml splits books, one document a file. */
#include <libxml/HTMLparser.h>
#include <libxml/HTMLtree.h>
#include <libxml/uri.h>
#include <stdlib.h>
#include <string.h>

#include "source/formats/archive.h"
#include "source/formats/epub_chapters.h"
#include "source/formats/epub_styles.h"
#include "source/formats/paper.h"
#include "source/formats/parts.h"

#define SPINE_MOST 5000
#define FILE_MOST  ((size_t)16 << 20) /* bytes of HTML, 30 times that as tree */
#define BOOK_MOST  ((size_t)32 << 20) /* bytes of HTML of all files */
#define HEAD_MOST  8 /* paragraphs that may hold title and creator */

/* An entry of the manifest. */
typedef struct rcn_epub_item {
    const char *id, *name; /* name: in the archive */
    bool page, picture, contents;
    uint32_t number;   /* in the spine, from 1; 0: not in it */
    const char *label; /* what the table of contents calls it, or NULL */
} rcn_epub_item;

/* A book that is being read. */
typedef struct rcn_epub {
    rcn_archive *archive;
    rcn_arena *arena;
    rcn_arena *scratch;  /* for the bytes of one file of the spine */
    const char *package; /* name of the package document */
    rcn_epub_item *items;
    size_t item_count;
    rcn_epub_item **spine;
    size_t spine_count;
    rcn_paper *paper;
    rcn_epub_styles styles;
    const char *title, *creator; /* of the package, or "" */
    bool titled;   /* a heading or paragraph with the title was read */
    size_t headed; /* paragraphs and headings that were read */
    const xmlNode *labelled; /* paragraph with the label of its file */
} rcn_epub;

/* Returns the next element of a name after `from` in document order, within
 * `root`. */
static const xmlNode *
next_named(const xmlNode *root, const xmlNode *from, const char *name)
{
    const xmlNode *node = from;
    do {
        if (node->type == XML_ELEMENT_NODE && node->children) {
            node = node->children;
        } else {
            while (node != root && !node->next) {
                node = node->parent;
            }
            node = node == root ? NULL : node->next;
        }
    } while (node && !rcn_node_is(node, name));
    return node;
}

static const char *
attribute(const rcn_epub *epub, const xmlNode *node, const char *name)
{
    const char *value = rcn_node_attribute(epub->arena, node, name);
    return value ? value : "";
}

/* `href` of a file as a name in the archive, without its fragment and its
 * percent escapes; dots are undone (RFC 3986, 5.2.4), so nothing leads out. */
static const char *
resolve(const rcn_epub *epub, const char *base, const char *href)
{
    const char *slash = strrchr(base, '/');
    int folder = slash ? (int)(slash - base) + 1 : 0;
    xmlChar *plain =
        (xmlChar *)xmlURIUnescapeString(href, (int)strcspn(href, "#"), NULL);
    char *name = rcn_arena_printf(epub->arena, "%.*s%s",
                                  plain && *plain == '/' ? 0 : folder, base,
                                  plain ? (char *)plain : "");
    xmlFree(plain);
    (void)xmlNormalizeURIPath(name);
    return name + (*name == '/');
}

static int
by_name(const void *left, const void *right)
{
    const rcn_epub_item *a = left;
    const rcn_epub_item *b = right;
    return strcmp(a->name, b->name);
}

static rcn_epub_item *
find_by_name(const rcn_epub *epub, const char *name)
{
    rcn_epub_item key = {.name = name};
    return epub->item_count ? bsearch(&key, epub->items, epub->item_count,
                                      sizeof key, by_name)
                            : NULL;
}

static rcn_epub_item *
find_by_id(const rcn_epub *epub, const char *id)
{
    for (size_t i = 0; i < epub->item_count; i++) {
        if (strcmp(epub->items[i].id, id) == 0) {
            return &epub->items[i];
        }
    }
    return NULL;
}

static bool
has_word(const char *words, const char *word)
{
    size_t len = strlen(word);
    for (const char *at = words; (at = strstr(at, word)); at += len) {
        if ((at == words || at[-1] == ' ') && strchr(" ", at[len])) {
            return true;
        }
    }
    return false;
}

static void
read_manifest(rcn_epub *epub, const xmlNode *root)
{
    RCN_LIST(rcn_epub_item) items = {0};
    const xmlNode *node = root;
    while ((node = next_named(root, node, "item"))) {
        const char *type = attribute(epub, node, "media-type");
        const char *href = attribute(epub, node, "href");
        rcn_epub_item item = {.id = attribute(epub, node, "id"),
                              .name = resolve(epub, epub->package, href)};
        item.picture = strncmp(type, "image/", 6) == 0;
        item.page = strcmp(type, "application/xhtml+xml") == 0 ||
                    strcmp(type, "text/html") == 0;
        item.contents = has_word(attribute(epub, node, "properties"), "nav");
        RCN_PUSH(epub->arena, &items, item);
    }
    epub->items = items.items;
    epub->item_count = items.count;
    if (items.count) {
        qsort(items.items, items.count, sizeof *items.items, by_name);
    }
}

static void
read_spine(rcn_epub *epub, const xmlNode *root)
{
    epub->spine = rcn_arena_alloc(epub->arena, SPINE_MOST, sizeof *epub->spine);
    const xmlNode *node = root;
    while ((node = next_named(root, node, "itemref")) &&
           epub->spine_count < SPINE_MOST) {
        rcn_epub_item *item = find_by_id(epub, attribute(epub, node, "idref"));
        if (item && item->page && !item->number) {
            epub->spine[epub->spine_count++] = item;
            item->number = (uint32_t)epub->spine_count;
        }
    }
}

/* What NCX or the navigation document calls the files, when a link leads to the
 * whole of one. */
static void
read_labels(rcn_epub *epub)
{
    for (size_t i = 0; i < epub->item_count; i++) {
        rcn_epub_item *item = &epub->items[i];
        size_t len = strlen(item->name);
        bool ncx = len > 4 && strcmp(item->name + len - 4, ".ncx") == 0;
        if ((!ncx && !item->contents) ||
            !rcn_archive_has(epub->archive, item->name)) {
            continue;
        }
        const xmlNode *root = rcn_archive_xml(epub->archive, item->name);
        const xmlNode *node = root;
        while (root &&
               (node = next_named(root, node, ncx ? "navPoint" : "a"))) {
            const char *target =
                ncx ? attribute(epub, rcn_node_child(node, "content"), "src")
                    : attribute(epub, node, "href");
            rcn_epub_item *page =
                find_by_name(epub, resolve(epub, item->name, target));
            if (page && !page->label) {
                page->label = rcn_node_content(
                    epub->arena, ncx ? rcn_node_child(node, "navLabel") : node);
            }
        }
    }
}

static bool
has_heading(const xmlNode *body)
{
    for (const char *name = "h1\0h2\0h3\0h4\0h5\0h6\0"; *name; name += 3) {
        if (next_named(body, body, name)) {
            return true;
        }
    }
    return false;
}

static void
set(xmlNode *node, const char *name, const char *value)
{
    (void)xmlSetProp(node, (const xmlChar *)name, (const xmlChar *)value);
}

/* A link between files of the book leads to a place in the one document. */
static void
redirect(const rcn_epub *epub, const rcn_epub_item *page, xmlNode *node)
{
    const char *href = rcn_node_attribute(epub->arena, node, "href");
    if (!href || href[strcspn(href, ":/?#")] == ':') {
        return;
    }
    const char *fragment = strchr(href, '#');
    const rcn_epub_item *target =
        *href == '#' ? page
                     : find_by_name(epub, resolve(epub, page->name, href));
    if (target && target->number) {
        set(node, "href",
            rcn_arena_printf(epub->arena, "#f%u-%s", target->number,
                             fragment ? fragment + 1 : ""));
    }
}

static void
use_picture(rcn_epub *epub, const rcn_epub_item *page, xmlNode *node)
{
    const char *source = rcn_node_attribute(epub->arena, node, "src");
    if (!source) {
        return;
    }
    const char *name = resolve(epub, page->name, source);
    const rcn_epub_item *item = find_by_name(epub, name);
    rcn_text bytes;
    if (item && item->picture && rcn_archive_has(epub->archive, name) &&
        (rcn_paper_has_image(epub->paper, name) ||
         rcn_archive_read(epub->archive, name, &bytes))) {
        set(node, "src", name);
        if (!rcn_paper_has_image(epub->paper, name)) {
            RCN_PUSH(epub->arena, &epub->paper->pictures,
                     (rcn_asset){name, bytes});
        }
    }
}

static bool
has_words(const rcn_epub *epub, const xmlNode *node, const char *words)
{
    return *words &&
           rcn_text_same_words(rcn_text_of(rcn_node_content(epub->arena, node)),
                               rcn_text_of(words));
}

static bool
is_heading(const xmlNode *node)
{
    const char *name = (const char *)node->name;
    return name[0] == 'h' && name[1] >= '1' && name[1] <= '6' && !name[2];
}

/* Leaves out the words of a block, which are those of the title once more. */
static void
mark_repeated(const rcn_epub *epub, xmlNode *node)
{
    const char *words = rcn_node_content(epub->arena, node);
    xmlNodeSetContent(node, NULL);
    xmlNode *span = xmlNewChild(node, NULL, (const xmlChar *)"span", NULL);
    xmlNodeAddContent(span, (const xmlChar *)words);
    set(span, "class", "rcn-duplicated-title");
}

/* Names the element of a heading or paragraph: at the head of the book one with
 * the words of its title is the title, one with those of its creator a byline;
 * one with those of the table of contents is the heading of its file; other
 * headings go one level down, below the title. */
static void
name_block(rcn_epub *epub, xmlNode *node)
{
    static const char *const lower[] = {"h1", "h2", "h3", "h4",
                                        "h5", "h6", "h6"};
    int level = 0;
    bool heading = is_heading(node);
    bool head = epub->headed++ < HEAD_MOST;
    if (head && has_words(epub, node, epub->title)) {
        xmlNodeSetName(node, (const xmlChar *)(epub->titled ? "p" : "h1"));
        if (epub->titled) {
            mark_repeated(epub, node);
        }
        epub->titled = true;
    } else if (heading) {
        xmlNodeSetName(node, (const xmlChar *)lower[node->name[1] - '0']);
    } else if (node == epub->labelled) {
        level = rcn_epub_learn_heading(&epub->styles, node);
        xmlNodeSetName(node, (const xmlChar *)lower[level]);
    } else if (head && has_words(epub, node, epub->creator)) {
        set(node, "class", "byline");
    } else if ((level = rcn_epub_heading_level(&epub->styles, node))) {
        xmlNodeSetName(node, (const xmlChar *)lower[level]);
    }
}

/* Makes the elements of a file fit into the one document: ids are told apart,
 * blocks are named for what they are. */
static void
adapt(rcn_epub *epub, const rcn_epub_item *page, xmlNode *parent)
{
    for (xmlNode *node = parent->children; node; node = node->next) {
        if (node->type != XML_ELEMENT_NODE) {
            continue;
        }
        const char *id = rcn_node_attribute(epub->arena, node, "id");
        if (id) {
            set(node, "id",
                rcn_arena_printf(epub->arena, "f%u-%s", page->number, id));
        }
        if (is_heading(node) || rcn_node_is(node, "p")) {
            name_block(epub, node);
        } else if (rcn_node_is(node, "a")) {
            redirect(epub, page, node);
        } else if (rcn_node_is(node, "img")) {
            use_picture(epub, page, node);
        }
        adapt(epub, page, node);
    }
}

static void
write_nodes(rcn_epub *epub, xmlDocPtr document, const xmlNode *body)
{
    xmlBufferPtr buffer = xmlBufferCreate();
    for (xmlNode *node = body->children; node; node = node->next) {
        (void)htmlNodeDump(buffer, document, node);
    }
    rcn_paper_html(epub->paper, (const char *)xmlBufferContent(buffer));
    xmlBufferFree(buffer);
}

/* Tables of contents are made of the headings. */
static bool
is_contents(const rcn_epub *epub, const rcn_epub_item *page,
            const xmlNode *body)
{
    return page->contents || has_word(attribute(epub, body, "type"), "toc") ||
           has_word(attribute(epub, rcn_node_child(body, "section"), "type"),
                    "toc");
}

/* A label that a program wrote for want of a heading: "Section 3". */
static bool
is_filler(const char *label)
{
    static const char section[] = "Section ";
    size_t len = sizeof section - 1;
    return strncmp(label, section, len) == 0 && label[len] &&
           !label[len + strspn(label + len, "0123456789")];
}

/* Returns the paragraph with these words among the first of a file, or NULL. */
static const xmlNode *
find_paragraph(const rcn_epub *epub, const xmlNode *body, const char *words)
{
    const xmlNode *node = next_named(body, body, "p");
    for (size_t i = 0; node && i < HEAD_MOST; i++) {
        if (has_words(epub, node, words)) {
            return node;
        }
        node = next_named(body, node, "p");
    }
    return NULL;
}

static void
read_sheets(rcn_epub *epub, const rcn_epub_item *page, const xmlNode *root)
{
    const xmlNode *node = root;
    while ((node = next_named(root, node, "link"))) {
        if (has_word(attribute(epub, node, "rel"), "stylesheet")) {
            rcn_epub_styles_read(
                &epub->styles,
                resolve(epub, page->name, attribute(epub, node, "href")));
        }
    }
}

static void
write_body(rcn_epub *epub, const rcn_epub_item *page, xmlDocPtr document,
           xmlNode *body)
{
    rcn_buffer_printf(epub->paper->out, "<section id=\"f%u-\">\n",
                      page->number);
    if (is_contents(epub, page, body)) {
        rcn_paper_html(epub->paper, "<p>");
        rcn_paper_cut(epub->paper, "table-of-contents",
                      rcn_text_of(rcn_node_content(epub->arena, body)));
        rcn_paper_html(epub->paper, "</p>");
    } else {
        bool headings = has_heading(body);
        bool wanted = page->label && !headings;
        epub->labelled =
            wanted ? find_paragraph(epub, body, page->label) : NULL;
        if (wanted && !epub->labelled && !is_filler(page->label)) {
            rcn_paper_html(epub->paper, "<h2>");
            rcn_paper_text(epub->paper, rcn_text_of(page->label));
            rcn_paper_html(epub->paper, "</h2>\n");
        }
        xmlNode *own = xmlDocGetRootElement(document);
        read_sheets(epub, page, own);
        rcn_epub_styles_begin(&epub->styles, body, headings);
        adapt(epub, page, own);
        write_nodes(epub, document, body);
    }
    rcn_paper_html(epub->paper, "\n</section>\n");
}

/* Returns whether the file could be read. */
static bool
write_page(rcn_epub *epub, const rcn_epub_item *page)
{
    rcn_text bytes;
    rcn_arena_reset(epub->scratch);
    if (!rcn_archive_read_to(epub->scratch, epub->archive, page->name,
                             &bytes)) {
        return false;
    }
    if (bytes.len > FILE_MOST ||
        epub->paper->out->len + bytes.len > BOOK_MOST) {
        rcn_archive_complain(epub->archive, "too large when unpacked",
                             page->name);
        epub->archive->over = true;
        return false;
    }
    xmlDocPtr document =
        htmlReadMemory(bytes.at, (int)bytes.len, NULL, NULL,
                       HTML_PARSE_RECOVER | HTML_PARSE_NOERROR |
                           HTML_PARSE_NOWARNING | HTML_PARSE_NONET);
    if (!document) {
        return true;
    }
    xmlNode *root = xmlDocGetRootElement(document);
    xmlNode *body = root ? root->children : NULL;
    while (body && !rcn_node_is(body, "body")) {
        body = body->next;
    }
    if (body) {
        write_body(epub, page, document, body);
    }
    xmlFreeDoc(document);
    return true;
}

/* Returns whether the book makes a document: a file of it is read, and none is
 * a bomb.  A file that is only missing is named, and the others are read. */
static bool
write_pages(rcn_epub *epub)
{
    bool any = false;
    for (size_t i = 0; i < epub->spine_count; i++) {
        bool read = write_page(epub, epub->spine[i]);
        if (!read && epub->archive->over) {
            return false;
        }
        any = any || read;
    }
    return any;
}

static void
read_metadata(rcn_epub *epub, const xmlNode *root)
{
    static const struct {
        const char *name, *meta;
    } all[] = {{"title", "title"},
               {"creator", "author"},
               {"date", "dc.date"},
               {"language", "lang"},
               {"publisher", "publisher"}};
    const xmlNode *metadata = rcn_node_child(root, "metadata");
    bool titled = false;
    for (const xmlNode *node = metadata ? metadata->children : NULL; node;
         node = node->next) {
        for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
            bool title = strcmp(all[i].name, "title") == 0;
            if (rcn_node_is(node, all[i].name) && !(title && titled)) {
                const char *value = rcn_node_content(epub->arena, node);
                rcn_paper_meta(epub->paper, all[i].meta, value);
                rcn_paper_meta(epub->paper, "og:title", title ? value : NULL);
                titled = titled || title;
                epub->title = title ? value : epub->title;
                bool creator = strcmp(all[i].name, "creator") == 0;
                epub->creator = creator ? value : epub->creator;
            }
        }
    }
}

/* The style sheets go into the page, which they say how to read. */
static void
write_sheets(rcn_epub *epub)
{
    if (epub->styles.css.len) {
        rcn_buffer_string(&epub->paper->head, "<style>");
        rcn_buffer_add(&epub->paper->head, rcn_buffer_text(&epub->styles.css));
        rcn_buffer_string(&epub->paper->head, "</style>");
    }
}

/* One document a file of the spine. */
static void
add_chapters(rcn_epub *epub, const xmlNode *root, rcn_parts *parts)
{
    rcn_epub_metadata stated =
        rcn_epub_read_stated(epub->arena, root, epub->package);
    rcn_asset_list *pictures =
        rcn_arena_alloc(epub->arena, 1, sizeof *pictures);
    for (size_t i = 0; i < epub->item_count; i++) {
        rcn_asset asset = {.address = epub->items[i].name};
        if (epub->items[i].picture &&
            rcn_archive_has(epub->archive, asset.address) &&
            rcn_archive_read(epub->archive, asset.address, &asset.bytes)) {
            RCN_PUSH(epub->arena, pictures, asset);
        }
    }
    for (size_t i = 0; i < epub->spine_count; i++) {
        const rcn_epub_item *item = epub->spine[i];
        rcn_assets *assets = rcn_arena_alloc(epub->arena, 1, sizeof *assets);
        *assets = (rcn_assets){.page = item->name, .list = pictures};
        rcn_text bytes;
        if (!item->contents &&
            rcn_archive_read(epub->archive, item->name, &bytes) &&
            rcn_epub_has_text(bytes)) {
            bool named = item->label && !is_filler(item->label);
            rcn_epub_metadata about = rcn_epub_name_chapter(
                epub->arena, &stated, named ? item->label : NULL);
            RCN_PUSH(epub->arena, parts,
                     (rcn_part){.bytes = bytes,
                                .kind = RCN_NAME_HTML,
                                .suffix = rcn_arena_printf(epub->arena, "#%s",
                                                           item->name),
                                .stated = about.items,
                                .stated_count = about.count,
                                .assets = assets});
        }
    }
}

static const xmlNode *
find_package(rcn_epub *epub)
{
    const xmlNode *ocf =
        rcn_archive_xml(epub->archive, "META-INF/container.xml");
    const xmlNode *file = ocf ? next_named(ocf, ocf, "rootfile") : NULL;
    epub->package = file ? attribute(epub, file, "full-path") : "";
    return ocf ? rcn_archive_xml(epub->archive, epub->package) : NULL;
}

/* All files of the spine as one document. */
static void
add_book(rcn_epub *epub, const xmlNode *root, rcn_parts *parts)
{
    rcn_arena *draft = rcn_arena_new(0);
    epub->scratch = rcn_arena_new(0);
    epub->paper = rcn_paper_new(draft);
    epub->paper->kept = epub->arena;
    epub->styles = rcn_epub_styles_new(epub->archive);
    read_metadata(epub, root);
    read_labels(epub);
    if (write_pages(epub)) {
        write_sheets(epub);
        rcn_part book =
            rcn_paper_part(epub->paper, "", "recension " RCN_VERSION);
        book.book = epub->spine_count > 1;
        RCN_PUSH(epub->arena, parts, book);
    }
    rcn_arena_free(epub->scratch);
    rcn_arena_free(draft);
}

void
rcn_parts_epub(rcn_arena *arena, rcn_text bytes, const char *path, rcn_log *log,
               rcn_parts *parts)
{
    rcn_epub epub = {
        .archive = rcn_archive_open(arena, bytes, path, log, &parts->unpacked),
        .arena = arena,
        .title = "",
        .creator = ""};
    const xmlNode *root = epub.archive ? find_package(&epub) : NULL;
    if (!root) {
        return;
    }
    read_manifest(&epub, root);
    read_spine(&epub, root);
    if (!epub.spine_count) {
        rcn_archive_complain(epub.archive, "its spine names no chapter",
                             epub.package);
        return;
    }
    if (parts->split_chapters) {
        read_labels(&epub);
        add_chapters(&epub, root, parts);
        return;
    }
    add_book(&epub, root, parts);
}
