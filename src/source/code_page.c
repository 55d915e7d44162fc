/* Single-byte encodings told apart by spelling.  Detectors that go by frequent
 * pairs of bytes need some hundred letters; a word that is spelt right in a
 * language needs one (cf. Li and Momoi, "A composite approach to language and
 * encoding detection", 2001, whose method uchardet follows). */
#include "source/code_page.h"

#include <iconv.h>
#include <stdint.h>
#include <string.h>
#include <strings.h>

#include "base/utf8.h"

#define SAMPLE       ((size_t)16 * 1024)
#define BEFORE       ((size_t)2 * 1024) /* of the sample: before the first */
#define HIGH         128                /* bytes beyond ASCII */
#define COMMON       14 /* letters of an alphabet that are the commonest */
#define MUTE_LETTERS 3  /* in a row without a vowel are no word */
#define WORD_SCORE   2
#define WORDS_MOST   16 /* of a language that count */
#define HINT_SCORE   4

#define WORTH_SIGN     1
#define COST_LETTER    6 /* not of the language, or a capital out of place */
#define COST_SIGN      4
#define COST_UNDEFINED 16

static const struct {
    const char *letters, *words, *vowels;
} alphabets[] = {
#define RCN_ALPHABET(letters, words, vowels) {letters, words, vowels},
#include "source/alphabets.def"
#undef RCN_ALPHABET
};
#define ALPHABETS (sizeof alphabets / sizeof *alphabets)

/* Signs that writers of any language set. */
static const char usual_signs[] = "\u00a0\u00ab\u00bb–—‘’‚“”„…•°§€£©®™№·½";

/* Letters of Greek and Hebrew for the ends of words. */
static const char finals[] = "ςךםןףץ";

static const struct {
    const char *name;
    int prior;
} pages[] = {
#define RCN_CODE_PAGE(name, prior) {name, prior},
#include "source/code_pages.def"
#undef RCN_CODE_PAGE
};

/* An encoding, and what each of its high bytes is. */
typedef struct rcn_code_page {
    uint32_t runes[HIGH]; /* 0: undefined */
    bool upper[HIGH], letter[HIGH];
    bool final[HIGH];               /* stands at ends of words alone */
    uint8_t worth[HIGH][ALPHABETS]; /* 0: no letter of that language */
    bool vowel[HIGH][ALPHABETS];
} rcn_code_page;

/* A word while it is read, in one encoding and all languages. */
typedef struct rcn_code_page_word {
    int64_t worth[ALPHABETS];
    bool wrong[ALPHABETS], vowel[ALPHABETS];
    int64_t highs; /* letters beyond ASCII */
    size_t letters, uppers;
    bool lower_before, final_before, bad_form;
} rcn_code_page_word;

/* What a letter is worth by its place among those of a language. */
static uint8_t
worth_of_place(size_t place)
{
    static const struct {
        size_t places;
        uint8_t worth;
    } ranks[] = {{6, 5}, {14, 4}, {22, 2}};
    for (size_t i = 0; i < sizeof ranks / sizeof *ranks; i++) {
        if (place < ranks[i].places) {
            return ranks[i].worth;
        }
    }
    return 1;
}

static bool
has_rune(const char *string, uint32_t wanted)
{
    rcn_text text = rcn_text_of(string);
    uint32_t rune = 0;
    for (size_t at = 0; at < text.len && rune != wanted;) {
        at += rcn_utf8_next(text, at, &rune);
    }
    return rune == wanted;
}

static uint32_t
decode_byte(iconv_t converter, unsigned char byte)
{
    char in[1] = {(char)byte};
    char out[8];
    char *from = in;
    char *to = out;
    size_t in_left = 1;
    size_t out_left = sizeof out;
    uint32_t rune = 0;
    /* The second call gives a letter that waits for its points. */
    if (iconv(converter, &from, &in_left, &to, &out_left) != (size_t)-1 &&
        iconv(converter, NULL, NULL, &to, &out_left) != (size_t)-1) {
        rcn_text made = {out, sizeof out - out_left};
        (void)(made.len ? rcn_utf8_next(made, 0, &rune) : 0);
    }
    (void)iconv(converter, NULL, NULL, NULL, NULL);
    return rune >= 0xA0 ? rune : 0; /* a control is none that texts hold */
}

