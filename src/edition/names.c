/* What looks like a name: capitalised words in a row, with the small words that
 * names have inside them.  A capital at the head of a sentence proves nothing,
 * so it is judged by how the word is written inside sentences. */
#include "edition/names.h"

#include <string.h>

#include "base/utf8.h"
#include "edition/words.h"

#define GIVEN_MOST 4 /* words of a name behind an office */

typedef struct rcn_searching {
    rcn_arena *arena;
    rcn_usages *usages;
    rcn_name_mentions *mentions;
    RCN_LIST(rcn_name_token) tokens; /* of the block at hand */
    rcn_text text;
    rcn_index_place place; /* of the block */
    bool nouns;            /* its language writes all nouns with capitals */
    bool headline;         /* the block writes most words with capitals */
    bool romance; /* in its language the noun of a body's name comes first */
} rcn_searching;

static rcn_text
word_at(const rcn_searching *searching, size_t index)
{
    const rcn_name_token *token = &searching->tokens.items[index];
    return rcn_text_slice(searching->text, token->start, token->end);
}

static bool
is_prose(const rcn_block *block)
{
    return block->kind == RCN_BLOCK_PARAGRAPH ||
           block->kind == RCN_BLOCK_QUOTE || block->kind == RCN_BLOCK_ITEM ||
           block->kind == RCN_BLOCK_CAPTION;
}

static void
note_usage(rcn_usages *usages, rcn_text text)
{
    rcn_tokenizer tokenizer = rcn_tokenizer_new(text);
    rcn_name_token token;
    while (rcn_token_next(&tokenizer, &token)) {
        if (token.opens || token.kind == RCN_TOKEN_INITIAL) {
            continue;
        }
        rcn_usage *usage = rcn_usages_find(
            usages, rcn_text_slice(text, token.start, token.end));
        usage->lower += token.kind == RCN_TOKEN_LOWER;
        usage->capital += token.kind != RCN_TOKEN_LOWER;
    }
}

static bool
is_numeral(rcn_text word)
{
    for (size_t i = 0; i < word.len; i++) {
        if (!strchr("IVXLC", word.at[i])) {
            return false;
        }
    }
    return true;
}

static bool
is_high(const rcn_searching *searching, size_t index)
{
    return index < searching->tokens.count &&
           searching->tokens.items[index].kind != RCN_TOKEN_LOWER &&
           !rcn_is_no_name(word_at(searching, index));
}

/* Is the word at `next` one that a name may begin with?  Then a word with a
 * capital before it, inside a sentence, belongs to that name, though elsewhere
 * it has none: "the National Council", "national interests". */
static bool
is_adjective_of(const rcn_searching *searching, size_t next)
{
    if (searching->nouns || searching->headline ||
        searching->tokens.items[next].opens) {
        return false;
    }
    const rcn_usage *usage =
        rcn_usages_find(searching->usages, word_at(searching, next));
    return usage->capital >= usage->lower;
}

/* May a name have this word in it? */
static bool
acceptable(const rcn_searching *searching, size_t index)
{
    if (!is_high(searching, index)) {
        return false;
    }
    const rcn_name_token *token = &searching->tokens.items[index];
    rcn_text word = word_at(searching, index);
    if (token->kind == RCN_TOKEN_INITIAL) {
        return true;
    }
    const rcn_usage *usage = rcn_usages_find(searching->usages, word);
    bool next = index + 1 < searching->tokens.count &&
                is_high(searching, index + 1) && token[1].joined &&
                !token[1].owned;
    if (!token->opens) {
        return usage->capital >= usage->lower ||
               (next && is_adjective_of(searching, index + 1));
    }
    return usage->lower == 0 &&
           (usage->capital > 0 || next || rcn_is_title(word));
}

/* Does a name go on with the token?  After a genitive only one that is
 * behind "of": "Council of People's Deputies", but not "of Norrby's Council",
 * for places are known by their own. */
static bool
goes_on(const rcn_searching *searching, size_t first, size_t at)
{
    const rcn_name_token *token = &searching->tokens.items[at];
    if (!token->joined || !token->owned) {
        return token->joined;
    }
    rcn_text owner = word_at(searching, at - 1);
    return at >= first + 3 && rcn_text_is(word_at(searching, at - 2), "of") &&
           rcn_usages_find(searching->usages, owner)->lower > 0;
}

/* Returns the token after the name that begins at `first`. */
static size_t
end_of_name(const rcn_searching *searching, size_t first)
{
    const rcn_name_token *tokens = searching->tokens.items;
    size_t end = first + 1;
    size_t at = end;
    bool of = false;
    while (at < searching->tokens.count && goes_on(searching, first, at)) {
        rcn_text word = word_at(searching, at);
        if (acceptable(searching, at) ||
            (is_high(searching, at) && !tokens[at].opens)) {
            end = ++at;
            of = false;
        } else if (tokens[at].kind == RCN_TOKEN_LOWER &&
                   rcn_is_particle(word) && at - end < 2 &&
                   (of || !rcn_text_is(word, "the"))) {
            of = rcn_text_is(word, "of");
            at++;
        } else {
            break;
        }
    }
    return end;
}

