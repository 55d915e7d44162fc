/* Which word was meant: the restricted edit distance of Damerau (1964), by
 * dynamic programming over bytes. */
#include "base/nearest.h"

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

#define WORD_LIMIT 64
#define EDIT_LIMIT 3

static char
folded(char byte)
{
    return (char)(byte >= 'A' && byte <= 'Z' ? byte | 0x20 : byte);
}

static unsigned
least(unsigned a, unsigned b)
{
    return a < b ? a : b;
}

/* One cell of the table: the cheapest of the four edits. */
static unsigned
cell(unsigned rows[3][WORD_LIMIT + 1], const char *a, const char *b, size_t i,
     size_t k)
{
    bool same = folded(a[i - 1]) == folded(b[k - 1]);
    unsigned out = least(rows[1][k], rows[2][k - 1]) + 1;
    out = least(out, rows[1][k - 1] + (same ? 0 : 1));
    if (i > 1 && k > 1 && folded(a[i - 1]) == folded(b[k - 2]) &&
        folded(a[i - 2]) == folded(b[k - 1])) {
        out = least(out, rows[0][k - 2] + 1);
    }
    return out;
}

static unsigned
distance(const char *a, size_t a_len, const char *b, size_t b_len)
{
    unsigned rows[3][WORD_LIMIT + 1]; /* the row before last, last, this */
    for (size_t k = 0; k <= b_len; k++) {
        rows[0][k] = rows[1][k] = rows[2][k] = (unsigned)k;
    }
    for (size_t i = 1; i <= a_len; i++) {
        memcpy(rows[0], rows[1], sizeof rows[0]);
        memcpy(rows[1], rows[2], sizeof rows[1]);
        rows[2][0] = (unsigned)i;
        for (size_t k = 1; k <= b_len; k++) {
            rows[2][k] = cell(rows, a, b, i, k);
        }
    }
    return rows[2][b_len];
}

/* More edits than this are no slip. */
static unsigned
most_edits(size_t len)
{
    size_t edits = len / 3;
    return (unsigned)(edits < 1 ? 1 : edits > EDIT_LIMIT ? EDIT_LIMIT : edits);
}

const char *
rcn_nearest(const char *word, const char *const *words, size_t count)
{
    size_t len = strlen(word);
    const char *best = NULL;
    unsigned fewest = most_edits(len) + 1;
    for (size_t i = 0; len && len <= WORD_LIMIT && i < count; i++) {
        size_t other = strlen(words[i]);
        if (other > WORD_LIMIT) {
            continue;
        }
        bool begun = len > 1 && strncmp(word, words[i], len) == 0;
        unsigned edits = begun ? 1 : distance(word, len, words[i], other);
        if (edits < fewest && edits < other) {
            fewest = edits;
            best = words[i];
        }
    }
    return best;
}
