/* Formulas of a page (MathML 3, chapter 3): as markup for the forms that can
 * show it, and as one line of text for the others, in the manner of UnicodeMath
 * (M. Sargent, Unicode Technical Note 28). */
#include "source/html/formula.h"

#include <libxml/tree.h>
#include <stdint.h>
#include <string.h>

#include "base/utf8.h"

#define DEPTH_LIMIT   60
#define ELEMENT_LIMIT 4000

struct rcn_formula {
    rcn_arena *arena;
    xmlDocPtr document;
    xmlNodePtr at;   /* the open element */
    size_t depth;    /* of it */
    size_t unkept;   /* elements open that are not remembered */
    size_t elements; /* so far */
    const char *alternative;
    rcn_buffer rest; /* text of elements that are not remembered */
    bool display;
};

/* What an element is in the line of text. */
typedef enum rcn_formula_shape {
    SHAPE_ROW,
    SHAPE_TOKEN,
    SHAPE_FRACTION,
    SHAPE_ROOT,
    SHAPE_INDEX,  /* base and what is below it */
    SHAPE_POWER,  /* base and what is above it */
    SHAPE_SCRIPTS /* base, below, above */
} rcn_formula_shape;

/* Elements that books may carry, and how many children each must have; 0: any
 * number. */
static const struct {
    const char *name;
    rcn_formula_shape shape;
    size_t children;
} elements[] = {
    {"mi", SHAPE_TOKEN, 0},
    {"mn", SHAPE_TOKEN, 0},
    {"mo", SHAPE_TOKEN, 0},
    {"mtext", SHAPE_TOKEN, 0},
    {"ms", SHAPE_TOKEN, 0},
    {"mspace", SHAPE_ROW, 0},
    {"mrow", SHAPE_ROW, 0},
    {"mstyle", SHAPE_ROW, 0},
    {"mpadded", SHAPE_ROW, 0},
    {"mphantom", SHAPE_ROW, 0},
    {"menclose", SHAPE_ROW, 0},
    {"mfenced", SHAPE_ROW, 0},
    {"msqrt", SHAPE_ROW, 0},
    {"mfrac", SHAPE_FRACTION, 2},
    {"mroot", SHAPE_ROOT, 2},
    {"msub", SHAPE_INDEX, 2},
    {"munder", SHAPE_INDEX, 2},
    {"msup", SHAPE_POWER, 2},
    {"mover", SHAPE_POWER, 2},
    {"msubsup", SHAPE_SCRIPTS, 3},
    {"munderover", SHAPE_SCRIPTS, 3},
    {"mtable", SHAPE_ROW, 0},
    {"mtr", SHAPE_ROW, 0},
    {"mtd", SHAPE_ROW, 0},
    {"merror", SHAPE_ROW, 0},
};

#define ELEMENT_COUNT (sizeof elements / sizeof *elements)

static void
free_document(void *document)
{
    xmlFreeDoc(document);
}

rcn_formula *
rcn_formula_new(rcn_arena *arena, bool display, const char *alternative)
{
    rcn_formula *formula = rcn_arena_alloc(arena, 1, sizeof *formula);
    *formula =
        (rcn_formula){.arena = arena,
                      .display = display,
                      .alternative = rcn_arena_strdup(arena, alternative),
                      .rest = rcn_buffer_new(arena)};
    formula->document = xmlNewDoc((const xmlChar *)"1.0");
    formula->at =
        xmlNewDocNode(formula->document, NULL, (const xmlChar *)"math", NULL);
    if (!formula->document || !formula->at) {
        rcn_out_of_memory();
    }
    (void)xmlDocSetRootElement(formula->document, formula->at);
    rcn_arena_defer(arena, free_document, formula->document);
    return formula;
}

/* Attributes that are kept, each with the values it may have; NULL: a few
 * characters of any kind. */
