/* Arguments to an invocation, driven by the tables of table.c (the conventions
 * are those of POSIX.1-2017, XBD 12.2, and of GNU's long options). */
#include "cli/parse.h"

#include <assert.h>
#include <errno.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/codes.h"
#include "base/list.h"
#include "base/nearest.h"

/* Options are kept as they come and judged when the command is known, for it
 * may stand after them. */
typedef struct rcn_given {
    rcn_option_id id;
    const char *value;
} rcn_given;

typedef struct rcn_parser {
    rcn_arena *arena;
    const char *const *argv;
    int argc, at;
    rcn_log *log;
    const char *command; /* for messages, or NULL */
    RCN_LIST(rcn_given) given;
    RCN_LIST(const char *) operands;
} rcn_parser;

__attribute__((format(printf, 2, 3))) static bool
wrong(const rcn_parser *parser, const char *format, ...)
{
    va_list values;
    va_start(values, format);
    const char *message = rcn_arena_vprintf(
        parser->arena, rcn_log_say(parser->log, format), values);
    va_end(values);
    rcn_log_add(parser->log, RCN_CODE_USAGE, (rcn_place){NULL, 0, 0},
                "%s; see \"recension help%s%s\"", message,
                parser->command ? " " : "",
                parser->command ? parser->command : "");
    return false;
}

static bool
wrong_name(const rcn_parser *parser, const char *what, const char *name,
           const char *nearest)
{
    what = rcn_log_say(parser->log, what);
    return nearest ? wrong(parser, "%s \"%s\"; the nearest is \"%s\"", what,
                           name, nearest)
                   : wrong(parser, "%s \"%s\"", what, name);
}

/* Keeps one option; `inline_value` is what follows "=" or the letter. */
static bool
keep(rcn_parser *parser, rcn_option_id id, const char *inline_value)
{
    const rcn_option *option = &rcn_options[id];
    const char *value = inline_value;
    if (!option->value && value) {
        return wrong(parser, "--%s takes no value", option->name);
    }
    if (option->value && !value) {
        if (parser->at == parser->argc) {
            return wrong(parser, "--%s needs a %s", option->name,
                         option->value);
        }
        value = parser->argv[parser->at++];
    }
    RCN_PUSH(parser->arena, &parser->given, (rcn_given){id, value});
    return true;
}

static bool
unknown_long(const rcn_parser *parser, const char *name)
{
    const char *names[RCN_OPTION_COUNT];
    for (size_t i = 0; i < RCN_OPTION_COUNT; i++) {
        names[i] = rcn_options[i].name;
    }
    return wrong_name(parser, "unknown option", name,
                      rcn_nearest(name, names, RCN_OPTION_COUNT));
}

static bool
read_long(rcn_parser *parser, const char *argument)
{
    size_t len = strcspn(argument, "=");
    for (size_t i = 0; i < RCN_OPTION_COUNT; i++) {
        const char *name = rcn_options[i].name;
        if (strlen(name) == len && strncmp(name, argument, len) == 0) {
            return keep(parser, (rcn_option_id)i,
                        argument[len] ? argument + len + 1 : NULL);
        }
    }
    return unknown_long(parser,
                        rcn_arena_strndup(parser->arena, argument, len));
}

static bool
read_letters(rcn_parser *parser, const char *letters)
{
    for (; *letters; letters++) {
        size_t id = 0;
        while (id < RCN_OPTION_COUNT && rcn_options[id].letter != *letters) {
            id++;
        }
        if (id == RCN_OPTION_COUNT) {
            return wrong_name(parser, "unknown option",
                              rcn_arena_printf(parser->arena, "-%c", *letters),
                              NULL);
        }
        bool rest_is_value = rcn_options[id].value && letters[1];
        if (!keep(parser, (rcn_option_id)id,
                  rest_is_value ? letters + 1 : NULL)) {
            return false;
        }
        if (rest_is_value) {
            break;
        }
    }
    return true;
}

