/* `recension diff`: what changed from one edition to another. */
#include "diff/compare.h"
#include "driver/driver.h"
#include "report/report.h"

bool
rcn_run_diff(const rcn_request *request, FILE *out, rcn_log *log)
{
    rcn_arena *arena = rcn_arena_new(0);
    rcn_diff_edition old, new;
    bool ok = rcn_diff_read(arena, request->operands[0], log, &old) &&
              rcn_diff_read(arena, request->operands[1], log, &new);
    if (ok) {
        rcn_diff_pairs pairs = rcn_diff_compare(arena, &old, &new);
        rcn_text text = request->format == RCN_FORM_JSON
                            ? rcn_diff_json(arena, &pairs)
                        : request->format == RCN_FORM_HTML
                            ? rcn_report_diff_html(arena, &old, &new, &pairs)
                            : rcn_diff_text(arena, &pairs);
        ok = fwrite(text.at, 1, text.len, out) == text.len;
    }
    rcn_arena_free(arena);
    return ok;
}
