/* The documents in an EPUB.  A document is a section of type chapter: a header
 * of class attribution with the editor's words and the title, then a division
 * of class text in which every word is the source's.  There each block is an
 * element with the block's id, whose text content is the block's text. */
#include <libxml/tree.h>
#include <string.h>

#include "base/hash.h"
#include "base/list.h"
#include "verify/container.h"
#include "verify/proof.h"

/* A document that is being read; long ones go on in the next file. */
typedef struct rcn_chapter {
    const char *title;
    RCN_LIST(rcn_proof_part) parts;
    rcn_buffer stray;
} rcn_chapter;

typedef struct rcn_spine_reader {
    rcn_arena *arena;
    rcn_arena *scratch; /**< for one file */
    rcn_container *container;
    const char *file; /**< that is being read */
    RCN_LIST(rcn_chapter) chapters;
} rcn_spine_reader;

static bool
is_element(const xmlNode *node, const char *name)
{
    return node->type == XML_ELEMENT_NODE &&
           strcmp((const char *)node->name, name) == 0;
}

/* Returns true if one of the words of the attribute is `word`. */
static bool
has_word(const rcn_spine_reader *reader, const xmlNode *node,
         const char *attribute, const char *word)
{
    const char *value =
        node->type == XML_ELEMENT_NODE
            ? rcn_container_attribute(reader->scratch, node, attribute)
            : NULL;
    size_t len = strlen(word);
    for (const char *at = value; at && *at;) {
        at += strspn(at, " \t\r\n");
        size_t here = strcspn(at, " \t\r\n");
        if (here == len && memcmp(at, word, len) == 0) {
            return true;
        }
        at += here;
    }
    return false;
}

/* Returns true for a text of ruby (HTML Living Standard, 4.5.12) that no
 * bracket of its own is before: it is read in brackets. */
static bool
is_bare_ruby(const xmlNode *node)
{
    return is_element(node, "rt") &&
           !(node->prev && is_element(node->prev, "rp"));
}

/* The text content of a node and all below it; libxml2 limits the depth.  A
 * formula says its alternative text. */
static void
add_content(const xmlNode *node, rcn_buffer *out)
{
    if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) {
        rcn_buffer_string(out, (const char *)node->content);
    } else if (node->type == XML_ENTITY_REF_NODE) {
        rcn_buffer_printf(out, "&%s;", (const char *)node->name);
    } else if (is_element(node, "math")) {
        xmlChar *words = xmlGetNoNsProp(node, (const xmlChar *)"alttext");
        rcn_buffer_string(out, words ? (const char *)words : "");
        xmlFree(words);
    } else if (node->type == XML_ELEMENT_NODE) {
        rcn_buffer_string(out, is_bare_ruby(node) ? "(" : "");
        for (const xmlNode *at = node->children; at; at = at->next) {
            if (!is_element(node, "table") || !is_element(at, "caption")) {
                add_content(at, out);
            }
        }
        rcn_buffer_string(out, is_bare_ruby(node) ? ")" : "");
    }
}

static rcn_text
content_of(rcn_arena *arena, const xmlNode *node)
{
    rcn_buffer out = rcn_buffer_new(arena);
    add_content(node, &out);
    rcn_text text = rcn_buffer_text(&out);
    return (rcn_text){rcn_text_string(arena, text), text.len};
}

static const xmlNode *
image_of(const xmlNode *figure)
{
    const xmlNode *image = figure->children;
    while (image && !is_element(image, "img")) {
        image = image->next;
    }
    return image;
}

/* Returns the picture by its bytes, whatever its file is called; NULL without
 * one. */
static const char *
figure_image(const rcn_spine_reader *reader, const xmlNode *figure)
{
    const xmlNode *image = image_of(figure);
    const char *source =
        image ? rcn_container_attribute(reader->scratch, image, "src") : NULL;
    const char *slash = strrchr(reader->file, '/');
    int folder = slash ? (int)(slash - reader->file) + 1 : 0;
    rcn_text bytes;
    char hash[65];
    if (!source ||
        !rcn_container_read(reader->container, reader->scratch,
                            rcn_arena_printf(reader->scratch, "%.*s%s", folder,
                                             reader->file, source),
                            &bytes)) {
        return NULL;
    }
    rcn_sha256(bytes, hash);
    return rcn_arena_printf(reader->arena, "image-%.16s", hash);
}

