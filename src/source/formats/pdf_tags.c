/* The structure tree of a tagged PDF (ISO 32000-1, 14.8), as `pdfinfo
 * -struct-text` prints it: one element or one text a line, indented.  The tree
 * has no places, so lines are found in its text by their letters. */
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "source/formats/pdf.h"

#define DEPTH_MOST  64
#define SCAN_MOST   ((size_t)256 * 1024 * 1024) /* bytes searched in all */
#define COVER_PART  20 /* of the letters, that may be missing in the tree */
#define ROLE_MOST   16 /* bytes of the name of an element */
#define LEVELS_MOST 9

/* The letters of the tree from `start` on stand in the element `tag`. */
typedef struct rcn_pdf_stretch {
    uint32_t start;
    rcn_pdf_tag tag;
} rcn_pdf_stretch;

typedef struct rcn_pdf_open {
    size_t indent;
    rcn_pdf_tag tag;
} rcn_pdf_open;

typedef struct rcn_pdf_tree {
    rcn_arena *scratch;
    rcn_buffer letters;
    RCN_LIST(rcn_pdf_stretch) stretches;
    rcn_pdf_open open[DEPTH_MOST];
    size_t depth;
    uint32_t elements;
    size_t scanned;
} rcn_pdf_tree;

/* True when `role` is one of the words of `roles`, which are parted by
 * spaces. */
static bool
is_role(const char *role, const char *roles)
{
    size_t len = strlen(role);
    for (const char *at = roles; *at;) {
        size_t word = strcspn(at, " ");
        if (word == len && memcmp(at, role, len) == 0) {
            return true;
        }
        at += word + strspn(at + word, " ");
    }
    return false;
}

static void
open_element(rcn_pdf_tree *tree, size_t indent, const char *role)
{
    while (tree->depth && tree->open[tree->depth - 1].indent >= indent) {
        tree->depth--;
    }
    rcn_pdf_tag tag = {0};
    if (tree->depth) {
        tag = tree->open[tree->depth - 1].tag;
    }
    if (is_role(role, "P H H1 H2 H3 H4 H5 H6 LI TD TH Caption Note TOCI "
                      "BlockQuote Formula Figure")) {
        tag.element = ++tree->elements;
        tag.heading = 0;
    }
    if (role[0] == 'H' && role[1] >= '1' && role[1] <= '6' && !role[2]) {
        tag.heading = (uint8_t)(role[1] - '0');
    }
    if (is_role(role, "L") && tag.level < LEVELS_MOST) {
        tag.level++;
    }
    tag.row = is_role(role, "TR") ? ++tree->elements : tag.row;
    tag.item = tag.item || is_role(role, "LI");
    tag.cell = tag.cell || is_role(role, "TD TH");
    tag.head_cell = tag.head_cell || is_role(role, "TH");
    tag.quote = tag.quote || is_role(role, "BlockQuote");
    tag.note = tag.note || is_role(role, "Note");
    tag.article = tag.article || is_role(role, "Art");
    if (tree->depth < DEPTH_MOST) {
        tree->open[tree->depth++] = (rcn_pdf_open){indent, tag};
    }
}

static void
add_letters(rcn_buffer *out, rcn_text text)
{
    for (size_t at = 0; at < text.len;) {
        uint32_t rune = 0;
        size_t len = rcn_utf8_next(text, at, &rune);
        if (!rcn_rune_is_space(rune) && rune >= 0x20) {
            rcn_buffer_add(out, rcn_text_slice(text, at, at + len));
        }
        at += len;
    }
}

static void
add_text(rcn_pdf_tree *tree, size_t indent, rcn_text text)
{
    while (tree->depth && tree->open[tree->depth - 1].indent >= indent) {
        tree->depth--;
    }
    rcn_pdf_stretch stretch = {.start = (uint32_t)tree->letters.len};
    if (tree->depth) {
        stretch.tag = tree->open[tree->depth - 1].tag;
    }
    add_letters(&tree->letters, text);
    if (tree->letters.len > stretch.start) {
        RCN_PUSH(tree->scratch, &tree->stretches, stretch);
    }
}

/* The line that begins at `*at`, less its end. */
static rcn_text
next_line(rcn_text text, size_t *at)
{
    const char *end = memchr(text.at + *at, '\n', text.len - *at);
    size_t stop = end ? (size_t)(end - text.at) : text.len;
    rcn_text line = rcn_text_slice(text, *at, stop);
    *at = stop < text.len ? stop + 1 : stop;
    return line;
}

/* A text runs to the line that ends in a quotation mark. */
static void
read_text(rcn_pdf_tree *tree, rcn_text text, size_t *at, size_t indent)
{
    size_t start = *at + indent + 1;
    rcn_text line = next_line(text, at);
    while (*at < text.len &&
           (line.len < indent + 2 || line.at[line.len - 1] != '"')) {
        indent = 0; /* lines that follow are not indented */
        line = next_line(text, at);
    }
    size_t end = (size_t)(line.at - text.at) + line.len;
    end -= end > start && text.at[end - 1] == '"';
    add_text(tree, indent,
             rcn_text_slice(text, start, end > start ? end : start));
}

