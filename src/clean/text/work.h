#ifndef RCN_CLEAN_TEXT_WORK_H
#define RCN_CLEAN_TEXT_WORK_H

#include <stdbool.h>
#include <stdint.h>

#include "base/list.h"
#include "clean/rules/ruleset.h"
#include "clean/span/decisions.h"
#include "clean/span/span.h"
#include "clean/text/shared.h"
#include "clean/text/words.h"
#include "source/link_numbers.h"
#include "source/print_marks.h"

/* The working state of a plain-text document.  Passes look at rows (lines) and
 * chunks (lines that were one paragraph before they were wrapped) and settle
 * their fate; only rcn_assemble turns that into spans and blocks, so that no
 * pass can break the partition of the text. */

typedef enum rcn_fate {
    RCN_FATE_TEXT,
    RCN_FATE_METADATA,
    RCN_FATE_CUT
} rcn_fate;

/** How a row hangs on the kept row before it. */
typedef enum rcn_join {
    RCN_JOIN_NONE,  /**< it begins a chunk */
    RCN_JOIN_SPACE, /**< by a space */
    RCN_JOIN_GLUE,  /**< by nothing: after a hyphen that stays, within a URL */
    RCN_JOIN_DROP,  /**< by nothing, and the hyphen before goes */
    RCN_JOIN_LINE   /**< by the line end itself: code, verse */
} rcn_join;

typedef enum rcn_row_end {
    RCN_ROW_END_OTHER,
    RCN_ROW_END_SENTENCE, /**< full stop, question mark ..., quotes left aside */
    RCN_ROW_END_COLON,    /**< colon or semicolon */
    RCN_ROW_END_COMMA,
    RCN_ROW_END_HYPHEN /**< hyphen-minus, U+2010, U+00AD after a letter or digit */
} rcn_row_end;

typedef enum rcn_row_begin {
    RCN_BEGIN_OTHER,
    RCN_BEGIN_LOWER,
    RCN_BEGIN_UPPER,
    RCN_BEGIN_DIGIT,
    RCN_BEGIN_CASELESS /**< a letter of a script without case */
} rcn_row_begin;

/** How a row belongs to the notes at the foot of a page. */
typedef enum rcn_row_note {
    RCN_NOTE_NONE,
    RCN_NOTE_BEGINS, /**< a note begins with it */
    RCN_NOTE_GOES_ON
} rcn_row_note;

/** What is known of a line of the document. */
typedef struct rcn_row {
    uint32_t from, to; /**< its bytes without white space at both ends; equal
                            when it is blank */
    uint32_t number_from, number_to; /**< a line number before `from`, or in a
                                          blank row; equal: none */
    uint32_t indent;  /**< columns before `from`, tabs to every eighth */
    uint32_t width;   /**< columns up to `to`, the indent included */
    uint32_t measure; /**< about its width in print, in 1/100 em, without the
                            indent */
    uint32_t chunk;   /**< index, RCN_NO_CHUNK when blank or furniture */
    const rcn_cause *verdict; /**< rows cut before there were chunks, and rows
                                   of a masthead */
    uint8_t begin, end;       /**< rcn_row_begin, rcn_row_end */
    uint8_t fate;             /**< rcn_fate of furniture */
    uint8_t join;             /**< rcn_join */
    uint8_t note;             /**< rcn_row_note */
    uint8_t first_word;       /**< columns of its first word, at most 255 */
    uint8_t first_measure;    /**< the same in 1/10 em */
    bool page_start;          /**< a page begins with it */
    bool line_space;          /**< blank or cut, and no gap: it parts lines
                                   of one paragraph of a typescript */
    bool section; /**< the heading of a section, by its number or its
                                   words: it stands alone */
    bool columns; /**< wide gaps part its words */
    bool code;    /**< looks like code, a table or a drawing */
    bool bare;    /**< without a letter or a digit */
    bool trailing_space;
    bool stated; /**< furniture that says what the document is: metadata */
} rcn_row;

#define RCN_NO_CHUNK UINT32_MAX

