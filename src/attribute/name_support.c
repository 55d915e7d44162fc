/* Which places of a document agree on the name of a body: its text and its
 * address are witnesses too. */
#include "attribute/body_name.h"
#include "attribute/issuer_names.h"

#define MOST_BLOCKS 200 /**< in which a name is counted */
#define LEAST_NAMED 3   /**< times that the text names it */

/** Returns true when the page's address holds the name or its initials. */
static bool
is_in_address(const rcn_name_search *search, const rcn_found_name *name)
{
    const rcn_document *document = search->cleaned->document;
    for (size_t i = 0; i < document->metadata_count && i < RCN_MOST_ITEMS;
         i++) {
        const rcn_metadata_item *item = &document->metadata[i];
        if (item->kind == RCN_METADATA_URL &&
            rcn_body_name_in_host(search->scratch, name->value,
                                  rcn_text_of(item->value))) {
            return true;
        }
    }
    return false;
}

/** Returns true when the text itself names it: three times, or once what no
 * word tells for a body and stands as one in the letterhead. */
static bool
is_in_text(const rcn_name_search *search, const rcn_found_name *name)
{
    const rcn_cleaned *cleaned = search->cleaned;
    const char *words = rcn_text_string(search->scratch, name->value);
    bool company = name->place == RCN_ISSUER_LETTERHEAD && !name->body;
    int least = company ? 1 : LEAST_NAMED;
    int count = 0;
    for (size_t i = 0; i < cleaned->block_count && i < MOST_BLOCKS; i++) {
        rcn_text text = cleaned->blocks[i].text;
        for (size_t at = 0;
             count < least && (at = rcn_text_find(text, words, at)) != SIZE_MAX;
             at += name->value.len) {
            count++;
        }
    }
    return count >= least;
}

void
rcn_issuer_names_weigh(rcn_name_search *search)
{
    for (size_t i = 0; i < search->count; i++) {
        rcn_found_name *name = &search->names[i];
        for (size_t j = 0; j < search->count; j++) {
            const rcn_found_name *other = &search->names[j];
            if (other->place != name->place &&
                rcn_body_name_agrees(search->scratch, name->value,
                                     other->value)) {
                name->support |= 1U << other->place;
            }
        }
        if (is_in_address(search, name)) {
            name->support |= 1U << RCN_ISSUER_HOST;
        }
        if (is_in_text(search, name)) {
            name->support |= 1U << RCN_ISSUER_TEXT;
        }
    }
}
