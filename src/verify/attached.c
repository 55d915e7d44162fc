/* The files that travel inside a PDF (ISO 32000-1, 7.11.4 and 7.9.6): a reader
 * who has only the book goes by them, so the sources must be those of the proof
 * byte for byte, and the ledger must state what its ledger says. */
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "base/codes.h"
#include "verify/carried.h"
#include "verify/printed_book.h"

#define DEPTH_LIMIT  16
#define FILE_LIMIT   200000 /* of attached files */
#define LEDGER_NAME  "edition.json"
#define DEFLATE_MOST 1032 /* bytes that one packed byte can stand for */
#define LEDGER_SPACE ((size_t)1 << 20) /* that another layout may take */

typedef struct rcn_inventory {
    rcn_printed_book *book;
    const rcn_expected *expected;
    bool *seen; /* by document: its source is attached */
    size_t sources, files;
    size_t longest; /* of the sources, in bytes */
} rcn_inventory;

static bool
differ(const rcn_inventory *inventory, const char *name, const char *what)
{
    rcn_arena *arena = inventory->book->scratch;
    return rcn_printed_fail(
        inventory->book, RCN_CODE_VERIFY_DIFFERENCE, 0,
        rcn_arena_printf(arena, "the file in it, %s, %s", name, what));
}

/* The bytes of a stream, at most `limit`: they are unpacked here, for libqpdf
 * knows no limit.  False when there are more, or it is packed in another
 * way. */
static bool
unpack(const rcn_printed_book *book, qpdf_oh stream, size_t limit,
       rcn_text *ret_bytes)
{
    qpdf_data q = book->qpdf;
    unsigned char *packed = NULL;
    size_t len = 0;
    if (!qpdf_oh_is_stream(q, stream)) {
        return false;
    }
    qpdf_oh filter = qpdf_oh_get_key(q, qpdf_oh_get_dict(q, stream), "/Filter");
    bool plain = qpdf_oh_is_null(q, filter);
    bool known = plain || qpdf_oh_is_name_and_equals(q, filter, "/FlateDecode");
    if (!known || qpdf_oh_get_stream_data(q, stream, qpdf_dl_none, NULL,
                                          &packed, &len) != QPDF_SUCCESS) {
        return false;
    }
    size_t most = len < limit / DEFLATE_MOST ? len * DEFLATE_MOST : limit;
    unsigned char *out = rcn_arena_alloc(book->scratch, most + 1, 1);
    unsigned long got = most + 1;
    bool ok = true;
    if (plain) {
        got = len < most + 1 ? len : most + 1;
        memcpy(out, packed, got);
    } else {
        ok = uncompress(out, &got, packed, len) == Z_OK;
    }
    free(packed);
    *ret_bytes = (rcn_text){(const char *)out, got};
    return ok && got <= most;
}

typedef enum rcn_file_kind {
    RCN_FILE_OTHER,
    RCN_FILE_SOURCE,
    RCN_FILE_LEDGER
} rcn_file_kind;

static rcn_file_kind
kind_of(const rcn_printed_book *book, const char *name, qpdf_oh file)
{
    qpdf_data q = book->qpdf;
    if (strcmp(name, LEDGER_NAME) == 0) {
        return RCN_FILE_LEDGER;
    }
    qpdf_oh relation = qpdf_oh_get_key(q, file, "/AFRelationship");
    return qpdf_oh_is_name_and_equals(q, relation, "/Source") ? RCN_FILE_SOURCE
                                                              : RCN_FILE_OTHER;
}

static qpdf_oh
stream_of(const rcn_printed_book *book, qpdf_oh file)
{
    qpdf_data q = book->qpdf;
    return qpdf_oh_get_key(q, qpdf_oh_get_key(q, file, "/EF"), "/F");
}

static bool
check_source(rcn_inventory *inventory, const char *name, rcn_text bytes)
{
    inventory->sources++;
    return rcn_expected_has_source(inventory->expected, bytes,
                                   inventory->seen) ||
           differ(inventory, name, "is none of the sources");
}

static bool
check_file(void *user, const char *name, qpdf_oh file)
{
    rcn_inventory *inventory = user;
    rcn_printed_book *book = inventory->book;
    rcn_file_kind kind = kind_of(book, name, file);
    if (kind == RCN_FILE_OTHER) {
        return true;
    }
    rcn_text wanted = inventory->expected->ledger;
    size_t limit = kind == RCN_FILE_LEDGER ? 2 * wanted.len + LEDGER_SPACE
                                           : inventory->longest;
    rcn_text bytes;
    if (!unpack(book, stream_of(book, file), limit, &bytes)) {
        return differ(inventory, name, "is damaged, or longer than it may be");
    }
    if (kind == RCN_FILE_SOURCE) {
        return check_source(inventory, name, bytes);
    }
    return rcn_same_ledger(inventory->expected, bytes) ||
           differ(inventory, name, "is another ledger");
}

/* What is done with a file that is attached; false ends the walk. */
typedef bool rcn_file_visitor(void *user, const char *name, qpdf_oh file);

