/* Where words may be broken: at the points of their language, and after the
 * signs where readers expect a break. */
#include "typeset/lines/cuts.h"

#include <stdlib.h>
#include <string.h>

#include "base/list.h"
#include "base/utf8.h"
#include "typeset/lines/dictionary.h"
#include "typeset/lines/syllables.h"

#define CUT_LIMIT     64
#define LONG_WORD     40 /* letters: cut anywhere when there is no better way */
#define RESCUE_WORD   12 /* letters: longer ones only if nothing else helps */
#define FORCED_STEP   4
#define CLUSTER_MOST  8  /* characters of a letter and its marks */
#define CAPITALS      10 /* as many are a word, fewer an abbreviation */
#define ADDRESS_LEAST 10

struct rcn_cutter {
    rcn_arena *arena;
    const rcn_style *style;
    rcn_shaper *words;
    rcn_dictionaries *dictionaries;
    RCN_LIST(rcn_cut_list *) known; /* by word; NULL: not yet looked at */
};

/* One character of the word being cut. */
typedef struct rcn_letter {
    uint32_t rune;
    uint16_t at;
} rcn_letter;

typedef struct rcn_cutting {
    rcn_cutter *cutter;
    rcn_text text;
    const char *language;
    rcn_letter letters[RCN_WORD_LIMIT + 1]; /* one more: the end */
    size_t count;
    rcn_cut cuts[CUT_LIMIT];
    size_t cut_count;
} rcn_cutting;

rcn_cutter *
rcn_cutter_new(rcn_arena *arena, const rcn_style *style, rcn_shaper *words,
               rcn_log *log)
{
    rcn_cutter *cutter = rcn_arena_alloc(arena, 1, sizeof *cutter);
    cutter->arena = arena;
    cutter->style = style;
    cutter->words = words;
    cutter->dictionaries = rcn_dictionaries_new(arena, log);
    return cutter;
}

static void
add_cut(rcn_cutting *cutting, size_t letter, rcn_cut_kind kind)
{
    if (letter == 0 || letter >= cutting->count ||
        cutting->cut_count == CUT_LIMIT) {
        return;
    }
    cutting->cuts[cutting->cut_count++] =
        (rcn_cut){.at = cutting->letters[letter].at, .kind = (uint8_t)kind};
}

/* Adds a break at which letters change.  Where the text is parted is of no
 * matter to the eye: so that one of the halves keeps its spelling, if it can. */
static void
add_respelt(rcn_cutting *cutting, const rcn_letter *run,
            const rcn_respelling *respelling)
{
    rcn_arena *arena = cutting->cutter->arena;
    rcn_cut_change *change = rcn_arena_alloc(arena, 1, sizeof *change);
    *change = (rcn_cut_change){run[respelling->from].at, run[respelling->to].at,
                               rcn_arena_strdup(arena, respelling->left),
                               rcn_arena_strdup(arena, respelling->right)};
    rcn_text old = rcn_text_slice(cutting->text, change->from, change->to);
    size_t at = change->from;
    if (rcn_text_ends(old, change->right)) {
        at = change->to - strlen(change->right);
    } else if (rcn_text_starts(old, change->left)) {
        at += strlen(change->left);
    }
    if (at && at < cutting->text.len && cutting->cut_count < CUT_LIMIT) {
        cutting->cuts[cutting->cut_count++] = (rcn_cut){
            .at = (uint16_t)at, .kind = RCN_CUT_HYPHEN, .change = change};
    }
}

/* Cuts the letters [run[0], run[1]) by their syllables or by the patterns of
 * their language. */
static void
hyphenate(rcn_cutting *cutting, const size_t run[2])
{
    const rcn_breaking *limits = &cutting->cutter->style->breaking;
    size_t before = (size_t)limits->hyphen_before;
    size_t after = (size_t)limits->hyphen_after;
    size_t count = run[1] - run[0];
    if (count < before + after || count > RCN_HYPHENATED_MOST) {
        return;
    }
    uint32_t letters[RCN_HYPHENATED_MOST];
    for (size_t i = 0; i < count; i++) {
        letters[i] = cutting->letters[run[0] + i].rune;
    }
    bool opens[RCN_HYPHENATED_MOST];
    if (rcn_syllables_find(letters, count, opens)) {
        for (size_t i = before; i + after <= count; i++) {
            if (opens[i]) {
                add_cut(cutting, run[0] + i, RCN_CUT_HYPHEN);
            }
        }
        return;
    }
    rcn_hyphen_point points[RCN_HYPHENATED_MOST];
    size_t found =
        rcn_dictionaries_cut(cutting->cutter->dictionaries, cutting->language,
                             letters, count, points);
    for (size_t i = 0; i < found; i++) {
        const rcn_hyphen_point *point = &points[i];
        if (point->at < before || point->at + after > count) {
            continue;
        }
        if (point->respelling.to) {
            add_respelt(cutting, &cutting->letters[run[0]], &point->respelling);
        } else {
            add_cut(cutting, run[0] + point->at, RCN_CUT_HYPHEN);
        }
    }
}

