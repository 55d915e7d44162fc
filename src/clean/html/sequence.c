/* What the sequence of blocks says of one, whatever the tags: density of long
 * blocks around it, what is before and after, whether it lies in the best
 * contiguous run (the maximum subsequence of J. Pasternack and D. Roth,
 * "Extracting Article Text from the Web", WWW 2009). */
#include <string.h>

#include "clean/html/page.h"
#include "clean/learn/logarithm.h"

#define FAR        99
#define LINKED     900 /* share of links in a heading that is one */
#define SIGN_WORDS 12  /* a longer block is no sign of what follows it */

/* What short blocks state that parts the text from what is around it. */
static const rcn_phrase_group signs[] = {
    RCN_PHRASE_COMMENT, RCN_PHRASE_RELATED, RCN_PHRASE_SHARE,  RCN_PHRASE_SUBS,
    RCN_PHRASE_TAG,     RCN_PHRASE_ABOUT,   RCN_PHRASE_APPEAL, RCN_PHRASE_AD,
    RCN_PHRASE_BYLINE,  RCN_PHRASE_DATE,
};

/* The last sign is a heading that is a link: that of another page. */
#define SIGN_COUNT (sizeof signs / sizeof *signs + 1)

/* Running sums up to, not with, a block. */
typedef struct rcn_sums {
    uint64_t chars, good, words, word_lengths;
} rcn_sums;

typedef struct rcn_block_run {
    size_t first, last;
} rcn_block_run;

struct rcn_sequence_facts {
    rcn_sums *sums;          /* block_count + 1 of them */
    uint8_t *before, *after; /* blocks to the nearest good one, at most FAR */
    uint8_t *heading;        /* level of the last heading */
    uint32_t *heading_at;    /* blocks since then */
    uint8_t (*since)[SIGN_COUNT]; /* blocks since a sign, at most FAR */
    uint8_t (*until)[SIGN_COUNT]; /* blocks to the next */
    rcn_block_run runs[2];
};

/* Returns the run of blocks with the most words, when each short block costs
 * `cost`. */
static rcn_block_run
best_run(const rcn_web_page *page, int64_t cost)
{
    rcn_block_run best = {0, 0};
    int64_t best_sum = 0;
    int64_t sum = 0;
    size_t first = 0;
    for (size_t i = 0; i < page->block_count; i++) {
        const rcn_page_block *block = &page->blocks[i];
        int64_t words = block->word_count;
        if (sum <= 0) {
            sum = 0;
            first = i;
        }
        sum += block->good ? words : (words < 6 ? words : 6) - cost;
        if (sum > best_sum) {
            best_sum = sum;
            best = (rcn_block_run){first, i};
        }
    }
    return best;
}

static void
read_headings(const rcn_web_page *page, struct rcn_sequence_facts *facts)
{
    uint8_t level = 0;
    uint32_t since = FAR;
    for (size_t i = 0; i < page->block_count; i++) {
        const rcn_html_block *leaf = &page->html->blocks[page->blocks[i].leaf];
        since++;
        if (leaf->tag >= RCN_TAG_H1 && leaf->tag <= RCN_TAG_H6) {
            level = (uint8_t)(leaf->tag - RCN_TAG_H1 + 1);
            since = 0;
        }
        facts->heading[i] = level;
        facts->heading_at[i] = since;
    }
}

static void
read_distances(const rcn_web_page *page, struct rcn_sequence_facts *facts)
{
    size_t count = page->block_count;
    uint8_t steps = FAR;
    for (size_t i = 0; i < count; i++) {
        steps = page->blocks[i].good ? 0 : (uint8_t)(steps + (steps < FAR));
        facts->before[i] = steps;
    }
    steps = FAR;
    for (size_t i = count; i-- > 0;) {
        steps = page->blocks[i].good ? 0 : (uint8_t)(steps + (steps < FAR));
        facts->after[i] = steps;
    }
}

