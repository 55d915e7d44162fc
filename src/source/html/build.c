/* From the events of an HTML parser to one run of text and its leaf blocks:
 * text between two block elements, or two <br>, is one block.  The idea of
 * leaf blocks as the units of extraction is C. Kohlschuetter's ("Boilerplate
 * Detection using Shallow Text Features", WSDM 2010). */
#include "source/html/build.h"

#include <string.h>
#include <strings.h>

#include "base/utf8.h"
#include "source/language_tag.h"

#define NODES_MOST  ((size_t)1 << 20) /* whose places are noted */
#define STYLE_LIMIT (256u * 1024)     /* bytes of a style sheet that are read */
#define FREE_BLOCKS ((size_t)16384)
#define RUBY_REACH  32 /* marks */

static const rcn_html_open outside = {
    .element = RCN_HTML_NONE, .capture = RCN_HTML_NONE, .patch = RCN_HTML_NONE};

static size_t
smaller(size_t a, size_t b)
{
    return a < b ? a : b;
}

void
rcn_html_builder_start(rcn_html_builder *builder, rcn_arena *arena,
                       rcn_text source)
{
    /* Real pages have a block in 90 bytes and an element in 36 at the most; big
     * tables have more, and are let through while they are small.  The limits
     * keep what is remembered in proportion to what is read. */
    size_t len = smaller(source.len, (RCN_DOCUMENT_BLOCKS - FREE_BLOCKS) * 96);
    rcn_arena *scratch = rcn_arena_new(0);
    *builder = (rcn_html_builder){
        .arena = arena,
        .scratch = scratch,
        .source = source,
        .line = 1,
        .element_limit = 2 * (FREE_BLOCKS + len / 96),
        .block_limit = FREE_BLOCKS + len / 96,
        .mark_limit = FREE_BLOCKS + len / 64,
        .text = rcn_buffer_new(scratch),
        .script = rcn_buffer_new(scratch),
        .opening = rcn_buffer_new(scratch),
        .candidates = rcn_buffer_new(scratch),
        .sheet = rcn_html_sheet_new(scratch),
        .hung = {.element = RCN_HTML_NONE},
    };
    RCN_PUSH(scratch, &builder->names, "");
    (void)rcn_buffer_text(&builder->text); /* so that it stands somewhere */
}

static const rcn_html_open *
innermost(const rcn_html_builder *builder)
{
    size_t count = builder->open.count;
    return count ? &builder->open.items[count - 1] : &outside;
}

/* What a block is a block of: the first of the four elements around it that
 * tells (a span in a div in a cell is the cell's). */
static rcn_html_tag
owning_tag(const rcn_html_builder *builder, uint32_t element)
{
    for (int i = 0; i < 4 && element != RCN_HTML_NONE; i++) {
        const rcn_html_element *at = &builder->elements.items[element];
        if (rcn_html_tag_is((rcn_html_tag)at->tag, 'O')) {
            return (rcn_html_tag)at->tag;
        }
        element = at->parent;
    }
    return RCN_TAG_OTHER;
}

static bool
is_inside(const rcn_html_builder *builder, uint32_t element,
          rcn_html_inside what)
{
    return element != RCN_HTML_NONE &&
           (builder->elements.items[element].inside >> what & 1u);
}

/* True when the element is the first thing in its list item, so that its text
 * is the item's own. */
static bool
begins_item(const rcn_html_builder *builder, const rcn_html_block *block)
{
    uint32_t at = block->element;
    for (int i = 0; i < 4 && at != RCN_HTML_NONE; i++) {
        const rcn_html_element *element = &builder->elements.items[at];
        if (element->tag == RCN_TAG_LI || element->tag == RCN_TAG_DD) {
            uint32_t last = RCN_HTML_NONE;
            if (builder->blocks.count) {
                last = builder->blocks.items[builder->blocks.count - 1].element;
            }
            return last == RCN_HTML_NONE || last < at;
        }
        at = element->parent;
    }
    return false;
}

