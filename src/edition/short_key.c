/* Keys that stay with a document when others come: they are written into
 * edition.yaml once and not made anew. */
#include "edition/short_key.h"

#include <stdio.h>
#include <string.h>

#include "base/utf8.h"

#define LETTERS    26
#define LEAST_WORD 4  /* bytes of a word that is no article */
#define MOST_WHO   24 /* bytes of a name in a key */
#define LEAST_BODY 3  /* words of a name that is shortened to initials */

static const rcn_project_document *
entry_of(const rcn_project *project, const rcn_record *record)
{
    const rcn_document *document = record->cleaned->document;
    return rcn_project_find(project, document->name, document->sha256,
                            document->raw_sha256);
}

static bool
is_word_rune(uint32_t rune)
{
    return !rcn_rune_is_space(rune) && rune != ',' && rune != '[' &&
           rune != ']' && rune != '(' && rune != ')' && rune != '"' &&
           rune != 0x201C && rune != 0x201D && rune != '.' && rune != ':';
}

/* Returns the next word from `*at` on; empty at the end. */
static rcn_text
next_word(rcn_text text, size_t *at)
{
    size_t start = SIZE_MAX;
    while (*at < text.len) {
        uint32_t rune = 0;
        size_t len = rcn_utf8_next(text, *at, &rune);
        if (is_word_rune(rune)) {
            start = start == SIZE_MAX ? *at : start;
        } else if (start != SIZE_MAX) {
            break;
        }
        *at += len;
    }
    return start == SIZE_MAX ? (rcn_text){"", 0}
                             : rcn_text_slice(text, start, *at);
}

static bool
is_capital(rcn_text word)
{
    uint32_t rune = 0;
    (void)rcn_utf8_next(word, 0, &rune);
    return rcn_rune_is_upper(rune);
}

/* Initials of the words of a body that begin with a capital, "MFA"; "" when
 * they are fewer than LEAST_BODY. */
static const char *
initials(rcn_arena *arena, rcn_text name)
{
    rcn_buffer out = rcn_buffer_new(arena);
    size_t count = 0;
    for (size_t at = 0; at < name.len;) {
        rcn_text word = next_word(name, &at);
        if (word.len && is_capital(word)) {
            uint32_t rune = 0;
            (void)rcn_utf8_next(word, 0, &rune);
            rcn_buffer_rune(&out, rune);
            count++;
        }
        if (count == 5) {
            break;
        }
    }
    return count < LEAST_BODY ? "" : rcn_buffer_text(&out).at;
}

typedef enum rcn_key_word {
    RCN_KEY_WORD_LAST,    /* of a name: the surname */
    RCN_KEY_WORD_LONGEST, /* of a site: not "www" or "org" */
    RCN_KEY_WORD_FIRST    /* of a title: the first that is no article */
} rcn_key_word;

static const char *
one_word(rcn_arena *arena, rcn_text name, rcn_key_word which)
{
    rcn_text found = {"", 0};
    for (size_t at = 0; at < name.len;) {
        rcn_text word = next_word(name, &at);
        bool better = which == RCN_KEY_WORD_LAST      ? word.len > 0
                      : which == RCN_KEY_WORD_LONGEST ? word.len > found.len
                                                      : found.len < LEAST_WORD;
        found = better && word.len ? word : found;
    }
    found.len = found.len > MOST_WHO ? MOST_WHO : found.len;
    while (found.len && ((unsigned char)found.at[found.len] & 0xC0) == 0x80) {
        found.len--;
    }
    return rcn_text_string(arena, found);
}

static const char *
who_of(rcn_arena *arena, const rcn_attribution *who)
{
    const char *const bodies[] = {who->issuer.value, who->author.value,
                                  who->speaker.value, who->publisher.value};
    for (size_t i = 0; i < sizeof bodies / sizeof *bodies; i++) {
        if (bodies[i]) {
            rcn_text name = rcn_text_of(bodies[i]);
            const char *short_name = initials(arena, name);
            bool site = i + 1 == sizeof bodies / sizeof *bodies;
            return *short_name ? short_name
                               : one_word(arena, name,
                                          site ? RCN_KEY_WORD_LONGEST
                                               : RCN_KEY_WORD_LAST);
        }
    }
    const char *title = who->title.value ? who->title.value : "";
    return one_word(arena, rcn_text_of(title), RCN_KEY_WORD_FIRST);
}

static bool
is_taken(const char *const *keys, size_t count, const char *key)
{
    for (size_t i = 0; i < count; i++) {
        if (keys[i] && strcmp(keys[i], key) == 0) {
            return true;
        }
    }
    return false;
}

static const char *
make_key(rcn_arena *arena, const rcn_record *record, const char *const *keys,
         size_t count)
{
    const char *who = who_of(arena, &record->attribution);
    int year = record->dating.sort.year;
    const char *base =
        record->dating.sort.year == RCN_YEAR_UNKNOWN
            ? rcn_arena_printf(arena, "%s n.d. ", *who ? who : "Document")
            : rcn_arena_printf(arena, "%s %d", *who ? who : "Document", year);
    for (unsigned i = 0;; i++) {
        const char *key =
            i < LETTERS ? rcn_arena_printf(arena, "%s%c", base, 'a' + (int)i)
                        : rcn_arena_printf(arena, "%sz%u", base, i);
        if (!is_taken(keys, count, key)) {
            return key;
        }
    }
}

const char **
rcn_short_keys(rcn_arena *arena, const rcn_edition *edition,
               const rcn_project *project)
{
    size_t count = edition->record_count;
    size_t all = count + project->document_count;
    const char **keys = rcn_arena_alloc(arena, all + 1, sizeof *keys);
    for (size_t i = 0; i < project->document_count; i++) {
        keys[count + i] = project->documents[i].key;
    }
    for (size_t i = 0; i < count; i++) {
        const rcn_project_document *entry =
            entry_of(project, &edition->records[i]);
        keys[i] = entry && entry->key
                      ? entry->key
                      : make_key(arena, &edition->records[i], keys, all);
    }
    return keys;
}
