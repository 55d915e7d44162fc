/* Borrowed text slices and a builder over an arena. */
#include "base/text.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

rcn_text
rcn_text_of(const char *string)
{
    return (rcn_text){string ? string : "", string ? strlen(string) : 0};
}

rcn_text
rcn_text_slice(rcn_text text, size_t start, size_t end)
{
    assert(start <= end && end <= text.len);
    return (rcn_text){text.at + start, end - start};
}

bool
rcn_text_equal(rcn_text a, rcn_text b)
{
    return a.len == b.len && (!a.len || memcmp(a.at, b.at, a.len) == 0);
}

int
rcn_text_compare(const rcn_text *a, const rcn_text *b)
{
    int order = memcmp(a->at, b->at, a->len < b->len ? a->len : b->len);
    return order ? order : (a->len > b->len) - (a->len < b->len);
}

bool
rcn_text_is(rcn_text text, const char *string)
{
    return rcn_text_equal(text, rcn_text_of(string));
}

bool
rcn_text_starts(rcn_text text, const char *prefix)
{
    size_t len = strlen(prefix);
    return text.len >= len && memcmp(text.at, prefix, len) == 0;
}

bool
rcn_text_ends(rcn_text text, const char *suffix)
{
    size_t len = strlen(suffix);
    return text.len >= len &&
           memcmp(text.at + text.len - len, suffix, len) == 0;
}

size_t
rcn_text_find(rcn_text text, const char *needle, size_t from)
{
    size_t len = strlen(needle);
    if (!len) {
        return from <= text.len ? from : SIZE_MAX;
    }
    /* Spaces are everywhere, so another byte is looked for where there is one. */
    size_t key = len > 1 && needle[0] == ' ';
    while (from < text.len && text.len - from >= len) {
        const char *hit = memchr(text.at + from + key, needle[key],
                                 text.len - from - len + 1);
        if (!hit) {
            break;
        }
        hit -= key;
        if (memcmp(hit, needle, len) == 0) {
            return (size_t)(hit - text.at);
        }
        from = (size_t)(hit - text.at) + 1;
    }
    return SIZE_MAX;
}

char *
rcn_text_string(rcn_arena *arena, rcn_text text)
{
    return rcn_arena_strndup(arena, text.at, text.len);
}

rcn_buffer
rcn_buffer_new(rcn_arena *arena)
{
    return (rcn_buffer){.arena = arena};
}

char *
rcn_buffer_room(rcn_buffer *buffer, size_t more)
{
    if (more > SIZE_MAX / 2 - buffer->len) {
        rcn_out_of_memory();
    }
    size_t need = buffer->len + more + 1;
    if (need > buffer->capacity) {
        size_t capacity = buffer->capacity ? buffer->capacity * 2 : 64;
        if (capacity < need) {
            capacity = need;
        }
        buffer->at = rcn_arena_grow(buffer->arena, buffer->at, buffer->capacity,
                                    capacity);
        buffer->capacity = capacity;
    }
    return buffer->at + buffer->len;
}

void
rcn_buffer_add(rcn_buffer *buffer, rcn_text text)
{
    if (text.len) {
        memcpy(rcn_buffer_room(buffer, text.len), text.at, text.len);
        buffer->len += text.len;
    }
}

void
rcn_buffer_string(rcn_buffer *buffer, const char *string)
{
    rcn_buffer_add(buffer, rcn_text_of(string));
}

void
rcn_buffer_char(rcn_buffer *buffer, char byte)
{
    *rcn_buffer_room(buffer, 1) = byte;
    buffer->len++;
}

void
rcn_buffer_printf(rcn_buffer *buffer, const char *format, ...)
{
    va_list values;
    va_start(values, format);
    va_list again;
    va_copy(again, values);
    int len = vsnprintf(NULL, 0, format, values);
    va_end(values);
    if (len > 0) {
        char *at = rcn_buffer_room(buffer, (size_t)len);
        (void)vsnprintf(at, (size_t)len + 1, format, again);
        buffer->len += (size_t)len;
    }
    va_end(again);
}

rcn_text
rcn_buffer_text(rcn_buffer *buffer)
{
    *rcn_buffer_room(buffer, 0) = '\0';
    return (rcn_text){buffer->at, buffer->len};
}
