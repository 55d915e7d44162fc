/* Texts that were saved twice with small differences.  Pairs are found through
 * the sketches of the texts (edition/wording.h), then compared word for word;
 * of two that agree one is printed and the other gives its variants. */
#include "edition/copies.h"

#include <stdlib.h>
#include <string.h>

#include "base/codes.h"
#include "base/utf8.h"
#include "edition/wording.h"

#define WORDS_LEAST   50
#define COMPARED_MOST 8  /* documents that one is compared with */
#define RESEMBLE      40 /* hundredths, by their sketches */

/* Documents a < b that are compared. */
typedef struct rcn_pair {
    uint32_t a, b;
} rcn_pair;

typedef RCN_LIST(rcn_pair) rcn_pairs;

/* A hash of the sketch of a document. */
typedef struct rcn_sketched {
    uint64_t hash;
    uint32_t index;
} rcn_sketched;

typedef struct rcn_copy_search {
    rcn_arena *arena;
    const rcn_selectable *candidates;
    const bool *out;
    size_t count;
    rcn_log *log;
    rcn_sketch *sketches;
    rcn_near_copies *found;
    uint32_t *compared; /* how often a document was */
} rcn_copy_search;

/* How alike two texts are. */
typedef struct rcn_likeness {
    size_t shorter, longer, common; /* words */
    bool exchanged; /* a number or a name is in place of another */
    rcn_wording printed, copy;
    rcn_diff_hunks hunks;
} rcn_likeness;

static int
by_hash(const void *left, const void *right)
{
    const rcn_sketched *a = left, *b = right;
    int order = (a->hash > b->hash) - (a->hash < b->hash);
    return order ? order : (a->index > b->index) - (a->index < b->index);
}

static int
by_pair(const void *left, const void *right)
{
    const rcn_pair *a = left, *b = right;
    int order = (a->b > b->b) - (a->b < b->b);
    return order ? order : (a->a > b->a) - (a->a < b->a);
}

/* Returns the documents of one hash as pairs: each with the first and with the
 * one before it, so that a hash of many documents stays cheap. */
static rcn_pairs
find_pairs(rcn_arena *arena, const rcn_copy_search *search)
{
    RCN_LIST(rcn_sketched) all = {0};
    rcn_pairs pairs = {0};
    for (uint32_t i = 0; i < search->count; i++) {
        for (uint32_t k = 0; k < search->sketches[i].count; k++) {
            RCN_PUSH(arena, &all,
                     (rcn_sketched){search->sketches[i].hashes[k], i});
        }
    }
    if (all.count) {
        qsort(all.items, all.count, sizeof *all.items, by_hash);
    }
    for (size_t i = 1, first = 0; i < all.count; i++) {
        first = all.items[i].hash == all.items[first].hash ? first : i;
        if (first < i) {
            RCN_PUSH(arena, &pairs,
                     (rcn_pair){all.items[first].index, all.items[i].index});
        }
        if (first + 1 < i) {
            RCN_PUSH(arena, &pairs,
                     (rcn_pair){all.items[i - 1].index, all.items[i].index});
        }
    }
    if (pairs.count) {
        qsort(pairs.items, pairs.count, sizeof *pairs.items, by_pair);
    }
    return pairs;
}

static const char *
stated(const rcn_role *role)
{
    return role->value && role->status != RCN_STATUS_SUPPLIED ? role->value
                                                              : NULL;
}

/* Returns whether two statements exclude each other: both are made, and neither
 * begins or ends with the other, as a title does with the name of its site
 * behind it. */
static bool
contradict(rcn_arena *arena, const rcn_role *a, const rcn_role *b)
{
    if (!stated(a) || !stated(b)) {
        return false;
    }
    rcn_text x = rcn_words_key(arena, rcn_text_of(a->value), true);
    rcn_text y = rcn_words_key(arena, rcn_text_of(b->value), true);
    return !rcn_text_starts(x, y.at) && !rcn_text_ends(x, y.at) &&
           !rcn_text_starts(y, x.at) && !rcn_text_ends(y, x.at);
}

static bool
same_address(const rcn_record *a, const rcn_record *b)
{
    const char *x = a->attribution.source_url.value;
    const char *y = b->attribution.source_url.value;
    return x && y && strcmp(x, y) == 0;
}

/* Dates are the same to their common precision, or one is not stated. */
static bool
dates_agree(const rcn_record *a, const rcn_record *b)
{
    const char *x = a->dating.edtf, *y = b->dating.edtf;
    size_t len = x && y ? strlen(x) < strlen(y) ? strlen(x) : strlen(y) : 0;
    return strncmp(x ? x : "", y ? y : "", len) == 0;
}

/* Returns whether what is known of two documents allows that they are copies:
 * one address; else a title and a date that both state, and nothing that
 * differs. */
