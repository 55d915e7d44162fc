/* `recension order`: the order of the edition and its reasons. */
#include "driver/driver.h"

#include "base/codes.h"
#include "driver/pipeline.h"
#include "report/report.h"

bool
rcn_run_order(const rcn_request *request, FILE *out, rcn_log *log)
{
    rcn_pipeline pipeline;
    bool ok = rcn_pipeline_read(&pipeline, request, log) &&
              rcn_pipeline_compose(&pipeline, request, log);
    if (ok && !pipeline.edition->record_count) {
        rcn_log_add(log, RCN_CODE_SOURCE_NONE, (rcn_place){0},
                    RCN_LEAVES_OUT_ALL);
        ok = false;
    }
    if (ok) {
        bool json = request->format == RCN_FORM_JSON;
        rcn_text text = (json ? rcn_report_order_json : rcn_report_order_text)(
            pipeline.arena, pipeline.edition);
        ok = fwrite(text.at, 1, text.len, out) == text.len;
    }
    rcn_pipeline_free(&pipeline);
    return ok;
}
