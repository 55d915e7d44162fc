/* The server of `recension edit`: libmicrohttpd on the loopback interface, one
 * thread that answers from memory, one that reads the folder. */
#include "workbench/server.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/random.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/codes.h"
#include "workbench/page.h"
#include "workbench/session.h"

#define BODY_LIMIT   ((size_t)64 * 1024)
#define CONNECTIONS  32
#define IDLE_SECONDS 10
#define DATA_PREFIX  "/review/"
#define JAVASCRIPT   "text/javascript; charset=utf-8"

extern char **environ;

/* One request while it comes in. */
typedef struct rcn_incoming {
    rcn_arena *arena;
    rcn_buffer body;
    bool too_long;
} rcn_incoming;

#define PREVIEW_PREFIX "/preview/"

static const char page_policy[] =
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src "
    "'self'; img-src 'self'; frame-src 'self'; form-action 'none'; base-uri "
    "'none'; frame-ancestors 'none'";

static const char *const headers[][2] = {
    {"X-Content-Type-Options", "nosniff"},
    {"Cross-Origin-Resource-Policy", "same-origin"},
    {"Referrer-Policy", "no-referrer"},
    {"Cache-Control", "no-store"},
};

static enum MHD_Result
send_answer(const rcn_session *session, struct MHD_Connection *connection,
            const rcn_reply *answer)
{
    struct MHD_Response *response = MHD_create_response_from_buffer(
        answer->body.len, (void *)(uintptr_t)answer->body.at,
        MHD_RESPMEM_MUST_COPY);
    for (size_t i = 0; i < sizeof headers / sizeof *headers; i++) {
        (void)MHD_add_response_header(response, headers[i][0], headers[i][1]);
    }
    (void)MHD_add_response_header(response, "Content-Security-Policy",
                                  answer->policy ? answer->policy
                                                 : page_policy);
    if (answer->type) {
        (void)MHD_add_response_header(response, MHD_HTTP_HEADER_CONTENT_TYPE,
                                      answer->type);
    }
    if (answer->status == MHD_HTTP_SEE_OTHER) {
        char cookie[160];
        (void)snprintf(cookie, sizeof cookie,
                       "rcn_%u=%s; HttpOnly; SameSite=Strict; Path=/",
                       session->port, session->token);
        (void)MHD_add_response_header(response, MHD_HTTP_HEADER_LOCATION, "/");
        (void)MHD_add_response_header(response, MHD_HTTP_HEADER_SET_COOKIE,
                                      cookie);
    }
    enum MHD_Result result =
        MHD_queue_response(connection, answer->status, response);
    MHD_destroy_response(response);
    return result;
}

/* Returns a file of the page or of its data, by its name; no path is made of
 * it. */
static rcn_reply
answer_file(rcn_session *session, rcn_arena *arena, const char *name)
{
    rcn_log *log = rcn_log_new();
    rcn_reply answer = {MHD_HTTP_NOT_FOUND, "text/plain; charset=utf-8",
                        rcn_text_of("There is no such file.\n"), NULL};
    if (strcmp(name, RCN_PAGE_STYLE) == 0) {
        answer = (rcn_reply){MHD_HTTP_OK, "text/css; charset=utf-8",
                             session->style, NULL};
    }
    (void)pthread_mutex_lock(&session->lock);
    rcn_text script;
    const rcn_served_file *file = rcn_served_find(session->served, name);
    if (file) {
        answer =
            (rcn_reply){MHD_HTTP_OK,
                        JAVASCRIPT,
                        {rcn_text_string(arena, file->text), file->text.len},
                        NULL};
    } else if (strcmp(name, "app.js") == 0 &&
               rcn_page_script(arena, session->options->data, "live",
                               session->revision, log, &script)) {
        answer = (rcn_reply){MHD_HTTP_OK, JAVASCRIPT, script, NULL};
    }
    (void)pthread_mutex_unlock(&session->lock);
    rcn_log_free(log);
    return answer;
}

static rcn_reply
answer_get(rcn_session *session, struct MHD_Connection *connection,
           rcn_arena *arena, const char *url)
{
    if (strcmp(url, "/") == 0) {
        bool opens = MHD_lookup_connection_value(
                         connection, MHD_GET_ARGUMENT_KIND, "t") != NULL;
        return opens ? (rcn_reply){MHD_HTTP_SEE_OTHER, NULL, {0}, NULL}
                     : (rcn_reply){MHD_HTTP_OK, "text/html; charset=utf-8",
                                   session->page, NULL};
    }
    if (strcmp(url, "/api/state") == 0) {
        return rcn_session_state(session, arena);
    }
    if (strcmp(url, "/favicon.ico") == 0) { /* browsers ask for one */
        return (rcn_reply){MHD_HTTP_NO_CONTENT, NULL, {0}, NULL};
    }
    if (strncmp(url, PREVIEW_PREFIX, strlen(PREVIEW_PREFIX)) == 0) {
        return rcn_session_preview(session, arena,
                                   url + strlen(PREVIEW_PREFIX));
    }
    bool data = strncmp(url, DATA_PREFIX, strlen(DATA_PREFIX)) == 0;
    return answer_file(session, arena, data ? url + strlen(DATA_PREFIX) : "");
}

