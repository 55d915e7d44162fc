#ifndef RCN_TYPESET_LINES_PARA_H
#define RCN_TYPESET_LINES_PARA_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/text.h"
#include "base/units.h"
#include "shape/shaper.h"
#include "source/block.h"
#include "style/style.h"
#include "typeset/lines/setter.h"

/** What is after a box (D. E. Knuth's word for what is never broken). */
typedef enum rcn_glue {
    RCN_GLUE_NONE,   /**< nothing; no break */
    RCN_GLUE_TIE,    /**< a word space; no break */
    RCN_GLUE_SPACE,  /**< a word space, where a line may end */
    RCN_GLUE_BREAK,  /**< nothing, but a line may end */
    RCN_GLUE_NEWLINE /**< a line ends */
} rcn_glue;

#define RCN_WORD_MOST 200 /* bytes of a box: longer words are several */

/** A word, or a piece of one in one face. */
typedef struct rcn_box {
    uint32_t word;  /**< of rcn_shaper */
    uint32_t start; /**< byte of the text */
    uint8_t glue, level;
    uint8_t gap_level; /**< of the space after it */
    bool sticks : 1;   /**< to the word after it: a break has a price */
    bool mark : 1;     /**< of the note at `start`: no word of the text */
    bool joint : 1;    /**< it or its follower is an ideograph: they may move
                          apart */
} rcn_box;

typedef enum rcn_align {
    RCN_ALIGN_JUSTIFY,
    RCN_ALIGN_LEFT,
    RCN_ALIGN_CENTER,
    RCN_ALIGN_RIGHT
} rcn_align;

typedef enum rcn_line_end {
    RCN_END_SPACE,
    RCN_END_HYPHEN, /**< one that we add */
    RCN_END_HARD,   /**< a hyphen of the text */
    RCN_END_NOTHING,
    RCN_END_LAST /**< of the paragraph, or before a meant line break */
} rcn_line_end;

/** One line as it is set. */
typedef struct rcn_textline {
    uint32_t first, last;           /**< boxes */
    uint32_t first_word, last_word; /**< the parts of them that it shows */
    uint32_t offset;                /**< byte of the text that it begins with */
    rcn_len shift;    /**< of its first glyph from the left edge */
    rcn_len slack;    /**< to be spread over its word spaces */
    rcn_len tracking; /**< added between letters */
    int16_t scale;    /**< of the glyphs: thousandths more or less */
    uint8_t end;
    bool stretched; /**< set to the full measure */
    bool overfull;  /**< sticks out of it */
    int32_t ratio;  /**< of its word space to the natural one, thousandths */
    int32_t need;   /**< missing width to natural width, ten-thousandths */
    rcn_len width;  /**< from its first glyph to its last */
} rcn_textline;

/** A paragraph set with a certain number of lines. */
typedef struct rcn_setting {
    const rcn_textline *lines;
    uint32_t count;
    int64_t cost;
} rcn_setting;

#define RCN_NO_BLOCK_INDEX UINT32_MAX

/** A paragraph: its boxes, the shape it is to fill, and its settings. */
typedef struct rcn_para {
    const rcn_block *block; /**< NULL for words of the program's own */
    uint32_t section;       /**< where it is, for the page map */
    uint32_t block_index;   /**< RCN_NO_BLOCK_INDEX: before the blocks */
    const rcn_box *boxes;
    uint32_t box_count;
    rcn_len measure, indent; /**< indent: of the first line, may be negative */
    rcn_len inset; /**< of its first `inset_lines` lines, beside an initial */
    uint32_t inset_lines;
    bool shape; /**< furniture that is drawn as shapes, an initial */
    rcn_len leading, size, space;
    rcn_align align;
    bool hyphenate, balanced;
    const rcn_note *notes; /**< with marks in it, by offset */
    uint32_t note_count;
    const struct rcn_foot *feet; /**< the notes as they are set; or NULL */
    bool mixed;                  /**< some words run right to left */
    bool backward;               /**< right to left as a whole */
    bool kept;                   /**< its chosen lines live in setter->arena */
    const char *language; /**< of its words but for those marked otherwise */
    bool verbatim;        /**< code: a line that is turned over bears a mark */
    bool unspaced;        /**< in a script without spaces, for the most part */
    bool spaced; /**< a space ends its text, for what follows on the line */
    const char *link;        /**< all of it leads there; or NULL */
    rcn_setting settings[3]; /**< one line less, natural, one more */
    uint8_t setting_count, natural;
    rcn_setting set; /**< the chosen one */
} rcn_para;

/** How the text of a paragraph is to look. */
typedef struct rcn_para_shape {
    rcn_type_use type;
    rcn_len size; /**< of the letters; 0: that of the type */
    rcn_len rise; /**< of the letters above the baseline */
    rcn_len measure, indent;
    rcn_align align;
    rcn_font_slant slant; /**< roman: that of the type */
    bool small_caps;
    bool verbatim; /**< spaces and line ends as they stand */
    bool hyphenate;
    bool balanced; /**< ragged lines of one length, the last one too */
    bool backward; /**< right to left, whatever the letters say */
    bool alone;    /**< a part of a block that has a direction of its own */
    const char *language;
    const rcn_note *notes; /**< on the block, by offset */
    size_t note_count;
} rcn_para_shape;

/** Makes a paragraph of bytes [range[0], range[1]) of a block's text and its
 * marks; NULL when nothing can be seen of them.  Lives in setter->arena; its
 * settings are empty.  Linear. */
rcn_para *rcn_para_new(rcn_setter *setter, const rcn_block *block,
                       const size_t range[2], const rcn_para_shape *shape);

/** Returns the same of all of a block. */
rcn_para *rcn_para_of_block(rcn_setter *setter, const rcn_block *block,
                            const rcn_para_shape *shape);

/** Returns the same of words of the program's own, which must live as long as
 * the book. */
rcn_para *rcn_para_of_string(rcn_setter *setter, const char *text,
                             const rcn_para_shape *shape);

/** Index of the first mark that could cover a byte of a block's text. */
uint32_t rcn_mark_first(const rcn_block *block, size_t offset);

/** Returns the face, of setter->words, of text that `depth` marks cover, the
 * outermost first.  The block may be NULL; `backward`: the text runs right to
 * left. */
uint32_t rcn_face_of_marks(const rcn_setter *setter, const rcn_block *block,
                           const rcn_para_shape *shape,
                           const rcn_mark *const *marks, size_t depth,
                           bool backward);

/** Width of the paragraph on one endless line. */
rcn_len rcn_para_width(const rcn_setter *setter, const rcn_para *para);

#endif
