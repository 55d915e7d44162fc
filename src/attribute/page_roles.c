/* Authors, publishers and addresses from the metadata of pages.  Each place
 * votes for the author it names; the site's own name is held for less than a
 * person's. */
#include "attribute/page_roles.h"

#include <assert.h>
#include <string.h>

#include "base/list.h"
#include "base/utf8.h"
#include "head/bodies.h"

#define MOST_AUTHORS 64 /**< items looked at */
#define LONGEST_NAME 70 /**< bytes */
#define LEAST_GLUED  4  /**< bytes of a word before the next begins */
#define MOST_NAME    9  /**< words */

#define BEFORE                                                                      \
    "^by(?=(?-i:\\p{Lu}\\p{Ll}))|^more\\s+(?:stories|articles|posts)\\s+"           \
    "by\\s+|"                                                                       \
    "^(?:[^\\p{L}\\p{N}]|and\\b)*(?:(?:written|posted|published|story|words|"       \
    "text|article|created|guides?|photos?)\\s*by|by|von|par|por|di|door|af|"        \
    "av|authors?|autor(?:in|a|es|en)?|text|автор|yazar|müəllif|verfasst\\s+" \
    "von|geschrieben\\s+von)\\b\\s*[:.]?\\s*"
#define MONTH                                                              \
    "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|" \
    "aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
#define WEEKDAY                                                           \
    "(?:mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:rs(?:day)?)?|" \
    "fri(?:day)?|sat(?:urday)?|sun(?:day)?)"
#define AFTER                                                                    \
    "\\s*(?:&nbsp|[|•·–—(]|\\s-\\s|\\b(?:last\\s+)?(?:updated|published|" \
    "posted|"                                                                    \
    "reviewed|modified|released|contributor|staff\\s+writer|on)\\b|"             \
    "(?<![A-Za-z0-9])\\d|,\\s*(?:md|phd|rd|ms|sr|senior|editor|reporter|"        \
    "staff|"                                                                     \
    "contributing|associate|chief|director|founder)\\b|"                         \
    ",\\s*(?:\\p{L}+\\s+){1,3}(?:writer|reporter|correspondent|columnist|"       \
    "editor|journalist|staff)\\b|"                                               \
    "(?<=(?-i:\\p{Ll}))(?-i:Published|Updated|Posted|Last|Senior|Staff|"         \
    "Founder|Chief|January|February|March|April|May|June|July|August|"           \
    "September|October|November|December)(?=\\s*\\d|\\b.*\\d|\\s|$))"
/* "Ann Bo Feb", whose day was cut off; April, May and June are names too. */
#define LAST_MONTH                                                             \
    "^\\p{L}\\S*\\s\\p{L}\\S*(?:\\s\\S+)*?\\K\\s(?:jan(?:uary)?|feb(?:ruary)?" \
    "|mar|apr|"                                                                \
    "jul(?:y)?|aug|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|"                \
    "dec(?:ember)?)\\.?$"
#define OTHER                                                                 \
    "^https?:|^www\\.|@|\\b(?:posts?|profile|website|read|view|articles?|"    \
    "follow|share|author|bio|comments?|about|admin|administrator|written|"    \
    "min|minutes?|updated|published|redaktion|editors?|images?|photos?|"      \
    "fotos?|gallery|galeri|galerie|credits?|getty|appointment|rights|"        \
    "insights)\\b|^(?:" MONTH "|" WEEKDAY ")$|"                               \
    "^theme\\s*:|^(?:unknown|anonymous|guest|publisher|webmaster|web-?admin|" \
    "gast|"                                                                   \
    "гость|invité|invitado|politics|sports?|business|culture|opinion|"  \
    "world|local|and|und|et|y|domena\\s+publiczna|public\\s+domain)$|"        \
    "\\b(?:фото|foto|szavazás)\\b|^\\S*team$|"                           \
    "^do\\s+uol\\b|,\\s+em\\s+\\p{L}|^\\S+\\.(?:com|org|net|ru|kz|de|"        \
    "fr|it|pl|hu|az|am|info)$|"                                               \
    "^contributors\\s+to\\b|\\b(?:"                                           \
    "redacci[oó]n|redazione|r[eé]daction|redactie|redakcja|redakce|"        \
    "редакция|редакція)\\b|"                                  \
    "^(?:our\\s+)?(?:editorial\\s+)?(?:staff|team|newsroom|web\\s+desk|"      \
    "news\\s+desk)(?:\\s+(?:writers?|reporters?|report))?$|"                  \
    "^(?:senior|junior|chief|staff)\\s+(?:\\p{L}+\\s+){0,2}"                  \
    "(?:reporter|writer|correspondent|analyst)$"

