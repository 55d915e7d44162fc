#ifndef RCN_DRIVER_EMPTY_H
#define RCN_DRIVER_EMPTY_H

#include "edition/edition.h"

/** Logs document-empty for each document of the edition that has neither a word
 * nor a picture, with the rule that cut most of its text. */
void rcn_report_empty(const rcn_edition *edition, rcn_log *log);

#endif
