/* The little of CSS without which the words of a page cannot be read: what the
 * style sets apart that the markup leaves together, and how letters look (CSS
 * 2.2; CSS Flexible Box Layout; CSS Fonts 4).  Rules of one class alone, or of
 * an element within one: what is more is left to browsers. */
#include "source/html/style.h"

#include <ctype.h>
#include <stdbool.h>
#include <string.h>
#include <strings.h>

#define SLOTS       4096
#define CLASS_LIMIT 2048
#define NAME_LIMIT  64

typedef struct rcn_style_class {
    rcn_text name;
    uint32_t style;
} rcn_style_class;

struct rcn_html_sheet {
    rcn_arena *arena;
    rcn_style_class *slots; /* a hash table; empty names are free */
    size_t count;
    bool pairs; /* it has rules of elements within a class */
};

rcn_html_sheet *
rcn_html_sheet_new(rcn_arena *arena)
{
    rcn_html_sheet *sheet = rcn_arena_alloc(arena, 1, sizeof *sheet);
    sheet->arena = arena;
    return sheet;
}

static rcn_style_class *
slot_of(const rcn_html_sheet *sheet, rcn_text name)
{
    uint32_t hash = 2166136261u; /* FNV-1a */
    for (size_t i = 0; i < name.len; i++) {
        hash = (hash ^ (unsigned char)name.at[i]) * 16777619u;
    }
    size_t at = hash % SLOTS;
    while (sheet->slots[at].name.len &&
           (sheet->slots[at].name.len != name.len ||
            memcmp(sheet->slots[at].name.at, name.at, name.len) != 0)) {
        at = (at + 1) % SLOTS;
    }
    return &sheet->slots[at];
}

static bool
starts(rcn_text text, const char *word)
{
    size_t len = strlen(word);
    return text.len >= len && strncasecmp(text.at, word, len) == 0;
}

/* Returns a number in hundredths, and what follows it. */
static uint32_t
number_of(rcn_text value, rcn_text *ret_unit)
{
    uint32_t hundredths = 0;
    uint32_t place = 0;
    size_t at = 0;
    for (; at < value.len && (isdigit((unsigned char)value.at[at]) ||
                              (value.at[at] == '.' && !place));
         at++) {
        if (value.at[at] == '.') {
            place = 100;
        } else if (place) {
            place /= 10;
            hundredths += (uint32_t)(value.at[at] - '0') * place;
        } else if (hundredths < 100000) {
            hundredths = hundredths * 10 + (uint32_t)(value.at[at] - '0') * 100;
        }
    }
    *ret_unit = rcn_text_slice(value, at, value.len);
    return hundredths;
}

static bool
is_in_ems(rcn_text unit)
{
    return starts(unit, "em") || starts(unit, "rem") || starts(unit, "ch");
}

/* A length that parts words: a fourth of an em or four pixels at least. */
static bool
is_room(rcn_text value)
{
    rcn_text unit;
    uint32_t hundredths = number_of(value, &unit);
    return hundredths >= (is_in_ems(unit) ? 25u : 400u);
}

/* A size of letters that is more than that of text. */
static bool
is_large(rcn_text value)
{
    rcn_text unit;
    uint32_t hundredths = number_of(value, &unit);
    uint32_t least = is_in_ems(unit)      ? 115
                     : starts(unit, "%")  ? 11500
                     : starts(unit, "pt") ? 1350
                                          : 1800;
    return hundredths ? hundredths >= least
                      : starts(value, "large") || starts(value, "x-large") ||
                            starts(value, "xx-large");
}

/* A left margin that sets a paragraph in. */
static bool
is_inset(rcn_text value)
{
    static const struct {
        const char *unit;
        uint32_t least; /* hundredths */
    } units[] = {{"in", 25},  {"cm", 60},   {"mm", 600}, {"pt", 1800},
                 {"pc", 150}, {"px", 2400}, {"%", 500}};
    rcn_text unit;
    uint32_t hundredths = number_of(value, &unit);
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        if (starts(unit, units[i].unit)) {
            return hundredths >= units[i].least;
        }
    }
    return is_in_ems(unit) && hundredths >= 150;
}

/* Returns the left one of the lengths of `margin` (CSS 2.2, 8.3). */
static rcn_text
left_of(rcn_text value)
{
    rcn_text lengths[4] = {{0}};
    size_t count = 0;
    size_t at = 0;
    while (count < 4) {
        while (at < value.len && isspace((unsigned char)value.at[at])) {
            at++;
        }
        size_t end = at;
        while (end < value.len && !isspace((unsigned char)value.at[end])) {
            end++;
        }
        if (end == at) {
            break;
        }
        lengths[count++] = rcn_text_slice(value, at, end);
        at = end;
    }
    return lengths[count == 4 ? 3 : count > 1 ? 1 : 0];
}

