/* The names that may be an issuer's: what the site, its logo, <title>, the
 * copyright line, the imprint, the metadata and the letterhead call it. */
#include "attribute/issuer_names.h"

#include <string.h>

#include "attribute/body_name.h"
#include "base/utf8.h"
#include "clean/span/bodies.h"
#include "clean/span/line_title.h"
#include "clean/span/quote.h"
#include "source/html/html.h"

#define MOST_LOGOS      24  /**< pictures */
#define MOST_ABOVE      12  /**< lines between items of a list */
#define LAST_LINES      60  /**< among which a copyright line stands */
#define FIRST_LINES     40  /**< among which "Welcome to" stands */
#define LONGEST_LINE    200 /**< bytes */
#define LONGEST_FIRST   400 /**< bytes of a first line with a title */
#define ABOVE_TITLE     4   /**< lines of a page, not in links */
#define MOST_BEFORE     40  /**< bytes before © in its line */
#define LONGEST_MARK    40 /**< bytes of a name with an abbreviation at its end */
#define LONGEST_NAME    110 /**< bytes */
#define SHORT_HEAD      12  /**< lines above the title of a printed head */
#define IMPRINT_LINES   6   /**< the last lines */
#define LOGO_LINES      16  /**< the first lines of a page saved as text */
#define LETTERHEAD_LINE 5   /**< the first lines */

static const struct {
    int kind; /**< 0: medium, 1: place, 2: release, 3: rights reserved */
    const char *words;
} word_rows[] = {
#define MEDIUM                      0
#define PLACE                       1
#define RELEASE                     2
#define RESERVED                    3
#define RCN_MEDIA_WORD(kind, words) {kind, words},
#include "attribute/media.def"
#undef RCN_MEDIA_WORD
};

#define LETTER_OR_DIGIT "[\\p{L}\\p{N}]"
#define RIGHTS_SIGN     "(?:©|\\([cC]\\)|(?i:copyright))"
#define NAME_END                                                                      \
    "(?=[\\s,.]*(?:$|[|•·©]|\\s[-–—/"                                         \
    "]\\s|(?<!\\.\\p{Lu})\\.\\s|,?\\s*(?i:all\\s+rights|"                             \
    "alle\\s+rechte|tous\\s+droits|todos\\s+los|tutti\\s+i\\s+diritti|"               \
    "все\\s+права|(?:released|licen[cs]ed|available)\\s+under|powered\\s+by|" \
    "impressum|datenschutz|design|website|v\\.\\s?"                                   \
    "i\\.\\s?s|"                                                                      \
    "(?:19|20)\\d\\d|\\d{1,5}\\s+\\p{Lu})))"
#define IS "\\s(?:is|ist|est|è|é)\\s" /**< a sentence, no name */
#define RIGHTS                                                                 \
    RIGHTS_SIGN                                                                \
    "\\s*" RIGHTS_SIGN "?\\s*(?:by\\s+|:\\s*)?"                                \
    "(?:(?:19|20)\\d\\d(?:\\s*[-–—/]\\s*(?:(?:19|20)?\\d\\d|(?i:today|"    \
    "present|heute)))?[,.:]?)?\\s*[-–|]?\\s*(?:(?i:by|bei|copyright|all\\s+" \
    "rights\\s+"                                                               \
    "reserved\\s+to|(?-i:the))\\s+)*"                                          \
    "([\\p{Lu}\\p{Lo}«“\"](?:(?!" IS ")[^|©•·]){1,100}?)" NAME_END
#define WELCOME                                                                 \
    "^\\W*(?i:welcome\\s+to|willkommen\\s+(?:bei|beim|auf)|bienvenue\\s+"       \
    "(?:à|au|sur)|bienvenid[oa]s?\\s+a)\\s+(?i:the\\s+|der\\s+|dem\\s+|le\\s+" \
    "|"                                                                         \
    "la\\s+)?([\\p{Lu}\\p{Lo}][^|!.]{2,90})[!.]?$"
