#ifndef RCN_SOURCE_FORMATS_HTTP_H
#define RCN_SOURCE_FORMATS_HTTP_H

#include "base/arena.h"
#include "base/text.h"

/** An HTTP response as it was captured. */
typedef struct rcn_http {
    rcn_text headers;
    rcn_text body;       /**< its codings undone */
    const char *type;    /**< Content-Type, or NULL */
    bool success;        /**< a status of 2xx */
    const char *failure; /**< why the body is not whole, or NULL; what comes
                              before a damage is in `body` */
} rcn_http;

/** Reads a response (RFC 9112) and undoes chunks and the content codings gzip,
 * deflate and br, in any sequence of at most 4.  What is made has at most `limit`
 * bytes and is in the arena.  Some crawlers keep the header of a coding that
 * they have undone: a body that does not begin as the coding does is taken as it
 * is.  Linear. */
rcn_http rcn_http_open(rcn_arena *arena, rcn_text response, size_t limit);

#endif
