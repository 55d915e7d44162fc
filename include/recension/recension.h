#ifndef RECENSION_RECENSION_H
#define RECENSION_RECENSION_H

#include <stddef.h>

/* librecension: makes and proves editions as the command `recension` does.  What
 * is declared here stays as it is; symbols are versioned.  Running out of memory
 * ends the process with status 71.  An edition is used by one thread at a time. */

#ifdef __cplusplus
extern "C" {
#endif

#define RECENSION_API __attribute__((visibility("default")))

/** An edition of one folder. */
typedef struct recension recension;

typedef enum recension_severity {
    RECENSION_NOTE,    /**< what was done, and why */
    RECENSION_WARNING, /**< what a person should look at */
    RECENSION_ERROR,   /**< a document or a file was left out */
    RECENSION_FATAL    /**< nothing was written */
} recension_severity;

/** One message.  Strings live until the listener returns; members may be added at
 * the end. */
typedef struct recension_message {
    recension_severity severity;
    const char *path;      /**< of the file it is about, or NULL */
    unsigned line, column; /**< from 1; 0: not known */
    const char *slug;      /**< of recension-messages(7): "date-missing" */
    const char *text;      /**< what is wrong */
    const char *detail;    /**< of this one case; "" for none */
} recension_message;

/** Receives the messages of a call, in order of place, before it returns. */
typedef void recension_listener(void *user, const recension_message *message);

/** Returns the version of the library: "0.1.0". */
RECENSION_API const char *recension_version(void);

/** Opens an edition of the documents in a folder, with the decisions of its
 * edition.yaml.  Nothing is read before recension_build().  Freed by
 * recension_close(). */
RECENSION_API recension *recension_open(const char *folder);
RECENSION_API void recension_close(recension *edition);

/** Reads the decisions of this file instead. */
RECENSION_API void recension_use_decisions(recension *edition,
                                           const char *path);

/** Sets a key of edition.yaml for this edition: "title=Letters". */
RECENSION_API void recension_set(recension *edition, const char *setting);

/** Sends messages to a listener; NULL: to nobody. */
RECENSION_API void recension_listen(recension *edition,
                                    recension_listener *listener, void *user);

/** Makes the books, the review page and edition.json in the folder `output`, all
 * proved, all or none.  Returns 0, 1 when something was left out, 2 when nothing
 * was written. */
RECENSION_API int recension_build(recension *edition, const char *output);

/** Proves that `count` finished books hold the text of the folder.  Returns 0, 1
 * when one does not, 2 when they could not be read. */
RECENSION_API int recension_verify(recension *edition,
                                   const char *const *books, size_t count);

#ifdef __cplusplus
}
#endif

#endif