/* Returns what stands for a picture: the alternative text, or words in its
 * place. */
static rcn_text
figure_text(const rcn_spine_reader *reader, const xmlNode *figure)
{
    const xmlNode *image = image_of(figure);
    if (image) {
        return rcn_text_of(
            rcn_container_attribute(reader->arena, image, "alt"));
    }
    rcn_buffer out = rcn_buffer_new(reader->arena);
    for (const xmlNode *at = figure->children; at; at = at->next) {
        if (!is_element(at, "figcaption")) {
            add_content(at, &out);
        }
    }
    return rcn_text_trim(rcn_buffer_text(&out));
}

/* Words where none may stand are kept to be shown. */
static void
add_stray(rcn_spine_reader *reader, rcn_chapter *chapter, const xmlNode *node)
{
    rcn_text text = content_of(reader->scratch, node);
    if (!rcn_text_blank(text)) {
        rcn_buffer_add(&chapter->stray, rcn_text_trim(text));
        rcn_buffer_char(&chapter->stray, ' ');
    }
}

static bool
read_kind(const rcn_spine_reader *reader, const xmlNode *node,
          rcn_proof_part_kind *ret_kind)
{
    const char *name = (const char *)node->name;
    if (strcmp(name, "figcaption") == 0 || strcmp(name, "caption") == 0 ||
        (strcmp(name, "p") == 0 &&
         has_word(reader, node, "class", "caption"))) {
        *ret_kind = RCN_PART_CAPTION;
    } else if (strcmp(name, "figure") == 0) {
        *ret_kind = RCN_PART_FIGURE;
    } else if (name[0] == 'h' && name[1] >= '1' && name[1] <= '6' && !name[2]) {
        *ret_kind = RCN_PART_HEADING;
    } else if (strcmp(name, "pre") == 0) {
        *ret_kind = RCN_PART_PRE;
    } else if (strcmp(name, "table") == 0) {
        *ret_kind = RCN_PART_TABLE;
    } else if (strcmp(name, "p") != 0) {
        return false;
    } else if (has_word(reader, node, "class", "item")) {
        bool item = is_element(node->parent, "li") ||
                    is_element(node->parent, "dt") ||
                    is_element(node->parent, "dd");
        *ret_kind = item ? RCN_PART_ITEM : RCN_PART_PARAGRAPH;
    } else {
        *ret_kind = is_element(node->parent, "blockquote") ? RCN_PART_QUOTE
                                                           : RCN_PART_PARAGRAPH;
    }
    return true;
}

static const xmlNode *
child_of(const rcn_spine_reader *reader, const xmlNode *parent,
         const char *name, const char *class_name)
{
    for (const xmlNode *at = parent->children; at; at = at->next) {
        if (is_element(at, name) &&
            (!class_name || has_word(reader, at, "class", class_name))) {
            return at;
        }
    }
    return NULL;
}

static void
read_block(rcn_spine_reader *reader, rcn_chapter *chapter, const xmlNode *node,
           rcn_proof_part_kind kind)
{
    rcn_proof_part part = {.kind = kind};
    part.id = rcn_container_attribute(reader->arena, node, "id");
    part.text = kind == RCN_PART_FIGURE ? figure_text(reader, node)
                                        : content_of(reader->arena, node);
    part.image = kind == RCN_PART_FIGURE ? figure_image(reader, node) : NULL;
    RCN_PUSH(reader->arena, &chapter->parts, part);
}

static bool
holds_blocks(const xmlNode *node)
{
    static const char *const names[] = {"ul", "ol", "li",        "dl",
                                        "dt", "dd", "blockquote"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (is_element(node, names[i])) {
            return true;
        }
    }
    return false;
}

/* Blocks below a node; what is neither block nor list nor quotation must have
 * no words. */
