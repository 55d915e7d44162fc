/* `recension clean`: each document as cleaned, dated and attributed. */
#include "driver/driver.h"

#include "driver/pipeline.h"
#include "report/report.h"

bool
rcn_run_clean(const rcn_request *request, FILE *out, rcn_log *log)
{
    rcn_pipeline pipeline;
    bool ok = rcn_pipeline_read(&pipeline, request, log);
    rcn_arena *scratch = rcn_arena_new(0);
    const rcn_findings *found = &pipeline.findings;
    for (size_t i = 0; ok && i < found->count; i++) {
        bool json = request->format == RCN_FORM_JSON;
        rcn_text text = (json ? rcn_report_clean_json : rcn_report_clean_text)(
            scratch, &found->cleaned[i], &found->datings[i],
            &found->attributions[i]);
        ok = fwrite(text.at, 1, text.len, out) == text.len;
        rcn_arena_reset(scratch);
    }
    rcn_arena_free(scratch);
    rcn_pipeline_free(&pipeline);
    return ok;
}
