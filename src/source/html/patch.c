/* Where the text of a block is not what the text nodes of the page say: labels
 * of the page's own (links to a heading itself, "[edit]"), line numbers of code,
 * second copies of formulas, and signs that browsers add (quotation marks, HTML
 * Living Standard 15.3.10; brackets of ruby, 4.5.13). */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/utf8.h"
#include "source/html/build.h"
#include "source/note.h"
#include "source/page_label.h"
#include "source/print_marks.h"

#define SIGN_BYTES   12 /* of a link from a heading to itself */
#define ITEM_STEPS   4  /* elements from the words of an item up to it */
#define COUNT_DIGITS 4
#define NEAR_ANCHORS 16 /* looked at before one block */

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

/* True for a link to itself whose name is that of a page or a column: "column_2049",
 * "p12". */
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
 * stands right behind it as MathML. */
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

/* LibreOffice writes the head and foot of its pages once: <div title="footer">. */
static bool
is_page_edge(rcn_html_tag tag, rcn_html_attributes attributes)
{
    const char *title =
        tag == RCN_TAG_DIV ? rcn_html_attribute(attributes, "title") : NULL;
    return title &&
           (strcmp(title, "header") == 0 || strcmp(title, "footer") == 0);
}

/* Whether a kind may be that of an element with the tag: "gutter" names the space
 * between columns too. */
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

/* Notes that a page of the source begins where a patch stands. */
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

static void
push_sign(rcn_html_builder *builder, uint32_t at, const char *words,
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
        push_sign(builder, builder->block.end, "]", RCN_HTML_PATCH_INLINE_NOTE,
                  true);
    }
}

void
rcn_html_patch_put(rcn_html_builder *builder, uint32_t at)
{
    if (builder->note_opens) {
        bool touches = builder->block_open && builder->block.end == at;
        push_sign(builder, at, touches ? " [" : "[", RCN_HTML_PATCH_INLINE_NOTE,
                  false);
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
        push_sign(builder, at, " ", RCN_HTML_PATCH_STYLE_GAP, true);
    }
    builder->apart = false;
    if (builder->opening.len) {
        push_sign(builder, at, rcn_buffer_text(&builder->opening).at,
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
        push_sign(builder, builder->block.end, closing,
                  RCN_HTML_PATCH_QUOTATION, true);
    } else if (builder->blocks.count) {
        push_sign(builder, builder->blocks.items[builder->blocks.count - 1].end,
                  closing, RCN_HTML_PATCH_QUOTATION, true);
    }
}

/* True when the ruby text has brackets of its own (<rp>) before it. */
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
            push_sign(builder, at, "(", RCN_HTML_PATCH_RUBY_SIGN, false);
        }
    } else if (tag == RCN_TAG_RT && builder->ruby_sign) {
        push_sign(builder, builder->block.end, ")", RCN_HTML_PATCH_RUBY_SIGN,
                  true);
        builder->ruby_sign = false;
    }
}

/* A link from a heading or a paragraph to itself shows a sign, or nothing. */
static bool
is_sign(rcn_text words)
{
    if (words.len > SIGN_BYTES) {
        return false;
    }
    for (size_t at = 0; at < words.len;) {
        uint32_t rune = 0;
        at += rcn_utf8_next(words, at, &rune);
        if (rcn_rune_is_letter(rune) || rcn_rune_is_digit(rune) ||
            rune == '*' || rune == 0x2020 || rune == 0x2021) {
            return false;
        }
    }
    return words.len > 0;
}

