/* How documents state who issued, spoke, wrote and published them: a table of
 * phrase forms over names, in the order of trust. */
#include "attribute/signs.h"

#include <string.h>
#include <strings.h>

#include "attribute/byline.h"
#include "base/utf8.h"
#include "clean/span/quote.h"

#define CAPITAL "\\p{Lu}[\\p{L}\\p{N}’'&-]*"
#define LINK    "(?:of|for|and|the|de|du|des|der|del|della|für|und|et|y|&)"
/** "Ministry of Foreign Affairs of the Republic of Utopia" */
#define GAP  "[^\\S\\n]+" /**< within a line */
#define BODY "(" CAPITAL "(?:" GAP "(?:" LINK GAP "){0,3}" CAPITAL "){0,14})"
/** "Daily News", "Agency" */
#define OUTLET "(" CAPITAL "(?:[.\\s]\\s?" CAPITAL "){0,4})"
/** A site alone in a line: "www.example.org" */
#define HOST "(?:[\\p{L}\\p{N}-]+\\.)+\\p{L}{2,12}"
/** A name behind a comma or "and", as long as it goes. */
#define FURTHER "\\p{Lu}[\\p{L}’'.-]+(?:\\s+\\p{Lu}[\\p{L}’'.-]*){1,3}+"
#define PERSON                                                                 \
    "(?!(?i:ces|cette|ce|estos|estas|esta|este|todo|these|this|such|diese|"    \
    "the|by|"                                                                  \
    "the)"                                                                     \
    "\\s)"                                                                     \
    "(\\p{Lu}[\\p{L}’'.-]+(?:\\s+(?:(?:de|van|von|der|den|del|di|da|al|bin|" \
    "ben|la|le|dos)\\s+){0,2}\\p{Lu}[\\p{L}’'.-]*){1,3}"                     \
    "(?:\\s*(?:,\\s+(?!" FURTHER                                               \
    "\\s+(?!and\\b|und\\b)\\p{Ll}{3})|(?:and|und|et|y|&)\\s+)" FURTHER         \
    "){0,4})"
/** A byline in Chinese or Korean: the word for reporter is before or behind
 * the name, which has two to four signs. */
#define REPORTER                                                                       \
    "(?|(?:記者|记者|(?<!\\p{Han})文[／/：:])\\s*(\\p{Han}{2,4})(?=\\s*[／/]|" \
    "\\s*[報报][導导道]|\\s*$)|(?:^|[=\\s(\\[.])(\\p{Hangul}{2,4})\\s*기자"     \
    "(?=$|[\\s=|)\\]]))"
/** The name of an account alone behind "by": one word with a figure, or any word
 * behind "written by:". */
#define HANDLE                                                        \
    "^\\W*(?|(?i:by)\\s*:?\\s+(\\p{L}(?=[\\w-]*[\\d_])[\\w-]{3,23})|" \
    "(?i:(?:written|created)\\s+by)\\s*:\\s*(\\p{L}[\\w-]{3,23}))\\s*$"
/** Stands for the words of byline.def that tell a writer. */
#define TOLD "@TOLD@"
/** One word for a name behind "by", up to the day, a mark or the end. */
#define SINGLE                                                                   \
    "(?<=(?i:by )|(?i:von )|(?i:par )|(?i:por )|(?i:da )|(?i:door )|"            \
    "(?i:av )|(?i:af ))(\\p{Lu}[\\p{L}\\d_-]{2,23})(?=\\s*(?:$|[·|•—–(]|" \
    "\\d)|\\s+(?i:am|on|at|um|le|el|il)\\s+(?:\\p{L}+,?\\s+){0,3}\\d)"
