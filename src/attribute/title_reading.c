/* What a page offers as its title: metadata, <title>, headings; and which of
 * its headings name the site.  A heading that is one link to the site's start
 * names the site, as do classes that themes give it ("site-title");
 * "entry-title" and the like are the microformat hAtom and its kin. */
#include "attribute/title_reading.h"

#include <string.h>
#include <strings.h>

#include "base/utf8.h"
#include "source/html/html.h"

#define FIRST_LINES  12  /**< of a text without markup, read as headings */
#define LONGEST_LINE 200 /**< bytes of such a line */
#define LONGEST_SITE 120 /**< bytes of a site's name */
#define ANCESTORS    3  /**< elements looked at around the words of a heading */
#define MARKS        64 /**< marks looked at for a link around a heading */

rcn_text
rcn_title_key(rcn_arena *arena, rcn_text text)
{
    return rcn_words_key(arena, text, true);
}

/** Without the mark of a heading's own link. */
static rcn_text
without_anchor(rcn_text text)
{
    static const char *const marks[] = {"¶", "#"};
    for (size_t i = 0; i < 2; i++) {
        if (rcn_text_ends(text, marks[i])) {
            text.len -= strlen(marks[i]);
        }
    }
    return rcn_text_trim(text);
}

static void
add(rcn_title_reading *page, rcn_title_offers *list, rcn_text words,
    const rcn_metadata_item *item)
{
    rcn_text value = without_anchor(words);
    rcn_text key = rcn_title_key(page->scratch, value);
    if (list->count < RCN_TITLES_MOST && key.len) {
        list->items[list->count++] = (rcn_title_offer){value, key, item};
    }
}

static void
add_site(rcn_title_reading *page, rcn_text key)
{
    if (key.len && page->site_count < RCN_TITLES_MOST) {
        page->sites[page->site_count++] = key;
    }
}

bool
rcn_title_is_site(const rcn_title_reading *page, rcn_text key)
{
    for (size_t i = 0; i < page->site_count; i++) {
        if (rcn_text_equal(page->sites[i], key)) {
            return true;
        }
    }
    return false;
}

/** Headings are what readers see: <h1>, or an element marked as headline. */
static rcn_title_offers *
list_of(rcn_title_reading *page, const rcn_metadata_item *item)
{
    bool shown = item->offset != RCN_METADATA_NO_OFFSET;
    if (item->place == RCN_PLACE_PAGE_TITLE) {
        return &page->pages;
    }
    return item->place == RCN_PLACE_HEADING ||
                   (item->place == RCN_PLACE_MICRODATA && shown)
               ? &page->headings
               : &page->declared;
}

static void
read_metadata(rcn_title_reading *page, const rcn_document *document)
{
    for (size_t i = 0; i < document->metadata_count; i++) {
        const rcn_metadata_item *item = &document->metadata[i];
        rcn_text value = rcn_text_of(item->value);
        if (item->kind == RCN_METADATA_PUBLISHER) {
            add_site(page, rcn_title_key(page->scratch, value));
        } else if (item->kind == RCN_METADATA_TITLE) {
            add(page, list_of(page, item), value, item);
        }
    }
}

/** Returns true when the words of a block, or an element close around them,
 * bear one of the names. */
static bool
is_named(const rcn_html *html, const rcn_html_block *block,
         const char *const *names, size_t count)
{
    uint32_t at = block->element;
    for (int i = 0; i < ANCESTORS && at != RCN_HTML_NONE; i++) {
        const rcn_html_element *element = &html->elements[at];
        if (rcn_html_has_one_class(html->names[element->name], names, count)) {
            return true;
        }
        at = element->parent;
    }
    return false;
}

/** Returns true for the address of a site's start: no path, or an index page
 * above all others.  A number in the query is that of an article. */
static bool
is_home(const char *url)
{
    const char *host = NULL;
    for (const char *at = strstr(url, "://"); at; at = strstr(at, "://")) {
        at += 3; /* an archive's address ends with the one it archived */
        host = at;
    }
    url = host ? host + strcspn(host, "/?#") : url;
    url += strspn(url, "./");
    static const char *const pages[] = {"index.", "default.", "home."};
    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
        if (strncasecmp(url, pages[i], strlen(pages[i])) == 0) {
            url += strlen(pages[i]);
            url += strspn(url, "abcdefghijklmnopqrstuvwxyz");
            break;
        }
    }
    return !*url || (*url == '?' && !strpbrk(url, "0123456789"));
}

