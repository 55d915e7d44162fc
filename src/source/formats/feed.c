/* Feeds become one document an item: RSS 2.0 and 1.0, Atom (RFC 4287), and the
 * exports of WordPress, which are RSS with more in it.  What an item holds is
 * HTML already, with nothing of a page around it. */
#include <libxml/HTMLparser.h>
#include <stdlib.h>
#include <string.h>

#include "base/codes.h"
#include "source/formats/archive.h"
#include "source/formats/feed.h"
#include "source/formats/paper.h"
#include "source/formats/xml_entities.h"

#define AUTHORS_MOST 1000 /* of an export */

/* A feed that is being read. */
typedef struct rcn_feed {
    rcn_arena *arena;
    const xmlNode *channel; /* or the <feed> of Atom */
    const char *site;
    rcn_parts *parts;
    size_t number;
} rcn_feed;

static const char *
content_of(const rcn_feed *feed, const xmlNode *node)
{
    return rcn_node_content(feed->arena, node);
}

/* Returns the first child of this prefix (NULL: none or the default one) and
 * name. */
static const xmlNode *
child(const xmlNode *parent, const char *prefix, const char *name)
{
    for (const xmlNode *node = parent ? parent->children : NULL; node;
         node = node->next) {
        const char *own =
            node->type == XML_ELEMENT_NODE && node->ns && node->ns->prefix
                ? (const char *)node->ns->prefix
                : NULL;
        if (rcn_node_is(node, name) &&
            (own == prefix || (own && prefix && strcmp(own, prefix) == 0))) {
            return node;
        }
    }
    return NULL;
}

/* WordPress: logins stand in the items, names once at the head. */
static const char *
display_name(const rcn_feed *feed, const char *login)
{
    size_t seen = 0;
    for (const xmlNode *node = feed->channel->children;
         node && seen < AUTHORS_MOST; node = node->next) {
        const xmlNode *author = rcn_node_is(node, "author") ? node : NULL;
        const xmlNode *name = child(author, "wp", "author_login");
        seen += author != NULL;
        if (name && strcmp(content_of(feed, name), login) == 0) {
            const char *shown =
                content_of(feed, child(author, "wp", "author_display_name"));
            return *shown ? shown : login;
        }
    }
    return login;
}

/* "anna@mail.example (Anna Berg)" (RSS 2.0, author). */
static const char *
name_in_brackets(rcn_arena *arena, const char *author)
{
    const char *open = strrchr(author, '(');
    const char *end = open ? strchr(open, ')') : NULL;
    return end ? rcn_arena_strndup(arena, open + 1, (size_t)(end - open) - 1)
               : author;
}

static void
add_rss_authors(const rcn_feed *feed, const xmlNode *item, rcn_paper *paper)
{
    const xmlNode *creator = child(item, "dc", "creator");
    if (creator) {
        rcn_paper_meta(paper, "author",
                       display_name(feed, content_of(feed, creator)));
        return;
    }
    rcn_paper_meta(
        paper, "author",
        name_in_brackets(feed->arena,
                         content_of(feed, child(item, NULL, "author"))));
}

/* Posts that are no longer in blocks have blank lines for paragraphs. */
static void
write_lines(rcn_paper *paper, rcn_text text)
{
    rcn_paper_html(paper, "<p>");
    for (size_t i = 0; i < text.len; i++) {
        bool line = text.at[i] == '\n';
        bool blank = line && i + 1 < text.len &&
                     (text.at[i + 1] == '\n' || text.at[i + 1] == '\r');
        if (blank) {
            rcn_paper_html(paper, "</p>\n<p>");
        } else if (line) {
            rcn_paper_html(paper, "<br>\n");
        } else {
            rcn_buffer_char(paper->out, text.at[i]);
        }
    }
    rcn_paper_html(paper, "</p>\n");
}

/* Returns the length of a shortcode of WordPress at the start of a text:
 * "[gallery ids=...]", "[/caption]"; 0 when it is none. */
static size_t
shortcode_length(rcn_text text)
{
    static const char *const names[] = {"caption", "gallery", "embed",
                                        "audio",   "video",   "playlist"};
    size_t at = text.len > 1 && text.at[1] == '/' ? 2 : 1;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        size_t len = strlen(names[i]);
        if (text.len > at + len && memcmp(text.at + at, names[i], len) == 0 &&
            strchr(" ]/", text.at[at + len])) {
            size_t end = rcn_text_find(text, "]", at);
            return end < text.len && end < 1000 ? end + 1 : 0;
        }
    }
    return 0;
}

