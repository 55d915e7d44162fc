/* Pages as trees, by libxml2's parser of HTML. */
#include "source/formats/web_tree.h"

#include <libxml/HTMLparser.h>
#include <string.h>

#include "source/encoding.h"
#include "source/formats/archive.h"
#include "source/html/read.h"

#define PAGE_MOST ((size_t)64 * 1024 * 1024)

static void
free_document(void *document)
{
    xmlFreeDoc(document);
}

xmlNode *
rcn_web_tree(rcn_arena *arena, rcn_text bytes)
{
    const rcn_decoding decoding = {.declared = rcn_html_charset(arena, bytes)};
    rcn_text text = rcn_decode(arena, bytes, &decoding).text;
    if (text.len > PAGE_MOST) {
        return NULL;
    }
    htmlDocPtr document = htmlReadMemory(
        text.at, (int)text.len, NULL, "UTF-8",
        HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
            HTML_PARSE_NONET | HTML_PARSE_COMPACT);
    if (!document) {
        return NULL;
    }
    rcn_arena_defer(arena, free_document, document);
    return xmlDocGetRootElement(document);
}

xmlNode *
rcn_web_after(const xmlNode *top, xmlNode *node)
{
    while (node && node != top) {
        if (node->next) {
            return node->next;
        }
        node = node->parent;
    }
    return NULL;
}

xmlNode *
rcn_web_next(const xmlNode *top, xmlNode *node)
{
    bool enters = node->type == XML_ELEMENT_NODE && node->children;
    return enters ? node->children : rcn_web_after(top, node);
}

const char *
rcn_web_attribute(rcn_arena *arena, const xmlNode *node, const char *name)
{
    xmlChar *value = xmlGetNoNsProp(node, (const xmlChar *)name);
    const char *copy =
        rcn_arena_strdup(arena, value ? (const char *)value : "");
    xmlFree(value);
    return copy;
}

bool
rcn_web_has_class(const xmlNode *node, const char *word)
{
    xmlChar *value = node->type == XML_ELEMENT_NODE
                         ? xmlGetNoNsProp(node, (const xmlChar *)"class")
                         : NULL;
    size_t len = strlen(word);
    bool found = false;
    for (const char *at = (const char *)value; at && *at && !found;) {
        at += strspn(at, " \t\r\n\f");
        size_t here = strcspn(at, " \t\r\n\f");
        found = here == len && memcmp(at, word, len) == 0;
        at += here;
    }
    xmlFree(value);
    return found;
}

xmlNode *
rcn_web_find(xmlNode *top, const char *name, const char *word)
{
    for (xmlNode *node = top; node; node = rcn_web_next(top, node)) {
        if (rcn_node_is(node, name) &&
            (!word || rcn_web_has_class(node, word))) {
            return node;
        }
    }
    return NULL;
}

rcn_text
rcn_web_text(rcn_arena *arena, const xmlNode *node)
{
    rcn_buffer out = rcn_buffer_new(arena);
    xmlNode *at = node ? node->children : NULL;
    while (at) {
        if ((at->type == XML_TEXT_NODE || at->type == XML_CDATA_SECTION_NODE) &&
            at->content) {
            rcn_buffer_string(&out, (const char *)at->content);
        } else if (rcn_node_is(at, "br")) {
            rcn_buffer_char(&out, '\n');
        } else if (rcn_node_is(at, "p") && out.len) {
            rcn_buffer_string(&out, "\n\n");
        }
        at = rcn_web_next(node, at);
    }
    return rcn_buffer_text(&out);
}
