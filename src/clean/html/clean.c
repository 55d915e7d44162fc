/* Pages of HTML: the model judges each leaf block by its text and by what
 * stands around it, the rest of this file carries out a few hard rules. */
#include "clean/html/clean.h"

#include <string.h>

#include "base/codes.h"
#include "clean/html/model.h"
#include "clean/learn/decide.h"
#include "source/language_tag.h"

/* Features are kept for as many blocks as an honest page has. */
#define PAGE_KINDS   3 /* of what stands around the text of a page */
#define READER_WORDS 4 /* of a label for screen readers */
#define UNSEEN_PART  4 /* of the text: where more is unseen it is kept */
#define ROWS_KEPT    2048u
#define WALL_REACH   6u /* blocks from the end of a text to a notice */

/* A block that all pages of its site have loses this much of its log-odds, in
 * 1/1024: only what looks like nothing but text is still kept. */
#define RECURRENCE_COST 5120

/* One page on the bench. */
typedef struct rcn_bench {
    rcn_arena *arena; /* of the result */
    rcn_arena *scratch;
    const rcn_web_page *page;
    const rcn_rules *rules;
    const rcn_clean_options *options;
    const rcn_html_shared *shared;
    int16_t (*rows)[RCN_FEATURE_COUNT]; /* of the first page blocks */
    int32_t *logits;
    bool *keep;       /* by page block */
    bool sure;        /* that the page is an article */
    rcn_leaf *leaves; /* by leaf block */
    rcn_html_refusals refusals;
} rcn_bench;

/* The features of a page block; those of the first ones are kept. */
static const int16_t *
features_of(const void *context, size_t block, int16_t *room)
{
    const rcn_bench *bench = context;
    if (block < ROWS_KEPT) {
        return bench->rows[block];
    }
    rcn_web_page_features(bench->page, block, room);
    return room;
}

/* How much of a page's site has each of its blocks, in 1/1000.  A paragraph of
 * the body that is followed by one of this page alone is left out: a preamble
 * that stands at the head of each document of an edition is its text, where
 * what a site says of itself stands aside or at the end. */
static uint32_t *
recurrences(const rcn_bench *bench)
{
    const rcn_web_page *page = bench->page;
    uint32_t *shares =
        rcn_arena_alloc(bench->scratch, page->block_count, sizeof *shares);
    uint64_t site = rcn_html_site(bench->shared, page->document);
    bool followed = false;
    for (size_t i = page->block_count; site && i-- > 0;) {
        const rcn_page_block *block = &page->blocks[i];
        bool prose = block->good && block->element != RCN_HTML_NONE &&
                     !page->containers[0].up[block->element];
        shares[i] = rcn_html_recurrence(bench->shared, site, page->document,
                                        block->leaf);
        followed = followed || (prose && !shares[i]);
        shares[i] = prose && followed ? 0 : shares[i];
    }
    return shares;
}

/* Brings each block a fifth of the way to the mean of the blocks with the same
 * names around them, for a page repeats one thing in one dress. */
static void
share_judgement(const rcn_bench *bench)
{
    const rcn_web_page *page = bench->page;
    int64_t *sums =
        rcn_arena_alloc(bench->scratch, page->groups.count, sizeof *sums);
    for (size_t i = 0; i < page->block_count; i++) {
        sums[rcn_web_page_name_group(page, i)] += bench->logits[i];
    }
    for (size_t i = 0; i < page->block_count; i++) {
        size_t group = rcn_web_page_name_group(page, i);
        int64_t mean = sums[group] / page->groups.items[group].blocks;
        bench->logits[i] =
            (int32_t)((4 * (int64_t)bench->logits[i] + mean) / 5);
    }
}

