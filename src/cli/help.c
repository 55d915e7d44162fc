/* Help texts, made from the tables of table.c. */
#include "cli/help.h"

#include <string.h>

#include "source/formats/formats.h"

#define COLUMN 27

static void
print_option(rcn_option_id id, FILE *out)
{
    const rcn_option *option = &rcn_options[id];
    char left[64];
    char letter[8] = "   ";
    if (option->letter) {
        (void)snprintf(letter, sizeof letter, "-%c,", option->letter);
    }
    (void)snprintf(left, sizeof left, "%s --%s%s%s", letter, option->name,
                   option->value ? "=" : "",
                   option->value ? option->value : "");
    (void)fprintf(out, "  %-*s %s", COLUMN, left, option->help);
    for (size_t i = 0; option->choices && option->choices[i]; i++) {
        (void)fprintf(out, "%s%s", i ? ", " : " (", option->choices[i]);
    }
    (void)fputs(option->choices ? ")\n" : "\n", out);
}

static void
print_common(FILE *out)
{
    (void)fputs("\nEverywhere:\n", out);
    for (size_t id = 0; id < RCN_OPTIONS_COMMON; id++) {
        print_option((rcn_option_id)id, out);
    }
}

static void
print_program(FILE *out)
{
    (void)fputs("usage: recension COMMAND [OPTION...] [OPERAND...]\n\n"
                "Compiles scraped documents into one citable edition.\n\n"
                "Commands:\n",
                out);
    for (size_t i = 0; i < rcn_command_count; i++) {
        (void)fprintf(out, "  %-10s %s\n", rcn_commands[i].name,
                      rcn_commands[i].summary);
    }
    (void)fprintf(out, "  %-10s %s\n", "help",
                  "show the help of a command, or the formats that are read");
    print_common(out);
    (void)fputs("\nExit status: 0 done, 1 with errors in some documents, 2 "
                "nothing written,\n64 wrong usage, 71 out of memory.  More in "
                "recension(1).\n",
                out);
}

void
rcn_help_print(const rcn_command *command, FILE *out)
{
    if (!command) {
        print_program(out);
        return;
    }
    (void)fprintf(out, "usage: recension %s [OPTION...] %s\n\n%c%s.\n",
                  command->name, command->operands,
                  (char)(command->summary[0] - 'a' + 'A'),
                  command->summary + 1);
    if (command->about) {
        (void)fprintf(out, "\n%s\n", command->about);
    }
    if (command->option_count) {
        (void)fputs("\nOptions:\n", out);
    }
    for (size_t i = 0; i < command->option_count; i++) {
        print_option(command->options[i], out);
    }
    print_common(out);
}

void
rcn_help_print_formats(FILE *out)
{
    (void)fputs("usage: recension help formats\n\n"
                "Formats that are read, and how names of such files end:\n",
                out);
    for (size_t i = 0; i < rcn_format_count(); i++) {
        rcn_format_info format = rcn_format_describe(i);
        (void)fprintf(out, "  %-31s %s\n", format.title,
                      *format.endings ? format.endings
                                      : "(known by its content)");
    }
    (void)fputs("\nA file whose name says nothing is known by its content.\n",
                out);
}
