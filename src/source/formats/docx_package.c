/* The package of a Word document (ISO/IEC 29500-2): parts, their relations,
 * properties, and what is in parts of its own: notes and comments. */
#include "source/formats/docx_package.h"

#include <string.h>

#include "base/codes.h"

#define MAIN_NAME "word/document.xml"
#define MAIN_TYPE "/officeDocument"

static const xmlNode *
optional(rcn_archive *archive, const char *name)
{
    return rcn_archive_has(archive, name) ? rcn_archive_xml(archive, name)
                                          : NULL;
}

static rcn_docx_part
open_part(rcn_archive *archive, const char *folder, const char *name)
{
    rcn_arena *arena = archive->arena;
    return (rcn_docx_part){
        .folder = folder,
        .root =
            optional(archive, rcn_arena_printf(arena, "%s%s", folder, name)),
        .relations = optional(
            archive, rcn_arena_printf(arena, "%s_rels/%s.rels", folder, name))};
}

/* Returns where the package states that its text is. */
static const char *
main_name(rcn_archive *archive)
{
    const xmlNode *root = optional(archive, "_rels/.rels");
    for (const xmlNode *node = root ? root->children : NULL; node;
         node = node->next) {
        const char *type = rcn_node_attribute(archive->arena, node, "Type");
        const char *target = rcn_node_attribute(archive->arena, node, "Target");
        if (type && target && rcn_text_ends(rcn_text_of(type), MAIN_TYPE)) {
            return target + (*target == '/');
        }
    }
    return MAIN_NAME;
}

rcn_docx_part
rcn_docx_open_main(rcn_archive *archive)
{
    const char *name = main_name(archive);
    name = rcn_archive_has(archive, name) ? name : MAIN_NAME;
    const char *slash = strrchr(name, '/');
    size_t len = slash ? (size_t)(slash - name) + 1 : 0;
    rcn_docx_part part = open_part(
        archive, rcn_arena_strndup(archive->arena, name, len), name + len);
    if (!part.root && !rcn_archive_has(archive, name)) {
        (void)rcn_archive_xml(archive, name); /* says why */
    }
    return part;
}

rcn_docx_part
rcn_docx_open_beside(rcn_archive *archive, const rcn_docx_part *part,
                     const char *name)
{
    return open_part(archive, part->folder, name);
}

const char *
rcn_docx_relation(rcn_arena *arena, const rcn_docx_part *part, const char *id)
{
    const xmlNode *node = part->relations ? part->relations->children : NULL;
    for (; id && node; node = node->next) {
        const char *own = rcn_node_attribute(arena, node, "Id");
        if (own && strcmp(own, id) == 0) {
            return rcn_node_attribute(arena, node, "Target");
        }
    }
    return NULL;
}

const char *
rcn_docx_part_name(rcn_arena *arena, const rcn_docx_part *part,
                   const char *target)
{
    return *target == '/'
               ? target + 1
               : rcn_arena_printf(arena, "%s%s", part->folder, target);
}

const xmlNode *
rcn_docx_find_note(rcn_arena *arena, rcn_docx_part *part, const char *id)
{
    const xmlNode *first = part->root ? part->root->children : NULL;
    if (!first) {
        return NULL;
    }
    const xmlNode *start = part->next_note ? part->next_note : first;
    bool wrapped = start == first;
    for (const xmlNode *node = start;; node = node->next) {
        if (!node && wrapped) {
            return NULL;
        }
        if (!node) {
            wrapped = true;
            node = first;
        }
        const char *own = rcn_node_attribute(arena, node, "id");
        if (own && strcmp(own, id) == 0) {
            part->next_note = node->next;
            return node;
        }
    }
}

void
rcn_docx_read_properties(rcn_archive *archive, rcn_paper *paper,
                         bool with_language)
{
    const xmlNode *core = optional(archive, "docProps/core.xml");
    static const struct {
        const char *name, *meta;
    } all[] = {{"title", "title"},
               {"creator", "dcterms.creator"},
               {"created", "file.created"},
               {"modified", "dcterms.modified"},
               {"language", "lang"}};
    for (size_t i = 0; core && i < sizeof all / sizeof *all; i++) {
        const xmlNode *node = rcn_node_child(core, all[i].name);
        if (strcmp(all[i].meta, "lang") == 0 && !with_language) {
            continue;
        }
        rcn_paper_meta(paper, all[i].meta,
                       rcn_node_content(archive->arena, node));
    }
}

void
rcn_docx_report_comments(rcn_archive *archive, const rcn_docx_part *main)
{
    rcn_docx_part comments =
        rcn_docx_open_beside(archive, main, "comments.xml");
    const xmlNode *node = comments.root ? comments.root->children : NULL;
    for (; node; node = node->next) {
        if (rcn_node_is(node, "comment")) {
            const char *who =
                rcn_node_attribute(archive->arena, node, "author");
            rcn_log_add(archive->log, RCN_CODE_SOURCE_COMMENT,
                        (rcn_place){archive->path, 0, 0}, "%s: %s",
                        who ? who : "", rcn_node_content(archive->arena, node));
        }
    }
}