static void
read_blocks(rcn_spine_reader *reader, rcn_chapter *chapter,
            const xmlNode *parent)
{
    for (const xmlNode *at = parent->children; at; at = at->next) {
        rcn_proof_part_kind kind = RCN_PART_PARAGRAPH;
        if (holds_blocks(at)) {
            read_blocks(reader, chapter, at);
        } else if (at->type == XML_ELEMENT_NODE &&
                   read_kind(reader, at, &kind)) {
            const xmlNode *heading = kind == RCN_PART_TABLE
                                         ? child_of(reader, at, "caption", NULL)
                                         : NULL;
            if (heading) {
                read_block(reader, chapter, heading, RCN_PART_CAPTION);
            }
            read_block(reader, chapter, at, kind);
            const xmlNode *caption =
                kind == RCN_PART_FIGURE
                    ? child_of(reader, at, "figcaption", NULL)
                    : NULL;
            if (caption) {
                read_block(reader, chapter, caption, RCN_PART_CAPTION);
            }
        } else {
            add_stray(reader, chapter, at);
        }
    }
}

/* Returns the chapter that a section belongs to: a new one, unless its header
 * states that it goes on and its title is that of the one before. */
static rcn_chapter *
chapter_for(rcn_spine_reader *reader, const xmlNode *header)
{
    const xmlNode *heading =
        header ? child_of(reader, header, "h1", NULL) : NULL;
    const char *title = heading ? content_of(reader->arena, heading).at : NULL;
    rcn_chapter *last =
        reader->chapters.count
            ? &reader->chapters.items[reader->chapters.count - 1]
            : NULL;
    if (last && title && last->title && strcmp(title, last->title) == 0 &&
        child_of(reader, header, "p", "continued")) {
        return last;
    }
    rcn_chapter chapter = {.title = title,
                           .stray = rcn_buffer_new(reader->arena)};
    RCN_PUSH(reader->arena, &reader->chapters, chapter);
    return &reader->chapters.items[reader->chapters.count - 1];
}

static void
read_section(rcn_spine_reader *reader, const xmlNode *section)
{
    const xmlNode *header = child_of(reader, section, "header", "attribution");
    rcn_chapter *chapter = chapter_for(reader, header);
    for (const xmlNode *at = section->children; at; at = at->next) {
        if (is_element(at, "div") && has_word(reader, at, "class", "text")) {
            read_blocks(reader, chapter, at);
        } else if (at != header) {
            add_stray(reader, chapter, at);
        }
    }
}

/* Sections of type chapter, wherever they stand. */
static void
read_sections(rcn_spine_reader *reader, const xmlNode *node)
{
    for (const xmlNode *at = node->children; at; at = at->next) {
        if (is_element(at, "section") &&
            has_word(reader, at, "type", "chapter")) {
            read_section(reader, at);
        } else if (at->type == XML_ELEMENT_NODE) {
            read_sections(reader, at);
        }
    }
}

static bool
read_files(rcn_spine_reader *reader, rcn_container *container)
{
    rcn_spine spine = {0};
    if (!rcn_container_spine(container, &spine)) {
        return false;
    }
    for (size_t i = 0; i < spine.count; i++) {
        rcn_log_step(container->log, "verifying chapters of the EPUB", i,
                     spine.count);
        reader->file = spine.items[i];
        xmlDocPtr document =
            rcn_container_parse(container, reader->scratch, spine.items[i]);
        if (!document) {
            return false;
        }
        const xmlNode *root = xmlDocGetRootElement(document);
        if (root) {
            read_sections(reader, root);
        }
        rcn_arena_reset(reader->scratch);
    }
    return true;
}

bool
rcn_epub_documents(rcn_arena *arena, const char *path, size_t content,
                   rcn_log *log, const rcn_proof_document **ret_documents,
                   size_t *ret_count)
{
    rcn_container container;
    rcn_spine_reader reader = {.arena = arena};
    if (!rcn_container_open(&container, arena, path, content, log)) {
        return false;
    }
    reader.scratch = rcn_arena_new(0);
    reader.container = &container;
    bool ok = read_files(&reader, &container);
    rcn_arena_free(reader.scratch);
    if (!ok) {
        return false;
    }
    rcn_proof_document *documents =
        rcn_arena_alloc(arena, reader.chapters.count + 1, sizeof *documents);
    for (size_t i = 0; i < reader.chapters.count; i++) {
        rcn_chapter *chapter = &reader.chapters.items[i];
        documents[i] = (rcn_proof_document){
            .title = chapter->title,
            .parts = chapter->parts.items,
            .count = chapter->parts.count,
            .stray = chapter->stray.len ? rcn_buffer_text(&chapter->stray).at
                                        : NULL};
    }
    *ret_documents = documents;
    *ret_count = reader.chapters.count;
    return true;
}
