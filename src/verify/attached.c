/* The files that travel inside a PDF (ISO 32000-1, 7.11.4 and 7.9.6): a reader
 * who has only the book goes by them, so the sources must be those of the proof
 * byte for byte, and the ledger must say what its ledger says. */
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "base/codes.h"
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
 * knows no limit.  False when there are more, or it is packed in another way. */
static bool
unpack(const rcn_printed_book *book, qpdf_oh stream, size_t limit,
       rcn_text *ret_bytes)
{
    qpdf_data q = book->qpdf;
    unsigned char *packed = NULL;
    size_t len = 0;
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

static bool
check_source(rcn_inventory *inventory, const char *name, rcn_text bytes)
{
    const rcn_expected *expected = inventory->expected;
    const char *same = NULL; /* bytes found equal; documents share them */
    const char *other = NULL;
    for (size_t i = 0; i < expected->count; i++) {
        rcn_text source = expected->sources[i];
        if (source.at != same && source.at != other) {
            bool equal = rcn_text_equal(source, bytes);
            same = equal ? source.at : same;
            other = equal ? other : source.at;
        }
        inventory->seen[i] = inventory->seen[i] || source.at == same;
    }
    bool known = same != NULL;
    inventory->sources++;
    return known || differ(inventory, name, "is none of the sources");
}

static bool
check_file(rcn_inventory *inventory, const char *name, qpdf_oh file)
{
    rcn_printed_book *book = inventory->book;
    qpdf_data q = book->qpdf;
    qpdf_oh stream = qpdf_oh_get_key(q, qpdf_oh_get_key(q, file, "/EF"), "/F");
    bool ledger = strcmp(name, LEDGER_NAME) == 0;
    bool source = qpdf_oh_is_name_and_equals(
        q, qpdf_oh_get_key(q, file, "/AFRelationship"), "/Source");
    if (!ledger && !source) {
        return true;
    }
    rcn_text wanted = inventory->expected->ledger;
    size_t limit = ledger ? 2 * wanted.len + LEDGER_SPACE : inventory->longest;
    rcn_text bytes;
    bool ok = false;
    if (!qpdf_oh_is_stream(q, stream) || !unpack(book, stream, limit, &bytes)) {
        ok = differ(inventory, name, "is damaged, or longer than it may be");
    } else if (source) {
        ok = check_source(inventory, name, bytes);
    } else {
        ok = rcn_same_ledger(inventory->expected, bytes) ||
             differ(inventory, name, "is another ledger");
    }
    return ok;
}

/* A name tree: pairs in /Names, branches in /Kids. */
static bool
check_tree(rcn_inventory *inventory, qpdf_oh node, size_t depth)
{
    rcn_printed_book *book = inventory->book;
    qpdf_data q = book->qpdf;
    qpdf_oh names = qpdf_oh_get_key(q, node, "/Names");
    qpdf_oh kids = qpdf_oh_get_key(q, node, "/Kids");
    int count =
        qpdf_oh_is_array(q, names) ? qpdf_oh_get_array_n_items(q, names) : 0;
    bool ok = depth < DEPTH_LIMIT ||
              differ(inventory, "of the names", "is nested too deep");
    for (int i = 0; ok && i + 1 < count; i += 2) {
        qpdf_oh key = qpdf_oh_get_array_item(q, names, i);
        const char *name = "";
        if (qpdf_oh_is_string(q, key)) {
            name =
                rcn_arena_strdup(book->arena, qpdf_oh_get_utf8_value(q, key));
        }
        ok = (inventory->files++ < FILE_LIMIT ||
              differ(inventory, name, "is one of too many")) &&
             check_file(inventory, name,
                        qpdf_oh_get_array_item(q, names, i + 1));
        rcn_arena_reset(book->scratch);
    }
    count = qpdf_oh_is_array(q, kids) ? qpdf_oh_get_array_n_items(q, kids) : 0;
    for (int i = 0; ok && i < count; i++) {
        ok = check_tree(inventory, qpdf_oh_get_array_item(q, kids, i),
                        depth + 1);
    }
    return ok;
}

bool
rcn_printed_same_files(rcn_printed_book *book, const rcn_expected *expected)
{
    qpdf_data q = book->qpdf;
    rcn_inventory inventory = {
        .book = book,
        .expected = expected,
        .seen =
            rcn_arena_alloc(book->arena, expected->count + 1, sizeof(bool))};
    for (size_t i = 0; i < expected->count; i++) {
        size_t len = expected->sources[i].len;
        inventory.longest = len > inventory.longest ? len : inventory.longest;
    }
    qpdf_oh names = qpdf_oh_get_key(q, qpdf_get_root(q), "/Names");
    qpdf_oh files = qpdf_oh_get_key(q, names, "/EmbeddedFiles");
    bool ok =
        !qpdf_oh_is_dictionary(q, files) || check_tree(&inventory, files, 0);
    for (size_t i = 0; ok && inventory.sources && i < expected->count; i++) {
        ok = inventory.seen[i] ||
             differ(&inventory, expected->documents[i].name, "is missing");
    }
    qpdf_oh_release_all(q);
    return ok;
}
