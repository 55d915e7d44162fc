#ifndef RCN_WORKBENCH_SERVER_H
#define RCN_WORKBENCH_SERVER_H

#include <stdio.h>

#include "workbench/options.h"

/** Serves the review page on 127.0.0.1 until SIGINT or SIGTERM, and writes the
 * decisions that it sends into edition.yaml.  Prints the address, with a token
 * that opens it, on `out`.
 *
 * Only requests with the token's cookie are answered, only those whose Host is
 * this server, and decisions only from its own page (Origin).  No file is served
 * but the page and its data.  Logs server-start (fatal) and returns false when the
 * port is taken or another one runs on the folder. */
bool rcn_workbench_serve(const rcn_workbench_options *options, FILE *out,
                         rcn_log *log);

#endif
