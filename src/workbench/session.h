#ifndef RCN_WORKBENCH_SESSION_H
#define RCN_WORKBENCH_SESSION_H

#include <microhttpd.h>
#include <pthread.h>
#include <time.h>

#include "workbench/options.h"

/* Private to the room: what the threads of a running server share. */

#define RCN_TOKEN_BYTES 32

typedef struct rcn_session {
    const rcn_workbench_options *options;
    char token[2 * RCN_TOKEN_BYTES + 1];
    uint16_t port;
    rcn_text page, style; /* of the data folder */
    uint64_t seen;        /* of the folder before it was first read */

    pthread_mutex_t lock; /* of all below */
    pthread_cond_t wake;  /* the folder is to be read, or the end */
    rcn_served *served;
    uint64_t revision;   /* of the snapshot */
    uint64_t asked;      /* readings that were requested, */
    uint64_t read;       /* and the last of them that is done */
    char *error;         /* why the last reading failed, or NULL; malloc */
    rcn_served *preview; /* of the books, or NULL */
    uint64_t preview_revision; /* of the snapshot that it was last tried for */
    bool preview_asked;        /* until it is made */
    char *preview_error;       /* why the last one failed, or NULL; malloc */
    bool kept_old;             /* edition.yaml~ is written */
    bool stop;
} rcn_session;

/** An answer that is about to be sent. */
typedef struct rcn_reply {
    unsigned status;
    const char *type;
    rcn_text body;
    const char *policy; /* Content-Security-Policy; NULL: that of the page */
} rcn_reply;

/** Returns whether a request comes from this server's own page, as far as its
 * headers can say; else `*ret_answer` says why not. */
bool rcn_session_allows(const rcn_session *session,
                        struct MHD_Connection *connection, const char *url,
                        bool post, rcn_reply *ret_answer);

/** POST api/decide: writes the decision of the body into edition.yaml. */
rcn_reply rcn_session_decide(rcn_session *session, rcn_arena *arena,
                             rcn_text body);

/** GET api/state. */
rcn_reply rcn_session_state(rcn_session *session, rcn_arena *arena);

/** POST api/preview: asks for the books to be set again. */
rcn_reply rcn_session_ask_preview(rcn_session *session, rcn_arena *arena);

/** GET preview/NAME: a file of the EPUB, "places/KEY.json" or "page/12.png". */
rcn_reply rcn_session_preview(rcn_session *session, rcn_arena *arena,
                              const char *name);

/** Asks for the folder to be read again; the lock must be held. */
void rcn_session_ask(rcn_session *session);

/** Returns an error as a JSON object of one slug and a sentence. */
rcn_reply rcn_reply_error(rcn_arena *arena, unsigned status, const char *slug,
                          const char *message);

/** Returns a number that changes when a file of the folder or edition.yaml
 * does. */
uint64_t rcn_session_watch(const rcn_session *session);

/** Returns the thread that reads the folder when it is asked to or when a file
 * in it changes. */
void *rcn_session_work(void *user);

#endif
