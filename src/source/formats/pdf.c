/* PDF becomes text by poppler's pdftotext: one page after the other, a form
 * feed between two. */
#include "base/codes.h"
#include "base/process.h"
#include "source/document.h"
#include "source/formats/parts.h"

void
rcn_parts_pdf(rcn_arena *arena, rcn_text bytes, const char *path, rcn_log *log,
              rcn_parts *parts)
{
    static const char *const command[] = {"pdftotext", "-enc", "UTF-8",
                                          "-",         "-",    NULL};
    rcn_text text;
    rcn_process_end end =
        rcn_process_run(arena, command, bytes, RCN_SOURCE_LIMIT, &text);
    if (end != RCN_PROCESS_DONE) {
        rcn_log_add(log, RCN_CODE_SOURCE_CONTAINER, (rcn_place){path, 0, 0},
                    "%s",
                    end == RCN_PROCESS_MISSING
                        ? "pdftotext of poppler-utils is not installed"
                        : "pdftotext cannot read it");
        return;
    }
    RCN_PUSH(arena, parts,
             (rcn_part){.bytes = text,
                        .kind = RCN_NAME_TEXT,
                        .suffix = "",
                        .charset = "UTF-8"});
}
