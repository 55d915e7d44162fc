/* Elements whose text is not what the page says: line numbers of code, second
 * copies of formulas, what converters and archives put there.  Each is known by
 * its name, its class or its attributes. */
#include "source/html/build.h"

#include <string.h>
#include <strings.h>

#include "source/page_label.h"

/* Classes that name what an element is. */
static const char *const class_words[] = {
#define RCN_PATCH_CLASS(class, kind) class,
#include "source/html/patch_classes.def"
#undef RCN_PATCH_CLASS
};

static const rcn_html_patch_kind class_kinds[] = {
#define RCN_PATCH_CLASS(class, kind) RCN_HTML_PATCH_##kind,
#include "source/html/patch_classes.def"
#undef RCN_PATCH_CLASS
};

#define CLASS_WORDS (sizeof class_words / sizeof *class_words)

/* Classes of spans that only screen readers say. */
static const char *const unseen_spans[] = {
    "sr-only",         "visually-hidden",    "visuallyhidden",
    "visually_hidden", "screen-reader-text", "screenreader-only",
    "assistive-text",  "u-visually-hidden",  "show-for-sr"};

/* The same within <pre>: verses have numbers too. */
static const char *const numbers_of_code[] = {
    "ln",          "line-number",
    "linenumber",  "line-num",
    "linenumbers", "code-line-number",
    "lineNumber",  "react-syntax-highlighter-line-number"};

/* The same of pages that converters write (source/formats/paper.h). */
static const struct {
    const char *name;
    rcn_html_patch_kind kind;
} converted[] = {
    {"rcn-tracked-deletion", RCN_HTML_PATCH_DELETION},
    {"rcn-mail-signature", RCN_HTML_PATCH_SIGNATURE},
    {"rcn-list-footer", RCN_HTML_PATCH_LIST_FOOTER},
    {"rcn-table-of-contents", RCN_HTML_PATCH_CONTENTS},
    {"rcn-quoted-sign", RCN_HTML_PATCH_QUOTED_SIGN},
    {"rcn-reply-line", RCN_HTML_PATCH_REPLY_LINE},
    {"rcn-running-head", RCN_HTML_PATCH_RUNNING_HEAD},
    {"rcn-duplicated-title", RCN_HTML_PATCH_TITLE_AGAIN},
    {"rcn-page-surroundings", RCN_HTML_PATCH_SURROUNDINGS},
    {"rcn-source-page", RCN_HTML_PATCH_SOURCE_PAGE},
};

/* Elements whose text is for browsers that do not know them, or is drawn. */
static bool
is_embedded(rcn_html_tag tag, rcn_html_attributes attributes)
{
    return rcn_html_tag_is(tag, 'S') &&
           !rcn_html_is_plain_object(tag, attributes) &&
           tag != RCN_TAG_SCRIPT && tag != RCN_TAG_STYLE &&
           tag != RCN_TAG_TEMPLATE && tag != RCN_TAG_MATH;
}

static bool
is_inside(const rcn_html_builder *builder, const rcn_html_open *open,
          rcn_html_inside what)
{
    return open->element != RCN_HTML_NONE &&
           (builder->elements.items[open->element].inside >> what & 1u);
}

static rcn_html_patch_kind
kind_of_converted(const char *classes)
{
    for (size_t i = 0; i < sizeof converted / sizeof *converted; i++) {
        if (strcmp(classes, converted[i].name) == 0) {
            return converted[i].kind;
        }
    }
    return RCN_HTML_PATCH_NONE;
}

/* Returns true for a link to itself whose name is that of a page or a column:
 * "column_2049", "p12". */
static bool
is_page_anchor(rcn_html_attributes attributes)
{
    static const char *const words[] = {"page",   "pg",  "p",     "column",
                                        "col",    "fol", "folio", "seite",
                                        "spalte", "sp",  "s"};
    const char *href = rcn_html_attribute(attributes, "href");
    const char *id = rcn_html_attribute(attributes, "id");
    id = id ? id : rcn_html_attribute(attributes, "name");
    if (!href || !id || href[0] != '#' || strcmp(href + 1, id) != 0) {
        return false;
    }
    size_t len = strspn(id, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTU"
                            "VWXYZ");
    const char *number = id + len + strspn(id + len, "_-.");
    bool digits = *number && !number[strspn(number, "0123456789")];
    for (size_t i = 0; digits && i < sizeof words / sizeof *words; i++) {
        if (strlen(words[i]) == len && strncasecmp(id, words[i], len) == 0) {
            return true;
        }
    }
    return false;
}