static void
judge(rcn_bench *bench)
{
    const rcn_web_page *page = bench->page;
    size_t count = page->block_count;
    uint32_t *shares = recurrences(bench);
    uint32_t *words = rcn_arena_alloc(bench->scratch, count, sizeof *words);
    bench->logits =
        rcn_arena_alloc(bench->scratch, count, sizeof *bench->logits);
    bench->keep = rcn_arena_alloc(bench->scratch, count, sizeof *bench->keep);
    bench->rows =
        rcn_arena_alloc(bench->scratch, count < ROWS_KEPT ? count : ROWS_KEPT,
                        sizeof *bench->rows);
    for (size_t i = 0; i < count; i++) {
        if (i < ROWS_KEPT) {
            rcn_web_page_features(page, i, bench->rows[i]);
        }
        words[i] = page->blocks[i].word_count;
    }
    rcn_boosted_judge(&rcn_page_model, count, features_of, bench,
                      bench->logits);
    share_judgement(bench);
    rcn_html_spare_tables(bench->scratch, page, bench->logits, shares);
    for (size_t i = 0; i < count; i++) {
        bench->logits[i] -= (int32_t)(shares[i] * RECURRENCE_COST / 1000);
    }
    bench->sure = rcn_model_decide(bench->scratch, bench->logits, words, count,
                                   bench->keep);
}

/* Whether a block is a short label that only screen readers say. */
static bool
is_label_for_readers(const rcn_bench *bench, size_t block)
{
    const rcn_html *html = bench->page->html;
    const rcn_page_block *at = &bench->page->blocks[block];
    return at->element != RCN_HTML_NONE && at->word_count <= READER_WORDS &&
           rcn_html_is_for_readers(
               html->names[html->elements[at->element].name]);
}

/* What no reader saw is no text, unless it is much of it: then a script was to
 * show it. */
static void
drop_unseen(rcn_bench *bench)
{
    const rcn_web_page *page = bench->page;
    uint64_t kept = 0;
    uint64_t unseen = 0;
    for (size_t i = 0; i < page->block_count; i++) {
        const rcn_page_block *block = &page->blocks[i];
        if (bench->keep[i]) {
            kept += block->word_count;
            unseen +=
                page->html->blocks[block->leaf].unseen ? block->word_count : 0;
        }
    }
    for (size_t i = 0; i < page->block_count; i++) {
        bool dropped = unseen * UNSEEN_PART < kept &&
                       page->html->blocks[page->blocks[i].leaf].unseen;
        if (dropped || is_label_for_readers(bench, i)) {
            bench->keep[i] = false;
        }
    }
}

/* Keeps a first paragraph that the description of the page was made of: it
 * stands beside the paragraph that follows, in the same element. */
static void
keep_first_paragraph(rcn_bench *bench, size_t first)
{
    const rcn_web_page *page = bench->page;
    int16_t room[RCN_FEATURE_COUNT];
    if (first == 0 || first >= page->block_count ||
        !rcn_html_is_description(page, first - 1,
                                 features_of(bench, first - 1, room))) {
        return;
    }
    uint32_t above = page->blocks[first - 1].element;
    uint32_t below = page->blocks[first].element;
    const rcn_html_element *elements = page->html->elements;
    bool beside =
        above != RCN_HTML_NONE && below != RCN_HTML_NONE &&
        !(page->elements[above].hints & 1u << RCN_HINT_SUMMARY) &&
        page->html->blocks[page->blocks[first].leaf].tag == RCN_TAG_P &&
        elements[above].parent == elements[below].parent;
    bench->keep[first - 1] = bench->keep[first - 1] || beside;
}

/* Whether the page calls its text an article: it says so to search engines, or
 * what is kept first stands in an element that is named for the body of one. */
static bool
is_article(const rcn_bench *bench)
{
    const rcn_web_page *page = bench->page;
    int16_t room[RCN_FEATURE_COUNT];
    const int16_t *row = page->block_count ? features_of(bench, 0, room) : NULL;
    if (row && (row[RCN_FEATURE_PG_ART] || row[RCN_FEATURE_PG_OGART])) {
        return true;
    }
    for (size_t i = 0; i < page->block_count; i++) {
        uint32_t element = page->blocks[i].element;
        if (bench->keep[i] && page->blocks[i].good) {
            return element != RCN_HTML_NONE &&
                   page->elements[element].path & 1u << RCN_HINT_ARTBODY;
        }
    }
    return false;
}

/* Whether a block below the last kept one asks readers to pay: a rule knows its
 * words, or an element that does not hold the last one is named for it. */