#define LOGO                                                                 \
    "^.{0,40}?(?:\\blogo|marke)\\b\\s+(?:of|der|des|vom|von|de|du|della|di)" \
    "\\s+"                                                                   \
    "(?:the\\s+)?|"                                                          \
    "^(?:logo|wortmarke|bildmarke|wappen|emblem)\\b[\\s:–-]*|"             \
    "^(?:link\\s+)?(?:zur|to\\s+the|to)\\s+(?:startseite|home\\s?page)\\b"   \
    "\\s*(?:(?:von|der|des|of)\\s+)?[\\s:–-]*|"                            \
    "^(?:go\\s+(?:back\\s+)?to|back\\s+to|zurück\\s+zur?)\\b\\s*"           \
    "(?:the\\s+|startseite\\b)?[\\s:–-]*|"                                 \
    "[\\s(–:,|-]*\\b(?:(?:link\\s+)?zur\\s+startseite|startseite|logo|"    \
    "home\\s?page|home|wortmarke|bildmarke|navigation)\\b[\\s)]*$"

/** The tail of a page tells whose it is: an address after the name, the holder of
 * an account for gifts, the sentence on a charity's tax. */
#define IMPRINT                                                               \
    "^\\W{0,3}(?|([\\p{Lu}][^,|\\n]{2,80}),\\s*[^,|\\n]{3,40}\\d\\w?,?\\s+"   \
    "(?:[A-Z]{1,3}-)?\\d{4,6}\\s\\p{Lu}|"                                     \
    "(?i:empfänger|spendenkonto|kontoinhaber(?:in)?|account\\s+holder|"      \
    "titulaire(?:\\s+du\\s+compte)?)\\s*:\\s*([\\p{Lu}][^|,:\\n]{2,80}?)"     \
    "(?=\\s*(?:$|[|,]|IBAN))|"                                                \
    "(?:(?:Der|Die|Das|The)\\s+)?([\\p{Lu}][^,|\\n]{2,80}?)\\s+(?:ist\\s+"    \
    "(?:laut\\s+Bescheid|als\\s+eingetragene[rs]?\\s+gemeinnützig|wegen\\s+" \
    "Förderung)|is\\s+a\\s+(?:registered\\s+charity|501\\(c\\)|non-?profit)))"

/** "51 boulevard de la Tour, 75700 Paris", "12 Bridge Street, Elmsford EX1 2AB" */
#define STREET                                                          \
    "^[^:@]{0,40}\\b\\d{1,4}\\w?\\b[^:@]{3,60},\\s+(?:[^:@]{2,30}\\s)?" \
    "(?:(?:[A-Z]{1,3}-)?\\d{4,6}\\s\\p{Lu}|[A-Z]{1,2}\\d{1,2}[A-Z]?\\s" \
    "\\d[A-Z]{2}\\b|[A-Z]{2}\\s\\d{5}\\b)"

static const rcn_pattern *
compile_words(rcn_arena *arena, int kind)
{
    rcn_buffer out = rcn_buffer_new(arena);
    for (size_t i = 0; i < sizeof word_rows / sizeof *word_rows; i++) {
        if (word_rows[i].kind == kind) {
            rcn_buffer_printf(
                &out, "%s(?<!" LETTER_OR_DIGIT ")(?:%s)(?!" LETTER_OR_DIGIT ")",
                out.len ? "|" : "", word_rows[i].words);
        }
    }
    return rcn_pattern_constant(arena, rcn_buffer_text(&out).at, true);
}

rcn_issuer_patterns
rcn_issuer_patterns_new(rcn_arena *arena)
{
    return (rcn_issuer_patterns){
        .bodies = rcn_bodies_new(arena),
        .medium = compile_words(arena, MEDIUM),
        .place = compile_words(arena, PLACE),
        .release = compile_words(arena, RELEASE),
        .reserved = compile_words(arena, RESERVED),
        .rights = rcn_pattern_constant(arena, RIGHTS, false),
        .welcome = rcn_pattern_constant(arena, WELCOME, false),
        .imprint = rcn_pattern_constant(arena, IMPRINT, false),
        .street = rcn_pattern_constant(arena, STREET, false),
        .logo = rcn_pattern_constant(arena, LOGO, true)};
}

