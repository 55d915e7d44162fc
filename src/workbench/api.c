/* What the page asks for besides its files: the state of the program, and that
 * a decision be written. */
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/json.h"
#include "project/decide.h"
#include "workbench/session.h"

#define YAML_LIMIT ((size_t)16 * 1024 * 1024)

static rcn_reply
answer_json(unsigned status, rcn_json *json)
{
    return (rcn_reply){status, "application/json", rcn_json_done(json), NULL};
}

rcn_reply
rcn_reply_error(rcn_arena *arena, unsigned status, const char *slug,
                const char *message)
{
    rcn_json json = rcn_json_new(arena, 0);
    rcn_json_open_object(&json, NULL);
    rcn_json_string(&json, "error", slug);
    rcn_json_string(&json, "message", message);
    rcn_json_close_object(&json);
    return answer_json(status, &json);
}

rcn_reply
rcn_session_state(rcn_session *session, rcn_arena *arena)
{
    rcn_json json = rcn_json_new(arena, 0);
    (void)pthread_mutex_lock(&session->lock);
    rcn_json_open_object(&json, NULL);
    rcn_json_int(&json, "revision", (int64_t)session->revision);
    rcn_json_bool(&json, "busy", session->asked != session->read);
    rcn_json_string(&json, "error", session->error);
    rcn_json_int(&json, "preview", (int64_t)session->preview_revision);
    rcn_json_bool(&json, "setting", session->preview_asked);
    rcn_json_string(&json, "preview_error", session->preview_error);
    rcn_json_close_object(&json);
    (void)pthread_mutex_unlock(&session->lock);
    return answer_json(MHD_HTTP_OK, &json);
}

/* All that a log holds, as one text. */
static const char *
log_words(rcn_arena *arena, const rcn_log *log)
{
    char *bytes = NULL;
    size_t len = 0;
    FILE *out = open_memstream(&bytes, &len);
    if (!out) {
        rcn_out_of_memory();
    }
    (void)rcn_log_print(log, out, RCN_ERROR, RCN_LOG_TEXT);
    (void)fclose(out);
    const char *words = rcn_arena_strdup(arena, bytes);
    free(bytes);
    return words;
}

/* Returns the file to write: what edition.yaml links to, where it is a link. */
static const char *
target_of(rcn_arena *arena, const char *path)
{
    char real[PATH_MAX];
    return realpath(path, real) ? rcn_arena_strdup(arena, real) : path;
}

/* Before the first change of a session the file is kept as edition.yaml~. */
static bool
write_yaml(rcn_session *session, rcn_arena *arena, const char *path,
           rcn_text old, rcn_text text, rcn_log *log)
{
    if (rcn_text_equal(old, text)) {
        return true;
    }
    if (!session->kept_old && old.len &&
        !rcn_file_write(rcn_arena_printf(arena, "%s~", path), old, log)) {
        return false;
    }
    session->kept_old = true;
    return rcn_file_write(path, text, log);
}

static rcn_reply
answer_conflict(rcn_arena *arena, const rcn_decide_conflict *conflict)
{
    rcn_json json = rcn_json_new(arena, 0);
    rcn_json_open_object(&json, NULL);
    rcn_json_string(&json, "error", "yaml-changed");
    rcn_json_string(&json, "message", "edition.yaml was changed meanwhile");
    rcn_json_string(&json, conflict->cut ? "cut" : "field", conflict->key);
    const rcn_yaml *node = conflict->node;
    if (node && node->kind == RCN_YAML_SEQUENCE) {
        rcn_json_open_array(&json, "value");
        for (size_t i = 0; i < node->count; i++) {
            rcn_json_text(&json, NULL, node->items[i].scalar);
        }
        rcn_json_close_array(&json);
    } else if (node && node->kind == RCN_YAML_MAPPING && node->count) {
        const rcn_yaml *reason = &node->items[0];
        rcn_json_string(
            &json, "value",
            rcn_arena_printf(arena, "%s: %s", reason->key, reason->scalar.at));
    } else {
        rcn_json_string(&json, "value", node ? node->scalar.at : NULL);
    }
    rcn_json_close_object(&json);
    return answer_json(MHD_HTTP_CONFLICT, &json);
}

/* The lock is held: one decision at a time. */
static rcn_reply
decide(rcn_session *session, rcn_arena *arena, const rcn_decide *decide,
       rcn_log *log)
{
    const char *path = target_of(arena, session->options->yaml);
    struct stat status;
    rcn_text old = {0}, text;
    rcn_decide_conflict conflict;
    if (stat(path, &status) == 0 &&
        !rcn_file_read(arena, path, path, YAML_LIMIT, log, &old)) {
        return rcn_reply_error(arena, MHD_HTTP_INTERNAL_SERVER_ERROR,
                               "cannot-read", log_words(arena, log));
    }
    switch (rcn_project_decide(arena, old, decide, log, &text, &conflict)) {
    case RCN_DECIDE_CONFLICT:
        return answer_conflict(arena, &conflict);
    case RCN_DECIDE_REFUSED:
        return rcn_reply_error(arena, MHD_HTTP_UNPROCESSABLE_CONTENT, "refused",
                               log_words(arena, log));
    case RCN_DECIDE_DONE:
        break;
    }
    if (!write_yaml(session, arena, path, old, text, log)) {
        return rcn_reply_error(arena, MHD_HTTP_INTERNAL_SERVER_ERROR,
                               "cannot-write", log_words(arena, log));
    }
    rcn_session_ask(session);
    rcn_json json = rcn_json_new(arena, 0);
    rcn_json_open_object(&json, NULL);
    rcn_json_int(&json, "revision", (int64_t)session->revision);
    rcn_json_close_object(&json);
    return answer_json(MHD_HTTP_OK, &json);
}

/* {"file", "change", "was"}; JSON is a subset of YAML 1.2 and, as browsers
 * write it, of 1.1. */
rcn_reply
rcn_session_decide(rcn_session *session, rcn_arena *arena, rcn_text body)
{
    rcn_log *log = rcn_log_new();
    const rcn_yaml *root = rcn_yaml_parse(arena, body, "request", log);
    const rcn_yaml *file = NULL, *change = NULL, *was = NULL;
    if (root && root->kind == RCN_YAML_MAPPING) {
        file = rcn_yaml_find(root, "file");
        change = rcn_yaml_find(root, "change");
        was = rcn_yaml_find(root, "was");
    }
    rcn_reply answer;
    if (!file || file->kind != RCN_YAML_SCALAR || !change) {
        answer = rcn_reply_error(arena, MHD_HTTP_BAD_REQUEST, "form",
                                 "expected {file, change, was}");
    } else {
        (void)pthread_mutex_lock(&session->lock);
        const rcn_served_document *document =
            rcn_served_find_document(session->served, file->scalar);
        if (document) {
            bool seen = was && was->kind == RCN_YAML_MAPPING;
            rcn_decide one = {session->options->yaml, document->name,
                              document->sha256, change, seen ? was : NULL};
            answer = decide(session, arena, &one, log);
        } else {
            answer = rcn_reply_error(arena, MHD_HTTP_NOT_FOUND, "document",
                                     "there is no such document any more");
        }
        (void)pthread_mutex_unlock(&session->lock);
    }
    rcn_log_free(log);
    return answer;
}
