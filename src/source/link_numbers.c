/* The numbers of links in pages that a text browser wrote as text.  The list at
 * the end is read from its end, where only addresses and headings may stand. */
#include "source/link_numbers.h"

#include <string.h>

#define LEAST_LINKS  3
#define MOST_DIGITS  5
#define LEAST_MARKED 50 /* per cent of the links that are in the text */
#define LEAST_GLUED  80 /* per cent of these that touch the next word */

static const char *const headings[] = {
    "References",  "Visible links",  "Visible links:", "Hidden links:",
    "References:", "Links:",         "Verweise",       "Referenzen",
    "Références",  "Liens visibles", "Referencias",    "Riferimenti",
    "Referências", "Ссылки",         "Ссылки:"};

static size_t
read_number(rcn_text text, size_t at, uint32_t *ret_number)
{
    size_t digits = 0;
    *ret_number = 0;
    while (at + digits < text.len && text.at[at + digits] >= '0' &&
           text.at[at + digits] <= '9' && digits < MOST_DIGITS) {
        *ret_number = *ret_number * 10 + (uint32_t)(text.at[at + digits] - '0');
        digits++;
    }
    return digits;
}

/* "https:", "mailto:", "/path", "#part": what a browser lists. */
static bool
is_address(rcn_text word)
{
    size_t letters = 0;
    while (letters < word.len && (word.at[letters] | 32) >= 'a' &&
           (word.at[letters] | 32) <= 'z') {
        letters++;
    }
    bool scheme = letters >= 3 && letters < word.len && word.at[letters] == ':';
    return scheme || (word.len && strchr("/#?.", word.at[0]));
}

/* Returns the number of "  12. https://..." or "[12] https://...", or 0. */
static uint32_t
list_number(rcn_text line)
{
    uint32_t number = 0;
    bool bracket = rcn_text_starts(line, "[");
    size_t at = bracket ? 1 : 0;
    size_t digits = read_number(line, at, &number);
    at += digits;
    const char *close = bracket ? "]" : ".";
    if (!digits || at >= line.len || line.at[at] != *close) {
        return 0;
    }
    at += bracket && at + 1 < line.len && line.at[at + 1] == ':' ? 2 : 1;
    rcn_text rest = rcn_text_trim(rcn_text_slice(line, at, line.len));
    return is_address(rest) && !memchr(rest.at, ' ', rest.len) ? number : 0;
}

static bool
is_heading(rcn_text line)
{
    for (size_t i = 0; i < sizeof headings / sizeof *headings; i++) {
        if (rcn_text_is(line, headings[i])) {
            return true;
        }
    }
    return false;
}

/* Reads the list from the end of the text up to its number one. */
static rcn_link_numbers
read_list(rcn_text text)
{
    rcn_link_numbers found = {0, text.len};
    uint32_t next = 0; /* number that was read last */
    for (size_t end = text.len; end > 0;) {
        size_t start = end;
        while (start > 0 && text.at[start - 1] != '\n') {
            start--;
        }
        rcn_text line = rcn_text_trim(rcn_text_slice(text, start, end));
        uint32_t number = list_number(line);
        if (number && next != 1 && (!next || number + 1 == next)) {
            found.count = found.count ? found.count : number;
            found.list = start;
            next = number;
        } else if (line.len && is_heading(line)) {
            found.list = start;
        } else if (line.len) {
            break;
        }
        end = start ? start - 1 : 0;
    }
    return next == 1 ? found : (rcn_link_numbers){0, text.len};
}

size_t
rcn_link_number_at(rcn_text text, const rcn_link_numbers *numbers, size_t at)
{
    uint32_t number = 0;
    if (!numbers->count || at >= numbers->list || text.at[at] != '[') {
        return 0;
    }
    size_t digits = read_number(text, at + 1, &number);
    size_t close = at + 1 + digits;
    return digits && close < text.len && text.at[close] == ']' && number &&
                   number <= numbers->count
               ? digits + 2
               : 0;
}

rcn_link_numbers
rcn_link_numbers_find(rcn_text text)
{
    rcn_link_numbers found = read_list(text);
    size_t marks = 0;
    size_t glued = 0;
    for (size_t at = 0; found.count && at < found.list; at++) {
        size_t len = rcn_link_number_at(text, &found, at);
        if (len) {
            marks++;
            glued += !memchr(" \t\r\n.,;:)", text.at[at + len], 9);
            at += len - 1;
        }
    }
    bool proven = found.count >= LEAST_LINKS &&
                  marks * 100 >= (size_t)found.count * LEAST_MARKED &&
                  glued * 100 >= marks * LEAST_GLUED;
    return proven ? found : (rcn_link_numbers){0, text.len};
}
