/* review.html: the page of workbench/, and in the folder review its scripts and
 * the data of this edition. */
#include "driver/build.h"

#include <errno.h>
#include <string.h>

#include "base/codes.h"
#include "base/file.h"
#include "report/report.h"
#include "workbench/page.h"

static bool
take_file(void *user, const char *name, rcn_text text)
{
    rcn_build *build = user;
    rcn_arena *arena = build->pipeline.arena;
    const char *path =
        rcn_outputs_add(build->outputs, rcn_path_join(arena, "review", name));
    FILE *file = fopen(path, "wb"); /* synced when all files are complete */
    bool ok = file && fwrite(text.at, 1, text.len, file) == text.len;
    ok = file && fclose(file) == 0 && ok;
    if (!ok) {
        rcn_log_add(build->log, RCN_CODE_OUTPUT_WRITE, (rcn_place){path, 0, 0},
                    "%s", strerror(errno));
    }
    return ok;
}

bool
rcn_build_write_review(rcn_build *build, const char *path)
{
    const rcn_pipeline *pipeline = &build->pipeline;
    rcn_arena *arena = pipeline->arena;
    rcn_text page, style, script;
    bool ok = rcn_page_file(arena, pipeline->data, RCN_PAGE_NAME, build->log,
                            &page) &&
              rcn_page_file(arena, pipeline->data, RCN_PAGE_STYLE, build->log,
                            &style) &&
              rcn_page_script(arena, pipeline->data, "static", 0, build->log,
                              &script) &&
              rcn_file_write(path, page, build->log) &&
              take_file(build, RCN_PAGE_STYLE, style) &&
              take_file(build, "app.js", script) &&
              rcn_report_review(pipeline->edition, pipeline->project,
                                pipeline->rules, take_file, build);
    rcn_outputs_retire_folder(build->outputs, "review", ".js");
    return ok;
}