static bool
is_of_wall(const rcn_bench *bench, size_t block, size_t last)
{
    const rcn_web_page *page = bench->page;
    const rcn_html_element *elements = page->html->elements;
    const char *rule = bench->leaves[page->blocks[block].leaf].rule;
    uint32_t at = page->blocks[block].element;
    uint32_t held = page->blocks[last].element;
    while (at != RCN_HTML_NONE && !rcn_html_is_wall(page->html, at)) {
        at = elements[at].parent;
    }
    while (held != RCN_HTML_NONE && at != RCN_HTML_NONE && held > at) {
        held = elements[held].parent;
    }
    return (rule && strncmp(rule, "wall-", 5) == 0) ||
           (at != RCN_HTML_NONE && at != held);
}

/* Whether a block below the last kept one asks to subscribe. */
static bool
asks_to_subscribe(const rcn_bench *bench, size_t block)
{
    const rcn_web_page *page = bench->page;
    const rcn_leaf *leaf = &bench->leaves[page->blocks[block].leaf];
    uint32_t element = page->blocks[block].element;
    return (element != RCN_HTML_NONE &&
            page->elements[element].path & 1u << RCN_HINT_NEWS) ||
           (leaf->class_id && strcmp(leaf->class_id, "widget-subscribe") == 0);
}

/* Notes a text above a notice that readers must pay, or one that breaks off above
 * a notice to subscribe: the page may hold no more than its beginning. */
static void
find_break(rcn_bench *bench)
{
    const rcn_web_page *page = bench->page;
    size_t last = page->block_count;
    for (size_t i = 0; i < page->block_count; i++) {
        last = bench->leaves[page->blocks[i].leaf].fate == RCN_LEAF_KEPT ? i
                                                                         : last;
    }
    if (last == page->block_count) {
        return;
    }
    bool breaks = page->blocks[last].own[RCN_FEATURE_ELLIP];
    for (size_t i = last + 1; i < page->block_count && i <= last + WALL_REACH;
         i++) {
        if (is_of_wall(bench, i, last) ||
            (breaks && asks_to_subscribe(bench, i))) {
            RCN_PUSH(
                bench->arena, &bench->refusals,
                (rcn_html_refusal){
                    .line = page->html->blocks[page->blocks[last].leaf].line,
                    .class_id = "widget-subscribe",
                    .message = "the text breaks off above a notice to "
                               "subscribe; the page may hold only its "
                               "beginning"});
            return;
        }
    }
}

static void
settle(rcn_bench *bench)
{
    drop_unseen(bench);
    const rcn_web_page *page = bench->page;
    size_t first = page->block_count;
    for (size_t i = page->block_count; i-- > 0;) {
        int16_t room[RCN_FEATURE_COUNT];
        rcn_never never =
            rcn_html_never_text(page, i, features_of(bench, i, room));
        if (never == RCN_NEVER_TEXT ||
            (bench->sure && never == RCN_NEVER_TEXT_OF_ARTICLE)) {
            bench->keep[i] = false;
        }
        first = bench->keep[i] ? i : first;
    }
    keep_first_paragraph(bench, first);
    rcn_html_rescue(page, bench->keep);
    rcn_html_keep_between(page, bench->keep);
    rcn_html_keep_tables(page, bench->keep);
    for (size_t i = 0; i < page->block_count; i++) {
        rcn_leaf *leaf = &bench->leaves[page->blocks[i].leaf];
        if (bench->keep[i]) {
            *leaf = (rcn_leaf){RCN_LEAF_KEPT, NULL, NULL};
            continue;
        }
        int16_t room[RCN_FEATURE_COUNT];
        *leaf = rcn_html_classify(page, i, features_of(bench, i, room), first);
    }
    rcn_html_cut_residue(bench->arena, page, bench->sure || is_article(bench),
                         bench->leaves, &bench->refusals);
    rcn_html_apply_rules(page, bench->rules, bench->leaves);
    rcn_html_cut_wall_boxes(page, bench->leaves);
    if (bench->sure || is_article(bench)) {
        rcn_html_cut_bare_headings(page, bench->leaves);
    }
    rcn_html_spare_summaries(page, bench->leaves);
    rcn_html_keep_threads(page, bench->leaves);
    find_break(bench);
}

