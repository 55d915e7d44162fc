#ifndef RCN_CLI_PARSE_H
#define RCN_CLI_PARSE_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/diag.h"
#include "cli/table.h"
#include "driver/driver.h"

typedef enum rcn_color {
    RCN_COLOR_AUTO, /**< on a terminal, unless NO_COLOR is set */
    RCN_COLOR_ALWAYS,
    RCN_COLOR_NEVER
} rcn_color;

/** One call of the program, understood. */
typedef struct rcn_invocation {
    const rcn_command *command; /**< NULL: none was named */
    bool help, version;
    bool formats; /**< `help formats` */
    bool quiet, verbose, strict;
    bool log_json;
    rcn_color color;
    rcn_request request;
} rcn_invocation;

/** Parses the arguments as getopt_long of GNU does: options and operands in any
 * order, "--name=value" or "--name value", "-oDIR" or "-o DIR", letters
 * bundled, "--" ends the options.  The first operand is the command; `help CMD`
 * is `CMD --help`.  Logs usage (fatal) and returns false on a fault; what was
 * understood before it is kept, so that --log-format holds for the message. */
bool rcn_parse(rcn_arena *arena, int argc, const char *const *argv,
               rcn_log *log, rcn_invocation *ret_invocation);

#endif
