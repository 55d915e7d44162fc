#ifndef RCN_PROJECT_PROJECT_H
#define RCN_PROJECT_PROJECT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/particulars.h"
#include "base/yaml.h"

/** Where undated documents go. */
typedef enum rcn_undated {
    RCN_UNDATED_LAST,
    RCN_UNDATED_FIRST,
    RCN_UNDATED_OMIT
} rcn_undated;

/** A decision on one cut, by its key (see clean/clean.h). */
typedef struct rcn_project_cut {
    const char *key;
    rcn_place place; /**< of the key */
    bool keep;
    const char *to;     /**< other words for it, or NULL */
    const char *reason; /**< why, in the editor's words, or NULL */
} rcn_project_cut;

typedef enum rcn_passage_kind {
    RCN_PASSAGE_KEEP,
    RCN_PASSAGE_CUT,
    RCN_PASSAGE_EMEND
} rcn_passage_kind;

/** A decision on words that are quoted. */
typedef struct rcn_project_passage {
    rcn_passage_kind kind;
    const char *words;
    uint32_t line;           /**< in the source, 0: any */
    const char *to, *reason; /**< of an emendation, else NULL */
    rcn_place place;
} rcn_project_passage;

/** What edition.yaml says of one document; NULL where it is silent. */
typedef struct rcn_project_document {
    const char *name;   /**< file name relative to the folder, or */
    const char *sha256; /**< at least 8 hexadecimal digits of the hash of the
                             file, or of what was read of it */
    rcn_place place;    /**< of the entry, for messages */
    const char *key;    /**< by which it is cited: "MFA 2021a" */
    const char *number; /**< that it keeps: "3", "3a" */
    const char *title, *date, *author, *issuer, *speaker, *publisher, *url,
        *retrieved, *language;
    const char *particulars[RCN_PARTICULAR_COUNT]; /**< court, docket ... */
    const char *group;    /**< the part of the book it is in */
    uint32_t group_place; /**< of the group among all, from 1; 0: none */
    const char *encoding; /**< of the file, as iconv knows it */
    bool repair;          /**< damage of its encoding is to be undone */
    rcn_place date_place, order_place;
    bool include;  /**< default true */
    bool included; /**< `include: yes` is written */
    int64_t order; /**< its place in its part of the edition, from 1, whatever
                        its date; 0: none */
    const char *const *tags;  /**< for selections, the same as `notes` */
    const char *const *notes; /**< NULL-terminated, or NULL */
    const rcn_project_cut *cuts;
    size_t cut_count;
    const rcn_project_passage *passages;
    size_t passage_count;
} rcn_project_document;

/** A name, and how it is filed ("Editor, Ann"), or NULL. */
typedef struct rcn_project_name {
    const char *name, *file_as;
} rcn_project_name;

/** What the book is a part of. */
typedef struct rcn_project_series {
    const char *title;
    int64_t number; /**< from 1; 0: none */
} rcn_project_series;

/** Who found the e-book accessible, and by which measure. */
typedef struct rcn_project_evaluation {
    const char *by;
    const char *credential, *report, *date; /**< or NULL; report: an address */
    const char *wcag;                       /**< "2.2" */
    const char *level;                      /**< "AA" */
} rcn_project_evaluation;

/** A name as it is in the documents, and the heading it belongs under. */
typedef struct rcn_project_same {
    const char *name, *heading;
} rcn_project_same;

/** Which documents an edition takes.  A list is NULL-terminated, or NULL where
 * nothing is said. */
typedef struct rcn_project_select {
    rcn_place place;
    const char *from, *to;      /**< dates as for `date`, or NULL */
    const char *const *files;   /**< globs */
    const char *const *issuers; /**< globs in any case */
    const char *const *languages;
    const char *const *tags;
} rcn_project_select;

typedef enum rcn_index_wish {
    RCN_INDEX_BY_SIZE, /**< nothing is said: a long edition has one */
    RCN_INDEX_NEVER,
    RCN_INDEX_ALL /**< of all that looks like a name */
} rcn_index_wish;

