/* The phrases of rules/ on the blocks of a page: what the model took for text
 * and a rule knows as residue is cut, and what was cut for no better reason
 * than its surroundings is called by the rule's name.  As in plain text a rule
 * matches whole blocks alone, so that no sentence is cut for a phrase in it. */
#include <string.h>

#include "clean/html/clean.h"
#include "clean/rules/ruleset.h"

/* Longer blocks are not labels. */
#define LABEL_LIMIT 400

/* Blocks among which a label is sought again. */
#define LABELS_SOUGHT 2048

typedef struct rcn_rule_reader {
    const rcn_web_page *page;
    const rcn_rules *rules;
    rcn_arena *scratch;
    rcn_leaf *leaves;
    size_t *waiting;    /* rule of a page block that must have company */
    size_t first, last; /* prose that is kept; the block count: none */
} rcn_rule_reader;

static rcn_leaf *
leaf_of(const rcn_rule_reader *reader, size_t block)
{
    return &reader->leaves[reader->page->blocks[block].leaf];
}

static bool
is_kept(const rcn_rule_reader *reader, size_t block)
{
    return leaf_of(reader, block)->fate == RCN_LEAF_KEPT;
}

/* A cell with others in its row: its words belong to a table of data. */
static bool
is_in_row(const rcn_rule_reader *reader, size_t block)
{
    const rcn_web_page *page = reader->page;
    uint32_t row =
        rcn_html_around(page->html, page->blocks[block].element, RCN_TAG_TR);
    for (size_t i = block ? block - 1 : 0;
         row != RCN_HTML_NONE && i <= block + 1 && i < page->block_count; i++) {
        if (i != block && rcn_html_around(page->html, page->blocks[i].element,
                                          RCN_TAG_TR) == row) {
            return true;
        }
    }
    return false;
}

static rcn_rule_match
match_at(const rcn_rule_reader *reader, size_t block, rcn_where where)
{
    const rcn_html_block *leaf =
        &reader->page->html->blocks[reader->page->blocks[block].leaf];
    rcn_rule_match none = {SIZE_MAX, false};
    if (leaf->end - leaf->start > LABEL_LIMIT || leaf->kind == RCN_BLOCK_PRE ||
        (leaf->kind == RCN_BLOCK_TABLE && is_in_row(reader, block))) {
        return none;
    }
    rcn_arena_reset(reader->scratch);
    rcn_text words = rcn_text_squash(
        reader->scratch,
        rcn_text_slice(reader->page->document->text, leaf->start, leaf->end));
    return rcn_rules_match(reader->rules, reader->scratch, words, where);
}

/* A notice that a rule knows is not the page's prose, however long. */
static bool
is_prose(const rcn_rule_reader *reader, size_t block)
{
    return reader->page->blocks[block].good && is_kept(reader, block) &&
           match_at(reader, block, RCN_WHERE_TAIL).rule == SIZE_MAX &&
           match_at(reader, block, RCN_WHERE_HEAD).rule == SIZE_MAX;
}

static void
find_prose(rcn_rule_reader *reader)
{
    size_t count = reader->page->block_count;
    reader->first = count;
    reader->last = count;
    for (size_t i = 0; i < count && reader->first == count; i++) {
        reader->first = is_prose(reader, i) ? i : count;
    }
    for (size_t i = count; i-- > 0 && reader->last == count;) {
        reader->last = is_prose(reader, i) ? i : count;
    }
}

/* Returns whether a block is a link or a button and nothing else. */
static bool
is_pressed(const rcn_rule_reader *reader, size_t block)
{
    const rcn_page_block *at = &reader->page->blocks[block];
    const rcn_html_block *leaf = &reader->page->html->blocks[at->leaf];
    return leaf->kind == RCN_BLOCK_PARAGRAPH &&
           (at->link_bytes * 10 >= at->bytes * 9 ||
            leaf->tag == RCN_TAG_BUTTON);
}

/* Of residue that pages set between their paragraphs too, where plain text has
 * it at the edges. */
static bool
may_interrupt(const rcn_rule_reader *reader, size_t block, rcn_rule_match match)
{
    static const char *const classes[] = {"related-links", "widget-comments",
                                          "widget-share", "widget-subscribe"};
    if (match.rule == SIZE_MAX ||
        (match.beside && !is_pressed(reader, block))) {
        return false;
    }
    const char *class_id = rcn_rules_info(reader->rules, match.rule).class_id;
    for (size_t i = 0; i < sizeof classes / sizeof *classes; i++) {
        if (strcmp(classes[i], class_id) == 0) {
            return true;
        }
    }
    return false;
}

/* Returns the rule of a block that is kept, by where it is. */
static rcn_rule_match
match_kept(const rcn_rule_reader *reader, size_t block)
{
    if (reader->first == reader->page->block_count) {
        return match_at(reader, block, RCN_WHERE_ANYWHERE);
    }
    if (block < reader->first) {
        return match_at(reader, block, RCN_WHERE_HEAD);
    }
    rcn_rule_match tail = match_at(reader, block, RCN_WHERE_TAIL);
    if (block > reader->last || may_interrupt(reader, block, tail)) {
        return tail;
    }
    return tail.rule == SIZE_MAX ? tail
                                 : match_at(reader, block, RCN_WHERE_ANYWHERE);
}