static bool
may_have(const char *name, const char *value)
{
    static const char *const rows[][2] = {
        {"mathvariant", NULL},
        {"stretchy", "true false"},
        {"fence", "true false"},
        {"separator", "true false"},
        {"accent", "true false"},
        {"accentunder", "true false"},
        {"displaystyle", "true false"},
        {"open", NULL},
        {"close", NULL},
        {"separators", NULL},
    };
    static const char variants[] =
        "normal bold italic bold-italic double-struck bold-fraktur script "
        "bold-script fraktur sans-serif bold-sans-serif sans-serif-italic "
        "sans-serif-bold-italic monospace";
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (strcmp(name, rows[i][0]) == 0) {
            const char *among = i ? rows[i][1] : variants;
            return among ? *value && strstr(among, value) : strlen(value) <= 8;
        }
    }
    return false;
}

void
rcn_formula_open(rcn_formula *formula, const char *name,
                 const char *const *attributes)
{
    if (formula->unkept || formula->depth == DEPTH_LIMIT ||
        formula->elements == ELEMENT_LIMIT) {
        formula->unkept++;
        return;
    }
    formula->at = xmlNewChild(formula->at, NULL, (const xmlChar *)name, NULL);
    if (!formula->at) {
        rcn_out_of_memory();
    }
    for (size_t i = 0; attributes && attributes[i]; i += 2) {
        const char *value = attributes[i + 1] ? attributes[i + 1] : "";
        if (may_have(attributes[i], value) ||
            strcmp(attributes[i], "encoding") == 0) {
            (void)xmlNewProp(formula->at, (const xmlChar *)attributes[i],
                             (const xmlChar *)value);
        }
    }
    formula->depth++;
    formula->elements++;
}

void
rcn_formula_text(rcn_formula *formula, rcn_text text)
{
    if (formula->unkept) {
        rcn_buffer_add(&formula->rest, text);
        return;
    }
    xmlNodeAddContentLen(formula->at, (const xmlChar *)text.at, (int)text.len);
}

void
rcn_formula_close(rcn_formula *formula)
{
    if (formula->unkept) {
        formula->unkept--;
    } else if (formula->depth) {
        formula->at = formula->at->parent;
        formula->depth--;
    }
}

static bool
is_named(const xmlNode *node, const char *name)
{
    return strcmp((const char *)node->name, name) == 0;
}

/* Returns the row of the table above, or ELEMENT_COUNT. */
static size_t
row_of(const xmlNode *node)
{
    size_t i = 0;
    while (i < ELEMENT_COUNT && !is_named(node, elements[i].name)) {
        i++;
    }
    return i;
}

static const xmlNode *
first_element(const xmlNode *node)
{
    while (node && node->type != XML_ELEMENT_NODE) {
        node = node->next;
    }
    return node;
}

/* The text in a node and below it; what annotates the formula is none of it. */
static void
add_content(const xmlNode *node, rcn_buffer *out)
{
    for (const xmlNode *at = node->children; at; at = at->next) {
        if (at->type == XML_TEXT_NODE) {
            rcn_buffer_string(out, (const char *)at->content);
        } else if (at->type == XML_ELEMENT_NODE &&
                   !is_named(at, "annotation") &&
                   !is_named(at, "annotation-xml")) {
            add_content(at, out);
        }
    }
}

static rcn_text
content_of(rcn_arena *arena, const xmlNode *node)
{
    rcn_buffer out = rcn_buffer_new(arena);
    add_content(node, &out);
    return rcn_text_squash(arena, rcn_buffer_text(&out));
}

static bool
is_blank(const xmlNode *text)
{
    return rcn_text_blank(rcn_text_of((const char *)text->content));
}

/* Returns how many children are elements; SIZE_MAX when there are words beside
 * them. */
static size_t
count_children(const xmlNode *node)
{
    size_t count = 0;
    for (const xmlNode *at = node->children; at; at = at->next) {
        if (at->type == XML_TEXT_NODE && !is_blank(at)) {
            return SIZE_MAX;
        }
        count += at->type == XML_ELEMENT_NODE;
    }
    return count;
}

