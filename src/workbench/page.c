/* The files of the review page, the same from disk and from the server. */
#include "workbench/page.h"

#include "base/file.h"

#define FILE_LIMIT ((size_t)1024 * 1024)

bool
rcn_page_file(rcn_arena *arena, const char *data, const char *name,
              rcn_log *log, rcn_text *ret_bytes)
{
    const char *path =
        rcn_path_join(arena, rcn_path_join(arena, data, "workbench"), name);
    return rcn_file_read(arena, path, path, FILE_LIMIT, log, ret_bytes);
}

bool
rcn_page_script(rcn_arena *arena, const char *data, const char *mode,
                uint64_t revision, rcn_log *log, rcn_text *ret_script)
{
    static const char *const files[] = {
        "dom.js",   "decisions.js", "link.js",  "items.js",
        "text.js",  "preview.js",   "queue.js", "questions.js",
        "forms.js", "dialogs.js",   "main.js"};
    rcn_buffer out = rcn_buffer_new(arena);
    rcn_buffer_printf(&out,
                      "\"use strict\";\nconst mode = \"%s\";\n"
                      "const firstRevision = %llu;\n",
                      mode, (unsigned long long)revision);
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        rcn_text text;
        if (!rcn_page_file(arena, data, files[i], log, &text)) {
            return false;
        }
        rcn_buffer_add(&out, text);
    }
    *ret_script = rcn_buffer_text(&out);
    return true;
}
