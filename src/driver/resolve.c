/* `recension resolve`: from a citation back to the words and the source. */
#include "driver/driver.h"

#include "driver/lookup.h"
#include "driver/pipeline.h"

bool
rcn_run_resolve(const rcn_request *request, FILE *out, rcn_log *log)
{
    rcn_request rest = rcn_lookup_paths(request);
    rcn_pipeline pipeline;
    rcn_found found;
    bool ok = rcn_pipeline_read(&pipeline, &rest, log) &&
              rcn_pipeline_compose(&pipeline, &rest, log) &&
              rcn_lookup_citation(pipeline.edition, request->operands[0], log,
                                  &found);
    if (ok) {
        rcn_lookup_print(&found, 1, request->format, out);
    }
    rcn_pipeline_free(&pipeline);
    return ok;
}
