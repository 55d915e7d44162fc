/* The events of an HTML parser: end tags, scripts, and the elements that are
 * open between them. */
#include "source/html/build.h"

#define STYLE_LIMIT (256u * 1024) /* bytes of a style sheet that are read */

static const rcn_html_open outside = {
    .element = RCN_HTML_NONE, .capture = RCN_HTML_NONE, .patch = RCN_HTML_NONE};

const rcn_html_open *
rcn_html_innermost(const rcn_html_builder *builder)
{
    size_t count = builder->open.count;
    return count ? &builder->open.items[count - 1] : &outside;
}

static void
close_style(rcn_html_builder *builder, const rcn_html_open *open)
{
    rcn_html_tag tag = (rcn_html_tag)open->tag;
    if (tag == RCN_TAG_STYLE) {
        rcn_html_sheet_read(builder->sheet, rcn_buffer_text(&builder->script));
        builder->script.len = 0;
    } else if (!rcn_html_tag_is(tag, 'B') && !rcn_html_tag_is(tag, 'V')) {
        rcn_html_patch_apart(builder, open->style,
                             rcn_html_innermost(builder)->style);
    }
}

static void
close_innermost(rcn_html_builder *builder)
{
    rcn_html_open open = builder->open.items[--builder->open.count];
    if (open.patch != RCN_HTML_NONE) {
        rcn_html_patch_close(builder, &open);
    } else if (open.hole) {
        if (open.hole == RCN_HTML_PATCH_FORMULA) {
            rcn_formula_close(builder->formula);
        }
        return;
    }
    for (uint32_t i = 0; i < open.mark_count; i++) {
        builder->marks.items[open.first_mark + i].end =
            (uint32_t)builder->text.len;
    }
    bool outer_skipped = rcn_html_innermost(builder)->skipped;
    if (!outer_skipped) {
        rcn_html_patch_sign(builder, (rcn_html_tag)open.tag, false);
        if (open.note) {
            rcn_html_patch_note(builder, false);
        }
        close_style(builder, &open);
        rcn_html_meta_close(builder, &open);
        if (rcn_html_tag_is((rcn_html_tag)open.tag, 'B') && !open.code_line) {
            rcn_html_block_end(builder);
        }
    }
}

void
rcn_html_build_close(rcn_html_builder *builder, const char *name)
{
    if (rcn_html_foot_closes(builder, name)) {
        return;
    }
    rcn_html_tag tag = rcn_html_tag_find(name);
    /* The parser closes what it opened, so the first one looked at fits; not
     * so for elements opened before it was started anew. */
    if (builder->open.count && rcn_html_innermost(builder)->tag == tag) {
        close_innermost(builder);
    }
}

size_t
rcn_html_build_shown(const rcn_html_builder *builder, size_t most)
{
    size_t depth = 0;
    while (depth < most && depth < builder->open.count) {
        const rcn_html_open *open = &builder->open.items[depth];
        if (open->hole || open->skipped || open->hidden || open->unseen ||
            open->noscript || open->head || open->in_link) {
            break;
        }
        depth++;
    }
    return depth;
}

void
rcn_html_build_unwind(rcn_html_builder *builder, size_t depth)
{
    if (builder->foot.depth > depth) {
        rcn_html_foot_put(builder);
    }
    while (builder->open.count > depth) {
        close_innermost(builder);
    }
}

bool
rcn_html_build_in_formula(const rcn_html_builder *builder)
{
    return rcn_html_innermost(builder)->hole == RCN_HTML_PATCH_FORMULA;
}

bool
rcn_html_build_reads_script(const rcn_html_builder *builder)
{
    return builder->in_json || builder->foot.nested ||
           rcn_html_build_in_formula(builder);
}

void
rcn_html_build_script(rcn_html_builder *builder, rcn_text text)
{
    if (rcn_html_build_in_formula(builder) || builder->foot.nested) {
        rcn_html_build_text(builder, text);
        return;
    }
    bool style = rcn_html_innermost(builder)->tag == RCN_TAG_STYLE &&
                 builder->script.len < STYLE_LIMIT;
    if (builder->in_json || style) {
        rcn_buffer_add(&builder->script, text);
    }
}
