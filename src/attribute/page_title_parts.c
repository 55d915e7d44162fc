/* The parts of a title between its separators, the words of its key, and where
 * the other titles and the headings of its page say the same. */
#include "attribute/page_title_parts.h"

#include "attribute/title_reading.h"
#include "clean/span/line_title.h"

size_t
rcn_title_part(rcn_text title, bool labels, rcn_text parts[RCN_TITLE_PARTS])
{
    size_t count = 0;
    size_t start = 0;
    size_t len = 0;
    size_t at = 0;
    for (size_t from = 0;
         count + 1 < RCN_TITLE_PARTS &&
         (at = rcn_title_separator(title, from, &len)) != SIZE_MAX;
         from = at + len) {
        if (labels ||
            !rcn_text_starts(rcn_text_slice(title, at, title.len), " : ")) {
            parts[count++] = rcn_text_trim(rcn_text_slice(title, start, at));
            start = at + len;
        }
    }
    parts[count++] = rcn_text_trim(rcn_text_slice(title, start, title.len));
    return count;
}

size_t
rcn_title_words(rcn_text key, rcn_text words[RCN_TITLE_WORDS])
{
    size_t count = 0;
    for (size_t at = 0; at < key.len && count < RCN_TITLE_WORDS;) {
        size_t end = rcn_text_find(key, " ", at);
        end = end == SIZE_MAX ? key.len : end;
        words[count++] = rcn_text_slice(key, at, end);
        at = end + 1;
    }
    return count;
}

int
rcn_title_shared(rcn_text a, rcn_text b)
{
    rcn_text left[RCN_TITLE_WORDS];
    rcn_text right[RCN_TITLE_WORDS];
    size_t a_count = rcn_title_words(a, left);
    size_t b_count = rcn_title_words(b, right);
    size_t shared = 0;
    for (size_t i = 0; i < a_count; i++) {
        for (size_t j = 0; j < b_count; j++) {
            if (rcn_text_equal(left[i], right[j])) {
                shared++;
                right[j].len = 0; /* counts once */
                break;
            }
        }
    }
    size_t all = a_count + b_count - shared;
    return all ? (int)(1000 * shared / all) : 0;
}

bool
rcn_title_ends_page(const rcn_title_reading *page, rcn_text key)
{
    for (size_t i = 0; i < page->pages.count; i++) {
        rcn_text parts[RCN_TITLE_PARTS];
        size_t count = rcn_title_part(page->pages.items[i].value, true, parts);
        for (size_t j = 1; j < count; j++) {
            if (rcn_text_equal(rcn_title_key(page->scratch, parts[j]), key)) {
                return true;
            }
        }
    }
    return false;
}

bool
rcn_title_is_lower(const rcn_title_reading *page, rcn_text key)
{
    for (size_t i = 0; i < page->lower_count; i++) {
        if (key.len && rcn_text_equal(page->lower[i], key)) {
            return true;
        }
    }
    return false;
}