typedef struct rcn_file_walk {
    rcn_printed_book *book;
    rcn_file_visitor *visit;
    void *user;
    size_t files;
} rcn_file_walk;

static bool
walk_failed(const rcn_file_walk *walk, const char *what)
{
    return rcn_printed_fail(walk->book, RCN_CODE_VERIFY_DIFFERENCE, 0, what);
}

/* A name tree: pairs in /Names, branches in /Kids. */
static bool
walk_tree(rcn_file_walk *walk, qpdf_oh node, size_t depth)
{
    rcn_printed_book *book = walk->book;
    qpdf_data q = book->qpdf;
    qpdf_oh names = qpdf_oh_get_key(q, node, "/Names");
    qpdf_oh kids = qpdf_oh_get_key(q, node, "/Kids");
    int count =
        qpdf_oh_is_array(q, names) ? qpdf_oh_get_array_n_items(q, names) : 0;
    bool ok = depth < DEPTH_LIMIT ||
              walk_failed(walk, "the names of files in it nest too deep");
    for (int i = 0; ok && i + 1 < count; i += 2) {
        qpdf_oh key = qpdf_oh_get_array_item(q, names, i);
        const char *name = "";
        if (qpdf_oh_is_string(q, key)) {
            name =
                rcn_arena_strdup(book->arena, qpdf_oh_get_utf8_value(q, key));
        }
        ok = (walk->files++ < FILE_LIMIT ||
              walk_failed(walk, "too many files are in it")) &&
             walk->visit(walk->user, name,
                         qpdf_oh_get_array_item(q, names, i + 1));
        rcn_arena_reset(book->scratch);
    }
    count = qpdf_oh_is_array(q, kids) ? qpdf_oh_get_array_n_items(q, kids) : 0;
    for (int i = 0; ok && i < count; i++) {
        ok = walk_tree(walk, qpdf_oh_get_array_item(q, kids, i), depth + 1);
    }
    return ok;
}

/* Visits all files that are attached. */
static bool
walk_files(rcn_printed_book *book, rcn_file_visitor *visit, void *user)
{
    qpdf_data q = book->qpdf;
    qpdf_oh names = qpdf_oh_get_key(q, qpdf_get_root(q), "/Names");
    qpdf_oh files = qpdf_oh_get_key(q, names, "/EmbeddedFiles");
    rcn_file_walk walk = {book, visit, user, 0};
    bool ok = !qpdf_oh_is_dictionary(q, files) || walk_tree(&walk, files, 0);
    qpdf_oh_release_all(q);
    return ok;
}

bool
rcn_printed_same_files(rcn_printed_book *book, const rcn_expected *expected)
{
    rcn_inventory inventory = {
        .book = book,
        .expected = expected,
        .seen =
            rcn_arena_alloc(book->arena, expected->count + 1, sizeof(bool))};
    for (size_t i = 0; i < expected->count; i++) {
        size_t len = expected->sources[i].len;
        inventory.longest = len > inventory.longest ? len : inventory.longest;
    }
    for (size_t i = 0; i < expected->more.count; i++) {
        size_t len = expected->more.items[i].len;
        inventory.longest = len > inventory.longest ? len : inventory.longest;
    }
    bool ok = walk_files(book, check_file, &inventory);
    for (size_t i = 0; ok && inventory.sources && i < expected->count; i++) {
        ok = inventory.seen[i] ||
             expected->sources[i].len > RCN_CARRIED_FILE_MOST ||
             differ(&inventory, expected->documents[i].name, "is missing");
    }
    return ok;
}

/* The bytes of a stream whose length nothing vouches for: the limit grows until
 * they fit. */
static bool
unpack_unknown(const rcn_printed_book *book, qpdf_oh stream, size_t most,
               rcn_text *ret_bytes)
{
    size_t limit = LEDGER_SPACE < most ? LEDGER_SPACE : most;
    while (!unpack(book, stream, limit, ret_bytes)) {
        if (limit == most) {
            return false;
        }
        limit = limit < most / 4 ? limit * 4 : most;
        rcn_arena_reset(book->scratch);
    }
    return true;
}

typedef struct rcn_carrying {
    rcn_printed_book *book;
    rcn_carried *carried;
} rcn_carrying;

static bool
carry_file(void *user, const char *name, qpdf_oh file)
{
    rcn_carrying *carrying = user;
    rcn_printed_book *book = carrying->book;
    rcn_file_kind kind = kind_of(book, name, file);
    rcn_text bytes;
    return kind == RCN_FILE_OTHER ||
           (unpack_unknown(book, stream_of(book, file),
                           rcn_carried_left(carrying->carried), &bytes) &&
            rcn_carried_add(book->arena, carrying->carried,
                            kind == RCN_FILE_LEDGER, name, bytes)) ||
           rcn_printed_fail(book, RCN_CODE_VERIFY_BOOK, 0,
                            rcn_arena_printf(book->arena,
                                             "the file in it, %s, is damaged "
                                             "or too large",
                                             name));
}

bool
rcn_printed_carried(rcn_printed_book *book, rcn_carried *ret_carried)
{
    rcn_carrying carrying = {book, ret_carried};
    return walk_files(book, carry_file, &carrying);
}