bool
rcn_issuer_matches(const rcn_pattern *pattern, rcn_text text)
{
    rcn_match match;
    return rcn_pattern_find(pattern, text, 0, &match);
}

/** A name without what a logo or a link says beside it. */
static rcn_text
clean_name(const rcn_name_search *search, rcn_text value)
{
    rcn_text name = rcn_text_squash(search->scratch, value);
    rcn_match match;
    for (int i = 0; i < 4; i++) {
        if (!rcn_pattern_find(search->patterns->logo, name, 0, &match) ||
            match.end[0] == match.start[0]) {
            break;
        }
        name = match.start[0] == 0
                   ? rcn_text_slice(name, match.end[0], name.len)
                   : rcn_text_slice(name, 0, match.start[0]);
        name = rcn_text_trim(name);
    }
    for (size_t at = 0; at + 2 < name.len; at++) { /* ", 1 Bridge Street" */
        if (name.at[at] == ',' && name.at[at + 1] == ' ' &&
            name.at[at + 2] >= '0' && name.at[at + 2] <= '9') {
            name = rcn_text_slice(name, 0, at);
        }
    }
    return rcn_body_name_trim(name);
}

/** Adds a name that may be a body's. */
static void
add_name(rcn_name_search *search, rcn_name_place place, rcn_text value,
         rcn_evidence evidence)
{
    const rcn_issuer_patterns *patterns = search->patterns;
    rcn_text name = clean_name(search, value);
    rcn_text key = rcn_body_name_key(search->scratch, name);
    bool long_enough = key.len >= 2 && name.len <= LONGEST_NAME;
    if (search->count == RCN_MOST_NAMES || !long_enough ||
        rcn_text_equal(key, search->title) ||
        (!search->media && rcn_issuer_matches(patterns->medium, name)) ||
        rcn_issuer_matches(patterns->place, name) ||
        rcn_body_name_is_phrase(name) || strchr(name.at, '@') == name.at ||
        memchr(name.at, '@', name.len) ||
        rcn_text_find(name, "…", 0) != SIZE_MAX ||
        rcn_text_find(name, "...", 0) != SIZE_MAX ||
        rcn_text_find(name, "http", 0) != SIZE_MAX) {
        return;
    }
    search->names[search->count++] = (rcn_found_name){
        name, key, place, evidence, rcn_names_body(patterns->bodies, name), 0};
}

static rcn_evidence
quote_item(const rcn_name_search *search, const rcn_metadata_item *item,
           const char *rule)
{
    return (rcn_evidence){
        .file = item->file ? item->file : search->cleaned->document->name,
        .line = item->line,
        .text = rcn_text_squash(search->arena, rcn_text_of(item->quote)).at,
        .rule = rule};
}

/** The last part of a title with separators; empty when it has one part. */
static rcn_text
last_part(rcn_text title)
{
    size_t from = 0;
    size_t at = 0;
    size_t len = 0;
    while ((at = rcn_title_separator(title, from, &len)) != SIZE_MAX) {
        from = at + len;
    }
    return from ? rcn_text_slice(title, from, title.len) : (rcn_text){"", 0};
}

