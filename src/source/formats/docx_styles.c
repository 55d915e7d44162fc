/* Styles and lists of a Word document (ISO/IEC 29500-1, 17.7 and 17.9).  Names
 * of built-in styles are English in every language of the program, so a style
 * is known by its name. */
#include "source/formats/docx_styles.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#define CHAIN_MOST  16   /* styles that one is based on */
#define STYLES_MOST 4096 /* of a document */
#define SHIFT_LEAST 2    /* half points */

static const struct {
    const char *name;
    rcn_docx_kind kind;
} names[] = {
    {"title", RCN_DOCX_TITLE},
    {"subtitle", RCN_DOCX_SUBTITLE},
    {"author", RCN_DOCX_AUTHOR},
    {"date", RCN_DOCX_DATE},
    {"quote", RCN_DOCX_QUOTE},
    {"intense quote", RCN_DOCX_QUOTE},
    {"block text", RCN_DOCX_QUOTE},
    {"block quotation", RCN_DOCX_QUOTE},
    {"quotations", RCN_DOCX_QUOTE},
    {"caption", RCN_DOCX_CAPTION},
    {"image caption", RCN_DOCX_CAPTION},
    {"table caption", RCN_DOCX_CAPTION},
    {"source code", RCN_DOCX_CODE},
    {"html preformatted", RCN_DOCX_CODE},
    {"preformatted text", RCN_DOCX_CODE},
    {"toc heading", RCN_DOCX_CONTENTS},
};

rcn_docx_kind
rcn_docx_kind_of_name(const char *name)
{
    if (strncasecmp(name, "heading ", 8) == 0) {
        return RCN_DOCX_HEADING;
    }
    if (strncasecmp(name, "toc ", 4) == 0) {
        return RCN_DOCX_CONTENTS;
    }
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (strcasecmp(name, names[i].name) == 0) {
            return names[i].kind;
        }
    }
    return RCN_DOCX_BODY;
}

/* Returns the value of a child: <w:NAME w:val="VALUE">; NULL without the
 * child. */
static const char *
value_of(rcn_arena *arena, const xmlNode *node, const char *name)
{
    const xmlNode *child = rcn_node_child(node, name);
    const char *value = rcn_node_attribute(arena, child, "val");
    return child && !value ? "" : value;
}

/* Returns whether a toggle such as <w:b/> is on; `before` when it is not
 * there. */
static bool
toggle(rcn_arena *arena, const xmlNode *node, const char *name, bool before)
{
    const char *value = value_of(arena, node, name);
    if (!value) {
        return before;
    }
    return strcmp(value, "0") != 0 && strcmp(value, "false") != 0 &&
           strcmp(value, "off") != 0 && strcmp(value, "none") != 0;
}

/* LibreOffice writes small letters above or below the line by how far they are
 * shifted (in half points) and by their size; letters that are only shifted mean
 * nothing. */
static void
add_shift(rcn_arena *arena, const xmlNode *properties, rcn_paper_run *run)
{
    const char *shift = value_of(arena, properties, "position");
    long by = shift && value_of(arena, properties, "sz")
                  ? strtol(shift, NULL, 10)
                  : 0;
    run->superscript = run->superscript || by >= SHIFT_LEAST;
    run->subscript = run->subscript || by <= -SHIFT_LEAST;
}

void
rcn_docx_add_run(rcn_arena *arena, const xmlNode *properties,
                 rcn_paper_run *run)
{
    run->bold = toggle(arena, properties, "b", run->bold);
    run->italic = toggle(arena, properties, "i", run->italic);
    run->struck = toggle(arena, properties, "strike", run->struck);
    run->small_caps = toggle(arena, properties, "smallCaps", run->small_caps);
    const char *height = value_of(arena, properties, "vertAlign");
    if (height) {
        run->superscript = strcmp(height, "superscript") == 0;
        run->subscript = strcmp(height, "subscript") == 0;
    } else {
        add_shift(arena, properties, run);
    }
}

static rcn_docx_style
read_style(rcn_arena *arena, const xmlNode *node)
{
    rcn_docx_style style = {.outline = -1};
    const xmlNode *paragraph = rcn_node_child(node, "pPr");
    const xmlNode *list = rcn_node_child(paragraph, "numPr");
    const char *name = value_of(arena, node, "name");
    const char *level = value_of(arena, list, "ilvl");
    const char *outline = value_of(arena, paragraph, "outlineLvl");
    style.id = rcn_node_attribute(arena, node, "styleId");
    style.parent = value_of(arena, node, "basedOn");
    style.number = value_of(arena, list, "numId");
    style.level = level ? (uint32_t)strtoul(level, NULL, 10) : 0;
    style.kind = name ? rcn_docx_kind_of_name(name) : RCN_DOCX_BODY;
    if (style.kind == RCN_DOCX_HEADING) {
        style.outline = (int)strtol(name + 8, NULL, 10) - 1;
    } else if (outline && strlen(outline) == 1 && *outline < '9') {
        style.outline = *outline - '0';
    }
    const char *type = rcn_node_attribute(arena, node, "type");
    if (type && strcmp(type, "character") == 0) {
        rcn_docx_add_run(arena, rcn_node_child(node, "rPr"), &style.run);
    }
    return style;
}