/* True for a link at the start of block `index` to the place where it stands. */
static bool
leads_here(const rcn_html_builder *builder, size_t index,
           const rcn_html_mark *mark)
{
    const rcn_html_anchor *anchors = builder->anchors.items;
    uint32_t from = index ? builder->blocks.items[index - 1].end : 0;
    size_t low = 0;
    size_t high = builder->anchors.count;
    while (low < high) { /* the first anchor behind the block before */
        size_t middle = low + (high - low) / 2;
        if (anchors[middle].at < from) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    bool starts = mark->start == builder->blocks.items[index].start;
    for (size_t i = low; starts && i < builder->anchors.count &&
                         i - low < NEAR_ANCHORS && anchors[i].at <= mark->start;
         i++) {
        if (strcmp(anchors[i].id, mark->value + 1) == 0) {
            return true;
        }
    }
    return false;
}

/* What a link that stands beside other words of its block is, when it is no
 * word itself. */
static rcn_html_patch_kind
sign_of(const rcn_html_builder *builder, size_t index,
        const rcn_html_mark *mark, rcn_text words)
{
    const rcn_html_block *block = &builder->blocks.items[index];
    bool beside = mark->start >= block->start && mark->end <= block->end &&
                  (mark->start > block->start || mark->end < block->end);
    if (!beside || mark->kind != RCN_MARK_LINK || !mark->value) {
        return RCN_HTML_PATCH_NONE;
    }
    bool here = block->kind == RCN_BLOCK_HEADING
                    ? strchr(mark->value, '#') != NULL
                    : mark->value[0] == '#' && leads_here(builder, index, mark);
    if (here && is_sign(words)) {
        return RCN_HTML_PATCH_PERMALINK;
    }
    return mark->value[0] == '#' && rcn_is_return_sign(words)
               ? RCN_HTML_PATCH_NOTE_RETURN
               : RCN_HTML_PATCH_NONE;
}

/* Sets a space between the number that leads back from a note and the word that
 * touches it. */
static void
part_number(rcn_html_builder *builder, const rcn_html_block *block,
            const rcn_html_mark *mark, rcn_text words)
{
    uint32_t next = 0;
    if (mark->kind != RCN_MARK_LINK || !mark->value || mark->value[0] != '#' ||
        mark->start != block->start || mark->end >= block->end ||
        !rcn_is_note_sign(words)) {
        return;
    }
    (void)rcn_utf8_next((rcn_text){builder->text.at, block->end}, mark->end,
                        &next);
    if (rcn_rune_is_letter(next)) {
        push_sign(builder, mark->end, " ", RCN_HTML_PATCH_STYLE_GAP, true);
    }
}

/* The count that a list gives the item of an element, or 0 when it gives none. */
static int32_t
count_of(const rcn_html_builder *builder, uint32_t element)
{
    const rcn_html_element *elements = builder->elements.items;
    for (int i = 0; i < ITEM_STEPS && element != RCN_HTML_NONE &&
                    elements[element].tag != RCN_TAG_LI;
         i++) {
        element = elements[element].parent;
    }
    size_t low = 0;
    size_t high = builder->ordinals.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const rcn_html_ordinal *item = &builder->ordinals.items[middle];
        if (item->element == element) {
            return item->ordinal.style == '1' ? item->ordinal.value : 0;
        }
        if (item->element < element) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return 0;
}

/* True for the raised number of a note that the list around it counts too. */
static bool
repeats_count(const rcn_html_builder *builder, const rcn_html_block *block,
              const rcn_html_mark *mark, rcn_text words)
{
    int32_t number = 0;
    if (mark->kind != RCN_MARK_SUPERSCRIPT || mark->start != block->start ||
        mark->end >= block->end || words.len > COUNT_DIGITS) {
        return false;
    }
    for (size_t i = 0; i < words.len; i++) {
        if (words.at[i] < '0' || words.at[i] > '9') {
            return false;
        }
        number = number * 10 + words.at[i] - '0';
    }
    return number > 0 && count_of(builder, block->element) == number;
}

static void
find_signs(rcn_html_builder *builder)
{
    size_t block = 0;
    for (size_t i = 0; i < builder->marks.count; i++) {
        const rcn_html_mark *mark = &builder->marks.items[i];
        while (block < builder->blocks.count &&
               builder->blocks.items[block].end <= mark->start) {
            block++;
        }
        if (block == builder->blocks.count) {
            return;
        }
        rcn_html_block *around = &builder->blocks.items[block];
        rcn_text words = rcn_text_trim((rcn_text){
            builder->text.at + mark->start, mark->end - mark->start});
        rcn_html_patch_kind kind = sign_of(builder, block, mark, words);
        if (repeats_count(builder, around, mark, words)) {
            kind = RCN_HTML_PATCH_LIST_MARKER;
        }
        part_number(builder, around, mark, words);
        if (kind != RCN_HTML_PATCH_NONE) {
            uint32_t len = (uint32_t)words.len;
            around->link_bytes -=
                around->link_bytes < len ? around->link_bytes : len;
            RCN_PUSH(builder->scratch, &builder->patches,
                     (rcn_html_patch){.start = mark->start,
                                      .end = mark->end,
                                      .kind = (uint8_t)kind});
        }
    }
}

static int
by_page(const void *left, const void *right)
{
    const rcn_html_page *a = left;
    const rcn_html_page *b = right;
    return (a->at > b->at) - (a->at < b->at);
}

/* By start; one that stands alone at the end of another comes after it. */
static int
by_place(const void *left, const void *right)
{
    const rcn_html_patch *a = left, *b = right;
    if (a->start != b->start) {
        return a->start < b->start ? -1 : 1;
    }
    if (a->closes != b->closes) {
        return a->closes ? -1 : 1;
    }
    return (a->end > b->end) - (a->end < b->end);
}

/* Leaves out empty cuts and what stands in the patch before. */
static void
keep_apart(rcn_html_builder *builder)
{
    size_t kept = 0;
    uint32_t done = 0;
    for (size_t i = 0; i < builder->patches.count; i++) {
        rcn_html_patch patch = builder->patches.items[i];
        bool empty = patch.start == patch.end && !patch.replacement;
        if (!empty && patch.start >= done) {
            builder->patches.items[kept++] = patch;
            done = patch.end;
        }
    }
    builder->patches.count = kept;
}

static bool
is_blank(const rcn_html_builder *builder, uint32_t start, uint32_t end)
{
    return rcn_text_blank((rcn_text){builder->text.at + start, end - start});
}

/* Takes a cut at the start or the end of a block off it. */
static void
trim_block(const rcn_html_builder *builder, rcn_html_block *block,
           const rcn_html_patch *patch)
{
    if (is_blank(builder, block->start, patch->start) &&
        !is_blank(builder, patch->end, block->end)) {
        block->start = patch->end;
        while (is_blank(builder, block->start, block->start + 1)) {
            block->start++;
        }
    } else if (is_blank(builder, patch->end, block->end)) {
        uint32_t end = patch->start;
        while (end > block->start && is_blank(builder, end - 1, end)) {
            end--;
        }
        block->end = end > block->start ? end : block->end;
    }
}

/* Leaves out the room before the first words of a block that began with a cut. */
static void
drop_gaps(rcn_html_builder *builder, size_t from, const rcn_html_block *block)
{
    for (size_t i = from; i < builder->patches.count; i++) {
        rcn_html_patch *patch = &builder->patches.items[i];
        if (patch->start > block->start) {
            return;
        }
        if (patch->kind == RCN_HTML_PATCH_STYLE_GAP) {
            patch->replacement = NULL; /* an empty cut, which is left out */
        }
    }
}

/* Blocks do not begin or end with what is cut. */
static void
trim_blocks(rcn_html_builder *builder)
{
    size_t at = 0;
    for (size_t i = 0; i < builder->blocks.count; i++) {
        rcn_html_block *block = &builder->blocks.items[i];
        for (; at < builder->patches.count &&
               builder->patches.items[at].end <= block->end;
             at++) {
            const rcn_html_patch *patch = &builder->patches.items[at];
            if (patch->replacement || patch->start < block->start) {
                continue;
            }
            trim_block(builder, block, patch);
            drop_gaps(builder, at + 1, block);
        }
    }
    keep_apart(builder);
}

/* Marks of print within blocks, where a series of them tells what they are. */
static void
find_print_marks(rcn_html_builder *builder)
{
    rcn_print_marks marks =
        rcn_print_marks_find(builder->arena, rcn_buffer_text(&builder->text));
    size_t block = 0;
    size_t first = builder->pages.count;
    for (size_t i = 0; i < marks.count; i++) {
        const rcn_print_mark *mark = &marks.items[i];
        while (block < builder->blocks.count &&
               builder->blocks.items[block].end < mark->end) {
            block++;
        }
        if (block < builder->blocks.count &&
            builder->blocks.items[block].kind != RCN_BLOCK_PRE &&
            builder->blocks.items[block].start <= mark->start) {
            RCN_PUSH(builder->scratch, &builder->patches,
                     (rcn_html_patch){.start = mark->start,
                                      .end = mark->end,
                                      .kind = RCN_HTML_PATCH_SOURCE_PAGE});
            RCN_PUSH(builder->scratch, &builder->pages,
                     (rcn_html_page){mark->start, mark->label});
        }
    }
    if (first && builder->pages.count > first) {
        qsort(builder->pages.items, builder->pages.count,
              sizeof *builder->pages.items, by_page);
    }
}

void
rcn_html_patches_finish(rcn_html_builder *builder)
{
    find_signs(builder);
    find_print_marks(builder);
    rcn_html_find_edit_labels(builder);
    if (builder->patches.count) {
        qsort(builder->patches.items, builder->patches.count,
              sizeof *builder->patches.items, by_place);
    }
    keep_apart(builder);
    trim_blocks(builder);
}
