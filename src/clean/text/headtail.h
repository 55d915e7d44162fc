#ifndef RCN_CLEAN_TEXT_HEADTAIL_H
#define RCN_CLEAN_TEXT_HEADTAIL_H

#include "clean/text/head_signs.h"
#include "clean/text/words.h"

/** The head of a text while it is read. */
typedef struct rcn_head {
    rcn_work *work;
    size_t body;   /**< first chunk of the body that is text */
    size_t end;    /**< first chunk that is not of the head */
    size_t title;  /**< chunk whose repetitions are cut, SIZE_MAX: none */
    bool metadata; /**< a date, a byline ... was found */
    bool changed;  /**< something was settled since the last look */
    rcn_word_list dates;
} rcn_head;

extern const rcn_cause rcn_cause_title, rcn_cause_label, rcn_cause_path,
    rcn_cause_date;

/** Returns a chunk of the head. */
static inline const rcn_chunk *
rcn_head_chunk(const rcn_head *head, size_t index)
{
    return &head->work->chunks[index];
}

/** Makes metadata of a chunk of the head. */
void rcn_head_settle(rcn_head *head, size_t chunk, const rcn_cause *verdict);

/** Cuts a chunk of the head. */
void rcn_head_cut(rcn_head *head, size_t chunk, const rcn_cause *verdict);

/** Returns the line of the head that repeats this one, one of the body before
 * others; SIZE_MAX: none does. */
size_t rcn_head_find_repeat(const rcn_head *head, size_t title);

/** Returns the chunk behind the lines that stand together from `first` on and
 * could be names of bodies, `first` where it could not; `*ret_body`: one of them
 * has the word for a body.  (letterhead.c) */
size_t rcn_letterhead_names(const rcn_head *head, size_t first, bool *ret_body);

/** Returns the chunk behind the letterhead that begins at `first`, `first` where
 * none does.  (letterhead.c) */
size_t rcn_letterhead_end(const rcn_head *head, size_t first);

/** Returns whether the line `first` is the name of a body and the kind of the
 * document stands by itself in the lines next to it: then it heads the paper, and
 * is no title of it.  (letterhead.c) */
bool rcn_is_beside_genre(const rcn_head *head, size_t first);

/** Returns whether a line in capitals is the kind of the document, and the next
 * says whom or what it is about: "APPEAL", "to the writers of the north".
 * (head_title.c) */
bool rcn_head_opens_with_kind(const rcn_head *head, size_t first);

/** Finds the title, and settles it with the letterhead above it.
 * (head_title.c) */
void rcn_head_find_title(rcn_head *head);

/** Returns the line of the head that names the act of a body whose paper it is,
 * "Decision No 12/2019"; SIZE_MAX: none does.  `*ret_last` is its last line, the
 * number where that stands below the kind.  (act_line.c) */
size_t rcn_head_find_act(const rcn_head *head, size_t *ret_last);

/** Returns whether a chunk of the head names the act of a body by its number.
 * (act_line.c) */
bool rcn_head_names_act(const rcn_head *head, size_t index);

/** Whether an edition of papers heads one with this line: its number and who wrote
 * to whom.  (entry_line.c) */
bool rcn_is_entry_line(rcn_text line);

/** Returns whether a chunk is a line of labels of a menu, a few spaces apart, or of
 * words that only menus have.  (head_menu.c) */
bool rcn_head_is_menu(const rcn_work *work, const rcn_chunk *chunk);

/** Takes the title that has its byline or day right below it and only labels of a
 * menu above it, and cuts these; false where there is none.  (head_menu.c) */
bool rcn_head_take_signed(rcn_head *head);

/** Returns the title that stands beside the day of a page, a long line below labels
 * of which `first` is one and does not stand there; `first` where there is none.
 * (head_menu.c) */
size_t rcn_head_beside_day(const rcn_head *head, size_t first);

/** Returns whether a line stands alone right below the menu of a page, and what is
 * below it could be the title less well.  (head_menu.c) */
bool rcn_head_is_below_menu(const rcn_head *head, size_t first);

#endif
