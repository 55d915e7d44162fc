#ifndef RCN_HEAD_COURT_LINES_H
#define RCN_HEAD_COURT_LINES_H

#include "head/reader.h"

/* The lines of a court's head, each by its form (court.def), and the columns in
 * which a caption stands. */

typedef enum rcn_court_line {
#define RCN_COURT_LINE(kind, expression) RCN_COURT_##kind,
#include "head/court.def"
#undef RCN_COURT_LINE
    RCN_COURT_LINE_COUNT
} rcn_court_line;

#define RCN_COURT_MORE_LINES 3

/** What was found of one caption, as indexes of stretches. */
typedef struct rcn_case_caption {
    size_t versus;           /**< or SIZE_MAX */
    size_t matter;           /**< "In the matter of:" alone, or SIZE_MAX */
    size_t whole;            /**< "A v. B", "In re A", or SIZE_MAX */
    size_t court, court_end; /**< or SIZE_MAX */
    size_t court_more[RCN_COURT_MORE_LINES]; /**< in which its name goes on */
    size_t court_more_count;
    size_t docket, citation; /**< or SIZE_MAX */
    size_t neutral;          /**< "Neutral citation: A v. B", or SIZE_MAX */
    size_t indexed;          /**< "Indexed as: A v. B", or SIZE_MAX */
    size_t labelled;         /**< "BETWEEN A", "Claimant: A", or SIZE_MAX */
    bool roles, formula;
    bool parted; /**< `versus` is a "v.", or below what the first parties are */
    int heard;   /**< lines that say when it was argued and decided, or before
                    whom */
} rcn_case_caption;

/** Finds the form in a line; false for one that is longer than any of a head. */
bool rcn_court_line_find(const rcn_head_reader *reader, rcn_court_line kind,
                         rcn_text line, rcn_match *ret_match);

/** Returns true for a line of that form. */
bool rcn_court_line_is(const rcn_head_reader *reader, rcn_court_line kind,
                       rcn_text line);

/** Returns true for a line that states what a party is to the other:
 * "Plaintiff,". */
bool rcn_court_line_is_role(const rcn_head_reader *reader, rcn_text line);

/** Returns a party's line without what it is to the others: "A, Plaintiff," is
 * "A". `*ret_role` is set when something was taken off. */
rcn_text rcn_court_without_role(const rcn_head_reader *reader, rcn_text line,
                                bool *ret_role);

/** Finds the sign that parts the columns of the caption, ")" or "§", in the
 * stretches from `from` on, and notes it in the reader. */
void rcn_court_find_rail(rcn_head_reader *reader, size_t from);

/** Notes the column in which the right half of a caption is beside "v.". */
void rcn_court_find_column(rcn_head_reader *reader, size_t versus);

/** Returns the two columns of a line of a caption, white space squashed: the
 * parties, and beside them the number, the clerk's stamp.  The date before a
 * wide gap goes to the right too: "May 3, 1993 [NOT FOR PUBLICATION]". */
rcn_text rcn_court_columns(const rcn_head_reader *reader, size_t stretch,
                           rcn_text *ret_right);

/** Returns the left column alone. */
rcn_text rcn_court_left(const rcn_head_reader *reader, size_t stretch);

/** Returns a name without the comma that parts it from what follows. */
rcn_text rcn_court_trim_name(rcn_text name);

/** Reads the head of a judgment without parties, as courts of civil law and their
 * collections print it, and adds its court, number and name.  (civil.c) */
void rcn_civil_read(rcn_head_reader *reader, size_t from);

/** Returns the names of one side as a title gives them: without the seat of a
 * company, who represents it, marks of notes and the number of the case before
 * them.  (court_names.c) */
rcn_text rcn_court_plain_party(const rcn_head_reader *reader, rcn_text names);

/** Returns true for a line that opens a caption whose parties stand behind words
 * in their own lines: "BETWEEN A / AND B", "Claimant: A / Respondent: B".
 * (court_names.c) */
bool rcn_court_opens_labelled(const rcn_head_reader *reader, size_t stretch);

/** Returns "A v. B" of such a caption; empty when one side has no name.
 * `stretches` are its first and last.  (court_names.c) */
rcn_text rcn_court_labelled_parties(const rcn_head_reader *reader,
                                    size_t stretch, size_t stretches[2]);

/** Adds the caption; returns its last stretch, or SIZE_MAX when it has no names
 * on one side.  (court_parties.c) */
size_t rcn_court_add_parties(rcn_head_reader *reader,
                             const rcn_case_caption *caption);

/** Adds the judge whom a label names in stretches [from, to): "Judgment read by:
 * / (para. 1) / HOLM J."  False where there is none.  (court_judge.c) */
bool rcn_court_read_label(rcn_head_reader *reader, size_t from, size_t to);

/** Adds who delivers the opinion.  Returns the stretch at which the opinion
 * proper begins; `none` when nobody is named near the caption.
 * (court_judge.c) */
size_t rcn_court_read_judge(rcn_head_reader *reader, size_t from, size_t none);

#endif
