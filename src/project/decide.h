#ifndef RCN_PROJECT_DECIDE_H
#define RCN_PROJECT_DECIDE_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/text.h"
#include "base/yaml.h"

/** What a person decides on one document. */
typedef struct rcn_decide {
    const char *shown;      /**< path of edition.yaml, for messages */
    const char *name;       /**< of the document, as `file:` */
    const char *sha256;     /**< of its file, or NULL */
    const rcn_yaml *change; /**< keys of a document of edition.yaml and their
                                 values; null takes a key away; in `cuts` each
                                 key for itself */
    const rcn_yaml *was; /**< the values that the person saw, in the same form;
                              or NULL: whatever they are */
} rcn_decide;

/** Another value than the person saw. */
typedef struct rcn_decide_conflict {
    const char *key; /**< of the document, or a cut's in `cuts` */
    bool cut;
    const rcn_yaml *node; /**< what the file says; NULL: nothing */
} rcn_decide_conflict;

typedef enum rcn_decide_end {
    RCN_DECIDE_DONE,
    RCN_DECIDE_CONFLICT, /**< nothing is changed */
    RCN_DECIDE_REFUSED   /**< nothing is changed; logged */
} rcn_decide_end;

/** Writes a decision into the text of an edition.yaml: replaces the value of a
 * key, adds a key at the end of the document's entry, adds an entry where there
 * is none.  All other bytes stay as they are, comments and order too.  The
 * result is parsed and must state what the old text said and the decision, and
 * be an edition.yaml if the old text was one, else nothing is written.
 *
 * Gives the new text, in the arena.  Logs yaml-syntax where the old text cannot
 * be read, yaml-key for an unknown key of the change, project-merge where its
 * form leaves no place.  Keys x bytes of the text. */
rcn_decide_end rcn_project_decide(rcn_arena *arena, rcn_text old,
                                  const rcn_decide *decide, rcn_log *log,
                                  rcn_text *ret_text,
                                  rcn_decide_conflict *ret_conflict);

#endif
