#ifndef RCN_CLI_TABLE_H
#define RCN_CLI_TABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "driver/driver.h"

/** Every option of every command; rows of rcn_options are in this order. */
typedef enum rcn_option_id {
    RCN_OPTION_HELP,
    RCN_OPTION_VERSION,
    RCN_OPTION_QUIET,
    RCN_OPTION_VERBOSE,
    RCN_OPTION_STRICT,
    RCN_OPTION_LOG_FORMAT,
    RCN_OPTION_COLOR,
    RCN_OPTION_OUTPUT,
    RCN_OPTION_CONFIG,
    RCN_OPTION_SET,
    RCN_OPTION_RULES,
    RCN_OPTION_FILES_FROM,
    RCN_OPTION_FORMAT,
    RCN_OPTION_DIFF_FORMAT, /**< the same with one form more */
    RCN_OPTION_EPUB,
    RCN_OPTION_PDF,
    RCN_OPTION_REVIEW,
#define RCN_TWIN(NAME, name, extension, label, help) RCN_OPTION_##NAME,
#include "twins/twins.def"
#undef RCN_TWIN
    RCN_OPTION_ALL,
    RCN_OPTION_STYLE,
    RCN_OPTION_PAGE,
    RCN_OPTION_IMPOSE,
    RCN_OPTION_REPORT,
    RCN_OPTION_NO_VERIFY,
    RCN_OPTION_DUMP,
    RCN_OPTION_SOURCES,
    RCN_OPTION_LEDGER,
    RCN_OPTION_DRY_RUN,
    RCN_OPTION_EVIDENCE,
    RCN_OPTION_CUTS,
    RCN_OPTION_APPLY,
    RCN_OPTION_PORT,
    RCN_OPTION_NO_BROWSER,
    RCN_OPTION_COUNT
} rcn_option_id;

/** One option: `--name` and perhaps `-letter`. */
typedef struct rcn_option {
    const char *name;
    char letter;                /**< or 0 */
    const char *value;          /**< what its value is called, NULL: has none */
    const char *const *choices; /**< NULL-terminated words, or NULL: any */
    const char *help;           /**< one line */
} rcn_option;

extern const rcn_option rcn_options[RCN_OPTION_COUNT];

/** Options before RCN_OPTION_OUTPUT go with every command. */
#define RCN_OPTIONS_COMMON RCN_OPTION_OUTPUT

/** One command of the program. */
typedef struct rcn_command {
    const char *name;
    const char *operands;         /**< as in the usage line */
    const char *summary;          /**< one line, no full stop */
    const char *about;            /**< paragraphs for its help, LF between */
    size_t least, most;           /**< number of operands */
    const rcn_option_id *options; /**< its own, besides the common ones */
    size_t option_count;
    bool (*run)(const rcn_request *request, FILE *out, rcn_log *log);
} rcn_command;

extern const rcn_command rcn_commands[];
extern const size_t rcn_command_count;

/** Returns the command of a name, or NULL. */
const rcn_command *rcn_command_find(const char *name);

/** Returns true if the command (NULL: the program without one) takes the
 * option. */
bool rcn_command_takes(const rcn_command *command, rcn_option_id id);

#endif
