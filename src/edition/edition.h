#ifndef RCN_EDITION_EDITION_H
#define RCN_EDITION_EDITION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "attribute/attribute.h"
#include "base/arena.h"
#include "base/diag.h"
#include "clean/clean.h"
#include "date/date.h"
#include "diff/edition.h"
#include "edition/phrases.h"
#include "project/project.h"
#include "source/block.h"

/* Ids.  Whatever can be pointed at has an id that is an XML id, a PDF
 * destination and the fragment of a link: "about", "d-67db4c83" (a document),
 * "d-67db4c83-p12" (its paragraph 12), "d-67db4c83-h2" (its heading 2),
 * "d-67db4c83-f1" (its picture 1),
 * "apparatus-67db4c83" (its part of the apparatus), "sources-67db4c83".  They
 * are built on the document's key, not on its number, so that they stay the same
 * when another document is added to the folder.  What is printed and read
 * aloud is the citation, "3.12": document 3, paragraph 12; the number after the
 * point is that of the id.  Numbered are all blocks of a document but its
 * headings and pictures. */

typedef enum rcn_change_kind {
    RCN_CHANGE_CUT,    /**< words of the source that are not printed */
    RCN_CHANGE_REPAIR, /**< printed otherwise than they stand there */
    RCN_CHANGE_MOVED   /**< taken into the attribution header */
} rcn_change_kind;

/** A change that touches a word: an entry of the apparatus.  White space
 * between words is no change in this sense. */
typedef struct rcn_change {
    rcn_change_kind kind;
    const char *class_id, *rule;
    const char *reason;  /**< of this one case, or NULL: the rule's own */
    uint32_t first, end; /**< spans [first, end) of the cleaned document */
    uint32_t block;      /**< index of the block it is in, or RCN_NO_BLOCK */
    uint32_t line_start, line_end; /**< in the source */
    const char *before; /**< the source's words, a repair with the rest of its
                             word; white space squashed, line ends as \u00b6 */
    const char *after;  /**< repair: the word as it is printed; else NULL */
} rcn_change;

/** Words of a document that another copy of it does not have, and those that
 * stand there instead; one may be empty. */
typedef struct rcn_near_variant {
    const char *printed, *copy; /**< never NULL */
    uint32_t block;             /**< index of the block of the printed words, or
                                     of those before them; or RCN_NO_BLOCK */
} rcn_near_variant;

/** A document with nearly the same text, which is not printed. */
typedef struct rcn_near_copy {
    const rcn_document *document;
    const rcn_near_variant *variants; /**< all, in order of the text */
    size_t variant_count;
} rcn_near_copy;

/** Everything known of one document. */
typedef struct rcn_record {
    const rcn_cleaned *cleaned;
    rcn_dating dating;           /**< the editor's where edition.yaml has one */
    rcn_attribution attribution; /**< the same */
    const char *retrieved;       /**< capture date from edition.yaml, else from
                                      the file's own metadata, or NULL */
    const char *const *notes;    /**< the editor's, NULL-terminated, or NULL */
    const rcn_near_copy *copies; /**< that were found by their words */
    size_t copy_count;
    const char *group;         /**< title of its part of the book, or NULL */
    uint32_t group_place;      /**< of the part, from 1; 0: none */
    int64_t order;             /**< the place the editor gives it in its part,
                                    from 1, 0: none */
    rcn_place order_place;     /**< where the editor does */
    const char *key;           /**< short and stable for ever: first 8 digits
                                      of the sha256; "-2" and so on after it for
                                      the same bytes once more */
    const char *why;           /**< why it stands after the one before it,
                                      one sentence */
    bool by_date;              /**< its date alone puts it there */
    const rcn_change *changes; /**< in order of the source */
    uint32_t change_count;     /**< entries of the apparatus */
    uint32_t number;           /**< its place in the edition, from 1 */
    const char *label;         /**< its number as it is cited: "3", "3a" */
    size_t word_count;         /**< of its text */
    const rcn_block *blocks;   /**< the cleaned blocks with ids and citations */
    size_t block_count;
} rcn_record;

