/* Marks of a page: what an element says of the letters in it by its name, its
 * attributes or its style. */
#include "source/html/build.h"

#include <string.h>
#include <strings.h>

#include "source/language_tag.h"

#define RUBY_REACH 32 /* marks */

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

/* Returns the language that an element says it is in; counts what is no
 * language. */
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

void
rcn_html_marks_open(rcn_html_builder *builder, rcn_html_open *open,
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

/* Returns whether some reading is in the ruby that mark `at` is; only near ones
 * are looked at. */
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

void
rcn_html_ruby_finish(rcn_html_builder *builder)
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
