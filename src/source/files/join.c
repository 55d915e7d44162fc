/* Articles that a site parts into pages become one document again.  A page
 * names the next or the one before (rel), and both have one title; adjacent
 * articles of a blog name each other too, but have titles of their own.  Where
 * no page does, addresses that differ in the number of the page alone do.
 * Plain texts have no addresses: the names of their files say it, with a word
 * for a page or a line "Page 2 of 3" in them.  Text recognition writes a file
 * for each page of a scan: those of a folder whose names differ in the number
 * alone are one. */
#include "source/files/join.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/codes.h"
#include "base/file.h"
#include "base/hash.h"
#include "source/files/paging.h"
#include "source/files/repeat.h"
#include "source/formats/formats.h"
#include "source/html/html.h"
#include "source/lines.h"

#define PAGES_MOST    1000
#define NEAR          500 /* documents in which the next page is looked for */
#define PASSAGE_LEAST 80  /* bytes of a block that repeats another one */
#define DIGITS_MOST   3
#define EDGE_LINES    6    /* of a text, that may number its page */
#define TEXT_NAME     "\f" /* stands for the title of a text */

/* What a document says of the pages around it. */
typedef struct rcn_page_links {
    const char *next, *before; /* addresses, or NULL */
    const char *url, *published;
    rcn_text title;  /* less the number of the page */
    rcn_text name;   /* the same, as rcn_paging_title gives it */
    uint32_t number; /* of the page, in the title; 0: none */
} rcn_page_links;

/* A document by what its address or file name says of its page. */
typedef struct rcn_numbered_page {
    rcn_paged_address paged;
    rcn_text title;
    size_t index;
} rcn_numbered_page;

typedef struct rcn_page_joining {
    rcn_arena *arena, *scratch;
    const rcn_documents *documents;
    rcn_page_links *links;
    size_t *next; /* index of the page that follows, or SIZE_MAX */
    bool *follows;
} rcn_page_joining;

/* Returns where a text ends without signs of `signs` at its end. */
static size_t
trimmed_end(rcn_text text, size_t end, const char *signs)
{
    while (end && strchr(signs, text.at[end - 1])) {
        end--;
    }
    return end;
}

/* Returns the title without "(2)", "- Page 2 of 3" or the like at its end. */
static rcn_text
plain_title(rcn_text title)
{
    static const char *const words[] = {"of",   "von",  "page",  "Page",
                                        "part", "Part", "Seite", "p."};
    rcn_text text = rcn_text_trim(title);
    size_t end = trimmed_end(text, text.len, "0123456789 ()[]/");
    if (end == text.len) {
        return text;
    }
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (rcn_text_ends(rcn_text_slice(text, 0, end), words[i])) {
            end = trimmed_end(text, end - strlen(words[i]), "0123456789 -|,:(");
        }
    }
    return end ? rcn_text_trim(rcn_text_slice(text, 0, end)) : text;
}

static rcn_page_links
read_links(rcn_arena *arena, const rcn_document *document)
{
    rcn_page_links links = {.title = {"", 0}, .name = {"", 0}};
    for (size_t i = 0; i < document->metadata_count; i++) {
        const rcn_metadata_item *item = &document->metadata[i];
        if (item->kind == RCN_METADATA_NEXT && !links.next) {
            links.next = item->value;
        } else if (item->kind == RCN_METADATA_BEFORE && !links.before) {
            links.before = item->value;
        } else if (item->kind == RCN_METADATA_URL && !links.url) {
            links.url = item->value;
        } else if (item->kind == RCN_METADATA_TITLE && !links.title.len) {
            links.title = plain_title(rcn_text_of(item->value));
            links.name = rcn_paging_title(arena, rcn_text_of(item->value),
                                          &links.number);
        } else if (item->kind == RCN_METADATA_PUBLISHED && !links.published) {
            links.published = item->value;
        }
    }
    return links;
}

/* Returns the number that a line of a text gives its page, which has no other
 * words; 0: none, or not for a line of this length. */
