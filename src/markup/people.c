/* The people of a byline.  Libraries file each author of a work on his own
 * (CSL-JSON "author", TEI <author>, dc:creator), where a page names them in one
 * line. */
#include "markup/people.h"

#include <string.h>

#include "base/text.h"
#include "base/utf8.h"

#define MOST_PEOPLE 24
#define LEAST_WORDS 2
#define MOST_WORDS  5

/** Words between names, and words within them that begin small. */
static const char *const links[] = {"and", "und", "et", "y",  "e",  "en", "og",
                                    "och", "i",   "и",  "та", "və", "ve", "&"};
static const char *const particles[] = {
    "de", "da",  "do",  "dos", "das", "del", "della", "di",
    "du", "van", "von", "der", "den", "ter", "zu",    "la",
    "le", "el",  "al",  "bin", "ibn", "af",  "av"};

#define IS_ONE_OF(word, list) \
    is_one_of((word), (list), sizeof(list) / sizeof *(list))

static bool
is_one_of(rcn_text word, const char *const *list, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (rcn_text_is(word, list[i])) {
            return true;
        }
    }
    return false;
}

/** Returns the next word from `*at` on, which moves behind it; empty at the
 * end.  A comma is a word. */
static rcn_text
next_word(rcn_text value, size_t *at)
{
    while (*at < value.len && value.at[*at] == ' ') {
        ++*at;
    }
    size_t start = *at;
    while (*at < value.len && !strchr(" ,;", value.at[*at])) {
        ++*at;
    }
    if (*at == start && *at < value.len) {
        ++*at;
    }
    return rcn_text_slice(value, start, *at);
}

/** Returns whether a word may be in a person's name. */
static bool
is_of_name(rcn_text word)
{
    uint32_t rune = 0;
    (void)rcn_utf8_next(word, 0, &rune);
    for (size_t i = 0; i < word.len; i++) {
        if (word.at[i] >= '0' && word.at[i] <= '9') {
            return false;
        }
    }
    return rcn_rune_is_upper(rune) || IS_ONE_OF(word, particles);
}

/** Returns whether bytes [start, end) of a value are the name of a person. */
static bool
is_person(rcn_text value, size_t start, size_t end)
{
    rcn_text name = rcn_text_slice(value, 0, end);
    size_t words = 0;
    for (size_t at = start;;) {
        rcn_text word = next_word(name, &at);
        if (!word.len) {
            break;
        }
        if (!is_of_name(word)) {
            return false;
        }
        words++;
    }
    return words >= LEAST_WORDS && words <= MOST_WORDS;
}

/** Fills in the bounds of the names; 0 when one of them is no person's. */
static size_t
find_names(rcn_text value, size_t bounds[MOST_PEOPLE][2])
{
    size_t count = 0;
    size_t start = 0;
    size_t end = 0;
    for (size_t at = 0;;) {
        rcn_text word = next_word(value, &at);
        bool link = IS_ONE_OF(word, links) || rcn_text_is(word, ",") ||
                    rcn_text_is(word, ";");
        if (word.len && !link) {
            end = at;
            continue;
        }
        if (end > start) {
            if (count == MOST_PEOPLE || !is_person(value, start, end)) {
                return 0;
            }
            bounds[count][0] = start;
            bounds[count++][1] = end;
        }
        if (!word.len) {
            return count;
        }
        start = at;
        end = at;
    }
}

const char *const *
rcn_people_part(rcn_arena *arena, const char *value, size_t *ret_count)
{
    size_t bounds[MOST_PEOPLE][2];
    size_t count = value ? find_names(rcn_text_of(value), bounds) : 0;
    *ret_count = count ? count : value && *value;
    const char **names = rcn_arena_alloc(arena, *ret_count + 1, sizeof *names);
    names[0] = value;
    for (size_t i = 0; i < count; i++) {
        names[i] = rcn_text_string(
            arena, rcn_text_trim(rcn_text_slice(rcn_text_of(value),
                                                bounds[i][0], bounds[i][1])));
    }
    return names;
}

/* Returns where the family begins in a name that ends at `end`: at the last
 * word, or at the particles before it. */
static size_t
family_of(rcn_text name, size_t end)
{
    size_t family = 0;
    bool particle = false;
    for (size_t at = 0;;) {
        rcn_text word = next_word(rcn_text_slice(name, 0, end), &at);
        if (!word.len) {
            return family;
        }
        family = particle ? family : (size_t)(word.at - name.at);
        particle = family && IS_ONE_OF(word, particles);
    }
}

const char *
rcn_people_invert(rcn_arena *arena, const char *name)
{
    static const char *const suffixes[] = {"Jr.", "Sr.", "Jr", "Sr",
                                           "II",  "III", "IV"};
    rcn_text whole = rcn_text_trim(rcn_text_of(name));
    size_t end = whole.len;
    for (size_t i = 0; i < sizeof suffixes / sizeof *suffixes; i++) {
        size_t len = strlen(suffixes[i]);
        if (end == whole.len && rcn_text_ends(whole, suffixes[i]) &&
            end > len && strchr(" ,", whole.at[end - len - 1])) {
            end -= len;
        }
    }
    rcn_text suffix = rcn_text_slice(whole, end, whole.len);
    while (end && strchr(" ,", whole.at[end - 1])) {
        end--;
    }
    size_t family = family_of(whole, end);
    rcn_text given = rcn_text_trim(rcn_text_slice(whole, 0, family));
    if (!given.len || !is_person(whole, 0, end)) {
        return name;
    }
    return rcn_arena_printf(arena, "%.*s, %.*s%s%.*s", (int)(end - family),
                            whole.at + family, (int)given.len, given.at,
                            suffix.len ? ", " : "", (int)suffix.len, suffix.at);
}