/* Goes on after a fault, so that all are reported at once. */
static bool
read_all(rcn_parser *parser)
{
    bool all_ok = true;
    bool options = true;
    while (parser->at < parser->argc) {
        const char *argument = parser->argv[parser->at++];
        bool ok = true;
        if (!options || argument[0] != '-' || !argument[1]) {
            if (!parser->operands.count && rcn_command_find(argument)) {
                parser->command = argument;
            }
            RCN_PUSH(parser->arena, &parser->operands, argument);
        } else if (strcmp(argument, "--") == 0) {
            options = false;
        } else if (argument[1] == '-') {
            ok = read_long(parser, argument + 2);
        } else {
            ok = read_letters(parser, argument + 1);
        }
        all_ok = all_ok && ok;
    }
    return all_ok;
}

/* Index of the word among the option's choices. */
static bool
choose(const rcn_parser *parser, const rcn_given *given, size_t *ret_index)
{
    const rcn_option *option = &rcn_options[given->id];
    rcn_buffer words = rcn_buffer_new(parser->arena);
    for (size_t i = 0; option->choices[i]; i++) {
        if (strcmp(option->choices[i], given->value) == 0) {
            *ret_index = i;
            return true;
        }
        rcn_buffer_printf(&words, "%s%s", i ? ", " : "", option->choices[i]);
    }
    return wrong(parser,
                 "--%s: expected one of %s, not "
                 "\"%s\"",
                 option->name, rcn_buffer_text(&words).at, given->value);
}

/* Where in an invocation an option without a list of words is kept. */
typedef struct rcn_option_slot {
    rcn_option_id id;
    size_t offset;
} rcn_option_slot;

