/* The dump of pages: elements as an indented tree, and for each run its place
 * and its text. */
#include <inttypes.h>
#include <stdio.h>

#include "typeset/typeset.h"

static const char *
tag_name(rcn_tag tag)
{
    static const char *const names[] = {
        "Document", "Part",       "Sect", "Div",  "H1",        "H2",
        "H3",       "H4",         "H5",   "H6",   "P",         "Span",
        "Quote",    "BlockQuote", "L",    "LI",   "Lbl",       "LBody",
        "Table",    "TR",         "TH",   "TD",   "Caption",   "Figure",
        "Code",     "TOC",        "TOCI", "Note", "Reference", "Index"};
    return names[tag];
}

/* A length in points with two decimals. */
static void
put_length(FILE *out, rcn_len length)
{
    int64_t hundredths = (int64_t)length * 100 / RCN_LEN_PT;
    (void)fprintf(out, "%s%" PRId64 ".%02" PRId64, hundredths < 0 ? "-" : "",
                  (hundredths < 0 ? -hundredths : hundredths) / 100,
                  (hundredths < 0 ? -hundredths : hundredths) % 100);
}

static void
put_run(FILE *out, const rcn_op *op)
{
    const rcn_run *run = op->run;
    put_length(out, run->glyphs[0].x);
    (void)fputc(' ', out);
    put_length(out, run->glyphs[0].y);
    (void)fprintf(out, " font %u ", (unsigned)run->font);
    put_length(out, run->size);
    if (run->scale != 1000) {
        (void)fprintf(out, " scale %u", (unsigned)run->scale);
    }
    (void)fprintf(out, " \"%.*s\"%s\n", (int)run->text.len, run->text.at,
                  run->text.len ? "" : " (mute)");
}

static int
put_op(FILE *out, const rcn_op *op, int depth)
{
    int before = op->kind == RCN_OP_CLOSE ? depth - 1 : depth;
    (void)fprintf(out, "%*s", op->artifact ? 0 : 2 * before, "");
    switch (op->kind) {
    case RCN_OP_OPEN:
        (void)fprintf(out, "<%s%s%s%s%s%s>\n", tag_name(op->tag),
                      op->title ? " \"" : "", op->title ? op->title : "",
                      op->title ? "\"" : "", op->value ? " " : "",
                      op->value ? op->value : "");
        return depth + 1;
    case RCN_OP_LINK:
        (void)fprintf(out, "<Link %s>\n", op->value);
        return depth + 1;
    case RCN_OP_CLOSE:
        (void)fprintf(out, "</>\n");
        return depth - 1;
    case RCN_OP_DEST:
        (void)fprintf(out, "#%s\n", op->value);
        return depth;
    case RCN_OP_RUN:
        (void)fputs(op->artifact ? "furniture " : "", out);
        put_run(out, op);
        return depth;
    case RCN_OP_RULE:
    case RCN_OP_IMAGE:
        (void)fputs(op->kind == RCN_OP_RULE ? "rule " : "image ", out);
        put_length(out, op->x);
        (void)fputc(' ', out);
        put_length(out, op->y);
        (void)fputc(' ', out);
        put_length(out, op->width);
        (void)fputc('\n', out);
        return depth;
    }
    return depth;
}

void
rcn_typeset_dump(const rcn_book *book, FILE *out)
{
    rcn_arena *arena = rcn_arena_new(0);
    int depth = 0;
    for (size_t i = 0; i < book->page_count; i++) {
        rcn_arena_reset(arena);
        rcn_page page = rcn_book_page(book, i, arena);
        (void)fprintf(out, "page %zu %s\n", i + 1, page.label);
        for (size_t k = 0; k < page.count; k++) {
            depth = put_op(out, &page.ops[k], depth);
        }
    }
    for (size_t i = 0; i < book->outline_count; i++) {
        (void)fprintf(out, "outline %s -> %s\n", book->outline[i].title,
                      book->outline[i].dest);
    }
    rcn_arena_free(arena);
}