/* Books mark the pages of the printed edition (EPUB 3, DPUB-ARIA). */
static bool
is_page_break(rcn_html_tag tag, rcn_html_attributes attributes)
{
    const char *role = rcn_html_attribute(attributes, "role");
    const char *type = rcn_html_attribute(attributes, "epub:type");
    if (tag == RCN_TAG_A && is_page_anchor(attributes)) {
        return true;
    }
    return !rcn_html_tag_is(tag, 'V') &&
           ((role && strcmp(role, "doc-pagebreak") == 0) ||
            (type && strcmp(type, "pagebreak") == 0));
}

/* A formula as its author typed it, which MathJax 2 reads and keeps, unless it
 * is right behind it as MathML. */
static bool
is_formula_script(const rcn_html_builder *builder,
                  rcn_html_attributes attributes)
{
    const char *type = rcn_html_attribute(attributes, "type");
    size_t end = builder->formula_end;
    bool formula = type && (strncasecmp(type, "math/tex", 8) == 0 ||
                            strncasecmp(type, "math/asciimath", 14) == 0);
    return formula &&
           (!end || !rcn_text_blank((rcn_text){builder->text.at + end,
                                               builder->text.len - end}));
}

/* LibreOffice writes the head and foot of its pages once: <div
 * title="footer">. */
static bool
is_page_edge(rcn_html_tag tag, rcn_html_attributes attributes)
{
    const char *title =
        tag == RCN_TAG_DIV ? rcn_html_attribute(attributes, "title") : NULL;
    return title &&
           (strcmp(title, "header") == 0 || strcmp(title, "footer") == 0);
}

/* Returns whether a kind may be that of an element with the tag: "gutter" names
 * the space between columns too. */
static bool
may_be(const rcn_html_builder *builder, const rcn_html_open *open,
       rcn_html_patch_kind kind, rcn_html_attributes attributes)
{
    bool block = open->tag == RCN_TAG_DIV || open->tag == RCN_TAG_SECTION;
    if (kind == RCN_HTML_PATCH_SOURCE_PAGE) {
        return open->tag == RCN_TAG_SPAN ||
               (open->tag == RCN_TAG_A &&
                rcn_html_attribute(attributes, "data-label"));
    }
    return kind != RCN_HTML_PATCH_LINE_NUMBER || !block ||
           is_inside(builder, open, RCN_IN_TABLE);
}

static rcn_html_patch_kind
kind_of_classes(const rcn_html_builder *builder, const rcn_html_open *open,
                const char *classes, rcn_html_attributes attributes)
{
    size_t at = rcn_html_find_class(classes, class_words, CLASS_WORDS);
    while (at < CLASS_WORDS) {
        if (may_be(builder, open, class_kinds[at], attributes)) {
            return class_kinds[at];
        }
        at++;
        at += rcn_html_find_class(classes, class_words + at, CLASS_WORDS - at);
    }
    return RCN_HTML_PATCH_NONE;
}

static rcn_html_patch_kind
kind_of(const rcn_html_builder *builder, const rcn_html_open *open,
        rcn_html_attributes attributes)
{
    const char *classes = rcn_html_attribute(attributes, "class");
    const char *aria = rcn_html_attribute(attributes, "aria-hidden");
    rcn_html_tag tag = (rcn_html_tag)open->tag;
    const char *style = rcn_html_attribute(attributes, "style");
    if (tag == RCN_TAG_MATH ||
        (tag == RCN_TAG_SCRIPT && is_formula_script(builder, attributes))) {
        return RCN_HTML_PATCH_FORMULA;
    }
    if (style && (strstr(style, "mso-list:Ignore") ||
                  strstr(style, "mso-list: Ignore"))) {
        return RCN_HTML_PATCH_LIST_MARKER; /* Word writes it out */
    }
    if (tag == RCN_TAG_SPAN && rcn_html_is_marker_gap(builder, style)) {
        return RCN_HTML_PATCH_LIST_MARKER;
    }
    if (is_embedded(tag, attributes)) {
        return RCN_HTML_PATCH_EMBEDDED;
    }
    if (is_page_edge(tag, attributes)) {
        return RCN_HTML_PATCH_RUNNING_HEAD;
    }
    if (is_page_break(tag, attributes)) {
        return RCN_HTML_PATCH_SOURCE_PAGE;
    }
    if (tag == RCN_TAG_NOBR && aria && strcmp(aria, "true") == 0) {
        return RCN_HTML_PATCH_FORMULA_TWIN; /* MathJax 2 */
    }
    if (builder->bare && classes) {
        rcn_html_patch_kind kind = kind_of_converted(classes);
        if (kind != RCN_HTML_PATCH_NONE) {
            return kind;
        }
    }
    if (tag == RCN_TAG_SPAN &&
        rcn_html_has_one_class(classes, unseen_spans,
                               sizeof unseen_spans / sizeof *unseen_spans)) {
        return RCN_HTML_PATCH_UNSEEN;
    }
    if ((tag == RCN_TAG_SPAN || tag == RCN_TAG_SUP) &&
        rcn_html_is_unseen(tag, attributes)) {
        return RCN_HTML_PATCH_UNSEEN; /* [citation needed] of Wikipedia */
    }
    if (is_inside(builder, open, RCN_IN_PRE) &&
        rcn_html_has_one_class(classes, numbers_of_code,
                               sizeof numbers_of_code /
                                   sizeof *numbers_of_code)) {
        return RCN_HTML_PATCH_LINE_NUMBER;
    }
    return classes ? kind_of_classes(builder, open, classes, attributes)
                   : RCN_HTML_PATCH_NONE;
}

