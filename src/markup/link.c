/* Web addresses that a book may carry (RFC 3986), and the direction of a
 * language's usual script (CLDR, likely subtags). */
#include "markup/link.h"

#include <ctype.h>
#include <stdint.h>
#include <string.h>
#include <strings.h>

#include "base/text.h"

/* Length of "http://" or "https://" at the start, else 0. */
static size_t
web_scheme(const char *uri)
{
    static const char *const schemes[] = {"http://", "https://"};
    for (size_t i = 0; i < 2; i++) {
        size_t len = strlen(schemes[i]);
        if (strncasecmp(uri, schemes[i], len) == 0) {
            return len;
        }
    }
    return 0;
}

/* Length of "host" or "host:port" at the start, else 0. */
static size_t
authority(const char *at)
{
    size_t len = 0;
    while (isalnum((unsigned char)at[len]) ||
           (len && strchr(".-", at[len]) && at[len] != '\0')) {
        len++;
    }
    if (!len || at[len - 1] == '-') {
        return 0;
    }
    if (at[len] == ':') {
        size_t port = 1;
        while (port < 6 && isdigit((unsigned char)at[len + port])) {
            port++;
        }
        len += port > 1 ? port : 0;
    }
    return strchr("/?#", at[len]) ? len : 0;
}

static void
add_escaped(rcn_buffer *buffer, const char *rest)
{
    bool fragment = false;
    for (const char *at = rest; *at; at++) {
        unsigned char byte = (unsigned char)*at;
        bool kept = isalnum(byte) || strchr("-._~:/?@!$&'()*+,;=", byte);
        if (byte == '%') {
            kept = isxdigit((unsigned char)at[1]) &&
                   isxdigit((unsigned char)at[2]);
        } else if (byte == '#') {
            kept = !fragment;
            fragment = true;
        }
        if (kept) {
            rcn_buffer_char(buffer, (char)byte);
        } else {
            rcn_buffer_printf(buffer, "%%%02X", byte);
        }
    }
}

const char *
rcn_link_href(rcn_arena *arena, const char *uri)
{
    size_t scheme = web_scheme(uri);
    size_t kept = 0;
    if (scheme) {
        size_t host = authority(uri + scheme);
        kept = host ? scheme + host : 0;
    } else if (strncasecmp(uri, "mailto:", 7) == 0 && strchr(uri, '@')) {
        kept = 7;
    }
    if (!kept) {
        return NULL;
    }
    rcn_buffer buffer = rcn_buffer_new(arena);
    rcn_buffer_add(&buffer, (rcn_text){uri, kept});
    add_escaped(&buffer, uri + kept);
    return rcn_buffer_text(&buffer).at;
}

static bool
has_subtag(const char *language, const char *subtag)
{
    size_t len = strlen(subtag);
    for (const char *at = language; at; at = strchr(at, '-')) {
        at += *at == '-';
        if (strncasecmp(at, subtag, len) == 0 &&
            (at[len] == '-' || at[len] == '\0')) {
            return true;
        }
    }
    return false;
}

bool
rcn_language_is_rtl(const char *language)
{
    static const char *const scripts[] = {"Arab", "Hebr", "Syrc", "Thaa",
                                          "Nkoo", "Adlm", "Rohg"};
    static const char *const languages[] = {
        "ar", "arc", "ckb", "dv", "fa", "he", "iw",  "ks",  "ps",
        "sd", "syr", "ug",  "ur", "yi", "ji", "prs", "azb", "nqo"};
    for (size_t i = 0; i < sizeof scripts / sizeof *scripts; i++) {
        if (has_subtag(language, scripts[i])) {
            return true;
        }
    }
    if (has_subtag(language, "Latn") || has_subtag(language, "Cyrl")) {
        return false;
    }
    size_t len = strcspn(language, "-");
    for (size_t i = 0; i < sizeof languages / sizeof *languages; i++) {
        if (strlen(languages[i]) == len &&
            strncasecmp(language, languages[i], len) == 0) {
            return true;
        }
    }
    return false;
}
