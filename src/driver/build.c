/* `recension build`: the books, the ledger and the other forms of one edition.
 * All are first written and proved, then renamed into place. */
#include "driver/driver.h"

#include "base/file.h"
#include "driver/attach.h"
#include "driver/dump.h"
#include "driver/extras.h"
#include "driver/outputs.h"
#include "driver/pipeline.h"
#include "driver/proof.h"
#include "driver/slug.h"
#include "epub/epub.h"
#include "pdf/pdf.h"
#include "report/report.h"
#include "report/typeset.h"
#include "shape/shape.h"
#include "style/style.h"
#include "twins/twins.h"
#include "typeset/typeset.h"
#include "verify/verify.h"

/* The cover picture of the EPUB (its proportions are those shops ask for). */
#define COVER_WIDTH  1600
#define COVER_HEIGHT 2560

typedef struct rcn_build {
    const rcn_request *request;
    rcn_log *log;
    bool make[RCN_MAKE_COUNT];
    rcn_pipeline pipeline;
    const rcn_style *style;
    const rcn_image *cover; /* the editor's, else drawn for the EPUB */
    rcn_fonts *fonts;
    rcn_arena *press;     /* what the pages are made of, until they are drawn */
    const rcn_book *book; /* NULL unless something of it is wanted */
    rcn_typeset_stats stats;
    rcn_page_map map;
    rcn_text ledger_json;
    rcn_outputs *outputs;
    const char *epub_path, *pdf_path; /* temporary, for the proof */
} rcn_build;

static void
choose_forms(rcn_build *build)
{
    bool some = false;
    for (size_t i = 0; i < RCN_MAKE_COUNT; i++) {
        some = some || build->request->make[i];
    }
    for (size_t i = 0; i < RCN_MAKE_COUNT; i++) {
        build->make[i] = build->request->make[i] || build->request->make_all ||
                         (!some && i < RCN_MAKE_DEFAULT);
    }
    /* Sheets cannot be proved, but the book with the same pages can. */
    build->make[RCN_MAKE_PDF] =
        build->make[RCN_MAKE_PDF] || build->request->booklet;
}

/* The editor's picture is part of the edition that the books show. */
static bool
load_cover(rcn_build *build)
{
    rcn_pipeline *pipeline = &build->pipeline;
    rcn_edition *edition = rcn_arena_alloc(pipeline->arena, 1, sizeof *edition);
    *edition = *pipeline->edition;
    pipeline->edition = edition;
    bool ok = rcn_load_cover(pipeline->arena, pipeline->project, build->log,
                             &edition->cover);
    build->cover = edition->cover;
    return ok;
}

static bool
load_style(rcn_build *build)
{
    const rcn_request *request = build->request;
    const rcn_pipeline *pipeline = &build->pipeline;
    rcn_style *style = rcn_arena_alloc(pipeline->arena, 1, sizeof *style);
    const rcn_style *loaded = rcn_style_load(
        pipeline->arena,
        rcn_path_join(pipeline->arena, pipeline->data, "styles"),
        request->style ? request->style : pipeline->project->style,
        request->page ? request->page : pipeline->project->page, build->log);
    if (!loaded) {
        return false;
    }
    *style = *loaded;
    build->style = style;
    return rcn_load_css(pipeline->arena, pipeline->project, build->log,
                        &style->user_css) &&
           load_cover(build);
}

static bool
wants_pages(const rcn_build *build)
{
    return build->make[RCN_MAKE_PDF] || build->request->typeset_report;
}

static bool
set_pages(rcn_build *build)
{
    rcn_arena *arena = build->pipeline.arena;
    rcn_progress_step(build->request, "setting pages");
    build->fonts = rcn_fonts_open(arena, build->style, build->log);
    if (!build->fonts) {
        return false;
    }
    build->press = rcn_arena_new(0);
    build->book =
        rcn_typeset(build->press, build->pipeline.edition, build->fonts,
                    build->log, &build->map, &build->stats);
    return true;
}

