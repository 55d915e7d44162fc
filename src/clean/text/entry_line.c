/* The line with which an edition of papers heads one: the number of the paper and
 * who wrote to whom, "133 Mr Holm, Minister at Harwich, to Dr Ash", or whom a
 * letter went to and when, "To Clara Voss, March 6, 1795". */
#include "base/utf8.h"
#include "clean/text/headtail.h"

#define LEAST_WORDS   4
#define LEAST_CAPITAL 3 /* words: "138 SUBMISSION TO HOLM" */
#define MOST_WORDS    45
#define MOST_DIGITS   4 /* of the number of a paper */
#define LEAST_LETTER  3 /* bytes of the first word of a name */

/* Whether a number stands before a capital: "133 Mr". */
static bool
is_numbered(rcn_text line)
{
    size_t digits = 0;
    while (digits < line.len && line.at[digits] >= '0' &&
           line.at[digits] <= '9') {
        digits++;
    }
    return digits && digits <= MOST_DIGITS && digits + 1 < line.len &&
           line.at[digits] == ' ' && line.at[digits + 1] >= 'A' &&
           line.at[digits + 1] <= 'Z';
}

/* Whether a line ends in a year before this century: " 1795". */
static bool
ends_in_year(rcn_text line)
{
    size_t len = line.len;
    return len > 6 && line.at[len - 5] == ' ' && line.at[len - 4] == '1' &&
           line.at[len - 1] >= '0' && line.at[len - 1] <= '9' &&
           line.at[len - 2] >= '0' && line.at[len - 2] <= '9';
}

bool
rcn_is_entry_line(rcn_text line)
{
    size_t words = rcn_utf8_count_words(line);
    bool sent = rcn_text_find(line, " to ", 0) != SIZE_MAX ||
                rcn_text_find(line, " TO ", 0) != SIZE_MAX;
    bool letter = rcn_text_starts(line, "To ") && line.len > LEAST_LETTER &&
                  ends_in_year(line);
    bool ends = line.len &&
                (line.at[line.len - 1] == '.' || line.at[line.len - 1] == ',' ||
                 line.at[line.len - 1] == ':' || line.at[line.len - 1] == ';');
    size_t least = rcn_text_find(line, " TO ", 0) == SIZE_MAX ? LEAST_WORDS
                                                              : LEAST_CAPITAL;
    return words >= least && words <= MOST_WORDS && !ends &&
           ((is_numbered(line) && sent) || letter);
}
