/* Styles and lists of an OpenDocument text (OASIS OpenDocument 1.3, part 3,
 * 16).  Names of built-in styles are English in every language of the
 * program, with "_20_" for a space. */
#include "source/formats/odt_styles.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#define CHAIN_MOST  16   /* styles that one inherits from */
#define STYLES_MOST 4096 /* of a document */

static const struct {
    const char *name;
    rcn_odt_kind kind;
} names[] = {
    {"Title", RCN_ODT_TITLE},
    {"Author", RCN_ODT_AUTHOR},
    {"Date", RCN_ODT_DATE},
    {"Quotations", RCN_ODT_QUOTE},
    {"Caption", RCN_ODT_CAPTION},
    {"FigureCaption", RCN_ODT_CAPTION},
    {"TableCaption", RCN_ODT_CAPTION},
    {"Illustration", RCN_ODT_CAPTION},
    {"Figure", RCN_ODT_CAPTION},
    {"Quote", RCN_ODT_QUOTE},
    {"Preformatted_20_Text", RCN_ODT_CODE},
    {"Contents_20_Heading", RCN_ODT_CONTENTS},
};

static rcn_paper_run
read_run(rcn_arena *arena, const xmlNode *style)
{
    const xmlNode *text = rcn_node_child(style, "text-properties");
    const char *weight = rcn_node_attribute(arena, text, "font-weight");
    const char *slant = rcn_node_attribute(arena, text, "font-style");
    const char *variant = rcn_node_attribute(arena, text, "font-variant");
    const char *place = rcn_node_attribute(arena, text, "text-position");
    const char *line =
        rcn_node_attribute(arena, text, "text-line-through-style");
    rcn_paper_run run = {0};
    run.bold = weight &&
               (strcmp(weight, "bold") == 0 || strtol(weight, NULL, 10) >= 600);
    run.italic = slant && strcmp(slant, "normal") != 0;
    run.small_caps = variant && strcmp(variant, "small-caps") == 0;
    run.struck = line && strcmp(line, "none") != 0;
    if (place) {
        long height = strtol(place, NULL, 10);
        run.superscript = height > 0 || strncmp(place, "super", 5) == 0;
        run.subscript = height < 0 || strncmp(place, "sub", 3) == 0;
    }
    return run;
}

static rcn_odt_kind
kind_of_name(const char *name)
{
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (strcmp(name, names[i].name) == 0) {
            return names[i].kind;
        }
    }
    return RCN_ODT_BODY;
}

static void
read_style(rcn_arena *arena, const xmlNode *node, rcn_odt_styles *styles)
{
    rcn_odt_style style = {
        .name = rcn_node_attribute(arena, node, "name"),
        .parent = rcn_node_attribute(arena, node, "parent-style-name"),
        .run = read_run(arena, node)};
    style.kind = style.name ? kind_of_name(style.name) : RCN_ODT_BODY;
    if (style.name && styles->styles.count < STYLES_MOST) {
        RCN_PUSH(arena, &styles->styles, style);
    }
}

static char
level_style(rcn_arena *arena, const xmlNode *level)
{
    const char *format = rcn_node_attribute(arena, level, "num-format");
    if (!rcn_node_is(level, "list-level-style-number")) {
        return '\0';
    }
    return format && strlen(format) == 1 && strchr("1aAiI", *format) ? *format
                                                                     : '-';
}

static void
read_list(rcn_arena *arena, const xmlNode *node, rcn_odt_styles *styles)
{
    rcn_odt_list list = {.name = rcn_node_attribute(arena, node, "name")};
    for (const xmlNode *level = node->children; level; level = level->next) {
        const char *index = rcn_node_attribute(arena, level, "level");
        size_t at = index ? strtoul(index, NULL, 10) - 1 : RCN_ODT_LEVELS;
        if (at < RCN_ODT_LEVELS) {
            const char *start = rcn_node_attribute(arena, level, "start-value");
            long first = start ? strtol(start, NULL, 10) : 1;
            list.styles[at] = level_style(arena, level);
            list.starts[at] = first > 0 && first < 100000 ? (int32_t)first : 1;
        }
    }
    if (list.name && styles->lists.count < STYLES_MOST) {
        RCN_PUSH(arena, &styles->lists, list);
    }
}

void
rcn_odt_read_styles(rcn_arena *arena, const xmlNode *root,
                    rcn_odt_styles *styles)
{
    for (const xmlNode *group = root ? root->children : NULL; group;
         group = group->next) {
        if (!rcn_node_is(group, "styles") &&
            !rcn_node_is(group, "automatic-styles")) {
            continue;
        }
        for (const xmlNode *node = group->children; node; node = node->next) {
            if (rcn_node_is(node, "style")) {
                read_style(arena, node, styles);
            } else if (rcn_node_is(node, "list-style")) {
                read_list(arena, node, styles);
            }
        }
    }
}

static const rcn_odt_style *
find_style(const rcn_odt_styles *styles, const char *name)
{
    for (size_t i = 0; name && i < styles->styles.count; i++) {
        if (strcmp(styles->styles.items[i].name, name) == 0) {
            return &styles->styles.items[i];
        }
    }
    return NULL;
}

rcn_odt_kind
rcn_odt_kind_of(const rcn_odt_styles *styles, const char *name)
{
    const rcn_odt_style *style = find_style(styles, name);
    for (int i = 0; style && i < CHAIN_MOST; i++) {
        if (style->kind != RCN_ODT_BODY) {
            return style->kind;
        }
        name = style->parent;
        style = find_style(styles, name);
    }
    return name ? kind_of_name(name) : RCN_ODT_BODY; /* one without a style */
}

void
rcn_odt_add_run(const rcn_odt_styles *styles, const char *name,
                rcn_paper_run *run)
{
    const rcn_odt_style *style = find_style(styles, name);
    for (int i = 0; style && i < CHAIN_MOST; i++) {
        run->bold = run->bold || style->run.bold;
        run->italic = run->italic || style->run.italic;
        run->small_caps = run->small_caps || style->run.small_caps;
        run->struck = run->struck || style->run.struck;
        run->superscript = run->superscript || style->run.superscript;
        run->subscript = run->subscript || style->run.subscript;
        style = find_style(styles, style->parent);
    }
}

rcn_odt_list *
rcn_odt_find_list(rcn_odt_styles *styles, const char *name)
{
    for (size_t i = 0; name && i < styles->lists.count; i++) {
        if (strcmp(styles->lists.items[i].name, name) == 0) {
            return &styles->lists.items[i];
        }
    }
    return NULL;
}