/* Where to write SLUG.extension. */
static const char *
add_output(rcn_build *build, const char *extension)
{
    rcn_arena *arena = build->pipeline.arena;
    const char *slug = rcn_slug(arena, build->pipeline.edition->title);
    return rcn_outputs_add(build->outputs,
                           rcn_arena_printf(arena, "%s.%s", slug, extension));
}

/* With fonts of its own, for what the cover needs must not change the PDF. */
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

static bool
write_epub(rcn_build *build)
{
    if (!build->make[RCN_MAKE_EPUB]) {
        return true;
    }
    rcn_progress_step(build->request, "writing the EPUB");
    rcn_epub_options options = {.pages = build->book ? &build->map : NULL,
                                .ledger_json = build->ledger_json};
    build->epub_path = add_output(build, "epub");
    if (!make_cover(build)) {
        return false;
    }
    options.cover = build->cover;
    return rcn_epub_write(build->pipeline.edition, build->style, &options,
                          build->epub_path, build->log);
}

/* What ends the file needs the pages no longer. */
static void
leave_press(rcn_build *build)
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
    return !build->request->booklet ||
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
    rcn_book book =
        rcn_attach_sources(build->pipeline.arena, build->book,
                           build->pipeline.edition, build->ledger_json);
    book.bleed = build->style->bleed;
    book.crop_marks = build->style->crop_marks;
    bool ok = write_booklet(build, &book);
    rcn_drawing *drawing = NULL;
    if (ok && build->make[RCN_MAKE_PDF]) {
        rcn_progress_step(build->request, "writing the PDF");
        build->pdf_path = add_output(build, "pdf");
        drawing =
            rcn_pdf_draw(&book, build->fonts, build->pdf_path, build->log);
        ok = drawing != NULL;
    }
    leave_press(build);
    return ok && (!drawing || rcn_pdf_finish(drawing));
}

