/* Reading a book back with other people's readers. */
#include "epub/opened.h"

#include <libxml/parser.h>
#include <string.h>
#include <zip.h>

#include "cmocka_all.h"

static void
release_tree(void *tree)
{
    xmlFreeDoc(tree);
}

static bool
is_xml(const char *name)
{
    static const char *const suffixes[] = {".xml", ".xhtml", ".opf", ".ncx"};
    for (size_t i = 0; i < sizeof suffixes / sizeof *suffixes; i++) {
        if (rcn_text_ends(rcn_text_of(name), suffixes[i])) {
            return true;
        }
    }
    return false;
}

static rcn_opened_file
read_file(rcn_arena *arena, zip_t *archive, zip_uint64_t index)
{
    zip_stat_t status;
    assert_int_equal(zip_stat_index(archive, index, 0, &status), 0);
    char *bytes = rcn_arena_alloc(arena, (size_t)status.size + 1, 1);
    zip_file_t *file = zip_fopen_index(archive, index, 0);
    assert_non_null(file);
    assert_int_equal(zip_fread(file, bytes, status.size), status.size);
    (void)zip_fclose(file);
    rcn_opened_file result = {.name = rcn_arena_strdup(arena, status.name),
                              .bytes = {bytes, (size_t)status.size}};
    if (is_xml(result.name)) {
        result.tree = xmlReadMemory(bytes, (int)status.size, result.name, NULL,
                                    XML_PARSE_NONET);
        assert_non_null(result.tree);
        rcn_arena_defer(arena, release_tree, result.tree);
    }
    return result;
}

rcn_opened
rcn_opened_read(rcn_arena *arena, const char *path)
{
    zip_t *archive = zip_open(path, ZIP_RDONLY | ZIP_CHECKCONS, NULL);
    assert_non_null(archive);
    zip_int64_t count = zip_get_num_entries(archive, 0);
    assert_true(count > 0);
    rcn_opened book = {.count = (size_t)count};
    book.files = rcn_arena_alloc(arena, book.count, sizeof *book.files);
    for (size_t i = 0; i < book.count; i++) {
        book.files[i] = read_file(arena, archive, i);
    }
    zip_discard(archive);
    return book;
}

const rcn_opened_file *
rcn_opened_find(const rcn_opened *book, const char *name)
{
    for (size_t i = 0; i < book->count; i++) {
        if (strcmp(book->files[i].name, name) == 0) {
            return &book->files[i];
        }
    }
    return NULL;
}

const char *
rcn_node_attribute(rcn_arena *arena, const xmlNode *node, const char *name)
{
    const char *colon = strchr(name, ':');
    const char *space = strncmp(name, "xml:", 4) == 0
                            ? (const char *)XML_XML_NAMESPACE
                            : "http://www.idpf.org/2007/ops";
    xmlChar *value = colon ? xmlGetNsProp(node, (const xmlChar *)(colon + 1),
                                          (const xmlChar *)space)
                           : xmlGetNoNsProp(node, (const xmlChar *)name);
    const char *copy = rcn_arena_strdup(arena, (const char *)value);
    xmlFree(value);
    return copy;
}

const char *
rcn_node_text(rcn_arena *arena, const xmlNode *node)
{
    xmlChar *content = xmlNodeGetContent(node);
    const char *copy = rcn_arena_strdup(arena, (const char *)content);
    xmlFree(content);
    return copy;
}

/* In document order, text and all. */
static const xmlNode *
step(const xmlNode *root, const xmlNode *node)
{
    if (node->children && node->type == XML_ELEMENT_NODE) {
        return node->children;
    }
    while (node != root && !node->next) {
        node = node->parent;
    }
    return node == root ? NULL : node->next;
}

const xmlNode *
rcn_node_next(const xmlNode *root, const xmlNode *node)
{
    node = step(root, node ? node : root);
    while (node && node->type != XML_ELEMENT_NODE) {
        node = step(root, node);
    }
    return node;
}

const xmlNode *
rcn_node_find(rcn_arena *arena, const xmlNode *root, const char *name,
              const char *attribute, const char *value)
{
    for (const xmlNode *node = rcn_node_next(root, NULL); node;
         node = rcn_node_next(root, node)) {
        if (name && !rcn_node_is(node, name)) {
            continue;
        }
        const char *found =
            attribute ? rcn_node_attribute(arena, node, attribute) : NULL;
        if (!attribute || (found && strcmp(found, value) == 0)) {
            return node;
        }
    }
    return NULL;
}

bool
rcn_node_is(const xmlNode *node, const char *name)
{
    return strcmp((const char *)node->name, name) == 0;
}
