/* Elements as blocks will know them: tag, names, what they are inside of,
 * whether they are shown. */
#include <string.h>
#include <strings.h>

#include "source/html/build.h"

#define NAME_LIMIT    512
#define DEPTH_LIMIT   250
#define HEADING_STEPS 3 /* from a button to the heading it is in */

const char *
rcn_html_attribute(rcn_html_attributes attributes, const char *name)
{
    for (size_t i = 0; attributes && attributes[i]; i += 2) {
        const char *found = (const char *)attributes[i];
        if (found[0] == name[0] && strcmp(found, name) == 0) {
            const char *value = (const char *)attributes[i + 1];
            return value ? value : "";
        }
    }
    return NULL;
}

static uint32_t
hash_bytes(const char *at, size_t len)
{
    uint32_t hash = 2166136261u; /* FNV-1a */
    for (size_t i = 0; i < len; i++) {
        hash = (hash ^ (unsigned char)at[i]) * 16777619u;
    }
    return hash;
}

static void
widen_slots(rcn_html_builder *builder)
{
    size_t count = builder->name_slot_count ? builder->name_slot_count * 4 : 64;
    uint32_t *slots = rcn_arena_alloc(builder->scratch, count, sizeof *slots);
    for (uint32_t i = 0; i < builder->names.count; i++) {
        const char *name = builder->names.items[i];
        size_t at = hash_bytes(name, strlen(name)) & (count - 1);
        while (slots[at]) {
            at = (at + 1) & (count - 1);
        }
        slots[at] = i + 1;
    }
    builder->name_slots = slots;
    builder->name_slot_count = count;
}

/* Returns the index of a name, which is kept once. */
static uint32_t
intern(rcn_html_builder *builder, rcn_text name)
{
    if (builder->names.count * 2 >= builder->name_slot_count) {
        widen_slots(builder);
    }
    size_t mask = builder->name_slot_count - 1;
    size_t at = hash_bytes(name.at, name.len) & mask;
    for (; builder->name_slots[at]; at = (at + 1) & mask) {
        uint32_t index = builder->name_slots[at] - 1;
        if (rcn_text_is(name, builder->names.items[index])) {
            return index;
        }
    }
    builder->name_slots[at] = (uint32_t)builder->names.count + 1;
    RCN_PUSH(builder->scratch, &builder->names,
             rcn_text_string(builder->arena, name));
    return (uint32_t)builder->names.count - 1;
}

static uint32_t
name_of(rcn_html_builder *builder, rcn_html_attributes attributes)
{
    static const char *const parts[] = {"class", "id", "itemprop"};
    char name[NAME_LIMIT];
    size_t len = 0;
    for (size_t i = 0; i < 3; i++) {
        rcn_text value = rcn_text_of(rcn_html_attribute(attributes, parts[i]));
        if (!value.len) {
            continue;
        }
        if (len && len < sizeof name) {
            name[len++] = ' ';
        }
        size_t left = sizeof name - len;
        size_t more = value.len < left ? value.len : left;
        memcpy(name + len, value.at, more);
        len += more;
    }
    return len ? intern(builder, (rcn_text){name, len}) : 0;
}

/* The bit an element sets for all that is in it. */
static const uint32_t inside_bits[RCN_TAG_COUNT] = {
    [RCN_TAG_ARTICLE] = 1u << RCN_IN_ARTICLE,
    [RCN_TAG_MAIN] = 1u << RCN_IN_MAIN,
    [RCN_TAG_ASIDE] = 1u << RCN_IN_ASIDE,
    [RCN_TAG_NAV] = 1u << RCN_IN_NAV,
    [RCN_TAG_FOOTER] = 1u << RCN_IN_FOOTER,
    [RCN_TAG_HEADER] = 1u << RCN_IN_HEADER,
    [RCN_TAG_FORM] = 1u << RCN_IN_FORM,
    [RCN_TAG_TABLE] = 1u << RCN_IN_TABLE,
    [RCN_TAG_UL] = 1u << RCN_IN_UL,
    [RCN_TAG_OL] = 1u << RCN_IN_OL,
    [RCN_TAG_FIGURE] = 1u << RCN_IN_FIGURE,
    [RCN_TAG_BLOCKQUOTE] = 1u << RCN_IN_BLOCKQUOTE,
    [RCN_TAG_SECTION] = 1u << RCN_IN_SECTION,
    [RCN_TAG_DIALOG] = 1u << RCN_IN_DIALOG,
    [RCN_TAG_SELECT] = 1u << RCN_IN_SELECT,
    [RCN_TAG_BUTTON] = 1u << RCN_IN_BUTTON,
    [RCN_TAG_LABEL] = 1u << RCN_IN_LABEL,
    [RCN_TAG_TD] = 1u << RCN_IN_TD,
    [RCN_TAG_DL] = 1u << RCN_IN_DL,
    [RCN_TAG_DETAILS] = 1u << RCN_IN_DETAILS,
    [RCN_TAG_A] = 1u << RCN_IN_A,
    [RCN_TAG_PRE] = 1u << RCN_IN_PRE,
    [RCN_TAG_LISTING] = 1u << RCN_IN_PRE,
    [RCN_TAG_XMP] = 1u << RCN_IN_PRE,
    [RCN_TAG_PLAINTEXT] = 1u << RCN_IN_PRE,
};

