/* Pages that only lead to other pages.  A page is one of them when no block of
 * it, outside of links, is as long as a sentence: a wrong answer loses a
 * document, so short documents without links are none. */
#include "source/files/listing.h"

#include "source/html/html.h"

#define PROSE_BYTES 70 /* of a block outside links, that may be a sentence */

bool
rcn_is_page_of_links(const rcn_document *document)
{
    const rcn_html *html = document->html;
    if (!html || document->converter) {
        return false;
    }
    uint64_t links = 0;
    uint64_t text = 0;
    for (size_t i = 0; i < html->block_count; i++) {
        const rcn_html_block *block = &html->blocks[i];
        uint32_t len = block->end - block->start;
        bool heading = block->tag >= RCN_TAG_H1 && block->tag <= RCN_TAG_H6;
        bool aside =
            block->element != RCN_HTML_NONE &&
            (html->elements[block->element].inside >> RCN_IN_FOOTER & 1u);
        if (block->head || heading || block->unseen || block->noscript) {
            continue;
        }
        if (len - (block->link_bytes < len ? block->link_bytes : len) >=
                PROSE_BYTES &&
            !aside) {
            return false;
        }
        text += aside ? 0 : len;
        links += aside ? 0 : block->link_bytes;
    }
    return text && links * 2 >= text && !html->says_article &&
           !html->og_article;
}
