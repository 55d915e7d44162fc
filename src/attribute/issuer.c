/* The body on whose channel a document stands.  Which places of its name are
 * trusted how far was measured on official documents with roles made out by
 * hand, kept outside the project: a word that names a body decides most, and
 * two places that agree the rest.  Media are known by their names. */
#include "attribute/issuer.h"

#include <string.h>

#include "attribute/body_name.h"
#include "attribute/issuer_names.h"
#include "base/list.h"
#include "clean/span/line_title.h"
#include "source/html/html.h"

#define LONGEST_LINE      200 /**< bytes */
#define FIRST_YEAR_OF_WEB "1991"
/* Places of the document itself; the others are of the site that shows it. */
#define OF_DOCUMENT                                          \
    (1U << RCN_ISSUER_SENDER | 1U << RCN_ISSUER_LETTERHEAD | \
     1U << RCN_ISSUER_SIGNATURE | 1U << RCN_ISSUER_TEXT)

/* Places that say whom a site belongs to. */
#define OF_OWNER                                       \
    (1U << RCN_ISSUER_SITE | 1U << RCN_ISSUER_NOTICE | \
     1U << RCN_ISSUER_RIGHTS | 1U << RCN_ISSUER_PUBLISHER)

static int
count_bits(unsigned bits)
{
    int count = 0;
    for (; bits; bits &= bits - 1) {
        count++;
    }
    return count;
}

/** Returns true when the head of the document, its title or its address show
 * that it is a release. */
static bool
is_release(const rcn_name_search *search)
{
    const rcn_document *document = search->cleaned->document;
    const rcn_document_head *head = search->head;
    const rcn_pattern *release = search->patterns->release;
    for (size_t i = 0; i < document->metadata_count && i < RCN_MOST_ITEMS;
         i++) {
        const rcn_metadata_item *item = &document->metadata[i];
        bool told =
            item->kind == RCN_METADATA_TITLE || item->kind == RCN_METADATA_URL;
        if (told && rcn_issuer_matches(release, rcn_text_of(item->value))) {
            return true;
        }
    }
    for (size_t i = head->first; i < head->end; i++) {
        rcn_text line = rcn_issuer_line(search, i);
        if (line.len <= LONGEST_LINE && rcn_issuer_matches(release, line)) {
            return true;
        }
    }
    return false;
}

/** Returns true for the name of a site that is but its host: "example.org". */
static bool
is_host(rcn_text name)
{
    size_t dot = rcn_text_find(name, ".", 0);
    return dot != SIZE_MAX && dot + 2 < name.len && name.at[dot + 1] != ' ' &&
           rcn_text_find(name, " ", 0) == SIZE_MAX;
}

/** Returns true when the document's title holds the name. */
static bool
names_title(const rcn_name_search *search, const rcn_found_name *name)
{
    const char *title =
        rcn_arena_printf(search->scratch, " %s ",
                         rcn_text_string(search->scratch, search->title));
    const char *words = rcn_arena_printf(
        search->scratch, " %s ", rcn_text_string(search->scratch, name->key));
    return strstr(title, words) != NULL;
}

/** Returns true for the name of a state, which heads the letters of all its
 * bodies. */
static bool
is_state(const rcn_found_name *name)
{
    static const char *const states[] = {
        "republic of ",     "kingdom of ", "state of ",        "federation of ",
        "commonwealth of ", "republik ",   "république ",      "república ",
        "repubblica ",      "республика ", "united states of "};
    for (size_t i = 0; i < sizeof states / sizeof *states; i++) {
        if (rcn_text_starts(name->key, states[i])) {
            return true;
        }
    }
    return false;
}

/** Returns true for words whose first number of four digits is a year before
 * the web. */
static bool
is_before_web(const char *words)
{
    while (*words) {
        size_t digits = strspn(words, "0123456789");
        if (digits == 4) {
            return words[0] == '1' && strncmp(words, FIRST_YEAR_OF_WEB, 4) < 0;
        }
        words += digits ? digits : 1;
    }
    return false;
}

/** Returns true when the page dates its document before the web: then the site
 * prints it anew, and has not issued it. */
static bool
is_printed_anew(const rcn_name_search *search)
{
    const rcn_document *document = search->cleaned->document;
    for (size_t i = 0; document->html && i < document->metadata_count; i++) {
        const rcn_metadata_item *item = &document->metadata[i];
        if (item->kind == RCN_METADATA_PUBLISHED &&
            is_before_web(item->value)) {
            return true;
        }
    }
    return false;
}

