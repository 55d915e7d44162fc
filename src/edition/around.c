/* What was cut around the text of a document, as one entry: menus, notices,
 * buttons.  On a web page they may have more words than the text, so the entry
 * counts them by class and quotes what a share of the text's words allows; the
 * ledger has all of them whole. */
#include <stdlib.h>
#include <string.h>

#include "edition/apparatus.h"
#include "edition/repeated.h"

#define TEXT_SHARE   25  /* words of all texts for one of the apparatus */
#define RECORD_COST  12  /* words of a document's heading and its metadata */
#define CLASS_COST   3   /* of a class with its number */
#define PLACE_COST   4   /* of a class and the lines of a cut */
#define LONG_WORDS   26  /* of LONG_OF_MANY code points */
#define LONG_OF_MANY 160 /* code points of a cut that is given whole */
#define CROWDED_MOST 3   /* classes of a document, where words are few */
#define SHORT_QUOTE  48  /* of one that is not */

/* Cuts of one class. */
typedef struct rcn_around {
    const char *class_id;
    uint32_t count;
    size_t index; /* in the order of the text */
} rcn_around;

typedef RCN_LIST(rcn_around) rcn_arounds;

/* A cut around the text that is this document's alone. */
static bool
is_own(const rcn_apparatus *it, const rcn_record *record, uint32_t index)
{
    const rcn_composer *composer = it->composer;
    const bool *repeated =
        composer->repeated.of[record - composer->edition->records];
    return rcn_change_is_around(&record->changes[index]) &&
           (!repeated[index] || composer->project->full_apparatus);
}

static rcn_arounds
count_classes(const rcn_apparatus *it, const rcn_record *record)
{
    rcn_arena *arena = it->composer->arena;
    rcn_arounds classes = {0};
    for (uint32_t i = 0; i < record->change_count; i++) {
        const rcn_change *change = &record->changes[i];
        if (!is_own(it, record, i)) {
            continue;
        }
        size_t at = 0;
        while (at < classes.count &&
               strcmp(classes.items[at].class_id, change->class_id) != 0) {
            at++;
        }
        if (at == classes.count) {
            RCN_PUSH(arena, &classes, (rcn_around){change->class_id, 0, at});
        }
        classes.items[at].count++;
    }
    return classes;
}

/* The cut whole, or its first words; NULL when neither may be printed. */
static const char *
affordable(rcn_apparatus *it, const char *words, size_t *allowance)
{
    if (it->composer->project->full_apparatus) {
        return words;
    }
    static const size_t limits[] = {LONG_OF_MANY, SHORT_QUOTE};
    for (size_t i = 0; i < sizeof limits / sizeof *limits; i++) {
        bool before = it->abridged;
        const char *shown = rcn_abridge(it, words, limits[i]);
        size_t cost = rcn_count_text_words(shown) + 2;
        if (cost <= *allowance) {
            *allowance -= cost;
            return shown;
        }
        it->abridged = before;
    }
    return NULL;
}

void
rcn_share_words(rcn_apparatus *it)
{
    const rcn_edition *edition = it->composer->edition;
    size_t fixed = 0;
    it->words = 0;
    for (size_t i = 0; i < edition->record_count; i++) {
        const rcn_record *record = &edition->records[i];
        it->words += record->word_count;
        fixed += RECORD_COST + count_classes(it, record).count * CLASS_COST;
    }
    size_t share = it->words / TEXT_SHARE;
    it->crowded = share < fixed && !it->composer->project->full_apparatus;
    it->spare = share > fixed ? share - fixed : 0;
}

size_t
rcn_count_around(const rcn_apparatus *it)
{
    const rcn_edition *edition = it->composer->edition;
    size_t words = 0;
    for (size_t i = 0; i < edition->record_count; i++) {
        const rcn_record *record = &edition->records[i];
        for (uint32_t k = 0; k < record->change_count; k++) {
            if (is_own(it, record, k)) {
                uint32_t count =
                    rcn_count_text_words(record->changes[k].before);
                words += PLACE_COST + (count < LONG_WORDS ? count : LONG_WORDS);
            }
        }
    }
    return words;
}

/* "menu (3): lines 1–9 “Home News […] Sport”, line 40 “Top”". */
static void
add_class(rcn_apparatus *it, rcn_prose *prose, const rcn_record *record,
          const rcn_around *around, size_t *allowance)
{
    rcn_composer *composer = it->composer;
    rcn_add_class(composer, prose, around->class_id);
    if (around->count > 1) {
        rcn_prose_printf(prose, " (%u)", around->count);
    }
    bool begun = false;
    for (uint32_t i = 0; i < record->change_count; i++) {
        const rcn_change *change = &record->changes[i];
        if (!is_own(it, record, i) ||
            strcmp(change->class_id, around->class_id) != 0) {
            continue;
        }
        const char *shown = affordable(it, change->before, allowance);
        if (!shown) {
            return;
        }
        rcn_prose_printf(
            prose, "%s%s ",
            begun ? ", " : rcn_phrase_of(composer, RCN_SAY_COLON),
            rcn_phrase_lines(composer, change->line_start, change->line_end));
        rcn_prose_quote(prose, composer->edition->phrases, shown,
                        rcn_record_tongue(composer, record));
        begun = true;
    }
}

/* The most frequent first, else as they stand. */
static int
by_count(const void *left, const void *right)
{
    const rcn_around *a = left;
    const rcn_around *b = right;
    int order = (a->count < b->count) - (a->count > b->count);
    return order ? order : (a->index > b->index) - (a->index < b->index);
}

/* Where there is no room for all classes, keeps the most frequent ones; returns
 * how many cuts the others have. */
static size_t
keep_frequent(const rcn_apparatus *it, rcn_arounds *classes)
{
    size_t left_out = 0;
    if (!it->crowded || classes->count <= CROWDED_MOST + 1) {
        return 0;
    }
    qsort(classes->items, classes->count, sizeof *classes->items, by_count);
    for (size_t i = CROWDED_MOST; i < classes->count; i++) {
        left_out += classes->items[i].count;
    }
    classes->count = CROWDED_MOST;
    return left_out;
}

void
rcn_put_around(rcn_apparatus *it, const rcn_record *record)
{
    rcn_composer *composer = it->composer;
    rcn_arounds classes = count_classes(it, record);
    if (!classes.count) {
        return;
    }
    size_t allowance = it->ample
                           ? SIZE_MAX
                           : (size_t)((uint64_t)it->spare * record->word_count /
                                      (it->words ? it->words : 1));
    size_t left_out = keep_frequent(it, &classes);
    rcn_prose prose = rcn_prose_new(composer->arena);
    for (size_t i = 0; i < classes.count; i++) {
        rcn_prose_add(&prose,
                      i ? rcn_phrase_of(composer, RCN_SAY_SEMICOLON) : "");
        add_class(it, &prose, record, &classes.items[i], &allowance);
    }
    if (left_out) {
        rcn_prose_printf(
            &prose, "%s%s", rcn_phrase_of(composer, RCN_SAY_SEMICOLON),
            rcn_phrase_with(composer, RCN_SAY_AND_MORE,
                            rcn_phrase_number(composer, left_out), NULL));
    }
    rcn_prose_put(&prose, &it->blocks, RCN_BLOCK_ENTRY, 0, NULL);
}
