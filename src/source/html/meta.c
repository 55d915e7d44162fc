/* Metadata that a page states in elements: <meta> (Open Graph, Dublin Core,
 * Highwire), <link>, <title>, <time>, microdata and RDFa, classes that name a
 * byline or a date.  Nothing is judged here. */
#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "base/utf8.h"
#include "source/html/build.h"
#include "source/note.h"

#define VALUE_LIMIT   1000u
#define ITEM_LIMIT    500u
#define CAPTURE_LIMIT 2000u
#define TAG_LIMIT     16384
#define BEFORE_MOST   4096 /* bytes before an element that are looked at */
#define SECONDS_LEN   10   /* digits, from 2001 to 2286 */

typedef struct rcn_meta_key {
    const char *name;
    rcn_metadata_kind kind;
    rcn_metadata_place place;
} rcn_meta_key;

static const rcn_meta_key meta_keys[] = {
#define RCN_META(name, kind, place) \
    {name, RCN_METADATA_##kind, RCN_PLACE_##place},
#define RCN_ITEM(name, kind, place)
#include "source/html/meta_keys.def"
#undef RCN_META
#undef RCN_ITEM
};

static const rcn_meta_key item_keys[] = {
#define RCN_META(name, kind, place)
#define RCN_ITEM(name, kind, place) \
    {name, RCN_METADATA_##kind, RCN_PLACE_##place},
#include "source/html/meta_keys.def"
#undef RCN_META
#undef RCN_ITEM
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

void
rcn_html_meta_add(rcn_html_builder *builder, rcn_metadata_item item,
                  rcn_text value)
{
    value = rcn_text_trim(value);
    if (!value.len || value.len > VALUE_LIMIT ||
        builder->metadata.count >= ITEM_LIMIT) {
        return;
    }
    char stamp[15];
    if (item.kind == RCN_METADATA_URL &&
        rcn_html_archived(value, &value, stamp)) {
        rcn_metadata_item capture = item;
        capture.kind = RCN_METADATA_CAPTURED;
        rcn_html_meta_add(
            builder, capture,
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

/* The start tag that was just read, as the file has it. */
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

static void
add_attribute(rcn_html_builder *builder, const rcn_meta_key *key,
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
}

static void
open_meta(rcn_html_builder *builder, rcn_html_attributes attributes)
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
        note_description(builder, name, content);
        const rcn_meta_key *key =
            i == 3 ? FIND_KEY(item_keys, name) : FIND_KEY(meta_keys, name);
        if (key) {
            add_attribute(builder, key, name, attributes, attribute);
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
            add_attribute(builder, &keys[i].key, keys[i].rel, attributes,
                          "href");
        }
    }
}

static void
open_link(rcn_html_builder *builder, rcn_html_attributes attributes)
{
    note_neighbours(builder, attributes);
    const char *rel = rcn_html_attribute(attributes, "rel");
    const char *href = rcn_html_attribute(attributes, "href");
    static const rcn_meta_key canonical = {"canonical", RCN_METADATA_URL,
                                           RCN_PLACE_LINK};
    if (rel && href && strcasecmp(rel, "canonical") == 0) {
        add_attribute(builder, &canonical, "canonical", attributes, "href");
    }
}

static void
capture(rcn_html_builder *builder, rcn_html_open *open, rcn_metadata_kind kind,
        rcn_metadata_place place, const char *key)
{
    if (builder->captures.count >= CAPTURE_LIMIT) {
        return;
    }
    open->capture = (uint32_t)builder->captures.count;
    RCN_PUSH(builder->scratch, &builder->captures,
             (rcn_html_capture){
                 .kind = kind,
                 .place = place,
                 .key = rcn_arena_strdup(builder->arena, key),
                 .start = (uint32_t)builder->text.len,
                 .line = builder->line,
             });
}

/* True when `word`, in lower case, stands anywhere in `name`, in any case. */
static bool
holds(const char *name, const char *word)
{
    size_t len = strlen(word);
    for (; *name; name++) {
        if ((*name | 0x20) == word[0] && strncasecmp(name, word, len) == 0) {
            return true;
        }
    }
    return false;
}

/* True when one of the words stands in `name`.  A bit for each initial shows where
 * a word may begin. */
static bool
holds_one(const char *name, const char *const *words)
{
    uint32_t initials = 0;
    for (size_t i = 0; words[i]; i++) {
        initials |= 1u << (words[i][0] & 31);
    }
    for (; *name; name++) {
        for (size_t i = 0; initials >> (*name & 31) & 1 && words[i]; i++) {
            if ((*name | 0x20) == words[i][0] &&
                strncasecmp(name, words[i], strlen(words[i])) == 0) {
                return true;
            }
        }
    }
    return false;
}

/* A stretch of a class attribute that says what an element holds. */
static bool
class_says(const char *name, const char *const *words, const char *const *never)
{
    return holds_one(name, words) && !holds_one(name, never);
}

/* True for the address of a page about one author: "/author/ann-roe/", or
 * "/wiki/Author:Ann_Roe" of Wikisource. */
static bool
leads_to_author(const char *href)
{
    const char *name = strrchr(href, '/');
    if (name && strncmp(name, "/Author:", strlen("/Author:")) == 0) {
        return true;
    }
    static const char *const kinds[] = {
        "author",   "authors",    "autor",       "autoren",      "autores",
        "auteur",   "auteurs",    "autore",      "autori",       "writer",
        "writers",  "journalist", "contributor", "contributors", "byline",
        "reporter", NULL};
    for (const char *at = strchr(href, '/'); at; at = strchr(at + 1, '/')) {
        size_t len = strcspn(at + 1, "/?#");
        const char *slug = at + 1 + len;
        bool whole = *slug == '/' && slug[1] && !strchr("/?#", slug[1]);
        for (size_t i = 0; kinds[i] && whole; i++) {
            if (strlen(kinds[i]) == len &&
                strncasecmp(at + 1, kinds[i], len) == 0) {
                return true;
            }
        }
    }
    return false;
}

/* The last bytes of the text so far, without white space at their end. */
static rcn_text
text_before(const rcn_html_builder *builder)
{
    size_t len = builder->text.len;
    size_t from = len > BEFORE_MOST ? len - BEFORE_MOST : 0;
    return rcn_text_trim((rcn_text){builder->text.at + from, len - from});
}

/* True for a link to the page of a member of a site, right behind "by". */
static bool
is_member_behind_by(const rcn_html_builder *builder, const char *href)
{
    static const char *const pages[] = {"/u/",       "/user/",   "/users/",
                                        "/profile/", "/member/", "/members/",
                                        "user?id="};
    static const char *const words[] = {"by", "By", "BY", "by:", "By:"};
    bool page = false;
    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
        page = page || strstr(href, pages[i]);
    }
    if (!page) {
        return false;
    }
    rcn_text text = text_before(builder);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t len = strlen(words[i]);
        if (rcn_text_ends(text, words[i]) &&
            (text.len == len ||
             !isalpha((unsigned char)text.at[text.len - len - 1]))) {
            return true;
        }
    }
    return false;
}

static void
open_classed(rcn_html_builder *builder, rcn_html_open *open,
             rcn_html_attributes attributes)
{
    static const char *const dates[] = {
        "date", "publish", "posted", "timestamp", "fecha", "datum", NULL};
    static const char *const no_dates[] = {"updat",   "modif",   "candidate",
                                           "comment", "mandate", NULL};
    static const char *const authors[] = {"byline", "author", "writer", NULL};
    static const char *const no_authors[] = {
        "bio",    "avatar",  "image",  "authori", "comment",
        "inline", "related", "teaser", "offer",   "recommend",
        "promo",  "note",    NULL};
    const char *name = rcn_html_attribute(attributes, "class");
    const char *rel = rcn_html_attribute(attributes, "rel");
    const char *href =
        open->tag == RCN_TAG_A ? rcn_html_attribute(attributes, "href") : NULL;
    if ((rel && holds(rel, "author")) ||
        (href && is_member_behind_by(builder, href))) {
        capture(builder, open, RCN_METADATA_AUTHOR, RCN_PLACE_LINK,
                "rel=author");
    } else if (name && class_says(name, dates, no_dates)) {
        capture(builder, open, RCN_METADATA_PUBLISHED, RCN_PLACE_CLASS, name);
    } else if (name && open->tag != RCN_TAG_BUTTON &&
               class_says(name, authors, no_authors)) {
        capture(builder, open, RCN_METADATA_AUTHOR, RCN_PLACE_CLASS, name);
    } else if (href && leads_to_author(href)) {
        capture(builder, open, RCN_METADATA_AUTHOR, RCN_PLACE_LINK,
                RCN_KEY_AUTHOR_PAGE);
    }
}

/* Microdata and RDFa; true when the element is one. */
static bool
open_item(rcn_html_builder *builder, rcn_html_open *open,
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
        capture(builder, open, RCN_METADATA_TITLE, RCN_PLACE_MICRODATA, "name");
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
            add_attribute(builder, key, name, attributes, values[i]);
            return true;
        }
    }
    capture(builder, open, key->kind, key->place, name);
    return true;
}

