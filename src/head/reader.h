#ifndef RCN_HEAD_READER_H
#define RCN_HEAD_READER_H

#include "base/list.h"
#include "base/pattern.h"
#include "head/head.h"

/* Within the room: how the heads of one kind of document are read. */

typedef RCN_LIST(rcn_head_field) rcn_head_fields;

typedef struct rcn_court_patterns rcn_court_patterns;     /**< court.c */
typedef struct rcn_release_patterns rcn_release_patterns; /**< release.c */
typedef struct rcn_letter_patterns rcn_letter_patterns;   /**< letter.c */
typedef struct rcn_symbol_patterns rcn_symbol_patterns;   /**< symbol.c */

/** One document while its head is read. */
typedef struct rcn_head_reader {
    rcn_arena *arena;
    rcn_arena *scratch; /**< emptied between documents */
    const rcn_cleaned *cleaned;
    const rcn_court_patterns *court;
    const rcn_release_patterns *release;
    const rcn_letter_patterns *letter;
    const rcn_symbol_patterns *symbol;
    rcn_document_head *head;
    size_t right_column; /**< of a caption in two columns; 0: not known */
    uint32_t rail;       /**< the sign between the columns; 0: none */
    size_t rail_column;
    rcn_head_fields fields;
} rcn_head_reader;

/** Returns the words of a stretch, squashed, in the scratch arena. */
rcn_text rcn_doc_line_words(const rcn_head_reader *reader, size_t stretch);

/** Adds a field whose words are in stretches [from, to].  `value` is copied. */
void rcn_head_add(rcn_head_reader *reader, rcn_head_field_kind kind,
                  const char *rule, rcn_text value, const size_t stretches[2]);

/** Returns the lines of a text, or of the blocks of a page, with what clean
 * made of them.  (stretches.c) */
rcn_doc_lines rcn_doc_lines_of(rcn_arena *arena, const rcn_cleaned *cleaned);

/** Returns where title and text stand.  (zones.c) */
rcn_zones rcn_zones_find(const rcn_cleaned *cleaned,
                         const rcn_doc_lines *stretches);

/** Compiles the patterns of court heads; the arena frees them.  (court.c) */
const rcn_court_patterns *rcn_court_patterns_new(rcn_arena *arena);

/** Reads the head of a court's opinion: caption, court, docket, judge.  Returns
 * false and adds nothing when the document has none.  (court.c) */
bool rcn_court_read(rcn_head_reader *reader);

/** Compiles the labels of releases; the arena frees them.  (release.c) */
const rcn_release_patterns *rcn_release_patterns_new(rcn_arena *arena);

/** Returns true for a line with a label of a release, or the name of a body
 * alone: no title.  (release.c) */
bool rcn_release_holds(const rcn_head_reader *reader, size_t line);

/** Returns true when a line of the head says that the paper is a release, which
 * may be that of a court and is no judgment.  (release.c) */
bool rcn_release_is(const rcn_head_reader *reader);

/** Reads labelled lines of a release: day, body, contact, speaker.
 * (release.c) */
void rcn_release_read(rcn_head_reader *reader);

/** Compiles the words of letters; the arena frees them.  (letter.c) */
const rcn_letter_patterns *rcn_letter_patterns_new(rcn_arena *arena);

/** Reads the head and the signature of a letter, a message or a paper in plain
 * text: title, author.  Adds nothing for a page.  (letter.c) */
void rcn_letter_read(rcn_head_reader *reader);

/** Reads the title of a plain text that has no other from its opening lines.
 * (opening.c) */
void rcn_opening_read(rcn_head_reader *reader);

/** Compiles the forms of symbols and sessions; the arena frees them.
 * (symbol.c) */
const rcn_symbol_patterns *rcn_symbol_patterns_new(rcn_arena *arena);

/** Reads the symbol of a paper and the session of its assembly: the first of
 * each in the head.  Nothing that is cut gives one.  (symbol.c) */
void rcn_symbol_read(rcn_head_reader *reader);

#endif
