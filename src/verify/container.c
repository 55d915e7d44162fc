/* An EPUB that nobody vouches for (EPUB 3.3, section 4): sizes are those that
 * the directory states, held against limits before a byte is inflated, and the
 * data must end where it says; XML may bring no entities of its own. */
#include "verify/container.h"

#include <libxml/parser.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <zip.h>

#include "base/codes.h"
#include "base/text.h"

/* Mark-up makes a text no more than this many times as long. */
#define MARKUP_SHARE 8
#define FILE_LEAST   ((size_t)16 << 20) /* that is read of any book */
#define FILE_MOST    ((size_t)INT_MAX)  /* that libxml2 can take */
#define FILES_MOST   64                 /* full ones, all read together */
#define SPINE_LIMIT  1000000u

bool
rcn_container_fail(rcn_container *container, const char *name, const char *what)
{
    rcn_log_add(container->log, RCN_CODE_VERIFY_BOOK,
                (rcn_place){container->path, 0, 0}, "%s%s%s", name ? name : "",
                name ? ": " : "", what);
    return false;
}

static void
release_zip(void *zip)
{
    zip_discard(zip);
}

static void
release_document(void *document)
{
    xmlFreeDoc(document);
}

bool
rcn_container_open(rcn_container *container, rcn_arena *arena, const char *path,
                   size_t content, rcn_log *log)
{
    *container = (rcn_container){.arena = arena, .path = path, .log = log};
    container->most = content < (FILE_MOST - FILE_LEAST) / MARKUP_SHARE
                          ? FILE_LEAST + content * MARKUP_SHARE
                          : FILE_MOST;
    int status = 0;
    container->zip = zip_open(path, ZIP_RDONLY, &status);
    if (!container->zip) {
        zip_error_t error;
        zip_error_init_with_code(&error, status);
        (void)rcn_container_fail(container, NULL, zip_error_strerror(&error));
        zip_error_fini(&error);
        return false;
    }
    rcn_arena_defer(arena, release_zip, container->zip);
    return true;
}

/* Reads a file of the container into the arena. */
bool
rcn_container_has(const rcn_container *container, const char *name)
{
    return zip_name_locate(container->zip, name, 0) >= 0;
}

bool
rcn_container_read(rcn_container *container, rcn_arena *arena, const char *name,
                   rcn_text *ret_bytes)
{
    zip_stat_t state;
    if (zip_stat(container->zip, name, 0, &state) != 0 ||
        !(state.valid & ZIP_STAT_SIZE) || !(state.valid & ZIP_STAT_INDEX)) {
        return rcn_container_fail(container, name, "is not in the book");
    }
    if (state.size > container->most ||
        (container->read + state.size) / FILES_MOST > container->most) {
        return rcn_container_fail(container, name, "is too large");
    }
    container->read += state.size;
    zip_file_t *file = zip_fopen_index(container->zip, state.index, 0);
    if (!file) {
        return rcn_container_fail(container, name,
                                  zip_strerror(container->zip));
    }
    size_t size = (size_t)state.size;
    char *bytes = rcn_arena_alloc(arena, size + 1, 1);
    /* One byte more than there should be: data that go on are damaged. */
    zip_int64_t len = zip_fread(file, bytes, size + 1);
    bool ok = len >= 0 && (size_t)len == size;
    ok = zip_fclose(file) == 0 && ok;
    *ret_bytes = (rcn_text){bytes, size};
    return ok || rcn_container_fail(container, name, "the data are damaged");
}

