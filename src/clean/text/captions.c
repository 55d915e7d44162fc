/* A caption whose image was lost reads like a broken sentence between two
 * paragraphs.  Low risk is what counts: it is cut only when it is no sentence,
 * is alone between two that are, and another paragraph says nearly all of
 * its words. */
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "clean/text/words.h"
#include "clean/text/work.h"

#define WORDS_LEAST   8
#define WORDS_MOST    40
#define CONTENT_LEAST 6
#define LETTERS       4 /* shorter words carry little */

/* One content word of a candidate. */
typedef struct rcn_caption_clue {
    const char *at; /* NUL-terminated */
    uint32_t candidate;
} rcn_caption_clue;

typedef struct rcn_caption {
    size_t chunk;
    uint32_t content; /* distinct content words */
    uint32_t seen;    /* of them, in the paragraph at hand */
    uint32_t best;
} rcn_caption;

typedef struct rcn_captions {
    RCN_LIST(rcn_caption) found;
    RCN_LIST(rcn_caption_clue) clues; /* sorted by word, then candidate */
} rcn_captions;

static bool
is_sentence(const rcn_work *work, size_t chunk)
{
    return chunk < work->chunk_count && work->chunks[chunk].prose;
}

static bool
is_candidate(const rcn_work *work, size_t index)
{
    const rcn_chunk *chunk = &work->chunks[index];
    size_t next = rcn_chunk_after(work, index);
    return chunk->fate == RCN_FATE_TEXT && chunk->kind == RCN_BLOCK_PARAGRAPH &&
           chunk->words >= WORDS_LEAST && chunk->words <= WORDS_MOST &&
           chunk->begin == RCN_BEGIN_UPPER &&
           (chunk->end == RCN_ROW_END_OTHER ||
            chunk->end == RCN_ROW_END_COMMA) &&
           is_sentence(work, rcn_chunk_before(work, index)) &&
           is_sentence(work, next) &&
           work->chunks[next].begin == RCN_BEGIN_UPPER;
}

static int
by_word(const void *left, const void *right)
{
    const rcn_caption_clue *a = left;
    const rcn_caption_clue *b = right;
    int order = strcmp(a->at, b->at);
    return order
               ? order
               : (a->candidate > b->candidate) - (a->candidate < b->candidate);
}

static bool
is_content(rcn_text word)
{
    return rcn_utf8_count(word) >= LETTERS ||
           (word.at[0] >= '0' && word.at[0] <= '9');
}

static void
collect(const rcn_work *work, rcn_captions *captions)
{
    char word[64];
    size_t len = 0;
    size_t start = 0;
    for (size_t i = 0; i < work->chunk_count; i++) {
        if (!is_candidate(work, i)) {
            continue;
        }
        uint32_t candidate = (uint32_t)captions->found.count;
        RCN_PUSH(work->scratch, &captions->found, (rcn_caption){.chunk = i});
        for (size_t at = 0;
             rcn_word_next(work->chunks[i].text, &at, word, &len, &start);) {
            if (is_content((rcn_text){word, len})) {
                const char *copy = rcn_arena_strndup(work->scratch, word, len);
                RCN_PUSH(work->scratch, &captions->clues,
                         (rcn_caption_clue){copy, candidate});
            }
        }
    }
}

/* Sorts the clues, drops those that repeat and counts the others. */
static void
sort_clues(rcn_captions *captions)
{
    rcn_caption_clue *clues = captions->clues.items;
    qsort(clues, captions->clues.count, sizeof *clues, by_word);
    size_t kept = 0;
    for (size_t i = 0; i < captions->clues.count; i++) {
        if (!kept || by_word(&clues[kept - 1], &clues[i]) != 0) {
            clues[kept++] = clues[i];
            captions->found.items[clues[i].candidate].content++;
        }
    }
    captions->clues.count = kept;
}

static size_t
first_clue(const rcn_captions *captions, const char *word)
{
    size_t low = 0;
    size_t high = captions->clues.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (strcmp(captions->clues.items[middle].at, word) < 0) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

/* Counts for every candidate how many of its words one paragraph holds. */
static void
compare(const rcn_work *work, rcn_captions *captions, size_t paragraph,
        bool *used)
{
    memset(used, 0, captions->clues.count * sizeof *used);
    for (size_t k = 0; k < captions->found.count; k++) {
        captions->found.items[k].seen = 0;
    }
    char word[64];
    size_t len = 0;
    size_t start = 0;
    for (size_t at = 0; rcn_word_next(work->chunks[paragraph].text, &at, word,
                                      &len, &start);) {
        word[len] = '\0';
        for (size_t c = first_clue(captions, word);
             c < captions->clues.count &&
             strcmp(captions->clues.items[c].at, word) == 0 && !used[c];
             c++) {
            used[c] = true;
            captions->found.items[captions->clues.items[c].candidate].seen++;
        }
    }
    for (size_t k = 0; k < captions->found.count; k++) {
        rcn_caption *caption = &captions->found.items[k];
        caption->best =
            caption->seen > caption->best ? caption->seen : caption->best;
    }
}

/* More candidates than this are not captions but the document's way of
 * writing; and it keeps the comparison linear. */
#define CANDIDATES_MOST 20

void
rcn_cut_captions(rcn_work *work)
{
    static const rcn_cause verdict = {
        "caption-without-image", "caption-without-image",
        "not a sentence, and another paragraph says nearly all of its words",
        NULL};
    rcn_captions captions = {0};
    collect(work, &captions);
    if (!captions.clues.count || captions.found.count > CANDIDATES_MOST) {
        return;
    }
    sort_clues(&captions);
    bool *used =
        rcn_arena_alloc(work->scratch, captions.clues.count, sizeof *used);
    for (size_t i = 0; i < work->chunk_count; i++) {
        if (work->chunks[i].fate == RCN_FATE_TEXT && work->chunks[i].prose) {
            compare(work, &captions, i, used);
        }
    }
    for (size_t k = 0; k < captions.found.count; k++) {
        const rcn_caption *caption = &captions.found.items[k];
        if (caption->content >= CONTENT_LEAST &&
            caption->best * 10 >= caption->content * 8) {
            rcn_chunk_settle(work, caption->chunk, RCN_FATE_CUT, &verdict);
        }
    }
}