static uint32_t
role_bit(const char *role)
{
    static const struct {
        const char *role;
        rcn_html_tag tag;
    } roles[] = {
        {"navigation", RCN_TAG_NAV},     {"banner", RCN_TAG_HEADER},
        {"contentinfo", RCN_TAG_FOOTER}, {"complementary", RCN_TAG_ASIDE},
        {"main", RCN_TAG_MAIN},          {"article", RCN_TAG_ARTICLE},
        {"dialog", RCN_TAG_DIALOG},      {"button", RCN_TAG_BUTTON},
    };
    for (size_t i = 0; role && i < sizeof roles / sizeof *roles; i++) {
        if (strcmp(role, roles[i].role) == 0) {
            return inside_bits[roles[i].tag];
        }
    }
    return 0;
}

/* Returns whether `element`, which is to hold a button, is in a heading or a
 * term of a list that has no words yet.  Such a button unfolds what follows
 * (WAI-ARIA Authoring Practices, accordion): its words are the heading. */
static bool
is_bare_heading(const rcn_html_builder *builder, uint32_t element)
{
    size_t count = builder->blocks.count;
    uint32_t last =
        count ? builder->blocks.items[count - 1].element : RCN_HTML_NONE;
    for (int i = 0; i < HEADING_STEPS && element != RCN_HTML_NONE; i++) {
        rcn_html_tag tag = (rcn_html_tag)builder->elements.items[element].tag;
        if ((tag >= RCN_TAG_H1 && tag <= RCN_TAG_H6) || tag == RCN_TAG_DT) {
            return last == RCN_HTML_NONE || last < element;
        }
        element = builder->elements.items[element].parent;
    }
    return false;
}

/* Returns what an element is by the class that MediaWiki or WordPress gave it
 * before <figure> was in use; else its own tag. */
static rcn_html_tag
meant_tag(rcn_html_tag tag, rcn_html_attributes attributes)
{
    const char *classes = rcn_html_attribute(attributes, "class");
    bool plain = tag == RCN_TAG_DIV || tag == RCN_TAG_P || tag == RCN_TAG_SPAN;
    if (!plain || !classes) {
        return tag;
    }
    static const char *const names[] = {"wp-caption-text", "thumbcaption",
                                        "wp-caption", "thumbinner"};
    size_t found = rcn_html_find_class(classes, names, 4);
    return found < 2 ? RCN_TAG_FIGCAPTION : found < 4 ? RCN_TAG_FIGURE : tag;
}

uint32_t
rcn_html_record(rcn_html_builder *builder, rcn_html_tag tag, uint32_t parent,
                rcn_html_attributes attributes)
{
    bool again =
        parent != RCN_HTML_NONE && (tag == RCN_TAG_HTML || tag == RCN_TAG_BODY);
    if (again &&
        (tag == RCN_TAG_HTML || builder->elements.items[parent].depth > 0)) {
        return parent; /* the parser opens a page within the page */
    }
    tag = meant_tag(tag, attributes);
    bool needed = rcn_html_tag_is(tag, 'B') || tag == RCN_TAG_A;
    const char *role = rcn_html_attribute(attributes, "role");
    if ((tag == RCN_TAG_BUTTON || (role && strcmp(role, "button") == 0)) &&
        is_bare_heading(builder, parent)) {
        tag = RCN_TAG_SPAN;
        role = NULL;
    }
    uint32_t name = 0;
    if (builder->elements.count < builder->element_limit) {
        name = name_of(builder, attributes);
    } else {
        builder->full = true;
    }
    if ((!needed && !name) || builder->full) {
        return parent;
    }
    const rcn_html_element *around =
        parent == RCN_HTML_NONE ? NULL : &builder->elements.items[parent];
    if (around && around->depth >= DEPTH_LIMIT) {
        return parent;
    }
    bool list = tag == RCN_TAG_UL || tag == RCN_TAG_OL || tag == RCN_TAG_DL;
    uint8_t lists = around ? around->lists : 0;
    rcn_html_element element = {
        .parent = parent,
        .name = name,
        .inside =
            (around ? around->inside : 0) | inside_bits[tag] | role_bit(role),
        .depth = around ? (uint16_t)(around->depth + 1) : 0,
        .tag = (uint8_t)tag,
        .lists = (uint8_t)(lists + (list && lists < UINT8_MAX)),
    };
    RCN_PUSH(builder->scratch, &builder->elements, element);
    return (uint32_t)builder->elements.count - 1;
}

