/* A printed book as a PDF: each page is made, judged, drawn and forgotten, then
 * the file is finished and moved into its place. */
#include "pdf/pdf.h"

#include <cairo-pdf.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "pdf/draw.h"
#include "pdf/finish.h"
#include "pdf/plan.h"
#include "pdf/simplify.h"

static void
release_surface(void *surface)
{
    cairo_surface_destroy(surface);
}

static void
describe(cairo_surface_t *surface, const rcn_book *book)
{
    const struct {
        cairo_pdf_metadata_t key;
        const char *value;
    } all[] = {
        {CAIRO_PDF_METADATA_TITLE, book->title},
        {CAIRO_PDF_METADATA_AUTHOR, book->author},
        {CAIRO_PDF_METADATA_SUBJECT, book->subject},
        {CAIRO_PDF_METADATA_CREATOR, book->creator},
        /* Without it cairo takes the clock. */
        {CAIRO_PDF_METADATA_CREATE_DATE, book->date},
    };
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        if (all[i].value && *all[i].value) {
            cairo_pdf_surface_set_metadata(surface, all[i].key, all[i].value);
        }
    }
}

static void
add_outline(cairo_surface_t *surface, const rcn_book *book, rcn_arena *arena)
{
    int *ids = rcn_arena_alloc(arena, book->outline_count, sizeof *ids);
    for (size_t i = 0; i < book->outline_count; i++) {
        const rcn_outline *entry = &book->outline[i];
        int parent =
            entry->parent < 0 ? CAIRO_PDF_OUTLINE_ROOT : ids[entry->parent];
        ids[i] = cairo_pdf_surface_add_outline(
            surface, parent, entry->title,
            rcn_arena_printf(arena, "dest='%s'", entry->dest), 0);
    }
}

static bool
draw_failed(const rcn_plan *plan, cairo_status_t status)
{
    rcn_code code = status == CAIRO_STATUS_WRITE_ERROR ? RCN_CODE_OUTPUT_WRITE
                                                       : RCN_CODE_PDF_LIBRARY;
    rcn_log_add(plan->log, code, (rcn_place){plan->path, 0, 0}, "cairo: %s",
                cairo_status_to_string(status));
    return false;
}

static bool
draw_pages(rcn_plan *plan, rcn_pen *pen, rcn_arena *scratch)
{
    rcn_heading_levels levels = {.count = 0};
    for (size_t i = 0; i < plan->book->page_count; i++) {
        rcn_page whole = rcn_book_page(plan->book, i, scratch);
        rcn_page page = rcn_page_simplify(&whole, &levels, scratch);
        if (!rcn_plan_page_add(plan, &page)) {
            return false;
        }
        rcn_drawn drawn = rcn_pen_draw(pen, &page, scratch);
        if (plan->book->crop_marks) {
            drawn.artifact_shapes +=
                rcn_pen_mark(pen, plan->book->page_width,
                             plan->book->page_height, plan->book->bleed)
                    .artifact_shapes;
        }
        rcn_plan_page_drawn(plan, drawn);
        cairo_status_t status = rcn_pen_turn(pen);
        if (status != CAIRO_STATUS_SUCCESS) {
            return draw_failed(plan, status);
        }
        rcn_arena_reset(scratch);
    }
    return rcn_plan_end(plan);
}

static cairo_status_t
write_bytes(void *file, const unsigned char *bytes, unsigned int len)
{
    return fwrite(bytes, 1, len, file) == len ? CAIRO_STATUS_SUCCESS
                                              : CAIRO_STATUS_WRITE_ERROR;
}

/* Draws into an open file: cairo, given a name, does not say when the disk is
 * full. */
static bool
draw_book(rcn_plan *plan, FILE *drawn, rcn_arena *arena, rcn_arena *scratch)
{
    const rcn_book *book = plan->book;
    rcn_len rim = rcn_sheet_rim(book);
    cairo_surface_t *surface = cairo_pdf_surface_create_for_stream(
        write_bytes, drawn, (double)(book->page_width + 2 * rim) / RCN_LEN_PT,
        (double)(book->page_height + 2 * rim) / RCN_LEN_PT);
    rcn_arena_defer(arena, release_surface, surface);
    cairo_pdf_surface_restrict_to_version(surface, CAIRO_PDF_VERSION_1_5);
    describe(surface, book);
    rcn_pen *pen = rcn_pen_new(arena, surface, plan->fonts, 1, true);
    rcn_pen_place(pen, rim, rim);
    if (!draw_pages(plan, pen, scratch)) {
        return false;
    }
    add_outline(surface, book, scratch);
    cairo_surface_finish(surface);
    cairo_status_t status = cairo_surface_status(surface);
    return status == CAIRO_STATUS_SUCCESS || draw_failed(plan, status);
}

static bool
draw_file(rcn_plan *plan, const char *drawn)
{
    FILE *file = fopen(drawn, "wb");
    bool ok = file != NULL;
    if (ok) {
        rcn_arena *arena = rcn_arena_new(0);
        rcn_arena *scratch = rcn_arena_new(0);
        ok = draw_book(plan, file, arena, scratch);
        rcn_arena_free(scratch);
        rcn_arena_free(arena); /* the surface writes until it is released */
    }
    bool written = file && !ferror(file);
    bool closed = file && fclose(file) == 0 && written;
    if (!file || (ok && !closed)) {
        rcn_log_add(plan->log, RCN_CODE_OUTPUT_WRITE,
                    (rcn_place){plan->path, 0, 0}, "%s", strerror(errno));
    }
    return ok && closed;
}

struct rcn_drawing {
    rcn_arena *arena;
    rcn_plan plan;
    char *drawn, *finished; /* temporary files */
};

rcn_drawing *
rcn_pdf_draw(const rcn_book *book, const rcn_fonts *fonts, const char *path,
             rcn_log *log)
{
    rcn_arena *arena = rcn_arena_new(0);
    rcn_drawing *drawing = rcn_arena_alloc(arena, 1, sizeof *drawing);
    drawing->arena = arena;
    drawing->drawn =
        rcn_file_temporary(arena, rcn_arena_printf(arena, "%s.drawn", path));
    drawing->finished = rcn_file_temporary(arena, path);
    rcn_plan_start(&drawing->plan, arena, book, fonts,
                   rcn_arena_strdup(arena, path), log);
    if (draw_file(&drawing->plan, drawing->drawn)) {
        return drawing;
    }
    (void)unlink(drawing->drawn);
    rcn_arena_free(arena);
    return NULL;
}

bool
rcn_pdf_finish(rcn_drawing *drawing)
{
    const rcn_plan *plan = &drawing->plan;
    bool ok = rcn_pass_run(plan, drawing->drawn, drawing->finished);
    (void)unlink(drawing->drawn);
    if (ok) {
        ok = rcn_file_commit(drawing->finished, plan->path, plan->log);
    } else {
        (void)unlink(drawing->finished);
    }
    rcn_arena_free(drawing->arena);
    return ok;
}

bool
rcn_pdf_write(const rcn_book *book, const rcn_fonts *fonts, const char *path,
              rcn_log *log)
{
    rcn_drawing *drawing = rcn_pdf_draw(book, fonts, path, log);
    return drawing && rcn_pdf_finish(drawing);
}