static uint32_t
page_of_line(rcn_arena *scratch, rcn_text line)
{
    uint32_t number = 0;
    rcn_text words = rcn_text_trim(line);
    rcn_text rest = words.len && words.len < 40
                        ? rcn_paging_title(scratch, words, &number)
                        : words;
    return rest.len ? 0 : number;
}

/* Returns what a plain text says of its page: a line near its head or foot. */
static rcn_page_links
read_text(rcn_arena *scratch, const rcn_document *document)
{
    rcn_page_links links = {.title = {"", 0}, .name = {TEXT_NAME, 1}};
    size_t count = document->line_count;
    for (size_t i = 0; i < count && !links.number; i++) {
        const rcn_line *line = &document->lines[i];
        if (i >= EDGE_LINES && i + EDGE_LINES < count) {
            i = count - EDGE_LINES;
        }
        links.number = page_of_line(
            scratch, rcn_text_slice(document->text, line->start, line->end));
    }
    return links;
}

/* Returns the last component of an address, less query and fragment. */
static rcn_text
name_of(const char *address)
{
    rcn_text text = {address, strcspn(address, "?#")};
    size_t at = text.len;
    while (at && text.at[at - 1] != '/') {
        at--;
    }
    return rcn_text_slice(text, at, text.len);
}

/* Returns true when an address that document `from` names is that of document
 * `to`: its own address, or its file in the same folder. */
static bool
leads_to(const rcn_page_joining *joining, size_t from, const char *address,
         size_t to)
{
    const char *url = joining->links[to].url;
    if (!address || from == to) {
        return false;
    }
    if (url && strcmp(url, address) == 0) {
        return true;
    }
    const char *own = joining->documents->items[from]->name;
    const char *other = joining->documents->items[to]->name;
    size_t folder = (size_t)(rcn_path_name(own) - own);
    return folder == (size_t)(rcn_path_name(other) - other) &&
           memcmp(own, other, folder) == 0 &&
           rcn_text_is(name_of(address), rcn_path_name(other));
}

static bool
may_join(const rcn_page_joining *joining, size_t first, size_t second)
{
    if (!joining->documents->items[first] ||
        !joining->documents->items[second]) {
        return false;
    }
    const rcn_page_links *a = &joining->links[first];
    const rcn_page_links *b = &joining->links[second];
    return a->title.len && rcn_text_same_words(a->title, b->title) &&
           (leads_to(joining, first, a->next, second) ||
            leads_to(joining, second, b->before, first)) &&
           !rcn_page_repeats(joining->documents->items[first],
                             joining->documents->items[second]);
}

/* Finds for each page the one that follows. */
static void
find_chains(rcn_page_joining *joining)
{
    size_t count = joining->documents->count;
    for (size_t i = 0; i < count; i++) {
        joining->next[i] = SIZE_MAX;
        const rcn_page_links *links = &joining->links[i];
        size_t from = i < NEAR ? 0 : i - NEAR;
        bool linked = links->next || links->before;
        for (size_t k = from; linked && k < count && k < i + NEAR; k++) {
            bool other = joining->links[k].next || joining->links[k].before;
            if (other && !joining->follows[k] && may_join(joining, i, k)) {
                joining->next[i] = k;
                joining->follows[k] = true;
                break;
            }
        }
    }
}

/* Returns whether a link of the first page to the second has the second's
 * number for its words. */
static bool
links_by_number(const rcn_page_joining *joining, size_t first, size_t second,
                uint32_t number)
{
    const rcn_document *page = joining->documents->items[first];
    bool found = false;
    for (size_t i = 0; page->html && i < page->html->mark_count && !found;
         i++) {
        const rcn_html_mark *mark = &page->html->marks[i];
        rcn_text words =
            rcn_text_trim(rcn_text_slice(page->text, mark->start, mark->end));
        found = mark->kind == RCN_MARK_LINK && mark->value && words.len &&
                words.len <= DIGITS_MOST &&
                strtoul(rcn_text_string(joining->scratch, words), NULL, 10) ==
                    number &&
                leads_to(joining, first, mark->value, second);
    }
    return found;
}

