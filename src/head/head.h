#ifndef RCN_HEAD_HEAD_H
#define RCN_HEAD_HEAD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/text.h"
#include "clean/span/span.h"

/* The head of a document: the lines above its first prose, read once and
 * labelled.  date and attribute take titles, days and names from these fields;
 * neither matches patterns against whole paragraphs for them. */

/** A line of a text, or a stretch of a page between block bounds and <br>. */
typedef struct rcn_doc_line {
    uint32_t start, end;  /**< bytes of the document's text, no outer space */
    const rcn_span *span; /**< what became of its first byte */
} rcn_doc_line;

typedef struct rcn_doc_lines {
    const rcn_doc_line *items;
    size_t count;
} rcn_doc_lines;

/** Where the parts of a document begin and end, as indexes of stretches. */
typedef struct rcn_zones {
    size_t title;    /**< its own stretch, or that of the first block */
    size_t body;     /**< first long paragraph */
    size_t body_end; /**< stretch after the last kept one */
    size_t opening;  /**< the first block that says something */
    bool untitled;   /**< a text whose title was not found: it is above */
} rcn_zones;

/** What a field of the head holds. */
typedef enum rcn_head_field_kind {
    RCN_FIELD_CAPTION,  /**< the parties of a judgment: "A v. B", "In re A" */
    RCN_FIELD_COURT,    /**< with its circuit or district */
    RCN_FIELD_DOCKET,   /**< "No. 09-1692" */
    RCN_FIELD_JUDGE,    /**< who delivers the opinion, with rank */
    RCN_FIELD_AUTHOR,   /**< the same without rank; whoever a byline names */
    RCN_FIELD_ISSUER,   /**< the body that puts the document out */
    RCN_FIELD_SPEAKER,  /**< whose words the document gives */
    RCN_FIELD_RELEASED, /**< the words that hold the day of release */
    RCN_FIELD_CONTACT,  /**< the press contact: names no role */
    RCN_FIELD_SYMBOL,   /**< "A/RES/77/1", the neutral citation of a judgment */
    RCN_FIELD_SESSION,  /**< of the assembly whose paper it is */
    RCN_FIELD_TITLE     /**< what a paper or a message calls itself */
} rcn_head_field_kind;

/** One field: bytes [start, end) of the document's text state `value`. */
typedef struct rcn_head_field {
    rcn_head_field_kind kind;
    uint32_t start, end;
    const char *value; /**< squashed */
    const char *rule;  /**< id, for the evidence */
    bool inferred; /**< `value` follows from the words, and is none of them */
} rcn_head_field;

typedef struct rcn_document_head {
    rcn_doc_lines stretches; /**< of the whole document */
    rcn_zones zones;
    size_t first, end; /**< stretches [first, end) are the head */
    bool judgment;     /**< it is that of a court's opinion */
    const rcn_head_field *fields;
    size_t field_count;
} rcn_document_head;

/** Reads the heads of all documents.  Returns one for each, in the arena.
 * Linear in the text; at most 160 stretches of a head are matched. */
const rcn_document_head *
rcn_heads_read(rcn_arena *arena, const rcn_cleaned *documents, size_t count);

/** Returns the first field of a kind, or NULL. */
const rcn_head_field *rcn_head_find(const rcn_document_head *head,
                                    rcn_head_field_kind kind);

/** Returns the stretch that holds byte `offset`, or the first after it.  O(log
 * n). */
size_t rcn_doc_line_at(const rcn_doc_lines *stretches, uint32_t offset);

/** Returns true for a stretch of the text proper that is a sentence or more,
 * not a line that stands by itself. */
bool rcn_doc_line_is_prose(const rcn_cleaned *cleaned,
                           const rcn_doc_line *stretch);

/** Returns true for a stretch that is part of the text. */
bool rcn_doc_line_is_kept(const rcn_doc_line *stretch);

#endif
