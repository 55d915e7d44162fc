/* `recension explain`: what was found in one document, and why. */
#include "driver/driver.h"

#include <sys/stat.h>

#include "base/file.h"
#include "driver/lookup.h"
#include "driver/pipeline.h"
#include "report/report.h"

/* Returns the documents beside the one named lend it evidence, so they are read
 * too when no PATH says otherwise. */
static rcn_request
with_neighbours(rcn_arena *arena, const rcn_request *request,
                const char *const **paths)
{
    rcn_request rest = rcn_lookup_paths(request);
    const char *document = request->operands[0];
    struct stat status;
    if (!rest.operand_count && stat(document, &status) == 0) {
        size_t len = (size_t)(rcn_path_name(document) - document);
        const char **folder = rcn_arena_alloc(arena, 1, sizeof *folder);
        *folder = len ? rcn_arena_strndup(arena, document, len) : ".";
        *paths = folder;
        rest.operands = folder;
        rest.operand_count = 1;
    }
    return rest;
}

bool
rcn_run_explain(const rcn_request *request, FILE *out, rcn_log *log)
{
    rcn_arena *arena = rcn_arena_new(0);
    const char *const *paths = NULL;
    rcn_request rest = with_neighbours(arena, request, &paths);
    rcn_pipeline pipeline;
    bool ok = rcn_pipeline_read(&pipeline, &rest, log) &&
              rcn_pipeline_compose(&pipeline, &rest, log);
    const rcn_record *record =
        ok ? rcn_lookup_record(pipeline.edition, request->operands[0], log)
           : NULL;
    if (record) {
        rcn_text text = rcn_report_explain(pipeline.arena, pipeline.edition,
                                           record, pipeline.rules);
        ok = fwrite(text.at, 1, text.len, out) == text.len;
    }
    rcn_pipeline_free(&pipeline);
    rcn_arena_free(arena);
    return record && ok;
}
