#ifndef RCN_TYPESET_PAGES_GALLEY_H
#define RCN_TYPESET_PAGES_GALLEY_H

#include "base/list.h"
#include "typeset/lines/lines.h"
#include "typeset/lines/para.h"
#include "typeset/lines/setter.h"
#include "typeset/pages/page.h"

typedef struct rcn_foot rcn_foot;

/** One thing on a galley, in reading order. */
typedef enum rcn_galley_part_kind {
    RCN_PART_OPEN,   /**< a structure element opens */
    RCN_PART_CLOSE,  /**< the innermost closes */
    RCN_PART_DEST,   /**< a place that links lead to */
    RCN_PART_SKIP,   /**< blank height */
    RCN_PART_PARA,   /**< a paragraph, all its lines together */
    RCN_PART_BESIDE, /**< a paragraph that begins where what follows begins */
    RCN_PART_RULE,   /**< a hair rule at the height at hand */
    RCN_PART_PICTURE,
    RCN_PART_BODY /**< the paragraph of a strip that pages may divide */
} rcn_galley_part_kind;

/** What an element that opens says of itself. */
typedef struct rcn_tagging {
    const char *title, *language; /**< or NULL */
    uint16_t columns, rows;       /**< that a cell takes; 0: one */
    bool side;                    /**< a head cell: it names its row */
} rcn_tagging;

/** A picture as it is placed. */
typedef struct rcn_picture {
    const rcn_image *image;
    const char *words; /**< that stand for it where it cannot be seen */
    rcn_len height;
} rcn_picture;

typedef struct rcn_galley_part {
    rcn_galley_part_kind kind;
    rcn_tag tag;
    const rcn_tagging *tagging; /**< open; or NULL */
    const char *name;           /**< dest */
    rcn_para *para;
    const rcn_picture *picture;
    rcn_len x;      /**< from the left edge of the column */
    rcn_len height; /**< skip; rule, picture: how far below that at hand */
    rcn_len width;  /**< rule, picture */
    bool mute;      /**< beside: furniture that is not to be extracted */
} rcn_galley_part;

/** What stays together on a page: parts, and a body that may be divided. */
typedef struct rcn_galley_strip {
    uint32_t first, end; /**< parts */
    rcn_para *body;      /**< or NULL */
    uint32_t above; /**< blank lines before it, none at the top of a page */
    uint32_t below; /**< and after it */
    uint32_t head;  /**< lines its parts take up before the body */
    uint32_t feet;  /**< lines of the notes on these parts */
    uint32_t again; /**< lines of the head of its table, said once more above it
                         at the top of a page; 0: none */
    uint32_t again_first, again_end; /**< the parts of that head */
    bool heading;                    /**< begins with one */
    bool captioned;                  /**< the caption of a table, so far */
    uint8_t flexible; /**< blank lines more that it may have above it */
} rcn_galley_strip;

/** A section set in lines, before it is divided into pages. */
typedef struct rcn_galley {
    rcn_setter *setter;
    rcn_breaker *breaker;
    uint32_t section;
    rcn_len grid;    /**< between its baselines */
    rcn_len measure; /**< of a column */
    uint32_t columns;
    RCN_LIST(rcn_galley_part) parts;
    RCN_LIST(rcn_galley_strip) strips;
    uint32_t opening_end;   /**< parts before this open the section, across all
                                 columns */
    uint32_t opening_lines; /**< of its first page, taken up by them */
    bool open;              /**< a strip is */
    const rcn_note *references_at, *references_end; /**< of the block at hand:
                                 those whose marks no paragraph has yet */
    rcn_len height;                                 /**< of its head so far */
} rcn_galley;

/** Begins the galley of a section; `section` is its index in the edition. */
void rcn_galley_begin(rcn_galley *galley, rcn_setter *setter,
                      rcn_breaker *breaker, uint32_t section);

/** What was added so far opens the section: it is on its first page, above
 * all columns.  Called at most once, before the first strip. */
void rcn_galley_opening(rcn_galley *galley);

/** Begins a strip, or goes on with the one that was left open. */
void rcn_strip_begin(rcn_galley *galley, uint32_t above);

/** Ends it.  A strip that is not ended keeps with the next one. */
void rcn_strip_end(rcn_galley *galley, uint32_t below);

void rcn_galley_open(rcn_galley *galley, rcn_tag tag, const char *title,
                     const char *language);
/** Opens a cell of a table. */
void rcn_galley_open_cell(rcn_galley *galley, rcn_tag tag, rcn_tagging tagging);
/** Closes the innermost element; right after a strip that is part of it. */
void rcn_galley_close(rcn_galley *galley);
void rcn_galley_dest(rcn_galley *galley, const char *name);
/** Names the references of the block at hand that no paragraph has a mark of,
 * so that what leads to them leads to the block. */
void rcn_galley_end_references(rcn_galley *galley);
void rcn_galley_skip(rcn_galley *galley, rcn_len height);
void rcn_galley_rule(rcn_galley *galley, rcn_len x, rcn_len below,
                     rcn_len width);

/** A picture whose upper edge is `below` the height at hand. */
void rcn_galley_picture(rcn_galley *galley, const rcn_picture *picture,
                        rcn_len x, rcn_len below, rcn_len width);

/* Paragraphs: they are broken into lines here; NULL is passed over. */
void rcn_galley_para(rcn_galley *galley, rcn_para *para, rcn_len x);
void rcn_galley_beside(rcn_galley *galley, rcn_para *para, rcn_len x);
/** Furniture that no reader should extract: a bullet, a leader. */
void rcn_galley_mute(rcn_galley *galley, rcn_para *para, rcn_len x);
void rcn_galley_body(rcn_galley *galley, rcn_para *para, rcn_len x);

/** Height of a paragraph that has been broken. */
rcn_len rcn_para_height(const rcn_para *para);

#endif
