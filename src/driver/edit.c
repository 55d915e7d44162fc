/* `recension edit`: the review page served for a folder, its decisions written
 * into edition.yaml; or decisions taken from a file. */
#include "driver/driver.h"

#include <string.h>
#include <sys/stat.h>

#include "base/codes.h"
#include "base/file.h"
#include "driver/pipeline.h"
#include "driver/preview.h"
#include "project/decide.h"
#include "report/report.h"
#include "workbench/server.h"

#define YAML_LIMIT ((size_t)16 * 1024 * 1024)

static bool
exists(const char *path)
{
    struct stat status;
    return stat(path, &status) == 0;
}

static const char *
yaml_path(rcn_arena *arena, const rcn_request *request)
{
    return request->config
               ? request->config
               : rcn_path_join(arena, request->operands[0], "edition.yaml");
}

/* The data of the review, and what decisions may name: documents that are left
 * out too. */
static bool
read_folder(void *user, rcn_served *served, rcn_log *log)
{
    const rcn_request *request = user;
    rcn_pipeline pipeline;
    bool ok = rcn_pipeline_read(&pipeline, request, log) &&
              rcn_pipeline_compose(&pipeline, request, log) &&
              rcn_report_review(pipeline.edition, pipeline.project,
                                pipeline.rules, rcn_served_add, served);
    for (size_t i = 0; ok && i < pipeline.corpus.count; i++) {
        const rcn_document *document = pipeline.corpus.documents[i];
        rcn_served_add_document(served, document->name, document->sha256);
    }
    rcn_pipeline_free(&pipeline);
    return ok;
}

/* Returns the keys of an entry that are decisions, those of its cuts too. */
static rcn_yaml
without_names(rcn_arena *arena, const rcn_yaml *entry)
{
    rcn_yaml out = *entry;
    rcn_yaml *items = rcn_arena_alloc(arena, entry->count, sizeof *items);
    out.count = 0;
    for (size_t i = 0; i < entry->count; i++) {
        if (strcmp(entry->items[i].key, "file") != 0 &&
            strcmp(entry->items[i].key, "sha256") != 0) {
            items[out.count++] = entry->items[i];
        }
    }
    out.items = items;
    return out;
}

static bool
apply_entry(rcn_arena *arena, const rcn_yaml *entry, const char *path,
            rcn_log *log, rcn_text *text)
{
    const rcn_yaml *file =
        entry->kind == RCN_YAML_MAPPING ? rcn_yaml_find(entry, "file") : NULL;
    if (!file || file->kind != RCN_YAML_SCALAR) {
        rcn_yaml_wrong(entry, "a document with file:", log);
        return false;
    }
    rcn_yaml change = without_names(arena, entry);
    const rcn_yaml *hash = rcn_yaml_find(entry, "sha256");
    rcn_decide decide = {.shown = path,
                         .name = file->scalar.at,
                         .sha256 = hash ? hash->scalar.at : NULL,
                         .change = &change};
    rcn_decide_conflict conflict;
    return rcn_project_decide(arena, *text, &decide, log, text, &conflict) ==
           RCN_DECIDE_DONE;
}

/* All or none of the decisions of a file are written. */
static bool
apply_file(rcn_arena *arena, const rcn_request *request, FILE *out,
           rcn_log *log)
{
    const char *path = yaml_path(arena, request);
    const rcn_yaml *root =
        rcn_yaml_load(arena, request->apply, request->apply, log);
    const rcn_yaml *documents = root && root->kind == RCN_YAML_MAPPING
                                    ? rcn_yaml_find(root, "documents")
                                    : NULL;
    rcn_text text = {"", 0};
    if (!root || (exists(path) &&
                  !rcn_file_read(arena, path, path, YAML_LIMIT, log, &text))) {
        return false;
    }
    if (!documents || documents->kind != RCN_YAML_SEQUENCE) {
        rcn_yaml_wrong(documents ? documents : root, "a list documents", log);
        return false;
    }
    for (size_t i = 0; i < documents->count; i++) {
        if (!apply_entry(arena, &documents->items[i], path, log, &text)) {
            return false;
        }
    }
    if (!rcn_file_write(path, text, log)) {
        return false;
    }
    if (!request->quiet) {
        (void)fprintf(out, "%s\n", path);
    }
    return true;
}

bool
rcn_run_edit(const rcn_request *request, FILE *out, rcn_log *log)
{
    rcn_arena *arena = rcn_arena_new(0);
    rcn_request copy = *request;
    rcn_log_watch(log, (rcn_progress){0}); /* the page shows what happens */
    bool ok = false;
    if (request->apply) {
        ok = apply_file(arena, request, out, log);
    } else {
        const char *data = rcn_data_folder(arena, log);
        const rcn_workbench_options options = {.folder = request->operands[0],
                                               .yaml =
                                                   yaml_path(arena, request),
                                               .data = data,
                                               .port = (uint16_t)request->port,
                                               .browser = !request->no_browser,
                                               .read = read_folder,
                                               .preview = rcn_preview_make,
                                               .user = &copy};
        ok = data && rcn_workbench_serve(&options, out, log);
    }
    rcn_arena_free(arena);
    return ok;
}