/** Not before more of the name of a body: "Lindholm Office of Works". */
#define GOES_ON "(?!\\p{L})(?!\\s+(?i:of|for)\\s+(?:the\\s+)?\\p{Lu})"
#define GENRE                                                               \
    "(?i:(?:joint\\s+|press\\s+|official\\s+)?(?:statement|communiqu[ée]|" \
    "declaration|announcement|(?:press|news|media)\\s+release|appeal|"      \
    "address|message|letter|note|resolution|decree|order|decision|comment|" \
    "commentary|report|proclamation|memorandum|circular|information))"
#define TELLS                                                              \
    "(?i:said|says|stated|states|announced|noted|notes|declared|stressed|" \
    "emphasi[sz]ed|underlined|warned|added|confirmed|reported|pointed\\s+" \
    "out)"
#define ORGAN                                                                \
    "(?:Ministry|Embassy|Office|Department|Agency|Council|Commission|"       \
    "Government|Parliament|Committee|Union|Secretariat|Institute|Assembly|"  \
    "Foundation|Court|Bureau|Service|Administration|Authority|Directorate|"  \
    "Mission|Delegation|Senate|Congress|Chamber|Presidency|Organi[sz]ation|" \
    "Association|Federation|Society|University|Archives?)"
#define ORGAN_BODY                                                   \
    "((?:" CAPITAL GAP "(?:" LINK GAP "){0,3}){0,6}" ORGAN "(?:" GAP \
    "(?:" LINK GAP "){0,3}" CAPITAL "){0,12})"

/** The same up to what its pattern has next: "Security Council" of "Security
 * Council Press Statement". */
#define ORGAN_BODY_BEFORE                                            \
    "((?:" CAPITAL GAP "(?:" LINK GAP "){0,3}){0,6}" ORGAN "(?:" GAP \
    "(?:" LINK GAP "){0,3}" CAPITAL "){0,12}?)"

/** "President of the Republic of Utopia Ann Roe", up to the name. */
#define HOLDER                                                                 \
    "(?:(?i:president|prime\\s+minister|(?:foreign\\s+|defen[cs]e\\s+)?"       \
    "minister|"                                                                \
    "secretary|ambassador|chancellor|chair(?:man|woman|person)?|speaker|"      \
    "director|king|queen|chief)(?:[-\\s]+general)?"                            \
    "(?:\\s+(?:of|for)\\s+(?:the\\s+)?" CAPITAL "(?:\\s+(?:(?:of|for|and)\\s+" \
    "(?:the\\s+)?)?" CAPITAL "){0,6}?)?\\s+(?=" CAPITAL "\\s+" CAPITAL         \
    "(?:\\s+(?i:at|to|on|in|during|before|for|with)\\b|\\s*[,:–-]|\\s*$)))"
/** "the Spokesperson of the ", up to the body for which one speaks. */
#define VOICE                                                                  \
    "(?:(?i:(?:official\\s+)?spokes(?:man|woman|person)|press\\s+secretary|"   \
    "(?:press|media|information)\\s+(?:and\\s+\\p{L}+\\s+)?(?:service|office|" \
    "department|cent(?:re|er)|bureau)(?:\\s+department)?)\\s+(?i:of|for)\\s+"  \
    "(?:the\\s+)?)?"
/** An office that is no body: "Foreign Minister". */
#define OFFICE                                                            \
    "(?:" CAPITAL "\\s+){0,2}(?i:(?:prime\\s+)?ministers?|(?:press\\s+)?" \
    "secretary(?:-general)?|spokes(?:man|woman|person)|ambassadors?|"     \
    "directors?|presidents|leaders|heads|co-chairs|"                      \
    "commissioners?|chair(?:man|woman|person)|representatives?)"          \
    "(?![\\p{L}’'])"
/** An office of a body, which names none: "the Press Service on the flood". */
#define DESK                                                                 \
    "(?i:(?:press|media|information|public\\s+(?:affairs|relations))"        \
    "(?:\\s+and\\s+\\p{L}+)?\\s+(?:service|office|department|cent(?:re|er)|" \
    "bureau|division|unit|team|secretariat)(?:\\s*[,:–-]|\\s*$|"           \
    "\\s+(?:on|about|regarding|concerning|following|in|at|to)\\b))"
