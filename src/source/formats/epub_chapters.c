/* What the chapters of an EPUB that is split need of the book. */
#include "source/formats/epub_chapters.h"

#include "source/formats/archive.h"

#define STATED_MOST 20                 /* entries of the metadata */
#define FILE_MOST   ((size_t)16 << 20) /* bytes of HTML */

rcn_epub_metadata
rcn_epub_read_stated(rcn_arena *arena, const xmlNode *root, const char *package)
{
    static const struct {
        const char *name, *key;
        rcn_metadata_kind kind;
    } all[] = {{"creator", "dc.creator", RCN_METADATA_AUTHOR},
               {"date", "dc.date", RCN_METADATA_PUBLISHED},
               {"language", "dc.language", RCN_METADATA_LANGUAGE},
               {"publisher", "dc.publisher", RCN_METADATA_PUBLISHER}};
    rcn_epub_metadata stated = {0};
    const xmlNode *metadata = rcn_node_child(root, "metadata");
    for (const xmlNode *node = metadata ? metadata->children : NULL;
         node && stated.count < STATED_MOST; node = node->next) {
        for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
            if (rcn_node_is(node, all[i].name)) {
                rcn_metadata_item item = {.kind = all[i].kind,
                                          .place = RCN_PLACE_DUBLIN_CORE,
                                          .key = all[i].key,
                                          .value =
                                              rcn_node_content(arena, node),
                                          .file = package,
                                          .line = (uint32_t)xmlGetLineNo(node)};
                RCN_PUSH(arena, &stated, item);
            }
        }
    }
    return stated;
}

rcn_epub_metadata
rcn_epub_name_chapter(rcn_arena *arena, const rcn_epub_metadata *stated,
                      const char *label)
{
    rcn_epub_metadata about = {0};
    for (size_t i = 0; i < stated->count; i++) {
        RCN_PUSH(arena, &about, stated->items[i]);
    }
    if (label && *label) {
        rcn_metadata_item title = {.kind = RCN_METADATA_TITLE,
                                   .place = RCN_PLACE_META,
                                   .key = "table of contents",
                                   .value = label,
                                   .line = 1};
        RCN_PUSH(arena, &about, title);
    }
    return about;
}

bool
rcn_epub_has_text(rcn_text bytes)
{
    rcn_arena *scratch = rcn_arena_new(0);
    const xmlNode *root =
        bytes.len <= FILE_MOST ? rcn_node_parse(scratch, bytes) : NULL;
    const xmlNode *body = root ? rcn_node_child(root, "body") : NULL;
    bool text = !body || *rcn_node_content(scratch, body);
    rcn_arena_free(scratch);
    return text;
}
