/* An incremental update (ISO 32000-1, 7.5.6) behind a copy of the file: a
 * smaller catalog, and fonts without their outlines. */
#include "verify/lean_copy.h"

#include <stdint.h>

#include "base/file.h"
#include "verify/lexer.h"

#define BOOK_LIMIT ((size_t)1 << 30)
#define TAIL       1024 /* bytes at the end that hold "startxref" */

/* Returns where the last cross-reference section begins (7.5.5); 0 when not
 * found. */
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

/* An update of a file that is being put together. */
typedef struct rcn_update {
    rcn_buffer objects, table;
    size_t start; /* byte of the file where it begins */
} rcn_update;

static void
replace(rcn_update *update, int number, const char *value)
{
    rcn_buffer_printf(&update->table, "%d 1\n%010zu 00000 n \n", number,
                      update->start + update->objects.len);
    rcn_buffer_printf(&update->objects, "%d 0 obj\n%s\nendobj\n", number,
                      value);
}

/* The catalog keeps the pages alone. */
static void
replace_catalog(rcn_update *update, qpdf_data q)
{
    qpdf_oh root = qpdf_get_root(q);
    qpdf_oh pages = qpdf_oh_get_key(q, root, "/Pages");
    char value[64];
    (void)snprintf(value, sizeof value, "<</Type/Catalog/Pages %d 0 R>>",
                   qpdf_oh_get_object_id(q, pages));
    replace(update, qpdf_oh_get_object_id(q, root), value);
}

/* Fonts lose their outlines.  A composite font has its descriptor in its
 * descendant (ISO 32000-1, 9.7.6). */
static void
replace_descriptor(rcn_update *update, qpdf_data q, int font)
{
    qpdf_oh dict = qpdf_get_object_by_id(q, font, 0);
    qpdf_oh below = qpdf_oh_get_key(q, dict, "/DescendantFonts");
    if (qpdf_oh_is_array(q, below) && qpdf_oh_get_array_n_items(q, below)) {
        dict = qpdf_oh_get_array_item(q, below, 0);
    }
    qpdf_oh descriptor = qpdf_oh_get_key(q, dict, "/FontDescriptor");
    int number = qpdf_oh_get_object_id(q, descriptor);
    if (!number || !qpdf_oh_is_dictionary(q, descriptor)) {
        return;
    }
    static const char *const files[] = {"/FontFile", "/FontFile2",
                                        "/FontFile3"};
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        qpdf_oh_remove_key(q, descriptor, files[i]); /* in memory alone */
    }
    replace(update, number, qpdf_oh_unparse_resolved(q, descriptor));
}

static rcn_text
update_of(rcn_printed_book *book, rcn_text bytes, size_t previous)
{
    qpdf_data q = book->qpdf;
    rcn_update update = {.objects = rcn_buffer_new(book->scratch),
                         .table = rcn_buffer_new(book->scratch),
                         .start = bytes.len};
    rcn_buffer_char(&update.objects, '\n');
    replace_catalog(&update, q);
    for (size_t i = 0; i < book->fonts.count; i++) {
        replace_descriptor(&update, q, book->fonts.items[i].object);
    }
    size_t table = bytes.len + update.objects.len;
    rcn_buffer *out = &update.objects;
    rcn_buffer_string(out, "xref\n");
    rcn_buffer_add(out, rcn_buffer_text(&update.table));
    qpdf_oh size = qpdf_oh_get_key(q, qpdf_get_trailer(q), "/Size");
    rcn_buffer_printf(
        out,
        "trailer\n<</Size %lld /Root %d 0 R /Prev %zu>>\n"
        "startxref\n%zu\n%%%%EOF\n",
        qpdf_oh_is_integer(q, size) ? qpdf_oh_get_int_value(q, size) : 0LL,
        qpdf_oh_get_object_id(q, qpdf_get_root(q)), previous, table);
    return rcn_buffer_text(out);
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
