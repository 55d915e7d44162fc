/* The documents in a PDF, by its structure tree as poppler prints it: an element
 * a line, two spaces further in than its parent, its words in quotation marks
 * on lines of their own.  A document is a Sect that holds a Div "text". */
#include <string.h>

#include "base/list.h"
#include "verify/proof.h"

#define DEPTH_LIMIT 64
#define NOTE_DIGITS 6

typedef enum rcn_place_kind {
    RCN_PLACE_OTHER,
    RCN_PLACE_SECT,
    RCN_PLACE_HEADER,
    RCN_PLACE_TEXT,
    RCN_PLACE_NOTES /**< the editor's, at the foot of the page */
} rcn_place_kind;

/* A line of what poppler printed. */
typedef struct rcn_line {
    size_t depth;
    rcn_text words; /**< without the quotation marks, or empty */
    rcn_text type;  /**< "P", "Sect"; empty for words and the rest */
    rcn_text title; /**< of an element */
} rcn_line;

/* An element that is open. */
typedef struct rcn_level {
    size_t depth;
    rcn_text type;
    rcn_place_kind place; /**< what the element is, or that around it */
    size_t part;          /**< of the document: the one whose words these are;
                               SIZE_MAX: none */
} rcn_level;

typedef struct rcn_draft {
    rcn_part_kind kind;
    rcn_buffer text;
    RCN_LIST(size_t) ends; /* of the stretches, in its text */
} rcn_draft;

typedef struct rcn_sect {
    rcn_buffer title;
    RCN_LIST(rcn_draft) drafts;
    rcn_buffer stray;
    bool has_text;
} rcn_sect;

typedef struct rcn_parser {
    rcn_arena *arena;
    rcn_level levels[DEPTH_LIMIT];
    size_t level_count;
    RCN_LIST(rcn_sect) sects;
} rcn_parser;

static bool
is_type(rcn_text type, const char *name)
{
    return rcn_text_is(type, name);
}

static rcn_line
read_line(rcn_text line)
{
    rcn_line out = {0};
    size_t indent = 0;
    while (indent < line.len && line.at[indent] == ' ') {
        indent++;
    }
    out.depth = indent / 2;
    rcn_text rest = rcn_text_slice(line, indent, line.len);
    if (rest.len >= 2 && rest.at[0] == '"') {
        bool closed = rest.at[rest.len - 1] == '"';
        out.words = rcn_text_slice(rest, 1, rest.len - (closed ? 1 : 0));
        return out;
    }
    size_t end = rcn_text_find(rest, " ", 0);
    out.type = rcn_text_slice(rest, 0, end == SIZE_MAX ? rest.len : end);
    if (rcn_text_ends(out.type, ":")) { /* attributes follow */
        out.type.len--;
    }
    size_t open = rcn_text_find(rest, " \"", 0);
    if (open != SIZE_MAX) {
        size_t close = rcn_text_find(rest, "\"", open + 2);
        out.title = rcn_text_slice(rest, open + 2,
                                   close == SIZE_MAX ? rest.len : close);
    }
    return out;
}

