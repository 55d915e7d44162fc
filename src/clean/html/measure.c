/* What the text of a block says of itself: its length, the shape of its
 * sentences and words, and the phrases at its head. */
#include <ctype.h>
#include <string.h>

#include "base/utf8.h"
#include "clean/html/page.h"
#include "clean/learn/logarithm.h"
#include "clean/learn/scripts.h"

#define HEAD_BYTES 400u

/* Running counts over the characters of a block, white space squashed. */
typedef struct rcn_measure {
    rcn_web_page *page;
    uint32_t chars, bytes, commas, punct, digits, uppers;
    uint32_t words, capital_words, word_chars, stops;
    uint32_t sentences;
    uint32_t first, last; /* runes */
    bool in_word, capital, space;
    bool stopped; /* a sentence end, with quotes or brackets after it */
    bool ends_sentence, has_pipe, has_address;
    char word[64]; /* in lower case, as far as it fits */
    size_t word_len;
    uint32_t word_runes; /* in scripts without spaces */
    uint32_t unspaced;   /* letters of such scripts */
    char head[HEAD_BYTES];
    size_t head_len;
    uint64_t hash;
} rcn_measure;

static bool
is_closing(uint32_t rune)
{
    return rune == '"' || rune == ')' || rune == ']' || rune == 0x201D ||
           rune == 0x2019 || rune == 0xBB || rune == 0x300D || rune == 0x300F ||
           rune == 0xFF09;
}

static void
end_word(rcn_measure *measure)
{
    if (!measure->in_word) {
        return;
    }
    uint64_t hash = rcn_tally_hash(0, measure->word, measure->word_len);
    rcn_web_page *page = measure->page;
    page->words[page->word_count++] = (uint32_t)(hash ^ hash >> 32);
    measure->words++;
    measure->capital_words += measure->capital;
    measure->stops += rcn_tally_find(&page->lexicon->stop_words, hash) != 0;
    measure->in_word = false;
    measure->word_runes = 0;
}

static void
add_word_rune(rcn_measure *measure, uint32_t rune, bool upper)
{
    if (!measure->in_word) {
        measure->in_word = true;
        measure->capital = upper;
        measure->word_len = 0;
    }
    measure->word_chars += rcn_script_weight(rune);
    if (measure->word_len + 4 <= sizeof measure->word) {
        uint32_t lower = upper ? rcn_rune_lower(rune) : rune;
        measure->word_len +=
            rcn_utf8_put(lower, measure->word + measure->word_len);
    }
    uint32_t most = rcn_script_word_runes(rune);
    measure->unspaced += most > 0;
    measure->word_runes += most > 0;
    if (most && measure->word_runes >= most) {
        end_word(measure);
    }
}

static void
add_head(rcn_measure *measure, const char *bytes, size_t len)
{
    for (size_t i = 0; i < len && measure->head_len < HEAD_BYTES; i++) {
        measure->head[measure->head_len++] =
            (char)tolower((unsigned char)bytes[i]);
    }
}

static void
add_space(rcn_measure *measure)
{
    end_word(measure);
    measure->sentences += measure->stopped;
    measure->stopped = false;
    measure->chars++;
    measure->bytes++;
    measure->hash = rcn_tally_hash(measure->hash, " ", 1);
    add_head(measure, " ", 1);
}

static void
add_rune(rcn_measure *measure, uint32_t rune, const char *bytes, size_t len)
{
    if (!measure->chars) {
        measure->first = rune;
    }
    measure->last = rune;
    measure->chars += rcn_script_weight(rune);
    measure->bytes += (uint32_t)len;
    measure->hash = rcn_tally_hash(measure->hash, bytes, len);
    if (len > 1 && rcn_rune_is_upper(rune)) {
        char lower[4];
        add_head(measure, lower, rcn_utf8_put(rcn_rune_lower(rune), lower));
    } else {
        add_head(measure, bytes, len);
    }
    bool digit = rcn_rune_is_digit(rune);
    bool upper = rcn_rune_is_upper(rune);
    measure->digits += digit;
    measure->uppers += upper;
    if (digit || rune == '_' || rcn_rune_is_letter(rune)) {
        add_word_rune(measure, rune, upper);
    } else {
        end_word(measure);
        measure->punct++;
        measure->commas += rcn_script_is_comma(rune);
    }
    measure->stopped = rcn_script_ends_sentence(rune) ||
                       (measure->stopped && is_closing(rune));
    measure->has_pipe =
        measure->has_pipe || rune == '|' || rune == 0xBB || rune == 0x203A;
    measure->has_address = measure->has_address || rune == '@';
}

static void
scan(rcn_measure *measure, rcn_text text)
{
    bool space = false;
    for (size_t at = 0; at < text.len;) {
        uint32_t rune = 0;
        size_t len = rcn_utf8_next(text, at, &rune);
        if (rcn_rune_is_space(rune)) {
            space = measure->chars > 0;
        } else {
            if (space) {
                add_space(measure);
                space = false;
            }
            add_rune(measure, rune, text.at + at, len);
        }
        at += len;
    }
    end_word(measure);
    measure->ends_sentence = measure->stopped;
    measure->sentences += measure->stopped;
}

static bool
is_year(const char *at)
{
    return ((at[0] == '1' && at[1] == '9') || (at[0] == '2' && at[1] == '0')) &&
           isdigit((unsigned char)at[2]) && isdigit((unsigned char)at[3]);
}

