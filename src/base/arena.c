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
#define LARGE       ((size_t)512 * 1024)
#define ALIGNMENT   _Alignof(max_align_t)

typedef struct rcn_arena_chunk {
    struct rcn_arena_chunk *next;
    size_t size, used;
    max_align_t data[];
} rcn_arena_chunk;

typedef struct rcn_deferred {
    struct rcn_deferred *next;
    rcn_release *release;
    void *object;
} rcn_deferred;

struct rcn_arena {
    rcn_arena_chunk *chunks; /* newest first */
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
        rcn_arena_chunk *chunk = arena->chunks;
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
        rcn_arena_chunk *chunk = arena->chunks;
        arena->chunks = chunk->next;
        arena->held -= chunk->size;
        free(chunk);
    }
    if (arena->chunks) {
        arena->chunks->used = 0;
    }
    arena->used = 0;
}

/* Checks that the arena may hold `more` bytes, and counts them. */
static void
hold(rcn_arena *arena, size_t more)
{
    if (more > SIZE_MAX / 2 ||
        (arena->limit && more > arena->limit - arena->held)) {
        rcn_out_of_memory();
    }
    arena->held += more;
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
    hold(arena, size);
    rcn_arena_chunk *chunk = malloc(sizeof *chunk + size);
    if (!chunk) {
        rcn_out_of_memory();
    }
    chunk->size = size;
    chunk->used = 0;
    chunk->next = arena->chunks;
    arena->chunks = chunk;
}

/* A large block has a chunk of its own, behind the newest, whose room
 * is still used.  Fresh from the system it is zero, and pages nobody writes to
 * take up no memory. */
static void *
add_large(rcn_arena *arena, size_t bytes)
{
    hold(arena, bytes);
    rcn_arena_chunk *chunk = calloc(1, sizeof *chunk + bytes);
    if (!chunk) {
        rcn_out_of_memory();
    }
    chunk->size = bytes;
    chunk->used = bytes;
    rcn_arena_chunk **place =
        arena->chunks ? &arena->chunks->next : &arena->chunks;
    chunk->next = *place;
    *place = chunk;
    arena->used += bytes;
    return chunk->data;
}

static size_t
round_up(size_t bytes)
{
    if (bytes > SIZE_MAX - ALIGNMENT) {
        rcn_out_of_memory();
    }
    return (bytes + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
}

/* Bytes of the newest chunk, as they are. */
static void *
take(rcn_arena *arena, size_t bytes)
{
    if (!arena->chunks || bytes > arena->chunks->size - arena->chunks->used) {
        add_chunk(arena, bytes);
    }
    rcn_arena_chunk *chunk = arena->chunks;
    void *block = (char *)chunk->data + chunk->used;
    chunk->used += bytes;
    arena->used += bytes;
    return block;
}

void *
rcn_arena_alloc(rcn_arena *arena, size_t count, size_t size)
{
    if (size && count > SIZE_MAX / size) {
        rcn_out_of_memory();
    }
    size_t wanted = count * size;
    size_t bytes = round_up(wanted > 0 ? wanted : 1);
    return bytes >= LARGE ? add_large(arena, bytes)
                          : memset(take(arena, bytes), 0, bytes);
}

/* Returns the link to the chunk that holds only this block, or NULL. */
static rcn_arena_chunk **
find_large(rcn_arena *arena, const void *block, size_t held)
{
    rcn_arena_chunk **place = &arena->chunks;
    while (*place &&
           ((const void *)(*place)->data != block || (*place)->used != held)) {
        place = &(*place)->next;
    }
    return *place ? place : NULL;
}

/* Lets the system move a large block, which needs no copy of it. */
static void *
grow_large(rcn_arena *arena, const void *block, size_t held, size_t want)
{
    rcn_arena_chunk **place = find_large(arena, block, held);
    if (!place) {
        return NULL;
    }
    hold(arena, want - (*place)->size);
    rcn_arena_chunk *chunk = realloc(*place, sizeof *chunk + want);
    if (!chunk) {
        rcn_out_of_memory();
    }
    *place = chunk;
    arena->used += want - held;
    chunk->size = want;
    chunk->used = want;
    return chunk->data;
}

void *
rcn_arena_grow(rcn_arena *arena, void *block, size_t old_size, size_t new_size)
{
    size_t held = round_up(old_size ? old_size : 1);
    size_t want = round_up(new_size ? new_size : 1);
    void *grown = NULL;
    if (block && arena->chunks && want >= held) {
        rcn_arena_chunk *chunk = arena->chunks;
        char *end = (char *)chunk->data + chunk->used;
        if ((char *)block + held == end &&
            want - held <= chunk->size - chunk->used) {
            chunk->used += want - held;
            arena->used += want - held;
            return block;
        }
        grown = held >= LARGE ? grow_large(arena, block, held, want) : NULL;
    }
    if (!grown) {
        grown = want >= LARGE ? add_large(arena, want) : take(arena, want);
        if (block && old_size) {
            memcpy(grown, block, old_size < new_size ? old_size : new_size);
        }
    }
    return grown;
}

void
rcn_arena_drop(rcn_arena *arena, const void *block, size_t size)
{
    size_t held = round_up(size ? size : 1);
    rcn_arena_chunk **place =
        held >= LARGE ? find_large(arena, block, held) : NULL;
    if (place) {
        rcn_arena_chunk *chunk = *place;
        *place = chunk->next;
        arena->held -= chunk->size;
        arena->used -= chunk->used;
        free(chunk);
    }
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
