/* Where the lines of a tagged PDF stand in its structure tree: the tree has no
 * places, so they are found in its text by their letters. */
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "source/formats/pdf_tree.h"

#define SCAN_MOST  ((size_t)256 * 1024 * 1024) /* bytes searched in all */
#define COVER_PART 20   /* of the letters, that may be missing in the tree */
#define EDGE_PART  20   /* of the height of a page */
#define PART_SPACE 35   /* of the size, in 1/100: between cells */
#define BACK_MOST  4000 /* bytes of the tree */
#define NEAR_MOST  12   /* bytes of the tree that no line has: bullets */

/* What is at a letter of the tree. */
enum rcn_pdf_sign {
    BEGINS = 1, /* an element or a text of it */
    ENDED = 2,  /* a line that was found, before it */
    TAKEN = 4   /* a line or word that was found begins there */
};

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

/* Returns the last place of the letters before `cursor` where no line is yet, at
 * most BACK_MOST bytes back; SIZE_MAX: none. */
static size_t
find_back(const rcn_pdf_tree *tree, rcn_text letters, size_t cursor)
{
    rcn_text all = letters_of(tree);
    size_t least = cursor > BACK_MOST ? cursor - BACK_MOST : 0;
    for (size_t at = cursor; at-- > least;) {
        if (!(tree->signs[at] & TAKEN) && at + letters.len <= all.len &&
            memcmp(all.at + at, letters.at, letters.len) == 0) {
            return at;
        }
    }
    return SIZE_MAX;
}

/* Returns where the letters are in the tree: at `cursor`, or where they are next
 * to it, for the cells of a table that span rows come late; SIZE_MAX:
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
    tree->scanned += (at == SIZE_MAX ? all.len : at) - cursor + BACK_MOST;
    size_t back = find_back(tree, letters, cursor);
    if (back != SIZE_MAX && (at == SIZE_MAX || cursor - back < at - cursor)) {
        return back;
    }
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

/* Returns the place nearest to `cursor` where letters are in the tree and an
 * element begins or a line before ended, up to the end of an element unless
 * they are the `last` of a line; SIZE_MAX: none near it. */
static size_t
find_joint(rcn_pdf_tree *tree, rcn_text letters, size_t cursor, bool last)
{
    rcn_text all = letters_of(tree);
    for (size_t away = 0; away <= BACK_MOST; away++) {
        size_t places[] = {cursor + away,
                           away <= cursor ? cursor - away : all.len};
        for (size_t i = 0; i < 2; i++) {
            size_t at = places[i];
            bool fits = at < all.len && letters.len <= all.len - at &&
                        (!away || (tree->signs[at] & (BEGINS | ENDED))) &&
                        !(tree->signs[at] & TAKEN) &&
                        (last || at + letters.len == all.len ||
                         (tree->signs[at + letters.len] & BEGINS));
            if (fits && memcmp(all.at + at, letters.at, letters.len) == 0) {
                return at;
            }
        }
        tree->scanned++;
    }
    return SIZE_MAX;
}

/* Finds the parts of a line that are in several elements, such as cells of rows
 * of which one is higher, each as long as it can be; false when one is not
 * found.  `places` as for find_words. */
static bool
find_parts(rcn_pdf_tree *tree, rcn_text letters, size_t count, size_t *cursor,
           size_t *places)
{
    size_t *found = rcn_arena_alloc(tree->scratch, count + 1, sizeof *found);
    size_t from = *cursor;
    for (size_t first = 0; first < count;) {
        size_t end = count;
        size_t at = SIZE_MAX;
        size_t stop = letters.len;
        for (; end > first && at == SIZE_MAX; end -= at == SIZE_MAX) {
            stop = end < count ? places[end] : letters.len;
            at = find_joint(tree, rcn_text_slice(letters, places[first], stop),
                            from, end == count);
        }
        if (at == SIZE_MAX || tree->scanned > SCAN_MOST) {
            return false;
        }
        from = at + stop - places[first];
        for (size_t i = first; i < end; i++) {
            found[i] = at + places[i] - places[first];
        }
        first = end;
    }
    for (size_t i = 0; i < count; i++) {
        places[i] = found[i];
        tree->signs[found[i]] |= TAKEN;
    }
    tree->signs[from] |= ENDED;
    *cursor = from;
    return true;
}

/* Finds a line in the tree: whole, by the parts of it, or word by word where at least half of its
 * letters are there or it goes on with the line before it, `after`.  Sets the
 * place of each word and moves the cursor. */
static bool
find_line(const rcn_pdf *pdf, rcn_pdf_tree *tree, const rcn_pdf_line *line,
          bool after, size_t *cursor, size_t *places)
{
    rcn_buffer buffer = rcn_buffer_new(tree->scratch);
    for (uint32_t i = 0; i < line->count; i++) {
        places[i] = buffer.len;
        rcn_pdf_add_letters(&buffer, pdf->words.items[line->first + i].text);
    }
    rcn_text letters = rcn_buffer_text(&buffer);
    size_t at = find_letters(tree, letters, *cursor);
    if (at != SIZE_MAX) {
        for (uint32_t i = 0; i < line->count; i++) {
            places[i] += at;
            tree->signs[places[i]] |= TAKEN;
        }
        *cursor = at + letters.len;
        tree->signs[*cursor] |= ENDED;
        return true;
    }
    if (find_parts(tree, letters, line->count, cursor, places)) {
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

static void
mark_beginnings(rcn_pdf_tree *tree)
{
    tree->signs = rcn_arena_alloc(tree->scratch, tree->letters.len + 1,
                                  sizeof *tree->signs);
    for (size_t i = 0; i < tree->stretches.count; i++) {
        tree->signs[tree->stretches.items[i].start] |= BEGINS;
    }
}

void
rcn_pdf_read_tags(rcn_pdf *pdf, rcn_text printed)
{
    rcn_pdf_tree tree = {.scratch = rcn_arena_new(0), .pdf = pdf};
    tree.letters = rcn_buffer_new(tree.scratch);
    rcn_pdf_tree_read(&tree, printed);
    mark_beginnings(&tree);
    rcn_pdf_lines lines = {0};
    size_t cursor = 0;
    size_t found = 0;
    size_t all = 0;
    bool known = false; /* the line before is in the tree */
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