static void
classify(const rcn_html_builder *builder, rcn_html_block *block)
{
    rcn_html_tag tag = owning_tag(builder, block->element);
    block->tag = (uint8_t)tag;
    block->kind = RCN_BLOCK_PARAGRAPH;
    if (is_inside(builder, block->element, RCN_IN_PRE)) {
        block->kind = RCN_BLOCK_PRE;
    } else if (tag >= RCN_TAG_H1 && tag <= RCN_TAG_H6) {
        block->kind = RCN_BLOCK_HEADING;
        block->level = (uint8_t)(tag - RCN_TAG_H1 + 1);
    } else if (tag == RCN_TAG_TD || tag == RCN_TAG_TH) {
        block->kind = RCN_BLOCK_TABLE;
    } else if (tag == RCN_TAG_FIGCAPTION || tag == RCN_TAG_CAPTION) {
        block->kind = RCN_BLOCK_CAPTION;
    } else if (begins_item(builder, block)) {
        uint8_t lists = builder->elements.items[block->element].lists;
        block->kind = RCN_BLOCK_ITEM;
        block->level = lists ? lists : 1;
    } else if (is_inside(builder, block->element, RCN_IN_BLOCKQUOTE)) {
        block->kind = RCN_BLOCK_QUOTE;
    }
}

static void
flush(rcn_html_builder *builder)
{
    builder->pending_breaks = 0;
    if (!builder->block_open) {
        return;
    }
    if (builder->blocks.count >= builder->block_limit) {
        /* Too many: they run on as one, each on a line of its own. */
        builder->full = true;
        RCN_PUSH(builder->scratch, &builder->breaks,
                 (uint32_t)builder->text.len);
        return;
    }
    rcn_html_block *block = &builder->block;
    rcn_text text = {builder->text.at + block->start,
                     block->end - block->start};
    block->wordless = !rcn_text_has_word(text);
    classify(builder, block);
    RCN_PUSH(builder->scratch, &builder->blocks, *block);
    builder->block_open = false;
}

static void
add_mark(rcn_html_builder *builder, rcn_html_open *open, rcn_mark_kind kind,
         const char *value)
{
    if (builder->marks.count >= builder->mark_limit) {
        builder->full = true;
        return;
    }
    uint32_t at = (uint32_t)builder->text.len;
    if (!open->mark_count++) {
        open->first_mark = (uint32_t)builder->marks.count;
    }
    RCN_PUSH(builder->scratch, &builder->marks,
             (rcn_html_mark){at, UINT32_MAX, kind,
                             rcn_arena_strdup(builder->arena, value)});
}

/* Which way a stretch runs; <bdo> overrules what its letters say. */
static void
open_direction(rcn_html_builder *builder, rcn_html_open *open,
               rcn_html_attributes attributes)
{
    const char *value = rcn_html_attribute(attributes, "dir");
    bool overrules = open->tag == RCN_TAG_BDO;
    bool rtl = value && strcasecmp(value, "rtl") == 0;
    bool ltr = value && strcasecmp(value, "ltr") == 0;
    if (rtl || ltr) {
        add_mark(builder, open, RCN_MARK_DIRECTION,
                 overrules ? (rtl ? "rtl!" : "ltr!") : (rtl ? "rtl" : "ltr"));
    }
}

/* The language that an element says it is in; counts what is no language. */
static const char *
open_language(rcn_html_builder *builder, rcn_html_attributes attributes)
{
    const char *value = rcn_html_attribute(attributes, "lang");
    const char *tag = rcn_language_tag(builder->arena, value);
    bool odd =
        value && *value && (!tag || strlen(tag) != strcspn(value, " \t\r\n"));
    if (odd && !builder->odd_languages++) {
        builder->odd_language = rcn_arena_strdup(builder->arena, value);
        builder->odd_language_line = builder->line;
    }
    return tag;
}

/* What the style of a <span> says of its letters; other elements say it by
 * their names. */
