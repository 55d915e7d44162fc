/* The publisher of a copy without metadata: a text saved from a page keeps the
 * line of copyright and the name of the site behind the title.  A line of
 * copyright without a year credits a picture. */
#include "attribute/publisher.h"

#include <string.h>

#include "attribute/body_name.h"

/** The places that name whose a page is. */
#define CHANNEL                                                                \
    (1U << RCN_ISSUER_SITE | 1U << RCN_ISSUER_NOTICE | 1U << RCN_ISSUER_LOGO | \
     1U << RCN_ISSUER_TITLE | 1U << RCN_ISSUER_RIGHTS |                        \
     1U << RCN_ISSUER_PUBLISHER)

#define LONGEST_NUMBER 5 /**< digits that no name has */

static bool
has_year(const char *text)
{
    for (; *text; text++) {
        if ((strncmp(text, "19", 2) == 0 || strncmp(text, "20", 2) == 0) &&
            strspn(text, "0123456789") == 4) {
            return true;
        }
    }
    return false;
}

/** Returns true for a number of a register: "P.IVA 00123456789". */
static bool
has_number(rcn_text name)
{
    size_t digits = 0;
    for (size_t i = 0; i < name.len && digits < LONGEST_NUMBER; i++) {
        digits = name.at[i] >= '0' && name.at[i] <= '9' ? digits + 1 : 0;
    }
    return digits == LONGEST_NUMBER;
}

/** Returns true for a name that may stand for the publisher without a second
 * place. */
static bool
stands_alone(const rcn_found_name *name, bool page)
{
    if (name->place == RCN_ISSUER_NOTICE) {
        return name->body || has_year(name->evidence.text);
    }
    return !page && name->place == RCN_ISSUER_TITLE &&
           (name->body || strstr(name->evidence.text, " | "));
}

static int
weight_of(const rcn_found_name *name)
{
    int weight = name->body;
    for (unsigned bits = name->support; bits; bits &= bits - 1) {
        weight += 2;
    }
    /* The text of a logo may describe the drawing. */
    return weight + (name->place == RCN_ISSUER_TITLE) -
           4 * (name->place == RCN_ISSUER_LOGO);
}

static const rcn_found_name *
choose(const rcn_name_search *search)
{
    const rcn_found_name *best = NULL;
    const rcn_document *document = search->cleaned->document;
    bool page = document->html || document->metadata_count;
    for (size_t i = 0; i < search->count; i++) {
        const rcn_found_name *name = &search->names[i];
        unsigned others = CHANNEL | 1U << RCN_ISSUER_HOST;
        bool agreed = (name->support & others) != 0;
        if ((1U << name->place & CHANNEL) && !has_number(name->value) &&
            (agreed || stands_alone(name, page)) &&
            (!best || weight_of(name) > weight_of(best))) {
            best = name;
        }
    }
    return best;
}

/** Returns what is in the quotation marks that a name begins with. */
static rcn_text
within_quotes(rcn_text name)
{
    static const char *const pairs[][2] = {{"«", "»"}, {"“", "”"}, {"„", "“"}};
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        size_t start = strlen(pairs[i][0]);
        size_t end = rcn_text_find(name, pairs[i][1], start);
        if (rcn_text_starts(name, pairs[i][0]) && end != SIZE_MAX) {
            return rcn_text_slice(name, start, end);
        }
    }
    return name;
}

rcn_role
rcn_publisher_find(rcn_arena *arena, const rcn_issuer_patterns *patterns,
                   const rcn_cleaned *cleaned, const rcn_document_head *head,
                   const char *title)
{
    rcn_role role = {.status = RCN_STATUS_UNKNOWN};
    rcn_arena *scratch = rcn_arena_new(0);
    rcn_name_search *search = rcn_arena_alloc(scratch, 1, sizeof *search);
    *search = (rcn_name_search){.arena = arena,
                                .scratch = scratch,
                                .patterns = patterns,
                                .cleaned = cleaned,
                                .head = head,
                                .media = true};
    search->title = rcn_body_name_key(scratch, rcn_text_of(title));
    rcn_issuer_names_collect(search);
    rcn_issuer_names_weigh(search);
    const rcn_found_name *chosen = choose(search);
    if (chosen) {
        rcn_evidence *evidence = rcn_arena_alloc(arena, 1, sizeof *evidence);
        *evidence = chosen->evidence;
        evidence->gives = rcn_text_string(arena, within_quotes(chosen->value));
        bool agreed = (chosen->support & CHANNEL) != 0;
        role = (rcn_role){evidence->gives,
                          agreed ? RCN_STATUS_STATED : RCN_STATUS_INFERRED,
                          evidence, 1};
    }
    rcn_arena_free(scratch);
    return role;
}
