/* `recension init`: findings written into edition.yaml as comments, beside what
 * the editor decided. */
#include "driver/driver.h"

#include <string.h>
#include <sys/stat.h>

#include "base/codes.h"
#include "base/file.h"
#include "driver/pipeline.h"
#include "edition/short_key.h"
#include "project/merge.h"
#include "report/report.h"

#define YAML_LIMIT ((size_t)16 * 1024 * 1024)

/* A file to begin with.  A key without a value decides nothing. */
static const char beginning[] =
    "# Decisions of the editor: see recension-edition(5).\n"
    "# Lines that begin with #: are what the program found.  They decide\n"
    "# nothing; `recension init` writes them anew.  To decide, write the line\n"
    "# without #: and with your value.  A key without a value says nothing.\n"
    "\n"
    "#:\n"
    "title:\n"
    "subtitle:\n"
    "editors:\n"
    "publisher:\n"
    "rights:\n"
    "language:\n"
    "style:\n"
    "page:\n"
    "\n"
    "documents:\n";

static const rcn_record *
record_of(const rcn_edition *edition, const rcn_document *document)
{
    for (size_t i = 0; i < edition->record_count; i++) {
        if (edition->records[i].cleaned->document == document) {
            return &edition->records[i];
        }
    }
    return NULL;
}

static rcn_merge_document
merge_document(const rcn_document *document, rcn_text lines)
{
    return (rcn_merge_document){
        .name = document->name, .sha256 = document->sha256, .lines = lines};
}

/* Returns the documents in the order of the edition, then those left out of
 * it. */
static rcn_merge
merge_of(const rcn_pipeline *pipeline, const rcn_request *request)
{
    rcn_arena *arena = pipeline->arena;
    const rcn_edition *edition = pipeline->edition;
    const rcn_init_options options = {request->evidence, request->cuts};
    rcn_merge_document *documents =
        rcn_arena_alloc(arena, pipeline->corpus.count + edition->record_count,
                        sizeof *documents);
    const char **keys = rcn_short_keys(arena, edition, pipeline->project);
    size_t count = 0;
    for (size_t i = 0; i < edition->record_count; i++) {
        const rcn_record *record = &edition->records[i];
        documents[count] =
            merge_document(record->cleaned->document,
                           rcn_report_init_record(arena, record, &options));
        documents[count].key = keys[i];
        documents[count++].number =
            pipeline->project->frozen ? record->label : NULL;
    }
    for (size_t i = 0; i < pipeline->corpus.count; i++) {
        const rcn_document *document = pipeline->corpus.documents[i];
        if (!record_of(edition, document)) {
            documents[count++] = merge_document(
                document, rcn_text_of("left out of the edition\n"));
        }
    }
    return (rcn_merge){
        .lines = rcn_report_init_edition(arena, edition, pipeline->project),
        .documents = documents,
        .count = count};
}

/* What is in the file; the beginning of one where there is none. */
static bool
read_old(rcn_arena *arena, const char *path, rcn_log *log, rcn_text *ret_old)
{
    struct stat status;
    if (strcmp(path, "-") == 0 || lstat(path, &status) != 0) {
        *ret_old = rcn_text_of(beginning);
        return true;
    }
    return rcn_file_read(arena, path, path, YAML_LIMIT, log, ret_old);
}

/* Writes the file and its name; with --dry-run only the difference. */
static bool
write_new(const rcn_request *request, const char *path,
          const rcn_merged *merged, FILE *out, rcn_log *log)
{
    rcn_text yaml = merged->text;
    rcn_text difference = merged->difference;
    if (request->dry_run) {
        return fwrite(difference.at, 1, difference.len, out) == difference.len;
    }
    if (strcmp(path, "-") == 0) {
        return fwrite(yaml.at, 1, yaml.len, out) == yaml.len;
    }
    if (difference.len && !rcn_file_write(path, yaml, log)) {
        return false;
    }
    if (!request->quiet) {
        (void)fprintf(out, "%s%s\n", path, difference.len ? "" : ": unchanged");
    }
    return true;
}

static bool
init(const rcn_pipeline *pipeline, const rcn_request *request, FILE *out,
     rcn_log *log)
{
    rcn_arena *arena = pipeline->arena;
    const char *path =
        request->output
            ? request->output
            : rcn_path_join(arena, request->operands[0], "edition.yaml");
    rcn_merge merge = merge_of(pipeline, request);
    rcn_text old;
    rcn_merged merged;
    return read_old(arena, path, log, &old) &&
           rcn_project_merge(arena, old, path, &merge, log, &merged) &&
           write_new(request, path, &merged, out, log);
}

bool
rcn_run_init(const rcn_request *request, FILE *out, rcn_log *log)
{
    rcn_pipeline pipeline;
    bool ok = rcn_pipeline_read(&pipeline, request, log) &&
              rcn_pipeline_compose(&pipeline, request, log) &&
              init(&pipeline, request, out, log);
    rcn_pipeline_free(&pipeline);
    return ok;
}
