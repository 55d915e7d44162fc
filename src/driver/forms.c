/* The forms of one edition, each written into the temporary folder.  A form
 * that fails is taken back, and the others stand. */
#include "base/codes.h"
#include "driver/build.h"

#include "base/file.h"
#include "driver/attach.h"
#include "epub/epub.h"
#include "pdf/pdf.h"
#include "report/report.h"
#include "report/typeset.h"
#include "shape/shape.h"
#include "twins/twins.h"

/* The cover picture of the EPUB (its proportions are those shops ask for). */
#define COVER_WIDTH  1600
#define COVER_HEIGHT 2560

static bool
wants_pages(const rcn_build *build)
{
    return build->make[RCN_MAKE_PDF] || build->typeset_report;
}

/* The proof needs them when the pages are gone. */
static void
note_page_records(rcn_build *build)
{
    const rcn_page_map *map = &build->map;
    build->page_count = map->page_count;
    build->page_records =
        rcn_arena_alloc(build->pipeline.arena, (size_t)map->page_count + 1,
                        sizeof *build->page_records);
    for (size_t i = 0; i < map->count; i++) {
        const rcn_page_break *at = &map->breaks[i];
        build->page_records[at->page] =
            build->pipeline.edition->sections[at->section].record;
    }
}

bool
rcn_build_set_pages(rcn_build *build)
{
    rcn_arena *arena = build->pipeline.arena;
    build->fonts = rcn_fonts_open(arena, build->style, build->log);
    if (!build->fonts) {
        return false;
    }
    build->press = rcn_arena_new(0);
    build->book =
        rcn_typeset(build->press, build->pipeline.edition, build->fonts,
                    build->log, &build->map, &build->stats);
    note_page_records(build);
    return true;
}

/* Returns where to write NAME.extension. */
static const char *
add_output(rcn_build *build, const char *extension)
{
    rcn_arena *arena = build->pipeline.arena;
    return rcn_outputs_add(build->outputs,
                           rcn_arena_printf(arena, "%s.%s",
                                            build->pipeline.edition->name,
                                            extension));
}

/* With fonts of its own, since what the cover needs must not change the PDF. */
static bool
make_cover(rcn_build *build)
{
    if (build->cover) {
        return true;
    }
    rcn_arena *arena = build->pipeline.arena;
    rcn_fonts *fonts = rcn_fonts_open(arena, build->style, build->log);
    if (!fonts) {
        return false;
    }
    rcn_len width = build->style->page_width;
    rcn_len height = (rcn_len)((int64_t)width * COVER_HEIGHT / COVER_WIDTH);
    const rcn_book *cover = rcn_typeset_cover(arena, build->pipeline.edition,
                                              fonts, width, height, build->log);
    rcn_text png;
    return rcn_pdf_png(arena, cover, fonts, COVER_WIDTH, build->log, &png) &&
           rcn_image_read(arena, png, &build->cover) == RCN_IMAGE_GOOD;
}

rcn_text
rcn_build_ledger(rcn_build *build)
{
    if (!build->ledger_json.len) {
        build->ledger_json = rcn_report_edition_json(build->pipeline.arena,
                                                     build->pipeline.edition);
    }
    return build->ledger_json;
}

/* Returns the ledger that the books carry: the text is left to the books. */
static rcn_text
inner_ledger(rcn_build *build)
{
    if (!build->inner_json.len) {
        build->inner_json = rcn_report_inner_json(build->pipeline.arena,
                                                  build->pipeline.edition);
    }
    return build->inner_json;
}

static bool
write_epub(rcn_build *build)
{
    if (!build->make[RCN_MAKE_EPUB]) {
        return true;
    }
    rcn_epub_options options = {.pages = build->book ? &build->map : NULL,
                                .ledger_json = inner_ledger(build)};
    build->epub_path = add_output(build, "epub");
    (void)make_cover(build); /* a book without one is a book */
    options.cover = build->cover;
    rcn_carry_sources(build->pipeline.arena, build->pipeline.edition, &options);
    return rcn_epub_write(build->pipeline.edition, build->style, &options,
                          build->epub_path, build->log);
}

/* What ends the file needs the pages no longer. */
void
rcn_build_leave_press(rcn_build *build)
{
    if (build->press) {
        rcn_arena_free(build->press);
    }
    build->press = NULL;
    build->book = NULL;
}

/* Sheets to be folded, when they are asked for. */
static bool
write_booklet(rcn_build *build, const rcn_book *book)
{
    rcn_imposition imposition = {build->style->signature, build->style->paper};
    return !build->booklet ||
           rcn_pdf_impose(book, build->fonts, &imposition,
                          add_output(build, "booklet.pdf"), build->log);
}

