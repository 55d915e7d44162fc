/* Ids and citations of a document's blocks.  What may be quoted counts in one
 * row: paragraphs, items, quotations, tables, captions; headings and pictures
 * have ids of their own, so that one that a later version finds moves no
 * citation. */
#include "edition/number.h"

#include "base/utf8.h"

#define KEY_LEN 8

const char *
rcn_document_key(rcn_arena *arena, const rcn_document *document)
{
    return rcn_arena_strndup(arena, document->raw_sha256, KEY_LEN);
}

const rcn_block *
rcn_number_blocks(rcn_arena *arena, const rcn_cleaned *cleaned, const char *key,
                  const char *label)
{
    rcn_block *blocks =
        rcn_arena_alloc(arena, cleaned->block_count, sizeof *blocks);
    uint32_t passages = 0, headings = 0, figures = 0;
    for (size_t i = 0; i < cleaned->block_count; i++) {
        rcn_block *block = &blocks[i];
        *block = cleaned->blocks[i];
        if (block->kind == RCN_BLOCK_HEADING) {
            block->id = rcn_arena_printf(arena, "d-%s-h%u", key, ++headings);
            continue;
        }
        if (block->kind == RCN_BLOCK_FIGURE) {
            block->id = rcn_arena_printf(arena, "d-%s-f%u", key, ++figures);
            continue;
        }
        block->id = rcn_arena_printf(arena, "d-%s-p%u", key, ++passages);
        if (label) {
            block->citation = rcn_arena_printf(arena, "%s.%u", label, passages);
        }
    }
    return blocks;
}

size_t
rcn_count_block_words(const rcn_block *blocks, size_t count)
{
    size_t words = 0;
    for (size_t i = 0; i < count; i++) {
        rcn_text text = blocks[i].text;
        bool inside = false;
        for (size_t at = 0; at < text.len;) {
            uint32_t rune = 0;
            at += rcn_utf8_next(text, at, &rune);
            bool space = rcn_rune_is_space(rune);
            words += !space && !inside;
            inside = !space;
        }
    }
    return words;
}
