/* Files that travel inside the book (ISO 32000-1, 7.11.4; ISO 19005-3, 6.8):
 * the sources it was made from and the ledger that states how, so that the book
 * can be proved by itself. */
#include <stdlib.h>
#include <string.h>

#include "base/codes.h"
#include "pdf/ending.h"
#include "pdf/syntax.h"

static int
compare_names(const void *a, const void *b)
{
    const rcn_attachment *const *one = a;
    const rcn_attachment *const *other = b;
    return strcmp((*one)->name, (*other)->name);
}

/* Returns the attachments by name, as a name tree wants them; NULL when two
 * have one name. */
static const rcn_attachment **
sort_files(rcn_arena *arena, const rcn_plan *plan)
{
    size_t count = plan->about.attachment_count;
    const rcn_attachment **files = rcn_arena_alloc(arena, count, sizeof *files);
    for (size_t i = 0; i < count; i++) {
        files[i] = &plan->about.attachments[i];
    }
    qsort(files, count, sizeof *files, compare_names);
    for (size_t i = 1; i < count; i++) {
        if (strcmp(files[i - 1]->name, files[i]->name) == 0) {
            rcn_log_add(plan->log, RCN_CODE_PDF_STRUCTURE,
                        (rcn_place){plan->path, 0, 0},
                        "two attached files of one name: %s", files[i]->name);
            return NULL;
        }
    }
    return files;
}

/* The slash of a media type is written #2F in a name. */
static void
add_media_type(rcn_buffer *out, const char *media_type)
{
    for (const char *at = media_type; *at; at++) {
        if (*at == '/') {
            rcn_buffer_string(out, "#2F");
        } else {
            rcn_buffer_char(out, *at);
        }
    }
}

static uint32_t
embed(rcn_objects *objects, const rcn_plan *plan, const rcn_attachment *file,
      rcn_arena *scratch)
{
    rcn_buffer keys = rcn_buffer_new(scratch);
    rcn_buffer_string(&keys, "/Type/EmbeddedFile/Subtype/");
    add_media_type(&keys, file->media_type);
    rcn_buffer_printf(&keys, "/Params<</Size %zu/ModDate(%s)>>",
                      file->bytes.len,
                      rcn_syntax_date(scratch, plan->about.date));
    uint32_t number = rcn_objects_reserve(objects);
    rcn_objects_stream(objects, number, rcn_buffer_text(&keys).at, file->bytes,
                       false);
    return number;
}

static uint32_t
specify(rcn_objects *objects, const rcn_plan *plan, const rcn_attachment *file,
        rcn_arena *scratch)
{
    uint32_t stream = embed(objects, plan, file, scratch);
    rcn_buffer out = rcn_buffer_new(scratch);
    rcn_buffer_string(&out, "<</Type/Filespec/F");
    rcn_syntax_text(&out, file->name);
    rcn_buffer_string(&out, "/UF");
    rcn_syntax_text(&out, file->name);
    rcn_buffer_string(&out, "/Desc");
    rcn_syntax_text(&out, file->description);
    rcn_buffer_printf(&out, "/AFRelationship/%s/EF<</F %u 0 R/UF %u 0 R>>>>",
                      file->source ? "Source" : "Data", (unsigned)stream,
                      (unsigned)stream);
    return rcn_objects_add(objects, RCN_OBJECT_STRUCTURE,
                           rcn_buffer_text(&out));
}

bool
rcn_files_write(rcn_arena *arena, rcn_objects *objects, const rcn_plan *plan,
                rcn_buffer *names, rcn_buffer *catalog)
{
    size_t count = plan->about.attachment_count;
    const rcn_attachment **files = count ? sort_files(arena, plan) : NULL;
    if (!files) {
        return !count;
    }
    rcn_arena *scratch = rcn_arena_new(0);
    rcn_buffer_string(names, "/EmbeddedFiles<</Names[");
    rcn_buffer list = rcn_buffer_new(arena);
    rcn_buffer_char(&list, '[');
    for (size_t i = 0; i < count; i++) {
        uint32_t number = specify(objects, plan, files[i], scratch);
        rcn_syntax_text(names, files[i]->name);
        rcn_syntax_reference(names, number);
        rcn_buffer_char(names, ' ');
        rcn_syntax_reference(&list, number);
        rcn_buffer_char(&list, ' ');
        rcn_arena_reset(scratch);
    }
    rcn_buffer_string(names, "]>>");
    rcn_buffer_char(&list, ']');
    /* Readers that parse the catalog for each page need not parse this. */
    uint32_t number =
        rcn_objects_add(objects, RCN_OBJECT_STRUCTURE, rcn_buffer_text(&list));
    rcn_buffer_printf(catalog, "/AF %u 0 R", (unsigned)number);
    rcn_arena_free(scratch);
    return true;
}
