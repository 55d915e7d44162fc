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
#define EDGE_PART   20  /* of the height of a page */
#define QUOTE_LEAST 150 /* of an indent, in 1/1000 */
#define NEAR_MOST   12  /* bytes of the tree that no line has: bullets */

/* The letters of the tree from `start` on stand in the element `tag`. */
typedef struct rcn_pdf_stretch {
    uint32_t start;
    rcn_pdf_tag tag;
} rcn_pdf_stretch;

typedef struct rcn_pdf_open {
    size_t indent;
    bool paragraph;
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

/* Returns true when `role` is one of the words of `roles`, which are parted by
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
    tag.indent = 0;
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
        tree->open[tree->depth++] =
            (rcn_pdf_open){indent, is_role(role, "P"), tag};
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

/* Returns the line that begins at `*at`, less its end. */
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

/* Returns a number such as 0.48 in 1/1000, at most 60000. */
static uint16_t
read_thousandths(rcn_text text)
{
    uint32_t value = 0;
    uint32_t unit = 1000;
    bool fraction = false;
    for (size_t i = 0; i < text.len && value < 60000 && unit; i++) {
        bool digit = text.at[i] >= '0' && text.at[i] <= '9';
        if (!digit && text.at[i] != '.') {
            break;
        }
        fraction = fraction || !digit;
        unit /= fraction && digit ? 10 : 1;
        uint32_t figure = digit ? (uint32_t)(text.at[i] - '0') : 0;
        value = !digit     ? value
                : fraction ? value + figure * unit
                           : value * 10 + figure * 1000;
    }
    return (uint16_t)(value < 60000 ? value : 60000);
}

/* Indents of a paragraph.  One that is set in on both sides is a quotation. */
static void
read_attribute(rcn_pdf_tree *tree, rcn_text line)
{
    static const char start[] = "/StartIndent ";
    static const char end[] = "/EndIndent ";
    rcn_pdf_open *open = tree->depth ? &tree->open[tree->depth - 1] : NULL;
    if (!open || !open->paragraph) {
        return;
    }
    rcn_pdf_tag *tag = &open->tag;
    if (rcn_text_starts(line, start)) {
        tag->indent =
            read_thousandths(rcn_text_slice(line, sizeof start - 1, line.len));
    } else if (rcn_text_starts(line, end)) {
        uint16_t indent =
            read_thousandths(rcn_text_slice(line, sizeof end - 1, line.len));
        bool apart = !tag->item && !tag->cell && !tag->note;
        tag->quote = tag->quote || (apart && indent >= QUOTE_LEAST &&
                                    tag->indent >= QUOTE_LEAST);
    }
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
        read_attribute(tree, rcn_text_slice(line, indent, line.len));
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

/* LibreOffice writes a list of each depth beside the others, not in them: there
 * the indents of the items tell their levels. */
static void
set_levels(rcn_pdf_tree *tree)
{
    uint16_t indents[LEVELS_MOST];
    size_t depth = 0;
    for (size_t i = 0; i < tree->stretches.count; i++) {
        rcn_pdf_tag *tag = &tree->stretches.items[i].tag;
        if (!tag->item || tag->level != 1 || !tag->indent) {
            depth = 0;
            continue;
        }
        while (depth && indents[depth - 1] > tag->indent) {
            depth--;
        }
        bool deeper = !depth || indents[depth - 1] < tag->indent;
        if (deeper && depth < LEVELS_MOST) {
            indents[depth++] = tag->indent;
        }
        tag->level = (uint8_t)depth;
    }
}

static rcn_text
letters_of(const rcn_pdf_tree *tree)
{
    return (rcn_text){tree->letters.at, tree->letters.len};
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

/* Returns where the letters are in the tree, first at or after `cursor`;
 * SIZE_MAX: nowhere. */
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

/* Returns where letters are in the tree, at most `most` bytes behind `cursor`;
 * SIZE_MAX: nowhere. */
static size_t
find_near(const rcn_pdf_tree *tree, rcn_text letters, size_t cursor,
          size_t most)
{
    rcn_text all = letters_of(tree);
    for (size_t at = cursor; at <= cursor + most; at++) {
        if (at + letters.len > all.len) {
            return SIZE_MAX;
        }
        if (memcmp(all.at + at, letters.at, letters.len) == 0) {
            return at;
        }
    }
    return SIZE_MAX;
}

/* Finds the words of a line in the tree, which lacks some of them: poppler
 * skips elements that PDF 2.0 added (Em, Strong).  A word is at the cursor, or
 * near it with the word that follows; one that is not found stands where the
 * word before it does.  `places` are those in `letters`, and become those in
 * the tree.  Returns how many letters were found. */
static size_t
find_words(const rcn_pdf_tree *tree, rcn_text letters, size_t count,
           size_t cursor, size_t *places)
{
    size_t found = 0;
    size_t known = cursor;
    for (size_t i = 0; i < count; i++) {
        size_t start = places[i];
        size_t end = i + 1 < count ? places[i + 1] : letters.len;
        size_t pair = i + 2 < count ? places[i + 2] : letters.len;
        size_t at =
            find_near(tree, rcn_text_slice(letters, start, end), cursor, 0);
        if (at == SIZE_MAX && pair > end) {
            at = find_near(tree, rcn_text_slice(letters, start, pair), cursor,
                           NEAR_MOST);
        }
        if (at != SIZE_MAX) {
            for (size_t k = i; !found && k > 0; k--) {
                places[k - 1] = at; /* words before the first that is known */
            }
            known = at;
            found += end - start;
            cursor = at + end - start;
        }
        places[i] = known;
    }
    return found;
}

/* Adds a line to `out` with its tags, in pieces where its words are in
 * several elements. */
static void
add_tagged(rcn_pdf *pdf, const rcn_pdf_tree *tree, const rcn_pdf_line *line,
           const size_t *places, rcn_pdf_lines *out)
{
    rcn_pdf_line piece = *line;
    piece.count = 0;
    for (uint32_t i = 0; i < line->count; i++) {
        const rcn_pdf_word *word = &pdf->words.items[line->first + i];
        rcn_pdf_tag tag = *tag_at(tree, places[i]);
        tag.at = (uint32_t)places[i];
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

/* Finds a line in the tree: whole, or word by word where at least half of its
 * letters are there or it goes on with the line before it, `after`.  Sets the
 * place of each word and moves the cursor. */
static bool
find_line(const rcn_pdf *pdf, rcn_pdf_tree *tree, const rcn_pdf_line *line,
          bool after, size_t *cursor, size_t *places)
{
    rcn_buffer buffer = rcn_buffer_new(tree->scratch);
    for (uint32_t i = 0; i < line->count; i++) {
        places[i] = buffer.len;
        add_letters(&buffer, pdf->words.items[line->first + i].text);
    }
    rcn_text letters = rcn_buffer_text(&buffer);
    size_t at = find_letters(tree, letters, *cursor);
    if (at != SIZE_MAX) {
        for (uint32_t i = 0; i < line->count; i++) {
            places[i] += at;
        }
        *cursor = at + letters.len;
        return true;
    }
    size_t found = find_words(tree, letters, line->count, *cursor, places);
    const rcn_pdf_word *first = &pdf->words.items[line->first];
    bool goes_on = after && !rcn_pdf_read_marker(first->text).len;
    if (found * 2 < letters.len && !goes_on) {
        return false;
    }
    *cursor = places[line->count - 1];
    return true;
}

/* Returns true for a line where browsers print the title and the address of a
 * page: no element of the text has them. */
static bool
is_at_edge(const rcn_pdf *pdf, const rcn_pdf_line *line)
{
    int32_t height = pdf->pages.items[line->page].height;
    return line->box.y1 < height / EDGE_PART ||
           line->box.y0 > height - height / EDGE_PART;
}

static size_t
letters_in(const rcn_pdf *pdf, const rcn_pdf_line *line)
{
    size_t len = 0;
    for (uint32_t i = 0; i < line->count; i++) {
        len += pdf->words.items[line->first + i].text.len;
    }
    return len;
}

/* What is outside the only article of a page that a browser printed is the
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
    bool known = false; /* the line before is in the tree */
    set_levels(&tree);
    for (size_t i = 0; i < pdf->lines.count && tree.stretches.count; i++) {
        rcn_pdf_line *line = &pdf->lines.items[i];
        size_t *places =
            rcn_arena_alloc(tree.scratch, line->count + 1, sizeof *places);
        size_t len = line->kind == RCN_PDF_TEXT ? letters_in(pdf, line) : 0;
        bool after = i && known && line->block == line[-1].block;
        known = find_line(pdf, &tree, line, after, &cursor, places);
        all += known || !is_at_edge(pdf, line) ? len : 0;
        if (!known) {
            line->tag = (rcn_pdf_tag){.at = (uint32_t)cursor};
            RCN_PUSH(pdf->arena, &lines, *line);
            continue;
        }
        found += tag_at(&tree, places[0])->element ? len : 0;
        add_tagged(pdf, &tree, line, places, &lines);
    }
    if (all && (all - found) * COVER_PART <= all) {
        qsort(lines.items, lines.count, sizeof *lines.items, by_place);
        pdf->lines = lines;
        pdf->tagged = true;
        find_outside(pdf);
    }
    rcn_arena_free(tree.scratch);
}
