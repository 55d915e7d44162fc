/* The words of a page as its content stream draws them (ISO 32000-1, 9.4.3),
 * each in the innermost marked content with an identifier (14.6, 14.7.4), or in
 * an artifact (14.8.2.2); what is in neither is a fault. */
#include "verify/marked.h"

#include <string.h>

#include "base/utf8.h"
#include "verify/lexer.h"

#define DEPTH_LIMIT   64
#define MCID_LIMIT    65536
#define CLUSTER_LIMIT 16 /* letters of one cluster of glyphs */
#define CODES_LIMIT   32 /* its codes: a mark alone has two or three */

/* Letters of furniture on a page: a head, a number and what is in the
 * margin; of the table heads and numbers that are drawn but not said. */
#define FURNITURE_LIMIT 400
#define MUTED_LIMIT     2000

#define UNKNOWN_RUNE 0xFFFD

typedef enum rcn_open_mark_kind {
    RCN_MARK_PLAIN, /**< says nothing of what it encloses */
    RCN_MARK_ELEMENT,
    RCN_MARK_ARTIFACT
} rcn_open_mark_kind;

/* Marked content that is open. */
typedef struct rcn_open_mark {
    rcn_open_mark_kind kind;
    size_t mcid;
    size_t start;    /* of its words, in those of the page */
    size_t codes;    /* of the page so far when it was opened */
    rcn_text actual; /* at NULL: none */
} rcn_open_mark;

typedef struct rcn_page_reader {
    rcn_arena *arena, *scratch;
    rcn_lexer lexer;
    const rcn_marked_face *faces;
    size_t face_count;
    const rcn_code_map *font; /* NULL: none that is known */
    RCN_LIST(const rcn_code_map *) saved;
    rcn_open_mark marks[DEPTH_LIMIT];
    size_t depth;
    size_t codes; /* shown so far */
    rcn_buffer words, furniture;
    rcn_marked out;
    /* Operands of the next operator. */
    rcn_text name;   /* the last one */
    rcn_text number; /* the last one */
    rcn_text tag;    /* the first one */
    RCN_LIST(rcn_text) strings;
    size_t mcid;     /* of its dictionary, or SIZE_MAX */
    rcn_text actual; /* of its dictionary; at NULL: none */
} rcn_page_reader;

static void
fault(rcn_page_reader *reader, const char *what)
{
    reader->out.fault = reader->out.fault ? reader->out.fault : what;
}

/* True in the content of an element or an artifact. */
static bool
is_marked(const rcn_page_reader *reader)
{
    for (size_t i = 0; i < reader->depth; i++) {
        if (reader->marks[i].kind != RCN_MARK_PLAIN) {
            return true;
        }
    }
    return false;
}

/* BMC and BDC. */
static void
begin_mark(rcn_page_reader *reader)
{
    rcn_open_mark mark = {.mcid = reader->mcid,
                          .start = reader->words.len,
                          .codes = reader->codes,
                          .actual = reader->actual};
    if (rcn_text_is(reader->tag, "Artifact")) {
        mark.kind = RCN_MARK_ARTIFACT;
    } else if (mark.mcid != SIZE_MAX) {
        mark.kind = RCN_MARK_ELEMENT;
    }
    if (mark.kind != RCN_MARK_PLAIN && is_marked(reader)) {
        fault(reader, "marked content in marked content");
    }
    if (reader->depth == DEPTH_LIMIT) {
        fault(reader, "marked content too deep");
        return;
    }
    reader->marks[reader->depth++] = mark;
}

static void
end_stretch(rcn_page_reader *reader, size_t mcid, rcn_text words)
{
    if (mcid >= MCID_LIMIT) {
        fault(reader, "an identifier of content out of bounds");
        return;
    }
    while (reader->out.stretches.count <= mcid) {
        RCN_PUSH(reader->arena, &reader->out.stretches, (rcn_stretch){0});
    }
    rcn_stretch *stretch = &reader->out.stretches.items[mcid];
    if (stretch->there) {
        fault(reader, "two pieces of content with one identifier");
    }
    stretch->there = true;
    stretch->words = words;
}

/* True within an artifact. */
static bool
is_furniture(const rcn_page_reader *reader, const rcn_open_mark *mark)
{
    bool furniture = mark->kind == RCN_MARK_ARTIFACT;
    for (size_t i = 0; i < reader->depth; i++) {
        furniture = furniture || reader->marks[i].kind == RCN_MARK_ARTIFACT;
    }
    return furniture;
}

/* Letters, and what no map of codes knows; leaders are none. */
static size_t
count_letters(rcn_text words)
{
    size_t count = 0;
    for (size_t at = 0; at < words.len;) {
        uint32_t rune;
        at += rcn_utf8_next(words, at, &rune);
        count += rcn_rune_is_letter(rune) || rune == UNKNOWN_RUNE ? 1 : 0;
    }
    return count;
}

/* What is said stands for what was shown. */
static void
say_actual(rcn_page_reader *reader, const rcn_open_mark *mark)
{
    size_t codes = reader->codes - mark->codes;
    rcn_text shown = rcn_buffer_text(&reader->words);
    size_t letters =
        count_letters(rcn_text_slice(shown, mark->start, shown.len));
    reader->words.len = mark->start;
    rcn_add_text_string(&reader->words, mark->actual);
    if (is_furniture(reader, mark)) {
        reader->out.muted += letters;
    } else if (codes > CODES_LIMIT ||
               mark->actual.len > (size_t)2 * (CLUSTER_LIMIT + 1)) {
        fault(reader, "an ActualText for more than a few letters");
    }
}

