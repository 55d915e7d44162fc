#ifndef RCN_SOURCE_FORMATS_RTF_H
#define RCN_SOURCE_FORMATS_RTF_H

#include <stdbool.h>
#include <stdint.h>

#include "base/diag.h"
#include "base/list.h"
#include "base/text.h"
#include "source/formats/docx_styles.h"
#include "source/formats/paper.h"

/* Private to the reader of RTF. */

/** What the words of a group are. */
typedef enum rcn_rtf_place {
    RCN_RTF_TEXT,
    RCN_RTF_SKIPPED,
    RCN_RTF_PROPERTIES, /**< no text, but groups in it may be something */
    RCN_RTF_FONTS,
    RCN_RTF_STYLES,
    RCN_RTF_TITLE,
    RCN_RTF_AUTHOR,
    RCN_RTF_CREATED,
    RCN_RTF_INSTRUCTION, /**< of a field */
    RCN_RTF_MARKER,      /**< of an item of a list */
    RCN_RTF_PICTURE,
    RCN_RTF_NAME, /**< of a property of a drawing, then its value */
    RCN_RTF_VALUE,
    RCN_RTF_COMMENT,
    RCN_RTF_CUT /**< head or foot of pages */
} rcn_rtf_place;

/** What is said of a paragraph before its words. */
typedef struct rcn_rtf_paragraph {
    int32_t style, outline; /**< -1: none */
    int32_t level;          /**< of the list */
    const char *marker;     /**< of the item, or NULL */
    int32_t left, first;    /**< indents in twips; of its first line: more */
    bool in_table, centred;
} rcn_rtf_paragraph;

/** A style: the level of its headings, 1..9; 0: none, -1: it is the title. */
typedef struct rcn_rtf_style {
    int32_t number, level;
    rcn_docx_kind kind;
} rcn_rtf_style;

typedef struct rcn_rtf_cell {
    rcn_text html;
    int32_t left, right;
    uint32_t row;
    bool joined; /**< with the cell before it */
    bool below;  /**< goes on from the row above */
    bool head;
} rcn_rtf_cell;

typedef RCN_LIST(rcn_rtf_cell) rcn_rtf_cells;

#define RCN_RTF_AUTHORS     4
#define RCN_RTF_TITLE_LEVEL (-2) /**< outline of a title */

/** What paragraphs are told by that no style names (rtf_look.c). */
typedef struct rcn_rtf_look {
    bool front; /**< the lines below a title that is centred go on */
    size_t lines[RCN_RTF_AUTHORS]; /**< where those lines begin in the body */
    const char *names[RCN_RTF_AUTHORS]; /**< their words */
    size_t line_count;
    size_t author_count; /**< of the lines, those that name authors */
    rcn_buffer line;     /**< words of the open one, and of the title */
    bool based;
    int32_t base;    /**< indent of the first paragraph of text, in twips */
    bool fixed;      /**< the open paragraph began in letters of one width */
    bool mixed;      /**< and went on in others */
    bool broken;     /**< it has a forced line end */
    rcn_buffer *out; /**< that the open paragraph is written to */
    size_t open; /**< end of the tag of a paragraph that no style names, in the
                      body; 0: none is open */
} rcn_rtf_look;

/** The text that is written. */
typedef struct rcn_rtf_writer {
    rcn_arena *arena;
    rcn_paper *paper;
    rcn_rtf_paragraph paragraph;
    const char *close; /**< tag that ends the open paragraph, or NULL */
    const char *held;  /**< words that a tab makes a marker; or NULL */
    int32_t
        indents[RCN_PAPER_LISTS]; /**< of the open items with such markers */
    uint32_t indent_count;
    bool in_code; /**< <pre> is open */
    rcn_rtf_look look;
    RCN_LIST(rcn_rtf_style) styles;
    bool titled; /**< a paragraph in the style of titles was written */
    bool in_table, in_note;
    rcn_buffer cell;       /**< that is open */
    rcn_rtf_cells defined; /**< edges of the row's cells */
    rcn_rtf_cell next;     /**< the one that is being defined */
    rcn_rtf_cells cells;   /**< of the table */
    size_t row_start;      /**< index of its row's first */
    uint32_t row;
    int32_t row_left;
    bool row_head;
} rcn_rtf_writer;

/** Writes words; opens the paragraph that they are in.  `class_id` names the
 * class that leaves them out, or is NULL. */
void rcn_rtf_write(rcn_rtf_writer *writer, rcn_text words, rcn_paper_run run,
                   const char *link, const char *class_id);

/** Makes the paragraph at hand the title when it is the first of the file, is
 * centred and begins in letters of `size` half points that are larger than
 * those of text, in bold. */
void rcn_rtf_settle_title(rcn_rtf_writer *writer, rcn_paper_run run,
                          int32_t size);

