/* Metadata that only a class or a link names: bylines and dates of pages whose
 * makers did not mark them for programs. */
#include "source/html/meta.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "source/html/build.h"

#define BEFORE_MOST 4096 /* bytes before an element that are looked at */

bool
rcn_html_name_holds(const char *name, const char *word)
{
    size_t len = strlen(word);
    for (; *name; name++) {
        if ((*name | 0x20) == word[0] && strncasecmp(name, word, len) == 0) {
            return true;
        }
    }
    return false;
}

/* Returns true when one of the words is in `name`.  A bit for each initial
 * shows where a word may begin. */
static bool
holds_one(const char *name, const char *const *words)
{
    uint32_t initials = 0;
    for (size_t i = 0; words[i]; i++) {
        initials |= 1u << (words[i][0] & 31);
    }
    for (; *name; name++) {
        for (size_t i = 0; initials >> (*name & 31) & 1 && words[i]; i++) {
            if ((*name | 0x20) == words[i][0] &&
                strncasecmp(name, words[i], strlen(words[i])) == 0) {
                return true;
            }
        }
    }
    return false;
}

/* A stretch of a class attribute that states what an element holds. */
static bool
class_says(const char *name, const char *const *words, const char *const *never)
{
    return holds_one(name, words) && !holds_one(name, never);
}

/* Returns true for the address of a page about one author: "/author/ann-roe/",
 * or "/wiki/Author:Ann_Roe" of Wikisource. */
static bool
leads_to_author(const char *href)
{
    const char *name = strrchr(href, '/');
    if (name && strncmp(name, "/Author:", strlen("/Author:")) == 0) {
        return true;
    }
    static const char *const kinds[] = {
        "author",   "authors",    "autor",       "autoren",      "autores",
        "auteur",   "auteurs",    "autore",      "autori",       "writer",
        "writers",  "journalist", "contributor", "contributors", "byline",
        "reporter", NULL};
    for (const char *at = strchr(href, '/'); at; at = strchr(at + 1, '/')) {
        size_t len = strcspn(at + 1, "/?#");
        const char *slug = at + 1 + len;
        bool whole = *slug == '/' && slug[1] && !strchr("/?#", slug[1]);
        for (size_t i = 0; kinds[i] && whole; i++) {
            if (strlen(kinds[i]) == len &&
                strncasecmp(at + 1, kinds[i], len) == 0) {
                return true;
            }
        }
    }
    return false;
}

rcn_text
rcn_html_text_before(const rcn_html_builder *builder)
{
    size_t len = builder->text.len;
    size_t from = len > BEFORE_MOST ? len - BEFORE_MOST : 0;
    return rcn_text_trim((rcn_text){builder->text.at + from, len - from});
}

/* Returns true for a link to the page of a member of a site, right behind
 * "by". */
static bool
is_member_behind_by(const rcn_html_builder *builder, const char *href)
{
    static const char *const pages[] = {"/u/",       "/user/",   "/users/",
                                        "/profile/", "/member/", "/members/",
                                        "user?id="};
    static const char *const words[] = {"by", "By", "BY", "by:", "By:"};
    /* what somebody else did to the text, or what is no text */
    static const char *const others[] = {
        "last ",     "Last ",     "edited ",   "Edited ",  "design ",
        "designed ", "Designed ", "theme ",    "Theme ",   "powered ",
        "Powered ",  "made ",     "Made ",     "liked ",   "Liked ",
        "reviewed ", "Reviewed ", "modified ", "updated ", "illustration "};
    bool page = false;
    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
        page = page || strstr(href, pages[i]);
    }
    if (!page) {
        return false;
    }
    rcn_text text = rcn_html_text_before(builder);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t len = strlen(words[i]);
        if (!rcn_text_ends(text, words[i]) ||
            (text.len > len &&
             isalpha((unsigned char)text.at[text.len - len - 1]))) {
            continue;
        }
        rcn_text before = rcn_text_slice(text, 0, text.len - len);
        for (size_t j = 0; j < sizeof others / sizeof *others; j++) {
            if (rcn_text_ends(before, others[j])) {
                return false;
            }
        }
        return true;
    }
    return false;
}

void
rcn_html_meta_class(rcn_html_builder *builder, rcn_html_open *open,
                    rcn_html_attributes attributes)
{
    static const char *const dates[] = {
        "date", "publish", "posted", "timestamp", "fecha", "datum", NULL};
    static const char *const no_dates[] = {"updat",   "modif",   "candidate",
                                           "comment", "mandate", NULL};
    static const char *const authors[] = {"byline", "author", "writer", NULL};
    static const char *const no_authors[] = {
        "bio",         "avatar",   "image",      "authori",       "comment",
        "inline",      "related",  "teaser",     "offer",         "recommend",
        "promo",       "note",     "post-label", "post-location", "follow",
        "testimonial", "category", "country",    "-role",         "_role",
        NULL};
    const char *name = rcn_html_attribute(attributes, "class");
    const char *rel = rcn_html_attribute(attributes, "rel");
    const char *href =
        open->tag == RCN_TAG_A ? rcn_html_attribute(attributes, "href") : NULL;
    if ((rel && rcn_html_name_holds(rel, "author")) ||
        (href && is_member_behind_by(builder, href))) {
        rcn_html_meta_capture(builder, open, RCN_METADATA_AUTHOR,
                              RCN_PLACE_LINK, "rel=author");
    } else if (name && class_says(name, dates, no_dates)) {
        rcn_html_meta_capture(builder, open, RCN_METADATA_PUBLISHED,
                              RCN_PLACE_CLASS, name);
    } else if (name && open->tag != RCN_TAG_BUTTON &&
               class_says(name, authors, no_authors)) {
        rcn_html_meta_capture(builder, open, RCN_METADATA_AUTHOR,
                              RCN_PLACE_CLASS, name);
    } else if (href && leads_to_author(href)) {
        rcn_html_meta_capture(builder, open, RCN_METADATA_AUTHOR,
                              RCN_PLACE_LINK, RCN_KEY_AUTHOR_PAGE);
    }
}
