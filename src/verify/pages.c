/* The pages of a PDF: libqpdf finds their content and fonts, the words are read
 * from these. */
#include <stdlib.h>
#include <string.h>

#include "base/codes.h"
#include "verify/printed_book.h"
#include "verify/proof.h"

/* Of one stream, packed: a hundred times what a full page needs.  Deflate packs
 * to a thousandth at best, so this bounds what a book can make us hold. */
#define PACKED_LIMIT ((size_t)512 * 1024)
#define LEAST_USED   10000 /* objects, some 2 KB each */

#define TREE_DEPTH 32
#define PAGES_MOST 1000000

typedef RCN_LIST(rcn_marked_face) rcn_faces;
typedef RCN_LIST(int) rcn_page_nodes; /* by their objects */

bool
rcn_printed_fail(const rcn_printed_book *book, rcn_code code, size_t page,
                 const char *what)
{
    rcn_place place = {book->path, 0, 0};
    if (page) {
        rcn_proof_failures_page(book->failures, page);
        rcn_log_add(book->log, code, place, "page %zu: %s", page, what);
    } else {
        rcn_proof_failures_whole(book->failures);
        rcn_log_add(book->log, code, place, "%s", what);
    }
    return false;
}

static void
close_book(void *owner)
{
    qpdf_data *handle = owner;
    (void)qpdf_get_error(*handle); /* one that is left would be printed */
    qpdf_cleanup(handle);
}

static bool
open_file(rcn_printed_book *book)
{
    book->qpdf = qpdf_init();
    *book->owner = book->qpdf;
    book->used = 0;
    qpdf_silence_errors(book->qpdf);
    qpdf_set_suppress_warnings(book->qpdf, QPDF_TRUE);
    qpdf_set_attempt_recovery(book->qpdf, QPDF_FALSE);
    return qpdf_read(book->qpdf, book->path, NULL) == QPDF_SUCCESS ||
           rcn_printed_fail(book, RCN_CODE_VERIFY_BOOK, 0,
                            "libqpdf cannot read it");
}

/* Returns an eighth of the objects, so that large books are opened a few times
 * only. */
static size_t
most_used(const rcn_printed_book *book)
{
    qpdf_data q = book->qpdf;
    qpdf_oh size = qpdf_oh_get_key(q, qpdf_get_trailer(q), "/Size");
    long long count =
        qpdf_oh_is_integer(q, size) ? qpdf_oh_get_int_value(q, size) / 8 : 0;
    return count > LEAST_USED ? (size_t)count : LEAST_USED;
}

bool
rcn_printed_use(rcn_printed_book *book)
{
    if (book->used++ < book->most) {
        return true;
    }
    close_book(book->owner);
    return open_file(book);
}

bool
rcn_printed_open(rcn_printed_book *book, rcn_arena *arena, const char *path,
                 rcn_log *log, rcn_proof_failures *failures)
{
    *book = (rcn_printed_book){.arena = arena,
                               .failures = failures,
                               .scratch = rcn_arena_new(0),
                               .path = path,
                               .log = log};
    book->owner = rcn_arena_alloc(arena, 1, sizeof(qpdf_data));
    bool open = open_file(book);
    rcn_arena_defer(arena, close_book, book->owner);
    rcn_arena_defer(arena, (rcn_release *)rcn_arena_free, book->scratch);
    if (!open) {
        return false;
    }
    book->most = most_used(book);
    qpdf_oh root = qpdf_get_root(book->qpdf);
    return qpdf_oh_has_key(book->qpdf, root, "/StructTreeRoot") ||
           rcn_printed_fail(book, RCN_CODE_VERIFY_BOOK, 0,
                            "it has no structure, as sheets to be folded have "
                            "none: prove the book that they were made of");
}

/* Returns the bytes of a stream, unpacked; to be freed.  NULL when it is none,
 * too large or damaged. */
static unsigned char *
read_stream(const rcn_printed_book *book, qpdf_oh stream, size_t *ret_len)
{
    qpdf_data q = book->qpdf;
    if (!qpdf_oh_is_stream(q, stream)) {
        return NULL;
    }
    qpdf_oh dict = qpdf_oh_get_dict(q, stream);
    qpdf_oh length = qpdf_oh_get_key(q, dict, "/Length");
    bool fits = qpdf_oh_is_integer(q, length) &&
                qpdf_oh_get_int_value(q, length) <= (long long)PACKED_LIMIT;
    unsigned char *bytes = NULL;
    QPDF_BOOL whole = QPDF_FALSE;
    if (fits && (qpdf_oh_get_stream_data(q, stream, qpdf_dl_generalized, &whole,
                                         &bytes, ret_len) != QPDF_SUCCESS ||
                 !whole)) {
        free(bytes);
        bytes = NULL;
    }
    return bytes;
}

static rcn_code_map
read_map(rcn_printed_book *book, qpdf_oh font)
{
    qpdf_data q = book->qpdf;
    qpdf_oh kind = qpdf_oh_get_key(q, font, "/Subtype");
    size_t code_bytes = qpdf_oh_is_name_and_equals(q, kind, "/Type0") ? 2 : 1;
    size_t len = 0;
    unsigned char *bytes =
        read_stream(book, qpdf_oh_get_key(q, font, "/ToUnicode"), &len);
    rcn_text cmap = {bytes ? (const char *)bytes : "", len};
    rcn_code_map map = rcn_code_map_read(book->arena, cmap, code_bytes);
    free(bytes);
    return map;
}

