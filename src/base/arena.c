/* Region allocator: chunks of doubling size, freed together (D. R. Hanson,
 * "Fast Allocation and Deallocation of Memory Based on Object Lifetimes",
 * Software: Practice and Experience 20, 1990).  Out of memory ends the
 * program, so that no caller carries an error branch for it. */
#include "base/arena.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define FIRST_CHUNK ((size_t)16 * 1024)
#define LAST_CHUNK  ((size_t)4 * 1024 * 1024)
#define ALIGNMENT   _Alignof(max_align_t)

typedef struct rcn_chunk {
    struct rcn_chunk *next;
    size_t size, used;
    max_align_t data[];
} rcn_chunk;

typedef struct rcn_deferred {
    struct rcn_deferred *next;
    rcn_release *release;
    void *object;
} rcn_deferred;

struct rcn_arena {
    rcn_chunk *chunks; /* newest first */
    rcn_deferred *deferred;
    size_t limit, held, used;
};

_Noreturn void
rcn_out_of_memory(void)
{
    (void)fputs("recension: out of memory\n", stderr);
    exit(71);
}

rcn_arena *
rcn_arena_new(size_t limit)
{
    rcn_arena *arena = calloc(1, sizeof *arena);
    if (!arena) {
        rcn_out_of_memory();
    }
    arena->limit = limit;
    return arena;
}

static void
run_deferred(rcn_arena *arena)
{
    while (arena->deferred) {
        rcn_deferred *call = arena->deferred;
        arena->deferred = call->next;
        call->release(call->object);
    }
}

void
rcn_arena_free(rcn_arena *arena)
{
    if (!arena) {
        return;
    }
    run_deferred(arena);
    while (arena->chunks) {
        rcn_chunk *chunk = arena->chunks;
        arena->chunks = chunk->next;
        free(chunk);
    }
    free(arena);
}

void
rcn_arena_reset(rcn_arena *arena)
{
    run_deferred(arena);
    while (arena->chunks && arena->chunks->next) {
        rcn_chunk *chunk = arena->chunks;
        arena->chunks = chunk->next;
        arena->held -= chunk->size;
        free(chunk);
    }
    if (arena->chunks) {
        arena->chunks->used = 0;
    }
    arena->used = 0;
}

static void
add_chunk(rcn_arena *arena, size_t need)
{
    size_t size = arena->chunks ? arena->chunks->size * 2 : FIRST_CHUNK;
    if (size > LAST_CHUNK) {
        size = LAST_CHUNK;
    }
    if (size < need) {
        size = need;
    }
    if (size > SIZE_MAX - sizeof(rcn_chunk) ||
        (arena->limit && size > arena->limit - arena->held)) {
        rcn_out_of_memory();
    }
    rcn_chunk *chunk = malloc(sizeof *chunk + size);
    if (!chunk) {
        rcn_out_of_memory();
    }
    chunk->size = size;
    chunk->used = 0;
    chunk->next = arena->chunks;
    arena->chunks = chunk;
    arena->held += size;
}

static size_t
round_up(size_t bytes)
{
    if (bytes > SIZE_MAX - ALIGNMENT) {
        rcn_out_of_memory();
    }
    return (bytes + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
}

void *
rcn_arena_alloc(rcn_arena *arena, size_t count, size_t size)
{
    if (size && count > SIZE_MAX / size) {
        rcn_out_of_memory();
    }
    size_t wanted = count * size;
    size_t bytes = round_up(wanted > 0 ? wanted : 1);
    if (!arena->chunks || bytes > arena->chunks->size - arena->chunks->used) {
        add_chunk(arena, bytes);
    }
    rcn_chunk *chunk = arena->chunks;
    void *block = (char *)chunk->data + chunk->used;
    chunk->used += bytes;
    arena->used += bytes;
    return memset(block, 0, bytes);
}

void *
rcn_arena_grow(rcn_arena *arena, void *block, size_t old_size, size_t new_size)
{
    if (block && arena->chunks) {
        rcn_chunk *chunk = arena->chunks;
        size_t held = round_up(old_size ? old_size : 1);
        size_t want = round_up(new_size ? new_size : 1);
        char *end = (char *)chunk->data + chunk->used;
        if ((char *)block + held == end && want >= held &&
            want - held <= chunk->size - chunk->used) {
            chunk->used += want - held;
            arena->used += want - held;
            memset((char *)block + old_size, 0, want - old_size);
            return block;
        }
    }
    void *grown = rcn_arena_alloc(arena, new_size, 1);
    if (block && old_size) {
        memcpy(grown, block, old_size < new_size ? old_size : new_size);
    }
    return grown;
}

char *
rcn_arena_strndup(rcn_arena *arena, const char *text, size_t len)
{
    if (len == SIZE_MAX) {
        rcn_out_of_memory();
    }
    char *copy = rcn_arena_alloc(arena, len + 1, 1);
    if (len) {
        memcpy(copy, text, len);
    }
    return copy;
}

char *
rcn_arena_strdup(rcn_arena *arena, const char *text)
{
    return text ? rcn_arena_strndup(arena, text, strlen(text)) : NULL;
}

char *
rcn_arena_vprintf(rcn_arena *arena, const char *format, va_list values)
{
    va_list again;
    va_copy(again, values);
    int len = vsnprintf(NULL, 0, format, values);
    if (len < 0) {
        rcn_out_of_memory();
    }
    char *text = rcn_arena_alloc(arena, (size_t)len + 1, 1);
    (void)vsnprintf(text, (size_t)len + 1, format, again);
    va_end(again);
    return text;
}

char *
rcn_arena_printf(rcn_arena *arena, const char *format, ...)
{
    va_list values;
    va_start(values, format);
    char *text = rcn_arena_vprintf(arena, format, values);
    va_end(values);
    return text;
}

void
rcn_arena_defer(rcn_arena *arena, rcn_release *release, void *object)
{
    rcn_deferred *call = rcn_arena_alloc(arena, 1, sizeof *call);
    call->release = release;
    call->object = object;
    call->next = arena->deferred;
    arena->deferred = call;
}

size_t
rcn_arena_used(const rcn_arena *arena)
{
    return arena->used;
}
