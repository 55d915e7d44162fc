/* Two editions of the same documents: which are the same, what became of their
 * words and of their citations. */
#include "diff/compare.h"

#include <string.h>

#include "diff/align.h"

static bool
same(const char *a, const char *b)
{
    return a && b ? strcmp(a, b) == 0 : a == b;
}

static bool
same_key(const rcn_diff_document *a, const rcn_diff_document *b)
{
    return same(a->key, b->key);
}

static bool
same_file(const rcn_diff_document *a, const rcn_diff_document *b)
{
    return same(a->file, b->file);
}

static bool
same_head(const rcn_diff_document *a, const rcn_diff_document *b)
{
    return a->title && a->edtf && same(a->title, b->title) &&
           same(a->edtf, b->edtf);
}

/* Finds partners of the documents that have none; each has one at most. */
static void
match(const rcn_diff_edition *old, const rcn_diff_edition *new,
      const rcn_diff_document **partners, bool *taken,
      bool (*alike)(const rcn_diff_document *, const rcn_diff_document *))
{
    for (size_t i = 0; i < new->documents.count; i++) {
        for (size_t k = 0; !partners[i] && k < old->documents.count; k++) {
            if (!taken[k] &&
                alike(&new->documents.items[i], &old->documents.items[k])) {
                partners[i] = &old->documents.items[k];
                taken[k] = true;
            }
        }
    }
}

/* Words of a document, and the block of each. */
typedef struct rcn_diff_words {
    rcn_diff_texts words;
    RCN_LIST(uint32_t) blocks;
} rcn_diff_words;

static rcn_diff_words
words_of(rcn_arena *arena, const rcn_diff_document *document)
{
    rcn_diff_words out = {0};
    for (size_t i = 0; i < document->blocks.count; i++) {
        rcn_diff_add_words(arena, document->blocks.items[i].text, &out.words);
        while (out.blocks.count < out.words.count) {
            RCN_PUSH(arena, &out.blocks, (uint32_t)i);
        }
    }
    return out;
}

static rcn_text
join(rcn_arena *arena, const rcn_diff_words *words, uint32_t from, uint32_t to)
{
    rcn_buffer out = rcn_buffer_new(arena);
    for (uint32_t i = from; i < to; i++) {
        rcn_buffer_string(&out, i > from ? " " : "");
        rcn_buffer_add(&out, words->words.items[i]);
    }
    return rcn_buffer_text(&out);
}

/* Returns the citation of a word; of the last where the text ends before it. */
static const char *
citation_at(const rcn_diff_document *document, const rcn_diff_words *words,
            uint32_t word)
{
    if (!words->words.count) {
        return NULL;
    }
    size_t last = words->words.count - 1;
    return document->blocks
        .items[words->blocks.items[word < last ? word : last]]
        .citation;
}

static void
compare_words(rcn_arena *arena, rcn_diff_pair *pair)
{
    rcn_diff_words old = words_of(arena, pair->old);
    rcn_diff_words new = words_of(arena, pair->new);
    rcn_diff_hunks hunks = rcn_diff_align(arena, &old.words, &new.words);
    for (size_t i = 0; i < hunks.count; i++) {
        const rcn_diff_hunk *hunk = &hunks.items[i];
        rcn_diff_change change = {
            citation_at(pair->old, &old, hunk->old_start),
            citation_at(pair->new, &new, hunk->new_start),
            join(arena, &old, hunk->old_start, hunk->old_end),
            join(arena, &new, hunk->new_start, hunk->new_end)};
        RCN_PUSH(arena, &pair->changes, change);
    }
}

static void
add_citations(rcn_arena *arena, rcn_diff_pair *pair, uint32_t old,
              uint32_t old_end, uint32_t new, uint32_t new_end)
{
    while (old < old_end || new < new_end) {
        rcn_diff_citation one = {
            old < old_end ? pair->old->blocks.items[old].citation : NULL,
            new < new_end ? pair->new->blocks.items[new].citation : NULL};
        RCN_PUSH(arena, &pair->concordance, one);
        old += old < old_end;
        new += new < new_end;
    }
}

static rcn_diff_texts
block_texts(rcn_arena *arena, const rcn_diff_document *document)
{
    rcn_diff_texts texts = {0};
    for (size_t i = 0; i < document->blocks.count; i++) {
        RCN_PUSH(arena, &texts, document->blocks.items[i].text);
    }
    return texts;
}

/* Passages of one text are the same; between them they are paired in order. */
static void
compare_citations(rcn_arena *arena, rcn_diff_pair *pair)
{
    rcn_diff_texts old = block_texts(arena, pair->old);
    rcn_diff_texts new = block_texts(arena, pair->new);
    rcn_diff_hunks hunks = rcn_diff_align(arena, &old, &new);
    uint32_t at_old = 0, at_new = 0;
    for (size_t i = 0; i < hunks.count; i++) {
        const rcn_diff_hunk *hunk = &hunks.items[i];
        add_citations(arena, pair, at_old, hunk->old_start, at_new,
                      hunk->new_start);
        add_citations(arena, pair, hunk->old_start, hunk->old_end,
                      hunk->new_start, hunk->new_end);
        at_old = hunk->old_end;
        at_new = hunk->new_end;
    }
    add_citations(arena, pair, at_old, (uint32_t)old.count, at_new,
                  (uint32_t) new.count);
}

rcn_diff_pairs
rcn_diff_compare(rcn_arena *arena, const rcn_diff_edition *old,
                 const rcn_diff_edition *new)
{
    rcn_diff_pairs pairs = {0};
    const rcn_diff_document **partners =
        rcn_arena_alloc(arena, new->documents.count + 1, sizeof *partners);
    bool *taken =
        rcn_arena_alloc(arena, old->documents.count + 1, sizeof *taken);
    match(old, new, partners, taken, same_key);
    match(old, new, partners, taken, same_file);
    match(old, new, partners, taken, same_head);
    for (size_t i = 0; i < new->documents.count; i++) {
        rcn_diff_pair pair = {.old = partners[i],
                              .new = &new->documents.items[i]};
        if (pair.old) {
            pair.redated = !same(pair.old->edtf, pair.new->edtf);
            pair.retitled = !same(pair.old->title, pair.new->title);
            compare_words(arena, &pair);
            compare_citations(arena, &pair);
        }
        RCN_PUSH(arena, &pairs, pair);
    }
    for (size_t k = 0; k < old->documents.count; k++) {
        if (!taken[k]) {
            RCN_PUSH(arena, &pairs,
                     (rcn_diff_pair){.old = &old->documents.items[k]});
        }
    }
    return pairs;
}
