/* `recension init`: an edition.yaml to correct, with what was found. */
#include "driver/driver.h"

#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "driver/pipeline.h"
#include "report/report.h"

static bool
write_yaml(const rcn_request *request, const char *path, rcn_text yaml,
           FILE *out, rcn_log *log)
{
    struct stat status;
    if (strcmp(path, "-") == 0) {
        return fwrite(yaml.at, 1, yaml.len, out) == yaml.len;
    }
    if (!request->force && lstat(path, &status) == 0) {
        rcn_log_add(log, RCN_CODE_OUTPUT_EXISTS, (rcn_place){path, 0, 0},
                    "--force writes over it");
        return false;
    }
    if (!rcn_file_write(path, yaml, log)) {
        return false;
    }
    (void)fprintf(out, "%s\n", path);
    return true;
}

bool
rcn_run_init(const rcn_request *request, FILE *out, rcn_log *log)
{
    rcn_pipeline pipeline;
    bool ok = rcn_pipeline_read(&pipeline, request, log) &&
              rcn_pipeline_compose(&pipeline, request, log);
    if (ok) {
        rcn_text yaml = rcn_report_init_yaml(pipeline.arena, pipeline.edition);
        const char *path = request->output ? request->output
                                           : rcn_path_join(pipeline.arena,
                                                           request->operands[0],
                                                           "edition.yaml");
        ok = write_yaml(request, path, yaml, out, log);
    }
    rcn_pipeline_free(&pipeline);
    return ok;
}