static bool
is_sign(const rcn_web_page *page, const rcn_page_block *block, size_t sign)
{
    if (sign + 1 < SIGN_COUNT) {
        return block->word_count <= SIGN_WORDS &&
               block->own[RCN_FEATURE_LEX_COOKIE + signs[sign]];
    }
    uint8_t tag = page->html->blocks[block->leaf].tag;
    return tag >= RCN_TAG_H1 && tag <= RCN_TAG_H6 &&
           block->own[RCN_FEATURE_LD] >= LINKED;
}

/* One step further from each sign, or none when this block is one. */
static void
step_from_signs(const rcn_web_page *page, size_t block, uint8_t *steps)
{
    for (size_t k = 0; k < SIGN_COUNT; k++) {
        bool sign = is_sign(page, &page->blocks[block], k);
        steps[k] = sign ? 0 : (uint8_t)(steps[k] + (steps[k] < FAR));
    }
}

static void
read_signs(const rcn_web_page *page, struct rcn_sequence_facts *facts)
{
    uint8_t steps[SIGN_COUNT];
    size_t count = page->block_count;
    facts->since = rcn_arena_alloc(page->arena, count, sizeof *facts->since);
    facts->until = rcn_arena_alloc(page->arena, count, sizeof *facts->until);
    memset(steps, FAR, sizeof steps);
    for (size_t i = 0; i < count; i++) {
        step_from_signs(page, i, steps);
        memcpy(facts->since[i], steps, sizeof steps);
    }
    memset(steps, FAR, sizeof steps);
    for (size_t i = count; i-- > 0;) {
        step_from_signs(page, i, steps);
        memcpy(facts->until[i], steps, sizeof steps);
    }
}

void
rcn_page_read_sequence(rcn_web_page *page)
{
    rcn_arena *arena = page->arena;
    size_t count = page->block_count;
    struct rcn_sequence_facts *facts = rcn_arena_alloc(arena, 1, sizeof *facts);
    facts->sums = rcn_arena_alloc(arena, count + 1, sizeof *facts->sums);
    facts->before = rcn_arena_alloc(arena, count, 1);
    facts->after = rcn_arena_alloc(arena, count, 1);
    facts->heading = rcn_arena_alloc(arena, count, 1);
    facts->heading_at =
        rcn_arena_alloc(arena, count, sizeof *facts->heading_at);
    for (size_t i = 0; i < count; i++) {
        const rcn_page_block *block = &page->blocks[i];
        rcn_sums sums = facts->sums[i];
        sums.chars += block->chars;
        sums.good += block->good ? block->chars : 0;
        sums.words += block->word_count;
        facts->sums[i + 1] = sums;
    }
    read_distances(page, facts);
    read_headings(page, facts);
    read_signs(page, facts);
    facts->runs[0] = best_run(page, 4);
    facts->runs[1] = best_run(page, 8);
    page->sequence = facts;
}

/* Sums over the blocks at most `reach` away. */
static rcn_sums
sums_around(const rcn_web_page *page, size_t block, size_t reach)
{
    const rcn_sums *sums = page->sequence->sums;
    size_t from = block > reach ? block - reach : 0;
    size_t to = block + reach + 1;
    to = to < page->block_count ? to : page->block_count;
    return (rcn_sums){
        .chars = sums[to].chars - sums[from].chars,
        .good = sums[to].good - sums[from].good,
        .words = (sums[to].words - sums[from].words) * 10 / (to - from),
    };
}

static void
window_features(const rcn_web_page *page, size_t block, int16_t *row)
{
    static const rcn_feature columns[] = {RCN_FEATURE_LWORDS, RCN_FEATURE_LD,
                                          RCN_FEATURE_ENDPUNCT,
                                          RCN_FEATURE_STOP, RCN_FEATURE_CAPW};
    static const int64_t offsets[] = {-3, -2, -1, 1, 2, 3};
    int16_t *out = row + RCN_FEATURE_LWORDS_P3;
    for (size_t i = 0; i < 6; i++) {
        int64_t at = (int64_t)block + offsets[i];
        bool there = at >= 0 && at < (int64_t)page->block_count;
        for (size_t k = 0; k < 5; k++) {
            *out++ = (int16_t)(there ? page->blocks[at].own[columns[k]] : 0);
        }
    }
}

