/* Residue block by block: credits, short pieces in a row, numbers. */
#include "clean/html/residue.h"

#define POSTS           2 /* with a time, below the first one of a live page */
#define DATE_DIGITS     300 /* of 1000 letters */
#define DATE_WORDS      14
#define CREDIT_WORDS    8
#define RUN_LEAST       9
#define RUN_WORDS       4
#define STATEMENT_WORDS 8 /* a longer piece is no part of a widget */
#define NUMBERS_LEAST   3
#define NUMBER_STEP     3
#define NUMBER_TRIES    8

/* A line below the last paragraph that names who took the pictures or holds the
 * rights. */
static void
find_trailing_credit(rcn_residues *found)
{
    for (size_t i = found->page->block_count; i-- > 0;) {
        const rcn_page_block *at = &found->page->blocks[i];
        if (!rcn_residue_kept(found, i) || found->kinds[i]) {
            continue;
        }
        rcn_text text = rcn_residue_text(found, i);
        bool credit =
            (rcn_residue_says(found, i, RCN_PHRASE_CREDIT) &&
             at->word_count <= CREDIT_WORDS) ||
            (rcn_text_starts(text, "\xC2\xA9") && at->word_count <= 16);
        if (!credit) {
            return;
        }
        found->kinds[i] = RCN_RESIDUE_CREDIT;
    }
}

/* "Photo:" alone, and the short piece that names who took it. */
static void
find_credit_labels(rcn_residues *found)
{
    const rcn_page_block *blocks = found->page->blocks;
    for (size_t i = 0; i < found->page->block_count; i++) {
        if (blocks[i].word_count <= 2 && blocks[i].own[RCN_FEATURE_COLON] &&
            rcn_residue_says(found, i, RCN_PHRASE_CREDIT)) {
            bool named = i + 1 < found->page->block_count &&
                         blocks[i + 1].word_count <= CREDIT_WORDS &&
                         !blocks[i + 1].own[RCN_FEATURE_ENDPUNCT];
            rcn_residue_take(found, i, i + named, RCN_RESIDUE_CREDIT);
        }
    }
}

/* Returns whether further down blocks of the same make hold times or dates too,
 * as those of the posts of a live page do. */
static bool
recurs(const rcn_residues *found, size_t block)
{
    const rcn_web_page *page = found->page;
    size_t group = rcn_web_page_name_group(page, block);
    size_t count = 0;
    for (size_t i = block + 1; i < page->block_count && count < POSTS; i++) {
        count += rcn_web_page_name_group(page, i) == group &&
                 rcn_residue_kept(found, i) &&
                 page->blocks[i].word_count <= DATE_WORDS &&
                 rcn_residue_says(found, i, RCN_PHRASE_DATE);
    }
    return count >= POSTS;
}

/* A line above the first paragraph that is a date, with a label or a name. */
static void
find_date_lines(rcn_residues *found)
{
    for (size_t i = 0; i < found->page->block_count; i++) {
        const rcn_page_block *at = &found->page->blocks[i];
        if (!rcn_residue_kept(found, i) || found->kinds[i]) {
            continue;
        }
        if (at->good) {
            return;
        }
        bool digits = at->own[RCN_FEATURE_DIGIT] >= DATE_DIGITS;
        bool labelled = rcn_residue_says(found, i, RCN_PHRASE_BYLINE);
        if (rcn_residue_leaf(found, i)->kind == RCN_BLOCK_PARAGRAPH &&
            at->word_count >= 3 && at->word_count <= DATE_WORDS &&
            rcn_residue_says(found, i, RCN_PHRASE_DATE) &&
            (digits || labelled) && !at->own[RCN_FEATURE_ENDPUNCT] &&
            !recurs(found, i)) {
            found->kinds[i] = RCN_RESIDUE_DATE_LINE;
        }
    }
}

/* A run of short pieces. */
typedef struct rcn_short_run {
    size_t first, count, figures, alike;
} rcn_short_run;

static bool
is_brief(const rcn_residues *found, size_t block)
{
    const rcn_html_block *leaf = rcn_residue_leaf(found, block);
    bool heading = leaf->kind == RCN_BLOCK_HEADING;
    bool piece = leaf->kind == RCN_BLOCK_PARAGRAPH && leaf->tag != RCN_TAG_P;
    return found->page->blocks[block].word_count <= RUN_WORDS &&
           (heading || piece);
}

/* The outermost element around a run of which most blocks are of runs or were
 * cut before: what else is in it is part of the widget. */
