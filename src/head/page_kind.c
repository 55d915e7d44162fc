/* Pages whose days are mostly not their own: the first page of a site, on which
 * those of its news stand; the page of a thing for sale, on which those of
 * reviews and versions do.  And the parts of any page that others wrote. */
#include "head/page_kind.h"

#include <string.h>

#include "source/html/html.h"

bool
rcn_page_is_of_product(const rcn_document *document)
{
    const rcn_html *html = document->html;
    return html && html->says_product && !html->says_article;
}

/** Returns true for the address of a host without a path. */
static bool
is_root(const char *url)
{
    const char *host = strstr(url, "://");
    if (!host) {
        return false;
    }
    host += 3;
    size_t len = strcspn(host, "/?#");
    const char *dot = memchr(host, '.', len);
    const char *rest = host + len + (host[len] == '/');
    return dot && dot != host && !*rest;
}

bool
rcn_page_is_first(const rcn_document *document)
{
    bool root = false;
    for (size_t i = 0; document->html && i < document->metadata_count; i++) {
        const rcn_metadata_item *item = &document->metadata[i];
        bool own =
            item->kind == RCN_METADATA_URL &&
            (item->place == RCN_PLACE_META || item->place == RCN_PLACE_LINK);
        if (own && !is_root(item->value)) {
            return false;
        }
        root = root || own;
    }
    return root;
}

bool
rcn_doc_line_is_of_others(const rcn_document_head *head, size_t at)
{
    const rcn_span *span = head->stretches.items[at].span;
    bool below = at > head->zones.body;
    return span->kind == RCN_SPAN_REMOVED &&
           ((span->why->rule && strcmp(span->why->rule, "dated-list") == 0) ||
            (below && span->why->class_id &&
             strcmp(span->why->class_id, "widget-comments") == 0));
}