static rcn_text
without_shortcodes(rcn_arena *arena, rcn_text text)
{
    rcn_buffer out = rcn_buffer_new(arena);
    for (size_t at = 0; at < text.len;) {
        size_t len = 0;
        if (text.at[at] == '[') {
            len = shortcode_length(rcn_text_slice(text, at, text.len));
        }
        if (!len) {
            rcn_buffer_char(&out, text.at[at]);
        }
        at += len ? len : 1;
    }
    return rcn_buffer_text(&out);
}

static void
write_content(const rcn_feed *feed, rcn_paper *paper, const char *content,
              bool wordpress)
{
    rcn_text text = rcn_text_of(content);
    if (wordpress) {
        text = without_shortcodes(feed->arena, text);
    }
    bool blocks = rcn_text_find(text, "<p", 0) != SIZE_MAX ||
                  rcn_text_find(text, "<div", 0) != SIZE_MAX ||
                  rcn_text_find(text, "<br", 0) != SIZE_MAX;
    if (blocks) {
        rcn_buffer_add(paper->out, text);
    } else {
        write_lines(paper, text);
    }
}

static void
finish_item(rcn_feed *feed, rcn_paper *paper)
{
    rcn_paper_meta(paper, "og:site_name", feed->site);
    RCN_PUSH(feed->arena, feed->parts,
             rcn_paper_part(paper,
                            rcn_arena_printf(feed->arena, "#%zu", feed->number),
                            "recension " RCN_VERSION));
}

static void
set_title(rcn_paper *paper, const char *title)
{
    rcn_paper_meta(paper, "title", title);
    rcn_paper_meta(paper, "og:title", title);
}

/* Exports hold drafts, menus and attachments too. */
static bool
is_published(const rcn_feed *feed, const xmlNode *item)
{
    const xmlNode *type = child(item, "wp", "post_type");
    const xmlNode *status = child(item, "wp", "status");
    if (!type) {
        return true;
    }
    const char *kind = content_of(feed, type);
    return (strcmp(kind, "post") == 0 || strcmp(kind, "page") == 0) &&
           strcmp(content_of(feed, status), "publish") == 0;
}

static void
read_rss_item(rcn_feed *feed, const xmlNode *item)
{
    feed->number++;
    if (!is_published(feed, item)) {
        return;
    }
    rcn_paper *paper = rcn_paper_new(feed->arena);
    bool wordpress = child(item, "wp", "post_type") != NULL;
    set_title(paper, content_of(feed, child(item, NULL, "title")));
    add_rss_authors(feed, item, paper);
    const xmlNode *date = child(item, "wp", "post_date");
    date = date ? date : child(item, "dc", "date");
    date = date ? date : child(item, NULL, "pubDate");
    rcn_paper_meta(paper, "date", content_of(feed, date));
    const char *link = content_of(feed, child(item, NULL, "link"));
    const xmlNode *guid = child(item, NULL, "guid");
    if (!*link && guid && strstr(content_of(feed, guid), "://")) {
        link = content_of(feed, guid);
    }
    rcn_paper_meta(paper, "og:url", link);
    const xmlNode *content = child(item, "content", "encoded");
    content = content ? content : child(item, NULL, "description");
    write_content(feed, paper, content_of(feed, content), wordpress);
    finish_item(feed, paper);
}

/* HTML as text, or XHTML as elements (RFC 4287, 3.1.1). */
static void
write_atom_content(const rcn_feed *feed, rcn_paper *paper, const xmlNode *node)
{
    const char *type = rcn_node_attribute(feed->arena, node, "type");
    if (type && strcmp(type, "xhtml") == 0) {
        xmlBufferPtr buffer = xmlBufferCreate();
        for (xmlNode *inner = node->children; inner; inner = inner->next) {
            (void)xmlNodeDump(buffer, node->doc, inner, 0, 0);
        }
        rcn_paper_html(paper, (const char *)xmlBufferContent(buffer));
        xmlBufferFree(buffer);
    } else if (type && strcmp(type, "html") == 0) {
        write_content(feed, paper, content_of(feed, node), false);
    } else {
        rcn_buffer text = rcn_buffer_new(feed->arena);
        rcn_html_escape(&text, rcn_text_of(content_of(feed, node)));
        write_lines(paper, rcn_buffer_text(&text));
    }
}