static char
number_style(const char *format)
{
    static const struct {
        const char *name;
        char style;
    } formats[] = {{"decimal", '1'},     {"decimalZero", '1'},
                   {"lowerLetter", 'a'}, {"upperLetter", 'A'},
                   {"lowerRoman", 'i'},  {"upperRoman", 'I'},
                   {"bullet", '\0'},     {"none", '?'}};
    for (size_t i = 0; format && i < sizeof formats / sizeof *formats; i++) {
        if (strcmp(format, formats[i].name) == 0) {
            return formats[i].style;
        }
    }
    return format ? '1' : '\0';
}

static void
read_levels(rcn_arena *arena, const xmlNode *parent, rcn_docx_list *list)
{
    for (const xmlNode *node = parent->children; node; node = node->next) {
        const xmlNode *level = node;
        if (rcn_node_is(node, "lvlOverride")) {
            level = rcn_node_child(node, "lvl");
        } else if (!rcn_node_is(node, "lvl")) {
            continue;
        }
        const char *index = rcn_node_attribute(arena, node, "ilvl");
        size_t at = index ? strtoul(index, NULL, 10) : 0;
        if (at >= RCN_DOCX_LEVELS) {
            continue;
        }
        const char *start = level ? value_of(arena, level, "start")
                                  : value_of(arena, node, "startOverride");
        if (level) {
            list->levels[at].style =
                number_style(value_of(arena, level, "numFmt"));
        }
        list->levels[at].restart = !level || rcn_node_is(node, "lvlOverride");
        long first = start ? strtol(start, NULL, 10) : 1;
        list->levels[at].start = first >= 0 && first < 100000 ? (int)first : 1;
    }
}

static const xmlNode *
find_abstract(rcn_arena *arena, const xmlNode *root, const char *id)
{
    for (const xmlNode *node = root->children; node; node = node->next) {
        if (rcn_node_is(node, "abstractNum")) {
            const char *own = rcn_node_attribute(arena, node, "abstractNumId");
            if (own && strcmp(own, id) == 0) {
                return node;
            }
        }
    }
    return NULL;
}

/* Returns the count that a list shares with those of the same w:abstractNum. */
static rcn_docx_count *
find_count(rcn_arena *arena, const rcn_docx_styles *styles, const char *id)
{
    for (size_t i = styles->lists.count; i-- > 0;) {
        rcn_docx_count *count = styles->lists.items[i].count;
        if (strcmp(count->id, id) == 0) {
            return count;
        }
    }
    rcn_docx_count *count = rcn_arena_alloc(arena, 1, sizeof *count);
    count->id = id;
    return count;
}

static void
read_lists(rcn_arena *arena, const xmlNode *root, rcn_docx_styles *styles)
{
    for (const xmlNode *node = root->children;
         node && styles->lists.count < STYLES_MOST; node = node->next) {
        const char *abstract = value_of(arena, node, "abstractNumId");
        if (!rcn_node_is(node, "num") || !abstract) {
            continue;
        }
        rcn_docx_list list = {.id = rcn_node_attribute(arena, node, "numId")};
        const xmlNode *levels = find_abstract(arena, root, abstract);
        if (levels && list.id) {
            read_levels(arena, levels, &list);
            read_levels(arena, node, &list);
            list.count = find_count(arena, styles, abstract);
            RCN_PUSH(arena, &styles->lists, list);
        }
    }
}

rcn_docx_styles
rcn_docx_read_styles(rcn_archive *archive)
{
    rcn_docx_styles styles = {0};
    const xmlNode *root = rcn_archive_has(archive, "word/styles.xml")
                              ? rcn_archive_xml(archive, "word/styles.xml")
                              : NULL;
    for (const xmlNode *node = root ? root->children : NULL;
         node && styles.styles.count < STYLES_MOST; node = node->next) {
        if (rcn_node_is(node, "style")) {
            rcn_docx_style style = read_style(archive->arena, node);
            if (style.id) {
                RCN_PUSH(archive->arena, &styles.styles, style);
            }
        }
    }
    root = rcn_archive_has(archive, "word/numbering.xml")
               ? rcn_archive_xml(archive, "word/numbering.xml")
               : NULL;
    if (root) {
        read_lists(archive->arena, root, &styles);
    }
    return styles;
}

static const rcn_docx_style *
style_of(const rcn_docx_styles *styles, const char *id)
{
    for (size_t i = 0; id && i < styles->styles.count; i++) {
        if (strcmp(styles->styles.items[i].id, id) == 0) {
            return &styles->styles.items[i];
        }
    }
    return NULL;
}

rcn_docx_style
rcn_docx_find_style(const rcn_docx_styles *styles, const char *id)
{
    const rcn_docx_style *found = style_of(styles, id);
    rcn_docx_style style = {.outline = -1};
    if (!found) {
        return style;
    }
    style = *found;
    for (int i = 0; i < CHAIN_MOST && (found = style_of(styles, found->parent));
         i++) {
        if (style.kind == RCN_DOCX_BODY) {
            style.kind = found->kind;
        }
        style.outline = style.outline < 0 ? found->outline : style.outline;
        if (!style.number) {
            style.number = found->number;
            style.level = found->level;
        }
    }
    return style;
}

rcn_docx_list *
rcn_docx_find_list(rcn_docx_styles *styles, const char *id)
{
    for (size_t i = 0; id && i < styles->lists.count; i++) {
        if (strcmp(styles->lists.items[i].id, id) == 0) {
            return &styles->lists.items[i];
        }
    }
    return NULL;
}