/* Returns whether the second page follows the first, whose address differs in
 * the number alone.  A number alone tells articles of one name apart too, so
 * that a word for a page or a link must state that it is one. */
static bool
may_follow(const rcn_page_joining *joining, const rcn_numbered_page *first,
           const rcn_numbered_page *second)
{
    const rcn_page_links *a = &joining->links[first->index];
    const rcn_page_links *b = &joining->links[second->index];
    uint32_t number = second->paged.number;
    bool dated = a->published && b->published;
    return (!dated || strcmp(a->published, b->published) == 0) &&
           (second->paged.named || b->number == number ||
            links_by_number(joining, first->index, second->index, number)) &&
           (!joining->documents->items[first->index]->html ||
            !rcn_page_repeats(joining->documents->items[first->index],
                              joining->documents->items[second->index]));
}

static int
by_number(const void *left, const void *right)
{
    const rcn_numbered_page *a = left, *b = right;
    int order = rcn_text_compare(&a->paged.stem, &b->paged.stem);
    order = order ? order : rcn_text_compare(&a->title, &b->title);
    if (order || a->paged.number != b->paged.number) {
        return order ? order : (a->paged.number > b->paged.number ? 1 : -1);
    }
    return (a->index > b->index) - (a->index < b->index);
}

/* Returns whether two pages, sorted by number, are of one article and
 * adjacent. */
static bool
are_adjacent(const rcn_numbered_page *a, const rcn_numbered_page *b)
{
    return rcn_text_equal(a->paged.stem, b->paged.stem) &&
           rcn_text_equal(a->title, b->title) &&
           a->paged.number + 1 == b->paged.number;
}

/* Finds the pages that follow each other by their addresses, or by the names of
 * their files, where no link has. */
static void
find_numbered(rcn_page_joining *joining, bool by_file)
{
    size_t count = joining->documents->count, found = 0;
    rcn_numbered_page *pages =
        rcn_arena_alloc(joining->scratch, count + 1, sizeof *pages);
    for (size_t i = 0; i < count; i++) {
        const rcn_page_links *links = &joining->links[i];
        const rcn_document *document = joining->documents->items[i];
        if (document && links->name.len && !joining->follows[i] &&
            joining->next[i] == SIZE_MAX && (by_file || links->url)) {
            pages[found++] = (rcn_numbered_page){
                rcn_paging_read(joining->scratch,
                                by_file ? document->name : links->url),
                links->name, i};
        }
    }
    if (found) {
        qsort(pages, found, sizeof *pages, by_number);
    }
    for (size_t i = 1; i < found; i++) {
        const rcn_numbered_page *a = &pages[i - 1], *b = &pages[i];
        bool begun = a->paged.number == 1 || joining->follows[a->index];
        if (begun && are_adjacent(a, b) && may_follow(joining, a, b)) {
            joining->next[a->index] = b->index;
            joining->follows[b->index] = true;
        }
    }
}

/* Returns whether a document is one page on which text was recognised. */
static bool
is_recognised(const rcn_document *document)
{
    if (!document || !document->html || !document->wrapped ||
        document->html->page_count > 1) {
        return false;
    }
    rcn_parts_reader *reader =
        rcn_format_reader(document->name, document->file);
    return reader == rcn_parts_alto || reader == rcn_parts_hocr;
}

/* The name of a file in its last number: where that begins and ends. */
typedef struct rcn_last_number {
    size_t start, end;
    uint64_t value;
} rcn_last_number;

static rcn_last_number
last_number(const char *name)
{
    rcn_last_number number = {.end = strlen(name)};
    size_t folder = (size_t)(rcn_path_name(name) - name);
    while (number.end > folder &&
           !isdigit((unsigned char)name[number.end - 1])) {
        number.end--;
    }
    number.start = number.end;
    while (number.start > folder &&
           isdigit((unsigned char)name[number.start - 1])) {
        number.start--;
    }
    number.value = strtoull(name + number.start, NULL, 10);
    return number;
}

