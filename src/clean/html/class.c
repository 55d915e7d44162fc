/* What a block is that is no main text: the first of these that fits.  The
 * order matters: what a block is called must help the reader who wonders why it
 * was cut. */
#include "base/utf8.h"
#include "clean/html/clean.h"

#define TITLE_REACH   10  /* blocks around the title in which bylines stand */
#define DEK_REACH     768 /* log2 of blocks below the title, in 1/256 */
#define CAPTION_WORDS 60
#define NOTICE_WORDS  40
#define CREDIT_WORDS  6

typedef struct rcn_case {
    const rcn_web_page *page;
    const rcn_page_block *block;
    const rcn_html_block *leaf;
    const int16_t *row;
    size_t index, first;
} rcn_case;

typedef bool rcn_test(const rcn_case *at);

static bool
has(const rcn_case *at, rcn_feature feature)
{
    return at->row[feature] != 0;
}

/* Near the title or the start of the text, where bylines and dates stand. */
static bool
at_head(const rcn_case *at)
{
    int16_t way = at->row[RCN_FEATURE_RTITLE];
    bool by_title =
        at->row[RCN_FEATURE_HASTITLE] && way >= -2 * 256 && way <= 256 * 7 / 2;
    bool by_text =
        at->index <= at->first && at->first - at->index <= TITLE_REACH;
    return by_title || by_text;
}

static bool
is_noscript(const rcn_case *at)
{
    return at->leaf->noscript;
}

static bool
is_hidden(const rcn_case *at)
{
    return at->leaf->hidden;
}

static bool
is_for_screens(const rcn_case *at)
{
    return at->leaf->unseen;
}

static bool
is_title(const rcn_case *at)
{
    return at->row[RCN_FEATURE_ISTITLE] != 0;
}

/* The title where it is sure to be one. */
static bool
is_heading_title(const rcn_case *at)
{
    return is_title(at) &&
           (at->leaf->tag == RCN_TAG_H1 || at->row[RCN_FEATURE_TJAC] >= 600);
}

static bool
is_title_again(const rcn_case *at)
{
    return at->row[RCN_FEATURE_TJAC] >= 800 && at->block->word_count >= 3;
}

/* In an element that is the body and the description of an article at once, whose
 * first words are those of the text. */
static bool
is_in_body(const rcn_case *at)
{
    const rcn_html *html = at->page->html;
    for (uint32_t i = at->leaf->element; i != RCN_HTML_NONE;
         i = html->elements[i].parent) {
        const char *names = html->names[html->elements[i].name];
        if (names && rcn_html_has_class(names, "articleBody")) {
            return rcn_html_has_class(names, "description");
        }
    }
    return false;
}

static bool
is_description(const rcn_case *at)
{
    return at->row[RCN_FEATURE_DESCOV] >= 850 && at->block->word_count >= 6 &&
           !is_in_body(at);
}

/* Under the title, in an element that is named for it. */
static bool
is_named_dek(const rcn_case *at)
{
    int16_t way = at->row[RCN_FEATURE_RTITLE];
    return is_description(at) && has(at, RCN_FEATURE_NEAR_SUMMARY) && way > 0 &&
           way <= DEK_REACH;
}

static bool
is_dek(const rcn_case *at)
{
    return !is_in_body(at) &&
           (is_named_dek(at) || (is_description(at) && at->index <= at->first));
}

static bool
is_part_of_form(const rcn_case *at)
{
    return at->leaf->tag == RCN_TAG_BUTTON || at->leaf->tag == RCN_TAG_LABEL ||
           at->leaf->tag == RCN_TAG_OPTION;
}

static bool
is_control(const rcn_case *at)
{
    return is_part_of_form(at) || has(at, RCN_FEATURE_IN_SELECT) ||
           has(at, RCN_FEATURE_IN_BUTTON);
}

static bool
is_cookie(const rcn_case *at)
{
    bool footer =
        has(at, RCN_FEATURE_IN_FOOTER) || has(at, RCN_FEATURE_LEX_COPY);
    return has(at, RCN_FEATURE_NEAR_COOKIE) ||
           (has(at, RCN_FEATURE_LEX_COOKIE) && !footer);
}