static void
run_features(const rcn_web_page *page, size_t block, int16_t *row)
{
    for (size_t i = 0; i < 2; i++) {
        const rcn_block_run *run = &page->sequence->runs[i];
        int16_t *out = row + RCN_FEATURE_MSUB4 + 3 * i;
        int64_t at = (int64_t)block;
        out[0] = (int16_t)(block >= run->first && block <= run->last);
        out[1] = (int16_t)rcn_signed_log2(at - (int64_t)run->first);
        out[2] = (int16_t)rcn_signed_log2(at - (int64_t)run->last);
    }
}

void
rcn_page_sequence_features(const rcn_web_page *page, size_t block, int16_t *row)
{
    static const size_t reaches[] = {2, 5, 12, 30};
    const struct rcn_sequence_facts *facts = page->sequence;
    size_t count = page->block_count;
    const rcn_sums *before = &facts->sums[block];
    const rcn_sums *with = &facts->sums[block + 1];
    window_features(page, block, row);
    row[RCN_FEATURE_IDXFRAC] = (int16_t)rcn_share(block, count);
    row[RCN_FEATURE_CHARFRAC] = (int16_t)rcn_share(with->chars, page->chars);
    row[RCN_FEATURE_LIDX] = (int16_t)rcn_log2(block);
    row[RCN_FEATURE_LRIDX] = (int16_t)rcn_log2(count - 1 - block);
    for (size_t i = 0; i < 4; i++) {
        rcn_sums around = sums_around(page, block, reaches[i]);
        int16_t *out = row + RCN_FEATURE_GDENS2 + 2 * i;
        out[0] = (int16_t)rcn_share(around.good, around.chars + 1);
        out[1] = (int16_t)rcn_log2(around.good);
    }
    row[RCN_FEATURE_AVGW3] =
        (int16_t)rcn_log2(sums_around(page, block, 3).words);
    row[RCN_FEATURE_AVGW10] =
        (int16_t)rcn_log2(sums_around(page, block, 10).words);
    row[RCN_FEATURE_GBEFORE] = (int16_t)rcn_share(before->good, page->good);
    row[RCN_FEATURE_GAFTER] =
        (int16_t)rcn_share(page->good - with->good, page->good);
    row[RCN_FEATURE_DPREV] = (int16_t)rcn_log2(facts->before[block]);
    row[RCN_FEATURE_DNEXT] = (int16_t)rcn_log2(facts->after[block]);
    run_features(page, block, row);
    for (size_t k = 0; k < SIGN_COUNT; k++) {
        int16_t *out = row + RCN_FEATURE_SINCE_COMMENT + 2 * k;
        out[0] = (int16_t)rcn_log2(facts->since[block][k]);
        out[1] = (int16_t)rcn_log2(facts->until[block][k]);
    }
    row[RCN_FEATURE_PG_LTOT] = (int16_t)rcn_log2(page->chars);
    row[RCN_FEATURE_PG_N] = (int16_t)rcn_log2(count);
    row[RCN_FEATURE_PG_GOOD] = (int16_t)rcn_share(page->good, page->chars);
    row[RCN_FEATURE_PG_NGOOD] = (int16_t)rcn_log2(page->good_count);
    row[RCN_FEATURE_LASTH] = facts->heading[block];
    row[RCN_FEATURE_LASTHD] = (int16_t)rcn_log2(facts->heading_at[block]);
    uint8_t tag = page->html->blocks[page->blocks[block].leaf].tag;
    bool heading = tag >= RCN_TAG_H1 && tag <= RCN_TAG_H6;
    row[RCN_FEATURE_HLEVEL] = (int16_t)(heading ? tag - RCN_TAG_H1 + 1 : 0);
}
