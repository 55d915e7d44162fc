#ifndef RCN_PDF_LABEL_H
#define RCN_PDF_LABEL_H

#include <stddef.h>
#include <stdint.h>

/** A page label: prefix, style and number (ISO 32000-1, 12.4.2). */
typedef struct rcn_page_label {
    const char *prefix; /**< what has no number, or "" */
    char style;         /**< 'D', 'r' or '\0' for none */
    uint32_t number;
} rcn_page_label;

/** Returns what a label says: "27", "iv", or any words as a prefix; NULL: the
 * number of the page, whose index it is. */
rcn_page_label rcn_page_label_read(const char *text, size_t index);

#endif