xmlDocPtr
rcn_container_parse(rcn_container *container, rcn_arena *arena,
                    const char *name)
{
    rcn_text bytes;
    if (!rcn_container_read(container, arena, name, &bytes)) {
        return NULL;
    }
    if (rcn_text_find(bytes, "<!ENTITY", 0) != SIZE_MAX) {
        (void)rcn_container_fail(container, name, "declares entities");
        return NULL;
    }
    /* A paragraph may be longer than libxml2 takes for harmless.  Of UTF-8 it is
     * certain that no entity was missed. */
    bool utf8 =
        rcn_text_starts(bytes, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
    xmlDocPtr document =
        xmlReadMemory(bytes.at, (int)bytes.len, NULL, NULL,
                      XML_PARSE_NONET | XML_PARSE_NOERROR |
                          XML_PARSE_NOWARNING | (utf8 ? XML_PARSE_HUGE : 0));
    if (!document) {
        (void)rcn_container_fail(container, name, "is not well-formed XML");
        return NULL;
    }
    rcn_arena_defer(arena, release_document, document);
    if (document->intSubset && document->intSubset->children) {
        (void)rcn_container_fail(container, name, "has declarations");
        return NULL;
    }
    return document;
}

static bool
is_named(const xmlNode *node, const char *name)
{
    return node->type == XML_ELEMENT_NODE &&
           strcmp((const char *)node->name, name) == 0;
}

/* Returns the first element of this name below `node`, in document order. */
static const xmlNode *
find_element(const xmlNode *node, const char *name)
{
    for (; node; node = node->next) {
        if (is_named(node, name)) {
            return node;
        }
        const xmlNode *below = node->type == XML_ELEMENT_NODE
                                   ? find_element(node->children, name)
                                   : NULL;
        if (below) {
            return below;
        }
    }
    return NULL;
}

const char *
rcn_container_attribute(rcn_arena *arena, const xmlNode *node, const char *name)
{
    for (const xmlAttr *at = node->properties; at; at = at->next) {
        if (strcmp((const char *)at->name, name) == 0 && at->children &&
            at->children->type == XML_TEXT_NODE && !at->children->next) {
            return rcn_arena_strdup(arena, (const char *)at->children->content);
        }
    }
    return NULL;
}

static int
hexadecimal(char digit)
{
    static const char digits[] = "0123456789abcdef";
    const char *found = digit ? strchr(digits, digit | 32) : NULL;
    return found ? (int)(found - digits) : -1;
}

/* Returns the path of a reference within the container: percent signs undone,
 * beside the package document.  Only names without steps up are followed. */
static const char *
resolve(rcn_arena *arena, const char *base, const char *href)
{
    const char *slash = strrchr(base, '/');
    size_t folder = slash ? (size_t)(slash - base) + 1 : 0;
    rcn_buffer out = rcn_buffer_new(arena);
    rcn_buffer_add(&out, (rcn_text){base, folder});
    for (const char *at = href; *at && *at != '#'; at++) {
        int high = *at == '%' ? hexadecimal(at[1]) : -1;
        int low = high >= 0 ? hexadecimal(at[2]) : -1;
        if (low >= 0) {
            rcn_buffer_char(&out, (char)(high << 4 | low));
            at += 2;
        } else {
            rcn_buffer_char(&out, *at);
        }
    }
    return rcn_text_string(arena, rcn_buffer_text(&out));
}

static const char *
package_name(rcn_container *container, rcn_arena *scratch)
{
    xmlDocPtr document =
        rcn_container_parse(container, scratch, "META-INF/container.xml");
    if (!document) {
        return NULL;
    }
    const xmlNode *root = find_element(document->children, "rootfile");
    const char *name =
        root ? rcn_container_attribute(container->arena, root, "full-path")
             : NULL;
    if (!name) {
        (void)rcn_container_fail(container, "META-INF/container.xml",
                                 "names no package document");
    }
    return name;
}

/* An item of the manifest. */
typedef struct rcn_listed {
    const char *id, *href;
} rcn_listed;

typedef RCN_LIST(rcn_listed) rcn_listing;

static int
by_id(const void *left, const void *right)
{
    const rcn_listed *a = left;
    const rcn_listed *b = right;
    return strcmp(a->id, b->id);
}

static rcn_listing
read_manifest(rcn_arena *arena, const xmlNode *manifest)
{
    rcn_listing items = {0};
    for (const xmlNode *at = manifest->children; at; at = at->next) {
        if (!is_named(at, "item")) {
            continue;
        }
        rcn_listed item = {rcn_container_attribute(arena, at, "id"),
                           rcn_container_attribute(arena, at, "href")};
        if (item.id && item.href) {
            RCN_PUSH(arena, &items, item);
        }
    }
    if (items.count) {
        qsort(items.items, items.count, sizeof *items.items, by_id);
    }
    return items;
}

static const char *
item_href(const rcn_listing *manifest, const char *id)
{
    rcn_listed key = {id, NULL};
    const rcn_listed *found =
        manifest->count
            ? bsearch(&key, manifest->items, manifest->count, sizeof key, by_id)
            : NULL;
    return found ? found->href : NULL;
}

static bool
read_spine(rcn_container *container, rcn_arena *scratch, const char *package,
           rcn_spine *ret_spine)
{
    xmlDocPtr document = rcn_container_parse(container, scratch, package);
    if (!document) {
        return false;
    }
    const xmlNode *manifest = find_element(document->children, "manifest");
    const xmlNode *spine = find_element(document->children, "spine");
    if (!manifest || !spine) {
        return rcn_container_fail(container, package, "has no spine");
    }
    rcn_listing items = read_manifest(scratch, manifest);
    for (const xmlNode *at = spine->children; at; at = at->next) {
        if (!is_named(at, "itemref")) {
            continue;
        }
        const char *id = rcn_container_attribute(scratch, at, "idref");
        const char *href = id ? item_href(&items, id) : NULL;
        if (!href || ret_spine->count == SPINE_LIMIT) {
            return rcn_container_fail(container, package,
                                      "the spine names what is not there");
        }
        RCN_PUSH(container->arena, ret_spine,
                 resolve(container->arena, package, href));
    }
    return true;
}

bool
rcn_container_spine(rcn_container *container, rcn_spine *ret_spine)
{
    rcn_arena *scratch = rcn_arena_new(0);
    rcn_spine spine = {0};
    const char *package = package_name(container, scratch);
    bool ok = package && read_spine(container, scratch, package, &spine);
    rcn_arena_free(scratch);
    if (ok) {
        *ret_spine = spine;
    }
    return ok;
}
