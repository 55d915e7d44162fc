/* `recension build`: the books, the ledger and the other forms of one edition.
 * All are first written and proved, then renamed into place.  A document or a
 * form that fails is left out, and the rest is composed and written again. */
#include "driver/build.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

#include "base/codes.h"
#include "base/file.h"
#include "driver/dump.h"
#include "driver/empty.h"
#include "driver/extras.h"
#include "driver/slug.h"

/* Attempts that may leave something out; each one leaves out all that failed. */
#define ATTEMPTS 16

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
    build->booklet = build->request->booklet;
    build->typeset_report = build->request->typeset_report;
    build->make[RCN_MAKE_PDF] = build->make[RCN_MAKE_PDF] || build->booklet;
}

/* The editor's picture and the name of the files are part of the edition that
 * the books show. */
static bool
load_cover(rcn_build *build)
{
    rcn_pipeline *pipeline = &build->pipeline;
    rcn_edition *edition = rcn_arena_alloc(pipeline->arena, 1, sizeof *edition);
    *edition = *pipeline->edition;
    pipeline->edition = edition;
    edition->name = rcn_slug(pipeline->arena, pipeline->project->name
                                                  ? pipeline->project->name
                                                  : edition->title);
    bool ok = rcn_load_cover(pipeline->arena, pipeline->project, build->log,
                             &edition->cover);
    build->cover = edition->cover;
    return ok;
}

/* That of the command line, else that of edition.yaml, where a path begins
 * beside it. */
static rcn_style_choice
chosen_style(const rcn_pipeline *pipeline, const rcn_request *request)
{
    const rcn_project *project = pipeline->project;
    rcn_style_choice choice = {.name = request->style, .page = request->page};
    if (!choice.name) {
        choice.name =
            strchr(project->style, '/')
                ? rcn_path_beside(pipeline->arena, project, project->style)
                : project->style;
        choice.name_place = rcn_project_place(project, "style");
    }
    if (!choice.page) {
        choice.page = project->page;
        choice.page_place = rcn_project_place(project, "page");
    }
    return choice;
}

bool
rcn_build_load_style(rcn_build *build)
{
    const rcn_request *request = build->request;
    const rcn_pipeline *pipeline = &build->pipeline;
    rcn_style *style = rcn_arena_alloc(pipeline->arena, 1, sizeof *style);
    const rcn_style_choice choice = chosen_style(pipeline, request);
    const rcn_style *loaded =
        rcn_style_load(pipeline->arena,
                       rcn_path_join(pipeline->arena, pipeline->data, "styles"),
                       &choice, build->log);
    if (!loaded) {
        return false;
    }
    *style = *loaded;
    build->style = style;
    return rcn_load_css(pipeline->arena, pipeline->project, build->log,
                        &style->user_css) &&
           load_cover(build);
}

static void
report_outputs(const rcn_build *build, FILE *out)
{
    for (size_t i = 0;
         !build->request->quiet && i < rcn_outputs_count(build->outputs); i++) {
        const char *path = rcn_outputs_path(build->outputs, i);
        bool inner = strchr(path + strlen(build->folder) + 1, '/') != NULL;
        if (!inner) {
            (void)fprintf(out, "%s\n", path);
        }
    }
    size_t left = rcn_log_count_code(build->log, RCN_CODE_SOURCE_ASSET);
    if (left && !build->request->quiet) {
        (void)fprintf(
            out, "left out, no documents: %zu (--verbose names them)\n", left);
    }
    if (fflush(out) != 0) { /* the edition stands all the same */
        rcn_log_add(build->log, RCN_CODE_OUTPUT_LIST, (rcn_place){0}, "%s",
                    strerror(errno));
    }
}

static bool
is_anything_wanted(const rcn_build *build)
{
    for (size_t i = 0; i < RCN_MAKE_COUNT; i++) {
        if (build->make[i]) {
            return true;
        }
    }
    return false;
}

/* Composes what has not failed; what that says was said before. */
static bool
compose_again(rcn_build *build, size_t mark)
{
    rcn_log_rewind(build->log, mark, RCN_ERROR);
    build->pipeline.findings.failed = build->failed;
    return rcn_pipeline_compose(&build->pipeline, build->request, build->log) &&
           build->pipeline.edition->record_count && is_anything_wanted(build) &&
           rcn_build_load_style(build);
}

static bool
write_and_prove(rcn_build *build, size_t mark)
{
    rcn_attempt attempt = RCN_ATTEMPT_AGAIN;
    for (size_t i = 0; i < ATTEMPTS && attempt == RCN_ATTEMPT_AGAIN; i++) {
        if (i && !compose_again(build, mark)) {
            return false;
        }
        attempt = rcn_build_write(build);
        attempt =
            attempt == RCN_ATTEMPT_DONE ? rcn_build_prove(build) : attempt;
    }
    return attempt == RCN_ATTEMPT_DONE;
}

/* What was written among the documents would be read as one of them. */
static bool
is_apart(const rcn_build *build)
{
    struct stat output, source;
    const rcn_request *request = build->request;
    for (size_t i = 0; i < request->operand_count; i++) {
        if (stat(build->folder, &output) == 0 &&
            stat(request->operands[i], &source) == 0 &&
            output.st_dev == source.st_dev && output.st_ino == source.st_ino) {
            rcn_log_add(build->log, RCN_CODE_OUTPUT_WRITE,
                        (rcn_place){build->folder, 0, 0},
                        "it holds the documents; name another folder with -o");
            return false;
        }
    }
    return true;
}

static bool
make_edition(rcn_build *build, size_t mark, FILE *out)
{
    rcn_pipeline *pipeline = &build->pipeline;
    choose_forms(build);
    if (!pipeline->edition->record_count) {
        rcn_log_add(build->log, RCN_CODE_SOURCE_NONE, (rcn_place){0},
                    RCN_LEAVES_OUT_ALL);
        return false;
    }
    rcn_report_empty(pipeline->edition, build->log);
    build->failed = rcn_arena_alloc(pipeline->arena, pipeline->corpus.count,
                                    sizeof *build->failed);
    build->folder = build->request->output ? build->request->output : "out";
    if (!is_apart(build) || !rcn_build_load_style(build)) {
        return false;
    }
    build->outputs =
        rcn_outputs_open(pipeline->arena, build->folder, build->log);
    if (!build->outputs || !write_and_prove(build, mark)) {
        return false;
    }
    rcn_build_retire_former(build);
    if (!rcn_outputs_commit(build->outputs, build->log)) {
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
        if (!rcn_build_load_style(build) || !rcn_build_set_pages(build)) {
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
    bool ok = rcn_pipeline_read(&build.pipeline, request, log);
    size_t mark = rcn_log_mark(log);
    ok = ok && rcn_pipeline_compose(&build.pipeline, request, log) &&
         (request->dump ? dump(&build, out) : make_edition(&build, mark, out));
    if (!ok && (rcn_log_worst(log) < RCN_FATAL ||
                rcn_log_count_code(log, RCN_CODE_OUTPUT_WRITE))) {
        rcn_log_add(log, RCN_CODE_BUILD_FAILED, (rcn_place){0},
                    "an older edition is left as it was");
    }
    rcn_build_leave_press(&build);
    rcn_pipeline_free(&build.pipeline);
    return ok;
}