static void
open_time(rcn_html_builder *builder, rcn_html_open *open,
          rcn_html_attributes attributes)
{
    const char *name = rcn_html_attribute(attributes, "class");
    bool modified = name && (holds(name, "updat") || holds(name, "modif"));
    rcn_meta_key key = {
        "time", modified ? RCN_METADATA_MODIFIED : RCN_METADATA_PUBLISHED,
        RCN_PLACE_TIME_ELEMENT};
    const char *value = rcn_html_attribute(attributes, "datetime");
    if (!value || !*value) {
        capture(builder, open, key.kind, key.place, "time");
        return;
    }
    size_t before = builder->metadata.count;
    add_attribute(builder, &key, "time datetime", attributes, "datetime");
    if (builder->metadata.count > before) {
        builder->metadata.items[before].offset = (uint32_t)builder->text.len;
    }
}

/* The day of a count of seconds or milliseconds since 1970, "YYYY-MM-DD", or NULL
 * (the algorithm is Howard Hinnant's civil_from_days). */
static const char *
day_of_seconds(rcn_arena *arena, const char *digits)
{
    size_t len = strspn(digits, "0123456789");
    if (digits[len] || (len != SECONDS_LEN && len != SECONDS_LEN + 3)) {
        return NULL;
    }
    int64_t seconds = 0;
    for (size_t i = 0; i < SECONDS_LEN; i++) {
        seconds = seconds * 10 + (digits[i] - '0');
    }
    int64_t days = seconds / 86400 + 719468;
    int64_t era = days / 146097;
    int64_t day = days % 146097;
    int64_t year = (day - day / 1460 + day / 36524 - day / 146096) / 365;
    day -= 365 * year + year / 4 - year / 100;
    int64_t month = (5 * day + 2) / 153;
    int64_t of_month = day - (153 * month + 2) / 5 + 1;
    month = month < 10 ? month + 3 : month - 9;
    return rcn_arena_printf(arena, "%04d-%02d-%02d",
                            (int)(year + era * 400 + (month <= 2)), (int)month,
                            (int)of_month);
}

