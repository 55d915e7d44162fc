/* The structure tree of a PDF (ISO 32000-1, 14.7.2 and 14.7.4): its elements in
 * order, each with the words of the marked content that it holds.  All marked
 * content must be held by one element. */
#include <stdint.h>
#include <stdlib.h>

#include "base/codes.h"
#include "base/utf8.h"
#include "verify/printed_book.h"
#include "verify/reading.h"

#define DEPTH_LIMIT   48
#define HEAD_MOST     80      /* bytes of the longest head, without space */
#define ELEMENT_LIMIT 8000000 /* a tree that leads back to itself has no end */

typedef struct rcn_tree_walk {
    rcn_printed_book *book;
    rcn_elements *elements;
    size_t count; /* of elements so far */
    size_t page;  /* of the content before that was in the order of drawing */
    long long mcid;
} rcn_tree_walk;

static bool
differ(const rcn_tree_walk *walk, size_t page, const char *what)
{
    return rcn_printed_fail(walk->book, RCN_CODE_VERIFY_DIFFERENCE, page, what);
}

static int
compare_key(const void *object, const void *key)
{
    int wanted = *(const int *)object;
    int given = ((const rcn_page_key *)key)->object;
    return (wanted > given) - (wanted < given);
}

/* What is read one after the other is drawn so too, but for notes, which stand
 * at the foot of pages. */
static bool
in_order(rcn_tree_walk *walk, size_t page, long long mcid)
{
    if (rcn_elements_in_notes(walk->elements)) {
        return true;
    }
    bool ok = page > walk->page || (page == walk->page && mcid > walk->mcid);
    walk->page = page;
    walk->mcid = mcid;
    return ok || differ(walk, page + 1, "it is drawn in another order");
}

static rcn_text
without_space(rcn_arena *arena, rcn_text words)
{
    rcn_buffer out = rcn_buffer_new(arena);
    rcn_reading at = rcn_reading_begin(words, 0);
    for (; at.rune; rcn_reading_advance(&at)) {
        rcn_buffer_rune(&out, at.rune);
    }
    return rcn_buffer_text(&out);
}

/* Whether the artifacts of a page draw the words of a block once more.  A head
 * is one line, so longer words are none. */
static bool
is_drawn_twice(const rcn_tree_walk *walk, const rcn_marked *page,
               rcn_text words)
{
    if (page->furniture.len < HEAD_MOST || words.len < HEAD_MOST ||
        !rcn_elements_in_block(walk->elements)) {
        return false;
    }
    rcn_arena *arena = walk->book->scratch;
    rcn_text block = without_space(arena, words);
    rcn_text furniture = without_space(arena, page->furniture);
    bool twice =
        block.len >= HEAD_MOST &&
        rcn_text_find(furniture, rcn_text_string(arena, block), 0) != SIZE_MAX;
    rcn_arena_reset(arena);
    return twice;
}

/* Content with this identifier on the page that is this object. */
static bool
take_content(rcn_tree_walk *walk, int page, long long mcid)
{
    rcn_printed_book *book = walk->book;
    const rcn_page_key *key = bsearch(&page, book->keys.items, book->keys.count,
                                      sizeof *book->keys.items, compare_key);
    if (!key) {
        return differ(walk, 0, "an element names content on no page");
    }
    rcn_marked *marked = &book->pages.items[key->index];
    if (mcid < 0 || (unsigned long long)mcid >= marked->stretches.count ||
        !marked->stretches.items[mcid].there) {
        return differ(walk, key->index + 1,
                      "an element names content that is not there");
    }
    rcn_stretch *stretch = &marked->stretches.items[mcid];
    if (stretch->held) {
        return differ(walk, key->index + 1, "two elements hold one content");
    }
    stretch->held = true;
    if (is_drawn_twice(walk, marked, stretch->words)) {
        return differ(walk, key->index + 1,
                      "page furniture repeats words of a document");
    }
    rcn_elements_words(walk->elements, stretch->words);
    return in_order(walk, key->index, mcid);
}

static int
page_of(const rcn_tree_walk *walk, qpdf_oh dict, int around)
{
    qpdf_data q = walk->book->qpdf;
    qpdf_oh page = qpdf_oh_get_key(q, dict, "/Pg");
    int object = qpdf_oh_is_dictionary(q, page) ? qpdf_oh_get_object_id(q, page)
                                                : around;
    qpdf_oh_release(q, page);
    return object;
}

static rcn_text
string_of(const rcn_tree_walk *walk, qpdf_oh element, const char *name)
{
    qpdf_data q = walk->book->qpdf;
    qpdf_oh value = qpdf_oh_get_key(q, element, name);
    rcn_text text = {0};
    if (qpdf_oh_is_string(q, value)) {
        text = rcn_text_of(rcn_arena_strdup(walk->book->arena,
                                            qpdf_oh_get_utf8_value(q, value)));
    }
    qpdf_oh_release(q, value);
    return text;
}

/* A child of an element: content, or an element by its object. */
typedef struct rcn_tree_child {
    int object; /* 0: content */
    int page;   /* object of its page */
    long long mcid;
} rcn_tree_child;

typedef RCN_LIST(rcn_tree_child) rcn_tree_children;

/* Notes a child: an identifier, a dictionary with one, an element, or an
 * annotation (14.7.4.3), which holds no words. */