/** What an index tells apart. */
typedef enum rcn_indexed_kind {
    RCN_INDEXED_PERSON,
    RCN_INDEXED_BODY,
    RCN_INDEXED_PLACE,
    RCN_INDEXED_OTHER, /**< not known which */
    RCN_INDEXED_KINDS
} rcn_indexed_kind;

/** The index of names: what the program proposes, corrected. */
typedef struct rcn_project_index {
    rcn_index_wish names;
    const char *const *kinds[RCN_INDEXED_OTHER]; /**< the editor's names of each
                                                   kind, or NULL */
    const char *const *add, *const *drop; /**< NULL-terminated, or NULL */
    const rcn_project_same *same;
    size_t same_count;
} rcn_project_index;

/** edition.yaml: all that the editor decides.  Documented in
 * recension-edition(5). */
typedef struct rcn_project {
    const char *path;     /**< NULL: there is none, all is default */
    const rcn_yaml *said; /**< its keys and those of --set */
    const char *name; /**< of the files that are made, or NULL: by the title */
    const char *title, *subtitle, *description, *language, *identifier, *rights,
        *publisher, *date;
    const char *print_identifier; /**< of the PDF, or NULL */
    const char *cover; /**< a picture, relative to edition.yaml, or NULL */
    const char *css;   /**< a style sheet, the same, or NULL */
    const char *const *editors;       /**< NULL-terminated, never NULL */
    const char *const *editors_filed; /**< as many, each may be NULL; or NULL */
    const rcn_project_series *series; /**< or NULL */
    const rcn_project_evaluation *evaluation; /**< or NULL */
    const char *style;                        /**< default "classic" */
    const char *page;                         /**< NULL: the style's own */
    rcn_undated undated;
    bool keep_comments;
    const char *const *ignore; /**< globs of files that are left out,
                                    NULL-terminated; or NULL */
    bool keep_copies;          /**< a text that was saved twice is printed
                                    twice */
    bool keep_listings;        /**< pages of links are documents too */
    bool split_chapters;       /**< a book gives a document a chapter */
    bool frozen;               /**< documents keep the numbers they have, from
                                    `number` or from the edition of `errata` */
    const char *errata;        /**< edition.json of a former edition, or NULL */
    bool full_apparatus;       /**< each change by itself, in all its words */
    const rcn_project_select *select; /**< or NULL: all */
    rcn_project_index index;
    const rcn_project_document *documents;
    size_t document_count;
} rcn_project;

/** Reads edition.yaml, then `settings` over it: a NULL-terminated list of
 * "KEY=VALUE" for keys of the edition, or NULL.  Without a `path` gives the
 * defaults.  A wrong key, type or value is a fatal diagnostic with its place;
 * then NULL. */
const rcn_project *rcn_project_load(rcn_arena *arena, const char *path,
                                    const char *shown,
                                    const char *const *settings, rcn_log *log);

/** Returns the same for what an edition.yaml says; `path` is NULL or the
 * file's. */
const rcn_project *rcn_project_of(rcn_arena *arena, const rcn_yaml *file,
                                  const char *path, rcn_log *log);

/** Returns where the value of a key of the edition stands; of a key that is not
 * there, where the file begins. */
rcn_place rcn_project_place(const rcn_project *project, const char *key);

/** Returns the entry for a document by name or hash: that of its file, else
 * that of the part of the file it was made of (`raw_sha256`).  NULL when there
 * is none. */
const rcn_project_document *rcn_project_find(const rcn_project *project,
                                             const char *name,
                                             const char *sha256,
                                             const char *raw_sha256);

/** Logs project-unmatched (warning) for each entry that names none of the
 * documents. */
void rcn_project_check(const rcn_project *project, const char *const *names,
                       const char *const *hashes, size_t count, rcn_log *log);

#endif