static uint32_t
rune_at(const rcn_cutting *cutting, size_t letter)
{
    return letter < cutting->count ? cutting->letters[letter].rune : 0;
}

static bool
alphanumeric(uint32_t rune)
{
    return rcn_rune_is_letter(rune) || rcn_rune_is_digit(rune);
}

/* URLs, paths and identifiers: a joint that words of a language do not have. */
static bool
is_address(const rcn_cutting *cutting)
{
    if (cutting->count <= ADDRESS_LEAST) {
        return false;
    }
    for (size_t i = 1; i + 1 < cutting->count; i++) {
        uint32_t rune = rune_at(cutting, i);
        if (rune == '/' || rune == '_' || rune == '=' || rune == '@' ||
            (rune == ':' && rune_at(cutting, i + 1) == ':') ||
            (rune == '.' && rcn_rune_is_letter(rune_at(cutting, i - 1)) &&
             rcn_rune_is_letter(rune_at(cutting, i + 1)))) {
            return true;
        }
    }
    return false;
}

static void
cut_address(rcn_cutting *cutting)
{
    size_t last = 0;
    for (size_t i = 2; i + 2 < cutting->count; i++) {
        uint32_t rune = rune_at(cutting, i);
        uint32_t next = rune_at(cutting, i + 1);
        bool joint = (rune == '/' && next != '/') || rune == '_' ||
                     rune == '=' || rune == '&' || rune == '?' || rune == '-' ||
                     (rune == ':' && next != ':' && next != '/') ||
                     (rune == '.' && rcn_rune_is_letter(next));
        if (joint || i - last > 24) { /* a hash, a token */
            add_cut(cutting, i + 1, RCN_CUT_DASH);
            last = i + 1;
        }
    }
}

/* Letters [from, to) are one run; is it a word that may be hyphenated? */
static bool
hyphenable(const rcn_cutting *cutting, size_t from, size_t to)
{
    size_t capitals = 0;
    for (size_t i = from; i < to; i++) {
        capitals += rcn_rune_is_upper(cutting->letters[i].rune);
    }
    bool after_digit =
        from > 0 && rcn_rune_is_digit(cutting->letters[from - 1].rune);
    return (capitals <= 1 || (capitals == to - from && capitals >= CAPITALS)) &&
           !after_digit;
}

/* Do two letters or digits stand on both sides of a hyphen?  "F-16" and
 * "e-mail" are better kept whole. */
static bool
parts_words(const rcn_cutting *cutting, size_t at)
{
    return at > 1 && alphanumeric(rune_at(cutting, at - 2)) &&
           alphanumeric(rune_at(cutting, at - 1)) &&
           alphanumeric(rune_at(cutting, at + 1)) &&
           alphanumeric(rune_at(cutting, at + 2));
}

static void
cut_at_sign(rcn_cutting *cutting, size_t at)
{
    uint32_t rune = rune_at(cutting, at);
    bool inside = at > 0 && at + 1 < cutting->count;
    if (rune == 0xAD && inside) {
        add_cut(cutting, at + 1, RCN_CUT_HYPHEN);
    } else if ((rune == '-' || rune == 0x2010) && inside &&
               parts_words(cutting, at)) {
        add_cut(cutting, at + 1, RCN_CUT_HARD);
    } else if ((rune == 0x2013 || rune == 0x2014 || rune == 0xB6) && inside) {
        add_cut(cutting, at + 1, RCN_CUT_DASH);
    }
}

static int
by_place(const void *left, const void *right)
{
    const rcn_cut *a = left;
    const rcn_cut *b = right;
    return (a->at > b->at) - (a->at < b->at);
}

/* Cuts letters [from, to), a few at a time; words run together are better parted
 * where a capital begins one.  A letter and its marks stay together, up to
 * CLUSTER_MOST characters. */
