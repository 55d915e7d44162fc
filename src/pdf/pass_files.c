/* Files that travel inside the book (ISO 32000-1, 7.11.4; ISO 19005-3, 6.8):
 * the sources it was made from and the ledger that says how, so that the book
 * can be proved by itself. */
#include <libdeflate.h>
#include <stdlib.h>
#include <string.h>

#include "pdf/pass.h"

#define DEFLATE_LEVEL 6

static int
compare_names(const void *a, const void *b)
{
    const rcn_attachment *const *one = a;
    const rcn_attachment *const *other = b;
    return strcmp((*one)->name, (*other)->name);
}

/* The attachments by name, as a name tree wants them; NULL when two have one
 * name. */
static const rcn_attachment **
sort_files(rcn_pass *pass)
{
    const rcn_book *book = &pass->plan->about;
    size_t count = book->attachment_count;
    const rcn_attachment **files =
        rcn_arena_alloc(pass->arena, count, sizeof *files);
    for (size_t i = 0; i < count; i++) {
        files[i] = &book->attachments[i];
    }
    qsort(files, count, sizeof *files, compare_names);
    for (size_t i = 1; i < count; i++) {
        if (strcmp(files[i - 1]->name, files[i]->name) == 0) {
            (void)rcn_pass_refuse(pass, 0, "two attached files of one name");
            return NULL;
        }
    }
    return files;
}

static rcn_text
pack(rcn_arena *arena, rcn_text bytes)
{
    struct libdeflate_compressor *compressor =
        libdeflate_alloc_compressor(DEFLATE_LEVEL);
    if (!compressor) {
        rcn_out_of_memory();
    }
    size_t room = libdeflate_zlib_compress_bound(compressor, bytes.len);
    char *packed = rcn_arena_alloc(arena, room, 1);
    size_t size =
        libdeflate_zlib_compress(compressor, bytes.at, bytes.len, packed, room);
    libdeflate_free_compressor(compressor);
    return (rcn_text){packed, size};
}

/* The slash of a media type is written #2F in a name. */
static const char *
media_name(rcn_pass *pass, const char *media_type)
{
    rcn_buffer out = rcn_buffer_new(pass->scratch);
    rcn_buffer_char(&out, '/');
    for (const char *at = media_type; *at; at++) {
        if (*at == '/') {
            rcn_buffer_string(&out, "#2F");
        } else {
            rcn_buffer_char(&out, *at);
        }
    }
    return rcn_buffer_text(&out).at;
}

static qpdf_oh
embed(rcn_pass *pass, const rcn_attachment *file)
{
    qpdf_data q = pass->qpdf;
    rcn_arena *room = rcn_arena_new(0); /* the ledger of a long book is long */
    qpdf_oh stream =
        rcn_pass_stream(pass, "<</Type /EmbeddedFile /Params <<>>>>",
                        pack(room, file->bytes), "/FlateDecode");
    rcn_arena_free(room);
    qpdf_oh dict = qpdf_oh_get_dict(q, stream);
    qpdf_oh_replace_key(
        q, dict, "/Subtype",
        rcn_pass_parse(pass, media_name(pass, file->media_type)));
    qpdf_oh params = qpdf_oh_get_key(q, dict, "/Params");
    qpdf_oh_replace_key(q, params, "/Size",
                        qpdf_oh_new_integer(q, (long long)file->bytes.len));
    rcn_pass_text(pass, params, "/ModDate", rcn_pass_date(pass));
    return stream;
}

static qpdf_oh
specify(rcn_pass *pass, const rcn_attachment *file)
{
    qpdf_data q = pass->qpdf;
    qpdf_oh stream = embed(pass, file);
    qpdf_oh files = qpdf_oh_new_dictionary(q);
    qpdf_oh_replace_key(q, files, "/F", stream);
    qpdf_oh_replace_key(q, files, "/UF", stream);
    qpdf_oh spec = rcn_pass_parse(pass, "<</Type /Filespec>>");
    rcn_pass_text(pass, spec, "/F", file->name);
    rcn_pass_text(pass, spec, "/UF", file->name);
    rcn_pass_text(pass, spec, "/Desc", file->description);
    rcn_pass_name(pass, spec, "/AFRelationship",
                  file->source ? "/Source" : "/Data");
    qpdf_oh_replace_key(q, spec, "/EF", files);
    return qpdf_make_indirect_object(q, spec);
}

bool
rcn_pass_files(rcn_pass *pass)
{
    qpdf_data q = pass->qpdf;
    size_t count = pass->plan->about.attachment_count;
    if (!count) {
        return true;
    }
    const rcn_attachment **files = sort_files(pass);
    if (!files) {
        return false;
    }
    qpdf_oh names = qpdf_oh_new_array(q);
    qpdf_oh associated = qpdf_oh_new_array(q);
    for (size_t i = 0; i < count; i++) {
        qpdf_oh spec = specify(pass, files[i]);
        qpdf_oh_append_item(q, names,
                            qpdf_oh_new_unicode_string(q, files[i]->name));
        qpdf_oh_append_item(q, names, spec);
        qpdf_oh_append_item(q, associated, spec);
        rcn_arena_reset(pass->scratch);
    }
    qpdf_oh catalog = qpdf_get_root(q);
    qpdf_oh tree = qpdf_oh_get_key(q, catalog, "/Names");
    if (!qpdf_oh_is_dictionary(q, tree)) {
        tree = qpdf_oh_new_dictionary(q);
        qpdf_oh_replace_key(q, catalog, "/Names", tree);
    }
    qpdf_oh node = qpdf_oh_new_dictionary(q);
    qpdf_oh_replace_key(q, node, "/Names", names);
    qpdf_oh_replace_key(q, tree, "/EmbeddedFiles", node);
    qpdf_oh_replace_key(q, catalog, "/AF", associated);
    qpdf_oh_release_all(q);
    return true;
}
