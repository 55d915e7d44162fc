/* The structure tree of a PDF (ISO 32000-1, 14.7.2 and 14.7.4): its elements in
 * order, each with the words of the marked content that it holds.  All marked
 * content must be held by one element. */
#include <stdint.h>
#include <stdlib.h>

#include "base/codes.h"
#include "base/utf8.h"
#include "verify/printed_book.h"
#include "verify/reading.h"
#include "verify/struct_element.h"

#define DEPTH_LIMIT   48
#define ELEMENT_LIMIT 8000000 /* a tree that leads back to itself has no end */

typedef struct rcn_tree_walk {
    rcn_printed_book *book;
    rcn_elements *elements;
    size_t count; /* of elements so far */
    size_t page;  /* of the content before that was in the order of drawing */
    size_t mcid;  /* the least that may come next on that page */
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

/* What is read one after the other is drawn so too, but for notes, which are
 * at the foot of pages. */
static bool
in_order(rcn_tree_walk *walk, size_t page, size_t mcid)
{
    if (rcn_elements_in_notes(walk->elements)) {
        return true;
    }
    bool ok = page > walk->page || (page == walk->page && mcid >= walk->mcid);
    walk->page = page;
    walk->mcid = mcid + 1;
    return ok || differ(walk, page + 1, "it is drawn in another order");
}

/* Content with this identifier on the page that is this object. */
static bool
take_content(rcn_tree_walk *walk, int page, size_t mcid)
{
    rcn_printed_book *book = walk->book;
    const rcn_page_key *key = bsearch(&page, book->keys.items, book->keys.count,
                                      sizeof *book->keys.items, compare_key);
    if (!key) {
        return differ(walk, 0, "an element names content on no page");
    }
    rcn_log_step(book->log, "verifying the text of the PDF", key->index,
                 book->keys.count);
    rcn_marked *marked = &book->pages.items[key->index];
    if (mcid >= marked->stretches.count ||
        !marked->stretches.items[mcid].there) {
        return differ(walk, key->index + 1,
                      "an element names content that is not there");
    }
    rcn_stretch *stretch = &marked->stretches.items[mcid];
    if (stretch->held) {
        return differ(walk, key->index + 1, "two elements hold one content");
    }
    stretch->held = true;
    rcn_elements_words(walk->elements, stretch->words);
    return in_order(walk, key->index, mcid);
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

static bool take_object(rcn_tree_walk *walk, int object, int page,
                        size_t depth);

static bool
take_children(rcn_tree_walk *walk, const rcn_struct_element *element, int page,
              size_t depth)
{
    bool ok = true;
    for (size_t i = 0; ok && i < element->children.count; i++) {
        const rcn_struct_child *child = &element->children.items[i];
        int where = child->page ? child->page : page;
        ok = child->object ? take_object(walk, child->object, where, depth)
                           : take_content(walk, where, child->mcid);
    }
    return ok;
}

/* What stands for a picture is its text. */
static bool
open_element(rcn_tree_walk *walk, qpdf_oh object,
             const rcn_struct_element *element)
{
    rcn_text name = {0};
    if (element->named) {
        name = string_of(walk, object, "/T");
    }
    if (!rcn_elements_open(walk->elements, element->type, name)) {
        return differ(walk, 0, "an element without a type, or too deep");
    }
    if (element->described && rcn_text_is(element->type, "Figure")) {
        rcn_elements_words(walk->elements, string_of(walk, object, "/Alt"));
    }
    return !element->other_text ||
           differ(walk, 0, "an element says other words than it holds");
}

/* Reads an object of the tree; its handle is to be released. */
static qpdf_oh
read_element(rcn_tree_walk *walk, int object, rcn_struct_element *ret_element,
             bool *ret_ok)
{
    rcn_arena *arena = walk->book->arena;
    qpdf_data q = walk->book->qpdf;
    qpdf_oh handle = qpdf_get_object_by_id(q, object, 0);
    /* Good until the next call of libqpdf. */
    rcn_text text = rcn_text_of(qpdf_oh_unparse_resolved(q, handle));
    *ret_ok = rcn_struct_element_read(arena, text, ret_element);
    ret_element->type = rcn_text_of(rcn_text_string(arena, ret_element->type));
    return handle;
}

/* An object that an element names: an element, a reference to content, or an
 * array of these. */
static bool
take_object(rcn_tree_walk *walk, int object, int page, size_t depth)
{
    if (depth == DEPTH_LIMIT || walk->count++ == ELEMENT_LIMIT) {
        return differ(walk, 0, "the structure is too deep, or has no end");
    }
    if (!rcn_printed_use(walk->book)) {
        return false;
    }
    rcn_struct_element element;
    bool ok = false;
    qpdf_oh handle = read_element(walk, object, &element, &ok);
    bool opened = ok && element.type.len;
    if (!ok) {
        (void)differ(walk, 0, "an element cannot be read");
    }
    ok = ok && (!opened || open_element(walk, handle, &element));
    qpdf_oh_release(walk->book->qpdf, handle);
    page = element.page ? element.page : page;
    if (ok && !opened && element.has_mcid) {
        return take_content(walk, page, element.mcid);
    }
    ok = ok && take_children(walk, &element, page, depth + 1);
    if (opened) {
        rcn_elements_close(walk->elements);
    }
    return ok;
}

/* Returns true if every piece of content that has words is in some element. */
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
    rcn_tree_walk walk = {.book = book, .elements = elements};
    qpdf_oh root = qpdf_oh_get_key(q, qpdf_get_root(q), "/StructTreeRoot");
    bool ok = qpdf_oh_is_dictionary(q, root);
    rcn_struct_element tree = {0};
    ok = ok && rcn_struct_element_read(
                   book->arena, rcn_text_of(qpdf_oh_unparse_resolved(q, root)),
                   &tree);
    qpdf_oh_release_all(q);
    book->used = book->most; /* what the pages needed is needed no more */
    ok = ok && take_children(&walk, &tree, 0, 0) && all_is_held(&walk);
    qpdf_oh_release_all(book->qpdf);
    return ok;
}
