/* Metadata in JSON-LD (schema.org in <script type="application/ld+json">), read
 * with jansson: headline, author, publisher, dates, language, URL and the
 * article's body of the things that are articles or pages. */
#include <ctype.h>
#include <jansson.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "source/html/build.h"

#define SCRIPT_LIMIT ((size_t)4 * 1024 * 1024)
#define NODE_LIMIT   2000
#define DEPTH_LIMIT  12
#define SOUGHT_LIMIT \
    64 /**< lengths of the script that are searched for quotes */

typedef struct rcn_jsonld {
    rcn_html_builder *builder;
    rcn_text script;
    uint32_t line;
    uint32_t nodes;
    size_t sought; /**< bytes that were searched */
} rcn_jsonld;

typedef enum rcn_thing {
    RCN_THING_OTHER,
    RCN_THING_PAGE,
    RCN_THING_ARTICLE
} rcn_thing;

static bool
type_is_article(const char *type)
{
    return strstr(type, "Article") || strcmp(type, "BlogPosting") == 0 ||
           strcmp(type, "Report") == 0 || strcmp(type, "NewsItem") == 0 ||
           strcmp(type, "LiveBlogPosting") == 0 ||
           strcmp(type, "SocialMediaPosting") == 0;
}

bool
rcn_html_type_is_product(const char *type)
{
    static const char *const things[] = {
        "Product",           "ProductGroup",   "IndividualProduct",
        "ProductModel",      "SomeProducts",   "SoftwareApplication",
        "MobileApplication", "WebApplication", "VideoGame"};
    for (size_t i = 0; type && i < sizeof things / sizeof *things; i++) {
        if (strcmp(type, things[i]) == 0) {
            return true;
        }
    }
    return false;
}

static rcn_thing
thing_of_type(const json_t *type)
{
    if (json_is_array(type)) {
        rcn_thing best = RCN_THING_OTHER;
        size_t i;
        const json_t *one;
        json_array_foreach(type, i, one)
        {
            rcn_thing thing =
                json_is_string(one) ? thing_of_type(one) : RCN_THING_OTHER;
            best = thing > best ? thing : best;
        }
        return best;
    }
    const char *name = json_string_value(type);
    if (!name) {
        return RCN_THING_OTHER;
    }
    if (type_is_article(name)) {
        return RCN_THING_ARTICLE;
    }
    return strstr(name, "Page") ? RCN_THING_PAGE : RCN_THING_OTHER;
}

static void
lower_escapes(char *string)
{
    for (; *string; string++) {
        if (string[0] == '\\' && string[1] == 'u') {
            for (int i = 2; i < 6 && string[i]; i++) {
                string[i] = (char)tolower((unsigned char)string[i]);
            }
        }
    }
}

/* Returns where the script has these words; SIZE_MAX also when too much of it
 * was searched already, for a hostile one names thousands of things it has
 * not. */
static size_t
seek(rcn_jsonld *jsonld, const char *words)
{
    if (jsonld->sought > SOUGHT_LIMIT * jsonld->script.len) {
        return SIZE_MAX;
    }
    size_t at = rcn_text_find(jsonld->script, words, 0);
    jsonld->sought += at == SIZE_MAX ? jsonld->script.len : at;
    return at;
}

/* Returns the value as the script writes it, when it escapes slashes or other
 * characters; NULL when it is there plainly or cannot be found. */
static const char *
escaped(rcn_jsonld *jsonld, const char *value, size_t *ret_at)
{
    static const size_t flags[] = {0, JSON_ESCAPE_SLASH, JSON_ENSURE_ASCII,
                                   JSON_ENSURE_ASCII | JSON_ESCAPE_SLASH};
    *ret_at = seek(jsonld, value);
    if (*ret_at != SIZE_MAX) {
        return NULL;
    }
    json_t *string = json_string(value);
    char *found = NULL;
    for (size_t i = 0; i < 8 && !found; i++) {
        char *dump = json_dumps(string, JSON_ENCODE_ANY | flags[i / 2]);
        size_t len = dump ? strlen(dump) : 0;
        if (len > 2) { /* without the quotation marks */
            found =
                rcn_arena_strndup(jsonld->builder->arena, dump + 1, len - 2);
            if (i % 2) {
                lower_escapes(found);
            }
            *ret_at = seek(jsonld, found);
            found = *ret_at == SIZE_MAX ? NULL : found;
        }
        free(dump);
    }
    json_decref(string);
    return found;
}

