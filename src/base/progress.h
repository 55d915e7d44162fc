#ifndef RCN_BASE_PROGRESS_H
#define RCN_BASE_PROGRESS_H

#include <stddef.h>

/** Who receives how far long work has come. */
typedef struct rcn_progress {
    /** `step`: what is done, "cleaning"; NULL: nothing any more.  `done` of
     * `count` documents; a count of 0: not known.  Must not write to standard
     * output. */
    void (*tell)(void *user, const char *step, size_t done, size_t count);
    void *user;
} rcn_progress;

#endif
