#ifndef RCN_DRIVER_DUMP_H
#define RCN_DRIVER_DUMP_H

#include <stdio.h>

#include "driver/pipeline.h"

/** Writes the dump of dates and attributions that golden tests hold: for each
 * document its values, one a line, each with its evidence. */
void rcn_dump_dates(const rcn_pipeline *pipeline, FILE *out);

#endif
