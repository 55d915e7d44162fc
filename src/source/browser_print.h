#ifndef RCN_SOURCE_BROWSER_PRINT_H
#define RCN_SOURCE_BROWSER_PRINT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/text.h"

/** What the first head and foot of a page that a browser printed say. */
typedef struct rcn_browser_print {
    rcn_text address;              /**< of the page */
    rcn_text stamp, title;         /**< empty without a head */
    uint32_t foot_line, head_line; /**< from 1 */
} rcn_browser_print;

/** Finds the lines that browsers print above and below each page: "3/4/21, 10:11
 * AM   Title" and "https://site.example/page   1/3".  False unless the feet
 * count 1, 2 ... to their total with one address.  Linear. */
bool rcn_browser_print_find(rcn_text text, rcn_browser_print *ret_print);

#endif
