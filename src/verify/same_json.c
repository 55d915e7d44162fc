/* Two ledgers compared word by word: as trees of jansson's they cost as much as
 * the proof of a book. */
#include "verify/same_json.h"

#include <stddef.h>
#include <string.h>

#define DOCUMENT_DEPTH 1 /* brackets open within a document */
#define BLOCK_DEPTH    3 /* and within one of its blocks */

typedef struct rcn_json_reader {
    rcn_text text;
    size_t at;
    rcn_text word; /* the last one read; empty at the end */
} rcn_json_reader;

/* Where the words that were compared stand. */
typedef struct rcn_json_place {
    size_t depth;
    bool in_blocks; /* or in a member before the next one of the document */
    char before;    /* first byte of the word before */
} rcn_json_place;

static bool
is_sign(char byte)
{
    return byte == '{' || byte == '}' || byte == '[' || byte == ']' ||
           byte == ',' || byte == ':';
}

static bool
is_white(char byte)
{
    return byte == ' ' || byte == '\n' || byte == '\r' || byte == '\t';
}

static size_t
end_of_string(rcn_text text, size_t at)
{
    for (at++; at < text.len && text.at[at] != '"'; at++) {
        at += text.at[at] == '\\';
    }
    return at < text.len ? at + 1 : text.len;
}

static void
advance(rcn_json_reader *reader)
{
    rcn_text text = reader->text;
    size_t at = reader->at;
    while (at < text.len && is_white(text.at[at])) {
        at++;
    }
    size_t end = at;
    if (at < text.len && text.at[at] == '"') {
        end = end_of_string(text, at);
    } else if (at < text.len && is_sign(text.at[at])) {
        end = at + 1;
    } else {
        while (end < text.len && !is_sign(text.at[end]) &&
               !is_white(text.at[end]) && text.at[end] != '"') {
            end++;
        }
    }
    reader->word = rcn_text_slice(text, at, end);
    reader->at = end;
}

static char
first_of(rcn_text word)
{
    return word.len ? word.at[0] : '\0';
}

/* Passes a value, of which the first word has been read. */
static void
pass_value(rcn_json_reader *reader)
{
    size_t depth = 0;
    for (;;) {
        char sign = first_of(reader->word);
        depth += sign == '{' || sign == '[';
        depth -= (sign == '}' || sign == ']') && depth;
        if (!depth || !sign) {
            return;
        }
        advance(reader);
    }
}

/* Passes a member "text" of a block and the comma that goes with it, so that the
 * word after it is the last one read; false when none stands here. */
static bool
pass_text(rcn_json_reader *reader, const rcn_json_place *place)
{
    if (!place->in_blocks || place->depth != BLOCK_DEPTH) {
        return false;
    }
    bool comma_before = first_of(reader->word) == ',';
    if (comma_before) {
        advance(reader);
    }
    bool key = comma_before || place->before == '{' || place->before == ',';
    if (!key || !rcn_text_is(reader->word, "\"text\"")) {
        return false;
    }
    advance(reader);
    if (first_of(reader->word) != ':') {
        return false;
    }
    advance(reader);
    pass_value(reader);
    advance(reader);
    if (!comma_before && first_of(reader->word) == ',') {
        advance(reader);
    }
    return true;
}

static void
note(rcn_json_place *place, rcn_text word)
{
    char sign = first_of(word);
    bool key = place->before == '{' || place->before == ',';
    if (place->depth == DOCUMENT_DEPTH && key && sign == '"') {
        place->in_blocks = rcn_text_is(word, "\"blocks\"");
    }
    place->depth += sign == '{' || sign == '[';
    place->depth -= (sign == '}' || sign == ']') && place->depth;
    place->before = sign;
}

bool
rcn_same_json(rcn_text whole, rcn_text inner)
{
    rcn_json_reader one = {.text = whole};
    rcn_json_reader other = {.text = inner};
    rcn_json_place place = {0};
    do {
        advance(&one);
        advance(&other);
        if (!rcn_text_equal(one.word, other.word) &&
            (!pass_text(&one, &place) ||
             !rcn_text_equal(one.word, other.word))) {
            return false;
        }
        note(&place, one.word);
    } while (one.word.len);
    return true;
}