/* Behind whom a person serves stands an office and then the person: "French
 * Prime Minister Marie Durand"; the office, or `end` when it is not so. */
static size_t
find_office(const rcn_searching *searching, size_t first, size_t end)
{
    const rcn_name_token *tokens = searching->tokens.items;
    for (size_t i = first; i < end; i++) {
        if (tokens[i].kind == RCN_TOKEN_LOWER ||
            !rcn_is_office(word_at(searching, i))) {
            continue;
        }
        bool named = end - i > 1 && end - i <= 1 + GIVEN_MOST &&
                     tokens[i + 1].kind != RCN_TOKEN_LOWER;
        for (size_t k = i + 1; k < end && named; k++) {
            rcn_text word = word_at(searching, k);
            named =
                tokens[k].kind == RCN_TOKEN_INITIAL ||
                (tokens[k].kind == RCN_TOKEN_CAPITAL && !rcn_is_title(word) &&
                 rcn_usages_find(searching->usages, word)->lower == 0);
        }
        if (named) {
            return i;
        }
    }
    return end;
}

/* Returns where a name ends in German, where "Kastner das Becken" are two: all
 * small words but these part names. */
static size_t
end_of_phrase(const rcn_searching *searching, size_t first, size_t end)
{
    for (size_t i = first + 1; i < end; i++) {
        rcn_text word = word_at(searching, i);
        if (searching->tokens.items[i].kind == RCN_TOKEN_LOWER &&
            !rcn_text_is(word, "von") && !rcn_text_is(word, "van") &&
            !rcn_text_is(word, "de")) {
            return i;
        }
    }
    return end;
}

/* Returns the first word of [first, end) that is no title; `*ret_titled` when
 * the name is a person's. */
static size_t
after_titles(const rcn_searching *searching, size_t first, size_t end,
             bool *ret_titled)
{
    bool titled = false;
    while (first < end) {
        rcn_text word = word_at(searching, first);
        bool ahead = false;
        for (size_t i = first + 1; i < end && i < first + 4; i++) {
            ahead = ahead || rcn_is_title(word_at(searching, i));
        }
        if (rcn_is_title(word)) {
            titled = true;
        } else if (titled && rcn_is_particle(word)) {
            titled = false; /* "President of the Republic": of a place */
            while (first + 1 < end &&
                   rcn_is_particle(word_at(searching, first + 1))) {
                first++;
            }
        } else if (!ahead || !rcn_is_before_title(word)) {
            break;
        }
        first++;
    }
    *ret_titled = titled;
    return first;
}

/* Returns the words of tokens [first, end). */
static const char *
words_of(const rcn_searching *searching, size_t first, size_t end)
{
    const rcn_name_token *tokens = searching->tokens.items;
    return rcn_text_string(searching->arena,
                           rcn_text_slice(searching->text, tokens[first].start,
                                          tokens[end - 1].end));
}

/* Does "in" or its like stand before the token? */
static bool
stands_within(const rcn_searching *searching, size_t first)
{
    return first && searching->tokens.items[first].joined &&
           rcn_is_within(word_at(searching, first - 1));
}

/* Returns the end of a person's name: "Senator Ann Berg of Norrby" is one as
 * far as "of". */
static size_t
end_of_person(const rcn_searching *searching, size_t first, size_t end)
{
    for (size_t i = first + 1; i < end; i++) {
        if (rcn_text_is(word_at(searching, i), "of")) {
            return i;
        }
    }
    return end;
}

/* Takes the name of tokens [first, end); returns where it ends. */
static size_t
take_name(rcn_searching *searching, size_t first, size_t end)
{
    bool titled = false;
    size_t office = find_office(searching, first, end);
    size_t lead = office < end ? office : first;
    while (lead > first && (rcn_is_before_title(word_at(searching, lead - 1)) ||
                            rcn_is_title(word_at(searching, lead - 1)))) {
        lead--; /* "Vice President" */
    }
    bool within = stands_within(searching, first);
    first = after_titles(searching, lead, end, &titled);
    titled = titled && !searching->headline;
    if (first >= end) {
        return end;
    }
    end = titled ? end_of_person(searching, first, end) : end;
    end = searching->nouns ? end_of_phrase(searching, first, end) : end;
    const rcn_name_token *tokens = searching->tokens.items;
    rcn_text word = word_at(searching, first);
    bool alone = first + 1 == end;
    if (alone && (tokens[first].kind == RCN_TOKEN_INITIAL || word.len < 2 ||
                  is_numeral(word) || (searching->nouns && !titled))) {
        return end;
    }
    if (alone && !titled &&
        rcn_usages_find(searching->usages, word)->lower > 0) {
        return end; /* a word that is also written small */
    }
    rcn_index_place place = searching->place;
    place.offset = tokens[first].start;
    RCN_PUSH(searching->arena, searching->mentions,
             (rcn_name_mention){.name = words_of(searching, first, end),
                                .form = titled ? words_of(searching, lead, end)
                                               : NULL,
                                .place = place,
                                .titled = titled,
                                .within = within && !titled,
                                .romance = searching->romance,
                                .doubtful = searching->nouns});
    return end;
}

