/* Residue that the model classifies as text because it is among it or reads
 * like it: links to other stories between paragraphs, teasers, comments of
 * readers, galleries, widgets, numbers of paragraphs.  Each kind is known by
 * its structure and has bounds: what share of the text it may take, and how
 * many words must be before it.  A kind that would take more takes nothing. */
#include <string.h>

#include "clean/html/residue.h"

/** What a kind is called, and how much it may take. */
static const struct rcn_residue_bound {
    rcn_leaf leaf;
    uint32_t share;  /* of the words that are kept, in 1/1000, at most */
    uint32_t remain; /* words that must be left */
} bounds[RCN_RESIDUE_KINDS] = {
    [RCN_RESIDUE_LINKED_LINE] =
        {{RCN_LEAF_CUT, "related-links", "html-linked-line"}, 150, 60},
    [RCN_RESIDUE_READ_ALSO] =
        {{RCN_LEAF_CUT, "related-links", "html-read-also"}, 200, 20},
    [RCN_RESIDUE_TEASERS] = {{RCN_LEAF_CUT, "related-links", "html-teasers"},
                             800,
                             40},
    [RCN_RESIDUE_COMMENTS] =
        {{RCN_LEAF_CUT, "widget-comments", "html-reader-comments"}, 980, 30},
    [RCN_RESIDUE_STORY] = {{RCN_LEAF_CUT, "other-story", "html-other-story"},
                           900,
                           80},
    [RCN_RESIDUE_GALLERY] = {{RCN_LEAF_CUT, "caption", "html-gallery"},
                             900,
                             60},
    [RCN_RESIDUE_SHORT_RUN] =
        {{RCN_LEAF_CUT, "widget-figures", "html-short-run"}, 900, 60},
    [RCN_RESIDUE_NUMBER] =
        {{RCN_LEAF_CUT, "paragraph-number", "html-paragraph-number"}, 200, 30},
    [RCN_RESIDUE_OVERLAY] = {{RCN_LEAF_CUT, "overlay", "html-named-overlay"},
                             700,
                             30},
    [RCN_RESIDUE_SLIDES] = {{RCN_LEAF_CUT, "related-links", "html-slides"},
                            900,
                            60},
    [RCN_RESIDUE_TRAIL] =
        {{RCN_LEAF_CUT, "related-links", "html-trailing-links"}, 600, 40},
    [RCN_RESIDUE_CREDIT] = {{RCN_LEAF_CUT, "caption", "html-trailing-credit"},
                            100,
                            40},
    [RCN_RESIDUE_LINK_GROUP] =
        {{RCN_LEAF_CUT, "related-links", "html-linked-headlines"}, 900, 20},
    [RCN_RESIDUE_DATE_LINE] =
        {{RCN_LEAF_METADATA, "date-line", "html-date-line"}, 200, 20},
    [RCN_RESIDUE_AUTHOR_BOX] =
        {{RCN_LEAF_CUT, "author-box", "html-named-author-box"}, 150, 60},
    [RCN_RESIDUE_WALL] = {{RCN_LEAF_CUT, "widget-subscribe", "html-paywall"},
                          600,
                          20},
    [RCN_RESIDUE_PAGINATION] = {{RCN_LEAF_CUT, "navigation", "html-pagination"},
                                150,
                                20},
    [RCN_RESIDUE_COLUMN] = {{RCN_LEAF_CUT, "navigation", "html-link-column"},
                            600,
                            60},
    [RCN_RESIDUE_AGAIN] = {{RCN_LEAF_CUT, "pull-quote", "html-pull-quote"},
                           200,
                           60},
    [RCN_RESIDUE_AFTER_BODY] =
        {{RCN_LEAF_CUT, "other-story", "html-after-body"}, 600, 100},
    [RCN_RESIDUE_FRAME] = {{RCN_LEAF_CUT, "navigation", "html-named-frame"},
                           400,
                           20},
};

#define LINK_LINE   900 /* of 1000 bytes in links */
#define PROSE_LINKS 330
#define PROSE_WORDS 30
#define BARE_MOST   2u  /* headings at the end */
#define BARE_WORDS  15u /* of a sentence that is set as a heading */

const rcn_html_block *
rcn_residue_leaf(const rcn_residues *found, size_t block)
{
    return &found->page->html->blocks[found->page->blocks[block].leaf];
}

bool
rcn_residue_kept(const rcn_residues *found, size_t block)
{
    return found->leaves[found->page->blocks[block].leaf].fate == RCN_LEAF_KEPT;
}

bool
rcn_residue_is_prose(const rcn_residues *found, size_t block)
{
    const rcn_page_block *at = &found->page->blocks[block];
    bool lengthy =
        at->word_count >= PROSE_WORDS && at->own[RCN_FEATURE_LD] < PROSE_LINKS;
    return (at->good || lengthy) && rcn_residue_kept(found, block) &&
           !found->kinds[block];
}