static bool
facts_agree(rcn_arena *arena, const rcn_record *a, const rcn_record *b)
{
    const rcn_attribution *x = &a->attribution, *y = &b->attribution;
    bool common = stated(&x->title) && stated(&y->title) && a->dating.edtf &&
                  b->dating.edtf;
    return same_address(a, b) ||
           (common && dates_agree(a, b) &&
            !contradict(arena, &x->title, &y->title) &&
            !contradict(arena, &x->author, &y->author) &&
            !contradict(arena, &x->issuer, &y->issuer) &&
            !contradict(arena, &x->speaker, &y->speaker) &&
            !contradict(arena, &x->publisher, &y->publisher));
}

/* Returns whether a word is a number or begins like a name. */
static bool
is_distinctive(rcn_text word, bool opens_sentence)
{
    bool digit = false;
    uint32_t first = 0, rune = 0;
    rcn_utf8_next(word, 0, &first);
    for (size_t at = 0; at < word.len && !digit;) {
        at += rcn_utf8_next(word, at, &rune);
        digit = rcn_rune_is_digit(rune);
    }
    return digit || (!opens_sentence && rcn_rune_is_upper(first));
}

static bool
has_distinctive(const rcn_wording *wording, uint32_t start, uint32_t end)
{
    bool found = false;
    for (uint32_t i = start; i < end && !found; i++) {
        found = is_distinctive(wording->words.items[i], wording->opens[i]);
    }
    return found;
}

static rcn_likeness
compare(rcn_arena *arena, const rcn_cleaned *printed, const rcn_cleaned *copy)
{
    rcn_likeness like = {.printed = rcn_wording_read(arena, printed),
                         .copy = rcn_wording_read(arena, copy)};
    const rcn_diff_texts *a = &like.printed.words, *b = &like.copy.words;
    like.hunks = rcn_diff_align(arena, a, b);
    like.shorter = a->count < b->count ? a->count : b->count;
    like.longer = a->count < b->count ? b->count : a->count;
    like.common = a->count;
    for (size_t i = 0; i < like.hunks.count; i++) {
        const rcn_diff_hunk *hunk = &like.hunks.items[i];
        like.common -= hunk->old_end - hunk->old_start;
        like.exchanged =
            like.exchanged ||
            (has_distinctive(&like.printed, hunk->old_start, hunk->old_end) &&
             has_distinctive(&like.copy, hunk->new_start, hunk->new_end));
    }
    return like;
}

static bool
is_alike(const rcn_likeness *like, bool one_address)
{
    return like->common * 100 >= like->shorter * (one_address ? 90 : 95) &&
           like->common * 100 >= like->longer * (one_address ? 75 : 80);
}

/* Words [start, end) as they are in the text, from block to block. */
static const char *
words_between(rcn_arena *arena, const rcn_wording *wording, uint32_t start,
              uint32_t end)
{
    rcn_buffer out = rcn_buffer_new(arena);
    for (uint32_t i = start, next; i < end; i = next) {
        const char *first = wording->words.items[i].at;
        for (next = i + 1;
             next < end && wording->blocks[next] == wording->blocks[i];) {
            next++;
        }
        rcn_text last = wording->words.items[next - 1];
        rcn_text words = {first, (size_t)(last.at + last.len - first)};
        rcn_buffer_string(&out, out.len ? " " : "");
        rcn_buffer_add(&out, rcn_text_squash(arena, words));
    }
    return rcn_buffer_text(&out).at;
}

static rcn_near_copy
make_copy(rcn_arena *arena, const rcn_likeness *like,
          const rcn_document *document)
{
    rcn_near_variant *variants =
        rcn_arena_alloc(arena, like->hunks.count + 1, sizeof *variants);
    for (size_t i = 0; i < like->hunks.count; i++) {
        const rcn_diff_hunk *hunk = &like->hunks.items[i];
        uint32_t before = hunk->old_start == hunk->old_end && hunk->old_start
                              ? hunk->old_start - 1
                              : hunk->old_start;
        variants[i] = (rcn_near_variant){
            words_between(arena, &like->printed, hunk->old_start,
                          hunk->old_end),
            words_between(arena, &like->copy, hunk->new_start, hunk->new_end),
            like->printed.blocks[before]};
    }
    return (rcn_near_copy){document, variants, like->hunks.count};
}

/* Returns whether edition.yaml has `include: yes` or a place for the
 * document. */
static bool
is_wanted(const rcn_selectable *candidate)
{
    const rcn_project_document *entry = candidate->entry;
    return entry && (entry->order || entry->number || entry->included);
}

/* Returns what speaks for printing a document rather than its copy; more is
 * better. */
