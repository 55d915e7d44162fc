/* Hyphens at the ends of rows: which rows they join, and with what evidence. */
#include "clean/text/hyphens.h"

#include <string.h>

#include "base/utf8.h"

/* Joined rows one of which begins where the other ends in a hyphen. */
static bool
parts_word(const rcn_work *work, size_t last, size_t row)
{
    return last != SIZE_MAX && work->rows[row].join == RCN_JOIN_SPACE &&
           work->rows[last].end == RCN_ROW_END_HYPHEN;
}

void
rcn_hyphens_count_words(const rcn_work *work, rcn_words *words)
{
    size_t last = SIZE_MAX;
    rcn_text line = {"", 0}; /* the row before, not yet counted */
    for (size_t i = 0; i < work->row_count; i++) {
        if (!rcn_row_kept(&work->rows[i])) {
            continue;
        }
        rcn_text next = rcn_row_text(work, i);
        if (parts_word(work, last, i)) {
            line.len = rcn_last_word_start(line);
            next = rcn_text_slice(next, rcn_first_word_end(next), next.len);
        }
        rcn_words_add_line(words, line);
        line = next;
        last = i;
    }
    rcn_words_add_line(words, line);
}

rcn_hyphens
rcn_hyphens_look(rcn_work *work, const rcn_words *words,
                 const rcn_words *corpus)
{
    rcn_hyphens hyphens = {.work = work,
                           .evidence = {.arena = work->arena,
                                        .rules = work->rules,
                                        .words = words,
                                        .corpus = corpus}};
    rcn_hyphen_evidence *evidence = &hyphens.evidence;
    size_t inner = 0;
    size_t at_end = 0;
    size_t joined = 0;
    size_t columns = 0;
    size_t lasts[2] = {SIZE_MAX, SIZE_MAX}; /* of the text, of the notes */
    for (size_t i = 0; i < work->row_count; i++) {
        const rcn_row *row = &work->rows[i];
        if (!rcn_row_kept(row)) {
            continue;
        }
        size_t last = lasts[row->note != RCN_NOTE_NONE];
        inner +=
            rcn_hyphens_inside(rcn_row_text(work, i), &evidence->inner_2010);
        if (row->join == RCN_JOIN_SPACE) {
            joined++;
            columns += work->rows[last].width;
            at_end += work->rows[last].end == RCN_ROW_END_HYPHEN;
            evidence->end_2010 =
                evidence->end_2010 ||
                rcn_text_ends(rcn_row_text(work, last), "\xE2\x80\x90");
        }
        lasts[row->note != RCN_NOTE_NONE] = i;
    }
    evidence->typeset = rcn_hyphens_are_typeset(inner, at_end, joined, columns);
    return hyphens;
}

static void
decide_hyphen(const rcn_hyphens *hyphens, size_t last, size_t index)
{
    rcn_work *work = hyphens->work;
    rcn_row *row = &work->rows[index];
    rcn_hyphen_answer answer = {true, "the editor decided so"};
    rcn_ruling ruling = rcn_ruling_on_hyphen(
        work->options, work->document, work->scratch, rcn_row_text(work, last),
        rcn_row_text(work, index));
    if (ruling == RCN_RULING_NONE) {
        answer = rcn_hyphen_ask(&hyphens->evidence, rcn_row_text(work, last),
                                rcn_row_text(work, index));
    } else {
        answer.keep = ruling == RCN_RULING_KEEP;
    }
    bool page = row->page_start || row->indent == 1 || last + 1 != index;
    row->join = answer.keep ? RCN_JOIN_GLUE : RCN_JOIN_DROP;
    row->verdict = rcn_cause_new(
        work,
        (rcn_cause){.class_id = !answer.keep ? "line-end-hyphen"
                                : page       ? "page-break-after-hyphen"
                                             : "hard-wrap-after-hyphen",
                    .rule = answer.keep ? "hyphen-kept" : "hyphen-dropped",
                    .reason = answer.reason,
                    .replacement = ""});
}

void
rcn_hyphens_decide(rcn_hyphens *hyphens)
{
    static const rcn_cause broken_url = {"broken-url", "broken-url", NULL, ""};
    rcn_work *work = hyphens->work;
    size_t lasts[2] = {SIZE_MAX, SIZE_MAX};
    for (size_t i = 0; i < work->row_count; i++) {
        rcn_row *row = &work->rows[i];
        if (!rcn_row_kept(row)) {
            continue;
        }
        size_t last = lasts[row->note != RCN_NOTE_NONE];
        if (parts_word(work, last, i)) {
            decide_hyphen(hyphens, last, i);
        } else if (last != SIZE_MAX && row->join == RCN_JOIN_SPACE &&
                   rcn_address_parted(rcn_row_text(work, last),
                                      rcn_row_text(work, i))) {
            row->join = RCN_JOIN_GLUE;
            row->verdict = &broken_url;
        }
        lasts[row->note != RCN_NOTE_NONE] = i;
    }
}