uint32_t
rcn_residue_link_share(const rcn_residues *found, size_t block)
{
    const rcn_page_block *at = &found->page->blocks[block];
    return at->bytes ? at->link_bytes * 1000 / at->bytes : 0;
}

bool
rcn_residue_says(const rcn_residues *found, size_t block,
                 rcn_phrase_group group)
{
    return found->page->blocks[block].own[RCN_FEATURE_LEX_COOKIE + group] != 0;
}

rcn_text
rcn_residue_text(const rcn_residues *found, size_t block)
{
    const rcn_html_block *leaf = rcn_residue_leaf(found, block);
    return rcn_text_slice(found->page->document->text, leaf->start, leaf->end);
}

void
rcn_residue_take(rcn_residues *found, size_t first, size_t last,
                 rcn_residue kind)
{
    for (size_t i = first; i <= last; i++) {
        if (rcn_residue_kept(found, i) && !found->kinds[i]) {
            found->kinds[i] = (uint8_t)kind;
        }
    }
}

static void
measure(rcn_residues *found)
{
    const rcn_web_page *page = found->page;
    size_t elements = page->html->element_count;
    found->kinds = rcn_arena_alloc(found->scratch, page->block_count + 1, 1);
    found->before = rcn_arena_alloc(found->scratch, page->block_count + 1,
                                    sizeof *found->before);
    found->first =
        rcn_arena_alloc(found->scratch, elements + 1, sizeof *found->first);
    found->last =
        rcn_arena_alloc(found->scratch, elements + 1, sizeof *found->last);
    for (size_t i = 0; i < elements; i++) {
        found->first[i] = page->block_count;
    }
    for (size_t i = 0; i < page->block_count; i++) {
        uint32_t words =
            rcn_residue_kept(found, i) ? page->blocks[i].word_count : 0;
        found->before[i + 1] = found->before[i] + words;
        for (uint32_t at = page->blocks[i].element; at != RCN_HTML_NONE;
             at = page->html->elements[at].parent) {
            found->first[at] = found->first[at] < i ? found->first[at] : i;
            found->last[at] = i;
        }
    }
}

rcn_residue_unit
rcn_residue_unit_read(const rcn_residues *found, size_t element)
{
    rcn_residue_unit unit = {0};
    for (size_t i = found->first[element];
         i <= found->last[element] && i < found->page->block_count; i++) {
        const rcn_page_block *at = &found->page->blocks[i];
        bool heading = rcn_residue_leaf(found, i)->kind == RCN_BLOCK_HEADING;
        bool brief = at->word_count <= 12;
        unit.words += at->word_count;
        unit.headed = unit.headed || heading;
        unit.linked_heading =
            unit.linked_heading ||
            (heading && rcn_residue_link_share(found, i) >= LINK_LINE);
        unit.dated = unit.dated ||
                     (brief && rcn_residue_says(found, i, RCN_PHRASE_DATE));
        unit.breaks_off =
            rcn_text_ends(rcn_residue_text(found, i), "...") ||
            rcn_text_ends(rcn_residue_text(found, i), "\xE2\x80\xA6");
        unit.asks = unit.asks ||
                    (brief && rcn_residue_says(found, i, RCN_PHRASE_COMMENT));
    }
    return unit;
}

bool
rcn_residue_has_word(const char *name, const char *const *words, size_t count)
{
    size_t len = 0;
    for (const char *at = name; at && *at; at += len ? len : 1) {
        len = 0;
        while ((at[len] >= 'a' && at[len] <= 'z') ||
               (len == 0 && at[len] >= 'A' && at[len] <= 'Z')) {
            len++;
        }
        for (size_t i = 0; len && i < count; i++) {
            if ((at[0] | 0x20) == words[i][0] &&
                strncmp(words[i] + 1, at + 1, len - 1) == 0 && !words[i][len]) {
                return true;
            }
        }
    }
    return false;
}

const char *
rcn_residue_name(const rcn_residues *found, size_t element)
{
    const rcn_html *html = found->page->html;
    return html->names[html->elements[element].name];
}

bool
rcn_residue_in_body(const rcn_residues *found, size_t block)
{
    uint32_t at = found->page->blocks[block].element;
    return at != RCN_HTML_NONE &&
           found->page->elements[at].path & 1u << RCN_HINT_ARTBODY;
}

uint32_t
rcn_residue_body_of(const rcn_residues *found, size_t block)
{
    uint32_t at = found->page->blocks[block].element;
    while (at != RCN_HTML_NONE &&
           !(found->page->elements[at].hints & 1u << RCN_HINT_ARTBODY)) {
        at = found->page->html->elements[at].parent;
    }
    return at;
}

bool
rcn_residue_body_before(const rcn_residues *found, size_t end)
{
    for (size_t i = 0; i < end; i++) {
        if (rcn_residue_kept(found, i) && found->page->blocks[i].good &&
            rcn_residue_in_body(found, i)) {
            return true;
        }
    }
    return false;
}

