/* The documents in a PDF, by the elements of its structure tree (ISO 32000-1,
 * 14.8.4): a document is a Sect that holds a Div "text". */
#include "verify/elements.h"

#include <assert.h>
#include <stdint.h>

#include "base/list.h"

#define DEPTH_LIMIT 64
#define NOTE_DIGITS 6

typedef enum rcn_place_kind {
    RCN_PLACE_OTHER,
    RCN_PLACE_SECT,
    RCN_PLACE_HEADER,
    RCN_PLACE_TEXT,
    RCN_PLACE_NOTES /**< the editor's, at the foot of the page */
} rcn_place_kind;

/* An element that is open. */
typedef struct rcn_level {
    rcn_text type;
    rcn_place_kind place; /**< what the element is, or that around it */
    size_t part;          /**< of the document: the one whose words these are;
                               SIZE_MAX: none */
} rcn_level;

typedef struct rcn_draft {
    rcn_proof_part_kind kind;
    rcn_buffer text;
} rcn_draft;

typedef struct rcn_sect {
    rcn_buffer title;
    RCN_LIST(rcn_draft) drafts;
    rcn_buffer stray;
    bool has_text;
} rcn_sect;

struct rcn_elements {
    rcn_arena *arena;
    rcn_level levels[DEPTH_LIMIT]; /* the first one: around all */
    size_t level_count;
    RCN_LIST(rcn_sect) sects;
};

static bool
is_type(rcn_text type, const char *name)
{
    return rcn_text_is(type, name);
}

/* What a block is by its element and those around it, within the text. */
static bool
begins_part(const rcn_elements *elements, rcn_text type,
            rcn_proof_part_kind *ret_kind)
{
    const rcn_level *around = &elements->levels[elements->level_count - 1];
    if (is_type(type, "LI")) {
        *ret_kind = RCN_PART_ITEM;
        return true;
    }
    bool goes_on = is_type(around->type, "LBody"); /* within an item */
    if (around->part != SIZE_MAX && !goes_on) {
        return false;
    }
    if (type.len == 2 && type.at[0] == 'H' && type.at[1] >= '1' &&
        type.at[1] <= '6') {
        *ret_kind = RCN_PART_HEADING;
    } else if (is_type(type, "Table")) {
        *ret_kind = RCN_PART_TABLE;
    } else if (is_type(type, "Figure")) {
        *ret_kind = RCN_PART_FIGURE;
    } else if (is_type(type, "P") || is_type(type, "Code") ||
               is_type(type, "Caption")) {
        *ret_kind = is_type(around->type, "BlockQuote") ? RCN_PART_QUOTE
                                                        : RCN_PART_PARAGRAPH;
    } else {
        return false;
    }
    return true;
}

static rcn_sect *
last_sect(rcn_elements *elements)
{
    return elements->sects.count
               ? &elements->sects.items[elements->sects.count - 1]
               : NULL;
}

/* Cells, rows, labels and bodies are parted as words are. */
static void
part_words(rcn_elements *elements, const rcn_level *level)
{
    static const char *const parting[] = {"TD", "TH", "LBody", "Lbl"};
    rcn_sect *sect = last_sect(elements);
    for (size_t i = 0; i < sizeof parting / sizeof *parting; i++) {
        if (is_type(level->type, parting[i]) && level->part != SIZE_MAX) {
            rcn_buffer_char(&sect->drafts.items[level->part].text, ' ');
        }
    }
}

bool
rcn_elements_open(rcn_elements *elements, rcn_text type, rcn_text title)
{
    if (elements->level_count == DEPTH_LIMIT) {
        return false;
    }
    const rcn_level *around = &elements->levels[elements->level_count - 1];
    rcn_level level = {type, around->place, around->part};
    if (is_type(type, "BlockQuote")) {
        level.part = SIZE_MAX; /* it may be within an item */
    }
    if (is_type(type, "Sect")) {
        rcn_sect sect = {.title = rcn_buffer_new(elements->arena),
                         .stray = rcn_buffer_new(elements->arena)};
        RCN_PUSH(elements->arena, &elements->sects, sect);
        level.place = RCN_PLACE_SECT;
    } else if (is_type(type, "Div") && around->place == RCN_PLACE_SECT) {
        bool text = rcn_text_is(title, "text");
        level.place = text                           ? RCN_PLACE_TEXT
                      : rcn_text_is(title, "notes")  ? RCN_PLACE_NOTES
                      : rcn_text_is(title, "header") ? RCN_PLACE_HEADER
                                                     : around->place;
        last_sect(elements)->has_text = last_sect(elements)->has_text || text;
    }
    rcn_proof_part_kind kind;
    if (level.place == RCN_PLACE_TEXT && begins_part(elements, type, &kind)) {
        rcn_sect *sect = last_sect(elements);
        rcn_draft draft = {.kind = kind,
                           .text = rcn_buffer_new(elements->arena)};
        level.part = sect->drafts.count;
        RCN_PUSH(elements->arena, &sect->drafts, draft);
    }
    elements->levels[elements->level_count++] = level;
    part_words(elements, &level);
    return true;
}

