/* Small questions about a cleaned document. */
#include <string.h>

#include "base/hash.h"
#include "base/utf8.h"
#include "clean/span/span.h"

const rcn_cause rcn_cause_none = {NULL, NULL, NULL, NULL};

#define LIGATURES 7 /* U+FB00 to U+FB06 */

const rcn_cause *
rcn_cause_of_ligature(uint32_t rune)
{
#define LIGATURE(letters)                     \
    {                                         \
        "ligature", "ligature", NULL, letters \
    }
    static const rcn_cause causes[LIGATURES] = {
        LIGATURE("ff"),  LIGATURE("fi"),        LIGATURE("fl"), LIGATURE("ffi"),
        LIGATURE("ffl"), LIGATURE("\xC5\xBFt"), LIGATURE("st")};
#undef LIGATURE
    bool is = rune >= 0xFB00 && rune < 0xFB00 + LIGATURES;
    return is ? &causes[rune - 0xFB00] : NULL;
}

const char *
rcn_span_kind_name(rcn_span_kind kind)
{
    static const char *const names[] = {"text", "metadata", "removed",
                                        "replaced"};
    return names[kind];
}

void
rcn_cut_key(const char *class_id, rcn_text text, char out[17])
{
    rcn_arena *arena = rcn_arena_new(0);
    rcn_buffer buffer = rcn_buffer_new(arena);
    rcn_buffer_string(&buffer, class_id);
    rcn_buffer_char(&buffer, '\0');
    rcn_buffer_add(&buffer, rcn_text_squash(arena, text));
    char hash[65];
    rcn_sha256(rcn_buffer_text(&buffer), hash);
    memcpy(out, hash, 16);
    out[16] = '\0';
    rcn_arena_free(arena);
}

/* The one class of the keys of hyphens: a decision changes what becomes of a
 * hyphen, not its key. */
#define HYPHEN_CLASS "line-end-hyphen"

rcn_text
rcn_parted_word(rcn_arena *arena, rcn_text left, rcn_text right)
{
    uint32_t rune = 0;
    left = rcn_text_slice(left, rcn_last_word_start(left), left.len);
    right = rcn_text_trim(rcn_text_slice(right, 0, rcn_first_word_end(right)));
    size_t len = left.len ? rcn_utf8_prev(left, left.len, &rune) : 0;
    if (rune == '-' || rune == 0x2010 || rune == 0xAD) {
        left.len -= len;
    }
    return rcn_text_of(rcn_arena_printf(arena, "%.*s-%.*s", (int)left.len,
                                        left.at, (int)right.len, right.at));
}

void
rcn_hyphen_key(rcn_text word, char out[17])
{
    rcn_cut_key(HYPHEN_CLASS, word, out);
}

static bool
is_class_of_hyphens(const char *class_id)
{
    static const char *const classes[] = {
        HYPHEN_CLASS, "hard-wrap-after-hyphen", "page-break-after-hyphen",
        "split-hyphenation-space"};
    for (size_t i = 0; class_id && i < sizeof classes / sizeof *classes; i++) {
        if (strcmp(class_id, classes[i]) == 0) {
            return true;
        }
    }
    return false;
}

bool
rcn_span_parts_word(rcn_arena *arena, const rcn_cleaned *cleaned,
                    const rcn_span *span, rcn_text *ret_word)
{
    if (span->kind != RCN_SPAN_REPLACED ||
        !is_class_of_hyphens(span->why->class_id)) {
        return false;
    }
    rcn_text text = cleaned->document->text;
    const rcn_span *end = cleaned->spans + cleaned->span_count;
    const rcn_span *next = span + 1;
    while (next < end &&
           (next->block != span->block || next->kind != RCN_SPAN_TEXT)) {
        next++;
    }
    uint32_t from = next < end ? next->start : span->end;
    const rcn_line *line =
        &cleaned->document
             ->lines[rcn_document_line(cleaned->document, from) - 1];
    *ret_word = rcn_parted_word(arena, rcn_text_slice(text, 0, span->start),
                                rcn_text_slice(text, from, line->end));
    return true;
}

void
rcn_span_key(const rcn_cleaned *cleaned, const rcn_span *span, char out[17])
{
    rcn_arena *arena = rcn_arena_new(0);
    rcn_text word = {0};
    bool hyphen = rcn_span_parts_word(arena, cleaned, span, &word);
    if (hyphen) {
        rcn_hyphen_key(word, out);
    }
    rcn_arena_free(arena);
    if (hyphen) {
        return;
    }
    rcn_cut_key(span->why->class_id ? span->why->class_id : "",
                rcn_text_slice(cleaned->document->text, span->start, span->end),
                out);
}

rcn_block *
rcn_cleaned_own_blocks(rcn_arena *arena, rcn_cleaned *cleaned)
{
    rcn_block *blocks =
        rcn_arena_alloc(arena, cleaned->block_count, sizeof *blocks);
    if (cleaned->block_count) {
        memcpy(blocks, cleaned->blocks, cleaned->block_count * sizeof *blocks);
    }
    cleaned->blocks = blocks;
    return blocks;
}