static void
add_item(rcn_name_search *search, const rcn_metadata_item *item)
{
    rcn_text value = rcn_text_of(item->value);
    bool meta =
        item->place == RCN_PLACE_META || item->place == RCN_PLACE_DUBLIN_CORE;
    if (item->kind == RCN_METADATA_PUBLISHER) {
        bool site = strcmp(item->key, "og:site_name") == 0;
        add_name(search, site ? RCN_ISSUER_SITE : RCN_ISSUER_PUBLISHER, value,
                 quote_item(search, item, site ? "site-name" : "publisher"));
    } else if (item->kind == RCN_METADATA_AUTHOR &&
               strcmp(item->key, RCN_KEY_SENDER) == 0) {
        add_name(search, RCN_ISSUER_SENDER, value,
                 quote_item(search, item, "sender"));
    } else if (item->kind == RCN_METADATA_AUTHOR && meta) {
        add_name(search, RCN_ISSUER_AUTHOR, value,
                 quote_item(search, item, "metadata-author"));
    } else if (item->kind == RCN_METADATA_RIGHTS) {
        rcn_match match;
        bool sign =
            rcn_pattern_find(search->patterns->rights, value, 0, &match);
        add_name(search, RCN_ISSUER_RIGHTS,
                 sign ? rcn_match_text(&match, value, 1) : value,
                 quote_item(search, item, "rights-holder"));
    } else if (item->place == RCN_PLACE_PAGE_TITLE) {
        add_name(search, RCN_ISSUER_TITLE, last_part(value),
                 quote_item(search, item, "end-of-title"));
    }
}

/** True for a picture that its address, its text or an element around it calls a
 * logo. */
static bool
is_logo(const rcn_html *html, const rcn_html_image *image)
{
    static const char *const words[] = {"logo", "Logo", "brand", "Startseite"};
    const char *texts[4] = {image->source, image->alt, NULL, NULL};
    uint32_t element = image->element;
    for (size_t i = 2; i < 4 && element != RCN_HTML_NONE; i++) {
        texts[i] = html->names[html->elements[element].name];
        element = html->elements[element].parent;
    }
    for (size_t i = 0; i < 4; i++) {
        for (size_t j = 0; texts[i] && j < sizeof words / sizeof *words; j++) {
            if (strstr(texts[i], words[j])) {
                return true;
            }
        }
    }
    return false;
}

/** True for words that end as a sentence does: they tell what a picture shows. */
static bool
is_caption(const char *words)
{
    size_t len = strlen(words);
    return len > LONGEST_MARK && words[len - 1] == '.';
}

/** True for a byte between two lines that are kept. */
static bool
stands_in_text(const rcn_name_search *search, uint32_t at)
{
    const rcn_doc_lines *lines = &search->head->stretches;
    size_t line = rcn_doc_line_at(lines, at);
    return line > 0 && line < lines->count &&
           rcn_doc_line_is_kept(&lines->items[line - 1]) &&
           rcn_doc_line_is_kept(&lines->items[line]);
}

static void
add_logos(rcn_name_search *search, const rcn_html *html)
{
    const rcn_document *document = search->cleaned->document;
    size_t last =
        html->image_count < MOST_LOGOS ? html->image_count : (size_t)MOST_LOGOS;
    for (size_t i = 0; i < last; i++) {
        const rcn_html_image *image = &html->images[i];
        if (!image->alt || !*image->alt || strlen(image->alt) > LONGEST_LINE ||
            !is_logo(html, image)) {
            continue;
        }
        if (stands_in_text(search, image->at) || is_caption(image->alt)) {
            continue; /* a picture of the article */
        }
        size_t block = rcn_html_block_after(html, image->at);
        rcn_evidence evidence = {
            .file = document->name,
            .line = block < html->block_count ? html->blocks[block].line : 1,
            .text = rcn_text_squash(search->arena, rcn_text_of(image->alt)).at,
            .rule = "logo"};
        add_name(search, RCN_ISSUER_LOGO, rcn_text_of(image->alt), evidence);
    }
}

rcn_text
rcn_issuer_line(const rcn_name_search *search, size_t line)
{
    const rcn_doc_line *item = &search->head->stretches.items[line];
    return rcn_text_slice(search->cleaned->document->text, item->start,
                          item->end);
}

static rcn_evidence
quote_line(const rcn_name_search *search, size_t line, const char *rule)
{
    const rcn_doc_line *item = &search->head->stretches.items[line];
    rcn_evidence evidence = rcn_quote_text(
        search->arena, search->cleaned->document, item->start, item->end);
    evidence.rule = rule;
    return evidence;
}

