/* The start tag of an element: whether its text is read, shown or part of the
 * head, its style, and where a line of code or a row begins. */
#include "source/html/build.h"

#include <string.h>
#include <strings.h>

static void
line_break(rcn_html_builder *builder)
{
    builder->pending_breaks++;
    if (builder->block_open) {
        RCN_PUSH(builder->scratch, &builder->breaks,
                 (uint32_t)builder->text.len);
    }
}

/* An element in <pre> that holds one line of the code: what highlights code
 * sets each on its line by a style. */
static bool
is_code_line(const rcn_html_builder *builder, const rcn_html_open *open,
             rcn_html_attributes attributes)
{
    if ((open->tag != RCN_TAG_SPAN && open->tag != RCN_TAG_DIV) ||
        !rcn_html_is_inside(builder, rcn_html_innermost(builder)->element,
                            RCN_IN_PRE)) {
        return false;
    }
    const char *at = rcn_html_attribute(attributes, "class");
    while (at && *at) {
        size_t len = strcspn(at, " \t\n");
        if ((len == 4 || (len > 5 && at[len - 5] == '-')) &&
            strncasecmp(at + len - 4, "line", 4) == 0) {
            return true;
        }
        at += len + strspn(at + len, " \t\n");
    }
    return false;
}

/* A line of code begins; nothing where the text before it has ended a line. */
static void
begin_code_line(rcn_html_builder *builder)
{
    uint32_t at = (uint32_t)builder->text.len;
    size_t count = builder->breaks.count;
    bool done = count && builder->breaks.items[count - 1] == at;
    if (builder->block_open && !done && at &&
        builder->text.at[at - 1] != '\n') {
        RCN_PUSH(builder->scratch, &builder->breaks, at);
    }
}

/* Any element that a head cannot hold begins the body, whatever the parser
 * makes of it (HTML Living Standard, 13.2.6.4.4). */
static bool
may_stand_in_head(rcn_html_tag tag)
{
    return tag == RCN_TAG_HEAD || tag == RCN_TAG_TITLE ||
           tag == RCN_TAG_NOSCRIPT || rcn_html_tag_is(tag, 'S') ||
           (rcn_html_tag_is(tag, 'V') && tag != RCN_TAG_BR &&
            tag != RCN_TAG_HR && tag != RCN_TAG_IMG);
}

/* What is in a patch has no marks, blocks or pictures of its own. */
static void
open_in_patch(rcn_html_builder *builder, rcn_html_open *open, const char *name,
              rcn_html_attributes attributes)
{
    rcn_html_tag tag = (rcn_html_tag)open->tag;
    if (tag == RCN_TAG_SOURCE) {
        rcn_html_note_source(builder,
                             (rcn_html_tag)rcn_html_innermost(builder)->tag,
                             attributes);
    } else if (open->hole == RCN_HTML_PATCH_EMBEDDED &&
               (tag == RCN_TAG_EMBED || tag == RCN_TAG_PARAM)) {
        rcn_html_note_object(builder, tag, attributes);
    }
    if (open->hole == RCN_HTML_PATCH_FORMULA) {
        rcn_formula_open(builder->formula, name,
                         (const char *const *)attributes);
    }
    RCN_PUSH(builder->scratch, &builder->open, *open);
}

/* What shows a picture or the like. */
static bool
is_shown(rcn_html_tag tag, rcn_html_attributes attributes)
{
    bool object = tag == RCN_TAG_OBJECT || tag == RCN_TAG_APPLET;
    return (object && !rcn_html_is_plain_object(tag, attributes)) ||
           tag == RCN_TAG_IMG || tag == RCN_TAG_VIDEO || tag == RCN_TAG_AUDIO ||
           tag == RCN_TAG_IFRAME || tag == RCN_TAG_EMBED ||
           tag == RCN_TAG_SVG || tag == RCN_TAG_AMP_IMG ||
           tag == RCN_TAG_AMP_VIDEO || tag == RCN_TAG_AMP_IFRAME;
}

/* A note that stands where it is referred to (WAI-ARIA 1.2, tooltip; DPUB-ARIA
 * 1.1, doc-footnote). */
static bool
is_inline_note(rcn_html_tag tag, rcn_html_attributes attributes)
{
    const char *role = rcn_html_attribute(attributes, "role");
    return role && !rcn_html_tag_is(tag, 'B') &&
           (strcmp(role, "tooltip") == 0 || strcmp(role, "doc-footnote") == 0);
}

