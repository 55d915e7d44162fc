/* Residue known by a mark of its own: linked lines behind an arrow, linked
 * lines that one label begins or ends, quotations that are set again beside the
 * paragraph they are from. */
#include <string.h>

#include "clean/html/residue.h"

#define POINTER_LINKS 300 /* of 1000 bytes in links */
#define ROUNDUP       4u  /* paragraphs of prose for each arrow, at least */
#define POINTER_WORDS 25
#define LABEL_LEAST   2u /* lines with one label */
#define LABEL_BYTES   48
#define SUFFIX_BYTES  10 /* a longer one names the site of a reference */
#define LABEL_WORDS   30
#define LABEL_LINKS   500
#define AGAIN_BYTES   24 /* of a quotation, at least */
#define AGAIN_LEAST   8  /* words of one that no tag calls a quotation */
#define AGAIN_WORDS   45 /* at most */
#define AGAIN_TRIES   16

static bool
is_open(const rcn_residues *found, size_t block)
{
    return rcn_residue_kept(found, block) && !found->kinds[block];
}

/* Returns whether a line begins with an arrow or ends with one. */
static bool
has_arrow(rcn_text text)
{
    static const char *const arrows[] = {">", "\xE2\x96\xB6", "\xE2\x96\xBA",
                                         "\xE2\x86\x92", "\xE2\x9E\xA4"};
    bool guillemet = rcn_text_starts(text, "\xC2\xBB") &&
                     rcn_text_find(text, "\xC2\xAB", 0) == SIZE_MAX;
    bool closes = rcn_text_ends(text, ">>");
    for (size_t i = 0; i < sizeof arrows / sizeof *arrows; i++) {
        guillemet = guillemet || rcn_text_starts(text, arrows[i]);
    }
    return guillemet || closes;
}

static bool
is_pointer(const rcn_residues *found, size_t block)
{
    return is_open(found, block) &&
           rcn_residue_leaf(found, block)->kind == RCN_BLOCK_PARAGRAPH &&
           found->page->blocks[block].word_count <= POINTER_WORDS &&
           rcn_residue_link_share(found, block) >= POINTER_LINKS &&
           has_arrow(rcn_residue_text(found, block));
}

/* Linked lines with an arrow; a guide with one for each few paragraphs keeps
 * them. */
static void
find_pointers(rcn_residues *found)
{
    size_t pointers = 0, prose = 0;
    for (size_t i = 0; i < found->page->block_count; i++) {
        pointers += is_pointer(found, i);
        prose += rcn_residue_is_prose(found, i);
    }
    for (size_t i = 0;
         pointers * ROUNDUP <= prose && i < found->page->block_count; i++) {
        if (is_pointer(found, i)) {
            found->kinds[i] = RCN_RESIDUE_READ_ALSO;
        }
    }
}

/* Returns a key for the label of a line, which a bar parts from the rest; 0
 * when there is none.  `last` asks for one at the end. */
static uint64_t
label_of(rcn_text text, bool last)
{
    size_t bar = rcn_text_find(text, "|", 0);
    if (bar == SIZE_MAX || rcn_text_find(text, "|", bar + 1) != SIZE_MAX) {
        return 0;
    }
    rcn_text label =
        rcn_text_trim(last ? rcn_text_slice(text, bar + 1, text.len)
                           : rcn_text_slice(text, 0, bar));
    return label.len && label.len <= (last ? SUFFIX_BYTES : LABEL_BYTES)
               ? rcn_tally_hash(last, label.at, label.len)
               : 0;
}

static bool
may_be_labelled(const rcn_residues *found, size_t block)
{
    return is_open(found, block) &&
           rcn_residue_leaf(found, block)->kind != RCN_BLOCK_TABLE &&
           found->page->blocks[block].word_count <= LABEL_WORDS &&
           rcn_residue_link_share(found, block) >= LABEL_LINKS;
}

/* Linked lines of which two or more begin or end with the same words and a
 * bar. */