static bool
follows_update(const rcn_html_builder *builder)
{
    static const char *const updates[] = {"pdated:", "Updated", "Modified:"};
    rcn_text text = text_before(builder);
    for (size_t i = 0; i < sizeof updates / sizeof *updates; i++) {
        if (rcn_text_ends(text, updates[i])) {
            return true;
        }
    }
    return false;
}

/* An element that gives its time in seconds, as scripts read it. */
static void
open_seconds(rcn_html_builder *builder, rcn_html_attributes attributes)
{
    static const char *const names[] = {"data-xutime", "data-utime",
                                        "data-timestamp", "data-unixtime",
                                        "data-epoch"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const char *value = rcn_html_attribute(attributes, names[i]);
        const char *day = value ? day_of_seconds(builder->arena, value) : NULL;
        if (day) {
            rcn_metadata_item item = {
                .kind = follows_update(builder) ? RCN_METADATA_MODIFIED
                                                : RCN_METADATA_PUBLISHED,
                .place = RCN_PLACE_TIME_ELEMENT,
                .key = names[i],
                .quote = rcn_arena_strdup(builder->arena, value),
                .line = builder->line,
                .offset = (uint32_t)builder->text.len,
            };
            rcn_html_meta_add(builder, item, rcn_text_of(day));
            return;
        }
    }
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
            add_attribute(builder, &key, key.name, attributes, names[i]);
            return;
        }
    }
}

