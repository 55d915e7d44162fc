/* What a page carries besides its text: running heads and feet, page numbers
 * (pages.c), and the address of the site. */
#include "clean/text/pages.h"

#include <string.h>

#include "source/browser_print.h"
#include "source/ebook_frame.h"
#include "source/front_matter.h"

/* "www.example.org", with or without a scheme and a final slash. */
static bool
is_host(rcn_text line)
{
    static const char *const schemes[] = {"https://", "http://"};
    for (size_t i = 0; i < 2; i++) {
        if (rcn_text_starts(line, schemes[i])) {
            line = rcn_text_slice(line, rcn_text_of(schemes[i]).len, line.len);
        }
    }
    if (rcn_text_ends(line, "/")) {
        line.len--;
    }
    size_t dots = 0;
    size_t since = 0; /* letters since the last dot */
    for (size_t i = 0; i < line.len; i++) {
        char byte = line.at[i];
        bool letter =
            (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
        if (byte == '.' && since) {
            dots++;
            since = 0;
        } else if (letter || byte == '-' || (byte >= '0' && byte <= '9')) {
            since++;
        } else {
            return false;
        }
    }
    return since >= 2 && (dots > 1 || (dots && rcn_text_starts(line, "www.")));
}

/* Blank rows just before (`step` -1) or after (1) a row. */
static size_t
blanks(const rcn_work *work, size_t row, int step)
{
    size_t count = 0;
    size_t at = row;
    while ((step < 0 ? at > 0 : at + 1 < work->row_count)) {
        at = step < 0 ? at - 1 : at + 1;
        if (work->rows[at].from != work->rows[at].to) {
            break;
        }
        count++;
    }
    return count;
}

/* A bare host on a line of its own, set off by more blank lines than part the
 * paragraphs, is the foot of a printed page. */
static void
cut_hosts(rcn_work *work)
{
    static const rcn_cause verdict = {
        "running-footer-url", "site-address",
        "the address of a site alone on a line, set apart from the paragraphs",
        NULL};
    for (size_t i = 0; i < work->row_count; i++) {
        rcn_row *row = &work->rows[i];
        if (row->from == row->to || row->to - row->from > 80 ||
            !is_host(rcn_row_text(work, i))) {
            continue;
        }
        size_t above = blanks(work, i, -1);
        size_t below = blanks(work, i, 1);
        if (above && below && above + below > 2) {
            row->fate = RCN_FATE_CUT;
            row->verdict = &verdict;
        }
    }
}

/* The lines that a browser printed above and below each page. */
static void
cut_browser_print(rcn_work *work)
{
    static const rcn_cause verdict = {
        "running-head", "running-line",
        "a browser prints it above or below each page", NULL};
    rcn_browser_print print;
    if (!rcn_browser_print_find(work->text, &print)) {
        return;
    }
    const char *address = rcn_text_string(work->scratch, print.address);
    const char *stamp = rcn_text_string(work->scratch, print.stamp);
    const char *title = rcn_text_string(work->scratch, print.title);
    for (size_t i = 0; i < work->row_count; i++) {
        rcn_row *row = &work->rows[i];
        rcn_text line = rcn_row_text(work, i);
        bool foot = rcn_text_starts(line, address) && line.len &&
                    line.at[line.len - 1] >= '0' &&
                    line.at[line.len - 1] <= '9' &&
                    memchr(line.at, ' ', line.len);
        bool head = *stamp && rcn_text_starts(line, stamp) &&
                    rcn_text_ends(line, title);
        if ((foot || head) && rcn_row_kept(row)) {
            row->fate = RCN_FATE_CUT;
            row->verdict = &verdict;
        }
    }
}

/* Keys and values between lines of dashes above the text. */
static void
read_front_matter(rcn_work *work)
{
    static const rcn_cause verdict = {"category-label", "category-label",
                                      "keys and values above the text", NULL};
    static const rcn_cause dashes = {"rule-line", "rule-line", NULL, NULL};
    size_t end = rcn_front_matter_length(work->text);
    for (size_t i = 0; i < work->row_count; i++) {
        rcn_row *row = &work->rows[i];
        if (row->from < row->to && row->from < end) {
            row->fate = RCN_FATE_CUT;
            row->stated = !row->bare;
            row->verdict = row->bare ? &dashes : &verdict;
        }
    }
}

/* What stands before and behind the text of an e-book. */
static void
cut_ebook_frame(rcn_work *work)
{
    static const rcn_cause verdict = {
        "ebook-frame", "ebook-frame",
        "the library of the e-book put it around the text", NULL};
    rcn_ebook_frame frame;
    if (!rcn_ebook_frame_find(work->text, &frame)) {
        return;
    }
    work->book = true;
    for (size_t i = 0; i < work->row_count; i++) {
        rcn_row *row = &work->rows[i];
        if (row->from < row->to &&
            (row->from < frame.start || row->from >= frame.end)) {
            row->fate = RCN_FATE_CUT;
            row->verdict = &verdict;
        }
    }
}

void
rcn_cut_furniture(rcn_work *work)
{
    read_front_matter(work);
    cut_ebook_frame(work);
    rcn_cut_maker_notes(work);
    cut_browser_print(work);
    rcn_cut_links(work);
    rcn_cut_print_marks(work);
    rcn_cut_page_furniture(work);
    cut_hosts(work);
}
