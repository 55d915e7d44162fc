/* The furniture of printed pages against the ledger: a folio, which is the
 * label of its page, and a running head that the ledger states, whole or cut
 * short. Nothing else may be outside the structure of a book for readers to
 * find. */
#include "verify/heads.h"

#include <stdlib.h>
#include <string.h>

#include "base/codes.h"
#include "base/utf8.h"
#include "verify/reading.h"

#define ELLIPSIS "\xE2\x80\xA6"
#define POINT    "\xC2\xB7" /* between a title and its date */

static const char *
without_space(rcn_arena *arena, rcn_text words)
{
    rcn_buffer out = rcn_buffer_new(arena);
    rcn_reading at = rcn_reading_begin(words, 0);
    for (; at.rune; rcn_reading_advance(&at)) {
        rcn_buffer_rune(&out, at.rune);
    }
    return rcn_buffer_text(&out).at;
}

static int
by_bytes(const void *left, const void *right)
{
    return strcmp(*(const char *const *)left, *(const char *const *)right);
}

void
rcn_running_heads_read(rcn_arena *arena, const json_t *list,
                       rcn_running_heads *ret_heads)
{
    *ret_heads = (rcn_running_heads){.stated = json_is_array(list)};
    for (size_t i = 0; i < json_array_size(list); i++) {
        const char *head = json_string_value(json_array_get(list, i));
        RCN_PUSH(arena, &ret_heads->list,
                 without_space(arena, rcn_text_of(head)));
    }
    if (ret_heads->list.count) {
        qsort(ret_heads->list.items, ret_heads->list.count,
              sizeof *ret_heads->list.items, by_bytes);
    }
}

/* Returns the first head that is not less than the words; the count when none
 * is. */
static size_t
find(const rcn_running_heads *heads, const char *words)
{
    size_t low = 0;
    size_t high = heads->list.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (strcmp(heads->list.items[middle], words) < 0) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

static bool
begins_one(const rcn_running_heads *heads, const char *words)
{
    size_t at = find(heads, words);
    return at < heads->list.count &&
           strncmp(heads->list.items[at], words, strlen(words)) == 0;
}

/* A head, a title without its date, or what was cut at the end of a word. */
static bool
is_head(rcn_arena *arena, const rcn_running_heads *heads, const char *words)
{
    size_t len = strlen(words);
    size_t end = strlen(ELLIPSIS);
    size_t at = find(heads, words);
    bool whole =
        at < heads->list.count && strcmp(heads->list.items[at], words) == 0;
    bool cut = len > end && strcmp(words + len - end, ELLIPSIS) == 0;
    return !len || whole ||
           begins_one(heads, rcn_arena_printf(arena, "%s" POINT, words)) ||
           (cut &&
            begins_one(heads, rcn_arena_strndup(arena, words, len - end)));
}

/* Returns the number of a page of front matter, in small Roman numerals. */
static const char *
roman(rcn_arena *arena, size_t number)
{
    static const char *const digits[3][10] = {
        {"", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"},
        {"", "x", "xx", "xxx", "xl", "l", "lx", "lxx", "lxxx", "xc"},
        {"", "c", "cc", "ccc", "cd", "d", "dc", "dcc", "dccc", "cm"}};
    rcn_buffer out = rcn_buffer_new(arena);
    for (size_t i = 0; i < number / 1000; i++) {
        rcn_buffer_char(&out, 'm');
    }
    rcn_buffer_string(&out, digits[2][number / 100 % 10]);
    rcn_buffer_string(&out, digits[1][number / 10 % 10]);
    rcn_buffer_string(&out, digits[0][number % 10]);
    return rcn_buffer_text(&out).at;
}

/* Returns what follows a label, or NULL when the words do not begin with it. */
static const char *
behind(const char *words, const char *label)
{
    size_t len = strlen(label);
    return strncmp(words, label, len) == 0 ? words + len : NULL;
}

/* Returns whether the words begin with a number that counts from this page or
 * one before it, behind those with Roman numerals; each that they may begin
 * with is tried. */
static bool
begins_count(rcn_arena *arena, const rcn_running_heads *heads,
             const char *words, size_t page, rcn_folios *folios)
{
    size_t number = 0;
    for (size_t i = 0; words[i] >= '0' && words[i] <= '9'; i++) {
        number = number * 10 + (size_t)(words[i] - '0');
        if (number > page + 1 - folios->front) {
            break;
        }
        if (number && is_head(arena, heads, words + i + 1)) {
            *folios = (rcn_folios){true, page + 1 - number};
            return true;
        }
    }
    return false;
}

bool
rcn_is_furniture(rcn_arena *arena, const rcn_running_heads *heads,
                 rcn_text furniture, size_t page, rcn_folios *folios)
{
    const char *words = without_space(arena, furniture);
    bool counted = folios->counted;
    const char *label =
        counted ? rcn_arena_printf(arena, "%zu", page + 1 - folios->front)
                : roman(arena, page + 1);
    const char *rest = behind(words, label);
    if (!*words) {
        return true;
    }
    if (rest && is_head(arena, heads, rest)) {
        folios->front = counted ? folios->front : page + 1;
        return true;
    }
    return !counted && begins_count(arena, heads, words, page, folios);
}

bool
rcn_printed_heads(rcn_printed_book *book, const rcn_running_heads *heads)
{
    rcn_folios folios = {0};
    bool good = true;
    for (size_t i = 0; heads->stated && i < book->pages.count; i++) {
        rcn_text words = book->pages.items[i].furniture;
        if (!rcn_is_furniture(book->scratch, heads, words, i, &folios)) {
            good = rcn_printed_fail(
                book, RCN_CODE_VERIFY_DIFFERENCE, i + 1,
                rcn_arena_printf(
                    book->scratch,
                    "furniture is neither its number nor a head: \"%s\"",
                    rcn_proof_words(book->scratch, words)));
        }
        rcn_arena_reset(book->scratch);
    }
    return good;
}
