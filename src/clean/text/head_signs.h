#ifndef RCN_CLEAN_TEXT_HEAD_SIGNS_H
#define RCN_CLEAN_TEXT_HEAD_SIGNS_H

#include "clean/span/head_key.h"
#include "clean/text/work.h"

/** The most bytes of a title. */
#define RCN_TITLE_BYTES 300

/** Whether a line is nothing but a date, and perhaps the time of day
 * (`*ret_clock`): every word is a number or one of `dates`, and one number could
 * be a year or a day. */
bool rcn_is_date_line(rcn_word_list dates, rcn_text text, bool *ret_clock);

/** Whether a chunk is "By Jane Doe", "Von Erika Mustermann": one of `bylines` and
 * few words, no sentence. */
bool rcn_is_byline(rcn_word_list bylines, const rcn_chunk *chunk);

/** Whether a chunk has the form of a title: two words at least and no end of a
 * sentence, no address, no marker. */
bool rcn_could_be_title(const rcn_chunk *chunk);

/** Whether a chunk is nothing but the name of a kind of document: "Press
 * release", "Erklärung". */
bool rcn_names_genre_alone(const rcn_rules *rules, const rcn_chunk *chunk);

/** Whether a chunk of at least five words names the kind of a document in its
 * first two, or bears a number: "Joint statement by the keepers of the lamp",
 * "No: 112/21, Information on the lamp". */
bool rcn_begins_with_genre(const rcn_rules *rules, const rcn_chunk *chunk);

/** Whether a paragraph begins with a place, and perhaps a day, before a dash:
 * "(Lindholm) – The", "LINDHOLM, 4 May 2020 -- The". */
bool rcn_begins_with_dateline(rcn_text text);

/** Whether a line is the path to a page: "Home > News > Statements", three short
 * parts and more between signs of one kind. */
bool rcn_is_path(rcn_text line);

#endif
