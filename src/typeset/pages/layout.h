#ifndef RCN_TYPESET_PAGES_LAYOUT_H
#define RCN_TYPESET_PAGES_LAYOUT_H

#include "typeset/lines/counts.h"
#include "typeset/pages/footnote.h"
#include "typeset/pages/galley.h"
#include "typeset/pages/pages.h"

typedef enum rcn_placed_kind {
    RCN_PLACED_OPEN,
    RCN_PLACED_CLOSE,
    RCN_PLACED_DEST,
    RCN_PLACED_LINE,
    RCN_PLACED_RULE,
    RCN_PLACED_FIELD, /**< a filled rectangle, drawn before what is on it */
    RCN_PLACED_PICTURE,
    RCN_PLACED_FURNITURE, /**< a line outside all tags */
    RCN_PLACED_MUTE       /**< the same, not to be extracted */
} rcn_placed_kind;

/** Something at its place on a page. */
typedef struct rcn_placed {
    uint8_t kind, tag;
    uint32_t colour; /**< field: 0xRRGGBB */
    uint32_t line;
    rcn_len x, y; /**< line: left edge of its column, baseline */
    rcn_len width;
    rcn_len height; /**< field */
    union {
        const rcn_tagging *tagging; /**< open; or NULL */
        const char *name;           /**< dest */
        const rcn_para *para;       /**< lines */
        const rcn_picture *picture;
    } of;
} rcn_placed;

#define RCN_NO_SECTION UINT32_MAX

/** Most pieces of furniture on a page: a folio and a running head. */
#define RCN_FURNITURE_MOST 2

/** A page, kept as lines rather than glyphs. */
typedef struct rcn_page_sheet {
    rcn_placed *placed;
    uint32_t count, room; /**< of `placed`: in use, and in all */
    uint32_t section;     /**< RCN_NO_SECTION: a blank page */
    bool opening;         /**< a section begins on it */
    bool words;           /**< it has words of a section: these are the first */
    uint32_t block, offset;
    const char *label;
} rcn_page_sheet;

/** The lines of a note that are on one page. */
typedef struct rcn_foot_piece {
    const rcn_foot *foot;
    uint32_t from, to;
} rcn_foot_piece;

typedef RCN_LIST(rcn_foot_piece) rcn_foot_pieces;

/** The pages of front matter, body or back matter, as they are made up. */
typedef struct rcn_layout {
    rcn_setter *setter;
    rcn_breaker *breaker;
    rcn_counts *counts;
    RCN_LIST(rcn_page_sheet) sheets;
    RCN_LIST(rcn_placed) placed; /**< on the page at hand */
    rcn_page_sheet sheet;        /**< the page at hand */
    bool open;                   /**< there is one */
    uint32_t numbered_section;   /**< whose paragraph was numbered last */
    uint32_t numbered_block;
    uint32_t line;      /**< of the document or the page: the one placed last */
    rcn_len counted_at; /**< its baseline */
    const rcn_galley *galley;
    rcn_frames frames;
    rcn_cursor cursor;
    rcn_foot_pieces feet;    /**< notes at the foot of the page at hand */
    rcn_foot_pieces waiting; /**< for its foot, or for the next page's */
} rcn_layout;

/** Begins without a page; `counts` takes up the lines that are placed. */
void rcn_layout_begin(rcn_layout *layout, rcn_setter *setter,
                      rcn_breaker *breaker, rcn_counts *counts);

/** Sets the paragraphs of a galley again, with dearer hyphens, while more lines
 * end in hyphens than the style allows; the breaker keeps the price. */
void rcn_galley_spare_hyphens(rcn_galley *galley);

/** Sets the paragraphs of a divided galley in more and in less lines with more
 * tracking, when the division took such settings with wide word spaces.
 * Returns whether it did: then the galley is to be divided again. */
bool rcn_galley_ease(rcn_galley *galley, const rcn_verdict *verdicts);

/** Makes up the pages of a section; it begins a page, a right-hand one when
 * `recto`, unless it runs on.  Returns the index of the page it begins on,
 * which stays open.  The galley's memory may go afterwards. */
size_t rcn_layout_section(rcn_layout *layout, rcn_galley *galley, bool recto);

/** Blank lines above a document that runs on. */
#define RCN_RUN_ON_LINES 3

/** Returns true when a section is to begin on the page at hand, in a style that
 * lets short documents do so; `*ret_start` is where.  O(strips). */
bool rcn_layout_runs_on(const rcn_layout *layout, const rcn_galley *galley,
                        rcn_cursor *ret_start);

/** Ends the last page. */
void rcn_layout_end(rcn_layout *layout);

/** Adds a blank page; RCN_NO_SECTION. */
void rcn_layout_blank(rcn_layout *layout);

/** Left edge of the text block on a page counted from 0; even ones are
 * right-hand pages. */
rcn_len rcn_page_left(const rcn_style *style, size_t index);

/** Gives the page at hand, or the ones after it, the notes on a line. */
void rcn_layout_note(rcn_layout *layout, const rcn_para *para, uint32_t line);

/** Moves waiting notes to the foot of the page at hand, as far as there is
 * room. */
void rcn_layout_feet(rcn_layout *layout);

/** Places the notes of the page at hand: a rule, then their lines, down to the
 * foot. */
void rcn_layout_put_feet(rcn_layout *layout);

/** Puts the number of a paragraph, small in the outer margin of its first
 * line; once for each block. */
void rcn_margin_number(rcn_layout *layout, const rcn_para *para,
                       rcn_len baseline);

/** Counts a line of a document's own words, and puts the number of every fifth,
 * or as the style says, small in the inner margin. */
void rcn_margin_count(rcn_layout *layout, const rcn_para *para,
                      rcn_len baseline);

/** Puts an arrow before line `index` of code when it goes on from the one
 * above: no reader should take the turn for an end of line of the source. */
void rcn_margin_turn(rcn_layout *layout, const rcn_para *para, uint32_t index,
                     rcn_len x, rcn_len baseline);

/** Adds something to the page at hand. */
void rcn_layout_put(rcn_layout *layout, rcn_placed placed);

/** Keeps the lines of a paragraph for as long as the book lives. */
void rcn_layout_keep(rcn_layout *layout, rcn_para *para);

/** Distance of a line's baseline from its top. */
rcn_len rcn_baseline(rcn_len leading);

#endif
