/* Names of bodies compared: full forms, short forms and initials. */
#include "attribute/body_name.h"

#include <string.h>

#include "base/utf8.h"

#define LEAST_PART    4  /**< bytes of a short form that is part of another */
#define MOST_INITIALS 10 /**< bytes of initials */

typedef enum rcn_body_edge {
    RCN_BODY_EDGE_OPENS_PHRASE,
    RCN_BODY_EDGE_ENDS_PHRASE,
    RCN_BODY_EDGE_GOES_ON,
    RCN_BODY_EDGE_MADE_BY,
    RCN_BODY_EDGE_BARE,
    RCN_BODY_EDGE_NOT_OF_NAME
} rcn_body_edge;

static const struct {
    rcn_body_edge kind;
    const char *words;
} edges[] = {
#define RCN_BODY_EDGE(kind, words) {RCN_BODY_EDGE_##kind, words},
#include "attribute/body_edges.def"
#undef RCN_BODY_EDGE
};

/** Returns the bytes of the words of a kind with which a text begins, or ends; 0
 * where it does not. */
static size_t
edge_of(rcn_body_edge kind, rcn_text text)
{
    for (size_t i = 0; i < sizeof edges / sizeof *edges; i++) {
        const char *words = edges[i].words;
        bool found = kind == RCN_BODY_EDGE_ENDS_PHRASE
                         ? rcn_text_ends(text, words)
                         : rcn_text_starts(text, words);
        found =
            found && (kind != RCN_BODY_EDGE_BARE || text.len == strlen(words));
        if (edges[i].kind == kind && found) {
            return strlen(words);
        }
    }
    return 0;
}

rcn_text
rcn_body_name_key(rcn_arena *scratch, rcn_text name)
{
    return rcn_words_key(scratch, name, false);
}

rcn_text
rcn_body_name_trim(rcn_text name)
{
    name = rcn_text_trim(name);
    while (name.len && strchr(",;:|-/", name.at[name.len - 1])) {
        name = rcn_text_trim(rcn_text_slice(name, 0, name.len - 1));
    }
    while (name.len && strchr(",;:|-/.", name.at[0])) {
        name = rcn_text_trim(rcn_text_slice(name, 1, name.len));
    }
    return name;
}

/** Letters of a key without its spaces. */
static rcn_text
letters_of(rcn_arena *scratch, rcn_text key)
{
    rcn_buffer out = rcn_buffer_new(scratch);
    for (size_t i = 0; i < key.len; i++) {
        if (key.at[i] != ' ') {
            rcn_buffer_char(&out, key.at[i]);
        }
    }
    return rcn_buffer_text(&out);
}

/** Returns the first letters of the words that begin with a capital, folded. */
static rcn_text
initials_of(rcn_arena *scratch, rcn_text name)
{
    rcn_buffer out = rcn_buffer_new(scratch);
    bool start = true;
    for (size_t at = 0; at < name.len;) {
        uint32_t rune = 0;
        size_t step = rcn_utf8_next(name, at, &rune);
        if (start && rcn_rune_is_upper(rune)) {
            rcn_buffer_add(&out, rcn_text_slice(name, at, at + step));
        }
        start = !rcn_rune_is_letter(rune);
        at += step;
    }
    return rcn_utf8_fold(scratch, rcn_buffer_text(&out));
}

static bool
is_subsequence(rcn_text inner, rcn_text outer)
{
    size_t found = 0;
    for (size_t i = 0; i < outer.len && found < inner.len; i++) {
        found += outer.at[i] == inner.at[found];
    }
    return found == inner.len;
}

/** Returns true when `letters` may be the initials of a name: its letters are
 * in the name in order, the name's own initials in them. */
static bool
are_initials(rcn_arena *scratch, rcn_text letters, rcn_text name)
{
    rcn_text initials = initials_of(scratch, name);
    rcn_text whole = letters_of(scratch, rcn_body_name_key(scratch, name));
    return letters.len >= 2 && letters.len <= MOST_INITIALS &&
           initials.len >= 2 && whole.len > letters.len &&
           letters.at[0] == whole.at[0] && is_subsequence(letters, whole) &&
           is_subsequence(initials, letters);
}