static void
force_stretch(rcn_cutting *cutting, size_t from, size_t to)
{
    rcn_cut_kind kind = to - from > LONG_WORD ? RCN_CUT_FORCED : RCN_CUT_RESCUE;
    size_t last = from;
    size_t cluster = from;
    int32_t state = 0;
    for (size_t at = from + 1; at < to; at++) {
        uint32_t rune = cutting->letters[at].rune;
        uint32_t before = cutting->letters[at - 1].rune;
        bool joint = rcn_rune_is_upper(rune) && rcn_rune_is_lower(before);
        bool begins = rcn_rune_begins_cluster(before, rune, &state) ||
                      at - cluster >= CLUSTER_MOST;
        cluster = begins ? at : cluster;
        if (begins && (joint || at - last >= FORCED_STEP)) {
            add_cut(cutting, at, kind);
            last = at;
        }
    }
}

/* Cuts anywhere the stretches that are too long for a line and have no better
 * cut. */
static void
force_cuts(rcn_cutting *cutting)
{
    size_t found = cutting->cut_count;
    size_t letter = 0;
    for (size_t next = 0; next <= found; next++) {
        size_t from = letter;
        size_t end = next < found ? cutting->cuts[next].at : SIZE_MAX;
        while (letter < cutting->count && cutting->letters[letter].at < end) {
            letter++;
        }
        if (letter - from > RESCUE_WORD) {
            force_stretch(cutting, from, letter);
        }
    }
    qsort(cutting->cuts, cutting->cut_count, sizeof *cutting->cuts, by_place);
}

/* A letter, or the sign that Catalan writes between two l. */
static bool
in_word(const rcn_cutting *cutting, size_t at)
{
    uint32_t rune = rune_at(cutting, at);
    return rcn_rune_is_letter(rune) ||
           (rune == 0xB7 && at > 0 &&
            rcn_rune_lower(rune_at(cutting, at - 1)) == 'l' &&
            rcn_rune_lower(rune_at(cutting, at + 1)) == 'l');
}

static void
cut_word(rcn_cutting *cutting)
{
    bool compound = false;
    for (size_t i = 1; i + 1 < cutting->count; i++) {
        uint32_t rune = cutting->letters[i].rune;
        compound = compound || rune == '-' || rune == 0x2010 || rune == 0xAD;
    }
    size_t at = 0;
    while (at < cutting->count) {
        size_t from = at;
        while (at < cutting->count && in_word(cutting, at)) {
            at++;
        }
        if (at == from) {
            cut_at_sign(cutting, at++);
        } else if (!compound && hyphenable(cutting, from, at)) {
            const size_t run[2] = {from, at};
            hyphenate(cutting, run);
        }
    }
    force_cuts(cutting);
}

/* Adds bytes to a part; false when it becomes longer than words may be. */
static bool
append(char part[RCN_WORD_LIMIT], size_t *len, rcn_text text)
{
    if (text.len > RCN_WORD_LIMIT - *len) {
        return false;
    }
    if (text.len) {
        memcpy(part + *len, text.at, text.len);
    }
    *len += text.len;
    return true;
}

/* Shapes what a line shows of a word between two cuts (NULL: its ends); where
 * the spelling changes, the part still says what stands in the text. */
static uint32_t
shape_part(rcn_cutter *cutter, uint32_t face, rcn_text word,
           const rcn_cut *from, const rcn_cut *to)
{
    rcn_text hyphen = rcn_text_of(to && to->kind == RCN_CUT_HYPHEN ? "-" : "");
    char said[RCN_WORD_LIMIT];
    size_t said_len = 0;
    (void)append(
        said, &said_len,
        rcn_text_slice(word, from ? from->at : 0, to ? to->at : word.len));
    (void)append(said, &said_len, hyphen);
    const rcn_cut_change *left = to ? to->change : NULL;
    const rcn_cut_change *right = from ? from->change : NULL;
    size_t begin = right ? right->to : from ? from->at : 0;
    size_t end = left ? left->from : to ? to->at : word.len;
    char shown[RCN_WORD_LIMIT];
    size_t len = 0;
    bool changes =
        (left || right) && begin <= end &&
        append(shown, &len, rcn_text_of(right ? right->right : "")) &&
        append(shown, &len, rcn_text_slice(word, begin, end)) &&
        append(shown, &len, rcn_text_of(left ? left->left : "")) &&
        append(shown, &len, hyphen);
    rcn_text text = {said, said_len};
    if (!changes) {
        return rcn_shaper_find(cutter->words, face, text);
    }
    uint32_t drawn =
        rcn_shaper_find(cutter->words, face, (rcn_text){shown, len});
    return rcn_shaper_respell(cutter->words, drawn, text);
}

