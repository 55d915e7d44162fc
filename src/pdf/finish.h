#ifndef RCN_PDF_FINISH_H
#define RCN_PDF_FINISH_H

#include <stdbool.h>

#include "pdf/plan.h"

/** The second pass: reads the file that cairo wrote at `drawn`, holds it against
 * the plan, adds what cairo cannot write and writes it to `finished`.
 *
 * Logs pdf-structure when the file's structure tree, links, glyphs or artifacts
 * are not those of the plan, pdf-library when libqpdf complains; then false. */
bool rcn_pass_run(const rcn_plan *plan, const char *drawn,
                  const char *finished);

#endif