/* Notes a kind that would take more than its bound, at its first block. */
static void
refuse(rcn_residues *found, size_t kind, uint64_t taken, uint64_t all)
{
    for (size_t i = 0; i < found->page->block_count; i++) {
        if (found->kinds[i] == kind && found->refusals) {
            RCN_PUSH(found->arena, found->refusals,
                     (rcn_html_refusal){
                         .line = rcn_residue_leaf(found, i)->line,
                         .class_id = bounds[kind].leaf.class_id,
                         .message = rcn_arena_printf(
                             found->arena,
                             "looks like residue, but it is %u of %u words, "
                             "more than its rule (%s) may take; it is kept",
                             (unsigned)taken, (unsigned)all,
                             bounds[kind].leaf.rule)});
            return;
        }
    }
}

/* Carries out what keeps within its bounds. */
static void
carry_out(rcn_residues *found)
{
    const rcn_web_page *page = found->page;
    uint64_t taken[RCN_RESIDUE_KINDS] = {0};
    uint64_t all = found->before[page->block_count];
    for (size_t i = 0; i < page->block_count; i++) {
        taken[found->kinds[i]] += page->blocks[i].word_count;
    }
    for (size_t kind = 1; kind < RCN_RESIDUE_KINDS; kind++) {
        bool within = !found->over[kind] &&
                      taken[kind] * 1000 <= all * bounds[kind].share &&
                      all >= taken[kind] + bounds[kind].remain;
        for (size_t i = 0; i < page->block_count; i++) {
            if (within && found->kinds[i] == kind) {
                found->leaves[page->blocks[i].leaf] = bounds[kind].leaf;
            }
        }
        if (!within) {
            refuse(found, kind, taken[kind], all);
        }
        all -= within ? taken[kind] : 0;
    }
}

void
rcn_html_cut_residue(rcn_arena *arena, const rcn_web_page *page, bool article,
                     rcn_leaf *leaves, rcn_html_refusals *refusals)
{
    rcn_residues found = {.arena = arena,
                          .scratch = rcn_arena_new(0),
                          .page = page,
                          .leaves = leaves,
                          .refusals = refusals};
    measure(&found);
    rcn_residue_find_numbers(&found);
    rcn_residue_find_overlays(&found);
    rcn_residue_find_walls(&found);
    rcn_residue_find_navigation(&found);
    if (article) {
        rcn_residue_find_units(&found);
        rcn_residue_find_lines(&found);
        rcn_residue_find_marks(&found);
        rcn_residue_find_links(&found);
        rcn_residue_find_after_body(&found);
    }
    rcn_residue_find_link_groups(&found, article);
    carry_out(&found);
    rcn_arena_free(found.scratch);
}

void
rcn_html_cut_bare_headings(const rcn_web_page *page, rcn_leaf *leaves)
{
    static const rcn_leaf bare = {RCN_LEAF_CUT, "related-links",
                                  "html-bare-heading"};
    bool under = false; /* something was cut under the heading */
    size_t headings = 0;
    for (size_t i = page->block_count; i-- > 0 && headings < BARE_MOST;) {
        rcn_leaf *leaf = &leaves[page->blocks[i].leaf];
        if (leaf->fate != RCN_LEAF_KEPT) {
            under = under || leaf->fate == RCN_LEAF_CUT;
            continue;
        }
        const rcn_html_block *at = &page->html->blocks[page->blocks[i].leaf];
        rcn_text text =
            rcn_text_slice(page->document->text, at->start, at->end);
        bool sentence = page->blocks[i].word_count >= BARE_WORDS &&
                        rcn_text_ends(text, ".");
        if (at->kind != RCN_BLOCK_HEADING || sentence || !under) {
            return;
        }
        *leaf = bare;
        headings++;
    }
}

static bool
is_summary(const rcn_leaf *leaf)
{
    return leaf->class_id && strcmp(leaf->class_id, "dek") == 0;
}

void
rcn_html_spare_summaries(const rcn_web_page *page, rcn_leaf *leaves)
{
    uint64_t kept = 0;
    uint64_t summaries = 0;
    for (size_t i = 0; i < page->block_count; i++) {
        const rcn_leaf *leaf = &leaves[page->blocks[i].leaf];
        kept += leaf->fate == RCN_LEAF_KEPT ? page->blocks[i].word_count : 0;
        summaries += is_summary(leaf) ? page->blocks[i].word_count : 0;
    }
    for (size_t i = 0; i < page->block_count && summaries > kept; i++) {
        rcn_leaf *leaf = &leaves[page->blocks[i].leaf];
        if (is_summary(leaf)) {
            *leaf = (rcn_leaf){RCN_LEAF_KEPT, NULL, NULL};
        }
    }
}