static const rcn_option_slot flags[] = {
    {RCN_OPTION_HELP, offsetof(rcn_invocation, help)},
    {RCN_OPTION_VERSION, offsetof(rcn_invocation, version)},
    {RCN_OPTION_QUIET, offsetof(rcn_invocation, quiet)},
    {RCN_OPTION_VERBOSE, offsetof(rcn_invocation, verbose)},
    {RCN_OPTION_STRICT, offsetof(rcn_invocation, strict)},
    {RCN_OPTION_EPUB, offsetof(rcn_invocation, request.make[RCN_MAKE_EPUB])},
    {RCN_OPTION_PDF, offsetof(rcn_invocation, request.make[RCN_MAKE_PDF])},
    {RCN_OPTION_REVIEW,
     offsetof(rcn_invocation, request.make[RCN_MAKE_REVIEW])},
#define RCN_TWIN(NAME, name, extension, label, help) \
    {RCN_OPTION_##NAME,                              \
     offsetof(rcn_invocation, request.make[RCN_MAKE_##NAME])},
#include "twins/twins.def"
#undef RCN_TWIN
    {RCN_OPTION_ALL, offsetof(rcn_invocation, request.make_all)},
    {RCN_OPTION_NO_VERIFY, offsetof(rcn_invocation, request.no_verify)},
    {RCN_OPTION_DRY_RUN, offsetof(rcn_invocation, request.dry_run)},
    {RCN_OPTION_NO_BROWSER, offsetof(rcn_invocation, request.no_browser)},
    {RCN_OPTION_EVIDENCE, offsetof(rcn_invocation, request.evidence)},
    {RCN_OPTION_CUTS, offsetof(rcn_invocation, request.cuts)},
};

static const rcn_option_slot texts[] = {
    {RCN_OPTION_OUTPUT, offsetof(rcn_invocation, request.output)},
    {RCN_OPTION_CONFIG, offsetof(rcn_invocation, request.config)},
    {RCN_OPTION_RULES, offsetof(rcn_invocation, request.rules)},
    {RCN_OPTION_FILES_FROM, offsetof(rcn_invocation, request.files_from)},
    {RCN_OPTION_STYLE, offsetof(rcn_invocation, request.style)},
    {RCN_OPTION_PAGE, offsetof(rcn_invocation, request.page)},
    {RCN_OPTION_SOURCES, offsetof(rcn_invocation, request.sources)},
    {RCN_OPTION_LEDGER, offsetof(rcn_invocation, request.ledger)},
    {RCN_OPTION_APPLY, offsetof(rcn_invocation, request.apply)},
};

/* The place for an option in one of the tables, or NULL. */
static void *
slot_find(const rcn_option_slot *slots, size_t count, rcn_option_id id,
          rcn_invocation *out)
{
    for (size_t i = 0; i < count; i++) {
        if (slots[i].id == id) {
            return (char *)out + slots[i].offset;
        }
    }
    return NULL;
}

static bool
read_number(const rcn_parser *parser, const rcn_given *given, long most,
            uint32_t *ret_number)
{
    char *end = NULL;
    errno = 0;
    long number = strtol(given->value, &end, 10);
    if (errno || end == given->value || *end || number < 1 || number > most) {
        return wrong(parser,
                     "--%s: expected a number from 1 to %ld, "
                     "not \"%s\"",
                     rcn_options[given->id].name, most, given->value);
    }
    *ret_number = (uint32_t)number;
    return true;
}

static void
apply_word(rcn_option_id id, size_t choice, rcn_invocation *out)
{
    if (id == RCN_OPTION_LOG_FORMAT) {
        out->log_json = choice == 1;
    } else if (id == RCN_OPTION_COLOR) {
        out->color = (rcn_color)choice;
    } else if (id == RCN_OPTION_FORMAT || id == RCN_OPTION_DIFF_FORMAT) {
        out->request.format = (rcn_form)choice;
    } else if (id == RCN_OPTION_IMPOSE) {
        out->request.booklet = true;
    } else if (id == RCN_OPTION_REPORT) {
        out->request.typeset_report = true;
    } else {
        assert(id == RCN_OPTION_DUMP);
        out->request.dump = (rcn_dump)(choice + 1);
    }
}

/* The list has room for all options that were given. */
static void
add_setting(const rcn_parser *parser, const char *value, rcn_invocation *out)
{
    size_t count = 0;
    if (!out->request.settings) {
        out->request.settings = rcn_arena_alloc(
            parser->arena, parser->given.count + 1, sizeof(const char *));
    }
    const char **settings = out->request.settings;
    while (settings[count]) {
        count++;
    }
    settings[count] = value;
}

static bool
apply(const rcn_parser *parser, const rcn_given *given, rcn_invocation *out)
{
    bool *flag = slot_find(flags, sizeof flags / sizeof *flags, given->id, out);
    const char **text =
        slot_find(texts, sizeof texts / sizeof *texts, given->id, out);
    size_t choice = 0;
    if (flag) {
        *flag = true;
    } else if (text) {
        *text = given->value;
    } else if (given->id == RCN_OPTION_SET) {
        add_setting(parser, given->value, out);
    } else if (given->id == RCN_OPTION_PORT) {
        return read_number(parser, given, UINT16_MAX, &out->request.port);
    } else if (!choose(parser, given, &choice)) {
        return false;
    } else {
        apply_word(given->id, choice, out);
    }
    return true;
}

/* The option of this name that the command takes; else the one of the id. */
static rcn_option_id
option_of(const rcn_command *command, rcn_option_id id)
{
    for (size_t i = 0; i < RCN_OPTION_COUNT; i++) {
        if (strcmp(rcn_options[i].name, rcn_options[id].name) == 0 &&
            rcn_command_takes(command, (rcn_option_id)i)) {
            return (rcn_option_id)i;
        }
    }
    return id;
}

static bool
apply_all(const rcn_parser *parser, rcn_invocation *out)
{
    bool ok = true;
    for (size_t i = 0; i < parser->given.count; i++) {
        rcn_given *given = &parser->given.items[i];
        given->id = option_of(out->command, given->id);
        bool takes = out->help || rcn_command_takes(out->command, given->id);
        if (!takes && ok) {
            ok = wrong(parser, "--%s does not go here",
                       rcn_options[given->id].name);
        }
        ok = (!takes || apply(parser, given, out)) && ok;
    }
    return ok;
}

/* A path instead of a command: its documents are to be built. */
static bool
names_documents(const char *operand)
{
    struct stat status;
    return !rcn_command_find(operand) && stat(operand, &status) == 0;
}

static bool
find_command(rcn_parser *parser, rcn_invocation *out)
{
    const char *const *operands = parser->operands.items;
    size_t count = parser->operands.count;
    bool help = count && strcmp(operands[0], "help") == 0;
    size_t used = help ? 1 : 0;
    out->help = help;
    out->formats = help && count > 1 && strcmp(operands[1], "formats") == 0;
    if (out->formats) {
        used++;
    } else if (count > used && !help && names_documents(operands[0])) {
        out->command = rcn_command_find("build");
        parser->command = out->command->name;
    } else if (count > used) {
        const char *name = operands[used++];
        out->command = rcn_command_find(name);
        parser->command = out->command ? name : NULL;
        if (strncmp(name, "http://", 7) == 0 ||
            strncmp(name, "https://", 8) == 0) {
            return wrong(parser, "documents are read from files: save the page "
                                 "as a file (Ctrl-S in the browser), then name "
                                 "the file or its folder");
        }
        if (!out->command) {
            const char **names = rcn_arena_alloc(
                parser->arena, rcn_command_count, sizeof *names);
            for (size_t i = 0; i < rcn_command_count; i++) {
                names[i] = rcn_commands[i].name;
            }
            return wrong_name(parser, "unknown command", name,
                              rcn_nearest(name, names, rcn_command_count));
        }
    } else {
        parser->command = NULL;
    }
    out->request.operands = operands + used;
    out->request.operand_count = count - used;
    return true;
}

static const char *
expected(const rcn_parser *parser, const rcn_command *command)
{
    return rcn_arena_printf(
        parser->arena, rcn_log_say(parser->log, "expected recension %s%s%s"),
        command->name, *command->operands ? " " : "", command->operands);
}

static bool
is_folder(const char *operand)
{
    struct stat status;
    return stat(operand, &status) == 0 && S_ISDIR(status.st_mode);
}

static bool
check_operands(const rcn_parser *parser, const rcn_invocation *out)
{
    if (out->help || out->version) {
        return true;
    }
    if (!out->command) {
        return wrong(parser, "no command");
    }
    size_t count = out->request.operand_count;
    bool listed = out->request.files_from != NULL;
    if (count + listed < out->command->least || count > out->command->most) {
        return wrong(parser, "%s", expected(parser, out->command));
    }
    if (count == 1 && strstr(out->command->operands, " [PATH...]") &&
        is_folder(out->request.operands[0])) {
        return wrong(parser, "%s: %s is a folder",
                     expected(parser, out->command), out->request.operands[0]);
    }
    for (size_t i = 0; i < count; i++) {
        if (strstr(out->request.operands[i], "://") &&
            strcmp(out->command->operands, "[PATH...]") == 0) {
            return wrong(
                parser,
                "a web address is not read: save the page in a browser, or "
                "with \"wget -E -k -p ADDRESS\", and name the folder");
        }
    }
    for (size_t i = 0; i < count && count > 1; i++) {
        if (strcmp(out->request.operands[i], "-") == 0) {
            return wrong(parser, "\"-\" stands alone");
        }
    }
    return true;
}

bool
rcn_parse(rcn_arena *arena, int argc, const char *const *argv, rcn_log *log,
          rcn_invocation *ret_invocation)
{
    rcn_parser parser = {
        .arena = arena, .argv = argv, .argc = argc, .at = 1, .log = log};
    *ret_invocation = (rcn_invocation){0};
    rcn_request_defaults(&ret_invocation->request);
    bool ok = read_all(&parser);
    ok = find_command(&parser, ret_invocation) && ok;
    ok = apply_all(&parser, ret_invocation) && ok;
    return ok && check_operands(&parser, ret_invocation);
}