/* A year within 20 bytes of the end, or a time of day. */
static bool
has_date(rcn_text head)
{
    for (size_t i = 0; i + 4 <= head.len; i++) {
        const char *at = head.at + i;
        bool begins = i == 0 || !isalnum((unsigned char)at[-1]);
        bool ends =
            i + 4 == head.len || !isalnum((unsigned char)head.at[i + 4]);
        if (begins && ends && is_year(at) && head.len - i - 4 <= 20) {
            return true;
        }
        if (isdigit((unsigned char)at[0]) && at[1] == ':' &&
            isdigit((unsigned char)at[2]) && isdigit((unsigned char)at[3])) {
            return true;
        }
    }
    return false;
}

/* A sign of money before a number. */
static bool
has_price(rcn_text head)
{
    static const char *const signs[] = {"$", "\xE2\x82\xAC", "\xC2\xA3"};
    for (size_t i = 0; i < 3; i++) {
        size_t len = strlen(signs[i]);
        for (size_t at = rcn_text_find(head, signs[i], 0); at != SIZE_MAX;
             at = rcn_text_find(head, signs[i], at + 1)) {
            size_t next = at + len;
            next += next < head.len && head.at[next] == ' ';
            if (next < head.len && isdigit((unsigned char)head.at[next])) {
                return true;
            }
        }
    }
    return false;
}

static void
set(rcn_page_block *block, rcn_feature feature, int64_t value)
{
    block->own[feature] = (int16_t)(value > INT16_MAX ? INT16_MAX : value);
}

static void
set_shape(rcn_page_block *block, const rcn_measure *measure, rcn_text head)
{
    static const uint32_t bullets[] = {0x2022, '-', '*',    0x2013,
                                       0xB7,   '"', 0x201C, 0xAB};
    bool bullet = false;
    for (size_t i = 0; i < sizeof bullets / sizeof *bullets; i++) {
        bullet = bullet || measure->first == bullets[i];
    }
    rcn_text tail =
        rcn_text_slice(head, head.len > 3 ? head.len - 3 : 0, head.len);
    set(block, RCN_FEATURE_COLON, measure->last == ':');
    set(block, RCN_FEATURE_QUEST, measure->last == '?');
    set(block, RCN_FEATURE_BULLET, bullet);
    set(block, RCN_FEATURE_ELLIP,
        measure->last == 0x2026 || rcn_text_is(tail, "..."));
    set(block, RCN_FEATURE_PIPE, measure->has_pipe);
    set(block, RCN_FEATURE_URLMAIL,
        measure->has_address || rcn_text_find(head, "http", 0) != SIZE_MAX);
    set(block, RCN_FEATURE_LOWSTART, rcn_rune_is_lower(measure->first));
}

static void
set_counts(rcn_page_block *block, const rcn_measure *measure)
{
    uint32_t words = measure->words ? measure->words : 1;
    set(block, RCN_FEATURE_LCHARS, rcn_log2(measure->chars));
    set(block, RCN_FEATURE_LWORDS, rcn_log2(measure->words));
    set(block, RCN_FEATURE_SENTS, measure->sentences);
    set(block, RCN_FEATURE_ENDPUNCT, measure->ends_sentence);
    set(block, RCN_FEATURE_LCOMMAS, rcn_log2(measure->commas));
    set(block, RCN_FEATURE_PUNCT, rcn_share(measure->punct, measure->chars));
    set(block, RCN_FEATURE_DIGIT, rcn_share(measure->digits, measure->chars));
    set(block, RCN_FEATURE_CAPW, rcn_share(measure->capital_words, words));
    set(block, RCN_FEATURE_UPPER, rcn_share(measure->uppers, measure->chars));
    set(block, RCN_FEATURE_STOP, rcn_share(measure->stops, words));
    set(block, RCN_FEATURE_AVGW, (int64_t)measure->word_chars * 100 / words);
    set(block, RCN_FEATURE_WPS,
        (int64_t)measure->words * 10 / (measure->sentences + 1));
}

void
rcn_page_measure(rcn_web_page *page, rcn_page_block *block)
{
    const rcn_html_block *leaf = &page->html->blocks[block->leaf];
    rcn_measure measure = {.page = page};
    block->first_word = (uint32_t)page->word_count;
    scan(&measure,
         rcn_text_slice(page->document->text, leaf->start, leaf->end));
    block->chars = measure.chars;
    block->bytes = measure.bytes;
    block->commas = measure.commas;
    block->word_count = measure.words;
    block->hash = measure.hash;
    block->link_bytes =
        leaf->link_bytes < block->bytes ? leaf->link_bytes : block->bytes;
    int32_t density = rcn_share(block->link_bytes, block->bytes);
    block->good = measure.chars >= 80 && density < 330 && measure.sentences;
    rcn_text head = {measure.head, measure.head_len};
    set_counts(block, &measure);
    set_shape(block, &measure, head);
    rcn_arena *scratch = page->scratch;
    rcn_arena_reset(scratch);
    uint32_t bits = rcn_lexicon_phrases(page->lexicon, scratch, head);
    bits |= (uint32_t)has_date(head) << RCN_PHRASE_DATE;
    bits |= (uint32_t)has_price(head) << RCN_PHRASE_PRICE;
    for (int i = 0; i < RCN_PHRASE_COUNT; i++) {
        set(block, (rcn_feature)(RCN_FEATURE_LEX_COOKIE + i), bits >> i & 1);
    }
    set(block, RCN_FEATURE_LD, density);
    set(block, RCN_FEATURE_NLINK, rcn_log2(leaf->link_count));
    set(block, RCN_FEATURE_HIDDEN, leaf->hidden);
    set(block, RCN_FEATURE_GOOD, block->good);
}
