/* The name in a byline: what labels, offices, days and agencies leave of it.
 * The words are data, by language (byline.def). */
#include "attribute/byline.h"

#include <string.h>

#include "base/utf8.h"
#include "clean/span/bodies.h"

#define LONGEST_NAME 70 /**< bytes */
#define LEAST_GLUED  4  /**< bytes of a word before the next begins */
#define LEAST_CAPITALS \
    3                /**< the same, before a word in capitals: not "McDONALD" */
#define MOST_NAME  9 /**< words */
#define SMALL_WORD 4 /**< bytes of a word that no name ends in */

typedef enum rcn_byline_word {
    RCN_BYLINE_TOLD,
    RCN_BYLINE_BEFORE,
    RCN_BYLINE_LABEL,
    RCN_BYLINE_AFTER,
    RCN_BYLINE_ENDS,
    RCN_BYLINE_NOBODY,
    RCN_BYLINE_ALONE
} rcn_byline_word;

static const struct {
    rcn_byline_word kind;
    const char *words;
} rows[] = {
#define RCN_BYLINE_WORD(kind, words) {RCN_BYLINE_##kind, words},
#include "attribute/byline.def"
#undef RCN_BYLINE_WORD
};

#define MONTH                                                              \
    "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|" \
    "aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
#define WEEKDAY                                                           \
    "(?:mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:rs(?:day)?)?|" \
    "fri(?:day)?|sat(?:urday)?|sun(?:day)?)"
/* A rank behind a comma, a day that the name runs into. */
#define RANK                                                             \
    ",\\s*(?:md|phd|rd|ms|sr|senior|editor|reporter|staff|contributing|" \
    "associate|chief|director|founder)\\b|"                              \
    ",\\s*(?:\\p{L}+\\s+){1,3}(?:writer|reporter|correspondent|"         \
    "columnist|editor|journalist|staff)\\b|"                             \
    "(?<=(?-i:\\p{Ll}))(?-i:Published|Updated|Posted|Last|Senior|Staff|" \
    "Founder|Chief|January|February|March|April|May|June|July|August|"   \
    "September|October|November|December)(?=\\s*\\d|\\b.*\\d|\\s|$)"
/* "Ann Bo Feb", whose day was cut off; April, May and June are names too. */
#define LAST_MONTH                                                      \
    "^\\p{L}\\S*\\s\\p{L}\\S*(?:\\s\\S+)*?\\K,?\\s(?:jan(?:uary)?|"     \
    "feb(?:ruary)?|mar|apr|jul(?:y)?|aug|sept?(?:ember)?|oct(?:ober)?|" \
    "nov(?:ember)?|dec(?:ember)?)\\.?$"
/* A rank behind a name of two words: "Ann Roe Writer". */
#define LAST_RANK                                                              \
    "^(?!(?:senior|junior|chief|staff|guest|deputy|managing|contributing)\\b)" \
    "\\p{L}[^\\s,]*\\s\\p{L}[^\\s,]*(?:\\s(?!senior|chief|special)[^\\s,]+)*?" \
    "(?<!staff)"                                                               \
    "\\K\\s(?:writer|reporter|"                                                \
    "journalist|"                                                              \
    "correspondent|columnist|redakteur(?:in)?)$"
/* Addresses, sections, teams, labels of what is no author. */
#define ODD                                                                   \
    "^\\p{L}{3,12}:\\s*\\p{L}|"                                               \
    "^https?:|\\bwww\\.|@|^h\\d\\d$|^(?:" MONTH "|" WEEKDAY ")$|^theme\\s*:|" \
    "^\\S*team$|^do\\s+uol\\b|,\\s+em\\s+\\p{L}|^\\S+\\.(?:com|org|net|"      \
    "ru|kz|de|fr|it|pl|hu|az|am|info)$|^contributors\\s+to\\b|\\b(?:"         \
    "redacci[oó]n|redazione|r[eé]daction|redactie|redakcja|redakce|"        \
    "редакция|редакція)\\b|"                                  \
    "\\b(?:limited|ltd|inc|incorporated|llc|llp|plc|gmbh|corporation)\\.?$|"  \
    "^our\\s|^(?:our\\s+)?(?:editorial\\s+)?(?:staff|team|newsroom)"          \
    "(?:\\s+(?:writers?|reporters?|report))?$|"                               \
    "^(?:senior|junior|chief|staff)\\s+(?:\\p{L}+\\s+){0,2}"                  \
    "(?:reporter|writer|correspondent|analyst)$"

