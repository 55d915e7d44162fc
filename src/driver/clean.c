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
        const rcn_cleaned *cleaned = &found->cleaned[i];
        const rcn_dating *dating = &found->datings[i];
        const rcn_attribution *attribution = &found->attributions[i];
        if (request->format == RCN_FORM_JSON) {
            ok = rcn_report_clean_json(scratch, out, cleaned, dating,
                                       attribution);
        } else {
            rcn_text text =
                rcn_report_clean_text(scratch, cleaned, dating, attribution);
            ok = fwrite(text.at, 1, text.len, out) == text.len;
        }
        rcn_arena_reset(scratch);
    }
    rcn_arena_free(scratch);
    rcn_pipeline_free(&pipeline);
    return ok;
}
