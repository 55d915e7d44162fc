/* `recension build`: the books, the ledger and the review of one edition.  All
 * are first written and proved, then renamed into place. */
#include "driver/driver.h"

#include "base/file.h"
#include "driver/dump.h"
#include "driver/outputs.h"
#include "driver/pipeline.h"
#include "driver/slug.h"
#include "epub/epub.h"
#include "pdf/pdf.h"
#include "report/report.h"
#include "shape/shape.h"
#include "style/style.h"
#include "typeset/typeset.h"

typedef struct rcn_build {
    const rcn_request *request;
    rcn_pipeline pipeline;
    rcn_log *log;
    bool epub, pdf, review, ledger;
    const rcn_style *style;
    rcn_fonts *fonts;
    const rcn_book *book; /* NULL unless the PDF is wanted */
    rcn_page_map map;
    rcn_text ledger_json;
    rcn_outputs *outputs;
} rcn_build;

static bool
load_style(rcn_build *build)
{
    const rcn_request *request = build->request;
    const rcn_pipeline *pipeline = &build->pipeline;
    build->style = rcn_style_load(
        pipeline->arena,
        rcn_path_join(pipeline->arena, pipeline->data, "styles"),
        request->style ? request->style : pipeline->project->style,
        request->page ? request->page : pipeline->project->page, build->log);
    return build->style != NULL;
}

static bool
set_pages(rcn_build *build)
{
    rcn_typeset_stats stats;
    rcn_arena *arena = build->pipeline.arena;
    rcn_progress_step(build->request, "setting pages");
    build->fonts = rcn_fonts_open(arena, build->style, build->log);
    if (!build->fonts) {
        return false;
    }
    build->book = rcn_typeset(arena, build->pipeline.edition, build->style,
                              build->fonts, build->log, &build->map, &stats);
    return true;
}

static const char *
add_output(rcn_build *build, const char *extension)
{
    rcn_arena *arena = build->pipeline.arena;
    const char *slug = rcn_slug(arena, build->pipeline.edition->title);
    return rcn_outputs_add(build->outputs,
                           rcn_arena_printf(arena, "%s.%s", slug, extension));
}

static bool
write_epub(rcn_build *build)
{
    rcn_progress_step(build->request, "writing the EPUB");
    rcn_epub_options options = {.pages = build->book ? &build->map : NULL,
                                .ledger_json = build->ledger_json};
    return rcn_epub_write(build->pipeline.edition, build->style, &options,
                          add_output(build, "epub"), build->log);
}

static bool
write_pdf(rcn_build *build)
{
    rcn_progress_step(build->request, "writing the PDF");
    return rcn_pdf_write(build->book, build->fonts, add_output(build, "pdf"),
                         build->log);
}

static bool
write_review(rcn_build *build)
{
    const rcn_pipeline *pipeline = &build->pipeline;
    rcn_text html = rcn_report_review_html(pipeline->arena, pipeline->edition,
                                           pipeline->rules);
    return rcn_file_write(rcn_outputs_add(build->outputs, "review.html"), html,
                          build->log);
}

static bool
write_ledger(rcn_build *build)
{
    return rcn_file_write(rcn_outputs_add(build->outputs, "edition.json"),
                          build->ledger_json, build->log);
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
    return build->outputs && (!build->epub || write_epub(build)) &&
           (!build->pdf || write_pdf(build)) &&
           (!build->review || write_review(build)) &&
           (!build->ledger || write_ledger(build));
}

static void
report_outputs(const rcn_build *build, FILE *out)
{
    for (size_t i = 0; i < rcn_outputs_count(build->outputs); i++) {
        (void)fprintf(out, "%s\n", rcn_outputs_path(build->outputs, i));
    }
}

static void
choose_outputs(rcn_build *build)
{
    const rcn_request *request = build->request;
    bool all = !request->epub && !request->pdf && !request->review;
    build->epub = all || request->epub;
    build->pdf = all || request->pdf;
    build->review = all || request->review;
    build->ledger = all;
}

static bool
make_books(rcn_build *build, FILE *out)
{
    choose_outputs(build);
    if (!build->pipeline.edition->record_count) {
        rcn_log_add(build->log, RCN_CODE_SOURCE_NONE, (rcn_place){0},
                    "edition.yaml leaves out all of them");
        return false;
    }
    if (!load_style(build) || (build->pdf && !set_pages(build)) ||
        !write_all(build) || !rcn_outputs_commit(build->outputs, build->log)) {
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
        for (size_t i = 0; i < pipeline->corpus.count; i++) {
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
              (request->dump ? dump(&build, out) : make_books(&build, out));
    rcn_pipeline_free(&build.pipeline);
    return ok;
}