/** A paragraph, heading, item ... as it stood before it was broken in lines. */
typedef struct rcn_chunk {
    uint32_t first, last; /**< rows */
    rcn_fate fate;
    const rcn_cause *verdict; /**< metadata and cuts */
    const rcn_cause *outside; /**< what it is cut as if no pass knows it
                                     better: it is no part of the body; else
                                     NULL */
    rcn_block_kind kind;
    uint32_t level;
    uint32_t marker_len; /**< bytes of `text` that are an item's marker */
    uint32_t next_part;  /**< row in which it goes on behind the notes of its
                              page, in a chunk of its own; 0: none */
    rcn_text text;       /**< squashed, in the scratch arena: for judging */
    uint32_t words;
    uint32_t indent;    /**< the least of its rows */
    uint8_t begin, end; /**< as of its first and last rows */
    bool prose;         /**< a paragraph of sentences */
    bool underlined;    /**< a line of hyphens or the like stood below it */
    bool boxed;         /**< and above it */
    bool ruled;         /**< it is such a line */
    bool page_break;    /**< a page begins within or before it */
    uint32_t blank_before, blank_after; /**< blank rows around it */
} rcn_chunk;

/** A change inside a row. */
typedef struct rcn_edit {
    uint32_t start, end;  /**< bytes of the document's text */
    const rcn_cause *why; /**< with a replacement: replaced, else removed */
} rcn_edit;

typedef RCN_LIST(rcn_edit) rcn_edits;

/** A sign that begins or ends words in italics ('_') or in bold ('='). */
typedef struct rcn_emphasis {
    uint32_t at; /**< byte of the document's text */
    char sign;
    bool closes;
} rcn_emphasis;

typedef RCN_LIST(rcn_emphasis) rcn_emphases;

extern const rcn_cause rcn_cause_line_number;

typedef struct rcn_work {
    rcn_arena *arena;   /**< lives as long as the result */
    rcn_arena *scratch; /**< lives as long as the work on one document */
    const rcn_document *document;
    rcn_text text; /**< of the document */
    const rcn_rules *rules;
    const rcn_clean_options *options;
    const rcn_shared *shared;
    rcn_row *rows;
    size_t row_count;
    rcn_chunk *chunks;
    size_t chunk_count, chunk_capacity;
    struct rcn_readings *readings; /**< of the chunks, for surveys; or NULL */
    rcn_edits edits;               /**< in any order, none overlapping */
    rcn_edits marks;               /**< of pictures, by place: edits to be */
    rcn_emphases emphases;         /**< by place */
    rcn_print_marks print_marks;   /**< where pages of the source begin */
    rcn_link_numbers link_numbers; /**< of a text browser */
    bool wrapped;                  /**< its lines are broken at a width */
    bool paged;                    /**< it shows where pages begin */
    bool titled;                   /**< its title was found */
    bool book;                     /**< a library of e-books framed it */
    size_t cover_end;     /**< row behind the first page of a paged text that
                            is a cover; 0: none */
    bool cover_runs;      /**< a line of the cover is the running head */
    bool masthead;        /**< it opens with one */
    size_t headline;      /**< chunk above the body of a page that speaks of the
                          same; SIZE_MAX: none is known */
    size_t interruptions; /**< lines that rules knew wherever they stood */
} rcn_work;

/** Makes a cause in the arena of the result. */
const rcn_cause *rcn_cause_new(const rcn_work *work, rcn_cause cause);

/** A control character, which no text in print can hold. */
bool rcn_rune_is_control(uint32_t rune);

/** The bytes of a row without white space at both ends. */
rcn_text rcn_row_text(const rcn_work *work, size_t row);

/** Whether a row is neither blank nor furniture. */
bool rcn_row_kept(const rcn_row *row);

/** Fills work->rows: facts, no judgement.  (rows.c) */
void rcn_rows_read(rcn_work *work);

/** Takes the number that ends at byte `end` off the words of a row, which then
 * stand `indent` columns in; a row that is but a number becomes blank.
 * (rows.c) */
void rcn_row_cut_number(rcn_work *work, size_t row, uint32_t end,
                        uint32_t indent);

/** Finds the line numbers of pleadings and transcripts, and takes them off
 * their rows.  (line_numbers.c) */
void rcn_cut_line_numbers(rcn_work *work);

/** Whether gaps of very unlike widths part the words of a line.  (columns.c) */
bool rcn_line_has_columns(rcn_text line);