/** A note of the editor's on a place in a document.  Books that set notes at the
 * foot of the page mark the place with its label; those that do not have the
 * section of queries for the same words. */
typedef struct rcn_note {
    const char *id;         /**< of the note at the foot: "d-67db4c83-n1" */
    const char *query;      /**< of its entry in the section of queries:
                                 "query-67db4c83-a" */
    const char *label;      /**< "a": they count through the document */
    uint32_t block;         /**< index into the blocks of the section */
    uint32_t offset;        /**< the mark stands before this byte of its text,
                                 behind the word that the note is about */
    const rcn_block *words; /**< one block, the editor's */
} rcn_note;

/** The id of the reference to a query, "query-67db4c83-a-ref"; in the arena. */
const char *rcn_query_reference_id(rcn_arena *arena, const char *query);

typedef enum rcn_matter {
    RCN_MATTER_FRONT, /**< roman page numbers */
    RCN_MATTER_BODY,
    RCN_MATTER_BACK
} rcn_matter;

/** Level of the blocks that stand at the foot of a title page: publisher, year. */
#define RCN_TITLE_PAGE_FOOT 1

typedef enum rcn_section_role {
    RCN_SECTION_HALF_TITLE,
    RCN_SECTION_TITLE_PAGE, /**< its title is the edition's; blocks: the
                                 subtitle as a heading, then paragraphs */
    RCN_SECTION_IMPRINT,
    RCN_SECTION_CONTENTS,   /**< no blocks: the books make it from the sections
                                 with in_contents */
    RCN_SECTION_ABOUT,      /**< statement of method */
    RCN_SECTION_CHRONOLOGY, /**< one table */
    RCN_SECTION_PART,       /**< the title page of a group; no blocks */
    RCN_SECTION_DOCUMENT,
    RCN_SECTION_APPARATUS,
    RCN_SECTION_ERRATA, /**< what changed since a former edition */
    RCN_SECTION_QUERIES,
    RCN_SECTION_SOURCES,
    RCN_SECTION_INDEX,   /**< of names */
    RCN_SECTION_COLOPHON /**< what made the books; the printed one adds fonts */
} rcn_section_role;

/** A place where a name stands. */
typedef struct rcn_index_place {
    uint32_t record; /**< index into the records */
    uint32_t block;  /**< of its blocks */
    uint32_t offset; /**< byte of the block's text */
} rcn_index_place;

/** A heading of the index and where it stands, in the order of the edition. */
typedef struct rcn_index_entry {
    const char *heading; /**< "Surname, Given" */
    const rcn_index_place *places;
    size_t place_count;
} rcn_index_entry;

/** A part of the book that begins a page and a file of its own. */
typedef struct rcn_section {
    rcn_section_role role;
    rcn_matter matter;
    const char *id;    /**< XML id and PDF destination: "about", "d-67db4c83" */
    const char *title; /**< its heading; a document's own or supplied one */
    const char *short_title; /**< for running heads */
    const char *label;       /**< "1" for documents, else NULL */
    const char *date;        /**< displayed date of a document, else NULL */
    const char *edtf;        /**< machine date of a document, or NULL */
    bool in_contents;
    const rcn_record *record; /**< documents only */
    /** Documents: the attribution header, the editor's words, FIELD blocks: the
     * name of the field under RCN_MARK_LABEL, a colon, a space, the value. */
    const rcn_block *header;
    size_t header_count;
    /** Documents: the source's words only.  Other sections: the editor's. */
    const rcn_block *blocks;
    size_t block_count;
    const rcn_index_entry *index; /**< index only: one for each block, which
                                       names passages; pages are the book's */
    const rcn_note *notes;        /**< documents only, by block and offset */
    size_t note_count;
} rcn_section;

/** The whole edition, pure data, read-only from here on.  The books decide
 * nothing about its text. */
