/* librecension: the commands of the driver behind a small interface that stays
 * as it is (include/recension/recension.h). */
#include <recension/recension.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/list.h"
#include "driver/driver.h"

struct recension {
    rcn_arena *arena;
    const char *folder, *config;
    RCN_LIST(const char *) settings;
    recension_listener *listener;
    void *user;
};

typedef bool rcn_library_command(const rcn_request *request, FILE *out,
                                 rcn_log *log);

const char *
recension_version(void)
{
    return RCN_VERSION;
}

recension *
recension_open(const char *folder)
{
    rcn_arena *arena = rcn_arena_new(0);
    recension *edition = rcn_arena_alloc(arena, 1, sizeof *edition);
    edition->arena = arena;
    edition->folder = rcn_arena_strdup(arena, folder);
    return edition;
}

void
recension_close(recension *edition)
{
    if (edition) {
        rcn_arena_free(edition->arena);
    }
}

void
recension_use_decisions(recension *edition, const char *path)
{
    edition->config = rcn_arena_strdup(edition->arena, path);
}

void
recension_set(recension *edition, const char *setting)
{
    RCN_PUSH(edition->arena, &edition->settings,
             rcn_arena_strdup(edition->arena, setting));
}

void
recension_listen(recension *edition, recension_listener *listener, void *user)
{
    edition->listener = listener;
    edition->user = user;
}

static void
tell(void *user, const rcn_log_line *line)
{
    const recension *edition = user;
    const recension_message message = {
        (recension_severity)line->severity,
        line->place.path,
        line->place.line,
        line->place.column,
        line->slug,
        line->text,
        line->detail,
    };
    edition->listener(edition->user, &message);
}

/* Runs a command and hands its messages over; what it prints is dropped. */
static int
run(recension *edition, rcn_library_command *command,
    const rcn_request *request)
{
    rcn_log *log = rcn_log_new();
    char *printed = NULL;
    size_t len = 0;
    FILE *out = open_memstream(&printed, &len);
    if (!out) {
        rcn_out_of_memory();
    }
    bool done = command(request, out, log);
    (void)fclose(out);
    free(printed);
    if (edition->listener) {
        rcn_log_visit(log, tell, edition);
    }
    rcn_severity worst = rcn_log_worst(log);
    rcn_log_free(log);
    return worst == RCN_FATAL ? 2 : !done || worst == RCN_ERROR ? 1 : 0;
}

/* Returns the edition as the commands take it; the settings end with NULL. */
static rcn_request
request_of(recension *edition)
{
    rcn_request request;
    rcn_request_defaults(&request);
    if (edition->settings.count) {
        RCN_PUSH(edition->arena, &edition->settings, NULL);
        edition->settings.count--;
        request.settings = edition->settings.items;
    }
    request.config = edition->config;
    request.program = "recension " RCN_VERSION;
    request.source_date_epoch = getenv("SOURCE_DATE_EPOCH");
    request.quiet = true;
    return request;
}

int
recension_build(recension *edition, const char *output)
{
    rcn_request request = request_of(edition);
    request.operands = &edition->folder;
    request.operand_count = 1;
    request.output = output;
    return run(edition, rcn_run_build, &request);
}

int
recension_verify(recension *edition, const char *const *books, size_t count)
{
    rcn_request request = request_of(edition);
    request.operands = books;
    request.operand_count = count;
    request.sources = edition->folder;
    return run(edition, rcn_run_verify, &request);
}