/* Returns true when a list of fonts names one whose letters have one width. */
static bool
is_fixed(rcn_text fonts)
{
    static const char *const names[] = {"courier", "monospace", "consolas",
                                        "mono", "menlo"};
    for (size_t at = 0; at < fonts.len; at++) {
        bool starts_word = !at || strchr(" ,'\"", fonts.at[at - 1]);
        rcn_text rest = rcn_text_slice(fonts, at, fonts.len);
        for (size_t i = 0; starts_word && i < sizeof names / sizeof *names;
             i++) {
            if (starts(rest, names[i])) {
                return true;
            }
        }
    }
    return false;
}

/* What a declaration says whose value is a length or a list. */
static uint32_t
measured_style_of(rcn_text name, rcn_text value)
{
    static const char *const sides[] = {
        "margin-left",         "margin-right",     "margin-inline",
        "padding-left",        "padding-right",    "padding-inline",
        "margin-inline-start", "margin-inline-end"};
    uint32_t style = 0;
    for (size_t i = 0; i < sizeof sides / sizeof *sides; i++) {
        bool side = name.len == strlen(sides[i]) && starts(name, sides[i]);
        style |= side && is_room(value) ? RCN_STYLE_APART : 0;
    }
    if (rcn_text_is(name, "margin-left") || rcn_text_is(name, "margin")) {
        style |= is_inset(left_of(value)) ? RCN_STYLE_INSET : 0;
    } else if (rcn_text_is(name, "font-size")) {
        style |= is_large(value) ? RCN_STYLE_LARGE : 0;
    } else if (rcn_text_is(name, "font-family")) {
        style |= is_fixed(value) ? RCN_STYLE_FIXED : 0;
    } else if (rcn_text_is(name, "text-indent")) {
        style |= starts(value, "-") ? RCN_STYLE_HUNG : 0;
    }
    return style;
}

static uint32_t
style_of(rcn_text name, rcn_text value)
{
    static const struct {
        const char *name, *value;
        uint32_t style;
    } rows[] = {
        {"display", "block", RCN_STYLE_BLOCK},
        {"display", "list-item", RCN_STYLE_BLOCK},
        {"display", "table", RCN_STYLE_BLOCK},
        {"display", "flex", RCN_STYLE_BLOCK | RCN_STYLE_ROW},
        {"display", "grid", RCN_STYLE_BLOCK | RCN_STYLE_ROW},
        {"display", "inline-flex", RCN_STYLE_APART | RCN_STYLE_ROW},
        {"font-variant", "small-caps", RCN_STYLE_SMALL_CAPS},
        {"font-variant-caps", "small-caps", RCN_STYLE_SMALL_CAPS},
        {"font-variant-caps", "all-small-caps", RCN_STYLE_SMALL_CAPS},
        {"text-decoration", "line-through", RCN_STYLE_STRUCK},
        {"text-decoration-line", "line-through", RCN_STYLE_STRUCK},
        {"text-decoration", "underline", RCN_STYLE_UNDERLINE},
        {"font-weight", "bold", RCN_STYLE_BOLD},
        {"font-weight", "700", RCN_STYLE_BOLD},
        {"font-weight", "800", RCN_STYLE_BOLD},
        {"font-weight", "900", RCN_STYLE_BOLD},
        {"font-style", "italic", RCN_STYLE_ITALIC},
        {"font-style", "oblique", RCN_STYLE_ITALIC},
        {"vertical-align", "super", RCN_STYLE_RAISED},
        {"vertical-align", "sub", RCN_STYLE_LOWERED},
        {"text-align", "center", RCN_STYLE_CENTRED},
        {"text-align", "right", RCN_STYLE_CENTRED},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (name.len == strlen(rows[i].name) && starts(name, rows[i].name) &&
            starts(value, rows[i].value)) {
            return rows[i].style;
        }
    }
    return measured_style_of(name, value);
}

static uint32_t
read_declarations(rcn_text text)
{
    uint32_t style = 0;
    for (size_t at = 0; at < text.len;) {
        const char *end = memchr(text.at + at, ';', text.len - at);
        size_t stop = end ? (size_t)(end - text.at) : text.len;
        rcn_text one = rcn_text_slice(text, at, stop);
        size_t colon = rcn_text_find(one, ":", 0);
        if (colon < one.len) {
            style |= style_of(
                rcn_text_trim(rcn_text_slice(one, 0, colon)),
                rcn_text_trim(rcn_text_slice(one, colon + 1, one.len)));
        }
        at = stop + 1;
    }
    return style;
}

static bool
is_name(char byte)
{
    unsigned char c = (unsigned char)byte;
    return isalnum(c) || c == '-' || c == '_' || c >= 0x80;
}

/* Returns the name under which ".row span" and ".row > span" are kept, "row
 * span"; empty when a selector is neither. */