static void
end_mark(rcn_page_reader *reader)
{
    if (!reader->depth) {
        fault(reader, "an end of marked content without its beginning");
        return;
    }
    rcn_open_mark mark = reader->marks[--reader->depth];
    if (mark.actual.at) {
        say_actual(reader, &mark);
    }
    rcn_text all = rcn_buffer_text(&reader->words);
    rcn_text words = rcn_text_slice(all, mark.start, all.len);
    if (mark.kind == RCN_MARK_PLAIN) {
        return;
    }
    if (mark.kind == RCN_MARK_ARTIFACT) {
        rcn_buffer_add(&reader->furniture, words);
        return;
    }
    words.at = rcn_arena_strndup(reader->arena, words.at, words.len);
    end_stretch(reader, mark.mcid, words);
}

static void
choose_font(rcn_page_reader *reader)
{
    reader->font = NULL;
    for (size_t i = 0; i < reader->face_count && !reader->font; i++) {
        if (rcn_text_is(reader->name, reader->faces[i].name)) {
            reader->font = &reader->faces[i].map;
        }
    }
}

static void
show(rcn_page_reader *reader)
{
    for (size_t i = 0; i < reader->strings.count; i++) {
        rcn_text codes = reader->strings.items[i];
        if (!codes.len) {
            continue;
        }
        if (!is_marked(reader)) {
            fault(reader, "words that are neither marked nor furniture");
        }
        if (reader->font) {
            reader->codes += codes.len / reader->font->bytes;
            rcn_code_map_say(reader->font, codes, &reader->words);
        } else {
            fault(reader, "words in an unknown font");
        }
    }
}

static void
restore(rcn_page_reader *reader)
{
    if (!reader->saved.count) {
        fault(reader, "a state is restored that was not saved");
        return;
    }
    reader->font = reader->saved.items[--reader->saved.count];
}

static void
obey(rcn_page_reader *reader, rcn_text op)
{
    if (rcn_text_is(op, "Tj") || rcn_text_is(op, "TJ") ||
        rcn_text_is(op, "'") || rcn_text_is(op, "\"")) {
        show(reader);
    } else if (rcn_text_is(op, "Tf")) {
        choose_font(reader);
    } else if (rcn_text_is(op, "BDC") || rcn_text_is(op, "BMC")) {
        begin_mark(reader);
    } else if (rcn_text_is(op, "EMC")) {
        end_mark(reader);
    } else if (rcn_text_is(op, "q")) {
        RCN_PUSH(reader->scratch, &reader->saved, reader->font);
    } else if (rcn_text_is(op, "Q")) {
        restore(reader);
    } else if (rcn_text_is(op, "Tr")) {
        if (!rcn_text_is(reader->number, "0")) {
            fault(reader, "words that are not filled, and may not show");
        }
    } else if (rcn_text_is(op, "BI")) {
        fault(reader, "a picture inside the content");
    }
}

/* One operand, or all of a dictionary or array. */
static void
take_operand(rcn_page_reader *reader, rcn_lexeme lexeme)
{
    if (lexeme.kind == RCN_LEXEME_STRING) {
        if (rcn_text_is(reader->name, "ActualText")) {
            reader->actual = lexeme.text;
            reader->actual.at = reader->actual.at ? reader->actual.at : "";
        }
        RCN_PUSH(reader->scratch, &reader->strings, lexeme.text);
    } else if (lexeme.kind == RCN_LEXEME_NAME) {
        reader->tag = reader->tag.at ? reader->tag : lexeme.text;
        reader->name = lexeme.text;
    } else if (lexeme.kind == RCN_LEXEME_NUMBER) {
        reader->number = lexeme.text;
        if (rcn_text_is(reader->name, "MCID")) {
            reader->mcid = rcn_lexeme_count(lexeme.text);
        }
    }
}

static void
forget_operands(rcn_page_reader *reader)
{
    reader->name = (rcn_text){0};
    reader->tag = (rcn_text){0};
    reader->actual = (rcn_text){0};
    reader->strings.count = 0;
    reader->mcid = SIZE_MAX;
}

static rcn_text
kept(rcn_arena *arena, rcn_buffer *words)
{
    rcn_text text = rcn_buffer_text(words);
    text.at = rcn_arena_strndup(arena, text.at, text.len);
    return text;
}

rcn_marked
rcn_marked_read(rcn_arena *arena, rcn_arena *scratch, rcn_text content,
                const rcn_marked_face *faces, size_t face_count)
{
    rcn_page_reader reader = {.arena = arena,
                              .scratch = scratch,
                              .lexer = {.arena = scratch, .bytes = content},
                              .faces = faces,
                              .face_count = face_count,
                              .words = rcn_buffer_new(scratch),
                              .furniture = rcn_buffer_new(scratch)};
    forget_operands(&reader);
    rcn_lexeme lexeme = rcn_lexer_next(&reader.lexer);
    while (lexeme.kind != RCN_LEXEME_END && lexeme.kind != RCN_LEXEME_BROKEN) {
        if (lexeme.kind == RCN_LEXEME_OPERATOR) {
            obey(&reader, lexeme.text);
            forget_operands(&reader);
        } else {
            take_operand(&reader, lexeme);
        }
        lexeme = rcn_lexer_next(&reader.lexer);
    }
    if (lexeme.kind == RCN_LEXEME_BROKEN || reader.depth) {
        fault(&reader, "content that breaks off");
    }
    reader.out.words = kept(arena, &reader.words);
    reader.out.furniture = kept(arena, &reader.furniture);
    if (count_letters(reader.out.furniture) > FURNITURE_LIMIT ||
        reader.out.muted > MUTED_LIMIT) {
        fault(&reader, "more words as page furniture than heads and numbers");
    }
    return reader.out;
}