rcn_name_patterns
rcn_name_patterns_new(rcn_arena *arena)
{
    const char *error = NULL;
    rcn_name_patterns patterns = {
        rcn_pattern_new(arena, BEFORE, true, &error),
        rcn_pattern_new(arena, AFTER "|" LAST_MONTH, true, &error),
        rcn_pattern_new(arena, OTHER, true, &error), rcn_bodies_new(arena)};
    assert(patterns.before && patterns.after && patterns.other);
    return patterns;
}

/** Without punctuation at both ends; a full stop may belong to an initial. */
static rcn_text
trim_marks(rcn_text text)
{
    text = rcn_text_trim(text);
    while (text.len && strchr(",;:|-", text.at[text.len - 1])) {
        text.len--;
        text = rcn_text_trim(text);
    }
    while (text.len && strchr(",.;:|-", text.at[0])) {
        text = rcn_text_trim(rcn_text_slice(text, 1, text.len));
    }
    return text;
}

/** Up to where the name runs into the next element: "Ann RoeDaily News".  Short
 * beginnings, as of "McDonald", are part of a name. */
static rcn_text
before_glue(rcn_text name)
{
    size_t word = 0;
    size_t words = 1;
    uint32_t last = ' ';
    for (size_t at = 0; at < name.len;) {
        uint32_t rune = 0;
        size_t step = rcn_utf8_next(name, at, &rune);
        if (rune == ' ') {
            word = at + 1;
            words++;
        } else if (words > 1 && at - word >= LEAST_GLUED &&
                   rcn_rune_is_upper(rune) && rcn_rune_is_lower(last)) {
            return rcn_text_slice(name, 0, at);
        }
        last = rune;
        at += step;
    }
    return name;
}

/** Without the office that a person's name runs into: "Ann Roe Office of the
 * Mayor". */
static rcn_text
without_office(const rcn_name_patterns *patterns, rcn_text name)
{
    rcn_match match;
    if (!rcn_pattern_find(patterns->bodies, name, 0, &match)) {
        return name;
    }
    rcn_text person = rcn_text_trim(rcn_text_slice(name, 0, match.start[0]));
    size_t words = 0;
    bool capital = true;
    for (size_t at = 0; at < person.len;) {
        size_t end = rcn_text_find(person, " ", at);
        end = end == SIZE_MAX ? person.len : end;
        uint32_t rune = 0;
        (void)rcn_utf8_next(person, at, &rune);
        capital = capital && rcn_rune_is_upper(rune);
        words++;
        at = end + 1;
    }
    rcn_text found = rcn_match_text(&match, name, 0);
    bool office = rcn_text_find(found, "ffice", 0) != SIZE_MAX;
    return office && capital && words >= 2 && words <= 4 ? person : name;
}

rcn_text
rcn_author_clean(rcn_arena *arena, const rcn_name_patterns *patterns,
                 rcn_text text)
{
    static const rcn_text none = {"", 0};
    rcn_text name = rcn_text_squash(arena, text);
    rcn_match match;
    for (int i = 0; i < 2; i++) { /* "Author: by Jane Doe" */
        if (rcn_pattern_find(patterns->before, name, 0, &match)) {
            name = rcn_text_slice(name, match.end[0], name.len);
        }
    }
    if (rcn_pattern_find(patterns->after, name, 0, &match)) {
        name = rcn_text_slice(name, 0, match.start[0]);
    }
    name = trim_marks(without_office(patterns, before_glue(name)));
    size_t words = 1;
    for (size_t i = 0; i < name.len; i++) {
        words += name.at[i] == ' ';
    }
    bool small = name.len && name.at[0] >= 'a' && name.at[0] <= 'z';
    if (name.len < 2 || name.len > LONGEST_NAME || words > MOST_NAME ||
        (small && words > 1) ||
        rcn_pattern_find(patterns->other, name, 0, &match)) {
        return none;
    }
    return name;
}