/* Returns true when a file is that of the next page: its name has a number more
 * by one, and is the same in all else. */
static bool
is_next_scan(const char *name, const char *next)
{
    rcn_last_number a = last_number(name);
    rcn_last_number b = last_number(next);
    return a.end > a.start && b.end > b.start && a.start == b.start &&
           a.value + 1 == b.value && memcmp(name, next, a.start) == 0 &&
           strcmp(name + a.end, next + b.end) == 0;
}

/* Finds the pages of scans, which are near each other in the order of names. */
static void
find_recognised(rcn_page_joining *joining)
{
    size_t count = joining->documents->count;
    bool *page = rcn_arena_alloc(joining->scratch, count + 1, sizeof *page);
    for (size_t i = 0; i < count; i++) {
        page[i] = is_recognised(joining->documents->items[i]);
    }
    for (size_t i = 0; i < count; i++) {
        for (size_t k = i < NEAR ? 0 : i - NEAR;
             page[i] && k < count && k < i + NEAR; k++) {
            if (page[k] && !joining->follows[k] &&
                is_next_scan(joining->documents->items[i]->name,
                             joining->documents->items[k]->name)) {
                joining->next[i] = k;
                joining->follows[k] = true;
                break;
            }
        }
    }
}

/* The text nodes of all pages, whose texts and files are laid end to end. */
static void
join_nodes(rcn_arena *arena, rcn_document *whole)
{
    size_t count = 0;
    for (size_t i = 0; i < whole->page_count; i++) {
        count += whole->pages[i]->node_count;
    }
    rcn_text_node *nodes = rcn_arena_alloc(arena, count + 1, sizeof *nodes);
    uint32_t text = 0, raw = 0;
    count = 0;
    for (size_t i = 0; i < whole->page_count; i++) {
        const rcn_document *page = whole->pages[i];
        for (size_t k = 0; k < page->node_count; k++) {
            rcn_text_node node = page->nodes[k];
            bool known = node.start != RCN_NODE_UNKNOWN;
            nodes[count++] =
                (rcn_text_node){node.text_start + text,
                                known ? node.start + raw : RCN_NODE_UNKNOWN,
                                known ? node.end + raw : RCN_NODE_UNKNOWN};
        }
        text += (uint32_t)page->text.len;
        raw += (uint32_t)page->raw.len;
    }
    whole->nodes = nodes;
    whole->node_count = count;
}

/* Joins the texts and the lines of the pages. */
static void
join_texts(rcn_arena *arena, rcn_document *whole)
{
    rcn_buffer text = rcn_buffer_new(arena);
    rcn_buffer raw = rcn_buffer_new(arena);
    size_t lines = 0;
    for (size_t i = 0; i < whole->page_count; i++) {
        lines += whole->pages[i]->line_count;
    }
    rcn_line *all = rcn_arena_alloc(arena, lines + 1, sizeof *all);
    lines = 0;
    for (size_t i = 0; i < whole->page_count; i++) {
        const rcn_document *page = whole->pages[i];
        for (size_t k = 0; k < page->line_count; k++) {
            all[lines++] = (rcn_line){page->lines[k].start + (uint32_t)text.len,
                                      page->lines[k].end + (uint32_t)text.len};
        }
        rcn_buffer_add(&text, page->text);
        rcn_buffer_add(&raw, page->raw);
    }
    whole->text = rcn_buffer_text(&text);
    whole->raw = rcn_buffer_text(&raw);
    whole->lines = all;
    whole->line_count = lines;
    rcn_sha256(whole->raw, whole->raw_sha256);
}

/* Joins plain texts, with a form feed before each page but the first: cleaning
 * knows it from printed text, and joins what the pages part. */