/* The PDF and the booklet; after them the pages are gone. */
static bool
write_pdf(rcn_build *build)
{
    if (!build->book) {
        return true;
    }
    rcn_attachment *ledger = NULL;
    rcn_book book = rcn_attach_sources(build->pipeline.arena, build->book,
                                       build->pipeline.edition, &ledger);
    book.bleed = build->style->bleed;
    book.crop_marks = build->style->crop_marks;
    bool ok = write_booklet(build, &book);
    rcn_drawing *drawing = NULL;
    if (ok && build->make[RCN_MAKE_PDF]) {
        build->pdf_path = add_output(build, "pdf");
        drawing =
            rcn_pdf_draw(&book, build->fonts, build->pdf_path, build->log);
        ok = drawing != NULL;
    }
    rcn_build_leave_press(build);
    if (drawing) {
        ledger->bytes = inner_ledger(build);
    }
    return ok && (!drawing || rcn_pdf_finish(drawing));
}

static bool
write_typeset_report(rcn_build *build)
{
    if (!build->typeset_report) {
        return true;
    }
    rcn_arena *arena = build->pipeline.arena;
    rcn_set_book set = {build->pipeline.edition, build->style, build->book,
                        &build->stats};
    return rcn_file_write(rcn_outputs_add(build->outputs, "typeset.txt"),
                          rcn_report_typeset_text(arena, &set), build->log) &&
           rcn_file_write(rcn_outputs_add(build->outputs, "typeset.json"),
                          rcn_report_typeset_json(arena, &set), build->log);
}

/* The forms that are one text, and what messages call all of them. */
static const struct {
    const char *label;
    const char *name, *extension; /* one of both; the books have neither */
    rcn_twin_writer *write;       /* of twins */
} forms[RCN_MAKE_COUNT] = {
    [RCN_MAKE_EPUB] = {"the EPUB", NULL, NULL, NULL},
    [RCN_MAKE_PDF] = {"the PDF", NULL, NULL, NULL},
    [RCN_MAKE_REVIEW] = {"review.html", "review.html", NULL, NULL},
    [RCN_MAKE_LEDGER] = {"edition.json", "edition.json", NULL, NULL},
#define RCN_TWIN(NAME, name, extension, label, help) \
    [RCN_MAKE_##NAME] = {label, NULL, extension, rcn_twin_##name},
#include "twins/twins.def"
#undef RCN_TWIN
};

static bool
write_text(rcn_build *build, rcn_make make)
{
    rcn_arena *arena = build->pipeline.arena;
    const rcn_edition *edition = build->pipeline.edition;
    const char *path = forms[make].name
                           ? rcn_outputs_add(build->outputs, forms[make].name)
                           : add_output(build, forms[make].extension);
    if (make == RCN_MAKE_REVIEW) {
        return rcn_build_write_review(build, path);
    }
    rcn_text text =
        forms[make].write
            ? forms[make].write(arena, edition, build->style, build->log)
            : rcn_build_ledger(build);
    return rcn_file_write(path, text, build->log);
}

static rcn_attempt
write_texts(rcn_build *build)
{
    for (rcn_make make = 0; make < RCN_MAKE_COUNT; make++) {
        bool text = forms[make].name || forms[make].extension;
        if (text && build->make[make] && !write_text(build, make)) {
            return rcn_build_drop(build, make);
        }
    }
    return RCN_ATTEMPT_DONE;
}

rcn_attempt
rcn_build_drop(rcn_build *build, rcn_make make)
{
    if (rcn_log_worst(build->log) == RCN_FATAL) {
        return RCN_ATTEMPT_FAILED;
    }
    rcn_log_add(build->log, RCN_CODE_FORM_FAILED, (rcn_place){0}, "%s",
                forms[make].label);
    build->make[make] = false;
    build->dropped = true;
    if (make == RCN_MAKE_PDF) {
        build->booklet = false;
        build->typeset_report = false;
    }
    return RCN_ATTEMPT_AGAIN;
}

/* Returns the forms that need pages, and the EPUB, which names them. */
static rcn_attempt
write_books(rcn_build *build)
{
    if (wants_pages(build) && !rcn_build_set_pages(build)) {
        return rcn_build_drop(build, RCN_MAKE_PDF);
    }
    if (!write_epub(build)) {
        return rcn_build_drop(build, RCN_MAKE_EPUB);
    }
    if (!write_typeset_report(build)) {
        return RCN_ATTEMPT_FAILED;
    }
    return write_pdf(build) ? RCN_ATTEMPT_DONE
                            : rcn_build_drop(build, RCN_MAKE_PDF);
}

rcn_attempt
rcn_build_write(rcn_build *build)
{
    build->epub_path = NULL;
    build->pdf_path = NULL;
    rcn_outputs_clear(build->outputs);
    build->ledger_json = (rcn_text){0};
    build->inner_json = (rcn_text){0};
    rcn_attempt books = write_books(build);
    rcn_build_leave_press(build);
    return books == RCN_ATTEMPT_DONE ? write_texts(build) : books;
}