static void
add_style_marks(rcn_html_builder *builder, rcn_html_open *open)
{
    static const struct {
        rcn_html_style style;
        rcn_mark_kind kind;
    } rows[] = {
        {RCN_STYLE_SMALL_CAPS, RCN_MARK_SMALL_CAPS},
        {RCN_STYLE_STRUCK, RCN_MARK_STRUCK},
        {RCN_STYLE_BOLD, RCN_MARK_STRONG},
        {RCN_STYLE_ITALIC, RCN_MARK_EMPHASIS},
        {RCN_STYLE_UNDERLINE, RCN_MARK_UNDERLINE},
        {RCN_STYLE_RAISED, RCN_MARK_SUPERSCRIPT},
        {RCN_STYLE_LOWERED, RCN_MARK_SUBSCRIPT},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (open->tag == RCN_TAG_SPAN && open->style & rows[i].style) {
            add_mark(builder, open, rows[i].kind, NULL);
        }
    }
}

static void
open_marks(rcn_html_builder *builder, rcn_html_open *open,
           rcn_html_attributes attributes)
{
    const char *value = open_language(builder, attributes);
    if (value && open->tag != RCN_TAG_HTML && open->tag != RCN_TAG_BODY) {
        add_mark(builder, open, RCN_MARK_LANGUAGE, value);
    } else if (value) {
        builder->language = value;
    }
    add_style_marks(builder, open);
    const char *classes = rcn_html_attribute(attributes, "class");
    if (classes && strcmp(classes, "rcn-unsure") == 0) {
        add_mark(builder, open, RCN_MARK_UNSURE, NULL);
    }
    rcn_mark_kind kind = rcn_html_tag_mark((rcn_html_tag)open->tag);
    if (kind != RCN_MARK_KINDS) {
        add_mark(builder, open, kind, NULL);
    } else if (open->tag == RCN_TAG_ABBR || open->tag == RCN_TAG_ACRONYM) {
        value = rcn_html_attribute(attributes, "title");
        if (value && *value) {
            add_mark(builder, open, RCN_MARK_ABBREVIATION, value);
        }
    } else if (open->tag == RCN_TAG_BDI || open->tag == RCN_TAG_BDO) {
        open_direction(builder, open, attributes);
    } else if (open->tag == RCN_TAG_A) {
        value = rcn_html_attribute(attributes, "href");
        const char *note = rcn_html_attribute(attributes, "aria-describedby");
        if (value && note && *note &&
            strncasecmp(value, "javascript:", 11) == 0) {
            value = rcn_arena_printf(builder->arena, "#%s", note);
        }
        if (value) {
            add_mark(builder, open, RCN_MARK_LINK, value);
        }
    } else if (open->tag == RCN_TAG_TIME) {
        value = rcn_html_attribute(attributes, "datetime");
        if (value && *value) {
            add_mark(builder, open, RCN_MARK_TIME, value);
        }
    }
}

static void
line_break(rcn_html_builder *builder)
{
    builder->pending_breaks++;
    if (builder->block_open) {
        RCN_PUSH(builder->scratch, &builder->breaks,
                 (uint32_t)builder->text.len);
    }
}

/* An element in <pre> that holds one line of the code: what highlights code sets
 * each on its line by a style. */