/* Tokens of the block at hand that are written in one way. */
static size_t
count_tokens(const rcn_searching *searching, rcn_name_token_kind kind)
{
    size_t count = 0;
    for (size_t i = 0; i < searching->tokens.count; i++) {
        count += searching->tokens.items[i].kind == kind;
    }
    return count;
}

static void
search_block(rcn_searching *searching)
{
    rcn_tokenizer tokenizer = rcn_tokenizer_new(searching->text);
    rcn_name_token token;
    searching->tokens.count = 0;
    while (rcn_token_next(&tokenizer, &token)) {
        RCN_PUSH(searching->arena, &searching->tokens, token);
    }
    size_t count = searching->tokens.count;
    if (count > 3 && count_tokens(searching, RCN_TOKEN_UPPER) * 2 > count) {
        return; /* a line in capitals throughout says nothing of names */
    }
    searching->headline =
        count_tokens(searching, RCN_TOKEN_CAPITAL) * 4 > count * 3;
    for (size_t at = 0; at < searching->tokens.count;) {
        if (!acceptable(searching, at)) {
            at++;
            continue;
        }
        size_t end = end_of_name(searching, at);
        at = take_name(searching, at, end);
    }
}

static bool
is_romance(const char *language)
{
    static const char *const languages[] = {"fr", "es", "it", "pt",
                                            "ca", "ro", "gl", NULL};
    for (size_t i = 0; language && languages[i]; i++) {
        if (strncmp(language, languages[i], 2) == 0) {
            return true;
        }
    }
    return false;
}

/* The first pass counts how words are written, the second takes the names. */
static void
pass_record(rcn_searching *searching, const rcn_record *record, uint32_t index,
            bool second)
{
    const char *language = record->cleaned->language;
    searching->nouns = language && strncmp(language, "de", 2) == 0;
    searching->romance = is_romance(language);
    for (size_t i = 0; i < record->block_count; i++) {
        const rcn_block *block = &record->blocks[i];
        searching->text = block->text;
        searching->place = (rcn_index_place){index, (uint32_t)i, 0};
        if (is_prose(block) && second) {
            search_block(searching);
        } else if (is_prose(block)) {
            note_usage(searching->usages, block->text);
        }
    }
}

void
rcn_find_mentions(rcn_arena *arena, const rcn_record *records, size_t count,
                  rcn_name_mentions *mentions)
{
    rcn_searching searching = {
        .arena = arena, .usages = rcn_usages_new(arena), .mentions = mentions};
    for (uint32_t i = 0; i < count; i++) {
        pass_record(&searching, &records[i], i, false);
    }
    for (uint32_t i = 0; i < count; i++) {
        pass_record(&searching, &records[i], i, true);
    }
}

static bool
at_bounds(rcn_text text, size_t from, size_t end)
{
    uint32_t before = 0;
    uint32_t after = 0;
    if (from > 0) {
        (void)rcn_utf8_prev(text, from, &before);
    }
    if (end < text.len) {
        (void)rcn_utf8_next(text, end, &after);
    }
    return !rcn_rune_is_letter(before) && !rcn_rune_is_letter(after);
}

static void
find_in_block(rcn_arena *arena, rcn_text text, const char *name,
              rcn_index_place place, rcn_name_mentions *mentions)
{
    size_t len = strlen(name);
    size_t at = len ? rcn_text_find(text, name, 0) : SIZE_MAX;
    while (at != SIZE_MAX) {
        if (at_bounds(text, at, at + len)) {
            place.offset = (uint32_t)at;
            RCN_PUSH(arena, mentions,
                     (rcn_name_mention){.name = name, .place = place});
        }
        at = rcn_text_find(text, name, at + len);
    }
}

void
rcn_find_name(rcn_arena *arena, const rcn_record *records, size_t count,
              const char *name, rcn_name_mentions *mentions)
{
    for (uint32_t i = 0; i < count; i++) {
        for (uint32_t k = 0; k < records[i].block_count; k++) {
            find_in_block(arena, records[i].blocks[k].text, name,
                          (rcn_index_place){i, k, 0}, mentions);
        }
    }
}
