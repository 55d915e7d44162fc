/* Which page of an article an address or a title names.  Sites that part an
 * article number its pages in the query, in the last segment or behind the name
 * of the file; programs that mirror sites keep that in the file's name. */
#include "source/files/paging.h"

#include <string.h>

#include "base/utf8.h"

#define DIGITS_MOST 3

/* Words for a page in addresses and titles, in lower case. */
static const char *const page_words[] = {
    "page",  "seite",  "pagina", "página", "pg",   "p",
    "sayfa", "strona", "pagina", "sida",   "side", "страница"};

/* Words between the number of a page and the number of pages. */
static const char *const of_words[] = {"of", "von", "de", "sur", "di", "из"};

static bool
is_one_of(rcn_text word, const char *const *words, size_t count)
{
    bool found = false;
    for (size_t i = 0; i < count && !found; i++) {
        found = rcn_text_is(word, words[i]);
    }
    return found;
}

static bool
is_page_word(rcn_text word)
{
    return is_one_of(word, page_words, sizeof page_words / sizeof *page_words);
}

/* Returns the number that a word is; 0: none, or more than three digits. */
static uint32_t
number_of(rcn_text word)
{
    uint32_t number = 0;
    for (size_t i = 0; i < word.len; i++) {
        if (word.at[i] < '0' || word.at[i] > '9' || i == DIGITS_MOST) {
            return 0;
        }
        number = number * 10 + (uint32_t)(word.at[i] - '0');
    }
    return number;
}

/* Without the endings of files and folders, as often as they are there: a
 * mirror may add its own. */
static rcn_text
without_ending(rcn_text address)
{
    static const char *const endings[] = {".html", ".htm",   ".xhtml", ".php",
                                          ".aspx", ".shtml", "/index", "/",
                                          ".txt",  ".text"};
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        if (rcn_text_ends(address, endings[i])) {
            address.len -= strlen(endings[i]);
            i = SIZE_MAX; /* from the first one again */
        }
    }
    return address;
}

/* Takes "page=2" out of a query.  Mirrors write "@" for "?" where the system
 * has no such names. */
static bool
read_query(rcn_arena *arena, rcn_text address, rcn_paged_address *paged)
{
    size_t query = 0;
    while (query < address.len && !strchr("?@", address.at[query])) {
        query++;
    }
    for (size_t at = query; at < address.len;) {
        size_t start = at + 1, end = start, equals = SIZE_MAX;
        for (; end < address.len && address.at[end] != '&'; end++) {
            equals =
                address.at[end] == '=' && equals == SIZE_MAX ? end : equals;
        }
        uint32_t number =
            equals == SIZE_MAX
                ? 0
                : number_of(rcn_text_slice(address, equals + 1, end));
        if (number && is_page_word(rcn_text_slice(address, start, equals))) {
            rcn_buffer stem = rcn_buffer_new(arena);
            rcn_buffer_add(&stem,
                           without_ending(rcn_text_slice(address, 0, query)));
            rcn_buffer_add(&stem, rcn_text_slice(address, query, at));
            rcn_buffer_add(&stem, rcn_text_slice(address, end, address.len));
            *paged = (rcn_paged_address){rcn_buffer_text(&stem), number, true};
            return true;
        }
        at = end;
    }
    return false;
}

/* Returns where the letters or digits at the end of a text begin. */
static size_t
last_run(rcn_text text, bool digits)
{
    size_t start = text.len;
    while (start &&
           (text.at[start - 1] >= '0' && text.at[start - 1] <= '9') == digits &&
           !strchr("-_,./ +", text.at[start - 1])) {
        start--;
    }
    return start;
}

static rcn_text
without_sign(rcn_text text)
{
    while (text.len && strchr("-_,. +/", text.at[text.len - 1])) {
        text.len--;
    }
    return text;
}

rcn_paged_address
rcn_paging_read(rcn_arena *arena, const char *address)
{
    rcn_text text = without_ending((rcn_text){address, strcspn(address, "#")});
    rcn_paged_address paged = {text, 1, false};
    if (read_query(arena, text, &paged)) {
        return paged;
    }
    size_t digits = last_run(text, true);
    uint32_t number = number_of(rcn_text_slice(text, digits, text.len));
    rcn_text before = rcn_text_slice(text, 0, digits);
    rcn_text stem = without_sign(before);
    size_t word = last_run(stem, false);
    bool named = is_page_word(rcn_text_slice(stem, word, stem.len));
    if (number && (named || stem.len < before.len)) {
        stem = named ? without_sign(rcn_text_slice(stem, 0, word)) : stem;
        paged = (rcn_paged_address){stem, number, named};
    }
    return paged;
}

/* Words whose number tells one document of a series from another. */
static const char *const series_words[] = {
    "part",  "chapter", "episode", "volume",   "teil",  "kapitel",
    "folge", "band",    "partie",  "chapitre", "parte", "capitulo",
    "часть", "глава",   "выпуск",  "bölüm"};

typedef RCN_LIST(rcn_text) rcn_title_words;

/* Reads "page 2", "page 2 of 3", "2 of 3" at word `at`; returns how many words
 * that are, 0: none. */
static size_t
read_marker(const rcn_title_words *words, size_t at, uint32_t *ret_number)
{
    size_t next = at + is_page_word(words->items[at]);
    if (next == words->count) {
        return 0;
    }
    uint32_t number = number_of(words->items[next]);
    bool named = next > at;
    bool counted =
        !(at && is_one_of(words->items[at - 1], series_words,
                          sizeof series_words / sizeof *series_words)) &&
        next + 2 < words->count &&
        is_one_of(words->items[next + 1], of_words,
                  sizeof of_words / sizeof *of_words) &&
        number_of(words->items[next + 2]) >= number;
    if (!number || !(named || counted)) {
        return 0;
    }
    *ret_number = number;
    return next - at + (counted ? 3 : 1);
}

rcn_text
rcn_paging_title(rcn_arena *arena, rcn_text title, uint32_t *ret_number)
{
    rcn_text key = rcn_words_key(arena, title, true);
    rcn_title_words words = {0};
    for (size_t at = 0, end; at < key.len; at = end + 1) {
        for (end = at; end < key.len && key.at[end] != ' '; end++) {
        }
        RCN_PUSH(arena, &words, rcn_text_slice(key, at, end));
    }
    rcn_buffer out = rcn_buffer_new(arena);
    *ret_number = 0;
    for (size_t i = 0; i < words.count; i++) {
        size_t marker = *ret_number ? 0 : read_marker(&words, i, ret_number);
        if (!marker) {
            rcn_buffer_string(&out, out.len ? " " : "");
            rcn_buffer_add(&out, words.items[i]);
        } else {
            i += marker - 1;
        }
    }
    return rcn_buffer_text(&out);
}