static bool
write_typeset_report(rcn_build *build)
{
    if (!build->request->typeset_report) {
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

static bool
write_text(rcn_build *build, rcn_make make, const char *path)
{
    rcn_arena *arena = build->pipeline.arena;
    const rcn_edition *edition = build->pipeline.edition;
    rcn_text text = build->ledger_json;
    switch (make) {
    case RCN_MAKE_REVIEW:
        text = rcn_report_review_html(arena, edition, build->pipeline.rules);
        break;
    case RCN_MAKE_HTML:
        text = rcn_twin_html(arena, edition, build->style, build->log);
        break;
    case RCN_MAKE_TEXT:
        text = rcn_twin_text(arena, edition);
        break;
    case RCN_MAKE_TEI:
        text = rcn_twin_tei(arena, edition, build->log);
        break;
    case RCN_MAKE_CSL:
        text = rcn_twin_csl(arena, edition);
        break;
    case RCN_MAKE_BIBTEX:
        text = rcn_twin_bibtex(arena, edition);
        break;
    case RCN_MAKE_LEDGER:
    case RCN_MAKE_EPUB:
    case RCN_MAKE_PDF:
    case RCN_MAKE_COUNT:
        break;
    }
    return rcn_file_write(path, text, build->log);
}

static bool
write_texts(rcn_build *build)
{
    static const struct {
        rcn_make make;
        const char *extension, *name; /* one of both */
    } texts[] = {{RCN_MAKE_REVIEW, NULL, "review.html"},
                 {RCN_MAKE_LEDGER, NULL, "edition.json"},
                 {RCN_MAKE_HTML, "html", NULL},
                 {RCN_MAKE_TEXT, "txt", NULL},
                 {RCN_MAKE_TEI, "tei.xml", NULL},
                 {RCN_MAKE_CSL, "csl.json", NULL},
                 {RCN_MAKE_BIBTEX, "bib", NULL}};
    bool ok = true;
    for (size_t i = 0; ok && i < sizeof texts / sizeof *texts; i++) {
        if (build->make[texts[i].make]) {
            ok = write_text(build, texts[i].make,
                            texts[i].name
                                ? rcn_outputs_add(build->outputs, texts[i].name)
                                : add_output(build, texts[i].extension));
        }
    }
    return ok;
}

static bool
write_all(rcn_build *build)
{
    const char *folder =
        build->request->output ? build->request->output : "out";
    rcn_arena *arena = build->pipeline.arena;
    build->ledger_json =
        rcn_report_edition_json(arena, build->pipeline.edition);
    build->outputs = rcn_outputs_open(arena, folder, build->log);
    return build->outputs && write_epub(build) && write_typeset_report(build) &&
           write_pdf(build) && write_texts(build);
}

/* Reads the finished files with other people's readers and holds them against
 * the sources: the law of conservation. */
static bool
prove(rcn_build *build)
{
    if (build->request->no_verify || !(build->epub_path || build->pdf_path)) {
        return true;
    }
    rcn_progress_step(build->request, "verifying");
    const rcn_expected *expected =
        rcn_expect_corpus(build->pipeline.arena, build->pipeline.corpus,
                          build->ledger_json, build->log);
    bool ok = expected != NULL;
    if (ok && build->epub_path) {
        ok = rcn_verify_epub(expected, build->epub_path, build->log);
    }
    if (expected && build->pdf_path) {
        ok = rcn_verify_pdf(expected, build->pdf_path, build->log) && ok;
    }
    return ok;
}

static void
report_outputs(const rcn_build *build, FILE *out)
{
    for (size_t i = 0; i < rcn_outputs_count(build->outputs); i++) {
        (void)fprintf(out, "%s\n", rcn_outputs_path(build->outputs, i));
    }
}

static bool
make_edition(rcn_build *build, FILE *out)
{
    choose_forms(build);
    if (!build->pipeline.edition->record_count) {
        rcn_log_add(build->log, RCN_CODE_SOURCE_NONE, (rcn_place){0},
                    "edition.yaml leaves out all of them");
        return false;
    }
    if (!load_style(build) || (wants_pages(build) && !set_pages(build)) ||
        !write_all(build) || !prove(build) ||
        !rcn_outputs_commit(build->outputs, build->log)) {
        return false;
    }
    report_outputs(build, out);
    return true;
}

static bool
dump(rcn_build *build, FILE *out)
{
    const rcn_pipeline *pipeline = &build->pipeline;
    switch (build->request->dump) {
    case RCN_DUMP_NONE:
        break;
    case RCN_DUMP_CLEAN:
        for (size_t i = 0; i < pipeline->findings.count; i++) {
            rcn_clean_dump(&pipeline->findings.cleaned[i], out);
        }
        break;
    case RCN_DUMP_DATES:
        rcn_dump_dates(pipeline, out);
        break;
    case RCN_DUMP_EDITION:
        rcn_edition_dump(pipeline->edition, out);
        break;
    case RCN_DUMP_PAGES:
        if (!load_style(build) || !set_pages(build)) {
            return false;
        }
        rcn_typeset_dump(build->book, out);
        break;
    }
    return !ferror(out);
}

bool
rcn_run_build(const rcn_request *request, FILE *out, rcn_log *log)
{
    rcn_build build = {.request = request, .log = log};
    bool ok = rcn_pipeline_read(&build.pipeline, request, log) &&
              rcn_pipeline_compose(&build.pipeline, request, log) &&
              (request->dump ? dump(&build, out) : make_edition(&build, out));
    if (!ok && rcn_log_worst(log) < RCN_FATAL) {
        rcn_log_add(log, RCN_CODE_BUILD_FAILED, (rcn_place){0},
                    "an older edition is left as it was");
    }
    leave_press(&build);
    rcn_pipeline_free(&build.pipeline);
    return ok;
}
