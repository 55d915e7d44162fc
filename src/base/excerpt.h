#ifndef RCN_BASE_EXCERPT_H
#define RCN_BASE_EXCERPT_H

#include <stdbool.h>
#include <stdio.h>

#include "base/diag.h"

/** Prints the line of a place with its number, and below it a caret under the
 * column, as compilers do: at most 76 columns of the line, control characters as
 * spaces.  Prints nothing where the place has no column or its file has no such
 * line.  Reads at most 16 MiB. */
void rcn_excerpt_print(FILE *out, rcn_place place, bool color);

#endif