static void add_words(rcn_arena *arena, const xmlNode *node, rcn_buffer *out);

static void
add_children(rcn_arena *arena, const xmlNode *node, const char *between,
             rcn_buffer *out)
{
    bool first = true;
    for (const xmlNode *at = node->children; at; at = at->next) {
        bool words = at->type == XML_TEXT_NODE && !is_blank(at);
        if (at->type == XML_ELEMENT_NODE || words) {
            rcn_buffer_string(out, first ? "" : between);
            first = false;
        }
        if (words) {
            rcn_buffer_string(out, (const char *)at->content);
        } else if (at->type == XML_ELEMENT_NODE) {
            add_words(arena, at, out);
        }
    }
}

/* Operators that stand apart from their operands. */
static bool
is_relation(rcn_text sign)
{
    static const char *const signs[] = {"=", "<", ">", "+", "-", "−", "±",
                                        "≤", "≥", "≠", "≈", "≡", "→", "∈",
                                        "×", "⋅", "·", "∓", "∼", "∝", "⇒"};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        if (rcn_text_is(sign, signs[i])) {
            return true;
        }
    }
    return false;
}

static void
add_token(rcn_arena *arena, const xmlNode *node, rcn_buffer *out)
{
    rcn_text text = content_of(arena, node);
    uint32_t rune = 0;
    if (text.len) {
        (void)rcn_utf8_next(text, 0, &rune);
    }
    if (rune >= 0x2061 && rune <= 0x2064) { /* signs without a shape */
        return;
    }
    bool apart = is_named(node, "mo") && is_relation(text) && out->len &&
                 !rcn_text_ends(rcn_buffer_text(out), "(");
    rcn_buffer_string(out, apart ? " " : "");
    rcn_buffer_add(out, text);
    rcn_buffer_string(out, apart ? " " : "");
}

/* A part that is more than one letter or number is in brackets. */
static void
add_part(rcn_arena *arena, const xmlNode *node, rcn_buffer *out)
{
    rcn_buffer part = rcn_buffer_new(arena);
    if (node) {
        add_words(arena, node, &part);
    }
    rcn_text text = rcn_buffer_text(&part);
    bool simple = true;
    size_t count = 0;
    for (size_t at = 0; at < text.len; count++) {
        uint32_t rune = 0;
        at += rcn_utf8_next(text, at, &rune);
        simple = simple && (rcn_rune_is_digit(rune) || rune == '.');
    }
    bool bare = simple || count <= 1;
    rcn_buffer_string(out, bare ? "" : "(");
    rcn_buffer_add(out, text);
    rcn_buffer_string(out, bare ? "" : ")");
}

/* Small figures, where a script is nothing but those, else a sign and the
 * part. */
static void
add_script(rcn_arena *arena, const xmlNode *node, bool above, rcn_buffer *out)
{
    static const uint32_t raised[] = {0x2070, 0xB9,   0xB2,   0xB3,   0x2074,
                                      0x2075, 0x2076, 0x2077, 0x2078, 0x2079};
    rcn_buffer part = rcn_buffer_new(arena);
    if (node) {
        add_words(arena, node, &part);
    }
    rcn_text text = rcn_buffer_text(&part);
    bool figures = text.len > 0;
    for (size_t i = 0; i < text.len; i++) {
        figures = figures && text.at[i] >= '0' && text.at[i] <= '9';
    }
    if (!figures) {
        rcn_buffer_string(out, above ? "^" : "_");
        add_part(arena, node, out);
        return;
    }
    for (size_t i = 0; i < text.len; i++) {
        uint32_t digit = (uint32_t)(text.at[i] - '0');
        rcn_buffer_rune(out, above ? raised[digit] : 0x2080 + digit);
    }
}

