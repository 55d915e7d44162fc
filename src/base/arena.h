#ifndef RCN_BASE_ARENA_H
#define RCN_BASE_ARENA_H

#include <stdarg.h>
#include <stddef.h>

/** A region of memory whose objects are all freed together.
 *
 * One arena a document read, one for the edition, scratch arenas reset for each
 * paragraph.  Nothing taken from an arena is freed by hand. */
typedef struct rcn_arena rcn_arena;

/** A function that gives back a foreign handle. */
typedef void rcn_release(void *object);

/** Makes an empty arena.  `limit` is the most bytes it may ever hold (0: none);
 * passing it ends the program as running out of memory does: one message on
 * standard error and exit status 71 (EX_OSERR of sysexits). */
rcn_arena *rcn_arena_new(size_t limit);

/** Frees the arena and all it holds, running deferred calls last-in first-out.
 * NULL is allowed. */
void rcn_arena_free(rcn_arena *arena);

/** Forgets all objects but keeps the memory for the next ones; deferred calls
 * are run. */
void rcn_arena_reset(rcn_arena *arena);

/** Returns `count * size` zeroed bytes aligned for any type; never NULL.
 * The multiplication is checked for overflow. */
void *rcn_arena_alloc(rcn_arena *arena, size_t count, size_t size);

/** Grows the newest or any earlier block from `old_size` to `new_size` bytes,
 * in place when it is the newest.  What is in the new part is not said. */
void *rcn_arena_grow(rcn_arena *arena, void *block, size_t old_size,
                     size_t new_size);

/** Gives back a block of `size` bytes that nothing points to any more, if it is
 * a large one (half a MiB); smaller ones stay until the arena is freed. */
void rcn_arena_drop(rcn_arena *arena, const void *block, size_t size);

/** Copies `len` bytes and adds a NUL after them. */
char *rcn_arena_strndup(rcn_arena *arena, const char *text, size_t len);

/** Copies a string; NULL gives NULL. */
char *rcn_arena_strdup(rcn_arena *arena, const char *text);

/** Formats as printf does into new memory of the arena. */
char *rcn_arena_printf(rcn_arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/** Returns the same with a va_list. */
char *rcn_arena_vprintf(rcn_arena *arena, const char *format, va_list values)
    __attribute__((format(printf, 2, 0)));

/** Calls `release(object)` when the arena is freed or reset.  For handles of
 * other libraries (an xmlDoc, a zip_t): they too are freed with their
 * document. */
void rcn_arena_defer(rcn_arena *arena, rcn_release *release, void *object);

/** Bytes handed out so far. */
size_t rcn_arena_used(const rcn_arena *arena);

/** Ends the program: "recension: out of memory", exit status 71. */
_Noreturn void rcn_out_of_memory(void);

#endif
