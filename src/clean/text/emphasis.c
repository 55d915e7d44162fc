/* Emphasis in plain text: "_words_", as it is typed since Usenet and in the texts
 * of Project Gutenberg, which also set "=words=" bold.  The signs are cut and the
 * words marked, where nearly all such signs of a text stand in pairs around words
 * of one paragraph. */
#include <stdlib.h>

#include "base/utf8.h"
#include "clean/text/work.h"

#define PAIRS_LEAST 3u   /* of a text that no library of e-books made */
#define PAIRED_PART 8u   /* of ten signs */
#define SPAN_MOST   2000 /* bytes between the signs of a pair */

const rcn_cause rcn_cause_emphasis_open = {"emphasis-sign", "emphasis-sign",
                                           NULL, NULL};
const rcn_cause rcn_cause_emphasis_close = {"emphasis-sign", "emphasis-sign",
                                            NULL, NULL};
const rcn_cause rcn_cause_bold_open = {"emphasis-sign", "emphasis-sign", NULL,
                                       NULL};
const rcn_cause rcn_cause_bold_close = {"emphasis-sign", "emphasis-sign", NULL,
                                        NULL};

typedef struct rcn_sign_search {
    rcn_work *work;
    char sign;
    rcn_emphases found; /* in pairs */
    size_t all;         /* signs seen */
    uint32_t open;      /* byte of a sign that may open, or UINT32_MAX */
} rcn_sign_search;

static bool
is_word(rcn_text text, size_t at, bool before)
{
    uint32_t rune = 0;
    if (before ? at == 0 : at >= text.len) {
        return false;
    }
    (void)(before ? rcn_utf8_prev(text, at, &rune)
                  : rcn_utf8_next(text, at, &rune));
    return rcn_rune_is_letter(rune) || rcn_rune_is_digit(rune);
}

static bool
is_free(char byte, char sign)
{
    return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r' ||
           byte == sign;
}

/* Takes the sign at byte `at` as one that opens or closes, or as neither. */
static void
take_sign(rcn_sign_search *search, size_t at)
{
    rcn_text text = search->work->text;
    bool starts = at + 1 < text.len && !is_free(text.at[at + 1], search->sign);
    bool ends = at > 0 && !is_free(text.at[at - 1], search->sign);
    bool closes = search->open != UINT32_MAX && ends &&
                  !is_word(text, at + 1, false) &&
                  at - search->open <= SPAN_MOST;
    if (closes) {
        RCN_PUSH(search->work->scratch, &search->found,
                 (rcn_emphasis){search->open, search->sign, false});
        RCN_PUSH(search->work->scratch, &search->found,
                 (rcn_emphasis){(uint32_t)at, search->sign, true});
        search->open = UINT32_MAX;
    } else {
        bool opens = starts && !is_word(text, at, true) &&
                     (at == 0 || text.at[at - 1] != search->sign);
        search->open = opens ? (uint32_t)at : UINT32_MAX;
    }
}

/* Finds the pairs of a sign, paragraph by paragraph. */
static void
find_pairs(rcn_sign_search *search)
{
    const rcn_work *work = search->work;
    uint32_t chunk = RCN_NO_CHUNK;
    for (size_t i = 0; i < work->row_count; i++) {
        const rcn_row *row = &work->rows[i];
        if (row->chunk == RCN_NO_CHUNK ||
            work->chunks[row->chunk].kind == RCN_BLOCK_PRE) {
            continue;
        }
        search->open = row->chunk == chunk ? search->open : UINT32_MAX;
        chunk = row->chunk;
        for (size_t at = row->from; at < row->to; at++) {
            if (work->text.at[at] == search->sign) {
                search->all++;
                take_sign(search, at);
            }
        }
    }
}

static int
by_place(const void *left, const void *right)
{
    const rcn_emphasis *a = left;
    const rcn_emphasis *b = right;
    return (a->at > b->at) - (a->at < b->at);
}

void
rcn_find_emphasis(rcn_work *work)
{
    bool book = rcn_document_item(work->document, RCN_KEY_EBOOK_TITLE) != NULL;
    for (int i = 0; i < 1 + book; i++) {
        rcn_sign_search search = {
            .work = work, .sign = "_="[i], .open = UINT32_MAX};
        find_pairs(&search);
        size_t pairs = search.found.count / 2;
        if (pairs < (book ? 1 : PAIRS_LEAST) ||
            search.found.count * 10 < search.all * PAIRED_PART) {
            continue;
        }
        for (size_t j = 0; j < search.found.count; j++) {
            RCN_PUSH(work->scratch, &work->emphases, search.found.items[j]);
        }
    }
    if (book && work->emphases.count) {
        qsort(work->emphases.items, work->emphases.count,
              sizeof *work->emphases.items, by_place);
    }
}
