/* A booklet: two pages on each side of a sheet, so that sheets folded into each
 * other read in order (saddle-stitched signatures).  Of a signature of n pages
 * the sheet i from the outside has n - 2i and 2i + 1 in front, 2i + 2 and
 * n - 2i - 1 behind.  Drawn anew with cairo from the pages, not copied from the
 * PDF, for the structure of a book means nothing on sheets. */
#include <cairo-pdf.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/codes.h"
#include "base/file.h"
#include "pdf/draw.h"
#include "pdf/pdf.h"
#include "pdf/plan.h"

typedef struct rcn_press {
    const rcn_book *book;
    const rcn_imposition *imposition;
    rcn_pen *pen;
    rcn_len rim; /* of the sheet around its two pages */
    rcn_arena *scratch;
} rcn_press;

/* One page, counted from 0, to the left or the right of the fold. */
static void
draw_page(rcn_press *press, size_t index, bool right, rcn_len creep)
{
    if (index >= press->book->page_count) {
        return;
    }
    rcn_len fold = press->rim + press->book->page_width;
    rcn_len x = right ? fold - creep : press->rim + creep;
    rcn_pen_place(press->pen, x, press->rim);
    rcn_page page = rcn_book_page(press->book, index, press->scratch);
    rcn_pen_draw(press->pen, &page, press->scratch);
    rcn_arena_reset(press->scratch);
}

static bool
draw_side(rcn_press *press, size_t left, size_t right, rcn_len creep)
{
    const rcn_book *book = press->book;
    draw_page(press, left, false, creep);
    draw_page(press, right, true, creep);
    if (book->crop_marks) {
        rcn_pen_place(press->pen, press->rim, press->rim);
        rcn_pen_crop(press->pen, 2 * book->page_width, book->page_height,
                     book->bleed);
    }
    return rcn_pen_turn(press->pen);
}

/* `first` is the first page of the signature, `count` how many it has. */
static bool
draw_signature(rcn_press *press, size_t first, size_t count)
{
    bool ok = true;
    for (size_t i = 0; i < count / 4 && ok; i++) {
        rcn_len creep = (rcn_len)i * press->imposition->paper;
        size_t last = first + count - 1 - 2 * i;
        size_t next = first + 2 * i;
        ok = draw_side(press, last, next, creep) &&
             draw_side(press, next + 1, last - 1, creep);
    }
    return ok;
}

static bool
draw_all(rcn_press *press)
{
    size_t pages = (press->book->page_count + 3) / 4 * 4;
    size_t most = press->imposition->signature;
    most = most ? most : pages;
    bool ok = true;
    for (size_t at = 0; at < pages && ok; at += most) {
        size_t left = pages - at;
        ok = draw_signature(press, at, left < most ? left : most);
    }
    return ok;
}

static cairo_status_t
write_bytes(void *file, const unsigned char *bytes, unsigned int len)
{
    return fwrite(bytes, 1, len, file) == len ? CAIRO_STATUS_SUCCESS
                                              : CAIRO_STATUS_WRITE_ERROR;
}

static cairo_surface_t *
create_surface(const rcn_press *press, FILE *file)
{
    const rcn_book *book = press->book;
    cairo_surface_t *surface = cairo_pdf_surface_create_for_stream(
        write_bytes, file,
        2 * (double)(book->page_width + press->rim) / RCN_LEN_PT,
        (double)(book->page_height + 2 * press->rim) / RCN_LEN_PT);
    cairo_pdf_surface_restrict_to_version(surface, CAIRO_PDF_VERSION_1_5);
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE,
                                   book->title);
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATOR,
                                   book->creator);
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE,
                                   book->date);
    return surface;
}

static bool
draw_sheets(rcn_press *press, const rcn_fonts *fonts, const char *path,
            FILE *file, rcn_log *log)
{
    press->rim = rcn_sheet_rim(press->book);
    cairo_surface_t *surface = create_surface(press, file);
    rcn_arena *arena = rcn_arena_new(0);
    press->scratch = rcn_arena_new(0);
    press->pen = rcn_pen_new(arena, surface, fonts, 1, path, log);
    bool ok = draw_all(press);
    cairo_surface_finish(surface);
    ok = ok && rcn_pen_check(press->pen, cairo_surface_status(surface));
    rcn_arena_free(press->scratch);
    rcn_arena_free(arena);
    cairo_surface_destroy(surface);
    return ok;
}

bool
rcn_pdf_impose(const rcn_book *book, const rcn_fonts *fonts,
               const rcn_imposition *imposition, const char *path, rcn_log *log)
{
    rcn_arena *arena = rcn_arena_new(0);
    char *temporary = rcn_file_temporary(arena, path);
    rcn_press press = {.book = book, .imposition = imposition};
    FILE *file = fopen(temporary, "wb");
    bool ok = file && draw_sheets(&press, fonts, path, file, log);
    bool written = file && !ferror(file);
    written = file && fclose(file) == 0 && written;
    if (!written) {
        rcn_log_add(log, RCN_CODE_OUTPUT_WRITE, (rcn_place){path, 0, 0}, "%s",
                    strerror(errno));
    }
    ok = ok && written && rcn_file_commit(temporary, path, log);
    if (!ok) {
        (void)unlink(temporary);
    }
    rcn_arena_free(arena);
    return ok;
}