static bool
is_comment(const rcn_case *at)
{
    return has(at, RCN_FEATURE_PATH_COMMENT);
}

/* "Photo: ..." and the like beside a picture. */
static bool
is_credit(const rcn_case *at)
{
    bool picture =
        at->row[RCN_FEATURE_IMAGES_BEFORE] || at->row[RCN_FEATURE_A2_IMAGES];
    return picture && has(at, RCN_FEATURE_LEX_CREDIT) &&
           at->block->word_count <= 40;
}

/* Nothing but who took a picture. */
static bool
is_credit_alone(const rcn_case *at)
{
    return has(at, RCN_FEATURE_LEX_CREDIT) &&
           at->leaf->kind == RCN_BLOCK_CAPTION &&
           at->block->word_count <= CREDIT_WORDS;
}

/* Beside a picture, in an element that is named for it. */
static bool
is_named_caption(const rcn_case *at)
{
    return at->row[RCN_FEATURE_NAMED_CAPTION] &&
           (at->row[RCN_FEATURE_IMAGES_BEFORE] ||
            at->row[RCN_FEATURE_A1_IMAGES]) &&
           !at->row[RCN_FEATURE_HLEVEL] &&
           at->block->word_count <= CAPTION_WORDS;
}

static bool
is_caption(const rcn_case *at)
{
    return at->leaf->kind == RCN_BLOCK_CAPTION || is_credit(at) ||
           (has(at, RCN_FEATURE_NEAR_CAPTION) && at->block->word_count >= 2) ||
           has(at, RCN_FEATURE_IN_FIGURE);
}

/* A link in capitals, or one that says "Read more". */
static bool
is_promotion(const rcn_case *at)
{
    bool loud = at->row[RCN_FEATURE_LD] >= 900 &&
                at->row[RCN_FEATURE_UPPER] >= 600 && at->block->word_count >= 4;
    bool leads = at->row[RCN_FEATURE_LD] >= 500 &&
                 has(at, RCN_FEATURE_LEX_RELATED) &&
                 at->block->word_count <= 15;
    return loud || leads;
}

static bool
is_time(const rcn_case *at)
{
    return at->row[RCN_FEATURE_META_DATE] && at->block->word_count <= 12;
}

/* A sentence that begins as a byline does: "By dusk both were shut." */
static bool
is_sentence(const rcn_case *at)
{
    rcn_text text = rcn_text_slice(at->page->document->text, at->leaf->start,
                                   at->leaf->end);
    size_t space = rcn_text_find(text, " ", 0);
    uint32_t next = 0;
    if (space + 1 < text.len) {
        (void)rcn_utf8_next(text, space + 1, &next);
    }
    return rcn_text_ends(text, ".") && rcn_rune_is_letter(next) &&
           !rcn_rune_is_upper(next);
}

/* A cell of a table, beside another short one in its row. */
static bool
is_in_row_of_cells(const rcn_case *at)
{
    const rcn_web_page *page = at->page;
    uint32_t row = rcn_html_around(page->html, at->block->element, RCN_TAG_TR);
    for (size_t i = at->index ? at->index - 1 : 0;
         row != RCN_HTML_NONE && i <= at->index + 1 && i < page->block_count;
         i++) {
        const rcn_page_block *other = &page->blocks[i];
        if (i != at->index && other->word_count <= CREDIT_WORDS &&
            other->element != at->block->element &&
            rcn_html_around(page->html, other->element, RCN_TAG_TR) == row) {
            return true;
        }
    }
    return false;
}

static bool
is_byline(const rcn_case *at)
{
    bool heading = at->leaf->kind == RCN_BLOCK_HEADING;
    bool names =
        at->row[RCN_FEATURE_META_AUTHOR] >= 600 ||
        (has(at, RCN_FEATURE_LEX_BYLINE) && !is_sentence(at) && !heading);
    return names && at->block->word_count <= 20 && at_head(at) &&
           !is_in_row_of_cells(at);
}

