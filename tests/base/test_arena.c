/* The region allocator: alignment, growth, deferred calls, and the limit that
 * ends the program. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "cmocka_all.h"

#include "base/arena.h"
#include "base/list.h"

static void
blocks_are_zeroed_and_aligned(void **state)
{
    (void)state;
    static const char zeros[64];
    rcn_arena *arena = rcn_arena_new(0);
    for (size_t size = 0; size < 64; size++) {
        void *block = rcn_arena_alloc(arena, 1, size);
        assert_int_equal((uintptr_t)block % _Alignof(max_align_t), 0);
        assert_memory_equal(block, zeros, size);
        memset(block, 0xFF, size);
    }
    rcn_arena_free(arena);
}

static void
growing_keeps_what_is_there(void **state)
{
    (void)state;
    rcn_arena *arena = rcn_arena_new(0);
    char *newest = rcn_arena_strdup(arena, "abc");
    char *grown = rcn_arena_grow(arena, newest, 4, 100);
    assert_ptr_equal(grown, newest);
    assert_string_equal(grown, "abc");
    grown[99] = 'x';
    (void)rcn_arena_alloc(arena, 1, 1);
    char *moved = rcn_arena_grow(arena, grown, 100, 100000);
    assert_ptr_not_equal(moved, grown);
    assert_string_equal(moved, "abc");
    assert_int_equal(moved[99], 'x');
    rcn_arena_free(arena);
}

/* Large blocks grow without a second copy, and small ones go on in between. */
static void
large_blocks_grow_alone(void **state)
{
    (void)state;
    const size_t megabyte = (size_t)1024 * 1024;
    rcn_arena *arena = rcn_arena_new(70 * megabyte);
    char *one = rcn_arena_alloc(arena, 1, megabyte);
    char *two = rcn_arena_alloc(arena, 1, megabyte);
    assert_int_equal(two[megabyte - 1], 0);
    memcpy(one, "one", 4);
    memcpy(two, "two", 4);
    for (size_t size = megabyte; size < 32 * megabyte; size *= 2) {
        char *small = rcn_arena_strdup(arena, "small");
        one = rcn_arena_grow(arena, one, size, 2 * size);
        two = rcn_arena_grow(arena, two, size, 2 * size);
        one[2 * size - 1] = 'x';
        assert_string_equal(small, "small");
    }
    assert_string_equal(one, "one");
    assert_string_equal(two, "two");
    assert_true(rcn_arena_used(arena) >= 64 * megabyte);
    rcn_arena_reset(arena);
    assert_string_equal(rcn_arena_strdup(arena, "again"), "again");
    rcn_arena_free(arena);
}

typedef struct rcn_trace {
    char *out;
    char letter;
} rcn_trace;

static void
note(void *object)
{
    rcn_trace *trace = object;
    size_t len = strlen(trace->out);
    trace->out[len] = trace->letter;
}

static void
deferred_calls_run_last_in_first_out(void **state)
{
    (void)state;
    char out[8] = "";
    rcn_trace a = {out, 'a'};
    rcn_trace b = {out, 'b'};
    rcn_trace c = {out, 'c'};
    rcn_arena *arena = rcn_arena_new(0);
    rcn_arena_defer(arena, note, &a);
    rcn_arena_defer(arena, note, &b);
    rcn_arena_reset(arena);
    assert_string_equal(out, "ba");
    rcn_arena_defer(arena, note, &c);
    rcn_arena_free(arena);
    assert_string_equal(out, "bac");
}

static void
reset_forgets_and_counts_anew(void **state)
{
    (void)state;
    rcn_arena *arena = rcn_arena_new(0);
    (void)rcn_arena_alloc(arena, 1000, 1000);
    assert_true(rcn_arena_used(arena) >= 1000000);
    rcn_arena_reset(arena);
    assert_int_equal(rcn_arena_used(arena), 0);
    const char *fresh = rcn_arena_alloc(arena, 1, 16);
    assert_int_equal(fresh[15], 0);
    rcn_arena_free(arena);
}

static void
lists_grow_and_keep_order(void **state)
{
    (void)state;
    rcn_arena *arena = rcn_arena_new(0);
    RCN_LIST(int) list = {0};
    for (int i = 0; i < 1000; i++) {
        RCN_PUSH(arena, &list, i);
        (void)rcn_arena_alloc(arena, 1, 1);
    }
    assert_int_equal(list.count, 1000);
    for (int i = 0; i < 1000; i++) {
        assert_int_equal(list.items[i], i);
    }
    rcn_arena_free(arena);
}

static void
formatted_text_is_whole(void **state)
{
    (void)state;
    rcn_arena *arena = rcn_arena_new(0);
    char *text = rcn_arena_printf(arena, "%0*d|%s", 300, 7, "end");
    assert_int_equal(strlen(text), 304);
    assert_string_equal(text + 299, "7|end");
    assert_null(rcn_arena_strdup(arena, NULL));
    rcn_arena_free(arena);
}

/* Runs `action` in a child and returns its exit status. */
static int
status_of(void (*action)(void))
{
    pid_t child = fork();
    if (child == 0) {
        (void)freopen("/dev/null", "w", stderr);
        action();
        _exit(0);
    }
    int status = 0;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status));
    return WEXITSTATUS(status);
}

static void
stay_below_the_limit(void)
{
    rcn_arena *arena = rcn_arena_new((size_t)1024 * 1024);
    (void)rcn_arena_alloc(arena, 500, 1024);
    rcn_arena_free(arena);
}

static void
pass_the_limit(void)
{
    rcn_arena *arena = rcn_arena_new((size_t)1024 * 1024);
    for (int i = 0; i < 2000; i++) {
        (void)rcn_arena_alloc(arena, 1, 1024);
    }
}

static void
dropping_gives_back_large_blocks(void **state)
{
    (void)state;
    size_t large = (size_t)1024 * 1024;
    rcn_arena *arena = rcn_arena_new(4 * large);
    char *small = rcn_arena_alloc(arena, 100, 1);
    size_t before = rcn_arena_used(arena);
    for (int i = 0; i < 100; i++) { /* far more than the arena may hold */
        char *block = rcn_arena_alloc(arena, large, 1);
        block[large - 1] = 'x';
        rcn_arena_drop(arena, block, large);
    }
    assert_int_equal(rcn_arena_used(arena), before);
    rcn_arena_drop(arena, small, 100);
    assert_int_equal(rcn_arena_used(arena), before);
    rcn_arena_free(arena);
}

static void
overflow_the_product(void)
{
    (void)rcn_arena_alloc(rcn_arena_new(0), SIZE_MAX / 2, 3);
}

static void
overflow_the_rounding(void)
{
    (void)rcn_arena_alloc(rcn_arena_new(0), SIZE_MAX, 1);
}

static void
the_limit_ends_the_program(void **state)
{
    (void)state;
    assert_int_equal(status_of(stay_below_the_limit), 0);
    assert_int_equal(status_of(pass_the_limit), 71);
    assert_int_equal(status_of(overflow_the_product), 71);
    assert_int_equal(status_of(overflow_the_rounding), 71);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(blocks_are_zeroed_and_aligned),
        cmocka_unit_test(growing_keeps_what_is_there),
        cmocka_unit_test(large_blocks_grow_alone),
        cmocka_unit_test(deferred_calls_run_last_in_first_out),
        cmocka_unit_test(reset_forgets_and_counts_anew),
        cmocka_unit_test(lists_grow_and_keep_order),
        cmocka_unit_test(formatted_text_is_whole),
        cmocka_unit_test(dropping_gives_back_large_blocks),
        cmocka_unit_test(the_limit_ends_the_program),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