/* An element with a fixed number of children. */
static void
add_shape(rcn_arena *arena, const xmlNode *node, rcn_formula_shape shape,
          rcn_buffer *out)
{
    const xmlNode *one = first_element(node->children);
    const xmlNode *two = one ? first_element(one->next) : NULL;
    const xmlNode *three = two ? first_element(two->next) : NULL;
    if (shape == SHAPE_ROOT) {
        rcn_buffer_string(out, "root(");
        add_part(arena, two, out);
        rcn_buffer_string(out, ", ");
    }
    if (one && (shape == SHAPE_FRACTION || shape == SHAPE_ROOT)) {
        add_part(arena, one, out);
    } else if (one) {
        add_words(arena, one, out);
    }
    if (shape == SHAPE_FRACTION) {
        rcn_buffer_string(out, "/");
        add_part(arena, two, out);
    } else if (shape == SHAPE_ROOT) {
        rcn_buffer_string(out, ")");
    } else {
        add_script(arena, two, shape == SHAPE_POWER, out);
    }
    if (shape == SHAPE_SCRIPTS) {
        add_script(arena, three, true, out);
    }
}

static void
add_fenced(rcn_arena *arena, const xmlNode *node, rcn_buffer *out)
{
    xmlChar *open = xmlGetProp(node, (const xmlChar *)"open");
    xmlChar *close = xmlGetProp(node, (const xmlChar *)"close");
    rcn_buffer_string(out, open ? (const char *)open : "(");
    add_children(arena, node, ", ", out);
    rcn_buffer_string(out, close ? (const char *)close : ")");
    xmlFree(open);
    xmlFree(close);
}

/* The depth is that of the tree, which is limited. */
static void
add_words(rcn_arena *arena, const xmlNode *node, rcn_buffer *out)
{
    size_t row = row_of(node);
    rcn_formula_shape shape =
        row < ELEMENT_COUNT ? elements[row].shape : SHAPE_ROW;
    if (is_named(node, "annotation") || is_named(node, "annotation-xml") ||
        is_named(node, "mphantom")) {
        return;
    }
    if (shape != SHAPE_TOKEN && shape != SHAPE_ROW &&
        count_children(node) != elements[row].children) {
        shape = SHAPE_ROW; /* all of them are said, whatever they were to be */
    }
    if (shape == SHAPE_TOKEN) {
        add_token(arena, node, out);
    } else if (shape != SHAPE_ROW) {
        add_shape(arena, node, shape, out);
    } else if (is_named(node, "mfenced")) {
        add_fenced(arena, node, out);
    } else if (is_named(node, "msqrt")) {
        rcn_buffer_string(out, "√(");
        add_children(arena, node, "", out);
        rcn_buffer_string(out, ")");
    } else {
        add_children(arena, node,
                     is_named(node, "mtable") ? "; "
                     : is_named(node, "mtr")  ? ", "
                                              : "",
                     out);
    }
}

/* Returns the text of an annotation in TeX, or empty. */
static rcn_text
find_tex(rcn_arena *arena, const xmlNode *node)
{
    rcn_text found = {0};
    for (const xmlNode *at = first_element(node->children); at && !found.len;
         at = first_element(at->next)) {
        found = is_named(at, "annotation") ? content_of(arena, at)
                                           : find_tex(arena, at);
    }
    return found;
}

/* Without the marks of CDATA that hide the signs of TeX from XML. */
static rcn_text
without_cdata(rcn_text tex)
{
    static const char opens[] = "% <![CDATA[";
    static const char closes[] = "%]]>";
    if (!rcn_text_starts(tex, opens) || !rcn_text_ends(tex, closes)) {
        return tex;
    }
    return rcn_text_trim(
        rcn_text_slice(tex, strlen(opens), tex.len - strlen(closes)));
}

