#ifndef RCN_DRIVER_INPUT_H
#define RCN_DRIVER_INPUT_H

#include "base/arena.h"
#include "base/diag.h"
#include "driver/driver.h"
#include "project/project.h"
#include "source/document.h"

/** Reads what the operands name: files and folders, or standard input when the
 * sole operand is "-"; the current folder when there is none.  An empty corpus
 * has been logged. */
rcn_corpus rcn_input_read(rcn_arena *arena, const rcn_request *request,
                          const rcn_project *project, rcn_log *log);

#endif