/** A candidate for author; `key` is equal for equal names. */
typedef struct rcn_author {
    rcn_text value, key;
    int votes;
    const rcn_metadata_item *item; /**< NULL: the visible byline */
} rcn_author;

typedef RCN_LIST(rcn_author) rcn_authors;

/** Names without case, "and" and commas. */
static rcn_text
author_key(rcn_arena *scratch, rcn_text value)
{
    rcn_text folded = rcn_utf8_fold(scratch, value);
    rcn_buffer key = rcn_buffer_new(scratch);
    for (size_t at = 0; at < folded.len;) {
        size_t end = at;
        while (end < folded.len && !strchr(" ,;&/", folded.at[end])) {
            end++;
        }
        rcn_text word = rcn_text_slice(folded, at, end);
        if (word.len && !rcn_text_is(word, "and") &&
            !rcn_text_is(word, "und") && !rcn_text_is(word, "et")) {
            rcn_buffer_add(&key, word);
            rcn_buffer_char(&key, ' ');
        }
        at = end + 1;
    }
    return rcn_buffer_text(&key);
}

static int
votes_of(rcn_metadata_place place)
{
    return place == RCN_PLACE_META || place == RCN_PLACE_DUBLIN_CORE ||
                   place == RCN_PLACE_CLASS
               ? 2
               : 3;
}

/** Adds a name, or joins it to what the same place already names: schema.org
 * gives one item for each author; elements far down name other people. */
static void
add_author(rcn_arena *scratch, rcn_authors *authors, rcn_text name,
           const rcn_metadata_item *item)
{
    for (size_t i = 0; i < authors->count; i++) {
        rcn_author *author = &authors->items[i];
        if (author->item->place != item->place) {
            continue;
        }
        bool shown = item->offset != RCN_METADATA_NO_OFFSET ||
                     item->place == RCN_PLACE_CLASS ||
                     item->place == RCN_PLACE_LINK;
        if (!shown &&
            rcn_text_find(author->value, rcn_text_string(scratch, name), 0) ==
                SIZE_MAX) {
            author->value = rcn_text_of(
                rcn_arena_printf(scratch, "%.*s, %.*s", (int)author->value.len,
                                 author->value.at, (int)name.len, name.at));
        }
        return;
    }
    rcn_author author = {.value = name, .item = item};
    RCN_PUSH(scratch, authors, author);
}

static bool
names_site(rcn_arena *scratch, const rcn_document *document, rcn_text key)
{
    for (size_t i = 0; i < document->metadata_count; i++) {
        const rcn_metadata_item *item = &document->metadata[i];
        if (item->kind == RCN_METADATA_PUBLISHER &&
            rcn_text_equal(author_key(scratch, rcn_text_of(item->value)),
                           key)) {
            return true;
        }
    }
    return false;
}

/** Lets all candidates vote and returns the one with the most votes, the most
 * trusted place first. */
static const rcn_author *
elect(rcn_arena *scratch, const rcn_document *document, rcn_authors *authors)
{
    for (size_t i = 0; i < authors->count; i++) {
        authors->items[i].key = author_key(scratch, authors->items[i].value);
    }
    const rcn_author *best = NULL;
    int best_votes = 0;
    for (size_t i = 0; i < authors->count; i++) {
        const rcn_author *author = &authors->items[i];
        bool body =
            author->item && strcmp(author->item->key, RCN_KEY_SENDER) == 0;
        int votes = body || names_site(scratch, document, author->key) ? 1 : 3;
        for (size_t j = 0; j < authors->count; j++) {
            const rcn_author *other = &authors->items[j];
            if (rcn_text_equal(other->key, author->key)) {
                votes += other->item ? votes_of(other->item->place) : 2;
            }
        }
        bool earlier = best && author->item && best->item &&
                       author->item->place < best->item->place;
        if (votes > best_votes || (votes == best_votes && earlier)) {
            best = author;
            best_votes = votes;
        }
    }
    return best;
}

