/* Header fields as in mail, HTTP and WARC: a name, a colon, a value that may
 * go on in lines that begin with white space. */
#include "source/formats/headers.h"

#include <string.h>
#include <strings.h>

size_t
rcn_headers_len(rcn_text bytes)
{
    size_t at = 0;
    while (at < bytes.len) {
        const char *line = bytes.at + at;
        const char *end = memchr(line, '\n', bytes.len - at);
        size_t len = end ? (size_t)(end - line) : bytes.len - at;
        at += end ? len + 1 : len;
        if (len == 0 || (len == 1 && line[0] == '\r')) {
            return at;
        }
    }
    return at;
}

static bool
has_name(rcn_text line, const char *name)
{
    size_t len = strlen(name);
    return line.len > len && line.at[len] == ':' &&
           strncasecmp(line.at, name, len) == 0;
}

const char *
rcn_header_find(rcn_arena *arena, rcn_text headers, const char *name)
{
    rcn_buffer value = rcn_buffer_new(arena);
    bool found = false;
    for (size_t at = 0; at < headers.len;) {
        const char *end = memchr(headers.at + at, '\n', headers.len - at);
        size_t next = end ? (size_t)(end - headers.at) + 1 : headers.len;
        rcn_text line = rcn_text_slice(headers, at, next);
        bool folded = line.at[0] == ' ' || line.at[0] == '\t';
        if (found && !folded) {
            break;
        }
        if (found) {
            rcn_buffer_char(&value, ' ');
            rcn_buffer_add(&value, rcn_text_trim(line));
        } else if (has_name(line, name)) {
            size_t skip = strlen(name) + 1;
            rcn_buffer_add(&value,
                           rcn_text_trim(rcn_text_slice(line, skip, line.len)));
            found = true;
        }
        at = next;
    }
    return found ? rcn_buffer_text(&value).at : NULL;
}

const char *
rcn_header_parameter(rcn_arena *arena, const char *value, const char *name)
{
    size_t len = strlen(name);
    for (const char *at = strchr(value, ';'); at; at = strchr(at, ';')) {
        at += 1 + strspn(at + 1, " \t");
        if (strncasecmp(at, name, len) != 0 || at[len] != '=') {
            continue;
        }
        at += len + 1;
        bool quoted = *at == '"';
        at += quoted;
        return rcn_arena_strndup(arena, at,
                                 strcspn(at, quoted ? "\"" : "; \t"));
    }
    return NULL;
}

bool
rcn_header_is_type(const char *value, const char *type)
{
    size_t len = strlen(type);
    return value && strncasecmp(value, type, len) == 0 &&
           strchr("; \t", value[len]);
}