static void
read_tree(rcn_pdf_tree *tree, rcn_text text)
{
    for (size_t at = 0; at < text.len;) {
        size_t indent = 0;
        while (at + indent < text.len && text.at[at + indent] == ' ') {
            indent++;
        }
        if (at + indent < text.len && text.at[at + indent] == '"') {
            read_text(tree, text, &at, indent);
            continue;
        }
        rcn_text line = next_line(text, &at);
        char role[ROLE_MOST];
        size_t len = 0;
        for (; indent + len < line.len && len + 1 < sizeof role; len++) {
            char byte = line.at[indent + len];
            bool word = (byte | 32) >= 'a' && (byte | 32) <= 'z';
            if (!word && (byte < '0' || byte > '9')) {
                break;
            }
            role[len] = byte;
        }
        role[len] = '\0';
        if (len && strcmp(role, "Object") != 0) {
            open_element(tree, indent, role);
        }
    }
}

static const rcn_pdf_tag *
tag_at(const rcn_pdf_tree *tree, size_t at)
{
    size_t low = 0;
    size_t high = tree->stretches.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        bool before = tree->stretches.items[middle].start <= at;
        low = before ? middle + 1 : low;
        high = before ? high : middle;
    }
    return &tree->stretches.items[low - 1].tag;
}

/* Where the letters stand in the tree, first at or after `cursor`; SIZE_MAX:
 * nowhere. */
static size_t
find_letters(rcn_pdf_tree *tree, rcn_text letters, size_t cursor)
{
    rcn_text all = rcn_buffer_text(&tree->letters);
    if (cursor + letters.len <= all.len &&
        memcmp(all.at + cursor, letters.at, letters.len) == 0) {
        return cursor;
    }
    if (tree->scanned > SCAN_MOST) {
        return SIZE_MAX;
    }
    size_t at = rcn_text_find(all, letters.at, cursor);
    tree->scanned += (at == SIZE_MAX ? all.len : at) - cursor;
    if (at == SIZE_MAX) {
        at = rcn_text_find(all, letters.at, 0);
        tree->scanned += at == SIZE_MAX ? all.len : at;
    }
    return at;
}

/* Adds a line to `out` with its tags, in pieces where its words stand in
 * several elements. */
static void
add_tagged(rcn_pdf *pdf, const rcn_pdf_tree *tree, const rcn_pdf_line *line,
           size_t at, rcn_pdf_lines *out)
{
    rcn_pdf_line piece = *line;
    piece.count = 0;
    for (uint32_t i = 0; i < line->count; i++) {
        const rcn_pdf_word *word = &pdf->words.items[line->first + i];
        rcn_buffer letters = rcn_buffer_new(tree->scratch);
        add_letters(&letters, word->text);
        rcn_pdf_tag tag = *tag_at(tree, at);
        tag.at = (uint32_t)at;
        if (piece.count && tag.element != piece.tag.element) {
            RCN_PUSH(pdf->arena, out, piece);
            piece.first = line->first + i;
            piece.count = 0;
        }
        if (!piece.count) {
            piece.tag = tag;
            piece.box.x0 = word->box.x0;
        }
        piece.box.x1 = word->box.x1;
        piece.count++;
        at += letters.len;
    }
    RCN_PUSH(pdf->arena, out, piece);
}

static int
by_place(const void *left, const void *right)
{
    const rcn_pdf_line *a = left;
    const rcn_pdf_line *b = right;
    if (a->tag.at != b->tag.at) {
        return a->tag.at < b->tag.at ? -1 : 1;
    }
    return (a->first > b->first) - (a->first < b->first);
}

/* What stands outside the only article of a page that a browser printed is the
 * page around it, where the article holds most of the text. */
static void
find_outside(rcn_pdf *pdf)
{
    size_t inside = 0;
    size_t all = 0;
    for (size_t i = 0; i < pdf->lines.count; i++) {
        const rcn_pdf_line *line = &pdf->lines.items[i];
        size_t words = line->kind == RCN_PDF_TEXT ? line->count : 0;
        inside += line->tag.article ? words : 0;
        all += words;
    }
    for (size_t i = 0; i < pdf->lines.count && inside * 3 > all * 2; i++) {
        rcn_pdf_line *line = &pdf->lines.items[i];
        if (line->kind == RCN_PDF_TEXT && !line->tag.article) {
            line->kind = RCN_PDF_OUTSIDE;
        }
    }
}

void
rcn_pdf_read_tags(rcn_pdf *pdf, rcn_text printed)
{
    rcn_pdf_tree tree = {.scratch = rcn_arena_new(0)};
    tree.letters = rcn_buffer_new(tree.scratch);
    read_tree(&tree, printed);
    rcn_pdf_lines lines = {0};
    size_t cursor = 0;
    size_t found = 0;
    size_t all = 0;
    for (size_t i = 0; i < pdf->lines.count && tree.stretches.count; i++) {
        rcn_pdf_line *line = &pdf->lines.items[i];
        rcn_buffer buffer = rcn_buffer_new(tree.scratch);
        add_letters(&buffer, rcn_pdf_line_text(pdf, line));
        rcn_text letters = rcn_buffer_text(&buffer);
        size_t at = find_letters(&tree, letters, cursor);
        bool counts = line->kind == RCN_PDF_TEXT;
        all += counts ? letters.len : 0;
        if (at == SIZE_MAX) {
            line->tag = (rcn_pdf_tag){.at = (uint32_t)cursor};
            RCN_PUSH(pdf->arena, &lines, *line);
            continue;
        }
        found += counts && tag_at(&tree, at)->element ? letters.len : 0;
        cursor = at + letters.len;
        add_tagged(pdf, &tree, line, at, &lines);
    }
    if (all && (all - found) * COVER_PART <= all) {
        qsort(lines.items, lines.count, sizeof *lines.items, by_place);
        pdf->lines = lines;
        pdf->tagged = true;
        find_outside(pdf);
    }
    rcn_arena_free(tree.scratch);
}
