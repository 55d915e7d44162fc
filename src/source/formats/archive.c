/* Members of a ZIP archive (APPNOTE 6.3.3) by libzip, and XML in them by
 * libxml2.  Sizes in the directory may lie, so a member is read piece by piece
 * up to its cap, never at the size that it states. */
#include "source/formats/archive.h"

#include <libxml/parser.h>
#include <limits.h>
#include <string.h>

#include "base/codes.h"
#include "source/document.h"
#include "source/formats/xml_entities.h"

#define MEMBER_LIMIT ((size_t)64 * 1024 * 1024)
#define PIECE        ((size_t)64 * 1024)

static void
discard(void *zip)
{
    zip_discard(zip);
}

rcn_archive *
rcn_archive_open(rcn_arena *arena, rcn_text bytes, const char *path,
                 rcn_log *log, size_t *unpacked)
{
    rcn_archive *archive = rcn_arena_alloc(arena, 1, sizeof *archive);
    *archive = (rcn_archive){arena, path, log, NULL, unpacked, false};
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t *source =
        zip_source_buffer_create(bytes.at, bytes.len, 0, &error);
    if (!source) {
        rcn_out_of_memory();
    }
    archive->zip = zip_open_from_source(source, ZIP_RDONLY, &error);
    zip_error_fini(&error);
    if (!archive->zip) {
        zip_source_free(source);
        rcn_archive_complain(archive, "not a zip file", "");
        return NULL;
    }
    rcn_arena_defer(arena, discard, archive->zip);
    return archive;
}

void
rcn_archive_complain(const rcn_archive *archive, const char *what,
                     const char *name)
{
    rcn_log_add(archive->log, RCN_CODE_SOURCE_CONTAINER,
                (rcn_place){archive->path, 0, 0}, "%s%s%s", what,
                *name ? ": " : "", name);
}

bool
rcn_archive_is_locked(rcn_archive *archive)
{
    static const char name[] = "META-INF/manifest.xml";
    rcn_text manifest = {"", 0};
    if (!rcn_archive_has(archive, name) ||
        !rcn_archive_read(archive, name, &manifest) ||
        rcn_text_find(manifest, ":encryption-data", 0) == SIZE_MAX) {
        return false;
    }
    rcn_archive_complain(archive,
                         "it needs a password; save a copy without one", "");
    return true;
}

bool
rcn_archive_has(const rcn_archive *archive, const char *name)
{
    return archive->zip && zip_name_locate(archive->zip, name, 0) >= 0;
}

/* Reads a member to its end; false when it is damaged or over `limit`. */
static bool
read_all(rcn_archive *archive, zip_file_t *file, size_t limit, rcn_buffer *out)
{
    for (;;) {
        char *room = rcn_buffer_room(out, PIECE);
        zip_int64_t got = zip_fread(file, room, PIECE);
        if (got <= 0) {
            return got == 0;
        }
        out->len += (size_t)got;
        if (out->len > limit ||
            out->len > RCN_SOURCE_LIMIT - *archive->unpacked) {
            return false;
        }
    }
}

bool
rcn_archive_read(rcn_archive *archive, const char *name, rcn_text *ret_bytes)
{
    return rcn_archive_read_to(archive->arena, archive, name, ret_bytes);
}

bool
rcn_archive_read_to(rcn_arena *arena, rcn_archive *archive, const char *name,
                    rcn_text *ret_bytes)
{
    zip_int64_t index = zip_name_locate(archive->zip, name, 0);
    if (index < 0) {
        rcn_archive_complain(archive, "no such file in it", name);
        return false;
    }
    zip_stat_t status;
    zip_file_t *file = NULL;
    if (zip_stat_index(archive->zip, (zip_uint64_t)index, 0, &status) == 0 &&
        (status.valid & ZIP_STAT_ENCRYPTION_METHOD) &&
        status.encryption_method != ZIP_EM_NONE) {
        rcn_archive_complain(archive, "encrypted", name);
        return false;
    }
    file = zip_fopen_index(archive->zip, (zip_uint64_t)index, 0);
    rcn_buffer out = rcn_buffer_new(arena);
    bool ok = file && read_all(archive, file, MEMBER_LIMIT, &out);
    if (file) {
        (void)zip_fclose(file);
    }
    size_t left = RCN_SOURCE_LIMIT - *archive->unpacked;
    *archive->unpacked += out.len < left ? out.len : left;
    if (!ok) {
        bool over =
            out.len > MEMBER_LIMIT || *archive->unpacked == RCN_SOURCE_LIMIT;
        archive->over = archive->over || over;
        rcn_archive_complain(
            archive, over ? "too large when unpacked" : "damaged", name);
        return false;
    }
    *ret_bytes = rcn_buffer_text(&out);
    return true;
}

static void
free_document(void *document)
{
    xmlFreeDoc(document);
}

xmlNode *
rcn_node_parse(rcn_arena *arena, rcn_text bytes)
{
    if (bytes.len > INT_MAX) {
        return NULL;
    }
    xmlDocPtr document =
        xmlReadMemory(bytes.at, (int)bytes.len, NULL, NULL,
                      XML_PARSE_NONET | XML_PARSE_RECOVER | XML_PARSE_NOERROR |
                          XML_PARSE_NOWARNING | XML_PARSE_NOCDATA);
    if (!document) {
        return NULL;
    }
    rcn_arena_defer(arena, free_document, document);
    return xmlDocGetRootElement(document);
}

xmlNode *
rcn_archive_xml(rcn_archive *archive, const char *name)
{
    rcn_text bytes;
    if (!rcn_archive_read(archive, name, &bytes)) {
        return NULL;
    }
    xmlNode *root = rcn_node_parse(
        archive->arena,
        rcn_xml_entities(archive->arena, bytes, archive->path, archive->log));
    if (!root) {
        rcn_archive_complain(archive, "not well-formed", name);
    }
    return root;
}

bool
rcn_node_is(const xmlNode *node, const char *name)
{
    return node->type == XML_ELEMENT_NODE &&
           strcmp((const char *)node->name, name) == 0;
}

xmlNode *
rcn_node_child(const xmlNode *node, const char *name)
{
    xmlNode *child = node ? node->children : NULL;
    while (child && !rcn_node_is(child, name)) {
        child = child->next;
    }
    return child;
}

const char *
rcn_node_attribute(rcn_arena *arena, const xmlNode *node, const char *name)
{
    if (!node || node->type != XML_ELEMENT_NODE) {
        return NULL;
    }
    for (const xmlAttr *attribute = node->properties; attribute;
         attribute = attribute->next) {
        if (strcmp((const char *)attribute->name, name) == 0) {
            xmlChar *value =
                xmlNodeListGetString(node->doc, attribute->children, 1);
            const char *copy =
                rcn_arena_strdup(arena, value ? (const char *)value : "");
            xmlFree(value);
            return copy;
        }
    }
    return NULL;
}

const char *
rcn_node_content(rcn_arena *arena, const xmlNode *node)
{
    if (!node) {
        return "";
    }
    xmlChar *content = xmlNodeGetContent(node);
    rcn_text text = rcn_text_trim(rcn_text_of((const char *)content));
    const char *copy = rcn_text_string(arena, text);
    xmlFree(content);
    return copy;
}
