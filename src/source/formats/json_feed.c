/* JSON Feed (version 1.1): one document an item. */
#include "base/codes.h"
#include "source/formats/feed.h"
#include "source/formats/json_file.h"
#include "source/formats/paper.h"

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
        rcn_paper_meta(
            paper, "author",
            rcn_json_file_string(json_array_get(authors, i), "name"));
    }
    if (!authors) { /* version 1.0 */
        rcn_paper_meta(
            paper, "author",
            rcn_json_file_string(json_object_get(item, "author"), "name"));
    }
}

static void
add_item(rcn_arena *arena, const json_t *feed, const json_t *item,
         size_t number, rcn_parts *parts)
{
    rcn_paper *paper = rcn_paper_new(arena);
    rcn_paper_meta(paper, "title", rcn_json_file_string(item, "title"));
    rcn_paper_meta(paper, "og:title", rcn_json_file_string(item, "title"));
    rcn_paper_meta(paper, "og:site_name", rcn_json_file_string(feed, "title"));
    rcn_paper_meta(paper, "og:url", rcn_json_file_string(item, "url"));
    rcn_paper_meta(paper, "date", rcn_json_file_string(item, "date_published"));
    rcn_paper_meta(paper, "lastmod",
                   rcn_json_file_string(item, "date_modified"));
    rcn_paper_meta(paper, "lang", rcn_json_file_string(item, "language"));
    add_authors(paper, item, feed);
    const char *html = rcn_json_file_string(item, "content_html");
    const char *text = rcn_json_file_string(item, "content_text");
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
    const json_t *root = rcn_json_file_read(arena, bytes, path, log);
    if (!root) {
        return;
    }
    const json_t *items = json_object_get(root, "items");
    for (size_t i = 0; i < json_array_size(items); i++) {
        add_item(arena, root, json_array_get(items, i), i + 1, parts);
    }
}
