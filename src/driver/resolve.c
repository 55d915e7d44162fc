/* `recension resolve`: from a citation back to the words and the source. */
#include "driver/driver.h"

#include "driver/cite.h"
#include "driver/lookup.h"
#include "driver/pipeline.h"

bool
rcn_run_resolve(const rcn_request *request, FILE *out, rcn_log *log)
{
    rcn_request rest = rcn_lookup_paths(request);
    rcn_pipeline pipeline;
    rcn_found *found = NULL;
    size_t count = 0;
    if (rcn_pipeline_read(&pipeline, &rest, log) &&
        rcn_pipeline_compose(&pipeline, &rest, log)) {
        count =
            rcn_cite_find(pipeline.arena, pipeline.edition, pipeline.project,
                          request->operands[0], log, &found);
        rcn_lookup_print(found, count, request->format, out);
    }
    rcn_pipeline_free(&pipeline);
    return count > 0;
}