uint32_t
rcn_cutter_part(rcn_cutter *cutter, uint32_t word, const rcn_cut *from,
                const rcn_cut *to)
{
    const rcn_word *it = rcn_shaper_at(cutter->words, word);
    return shape_part(cutter, it->face, (rcn_text){it->text, it->len}, from,
                      to);
}

static void
shape_cut(rcn_cutter *cutter, uint32_t face, rcn_text text, rcn_cut *cut)
{
    cut->before = shape_part(cutter, face, text, NULL, cut);
    cut->after = shape_part(cutter, face, text, cut, NULL);
}

/* Shapes the parts of each cut and keeps the list. */
static rcn_cut_list
keep_cuts(rcn_cutting *cutting, uint32_t face)
{
    rcn_cutter *cutter = cutting->cutter;
    for (size_t i = 0; i < cutting->cut_count; i++) {
        shape_cut(cutter, face, cutting->text, &cutting->cuts[i]);
    }
    rcn_cut *items =
        rcn_arena_alloc(cutter->arena, cutting->cut_count, sizeof *items);
    if (cutting->cut_count) {
        memcpy(items, cutting->cuts, cutting->cut_count * sizeof *items);
    }
    return (rcn_cut_list){items, (uint32_t)cutting->cut_count};
}

static rcn_cut_list
find_cuts(rcn_cutter *cutter, const rcn_word *word)
{
    const rcn_face *face = rcn_shaper_face_at(cutter->words, word->face);
    rcn_cutting cutting = {.cutter = cutter,
                           .text = {word->text, word->len},
                           .language = face->language ? face->language : "en"};
    for (size_t at = 0; at < cutting.text.len;) {
        rcn_letter *letter = &cutting.letters[cutting.count++];
        letter->at = (uint16_t)at;
        at += rcn_utf8_next(cutting.text, at, &letter->rune);
    }
    if (face->backward || cutting.count < 2) {
        return (rcn_cut_list){0};
    }
    if (is_address(&cutting)) {
        cut_address(&cutting);
    } else {
        cut_word(&cutting);
    }
    return keep_cuts(&cutting, word->face);
}

rcn_cut_list
rcn_cutter_find(rcn_cutter *cutter, uint32_t word)
{
    while (cutter->known.count <= word) {
        RCN_PUSH(cutter->arena, &cutter->known, NULL);
    }
    rcn_cut_list *known = cutter->known.items[word];
    if (!known) {
        known = rcn_arena_alloc(cutter->arena, 1, sizeof *known);
        *known = find_cuts(cutter, rcn_shaper_at(cutter->words, word));
        cutter->known.items[word] = known;
    }
    return *known;
}

/* Begins of clusters at which a word is parted so that no piece is wider than
 * `step`; breaks that need no hyphen end a piece too. */
static size_t
find_forced(const rcn_word *word, const rcn_cut_list *cuts, rcn_len step,
            uint16_t places[RCN_WORD_LIMIT])
{
    size_t count = 0;
    uint32_t next = 0;
    int64_t width = 0;
    for (size_t i = 0; i < word->glyph_count; i++) {
        const rcn_shaped *glyph = &word->glyphs[i];
        bool begins = i > 0 && glyph->start > word->glyphs[i - 1].start;
        bool cut_here = false;
        while (next < cuts->count && cuts->items[next].at <= glyph->start) {
            cut_here = cuts->items[next++].at == glyph->start || cut_here;
        }
        if (begins && cut_here) {
            width = 0;
        } else if (begins && width + glyph->advance > step) {
            places[count++] = glyph->start;
            width = 0;
        }
        width += glyph->advance;
    }
    return count;
}

void
rcn_cutter_force(rcn_cutter *cutter, uint32_t word, rcn_len step)
{
    rcn_cut_list old = rcn_cutter_find(cutter, word);
    const rcn_word *it = rcn_shaper_at(cutter->words, word);
    uint16_t places[RCN_WORD_LIMIT];
    size_t count = find_forced(it, &old, step, places);
    if (!count) {
        return;
    }
    rcn_text text = {it->text, it->len};
    rcn_cut *items =
        rcn_arena_alloc(cutter->arena, old.count + count, sizeof *items);
    if (old.count) {
        memcpy(items, old.items, old.count * sizeof *items);
    }
    for (size_t i = 0; i < count; i++) {
        rcn_cut *cut = &items[old.count + i];
        *cut = (rcn_cut){.at = places[i], .kind = RCN_CUT_FORCED};
        shape_cut(cutter, it->face, text, cut);
    }
    qsort(items, old.count + count, sizeof *items, by_place);
    *cutter->known.items[word] =
        (rcn_cut_list){items, old.count + (uint32_t)count};
}
