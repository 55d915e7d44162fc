/* Drawings of pages for the books (Scalable Vector Graphics 1.1, second
 * edition; EPUB 3.3, 5.4): what a reading system must not run, fetch or doubt
 * is taken out of the tree.  What would change the look refuses the whole
 * drawing. */
#include "source/drawing.h"

#include <libxml/parser.h>
#include <libxml/tree.h>
#include <libxml/valid.h>
#include <string.h>
#include <strings.h>

#define SVG_SPACE     "http://www.w3.org/2000/svg"
#define XLINK_SPACE   "http://www.w3.org/1999/xlink"
#define BYTES_MOST    ((size_t)2 * 1024 * 1024)
#define ELEMENTS_MOST 20000
#define DEPTH_MOST    64

typedef struct rcn_drawing_tree {
    xmlDocPtr document;
    xmlHashTablePtr ids; /* of those kept */
    size_t elements;
} rcn_drawing_tree;

static bool
is_among(const char *name, const char *const *names, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (strcmp(name, names[i]) == 0) {
            return true;
        }
    }
    return false;
}

#define IS_AMONG(name, names) \
    is_among(name, names, sizeof(names) / sizeof *(names))

/* Elements that show something, or are used by one that does. */
static bool
is_shown(const char *name)
{
    static const char *const names[] = {
        "circle",  "clipPath", "defs",  "desc",
        "ellipse", "g",        "line",  "linearGradient",
        "marker",  "mask",     "path",  "pattern",
        "polygon", "polyline", "rect",  "radialGradient",
        "stop",    "style",    "svg",   "symbol",
        "text",    "title",    "tspan", "use"};
    return IS_AMONG(name, names);
}

/* Elements that a still picture does not need. */
static bool
is_unneeded(const char *name)
{
    static const char *const names[] = {
        "animate",          "animateColor", "animateMotion",
        "animateTransform", "cursor",       "metadata",
        "script",           "set",          "view"};
    return IS_AMONG(name, names);
}

static bool
may_have(const char *name)
{
    static const char *const names[] = {"class",
                                        "clip-path",
                                        "clip-rule",
                                        "clipPathUnits",
                                        "color",
                                        "cx",
                                        "cy",
                                        "d",
                                        "display",
                                        "dominant-baseline",
                                        "dx",
                                        "dy",
                                        "fill",
                                        "fill-opacity",
                                        "fill-rule",
                                        "font-family",
                                        "font-size",
                                        "font-style",
                                        "font-weight",
                                        "fx",
                                        "fy",
                                        "gradientTransform",
                                        "gradientUnits",
                                        "height",
                                        "letter-spacing",
                                        "marker-end",
                                        "marker-mid",
                                        "marker-start",
                                        "markerHeight",
                                        "markerUnits",
                                        "markerWidth",
                                        "mask",
                                        "maskContentUnits",
                                        "maskUnits",
                                        "offset",
                                        "opacity",
                                        "orient",
                                        "overflow",
                                        "patternContentUnits",
                                        "patternTransform",
                                        "patternUnits",
                                        "points",
                                        "preserveAspectRatio",
                                        "r",
                                        "refX",
                                        "refY",
                                        "rotate",
                                        "rx",
                                        "ry",
                                        "shape-rendering",
                                        "spreadMethod",
                                        "stop-color",
                                        "stop-opacity",
                                        "stroke",
                                        "stroke-dasharray",
                                        "stroke-dashoffset",
                                        "stroke-linecap",
                                        "stroke-linejoin",
                                        "stroke-miterlimit",
                                        "stroke-opacity",
                                        "stroke-width",
                                        "style",
                                        "text-anchor",
                                        "text-decoration",
                                        "textLength",
                                        "transform",
                                        "version",
                                        "viewBox",
                                        "visibility",
                                        "width",
                                        "x",
                                        "x1",
                                        "x2",
                                        "y",
                                        "y1",
                                        "y2"};
    return IS_AMONG(name, names);
}

/* Attributes without which the drawing looks otherwise. */
static bool
is_needed(const char *name)
{
    static const char *const names[] = {
        "filter", "systemLanguage", "requiredFeatures", "requiredExtensions"};
    return IS_AMONG(name, names);
}

/* Returns the first place of a word, without case; NULL: it is not there. */
static const char *
find_word(const char *text, const char *word)
{
    size_t len = strlen(word);
    for (; *text; text++) {
        if (strncasecmp(text, word, len) == 0) {
            return text;
        }
    }
    return NULL;
}

/* Returns true for a value that leads nowhere but into the drawing: each url()
 * begins with "#", and no style fetches or runs anything. */
static bool
stays_inside(const char *value)
{
    static const char *const beyond[] = {"@", "expression", "script:", "filter",
                                         "\\"};
    for (size_t i = 0; i < sizeof beyond / sizeof *beyond; i++) {
        if (find_word(value, beyond[i])) {
            return false;
        }
    }
    for (const char *at = value; (at = find_word(at, "url(")) != NULL;) {
        at += strlen("url(");
        at += strspn(at, " \t\r\n\"'");
        if (*at != '#') {
            return false;
        }
    }
    return true;
}