/* Values the bytes that are letters of a language.  Most pages lack most letters,
 * so that those of the language are looked up in the page. */
static void
rank_letters(rcn_code_page *page, const uint32_t *lower, size_t language)
{
    rcn_text letters = rcn_text_of(alphabets[language].letters);
    size_t place = 0;
    for (size_t at = 0; at < letters.len; place++) {
        uint32_t rune = 0;
        at += rcn_utf8_next(letters, at, &rune);
        for (size_t i = 0; rune >= HIGH && i < HIGH; i++) {
            if (lower[i] == rune && page->letter[i] &&
                !page->worth[i][language]) {
                page->worth[i][language] = worth_of_place(place);
                page->vowel[i][language] =
                    has_rune(alphabets[language].vowels, rune);
            }
        }
    }
}

static bool
open_page(rcn_code_page *page, const char *name)
{
    iconv_t converter = iconv_open("UTF-8", name);
    if ((intptr_t)converter == -1) {
        return false;
    }
    uint32_t lower[HIGH];
    memset(page, 0, sizeof *page);
    for (size_t i = 0; i < HIGH; i++) {
        uint32_t rune = decode_byte(converter, (unsigned char)(HIGH + i));
        lower[i] = rcn_rune_lower(rune);
        page->runes[i] = rune;
        page->letter[i] = rune && rcn_rune_is_letter(rune);
        page->upper[i] = rcn_rune_is_upper(rune);
        page->final[i] = rune && has_rune(finals, rune);
    }
    for (size_t k = 0; k < ALPHABETS; k++) {
        rank_letters(page, lower, k);
    }
    (void)iconv_close(converter);
    return true;
}

static void
end_word(rcn_code_page_word *word, int64_t scores[ALPHABETS])
{
    bool capitals = word->letters > 1 && word->uppers == word->letters;
    bool mixed = word->letters > (size_t)word->highs;
    bool bad = word->bad_form && !capitals;
    for (size_t k = 0; word->highs && k < ALPHABETS; k++) {
        bool latin = *alphabets[k].words;
        bool mute = *alphabets[k].vowels && !word->vowel[k] &&
                    word->highs >= MUTE_LETTERS;
        if (bad || mute || word->wrong[k] || (mixed && !latin)) {
            scores[k] -= COST_LETTER * word->highs;
        } else {
            scores[k] += capitals ? word->worth[k] / 2 : word->worth[k];
        }
    }
    *word = (rcn_code_page_word){0};
}

static void
add_letter(rcn_code_page_word *word, bool upper)
{
    word->bad_form =
        word->bad_form || word->final_before || (upper && word->lower_before);
    word->lower_before = !upper;
    word->final_before = false;
    word->letters++;
    word->uppers += upper ? 1 : 0;
}

static void
add_high(const rcn_code_page *page, size_t high, rcn_code_page_word *word)
{
    add_letter(word, page->upper[high]);
    word->final_before = page->final[high];
    word->highs++;
    for (size_t k = 0; k < ALPHABETS; k++) {
        word->worth[k] += page->worth[high][k];
        word->vowel[k] = word->vowel[k] || page->vowel[high][k];
        word->wrong[k] = word->wrong[k] || !page->worth[high][k];
    }
}

static int64_t
score_sign(uint32_t rune)
{
    if (!rune) {
        return -COST_UNDEFINED;
    }
    return has_rune(usual_signs, rune) ? WORTH_SIGN : -COST_SIGN;
}

