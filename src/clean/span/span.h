#ifndef RCN_CLEAN_SPAN_SPAN_H
#define RCN_CLEAN_SPAN_SPAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "base/arena.h"
#include "source/document.h"

typedef enum rcn_span_kind {
    RCN_SPAN_TEXT,     /**< kept, in a block */
    RCN_SPAN_METADATA, /**< says something of the document: title, date line */
    RCN_SPAN_REMOVED,
    RCN_SPAN_REPLACED /**< `replacement` stands for it in the block's text */
} rcn_span_kind;

#define RCN_NO_BLOCK UINT32_MAX

/** Why a stretch of the text is not taken as it stands, and what stands for it:
 * shared by all the spans that it explains. */
typedef struct rcn_cause {
    const char *class_id;    /**< what kind of thing it is: "hard-wrap",
                                  "widget-comments", "title" */
    const char *rule;        /**< id of the rule */
    const char *reason;      /**< the evidence of this one case in words, or
                                  NULL: the rule's own reason says it all */
    const char *replacement; /**< of what is replaced, else NULL */
} rcn_cause;

/** The cause of plain text: nothing but NULL. */
extern const rcn_cause rcn_cause_none;

/** Returns the cause that writes a ligature letter as its letters; NULL for any
 * other character. */
const rcn_cause *rcn_cause_of_ligature(uint32_t rune);

/** What became of bytes [start, end) of the document's text.  The spans of a
 * document partition its text (DESIGN.md, law 1).  A replaced one without bytes
 * is what the markup of a page inserts: a line break, the bound of a cell. */
typedef struct rcn_span {
    uint32_t start, end;
    rcn_span_kind kind;
    uint32_t block;       /**< index of the block it belongs to, or
                               RCN_NO_BLOCK */
    const rcn_cause *why; /**< never NULL */
} rcn_span;

/** A suspicion that is not cut: for the editor to look at. */
typedef struct rcn_query {
    uint32_t block;       /**< index */
    uint32_t start, end;  /**< bytes of the block's text */
    const char *class_id; /**< "unclosed-quotation", "doubled-word" ... */
    const char *message;  /**< one sentence */
    uint32_t line;        /**< in the source */
} rcn_query;

/** Words that the rules would cut and the editor keeps. */
typedef struct rcn_kept_cut {
    const char *key, *class_id, *rule;
    rcn_text words; /**< of the document's text */
} rcn_kept_cut;

/** A document with every byte accounted for.
 *
 * The text of a block is the concatenation, in order, of the text spans and
 * the replacements of the replaced spans that name it. */
typedef struct rcn_cleaned {
    const rcn_document *document;
    const char *language; /**< BCP 47 of the body, "und" when not known */
    const rcn_span *spans;
    size_t span_count;
    const rcn_block *blocks; /**< kept, in order of the text */
    size_t block_count;
    const rcn_query *queries;
    size_t query_count;
    const rcn_kept_cut *kept; /**< cuts that the editor undid */
    size_t kept_count;
    uint32_t title_line; /**< of the source, from 1: it looks like the title of
                              a page that was saved as text; 0: none does */
} rcn_cleaned;

/** The key of a cut: the first 16 hexadecimal digits of the SHA-256 of class, a
 * NUL, and the squashed text of the span.  For a hyphen at a line end, kept or
 * dropped, it is made of "line-end-hyphen" and the word that it parts: the
 * decision `keep` means the hyphen stays, `cut` that it goes. */
void rcn_span_key(const rcn_cleaned *cleaned, const rcn_span *span,
                  char out[17]);

/** Returns whether a span is the end of a line after a hyphen, or the space
 * that stands for one; then `*ret_word` is the word it parts as the source has
 * it, the hyphen in it, in the arena. */
bool rcn_span_parts_word(rcn_arena *arena, const rcn_cleaned *cleaned,
                         const rcn_span *span, rcn_text *ret_word);

/** The same of a class and the text of a cut that is no span yet. */
void rcn_cut_key(const char *class_id, rcn_text text, char out[17]);

/** Gives a document blocks of its own in the arena, which may be changed, and
 * returns them; the blocks that it had stay as they are.  O(blocks). */
rcn_block *rcn_cleaned_own_blocks(rcn_arena *arena, rcn_cleaned *cleaned);

/** "text", "metadata", "removed", "replaced". */
const char *rcn_span_kind_name(rcn_span_kind kind);

/** Writes the dump of a cleaned document that golden tests hold: its spans and
 * its blocks, one a line. */
void rcn_clean_dump(const rcn_cleaned *cleaned, FILE *out);

/** Returns the word that a line end after a hyphen parts, a hyphen in it: from
 * the last white space of `left`, which ends with the hyphen or before it, to
 * the first of `right`; in the arena. */
rcn_text rcn_parted_word(rcn_arena *arena, rcn_text left, rcn_text right);

/** The key of the editor's decisions on it. */
void rcn_hyphen_key(rcn_text word, char out[17]);

#endif