/* Returns whether a block is a heading with a paragraph of the text below
 * it. */
static bool
heads_prose(const rcn_rule_reader *reader, size_t block)
{
    const rcn_html_block *leaf =
        &reader->page->html->blocks[reader->page->blocks[block].leaf];
    return leaf->kind == RCN_BLOCK_HEADING &&
           block + 1 < reader->page->block_count &&
           reader->page->blocks[block + 1].good && is_kept(reader, block + 1);
}

static void
cut(const rcn_rule_reader *reader, size_t block, size_t rule)
{
    rcn_rule_info info = rcn_rules_info(reader->rules, rule);
    if (strcmp(info.class_id, "widget-share") == 0 &&
        heads_prose(reader, block)) {
        return; /* "History" is a tab of a site, and a heading */
    }
    *leaf_of(reader, block) = (rcn_leaf){RCN_LEAF_CUT, info.class_id, info.id};
}

/* Returns whether the page has a block of the same words elsewhere, as it has
 * labels of advertisements. */
static bool
recurs(const rcn_rule_reader *reader, size_t block)
{
    const rcn_page_block *blocks = reader->page->blocks;
    for (size_t i = 0; i < reader->page->block_count && i < LABELS_SOUGHT;
         i++) {
        if (i != block && blocks[i].hash == blocks[block].hash) {
            return true;
        }
    }
    return false;
}

/* Returns whether the element of a block is named for advertisements. */
static bool
is_named_ad(const rcn_rule_reader *reader, size_t block)
{
    const rcn_html_element *elements = reader->page->html->elements;
    uint32_t at = reader->page->blocks[block].element;
    for (int i = 0; i < 3 && at != RCN_HTML_NONE; i++) {
        if (reader->page->elements[at].hints & 1u << RCN_HINT_AD) {
            return true;
        }
        at = elements[at].parent;
    }
    return false;
}

static bool
is_heading(const rcn_rule_reader *reader, size_t block)
{
    const rcn_page_block *at = &reader->page->blocks[block];
    return reader->page->html->blocks[at->leaf].kind == RCN_BLOCK_HEADING;
}

/* Is a neighbour cut as a thing of the same class (of any above and below the
 * prose), is the block one of several labels of advertisements, or a label of
 * sharing that is pressed? */
static bool
has_company(const rcn_rule_reader *reader, size_t block, size_t rule)
{
    const char *class_id = rcn_rules_info(reader->rules, rule).class_id;
    if (strcmp(class_id, "advertisement") == 0 &&
        (is_named_ad(reader, block) || recurs(reader, block))) {
        return true;
    }
    if (strcmp(class_id, "widget-share") == 0 && is_pressed(reader, block)) {
        return true;
    }
    bool outside = (block < reader->first || block > reader->last) &&
                   reader->first < reader->page->block_count &&
                   !is_heading(reader, block);
    for (size_t side = 0; side < 2; side++) {
        size_t other = side ? block + 1 : block - 1;
        if (other < reader->page->block_count) {
            const rcn_leaf *leaf = leaf_of(reader, other);
            if (leaf->fate == RCN_LEAF_CUT &&
                (outside || strcmp(leaf->class_id, class_id) == 0)) {
                return true;
            }
        }
    }
    return false;
}

static bool
is_nameless(const rcn_leaf *leaf)
{
    return leaf->fate == RCN_LEAF_CUT &&
           (strcmp(leaf->class_id, "page-surroundings") == 0 ||
            strcmp(leaf->class_id, "link-list") == 0);
}

static void
read_block(rcn_rule_reader *reader, size_t block)
{
    reader->waiting[block] = SIZE_MAX;
    if (is_kept(reader, block)) {
        rcn_rule_match match = match_kept(reader, block);
        if (match.rule != SIZE_MAX && !match.beside) {
            cut(reader, block, match.rule);
        } else {
            reader->waiting[block] = match.rule;
        }
    } else if (is_nameless(leaf_of(reader, block))) {
        rcn_rule_match match = match_at(reader, block, RCN_WHERE_TAIL);
        if (match.rule != SIZE_MAX && !match.beside) {
            cut(reader, block, match.rule);
        }
    }
}

void
rcn_html_apply_rules(const rcn_web_page *page, const rcn_rules *rules,
                     rcn_leaf *leaves)
{
    size_t count = page->block_count;
    rcn_rule_reader reader = {
        .page = page,
        .rules = rules,
        .scratch = rcn_arena_new(0),
        .leaves = leaves,
        .waiting = rcn_arena_alloc(page->arena, count, sizeof *reader.waiting),
    };
    find_prose(&reader);
    for (size_t i = 0; i < count; i++) {
        read_block(&reader, i);
    }
    for (size_t i = 0; i < 2 * count; i++) {
        /* Down the page, then up, so that a row of labels goes as one. */
        size_t block = i < count ? i : 2 * count - 1 - i;
        size_t rule = reader.waiting[block];
        if (rule != SIZE_MAX && has_company(&reader, block, rule)) {
            cut(&reader, block, rule);
            reader.waiting[block] = SIZE_MAX;
        }
    }
    rcn_arena_free(reader.scratch);
}
