#ifndef RCN_BASE_PROCESS_H
#define RCN_BASE_PROCESS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/text.h"

/** How a program ended. */
typedef enum rcn_process_end {
    RCN_PROCESS_DONE,   /**< exit status 0 */
    RCN_PROCESS_FAILED, /**< another status, a signal, or too much output */
    RCN_PROCESS_MISSING /**< there is no such program */
} rcn_process_end;

/** Runs a program found by $PATH, without a shell, and gathers what it prints.
 *
 * `arguments` ends with NULL, the first is the program.  Its standard input is
 * `input` (empty: nothing), its standard error is thrown away, its locale is C.
 * `*ret_output` is what it printed, at most `limit` bytes, NUL-terminated; what
 * it prints beyond that ends it.  The program and those it starts may each use
 * 600 s of CPU and 2 GiB of memory, and write files of at most 2 GiB. */
rcn_process_end rcn_process_run(rcn_arena *arena, const char *const *arguments,
                                rcn_text input, size_t limit,
                                rcn_text *ret_output);

#endif