static bool
add_child(const rcn_tree_walk *walk, qpdf_oh child, int page, rcn_arena *arena,
          rcn_tree_children *children)
{
    qpdf_data q = walk->book->qpdf;
    if (qpdf_oh_is_integer(q, child)) {
        rcn_tree_child content = {0, page, qpdf_oh_get_int_value(q, child)};
        RCN_PUSH(arena, children, content);
        return true;
    }
    if (!qpdf_oh_is_dictionary(q, child)) {
        return true;
    }
    if (qpdf_oh_has_key(q, child, "/S")) {
        rcn_tree_child element = {qpdf_oh_get_object_id(q, child), page, 0};
        RCN_PUSH(arena, children, element);
        return element.object ||
               differ(walk, 0, "an element that is no object of its own");
    }
    qpdf_oh mcid = qpdf_oh_get_key(q, child, "/MCID");
    if (qpdf_oh_is_integer(q, mcid)) {
        rcn_tree_child content = {0, page_of(walk, child, page),
                                  qpdf_oh_get_int_value(q, mcid)};
        RCN_PUSH(arena, children, content);
    }
    qpdf_oh_release(q, mcid);
    return true;
}

/* The children of an element, so that no handle is held while they are read. */
static bool
list_children(const rcn_tree_walk *walk, qpdf_oh element, int page,
              rcn_arena *arena, rcn_tree_children *children)
{
    qpdf_data q = walk->book->qpdf;
    qpdf_oh all = qpdf_oh_get_key(q, element, "/K");
    bool array = qpdf_oh_is_array(q, all);
    int count = array ? qpdf_oh_get_array_n_items(q, all) : 1;
    bool ok = true;
    for (int i = 0; ok && i < count; i++) {
        qpdf_oh child = array ? qpdf_oh_get_array_item(q, all, i) : all;
        ok = add_child(walk, child, page, arena, children);
        if (array) {
            qpdf_oh_release(q, child);
        }
    }
    qpdf_oh_release(q, all);
    return ok;
}

static bool take_element(rcn_tree_walk *walk, const rcn_tree_child *child,
                         size_t depth);

static bool
take_children(rcn_tree_walk *walk, const rcn_tree_children *children,
              size_t depth)
{
    bool ok = true;
    for (size_t i = 0; ok && i < children->count; i++) {
        const rcn_tree_child *child = &children->items[i];
        ok = child->object ? take_element(walk, child, depth)
                           : take_content(walk, child->page, child->mcid);
    }
    return ok;
}

/* What stands for a picture is its text. */
static bool
open_element(rcn_tree_walk *walk, qpdf_oh element)
{
    qpdf_data q = walk->book->qpdf;
    qpdf_oh type = qpdf_oh_get_key(q, element, "/S");
    rcn_text name = {0};
    if (qpdf_oh_is_name(q, type)) { /* good until the next call of libqpdf */
        const char *given = qpdf_oh_get_name(q, type) + 1;
        name = rcn_text_of(rcn_arena_strdup(walk->book->arena, given));
    }
    qpdf_oh_release(q, type);
    bool ok = name.len && rcn_elements_open(walk->elements, name,
                                            string_of(walk, element, "/T"));
    if (!ok) {
        return differ(walk, 0, "an element without a type, or too deep");
    }
    if (rcn_text_is(name, "Figure")) {
        rcn_elements_words(walk->elements, string_of(walk, element, "/Alt"));
    }
    return !qpdf_oh_has_key(q, element, "/ActualText") ||
           differ(walk, 0, "an element says other words than it holds");
}

static bool
take_element(rcn_tree_walk *walk, const rcn_tree_child *child, size_t depth)
{
    if (depth == DEPTH_LIMIT || walk->count++ == ELEMENT_LIMIT) {
        return differ(walk, 0, "the structure is too deep, or has no end");
    }
    if (!rcn_printed_use(walk->book)) {
        return false;
    }
    qpdf_data q = walk->book->qpdf;
    qpdf_oh element = qpdf_get_object_by_id(q, child->object, 0);
    if (!open_element(walk, element)) {
        return false;
    }
    rcn_tree_children children = {0};
    bool ok = list_children(walk, element, page_of(walk, element, child->page),
                            walk->book->arena, &children);
    qpdf_oh_release(q, element);
    ok = ok && take_children(walk, &children, depth + 1);
    rcn_elements_close(walk->elements);
    return ok;
}

/* True if every piece of content that has words is in some element. */
static bool
all_is_held(const rcn_tree_walk *walk)
{
    const rcn_printed_book *book = walk->book;
    for (size_t i = 0; i < book->pages.count; i++) {
        const rcn_marked *page = &book->pages.items[i];
        for (size_t j = 0; j < page->stretches.count; j++) {
            const rcn_stretch *stretch = &page->stretches.items[j];
            if (stretch->there && !stretch->held &&
                !rcn_text_blank(stretch->words)) {
                return differ(walk, i + 1, "words that no element holds");
            }
        }
    }
    return true;
}

bool
rcn_printed_walk(rcn_printed_book *book, rcn_elements *elements)
{
    qpdf_data q = book->qpdf;
    rcn_tree_walk walk = {.book = book, .elements = elements, .mcid = -1};
    qpdf_oh root = qpdf_oh_get_key(q, qpdf_get_root(q), "/StructTreeRoot");
    bool ok = qpdf_oh_is_dictionary(q, root);
    rcn_tree_children children = {0};
    ok = ok && list_children(&walk, root, 0, book->arena, &children);
    qpdf_oh_release_all(q);
    book->used = book->most; /* what the pages needed is needed no more */
    ok = ok && take_children(&walk, &children, 0) && all_is_held(&walk);
    qpdf_oh_release_all(book->qpdf);
    return ok;
}
