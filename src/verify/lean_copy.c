/* An incremental update (ISO 32000-1, 7.5.6) behind a copy of the file: the
 * catalog once more, without /OutputIntents. */
#include "verify/lean_copy.h"

#include <stdint.h>

#include "base/file.h"
#include "verify/lexer.h"

#define BOOK_LIMIT ((size_t)1 << 30)
#define TAIL       1024 /* bytes at the end that hold "startxref" */

/* Where the last cross-reference section begins (7.5.5); 0 when not found. */
static size_t
last_section(rcn_text bytes)
{
    size_t from = bytes.len > TAIL ? bytes.len - TAIL : 0;
    size_t found = SIZE_MAX;
    size_t at = rcn_text_find(bytes, "startxref", from);
    while (at != SIZE_MAX) {
        found = at;
        at = rcn_text_find(bytes, "startxref", at + 1);
    }
    rcn_lexer lexer = {.bytes = bytes, .at = found};
    if (found == SIZE_MAX ||
        rcn_lexer_next(&lexer).kind != RCN_LEXEME_OPERATOR) {
        return 0;
    }
    rcn_lexeme offset = rcn_lexer_next(&lexer);
    size_t value = offset.kind == RCN_LEXEME_NUMBER
                       ? rcn_lexeme_count(offset.text)
                       : SIZE_MAX;
    return value < bytes.len ? value : 0;
}

/* The update, for a file of this length. */
static rcn_text
update_of(rcn_printed_book *book, rcn_text bytes, size_t previous)
{
    qpdf_data q = book->qpdf;
    qpdf_oh root = qpdf_get_root(q);
    int object = qpdf_oh_get_object_id(q, root);
    qpdf_oh_remove_key(q, root, "/OutputIntents"); /* in memory alone */
    rcn_buffer out = rcn_buffer_new(book->scratch);
    rcn_buffer_printf(&out, "\n%d 0 obj\n%s\nendobj\n", object,
                      qpdf_oh_unparse_resolved(q, root));
    size_t table = bytes.len + out.len;
    qpdf_oh size = qpdf_oh_get_key(q, qpdf_get_trailer(q), "/Size");
    rcn_buffer_printf(
        &out,
        "xref\n%d 1\n%010zu 00000 n \ntrailer\n<</Size %lld /Root "
        "%d 0 R /Prev %zu>>\nstartxref\n%zu\n%%%%EOF\n",
        object, bytes.len + 1,
        qpdf_oh_is_integer(q, size) ? qpdf_oh_get_int_value(q, size)
                                    : (long long)object + 1,
        object, previous, table);
    return rcn_buffer_text(&out);
}

FILE *
rcn_lean_copy(rcn_printed_book *book)
{
    rcn_arena *arena = rcn_arena_new(0);
    rcn_text bytes;
    FILE *copy = NULL;
    size_t previous = 0;
    if (rcn_file_read(arena, book->path, book->path, BOOK_LIMIT, book->log,
                      &bytes)) {
        previous = last_section(bytes);
    }
    if (previous) {
        rcn_text update = update_of(book, bytes, previous);
        copy = tmpfile();
        if (copy && (fwrite(bytes.at, bytes.len, 1, copy) != 1 ||
                     fwrite(update.at, update.len, 1, copy) != 1 ||
                     fflush(copy) != 0)) {
            (void)fclose(copy);
            copy = NULL;
        }
    }
    rcn_arena_free(arena);
    return copy;
}
