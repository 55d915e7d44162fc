/* The words of a PDF with their boxes, from the XHTML that `pdftotext
 * -bbox-layout` prints: one tag a line, in poppler's reading order.  Read tag by
 * tag: a tree of a long book would be ten times as large as the book, and the
 * text may hold characters that no XML parser takes. */
#include <string.h>

#include "base/utf8.h"
#include "source/formats/pdf.h"

#define NUMBER_MOST 10000000

bool
rcn_pdf_next_tag(rcn_text text, size_t *at, rcn_text *ret_tag)
{
    const char *open =
        *at < text.len ? memchr(text.at + *at, '<', text.len - *at) : NULL;
    if (!open) {
        return false;
    }
    size_t start = (size_t)(open - text.at) + 1;
    const char *close = memchr(text.at + start, '>', text.len - start);
    if (!close) {
        return false;
    }
    size_t end = (size_t)(close - text.at);
    *ret_tag = rcn_text_slice(text, start, end);
    *at = end + 1;
    return true;
}

/* Returns where the value of an attribute begins, or SIZE_MAX. */
static size_t
value_at(rcn_text tag, const char *name)
{
    size_t len = strlen(name);
    for (size_t at = 0; (at = rcn_text_find(tag, name, at)) != SIZE_MAX;
         at += len) {
        if (at && tag.at[at - 1] == ' ' && at + len + 1 < tag.len &&
            tag.at[at + len] == '=' && tag.at[at + len + 1] == '"') {
            return at + len + 2;
        }
    }
    return SIZE_MAX;
}

int32_t
rcn_pdf_read_number(rcn_text text)
{
    bool minus = text.len && text.at[0] == '-';
    int64_t value = 0;
    int places = -1; /* digits read behind the point */
    for (size_t at = minus; at < text.len && places < 2 && value < NUMBER_MOST;
         at++) {
        if (text.at[at] == '.' && places < 0) {
            places = 0;
        } else if (text.at[at] < '0' || text.at[at] > '9') {
            break;
        } else {
            value = value * 10 + (text.at[at] - '0');
            places += places >= 0;
        }
    }
    for (places = places < 0 ? 0 : places; places < 2; places++) {
        value *= 10;
    }
    value = value < NUMBER_MOST ? value : NUMBER_MOST;
    return (int32_t)(minus ? -value : value);
}

int32_t
rcn_pdf_number(rcn_text tag, const char *name)
{
    size_t at = value_at(tag, name);
    return at == SIZE_MAX
               ? 0
               : rcn_pdf_read_number(rcn_text_slice(tag, at, tag.len));
}

/* Marks that pdftotext writes around words from right to left, and that are in
 * no text: embeddings, overrides, isolates (UAX #9, 2). */
static bool
is_direction(uint32_t rune)
{
    return rune == 0x200E || rune == 0x200F ||
           (rune >= 0x202A && rune <= 0x202E) ||
           (rune >= 0x2066 && rune <= 0x2069);
}

static bool
is_alef(uint32_t rune)
{
    return rune == 0x627 || rune == 0x623 || rune == 0x625 || rune == 0x622;
}

rcn_text
rcn_pdf_logical(rcn_arena *arena, rcn_text text)
{
    rcn_buffer out = rcn_buffer_new(arena);
    uint32_t before = 0; /* the two letters before */
    uint32_t last = 0;
    for (size_t at = 0; at < text.len;) {
        uint32_t rune = 0;
        size_t len = rcn_utf8_next(text, at, &rune);
        bool ligature = rune == 0x644 && before == 0x627 && is_alef(last);
        if (ligature) {
            out.len -= 2; /* bytes of an alef */
            rcn_buffer_rune(&out, rune);
            rcn_buffer_rune(&out, last);
        } else if (!is_direction(rune)) {
            rcn_buffer_add(&out, rcn_text_slice(text, at, at + len));
        }
        before = ligature ? rune : last;
        last = ligature ? last : rune;
        at += len;
    }
    return rcn_buffer_text(&out);
}