static uint32_t
preference(const rcn_copy_search *search, uint32_t index)
{
    const rcn_record *record = search->candidates[index].record;
    return (is_wanted(&search->candidates[index]) ? 4u : 0u) +
           (record->dating.edtf ? 2u : 0u) +
           (record->attribution.source_url.value ? 1u : 0u);
}

/* Returns whether document b is to be printed, not a. */
static bool
is_better(const rcn_copy_search *search, uint32_t b, uint32_t a)
{
    uint32_t x = preference(search, a), y = preference(search, b);
    return x != y ? y > x
                  : search->sketches[b].word_count >
                        search->sketches[a].word_count;
}

static void
add_copy(rcn_copy_search *search, const rcn_likeness *like, uint32_t kept,
         uint32_t other)
{
    rcn_near_copies *found = &search->found[kept];
    rcn_near_copy *list =
        rcn_arena_alloc(search->arena, found->count + 1, sizeof *list);
    for (size_t i = 0; i < found->count; i++) {
        list[i] = found->copies[i];
    }
    const rcn_document *document =
        search->candidates[other].record->cleaned->document;
    list[found->count] = make_copy(search->arena, like, document);
    search->found[other].is_copy = true;
    *found = (rcn_near_copies){false, list, found->count + 1};
    rcn_log_add(search->log, RCN_CODE_SOURCE_DUPLICATE,
                (rcn_place){document->label, 0, 0},
                "%zu of %zu words are those of %s", like->common, like->longer,
                search->candidates[kept].record->cleaned->document->name);
}

/* Compares the documents of a pair word for word; decides which is printed. */
static void
judge(rcn_copy_search *search, uint32_t a, uint32_t b)
{
    /* one with copies of its own stays: they name it as printed */
    bool better = is_better(search, b, a) && !search->found[a].count;
    uint32_t kept = better || search->found[b].count ? b : a;
    uint32_t other = kept == a ? b : a;
    const rcn_record *printed = search->candidates[kept].record;
    const rcn_record *copy = search->candidates[other].record;
    rcn_arena *scratch = rcn_arena_new(0);
    rcn_likeness like = compare(scratch, printed->cleaned, copy->cleaned);
    bool one_address = same_address(printed, copy);
    bool agree =
        strcmp(printed->cleaned->language, copy->cleaned->language) == 0 &&
        facts_agree(scratch, printed, copy) && (one_address || !like.exchanged);
    bool wanted =
        is_wanted(&search->candidates[a]) && is_wanted(&search->candidates[b]);
    if (is_alike(&like, one_address)) {
        if (agree && !wanted && !search->found[other].count) {
            add_copy(search, &like, kept, other);
        } else {
            rcn_log_add(search->log, RCN_CODE_DOCUMENT_ALIKE,
                        (rcn_place){copy->cleaned->document->label, 0, 0},
                        "%zu of %zu words are those of %s", like.common,
                        like.longer, printed->cleaned->document->name);
        }
    }
    rcn_arena_free(scratch);
}

static void
judge_pairs(rcn_copy_search *search, const rcn_pairs *pairs)
{
    for (size_t i = 0; i < pairs->count; i++) {
        uint32_t a = pairs->items[i].a, b = pairs->items[i].b;
        bool seen = i && by_pair(&pairs->items[i - 1], &pairs->items[i]) == 0;
        if (seen || search->found[a].is_copy || search->found[b].is_copy ||
            search->compared[b] == COMPARED_MOST ||
            rcn_sketch_resemblance(&search->sketches[a], &search->sketches[b]) <
                RESEMBLE) {
            continue;
        }
        search->compared[b]++;
        judge(search, a, b);
    }
}

const rcn_near_copies *
rcn_find_copies(rcn_arena *arena, const rcn_selectable *candidates,
                const bool *out, size_t count, rcn_log *log)
{
    rcn_arena *scratch = rcn_arena_new(0);
    rcn_copy_search search = {
        .arena = arena,
        .candidates = candidates,
        .out = out,
        .count = count,
        .log = log,
        .sketches = rcn_arena_alloc(scratch, count + 1, sizeof(rcn_sketch)),
        .found = rcn_arena_alloc(arena, count + 1, sizeof(rcn_near_copies)),
        .compared = rcn_arena_alloc(scratch, count + 1, sizeof(uint32_t))};
    for (size_t i = 0; i < count; i++) {
        if (!out[i]) {
            search.sketches[i] = rcn_sketch_make(candidates[i].record->cleaned);
        }
        if (search.sketches[i].word_count < WORDS_LEAST) {
            search.sketches[i].count = 0;
        }
    }
    rcn_pairs pairs = find_pairs(scratch, &search);
    judge_pairs(&search, &pairs);
    rcn_arena_free(scratch);
    return search.found;
}