static void
find_labelled(rcn_residues *found)
{
    rcn_tally labels = rcn_tally_new(found->scratch);
    for (size_t i = 0; i < found->page->block_count; i++) {
        for (int last = 0; last < 2 && may_be_labelled(found, i); last++) {
            uint64_t key = label_of(rcn_residue_text(found, i), last);
            *rcn_tally_at(&labels, key ? key : 1) += key != 0;
        }
    }
    for (size_t i = 0; i < found->page->block_count; i++) {
        for (int last = 0; last < 2 && may_be_labelled(found, i); last++) {
            uint64_t key = label_of(rcn_residue_text(found, i), last);
            if (key && rcn_tally_find(&labels, key) >= LABEL_LEAST) {
                found->kinds[i] = RCN_RESIDUE_READ_ALSO;
            }
        }
    }
}

/* Returns the words of a quotation without the marks around them. */
static rcn_text
bare_quotation(rcn_text text)
{
    static const char *const marks[] = {"\"",
                                        ".",
                                        ",",
                                        "\xE2\x80\x9C",
                                        "\xE2\x80\x9D",
                                        "\xE2\x80\x9E",
                                        "\xC2\xAB",
                                        "\xC2\xBB",
                                        "\xE2\x80\x98",
                                        "\xE2\x80\x99",
                                        "'"};
    bool again = true;
    while (again) {
        again = false;
        for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
            size_t len = strlen(marks[i]);
            if (text.len > len && rcn_text_starts(text, marks[i])) {
                text = rcn_text_trim(rcn_text_slice(text, len, text.len));
                again = true;
            }
            if (text.len > len && rcn_text_ends(text, marks[i])) {
                text = rcn_text_trim(rcn_text_slice(text, 0, text.len - len));
                again = true;
            }
        }
    }
    return text;
}

/* Returns whether another paragraph that is kept, and longer, has these words
 * too. */
static bool
is_said_again(const rcn_residues *found, size_t block, rcn_text words)
{
    rcn_text all = found->page->document->text;
    const rcn_html *html = found->page->html;
    const rcn_html_block *own = rcn_residue_leaf(found, block);
    const char *needle = rcn_text_string(found->scratch, words);
    for (size_t at = rcn_text_find(all, needle, 0); at < all.len;
         at = rcn_text_find(all, needle, at + words.len)) {
        size_t leaf = rcn_html_block_after(html, (uint32_t)at);
        const rcn_html_block *other = &html->blocks[leaf];
        if (leaf < html->block_count && other != own && other->start <= at &&
            at + words.len <= other->end &&
            found->leaves[leaf].fate == RCN_LEAF_KEPT &&
            other->kind == RCN_BLOCK_PARAGRAPH &&
            other->end - other->start > own->end - own->start + AGAIN_BYTES) {
            return true;
        }
    }
    return false;
}

/* Quotations and lines of a news story that are no paragraph by their tag, and
 * say what a paragraph of it says.  Other writers quote what they discuss. */
static void
find_said_again(rcn_residues *found)
{
    const rcn_html *html = found->page->html;
    bool news = html->news_media || html->says_news || html->og_article;
    int tries = 0;
    for (size_t i = 0;
         news && i < found->page->block_count && tries < AGAIN_TRIES; i++) {
        const rcn_html_block *leaf = rcn_residue_leaf(found, i);
        bool apart =
            leaf->kind == RCN_BLOCK_QUOTE ||
            (leaf->kind == RCN_BLOCK_PARAGRAPH && leaf->tag != RCN_TAG_P &&
             found->page->blocks[i].word_count >= AGAIN_LEAST);
        rcn_text words = bare_quotation(rcn_residue_text(found, i));
        if (is_open(found, i) && apart && words.len >= AGAIN_BYTES &&
            found->page->blocks[i].word_count <= AGAIN_WORDS) {
            tries++;
            if (is_said_again(found, i, words)) {
                found->kinds[i] = RCN_RESIDUE_AGAIN;
            }
        }
    }
}

void
rcn_residue_find_marks(rcn_residues *found)
{
    find_pointers(found);
    find_labelled(found);
    find_said_again(found);
}
