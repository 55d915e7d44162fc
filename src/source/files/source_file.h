#ifndef RCN_SOURCE_FILES_SOURCE_FILE_H
#define RCN_SOURCE_FILES_SOURCE_FILE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/text.h"

/** A file that is to be read. */
typedef struct rcn_source_file {
    const char *path;  /**< for opening and for messages */
    const char *name;  /**< what it is called in the edition, unless `apart` */
    const char *apart; /**< the same where another file has the name; or NULL */
    const char *folder; /**< name of the folder that the user named; or NULL */
    rcn_text bytes; /**< what is in it, where that is in memory, NUL-terminated;
                           else empty, with NULL */
    bool named;     /**< by the user, not found in a folder */
    const struct rcn_source_file *held; /**< files in memory that are beside it;
                                             NULL: those on the disk do */
    size_t held_count;
} rcn_source_file;

#endif