/* A line drawn with underscores or the like. */
static bool
is_drawn(const rcn_bench *bench, const rcn_html_block *leaf)
{
    rcn_text text =
        rcn_text_slice(bench->page->document->text, leaf->start, leaf->end);
    size_t marks = 0;
    for (size_t i = 0; i < text.len; i++) {
        bool space = text.at[i] == ' ' || text.at[i] == '\n';
        if (!space &&
            (text.at[i] != text.at[0] || strchr("_-=~", text.at[i]) == NULL)) {
            return false;
        }
        marks += !space;
    }
    return marks >= (text.len && text.at[0] == '_' ? 3 : 10);
}

static void
keep_comments(rcn_bench *bench)
{
    for (size_t i = 0; i < bench->page->html->block_count; i++) {
        rcn_leaf *leaf = &bench->leaves[i];
        if (bench->options->keep_comments && leaf->class_id &&
            strcmp(leaf->class_id, "widget-comments") == 0) {
            *leaf = (rcn_leaf){RCN_LEAF_KEPT, NULL, NULL};
        }
    }
}

/* Whether a leaf was cut for what stands around it alone. */
static bool
is_cut_for_place(const rcn_leaf *leaf)
{
    return strcmp(leaf->class_id, "page-surroundings") == 0 ||
           strcmp(leaf->class_id, "link-list") == 0;
}

/* Whether Markdown is a page that a program saved: its words give away three
 * kinds of things that stand around the text of a page. */
static bool
is_saved_page(const rcn_bench *bench)
{
    const rcn_web_page *page = bench->page;
    const char *kinds[PAGE_KINDS];
    size_t count = 0;
    for (size_t i = 0; i < page->block_count && count < PAGE_KINDS; i++) {
        const rcn_leaf *leaf = &bench->leaves[page->blocks[i].leaf];
        bool told = leaf->fate == RCN_LEAF_CUT && !is_cut_for_place(leaf) &&
                    strcmp(leaf->class_id, "duplicated-title") != 0;
        for (size_t k = 0; told && k < count; k++) {
            told = strcmp(kinds[k], leaf->class_id) != 0;
        }
        if (told) {
            kinds[count++] = leaf->class_id;
        }
    }
    return count == PAGE_KINDS;
}

/* Of a document that has no page around it only the title, the byline and the
 * date are taken out of the text, and a title that stands there again.  Markdown
 * may be that of a page, but says nothing of places: what words give away is
 * cut, and lists of links stay. */
static void
keep_bare(rcn_bench *bench)
{
    const rcn_web_page *page = bench->page;
    bool bare = page->document->bare;
    for (size_t i = 0; i < page->block_count; i++) {
        rcn_leaf *leaf = &bench->leaves[page->blocks[i].leaf];
        if (leaf->fate == RCN_LEAF_CUT &&
            strcmp(leaf->class_id, "duplicated-title") != 0 &&
            (bare || is_cut_for_place(leaf))) {
            *leaf = (rcn_leaf){RCN_LEAF_KEPT, NULL, NULL};
        }
    }
}

/* What the model never sees: the page's title, <noscript> that is not read, and
 * ornaments, which go the way of the blocks around them. */
static void
settle_others(rcn_bench *bench)
{
    static const rcn_leaf page_title = {RCN_LEAF_METADATA, "page-title",
                                        "html-page-title"};
    static const rcn_leaf noscript = {RCN_LEAF_CUT, "noscript",
                                      "html-noscript"};
    static const rcn_leaf ornament = {RCN_LEAF_CUT, "ornament",
                                      "html-ornament"};
    static const rcn_leaf kept = {RCN_LEAF_KEPT, NULL, NULL};
    const rcn_html *html = bench->page->html;
    bool before = false;
    for (size_t i = 0; i < html->block_count; i++) {
        const rcn_html_block *leaf = &html->blocks[i];
        rcn_leaf *to = &bench->leaves[i];
        if (to->class_id || to->fate == RCN_LEAF_KEPT) {
            before = to->fate == RCN_LEAF_KEPT;
        } else if (leaf->head) {
            *to = page_title;
        } else if (!leaf->wordless) {
            *to = noscript;
        } else {
            bool after = i + 1 < html->block_count &&
                         bench->leaves[i + 1].fate == RCN_LEAF_KEPT;
            *to = before && after && leaf->kind != RCN_BLOCK_TABLE &&
                          !is_drawn(bench, leaf)
                      ? kept
                      : ornament;
        }
    }
}

