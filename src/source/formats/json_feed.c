/* JSON Feed (version 1.1): one document an item. */
#include <jansson.h>

#include "base/codes.h"
#include "source/formats/feed.h"
#include "source/formats/paper.h"

static const char *
string_of(const json_t *object, const char *key)
{
    return json_string_value(json_object_get(object, key));
}

static void
release_json(void *json)
{
    json_decref(json);
}

bool
rcn_json_feed_looks_like(rcn_text bytes)
{
    size_t len = bytes.len < 4096 ? bytes.len : 4096;
    return rcn_text_find(rcn_text_slice(bytes, 0, len), "jsonfeed.org/version",
                         0) != SIZE_MAX;
}

static void
add_authors(rcn_paper *paper, const json_t *item, const json_t *feed)
{
    const json_t *authors = json_object_get(item, "authors");
    authors = authors ? authors : json_object_get(feed, "authors");
    for (size_t i = 0; i < json_array_size(authors) && i < 20; i++) {
        rcn_paper_meta(paper, "author",
                       string_of(json_array_get(authors, i), "name"));
    }
    if (!authors) { /* version 1.0 */
        rcn_paper_meta(paper, "author",
                       string_of(json_object_get(item, "author"), "name"));
    }
}

static void
add_item(rcn_arena *arena, const json_t *feed, const json_t *item,
         size_t number, rcn_parts *parts)
{
    rcn_paper *paper = rcn_paper_new(arena);
    rcn_paper_meta(paper, "title", string_of(item, "title"));
    rcn_paper_meta(paper, "og:title", string_of(item, "title"));
    rcn_paper_meta(paper, "og:site_name", string_of(feed, "title"));
    rcn_paper_meta(paper, "og:url", string_of(item, "url"));
    rcn_paper_meta(paper, "date", string_of(item, "date_published"));
    rcn_paper_meta(paper, "lastmod", string_of(item, "date_modified"));
    rcn_paper_meta(paper, "lang", string_of(item, "language"));
    add_authors(paper, item, feed);
    const char *html = string_of(item, "content_html");
    const char *text = string_of(item, "content_text");
    if (html) {
        rcn_paper_html(paper, html);
    } else if (text) {
        rcn_paper_html(paper, "<p>");
        rcn_paper_text(paper, rcn_text_of(text));
        rcn_paper_html(paper, "</p>\n");
    }
    RCN_PUSH(arena, parts,
             rcn_paper_part(paper, rcn_arena_printf(arena, "#%zu", number),
                            "recension " RCN_VERSION));
}

void
rcn_parts_json_feed(rcn_arena *arena, rcn_text bytes, const char *path,
                    rcn_log *log, rcn_parts *parts)
{
    json_error_t error;
    json_t *root = json_loadb(bytes.at, bytes.len, 0, &error);
    if (!root) {
        rcn_log_add(log, RCN_CODE_SOURCE_CONTAINER,
                    (rcn_place){path, (uint32_t)error.line, 0},
                    "not well-formed JSON");
        return;
    }
    rcn_arena_defer(arena, release_json, root);
    const json_t *items = json_object_get(root, "items");
    for (size_t i = 0; i < json_array_size(items); i++) {
        add_item(arena, root, json_array_get(items, i), i + 1, parts);
    }
}
