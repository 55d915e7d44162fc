/* What the package says about the book (EPUB 3.3, section 5.5; EPUB
 * Accessibility 1.1, section 2; roles of the MARC code list for relators). */
#include "epub/metadata.h"

#include <stdlib.h>
#include <string.h>

#include "base/list.h"
#include "markup/link.h"
#include "markup/people.h"
#include "markup/statement.h"

typedef struct rcn_contributor {
    const char *name, *role;
    size_t order; /* of first mention */
} rcn_contributor;

typedef RCN_LIST(rcn_contributor) rcn_contributor_list;

/* Writes a Dublin Core element with an id or NULL; none for an empty text. */
static void
write_dc(rcn_xml *xml, const char *element, const char *id, const char *text)
{
    if (!text || !*text) {
        return;
    }
    rcn_xml_open(xml, element);
    rcn_xml_attribute(xml, "id", id);
    rcn_xml_string(xml, text);
    rcn_xml_close(xml);
    rcn_xml_string(xml, "\n");
}

void
rcn_epub_write_meta(const rcn_epub_book *book, rcn_xml *xml,
                    const char *refined, const char *property, const char *text)
{
    if (!text || !*text) {
        return;
    }
    rcn_xml_open(xml, "meta");
    if (refined) {
        rcn_xml_attribute(xml, "refines",
                          rcn_arena_printf(book->arena, "#%s", refined));
    }
    rcn_xml_attribute(xml, "property", property);
    if (strcmp(property, "role") == 0) {
        rcn_xml_attribute(xml, "scheme", "marc:relators");
    }
    rcn_xml_string(xml, text);
    rcn_xml_close(xml);
    rcn_xml_string(xml, "\n");
}

/* As it is filed: without an English article at its head. */
static const char *
filed(rcn_arena *arena, const char *title)
{
    static const char *const articles[] = {"The ", "A ", "An "};
    for (size_t i = 0; i < sizeof articles / sizeof *articles; i++) {
        size_t len = strlen(articles[i]);
        if (strncmp(title, articles[i], len) == 0 && title[len]) {
            return rcn_arena_printf(arena, "%s, %.*s", title + len,
                                    (int)len - 1, articles[i]);
        }
    }
    return title;
}

static void
write_titles(const rcn_epub_book *book, rcn_xml *xml)
{
    const rcn_edition *edition = book->edition;
    write_dc(xml, "dc:title", "title", edition->title);
    rcn_epub_write_meta(book, xml, "title", "title-type", "main");
    rcn_epub_write_meta(book, xml, "title", "file-as",
                        filed(book->arena, edition->title));
    if (edition->subtitle && *edition->subtitle) {
        write_dc(xml, "dc:title", "subtitle", edition->subtitle);
        rcn_epub_write_meta(book, xml, "subtitle", "title-type", "subtitle");
    }
}

static void
add_name(const rcn_epub_book *book, rcn_contributor_list *list,
         const char *name, const char *role)
{
    if (name && *name) {
        RCN_PUSH(book->arena, list, (rcn_contributor){name, role, list->count});
    }
}

static int
by_name(const void *left, const void *right)
{
    const rcn_contributor *a = left, *b = right;
    int order = strcmp(a->role, b->role);
    if (!order) {
        order = strcmp(a->name, b->name);
    }
    return order ? order : (a->order > b->order) - (a->order < b->order);
}

static int
by_order(const void *left, const void *right)
{
    const rcn_contributor *a = left, *b = right;
    return (a->order > b->order) - (a->order < b->order);
}

/* Leaves the first mention of each name in each role. */
static void
make_unique(rcn_contributor_list *list)
{
    if (!list->count) {
        return;
    }
    qsort(list->items, list->count, sizeof *list->items, by_name);
    size_t kept = 1;
    for (size_t i = 1; i < list->count; i++) {
        const rcn_contributor *last = &list->items[kept - 1];
        if (strcmp(last->role, list->items[i].role) != 0 ||
            strcmp(last->name, list->items[i].name) != 0) {
            list->items[kept++] = list->items[i];
        }
    }
    list->count = kept;
    qsort(list->items, list->count, sizeof *list->items, by_order);
}

/* Returns the people and bodies that the documents name, in order of first
 * mention. */
static rcn_contributor_list
contributors(const rcn_epub_book *book)
{
    rcn_contributor_list list = {0};
    for (size_t i = 0; i < book->edition->record_count; i++) {
        const rcn_attribution *one = &book->edition->records[i].attribution;
        size_t count = 0;
        const char *const *people =
            rcn_people_part(book->arena, one->author.value, &count);
        for (size_t j = 0; j < count; j++) {
            add_name(book, &list, people[j], "aut");
        }
        add_name(book, &list, one->issuer.value, "isb");
        add_name(book, &list, one->speaker.value, "spk");
        add_name(book, &list, one->publisher.value, "pbl");
    }
    make_unique(&list);
    return list;
}

static void
write_agent(const rcn_epub_book *book, rcn_xml *xml, const char *element,
            const char *id, rcn_contributor agent, const char *filed)
{
    write_dc(xml, element, id, agent.name);
    rcn_epub_write_meta(book, xml, id, "role", agent.role);
    rcn_epub_write_meta(book, xml, id, "file-as", filed ? filed : agent.name);
}

/* Without an editor the authors and issuers of the documents are all the
 * creators there are; reading systems show nobody else. */
