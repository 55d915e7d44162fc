/* What an editor adds to the books: a cover and a style sheet.  Their faults
 * are those of edition.yaml, so they are reported at its line. */
#include "driver/extras.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "base/codes.h"
#include "base/file.h"
#include "base/utf8.h"

#define CSS_LIMIT ((size_t)1024 * 1024)

const char *
rcn_path_beside(rcn_arena *arena, const rcn_project *project, const char *name)
{
    const char *own = project->path ? project->path : "";
    size_t len = (size_t)(rcn_path_name(own) - own);
    return name[0] == '/'
               ? name
               : rcn_arena_printf(arena, "%.*s%s", (int)len, own, name);
}

const char *
rcn_path_of_key(rcn_arena *arena, const rcn_project *project, const char *key,
                const char *name, rcn_log *log)
{
    const char *path = rcn_path_beside(arena, project, name);
    if (access(path, R_OK) == 0) {
        return path;
    }
    rcn_log_add(log, RCN_CODE_YAML_VALUE, rcn_project_place(project, key),
                "%s: expected a file that can be read: %s: %s", key, path,
                rcn_log_say(log, strerror(errno)));
    return NULL;
}

bool
rcn_load_cover(rcn_arena *arena, const rcn_project *project, rcn_log *log,
               const rcn_image **ret_cover)
{
    rcn_text bytes;
    if (!project->cover) {
        return true;
    }
    const char *path =
        rcn_path_of_key(arena, project, "cover", project->cover, log);
    if (!path ||
        !rcn_file_read(arena, path, path, RCN_IMAGE_BYTES_LIMIT, log, &bytes)) {
        return false;
    }
    rcn_image_fault fault = rcn_image_read(arena, bytes, ret_cover);
    if (fault != RCN_IMAGE_GOOD) {
        rcn_log_add(log, RCN_CODE_YAML_VALUE,
                    rcn_project_place(project, "cover"),
                    "cover: expected a picture, PNG or JPEG: %s is %s",
                    project->cover, rcn_image_fault_text(fault));
    }
    return fault == RCN_IMAGE_GOOD;
}

bool
rcn_load_css(rcn_arena *arena, const rcn_project *project, rcn_log *log,
             rcn_text *ret_css)
{
    rcn_text bytes;
    if (!project->css) {
        return true;
    }
    const char *path =
        rcn_path_of_key(arena, project, "css", project->css, log);
    if (!path || !rcn_file_read(arena, path, path, CSS_LIMIT, log, &bytes)) {
        return false;
    }
    if (rcn_utf8_valid(bytes) < bytes.len) {
        rcn_log_add(log, RCN_CODE_YAML_VALUE, rcn_project_place(project, "css"),
                    "css: expected a style sheet in UTF-8: %s", project->css);
        return false;
    }
    if (rcn_text_find(bytes, "url(", 0) != SIZE_MAX ||
        rcn_text_find(bytes, "@import", 0) != SIZE_MAX) {
        rcn_log_add(log, RCN_CODE_CSS_FILE, rcn_project_place(project, "css"),
                    "%s", project->css);
    }
    *ret_css = bytes;
    return true;
}