/** A person's title of courtesy: what follows names no body. */
#define HONORIFIC "(?:H\\.?\\s?E|Mr|Mrs|Ms|Dr|Sir|Prof|Mme|Hon)\\b"
/** "No. 235/20, " */
#define NUMBER "(?:(?i:no|nr)\\.?\\s*:?\\s*[\\d/.-]+[,:]?\\s+)?"

const rcn_sign rcn_signs[] = {
    {"title-of-holder", RCN_ROLE_SPEAKER, RCN_SIGN_TITLE, RCN_STATUS_STATED,
     "^" NUMBER "(?:" CAPITAL "\\s+){0,3}(?i:address|speech|remarks|statement|"
     "message|interview|lecture)\\s+(?i:of|by)\\s+(?:the\\s+|H\\.?\\s?E\\.?\\s+"
     ")?" HOLDER "(" CAPITAL "\\s+" CAPITAL ")"},
    {"title-of-body", RCN_ROLE_ISSUER, RCN_SIGN_TITLE, RCN_STATUS_STATED,
     "^" NUMBER "(?:" CAPITAL "\\s+){0,2}" GENRE
     "\\s+(?i:of|by|from)\\s+(?:the\\s+)?" VOICE "(?!" HONORIFIC "|" HOLDER
     "|" OFFICE "|" DESK ")" BODY},
    {"title-body-release", RCN_ROLE_ISSUER, RCN_SIGN_TITLE, RCN_STATUS_STATED,
     "^(?:The\\s+)?" ORGAN_BODY_BEFORE "(?:[’']s)?\\s*[:–—-]?\\s+"
     "(?i:(?:official|press|presidential|joint)\\s+){0,2}"
     "(?i:statement|press\\s+release|communiqu[ée]|news\\s+release)\\b"},
    {"heading-of-body", RCN_ROLE_ISSUER, RCN_SIGN_OPENING, RCN_STATUS_STATED,
     "^" GENRE "\\s+(?i:of|by|from)\\s+(?:the\\s+)?" ORGAN_BODY "$"},
    {"said-in-statement", RCN_ROLE_SPEAKER, RCN_SIGN_OPENING,
     RCN_STATUS_INFERRED,
     "\\b(?:[Tt]he\\s+)?" BODY "\\s+(?:has\\s+|have\\s+)?" TELLS
     "\\s+(?i:in|on|through|via)\\s+(?i:a|an|its|his|her|their)\\s+"
     "(?!(?i:tele)?phone\\s)"
     "(?:\\w+\\s+){0,2}(?i:statement|press\\s+release|communiqu[ée]|"
     "interview|briefing|message|tweet|post|letter)"},
    {"statement-issued-by", RCN_ROLE_SPEAKER, RCN_SIGN_TEXT, RCN_STATUS_STATED,
     "(?i:statement|press\\s+release|communiqu[ée])\\s+(?i:issued|released|"
     "published|made)\\s+(?:\\w+\\s+){0,2}?by\\s+(?:the\\s+)?" BODY},
    {"told", RCN_ROLE_SPEAKER, RCN_SIGN_OPENING, RCN_STATUS_INFERRED,
     "\\b(?:[Tt]he\\s+)?" ORGAN_BODY "\\s+(?i:told)\\s+" CAPITAL},
    {"byline-single", RCN_ROLE_AUTHOR, RCN_SIGN_BYLINE, RCN_STATUS_STATED,
     "^\\W*(?i:by|von|par|por)\\s+" SINGLE "(?=\\W.*\\d{4})"},
    {"byline", RCN_ROLE_AUTHOR, RCN_SIGN_BYLINE, RCN_STATUS_STATED,
     "^\\W*(?:(?i:(?:(?:an?|eine?|une?|una)\\s+)?(?:(?:written|posted|"
     "published|story|words|comment|column|analysis|opinion|kommentar|"
     "kolumne|analyse|gastbeitrag|bericht|chronique|tribune|análisis|opinión|"
     "skrevet)\\s+)?(?:by|von|par|por|di|door|av|af)|autor[ae]?s?|authors?|"
     "text|автор|yazar|müəllif|"
     "szerző|tekst)\\b\\s*:?\\s+)?" PERSON GOES_ON},
    {"byline-line", RCN_ROLE_AUTHOR, RCN_SIGN_EDGE, RCN_STATUS_STATED,
     /* "BY MS. HOLM:" heads the questions of a transcript */
     "^(?!\\W*(?i:by)\\s.*:\\s*$)"
     "\\W*(?i:written\\s+by|posted\\s+by|story\\s+by|by|von|par|por|autor[ae]?"
     "|auteure?s?|autore|autorin|"
     "authors?|автор|yazar|müəllif)\\b\\s*:?\\s+" PERSON},
    {"byline-told", RCN_ROLE_AUTHOR, RCN_SIGN_EDGE, RCN_STATUS_STATED,
     "^(?:\\W*|.{0,40}\\d{4}\\W*)" TOLD "(?|" PERSON "|" SINGLE ")"},
    {"byline-told", RCN_ROLE_AUTHOR, RCN_SIGN_BYLINE, RCN_STATUS_STATED,
     "^(?:\\W*|.{0,40}\\d{4}\\W*)" TOLD "(?|" PERSON "|" SINGLE ")"},
    {"byline-dated", RCN_ROLE_AUTHOR, RCN_SIGN_EDGE, RCN_STATUS_STATED,
     "^.{0,40}\\d{4}\\W+(?i:by|von|par|por)\\s+(\\p{Lu}[\\p{L}’'.-]+"
     "(?:\\s+(?!In\\s)\\p{Lu}[\\p{L}’'.-]+){1,3})\\W*$"},
    {"byline-handle", RCN_ROLE_AUTHOR, RCN_SIGN_BYLINE, RCN_STATUS_STATED,
     HANDLE},
    {"byline-reporter", RCN_ROLE_AUTHOR, RCN_SIGN_EDGE, RCN_STATUS_STATED,
     REPORTER},
    {"byline-reporter", RCN_ROLE_AUTHOR, RCN_SIGN_OPENING, RCN_STATUS_STATED,
     "^\\W*" REPORTER},
    {"byline-opening", RCN_ROLE_AUTHOR, RCN_SIGN_OPENING, RCN_STATUS_STATED,
     "^(?i:by)\\s+" PERSON "\\s*:\\s+\\p{Lu}"},
    {"agency-in-dateline", RCN_ROLE_PUBLISHER, RCN_SIGN_OPENING,
     RCN_STATUS_STATED,
     "^(?:(?=\\p{Lu}{3})|(?=[^(]*\\(\\p{Lu}{2,}\\)))\\p{Lu}[^()\\n]{1,70}"
     "\\((\\p{Lu}[\\p{L}\\p{N} .&-]{1,30})\\)\\s*(?:[-–—]|//)"},
    {"outlet-informs", RCN_ROLE_PUBLISHER, RCN_SIGN_OPENING, RCN_STATUS_STATED,
     "[,–—-]\\s+" OUTLET
     "\\s+(?i:informs|reports|reported|writes|has\\s+learned|learned)"
     "(?=\\s*[.,;]|\\s+(?i:citing|with\\s+reference|referring|quoting|via|"
     "with\\s+a\\s+reference)|\\s*$)"},
    {"outlet-reports-that", RCN_ROLE_PUBLISHER, RCN_SIGN_OPENING,
     RCN_STATUS_STATED,
     "^" OUTLET "\\s+(?i:informs|reports|reported)\\s+(?i:that|citing|with\\s+"
     "reference)"},
    {"publisher-line", RCN_ROLE_PUBLISHER, RCN_SIGN_EDGE, RCN_STATUS_STATED,
     "^\\W*(?i:published\\s+by\\s*:?|(?:publisher|source|quelle|fuente|fonte|"
     "источник|mənbə|kaynak|źródło|bron)\\s*:)\\s+(?!https?:|www\\.)"
     "(\\p{Lu}[^\\n:;|/()]{1,60}?)[^\\w)]*$"},
    {"source-line-url", RCN_ROLE_SOURCE_URL, RCN_SIGN_EDGE, RCN_STATUS_STATED,
     "(?i:source|url|link|original|available\\s+at|retrieved\\s+from|quelle|"
     "fuente|fonte|источник|mənbə|kaynak|źródło|bron)\\s*:?\\s+"
     "((?:https?://|www\\.)[^\\s<>\"]+[\\p{L}\\p{N}/])"},
    {"url-line", RCN_ROLE_SOURCE_URL, RCN_SIGN_EDGE, RCN_STATUS_STATED,
     "^<?(https?://[^\\s<>\"]+[\\p{L}\\p{N}/])>?$"},
    {"page-edge-url", RCN_ROLE_PUBLISHER, RCN_SIGN_PAGE, RCN_STATUS_INFERRED,
     "^\\W*(?:https?://)?(" HOST ")(?:/\\S*)?\\W*$"},
    {"page-edge-url", RCN_ROLE_SOURCE_URL, RCN_SIGN_PAGE, RCN_STATUS_INFERRED,
     "^\\W*((?:https?://)?" HOST "(?:/\\S*)?)\\W*$"},
};