/* Returns a value without the entities of HTML that some writers leave in
 * JSON. */
static rcn_text
without_entities(rcn_arena *arena, const char *value)
{
    static const char *const entities[][2] = {
        {"&amp;", "&"},  {"&quot;", "\""}, {"&#039;", "'"},  {"&#39;", "'"},
        {"&apos;", "'"}, {"&#8217;", "’"}, {"&#8211;", "–"}, {"&#038;", "&"},
        {"&nbsp;", " "}, {"&lt;", "<"},    {"&gt;", ">"}};
    rcn_text text = rcn_text_of(value);
    if (!strchr(value, '&')) {
        return text;
    }
    rcn_buffer out = rcn_buffer_new(arena);
    for (size_t at = 0; at < text.len;) {
        size_t step = 1;
        const char *plain = NULL;
        for (size_t i = 0; i < sizeof entities / sizeof *entities; i++) {
            if (rcn_text_starts(rcn_text_slice(text, at, text.len),
                                entities[i][0])) {
                plain = entities[i][1];
                step = strlen(entities[i][0]);
                break;
            }
        }
        if (plain) {
            rcn_buffer_string(&out, plain);
        } else {
            rcn_buffer_char(&out, text.at[at]);
        }
        at += step;
    }
    return rcn_buffer_text(&out);
}

static void
add(rcn_jsonld *jsonld, rcn_metadata_kind kind, const char *key,
    const json_t *value)
{
    const char *string = json_string_value(value);
    if (!string || !*string || strlen(string) > 1000) {
        return;
    }
    size_t at = SIZE_MAX;
    rcn_metadata_item item = {
        .kind = kind,
        .place = RCN_PLACE_JSON_LD,
        .key = key,
        .quote = escaped(jsonld, string, &at),
        .line = jsonld->line,
        .offset = RCN_METADATA_NO_OFFSET,
    };
    for (size_t i = 0; at != SIZE_MAX && i < at; i++) {
        item.line += jsonld->script.at[i] == '\n';
    }
    rcn_html_meta_add(jsonld->builder, item,
                      without_entities(jsonld->builder->arena, string));
}

/* A person or body: a string, an object with a name, or a list of either. */
static void
add_agent(rcn_jsonld *jsonld, rcn_metadata_kind kind, const char *key,
          const json_t *value, int depth)
{
    if (json_is_string(value)) {
        add(jsonld, kind, key, value);
    } else if (json_is_object(value) && depth < DEPTH_LIMIT) {
        const char *type = json_string_value(json_object_get(value, "@type"));
        bool body = type && strstr(type, "Organization");
        jsonld->builder->html.news_media |= type && strstr(type, "NewsMedia");
        if (body && kind == RCN_METADATA_AUTHOR) {
            key = RCN_KEY_SENDER;
        }
        add_agent(jsonld, kind, key, json_object_get(value, "name"), depth + 1);
    } else if (json_is_array(value) && depth < DEPTH_LIMIT) {
        size_t i;
        const json_t *one;
        json_array_foreach(value, i, one)
        {
            add_agent(jsonld, kind, key, one, depth + 1);
        }
    }
}

/* The day of publication; the day of making only where the first is not said.
 * Of a page that is no article the key states it: many programs date the pages
 * of shops and firms by the day they were set up. */
static void
add_published(rcn_jsonld *jsonld, const json_t *node, rcn_thing thing)
{
    const json_t *published = json_object_get(node, "datePublished");
    const json_t *value =
        published ? published : json_object_get(node, "dateCreated");
    const char *key = published ? "datePublished" : "dateCreated";
    add(jsonld, RCN_METADATA_PUBLISHED,
        thing == RCN_THING_ARTICLE ? key : "page date", value);
}

/* Returns whether the thing is the page's own, or that first article once more.
 * A page that goes on to other stories describes each; their authors are not
 * its own. */