/** Finds whether lines are filled up with spaces to a right edge; if so, clears
 * `columns` of such rows and takes the spaces filled in off their width.  Then
 * rows with columns are code.  Linear.  (columns.c) */
void rcn_read_columns(rcn_work *work);

/** Whether a sentence runs on from one row to the next beyond doubt.
 * (unwrap.c) */
bool rcn_row_flows(const rcn_row *row, const rcn_row *next);

/** Cuts underlines and overstruck words that a converter set below a line, and
 * marks what is blank of them as no gap.  Linear.  (spacing.c) */
void rcn_cut_underlines(rcn_work *work);

/** Finds the masthead of a paper that has a symbol and a line of distribution
 * or language, notes in its rows what they are, and cuts its symbol and the
 * numbers of its printing on the pages below.  Linear.  (masthead.c) */
void rcn_find_masthead(rcn_work *work);

/** Marks the rows of notes at the foot of the pages of a paged text, each with a
 * reference above it.  Linear.  (page_notes.c) */
void rcn_find_page_notes(rcn_work *work);

/** Parts its rows from each other and from the text. */
void rcn_part_masthead(rcn_work *work);

/** Makes metadata of them. */
void rcn_settle_masthead(rcn_work *work);

/** Settles the title on the cover of a paged text.  (cover.c) */
void rcn_settle_cover(rcn_work *work);

/** Marks the blank rows between the lines of double-spaced paragraphs.  Linear.
 * (spacing.c) */
void rcn_find_line_spacing(rcn_work *work);

/** Length of the list marker at the start of a row with the space after it, or
 * 0; `*ret_number` is its number, 0 for a bullet.  (lists.c) */
uint32_t rcn_marker(rcn_text line, uint32_t *ret_number);

/** Levels of the section number a line begins with: "3.2.1 Title" has three,
 * "4. Title" one; 0 when it has none.  `*ret_title` is where the title begins.
 * (headings.c) */
uint32_t rcn_section_levels(rcn_text text, size_t *ret_title);

/** Whether a marker is a dash or a star, which may begin other things too. */
bool rcn_marker_is_weak(rcn_text text);

/** Marks the rows that are headings of sections and stand alone.  Linear.
 * (section_rows.c) */
void rcn_find_section_rows(rcn_work *work);

/** Decides which rows hang together.  (unwrap.c) */
void rcn_unwrap(rcn_work *work);

/** Returns the row behind the stanza of verse that begins at row `first`, or
 * `first` when none does.  `measure` is the width of the lines of prose in
 * columns; 0: lines that are set in are no verse.  (text/verse.c) */
size_t rcn_stanza_end(const rcn_work *work, size_t first, uint32_t measure);

/** Makes lines of one paragraph of those between blank ones, in a poem and in a
 * book.  Linear.  (verse.c) */
void rcn_join_lines(rcn_work *work);

/** True for a line of prose that fills the measure, in columns. */
bool rcn_is_full_line(const rcn_row *row, uint32_t measure);

/** Makes chunks of the rows that hang together.  (chunks.c) */
void rcn_chunks_build(rcn_work *work);

/** Reads the text of each chunk, with the changes of rcn_edit_lines made, and
 * what it looks like. */
void rcn_chunks_read(rcn_work *work);

/** The first and the last chunk of prose of the body; both chunk_count when
 * there is none.  Before and after them are head and tail. */
typedef struct rcn_body {
    size_t first, last;
} rcn_body;

/** Finds both. Linear in the chunks. */
rcn_body rcn_body_find(const rcn_work *work);

/** Where in the document a chunk stands. */
rcn_where rcn_where_is(const rcn_body *body, size_t chunk);

/** Cuts a chunk, or makes it metadata. */
void rcn_chunk_settle(rcn_work *work, size_t chunk, rcn_fate fate,
                      const rcn_cause *verdict);

/** Returns whether no blank line is between two neighbours. */
bool rcn_chunks_touch(const rcn_work *work, size_t chunk, size_t other);

/** The next chunk after `chunk` (SIZE_MAX: the first) that is text, or
 * chunk_count; and the one before, or SIZE_MAX. */
size_t rcn_chunk_after(const rcn_work *work, size_t chunk);
size_t rcn_chunk_before(const rcn_work *work, size_t chunk);

/* The passes, in this order. */

