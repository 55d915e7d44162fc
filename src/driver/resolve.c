/* `recension resolve`: from a citation back to the words, the source and the page
 * of the printed book. */
#include "driver/build.h"
#include "driver/cite.h"
#include "driver/show.h"

/* Sets the pages that the PDF has.  What is odd about them `build` reports;
 * without fonts there are none. */
static void
set_pages(rcn_build *build)
{
    rcn_log *log = build->log;
    build->log = rcn_log_new();
    if (rcn_build_load_style(build)) {
        (void)rcn_build_set_pages(build);
    }
    rcn_log_free(build->log);
    build->log = log;
}

bool
rcn_run_resolve(const rcn_request *request, FILE *out, rcn_log *log)
{
    rcn_request rest = rcn_lookup_paths(request);
    rcn_build build = {.request = &rest, .log = log};
    rcn_pipeline *pipeline = &build.pipeline;
    rcn_found *found = NULL;
    size_t count = 0;
    if (rcn_pipeline_read(pipeline, &rest, log) &&
        rcn_pipeline_compose(pipeline, &rest, log)) {
        set_pages(&build);
        count = rcn_cite_find(&build, request->operands[0], &found);
        rcn_show_passages(&build, found, count, true, out);
    }
    rcn_build_leave_press(&build);
    rcn_pipeline_free(pipeline);
    return count > 0;
}