/* What a block is by its element and those around it, within the text. */
static bool
begins_part(const rcn_parser *parser, rcn_text type, rcn_part_kind *ret_kind)
{
    const rcn_level *around = &parser->levels[parser->level_count - 1];
    if (is_type(type, "LI")) {
        *ret_kind = RCN_PART_ITEM;
        return true;
    }
    if (around->part != SIZE_MAX) {
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
last_sect(rcn_parser *parser)
{
    return parser->sects.count ? &parser->sects.items[parser->sects.count - 1]
                               : NULL;
}

/* Cells, rows, labels and bodies are parted as words are. */
static void
part_words(rcn_parser *parser, const rcn_level *level)
{
    static const char *const parting[] = {"TD", "TH", "LBody", "Lbl"};
    rcn_sect *sect = last_sect(parser);
    for (size_t i = 0; i < sizeof parting / sizeof *parting; i++) {
        if (is_type(level->type, parting[i]) && level->part != SIZE_MAX) {
            rcn_buffer_char(&sect->drafts.items[level->part].text, ' ');
        }
    }
}

static void
open_element(rcn_parser *parser, const rcn_line *line)
{
    const rcn_level *around = &parser->levels[parser->level_count - 1];
    rcn_level level = {line->depth, line->type, around->place, around->part};
    if (is_type(line->type, "Sect")) {
        rcn_sect sect = {.title = rcn_buffer_new(parser->arena),
                         .stray = rcn_buffer_new(parser->arena)};
        RCN_PUSH(parser->arena, &parser->sects, sect);
        level.place = RCN_PLACE_SECT;
    } else if (is_type(line->type, "Div") && around->place == RCN_PLACE_SECT) {
        bool text = rcn_text_is(line->title, "text");
        level.place = text                                 ? RCN_PLACE_TEXT
                      : rcn_text_is(line->title, "notes")  ? RCN_PLACE_NOTES
                      : rcn_text_is(line->title, "header") ? RCN_PLACE_HEADER
                                                           : around->place;
        last_sect(parser)->has_text = last_sect(parser)->has_text || text;
    }
    rcn_part_kind kind;
    if (level.place == RCN_PLACE_TEXT &&
        begins_part(parser, line->type, &kind)) {
        rcn_sect *sect = last_sect(parser);
        rcn_draft draft = {.kind = kind, .text = rcn_buffer_new(parser->arena)};
        level.part = sect->drafts.count;
        RCN_PUSH(parser->arena, &sect->drafts, draft);
    }
    parser->levels[parser->level_count++] = level;
    part_words(parser, &level);
}

/* The mark of a note: a number in a Reference. */
static bool
is_note_mark(const rcn_parser *parser, rcn_text words)
{
    bool reference = false;
    for (size_t i = 0; i < parser->level_count; i++) {
        reference = reference || is_type(parser->levels[i].type, "Reference");
    }
    size_t digits = 0;
    while (digits < words.len && words.at[digits] >= '0' &&
           words.at[digits] <= '9') {
        digits++;
    }
    return reference && digits == words.len && digits <= NOTE_DIGITS;
}

static void
add_words(rcn_parser *parser, rcn_text words)
{
    const rcn_level *level = &parser->levels[parser->level_count - 1];
    rcn_sect *sect = last_sect(parser);
    if (!sect || level->place == RCN_PLACE_OTHER ||
        level->place == RCN_PLACE_NOTES || is_note_mark(parser, words)) {
        return;
    }
    bool in_title = false;
    for (size_t i = 0; i < parser->level_count; i++) {
        in_title = in_title || is_type(parser->levels[i].type, "H1");
    }
    if (level->place == RCN_PLACE_TEXT && level->part != SIZE_MAX) {
        rcn_draft *draft = &sect->drafts.items[level->part];
        rcn_buffer_add(&draft->text, words);
        RCN_PUSH(parser->arena, &draft->ends, draft->text.len);
    } else if (level->place == RCN_PLACE_HEADER) {
        rcn_buffer_add(&sect->title, in_title ? words : (rcn_text){0});
    } else {
        rcn_buffer_add(&sect->stray, words);
        rcn_buffer_char(&sect->stray, ' ');
    }
}

static bool
take_line(rcn_parser *parser, rcn_text text)
{
    rcn_line line = read_line(text);
    while (parser->level_count > 1 &&
           parser->levels[parser->level_count - 1].depth >= line.depth) {
        part_words(parser, &parser->levels[parser->level_count - 1]);
        parser->level_count--;
    }
    if (line.words.at) {
        add_words(parser, line.words);
    } else if (line.type.len && line.type.at[0] != '/' &&
               !is_type(line.type, "Object")) {
        if (parser->level_count == DEPTH_LIMIT) {
            return false;
        }
        open_element(parser, &line);
    }
    return true;
}

static void
collect(rcn_parser *parser, rcn_testimony *documents, size_t *ret_count)
{
    rcn_arena *arena = parser->arena;
    for (size_t i = 0; i < parser->sects.count; i++) {
        rcn_sect *sect = &parser->sects.items[i];
        if (!sect->has_text) {
            continue;
        }
        rcn_part *parts =
            rcn_arena_alloc(arena, sect->drafts.count + 1, sizeof *parts);
        size_t count = 0;
        for (size_t j = 0; j < sect->drafts.count; j++) {
            rcn_draft *draft = &sect->drafts.items[j];
            rcn_text text = rcn_buffer_text(&draft->text);
            /* An item that only holds deeper items has no words. */
            if (draft->kind != RCN_PART_ITEM || !rcn_text_blank(text)) {
                parts[count++] = (rcn_part){.kind = draft->kind,
                                            .text = text,
                                            .ends = draft->ends.items,
                                            .end_count = draft->ends.count};
            }
        }
        documents[(*ret_count)++] = (rcn_testimony){
            .title = rcn_buffer_text(&sect->title).at,
            .parts = parts,
            .count = count,
            .stray = rcn_text_blank(rcn_buffer_text(&sect->stray))
                         ? NULL
                         : rcn_buffer_text(&sect->stray).at};
    }
}

void
rcn_pdf_testimony(rcn_arena *arena, rcn_text printed,
                  const rcn_testimony **ret_documents, size_t *ret_count)
{
    rcn_parser *parser = rcn_arena_alloc(arena, 1, sizeof *parser);
    parser->arena = arena;
    parser->level_count = 1;
    parser->levels[0].part = SIZE_MAX;
    size_t at = 0;
    bool ok = true;
    while (ok && at < printed.len) {
        size_t end = rcn_text_find(printed, "\n", at);
        end = end == SIZE_MAX ? printed.len : end;
        ok = take_line(parser, rcn_text_slice(printed, at, end));
        at = end + 1;
    }
    rcn_testimony *documents =
        rcn_arena_alloc(arena, parser->sects.count + 1, sizeof *documents);
    *ret_count = 0;
    collect(parser, documents, ret_count);
    *ret_documents = documents;
}