static rcn_reply
answer_request(rcn_session *session, struct MHD_Connection *connection,
               rcn_incoming *incoming, const char *url, const char *method)
{
    rcn_reply refusal;
    bool post = strcmp(method, MHD_HTTP_METHOD_POST) == 0;
    if (!rcn_session_allows(session, connection, url, post, &refusal)) {
        return refusal;
    }
    bool decides = strcmp(url, "/api/decide") == 0;
    bool previews = strcmp(url, "/api/preview") == 0;
    if (incoming->too_long) {
        return rcn_reply_error(incoming->arena, MHD_HTTP_CONTENT_TOO_LARGE,
                               "too-long", "the decision is too long");
    }
    if (post && decides) {
        return rcn_session_decide(session, incoming->arena,
                                  rcn_buffer_text(&incoming->body));
    }
    if (post && previews) {
        return rcn_session_ask_preview(session, incoming->arena);
    }
    if (decides || previews || strcmp(method, MHD_HTTP_METHOD_GET) != 0) {
        return rcn_reply_error(incoming->arena, MHD_HTTP_METHOD_NOT_ALLOWED,
                               "method",
                               "GET reads; POST api/decide writes, "
                               "POST api/preview sets the books");
    }
    return answer_get(session, connection, incoming->arena, url);
}

/* Called for the head, for each piece of the body, and at the end. */
static enum MHD_Result
handle(void *user, struct MHD_Connection *connection, const char *url,
       const char *method, const char *version, const char *data, size_t *len,
       void **request)
{
    (void)version;
    rcn_incoming *incoming = *request;
    if (!incoming) {
        incoming = calloc(1, sizeof *incoming);
        if (!incoming) {
            return MHD_NO;
        }
        incoming->arena = rcn_arena_new(0);
        incoming->body = rcn_buffer_new(incoming->arena);
        *request = incoming;
        return MHD_YES;
    }
    if (*len) {
        incoming->too_long =
            incoming->too_long || incoming->body.len + *len > BODY_LIMIT;
        if (!incoming->too_long) {
            rcn_buffer_add(&incoming->body, (rcn_text){data, *len});
        }
        *len = 0;
        return MHD_YES;
    }
    rcn_session *session = user;
    rcn_reply answer =
        answer_request(session, connection, incoming, url, method);
    return send_answer(session, connection, &answer);
}

static void
finish(void *user, struct MHD_Connection *connection, void **request,
       enum MHD_RequestTerminationCode code)
{
    (void)user;
    (void)connection;
    (void)code;
    rcn_incoming *incoming = *request;
    if (incoming) {
        rcn_arena_free(incoming->arena);
        free(incoming);
    }
    *request = NULL;
}

static bool
fail(rcn_log *log, const char *path, const char *words)
{
    rcn_log_add(log, RCN_CODE_SERVER_START, (rcn_place){path, 0, 0}, "%s",
                words);
    return false;
}

static bool
make_token(rcn_session *session, rcn_log *log)
{
    unsigned char bytes[RCN_TOKEN_BYTES];
    if (getrandom(bytes, sizeof bytes, 0) != (ssize_t)sizeof bytes) {
        return fail(log, NULL, strerror(errno));
    }
    for (size_t i = 0; i < sizeof bytes; i++) {
        (void)snprintf(session->token + 2 * i, 3, "%02x", bytes[i]);
    }
    return true;
}