static void
widen_run(rcn_residues *found, size_t block)
{
    uint32_t at = found->page->blocks[block].element;
    for (; at != RCN_HTML_NONE; at = found->page->html->elements[at].parent) {
        size_t blocks = found->last[at] + 1 - found->first[at];
        size_t residue = 0;
        for (size_t i = found->first[at]; i <= found->last[at]; i++) {
            const rcn_page_block *one = &found->page->blocks[i];
            bool gone = found->kinds[i] || !rcn_residue_kept(found, i);
            if (one->word_count >= STATEMENT_WORDS && !gone) {
                return;
            }
            residue += gone;
        }
        if (residue * 3 >= blocks * 2) {
            rcn_residue_take(found, found->first[at], found->last[at],
                             RCN_RESIDUE_SHORT_RUN);
        }
    }
}

/* Nine of one make, or twice as many of several with figures in half of
 * them. */
static void
end_run(rcn_residues *found, const rcn_short_run *run)
{
    bool figures =
        run->count >= (size_t)2 * RUN_LEAST && run->figures * 2 >= run->count;
    bool alike = run->count >= RUN_LEAST && run->alike * 5 >= run->count * 4;
    if (figures || alike) {
        rcn_residue_take(found, run->first, run->first + run->count - 1,
                         RCN_RESIDUE_SHORT_RUN);
        widen_run(found, run->first);
    }
}

/* Short pieces, many in a row, that are neither items nor cells: figures of a
 * widget. */
static void
find_short_runs(rcn_residues *found)
{
    const rcn_web_page *page = found->page;
    rcn_short_run run = {0};
    for (size_t i = 0; i < page->block_count; i++) {
        if (!is_brief(found, i)) {
            end_run(found, &run);
            run = (rcn_short_run){.first = i + 1};
            continue;
        }
        run.count++;
        run.figures += page->blocks[i].own[RCN_FEATURE_DIGIT] > 0;
        run.alike += i > 0 && rcn_web_page_name_group(page, i) ==
                                  rcn_web_page_name_group(page, i - 1);
    }
    end_run(found, &run);
}

/* Returns the number that a block says and nothing else, or -1. */
static long
number_of(const rcn_residues *found, size_t block)
{
    const rcn_html_block *leaf = rcn_residue_leaf(found, block);
    long number = 0;
    if (leaf->kind != RCN_BLOCK_PARAGRAPH || leaf->end - leaf->start > 4) {
        return -1;
    }
    for (uint32_t at = leaf->start; at < leaf->end; at++) {
        char byte = found->page->document->text.at[at];
        if (byte < '0' || byte > '9') {
            return -1;
        }
        number = number * 10 + (byte - '0');
    }
    return number;
}

/* Numbers from block `first` on, each at most NUMBER_STEP more than the one
 * before, for some may be lost; written into `chain`. */
static size_t
follow_numbers(const rcn_residues *found, size_t first, size_t *chain)
{
    size_t count = 0;
    long last = -1;
    for (size_t i = first; i < found->page->block_count; i++) {
        long number = rcn_residue_kept(found, i) && !found->kinds[i]
                          ? number_of(found, i)
                          : -1;
        if (number >= 0 &&
            (last < 0 || (number > last && number <= last + NUMBER_STEP))) {
            chain[count++] = i;
            last = number;
        }
    }
    return count;
}

/* Numbers alone that rise through the page, as courts number their paragraphs;
 * and shorter series of the same make, as those of notes. */
void
rcn_residue_find_numbers(rcn_residues *found)
{
    const rcn_web_page *page = found->page;
    size_t *chain =
        rcn_arena_alloc(found->scratch, page->block_count + 1, sizeof *chain);
    size_t tries = NUMBER_TRIES;
    uint64_t make = 0; /* names of the elements of the first series */
    for (size_t i = 0; i < page->block_count && tries; i++) {
        long number = rcn_residue_kept(found, i) && !found->kinds[i]
                          ? number_of(found, i)
                          : -1;
        if (number < 0 || number > NUMBER_STEP) {
            continue;
        }
        tries--;
        uint32_t element = page->blocks[i].element;
        uint64_t name =
            element == RCN_HTML_NONE ? 0 : page->elements[element].name;
        size_t count = follow_numbers(found, i, chain);
        if (count >= NUMBERS_LEAST || (name && name == make)) {
            make = make ? make : name;
            for (size_t k = 0; k < count; k++) {
                rcn_residue_take(found, chain[k], chain[k], RCN_RESIDUE_NUMBER);
            }
        }
    }
}

void
rcn_residue_find_lines(rcn_residues *found)
{
    find_credit_labels(found);
    find_date_lines(found);
    find_short_runs(found);
    find_trailing_credit(found);
}
