/* Headings, quotations and lines of code of an e-book that only its style
 * sheets tell from text.  A heading is a short paragraph in large letters; its
 * look is the classes of its elements, and looks have levels in the order in
 * which they come. */
#include "source/formats/epub_styles.h"

#include <string.h>

#define CSS_MOST     ((size_t)256 * 1024) /* bytes of all sheets */
#define LOOKS_MOST   5
#define HEADING_MOST 120 /* bytes */
#define STOPPED_MOST 40  /* of one that ends like a sentence */
#define DEPTH_MOST   64

rcn_epub_styles
rcn_epub_styles_new(rcn_archive *archive)
{
    return (rcn_epub_styles){.archive = archive,
                             .sheet = rcn_html_sheet_new(archive->arena),
                             .css = rcn_buffer_new(archive->arena)};
}

void
rcn_epub_styles_read(rcn_epub_styles *styles, const char *name)
{
    for (size_t i = 0; i < styles->read.count; i++) {
        if (strcmp(styles->read.items[i], name) == 0) {
            return;
        }
    }
    RCN_PUSH(styles->archive->arena, &styles->read, name);
    rcn_text css;
    if (!rcn_archive_has(styles->archive, name) ||
        !rcn_archive_read(styles->archive, name, &css) ||
        styles->css.len + css.len > CSS_MOST) {
        return;
    }
    rcn_html_sheet_read(styles->sheet, css);
    for (size_t i = 0; i < css.len; i++) {
        unsigned char byte = (unsigned char)css.at[i];
        rcn_buffer_char(&styles->css,
                        byte < ' ' || byte == '<' ? ' ' : css.at[i]);
    }
}

static uint32_t
style_of(const rcn_epub_styles *styles, const xmlNode *node)
{
    rcn_arena *arena = styles->archive->arena;
    return rcn_html_sheet_find(styles->sheet,
                               rcn_node_attribute(arena, node, "class"),
                               rcn_node_attribute(arena, node, "style"));
}

/* What the letters of an element have in common. */
typedef struct rcn_epub_look {
    uint32_t common; /* rcn_html_style */
    size_t bytes;
} rcn_epub_look;

static void
look_at(const rcn_epub_styles *styles, const xmlNode *node, uint32_t around,
        int depth, rcn_epub_look *look)
{
    if (node->type == XML_TEXT_NODE) {
        rcn_text text = rcn_text_trim(rcn_text_of((const char *)node->content));
        look->common &= text.len ? around : UINT32_MAX;
        look->bytes += text.len;
    } else if (node->type == XML_ELEMENT_NODE && depth < DEPTH_MOST) {
        around |= style_of(styles, node);
        for (node = node->children; node; node = node->next) {
            look_at(styles, node, around, depth + 1, look);
        }
    }
}

static rcn_epub_look
look_of(const rcn_epub_styles *styles, const xmlNode *node)
{
    rcn_epub_look look = {.common = UINT32_MAX};
    look_at(styles, node, 0, 0, &look);
    look.common = look.bytes ? look.common : 0;
    return look;
}

/* Letters of the paragraphs of a file. */
typedef struct rcn_epub_count {
    size_t all, large, fixed, inset;
} rcn_epub_count;

static void
count_letters(const rcn_epub_styles *styles, const xmlNode *parent,
              rcn_epub_count *count)
{
    for (const xmlNode *node = parent->children; node; node = node->next) {
        if (rcn_node_is(node, "p")) {
            rcn_epub_look look = look_of(styles, node);
            count->all += look.bytes;
            count->large += look.common & RCN_STYLE_LARGE ? look.bytes : 0;
            count->fixed += look.common & RCN_STYLE_FIXED ? look.bytes : 0;
            count->inset += look.common & RCN_STYLE_INSET ? look.bytes : 0;
        } else if (node->type == XML_ELEMENT_NODE) {
            count_letters(styles, node, count);
        }
    }
}

/* Returns the classes of a paragraph and of the first elements in it. */
static const char *
classes_of(const rcn_epub_styles *styles, const xmlNode *node)
{
    rcn_arena *arena = styles->archive->arena;
    rcn_buffer out = rcn_buffer_new(arena);
    for (int depth = 0; node && depth < DEPTH_MOST; depth++) {
        const char *classes = rcn_node_attribute(arena, node, "class");
        rcn_buffer_printf(&out, "%s %s;", (const char *)node->name,
                          classes ? classes : "");
        node = node->children;
        while (node && node->type != XML_ELEMENT_NODE) {
            node = node->next;
        }
    }
    return rcn_text_string(arena, rcn_buffer_text(&out));
}