rcn_text
rcn_pdf_plain(rcn_arena *arena, rcn_text text)
{
    static const struct {
        const char *entity;
        char byte;
    } entities[] = {{"&lt;", '<'},   {"&gt;", '>'},    {"&amp;", '&'},
                    {"&quot;", '"'}, {"&apos;", '\''}, {"&#39;", '\''}};
    rcn_buffer out = rcn_buffer_new(arena);
    for (size_t at = 0; at < text.len;) {
        rcn_text rest = rcn_text_slice(text, at, text.len);
        size_t i = 0;
        while (
            i < sizeof entities / sizeof *entities &&
            (rest.at[0] != '&' || !rcn_text_starts(rest, entities[i].entity))) {
            i++;
        }
        if (i < sizeof entities / sizeof *entities) {
            rcn_buffer_char(&out, entities[i].byte);
            at += strlen(entities[i].entity);
            continue;
        }
        uint32_t rune = 0;
        at += rcn_utf8_next(text, at, &rune);
        rcn_buffer_rune(&out, rune < 0x20 || rune == 0x7F ? ' ' : rune);
    }
    return rcn_text_trim(rcn_buffer_text(&out));
}

static rcn_pdf_box
box_of(rcn_text tag)
{
    return (rcn_pdf_box){
        rcn_pdf_number(tag, "xMin"), rcn_pdf_number(tag, "yMin"),
        rcn_pdf_number(tag, "xMax"), rcn_pdf_number(tag, "yMax")};
}

/* Adds a word to the line that `line` describes, which is added with its first
 * word. */
static void
add_word(rcn_pdf *pdf, rcn_pdf_line *line, rcn_text tag, rcn_text text)
{
    rcn_pdf_box box = box_of(tag);
    rcn_text plain = rcn_pdf_plain(pdf->arena, text);
    if (!plain.len || !pdf->pages.count) {
        return;
    }
    if (!line->count++) {
        line->first = (uint32_t)pdf->words.count;
        line->page = (uint32_t)pdf->pages.count - 1;
        RCN_PUSH(pdf->arena, &pdf->lines, *line);
    }
    RCN_PUSH(
        pdf->arena, &pdf->words,
        (rcn_pdf_word){.text = plain, .box = box, .size = box.y1 - box.y0});
    pdf->lines.items[pdf->lines.count - 1].count = line->count;
}

void
rcn_pdf_read_words(rcn_pdf *pdf, rcn_text bbox)
{
    rcn_text tag;
    uint32_t block = 0;
    rcn_pdf_line line = {0};
    for (size_t at = 0; rcn_pdf_next_tag(bbox, &at, &tag);) {
        if (rcn_text_starts(tag, "page ")) {
            RCN_PUSH(pdf->arena, &pdf->pages,
                     (rcn_pdf_page){.width = rcn_pdf_number(tag, "width"),
                                    .height = rcn_pdf_number(tag, "height")});
        } else if (rcn_text_starts(tag, "block ")) {
            block++;
        } else if (rcn_text_starts(tag, "line ")) {
            line = (rcn_pdf_line){.box = box_of(tag), .block = block};
        } else if (rcn_text_starts(tag, "word ")) {
            const char *end = memchr(bbox.at + at, '<', bbox.len - at);
            size_t stop = end ? (size_t)(end - bbox.at) : bbox.len;
            add_word(pdf, &line, tag, rcn_text_slice(bbox, at, stop));
            at = stop;
        }
    }
}

rcn_text
rcn_pdf_line_text(const rcn_pdf *pdf, const rcn_pdf_line *line)
{
    rcn_buffer out = rcn_buffer_new(pdf->arena);
    for (uint32_t i = 0; i < line->count; i++) {
        if (i) {
            rcn_buffer_char(&out, ' ');
        }
        rcn_buffer_add(&out, pdf->words.items[line->first + i].text);
    }
    return rcn_buffer_text(&out);
}

/* Signs of a link that leads back from a note: the arrow, and what asks for its
 * plain form. */
static bool
is_return(uint32_t rune)
{
    return rune == 0x21A9 || rune == 0xFE0E || rune == 0xFE0F;
}

size_t
rcn_pdf_return_length(rcn_text word)
{
    size_t at = word.len;
    while (at) {
        uint32_t rune = 0;
        size_t len = rcn_utf8_prev(word, at, &rune);
        if (!is_return(rune)) {
            break;
        }
        at -= len;
    }
    return word.len - at;
}

bool
rcn_pdf_ends_sentence(rcn_text text)
{
    uint32_t rune = 0;
    for (size_t at = text.len; at;) {
        at -= rcn_utf8_prev(text, at, &rune);
        if (rune != '"' && rune != '\'' && rune != ')' && rune != ']' &&
            rune != 0x201D && rune != 0x2019 && rune != 0xBB &&
            rune != 0x201C && !is_return(rune)) {
            break;
        }
    }
    return rune == '.' || rune == '!' || rune == '?' || rune == ':' ||
           rune == 0x2026 || rune == 0x3002 || rune == ';';
}