/** What every match of a sign has, for signs whose names stand before the words
 * that tell them: without it each capital of the text begins a name. */
static const struct {
    const char *rule;
    const char *needed;
} needs[] = {
    {"said-in-statement", TELLS "\\s+(?i:in|on|through|via)\\s"},
    {"told", "(?i:told)\\s+" CAPITAL},
};

static const char *
needed_by(const rcn_sign *sign)
{
    for (size_t i = 0; i < sizeof needs / sizeof *needs; i++) {
        if (strcmp(needs[i].rule, sign->rule) == 0) {
            return needs[i].needed;
        }
    }
    return NULL;
}

const size_t rcn_sign_count = sizeof rcn_signs / sizeof *rcn_signs;

#define OPENING_BLOCKS 4
#define TEXT_BLOCKS    400          /**< a speaker is named early, if at all */
#define EDGE_SPANS     ((size_t)48) /**< before the text, and after it */
#define NEAR_SPANS     ((size_t)12) /**< after it, that may name its author */
#define LONG_ACRONYM   6            /**< bytes */
#define LONGEST_EDGE   160          /**< bytes */

/** A stretch of the document that signs are matched against. */
typedef struct rcn_region {
    rcn_sign_place place;
    rcn_text text;
    size_t block;   /**< or RCN_NO_BLOCK: then bytes of the document */
    uint32_t start; /**< in the document, without a block */
    bool kept;      /**< part of the text, or metadata of it */
    bool far;       /**< of a page, well below its text */
} rcn_region;

