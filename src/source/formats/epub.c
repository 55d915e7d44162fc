/* EPUB (EPUB 3.3, OCF and package document): the documents of the spine, each
 * a document of its own. */
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <libxml/uri.h>
#include <stdlib.h>
#include <string.h>
#include <zip.h>

#include "base/codes.h"
#include "source/assets.h"
#include "source/document.h"
#include "source/formats/parts.h"

#define FILE_LIMIT ((zip_uint64_t)64 * 1024 * 1024)

typedef struct rcn_epub_container {
    rcn_arena *arena;
    const char *path;
    rcn_log *log;
    zip_t *zip;
    size_t left; /* bytes that may still be unpacked */
} rcn_epub_container;

static void
complain(const rcn_epub_container *container, const char *what,
         const char *name)
{
    rcn_log_add(container->log, RCN_CODE_SOURCE_CONTAINER,
                (rcn_place){container->path, 0, 0}, "%s%s%s", what,
                *name ? ": " : "", name);
}

static bool
unpack(rcn_epub_container *container, const char *name, rcn_text *ret_bytes)
{
    zip_stat_t status;
    if (zip_stat(container->zip, name, 0, &status) != 0 ||
        !(status.valid & ZIP_STAT_SIZE)) {
        complain(container, "no such file in the book", name);
        return false;
    }
    if (status.size > FILE_LIMIT || status.size > container->left) {
        complain(container, "too large when unpacked", name);
        return false;
    }
    size_t size = (size_t)status.size;
    char *bytes = rcn_arena_alloc(container->arena, size + 1, 1);
    zip_file_t *file = zip_fopen(container->zip, name, 0);
    zip_int64_t got = file ? zip_fread(file, bytes, size) : -1;
    if (file) {
        (void)zip_fclose(file);
    }
    if (got < 0) {
        complain(container, "damaged", name);
        return false;
    }
    container->left -= size;
    *ret_bytes = (rcn_text){bytes, (size_t)got};
    return true;
}

static xmlDocPtr
parse(rcn_epub_container *container, const char *name)
{
    rcn_text bytes;
    if (!unpack(container, name, &bytes)) {
        return NULL;
    }
    xmlDocPtr document =
        xmlReadMemory(bytes.at, (int)bytes.len, NULL, NULL,
                      XML_PARSE_NONET | XML_PARSE_RECOVER | XML_PARSE_NOERROR |
                          XML_PARSE_NOWARNING);
    if (!document) {
        complain(container, "not well-formed", name);
    }
    return document;
}

/* The next element of a name after `from` in document order, within `root`. */
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
    } while (node && (node->type != XML_ELEMENT_NODE ||
                      strcmp((const char *)node->name, name) != 0));
    return node;
}

static const char *
attribute(const rcn_epub_container *container, const xmlNode *node,
          const char *name)
{
    xmlChar *value = xmlGetNoNsProp(node, (const xmlChar *)name);
    const char *copy =
        rcn_arena_strdup(container->arena, value ? (const char *)value : "");
    xmlFree(value);
    return copy;
}

/* `href` against the folder of the package document, without its fragment and
 * its percent escapes. */
static const char *
resolve(const rcn_epub_container *container, const char *package,
        const char *href)
{
    const char *slash = strrchr(package, '/');
    int folder = slash ? (int)(slash - package) + 1 : 0;
    xmlChar *plain =
        (xmlChar *)xmlURIUnescapeString(href, (int)strcspn(href, "#"), NULL);
    const char *name = rcn_arena_printf(container->arena, "%.*s%s", folder,
                                        package, plain ? (char *)plain : "");
    xmlFree(plain);
    return name;
}

typedef struct rcn_item {
    const char *id, *href;
    bool picture;
} rcn_item;

typedef RCN_LIST(rcn_item) rcn_items;

static int
by_id(const void *left, const void *right)
{
    const rcn_item *a = left;
    const rcn_item *b = right;
    return strcmp(a->id, b->id);
}