/* References to addresses and notes behind a name of two words, in a list or at
 * its end: "Ann Roe1,2, Bo Doe*". */
#define MARKS                                                                        \
    "(?-i:\\p{Lu})\\S*\\s+\\S*\\p{Ll}\\K(?:\\d{1,2}(?:,\\d{1,2})*(?:,?[*†‡§¶]" \
    ")*"                                                                             \
    "|[*†‡§¶]+)(?=\\s*(?:[,;]|$|(?:and|und|et|y|e|и)\\b|&))"

static const struct {
    bool medium;
    const char *words;
} media[] = {
#define MEDIUM                      true
#define PLACE                       false
#define RELEASE                     false
#define RESERVED                    false
#define RCN_MEDIA_WORD(kind, words) {kind, words},
#include "attribute/media.def"
#undef RCN_MEDIA_WORD
};

/* Names of a list: "Ann Roe, Bo Doe and Cy Fox". */
#define LINKS "^\\W*(?:and|und|et|y|e|i|en|og|och|и|та|ve|və|with|mit)?\\W*$"

/** Returns the words that name a medium; a leading article names one too. */
static const rcn_pattern *
compile_media(rcn_arena *arena)
{
    rcn_buffer out = rcn_buffer_new(arena);
    rcn_buffer_string(&out,
                      "^(?:the|die|der|das|el|la|le|les|los|las|il|o|team)\\s");
    for (size_t i = 0; i < sizeof media / sizeof *media; i++) {
        if (media[i].medium) {
            rcn_buffer_printf(&out, "|\\b(?:%s)\\b", media[i].words);
        }
    }
    return rcn_pattern_constant(arena, rcn_buffer_text(&out).at, true);
}

static const char *
words_of(rcn_arena *arena, rcn_byline_word kind)
{
    rcn_buffer out = rcn_buffer_new(arena);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (rows[i].kind == kind) {
            rcn_buffer_printf(&out, "%s%s", out.len ? "|" : "", rows[i].words);
        }
    }
    return rcn_buffer_text(&out).at;
}

const char *
rcn_byline_told(rcn_arena *arena)
{
    return words_of(arena, RCN_BYLINE_TOLD);
}

