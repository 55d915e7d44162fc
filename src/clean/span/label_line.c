/* Lines of a form, which the text and its head tell by the same sign. */
#include "clean/span/label_line.h"

#include "base/utf8.h"

#define LABEL_WORDS 3
#define LABEL_BYTES 32

bool
rcn_is_label_line(rcn_text line)
{
    size_t colon = rcn_text_find(line, ": ", 0);
    rcn_text label = rcn_text_slice(line, 0, colon == SIZE_MAX ? 0 : colon);
    uint32_t first = 0;
    if (label.len) {
        (void)rcn_utf8_next(label, 0, &first);
    }
    return label.len && label.len <= LABEL_BYTES && colon + 2 < line.len &&
           rcn_rune_is_upper(first) &&
           rcn_utf8_count_words(label) <= LABEL_WORDS;
}
