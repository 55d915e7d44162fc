/* Ids and citations of a document's blocks.  What may be quoted counts in one
 * row: paragraphs, items, quotations, tables, captions; headings and pictures
 * have ids of their own, so that one that a later version finds moves no
 * citation. */
#include "edition/number.h"

#include <string.h>

#include "base/utf8.h"
#include "edition/address.h"

#define KEY_LEN 8

const char *
rcn_document_key(rcn_arena *arena, const rcn_document *document)
{
    return rcn_arena_strndup(arena, document->raw_sha256, KEY_LEN);
}

/* What stands for something that no book carries says what it is, and where; the
 * address of a picture stands among the sources. */
static const rcn_figure *
labelled(rcn_arena *arena, const rcn_figure *figure, const rcn_phrases *phrases)
{
    static const rcn_phrase kinds[] = {RCN_SAY_PICTURE, RCN_SAY_VIDEO,
                                       RCN_SAY_SOUND, RCN_SAY_FRAME};
    if (figure->image || !*figure->alt) {
        return figure;
    }
    const char *address = figure->address ? figure->address : "";
    bool web = strncmp(address, "http", 4) == 0;
    bool nameless = strcmp(figure->alt, address) == 0;
    bool known = nameless || strstr(figure->alt, address) != NULL ||
                 figure->kind == RCN_FIGURE_PICTURE;
    const char *shown =
        web ? rcn_address_shown(arena, address, RCN_ADDRESS_SHORT) : address;
    rcn_figure *made = rcn_arena_alloc(arena, 1, sizeof *made);
    *made = *figure;
    made->alt = rcn_arena_printf(
        arena, "%s%s%s%s%s", rcn_say(phrases, kinds[figure->kind]),
        rcn_say(phrases, RCN_SAY_COLON), nameless ? shown : figure->alt,
        web && !known ? ", " : "", web && !known ? shown : "");
    return made;
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

const rcn_block *
rcn_label_figures(rcn_arena *arena, const rcn_block *blocks, size_t count,
                  const rcn_phrases *phrases)
{
    rcn_block *out = NULL;
    for (size_t i = 0; i < count; i++) {
        if (blocks[i].kind != RCN_BLOCK_FIGURE) {
            continue;
        }
        if (!out) {
            out = rcn_arena_alloc(arena, count, sizeof *out);
            memcpy(out, blocks, count * sizeof *out);
        }
        out[i].figure = labelled(arena, blocks[i].figure, phrases);
    }
    return out ? out : blocks;
}

size_t
rcn_count_block_words(const rcn_block *blocks, size_t count)
{
    size_t words = 0;
    for (size_t i = 0; i < count; i++) {
        words += rcn_utf8_count_words(blocks[i].text);
    }
    return words;
}
