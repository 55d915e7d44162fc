/* What looks like a name: capitalised words in a row, with the small words that
 * names have inside them.  A capital at the head of a sentence proves nothing,
 * so it is judged by how the word is written inside sentences. */
#include "edition/names.h"

#include <string.h>

#include "base/utf8.h"
#include "edition/words.h"

typedef struct rcn_searching {
    rcn_arena *arena;
    rcn_usages *usages;
    rcn_name_mentions *mentions;
    RCN_LIST(rcn_name_token) tokens; /* of the block at hand */
    rcn_text text;
    rcn_index_place place; /* of the block */
    bool nouns;            /* its language writes all nouns with capitals */
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
    if (!token->opens) {
        return usage->capital >= usage->lower;
    }
    bool next =
        is_high(searching, index + 1) && token[1].joined && !token[1].owned;
    return usage->lower == 0 &&
           (usage->capital > 0 || next || rcn_is_title(word));
}

/* Does a name go on with the token?  After a genitive only one that stands
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

/* The token after the name that begins at `first`. */
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
        if (tokens[i].kind == RCN_TOKEN_LOWER) {
            break;
        }
        if (!rcn_is_office(word_at(searching, i))) {
            continue;
        }
        bool named = end - i == 3 && tokens[i + 1].kind == RCN_TOKEN_CAPITAL &&
                     tokens[i + 2].kind == RCN_TOKEN_CAPITAL;
        for (size_t k = i + 1; k < end && named; k++) {
            rcn_text word = word_at(searching, k);
            named = !rcn_is_title(word) &&
                    rcn_usages_find(searching->usages, word)->lower == 0;
        }
        if (named) {
            return i;
        }
    }
    return end;
}

/* Where a name ends in German, where "Kastner das Becken" are two: all small
 * words but these part names. */
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

/* The first word of [first, end) that is no title; `*ret_titled` when the name
 * is a person's. */
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

static void
take_name(rcn_searching *searching, size_t first, size_t end)
{
    bool titled = false;
    size_t office = find_office(searching, first, end);
    first =
        after_titles(searching, office < end ? office : first, end, &titled);
    if (first >= end) {
        return;
    }
    end = searching->nouns ? end_of_phrase(searching, first, end) : end;
    const rcn_name_token *tokens = searching->tokens.items;
    rcn_text word = word_at(searching, first);
    bool alone = first + 1 == end;
    if (alone && (tokens[first].kind == RCN_TOKEN_INITIAL || word.len < 2 ||
                  is_numeral(word) || (searching->nouns && !titled))) {
        return;
    }
    if (alone && !titled &&
        rcn_usages_find(searching->usages, word)->lower > 0) {
        return; /* a word that is also written small */
    }
    rcn_text name = rcn_text_slice(searching->text, tokens[first].start,
                                   tokens[end - 1].end);
    rcn_index_place place = searching->place;
    place.offset = tokens[first].start;
    RCN_PUSH(searching->arena, searching->mentions,
             (rcn_name_mention){.name = rcn_text_string(searching->arena, name),
                                .place = place,
                                .titled = titled,
                                .doubtful = searching->nouns});
}

/* A line in capitals throughout says nothing of names. */
static bool
is_shouted(const rcn_searching *searching)
{
    size_t upper = 0;
    for (size_t i = 0; i < searching->tokens.count; i++) {
        upper += searching->tokens.items[i].kind == RCN_TOKEN_UPPER;
    }
    return upper * 2 > searching->tokens.count && searching->tokens.count > 3;
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
    if (is_shouted(searching)) {
        return;
    }
    for (size_t at = 0; at < searching->tokens.count;) {
        if (!acceptable(searching, at)) {
            at++;
            continue;
        }
        size_t end = end_of_name(searching, at);
        take_name(searching, at, end);
        at = end;
    }
}

/* The first pass counts how words are written, the second takes the names. */
static void
pass_record(rcn_searching *searching, const rcn_record *record, uint32_t index,
            bool second)
{
    const char *language = record->cleaned->language;
    searching->nouns = language && strncmp(language, "de", 2) == 0;
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
