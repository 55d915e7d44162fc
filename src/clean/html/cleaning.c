/* Pages of HTML: what the model decided of each leaf block, the rules and the
 * editor make its fate; fates become spans and blocks. */
#include "clean/html/cleaning.h"

#include <string.h>

#include "base/codes.h"
#include "source/language_tag.h"

#define PAGE_KINDS 3 /* of what is around the text of a page */

/* A line drawn with underscores or the like. */
static bool
is_drawn(const rcn_page_cleaning *cleaning, const rcn_html_block *leaf)
{
    rcn_text text =
        rcn_text_slice(cleaning->page->document->text, leaf->start, leaf->end);
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
keep_comments(rcn_page_cleaning *cleaning)
{
    for (size_t i = 0; i < cleaning->page->html->block_count; i++) {
        rcn_leaf *leaf = &cleaning->leaves[i];
        if (cleaning->options->keep_comments && leaf->class_id &&
            strcmp(leaf->class_id, "widget-comments") == 0) {
            *leaf = (rcn_leaf){RCN_LEAF_KEPT, NULL, NULL};
        }
    }
}

/* Returns whether a leaf was cut for what is around it alone. */
static bool
is_cut_for_place(const rcn_leaf *leaf)
{
    return strcmp(leaf->class_id, "page-surroundings") == 0 ||
           strcmp(leaf->class_id, "link-list") == 0;
}

/* Returns whether Markdown is a page that a program saved: its words give away
 * three kinds of things that are around the text of a page. */
static bool
is_saved_page(const rcn_page_cleaning *cleaning)
{
    const rcn_web_page *page = cleaning->page;
    const char *kinds[PAGE_KINDS];
    size_t count = 0;
    for (size_t i = 0; i < page->block_count && count < PAGE_KINDS; i++) {
        const rcn_leaf *leaf = &cleaning->leaves[page->blocks[i].leaf];
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
 * date are taken out of the text, and a title that is there again.  Markdown
 * may be that of a page, but says nothing of places: what words give away is
 * cut, and lists of links stay. */
static void
keep_bare(rcn_page_cleaning *cleaning)
{
    const rcn_web_page *page = cleaning->page;
    bool bare = page->document->bare;
    for (size_t i = 0; i < page->block_count; i++) {
        rcn_leaf *leaf = &cleaning->leaves[page->blocks[i].leaf];
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
settle_others(rcn_page_cleaning *cleaning)
{
    static const rcn_leaf page_title = {RCN_LEAF_METADATA, "page-title",
                                        "html-page-title"};
    static const rcn_leaf noscript = {RCN_LEAF_CUT, "noscript",
                                      "html-noscript"};
    static const rcn_leaf ornament = {RCN_LEAF_CUT, "ornament",
                                      "html-ornament"};
    static const rcn_leaf kept = {RCN_LEAF_KEPT, NULL, NULL};
    const rcn_html *html = cleaning->page->html;
    bool before = false;
    for (size_t i = 0; i < html->block_count; i++) {
        const rcn_html_block *leaf = &html->blocks[i];
        rcn_leaf *to = &cleaning->leaves[i];
        if (to->class_id || to->fate == RCN_LEAF_KEPT) {
            before = to->fate == RCN_LEAF_KEPT;
        } else if (leaf->head) {
            *to = page_title;
        } else if (!leaf->wordless) {
            *to = noscript;
        } else {
            bool after = i + 1 < html->block_count &&
                         cleaning->leaves[i + 1].fate == RCN_LEAF_KEPT;
            *to = before && after && leaf->kind != RCN_BLOCK_TABLE &&
                          !is_drawn(cleaning, leaf)
                      ? kept
                      : ornament;
        }
    }
}

/* Keeps the cuts that the editor decided to keep. */
static void
obey_editor(rcn_page_cleaning *cleaning, const rcn_document *document)
{
    for (size_t i = 0; i < document->html->block_count; i++) {
        const rcn_html_block *block = &document->html->blocks[i];
        rcn_leaf *leaf = &cleaning->leaves[i];
        const rcn_cause why = {leaf->class_id, leaf->rule, NULL, NULL};
        if (leaf->fate == RCN_LEAF_CUT &&
            rcn_ruling_on_cut(cleaning->options, document, &why,
                              rcn_text_slice(document->text, block->start,
                                             block->end)) == RCN_RULING_KEEP) {
            *leaf = (rcn_leaf){RCN_LEAF_KEPT, NULL, NULL};
        }
    }
}

/* Returns the language the page states of itself, the most trusted first. */
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
add_queries(const rcn_page_cleaning *cleaning, rcn_cleaned *cleaned,
            rcn_log *log)
{
    RCN_LIST(rcn_query) queries = {0};
    for (size_t i = 0; i < cleaning->refusals.count; i++) {
        const rcn_html_refusal *refusal = &cleaning->refusals.items[i];
        size_t block = 0;
        rcn_log_add(log, RCN_CODE_CLEAN_KEPT,
                    (rcn_place){cleaned->document->label, refusal->line, 0},
                    "%s", refusal->message);
        while (block < cleaned->block_count &&
               cleaned->blocks[block].line_start < refusal->line) {
            block++;
        }
        if (block < cleaned->block_count) {
            RCN_PUSH(cleaning->arena, &queries,
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
    rcn_page_cleaning cleaning = {
        .arena = arena,
        .scratch = judging,
        .page = rcn_web_page_new(judging, document,
                                 rcn_html_shared_lexicon(shared)),
        .rules = rules,
        .options = options,
        .shared = shared,
        .leaves = rcn_arena_alloc(scratch, document->html->block_count,
                                  sizeof *cleaning.leaves),
    };
    rcn_html_judge(&cleaning);
    rcn_html_settle(&cleaning);
    keep_comments(&cleaning);
    bool markdown = rcn_text_starts(rcn_text_of(document->converter), "cmark");
    if (document->bare || (markdown && !is_saved_page(&cleaning))) {
        keep_bare(&cleaning);
    }
    settle_others(&cleaning);
    rcn_arena_free(judging);
    rcn_html_apply_frame(document, rules, cleaning.leaves);
    obey_editor(&cleaning, document);
    rcn_html_keep_notes(document, cleaning.leaves);
    rcn_html_keep_table_captions(document, cleaning.leaves);
    rcn_html_set_captions(scratch, document, cleaning.leaves);
    rcn_html_figures figures =
        rcn_html_find_figures(arena, document, cleaning.leaves, log);
    rcn_cleaned cleaned = {
        .document = document,
        .language = stated_language(arena, document),
    };
    const rcn_html *html = document->wrapped
                               ? rcn_html_join_lines(arena, document, rules,
                                                     options, cleaning.leaves)
                               : document->html;
    rcn_html_assemble(arena, document, html, cleaning.leaves, &figures,
                      &cleaned);
    add_queries(&cleaning, &cleaned, log);
    rcn_arena_free(scratch);
    return cleaned;
}