static void
open_script(rcn_html_builder *builder, rcn_html_attributes attributes)
{
    const char *type = rcn_html_attribute(attributes, "type");
    if (type && holds(type, "ld+json")) {
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
        add_attribute(builder, &key, key.name, attributes, "value");
    }
}

void
rcn_html_meta_open(rcn_html_builder *builder, rcn_html_open *open,
                   rcn_html_attributes attributes)
{
    switch (open->tag) {
    case RCN_TAG_META:
        open_meta(builder, attributes);
        return;
    case RCN_TAG_LINK:
        open_link(builder, attributes);
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
            capture(builder, open, RCN_METADATA_TITLE, RCN_PLACE_PAGE_TITLE,
                    "title");
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
    if (open_item(builder, open, attributes)) {
        return;
    }
    if (open->tag == RCN_TAG_SPAN || open->tag == RCN_TAG_ABBR) {
        open_seconds(builder, attributes);
    }
    if (open->tag == RCN_TAG_TIME) {
        open_time(builder, open, attributes);
    } else if (open->tag == RCN_TAG_H1 && !open->unseen) {
        capture(builder, open, RCN_METADATA_TITLE, RCN_PLACE_HEADING, "h1");
    } else {
        open_classed(builder, open, attributes);
    }
}

/* A microdata name is that of the nearest author or publisher around it, else
 * it names a thing that is not asked for. */
static bool
take_name(rcn_html_builder *builder, rcn_metadata_item *item)
{
    for (size_t i = builder->open.count; i-- > 0;) {
        uint32_t index = builder->open.items[i].capture;
        if (index == RCN_HTML_NONE) {
            continue;
        }
        rcn_html_capture *outer = &builder->captures.items[index];
        if (outer->place == RCN_PLACE_MICRODATA &&
            outer->kind != RCN_METADATA_TITLE) {
            outer->name_found = true;
            item->kind = outer->kind;
            item->key = outer->key;
            return true;
        }
    }
    return false;
}

/* A byline up to the first line break below a name: office and day follow in
 * lines of their own.  A line that ends in "and" or a comma goes on. */
static rcn_text
first_line(const rcn_html_builder *builder, rcn_text text, uint32_t start)
{
    for (size_t i = builder->breaks.count; i-- > 0;) {
        uint32_t at = builder->breaks.items[i];
        if (at <= start) {
            break;
        }
        if (at - start > text.len) { /* behind white space at its end */
            continue;
        }
        rcn_text line = rcn_text_trim(rcn_text_slice(text, 0, at - start));
        size_t words = 1;
        for (size_t k = 0; k < line.len; k++) {
            words += line.at[k] == ' ';
        }
        bool more = rcn_text_ends(line, ",") || rcn_text_ends(line, " and") ||
                    rcn_text_ends(line, "&");
        rcn_text next =
            rcn_text_trim(rcn_text_slice(text, at - start, text.len));
        more = more || rcn_text_starts(next, "and ");
        if (line.len && words >= 3 && !more) {
            text = line; /* and perhaps an earlier one */
        }
    }
    return text;
}

/* True for a raised sign that leads to a note. */
static bool
is_reference(const rcn_html_builder *builder, const rcn_html_open *open)
{
    size_t count = builder->marks.count;
    const rcn_html_mark *last = count ? &builder->marks.items[count - 1] : NULL;
    size_t len = builder->text.len - open->start;
    return open->tag == RCN_TAG_SUP && last && last->kind == RCN_MARK_LINK &&
           last->start >= open->start &&
           rcn_is_note_sign((rcn_text){builder->text.at + open->start, len});
}

static void
note_mute(rcn_html_builder *builder, const rcn_html_open *open)
{
    rcn_html_tag tag = (rcn_html_tag)open->tag;
    bool mute = tag == RCN_TAG_BUTTON || tag == RCN_TAG_SVG ||
                tag == RCN_TAG_RT || tag == RCN_TAG_RP ||
                is_reference(builder, open);
    if (mute && open->start < builder->text.len) {
        RCN_PUSH(builder->scratch, &builder->mutes,
                 (rcn_html_mute){open->start, (uint32_t)builder->text.len});
    }
}

/* The text from byte `start` on, less what is mute in it. */
static rcn_text
captured(rcn_html_builder *builder, uint32_t start)
{
    rcn_text all = rcn_buffer_text(&builder->text);
    size_t first = builder->mutes.count;
    while (first > 0 && builder->mutes.items[first - 1].start >= start) {
        first--;
    }
    if (first == builder->mutes.count) {
        return rcn_text_slice(all, start, all.len);
    }
    rcn_buffer out = rcn_buffer_new(builder->arena);
    size_t at = start;
    for (size_t i = first; i < builder->mutes.count; i++) {
        rcn_html_mute mute = builder->mutes.items[i];
        if (mute.start >= at) {
            rcn_buffer_add(&out, rcn_text_slice(all, at, mute.start));
            at = mute.end;
        }
    }
    rcn_buffer_add(&out, rcn_text_slice(all, at, all.len));
    rcn_text words = rcn_buffer_text(&out);
    return rcn_text_has_word(words) ? words
                                    : rcn_text_slice(all, start, all.len);
}

void
rcn_html_meta_close(rcn_html_builder *builder, const rcn_html_open *open)
{
    note_mute(builder, open);
    if (open->tag == RCN_TAG_SCRIPT && builder->in_json) {
        builder->in_json = false;
        rcn_html_jsonld(builder, rcn_buffer_text(&builder->script),
                        builder->script_line);
        return;
    }
    if (open->capture == RCN_HTML_NONE) {
        return;
    }
    const rcn_html_capture *found = &builder->captures.items[open->capture];
    bool name =
        found->kind == RCN_METADATA_TITLE || found->kind == RCN_METADATA_AUTHOR;
    rcn_text text = name ? captured(builder, found->start)
                         : rcn_text_slice(rcn_buffer_text(&builder->text),
                                          found->start, builder->text.len);
    bool page_title = found->place == RCN_PLACE_PAGE_TITLE;
    if (found->name_found || text.len > VALUE_LIMIT ||
        (!page_title && text.len > VALUE_LIMIT / 2)) {
        return;
    }
    rcn_metadata_item item = {
        .kind = found->kind,
        .place = found->place,
        .key = found->key,
        .line = builder->line,
        .offset = found->start,
    };
    if (strcmp(found->key, "name") == 0 && !take_name(builder, &item)) {
        return;
    }
    item.line = found->line;
    if (item.kind == RCN_METADATA_AUTHOR && item.place == RCN_PLACE_CLASS) {
        text = first_line(builder, text, found->start);
    }
    rcn_html_meta_add(builder, item, text);
}
