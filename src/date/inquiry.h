#ifndef RCN_DATE_INQUIRY_H
#define RCN_DATE_INQUIRY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/list.h"
#include "base/pattern.h"
#include "clean/span/span.h"
#include "date/catalogue.h"
#include "date/date.h"
#include "date/mention.h"
#include "head/head.h"
#include "source/evidence.h"

/* One inquiry into the dates of a corpus.  Readers of evidence each look at one
 * kind of sign and hand in claims; only infer.c weighs them. */

/** Least order of a machine's claim that is only the day when a file was begun:
 * any date line of the text comes before it.  A multiple of 4. */
#define RCN_ORDER_FILE 8

/** Kinds of sign, the most trusted first. */
typedef enum rcn_rank {
    RCN_RANK_MACHINE,  /**< metadata of the page */
    RCN_RANK_LINE,     /**< a date line, timestamp or dateline */
    RCN_RANK_PAGE,     /**< a date that is at the edge of every page */
    RCN_RANK_PERIOD,   /**< a title that names the days it covers */
    RCN_RANK_URL,      /**< a path with year, month and day; the end of the
                            page's title */
    RCN_RANK_CHANGED,  /**< a line beside the title that gives day and hour of
                            the last change, of a text that states no other */
    RCN_RANK_ABOUT,    /**< the text speaks of the day as its own */
    RCN_RANK_RELATIVE, /**< so long after an event of known date */
    RCN_RANK_BOUND     /**< cannot be older than what it reports */
} rcn_rank;

/** One reason to give a document a date. */
typedef struct rcn_claim {
    rcn_rank rank;
    uint32_t order; /**< within the rank: lower is stronger */
    rcn_date date;
    rcn_date other; /**< second reading of an ambiguous date, or NONE */
    rcn_date until; /**< period: its last day */
    rcn_certainty certainty;
    int8_t hour, minute; /**< -1: none */
    bool labelled;       /**< the words state that it was published then */
    bool settles;     /**< the header of a mail: nothing in it outweighs that */
    bool supports;    /**< counts only beside another sign of the day */
    const char *rule; /**< id */
    rcn_evidence evidence;       /**< the words themselves */
    const rcn_evidence *support; /**< what else it rests on: anchors */
    size_t support_count;
    const char *ground; /**< one sentence, or NULL: made from the rule */
} rcn_claim;

typedef RCN_LIST(rcn_claim) rcn_claims;
typedef RCN_LIST(rcn_evidence) rcn_evidences;

/** One document of the inquiry. */
typedef struct rcn_sheet {
    const rcn_cleaned *cleaned;
    size_t index;
    const char *language;
    const rcn_mentions *mentions; /**< for each block, its days */
    const rcn_document_head *head;
    rcn_claims claims;
} rcn_sheet;

/** Which end of an event a date belongs to. */
typedef enum rcn_aspect {
    RCN_ASPECT_BEGIN, /**< or the event as a whole */
    RCN_ASPECT_END
} rcn_aspect;

/** A mention in its place. */
typedef struct rcn_spot {
    size_t sheet, block;
    const rcn_mention *mention; /**< NULL: none */
} rcn_spot;

/** The words of an event's name that tell it from others: folded, without
 * articles, prepositions and the like. */
typedef struct rcn_event {
    rcn_text words[8];
    size_t count;
    rcn_aspect aspect; /**< "the end of the war" asks for the end */
} rcn_event;

/** An event whose date some document states. */
typedef struct rcn_anchor {
    rcn_event event;
    rcn_date date;
    uint32_t order; /**< how directly it is stated: lower is better */
    rcn_spot spot;
    rcn_spot second; /**< the other date of a duration */
} rcn_anchor;

typedef RCN_LIST(rcn_anchor) rcn_anchors;

typedef struct rcn_idioms rcn_idioms; /**< compiled patterns (idioms.c) */

#define RCN_STYLES_BOTH 4 /**< forms of a day in both calendars */

/** Patterns of days in two calendars (styles.c). */
typedef struct rcn_style_patterns {
    const rcn_pattern *both[RCN_STYLES_BOTH]; /**< both days (styles.c) */
    const rcn_pattern *double_year;           /**< "1731/32" */
    const rcn_pattern *old_style;             /**< "(O.S.)" */
} rcn_style_patterns;

#define RCN_TITLE_STRETCHES 40 /**< a title stands early */
#define RCN_TITLE_KINDS     15 /**< rows of title_kinds.def */

