/* The one list of diagnostics: what happened to whose file, kept in order of
 * arrival and printed in order of place (the model is that of mandoc). */
#include "base/diag.h"

#include <jansson.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/list.h"

#define ALIKE_MOST 12 /* warnings of one code that a person is shown */

typedef struct rcn_entry {
    rcn_code code;
    rcn_place place;
    const char *detail;
    size_t arrival;
} rcn_entry;

struct rcn_log {
    rcn_arena *arena;
    RCN_LIST(rcn_entry) entries;
    const char *from, *to; /* of rcn_log_rename, or NULL */
    const rcn_translations *translations;
    rcn_progress progress;
};

static const struct {
    const char *slug;
    rcn_severity severity;
    const char *text, *remedy;
} codes[] = {
#define RCN_DIAG(name, slug, severity, text, meaning, remedy) \
    {slug, RCN_##severity, text, remedy},
#include "base/diag_codes.def"
#undef RCN_DIAG
};

static const char *const severity_names[] = {"note", "warning", "error",
                                             "fatal"};
static const char *const severity_colors[] = {"36", "33", "31", "1;31"};

rcn_log *
rcn_log_new(void)
{
    rcn_arena *arena = rcn_arena_new(0);
    rcn_log *log = rcn_arena_alloc(arena, 1, sizeof *log);
    log->arena = arena;
    return log;
}

void
rcn_log_free(rcn_log *log)
{
    if (log) {
        rcn_arena_free(log->arena);
    }
}

void
rcn_log_watch(rcn_log *log, rcn_progress progress)
{
    log->progress = progress;
}

void
rcn_log_step(const rcn_log *log, const char *step, size_t done, size_t count)
{
    if (log->progress.tell) {
        log->progress.tell(log->progress.user, step, done, count);
    }
}

void
rcn_log_speak(rcn_log *log, const rcn_translations *translations)
{
    log->translations = translations;
}

const char *
rcn_log_say(const rcn_log *log, const char *english)
{
    return rcn_translations_say(log->translations, english);
}

void
rcn_log_rename(rcn_log *log, const char *from, const char *to)
{
    log->from = rcn_arena_strdup(log->arena, from);
    log->to = rcn_arena_strdup(log->arena, to);
}

/* The path to show, in the log's arena. */
static const char *
shown_path(const rcn_log *log, const char *path)
{
    size_t len = log->from ? strlen(log->from) : 0;
    if (!path || !len || strncmp(path, log->from, len) != 0) {
        return rcn_arena_strdup(log->arena, path);
    }
    return rcn_arena_printf(log->arena, "%s%s", log->to, path + len);
}

void
rcn_log_add(rcn_log *log, rcn_code code, rcn_place place, const char *format,
            ...)
{
    va_list values;
    va_start(values, format);
    const char *detail =
        rcn_arena_vprintf(log->arena, rcn_log_say(log, format), values);
    if (strcmp(format, "%s") == 0) {
        detail = rcn_log_say(log, detail);
    }
    va_end(values);
    place.path = shown_path(log, place.path);
    RCN_PUSH(log->arena, &log->entries,
             (rcn_entry){code, place, detail, log->entries.count});
}

size_t
rcn_log_mark(const rcn_log *log)
{
    return log->entries.count;
}

void
rcn_log_rewind(rcn_log *log, size_t mark, rcn_severity least)
{
    size_t kept = mark;
    for (size_t i = mark; i < log->entries.count; i++) {
        rcn_entry *entry = &log->entries.items[i];
        if (codes[entry->code].severity >= least) {
            entry->arrival = kept;
            log->entries.items[kept++] = *entry;
        }
    }
    log->entries.count = kept;
}

size_t
rcn_log_count(const rcn_log *log, rcn_severity at_least)
{
    size_t count = 0;
    for (size_t i = 0; i < log->entries.count; i++) {
        count += codes[log->entries.items[i].code].severity >= at_least;
    }
    return count;
}

size_t
rcn_log_count_code(const rcn_log *log, rcn_code code)
{
    size_t count = 0;
    for (size_t i = 0; i < log->entries.count; i++) {
        count += log->entries.items[i].code == code;
    }
    return count;
}

rcn_severity
rcn_log_worst(const rcn_log *log)
{
    rcn_severity worst = RCN_NOTE;
    for (size_t i = 0; i < log->entries.count; i++) {
        rcn_severity one = codes[log->entries.items[i].code].severity;
        worst = one > worst ? one : worst;
    }
    return worst;
}

static int
by_number(size_t a, size_t b)
{
    return (a > b) - (a < b);
}

/* What follows from other messages is printed after them. */
static bool
is_outcome(const rcn_entry *entry)
{
    return !entry->place.path && codes[entry->code].severity == RCN_FATAL;
}

static int
by_place(const void *left, const void *right)
{
    const rcn_entry *a = *(const rcn_entry *const *)left;
    const rcn_entry *b = *(const rcn_entry *const *)right;
    int order = is_outcome(a) - is_outcome(b);
    if (order) {
        return order;
    }
    order = strcmp(a->place.path ? a->place.path : "",
                   b->place.path ? b->place.path : "");
    if (!order) {
        order = by_number(a->place.line, b->place.line);
    }
    if (!order) {
        order = by_number(a->place.column, b->place.column);
    }
    return order ? order : by_number(a->arrival, b->arrival);
}

static bool
print_json(const rcn_entry *item, FILE *out)
{
    json_t *object = json_object();
    if (item->place.path) {
        (void)json_object_set_new(object, "path",
                                  json_string(item->place.path));
    }
    if (item->place.line) {
        (void)json_object_set_new(object, "line",
                                  json_integer(item->place.line));
    }
    if (item->place.column) {
        (void)json_object_set_new(object, "column",
                                  json_integer(item->place.column));
    }
    const char *severity = severity_names[codes[item->code].severity];
    (void)json_object_set_new(object, "severity", json_string(severity));
    (void)json_object_set_new(object, "slug",
                              json_string(codes[item->code].slug));
    (void)json_object_set_new(object, "text",
                              json_string(codes[item->code].text));
    (void)json_object_set_new(object, "detail", json_string(item->detail));
    int failed = json_dumpf(object, out, JSON_COMPACT);
    json_decref(object);
    return !failed && fputc('\n', out) != EOF;
}

static bool
print_text(const rcn_log *log, const rcn_entry *item, FILE *out, bool color)
{
    const char *path = item->place.path;
    rcn_severity severity = codes[item->code].severity;
    const char *severity_name = rcn_log_say(log, severity_names[severity]);
    bool ok = fputs(path ? path : "recension", out) != EOF;
    if (path && item->place.line) {
        ok = fprintf(out, ":%u", item->place.line) > 0 && ok;
        if (item->place.column) {
            ok = fprintf(out, ":%u", item->place.column) > 0 && ok;
        }
    }
    if (color) {
        ok = fprintf(out, ": \033[%sm%s\033[0m: ", severity_colors[severity],
                     severity_name) > 0 &&
             ok;
    } else {
        ok = fprintf(out, ": %s: ", severity_name) > 0 && ok;
    }
    ok = fputs(rcn_log_say(log, codes[item->code].text), out) != EOF && ok;
    if (*item->detail) {
        ok = fprintf(out, ": %s", item->detail) > 0 && ok;
    }
    return fprintf(out, " [%s]\n", codes[item->code].slug) > 0 && ok;
}

static bool
print_remedy(const rcn_log *log, const rcn_entry *item, FILE *out, bool color)
{
    return fprintf(out, "      = %s%s%s: %s\n", color ? "\033[36m" : "",
                   rcn_log_say(log, "help"), color ? "\033[0m" : "",
                   rcn_log_say(log, codes[item->code].remedy)) > 0;
}

/* All entries in the order of printing, which the caller frees. */
static const rcn_entry **
sort_entries(const rcn_log *log)
{
    size_t count = log->entries.count;
    const rcn_entry **sorted = calloc(count + 1, sizeof(const rcn_entry *));
    if (!sorted) {
        rcn_out_of_memory();
    }
    for (size_t i = 0; i < count; i++) {
        sorted[i] = &log->entries.items[i];
    }
    qsort(sorted, count, sizeof *sorted, by_place);
    return sorted;
}

bool
rcn_log_print(const rcn_log *log, FILE *out, rcn_severity at_least,
              rcn_log_form form)
{
    const rcn_entry **sorted = sort_entries(log);
    bool ok = true;
    for (size_t i = 0; i < log->entries.count && ok; i++) {
        if (codes[sorted[i]->code].severity >= at_least) {
            ok = form == RCN_LOG_JSON
                     ? print_json(sorted[i], out)
                     : print_text(log, sorted[i], out, form == RCN_LOG_COLOR);
        }
    }
    free(sorted);
    return ok;
}

void
rcn_log_visit(const rcn_log *log,
              void (*visit)(void *user, const rcn_log_line *line), void *user)
{
    const rcn_entry **sorted = sort_entries(log);
    for (size_t i = 0; i < log->entries.count; i++) {
        const rcn_entry *item = sorted[i];
        const rcn_log_line line = {codes[item->code].severity, item->place,
                                   codes[item->code].slug,
                                   codes[item->code].text, item->detail};
        visit(user, &line);
    }
    free(sorted);
}

/* "388 more [date-missing]": the warnings of each code that were not printed,
 * which `--verbose` prints. */
static bool
print_rest(const rcn_log *log, const size_t *counts, FILE *out)
{
    bool ok = true;
    for (size_t code = 0; code < sizeof codes / sizeof *codes && ok; code++) {
        if (codes[code].severity == RCN_WARNING && counts[code] > ALIKE_MOST) {
            ok =
                fprintf(out, "recension: %s: %s: ",
                        rcn_log_say(log, severity_names[RCN_WARNING]),
                        rcn_log_say(log, codes[code].text)) > 0 &&
                fprintf(out, rcn_log_say(log, "%zu more; --verbose names each"),
                        counts[code] - ALIKE_MOST) > 0 &&
                fprintf(out, " [%s]\n", codes[code].slug) > 0;
        }
    }
    return ok;
}

bool
rcn_log_explain(const rcn_log *log, FILE *out, rcn_severity at_least,
                bool color, rcn_log_excerpt *excerpt)
{
    const rcn_entry **sorted = sort_entries(log);
    size_t counts[sizeof codes / sizeof *codes] = {0};
    size_t count = log->entries.count;
    bool ok = true;
    for (size_t i = 0; i <= count && ok; i++) {
        bool ends = i == count || is_outcome(sorted[i]);
        if (ends && at_least == RCN_WARNING) {
            ok = print_rest(log, counts, out);
            memset(counts, 0, sizeof counts);
        }
        if (i == count || codes[sorted[i]->code].severity < at_least) {
            continue;
        }
        rcn_code code = sorted[i]->code;
        rcn_severity severity = codes[code].severity;
        counts[code]++;
        if (severity == RCN_WARNING && at_least == RCN_WARNING &&
            counts[code] > ALIKE_MOST) {
            continue;
        }
        ok = print_text(log, sorted[i], out, color);
        excerpt(out, sorted[i]->place, color);
        if (severity > RCN_NOTE && counts[code] == 1) {
            ok = print_remedy(log, sorted[i], out, color) && ok;
        }
    }
    free(sorted);
    return ok;
}

const char *
rcn_code_slug(rcn_code code)
{
    return codes[code].slug;
}

const char *
rcn_code_text(rcn_code code)
{
    return codes[code].text;
}