static struct MHD_Daemon *
start(rcn_session *session, rcn_log *log)
{
    struct sockaddr_in address = {.sin_family = AF_INET,
                                  .sin_port = htons(session->options->port),
                                  .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    errno = 0;
    struct MHD_Daemon *daemon = MHD_start_daemon(
        MHD_USE_INTERNAL_POLLING_THREAD, session->options->port, NULL, NULL,
        handle, session, MHD_OPTION_SOCK_ADDR, (struct sockaddr *)&address,
        MHD_OPTION_CONNECTION_LIMIT, (unsigned)CONNECTIONS,
        MHD_OPTION_CONNECTION_TIMEOUT, (unsigned)IDLE_SECONDS,
        MHD_OPTION_NOTIFY_COMPLETED, finish, NULL, MHD_OPTION_END);
    if (!daemon) {
        char words[96];
        (void)snprintf(words, sizeof words,
                       errno == EADDRINUSE
                           ? "port %u is taken; without --port a free one is "
                             "chosen"
                           : "cannot listen on port %u",
                       session->options->port);
        (void)fail(log, NULL, words);
        return NULL;
    }
    const union MHD_DaemonInfo *info =
        MHD_get_daemon_info(daemon, MHD_DAEMON_INFO_BIND_PORT);
    session->port = info ? info->port : session->options->port;
    return daemon;
}

/* The desktop's browser; nothing happens where there is none. */
static void
open_browser(const char *address)
{
    char program[] = "xdg-open";
    char *copy = strdup(address);
    char *arguments[] = {program, copy, NULL};
    pid_t child;
    posix_spawn_file_actions_t actions;
    (void)posix_spawn_file_actions_init(&actions);
    for (int fd = 0; fd < 3; fd++) {
        (void)posix_spawn_file_actions_addopen(&actions, fd, "/dev/null",
                                               O_RDWR, 0);
    }
    if (copy && posix_spawnp(&child, program, &actions, NULL, arguments,
                             environ) == 0) {
        int status;
        (void)waitpid(child, &status, 0);
    }
    (void)posix_spawn_file_actions_destroy(&actions);
    free(copy);
}

/* Prints the address and waits for a signal that ends the program. */
static void
wait_for_end(const rcn_session *session, FILE *out, const sigset_t *signals)
{
    char address[160];
    (void)snprintf(address, sizeof address, "http://127.0.0.1:%u/?t=%s",
                   session->port, session->token);
    (void)fprintf(out, "%s\n", address);
    (void)fflush(out);
    if (session->options->browser) {
        open_browser(address);
    }
    int number;
    (void)sigwait(signals, &number);
}

/* The first reading is done before the address is printed. */
static bool
read_first(rcn_session *session, rcn_log *log)
{
    session->served = rcn_served_new();
    session->seen = rcn_session_watch(session);
    bool ok =
        session->options->read(session->options->user, session->served, log);
    session->revision = 1;
    return ok;
}

/* With the signals blocked, which the threads inherit. */
static bool
run(rcn_session *session, FILE *out, rcn_log *log, const sigset_t *signals)
{
    pthread_t worker;
    struct MHD_Daemon *daemon = start(session, log);
    if (!daemon) {
        return false;
    }
    bool works = pthread_create(&worker, NULL, rcn_session_work, session) == 0;
    if (works) {
        wait_for_end(session, out, signals);
        (void)pthread_mutex_lock(&session->lock);
        session->stop = true;
        (void)pthread_cond_signal(&session->wake);
        (void)pthread_mutex_unlock(&session->lock);
        (void)pthread_join(worker, NULL);
    }
    MHD_stop_daemon(daemon);
    return works || fail(log, NULL, "no thread can be made");
}

/* One server on a folder at a time. */
static int
lock_folder(const char *folder, rcn_log *log)
{
    int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0) {
        (void)fail(log, folder, strerror(errno));
    } else if (flock(fd, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK) {
        (void)fail(log, folder, "another recension edit runs on this folder");
        (void)close(fd);
        fd = -1;
    }
    return fd;
}

bool
rcn_workbench_serve(const rcn_workbench_options *options, FILE *out,
                    rcn_log *log)
{
    rcn_session session = {.options = options,
                           .lock = PTHREAD_MUTEX_INITIALIZER,
                           .wake = PTHREAD_COND_INITIALIZER};
    rcn_arena *arena = rcn_arena_new(0);
    sigset_t signals, before;
    (void)sigemptyset(&signals);
    (void)sigaddset(&signals, SIGINT);
    (void)sigaddset(&signals, SIGTERM);
    int lock = lock_folder(options->folder, log);
    bool ok = lock >= 0 && make_token(&session, log) &&
              rcn_page_file(arena, options->data, RCN_PAGE_NAME, log,
                            &session.page) &&
              rcn_page_file(arena, options->data, RCN_PAGE_STYLE, log,
                            &session.style) &&
              read_first(&session, log);
    if (ok) {
        (void)pthread_sigmask(SIG_BLOCK, &signals, &before);
        ok = run(&session, out, log, &signals);
        (void)pthread_sigmask(SIG_SETMASK, &before, NULL);
    }
    if (lock >= 0) {
        (void)close(lock);
    }
    rcn_served_free(session.served);
    rcn_served_free(session.preview);
    free(session.error);
    free(session.preview_error);
    rcn_arena_free(arena);
    return ok;
}
