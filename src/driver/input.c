/* Operands to documents: paths, or standard input in place of them. */
#include "driver/input.h"
#include "base/codes.h"
#include "base/file.h"
#include "base/list.h"
#include "source/files/read.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#define STDIN_NAME "standard-input"
#define STDIN_STEP 65536u
#define LIST_LIMIT ((size_t)64 * 1024 * 1024)

typedef RCN_LIST(const char *) rcn_paths;

static bool
read_stdin(rcn_arena *arena, rcn_log *log, rcn_text *ret_bytes)
{
    rcn_place place = {STDIN_NAME, 0, 0};
    char *bytes = NULL;
    size_t len = 0;
    size_t capacity = 0;
    for (;;) {
        if (len == capacity) {
            size_t more = capacity ? capacity * 2 : STDIN_STEP;
            bytes = rcn_arena_grow(arena, bytes, capacity, more);
            capacity = more;
        }
        size_t got = fread(bytes + len, 1, capacity - len, stdin);
        len += got;
        if (len > RCN_SOURCE_LIMIT) {
            rcn_log_add(log, RCN_CODE_FILE_TOO_LARGE, place,
                        "at most %zu bytes are read", (size_t)RCN_SOURCE_LIMIT);
            return false;
        }
        if (!got) {
            break;
        }
    }
    if (ferror(stdin)) {
        rcn_log_add(log, RCN_CODE_FILE_READ, place, "%s", strerror(errno));
        return false;
    }
    *ret_bytes = (rcn_text){bytes, len};
    return true;
}

static rcn_corpus
corpus_of_stdin(rcn_arena *arena, rcn_log *log)
{
    rcn_text bytes;
    const rcn_document **one = rcn_arena_alloc(arena, 1, sizeof *one);
    if (read_stdin(arena, log, &bytes)) {
        *one = rcn_source_from_bytes(arena, bytes, STDIN_NAME, log);
    }
    if (!*one) {
        rcn_log_add(log, RCN_CODE_SOURCE_NONE, (rcn_place){STDIN_NAME, 0, 0},
                    "%s", "");
        return (rcn_corpus){0};
    }
    return (rcn_corpus){one, 1};
}

/* The operands, then the lines of the list of files.  False after a message. */
static bool
list_paths(rcn_arena *arena, const rcn_request *request, rcn_log *log,
           rcn_paths *paths)
{
    for (size_t i = 0; i < request->operand_count; i++) {
        RCN_PUSH(arena, paths, request->operands[i]);
    }
    const char *from = request->files_from;
    if (!from) {
        return true;
    }
    rcn_text list;
    bool ok = strcmp(from, "-") == 0
                  ? read_stdin(arena, log, &list)
                  : rcn_file_read(arena, from, from, LIST_LIMIT, log, &list);
    for (size_t at = 0; ok && at < list.len;) {
        size_t end = rcn_text_find(list, "\n", at);
        end = end == SIZE_MAX ? list.len : end;
        rcn_text line = rcn_text_slice(list, at, end);
        line.len -= line.len && line.at[line.len - 1] == '\r';
        if (line.len) {
            RCN_PUSH(arena, paths, rcn_text_string(arena, line));
        }
        at = end + 1;
    }
    if (ok && !paths->count) {
        rcn_log_add(log, RCN_CODE_SOURCE_NONE, (rcn_place){from, 0, 0},
                    "the list of files is empty");
    }
    return ok && paths->count;
}

static void
set_readings(rcn_arena *arena, const rcn_project *project,
             rcn_source_options *options)
{
    rcn_source_reading *readings =
        rcn_arena_alloc(arena, project->document_count + 1, sizeof *readings);
    for (size_t i = 0; i < project->document_count; i++) {
        const rcn_project_document *entry = &project->documents[i];
        if (entry->encoding || entry->repair) {
            readings[options->reading_count++] = (rcn_source_reading){
                entry->name, entry->sha256, entry->encoding, entry->repair};
        }
    }
    options->readings = readings;
}

rcn_corpus
rcn_input_read(rcn_arena *arena, const rcn_request *request,
               const rcn_project *project, rcn_log *log)
{
    static const char *const here[] = {"."};
    rcn_source_options options = {.ignore = project->ignore,
                                  .ignore_place =
                                      rcn_project_place(project, "ignore"),
                                  .keep_listings = project->keep_listings,
                                  .split_chapters = project->split_chapters};
    set_readings(arena, project, &options);
    if (!request->operand_count && !request->files_from) {
        return rcn_source_read_all(arena, here, 1, &options, log);
    }
    if (request->operand_count == 1 && strcmp(request->operands[0], "-") == 0) {
        return corpus_of_stdin(arena, log);
    }
    rcn_paths paths = {0};
    if (!list_paths(arena, request, log, &paths)) {
        return (rcn_corpus){0};
    }
    return rcn_source_read_all(arena, paths.items, paths.count, &options, log);
}
