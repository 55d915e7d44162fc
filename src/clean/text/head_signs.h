#ifndef RCN_CLEAN_TEXT_HEAD_SIGNS_H
#define RCN_CLEAN_TEXT_HEAD_SIGNS_H

#include "base/pattern.h"
#include "clean/span/head_key.h"
#include "clean/span/label_line.h"
#include "clean/text/work.h"

/** The most bytes of a title. */
#define RCN_TITLE_BYTES 300

/** Returns whether a line is nothing but a date, and perhaps the time of day
 * (`*ret_clock`): every word is a number or one of `dates`, and one number
 * could be a year or a day. */
bool rcn_is_date_line(rcn_word_list dates, rcn_text text, bool *ret_clock);

/** Returns whether a line is a date, or one beside the kind of the document: "4 May 2019
 * - Press release". */
bool rcn_is_date_label(const rcn_rules *rules, rcn_text text, bool *ret_clock);

/** Returns whether a line is a date behind a place: "Lindholm, 4 May 2019". */
bool rcn_is_place_and_day(const rcn_rules *rules, rcn_text text);

/** Returns whether a line is a date behind a place, a name or a source, which a
 * mark parts from it: "Valley News | 4 May 2019". */
bool rcn_is_source_and_day(const rcn_rules *rules, rcn_text text);

/** Returns whether a line is nothing but a number: "No. 14/2021". */
bool rcn_is_number_alone(rcn_text text);

/** Returns whether a line begins with a time of day, "11:05". */
bool rcn_begins_with_clock(rcn_text text);

/** Returns whether a text has capitals and no small letters. */
bool rcn_is_in_capitals(rcn_text text);

/** Returns whether the words of a line begin with capitals, but for short ones
 * between them, or have no case. */
bool rcn_is_titled(rcn_text text);

/** Returns whether a line is the name of a body by its form: the word for a
 * body opens it, ends it, or goes on in small letters ("Ministry of X"). */
bool rcn_is_body_line(const rcn_pattern *bodies, rcn_text text);

/** Returns whether the first or the last word of a line is in a list; a line of
 * one word has no last one. */
bool rcn_first_word_is(rcn_word_list list, rcn_text text);
bool rcn_last_word_is(rcn_word_list list, rcn_text text);

/** Returns whether a chunk is a line of a form, "TO: All keepers", with another one
 * next to it in what is kept, or, when they are to touch, without a blank line
 * between them. */
bool rcn_is_form_line(const rcn_work *work, size_t index, bool touching);

/** Returns whether a line is one of the labels of a form with what it is the label
 * of: "Administrative Judge: Jane Roe". */
bool rcn_is_form_label(const rcn_rules *rules, rcn_text text);

/** Returns whether a chunk is a line of the words of menus, the first that of the
 * front page: "Home News About us". */
bool rcn_is_menu_row(const rcn_rules *rules, const rcn_chunk *chunk);

/** Returns whether a word of a text names the kind of a document: "APPEAL". */
bool rcn_has_title_genre(const rcn_rules *rules, rcn_text text);

/** Returns whether a line begins with the number of a resolution, "62/243. ". */
bool rcn_has_double_number(rcn_text text);

/** Returns whether a chunk is "By Jane Doe", "A comment by Jane Doe", "Von Erika
 * Mustermann": the word of a byline and few others, no sentence. */
bool rcn_is_byline(const rcn_rules *rules, const rcn_chunk *chunk);

/** Returns whether a chunk has the form of a title: two words at least and no
 * end of a sentence, no address, no marker. */
bool rcn_could_be_title(const rcn_chunk *chunk);

/** Returns true for a text with six letters or more of a script that sets no
 * spaces between words: its words cannot be counted by spaces. */
bool rcn_is_unspaced_chunk(const rcn_chunk *chunk);

/** Returns whether each word of a text is in a list or belongs to a number, at most
 * `most` of them, and one is in the list: "Hits: 4211", "Communiqué no 12". */
bool rcn_are_words_of(rcn_word_list list, rcn_text text, size_t most);

/** Returns whether a text is nothing but the name of a kind of document,
 * perhaps with a number: "Press release", "Communiqué no 12"; as a chunk at
 * most five words. */
bool rcn_has_genre_part(const rcn_rules *rules, rcn_text text);

/** Returns whether a chunk is the name of a press office without its body: "Press
 * Service". */
bool rcn_names_press_office(const rcn_rules *rules, const rcn_chunk *chunk);

/** Returns whether a word of a text names a kind of document. */
bool rcn_holds_genre(const rcn_rules *rules, rcn_text text);
bool rcn_names_genre_alone(const rcn_rules *rules, const rcn_chunk *chunk);

/** Returns whether a chunk of at least five words names the kind of a document
 * in its first two, or bears a number: "Joint statement by the keepers of the
 * lamp", "No: 112/21, Information on the lamp". */
bool rcn_begins_with_genre(const rcn_rules *rules, const rcn_chunk *chunk);

/** Returns whether a paragraph begins with a place, and perhaps a day, before a
 * dash: "(Lindholm) – The", "LINDHOLM, 4 May 2020 -- The". */
bool rcn_begins_with_dateline(rcn_text text);

/** Returns whether a line is the path to a page: "Home > News > Statements",
 * three short parts and more between signs of one kind. */
bool rcn_is_path(rcn_text line);

/** Returns whether a line begins a turn of a dialogue: "Q. ", "A: ", "THE
 * COURT: ". */
bool rcn_begins_with_turn(const rcn_rules *rules, rcn_text text);

#endif