static bool
holds_words(rcn_arena *scratch, rcn_text outer, rcn_text inner)
{
    const char *padded =
        rcn_arena_printf(scratch, " %.*s ", (int)outer.len, outer.at);
    const char *words =
        rcn_arena_printf(scratch, " %.*s ", (int)inner.len, inner.at);
    return inner.len >= LEAST_PART && strstr(padded, words);
}

bool
rcn_body_name_agrees(rcn_arena *scratch, rcn_text a, rcn_text b)
{
    rcn_text left = rcn_body_name_key(scratch, a);
    rcn_text right = rcn_body_name_key(scratch, b);
    if (!left.len || !right.len) {
        return false;
    }
    return rcn_text_equal(left, right) || holds_words(scratch, left, right) ||
           holds_words(scratch, right, left) ||
           are_initials(scratch, letters_of(scratch, left), b) ||
           are_initials(scratch, letters_of(scratch, right), a);
}

bool
rcn_body_name_in_host(rcn_arena *scratch, rcn_text name, rcn_text url)
{
    size_t at = rcn_text_find(url, "://", 0);
    if (at == SIZE_MAX) {
        return false;
    }
    size_t end = at += 3;
    while (end < url.len && !strchr("/:?#", url.at[end])) {
        end++;
    }
    rcn_text host = rcn_utf8_fold(scratch, rcn_text_slice(url, at, end));
    rcn_text key = rcn_body_name_key(scratch, name);
    rcn_text whole = letters_of(scratch, key);
    for (size_t from = 0; from < host.len;) {
        size_t dot = rcn_text_find(host, ".", from);
        if (dot == SIZE_MAX) {
            return false; /* the last label is a country or a kind */
        }
        rcn_text label = letters_of(
            scratch,
            rcn_body_name_key(scratch, rcn_text_slice(host, from, dot)));
        if (!rcn_text_is(label, "www") &&
            (are_initials(scratch, label, name) ||
             rcn_text_equal(label, whole) || holds_words(scratch, key, label) ||
             (label.len > 5 && rcn_text_find(whole, label.at, 0) == 0))) {
            return true;
        }
        from = dot + 1;
    }
    return false;
}

bool
rcn_body_name_is_titled(rcn_text name)
{
    bool start = true;
    bool first = true;
    size_t capitals = 0;
    size_t small = 0;
    for (size_t at = 0; at < name.len;) {
        uint32_t rune = 0;
        size_t step = rcn_utf8_next(name, at, &rune);
        bool letter = rcn_rune_is_letter(rune);
        if (start && letter) {
            if (first && rcn_rune_is_lower(rune)) {
                return false;
            }
            small += rcn_rune_is_lower(rune);
            capitals += !rcn_rune_is_lower(rune);
            first = false;
        }
        start = !letter && rune != '\'' && rune != 0x2019;
        at += step;
    }
    return capitals > 0 && small <= capitals + 1;
}

bool
rcn_body_name_goes_on(rcn_arena *scratch, rcn_text line)
{
    return edge_of(RCN_BODY_EDGE_GOES_ON, rcn_utf8_fold(scratch, line)) > 0;
}

bool
rcn_body_name_is_phrase(rcn_text name)
{
    return edge_of(RCN_BODY_EDGE_OPENS_PHRASE, name) ||
           edge_of(RCN_BODY_EDGE_ENDS_PHRASE, name) ||
           edge_of(RCN_BODY_EDGE_BARE, name);
}

rcn_text
rcn_body_name_behind_maker(rcn_text line)
{
    size_t made = edge_of(RCN_BODY_EDGE_MADE_BY, line);
    rcn_text name = rcn_text_slice(line, made, line.len);
    size_t article = made && rcn_text_starts(name, "the ") ? strlen("the ") : 0;
    return rcn_text_slice(name, article, name.len);
}

bool
rcn_body_name_ends_before(rcn_text rest)
{
    return edge_of(RCN_BODY_EDGE_NOT_OF_NAME, rest) > 0;
}
