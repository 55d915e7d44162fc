/* Links of a page are resolved against the <base> that it states, or against
 * the address where it stood (HTML Living Standard, 2.4.2). */
#include "source/html/parse.h"

#include <libxml/uri.h>
#include <string.h>
#include <strings.h>

#include "source/html/build.h"
#include "source/html/html.h"

static const char *
base_of(const rcn_html_builder *builder)
{
    const char *base = builder->base_url;
    if (base && strstr(base, "://")) {
        return base;
    }
    for (size_t i = 0; i < builder->metadata.count; i++) {
        const rcn_metadata_item *item = &builder->metadata.items[i];
        if (item->kind == RCN_METADATA_URL &&
            strncmp(item->value, "http", 4) == 0) {
            return item->value;
        }
    }
    return NULL;
}

static bool
is_absolute(const char *url)
{
    return strncasecmp(url, "http://", 7) == 0 ||
           strncasecmp(url, "https://", 8) == 0 ||
           strncasecmp(url, "mailto:", 7) == 0;
}

/* Returns an absolute form of a link's target, or the target as it is when
 * nothing states where the page stood; NULL when it is a script or the like. */
static const char *
resolve(rcn_arena *arena, const char *target, const char *base)
{
    if (is_absolute(target) || target[0] == '#') {
        return target;
    }
    size_t scheme = strcspn(target, ":/?#");
    if (target[scheme] == ':' || !*target) {
        return NULL;
    }
    if (!base) {
        return target;
    }
    xmlChar *built =
        xmlBuildURI((const xmlChar *)target, (const xmlChar *)base);
    char *url = rcn_arena_strdup(arena, (const char *)built);
    xmlFree(built);
    return url && is_absolute(url) ? url : NULL;
}

/* Where nothing else states where a page stood, its <base> does if that is the
 * address of a page and not of a folder. */
static void
add_base(rcn_html_builder *builder)
{
    const char *base = builder->base_url;
    const char *host = base ? strstr(base, "://") : NULL;
    const char *slash = host ? strrchr(host + 3, '/') : NULL;
    bool page = slash && slash[1] && strchr(slash, '.');
    for (size_t i = 0; i < builder->metadata.count && page; i++) {
        page = builder->metadata.items[i].kind != RCN_METADATA_URL;
    }
    if (page && strncasecmp(base, "http", 4) == 0) {
        rcn_html_meta_add(builder,
                          (rcn_metadata_item){.kind = RCN_METADATA_URL,
                                              .place = RCN_PLACE_META,
                                              .key = "base",
                                              .line = 1,
                                              .offset = RCN_METADATA_NO_OFFSET},
                          rcn_text_of(base));
    }
}

void
rcn_html_resolve(rcn_html_builder *builder)
{
    add_base(builder);
    const char *base = base_of(builder);
    for (size_t i = 0; i < builder->marks.count; i++) {
        rcn_html_mark *mark = &builder->marks.items[i];
        if (mark->kind == RCN_MARK_LINK) {
            mark->value = resolve(builder->arena, mark->value, base);
        }
    }
}
