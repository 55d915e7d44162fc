#ifndef RCN_CLI_HELP_H
#define RCN_CLI_HELP_H

#include <stdio.h>

#include "cli/table.h"

/** Writes the help of a command, or of the program for NULL. */
void rcn_help_print(const rcn_command *command, FILE *out);

/** Writes the formats that are read, with the endings of file names. */
void rcn_help_print_formats(FILE *out);

#endif
