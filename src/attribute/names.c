/* Completes the names of bodies: a report says "the Foreign Ministry" or "MFA"
 * where a statement gives the name in full. */
#include <string.h>

#include "attribute/body_name.h"
#include "attribute/signs.h"
#include "base/utf8.h"

/** A short name that was looked for in all documents. */
typedef struct rcn_known {
    rcn_text name, full; /**< full: empty when there is none */
} rcn_known;

/** Returns a name as it is compared: without "the". */
static rcn_text
plain_name(rcn_arena *arena, rcn_text name)
{
    rcn_buffer out = rcn_buffer_new(arena);
    for (size_t at = 0; at < name.len;) {
        size_t end = rcn_text_find(name, " ", at);
        end = end == SIZE_MAX ? name.len : end;
        rcn_text word = rcn_text_slice(name, at, end);
        if (!rcn_text_is(word, "the") && !rcn_text_is(word, "The")) {
            rcn_buffer_string(&out, out.len ? " " : "");
            rcn_buffer_add(&out, word);
        }
        at = end + 1;
    }
    return rcn_buffer_text(&out);
}

/** Returns true when the capitals of the words begin with the letters of
 * `letters`. */
static bool
has_initials(rcn_text words, rcn_text letters)
{
    size_t matched = 0;
    bool start = true;
    for (size_t i = 0; i < words.len && matched < letters.len; i++) {
        char c = words.at[i];
        if (start && c >= 'A' && c <= 'Z') {
            if (c != letters.at[matched]) {
                return false;
            }
            matched++;
        }
        start = c == ' ';
    }
    return matched == letters.len;
}

static bool
is_acronym(rcn_text name)
{
    for (size_t i = 0; i < name.len; i++) {
        if (name.at[i] < 'A' || name.at[i] > 'Z') {
            return false;
        }
    }
    return name.len >= 2 && name.len <= 6;
}

/** Returns true when `full` is a fuller form of `name`: it goes on where that
 * ends; "Foreign Ministry" for "Ministry of Foreign Affairs"; "MFA" for
 * both. */
static bool
is_fuller(rcn_arena *arena, rcn_text full, rcn_text name)
{
    if (full.len <= name.len) {
        return false;
    }
    if (is_acronym(name)) {
        return has_initials(full, name) &&
               rcn_text_find(full, " ", 0) != SIZE_MAX;
    }
    if (full.at[name.len] == ' ' &&
        rcn_text_equal(rcn_text_slice(full, 0, name.len), name)) {
        return !rcn_body_name_ends_before(
            rcn_text_slice(full, name.len, full.len));
    }
    if (!rcn_text_ends(name, " Ministry")) {
        return false;
    }
    const char *turned =
        rcn_arena_printf(arena, "Ministry of %.*s",
                         (int)(name.len - strlen(" Ministry")), name.at);
    return rcn_text_starts(full, turned);
}

/** Returns the end of `full` that is a fuller form of `name`, from the first
 * word where one begins; empty when there is none. */
static rcn_text
fuller_part(rcn_arena *arena, rcn_text full, rcn_text name)
{
    for (size_t at = 0; at < full.len;) {
        rcn_text part = rcn_text_slice(full, at, full.len);
        rcn_text plain = plain_name(arena, part);
        bool article =
            rcn_text_starts(part, "The ") || rcn_text_starts(part, "the ");
        if (!article && is_fuller(arena, plain, name)) {
            return part;
        }
        size_t space = rcn_text_find(full, " ", at);
        at = space == SIZE_MAX ? full.len : space + 1;
    }
    return (rcn_text){"", 0};
}

/** Returns the longest fuller form in a text, else `best`. */
static rcn_text
search(rcn_arena *arena, const rcn_sign_set *set, rcn_text text, rcn_text name,
       rcn_text best)
{
    rcn_match match;
    size_t at = 0;
    while (rcn_pattern_find(set->body, text, at, &match)) {
        rcn_text found =
            rcn_text_squash(arena, rcn_match_text(&match, text, 1));
        rcn_text full = fuller_part(arena, found, name);
        best = full.len > best.len ? full : best;
        at = match.end[0];
    }
    return best;
}

static rcn_text
search_document(rcn_arena *arena, const rcn_sign_set *set,
                const rcn_cleaned *cleaned, rcn_text name)
{
    rcn_text best = {"", 0};
    for (size_t i = 0; i < cleaned->span_count; i++) {
        const rcn_span *span = &cleaned->spans[i];
        if (span->kind == RCN_SPAN_METADATA) {
            best = search(
                arena, set,
                rcn_text_slice(cleaned->document->text, span->start, span->end),
                name, best);
        }
    }
    for (size_t i = 0; i < cleaned->block_count; i++) {
        best = search(arena, set, cleaned->blocks[i].text, name, best);
    }
    return best;
}

struct rcn_names {
    rcn_arena *arena;   /**< of the result */
    rcn_arena *scratch; /**< as long as this */
    const rcn_sign_set *set;
    const rcn_cleaned *documents;
    size_t count;
    RCN_LIST(rcn_known) known;
};

rcn_names *
rcn_names_new(rcn_arena *arena, rcn_arena *scratch, const rcn_sign_set *set,
              const rcn_cleaned *documents, size_t count)
{
    rcn_names *names = rcn_arena_alloc(scratch, 1, sizeof *names);
    names->arena = arena;
    names->scratch = scratch;
    names->set = set;
    names->documents = documents;
    names->count = count;
    return names;
}

/** Returns the fuller form that all documents which have one agree on; asked
 * once for each name. */
static rcn_text
search_corpus(rcn_names *names, rcn_text name)
{
    for (size_t i = 0; i < names->known.count; i++) {
        if (rcn_text_equal(names->known.items[i].name, name)) {
            return names->known.items[i].full;
        }
    }
    rcn_text best = {"", 0};
    bool agreed = true;
    for (size_t i = 0; i < names->count && agreed; i++) {
        rcn_text other = search_document(names->scratch, names->set,
                                         &names->documents[i], name);
        agreed = !other.len || !best.len ||
                 rcn_text_equal(plain_name(names->scratch, other),
                                plain_name(names->scratch, best));
        best = best.len ? best : other;
    }
    rcn_known known = {name, agreed ? best : (rcn_text){"", 0}};
    RCN_PUSH(names->scratch, &names->known, known);
    return known.full;
}

const char *
rcn_name_complete(rcn_names *names, size_t own, const char *name)
{
    rcn_text plain = plain_name(names->scratch, rcn_text_of(name));
    rcn_text best = search_document(names->scratch, names->set,
                                    &names->documents[own], plain);
    if (!best.len && (is_acronym(plain) || rcn_text_ends(plain, " Ministry"))) {
        best = search_corpus(names, plain);
    }
    return best.len ? rcn_text_string(names->arena, best) : name;
}