/** Returns true for item "(c)" of a list, which has a sign of copyright only in its
 * looks: item "(b)" is near above. */
static bool
is_item_c(const rcn_name_search *search, size_t line)
{
    if (!rcn_text_starts(rcn_issuer_line(search, line), "(c) ")) {
        return false;
    }
    size_t from = line > MOST_ABOVE ? line - MOST_ABOVE : 0;
    for (size_t i = from; i < line; i++) {
        if (rcn_text_starts(rcn_issuer_line(search, i), "(b) ")) {
            return true;
        }
    }
    return false;
}

/** Returns the name that a line of copyright gives: before the sign where only
 * the rights are reserved behind it, "Lindholm Board © 2021 All rights
 * reserved". */
static rcn_text
holder(const rcn_name_search *search, rcn_text line, const rcn_match *match)
{
    rcn_text name = rcn_match_text(match, line, 1);
    rcn_match words;
    if (!rcn_pattern_find(search->patterns->reserved, name, 0, &words)) {
        return name;
    }
    rcn_text before = rcn_text_trim(rcn_text_slice(line, 0, match->start[0]));
    name = rcn_text_trim(rcn_text_slice(name, 0, words.start[0]));
    return name.len ? name : before;
}

/** Reads a pattern's group 1 from lines [from, to). */
static void
add_lines(rcn_name_search *search, const size_t range[2],
          const rcn_pattern *pattern, rcn_name_place place, const char *rule)
{
    for (size_t i = range[0]; i < range[1]; i++) {
        rcn_text line = rcn_issuer_line(search, i);
        rcn_match match;
        if (line.len <= LONGEST_LINE &&
            rcn_pattern_find(pattern, line, 0, &match) &&
            match.start[0] <= MOST_BEFORE && !is_item_c(search, i)) {
            add_name(search, place, holder(search, line, &match),
                     quote_line(search, i, rule));
        }
    }
}

/** True for a person with an office: "Ann Ash, Department Spokesperson". */
static bool
is_office_holder(const rcn_name_search *search, rcn_text line)
{
    size_t comma = rcn_text_find(line, ", ", 0);
    rcn_text before = rcn_text_slice(line, 0, comma == SIZE_MAX ? 0 : comma);
    size_t words = rcn_utf8_count_words(before);
    return words > 1 && words <= 3 &&
           !rcn_names_body(search->patterns->bodies, before);
}

/** True for a line that is a name and no more: capitals, few words, no digits,
 * no full stop. */
static bool
is_name_line(const rcn_name_search *search, rcn_text line)
{
    size_t words = 1;
    bool digit = false;
    uint32_t first = 0;
    if (line.len) {
        (void)rcn_utf8_next(line, 0, &first);
    }
    for (size_t i = 0; i < line.len; i++) {
        words += line.at[i] == ' ';
        digit = digit || (line.at[i] >= '0' && line.at[i] <= '9');
    }
    return line.len >= 6 && line.len <= LONGEST_NAME && words <= 12 && !digit &&
           rcn_body_name_is_titled(line) &&
           !strchr(".:!?", line.at[line.len - 1]) &&
           !rcn_rune_is_picture(first) && !is_office_holder(search, line);
}

static bool
is_body_line(const rcn_name_search *search, rcn_text line)
{
    return is_name_line(search, line) &&
           rcn_text_find(line, ": ", 0) == SIZE_MAX &&
           rcn_names_body(search->patterns->bodies, line);
}

/** True for a line that cleaning took for the letterhead. */
static bool
is_letterhead(const rcn_doc_line *line)
{
    const rcn_span *span = line->span;
    return span->kind == RCN_SPAN_METADATA && span->why->class_id &&
           strcmp(span->why->class_id, "letterhead") == 0;
}