static int
find_look(const rcn_epub_styles *styles, const char *classes)
{
    for (size_t i = 0; i < styles->looks.count; i++) {
        if (strcmp(styles->looks.items[i], classes) == 0) {
            return (int)i + 1;
        }
    }
    return 0;
}

/* What all letters of a heading have in common is the look of headings, and no
 * emphasis. */
static void
unset_look(const rcn_epub_styles *styles, xmlNode *parent, uint32_t common)
{
    for (xmlNode *node = parent->children; node; node = node->next) {
        if (rcn_node_is(node, "span") && !(style_of(styles, node) & ~common)) {
            (void)xmlUnsetProp(node, (const xmlChar *)"class");
            unset_look(styles, node, common);
        }
    }
}

int
rcn_epub_learn_heading(rcn_epub_styles *styles, xmlNode *paragraph)
{
    const char *classes = classes_of(styles, paragraph);
    int level = find_look(styles, classes);
    if (!level && styles->looks.count < LOOKS_MOST) {
        RCN_PUSH(styles->archive->arena, &styles->looks, classes);
    }
    unset_look(styles, paragraph, look_of(styles, paragraph).common);
    return level ? level : (int)styles->looks.count;
}

/* Returns true when no element around a paragraph says what it is. */
static bool
stands_alone(const xmlNode *node)
{
    static const char *const parts[] = {"body", "section", "div", "article",
                                        "main"};
    bool known = true;
    for (node = node->parent; known && node && !rcn_node_is(node, "body");
         node = node->parent) {
        known = false;
        for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
            known = known || rcn_node_is(node, parts[i]);
        }
    }
    return known;
}

int
rcn_epub_heading_level(rcn_epub_styles *styles, xmlNode *paragraph)
{
    rcn_epub_look look = look_of(styles, paragraph);
    uint32_t unusual = look.common & ~styles->file_usual;
    if (styles->file_has_headings || !(unusual & RCN_STYLE_LARGE) ||
        look.bytes > HEADING_MOST || !stands_alone(paragraph)) {
        return 0;
    }
    const char *words = rcn_node_content(styles->archive->arena, paragraph);
    size_t len = strlen(words);
    bool stopped = len && strchr(".,;:", words[len - 1]);
    return stopped && len > STOPPED_MOST
               ? 0
               : rcn_epub_learn_heading(styles, paragraph);
}

/* Returns true for a paragraph that is set in, has no line that sticks out, and
 * stands in the letters of text. */
static bool
is_quotation(const rcn_epub_styles *styles, const xmlNode *node)
{
    uint32_t look = look_of(styles, node).common;
    uint32_t other = RCN_STYLE_HUNG | RCN_STYLE_CENTRED | RCN_STYLE_LARGE;
    return rcn_node_is(node, "p") && stands_alone(node) &&
           look & ~styles->file_usual & RCN_STYLE_INSET && !(look & other);
}

static bool
is_code(const rcn_epub_styles *styles, const xmlNode *node)
{
    return rcn_node_is(node, "p") && stands_alone(node) &&
           look_of(styles, node).common & ~styles->file_usual & RCN_STYLE_FIXED;
}

/* Appends the paragraph that follows as a line. */
static void
join_line(xmlNode *code, xmlNode *line)
{
    xmlNodeAddContent(code, (const xmlChar *)"\n");
    while (line->children) {
        xmlNode *child = line->children;
        xmlUnlinkNode(child);
        (void)xmlAddChild(code, child);
    }
    xmlUnlinkNode(line);
    xmlFreeNode(line);
}

static void
name_paragraphs(const rcn_epub_styles *styles, xmlNode *parent)
{
    for (xmlNode *node = parent->children; node; node = node->next) {
        if (is_code(styles, node)) {
            xmlNode *next;
            while ((next = xmlNextElementSibling(node)) &&
                   is_code(styles, next)) {
                join_line(node, next);
            }
            xmlNodeSetName(node, (const xmlChar *)"pre");
        } else if (is_quotation(styles, node)) {
            xmlNodeSetName(node, (const xmlChar *)"blockquote");
        } else if (node->type == XML_ELEMENT_NODE) {
            name_paragraphs(styles, node);
        }
    }
}

void
rcn_epub_styles_begin(rcn_epub_styles *styles, xmlNode *body, bool has_headings)
{
    rcn_epub_count count = {0};
    count_letters(styles, body, &count);
    styles->file_has_headings = has_headings;
    styles->file_usual = (count.large * 3 > count.all ? RCN_STYLE_LARGE : 0) |
                         (count.fixed * 3 > count.all ? RCN_STYLE_FIXED : 0) |
                         (count.inset * 3 > count.all ? RCN_STYLE_INSET : 0);
    name_paragraphs(styles, body);
}