/* The mark of a note: a number in a Reference. */
static bool
is_note_mark(const rcn_elements *elements, rcn_text given)
{
    rcn_text words = rcn_text_trim(given);
    bool reference = false;
    for (size_t i = 0; i < elements->level_count; i++) {
        reference = reference || is_type(elements->levels[i].type, "Reference");
    }
    size_t digits = 0;
    while (digits < words.len && words.at[digits] >= '0' &&
           words.at[digits] <= '9') {
        digits++;
    }
    return reference && digits == words.len && digits <= NOTE_DIGITS;
}

void
rcn_elements_close(rcn_elements *elements)
{
    assert(elements->level_count > 1);
    part_words(elements, &elements->levels[elements->level_count - 1]);
    elements->level_count--;
}

void
rcn_elements_words(rcn_elements *elements, rcn_text words)
{
    const rcn_level *level = &elements->levels[elements->level_count - 1];
    rcn_sect *sect = last_sect(elements);
    if (!sect || level->place == RCN_PLACE_OTHER ||
        level->place == RCN_PLACE_NOTES || is_note_mark(elements, words)) {
        return;
    }
    bool in_title = false;
    for (size_t i = 0; i < elements->level_count; i++) {
        in_title = in_title || is_type(elements->levels[i].type, "H1");
    }
    if (level->place == RCN_PLACE_TEXT && level->part != SIZE_MAX) {
        rcn_draft *draft = &sect->drafts.items[level->part];
        rcn_buffer_add(&draft->text, words);
    } else if (level->place == RCN_PLACE_HEADER) {
        rcn_buffer_add(&sect->title, in_title ? words : (rcn_text){0});
    } else {
        rcn_buffer_add(&sect->stray, words);
        rcn_buffer_char(&sect->stray, ' ');
    }
}

static void
collect(rcn_elements *elements, rcn_proof_document *documents,
        size_t *ret_count)
{
    rcn_arena *arena = elements->arena;
    for (size_t i = 0; i < elements->sects.count; i++) {
        rcn_sect *sect = &elements->sects.items[i];
        if (!sect->has_text) {
            continue;
        }
        rcn_proof_part *parts =
            rcn_arena_alloc(arena, sect->drafts.count + 1, sizeof *parts);
        size_t count = 0;
        for (size_t j = 0; j < sect->drafts.count; j++) {
            rcn_draft *draft = &sect->drafts.items[j];
            rcn_text text = rcn_buffer_text(&draft->text);
            /* An item that only holds deeper items has no words. */
            if (draft->kind != RCN_PART_ITEM || !rcn_text_blank(text)) {
                parts[count++] =
                    (rcn_proof_part){.kind = draft->kind, .text = text};
            }
        }
        documents[(*ret_count)++] = (rcn_proof_document){
            .title = rcn_buffer_text(&sect->title).at,
            .parts = parts,
            .count = count,
            .stray = rcn_text_blank(rcn_buffer_text(&sect->stray))
                         ? NULL
                         : rcn_buffer_text(&sect->stray).at};
    }
}

bool
rcn_elements_in_notes(const rcn_elements *elements)
{
    return elements->levels[elements->level_count - 1].place == RCN_PLACE_NOTES;
}

rcn_elements *
rcn_elements_new(rcn_arena *arena)
{
    rcn_elements *elements = rcn_arena_alloc(arena, 1, sizeof *elements);
    elements->arena = arena;
    elements->level_count = 1;
    elements->levels[0].part = SIZE_MAX;
    return elements;
}

void
rcn_elements_documents(rcn_elements *elements,
                       const rcn_proof_document **ret_documents,
                       size_t *ret_count)
{
    rcn_proof_document *documents = rcn_arena_alloc(
        elements->arena, elements->sects.count + 1, sizeof *documents);
    *ret_count = 0;
    collect(elements, documents, ret_count);
    *ret_documents = documents;
}