static rcn_text
pair_of(rcn_arena *arena, rcn_text selector)
{
    selector = rcn_text_trim(selector);
    size_t end = 1;
    while (end < selector.len && is_name(selector.at[end])) {
        end++;
    }
    size_t at = end;
    while (at < selector.len && strchr(" >\t\n", selector.at[at])) {
        at++;
    }
    size_t tag = at;
    while (at < selector.len && isalnum((unsigned char)selector.at[at])) {
        at++;
    }
    if (!selector.len || selector.at[0] != '.' || tag == end || at == tag ||
        at != selector.len || at > NAME_LIMIT) {
        return (rcn_text){0};
    }
    return rcn_text_of(rcn_arena_printf(arena, "%.*s %.*s", (int)(end - 1),
                                        selector.at + 1, (int)(at - tag),
                                        selector.at + tag));
}

/* Returns the class of a selector that is nothing but one, or empty. */
static rcn_text
class_of(rcn_text selector)
{
    selector = rcn_text_trim(selector);
    size_t at = 0;
    while (at < selector.len && isalnum((unsigned char)selector.at[at])) {
        at++;
    }
    if (at >= selector.len || selector.at[at] != '.') {
        return (rcn_text){0};
    }
    rcn_text name = rcn_text_slice(selector, at + 1, selector.len);
    for (size_t i = 0; i < name.len; i++) {
        if (!is_name(name.at[i])) {
            return (rcn_text){0};
        }
    }
    return name.len <= NAME_LIMIT ? name : (rcn_text){0};
}

static void
add_rule(rcn_html_sheet *sheet, rcn_text selectors, uint32_t style)
{
    if (!sheet->slots) {
        sheet->slots =
            rcn_arena_alloc(sheet->arena, SLOTS, sizeof *sheet->slots);
    }
    for (size_t at = 0; at < selectors.len && sheet->count < CLASS_LIMIT;) {
        const char *end = memchr(selectors.at + at, ',', selectors.len - at);
        size_t stop = end ? (size_t)(end - selectors.at) : selectors.len;
        rcn_text selector = rcn_text_slice(selectors, at, stop);
        rcn_text name = class_of(selector);
        if (!name.len) {
            name = pair_of(sheet->arena, selector);
            sheet->pairs = sheet->pairs || name.len;
        }
        if (name.len) {
            rcn_style_class *slot = slot_of(sheet, name);
            sheet->count += !slot->name.len;
            slot->name =
                (rcn_text){rcn_text_string(sheet->arena, name), name.len};
            slot->style |= style;
        }
        at = stop + 1;
    }
}

/* Returns the end of the braces that open at `at`. */
static size_t
close_of(rcn_text css, size_t at)
{
    size_t depth = 0;
    for (; at < css.len; at++) {
        depth += css.at[at] == '{';
        if (css.at[at] == '}' && --depth == 0) {
            return at;
        }
    }
    return css.len;
}

void
rcn_html_sheet_read(rcn_html_sheet *sheet, rcn_text css)
{
    for (size_t at = 0; at < css.len;) {
        const char *open = memchr(css.at + at, '{', css.len - at);
        if (!open) {
            return;
        }
        size_t start = (size_t)(open - css.at);
        size_t end = close_of(css, start);
        rcn_text selectors = rcn_text_trim(rcn_text_slice(css, at, start));
        size_t comment = 0;
        while ((comment = rcn_text_find(selectors, "*/", 0)) < selectors.len) {
            selectors = rcn_text_trim(
                rcn_text_slice(selectors, comment + 2, selectors.len));
        }
        if (selectors.len && selectors.at[0] != '@') {
            uint32_t style =
                read_declarations(rcn_text_slice(css, start + 1, end));
            if (style) {
                add_rule(sheet, selectors, style);
            }
        }
        at = end + 1;
    }
}

/* Returns what the rules say of elements with a tag within one that has a
 * class. */
static uint32_t
find_pair(const rcn_html_sheet *sheet, rcn_text name, const char *tag)
{
    char pair[2 * NAME_LIMIT + 2];
    size_t len = strlen(tag);
    if (name.len + len + 1 > sizeof pair) {
        return 0;
    }
    memcpy(pair, name.at, name.len);
    pair[name.len] = ' ';
    memcpy(pair + name.len + 1, tag, len);
    return slot_of(sheet, (rcn_text){pair, name.len + 1 + len})->style;
}

uint32_t
rcn_html_sheet_find_within(const rcn_html_sheet *sheet, const char *around,
                           const char *tag)
{
    uint32_t style = 0;
    for (const char *at = around; sheet->pairs && at && *at;) {
        at += strspn(at, " \t\r\n\f");
        size_t len = strcspn(at, " \t\r\n\f");
        style |= len ? find_pair(sheet, (rcn_text){at, len}, tag) : 0;
        at += len;
    }
    return style;
}

uint32_t
rcn_html_sheet_find(const rcn_html_sheet *sheet, const char *classes,
                    const char *declarations)
{
    uint32_t style =
        declarations ? read_declarations(rcn_text_of(declarations)) : 0;
    for (const char *at = classes; sheet->slots && at && *at;) {
        at += strspn(at, " \t\r\n\f");
        size_t len = strcspn(at, " \t\r\n\f");
        if (len) {
            style |= slot_of(sheet, (rcn_text){at, len})->style;
        }
        at += len;
    }
    return style;
}
