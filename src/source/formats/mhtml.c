/* MHTML (RFC 2557): a page saved as a MIME message (RFC 2045, RFC 2046), the
 * page itself being its first HTML part. */
#include <nettle/base64.h>
#include <string.h>
#include <strings.h>

#include "base/codes.h"
#include "source/assets.h"
#include "source/formats/headers.h"
#include "source/formats/parts.h"

#define DEPTH_LIMIT 8

typedef struct rcn_message {
    rcn_arena *arena;
    rcn_part page, text; /* the first of each; empty when there is none */
    rcn_asset_list pictures;
} rcn_message;

static int
digit(char byte)
{
    static const char digits[] = "0123456789ABCDEF";
    const char *found = byte ? strchr(digits, byte & ~0x20) : NULL;
    if (byte >= '0' && byte <= '9') {
        return byte - '0';
    }
    return found ? (int)(found - digits) : -1;
}

/* Quoted-printable (RFC 2045, 6.7); what is ill-formed stays as it is. */
static rcn_text
unquote(rcn_arena *arena, rcn_text body)
{
    rcn_buffer out = rcn_buffer_new(arena);
    for (size_t at = 0; at < body.len; at++) {
        const char *byte = body.at + at;
        size_t left = body.len - at;
        if (*byte == '=' && left > 2 && digit(byte[1]) >= 0 &&
            digit(byte[2]) >= 0) {
            rcn_buffer_char(&out, (char)(digit(byte[1]) * 16 + digit(byte[2])));
            at += 2;
        } else if (*byte == '=' && left > 2 && byte[1] == '\r') {
            at += 2;
        } else if (*byte == '=' && left > 1 && byte[1] == '\n') {
            at += 1;
        } else {
            rcn_buffer_char(&out, *byte);
        }
    }
    return rcn_buffer_text(&out);
}

static rcn_text
unbase64(rcn_arena *arena, rcn_text body)
{
    struct base64_decode_ctx context;
    base64_decode_init(&context);
    uint8_t *out =
        rcn_arena_alloc(arena, BASE64_DECODE_LENGTH(body.len) + 1, 1);
    size_t len = BASE64_DECODE_LENGTH(body.len);
    if (!base64_decode_update(&context, &len, out, body.len, body.at)) {
        return (rcn_text){rcn_text_string(arena, body), body.len};
    }
    out[len] = '\0';
    return (rcn_text){(const char *)out, len};
}

static rcn_text
decode_body(rcn_arena *arena, rcn_text headers, rcn_text body)
{
    const char *coding =
        rcn_header_find(arena, headers, "Content-Transfer-Encoding");
    if (coding && strcasecmp(coding, "quoted-printable") == 0) {
        return unquote(arena, body);
    }
    if (coding && strcasecmp(coding, "base64") == 0) {
        return unbase64(arena, body);
    }
    return (rcn_text){rcn_text_string(arena, body), body.len};
}

/* A picture, under its address or as "cid:ID" (RFC 2392). */
static void
add_picture(rcn_message *message, rcn_text headers, rcn_text body)
{
    rcn_arena *arena = message->arena;
    rcn_asset asset = {rcn_header_find(arena, headers, "Content-Location"),
                       decode_body(arena, headers, body)};
    if (asset.address) {
        RCN_PUSH(arena, &message->pictures, asset);
    }
    const char *id = rcn_header_find(arena, headers, "Content-ID");
    if (id) {
        size_t open = *id == '<';
        asset.address = rcn_arena_printf(
            arena, "cid:%.*s", (int)strcspn(id + open, ">"), id + open);
        RCN_PUSH(arena, &message->pictures, asset);
    }
}

static void read_entity(rcn_message *message, rcn_text entity, int depth);

/* Reads the parts between the lines "--boundary". */
static void
read_multipart(rcn_message *message, rcn_text body, const char *boundary,
               int depth)
{
    const char *mark = rcn_arena_printf(message->arena, "--%s", boundary);
    size_t at = rcn_text_find(body, mark, 0);
    while (at < body.len) {
        size_t start = rcn_text_find(body, "\n", at);
        if (start >= body.len ||
            rcn_text_starts(rcn_text_slice(body, at + strlen(mark), body.len),
                            "--")) {
            return;
        }
        size_t end = rcn_text_find(body, mark, start);
        size_t stop = end < body.len ? end : body.len;
        read_entity(message, rcn_text_slice(body, start + 1, stop), depth + 1);
        at = end;
    }
}

static void
read_entity(rcn_message *message, rcn_text entity, int depth)
{
    rcn_arena *arena = message->arena;
    size_t len = rcn_headers_len(entity);
    rcn_text headers = rcn_text_slice(entity, 0, len);
    rcn_text body = rcn_text_slice(entity, len, entity.len);
    const char *type = rcn_header_find(arena, headers, "Content-Type");
    if (type && strncasecmp(type, "multipart/", 10) == 0) {
        const char *boundary = rcn_header_parameter(arena, type, "boundary");
        if (boundary && *boundary && depth < DEPTH_LIMIT) {
            read_multipart(message, body, boundary, depth);
        }
        return;
    }
    if (rcn_header_is_type(type, "image/png") ||
        rcn_header_is_type(type, "image/jpeg")) {
        add_picture(message, headers, body);
        return;
    }
    bool page = rcn_header_is_type(type, "text/html") ||
                rcn_header_is_type(type, "application/xhtml+xml");
    rcn_part *part = page ? &message->page : &message->text;
    if (part->bytes.at || (!page && !rcn_header_is_type(type, "text/plain"))) {
        return;
    }
    *part =
        (rcn_part){.bytes = decode_body(arena, headers, body),
                   .kind = page ? RCN_NAME_HTML : RCN_NAME_TEXT,
                   .suffix = "",
                   .charset = rcn_header_parameter(arena, type, "charset"),
                   .url = rcn_header_find(arena, headers, "Content-Location")};
}

void
rcn_parts_mhtml(rcn_arena *arena, rcn_text bytes, const char *path,
                rcn_log *log, rcn_parts *parts)
{
    rcn_message message = {.arena = arena};
    read_entity(&message, bytes, 0);
    rcn_part part = message.page.bytes.at ? message.page : message.text;
    if (!part.bytes.at) {
        rcn_log_add(log, RCN_CODE_SOURCE_CONTAINER, (rcn_place){path, 0, 0},
                    "no text/html part");
        return;
    }
    const char *location = part.url;
    rcn_text headers = rcn_text_slice(bytes, 0, rcn_headers_len(bytes));
    const char *saved =
        rcn_header_find(arena, headers, "Snapshot-Content-Location");
    part.url = saved ? saved : part.url;
    part.captured = rcn_header_find(arena, headers, "Date");
    rcn_assets *assets = rcn_arena_alloc(arena, 1, sizeof *assets);
    rcn_asset_list *list = rcn_arena_alloc(arena, 1, sizeof *list);
    *list = message.pictures;
    *assets = (rcn_assets){.page = location ? location : "", .list = list};
    part.assets = assets;
    RCN_PUSH(arena, parts, part);
}