/* Adds what the bytes are worth in an encoding to the scores of languages. */
static void
score_bytes(const rcn_code_page *page, rcn_text raw, int64_t scores[ALPHABETS])
{
    rcn_code_page_word word = {0};
    int64_t signs = 0;
    for (size_t i = 0; i < raw.len; i++) {
        unsigned char byte = (unsigned char)raw.at[i];
        bool upper = byte >= 'A' && byte <= 'Z';
        if (upper || (byte >= 'a' && byte <= 'z')) {
            add_letter(&word, upper);
        } else if (byte >= HIGH && page->letter[byte - HIGH]) {
            add_high(page, byte - HIGH, &word);
        } else {
            end_word(&word, scores);
            signs += byte >= HIGH ? score_sign(page->runes[byte - HIGH]) : 0;
        }
    }
    end_word(&word, scores);
    for (size_t k = 0; k < ALPHABETS; k++) {
        scores[k] += signs;
    }
}

/* Counts the common words of each language. */
static void
score_words(rcn_text raw, int64_t scores[ALPHABETS])
{
    for (size_t at = 0; at < raw.len;) {
        size_t end = at;
        char word[16] = " ";
        while (end < raw.len && (unsigned char)raw.at[end] > ' ') {
            end++;
        }
        size_t len = end - at;
        if (len && len < sizeof word - 2) {
            for (size_t i = 0; i < len; i++) {
                char byte = raw.at[at + i];
                word[i + 1] =
                    (char)(byte >= 'A' && byte <= 'Z' ? byte | 0x20 : byte);
            }
            word[len + 1] = ' ';
            word[len + 2] = '\0';
            for (size_t k = 0; k < ALPHABETS; k++) {
                bool common = strstr(alphabets[k].words, word) != NULL;
                scores[k] += common ? WORD_SCORE : 0;
            }
        }
        at = end + 1;
    }
}

static rcn_text
sample_of(rcn_text raw)
{
    size_t first = 0;
    while (first < raw.len && (unsigned char)raw.at[first] < HIGH) {
        first++;
    }
    size_t start = first > BEFORE ? first - BEFORE : 0;
    size_t end = raw.len - start < SAMPLE ? raw.len : start + SAMPLE;
    return rcn_text_slice(raw, start, end);
}

/* The best that the bytes are worth in one encoding; INT64_MIN when iconv does
 * not know it.  `words`: what common words are worth in each language. */
static int64_t
score_page(rcn_text raw, size_t index, const int64_t words[ALPHABETS],
           const char *hint)
{
    rcn_code_page page;
    int64_t scores[ALPHABETS] = {0}, best = INT64_MIN;
    if (!open_page(&page, pages[index].name)) {
        return best;
    }
    score_bytes(&page, raw, scores);
    bool hinted = hint && strcasecmp(hint, pages[index].name) == 0;
    for (size_t k = 0; k < ALPHABETS; k++) {
        int64_t common = words[k] < WORD_SCORE * WORDS_MOST
                             ? words[k]
                             : WORD_SCORE * WORDS_MOST;
        int64_t score = scores[k] + common + pages[index].prior;
        if (hinted) {
            /* Its models of other scripts than Latin are good ones, but it
             * takes short texts for pages that hardly anyone wrote. */
            bool latin = *alphabets[k].words;
            bool rare = !pages[index].prior;
            score += HINT_SCORE + (latin || rare ? 0 : scores[k] / 3);
        }
        best = score > best ? score : best;
    }
    return best;
}

rcn_code_page_guess
rcn_code_page_find(rcn_text raw, const char *hint)
{
    raw = sample_of(raw);
    int64_t words[ALPHABETS] = {0};
    score_words(raw, words);
    rcn_code_page_guess best = {"windows-1252", INT64_MIN};
    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
        int64_t score = score_page(raw, i, words, hint);
        if (score > best.score) {
            best = (rcn_code_page_guess){pages[i].name, score};
        }
    }
    return best;
}

int64_t
rcn_code_page_score(rcn_text raw, const char *name)
{
    raw = sample_of(raw);
    int64_t words[ALPHABETS] = {0};
    score_words(raw, words);
    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
        if (strcasecmp(pages[i].name, name) == 0) {
            return score_page(raw, i, words, NULL);
        }
    }
    return INT64_MIN;
}
