#ifndef RCN_CLEAN_TEXT_PAGES_H
#define RCN_CLEAN_TEXT_PAGES_H

#include "clean/text/work.h"

/** Cuts running heads and feet and page numbers.  n log n in the lines. */
void rcn_cut_page_furniture(rcn_work *work);

/** The number of a line that is nothing but a page number: "12", "- 12 -",
 * "Page 2 of 6", "[Page 3]"; else -1. */
long rcn_page_number(rcn_word_list page_words, rcn_text line);

/** The number at the beginning or the end of a line that holds more, parted by
 * spaces, or -1; a section number ("2. Method", "2.1") is none. */
long rcn_end_number(rcn_text line, bool last);

/** Whether dashes of whichever length stand around a line: "-2-", "– 2 –". */
bool rcn_is_dashed(rcn_text line);

/** Whether hardly any letter of a line is small, and four are capitals. */
bool rcn_line_is_capitals(rcn_text line);

/** Cuts the numbers of pages that stand alone on lines, whether or not form
 * feeds part the pages, and running heads with a number that a sentence runs
 * past.  Linear.  (page_numbers.c) */
void rcn_cut_lone_numbers(rcn_work *work, rcn_word_list page_words);

/** Cuts lines that say on which of how many pages they stand, "Case 14, 2 of 4".
 * Linear.  (page_counts.c) */
void rcn_cut_counted_lines(rcn_work *work, rcn_word_list page_words);

/** Marks where pages begin in a text without form feeds whose pages a blank line
 * parts, by the numbers at their edges.  Linear.  (page_bounds.c) */
void rcn_find_page_bounds(rcn_work *work, rcn_word_list page_words);

#endif
