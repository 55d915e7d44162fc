/* Verse in plain text: a stanza is a few short lines between blank ones, each of
 * which begins as a line of verse does; its lines stay lines of one paragraph. */
#include "base/utf8.h"
#include "clean/text/work.h"

#define LINES_LEAST 3u
#define LINES_MOST  16u
#define WIDTH_LEAST 12u /* columns */
#define WIDTH_MOST  60u

/* A short line that begins with a capital or a quotation mark and has no
 * figure. */
static bool
is_verse_line(const rcn_work *work, const rcn_row *row)
{
    rcn_text text = rcn_text_slice(work->text, row->from, row->to);
    uint32_t first = 0;
    (void)rcn_utf8_next(text, 0, &first);
    bool begins = row->begin == RCN_BEGIN_UPPER && !row->code && !row->bare;
    for (size_t i = 0; i < text.len; i++) {
        if (text.at[i] >= '0' && text.at[i] <= '9') {
            return false;
        }
    }
    return begins && row->width >= WIDTH_LEAST && row->width <= WIDTH_MOST &&
           (rcn_rune_is_upper(first) || rcn_rune_is_punct(first));
}

size_t
rcn_stanza_end(const rcn_work *work, size_t first)
{
    size_t commas = 0;
    size_t at = first;
    if (first && work->rows[first - 1].from < work->rows[first - 1].to) {
        return first; /* no blank line before */
    }
    while (at < work->row_count && rcn_row_kept(&work->rows[at]) &&
           is_verse_line(work, &work->rows[at])) {
        commas += work->rows[at].end == RCN_ROW_END_COMMA ||
                  work->rows[at].end == RCN_ROW_END_COLON;
        at++;
    }
    bool blank =
        at == work->row_count || work->rows[at].from == work->rows[at].to;
    size_t lines = at - first;
    bool verse = lines >= LINES_LEAST && lines <= LINES_MOST && blank &&
                 commas * 3 >= lines &&
                 work->rows[at - 1].end == RCN_ROW_END_SENTENCE;
    return verse ? at : first;
}