typedef RCN_LIST(rcn_region) rcn_regions;

/** Returns the expression of a sign with the words that tell a writer in their
 * place, behind which a colon may stand, or nothing before a capital. */
static const char *
with_told(rcn_arena *arena, const char *expression)
{
    const char *at = strstr(expression, TOLD);
    if (!at) {
        return expression;
    }
    return rcn_arena_printf(
        arena,
        "%.*s(?:(?i:%s)(?:\\s*:\\s*|\\b\\s+)|(?i:by|von)(?=\\p{Lu}\\p{Ll})|"
        "(?i:written\\s+by)(?=\\p{Lu}))%s",
        (int)(at - expression), expression, rcn_byline_told(arena),
        at + strlen(TOLD));
}

rcn_sign_set
rcn_sign_set_new(rcn_arena *arena)
{
    rcn_sign_set set = {.patterns = rcn_arena_alloc(arena, rcn_sign_count,
                                                    sizeof *set.patterns)};
    for (size_t i = 0; i < rcn_sign_count; i++) {
        set.patterns[i] = rcn_pattern_needing(
            arena, with_told(arena, rcn_signs[i].expression), false,
            needed_by(&rcn_signs[i]));
    }
    set.body = rcn_pattern_constant(arena, BODY, false);
    rcn_nonsense_compile(arena, set.nonsense);
    return set;
}

