/* Metadata in attributes that a standard names: <meta>, <link>, and itemprop,
 * property or rel of any element (meta_keys.def). */
#include "source/html/meta.h"

#include <string.h>
#include <strings.h>

#include "base/utf8.h"
#include "source/html/build.h"

static const rcn_meta_key meta_keys[] = {
#define RCN_META(name, kind, place) \
    {name, RCN_METADATA_##kind, RCN_PLACE_##place},
#define RCN_ITEM(name, kind, place)
#define RCN_LABEL(words)
#include "source/html/meta_keys.def"
#undef RCN_META
#undef RCN_ITEM
#undef RCN_LABEL
};

static const rcn_meta_key item_keys[] = {
#define RCN_META(name, kind, place)
#define RCN_ITEM(name, kind, place) \
    {name, RCN_METADATA_##kind, RCN_PLACE_##place},
#define RCN_LABEL(words)
#include "source/html/meta_keys.def"
#undef RCN_META
#undef RCN_ITEM
#undef RCN_LABEL
};

static const char *const author_labels[] = {
#define RCN_META(name, kind, place)
#define RCN_ITEM(name, kind, place)
#define RCN_LABEL(words) words,
#include "source/html/meta_keys.def"
#undef RCN_META
#undef RCN_ITEM
#undef RCN_LABEL
};

static const rcn_meta_key *
find_key(const rcn_meta_key *keys, size_t count, const char *name)
{
    for (size_t i = 0; i < count; i++) {
        if (strcasecmp(keys[i].name, name) == 0) {
            return &keys[i];
        }
    }
    return NULL;
}

#define FIND_KEY(keys, name) find_key(keys, sizeof(keys) / sizeof *(keys), name)

static void
note_description(rcn_html_builder *builder, const char *name,
                 const char *content)
{
    static const char *const names[] = {"description", "og:description",
                                        "twitter:description", "dc.description",
                                        "sailthru.description"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        size_t len = strlen(content);
        if (strcasecmp(name, names[i]) == 0 &&
            len > builder->html.description.len) {
            builder->html.description = (rcn_text){
                rcn_arena_strndup(builder->arena, content, len), len};
        }
    }
    if (strcasecmp(name, "og:type") == 0 && strstr(content, "article")) {
        builder->html.og_article = true;
    }
    if (strcasecmp(name, "og:type") == 0 &&
        strncmp(content, "product", 7) == 0) {
        builder->html.says_product = true;
    }
}

/* Cards name what a value is in a tag of its own: twitter:label1 "Written by",
 * twitter:data1 "Ann Roe".  Returns true for the tag of either. */
static bool
note_card(rcn_html_builder *builder, const char *name,
          rcn_html_attributes attributes, const char *attribute)
{
    static const rcn_meta_key author = {"twitter:data", RCN_METADATA_AUTHOR,
                                        RCN_PLACE_META};
    static const char label[] = "twitter:label";
    if (strncasecmp(name, label, strlen(label)) == 0) {
        rcn_text words = rcn_text_of(rcn_html_attribute(attributes, attribute));
        rcn_text folded = rcn_utf8_fold(builder->scratch, rcn_text_trim(words));
        builder->card_author = '\0';
        for (size_t i = 0; i < sizeof author_labels / sizeof *author_labels;
             i++) {
            if (rcn_text_is(folded, author_labels[i])) {
                builder->card_author = name[strlen(label)];
            }
        }
        return true;
    }
    size_t len = strlen(author.name);
    bool data = strncasecmp(name, author.name, len) == 0;
    if (data && name[len] && name[len] == builder->card_author) {
        rcn_html_meta_attribute(builder, &author, author.name, attributes,
                                attribute);
    }
    return data;
}

void
rcn_html_meta_tag(rcn_html_builder *builder, rcn_html_attributes attributes)
{
    const char *attribute = "content";
    const char *content = rcn_html_attribute(attributes, attribute);
    if (!content) { /* some templates write it so */
        attribute = "value";
        content = rcn_html_attribute(attributes, attribute);
    }
    static const char *const naming[] = {"property", "name", "http-equiv",
                                         "itemprop"};
    for (size_t i = 0; content && i < 4; i++) {
        const char *name = rcn_html_attribute(attributes, naming[i]);
        if (!name || !*name) {
            continue;
        }
        if (note_card(builder, name, attributes, attribute)) {
            return;
        }
        note_description(builder, name, content);
        const rcn_meta_key *key =
            i == 3 ? FIND_KEY(item_keys, name) : FIND_KEY(meta_keys, name);
        if (key) {
            rcn_html_meta_attribute(builder, key, name, attributes, attribute);
            return;
        }
    }
}

/* The pages that a page calls its next and the one before. */
static void
note_neighbours(rcn_html_builder *builder, rcn_html_attributes attributes)
{
    static const struct {
        const char *rel;
        rcn_meta_key key;
    } keys[] = {
        {"next", {"next", RCN_METADATA_NEXT, RCN_PLACE_LINK}},
        {"prev", {"prev", RCN_METADATA_BEFORE, RCN_PLACE_LINK}},
        {"previous", {"prev", RCN_METADATA_BEFORE, RCN_PLACE_LINK}},
    };
    const char *rel = rcn_html_attribute(attributes, "rel");
    const char *href = rcn_html_attribute(attributes, "href");
    for (size_t i = 0; rel && href && i < sizeof keys / sizeof *keys; i++) {
        if (strcasecmp(rel, keys[i].rel) == 0) {
            rcn_html_meta_attribute(builder, &keys[i].key, keys[i].rel,
                                    attributes, "href");
        }
    }
}

void
rcn_html_meta_link(rcn_html_builder *builder, rcn_html_attributes attributes)
{
    note_neighbours(builder, attributes);
    const char *rel = rcn_html_attribute(attributes, "rel");
    const char *href = rcn_html_attribute(attributes, "href");
    static const rcn_meta_key canonical = {"canonical", RCN_METADATA_URL,
                                           RCN_PLACE_LINK};
    if (rel && href && strcasecmp(rel, "canonical") == 0) {
        rcn_html_meta_attribute(builder, &canonical, "canonical", attributes,
                                "href");
    }
}

bool
rcn_html_meta_is_reply(rcn_html_attributes attributes)
{
    static const char *const parts[] = {"comment",         "comments",
                                        "review",          "reviews",
                                        "suggestedAnswer", "acceptedAnswer"};
    static const char *const things[] = {"Comment", "UserComments", "Answer"};
    const char *part = rcn_html_attribute(attributes, "itemprop");
    for (size_t i = 0; part && i < sizeof parts / sizeof *parts; i++) {
        if (strcmp(part, parts[i]) == 0) {
            return true;
        }
    }
    const char *thing = rcn_html_attribute(attributes, "itemtype");
    thing = thing ? strrchr(thing, '/') : NULL;
    for (size_t i = 0; thing && i < sizeof things / sizeof *things; i++) {
        if (strcmp(thing + 1, things[i]) == 0) {
            return true;
        }
    }
    return false;
}

bool
rcn_html_meta_property(rcn_html_builder *builder, rcn_html_open *open,
                       rcn_html_attributes attributes)
{
    const char *name = rcn_html_attribute(attributes, "itemprop");
    if (!name) {
        name = rcn_html_attribute(attributes, "property");
        const char *colon = name ? strrchr(name, ':') : NULL;
        name = colon ? colon + 1 : name;
    }
    if (!name || !*name) {
        return false;
    }
    if (strcasecmp(name, "name") == 0) {
        rcn_html_meta_capture(builder, open, RCN_METADATA_TITLE,
                              RCN_PLACE_MICRODATA, "name");
        return true;
    }
    const rcn_meta_key *key = FIND_KEY(item_keys, name);
    if (!key) {
        return false;
    }
    static const char *const values[] = {"datetime", "content"};
    for (size_t i = 0; i < 2; i++) {
        const char *value = rcn_html_attribute(attributes, values[i]);
        if (value && *value) {
            rcn_html_meta_attribute(builder, key, name, attributes, values[i]);
            return true;
        }
    }
    rcn_html_meta_capture(builder, open, key->kind, key->place, name);
    return true;
}
