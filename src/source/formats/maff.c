/* Saved pages in an archive (Mozilla Archive Format): a folder for each page,
 * with an index.rdf that names its file, its address and when it was saved. */
#include "source/formats/maff.h"

#include <string.h>

#include "base/file.h"
#include "source/formats/mail_text.h"

#define PAGES_MOST 1000

/* Returns the resource that the element of a name refers to, or NULL. */
static const char *
resource_of(rcn_arena *arena, const xmlNode *description, const char *name)
{
    const xmlNode *node = rcn_node_child(description, name);
    const char *value =
        node ? rcn_node_attribute(arena, node, "resource") : NULL;
    return value && *value ? value : NULL;
}

static void
read_index(rcn_archive *archive, const char *name, rcn_maff_pages *pages)
{
    rcn_arena *arena = archive->arena;
    rcn_text bytes;
    const xmlNode *root = rcn_archive_read(archive, name, &bytes)
                              ? rcn_node_parse(arena, bytes)
                              : NULL;
    const xmlNode *description = rcn_node_child(root, "Description");
    if (!description) {
        return;
    }
    size_t folder = strlen(name) - strlen(rcn_path_name(name));
    const char *file = resource_of(arena, description, "indexfilename");
    const char *time = resource_of(arena, description, "archivetime");
    rcn_maff_page page = {
        .name = rcn_arena_printf(arena, "%.*s%s", (int)folder, name,
                                 file ? file : "index.html"),
        .url = resource_of(arena, description, "originalurl"),
        .captured = time ? rcn_mail_date(arena, rcn_text_of(time)) : NULL};
    RCN_PUSH(arena, pages, page);
}

rcn_maff_pages
rcn_maff_read(rcn_archive *archive)
{
    rcn_maff_pages pages = {0};
    zip_int64_t count = zip_get_num_entries(archive->zip, 0);
    for (zip_int64_t i = 0; i < count && pages.count < PAGES_MOST; i++) {
        const char *name = zip_get_name(archive->zip, (zip_uint64_t)i, 0);
        if (name && strcmp(rcn_path_name(name), "index.rdf") == 0) {
            read_index(archive, name, &pages);
        }
    }
    return pages;
}

const rcn_maff_page *
rcn_maff_find(const rcn_maff_pages *pages, const char *name)
{
    for (size_t i = 0; i < pages->count; i++) {
        if (strcmp(pages->items[i].name, name) == 0) {
            return &pages->items[i];
        }
    }
    return NULL;
}