static rcn_role
role_of_item(rcn_arena *arena, const rcn_document *document,
             const rcn_metadata_item *item, rcn_text value)
{
    static const char *const rules[] = {
        "metadata-json-ld",   "metadata-meta", "metadata-dublin-core",
        "metadata-microdata", "time-element",  "metadata-link",
        "byline-class",       "heading",       "page-title",
        "saved-page-comment"};
    rcn_evidence *evidence = rcn_arena_alloc(arena, 1, sizeof *evidence);
    *evidence = (rcn_evidence){
        .file = document->name,
        .line = item->line,
        .text = rcn_text_squash(arena, rcn_text_of(item->quote)).at,
        .rule = rules[item->place],
        .gives = rcn_text_string(arena, value)};
    return (rcn_role){evidence->gives, RCN_STATUS_STATED, evidence, 1};
}

rcn_role
rcn_page_author(rcn_arena *arena, const rcn_name_patterns *patterns,
                const rcn_document *document, rcn_role byline)
{
    rcn_arena *scratch = rcn_arena_new(0);
    rcn_authors authors = {0};
    size_t seen = 0;
    for (size_t i = 0; i < document->metadata_count && seen < MOST_AUTHORS;
         i++) {
        const rcn_metadata_item *item = &document->metadata[i];
        if (item->kind != RCN_METADATA_AUTHOR) {
            continue;
        }
        rcn_text name =
            rcn_author_clean(scratch, patterns, rcn_text_of(item->value));
        size_t comma = rcn_text_find(name, ", ", 0);
        if (comma != SIZE_MAX && strcmp(item->key, "citation_author") == 0) {
            rcn_text given = rcn_text_slice(name, comma + 2, name.len);
            name = rcn_text_of(rcn_arena_printf(scratch, "%.*s %.*s",
                                                (int)given.len, given.at,
                                                (int)comma, name.at));
        }
        if (name.len) {
            add_author(scratch, &authors, name, item);
        }
        seen++;
    }
    if (byline.value) {
        rcn_text name =
            rcn_author_clean(arena, patterns, rcn_text_of(byline.value));
        byline.value = name.len ? rcn_text_string(arena, name) : NULL;
        if (!name.len) {
            byline = (rcn_role){.status = RCN_STATUS_UNKNOWN};
        }
    }
    if (byline.value) {
        rcn_author author = {.value = rcn_text_of(byline.value)};
        RCN_PUSH(scratch, &authors, author);
    }
    const rcn_author *best = elect(scratch, document, &authors);
    rcn_role role = byline;
    if (best && best->item) {
        role = role_of_item(arena, document, best->item, best->value);
    }
    rcn_arena_free(scratch);
    return role;
}

static bool
is_address(const char *value)
{
    rcn_text text = rcn_text_of(value);
    return rcn_text_starts(text, "http://") ||
           rcn_text_starts(text, "https://");
}

rcn_role
rcn_page_publisher(rcn_arena *arena, const rcn_document *document)
{
    const rcn_metadata_item *best = NULL;
    for (size_t i = 0; i < document->metadata_count; i++) {
        const rcn_metadata_item *item = &document->metadata[i];
        if (item->kind == RCN_METADATA_PUBLISHER && !is_address(item->value) &&
            (!best || item->place < best->place)) {
            best = item;
        }
    }
    return best ? role_of_item(arena, document, best, rcn_text_of(best->value))
                : (rcn_role){.status = RCN_STATUS_UNKNOWN};
}

/** Places of an address, the best first: what the page links to as itself, where
 * it was saved from, what it tells others. */
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
    return best ? role_of_item(arena, document, best, rcn_text_of(best->value))
                : (rcn_role){.status = RCN_STATUS_UNKNOWN};
}