static rcn_code_map
find_map(rcn_printed_book *book, qpdf_oh font)
{
    int object = qpdf_oh_get_object_id(book->qpdf, font);
    for (size_t i = 0; object && i < book->fonts.count; i++) {
        if (book->fonts.items[i].object == object) {
            return book->fonts.items[i].map;
        }
    }
    rcn_code_map map = read_map(book, font);
    if (object) {
        RCN_PUSH(book->arena, &book->fonts, (rcn_known_font){object, map});
    }
    return map;
}

/* Returns the fonts that a page or the tree of pages above it names. */
static rcn_faces
read_faces(rcn_printed_book *book, qpdf_oh page)
{
    qpdf_data q = book->qpdf;
    rcn_faces faces = {0};
    qpdf_oh resources = qpdf_oh_get_key(q, page, "/Resources");
    qpdf_oh fonts = qpdf_oh_get_key(q, resources, "/Font");
    if (!qpdf_oh_is_dictionary(q, fonts)) {
        return faces;
    }
    RCN_LIST(const char *) names = {0};
    qpdf_oh_begin_dict_key_iter(q, fonts);
    while (qpdf_oh_dict_more_keys(q)) {
        RCN_PUSH(book->scratch, &names,
                 rcn_arena_strdup(book->scratch, qpdf_oh_dict_next_key(q)));
    }
    for (size_t i = 0; i < names.count; i++) {
        qpdf_oh font = qpdf_oh_get_key(q, fonts, names.items[i]);
        rcn_marked_face face = {names.items[i] + 1, find_map(book, font)};
        RCN_PUSH(book->scratch, &faces, face);
    }
    return faces;
}

/* A page with its content in one stream, which is all that is written here. */
static bool
read_page(rcn_printed_book *book, qpdf_oh page, size_t index)
{
    qpdf_data q = book->qpdf;
    rcn_faces faces = read_faces(book, page);
    size_t len = 0;
    unsigned char *bytes =
        read_stream(book, qpdf_oh_get_key(q, page, "/Contents"), &len);
    if (!bytes) {
        return rcn_printed_fail(book, RCN_CODE_VERIFY_BOOK, index + 1,
                                "its content cannot be read");
    }
    rcn_text content = {(const char *)bytes, len};
    rcn_marked marked = rcn_marked_read(book->arena, book->scratch, content,
                                        faces.items, faces.count);
    free(bytes);
    RCN_PUSH(book->arena, &book->pages, marked);
    return !marked.fault || rcn_printed_fail(book, RCN_CODE_VERIFY_DIFFERENCE,
                                             index + 1, marked.fault);
}

static int
compare_keys(const void *a, const void *b)
{
    const rcn_page_key *one = a;
    const rcn_page_key *other = b;
    return (one->object > other->object) - (one->object < other->object);
}

/* Returns the objects below a node of the tree of pages; none below a page. */
static rcn_page_nodes
kids_of(const rcn_printed_book *book, qpdf_oh node)
{
    qpdf_data q = book->qpdf;
    rcn_page_nodes nodes = {0};
    qpdf_oh kids = qpdf_oh_get_key(q, node, "/Kids");
    int count =
        qpdf_oh_is_array(q, kids) ? qpdf_oh_get_array_n_items(q, kids) : 0;
    for (int i = 0; i < count; i++) {
        qpdf_oh kid = qpdf_oh_get_array_item(q, kids, i);
        RCN_PUSH(book->arena, &nodes, qpdf_oh_get_object_id(q, kid));
        qpdf_oh_release(q, kid);
    }
    return nodes;
}

/* Reads the pages below a node (ISO 32000-1, 7.7.3), each when it is come to:
 * libqpdf's own list of pages would hold all of them.  False when the tree has
 * no end or the book too many faults. */
static bool
read_node(rcn_printed_book *book, int object, size_t depth, size_t *faults)
{
    if (depth == TREE_DEPTH || book->keys.count == PAGES_MOST) {
        return rcn_printed_fail(book, RCN_CODE_VERIFY_BOOK, 0,
                                "its tree of pages has no end");
    }
    if (!rcn_printed_use(book)) {
        return false;
    }
    qpdf_oh node = qpdf_get_object_by_id(book->qpdf, object, 0);
    rcn_page_nodes kids = kids_of(book, node);
    if (!kids.count) {
        size_t index = book->keys.count;
        rcn_log_step(book->log, "verifying pages of the PDF", index,
                     book->announced);
        RCN_PUSH(book->arena, &book->keys, (rcn_page_key){object, index});
        *faults += read_page(book, node, index) ? 0 : 1;
    }
    qpdf_oh_release_all(book->qpdf);
    rcn_arena_reset(book->scratch);
    bool ok = *faults < RCN_PAGE_FAULTS;
    for (size_t i = 0; ok && i < kids.count; i++) {
        ok = read_node(book, kids.items[i], depth + 1, faults);
    }
    return ok;
}

bool
rcn_printed_read_pages(rcn_printed_book *book)
{
    qpdf_data q = book->qpdf;
    qpdf_oh root = qpdf_oh_get_key(q, qpdf_get_root(q), "/Pages");
    int object = qpdf_oh_get_object_id(q, root);
    bool some = qpdf_oh_has_key(q, root, "/Kids");
    int announced =
        qpdf_oh_get_int_value_as_int(q, qpdf_oh_get_key(q, root, "/Count"));
    book->announced = announced > 0 ? (size_t)announced : 0;
    size_t faults = 0;
    if (!some) {
        return rcn_printed_fail(book, RCN_CODE_VERIFY_BOOK, 0,
                                "it has no pages");
    }
    bool ok = read_node(book, object, 0, &faults) && !faults;
    if (ok) {
        qsort(book->keys.items, book->keys.count, sizeof *book->keys.items,
              compare_keys);
    }
    return ok;
}
