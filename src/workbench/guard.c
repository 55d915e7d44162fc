/* Which requests are answered.  A page of another site can send requests to
 * 127.0.0.1, and a name of another site can be made to mean it (DNS rebinding),
 * so the token, the Host and the Origin are all checked (OWASP, "Cross-Site
 * Request Forgery Prevention"; the W3C's Fetch Metadata). */
#include <string.h>

#include "workbench/session.h"

static const char *
header(struct MHD_Connection *connection, const char *name)
{
    return MHD_lookup_connection_value(connection, MHD_HEADER_KIND, name);
}

/* Returns whether the value is `scheme`127.0.0.1:PORT or
 * `scheme`localhost:PORT. */
static bool
names_us(const rcn_session *session, const char *value, const char *scheme)
{
    char wanted[64];
    static const char *const hosts[] = {"127.0.0.1", "localhost"};
    for (size_t i = 0; value && i < 2; i++) {
        (void)snprintf(wanted, sizeof wanted, "%s%s:%u", scheme, hosts[i],
                       session->port);
        if (strcmp(value, wanted) == 0) {
            return true;
        }
    }
    return false;
}

/* In constant time for a value of the token's length. */
static bool
is_token(const rcn_session *session, const char *value)
{
    if (!value || strlen(value) != sizeof session->token - 1) {
        return false;
    }
    unsigned differs = 0;
    for (size_t i = 0; i < sizeof session->token - 1; i++) {
        differs |= (unsigned char)value[i] ^ (unsigned char)session->token[i];
    }
    return differs == 0;
}

/* The name of the cookie holds the port: browsers share cookies of a host among
 * its ports. */
static bool
has_cookie(const rcn_session *session, struct MHD_Connection *connection)
{
    char name[16];
    (void)snprintf(name, sizeof name, "rcn_%u", session->port);
    return is_token(session, MHD_lookup_connection_value(
                                 connection, MHD_COOKIE_KIND, name));
}

static bool
is_json(const char *type)
{
    static const char json[] = "application/json";
    size_t len = sizeof json - 1;
    return type && strncmp(type, json, len) == 0 &&
           (type[len] == '\0' || type[len] == ';');
}

/* What a form, an image or a script of another site cannot send. */
static bool
is_own_post(const rcn_session *session, struct MHD_Connection *connection)
{
    const char *site = header(connection, "Sec-Fetch-Site");
    return names_us(session, header(connection, "Origin"), "http://") &&
           (!site || strcmp(site, "same-origin") == 0) &&
           is_json(header(connection, "Content-Type"));
}

static bool
refuse(rcn_reply *answer, unsigned status, const char *words)
{
    *answer = (rcn_reply){status, "text/plain; charset=utf-8",
                          rcn_text_of(words), NULL};
    return false;
}

bool
rcn_session_allows(const rcn_session *session,
                   struct MHD_Connection *connection, const char *url,
                   bool post, rcn_reply *ret_answer)
{
    if (!names_us(session, header(connection, "Host"), "")) {
        return refuse(ret_answer, MHD_HTTP_MISDIRECTED_REQUEST,
                      "This server has another name.\n");
    }
    bool opens = strcmp(url, "/") == 0 && !post &&
                 is_token(session, MHD_lookup_connection_value(
                                       connection, MHD_GET_ARGUMENT_KIND, "t"));
    if (!opens && !has_cookie(session, connection)) {
        return refuse(ret_answer, MHD_HTTP_FORBIDDEN,
                      "Open the address that recension edit printed.\n");
    }
    if (post && !is_own_post(session, connection)) {
        return refuse(ret_answer, MHD_HTTP_FORBIDDEN,
                      "Requests are taken from the page itself only.\n");
    }
    return true;
}