/** Returns the link that all words of a block stand in, or NULL. */
static const char *
whole_link(const rcn_html *html, const rcn_html_block *block)
{
    size_t low = 0;
    size_t high = html->mark_count;
    while (low <
           high) { /* the first mark that begins behind the block's start */
        size_t middle = low + (high - low) / 2;
        if (html->marks[middle].start > block->start) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    for (size_t i = 0; i < MARKS && low-- > 0; i++) {
        const rcn_html_mark *mark = &html->marks[low];
        if (mark->kind == RCN_MARK_LINK && mark->end >= block->end) {
            return mark->value;
        }
    }
    return NULL;
}

static bool
names_site(const rcn_html *html, const rcn_html_block *block)
{
    static const char *const names[] = {
        "site-title", "site-name", "site_title", "site_name",
        "sitetitle",  "sitename",  "blog-title", "blog-name",
        "blogtitle",  "blogname",  "blog_title", "branding"};
    if (is_named(html, block, names, sizeof names / sizeof *names)) {
        return true;
    }
    const char *link = block->kind == RCN_BLOCK_HEADING && block->link_bytes
                           ? whole_link(html, block)
                           : NULL;
    return link && is_home(link);
}

/** Returns true for a heading that its class calls the title of a post. */
static bool
names_post(const rcn_html *html, const rcn_html_block *block)
{
    static const char *const names[] = {
        "entry-title",    "post-title",    "article-title",    "story-title",
        "entry-headline", "post-headline", "article-headline", "story-headline",
        "entry_title",    "post_title",    "article_title",    "story_title",
        "post_name",      "posttitle",     "entrytitle",       "articletitle",
        "p-name"};
    uint32_t apart = html->elements[block->element].inside;
    const char *own = html->names[html->elements[block->element].name];
    bool aside = strstr(own, "idebar") || strstr(own, "idget");
    return !aside &&
           !(apart &
             (1u << RCN_IN_NAV | 1u << RCN_IN_ASIDE | 1u << RCN_IN_FOOTER)) &&
           is_named(html, block, names, sizeof names / sizeof *names);
}

/** Returns true for the paragraph that Word saves as the title of its text. */
static bool
is_styled(const rcn_html *html, const rcn_html_block *block)
{
    static const char *const names[] = {"MsoTitle"};
    return block->tag == RCN_TAG_P && !block->wordless &&
           is_named(html, block, names, sizeof names / sizeof *names);
}

/** Notes a heading as that of a post, or as a word processor's title; the item
 * states where it is. */
static void
add_block(rcn_title_reading *page, rcn_title_offers *list, rcn_arena *arena,
          const rcn_html_block *block, rcn_text words)
{
    for (size_t i = 0; i < list->count; i++) {
        if (rcn_text_equal(list->items[i].value, words)) {
            return;
        }
    }
    rcn_metadata_item *item = rcn_arena_alloc(arena, 1, sizeof *item);
    *item = (rcn_metadata_item){
        .kind = RCN_METADATA_TITLE,
        .place = RCN_PLACE_CLASS,
        .key = rcn_html_tag_name((rcn_html_tag)block->tag),
        .value = rcn_text_squash(arena, words).at,
        .line = block->line,
        .offset = block->start,
    };
    item->quote = item->value;
    add(page, list, rcn_text_of(item->value), item);
}

/** Returns true when another title of the page holds the words. */
static bool
is_spoken_for(const rcn_title_reading *page, rcn_text key)
{
    const rcn_title_offers *lists[] = {&page->declared, &page->pages};
    for (size_t i = 0; i < 2; i++) {
        for (size_t j = 0; j < lists[i]->count; j++) {
            if (rcn_text_find(lists[i]->items[j].key, key.at, 0) != SIZE_MAX) {
                return true;
            }
        }
    }
    return false;
}

/** Returns true for an <h1> in <article> or <main> that is no link and that
 * another title of the page holds: of several, the first is the article's (HTML,
 * sections 4.3.2 and 4.4.14). */
static bool
opens_article(const rcn_title_reading *page, const rcn_html *html,
              const rcn_html_block *block, rcn_text words)
{
    const uint32_t holders = 1u << RCN_IN_ARTICLE | 1u << RCN_IN_MAIN;
    const uint32_t apart = 1u << RCN_IN_NAV | 1u << RCN_IN_ASIDE |
                           1u << RCN_IN_FOOTER | 1u << RCN_IN_A;
    uint32_t inside = html->elements[block->element].inside;
    return block->tag == RCN_TAG_H1 && !block->link_bytes &&
           (inside & holders) && !(inside & apart) &&
           is_spoken_for(page, rcn_title_key(page->scratch, words));
}

/** Adds the names that headings give the site, where something else is left to
 * be the title: the heading of one post, or one that <title> speaks for. */
static void
add_sites(rcn_title_reading *page, const rcn_text *names, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        bool other = page->posts.count > 0;
        for (size_t j = 0; j < page->lower_count && !other; j++) {
            other = rcn_text_find(names[i], page->lower[j].at, 0) == SIZE_MAX &&
                    is_spoken_for(page, page->lower[j]);
        }
        if (other) {
            add_site(page, names[i]);
        }
    }
}

