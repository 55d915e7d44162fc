/* The books for the review page of `recension edit`: the files of the EPUB, where
 * each block stands, and pages that are drawn when they are looked at.  Neither
 * is proved, for nothing is written. */
#include "driver/preview.h"

#include <string.h>

#include "base/codes.h"
#include "base/json.h"
#include "driver/build.h"
#include "driver/paging.h"
#include "epub/epub.h"
#include "pdf/pdf.h"

typedef struct rcn_preview {
    rcn_build build;
    rcn_request request;
    rcn_log *log; /* of what happens later */
    rcn_served *served;
    rcn_json places; /* of the document whose files come in */
} rcn_preview;

static void
free_preview(void *object)
{
    rcn_preview *preview = object;
    rcn_build_leave_press(&preview->build);
    rcn_pipeline_free(&preview->build.pipeline);
    rcn_log_free(preview->log);
}

static bool
draw(void *book, rcn_arena *arena, size_t page, rcn_text *ret_png)
{
    const rcn_preview *preview = book;
    const rcn_build *build = &preview->build;
    return page && page <= build->book->page_count &&
           rcn_pdf_preview(arena, build->book, build->fonts, page - 1,
                           preview->log, ret_png);
}

/* {"chapter", "pages", "blocks": {"p12": [file, id, page, label]}}: numbers of
 * documents change while a page is looked at, those of paragraphs do not. */
static void
open_places(rcn_preview *preview, const rcn_epub_member *member)
{
    preview->places = rcn_json_new(preview->served->arena, 0);
    rcn_json_open_object(&preview->places, NULL);
    rcn_json_string(&preview->places, "chapter", member->name);
    rcn_json_int(&preview->places, "pages",
                 (int64_t)preview->build.book->page_count);
    rcn_json_open_object(&preview->places, "blocks");
}

static void
add_place(rcn_preview *preview, const rcn_epub_member *member,
          const rcn_block *block)
{
    rcn_json *json = &preview->places;
    rcn_pages_of_block pages =
        rcn_pages_find(&preview->build, member->section->record, block);
    rcn_json_open_array(json, strrchr(block->id, '-') + 1);
    rcn_json_string(json, NULL, member->name);
    rcn_json_string(json, NULL, block->id);
    rcn_json_int(json, NULL, pages.first);
    rcn_json_string(json, NULL, pages.first_label);
    rcn_json_close_array(json);
}

static void
close_places(rcn_preview *preview, const char *key)
{
    rcn_arena *arena = preview->served->arena;
    rcn_json_close_object(&preview->places);
    rcn_json_close_object(&preview->places);
    (void)rcn_served_add(preview->served,
                         rcn_arena_printf(arena, "places/%s.json", key),
                         rcn_json_done(&preview->places));
}

static void
take_member(void *user, const rcn_epub_member *member)
{
    rcn_preview *preview = user;
    (void)rcn_served_add(preview->served, member->name, member->bytes);
    const rcn_section *section = member->section;
    if (!section || !section->record) {
        return;
    }
    if (!member->start) {
        open_places(preview, member);
    }
    for (size_t i = member->start; i < member->end; i++) {
        if (section->blocks[i].citation) {
            add_place(preview, member, &section->record->blocks[i]);
        }
    }
    if (member->end == section->block_count) {
        close_places(preview, section->record->key);
    }
}

static bool
set_books(rcn_preview *preview)
{
    rcn_build *build = &preview->build;
    const rcn_pipeline *pipeline = &build->pipeline;
    if (!rcn_pipeline_read(&build->pipeline, build->request, build->log) ||
        !rcn_pipeline_compose(&build->pipeline, build->request, build->log) ||
        !rcn_build_load_style(build) || !rcn_build_set_pages(build)) {
        return false;
    }
    const rcn_epub_options options = {.pages = &build->map,
                                      .cover = build->cover};
    rcn_epub_visit(pipeline->edition, build->style, &options, take_member,
                   preview, build->log);
    return true;
}

bool
rcn_preview_make(void *request, rcn_served *served, rcn_log *log)
{
    rcn_preview *preview = rcn_arena_alloc(served->arena, 1, sizeof *preview);
    preview->request = *(const rcn_request *)request;
    preview->build = (rcn_build){.request = &preview->request, .log = log};
    preview->log = rcn_log_new();
    preview->served = served;
    rcn_arena_defer(served->arena, free_preview, preview);
    served->draw = draw;
    served->book = preview;
    bool ok = set_books(preview);
    preview->build.log = preview->log; /* that of the call ends with it */
    return ok;
}