/* It has the form of a byline, but names who took a picture. */
static bool
is_picture_byline(const rcn_case *at)
{
    return has(at, RCN_FEATURE_LEX_CREDIT) && is_byline(at);
}

static bool
is_date(const rcn_case *at)
{
    bool dated =
        at->row[RCN_FEATURE_META_DATE] || has(at, RCN_FEATURE_LEX_DATE);
    return dated && at->block->word_count <= 12 && (at_head(at) || is_time(at));
}

static bool
is_share(const rcn_case *at)
{
    return has(at, RCN_FEATURE_NEAR_SHARE) ||
           (has(at, RCN_FEATURE_LEX_SHARE) && at->block->word_count <= 12);
}

static bool
is_newsletter(const rcn_case *at)
{
    return has(at, RCN_FEATURE_NEAR_NEWS) ||
           (has(at, RCN_FEATURE_LEX_SUBS) && at->block->word_count <= 40);
}

/* Both the element and the words ask to subscribe. */
static bool
is_invitation(const rcn_case *at)
{
    return has(at, RCN_FEATURE_NEAR_NEWS) && has(at, RCN_FEATURE_LEX_SUBS) &&
           at->block->word_count <= NOTICE_WORDS;
}

/* "This page holds affiliate links ..." */
static bool
is_disclosure(const rcn_case *at)
{
    return has(at, RCN_FEATURE_LEX_AD) && has(at, RCN_FEATURE_LEX_ABOUT) &&
           at->block->word_count <= NOTICE_WORDS;
}

static bool
is_author_box(const rcn_case *at)
{
    return has(at, RCN_FEATURE_LEX_ABOUT) || has(at, RCN_FEATURE_NEAR_BYLINE);
}

static bool
is_advertisement(const rcn_case *at)
{
    return has(at, RCN_FEATURE_NEAR_AD) || is_disclosure(at) ||
           (has(at, RCN_FEATURE_LEX_AD) && at->block->word_count <= 12);
}

static bool
is_related(const rcn_case *at)
{
    return has(at, RCN_FEATURE_PATH_RELATED) ||
           has(at, RCN_FEATURE_LEX_RELATED) || is_promotion(at);
}

static bool
is_tags(const rcn_case *at)
{
    return has(at, RCN_FEATURE_NEAR_TAGS) || has(at, RCN_FEATURE_LEX_TAG);
}

static bool
is_footer(const rcn_case *at)
{
    return has(at, RCN_FEATURE_IN_FOOTER) || has(at, RCN_FEATURE_PATH_FOOTER) ||
           has(at, RCN_FEATURE_LEX_COPY);
}

static bool
is_navigation(const rcn_case *at)
{
    return has(at, RCN_FEATURE_IN_NAV) || has(at, RCN_FEATURE_PATH_NAV) ||
           has(at, RCN_FEATURE_IN_HEADER);
}

static bool
is_sidebar(const rcn_case *at)
{
    return has(at, RCN_FEATURE_IN_ASIDE) || has(at, RCN_FEATURE_PATH_SIDE);
}

static bool
is_overlay(const rcn_case *at)
{
    return has(at, RCN_FEATURE_IN_DIALOG) || has(at, RCN_FEATURE_NEAR_MODAL);
}

static bool
is_links(const rcn_case *at)
{
    return at->row[RCN_FEATURE_LD] >= 500;
}

