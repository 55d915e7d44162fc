/* What is around a word or a line of a page: the row of a table, whose first
 * cell names what the others tell (HTML, section 4.9.10: header cells), so that
 * a date beside "Born" or "Expires" is of that; and the picture that a line
 * describes. */
#include "head/around.h"
#include "base/utf8.h"

#include "source/html/html.h"

#define PICTURE_WORDS 4u /* of an alternative text that says something */

#define MOST_DEPTH  12 /**< elements between a word and its row */
#define MOST_TABLES 24 /**< and from there to the box that holds it */
#define MOST_BLOCKS 24 /**< of one row before the date */
#define LONGEST     60 /**< bytes of a cell that labels others */

/** Returns the row of an element, or RCN_HTML_NONE. */
static uint32_t
find_row(const rcn_html *html, uint32_t element)
{
    for (int i = 0; i < MOST_DEPTH && element != RCN_HTML_NONE; i++) {
        if (html->elements[element].tag == RCN_TAG_TR) {
            return element;
        }
        element = html->elements[element].parent;
    }
    return RCN_HTML_NONE;
}

/** Returns whether the facts of an article's subject are listed there: the
 * class of MediaWiki and of what is built on it. */
static bool
is_in_info_box(const rcn_html *html, uint32_t element)
{
    static const char *const boxes[] = {"infobox", "portable-infobox"};
    for (int i = 0; i < MOST_TABLES && element != RCN_HTML_NONE; i++) {
        const char *name = html->names[html->elements[element].name];
        if (rcn_html_has_one_class(name, boxes, 2)) {
            return true;
        }
        element = html->elements[element].parent;
    }
    return false;
}

/** Returns the words of the first block of a row, when they are short and stand
 * before the block; else none. */
static rcn_text
first_cell(const rcn_document *document, size_t block, uint32_t row)
{
    const rcn_html *html = document->html;
    size_t first = block;
    for (size_t i = 1; i <= MOST_BLOCKS && i <= block; i++) {
        if (find_row(html, html->blocks[block - i].element) != row) {
            break;
        }
        first = block - i;
    }
    const rcn_html_block *cell = &html->blocks[first];
    return first == block || cell->end - cell->start > LONGEST
               ? (rcn_text){0}
               : rcn_text_slice(document->text, cell->start, cell->end);
}

rcn_row_context
rcn_row_around(const rcn_document *document, uint32_t at)
{
    const rcn_html *html = document->html;
    size_t block = html ? rcn_html_block_after(html, at) : 0;
    if (!html || block == html->block_count) {
        return (rcn_row_context){0};
    }
    uint32_t element = html->blocks[block].element;
    uint32_t row = find_row(html, element);
    return (rcn_row_context){
        row == RCN_HTML_NONE ? (rcn_text){0} : first_cell(document, block, row),
        is_in_info_box(html, element)};
}

bool
rcn_line_names_picture(const rcn_document *document, rcn_text line)
{
    const rcn_html *html = document->html;
    if (!html || rcn_utf8_count_words(line) < PICTURE_WORDS) {
        return false;
    }
    for (size_t i = 0; i < html->image_count; i++) {
        const char *alt = html->images[i].alt;
        if (alt && rcn_text_same_words(rcn_text_of(alt), line)) {
            return true;
        }
    }
    return false;
}
