#ifndef RCN_SOURCE_FORMATS_FORMATS_H
#define RCN_SOURCE_FORMATS_FORMATS_H

/** What a file is, by its name alone. */
typedef enum rcn_name_kind {
    RCN_NAME_TEXT,
    RCN_NAME_HTML,
    RCN_NAME_CONTAINER, /**< documents are inside: an archive, a book */
    RCN_NAME_ASSET,     /**< picture, style sheet, font: never a document */
    RCN_NAME_OTHER
} rcn_name_kind;

rcn_name_kind rcn_name_classify(const char *name);

#endif
