/* Metadata that a page states in elements: <meta> (Open Graph, Dublin Core,
 * Highwire), <link>, <title>, <time>, microdata and RDFa, classes that name a
 * byline or a date.  Nothing is judged here. */
#include "source/html/meta.h"

#include <string.h>
#include <strings.h>

#include "source/html/build.h"

#define ITEM_LIMIT 500u
#define TAG_LIMIT  16384

void
rcn_html_meta_add(rcn_html_builder *builder, rcn_metadata_item item,
                  rcn_text value)
{
    value = rcn_text_trim(value);
    if (!value.len || value.len > RCN_META_VALUE_MOST ||
        builder->metadata.count >= ITEM_LIMIT) {
        return;
    }
    char stamp[15];
    if (item.kind == RCN_METADATA_URL &&
        rcn_html_archived(value, &value, stamp)) {
        rcn_metadata_item rcn_html_meta_capture = item;
        rcn_html_meta_capture.kind = RCN_METADATA_CAPTURED;
        rcn_html_meta_add(
            builder, rcn_html_meta_capture,
            rcn_text_of(rcn_arena_printf(builder->arena, "%.4s-%.2s-%.2s",
                                         stamp, stamp + 4, stamp + 6)));
    }
    rcn_text squashed = rcn_text_squash(builder->arena, value);
    item.value = squashed.at;
    item.key = rcn_arena_strdup(builder->arena, item.key);
    if (!item.quote) {
        item.quote = rcn_text_string(builder->arena, value);
    }
    RCN_PUSH(builder->scratch, &builder->metadata, item);
}

/* Returns the start tag that was just read, as the file has it. */
static rcn_text
raw_tag(const rcn_html_builder *builder)
{
    size_t end = builder->source_at < builder->source.len ? builder->source_at
                                                          : builder->source.len;
    size_t start = end;
    size_t limit = end > TAG_LIMIT ? end - TAG_LIMIT : 0;
    while (start > limit && builder->source.at[start] != '<') {
        start--;
    }
    return rcn_text_slice(builder->source, start, end);
}

/* How the file writes the value of an attribute of the tag just read. */
static const char *
quoted_value(rcn_html_builder *builder, const char *attribute,
             const char *value)
{
    rcn_text tag = raw_tag(builder);
    if (rcn_text_find(tag, value, 0) != SIZE_MAX) {
        return NULL;
    }
    size_t len = strlen(attribute);
    for (size_t at = 0; at + len + 2 < tag.len; at++) {
        if (strncasecmp(tag.at + at, attribute, len) != 0 ||
            tag.at[at + len] != '=') {
            continue;
        }
        char quote = tag.at[at + len + 1];
        size_t start = at + len + 2;
        const char *end = quote == '"' || quote == '\''
                              ? memchr(tag.at + start, quote, tag.len - start)
                              : NULL;
        if (end) {
            rcn_text raw = {tag.at + start, (size_t)(end - tag.at) - start};
            return rcn_text_string(builder->arena, rcn_text_trim(raw));
        }
    }
    return NULL;
}

void
rcn_html_meta_attribute(rcn_html_builder *builder, const rcn_meta_key *key,
                        const char *name, rcn_html_attributes attributes,
                        const char *attribute)
{
    const char *value = rcn_html_attribute(attributes, attribute);
    rcn_metadata_item item = {
        .kind = key->kind,
        .place = key->place,
        .key = name,
        .quote = quoted_value(builder, attribute, value),
        .line = builder->line,
        .offset = RCN_METADATA_NO_OFFSET,
    };
    rcn_html_meta_add(builder, item, rcn_text_of(value));
}

static void
open_html(rcn_html_builder *builder, rcn_html_attributes attributes)
{
    static const rcn_meta_key key = {"html lang", RCN_METADATA_LANGUAGE,
                                     RCN_PLACE_MICRODATA};
    static const char *const names[] = {"lang", "xml:lang"};
    for (size_t i = 0; i < 2; i++) {
        const char *value = rcn_html_attribute(attributes, names[i]);
        if (value && *value) {
            rcn_html_meta_attribute(builder, &key, key.name, attributes,
                                    names[i]);
            return;
        }
    }
}

static void
open_script(rcn_html_builder *builder, rcn_html_attributes attributes)
{
    const char *type = rcn_html_attribute(attributes, "type");
    if (type && rcn_html_name_holds(type, "ld+json")) {
        builder->in_json = true;
        builder->script.len = 0;
        builder->script_line = builder->line;
    }
}

/* The bar that the Wayback Machine sets above a page names its address. */
static void
open_archive_bar(rcn_html_builder *builder, rcn_html_attributes attributes)
{
    static const rcn_meta_key key = {"archive bar", RCN_METADATA_URL,
                                     RCN_PLACE_COMMENT};
    const char *id = rcn_html_attribute(attributes, "id");
    const char *value = rcn_html_attribute(attributes, "value");
    if (id && value && strcmp(id, "wmtbURL") == 0) {
        rcn_html_meta_attribute(builder, &key, key.name, attributes, "value");
    }
}

void
rcn_html_meta_open(rcn_html_builder *builder, rcn_html_open *open,
                   rcn_html_attributes attributes)
{
    switch (open->tag) {
    case RCN_TAG_META:
        rcn_html_meta_tag(builder, attributes);
        return;
    case RCN_TAG_LINK:
        rcn_html_meta_link(builder, attributes);
        return;
    case RCN_TAG_BASE:
        if (!builder->base_url) {
            builder->base_url = rcn_arena_strdup(
                builder->arena, rcn_html_attribute(attributes, "href"));
        }
        return;
    case RCN_TAG_HTML:
        open_html(builder, attributes);
        return;
    case RCN_TAG_SCRIPT:
        open_script(builder, attributes);
        return;
    case RCN_TAG_TITLE:
        if (open->head) {
            rcn_html_meta_capture(builder, open, RCN_METADATA_TITLE,
                                  RCN_PLACE_PAGE_TITLE, "title");
        }
        return;
    case RCN_TAG_INPUT:
        open_archive_bar(builder, attributes);
        return;
    default:
        break;
    }
    if (!attributes && open->tag != RCN_TAG_H1 && open->tag != RCN_TAG_TIME) {
        return;
    }
    const char *thing = rcn_html_attribute(attributes, "itemtype");
    if (thing && strrchr(thing, '/') &&
        rcn_html_type_is_product(strrchr(thing, '/') + 1)) {
        builder->html.says_product = true;
    }
    open->replies = open->replies || rcn_html_meta_is_reply(attributes);
    if (open->replies) {
        return;
    }
    if (rcn_html_meta_property(builder, open, attributes)) {
        return;
    }
    if (open->tag == RCN_TAG_SPAN || open->tag == RCN_TAG_ABBR) {
        rcn_html_meta_seconds(builder, attributes);
    }
    if (open->tag == RCN_TAG_TIME) {
        rcn_html_meta_time(builder, open, attributes);
    } else if (open->tag == RCN_TAG_H1 && !open->unseen) {
        rcn_html_meta_capture(builder, open, RCN_METADATA_TITLE,
                              RCN_PLACE_HEADING, "h1");
    } else {
        rcn_html_meta_class(builder, open, attributes);
    }
}
