/* The pipeline up to the edition: data flows one way through the rooms, and
 * this file is the only one that knows their order (src/LAYERS). */
#include "driver/pipeline.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/codes.h"
#include "base/file.h"
#include "driver/decisions.h"
#include "driver/extras.h"
#include "driver/input.h"

static bool
is_folder(const char *path)
{
    struct stat status;
    return stat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

/* Returns the edition.yaml to read: the one named, else that of the folder that
 * is the sole operand, or of the current one without operands, whether or not
 * it is there; NULL when there is no such folder. */
static const char *
config_path(rcn_arena *arena, const rcn_request *request)
{
    if (request->config) {
        return request->config;
    }
    if (request->files_from || request->operand_count > 1) {
        return NULL;
    }
    const char *folder = request->operand_count ? request->operands[0] : ".";
    if (!is_folder(folder)) {
        return NULL;
    }
    return request->operand_count ? rcn_path_join(arena, folder, "edition.yaml")
                                  : "edition.yaml";
}

/* Returns the folder of the editor's own rules: the one named, else "rules"
 * beside edition.yaml; NULL when there is none. */
static const char *
rules_path(rcn_arena *arena, const rcn_request *request, const char *config)
{
    if (request->rules || !config) {
        return request->rules;
    }
    size_t len = (size_t)(rcn_path_name(config) - config);
    const char *path = rcn_arena_printf(arena, "%.*srules", (int)len, config);
    return is_folder(path) ? path : NULL;
}

static const rcn_project *
load_project(rcn_arena *arena, const rcn_request *request, const char *config,
             rcn_log *log)
{
    struct stat status;
    bool there = config && (request->config || lstat(config, &status) == 0);
    const char *path = there ? config : NULL;
    return rcn_project_load(arena, path, path, request->settings, log);
}

static bool
read_settings(rcn_pipeline *pipeline, const rcn_request *request, rcn_log *log)
{
    pipeline->data = rcn_data_folder(pipeline->arena, log);
    if (!pipeline->data) {
        return false;
    }
    const char *config = config_path(pipeline->arena, request);
    pipeline->project = load_project(pipeline->arena, request, config, log);
    if (!pipeline->project) {
        return false;
    }
    rcn_log_step(log, "reading rules", 0, 0);
    pipeline->rules =
        rcn_rules_load(pipeline->arena,
                       rcn_path_join(pipeline->arena, pipeline->data, "rules"),
                       rules_path(pipeline->arena, request, config), log);
    if (!pipeline->rules) {
        return false;
    }
    size_t failed = 0;
    (void)rcn_rules_test(pipeline->rules, true, log, &failed);
    return true;
}

bool
rcn_pipeline_read(rcn_pipeline *pipeline, const rcn_request *request,
                  rcn_log *log)
{
    *pipeline = (rcn_pipeline){.arena = rcn_arena_new(0)};
    if (!read_settings(pipeline, request, log)) {
        return false;
    }
    rcn_log_step(log, "reading documents", 0, 0);
    pipeline->corpus =
        rcn_input_read(pipeline->arena, request, pipeline->project, log);
    if (!pipeline->corpus.count) {
        return false;
    }
    rcn_log_step(log, "cleaning", 0, 0);
    rcn_findings *found = &pipeline->findings;
    found->count = pipeline->corpus.count;
    found->cleaned =
        rcn_clean_as_decided(pipeline->arena, pipeline->corpus, pipeline->rules,
                             pipeline->project, log);
    const rcn_document_head *heads =
        rcn_heads_read(pipeline->arena, found->cleaned, found->count);
    rcn_log_step(log, "dating", 0, 0);
    found->datings = rcn_date_infer(pipeline->arena, found->cleaned, heads,
                                    found->count, log);
    rcn_log_step(log, "attributing", 0, 0);
    found->attributions = rcn_attribute(pipeline->arena, found->cleaned, heads,
                                        found->count, log);
    rcn_log_step(log, NULL, 0, 0); /* a command may print now */
    return true;
}

/* Returns the name of the folder that is the sole operand, or NULL. */
static const char *
folder_name(rcn_arena *arena, const rcn_request *request)
{
    const char *path = request->operand_count ? request->operands[0] : ".";
    char *real = request->operand_count <= 1 && is_folder(path)
                     ? realpath(path, NULL)
                     : NULL;
    const char *name =
        real ? rcn_arena_strdup(arena, rcn_path_name(real)) : NULL;
    free(real);
    return name;
}

/* The edition that `errata:` names. */
static bool
read_former(const rcn_pipeline *pipeline, rcn_log *log,
            rcn_diff_edition *former)
{
    const rcn_project *project = pipeline->project;
    const char *path = rcn_path_of_key(pipeline->arena, project, "errata",
                                       project->errata, log);
    if (!path || rcn_diff_read(pipeline->arena, path, log, former)) {
        return path != NULL;
    }
    rcn_log_add(log, RCN_CODE_YAML_VALUE, rcn_project_place(project, "errata"),
                "errata: expected the edition.json of the former edition: %s",
                project->errata);
    return false;
}

bool
rcn_pipeline_compose(rcn_pipeline *pipeline, const rcn_request *request,
                     rcn_log *log)
{
    rcn_log_step(log, "composing", 0, 0);
    rcn_diff_edition former;
    const char *errata = pipeline->project->errata;
    if (errata && !read_former(pipeline, log, &former)) {
        return false;
    }
    rcn_edition_options options = {
        .former = errata ? &former : NULL,
        .folder = folder_name(pipeline->arena, request),
        .source_date_epoch = request->source_date_epoch,
        .program = request->program,
        .phrases = rcn_path_join(pipeline->arena, pipeline->data, "phrases")};
    pipeline->edition =
        rcn_edition_compose(pipeline->arena, &pipeline->findings,
                            pipeline->project, pipeline->rules, &options, log);
    rcn_log_step(log, NULL, 0, 0);
    return rcn_log_worst(log) < RCN_FATAL;
}

void
rcn_pipeline_free(rcn_pipeline *pipeline)
{
    rcn_arena_free(pipeline->arena);
    *pipeline = (rcn_pipeline){0};
}