/** Cuts the notes of those who made an e-book, and finds the marks that stand for
 * its pictures: work->marks.  Linear.  (maker_notes.c) */
void rcn_cut_maker_notes(rcn_work *work);

/** Site addresses, running heads and feet, page numbers.  (furniture.c) */
void rcn_cut_furniture(rcn_work *work);

/** Lines that rules know by their words wherever they stand.  (widgets.c) */
void rcn_cut_interruptions(rcn_work *work);

/** Lines that rules know by their words and their place.  (widgets.c) */
void rcn_cut_phrases(rcn_work *work);

/** Lines drawn under headings or long; with `edges` also short ones at head and
 * tail.  (ornaments.c) */
void rcn_cut_rule_lines(rcn_work *work, bool edges);

/** Signs that stand alone between the columns of a court's caption: lines of ")".
 * (ornaments.c) */
void rcn_cut_rails(rcn_work *work);

/** Whether signs on both sides of a line show a heading ("----- NEWS -----");
 * then they are cut.  (ornaments.c) */
bool rcn_frame_cut(rcn_work *work, size_t chunk);

/** Marks of items and buttons that hold no words, but for one alone between two
 * paragraphs of prose.  Linear.  (lists.c) */
void rcn_cut_empty_items(rcn_work *work);

/** Whom to ask, above or below the text: a label with a telephone number or an
 * address right below it, at most eight lines.  Linear.  (contacts.c) */
void rcn_cut_contacts(rcn_work *work);

/** Title, dates, byline and labels at the head; repeated titles and truncated
 * teasers.  (headtail.c) */
void rcn_read_head(rcn_work *work);

/** Captions that lost their image.  (captions.c) */
void rcn_cut_captions(rcn_work *work);

/** Headings and items.  (headings.c, lists.c) */
void rcn_find_headings(rcn_work *work);
/** True for the heading of a division of a book: "CHAPTER IV." */
bool rcn_is_division(const rcn_work *work, size_t index);
/** Makes headings of numbers alone that count on through the text, "I", "II",
 * "III", and of titles in capitals below the number of a division. */
void rcn_find_divisions(rcn_work *work);
void rcn_find_items(rcn_work *work);

/** White space, control characters and split hyphenations inside lines.
 * (inline.c) */
void rcn_edit_lines(rcn_work *work, const rcn_words *words);

/** Finds the signs around emphasized words, which rcn_edit_lines cuts and
 * rcn_assemble makes marks of.  O(bytes).  (emphasis.c) */
void rcn_find_emphasis(rcn_work *work);

/** What cuts those signs. */
extern const rcn_cause rcn_cause_emphasis_open, rcn_cause_emphasis_close,
    rcn_cause_bold_open, rcn_cause_bold_close;

/** Whether each ampersand of a text begins a reference of HTML that stands for
 * one character ("&amp;"), and there are some.  (entities.c) */
bool rcn_text_escaped(rcn_text text);

/** Bytes of the reference that begins at `at`, or 0 when none that is known
 * does; `*ret_why` replaces it by its character. */
size_t rcn_reference_at(rcn_text text, size_t at, const rcn_cause **ret_why);

/** Finds the marks of print and cuts the rows that are nothing else; those
 * within rows become changes of rcn_edit_lines.  Linear.  (print_marks.c) */
void rcn_cut_print_marks(rcn_work *work);

/** Finds the numbers of links that a text browser wrote, cuts their list of
 * addresses and the menus around the text; numbers within rows become changes
 * of rcn_edit_lines.  Linear.  (links.c) */
void rcn_cut_links(rcn_work *work);

/** Why the number of a link is cut. */
extern const rcn_cause rcn_cause_link_number;

/** What is cut with a mark of print, in a row or as one. */
extern const rcn_cause rcn_cause_print_mark;

/** Undoes what the editor decided to keep: rows of furniture, then chunks and
 * changes inside lines.  (decisions.c) */
void rcn_keep_furniture(rcn_work *work);
void rcn_apply_decisions(rcn_work *work);

/** Suspicions, as notes on the blocks.  (queries.c) */
void rcn_find_queries(const rcn_work *work, rcn_cleaned *cleaned);

/** Turns what was decided into spans and blocks.  (assemble.c) */
void rcn_assemble(const rcn_work *work, rcn_cleaned *cleaned);

#endif