static bool
is_of_page(rcn_jsonld *jsonld, const json_t *title, rcn_thing thing)
{
    rcn_html_builder *builder = jsonld->builder;
    const char *string = json_string_value(title);
    if (thing != RCN_THING_ARTICLE || !string || !*string) {
        return true;
    }
    if (!builder->first_article) {
        builder->first_article =
            rcn_arena_strndup(builder->arena, string, strlen(string));
    }
    return strcmp(builder->first_article, string) == 0;
}

static void
add_thing(rcn_jsonld *jsonld, const json_t *node, rcn_thing thing)
{
    static const struct {
        const char *name;
        rcn_metadata_kind kind;
    } plain[] = {
        {"dateModified", RCN_METADATA_MODIFIED},
        {"inLanguage", RCN_METADATA_LANGUAGE},
        {"url", RCN_METADATA_URL},
    };
    const json_t *title = json_object_get(node, "headline");
    if (!title) {
        title = json_object_get(node, "name");
    }
    add(jsonld, RCN_METADATA_TITLE,
        thing == RCN_THING_ARTICLE ? "headline" : "page name", title);
    add_published(jsonld, node, thing);
    for (size_t i = 0; i < sizeof plain / sizeof *plain; i++) {
        add(jsonld, plain[i].kind, plain[i].name,
            json_object_get(node, plain[i].name));
    }
    if (is_of_page(jsonld, title, thing)) {
        add_agent(jsonld, RCN_METADATA_AUTHOR,
                  thing == RCN_THING_ARTICLE ? "author" : RCN_KEY_PAGE_AUTHOR,
                  json_object_get(node, "author"), 0);
    }
    add_agent(jsonld, RCN_METADATA_PUBLISHER, "publisher",
              json_object_get(node, "publisher"), 0);
    const json_t *body = json_object_get(node, "articleBody");
    rcn_html *html = &jsonld->builder->html;
    if (json_is_string(body) &&
        json_string_length(body) > html->article_body.len) {
        size_t len = json_string_length(body);
        html->article_body =
            (rcn_text){rcn_arena_strndup(jsonld->builder->arena,
                                         json_string_value(body), len),
                       len};
    }
}

/* Nodes stand alone, in lists, in @graph, or as the main entity of a page. */
static void
visit(rcn_jsonld *jsonld, const json_t *node, int depth)
{
    if (depth > DEPTH_LIMIT || jsonld->nodes++ > NODE_LIMIT) {
        return;
    }
    if (json_is_array(node)) {
        size_t i;
        const json_t *one;
        json_array_foreach(node, i, one)
        {
            visit(jsonld, one, depth + 1);
        }
        return;
    }
    if (!json_is_object(node)) {
        return;
    }
    const char *type = json_string_value(json_object_get(node, "@type"));
    jsonld->builder->html.news_media |= type && strstr(type, "NewsMedia");
    jsonld->builder->html.says_news |= type && strstr(type, "NewsArticle");
    jsonld->builder->html.says_product |= rcn_html_type_is_product(type);
    rcn_thing thing = thing_of_type(json_object_get(node, "@type"));
    if (thing == RCN_THING_ARTICLE) {
        jsonld->builder->html.says_article = true;
    }
    if (thing != RCN_THING_OTHER) {
        add_thing(jsonld, node, thing);
    } else if (json_is_string(json_object_get(node, "@type")) &&
               strcmp(json_string_value(json_object_get(node, "@type")),
                      "WebSite") == 0) {
        add(jsonld, RCN_METADATA_PUBLISHER, "site name",
            json_object_get(node, "name"));
    }
    visit(jsonld, json_object_get(node, "@graph"), depth + 1);
    visit(jsonld, json_object_get(node, "mainEntity"), depth + 1);
}

void
rcn_html_jsonld(rcn_html_builder *builder, rcn_text script, uint32_t line)
{
    if (script.len > SCRIPT_LIMIT) {
        return;
    }
    /* Writers leave raw line ends within strings, which JSON forbids. */
    char *tidy = rcn_text_string(builder->arena, script);
    for (size_t i = 0; i < script.len; i++) {
        if ((unsigned char)tidy[i] < 0x20) {
            tidy[i] = ' ';
        }
    }
    json_t *root = json_loadb(tidy, script.len, JSON_DISABLE_EOF_CHECK, NULL);
    if (root) {
        rcn_jsonld jsonld = {builder, script, line, 0, 0};
        visit(&jsonld, root, 0);
        json_decref(root);
    }
}
