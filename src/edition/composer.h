#ifndef RCN_EDITION_COMPOSER_H
#define RCN_EDITION_COMPOSER_H

#include "date/months.h"
#include "edition/change.h"
#include "edition/edition.h"
#include "edition/prose.h"
#include "edition/repeated.h"

/* Inside the room: what the parts of an edition are composed from. */

/** What the program says in no other language: the statement of method, and the
 * grounds that the rooms before give. */
#define RCN_EDITOR_LANGUAGE "en"

typedef RCN_LIST(rcn_section) rcn_sections;

/** A name of the attributions; `key` is the same for all its forms. */
typedef struct rcn_name_form {
    const char *key, *name;
} rcn_name_form;

typedef struct rcn_composer {
    rcn_arena *arena;
    rcn_edition *edition;
    const rcn_project *project;
    const rcn_rules *rules;
    rcn_log *log;
    const rcn_months *months; /**< made when a date must be read */
    rcn_record *records;      /**< those of the edition, while they are made */
    rcn_sections sections;
    rcn_repeated_cuts repeated;    /**< what several documents have in common */
    unsigned unknown;              /**< rcn_unknown_everywhere() */
    RCN_LIST(rcn_name_form) names; /**< see rcn_note_names() */
} rcn_composer;

/** Returns the fields that no document of the edition states, one bit each; none
 * for an edition of one document. */
unsigned rcn_unknown_everywhere(const rcn_edition *edition);

/** Collects the names of all attributions, one form of each.  O(n log n). */
void rcn_note_names(rcn_composer *composer);

/** Returns the form of a name that the editor's words use: that with small
 * letters, where documents differ in capitals alone. */
const char *rcn_shown_name(const rcn_composer *composer, const char *name);

/** Returns the names of fields, "author, date of retrieval"; in the arena. */
const char *rcn_field_names(const rcn_composer *composer, unsigned fields);

/** Adds a section of the editor's words with its blocks. */
void rcn_add_section(rcn_composer *composer, rcn_section section,
                     const rcn_blocks *blocks);

/** Title, language, identifier and so on: what the editor says, or in brackets
 * what the documents give; and the phrases of the language, from the folder. */
void rcn_set_identity(rcn_composer *composer,
                      const rcn_edition_options *options);
/** `date` and `modified`; `epoch` is SOURCE_DATE_EPOCH or NULL. */
void rcn_set_dates(rcn_composer *composer, const char *epoch);

/** Title page, imprint, contents. */
void rcn_compose_front(rcn_composer *composer);
/** Statement of method. */
void rcn_compose_about(rcn_composer *composer);
void rcn_compose_chronology(rcn_composer *composer);
/** The attribution header of one document. */
void rcn_compose_header(rcn_composer *composer, const rcn_record *record,
                        rcn_blocks *ret_blocks);
void rcn_compose_apparatus(rcn_composer *composer);
/** True when the apparatus has a heading for the document, "apparatus-KEY". */
bool rcn_has_own_changes(const rcn_composer *composer,
                         const rcn_record *record);
/** Left out when there is no query. */
void rcn_compose_queries(rcn_composer *composer);
void rcn_compose_sources(rcn_composer *composer);
/** Entries for the other copies of a document that were read, with variants. */
void rcn_put_copies(rcn_composer *composer, const rcn_record *record,
                    rcn_blocks *blocks);
void rcn_compose_colophon(rcn_composer *composer);

/** A phrase in the language of the edition. */
const char *rcn_phrase_of(const rcn_composer *composer, rcn_phrase phrase);
const char *rcn_phrase_with(const rcn_composer *composer, rcn_phrase phrase,
                            const char *first, const char *second);

/** A number with its digits in groups, "63,201", as the language of the edition
 * parts them; in the arena. */
const char *rcn_phrase_number(const rcn_composer *composer, size_t number);

/** "1 source file", "3 source files": `one` for 1, else `many`. */
const char *rcn_phrase_count(const rcn_composer *composer, size_t count,
                             rcn_phrase one, rcn_phrase many);

/** "line 3", "lines 3–5". */
const char *rcn_phrase_lines(const rcn_composer *composer, uint32_t first,
                             uint32_t last);

/** Adds words that there are in English only, marked as such in an edition in
 * another language. */
void rcn_add_english(const rcn_composer *composer, rcn_prose *prose,
                     const char *words);

/** Language of a document's words where they stand among the editor's: NULL
 * when it is theirs or not known. */
const char *rcn_record_tongue(const rcn_composer *composer,
                              const rcn_record *record);

/** "line 3", "FILE, line 9"; the file only where it is not the record's own. */
const char *rcn_evidence_place(const rcn_composer *composer,
                               const rcn_record *record,
                               const rcn_evidence *evidence);

/** "2020" or "2020-2023" (with a dash): years of the documents' earliest
 * possible dates; NULL when none has one. */
const char *rcn_edition_years(rcn_arena *arena, const rcn_edition *edition);

/** Adds what a class is called, in the language of the edition where its file of
 * phrases has a name for it. */
void rcn_add_kind(const rcn_composer *composer, rcn_prose *prose,
                  const char *class_id);

/** The same in small capitals. */
void rcn_add_class(const rcn_composer *composer, rcn_prose *prose,
                   const char *class_id);

/** Why a change was made: of the case, else of its rule; never NULL. */
const char *rcn_change_reason(const rcn_composer *composer, const char *rule,
                              const char *reason);

/** "3.12, line 47", the citation as a link to its block; `lines` alone for what
 * stands in none, the citation alone where `lines` is NULL. */
void rcn_add_place(const rcn_composer *composer, rcn_prose *prose,
                   const rcn_record *record, uint32_t block, const char *lines);

/** "3. Title" as a heading with the id "PREFIX-KEY" and a link to the document.
 */
void rcn_put_document_heading(rcn_composer *composer, const rcn_record *record,
                              const char *prefix, rcn_blocks *blocks);

/** Puts the evidence for what the header of a document says: fields that rest on
 * the same words are one entry. */
void rcn_put_evidence(rcn_composer *composer, const rcn_record *record,
                      rcn_blocks *blocks);

/** Puts the addresses of the pictures that the books do not carry, if any. */
void rcn_put_pictures(rcn_composer *composer, const rcn_record *record,
                      rcn_blocks *blocks);

#endif
