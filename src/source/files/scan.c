/* Scans and what text recognition found on them: two files of one name, on the
 * disk or in memory. */
#include "source/files/scan.h"

#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/hash.h"
#include "source/formats/formats.h"

static const char *const endings[] = {".hocr",     ".alto",     ".xml",
                                      ".alto.xml", "_alto.xml", ".hocr.html",
                                      ".html",     ".htm"};

#define ENDING_COUNT (sizeof endings / sizeof *endings)

/* Returns the file in memory of this name, or NULL. */
static const rcn_source_file *
find_held(const rcn_source_file *file, const char *name)
{
    for (size_t i = 0; i < file->held_count; i++) {
        if (strcmp(file->held[i].name, name) == 0) {
            return &file->held[i];
        }
    }
    return NULL;
}

/* Returns whether a file is beside another one. */
static bool
stands_beside(const rcn_source_file *file, const char *path, const char *name)
{
    struct stat status;
    return file->held ? find_held(file, name) != NULL
                      : lstat(path, &status) == 0 && S_ISREG(status.st_mode);
}

static rcn_parts_reader *
reader_of(const rcn_document *text)
{
    rcn_parts_reader *reader = rcn_format_reader(text->name, text->file);
    bool known = reader == rcn_parts_hocr || reader == rcn_parts_alto;
    return known ? reader : NULL;
}

/* Loads the file of this path and name beside `scan`; false without one, or
 * when it is no text recognition. */
static bool
load(rcn_arena *arena, const rcn_source_file *scan, rcn_document *text)
{
    if (!stands_beside(scan, text->path, text->name)) {
        return false;
    }
    if (scan->held) {
        text->file = find_held(scan, text->name)->bytes;
        return reader_of(text) != NULL;
    }
    rcn_log *quiet = rcn_log_new(); /* it is no document of its own */
    bool read = rcn_file_read(arena, text->path, text->path, RCN_SOURCE_LIMIT,
                              quiet, &text->file);
    rcn_log_free(quiet);
    return read && reader_of(text);
}

/* Bytes of a path before the ending of its name. */
static size_t
stem_length(const char *path)
{
    const char *point = strrchr(rcn_path_name(path), '.');
    return point ? (size_t)(point - path) : strlen(path);
}

/* Returns the first `cut` bytes from the end of a path left off, then
 * `ending`. */
static const char *
with_ending(rcn_arena *arena, const char *path, size_t cut, const char *ending)
{
    return rcn_arena_printf(arena, "%.*s%s", (int)(strlen(path) - cut), path,
                            ending);
}

const rcn_document *
rcn_scan_text(rcn_arena *arena, const rcn_source_file *scan)
{
    const size_t cuts[] = {strlen(scan->name) - stem_length(scan->name), 0};
    rcn_document *text = rcn_arena_alloc(arena, 1, sizeof *text);
    text->arena = arena;
    for (size_t i = 0; i < 2 * ENDING_COUNT; i++) {
        size_t cut = cuts[i / ENDING_COUNT];
        const char *ending = endings[i % ENDING_COUNT];
        text->path = with_ending(arena, scan->path, cut, ending);
        text->name = with_ending(arena, scan->name, cut, ending);
        if (load(arena, scan, text)) {
            text->raw = text->file;
            rcn_sha256(text->file, text->sha256);
            return text;
        }
    }
    return NULL;
}

void
rcn_scan_read(rcn_arena *arena, const rcn_document *text, rcn_log *log,
              rcn_parts *parts)
{
    size_t first = parts->count;
    reader_of(text)(arena, text->file, text->path, log, parts);
    for (size_t i = first; i < parts->count; i++) {
        rcn_part *part = &parts->items[i];
        part->converter = rcn_arena_printf(
            arena, "%s, %s", rcn_path_name(text->name), part->converter);
    }
}

const char *
rcn_scan_beside(rcn_arena *arena, const rcn_source_file *text)
{
    for (size_t i = 0; i < ENDING_COUNT; i++) {
        if (!rcn_name_ends(text->name, endings[i])) {
            continue;
        }
        size_t cut = strlen(endings[i]);
        const char *stem = with_ending(arena, text->name, cut, "");
        const char *ending = rcn_name_ends(stem, ".pdf") ? "" : ".pdf";
        const char *path = with_ending(arena, text->path, cut, ending);
        const char *name = with_ending(arena, text->name, cut, ending);
        if (stands_beside(text, path, name)) {
            return name;
        }
    }
    return NULL;
}