/** Writes the tag of a paragraph that no style names, by its look: a line below
 * the title, a quotation, a line of code, or text.  (rtf_look.c) */
void rcn_rtf_begin_plain(rcn_rtf_writer *writer);

/** Writes the end of a paragraph that rcn_rtf_begin_plain began, and settles
 * what it is. */
void rcn_rtf_end_plain(rcn_rtf_writer *writer);

/** Writes an item without a marker, at an indent in twips. */
void rcn_rtf_write_item(rcn_rtf_writer *writer, rcn_text words, int32_t indent);

/** Ends the paragraph that is open. */
void rcn_rtf_end_paragraph(rcn_rtf_writer *writer);

/** Opens the paragraph at hand, if none is. */
void rcn_rtf_begin_paragraph(rcn_rtf_writer *writer);

/** Ends a cell, and a row. */
void rcn_rtf_end_cell(rcn_rtf_writer *writer);
void rcn_rtf_end_row(rcn_rtf_writer *writer);

/** Writes the table that is open, and what else is. */
void rcn_rtf_end(rcn_rtf_writer *writer);

#define RCN_RTF_FONTS_MOST 1000

/** What the table of fonts says of one. */
typedef struct rcn_rtf_font {
    int32_t page; /**< its code page; 0: that of the file */
    bool fixed;   /**< letters of one width */
} rcn_rtf_font;

/** An open group: it gives back what it changed. */
typedef struct rcn_rtf_group {
    rcn_rtf_place place;
    rcn_paper_run run;
    int32_t font, fallback; /* signs that stand for one of Unicode */
    int32_t size;           /* of letters, in half points */
    bool deleted, hidden;
    const char *link;
    bool opens; /* its place is its own, not that around it */
    bool note;
    rcn_rtf_paragraph around; /* of a note: the paragraph it hangs on */
    const char *close;
    size_t look_open; /* rcn_rtf_look: `open` of that paragraph */
    rcn_buffer *out;
} rcn_rtf_group;

typedef struct rcn_rtf {
    rcn_arena *arena;
    const char *path;
    rcn_log *log;
    rcn_rtf_writer writer;
    RCN_LIST(rcn_rtf_group) groups;
    size_t too_deep;
    rcn_buffer bytes; /* not decoded yet, in the code page of the font */
    rcn_buffer words; /* of the place that is open and no text */
    int32_t code_page;
    rcn_rtf_font fonts[RCN_RTF_FONTS_MOST];
    int32_t usual; /* number of the font of the file */
    int32_t skip;  /* signs of a fallback that are to come */
    uint32_t high; /* first half of a pair of UTF-16, or 0 */
    bool starred;
    const char *title, *author; /* of the file, or NULL */
    int32_t year, month, day;
    rcn_rtf_style style; /* that is defined */
    const char *link;    /* of the field whose result is to come */
    const char *name;    /* of the property whose value is to come */
    const char *alt;
    int32_t marker_left; /* indent within a marker, in twips */
    int32_t picture;     /* 'p', 'j', or 0 */
    size_t pictures, deletions;
} rcn_rtf;

/** Returns the innermost group. */
static inline rcn_rtf_group *
rcn_rtf_top(const rcn_rtf *rtf)
{
    return &rtf->groups.items[rtf->groups.count - 1];
}

/** Returns the value of a digit of base 16, or -1. */
static inline int
rcn_rtf_digit(char byte)
{
    bool letter = (byte | 32) >= 'a' && (byte | 32) <= 'f';
    return byte >= '0' && byte <= '9' ? byte - '0'
           : letter                   ? (byte | 32) - 'a' + 10
                                      : -1;
}

/** Writes a character, and a unit of UTF-16 as a file gives it (a negative one
 * is 65536 less).  (rtf.c) */
void rcn_rtf_put_rune(rcn_rtf *rtf, uint32_t rune);
void rcn_rtf_put_unicode(rcn_rtf *rtf, int32_t value);

/** Makes the words of the group what `place` says; passes over a group within
 * one that is.  (rtf_place.c) */
void rcn_rtf_set_place(rcn_rtf *rtf, rcn_rtf_place place);

/** Ends a place: what its words say.  (rtf_place.c) */
void rcn_rtf_finish_place(rcn_rtf *rtf, rcn_rtf_place place);

/** Adds the style whose name is `text`.  (rtf_place.c) */
void rcn_rtf_add_style(rcn_rtf *rtf, rcn_text text);

/** Begins a note in the group; ends the one that a group holds, so that the
 * paragraph it hangs on goes on.  (rtf_place.c) */
void rcn_rtf_begin_note(rcn_rtf *rtf);
void rcn_rtf_end_note(rcn_rtf *rtf, const rcn_rtf_group *group);

/** Does what a control word says; `value` is its number, 1 without one.
 * (rtf_words.c) */
void rcn_rtf_obey(rcn_rtf *rtf, const char *word, int32_t value);

#endif
