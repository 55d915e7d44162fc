/* Signs that browsers add to what the page says: quotation marks (HTML Living
 * Standard, 15.3.10), the brackets of ruby (4.5.13), the space or the brackets
 * that set a note apart. */
#include "source/html/build.h"

#include <string.h>

#include "base/utf8.h"

void
rcn_html_patch_push(rcn_html_builder *builder, uint32_t at, const char *words,
                    rcn_html_patch_kind kind, bool closes)
{
    if (builder->patches.count < builder->mark_limit) {
        RCN_PUSH(builder->scratch, &builder->patches,
                 (rcn_html_patch){.start = at,
                                  .end = at,
                                  .replacement =
                                      rcn_arena_strdup(builder->arena, words),
                                  .kind = (uint8_t)kind,
                                  .closes = closes});
    }
}

/* The quotation marks of a language (CLDR, delimiters), outer and inner. */
static const struct {
    const char *languages;
    const char *marks[4];
} quotation_marks[] = {
    {"de cs sk sl hr is lt ", {"„", "“", "‚", "‘"}},
    {"fr ", {"« ", " »", "“", "”"}},
    {"es it pt el ca no nb nn ", {"«", "»", "“", "”"}},
    {"ru uk be bg ", {"«", "»", "„", "“"}},
    {"pl ro hu ", {"„", "”", "«", "»"}},
    {"ja zh ", {"「", "」", "『", "』"}},
    {"", {"“", "”", "‘", "’"}},
};

static const char *
quotation_mark(const rcn_html_builder *builder, bool opens)
{
    const char *language = builder->language;
    size_t len = language ? strcspn(language, "-_") : 0;
    size_t row = 0;
    for (; quotation_marks[row].languages[0]; row++) {
        const char *at = quotation_marks[row].languages;
        bool found = false;
        for (; len && *at && !found; at += strcspn(at, " ") + 1) {
            found = strcspn(at, " ") == len && memcmp(at, language, len) == 0;
        }
        if (found) {
            break;
        }
    }
    size_t inner = builder->quotations % 2 ? 0 : 2; /* this one is counted */
    return quotation_marks[row].marks[inner + (opens ? 0 : 1)];
}

void
rcn_html_patch_apart(rcn_html_builder *builder, uint32_t style, uint32_t around)
{
    if (!builder->block_open) {
        return;
    }
    if (style & RCN_STYLE_BLOCK && !(around & RCN_STYLE_ROW)) {
        RCN_PUSH(builder->scratch, &builder->breaks,
                 (uint32_t)builder->text.len);
    } else if (style & RCN_STYLE_APART || around & RCN_STYLE_ROW) {
        builder->apart = true;
    }
}

void
rcn_html_patch_note(rcn_html_builder *builder, bool opens)
{
    if (opens) {
        builder->note_opens = true;
    } else if (builder->note_opens) {
        builder->note_opens = false; /* it held nothing */
    } else if (builder->block_open) {
        rcn_html_patch_push(builder, builder->block.end, "]",
                            RCN_HTML_PATCH_INLINE_NOTE, true);
    }
}

void
rcn_html_patch_put(rcn_html_builder *builder, uint32_t at)
{
    if (builder->note_opens) {
        bool touches = builder->block_open && builder->block.end == at;
        rcn_html_patch_push(builder, at, touches ? " [" : "[",
                            RCN_HTML_PATCH_INLINE_NOTE, false);
        builder->note_opens = false;
        builder->apart = false;
    }
    uint32_t last = 0;
    if (at && builder->apart) {
        (void)rcn_utf8_prev((rcn_text){builder->text.at, at}, at, &last);
    }
    /* Room after a capital alone is that of a large initial. */
    if (builder->apart && builder->block_open && builder->block.end == at &&
        !rcn_rune_is_upper(last)) {
        rcn_html_patch_push(builder, at, " ", RCN_HTML_PATCH_STYLE_GAP, true);
    }
    builder->apart = false;
    if (builder->opening.len) {
        rcn_html_patch_push(builder, at, rcn_buffer_text(&builder->opening).at,
                            RCN_HTML_PATCH_QUOTATION, false);
        builder->opening.len = 0;
    }
}

static void
close_quotation(rcn_html_builder *builder)
{
    const char *opening = quotation_mark(builder, true);
    const char *closing = quotation_mark(builder, false);
    builder->quotations -= builder->quotations > 0;
    if (rcn_text_ends(rcn_buffer_text(&builder->opening), opening)) {
        builder->opening.len -= strlen(opening); /* it held nothing */
    } else if (builder->block_open) {
        rcn_html_patch_push(builder, builder->block.end, closing,
                            RCN_HTML_PATCH_QUOTATION, true);
    } else if (builder->blocks.count) {
        rcn_html_patch_push(
            builder, builder->blocks.items[builder->blocks.count - 1].end,
            closing, RCN_HTML_PATCH_QUOTATION, true);
    }
}

/* Returns true when the ruby text has brackets of its own (<rp>) before it. */
static bool
has_brackets(const rcn_html_builder *builder)
{
    size_t count = builder->marks.count;
    const rcn_html_mark *last = count ? &builder->marks.items[count - 1] : NULL;
    return last && last->kind == RCN_MARK_RUBY_SIGN &&
           last->end == builder->text.len;
}

void
rcn_html_patch_sign(rcn_html_builder *builder, rcn_html_tag tag, bool opens)
{
    uint32_t at = (uint32_t)builder->text.len;
    if (tag == RCN_TAG_Q && opens) {
        builder->quotations++;
        rcn_buffer_string(&builder->opening, quotation_mark(builder, true));
    } else if (tag == RCN_TAG_Q) {
        close_quotation(builder);
    } else if (tag == RCN_TAG_RT && opens) {
        builder->ruby_sign = builder->block_open && !has_brackets(builder);
        if (builder->ruby_sign) {
            rcn_html_patch_push(builder, at, "(", RCN_HTML_PATCH_RUBY_SIGN,
                                false);
        }
    } else if (tag == RCN_TAG_RT && builder->ruby_sign) {
        rcn_html_patch_push(builder, builder->block.end, ")",
                            RCN_HTML_PATCH_RUBY_SIGN, true);
        builder->ruby_sign = false;
    }
}
