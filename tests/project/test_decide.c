/* Decisions written into texts of edition.yaml: the cases of decide.txt, each with
 * line ends of both kinds.  "== name", the text, "-- file change [was]", the text
 * that is wanted. */
#include "fixture.h"

#include <string.h>

#include "project/decide.h"

typedef struct rcn_case {
    const char *name;
    rcn_text old, wanted;
    const char *file, *change, *was; /* JSON, `was` may be NULL */
} rcn_case;

/* The lines from `*at` to the next one that begins with `mark`. */
static rcn_text
take_until(rcn_text all, size_t *at, const char *mark)
{
    size_t start = *at;
    while (*at < all.len && strncmp(all.at + *at, mark, strlen(mark)) != 0) {
        size_t end = rcn_text_find(all, "\n", *at);
        *at = end == SIZE_MAX ? all.len : end + 1;
    }
    return rcn_text_slice(all, start, *at);
}

static char *
take_line(rcn_arena *arena, rcn_text all, size_t *at)
{
    size_t end = rcn_text_find(all, "\n", *at);
    char *line = rcn_arena_strndup(arena, all.at + *at, end - *at);
    *at = end + 1;
    return line;
}

static rcn_case
take_case(rcn_arena *arena, rcn_text all, size_t *at)
{
    rcn_case one = {.name = take_line(arena, all, at) + 3};
    one.old = take_until(all, at, "-- ");
    char *line = take_line(arena, all, at) + 3;
    char *change = strchr(line, ' ');
    *change++ = '\0';
    char *was = strstr(change, "} {");
    if (was) {
        was[1] = '\0';
        one.was = was + 2;
    }
    one.file = line;
    one.change = change;
    one.wanted = take_until(all, at, "== ");
    return one;
}

static rcn_text
with_crlf(rcn_arena *arena, rcn_text text, bool crlf)
{
    rcn_buffer out = rcn_buffer_new(arena);
    for (size_t at = 0; at < text.len; at++) {
        rcn_buffer_string(&out, crlf && text.at[at] == '\n' ? "\r" : "");
        rcn_buffer_char(&out, text.at[at]);
    }
    return rcn_buffer_text(&out);
}

/* What came of it, in the words of the file. */
static rcn_text
result_of(rcn_arena *arena, rcn_decide_end end, rcn_text text,
          const rcn_decide_conflict *conflict, const rcn_log *log)
{
    if (end == RCN_DECIDE_CONFLICT) {
        const rcn_yaml *node = conflict->node;
        bool reason = node->kind == RCN_YAML_MAPPING;
        return rcn_text_of(rcn_arena_printf(
            arena, "conflict: %s is %s%s%s\n", conflict->key,
            reason ? node->items[0].key : "", reason ? ": " : "",
            reason ? node->items[0].scalar.at : node->scalar.at));
    }
    if (end == RCN_DECIDE_DONE) {
        return text;
    }
    rcn_capture capture;
    rcn_capture_open(&capture);
    assert_true(rcn_log_print(log, capture.out, RCN_NOTE, RCN_LOG_TEXT));
    rcn_text said = rcn_capture_close(&capture, arena);
    size_t slug = rcn_text_find(said, "[", 0);
    return rcn_text_of(rcn_arena_printf(
        arena, "refused: %.*s\n", (int)(rcn_text_find(said, "\n", slug) - slug),
        said.at + slug));
}

static void
run_case(rcn_arena *arena, const rcn_case *one, bool crlf)
{
    rcn_log *log = rcn_log_new();
    rcn_decide decide = {.shown = "edition.yaml",
                         .name = one->file,
                         .sha256 = "0123456789abcdef0123456789abcdef"
                                   "0123456789abcdef0123456789abcdef",
                         .change = rcn_yaml_parse(
                             arena, rcn_text_of(one->change), "change", log)};
    assert_non_null(decide.change);
    if (one->was) {
        decide.was = rcn_yaml_parse(arena, rcn_text_of(one->was), "was", log);
    }
    rcn_text old = with_crlf(arena, one->old, crlf);
    bool open = strcmp(one->name, "a file without its last line end") == 0;
    old.len -= open ? (crlf ? 2 : 1) : 0;
    rcn_text text = {0};
    rcn_decide_conflict conflict = {0};
    rcn_decide_end end =
        rcn_project_decide(arena, old, &decide, log, &text, &conflict);
    rcn_text made = result_of(arena, end, text, &conflict, log);
    bool is_text = end == RCN_DECIDE_DONE && old.len;
    rcn_text wanted = with_crlf(arena, one->wanted, crlf && is_text);
    if (!rcn_text_equal(made, wanted)) {
        fail_msg("%s: got\n%.*s\nnot\n%.*s", one->name, (int)made.len, made.at,
                 (int)wanted.len, wanted.at);
    }
    rcn_log_free(log);
}

static void
test_cases(void **state)
{
    rcn_fixture *fixture = *state;
    rcn_text all;
    assert_true(rcn_file_read(fixture->arena, "tests/project/decide.txt",
                              "decide.txt", 100000, fixture->log, &all));
    size_t count = 0;
    for (size_t at = 0; at < all.len; count++) {
        rcn_case one = take_case(fixture->arena, all, &at);
        run_case(fixture->arena, &one, false);
        run_case(fixture->arena, &one, true);
    }
    assert_true(count >= 20);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_cases, rcn_fixture_open,
                                        rcn_fixture_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
