/* Copies of one document: the same bytes twice, a page captured several times.
 * One is printed; the others are named as witnesses of its text. */
#include "source/files/witness.h"

#include <stdlib.h>
#include <string.h>

#include "base/codes.h"

/* A document by a key: equal keys mean that it is the same. */
typedef struct rcn_copy {
    const char *key, *date;
    size_t index;
} rcn_copy;

typedef RCN_LIST(rcn_copy) rcn_copies;

typedef struct rcn_witness_search {
    rcn_arena *arena;
    rcn_documents *documents;
    const bool *named;
    rcn_log *log;
} rcn_witness_search;

/* By key, then the first one before the others. */
static int
by_key(const void *left, const void *right)
{
    const rcn_copy *a = left;
    const rcn_copy *b = right;
    int order = strcmp(a->key, b->key);
    return order ? order : (a->index > b->index) - (a->index < b->index);
}

/* By key, then the newest before the others. */
static int
by_date(const void *left, const void *right)
{
    const rcn_copy *a = left;
    const rcn_copy *b = right;
    int order = strcmp(a->key, b->key);
    order = order ? order : strcmp(b->date, a->date);
    return order ? order : by_key(left, right);
}

static void
sort(rcn_copies *copies, int (*order)(const void *, const void *))
{
    if (copies->count) {
        qsort(copies->items, copies->count, sizeof *copies->items, order);
    }
}

static bool
is_revisit(const rcn_document *document)
{
    return document->capture && document->capture->revisit;
}

/* Makes document `other` a witness of document `kept`, with those it has. */
static void
add_witness(rcn_witness_search *search, size_t kept, size_t other)
{
    const rcn_document **items = search->documents->items;
    const rcn_document *from = items[other];
    const rcn_crawl_record *capture = from->capture;
    rcn_document *document =
        rcn_arena_alloc(search->arena, 1, sizeof *document);
    *document = *items[kept];
    size_t count = document->witness_count;
    size_t more = from->witness_count;
    rcn_witness *all =
        rcn_arena_alloc(search->arena, count + more + 1, sizeof *all);
    for (size_t i = 0; i < count + more; i++) {
        all[i] =
            i < count ? document->witnesses[i] : from->witnesses[i - count];
    }
    bool same = is_revisit(from) || rcn_text_equal(document->text, from->text);
    all[count + more] = (rcn_witness){from->name, from->sha256,
                                      capture ? capture->date : NULL, same};
    document->witnesses = all;
    document->witness_count = count + more + 1;
    items[kept] = document;
    items[other] = NULL;
}

/* Leaves out what has the bytes of an earlier document. */
static void
drop_duplicates(rcn_witness_search *search)
{
    rcn_copies copies = {0};
    for (size_t i = 0; i < search->documents->count; i++) {
        const rcn_document *document = search->documents->items[i];
        if (document && !is_revisit(document)) {
            RCN_PUSH(search->arena, &copies,
                     (rcn_copy){document->raw_sha256, "", i});
        }
    }
    sort(&copies, by_key);
    size_t first = 0;
    for (size_t i = 1; i < copies.count; i++) {
        size_t kept = copies.items[first].index;
        size_t other = copies.items[i].index;
        if (strcmp(copies.items[first].key, copies.items[i].key) != 0) {
            first = i;
        } else if (!search->named[other]) {
            rcn_log_add(
                search->log, RCN_CODE_SOURCE_DUPLICATE,
                (rcn_place){search->documents->items[other]->path, 0, 0}, "%s",
                search->documents->items[kept]->name);
            add_witness(search, kept, other);
        }
    }
}

/* Of a page that was captured several times keeps the newest capture. */
static void
drop_older(rcn_witness_search *search)
{
    rcn_copies copies = {0};
    for (size_t i = 0; i < search->documents->count; i++) {
        const rcn_document *document = search->documents->items[i];
        const rcn_crawl_record *capture = document ? document->capture : NULL;
        if (capture && capture->url && !capture->revisit) {
            RCN_PUSH(search->arena, &copies,
                     (rcn_copy){capture->url,
                                capture->date ? capture->date : "", i});
        }
    }
    sort(&copies, by_date);
    size_t newest = 0;
    for (size_t i = 1; i < copies.count; i++) {
        const rcn_copy *copy = &copies.items[i];
        if (strcmp(copies.items[newest].key, copy->key) != 0) {
            newest = i;
            continue;
        }
        rcn_log_add(
            search->log, RCN_CODE_SOURCE_DUPLICATE,
            (rcn_place){search->documents->items[copy->index]->path, 0, 0},
            "an older capture of %s (%s)", copy->key,
            *copy->date ? copy->date : "undated");
        add_witness(search, copies.items[newest].index, copy->index);
    }
}

static const char *
record_of(const rcn_crawl_record *capture)
{
    return capture->record;
}

static const char *
digest_of(const rcn_crawl_record *capture)
{
    return capture->digest;
}

/* Returns the captures that hold a page, sorted by a key of theirs. */
static rcn_copies
captures_by(rcn_witness_search *search,
            const char *(*key)(const rcn_crawl_record *capture))
{
    rcn_copies copies = {0};
    for (size_t i = 0; i < search->documents->count; i++) {
        const rcn_crawl_record *capture = search->documents->items[i]->capture;
        const char *value = capture && !capture->revisit ? key(capture) : NULL;
        if (value) {
            RCN_PUSH(search->arena, &copies, (rcn_copy){value, "", i});
        }
    }
    sort(&copies, by_key);
    return copies;
}

static int
compare_key(const void *key, const void *item)
{
    const rcn_copy *copy = item;
    return strcmp(key, copy->key);
}

static const rcn_copy *
find_copy(const rcn_copies *copies, const char *key)
{
    return key && copies->count ? bsearch(key, copies->items, copies->count,
                                          sizeof *copies->items, compare_key)
                                : NULL;
}

/* Finds for each revisit the page that it stands for: by the name of its
 * record, else by the digest of its bytes (ISO 28500, 6.7). */
static void
resolve_revisits(rcn_witness_search *search)
{
    rcn_copies records = captures_by(search, record_of);
    rcn_copies digests = captures_by(search, digest_of);
    for (size_t i = 0; i < search->documents->count; i++) {
        const rcn_document *document = search->documents->items[i];
        if (!is_revisit(document)) { /* only revisits have become NULL */
            continue;
        }
        const rcn_crawl_record *capture = document->capture;
        const rcn_copy *page = find_copy(&records, capture->refers_to);
        page = page ? page : find_copy(&digests, capture->digest);
        rcn_place place = {document->label, 0, 0};
        if (page) {
            rcn_log_add(search->log, RCN_CODE_SOURCE_DUPLICATE, place,
                        "%s had not changed (%s)",
                        capture->url ? capture->url : document->name,
                        capture->date ? capture->date : "undated");
            add_witness(search, page->index, i);
        } else {
            rcn_log_add(search->log, RCN_CODE_SOURCE_CONTAINER, place,
                        "%s is in another file, which is not here",
                        capture->url ? capture->url : document->name);
            search->documents->items[i] = NULL;
        }
    }
}

void
rcn_find_witnesses(rcn_arena *arena, rcn_documents *documents,
                   const bool *named, rcn_log *log)
{
    rcn_witness_search search = {arena, documents, named, log};
    resolve_revisits(&search);
    drop_older(&search);
    drop_duplicates(&search);
}