static void
open_style(rcn_html_builder *builder, rcn_html_open *open,
           rcn_html_attributes attributes)
{
    uint32_t around = open->style; /* still that of the element around */
    open->style = (uint16_t)rcn_html_sheet_find(
        builder->sheet, rcn_html_attribute(attributes, "class"),
        rcn_html_attribute(attributes, "style"));
    uint32_t parent = rcn_html_innermost(builder)->element;
    if (parent != RCN_HTML_NONE) {
        open->style |= (uint16_t)rcn_html_sheet_find_within(
            builder->sheet,
            builder->names.items[builder->elements.items[parent].name],
            rcn_html_tag_name((rcn_html_tag)open->tag));
    }
    if (!rcn_html_tag_is((rcn_html_tag)open->tag, 'B') &&
        !rcn_html_tag_is((rcn_html_tag)open->tag, 'V')) {
        rcn_html_patch_apart(builder, open->style, around);
    }
}

/* What browsers show as the inside of its element (HTML Living Standard,
 * 4.12.3). */
static bool
is_shadow(rcn_html_tag tag, rcn_html_attributes attributes)
{
    return tag == RCN_TAG_TEMPLATE &&
           rcn_html_attribute(attributes, "shadowrootmode");
}

static void
open_text(rcn_html_builder *builder, rcn_html_open *open,
          rcn_html_attributes attributes)
{
    rcn_html_tag tag = (rcn_html_tag)open->tag;
    open->skipped = rcn_html_tag_is(tag, 'S') && !is_shadow(tag, attributes) &&
                    !rcn_html_is_plain_object(tag, attributes);
    builder->html.dropped += open->skipped;
    open->noscript = open->noscript || tag == RCN_TAG_NOSCRIPT;
    open->head = (open->head || tag == RCN_TAG_HEAD) && may_stand_in_head(tag);
    open->hidden = open->hidden || rcn_html_is_hidden(tag, attributes);
    open->unseen = open->unseen || rcn_html_is_unseen(tag, attributes);
    open_style(builder, open, attributes);
    open->code_line = is_code_line(builder, open, attributes);
    if (open->code_line) {
        begin_code_line(builder);
    } else if (rcn_html_tag_is(tag, 'B')) {
        rcn_html_block_end(builder);
    } else if (tag == RCN_TAG_BR) {
        line_break(builder);
    }
    if (tag == RCN_TAG_HR && builder->rules.count < builder->mark_limit) {
        RCN_PUSH(builder->scratch, &builder->rules,
                 (uint32_t)builder->text.len);
    }
    if (is_shown(tag, attributes)) {
        rcn_html_note_image(builder, open, attributes);
    } else if (tag == RCN_TAG_PICTURE) {
        builder->candidates.len = 0;
    } else if (tag == RCN_TAG_SOURCE) {
        rcn_html_note_source(builder, tag, attributes);
    }
    open->note = is_inline_note(tag, attributes);
    if (open->note) {
        rcn_html_patch_note(builder, true);
    }
    rcn_html_patch_sign(builder, tag, true);
    rcn_html_patch_open(builder, open, attributes);
    if (open->hole) {
        open->skipped = false;
    } else if (!open->skipped && !rcn_html_tag_is(tag, 'V')) {
        open->element =
            rcn_html_record(builder, tag, open->element, attributes);
        rcn_html_count(builder, tag, open->element, attributes);
        rcn_html_note_listed(builder, tag, open->element, attributes);
        rcn_html_marks_open(builder, open, attributes);
    }
    rcn_html_note_anchor(builder, tag, open->element, attributes);
    if (tag == RCN_TAG_A && rcn_html_attribute(attributes, "href")) {
        open->in_link = true;
    }
    rcn_html_meta_open(builder, open, attributes);
}

void
rcn_html_build_open(rcn_html_builder *builder, const char *name,
                    rcn_html_attributes attributes)
{
    if (rcn_html_foot_opens(builder, name, attributes)) {
        return;
    }
    rcn_html_open open = *rcn_html_innermost(builder);
    open.tag = (uint8_t)rcn_html_tag_find(name);
    open.capture = RCN_HTML_NONE;
    open.start = (uint32_t)builder->text.len;
    open.patch = RCN_HTML_NONE;
    open.mark_count = 0;
    open.note = false;
    open.code_line = false;
    if (open.hole) {
        open_in_patch(builder, &open, name, attributes);
        return;
    }
    if (!open.skipped) {
        open_text(builder, &open, attributes);
    }
    RCN_PUSH(builder->scratch, &builder->open, open);
}