static const struct {
    rcn_test *fits;
    rcn_leaf leaf;
} tests[] = {
    {is_noscript, {RCN_LEAF_CUT, "noscript", "html-noscript"}},
    {is_title, {RCN_LEAF_METADATA, "title", "html-title"}},
    {is_hidden, {RCN_LEAF_CUT, "hidden", "html-hidden"}},
    {is_for_screens, {RCN_LEAF_CUT, "screen-only", "html-screen-only"}},
    {is_title_again, {RCN_LEAF_CUT, "duplicated-title", "html-repeated-title"}},
    {is_control, {RCN_LEAF_CUT, "form-control", "html-form-control"}},
    {is_cookie, {RCN_LEAF_CUT, "cookie-notice", "html-cookie-notice"}},
    {is_dek, {RCN_LEAF_CUT, "dek", "html-dek"}},
    {is_comment, {RCN_LEAF_CUT, "widget-comments", "html-comments"}},
    {is_picture_byline, {RCN_LEAF_CUT, "caption", "html-caption"}},
    {is_byline, {RCN_LEAF_METADATA, "byline", "html-byline"}},
    {is_date, {RCN_LEAF_METADATA, "date-line", "html-date-line"}},
    {is_credit_alone, {RCN_LEAF_CUT, "caption", "html-photo-credit"}},
    {is_caption, {RCN_LEAF_CUT, "caption", "html-caption"}},
    {is_share, {RCN_LEAF_CUT, "widget-share", "html-share"}},
    {is_newsletter, {RCN_LEAF_CUT, "widget-subscribe", "html-newsletter"}},
    {is_navigation, {RCN_LEAF_CUT, "navigation", "html-navigation"}},
    {is_footer, {RCN_LEAF_CUT, "site-legal", "html-footer"}},
    {is_advertisement, {RCN_LEAF_CUT, "advertisement", "html-advertisement"}},
    {is_tags, {RCN_LEAF_CUT, "widget-tags", "html-tags"}},
    {is_related, {RCN_LEAF_CUT, "related-links", "html-related"}},
    {is_author_box, {RCN_LEAF_CUT, "author-box", "html-author-box"}},
    {is_overlay, {RCN_LEAF_CUT, "overlay", "html-overlay"}},
    {is_sidebar, {RCN_LEAF_CUT, "sidebar", "html-sidebar"}},
    {is_links, {RCN_LEAF_CUT, "link-list", "html-link-list"}},
};

static rcn_case
case_of(const rcn_web_page *page, size_t block, const int16_t *row,
        size_t first)
{
    const rcn_page_block *at = &page->blocks[block];
    return (rcn_case){page, at,    &page->html->blocks[at->leaf],
                      row,  block, first};
}

/* Returns whether a block is in a <figcaption>, in an element of its own
 * there. */
static bool
is_in_figcaption(const rcn_case *at)
{
    const rcn_html_element *elements = at->page->html->elements;
    uint32_t element = at->leaf->element;
    while (element != RCN_HTML_NONE) {
        if (elements[element].tag == RCN_TAG_FIGCAPTION) {
            return true;
        }
        element = elements[element].parent;
    }
    return false;
}

bool
rcn_html_is_description(const rcn_web_page *page, size_t block,
                        const int16_t *row)
{
    rcn_case at = case_of(page, block, row, 0);
    return is_description(&at) && at.leaf->tag == RCN_TAG_P &&
           page->blocks[block].good;
}

rcn_never
rcn_html_never_text(const rcn_web_page *page, size_t block, const int16_t *row)
{
    rcn_case at = case_of(page, block, row, 0);
    if (at.leaf->kind == RCN_BLOCK_CAPTION ||
        (has(&at, RCN_FEATURE_IN_FIGURE) && is_in_figcaption(&at)) ||
        is_part_of_form(&at) || is_credit(&at) || is_promotion(&at) ||
        is_time(&at)) {
        return RCN_NEVER_TEXT;
    }
    bool share = has(&at, RCN_FEATURE_NEAR_SHARE) &&
                 has(&at, RCN_FEATURE_LEX_SHARE) && at.block->word_count <= 12;
    return is_heading_title(&at) || is_byline(&at) || share ||
                   is_named_caption(&at) || is_invitation(&at) ||
                   is_named_dek(&at)
               ? RCN_NEVER_TEXT_OF_ARTICLE
               : RCN_MAY_BE_TEXT;
}

rcn_leaf
rcn_html_classify(const rcn_web_page *page, size_t block, const int16_t *row,
                  size_t first)
{
    const rcn_page_block *at = &page->blocks[block];
    rcn_case one = {page, at, &page->html->blocks[at->leaf], row, block, first};
    for (size_t i = 0; i < sizeof tests / sizeof *tests; i++) {
        if (tests[i].fits(&one)) {
            return tests[i].leaf;
        }
    }
    return (rcn_leaf){RCN_LEAF_CUT, "page-surroundings", "html-surroundings"};
}
