/* Words that hint at what an element or a block is, found in one pass over the
 * text by rcn_automaton. */
#include "clean/learn/lexicon.h"

#include <ctype.h>
#include <string.h>

typedef struct rcn_clue {
    const char *phrase, *edges;
    uint32_t bit;
} rcn_clue;

static const rcn_clue hint_clues[] = {
#define RCN_HINT(group, word, edges) {word, edges, 1u << RCN_HINT_##group},
#define RCN_HINT_TWO(group, other, word, edges) \
    {word, edges, 1u << RCN_HINT_##group | 1u << RCN_HINT_##other},
#include "clean/learn/hints.def"
#undef RCN_HINT
#undef RCN_HINT_TWO
};

static const rcn_clue phrase_clues[] = {
#define RCN_PHRASE(group, phrase, edges) \
    {phrase, edges, 1u << RCN_PHRASE_##group},
#include "clean/learn/phrases.def"
#undef RCN_PHRASE
};

#define HINT_COUNT   (sizeof hint_clues / sizeof *hint_clues)
#define PHRASE_COUNT (sizeof phrase_clues / sizeof *phrase_clues)

/* The commonest words of twelve languages of the web. */
static const char stop_words[] =
    "the of and to in a is that for on with as it was are be by this at from "
    "or an have not but his they you he she we their its has had which will "
    "would can been were who more about if when there what all one also so "
    "de la le les et des en un une du est que pour dans qui sur par au il elle "
    "ne pas plus avec sont ce se "
    "der die und das den von zu mit ist im nicht ein eine auf f\xC3\xBCr dem "
    "sich es als auch wie werden aus bei hat dass nach oder "
    "el los las y del por con para una su al lo como m\xC3\xA1s o pero sus "
    "di che per non della gli da nel i sono "
    "do em um uma os as n\xC3\xA3o no na com mais ao e "
    "\xD0\xB8 \xD0\xB2 \xD0\xBD\xD0\xB5 \xD0\xBD\xD0\xB0 "
    "\xD1\x87\xD1\x82\xD0\xBE \xD1\x81 \xD0\xBF\xD0\xBE \xD0\xBA "
    "\xD1\x8D\xD1\x82\xD0\xBE \xD0\xBA\xD0\xB0\xD0\xBA \xD0\xB8\xD0\xB7 "
    "\xD1\x83 \xD0\xB7\xD0\xB0 \xD0\xBE\xD1\x82 \xD0\xBE\xD0\xBD \xD0\xB0 "
    "\xD0\xB2\xD1\x81\xD0\xB5 "
    "het van dat niet zijn op aan met voor door er ook "
    "och att det som p\xC3\xA5 \xC3\xA4r av f\xC3\xB6r inte ";

static const rcn_automaton *
compile(rcn_arena *arena, const rcn_clue *clues, size_t count)
{
    rcn_text *texts = rcn_arena_alloc(arena, count, sizeof *texts);
    for (size_t i = 0; i < count; i++) {
        texts[i] = rcn_text_of(clues[i].phrase);
    }
    return rcn_automaton_new(arena, texts, count);
}

const rcn_lexicon *
rcn_lexicon_new(rcn_arena *arena)
{
    rcn_lexicon *lexicon = rcn_arena_alloc(arena, 1, sizeof *lexicon);
    lexicon->hints = compile(arena, hint_clues, HINT_COUNT);
    lexicon->phrases = compile(arena, phrase_clues, PHRASE_COUNT);
    lexicon->stop_words = rcn_tally_new(arena);
    for (const char *word = stop_words; *word;) {
        size_t len = strcspn(word, " ");
        *rcn_tally_at(&lexicon->stop_words, rcn_tally_hash(0, word, len)) = 1;
        word += len + 1;
    }
    return lexicon;
}

static bool
is_word_byte(char byte)
{
    return isalnum((unsigned char)byte) || byte == '_' ||
           (unsigned char)byte >= 0x80;
}

static bool
edges_fit(const rcn_clue *clue, rcn_text text, const rcn_automaton_hit *hit)
{
    for (const char *edge = clue->edges; *edge; edge++) {
        if ((*edge == '^' && hit->start > 0) ||
            (*edge == '<' && hit->start > 0 &&
             is_word_byte(text.at[hit->start - 1])) ||
            (*edge == '>' && hit->end < text.len &&
             is_word_byte(text.at[hit->end]))) {
            return false;
        }
    }
    return true;
}

static uint32_t
bits_of(const rcn_automaton *phrases, const rcn_clue *clues, rcn_arena *scratch,
        rcn_text text)
{
    size_t count = 0;
    const rcn_automaton_hit *hits =
        rcn_automaton_find(phrases, scratch, text, &count);
    uint32_t bits = 0;
    for (size_t i = 0; i < count; i++) {
        const rcn_clue *clue = &clues[hits[i].phrase];
        if (!(bits & clue->bit) && edges_fit(clue, text, &hits[i])) {
            bits |= clue->bit;
        }
    }
    return bits;
}

uint32_t
rcn_lexicon_hints(const rcn_lexicon *lexicon, rcn_arena *scratch, rcn_text name)
{
    char *words = rcn_arena_alloc(scratch, 2 * name.len + 1, 1);
    size_t len = 0;
    for (size_t i = 0; i < name.len; i++) {
        unsigned char byte = (unsigned char)name.at[i];
        /* "articleBody" and "article_body" are two words, as "article-body". */
        if (i > 0 && isupper(byte) && islower((unsigned char)name.at[i - 1])) {
            words[len++] = '-';
        }
        words[len++] = (char)(byte == '_' ? '-' : tolower(byte));
    }
    return bits_of(lexicon->hints, hint_clues, scratch, (rcn_text){words, len});
}

uint32_t
rcn_lexicon_phrases(const rcn_lexicon *lexicon, rcn_arena *scratch,
                    rcn_text head)
{
    return bits_of(lexicon->phrases, phrase_clues, scratch, head);
}