/** A line of the head that a wide gap parts: its first part. */
static rcn_text
before_gap(const rcn_name_search *search, size_t line)
{
    rcn_text text = rcn_issuer_line(search, line);
    size_t gap = rcn_text_find(text, "  ", 0);
    return rcn_text_squash(
        search->scratch, gap == SIZE_MAX ? text : rcn_text_slice(text, 0, gap));
}

/** True for a line of the title, or one that ends in a colon or a comma. */
static bool
is_of_title(const rcn_name_search *search, size_t line)
{
    const rcn_document_head *head = search->head;
    const rcn_doc_line *item = &head->stretches.items[line];
    const rcn_head_field *title = rcn_head_find(head, RCN_FIELD_TITLE);
    const char *class_id = item->span->why->class_id;
    rcn_text words = rcn_text_trim(rcn_issuer_line(search, line));
    return (title && item->start >= title->start && item->end <= title->end) ||
           (item->span->kind == RCN_SPAN_METADATA && class_id &&
            strcmp(class_id, "title") == 0) ||
           rcn_text_ends(words, ":") || rcn_text_ends(words, ",");
}

/** Letterheads of a text whose head is short: what has a long one was saved from
 * a page, menus and all. */
static void
add_letterhead(rcn_name_search *search)
{
    const rcn_document_head *head = search->head;
    const rcn_zones *zones = &head->zones;
    for (size_t i = 0; i < head->stretches.count && i <= head->end &&
                       i < LETTERHEAD_LINE && zones->body <= SHORT_HEAD;
         i++) {
        rcn_text line = rcn_body_name_behind_maker(before_gap(search, i));
        bool named = is_letterhead(&head->stretches.items[i])
                         ? is_name_line(search, line)
                         : is_body_line(search, line);
        bool label = rcn_text_starts(line, "["); /* of a printed record */
        if (rcn_text_starts(line, "BETWEEN ") ||
            rcn_text_starts(line, "ENTRE ")) {
            return; /* the parties to a treaty */
        }
        if ((i != zones->title || zones->untitled) && named && !label &&
            !rcn_body_name_goes_on(search->scratch, line) &&
            !is_of_title(search, i)) {
            add_name(search, RCN_ISSUER_LETTERHEAD, line,
                     quote_line(search, i, "letterhead"));
        }
    }
}

/** True for a line of a list of links, as a text browser writes it. */
static bool
is_item(rcn_text line)
{
    uint32_t rune = 0;
    size_t step = line.len ? rcn_utf8_next(line, 0, &rune) : 0;
    return !rcn_rune_is_letter(rune) ||
           (step < line.len && line.at[step] == '.');
}

/** What a text browser wrote for the logo of a page: one of its first lines, cut
 * with the menu, that is the name of a body.  It needs another place beside
 * it. */
static void
add_logo_lines(rcn_name_search *search)
{
    const rcn_document_head *head = search->head;
    size_t end = head->zones.title < head->zones.body ? head->zones.title
                                                      : head->zones.body;
    for (size_t i = 0; i < end && i < LOGO_LINES && end > SHORT_HEAD; i++) {
        rcn_text line =
            rcn_text_squash(search->scratch, rcn_issuer_line(search, i));
        if (head->stretches.items[i].span->kind != RCN_SPAN_REMOVED ||
            is_item(line) || line.len > LONGEST_NAME) {
            continue;
        }
        rcn_text name = clean_name(search, line);
        if (is_name_line(search, name) &&
            (name.len < line.len ||
             rcn_names_body(search->patterns->bodies, name))) {
            add_name(search, RCN_ISSUER_LOGO, name,
                     quote_line(search, i, "logo-line"));
        }
    }
}

/** The last line of the text, when it is a name and no more. */
static void
add_signature(rcn_name_search *search)
{
    const rcn_zones *zones = &search->head->zones;
    size_t end = zones->body_end;
    if (!end || end > search->head->stretches.count || end <= zones->body ||
        !rcn_doc_line_is_kept(&search->head->stretches.items[end - 1])) {
        return;
    }
    rcn_text line = rcn_issuer_line(search, end - 1);
    if (is_body_line(search, line)) {
        add_name(search, RCN_ISSUER_SIGNATURE, line,
                 quote_line(search, end - 1, "signature"));
    }
}