rcn_name_patterns
rcn_name_patterns_new(rcn_arena *arena)
{
    const char *told = words_of(arena, RCN_BYLINE_TOLD);
    const char *before = rcn_arena_printf(
        arena,
        "^\\d[\\d\\s:./年月日-]*(?=\\p{L})|^[\\p{Han}\\p{Hangul}]+\\s*="
        "(?=\\p{Hangul})|^\\p{Han}{2,8}(?:[報报社網网]|快訊|中心|報導)\\s*／|"
        "^by(?=(?-i:\\p{Lu}\\p{Ll}))|^author(?=(?-i:\\p{Lu}\\p{Ll}))|"
        "^(?:[^\\p{L}\\p{N}]|and\\b)*(?:(?:%s|%s)(?:(?<=\\p{Han})|\\b)(?!['’]"
        "s\\b)"
        "\\s*[:.：]?|(?:%s)\\s*[:：/／|●•])\\s*",
        told, words_of(arena, RCN_BYLINE_BEFORE),
        words_of(arena, RCN_BYLINE_LABEL));
    const char *after = rcn_arena_printf(
        arena,
        "\\s*(?:&nbsp|[|•·–—(»]|\\s-\\s|/\\s*(?-i:\\p{Lu}{2,6})\\b|"
        "(?<=[\\p{L}.,])\\s+(?:%s)\\b|(?<=\\p{L})\\s*(?:%s)|"
        "(?<![A-Za-z0-9])\\d|(?<=\\p{L})\\s+@|" RANK ")|" LAST_MONTH
        "|" LAST_RANK,
        words_of(arena, RCN_BYLINE_AFTER), words_of(arena, RCN_BYLINE_ENDS));
    const char *other = rcn_arena_printf(arena, "\\b(?:%s)\\b|^(?:%s)$|" ODD,
                                         words_of(arena, RCN_BYLINE_NOBODY),
                                         words_of(arena, RCN_BYLINE_ALONE));
    return (rcn_name_patterns){rcn_pattern_constant(arena, before, true),
                               rcn_pattern_constant(arena, after, true),
                               rcn_pattern_constant(arena, other, true),
                               rcn_pattern_constant(arena, LINKS, true),
                               compile_media(arena),
                               rcn_bodies_new(arena),
                               rcn_pattern_constant(arena, MARKS, true)};
}

/** Without punctuation at both ends; a full stop may belong to an initial. */
static rcn_text
trim_marks(rcn_text text)
{
    text = rcn_text_trim(text);
    while (text.len && strchr(",;:|/-", text.at[text.len - 1])) {
        text.len--;
        text = rcn_text_trim(text);
    }
    while (text.len && strchr(",.;:|/-", text.at[0])) {
        text = rcn_text_trim(rcn_text_slice(text, 1, text.len));
    }
    return text;
}

/** Without the small words that a cut leaves behind a name: "Ann Roe am". */
static rcn_text
without_small_words(rcn_text name)
{
    uint32_t rune = 0;
    if (name.len) {
        (void)rcn_utf8_next(name, 0, &rune);
    }
    bool capital = rcn_rune_is_upper(rune);
    while (capital && name.len) {
        size_t start = rcn_last_word_start(name);
        bool small = start && name.len - start <= SMALL_WORD;
        for (size_t at = start; small && at < name.len;) {
            at += rcn_utf8_next(name, at, &rune);
            small = rcn_rune_is_lower(rune); /* not "e.V." */
        }
        if (!small) {
            break;
        }
        name = rcn_text_trim(rcn_text_slice(name, 0, start));
    }
    return name;
}

/** Returns true where two capitals stand: a word in capitals begins. */
static bool
begins_capitals(rcn_text name, size_t at)
{
    uint32_t rune = 0;
    for (int i = 0; i < 2; i++) {
        if (at >= name.len) {
            return false;
        }
        at += rcn_utf8_next(name, at, &rune);
        if (!rcn_rune_is_upper(rune)) {
            return false;
        }
    }
    return true;
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
        } else if (words > 1 && rcn_rune_is_upper(rune) &&
                   rcn_rune_is_lower(last) &&
                   at - word >= (begins_capitals(name, at) ? LEAST_CAPITALS
                                                           : LEAST_GLUED)) {
            return rcn_text_slice(name, 0, at);
        }
        last = rune;
        at += step;
    }
    return name;
}

/** Returns true when each word begins with a capital. */
static bool
is_capitalized(rcn_text name)
{
    for (size_t at = 0; at < name.len;) {
        size_t end = rcn_text_find(name, " ", at);
        uint32_t rune = 0;
        (void)rcn_utf8_next(name, at, &rune);
        if (!rcn_rune_is_upper(rune)) {
            return false;
        }
        at = end == SIZE_MAX ? name.len : end + 1;
    }
    return true;
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
    size_t words = rcn_utf8_count_words(person);
    bool capital = is_capitalized(person);
    rcn_text found = rcn_match_text(&match, name, 0);
    bool office = rcn_text_find(found, "ffice", 0) != SIZE_MAX;
    return office && capital && words >= 2 && words <= 4 ? person : name;
}