static bool
is_class(const rcn_span *span, const char *prefix)
{
    return span->why->class_id &&
           strncmp(span->why->class_id, prefix, strlen(prefix)) == 0;
}

/** Returns the place a span without a block may serve as evidence of. */
static rcn_sign_place
span_place(const rcn_span *span)
{
    if (is_class(span, "title")) {
        return RCN_SIGN_TITLE;
    }
    if (is_class(span, "running-")) {
        return RCN_SIGN_PAGE;
    }
    return span->kind == RCN_SPAN_METADATA && is_class(span, "byline")
               ? RCN_SIGN_BYLINE
               : RCN_SIGN_EDGE;
}

/** Adds a title as one line, whatever lines it is broken in. */
static void
add_title(rcn_arena *arena, rcn_regions *regions, const rcn_document *document,
          const rcn_span *span)
{
    char *line = rcn_text_string(
        arena, rcn_text_slice(document->text, span->start, span->end));
    for (char *at = line; *at; at++) {
        if (*at == '\n' || *at == '\r') {
            *at = ' ';
        }
    }
    size_t len = span->end - span->start;
    size_t start = 0; /* of its first word, past pictures */
    for (size_t at = 0; at < len;) {
        uint32_t rune = 0;
        at += rcn_utf8_next((rcn_text){line, len}, at, &rune);
        if (rune != ' ' && !rcn_rune_is_picture(rune)) {
            break;
        }
        start = at;
    }
    rcn_region region = {.place = RCN_SIGN_TITLE,
                         .text = {line + start, len - start},
                         .block = RCN_NO_BLOCK,
                         .start = span->start + (uint32_t)start,
                         .kept = span->kind == RCN_SPAN_METADATA};
    RCN_PUSH(arena, regions, region);
}

/** Returns true for a line that is no more than "By". */
static bool
is_by(rcn_text line)
{
    static const char *const words[] = {"by",         "von", "par", "por",
                                        "written by", "di",  "door"};
    while (line.len && line.at[line.len - 1] == ':') {
        line.len--;
    }
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (line.len == strlen(words[i]) &&
            strncasecmp(line.at, words[i], line.len) == 0) {
            return true;
        }
    }
    return false;
}

/** Adds the lines of a span that is no part of the text. */
static void
add_lines(rcn_arena *arena, rcn_regions *regions, const rcn_document *document,
          const rcn_span *span, bool far)
{
    rcn_region region = {.place = span_place(span),
                         .block = RCN_NO_BLOCK,
                         .far = far,
                         .kept = span->kind == RCN_SPAN_METADATA};
    for (uint32_t at = span->start; at < span->end;) {
        uint32_t end = at;
        while (end < span->end && document->text.at[end] != '\n') {
            end++;
        }
        rcn_text line = rcn_text_trim(rcn_text_slice(document->text, at, end));
        if (is_by(line) && end < span->end) { /* the name is in the next one */
            size_t next = rcn_text_find(document->text, "\n", end + 1);
            end = next < span->end ? (uint32_t)next : span->end;
            line = rcn_text_trim(rcn_text_slice(document->text, at, end));
        }
        if (line.len && line.len <= LONGEST_EDGE) {
            region.text = line;
            region.start = (uint32_t)(line.at - document->text.at);
            RCN_PUSH(arena, regions, region);
        }
        at = end + 1;
    }
}

