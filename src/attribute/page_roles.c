/* Publishers and addresses from the metadata of pages. */
#include "attribute/page_roles.h"

#include "attribute/author_search.h"
#include "base/utf8.h"
#include "clean/span/line_title.h"
#include "head/page_kind.h"

#define LEAST_OF_TITLE 5 /**< words of a title that is no name of a site */

rcn_role
rcn_role_of_item(rcn_arena *arena, const rcn_document *document,
                 const rcn_metadata_item *item, rcn_text value)
{
    static const char *const rules[] = {
        "metadata-json-ld",   "metadata-meta", "metadata-dublin-core",
        "metadata-microdata", "time-element",  "metadata-link",
        "byline-class",       "heading",       "page-title",
        "saved-page-comment"};
    rcn_evidence *evidence = rcn_arena_alloc(arena, 1, sizeof *evidence);
    *evidence = (rcn_evidence){
        .file = item->file ? item->file : document->name,
        .line = item->line,
        .text = rcn_text_squash(arena, rcn_text_of(item->quote)).at,
        .rule = rules[item->place],
        .gives = rcn_text_string(arena, value)};
    return (rcn_role){evidence->gives, RCN_STATUS_STATED, evidence, 1};
}

static bool
is_address(const char *value)
{
    rcn_text text = rcn_text_of(value);
    return rcn_text_starts(text, "http://") ||
           rcn_text_starts(text, "https://");
}

/** Returns the name of a site without its slogan, when the address holds the
 * name: "Valley News - all that happens between the hills". */
static rcn_text
without_slogan(const rcn_document *document, rcn_text name)
{
    size_t len = 0;
    size_t at = rcn_title_separator(name, 0, &len);
    if (at == SIZE_MAX) {
        return name;
    }
    rcn_arena *scratch = rcn_arena_new(0);
    rcn_text first = rcn_text_trim(rcn_text_slice(name, 0, at));
    rcn_text letters = rcn_author_letters(scratch, first);
    bool known = false;
    for (size_t i = 0; i < document->metadata_count && !known; i++) {
        const rcn_metadata_item *item = &document->metadata[i];
        known = item->kind == RCN_METADATA_URL &&
                rcn_author_is_host(scratch, rcn_text_of(item->value), letters,
                                   RCN_HOST_LABEL_LEAST);
    }
    rcn_arena_free(scratch);
    return known ? first : name;
}

/** Returns true for a name of a site that is but the <title> of the page, which
 * templates write there by mistake; the first page of a site bears its name. */
static bool
is_page_title(const rcn_document *document, const rcn_metadata_item *site)
{
    rcn_text name = without_slogan(document, rcn_text_of(site->value));
    if (rcn_utf8_count_words(name) < LEAST_OF_TITLE ||
        rcn_page_is_first(document)) {
        return false;
    }
    for (size_t i = 0; i < document->metadata_count; i++) {
        const rcn_metadata_item *item = &document->metadata[i];
        if (item->kind == RCN_METADATA_TITLE &&
            item->place == RCN_PLACE_PAGE_TITLE &&
            rcn_text_same_words(rcn_text_of(item->value),
                                rcn_text_of(site->value))) {
            return true;
        }
    }
    return false;
}

rcn_role
rcn_page_publisher(rcn_arena *arena, const rcn_document *document)
{
    const rcn_metadata_item *best = NULL;
    for (size_t i = 0; i < document->metadata_count; i++) {
        const rcn_metadata_item *item = &document->metadata[i];
        if (item->kind == RCN_METADATA_PUBLISHER && !is_address(item->value) &&
            !is_page_title(document, item) &&
            (!best || item->place < best->place)) {
            best = item;
        }
    }
    return best ? rcn_role_of_item(
                      arena, document, best,
                      without_slogan(document, rcn_text_of(best->value)))
                : (rcn_role){.status = RCN_STATUS_UNKNOWN};
}

/** Places of an address, the best first: what the page links to as itself,
 * where it was saved from, the address it gives to other programs. */
static int
address_rank(rcn_metadata_place place)
{
    if (place == RCN_PLACE_LINK) {
        return 0;
    }
    if (place == RCN_PLACE_COMMENT) {
        return 1;
    }
    return place == RCN_PLACE_META ? 2 : 3;
}

rcn_role
rcn_page_url(rcn_arena *arena, const rcn_document *document)
{
    const rcn_metadata_item *best = NULL;
    for (size_t i = 0; i < document->metadata_count; i++) {
        const rcn_metadata_item *item = &document->metadata[i];
        if (item->kind == RCN_METADATA_URL && is_address(item->value) &&
            (!best || address_rank(item->place) < address_rank(best->place))) {
            best = item;
        }
    }
    return best ? rcn_role_of_item(arena, document, best,
                                   rcn_text_of(best->value))
                : (rcn_role){.status = RCN_STATUS_UNKNOWN};
}
