/* PCRE2 behind two calls, with match limits. */
#define PCRE2_CODE_UNIT_WIDTH 8
#include "base/pattern.h"

#include <assert.h>
#include <pcre2.h>

#define MATCH_LIMIT 200000
#define DEPTH_LIMIT 2000

struct rcn_pattern {
    const rcn_pattern *needed; /* what every match has; NULL: not known */
    pcre2_code *code;
    pcre2_match_data *data;
    pcre2_match_context *context;
};

static void
release(void *object)
{
    rcn_pattern *pattern = object;
    pcre2_match_context_free(pattern->context);
    pcre2_match_data_free(pattern->data);
    pcre2_code_free(pattern->code);
}

rcn_pattern *
rcn_pattern_new(rcn_arena *arena, const char *expression, bool ignore_case,
                const char **ret_error)
{
    int error = 0;
    PCRE2_SIZE at = 0;
    uint32_t options = PCRE2_UTF | PCRE2_UCP | PCRE2_NEVER_BACKSLASH_C |
                       (ignore_case ? PCRE2_CASELESS : 0);
    pcre2_code *code =
        pcre2_compile((PCRE2_SPTR)expression, PCRE2_ZERO_TERMINATED, options,
                      &error, &at, NULL);
    if (!code) {
        char message[256];
        (void)pcre2_get_error_message(error, (PCRE2_UCHAR *)message,
                                      sizeof message);
        *ret_error =
            rcn_arena_printf(arena, "%s at offset %zu", message, (size_t)at);
        return NULL;
    }
    (void)pcre2_jit_compile(code, PCRE2_JIT_COMPLETE); /* or interpreted */
    rcn_pattern *pattern = rcn_arena_alloc(arena, 1, sizeof *pattern);
    pattern->code = code;
    pattern->data = pcre2_match_data_create(RCN_PATTERN_GROUPS, NULL);
    pattern->context = pcre2_match_context_create(NULL);
    if (!pattern->data || !pattern->context) {
        rcn_out_of_memory();
    }
    (void)pcre2_set_match_limit(pattern->context, MATCH_LIMIT);
    (void)pcre2_set_depth_limit(pattern->context, DEPTH_LIMIT);
    rcn_arena_defer(arena, release, pattern);
    return pattern;
}

rcn_pattern *
rcn_pattern_constant(rcn_arena *arena, const char *expression, bool ignore_case)
{
    const char *error = NULL;
    rcn_pattern *pattern =
        rcn_pattern_new(arena, expression, ignore_case, &error);
    assert(pattern);
    return pattern;
}

rcn_pattern *
rcn_pattern_needing(rcn_arena *arena, const char *expression, bool ignore_case,
                    const char *needed)
{
    rcn_pattern *pattern = rcn_pattern_constant(arena, expression, ignore_case);
    if (needed) {
        pattern->needed = rcn_pattern_constant(arena, needed, ignore_case);
    }
    return pattern;
}

bool
rcn_pattern_find(const rcn_pattern *pattern, rcn_text subject, size_t from,
                 rcn_match *ret_match)
{
    if (from > subject.len ||
        (pattern->needed &&
         !rcn_pattern_find(pattern->needed, subject, from, ret_match))) {
        return false;
    }
    int groups = pcre2_match(pattern->code, (PCRE2_SPTR)subject.at, subject.len,
                             from, 0, pattern->data, pattern->context);
    if (groups < 0) {
        return false;
    }
    const PCRE2_SIZE *offsets = pcre2_get_ovector_pointer(pattern->data);
    size_t count = groups == 0 ? RCN_PATTERN_GROUPS : (size_t)groups;
    for (size_t i = 0; i < RCN_PATTERN_GROUPS; i++) {
        bool took_part = i < count && offsets[2 * i] != PCRE2_UNSET;
        ret_match->start[i] = took_part ? offsets[2 * i] : SIZE_MAX;
        ret_match->end[i] = took_part ? offsets[2 * i + 1] : SIZE_MAX;
    }
    return true;
}

rcn_text
rcn_match_text(const rcn_match *match, rcn_text subject, size_t group)
{
    if (match->start[group] == SIZE_MAX) {
        return (rcn_text){"", 0};
    }
    return rcn_text_slice(subject, match->start[group], match->end[group]);
}