/* Keeps the cuts that the editor decided to keep. */
static void
obey_editor(rcn_bench *bench, const rcn_document *document)
{
    for (size_t i = 0; i < document->html->block_count; i++) {
        const rcn_html_block *block = &document->html->blocks[i];
        rcn_leaf *leaf = &bench->leaves[i];
        const rcn_cause why = {leaf->class_id, leaf->rule, NULL, NULL};
        if (leaf->fate == RCN_LEAF_CUT &&
            rcn_ruling_on_cut(bench->options, document, &why,
                              rcn_text_slice(document->text, block->start,
                                             block->end)) == RCN_RULING_KEEP) {
            *leaf = (rcn_leaf){RCN_LEAF_KEPT, NULL, NULL};
        }
    }
}

/* The language the page states of itself, the most trusted first. */
static const char *
stated_language(rcn_arena *arena, const rcn_document *document)
{
    const char *value = NULL;
    for (size_t i = 0; i < document->metadata_count; i++) {
        const rcn_metadata_item *item = &document->metadata[i];
        if (item->kind != RCN_METADATA_LANGUAGE) {
            continue;
        }
        if (!value || strcmp(item->key, "html lang") == 0) {
            value = item->value;
        }
    }
    const char *tag = rcn_language_tag(arena, value);
    return tag ? tag : "und";
}

/* What was not cut for its bound, as queries on the blocks it became. */
static void
add_queries(const rcn_bench *bench, rcn_cleaned *cleaned, rcn_log *log)
{
    RCN_LIST(rcn_query) queries = {0};
    for (size_t i = 0; i < bench->refusals.count; i++) {
        const rcn_html_refusal *refusal = &bench->refusals.items[i];
        size_t block = 0;
        rcn_log_add(log, RCN_CODE_CLEAN_KEPT,
                    (rcn_place){cleaned->document->path, refusal->line, 0},
                    "%s", refusal->message);
        while (block < cleaned->block_count &&
               cleaned->blocks[block].line_start < refusal->line) {
            block++;
        }
        if (block < cleaned->block_count) {
            RCN_PUSH(bench->arena, &queries,
                     (rcn_query){.block = (uint32_t)block,
                                 .class_id = refusal->class_id,
                                 .message = refusal->message,
                                 .line = refusal->line});
        }
    }
    cleaned->queries = queries.items;
    cleaned->query_count = queries.count;
}

rcn_cleaned
rcn_clean_html(rcn_arena *arena, const rcn_document *document,
               const rcn_rules *rules, const rcn_clean_options *options,
               const rcn_html_shared *shared, rcn_log *log)
{
    rcn_arena *scratch = rcn_arena_new(0);
    rcn_arena *judging = rcn_arena_new(0); /* the most of all that is needed */
    rcn_bench bench = {
        .arena = arena,
        .scratch = judging,
        .page = rcn_web_page_new(judging, document,
                                 rcn_html_shared_lexicon(shared)),
        .rules = rules,
        .options = options,
        .shared = shared,
        .leaves = rcn_arena_alloc(scratch, document->html->block_count,
                                  sizeof *bench.leaves),
    };
    judge(&bench);
    settle(&bench);
    keep_comments(&bench);
    bool markdown = rcn_text_starts(rcn_text_of(document->converter), "cmark");
    if (document->bare || (markdown && !is_saved_page(&bench))) {
        keep_bare(&bench);
    }
    settle_others(&bench);
    rcn_arena_free(judging);
    rcn_html_apply_frame(document, bench.leaves);
    obey_editor(&bench, document);
    rcn_html_keep_notes(document, bench.leaves);
    rcn_html_keep_table_captions(document, bench.leaves);
    rcn_html_figures figures =
        rcn_html_find_figures(arena, document, bench.leaves, log);
    rcn_cleaned cleaned = {
        .document = document,
        .language = stated_language(arena, document),
    };
    const rcn_html *html =
        document->wrapped
            ? rcn_html_join_lines(arena, document, rules, options, bench.leaves)
            : document->html;
    rcn_html_assemble(arena, document, html, bench.leaves, &figures, &cleaned);
    add_queries(&bench, &cleaned, log);
    rcn_arena_free(scratch);
    return cleaned;
}