static bool
is_code_line(const rcn_html_builder *builder, const rcn_html_open *open,
             rcn_html_attributes attributes)
{
    if ((open->tag != RCN_TAG_SPAN && open->tag != RCN_TAG_DIV) ||
        !is_inside(builder, innermost(builder)->element, RCN_IN_PRE)) {
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

/* Any element that a head cannot hold begins the body, whatever the parser makes
 * of it (HTML Living Standard, 13.2.6.4.4). */
static bool
may_stand_in_head(rcn_html_tag tag)
{
    return tag == RCN_TAG_HEAD || tag == RCN_TAG_TITLE ||
           tag == RCN_TAG_NOSCRIPT || rcn_html_tag_is(tag, 'S') ||
           (rcn_html_tag_is(tag, 'V') && tag != RCN_TAG_BR &&
            tag != RCN_TAG_HR && tag != RCN_TAG_IMG);
}

/* What stands in a patch has no marks, blocks or pictures of its own. */
static void
open_in_patch(rcn_html_builder *builder, rcn_html_open *open, const char *name,
              rcn_html_attributes attributes)
{
    rcn_html_tag tag = (rcn_html_tag)open->tag;
    if (tag == RCN_TAG_SOURCE) {
        rcn_html_note_source(builder, (rcn_html_tag)innermost(builder)->tag,
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
    uint32_t parent = innermost(builder)->element;
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
        flush(builder);
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
        open_marks(builder, open, attributes);
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
    rcn_html_open open = *innermost(builder);
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

static void
close_style(rcn_html_builder *builder, const rcn_html_open *open)
{
    rcn_html_tag tag = (rcn_html_tag)open->tag;
    if (tag == RCN_TAG_STYLE) {
        rcn_html_sheet_read(builder->sheet, rcn_buffer_text(&builder->script));
        builder->script.len = 0;
    } else if (!rcn_html_tag_is(tag, 'B') && !rcn_html_tag_is(tag, 'V')) {
        rcn_html_patch_apart(builder, open->style, innermost(builder)->style);
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
    bool outer_skipped = innermost(builder)->skipped;
    if (!outer_skipped) {
        rcn_html_patch_sign(builder, (rcn_html_tag)open.tag, false);
        if (open.note) {
            rcn_html_patch_note(builder, false);
        }
        close_style(builder, &open);
        rcn_html_meta_close(builder, &open);
        if (rcn_html_tag_is((rcn_html_tag)open.tag, 'B') && !open.code_line) {
            flush(builder);
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
    if (builder->open.count && innermost(builder)->tag == tag) {
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

/* Keeps the table of lines: entry i is the text of line i + 1 of the file. */
static void
note_lines(rcn_html_builder *builder, rcn_text text, uint32_t start)
{
    uint32_t feeds = 0;
    for (size_t i = 0; i < text.len; i++) {
        feeds += text.at[i] == '\n';
    }
    uint32_t first = builder->line > feeds ? builder->line - feeds : 1;
    while (builder->lines.count < first) {
        RCN_PUSH(builder->scratch, &builder->lines, (rcn_line){.start = start});
    }
    for (uint32_t i = 0; feeds && i < text.len; i++) {
        if (text.at[i] == '\n' && builder->lines.count < builder->line) {
            RCN_PUSH(builder->scratch, &builder->lines,
                     (rcn_line){.start = start + i + 1});
        }
    }
}

/* Adds text; U+0080 to U+009F are read as windows-1252, which is what those who
 * write &#150; mean (HTML Living Standard, 13.2.5.80). */
static rcn_text
add_text(rcn_html_builder *builder, rcn_text text)
{
    static const uint16_t western[32] = {
        0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
        0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D,   0x017D, 0x8F,
        0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
        0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};
    size_t start = builder->text.len;
    size_t done = 0;
    for (size_t at = 0; at + 1 < text.len; at++) {
        unsigned char next = (unsigned char)text.at[at + 1];
        if (text.at[at] == '\xC2' && next < 0xA0) {
            rcn_buffer_add(&builder->text, rcn_text_slice(text, done, at));
            rcn_buffer_rune(&builder->text, western[next - 0x80]);
            done = at + 2;
            at++;
        }
    }
    rcn_buffer_add(&builder->text, rcn_text_slice(text, done, text.len));
    return (rcn_text){builder->text.at + start, builder->text.len - start};
}

/* Without white space and what cannot be printed at both ends. */
static rcn_text
trim(rcn_text text)
{
    while (text.len) {
        uint32_t rune = 0;
        size_t len = rcn_utf8_next(text, 0, &rune);
        if (!rcn_rune_is_space(rune) && !rcn_rune_is_unprintable(rune)) {
            break;
        }
        text = rcn_text_slice(text, len, text.len);
    }
    while (text.len) {
        uint32_t rune = 0;
        size_t len = rcn_utf8_prev(text, text.len, &rune);
        if (!rcn_rune_is_space(rune) && !rcn_rune_is_unprintable(rune)) {
            break;
        }
        text.len -= len;
    }
    return text;
}

/* Notes where in the source the text stands that begins at byte `start`; what
 * follows the last node without a tag between goes on with it.  Of "&Co" that is
 * no entity the parser gives "&" and "Co", and stands behind both. */
static void
note_node(rcn_html_builder *builder, uint32_t start)
{
    rcn_text_node node = {start, RCN_NODE_UNKNOWN, RCN_NODE_UNKNOWN};
    size_t count = builder->nodes.count;
    rcn_text_node *last = count ? &builder->nodes.items[count - 1] : NULL;
    bool follows = last && last->start != RCN_NODE_UNKNOWN &&
                   builder->source_from <= last->end;
    if (builder->source_from >= builder->nodes_end &&
        builder->source_at < RCN_NODE_UNKNOWN) {
        node.start = (uint32_t)builder->source_from;
        node.end = (uint32_t)builder->source_at;
    }
    if (follows) {
        last->end = (uint32_t)builder->source_at;
    } else if (count < NODES_MOST && (!last || last->start != node.start)) {
        RCN_PUSH(builder->scratch, &builder->nodes, node);
    }
    builder->nodes_end = builder->source_from == SIZE_MAX ? builder->nodes_end
                                                          : builder->source_at;
}

void
rcn_html_build_text(rcn_html_builder *builder, rcn_text text)
{
    const rcn_html_open *open = innermost(builder);
    if (open->skipped || !text.len || rcn_html_foot_holds(builder, text)) {
        return;
    }
    uint32_t start = (uint32_t)builder->text.len;
    text = add_text(builder, text);
    note_lines(builder, text, start);
    note_node(builder, start);
    if (open->hole == RCN_HTML_PATCH_FORMULA) {
        rcn_formula_text(builder->formula, text);
    }
    rcn_text trimmed = trim(text);
    if (!trimmed.len || (open->hole && open->hole != RCN_HTML_PATCH_FORMULA)) {
        return;
    }
    bool verbatim = is_inside(builder, open->element, RCN_IN_PRE);
    if (builder->pending_breaks >= 2 && !verbatim) {
        flush(builder);
    }
    builder->pending_breaks = 0;
    uint32_t first = start + (uint32_t)(trimmed.at - text.at);
    rcn_html_patch_put(builder, first);
    rcn_html_block *block = &builder->block;
    if (!builder->block_open) {
        builder->block_open = true;
        *block = (rcn_html_block){.start = first,
                                  .element = open->element,
                                  .hidden = open->hidden,
                                  .unseen = open->unseen,
                                  .noscript = open->noscript,
                                  .head = open->head};
        /* The line is looked up at the end, when lines are complete. */
    }
    block->end = first + (uint32_t)trimmed.len;
    if (open->in_link) {
        block->link_bytes += (uint32_t)trimmed.len;
    }
}

bool
rcn_html_build_in_formula(const rcn_html_builder *builder)
{
    return innermost(builder)->hole == RCN_HTML_PATCH_FORMULA;
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
    bool style = innermost(builder)->tag == RCN_TAG_STYLE &&
                 builder->script.len < STYLE_LIMIT;
    if (builder->in_json || style) {
        rcn_buffer_add(&builder->script, text);
    }
}

static void
finish_lines(rcn_html_builder *builder)
{
    const char *text = builder->text.at;
    for (size_t i = 0; i < builder->lines.count; i++) {
        rcn_line *line = &builder->lines.items[i];
        line->end = i + 1 < builder->lines.count
                        ? builder->lines.items[i + 1].start
                        : (uint32_t)builder->text.len;
        while (line->end > line->start &&
               (text[line->end - 1] == '\n' || text[line->end - 1] == '\r')) {
            line->end--;
        }
    }
}

/* Whether some reading stands in the ruby that mark `at` is; only near ones are
 * looked at. */
static bool
has_reading(const rcn_html_builder *builder, size_t at)
{
    const rcn_html_mark *ruby = &builder->marks.items[at];
    for (size_t i = at + 1; i < builder->marks.count && i <= at + RUBY_REACH &&
                            builder->marks.items[i].start < ruby->end;
         i++) {
        if (builder->marks.items[i].kind == RCN_MARK_RUBY_TEXT) {
            return true;
        }
    }
    return false;
}

/* Leaves out the marks of ruby that has no reading, and of readings and brackets
 * without ruby: no book may have the one without the other. */
static void
finish_ruby(rcn_html_builder *builder)
{
    size_t kept = 0;
    uint32_t end = 0; /* of the ruby that is kept */
    for (size_t i = 0; i < builder->marks.count; i++) {
        rcn_html_mark mark = builder->marks.items[i];
        bool part =
            mark.kind == RCN_MARK_RUBY_TEXT || mark.kind == RCN_MARK_RUBY_SIGN;
        bool ruby = mark.kind == RCN_MARK_RUBY && mark.start >= end &&
                    has_reading(builder, i);
        end = ruby ? mark.end : end;
        if (ruby || (part && mark.start < end) ||
            (!part && mark.kind != RCN_MARK_RUBY)) {
            builder->marks.items[kept++] = mark;
        }
    }
    builder->marks.count = kept;
}

/* Gives each block its line and the count of links that begin in it. */
static void
finish_blocks(rcn_html_builder *builder, const rcn_document *document)
{
    size_t mark = 0;
    for (size_t i = 0; i < builder->blocks.count; i++) {
        rcn_html_block *block = &builder->blocks.items[i];
        block->line = rcn_document_line(document, block->start);
        for (; mark < builder->marks.count &&
               builder->marks.items[mark].start < block->end;
             mark++) {
            if (builder->marks.items[mark].kind == RCN_MARK_LINK &&
                builder->marks.items[mark].end > block->start &&
                block->link_count < UINT16_MAX) {
                block->link_count++;
            }
        }
    }
}

/* A list that is whole, moved from where it grew to the document: it takes its
 * own bytes there and no more. */
static void *
hand_over(const rcn_html_builder *builder, const void *items, size_t count,
          size_t size)
{
    void *copy = rcn_arena_alloc(builder->arena, count, size);
    if (count) {
        memcpy(copy, items, count * size);
    }
    return copy;
}

#define HAND(owner, many, number, list)                               \
    ((owner)->many =                                                  \
         hand_over(builder, builder->list.items, builder->list.count, \
                   sizeof *builder->list.items),                      \
     (owner)->number = builder->list.count)

void
rcn_html_builder_finish(rcn_html_builder *builder, rcn_document *document)
{
    rcn_html_build_unwind(builder, 0);
    flush(builder);
    rcn_text text = rcn_buffer_text(&builder->text);
    builder->text.at = rcn_text_string(builder->arena, text);
    document->text = (rcn_text){builder->text.at, text.len};
    finish_lines(builder);
    HAND(document, lines, line_count, lines);
    rcn_html_patches_finish(builder);
    finish_ruby(builder);
    finish_blocks(builder, document);
    rcn_html_lists_finish(builder);
    rcn_html *html = rcn_arena_alloc(builder->arena, 1, sizeof *html);
    *html = builder->html;
    HAND(html, elements, element_count, elements);
    HAND(html, blocks, block_count, blocks);
    HAND(html, marks, mark_count, marks);
    HAND(html, breaks, break_count, breaks);
    HAND(html, patches, patch_count, patches);
    HAND(html, rules, rule_count, rules);
    HAND(html, pages, page_count, pages);
    HAND(html, images, image_count, images);
    HAND(html, ordinals, ordinal_count, ordinals);
    HAND(html, listed, listed_count, listed);
    HAND(html, extents, extent_count, extents);
    HAND(html, anchors, anchor_count, anchors);
    HAND(html, names, name_count, names);
    HAND(document, nodes, node_count, nodes);
    HAND(document, metadata, metadata_count, metadata);
    document->html = html;
    rcn_arena_free(builder->scratch);
}