typedef struct rcn_edition {
    rcn_arena *arena;
    const char *title, *subtitle, *description, *language, *rights, *publisher;
    const char *identifier;       /**< "urn:uuid:...", from the sources' hashes
                                      and edition.yaml */
    const char *print_identifier; /**< of the PDF: another edition of the same
                                      text */
    const char *const *editors;   /**< NULL-terminated */
    const char *const *editors_filed; /**< as many: "Editor, Ann", each may be
                                      NULL; or NULL */
    const rcn_project_series *series; /**< or NULL */
    const rcn_project_evaluation *evaluation; /**< or NULL */
    const rcn_phrases *phrases;  /**< of its own words; NULL: English */
    const char *program;         /**< "recension 0.1.0" */
    const char *date;            /**< of its publication, "2023-07-29" or less
                                      precise, as edition.yaml states it, or
                                      NULL */
    const char *modified;        /**< "2023-07-29T00:00:00Z": SOURCE_DATE_EPOCH,
                                      else the first instant of `date`, else of
                                      the newest date of the sources; never the
                                      clock */
    const rcn_section *sections; /**< in the order of the book */
    size_t section_count;
    const rcn_record *records; /**< in the order of the edition */
    size_t record_count;
    const rcn_image *const *images; /**< that its figures show, each once, in
                                         order of their first place */
    size_t image_count;
    const rcn_image *cover; /**< the editor's picture, or NULL: it is drawn */
    const char **omitted;   /**< names of the documents left out by
                                      edition.yaml, in order of the corpus */
    size_t omitted_count;
    size_t unselected_count; /**< documents that its selection does not take */
    const char *name; /**< of its files, without their extension, or NULL; set
                           when books are made */
    const char **failed; /**< names of those that could not be set or
                                    proved, in order of the corpus */
    size_t failed_count;
} rcn_edition;

/** One page of the printed book begins at a byte of a block's text. */
typedef struct rcn_page_break {
    const char *label; /**< "iv", "27" */
    uint32_t page;     /**< from 1 */
    uint32_t section;  /**< index of the section */
    uint32_t block;    /**< index in its blocks; UINT32_MAX: before them, at
                              the section's heading or header */
    uint32_t offset;   /**< byte of the block's text */
} rcn_page_break;

/** Where the pages of the printed book begin; filled in by typeset, read by
 * epub.  A page whose first words are in no section (blank) has no entry. */
typedef struct rcn_page_map {
    const rcn_page_break *breaks; /**< in page order */
    size_t count;
    uint32_t page_count;
} rcn_page_map;

typedef struct rcn_edition_options {
    const char *source_date_epoch;  /**< value of the variable, or NULL */
    const char *program;            /**< "recension 0.1.0" */
    const char *phrases;            /**< folder of phrases, or NULL: English */
    const rcn_diff_edition *former; /**< to compare with, or NULL */
    const char *folder;             /**< name of the folder that holds all the
                                        documents, or NULL */
} rcn_edition_options;

/** What the rooms before found in the documents of a corpus: three arrays of
 * `count` items each. */
typedef struct rcn_findings {
    const rcn_cleaned *cleaned;
    const rcn_dating *datings;
    const rcn_attribution *attributions;
    size_t count;
    const bool *failed; /**< documents that could not be set or proved, which
                             are left out; NULL: none */
} rcn_findings;

/** Composes the edition: orders, numbers, writes headers, front and back matter
 * and the apparatus.  Never fails; odd input gives diagnostics: edition-epoch,
 * and yaml-key and yaml-value (fatal) for an editor's date that is no EDTF and
 * for a file of phrases that is not whole. */
const rcn_edition *
rcn_edition_compose(rcn_arena *arena, const rcn_findings *findings,
                    const rcn_project *project, const rcn_rules *rules,
                    const rcn_edition_options *options, rcn_log *log);

/** The dump that golden tests hold. */
void rcn_edition_dump(const rcn_edition *edition, FILE *out);

#endif
