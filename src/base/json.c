/* A streaming JSON writer (RFC 8259).  The ledger of a large edition has some
 * hundred thousand spans: as a tree of another library's objects it would take
 * twenty times its own length. */
#include "base/json.h"

#include <assert.h>

/* What is held back before it goes to a file. */
#define PIECE ((size_t)64 * 1024)

rcn_json
rcn_json_new(rcn_arena *arena, uint32_t line_depth)
{
    return (rcn_json){.out = rcn_buffer_new(arena), .line_depth = line_depth};
}

rcn_json
rcn_json_to(rcn_arena *arena, FILE *file, uint32_t line_depth)
{
    rcn_json json = rcn_json_new(arena, line_depth);
    json.file = file;
    return json;
}

static void
write_out(rcn_json *json)
{
    size_t len = json->out.len;
    json->failed =
        fwrite(json->out.at, 1, len, json->file) != len || json->failed;
    json->out.len = 0;
}

static void
quote(rcn_json *json, rcn_text value)
{
    static const char named[] = "btn?fr"; /* U+0008..U+000D, no short for 0B */
    rcn_buffer *out = &json->out;
    rcn_buffer_char(out, '"');
    size_t from = 0;
    for (size_t at = 0; at < value.len; at++) {
        unsigned char byte = (unsigned char)value.at[at];
        /* U+2028 and U+2029 end lines for many readers of JSON lines. */
        bool ends_line = byte == 0xE2 && at + 2 < value.len &&
                         value.at[at + 1] == '\x80' &&
                         (value.at[at + 2] & ~1) == '\xA8';
        if (ends_line) {
            rcn_buffer_add(out, rcn_text_slice(value, from, at));
            rcn_buffer_printf(out, "\\u%04x",
                              value.at[at + 2] & 1 ? 0x2029u : 0x2028u);
            at += 2;
            from = at + 1;
            continue;
        }
        if (byte >= 0x20 && byte != '"' && byte != '\\') {
            continue;
        }
        rcn_buffer_add(out, rcn_text_slice(value, from, at));
        from = at + 1;
        if (byte >= 0x20) {
            rcn_buffer_char(out, '\\');
            rcn_buffer_char(out, (char)byte);
        } else if (byte >= 0x08 && byte <= 0x0D && byte != 0x0B) {
            rcn_buffer_char(out, '\\');
            rcn_buffer_char(out, named[byte - 0x08]);
        } else {
            rcn_buffer_printf(out, "\\u%04x", byte);
        }
    }
    rcn_buffer_add(out, rcn_text_slice(value, from, value.len));
    rcn_buffer_char(out, '"');
}

/* Comma, line and key before a value. */
static void
begin(rcn_json *json, const char *key)
{
    if (json->file && json->out.len >= PIECE) {
        write_out(json);
    }
    if (json->filled[json->depth]) {
        rcn_buffer_char(&json->out, ',');
    }
    if (json->depth && json->depth <= json->line_depth) {
        rcn_buffer_char(&json->out, '\n');
    }
    json->filled[json->depth] = true;
    if (key) {
        quote(json, rcn_text_of(key));
        rcn_buffer_char(&json->out, ':');
    }
}

static void
open(rcn_json *json, const char *key, char bracket)
{
    begin(json, key);
    rcn_buffer_char(&json->out, bracket);
    json->depth++;
    assert(json->depth < RCN_JSON_DEPTH);
    json->filled[json->depth] = false;
}

static void
shut(rcn_json *json, char bracket)
{
    assert(json->depth);
    if (json->filled[json->depth] && json->depth <= json->line_depth) {
        rcn_buffer_char(&json->out, '\n');
    }
    json->depth--;
    rcn_buffer_char(&json->out, bracket);
}

void
rcn_json_open_object(rcn_json *json, const char *key)
{
    open(json, key, '{');
}

void
rcn_json_close_object(rcn_json *json)
{
    shut(json, '}');
}

void
rcn_json_open_array(rcn_json *json, const char *key)
{
    open(json, key, '[');
}

void
rcn_json_close_array(rcn_json *json)
{
    shut(json, ']');
}

void
rcn_json_text(rcn_json *json, const char *key, rcn_text value)
{
    begin(json, key);
    quote(json, value);
}

void
rcn_json_string(rcn_json *json, const char *key, const char *value)
{
    if (value) {
        rcn_json_text(json, key, rcn_text_of(value));
    } else {
        rcn_json_null(json, key);
    }
}

void
rcn_json_int(rcn_json *json, const char *key, int64_t value)
{
    begin(json, key);
    char digits[24]; /* from the end; spans are many, and printf is slow */
    char *at = digits + sizeof digits;
    uint64_t left = value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
    do {
        *--at = (char)('0' + left % 10);
        left /= 10;
    } while (left);
    if (value < 0) {
        *--at = '-';
    }
    rcn_buffer_add(&json->out,
                   (rcn_text){at, (size_t)(digits + sizeof digits - at)});
}

void
rcn_json_bool(rcn_json *json, const char *key, bool value)
{
    begin(json, key);
    rcn_buffer_string(&json->out, value ? "true" : "false");
}

void
rcn_json_null(rcn_json *json, const char *key)
{
    begin(json, key);
    rcn_buffer_string(&json->out, "null");
}

rcn_text
rcn_json_done(rcn_json *json)
{
    assert(!json->depth);
    rcn_buffer_char(&json->out, '\n');
    return rcn_buffer_text(&json->out);
}

bool
rcn_json_end(rcn_json *json)
{
    (void)rcn_json_done(json);
    write_out(json);
    return !json->failed;
}