/** Returns the name that most other places support; a word for a body counts as
 * one. */
static const rcn_found_name *
choose(const rcn_name_search *search)
{
    const rcn_found_name *best = NULL;
    int best_weight = 0;
    bool html = search->cleaned->document->html != NULL;
    bool anew = is_printed_anew(search);
    bool news = html && search->cleaned->document->html->says_news;
    for (size_t i = 0; i < search->count; i++) {
        const rcn_found_name *name = &search->names[i];
        unsigned others = name->support & ~(1U << RCN_ISSUER_HOST);
        bool subject = count_bits(others) >= 2 &&
                       (others & (1U << RCN_ISSUER_TEXT)) &&
                       names_title(search, name);
        bool alone =
            !name->support && (name->place == RCN_ISSUER_LOGO ||
                               (html && (name->place == RCN_ISSUER_TITLE ||
                                         name->place == RCN_ISSUER_AUTHOR ||
                                         name->place == RCN_ISSUER_WELCOME)));
        bool site = anew && !((others | 1U << name->place) & OF_DOCUMENT);
        /* whom a page of news belongs to is no issuer of what it tells */
        bool owner = news && !((others | 1U << name->place) & ~OF_OWNER) &&
                     (!name->body || !others);
        if (alone || site || owner || is_host(name->value) ||
            (!name->body && !subject && (!others || !search->release))) {
            continue;
        }
        int weight = 2 * count_bits(name->support) + 3 * name->body;
        bool body = best && weight == best_weight && is_state(best) &&
                    !is_state(name) && name->place == best->place;
        if (!best || weight > best_weight || body ||
            (weight == best_weight && name->place < best->place)) {
            best = name;
            best_weight = weight;
        }
    }
    return best;
}

/** Returns the fullest form of the chosen name that another place supports. */
static const rcn_found_name *
fullest(const rcn_name_search *search, const rcn_found_name *chosen)
{
    const rcn_found_name *best = chosen;
    for (size_t i = 0; i < search->count; i++) {
        const rcn_found_name *name = &search->names[i];
        size_t len = 0;
        bool whole = rcn_title_separator(name->value, 0, &len) == SIZE_MAX;
        if (whole && name->support && !is_host(name->value) &&
            name->body >= best->body && name->key.len > best->key.len &&
            rcn_body_name_agrees(search->scratch, name->value, chosen->value)) {
            best = name;
        }
    }
    return best;
}

static rcn_role
role_of(const rcn_name_search *search, const rcn_found_name *chosen)
{
    RCN_LIST(rcn_evidence) list = {0};
    rcn_evidence evidence = chosen->evidence;
    const char *value = rcn_text_string(search->arena, chosen->value);
    evidence.gives = value;
    RCN_PUSH(search->arena, &list, evidence);
    for (size_t i = 0; i < search->count && list.count < 3; i++) {
        const rcn_found_name *other = &search->names[i];
        if (other->place != chosen->place &&
            rcn_body_name_agrees(search->scratch, chosen->value,
                                 other->value)) {
            evidence = other->evidence;
            evidence.gives = rcn_text_string(search->arena, other->value);
            RCN_PUSH(search->arena, &list, evidence);
        }
    }
    return (rcn_role){value,
                      chosen->support ? RCN_STATUS_STATED : RCN_STATUS_INFERRED,
                      list.items, list.count};
}

rcn_role
rcn_issuer_find(rcn_arena *arena, const rcn_issuer_patterns *patterns,
                const rcn_cleaned *cleaned, const rcn_document_head *head,
                const char *title)
{
    rcn_role role = {.status = RCN_STATUS_UNKNOWN};
    const rcn_html *html = cleaned->document->html;
    if (html && html->news_media) {
        return role;
    }
    rcn_arena *scratch = rcn_arena_new(0);
    rcn_name_search *search = rcn_arena_alloc(scratch, 1, sizeof *search);
    *search = (rcn_name_search){.arena = arena,
                                .scratch = scratch,
                                .patterns = patterns,
                                .cleaned = cleaned,
                                .head = head};
    search->title = rcn_body_name_key(scratch, rcn_text_of(title));
    search->release = is_release(search);
    rcn_issuer_names_collect(search);
    rcn_issuer_names_weigh(search);
    const rcn_found_name *chosen = choose(search);
    if (chosen) {
        role = role_of(search, fullest(search, chosen));
    }
    rcn_arena_free(scratch);
    return role;
}
