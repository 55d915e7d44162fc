#ifndef RCN_CLEAN_SPAN_LINE_TITLE_H
#define RCN_CLEAN_SPAN_LINE_TITLE_H

#include <stdbool.h>
#include <stdint.h>

#include "clean/span/span.h"

/** A title that lines of a text state though no rule marks it as one. */
typedef struct rcn_line_title {
    uint32_t start, end; /**< bytes of the document's text */
    const char *rule;    /**< how it is known */
} rcn_line_title;

/** Finds a title by what plain texts share whatever wrote them: the first line
 * of a saved page, less the name of its site, that is alone again above the
 * text ("page-title-line"); the name at both ends of the running head of a
 * manual page ("running-head"); the lines between the head and the abstract of
 * a numbered memo ("memo-title").  False when there is none, and for pages of
 * HTML, whose metadata say it.  Linear in the text. */
bool rcn_line_title_find(const rcn_cleaned *cleaned, rcn_line_title *ret_title);

/** Returns the first block that says something: those before it hold signs
 * alone, as the bullets of a row of pictures do.  Their number when there is
 * none. */
size_t rcn_first_wordy_block(const rcn_cleaned *cleaned);

/** Returns where the first of `count` marks is from `from` on, the one that is
 * first in the list of those at one place, or SIZE_MAX; `*ret_mark` is set when
 * there is one. */
size_t rcn_title_mark(rcn_text title, size_t from, const char *const *marks,
                      size_t count, size_t *ret_mark);

/** Returns where a title may be parted from the name of its site: "Title |
 * Site". Byte of the first separator at or after `from`, SIZE_MAX when there is
 * none; `*ret_len` its length with the spaces around it. */
size_t rcn_title_separator(rcn_text title, size_t from, size_t *ret_len);

/** Returns the title in capitals that a day closes in one line, "THE WEIR. 4 May
 * 1901": the month is not in capitals, so that the day is no part of it.  Empty
 * when the line is none. */
rcn_text rcn_title_before_day(rcn_text line);

#endif