/* The manifest's documents and pictures, sorted by id. */
static rcn_items
read_manifest(const rcn_epub_container *container, const xmlNode *root)
{
    rcn_items items = {0};
    const xmlNode *node = root;
    while ((node = next_named(root, node, "item"))) {
        const char *type = attribute(container, node, "media-type");
        bool picture =
            strcmp(type, "image/png") == 0 || strcmp(type, "image/jpeg") == 0;
        if (picture || strcmp(type, "application/xhtml+xml") == 0) {
            RCN_PUSH(container->arena, &items,
                     (rcn_item){attribute(container, node, "id"),
                                attribute(container, node, "href"), picture});
        }
    }
    if (items.count) {
        qsort(items.items, items.count, sizeof *items.items, by_id);
    }
    return items;
}

static const rcn_asset_list *
read_pictures(rcn_epub_container *container, const char *package,
              const rcn_items *items)
{
    rcn_asset_list *list = rcn_arena_alloc(container->arena, 1, sizeof *list);
    for (size_t i = 0; i < items->count; i++) {
        const rcn_item *item = &items->items[i];
        rcn_asset asset = {0};
        if (item->picture) {
            asset.address = resolve(container, package, item->href);
            /* A picture that is not there is missed where it is shown. */
            if (zip_name_locate(container->zip, asset.address, 0) >= 0 &&
                unpack(container, asset.address, &asset.bytes)) {
                RCN_PUSH(container->arena, list, asset);
            }
        }
    }
    return list;
}

static const rcn_assets *
assets_of(const rcn_epub_container *container, const rcn_asset_list *list,
          const char *page)
{
    rcn_assets *assets = rcn_arena_alloc(container->arena, 1, sizeof *assets);
    *assets = (rcn_assets){.page = page, .list = list};
    return assets;
}

static void
read_spine(rcn_epub_container *container, const char *package,
           const xmlNode *root, rcn_parts *parts)
{
    rcn_items items = read_manifest(container, root);
    const rcn_asset_list *pictures = read_pictures(container, package, &items);
    const xmlNode *reference = root;
    while ((reference = next_named(root, reference, "itemref"))) {
        rcn_item key = {.id = attribute(container, reference, "idref")};
        const rcn_item *item = NULL;
        if (items.count) {
            item = bsearch(&key, items.items, items.count, sizeof key, by_id);
        }
        const char *name = item && !item->picture
                               ? resolve(container, package, item->href)
                               : NULL;
        rcn_text bytes;
        if (name && unpack(container, name, &bytes)) {
            RCN_PUSH(
                container->arena, parts,
                (rcn_part){.bytes = bytes,
                           .kind = RCN_NAME_HTML,
                           .suffix =
                               rcn_arena_printf(container->arena, "#%s", name),
                           .assets = assets_of(container, pictures, name)});
        }
    }
}

static void
read_book(rcn_epub_container *container, rcn_parts *parts)
{
    xmlDocPtr ocf = parse(container, "META-INF/container.xml");
    if (!ocf) {
        return;
    }
    const xmlNode *root = xmlDocGetRootElement(ocf);
    const xmlNode *file = root ? next_named(root, root, "rootfile") : NULL;
    const char *package = file ? attribute(container, file, "full-path") : "";
    xmlFreeDoc(ocf);
    xmlDocPtr opf = parse(container, package);
    if (!opf) {
        return;
    }
    root = xmlDocGetRootElement(opf);
    size_t before = parts->count;
    if (root) {
        read_spine(container, package, root, parts);
    }
    if (parts->count == before) {
        complain(container, "its spine names no chapter", package);
    }
    xmlFreeDoc(opf);
}

void
rcn_parts_epub(rcn_arena *arena, rcn_text bytes, const char *path, rcn_log *log,
               rcn_parts *parts)
{
    rcn_epub_container container = {arena, path, log, NULL, RCN_SOURCE_LIMIT};
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t *source =
        zip_source_buffer_create(bytes.at, bytes.len, 0, &error);
    if (!source) {
        rcn_out_of_memory();
    }
    container.zip = zip_open_from_source(source, ZIP_RDONLY, &error);
    if (!container.zip) {
        complain(&container, "not a zip file", "");
        zip_source_free(source);
    } else {
        read_book(&container, parts);
        zip_discard(container.zip);
    }
    zip_error_fini(&error);
}
