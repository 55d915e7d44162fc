/* PDF becomes text by poppler's pdftotext: one page after the other, a form
 * feed between two.  Both programs of poppler run as processes of their own, for
 * a hostile file can keep them busy for hours. */
#include <stdio.h>
#include <string.h>

#include "base/codes.h"
#include "base/process.h"
#include "base/utf8.h"
#include "source/document.h"
#include "source/formats/parts.h"

#define SECONDS   "60" /* that one of them may take */
#define INFO_MOST 65536u

/* The value of a line "NAME:   value" of pdfinfo; NULL without one. */
static const char *
info_value(rcn_arena *arena, rcn_text info, const char *name)
{
    size_t len = strlen(name);
    for (size_t at = 0; at < info.len;) {
        size_t end = rcn_text_find(info, "\n", at);
        end = end == SIZE_MAX ? info.len : end;
        rcn_text line = rcn_text_slice(info, at, end);
        if (rcn_text_starts(line, name) && line.len > len &&
            line.at[len] == ':') {
            rcn_text value =
                rcn_text_trim(rcn_text_slice(line, len + 1, line.len));
            return value.len ? rcn_text_string(arena, value) : NULL;
        }
        at = end + 1;
    }
    return NULL;
}

void
rcn_parts_pdf(rcn_arena *arena, rcn_text bytes, const char *path, rcn_log *log,
              rcn_parts *parts)
{
    static const char *const command[] = {"timeout",   "-k",   "5",     SECONDS,
                                          "pdftotext", "-enc", "UTF-8", "-",
                                          "-",         NULL};
    static const char *const about[] = {
        "timeout", "-k", "5", SECONDS, "pdfinfo", "-enc", "UTF-8", "-", NULL};
    rcn_place place = {path, 0, 0};
    rcn_text text;
    rcn_process_end end =
        rcn_process_run(arena, command, bytes, RCN_SOURCE_LIMIT, &text);
    if (end != RCN_PROCESS_DONE) {
        rcn_log_add(log, RCN_CODE_SOURCE_CONTAINER, place, "%s",
                    end == RCN_PROCESS_MISSING
                        ? "pdftotext of poppler-utils is not installed"
                        : "pdftotext cannot read it");
        return;
    }
    if (!rcn_text_has_word(text)) {
        rcn_log_add(log, RCN_CODE_SOURCE_SCAN, place, "needs OCR");
        return;
    }
    rcn_text info = {"", 0};
    (void)rcn_process_run(arena, about, bytes, INFO_MOST, &info);
    RCN_PUSH(arena, parts,
             (rcn_part){.bytes = text,
                        .kind = RCN_NAME_TEXT,
                        .suffix = "",
                        .charset = "UTF-8",
                        .author = info_value(arena, info, "Author"),
                        .converter = "pdftotext"});
}