const char *
rcn_formula_words(const rcn_formula *formula)
{
    rcn_arena *arena = formula->arena;
    const xmlNode *root = xmlDocGetRootElement(formula->document);
    rcn_buffer out = rcn_buffer_new(arena);
    add_words(arena, root, &out);
    rcn_buffer_add(&out, (rcn_text){formula->rest.at, formula->rest.len});
    rcn_text words =
        without_cdata(rcn_text_squash(arena, rcn_buffer_text(&out)));
    if (!words.len) {
        words = find_tex(arena, root);
    }
    if (!words.len) {
        words = content_of(arena, root);
    }
    if (!words.len && formula->alternative) {
        words = rcn_text_squash(arena, rcn_text_of(formula->alternative));
    }
    return rcn_text_string(arena, words);
}

static void
add_escaped(rcn_buffer *out, const char *text)
{
    for (; *text; text++) {
        const char *entity = *text == '&'   ? "&amp;"
                             : *text == '<' ? "&lt;"
                             : *text == '>' ? "&gt;"
                             : *text == '"' ? "&quot;"
                                            : NULL;
        if (entity) {
            rcn_buffer_string(out, entity);
        } else if ((unsigned char)*text >= ' ') {
            rcn_buffer_char(out, *text);
        }
    }
}

static bool add_markup(rcn_arena *arena, const xmlNode *node, rcn_buffer *out);

static bool
add_markup_of_children(rcn_arena *arena, const xmlNode *node, size_t *ret_count,
                       rcn_buffer *out)
{
    size_t count = 0;
    bool good = count_children(node) != SIZE_MAX;
    for (const xmlNode *at = first_element(node->children); good && at;
         at = first_element(at->next)) {
        if (!is_named(at, "annotation") && !is_named(at, "annotation-xml")) {
            good = add_markup(arena, at, out);
            count++;
        }
    }
    *ret_count = count;
    return good;
}

static bool
add_markup(rcn_arena *arena, const xmlNode *node, rcn_buffer *out)
{
    size_t count = 0;
    size_t row = row_of(node);
    if (is_named(node, "semantics")) {
        return add_markup_of_children(arena, node, &count, out) && count == 1;
    }
    if (row == ELEMENT_COUNT) {
        return false;
    }
    rcn_buffer_printf(out, "<%s", elements[row].name);
    for (const xmlAttr *at = node->properties; at; at = at->next) {
        const xmlChar *value = at->children ? at->children->content : NULL;
        if (strcmp((const char *)at->name, "encoding") != 0) {
            rcn_buffer_printf(out, " %s=\"", (const char *)at->name);
            add_escaped(out, value ? (const char *)value : "");
            rcn_buffer_char(out, '"');
        }
    }
    rcn_buffer_char(out, '>');
    bool good = true;
    if (elements[row].shape == SHAPE_TOKEN) {
        add_escaped(out, rcn_text_string(arena, content_of(arena, node)));
        good = !first_element(node->children);
    } else {
        good = add_markup_of_children(arena, node, &count, out) &&
               (!elements[row].children || elements[row].children == count);
    }
    rcn_buffer_printf(out, "</%s>", elements[row].name);
    return good;
}

const char *
rcn_formula_markup(const rcn_formula *formula)
{
    rcn_arena *arena = formula->arena;
    rcn_buffer out = rcn_buffer_new(arena);
    size_t count = 0;
    rcn_buffer_string(&out,
                      "<math xmlns=\"http://www.w3.org/1998/Math/MathML\"");
    rcn_buffer_string(&out, formula->display ? " display=\"block\"" : "");
    rcn_buffer_string(&out, " alttext=\"");
    add_escaped(&out, rcn_formula_words(formula));
    rcn_buffer_string(&out, "\">");
    if (formula->elements == ELEMENT_LIMIT || formula->rest.len ||
        !add_markup_of_children(arena, xmlDocGetRootElement(formula->document),
                                &count, &out) ||
        !count) {
        return NULL;
    }
    rcn_buffer_string(&out, "</math>");
    return rcn_buffer_text(&out).at;
}