/* Returns true when a declaration "NAME: VALUE" is in a style, spaces and case
 * aside. */
static bool
style_says(const char *style, const char *name, const char *value)
{
    size_t len = strlen(name);
    for (const char *at = style; *at; at++) {
        if ((*at | 0x20) != name[0] || strncasecmp(at, name, len) != 0) {
            continue;
        }
        const char *rest = at + len;
        rest += strspn(rest, " \t\r\n");
        if (*rest != ':') {
            continue;
        }
        rest += 1 + strspn(rest + 1, " \t\r\n");
        if (strncasecmp(rest, value, strlen(value)) == 0) {
            return true;
        }
    }
    return false;
}

/* Returns true when the browser leaves no room for an element. */
static bool
is_not_displayed(rcn_html_tag tag, rcn_html_attributes attributes)
{
    if (!attributes || tag == RCN_TAG_HTML || tag == RCN_TAG_BODY) {
        return false;
    }
    const char *style = rcn_html_attribute(attributes, "style");
    return rcn_html_attribute(attributes, "hidden") ||
           (style && style_says(style, "display", "none"));
}

/* Returns true when a style clips an element to nothing, as for words that only
 * screen readers say (W3C, WAI tutorials, "visually hidden"). */
static bool
is_clipped(rcn_html_tag tag, rcn_html_attributes attributes)
{
    const char *style =
        attributes ? rcn_html_attribute(attributes, "style") : NULL;
    return style && tag != RCN_TAG_H1 &&
           style_says(style, "position", "absolute") &&
           (style_says(style, "clip", "rect(0") ||
            style_says(style, "clip", "rect(1px"));
}

bool
rcn_html_is_hidden(rcn_html_tag tag, rcn_html_attributes attributes)
{
    if (!attributes || tag == RCN_TAG_HTML || tag == RCN_TAG_BODY) {
        return false;
    }
    const char *aria = rcn_html_attribute(attributes, "aria-hidden");
    const char *style = rcn_html_attribute(attributes, "style");
    return (aria && strcmp(aria, "true") == 0) ||
           (style && style_says(style, "visibility", "hidden")) ||
           is_not_displayed(tag, attributes);
}

/* Returns true when a word is in a text, ASCII letters of any case. */
static bool
has_word(const char *text, const char *word)
{
    size_t len = strlen(word);
    for (; *text; text++) {
        if (strncasecmp(text, word, len) == 0) {
            return true;
        }
    }
    return false;
}

/* Returns true when a role, a class or the like names what readers unfold. */
static bool
unfolds(rcn_html_attributes attributes)
{
    static const char *const words[] = {"panel",  "tab-",   "collaps", "accord",
                                        "toggle", "expand", "fold",    "answer",
                                        "faq",    "more",   "spoiler"};
    for (size_t i = 0; attributes[i]; i += 2) {
        const char *value = (const char *)attributes[i + 1];
        for (size_t j = 0; value && j < sizeof words / sizeof *words; j++) {
            if (has_word(value, words[j])) {
                return true;
            }
        }
    }
    return false;
}

/* Returns true when a class of an element states that it is left out in print:
 * the names of MediaWiki, Bootstrap and other frameworks; or its id that it is
 * the bar of the Wayback Machine. */
static bool
is_for_screens(rcn_html_attributes attributes)
{
    static const char *const names[] = {
        "noprint",      "no-print",     "hidden-print", "d-print-none",
        "print-hidden", "print:hidden", "print-none",   "hide-for-print"};
    const char *value = rcn_html_attribute(attributes, "class");
    const char *id = rcn_html_attribute(attributes, "id");
    if (rcn_html_has_one_class(value, names, sizeof names / sizeof *names)) {
        return true;
    }
    return id && (strcmp(id, "wm-ipp-base") == 0 || strcmp(id, "wm-ipp") == 0);
}

bool
rcn_html_is_for_readers(const char *classes)
{
    static const char *const names[] = {
        "sr-only",           "visually-hidden",
        "visuallyhidden",    "screen-reader-text",
        "screenreader-only", "assistive-text",
        "element-invisible", "landmark"};
    return rcn_html_has_one_class(classes, names, sizeof names / sizeof *names);
}

/* Returns true for a heading below the first that only screen readers say. */
static bool
is_heading_for_readers(rcn_html_tag tag, rcn_html_attributes attributes)
{
    return tag >= RCN_TAG_H2 && tag <= RCN_TAG_H6 &&
           rcn_html_is_for_readers(rcn_html_attribute(attributes, "class"));
}

bool
rcn_html_is_unseen(rcn_html_tag tag, rcn_html_attributes attributes)
{
    return is_heading_for_readers(tag, attributes) ||
           is_clipped(tag, attributes) ||
           (is_not_displayed(tag, attributes) && !unfolds(attributes)) ||
           is_for_screens(attributes);
}