/** Adds the spans before the text and after it. */
static void
add_spans(rcn_arena *scratch, const rcn_cleaned *cleaned, rcn_regions *regions)
{
    size_t first = SIZE_MAX;
    size_t last = 0;
    for (size_t i = 0; i < cleaned->span_count; i++) {
        if (cleaned->spans[i].block != RCN_NO_BLOCK) {
            first = first == SIZE_MAX ? i : first;
            last = i;
        }
    }
    size_t before = first == SIZE_MAX ? 0 : first;
    size_t from = before > EDGE_SPANS ? before - EDGE_SPANS : 0;
    for (size_t i = from; i < cleaned->span_count; i++) {
        const rcn_span *span = &cleaned->spans[i];
        bool edge = i < before || (i > last && i <= last + EDGE_SPANS);
        if (span->block == RCN_NO_BLOCK &&
            (edge || span->kind == RCN_SPAN_METADATA ||
             is_class(span, "running-"))) {
            bool title = is_class(span, "title") && !cleaned->document->html &&
                         span->end - span->start <= LONGEST_EDGE;
            if (title) {
                add_title(scratch, regions, cleaned->document, span);
                continue;
            }
            add_lines(scratch, regions, cleaned->document, span,
                      cleaned->document->html && i > last + NEAR_SPANS);
        }
    }
}

/** Returns the regions of a document: spans before the text and after it, then
 * its blocks. */
static rcn_regions
regions_of(rcn_arena *scratch, const rcn_cleaned *cleaned)
{
    rcn_regions regions = {0};
    add_spans(scratch, cleaned, &regions);
    for (size_t i = 0; i < cleaned->block_count && i < TEXT_BLOCKS; i++) {
        rcn_text text = cleaned->blocks[i].text;
        bool tail = i + 3 >= cleaned->block_count;
        rcn_region region = {RCN_SIGN_TEXT, text, i, 0, true, false};
        region.place = i < OPENING_BLOCKS ? RCN_SIGN_OPENING : RCN_SIGN_TEXT;
        RCN_PUSH(scratch, &regions, region);
        if ((tail || i < 2) && text.len <= LONGEST_EDGE) {
            region.place = RCN_SIGN_EDGE;
            RCN_PUSH(scratch, &regions, region);
        }
    }
    return regions;
}

/** Elements of pages carry names in menus, and lines that credit pictures: a
 * page's metadata say better who issued and published it.  A byline far below
 * the text is that of another story. */
static bool
is_of_page(const rcn_sign *sign, const rcn_region *region,
           const rcn_document *document)
{
    bool credit = strcmp(sign->rule, "publisher-line") == 0;
    bool stranger = sign->role == RCN_ROLE_AUTHOR && region->far;
    return document->html && (credit || stranger);
}

static bool
looks_there(const rcn_sign *sign, rcn_sign_place place)
{
    return sign->place == place ||
           (sign->place == RCN_SIGN_TEXT && place == RCN_SIGN_OPENING);
}

/** Returns where the words of a match begin: what comes before them in it is
 * punctuation. */
static size_t
words_start(rcn_text text, const rcn_match *match)
{
    size_t start = match->start[0];
    while (start < match->start[1]) {
        uint32_t rune = 0;
        size_t step = rcn_utf8_next(text, start, &rune);
        if (rcn_rune_is_word(rune) || rune == 0xA9) {
            break;
        }
        start += step;
    }
    return start;
}