/** Reads the first headings of any rank: they may bear out a shorter title,
 * name a post or the site. */
static void
read_headings(rcn_title_reading *page, rcn_arena *arena,
              const rcn_document *document)
{
    const rcn_html *html = document->html;
    rcn_text names[RCN_TITLES_MOST];
    size_t count = 0;
    for (size_t i = 0; i < html->block_count; i++) {
        const rcn_html_block *block = &html->blocks[i];
        if (block->head || block->element == RCN_HTML_NONE) {
            continue;
        }
        rcn_text words =
            rcn_text_slice(document->text, block->start, block->end);
        bool heading = block->kind == RCN_BLOCK_HEADING;
        if (count < RCN_TITLES_MOST && words.len <= LONGEST_SITE &&
            names_site(html, block)) {
            names[count++] = rcn_title_key(page->scratch, words);
        } else if (heading && !block->hidden &&
                   (names_post(html, block) ||
                    (!page->posts.count &&
                     opens_article(page, html, block, words)))) {
            add_block(page, &page->posts, arena, block, words);
        } else if (is_styled(html, block)) {
            add_block(page, &page->styled, arena, block, words);
        }
        if (heading && !block->hidden && page->lower_count < RCN_TITLES_MOST) {
            page->lower_at[page->lower_count] = block->start;
            page->lower[page->lower_count++] =
                rcn_title_key(page->scratch, words);
        }
    }
    add_sites(page, names, count);
}

/** Reads the first lines of a text without markup as headings: one of them
 * bears out a part of the title that a browser printed above its pages. */
static void
read_first_lines(rcn_title_reading *page, const rcn_document *document)
{
    rcn_text text = document->text;
    for (size_t at = 0; at < text.len && page->lower_count < FIRST_LINES;) {
        size_t end = rcn_text_find(text, "\n", at);
        end = end == SIZE_MAX ? text.len : end;
        rcn_text line = rcn_text_trim(rcn_text_slice(text, at, end));
        if (line.len && line.len <= LONGEST_LINE) {
            page->lower_at[page->lower_count] = (uint32_t)at;
            page->lower[page->lower_count++] =
                rcn_title_key(page->scratch, line);
        }
        at = end + 1;
    }
}

rcn_title_reading *
rcn_title_read(rcn_arena *arena, rcn_arena *scratch,
               const rcn_document *document)
{
    rcn_title_reading *page = rcn_arena_alloc(scratch, 1, sizeof *page);
    page->scratch = scratch;
    page->text_len = document->text.len;
    page->article = document->html && (document->html->og_article ||
                                       document->html->says_article);
    read_metadata(page, document);
    if (document->html) {
        read_headings(page, arena, document);
    } else {
        read_first_lines(page, document);
    }
    return page;
}