/** Without what a person wrote in or for: "Ann Roe in Valve", "Ann Roe For
 * Example.com".  The name of a body may hold these words. */
static rcn_text
without_place_of_work(const rcn_name_patterns *patterns, rcn_text name)
{
    static const char *const links[] = {" in ", " for ", " For "};
    for (size_t i = 0; i < sizeof links / sizeof *links; i++) {
        size_t at = rcn_text_find(name, links[i], 0);
        size_t end = at + strlen(links[i]);
        uint32_t rune = 0;
        if (at == SIZE_MAX || end >= name.len) {
            continue;
        }
        (void)rcn_utf8_next(name, end, &rune);
        rcn_text person = rcn_text_slice(name, 0, at);
        size_t words = rcn_utf8_count_words(person);
        if (rcn_rune_is_upper(rune) && words >= 2 && words <= 3 &&
            is_capitalized(person) && !rcn_names_body(patterns->bodies, name)) {
            return person;
        }
    }
    return name;
}

/** Returns the text without the marks of notes behind names. */
static rcn_text
without_marks(rcn_arena *arena, const rcn_name_patterns *patterns,
              rcn_text text)
{
    rcn_buffer out = rcn_buffer_new(arena);
    size_t from = 0;
    rcn_match match;
    while (rcn_pattern_find(patterns->marks, text, from, &match) &&
           match.end[0] > from) {
        rcn_buffer_add(&out, rcn_text_slice(text, from, match.start[0]));
        from = match.end[0];
    }
    if (!from) {
        return text;
    }
    rcn_buffer_add(&out, rcn_text_slice(text, from, text.len));
    return rcn_buffer_text(&out);
}

/** Returns true for two words of small letters only, as who signs up for a
 * program of blogs often writes the own name: "ann roe". */
static bool
is_small_pair(rcn_text name)
{
    size_t spaces = 0;
    for (size_t i = 0; i < name.len; i++) {
        unsigned char c = (unsigned char)name.at[i];
        spaces += c == ' ';
        if (c != ' ' && (c < 'a' || c > 'z')) {
            return false;
        }
    }
    return spaces == 1;
}

rcn_text
rcn_author_clean(rcn_arena *arena, const rcn_name_patterns *patterns,
                 rcn_text text, bool shown)
{
    static const rcn_text none = {"", 0};
    rcn_text name =
        without_marks(arena, patterns, rcn_text_squash(arena, text));
    rcn_match match;
    for (int i = 0; i < 3; i++) { /* "2 May Author: by Jane Doe" */
        if (rcn_pattern_find(patterns->before, name, 0, &match)) {
            name = rcn_text_slice(name, match.end[0], name.len);
        }
    }
    if (rcn_pattern_find(patterns->after, name, 0, &match)) {
        name = rcn_text_slice(name, 0, match.start[0]);
        /* "Guardian staff reporter" */
        if (!memchr(name.at, ' ', name.len) &&
            rcn_pattern_find(patterns->media, name, 0, &match)) {
            return none;
        }
    }
    name = shown ? before_glue(name) : name;
    name = trim_marks(without_office(patterns, name));
    name = without_place_of_work(patterns, name);
    name = trim_marks(without_small_words(name));
    size_t words = 1;
    for (size_t i = 0; i < name.len; i++) {
        words += name.at[i] == ' ';
    }
    bool small = name.len && name.at[0] >= 'a' && name.at[0] <= 'z';
    if (name.len < 2 || name.len > LONGEST_NAME || words > MOST_NAME ||
        (small && words > 1 && (shown || !is_small_pair(name))) ||
        rcn_text_find(name, "! ", 0) != SIZE_MAX ||
        rcn_pattern_find(patterns->other, name, 0, &match)) {
        return none;
    }
    return name;
}