static rcn_hit
hit_of(rcn_arena *arena, const rcn_cleaned *cleaned, const rcn_region *region,
       const rcn_match *match, size_t sign)
{
    rcn_text name = rcn_match_text(match, region->text, 1);
    rcn_hit hit = {.sign = sign, .value = rcn_text_squash(arena, name).at};
    size_t start = words_start(region->text, match);
    if (region->block == RCN_NO_BLOCK) {
        hit.evidence = rcn_quote_text(arena, cleaned->document,
                                      region->start + (uint32_t)start,
                                      region->start + (uint32_t)match->end[0]);
    } else {
        hit.evidence = rcn_quote_block(arena, cleaned, region->block, start,
                                       match->end[0]);
    }
    hit.evidence.rule = rcn_signs[sign].rule;
    hit.evidence.gives = hit.value;
    return hit;
}

/** Returns true for words with a capital that name nobody: "I", "As I". */
static bool
is_pronoun(rcn_text name)
{
    static const char *const words[] = {"I",   "He",  "She",   "We",   "They",
                                        "It",  "You", "This",  "That", "But",
                                        "And", "The", "There", "Who"};
    for (size_t i = name.len; i-- > 0;) {
        if (name.at[i] == ' ') {
            name = rcn_text_slice(name, i + 1, name.len);
            break;
        }
    }
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (rcn_text_is(name, words[i])) {
            return true;
        }
    }
    return false;
}

static bool
is_name(const rcn_sign_set *set, rcn_text text)
{
    return !is_pronoun(text) && !rcn_names_nobody(set->nonsense, text);
}

/** The name in a title of capitals ends before what the title is on; there a
 * single word names an office, no body. */
static void
end_name_in_capitals(rcn_text text, rcn_match *match)
{
    static const char *const ends[] = {" ON ", " REGARDING ", " CONCERNING ",
                                       " ABOUT ", " IN CONNECTION "};
    rcn_text name = rcn_match_text(match, text, 1);
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        size_t at = rcn_text_find(name, ends[i], 0);
        if (at != SIZE_MAX) {
            name = rcn_text_slice(name, 0, at);
            match->end[1] = match->start[1] + at;
        }
    }
    if (rcn_text_starts(name, "THE ")) {
        match->start[1] += strlen("THE ");
        name = rcn_match_text(match, text, 1);
    }
    bool capitals = true;
    for (size_t at = 0; at < name.len;) {
        uint32_t rune = 0;
        at += rcn_utf8_next(name, at, &rune);
        capitals = capitals && !rcn_rune_is_lower(rune);
    }
    if (capitals && rcn_text_find(name, " ", 0) == SIZE_MAX &&
        name.len > LONG_ACRONYM) {
        match->start[1] = SIZE_MAX;
    }
}

static bool
match_sign(const rcn_sign_set *set, size_t sign, const rcn_region *region,
           rcn_match *ret_match)
{
    if (!rcn_pattern_find(set->patterns[sign], region->text, 0, ret_match) ||
        ret_match->start[1] == SIZE_MAX) {
        return false;
    }
    if (rcn_signs[sign].place == RCN_SIGN_TITLE) {
        end_name_in_capitals(region->text, ret_match);
    }
    return ret_match->start[1] != SIZE_MAX;
}

rcn_hits
rcn_signs_read(rcn_arena *arena, const rcn_sign_set *set,
               const rcn_cleaned *cleaned)
{
    rcn_arena *scratch = rcn_arena_new(0);
    rcn_regions regions = regions_of(scratch, cleaned);
    rcn_hits hits = {0};
    for (size_t i = 0; i < rcn_sign_count; i++) {
        for (size_t j = 0; j < regions.count; j++) {
            const rcn_region *region = &regions.items[j];
            rcn_match match;
            if (looks_there(&rcn_signs[i], region->place) &&
                !is_of_page(&rcn_signs[i], region, cleaned->document) &&
                match_sign(set, i, region, &match) &&
                is_name(set, rcn_match_text(&match, region->text, 1))) {
                rcn_hit hit = hit_of(arena, cleaned, region, &match, i);
                RCN_PUSH(arena, &hits, hit);
            }
        }
    }
    rcn_arena_free(scratch);
    return hits;
}