static bool
is_in(const xmlNs *space, const char *name)
{
    return space && space->href && strcmp((const char *)space->href, name) == 0;
}

/* An identifier is kept when it is the first of its name. */
static bool
keep_id(rcn_drawing_tree *drawing, const xmlChar *value)
{
    return xmlValidateNCName(value, 0) == 0 &&
           xmlHashAddEntry(drawing->ids, value, drawing) == 0;
}

/* Takes out what a book must not carry; false when the look would change. */
static bool
clean_attribute(rcn_drawing_tree *drawing, xmlAttrPtr attribute)
{
    const char *name = (const char *)attribute->name;
    xmlChar *value = xmlNodeGetContent((const xmlNode *)attribute);
    if (!value) {
        return false;
    }
    const char *words = (const char *)value;
    bool link = strcmp(name, "href") == 0 &&
                (!attribute->ns || is_in(attribute->ns, XLINK_SPACE));
    bool good = true;
    bool keep = false;
    if (link) {
        keep = good = *words == '#';
    } else if (!attribute->ns && strcmp(name, "id") == 0) {
        keep = keep_id(drawing, value);
    } else if (!attribute->ns && may_have(name)) {
        keep = good = stays_inside(words);
    } else if (!attribute->ns) {
        good = !is_needed(name);
    }
    xmlFree(value);
    if (!keep) {
        (void)xmlRemoveProp(attribute);
    }
    return good;
}

static bool
clean_element(rcn_drawing_tree *drawing, xmlNodePtr node)
{
    bool good = true;
    for (xmlAttrPtr at = node->properties; good && at;) {
        xmlAttrPtr next = at->next;
        good = clean_attribute(drawing, at);
        at = next;
    }
    return good;
}

/* Returns true for an element other than a style sheet that reaches out. */
static bool
is_harmless(const xmlNode *node)
{
    if (strcmp((const char *)node->name, "style") != 0) {
        return true;
    }
    xmlChar *rules = xmlNodeGetContent(node);
    bool good = rules && stays_inside((const char *)rules) &&
                !strchr((const char *)rules, '<');
    xmlFree(rules);
    return good;
}

static void
take_out(xmlNodePtr node)
{
    xmlUnlinkNode(node);
    xmlFreeNode(node);
}

static bool clean_children(rcn_drawing_tree *drawing, xmlNodePtr parent,
                           size_t depth);

/* One node of the tree: kept, taken out, or the reason to refuse all. */
static bool
clean_node(rcn_drawing_tree *drawing, xmlNodePtr node, size_t depth)
{
    const char *name = (const char *)node->name;
    if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) {
        return true;
    }
    if (node->type != XML_ELEMENT_NODE || !is_in(node->ns, SVG_SPACE) ||
        is_unneeded(name)) {
        bool unknown = node->type == XML_ENTITY_REF_NODE;
        take_out(node);
        return !unknown;
    }
    return is_shown(name) && depth < DEPTH_MOST &&
           drawing->elements++ < ELEMENTS_MOST && is_harmless(node) &&
           clean_element(drawing, node) &&
           clean_children(drawing, node, depth + 1);
}

static bool
clean_children(rcn_drawing_tree *drawing, xmlNodePtr parent, size_t depth)
{
    bool good = true;
    for (xmlNodePtr at = parent->children; good && at;) {
        xmlNodePtr next = at->next;
        good = clean_node(drawing, at, depth);
        at = next;
    }
    return good;
}

/* Takes out what is around the root: comments, instructions, the DTD. */
static bool
clean_document(rcn_drawing_tree *drawing)
{
    xmlNodePtr root = xmlDocGetRootElement(drawing->document);
    for (xmlNodePtr at = drawing->document->children; at;) {
        xmlNodePtr next = at->next;
        if (at != root) {
            take_out(at);
        }
        at = next;
    }
    drawing->document->intSubset = NULL;
    return root && strcmp((const char *)root->name, "svg") == 0 &&
           clean_node(drawing, root, 0);
}

rcn_text
rcn_drawing_clean(rcn_arena *arena, rcn_text svg)
{
    rcn_text out = {0};
    rcn_drawing_tree drawing = {0};
    if (svg.len > BYTES_MOST || rcn_text_find(svg, "<!ENTITY", 0) < svg.len) {
        return out;
    }
    drawing.document =
        xmlReadMemory(svg.at, (int)svg.len, NULL, NULL,
                      XML_PARSE_NONET | XML_PARSE_NOERROR |
                          XML_PARSE_NOWARNING | XML_PARSE_NOCDATA);
    drawing.ids = xmlHashCreate(64);
    if (drawing.document && drawing.ids && clean_document(&drawing)) {
        xmlChar *bytes = NULL;
        int len = 0;
        xmlDocDumpMemoryEnc(drawing.document, &bytes, &len, "UTF-8");
        if (bytes && len > 0) {
            out = rcn_text_of(
                rcn_arena_strndup(arena, (const char *)bytes, (size_t)len));
        }
        xmlFree(bytes);
    }
    xmlHashFree(drawing.ids, NULL);
    xmlFreeDoc(drawing.document);
    return out;
}