static const char *
atom_link(const rcn_feed *feed, const xmlNode *entry)
{
    const char *found = "";
    for (const xmlNode *node = entry->children; node; node = node->next) {
        const char *relation = rcn_node_attribute(feed->arena, node, "rel");
        const char *target = rcn_node_attribute(feed->arena, node, "href");
        if (rcn_node_is(node, "link") && target &&
            (!relation || strcmp(relation, "alternate") == 0) && !*found) {
            found = target;
        }
    }
    return found;
}

/* Returns a title; one of type "html" is markup that is escaped once more (RFC
 * 4287, 3.1.1.2). */
static const char *
atom_title(const rcn_feed *feed, const xmlNode *node)
{
    const char *title = content_of(feed, node);
    const char *type = rcn_node_attribute(feed->arena, node, "type");
    htmlDocPtr page =
        type && strcmp(type, "html") == 0 && strpbrk(title, "&<")
            ? htmlReadMemory(title, (int)strlen(title), NULL, "UTF-8",
                             HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                                 HTML_PARSE_NONET)
            : NULL;
    if (page) {
        xmlChar *words = xmlNodeGetContent(xmlDocGetRootElement(page));
        title = rcn_arena_strdup(feed->arena, (const char *)words);
        xmlFree(words);
        xmlFreeDoc(page);
    }
    return title ? title : "";
}

static void
read_atom_entry(rcn_feed *feed, const xmlNode *entry)
{
    feed->number++;
    rcn_paper *paper = rcn_paper_new(feed->arena);
    set_title(paper, atom_title(feed, rcn_node_child(entry, "title")));
    const xmlNode *author = rcn_node_child(entry, "author");
    author = author ? author : rcn_node_child(feed->channel, "author");
    rcn_paper_meta(paper, "author",
                   content_of(feed, rcn_node_child(author, "name")));
    const xmlNode *date = rcn_node_child(entry, "published");
    date = date ? date : rcn_node_child(entry, "issued");
    rcn_paper_meta(paper, "date", content_of(feed, date));
    rcn_paper_meta(paper, date ? "lastmod" : "date",
                   content_of(feed, rcn_node_child(entry, "updated")));
    rcn_paper_meta(paper, "og:url", atom_link(feed, entry));
    const xmlNode *content = rcn_node_child(entry, "content");
    content = content ? content : rcn_node_child(entry, "summary");
    if (content) {
        write_atom_content(feed, paper, content);
    }
    finish_item(feed, paper);
}

bool
rcn_feed_looks_like(rcn_text bytes)
{
    size_t len = bytes.len < 4096 ? bytes.len : 4096;
    rcn_text head = rcn_text_slice(bytes, 0, len);
    static const char *const signs[] = {"<rss", "<feed", "<rdf:RDF"};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        size_t at = rcn_text_find(head, signs[i], 0);
        if (at != SIZE_MAX && rcn_text_find(head, "<html", 0) > at) {
            return i < 2 ||
                   rcn_text_find(head, "purl.org/rss/1.0", 0) != SIZE_MAX;
        }
    }
    return false;
}

void
rcn_parts_feed(rcn_arena *arena, rcn_text bytes, const char *path, rcn_log *log,
               rcn_parts *parts)
{
    const xmlNode *root =
        rcn_node_parse(arena, rcn_xml_entities(arena, bytes, path, log));
    bool atom = root && rcn_node_is(root, "feed");
    const xmlNode *channel = atom ? root : rcn_node_child(root, "channel");
    if (!channel) {
        rcn_log_add(log, RCN_CODE_SOURCE_CONTAINER, (rcn_place){path, 0, 0},
                    "no feed in it");
        return;
    }
    rcn_feed feed = {.arena = arena, .channel = channel, .parts = parts};
    feed.site = content_of(&feed, rcn_node_child(channel, "title"));
    const xmlNode *items = rcn_node_child(channel, "item") ? channel : root;
    for (const xmlNode *node = items->children; node; node = node->next) {
        if (rcn_node_is(node, "item")) {
            read_rss_item(&feed, node);
        } else if (atom && rcn_node_is(node, "entry")) {
            read_atom_entry(&feed, node);
        }
    }
}
