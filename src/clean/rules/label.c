/* The words that open a line, as lists of rules/words.yaml have them. */
#include <string.h>

#include "base/utf8.h"
#include "clean/rules/ruleset.h"

#define LABEL_MOST 80 /* bytes of a line that are looked at */

size_t
rcn_rules_label(const rcn_rules *rules, rcn_arena *scratch, rcn_text line,
                const char *list)
{
    rcn_word_list words = rcn_rules_words(rules, list);
    size_t most = line.len < LABEL_MOST ? line.len : LABEL_MOST;
    rcn_text start = rcn_utf8_fold(scratch, rcn_text_slice(line, 0, most));
    size_t found = 0;
    for (size_t i = 0; start.len == most && i < words.count; i++) {
        size_t len = strlen(words.words[i]);
        uint32_t rune = 0;
        if (len < most) {
            (void)rcn_utf8_next(start, len, &rune);
        }
        if (len > found && rcn_text_starts(start, words.words[i]) &&
            !rcn_rune_is_letter(rune)) {
            found = len;
        }
    }
    return found;
}