static void
join_plain(rcn_arena *arena, rcn_document *whole)
{
    rcn_buffer text = rcn_buffer_new(arena);
    for (size_t i = 0; i < whole->page_count; i++) {
        rcn_buffer_string(&text, i ? "\f" : "");
        rcn_buffer_add(&text, whole->pages[i]->text);
    }
    whole->text = rcn_buffer_text(&text);
    whole->raw = whole->text;
    whole->encoding = "UTF-8";
    whole->offsets = NULL;
    whole->offset_count = 0;
    whole->lines = rcn_lines_split(arena, whole->text, &whole->line_count);
    rcn_sha256(whole->raw, whole->raw_sha256);
}

/* Returns the document of the pages from `first` on; logs which were joined. */
static const rcn_document *
join_pages(rcn_page_joining *joining, size_t first, rcn_log *log)
{
    rcn_arena *arena = joining->arena;
    rcn_document *whole = rcn_arena_alloc(arena, 1, sizeof *whole);
    *whole = *joining->documents->items[first];
    const rcn_document **pages =
        rcn_arena_alloc(arena, PAGES_MOST, sizeof *pages);
    rcn_buffer names = rcn_buffer_new(arena);
    uint64_t bytes = 0;
    size_t last = first;
    for (size_t i = first; i != SIZE_MAX; i = joining->next[i]) {
        const rcn_document *page = joining->documents->items[i];
        bytes += page->text.len;
        if (bytes > RCN_DOCUMENT_BYTES || whole->page_count == PAGES_MOST) {
            joining->next[last] = SIZE_MAX; /* the rest stays as it is */
            break;
        }
        last = i;
        if (i != first) {
            rcn_buffer_printf(&names, "%s%s (SHA-256 %s)",
                              names.len ? ", " : "", page->name, page->sha256);
        }
        pages[whole->page_count++] = page;
    }
    whole->pages = pages;
    whole->converter =
        rcn_arena_printf(arena, "recension %s, which joins %s", RCN_VERSION,
                         rcn_buffer_text(&names).at);
    if (whole->html) {
        join_texts(arena, whole);
        join_nodes(arena, whole);
    } else {
        join_plain(arena, whole);
    }
    rcn_log_add(log, RCN_CODE_SOURCE_JOINED, (rcn_place){whole->path, 0, 0},
                "%s", rcn_buffer_text(&names).at);
    return whole;
}

void
rcn_join_pages(rcn_arena *arena, rcn_documents *documents, rcn_log *log)
{
    size_t count = documents->count;
    rcn_arena *scratch = rcn_arena_new(0);
    rcn_page_joining joining = {
        .arena = arena,
        .scratch = scratch,
        .documents = documents,
        .links = rcn_arena_alloc(scratch, count + 1, sizeof *joining.links),
        .next = rcn_arena_alloc(scratch, count + 1, sizeof *joining.next),
        .follows =
            rcn_arena_alloc(scratch, count + 1, sizeof *joining.follows)};
    for (size_t i = 0; i < count; i++) {
        const rcn_document *document = documents->items[i];
        if (document && document->html && !document->converter) {
            joining.links[i] = read_links(scratch, document);
        } else if (document && !document->converter && document->line_count) {
            joining.links[i] = read_text(scratch, document);
        }
    }
    find_chains(&joining);
    find_numbered(&joining, false);
    find_numbered(&joining, true);
    find_recognised(&joining);
    const rcn_document **joined =
        rcn_arena_alloc(scratch, count + 1, sizeof *joined);
    for (size_t i = 0; i < count; i++) {
        bool heads = joining.next[i] != SIZE_MAX && !joining.follows[i];
        joined[i] = heads ? join_pages(&joining, i, log) : NULL;
    }
    for (size_t i = 0; i < count; i++) {
        for (size_t k = joined[i] ? joining.next[i] : SIZE_MAX; k != SIZE_MAX;
             k = joining.next[k]) {
            documents->items[k] = NULL;
        }
        documents->items[i] = joined[i] ? joined[i] : documents->items[i];
    }
    rcn_arena_free(scratch);
}