static void
write_agents(const rcn_epub_book *book, rcn_xml *xml)
{
    const char *const *editors = book->edition->editors;
    const char *const *filed = book->edition->editors_filed;
    bool edited = editors && editors[0];
    for (size_t i = 0; edited && editors[i]; i++) {
        write_agent(book, xml, "dc:creator",
                    rcn_arena_printf(book->arena, "creator-%zu", i + 1),
                    (rcn_contributor){editors[i], "edt", i},
                    filed ? filed[i] : NULL);
    }
    rcn_contributor_list list = contributors(book);
    for (size_t i = 0; i < list.count; i++) {
        rcn_contributor agent = list.items[i];
        bool creator = !edited && (strcmp(agent.role, "aut") == 0 ||
                                   strcmp(agent.role, "isb") == 0);
        agent.role = creator ? "aut" : agent.role;
        write_agent(book, xml, creator ? "dc:creator" : "dc:contributor",
                    rcn_arena_printf(book->arena, "agent-%zu", i + 1), agent,
                    NULL);
    }
}

static bool
seen_before(const rcn_epub_book *book, size_t at, const char *language)
{
    for (size_t i = 0; i < at; i++) {
        const rcn_cleaned *cleaned = book->edition->records[i].cleaned;
        if (cleaned && strcmp(cleaned->language, language) == 0) {
            return true;
        }
    }
    return strcmp(book->edition->language, language) == 0;
}

static void
write_languages(const rcn_epub_book *book, rcn_xml *xml)
{
    write_dc(xml, "dc:language", NULL, book->edition->language);
    for (size_t i = 0; i < book->edition->record_count; i++) {
        const rcn_cleaned *cleaned = book->edition->records[i].cleaned;
        if (cleaned && strcmp(cleaned->language, "und") != 0 &&
            !seen_before(book, i, cleaned->language)) {
            write_dc(xml, "dc:language", NULL, cleaned->language);
        }
    }
}

/* Where a document was taken from: its address, else the name of its file. */
static void
write_source(const rcn_epub_book *book, rcn_xml *xml, const rcn_record *record,
             const char *item)
{
    const char *url = rcn_record_url(record);
    const char *href = url ? rcn_link_href(book->arena, url) : NULL;
    const rcn_document *document =
        record->cleaned ? record->cleaned->document : NULL;
    const char *id = rcn_arena_printf(book->arena, "source-%s", item);
    const char *source = url;
    if (!source && document) {
        source = document->name;
    }
    write_dc(xml, "dc:source", id, source);
    if (source && document) {
        rcn_epub_write_meta(
            book, xml, id, "dcterms:identifier",
            rcn_arena_printf(book->arena, "sha256:%s", document->sha256));
    }
    if (source) {
        rcn_epub_write_meta(book, xml, id, "pav:retrievedOn",
                            record->retrieved);
    }
    if (href) {
        rcn_xml_open(xml, "link");
        rcn_xml_attribute(xml, "rel", "dcterms:source");
        rcn_xml_attribute(xml, "refines",
                          rcn_arena_printf(book->arena, "#%s", item));
        rcn_xml_attribute(xml, "href", href);
        rcn_xml_close_void(xml);
        rcn_xml_string(xml, "\n");
    }
    rcn_epub_write_meta(book, xml, item, "dcterms:created",
                        record->dating.edtf);
}

static void
write_sources(const rcn_epub_book *book, rcn_xml *xml)
{
    for (size_t i = 0; i < book->file_count; i++) {
        const rcn_epub_file *file = &book->files[i];
        if (file->part == 1 && file->section->record) {
            write_source(book, xml, file->section->record, file->item);
        }
    }
}

static void
write_series(const rcn_epub_book *book, rcn_xml *xml)
{
    const rcn_project_series *series = book->edition->series;
    if (!series) {
        return;
    }
    rcn_xml_open(xml, "meta");
    rcn_xml_attribute(xml, "property", "belongs-to-collection");
    rcn_xml_attribute(xml, "id", "series");
    rcn_xml_string(xml, series->title);
    rcn_xml_close(xml);
    rcn_xml_string(xml, "\n");
    rcn_epub_write_meta(book, xml, "series", "collection-type", "series");
    if (series->number) {
        rcn_epub_write_meta(
            book, xml, "series", "group-position",
            rcn_arena_printf(book->arena, "%d", (int)series->number));
    }
}

void
rcn_epub_write_metadata(const rcn_epub_book *book, rcn_xml *xml)
{
    const rcn_edition *edition = book->edition;
    rcn_xml_open(xml, "metadata");
    rcn_xml_attribute(xml, "xmlns:dc", "http://purl.org/dc/elements/1.1/");
    rcn_xml_string(xml, "\n");
    write_dc(xml, "dc:identifier", "edition-id", edition->identifier);
    write_titles(book, xml);
    write_languages(book, xml);
    write_agents(book, xml);
    write_dc(xml, "dc:publisher", NULL, edition->publisher);
    write_dc(xml, "dc:date", NULL, edition->date);
    rcn_epub_write_meta(book, xml, NULL, "dcterms:modified", edition->modified);
    write_dc(xml, "dc:description", NULL, edition->description);
    write_dc(xml, "dc:rights", NULL, edition->rights);
    write_series(book, xml);
    write_sources(book, xml);
    rcn_epub_write_accessibility(book, xml);
    if (book->options->cover) {
        rcn_xml_open(xml, "meta");
        rcn_xml_attribute(xml, "name", "cover");
        rcn_xml_attribute(xml, "content", "cover-image");
        rcn_xml_close_void(xml);
        rcn_xml_string(xml, "\n");
    }
    rcn_xml_close(xml);
    rcn_xml_string(xml, "\n");
}