/** Patterns of titles that name a paper and its day (titles.c). */
typedef struct rcn_title_kinds {
    const rcn_pattern *patterns[RCN_TITLE_KINDS];
    const rcn_pattern
        *paper; /**< a line that begins with the kind of a paper */
    const rcn_pattern *cites;  /**< a line that opens as one that cites acts */
    const rcn_pattern *number; /**< the number of an act before its day */
} rcn_title_kinds;

typedef struct rcn_inquiry {
    rcn_arena *arena;   /**< of the result */
    rcn_arena *scratch; /**< lives as long as the inquiry */
    rcn_arena *moment;  /**< emptied before each line and block is read */
    rcn_months const *months;
    const rcn_idioms *idioms;
    rcn_style_patterns styles;
    const rcn_catalogue *catalogue;
    const rcn_title_kinds *title_kinds;
    rcn_sheet *sheets;
    size_t sheet_count;
    rcn_anchors anchors;
} rcn_inquiry;

/** Metadata and the document's own URL.  (machine.c) */
void rcn_claim_machine(rcn_inquiry *inquiry, rcn_sheet *sheet);

/** Date lines, timestamps, datelines, signatures, page edges.  (lines.c) */
void rcn_claim_lines(rcn_inquiry *inquiry, rcn_sheet *sheet);

/** Compiles them; the arena frees them.  (titles.c) */
const rcn_title_kinds *rcn_title_kinds_new(rcn_arena *arena);

/** Returns true for a day of a line that is that of another act, which the line
 * cites: "Vu la loi n° 11-333 du 29 mars 2011", "of Act No. 5 of 3 May 1999",
 * where the sentence goes on.  (titles.c) */
bool rcn_date_is_cited(const rcn_inquiry *inquiry, rcn_text line,
                       const rcn_mention *day);

/** Returns true for a title or line that begins with the kind of a paper and ends
 * with its day, which a comma or bracket sets apart: "Remarks by the Ambassador
 * at the Conference on Rivers, Vienna, 13 March 2009".  (titles.c) */
bool rcn_title_bears_day(const rcn_inquiry *inquiry, rcn_text title,
                         const rcn_mention *day);

/** Returns whether a span is the title of its document, or the heading that
 * opens it. (titles.c) */
bool rcn_is_title_span(const rcn_sheet *sheet, const rcn_span *span);

/** The day that a title bears.  (titles.c) */
void rcn_claim_titles(rcn_inquiry *inquiry, rcn_sheet *sheet);

/** A title that names a period.  (period.c) */
void rcn_claim_period(rcn_inquiry *inquiry, rcn_sheet *sheet);

/** The text speaks of a day as its own.  (about.c) */
void rcn_claim_about(rcn_inquiry *inquiry, rcn_sheet *sheet);

/** Compiles them; the arena frees them.  (styles.c) */
rcn_style_patterns rcn_style_patterns_new(rcn_arena *arena);

/** A day in both calendars, a double year.  (styles.c) */
void rcn_claim_styles(rcn_inquiry *inquiry, rcn_sheet *sheet);

/** Returns true when the document's metadata give an EDTF value that is no
 * plain day, or one in words ("c. 1931"); it outweighs all else.
 * (qualified.c) */
bool rcn_date_qualified_metadata(const rcn_inquiry *inquiry,
                                 const rcn_sheet *sheet,
                                 rcn_dating *ret_dating);

/** Returns true when the metadata, the front matter or a file beside the
 * document give a year, or a year and a month: for documents that say no day.
 * (qualified.c) */
bool rcn_date_year_given(const rcn_inquiry *inquiry, const rcn_sheet *sheet,
                         rcn_dating *ret_dating);

/** Returns true when one of the first lines is an approximate or doubtful date,
 * or a label and a date of any precision ("Date: 1931").  (qualified.c) */
bool rcn_date_qualified_line(const rcn_inquiry *inquiry, const rcn_sheet *sheet,
                             rcn_dating *ret_dating);

/** Events with dates, of all sheets.  (anchors.c) */
void rcn_anchors_find(rcn_inquiry *inquiry);

/** So long after an event.  (relative.c) */
void rcn_claim_relative(rcn_inquiry *inquiry, rcn_sheet *sheet);

/** "As of" and the latest event of the past.  (bounds.c) */
void rcn_claim_bounds(rcn_inquiry *inquiry, rcn_sheet *sheet);

#endif