void
rcn_html_patch_open(rcn_html_builder *builder, rcn_html_open *open,
                    rcn_html_attributes attributes)
{
    rcn_html_patch_kind kind =
        open->head ? RCN_HTML_PATCH_NONE : kind_of(builder, open, attributes);
    if (kind == RCN_HTML_PATCH_NONE ||
        builder->patches.count >= builder->mark_limit) {
        return;
    }
    uint32_t at = (uint32_t)builder->text.len;
    open->hole = (uint8_t)kind;
    open->patch = (uint32_t)builder->patches.count;
    RCN_PUSH(builder->scratch, &builder->patches,
             (rcn_html_patch){.start = at, .end = at, .kind = (uint8_t)kind});
    if (kind == RCN_HTML_PATCH_SOURCE_PAGE) {
        static const char *const names[] = {"data-page", "data-label",
                                            "aria-label", "title"};
        builder->page_label = NULL;
        for (size_t i = 0;
             !builder->page_label && i < sizeof names / sizeof *names; i++) {
            const char *value = rcn_html_attribute(attributes, names[i]);
            builder->page_label =
                value
                    ? rcn_source_page_label(builder->arena, rcn_text_of(value))
                    : NULL;
        }
    }
    if (kind == RCN_HTML_PATCH_FORMULA) {
        const char *display = rcn_html_attribute(attributes, "display");
        builder->formula_end = 0;
        builder->formula = rcn_formula_new(
            builder->arena, display && strcmp(display, "block") == 0,
            rcn_html_attribute(attributes, "alttext"));
    }
}

static void
end_formula(rcn_html_builder *builder, rcn_html_patch *patch)
{
    const char *words = rcn_formula_words(builder->formula);
    const char *markup = *words ? rcn_formula_markup(builder->formula) : NULL;
    builder->formula = NULL;
    patch->replacement = words;
    if (markup && patch->end > patch->start &&
        builder->marks.count < builder->mark_limit) {
        RCN_PUSH(builder->scratch, &builder->marks,
                 (rcn_html_mark){patch->start, patch->end, RCN_MARK_FORMULA,
                                 markup});
    }
}

/* Notes that a page of the source begins where a patch is. */
static void
end_page(rcn_html_builder *builder, const rcn_html_patch *patch)
{
    const char *label = builder->page_label;
    if (!label) {
        label = rcn_source_page_label(
            builder->arena, (rcn_text){builder->text.at + patch->start,
                                       patch->end - patch->start});
    }
    RCN_PUSH(builder->scratch, &builder->pages,
             (rcn_html_page){patch->start, label ? label : ""});
}

void
rcn_html_patch_close(rcn_html_builder *builder, const rcn_html_open *open)
{
    rcn_html_patch *patch = &builder->patches.items[open->patch];
    patch->end = (uint32_t)builder->text.len;
    if (patch->kind == RCN_HTML_PATCH_FORMULA) {
        end_formula(builder, patch);
        builder->formula_end = open->tag == RCN_TAG_MATH ? patch->end : 0;
    } else if (patch->kind == RCN_HTML_PATCH_SOURCE_PAGE) {
        end_page(builder, patch);
    } else if (patch->kind == RCN_HTML_PATCH_LIST_MARKER &&
               builder->hung.element != RCN_HTML_NONE) {
        patch->start = rcn_html_list_hung(builder, patch->start);
    } else if (patch->kind == RCN_HTML_PATCH_LIST_MARKER) {
        rcn_html_mark_listed(builder,
                             (rcn_text){builder->text.at + patch->start,
                                        patch->end - patch->start});
    }
}