/** The last lines of a text: the name of a body, and below it its street and
 * place. */
static void
add_imprint(rcn_name_search *search)
{
    size_t count = search->head->stretches.count;
    bool page = search->head->zones.body > SHORT_HEAD;
    size_t lines = page ? LAST_LINES : IMPRINT_LINES;
    for (size_t i = count > lines ? count - lines : 0; i + 1 < count; i++) {
        rcn_text line = rcn_issuer_line(search, i);
        if (is_body_line(search, line) &&
            rcn_issuer_matches(search->patterns->street,
                               rcn_issuer_line(search, i + 1))) {
            add_name(search, RCN_ISSUER_IMPRINT, line,
                     quote_line(search, i, "imprint"));
        }
    }
}

/** True for a block of a page that holds a link: menus are made of them.  Text
 * above all elements stands in none. */
static bool
is_linked(const rcn_name_search *search, uint32_t at)
{
    const rcn_html *html = search->cleaned->document->html;
    size_t block = rcn_html_block_after(html, at);
    if (block >= html->block_count || html->blocks[block].link_bytes) {
        return true;
    }
    uint32_t element = html->blocks[block].element;
    return element != RCN_HTML_NONE &&
           html->elements[element].inside &
               (1U << RCN_IN_NAV | 1U << RCN_IN_HEADER);
}

/** Lines of a page's text that are a body's name and stand above its prose. */
static void
add_page_letterhead(rcn_name_search *search)
{
    const rcn_document_head *head = search->head;
    for (size_t i = head->first; i < head->end; i++) {
        const rcn_doc_line *item = &head->stretches.items[i];
        size_t title = head->zones.title;
        bool above = i < title && i + ABOVE_TITLE >= title &&
                     !is_linked(search, item->start);
        rcn_text line =
            rcn_text_squash(search->scratch, rcn_issuer_line(search, i));
        if (i != title &&
            ((rcn_doc_line_is_kept(item) && search->release) || above) &&
            is_body_line(search, line)) {
            add_name(search, RCN_ISSUER_LETTERHEAD, line,
                     quote_line(search, i, "letterhead"));
        }
    }
}

void
rcn_issuer_names_collect(rcn_name_search *search)
{
    const rcn_document *document = search->cleaned->document;
    size_t count = search->head->stretches.count;
    const size_t first[2] = {0, count < FIRST_LINES ? count : FIRST_LINES};
    const size_t last[2] = {count > LAST_LINES ? count - LAST_LINES : 0, count};
    for (size_t i = 0; i < document->metadata_count && i < RCN_MOST_ITEMS;
         i++) {
        add_item(search, &document->metadata[i]);
    }
    if (rcn_document_item(document, RCN_KEY_EBOOK_TITLE)) {
        return; /* the lines of a book are those of its print */
    }
    if (document->html) {
        add_logos(search, document->html);
        add_page_letterhead(search);
    } else if (count) {
        rcn_text line = rcn_issuer_line(search, 0);
        rcn_text part = last_part(line);
        if (line.len <= LONGEST_FIRST && part.len) {
            add_name(search, RCN_ISSUER_TITLE, part,
                     quote_line(search, 0, "end-of-title"));
        }
        add_letterhead(search);
        add_logo_lines(search);
        add_imprint(search);
    }
    add_signature(search);
    add_lines(search, last, search->patterns->rights, RCN_ISSUER_NOTICE,
              "copyright-line");
    add_lines(search, last, search->patterns->imprint, RCN_ISSUER_IMPRINT,
              "imprint");
    add_lines(search, first, search->patterns->welcome, RCN_ISSUER_WELCOME,
              "welcome-line");
}
