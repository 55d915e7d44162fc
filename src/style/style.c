/* Reads styles/NAME/print.yaml.  Every value has a default (those of
 * `classic`), a unit and a range; a wrong one is reported where it stands. */
#include "style/style.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/list.h"
#include "base/utf8.h"
#include "base/yaml.h"
#include "style/length.h"
#include "style/matter.h"

#define PT(points)  ((rcn_len)((points)*RCN_LEN_PT))
#define MEASURE_EMS 34
#define CSS_LIMIT   ((size_t)1 << 20)

static const char *const type_names[RCN_TYPE_COUNT] = {
    "body",  "title", "subtitle", "chapter", "heading", "header",  "quote",
    "table", "note",  "running",  "code",    "number",  "footnote"};

static const rcn_breaking default_breaking = {.scale_near = 20,
                                              .scale_far = 30,
                                              .scale_step = 2,
                                              .tracking = 10,
                                              .space_near_least = 900,
                                              .space_near_most = 1150,
                                              .space_far_least = 820,
                                              .space_far_most = 1250,
                                              .space_least = 700,
                                              .space_most = 1600,
                                              .space_last_most = 1900,
                                              .hyphen = 250,
                                              .dash = 100,
                                              .ladder = 5000,
                                              .hyphen_before_last = 400,
                                              .runt = 2000,
                                              .unevenness = 10,
                                              .tracked = 50,
                                              .tie = 300,
                                              .page_hyphen = 1000,
                                              .short_spread = 15000,
                                              .runt_width = 3000,
                                              .hyphen_before = 2,
                                              .hyphen_after = 3};

/* Reads an optional length within [least, most] points. */
static bool
read_length(const rcn_yaml *mapping, const char *key, int least, int most,
            rcn_log *log, rcn_len *ret_length)
{
    const rcn_yaml *node = rcn_yaml_find(mapping, key);
    if (!node) {
        return true;
    }
    rcn_len length = 0;
    if (node->kind != RCN_YAML_SCALAR ||
        !rcn_length_read(node->scalar, &length) || length < least * PT(1) ||
        length > most * PT(1)) {
        char what[96];
        (void)snprintf(what, sizeof what,
                       "a length from %dpt to %dpt (as 11pt, 4.5mm, 0.5in)",
                       least, most);
        rcn_yaml_wrong(node, what, log);
        return false;
    }
    *ret_length = length;
    return true;
}

static bool
read_int(const rcn_yaml *mapping, const char *key, int least, int most,
         rcn_log *log, int32_t *ret_value)
{
    int64_t value = *ret_value;
    bool ok = rcn_yaml_int(mapping, key, least, most, log, &value);
    *ret_value = (int32_t)value;
    return ok;
}

/* A section of the file: NULL when it is absent, with `*ret_ok` false when it
 * is no mapping of the known keys. */
static const rcn_yaml *
section(const rcn_yaml *root, const char *name, const char *const *known,
        rcn_log *log, bool *ret_ok)
{
    const rcn_yaml *node = rcn_yaml_find(root, name);
    *ret_ok = !node || rcn_yaml_only(node, known, log);
    return *ret_ok ? node : NULL;
}

static bool
read_page(const rcn_yaml *root, rcn_log *log, rcn_style *style)
{
    static const char *const known[] = {"size",
                                        "inner",
                                        "outer",
                                        "top",
                                        "bottom",
                                        "indent",
                                        "sink",
                                        "documents-open",
                                        "note-columns",
                                        "paragraph-numbers",
                                        NULL};
    static const char *const openings[] = {"recto", "page", NULL};
    bool ok = true;
    const rcn_yaml *page = section(root, "page", known, log, &ok);
    if (!page) {
        return ok;
    }
    const rcn_yaml *size = rcn_yaml_find(page, "size");
    if (size && (size->kind != RCN_YAML_SCALAR ||
                 !rcn_page_size_read(size->scalar, &style->page_width,
                                     &style->page_height))) {
        rcn_yaml_wrong(size,
                       "a4, a5, letter or WIDTHxHEIGHT in pt, mm or in, 3in "
                       "to 24in a side (as 6x9in)",
                       log);
        ok = false;
    }
    ok &= read_length(page, "inner", 18, 400, log, &style->margin_inner);
    ok &= read_length(page, "outer", 18, 400, log, &style->margin_outer);
    ok &= read_length(page, "top", 18, 400, log, &style->margin_top);
    ok &= read_length(page, "bottom", 18, 400, log, &style->margin_bottom);
    ok &= read_length(page, "indent", 0, 72, log, &style->indent);
    int32_t sink = (int32_t)style->sink;
    int32_t columns = (int32_t)style->note_columns;
    size_t opening = style->opening;
    ok &= read_int(page, "sink", 0, 12, log, &sink);
    ok &= read_int(page, "note-columns", 1, 2, log, &columns);
    ok &= rcn_yaml_word(page, "documents-open", openings, log, &opening);
    ok &= rcn_yaml_bool(page, "paragraph-numbers", log,
                        &style->paragraph_numbers);
    style->sink = (uint32_t)sink;
    style->note_columns = (uint32_t)columns;
    style->opening = (rcn_opening)opening;
    return ok;
}

static bool
read_fonts(rcn_arena *arena, const rcn_yaml *root, rcn_log *log,
           rcn_style *style)
{
    const rcn_yaml *fonts = rcn_yaml_find(root, "fonts");
    if (!fonts) {
        return true;
    }
    if (fonts->kind != RCN_YAML_MAPPING || !fonts->count) {
        rcn_yaml_wrong(fonts, "names of font families by key", log);
        return false;
    }
    rcn_font_family *families =
        rcn_arena_alloc(arena, fonts->count, sizeof *families);
    for (size_t i = 0; i < fonts->count; i++) {
        families[i].key = fonts->items[i].key;
        if (!rcn_yaml_string(fonts, families[i].key, log, &families[i].name)) {
            return false;
        }
    }
    style->families = families;
    style->family_count = (uint32_t)fonts->count;
    return true;
}

static bool
read_family(const rcn_yaml *type, rcn_log *log, const rcn_style *style,
            uint32_t *ret_family)
{
    const char *key = NULL;
    if (!rcn_yaml_string(type, "font", log, &key)) {
        return false;
    }
    for (uint32_t i = 0; key && i < style->family_count; i++) {
        if (strcmp(style->families[i].key, key) == 0) {
            *ret_family = i;
            return true;
        }
    }
    if (key) {
        rcn_yaml_wrong(rcn_yaml_find(type, "font"), "a key of fonts", log);
    }
    return !key;
}

static bool
read_type(const rcn_yaml *node, rcn_log *log, const rcn_style *style,
          rcn_type *type)
{
    static const char *const known[] = {"font",    "size",       "leading",
                                        "slant",   "tracking",   "gray",
                                        "figures", "small-caps", NULL};
    static const char *const slants[] = {"roman", "italic", "bold",
                                         "bold-italic", NULL};
    static const char *const figures[] = {"lining", "oldstyle", "tabular",
                                          NULL};
    if (!rcn_yaml_only(node, known, log)) {
        return false;
    }
    size_t slant = type->slant;
    size_t figure = type->tabular_figures ? 2 : type->oldstyle_figures;
    int32_t gray = type->gray * 100 / 255;
    bool ok = read_family(node, log, style, &type->font);
    ok &= read_length(node, "size", 4, 96, log, &type->size);
    ok &= read_length(node, "leading", 4, 144, log, &type->leading);
    ok &= rcn_yaml_word(node, "slant", slants, log, &slant);
    ok &= rcn_yaml_word(node, "figures", figures, log, &figure);
    ok &= read_int(node, "tracking", 0, 200, log, &type->tracking);
    ok &= read_int(node, "gray", 0, 90, log, &gray);
    ok &= rcn_yaml_bool(node, "small-caps", log, &type->small_caps);
    type->slant = (rcn_font_slant)slant;
    type->oldstyle_figures = figure == 1;
    type->tabular_figures = figure == 2;
    type->gray = (uint8_t)(gray * 255 / 100);
    return ok;
}

static bool
read_types(const rcn_yaml *root, rcn_log *log, rcn_style *style)
{
    const rcn_yaml *types = rcn_yaml_find(root, "type");
    if (!types) {
        return true;
    }
    const char *known[RCN_TYPE_COUNT + 1] = {NULL};
    memcpy(known, type_names, sizeof type_names);
    if (!rcn_yaml_only(types, known, log)) {
        return false;
    }
    bool ok = true;
    for (size_t i = 0; i < RCN_TYPE_COUNT; i++) {
        const rcn_yaml *node = rcn_yaml_find(types, type_names[i]);
        ok = (!node || read_type(node, log, style, &style->types[i])) && ok;
    }
    return ok;
}

static bool
read_breaking(const rcn_yaml *root, rcn_log *log, rcn_breaking *breaking)
{
    const struct {
        const char *key;
        int least, most;
        int32_t *value;
    } fields[] = {
        {"glyph-scale-near", 0, 50, &breaking->scale_near},
        {"glyph-scale", 0, 50, &breaking->scale_far},
        {"glyph-scale-step", 1, 50, &breaking->scale_step},
        {"tracking", 0, 30, &breaking->tracking},
        {"space-near-least", 500, 1000, &breaking->space_near_least},
        {"space-near-most", 1000, 2000, &breaking->space_near_most},
        {"space-far-least", 500, 1000, &breaking->space_far_least},
        {"space-far-most", 1000, 2000, &breaking->space_far_most},
        {"space-least", 400, 1000, &breaking->space_least},
        {"space-most", 1000, 4000, &breaking->space_most},
        {"space-last-most", 1000, 4000, &breaking->space_last_most},
        {"hyphen", 0, 100000, &breaking->hyphen},
        {"dash", 0, 100000, &breaking->dash},
        {"ladder", 0, 100000, &breaking->ladder},
        {"hyphen-before-last", 0, 100000, &breaking->hyphen_before_last},
        {"runt", 0, 100000, &breaking->runt},
        {"runt-width", 0, 10000, &breaking->runt_width},
        {"unevenness", 0, 1000, &breaking->unevenness},
        {"tracked", 0, 10000, &breaking->tracked},
        {"tie", 0, 100000, &breaking->tie},
        {"page-hyphen", 0, 100000, &breaking->page_hyphen},
        {"short-spread", 0, 100000, &breaking->short_spread},
        {"letters-before-hyphen", 1, 8, &breaking->hyphen_before},
        {"letters-after-hyphen", 1, 8, &breaking->hyphen_after},
    };
    const size_t count = sizeof fields / sizeof *fields;
    const char *known[sizeof fields / sizeof *fields + 1] = {NULL};
    for (size_t i = 0; i < count; i++) {
        known[i] = fields[i].key;
    }
    bool ok = true;
    const rcn_yaml *lines = section(root, "lines", known, log, &ok);
    for (size_t i = 0; lines && i < count; i++) {
        ok = read_int(lines, fields[i].key, fields[i].least, fields[i].most,
                      log, fields[i].value) &&
             ok;
    }
    return ok;
}

static int
by_rune(const void *left, const void *right)
{
    const rcn_protrusion *a = left;
    const rcn_protrusion *b = right;
    return (a->rune > b->rune) - (a->rune < b->rune);
}

static bool
read_protrusion(rcn_arena *arena, const rcn_yaml *root, rcn_log *log,
                rcn_style *style)
{
    static const char *const known[] = {"characters", "left", "right", NULL};
    const rcn_yaml *rows = rcn_yaml_find(root, "protrusion");
    RCN_LIST(rcn_protrusion) list = {0};
    bool ok = true;
    for (size_t i = 0; rows && i < rows->count && ok; i++) {
        const rcn_yaml *row = &rows->items[i];
        const char *characters = "";
        int32_t left = 0;
        int32_t right = 0;
        ok = rcn_yaml_only(row, known, log) &&
             rcn_yaml_string(row, "characters", log, &characters) &&
             read_int(row, "left", 0, 1000, log, &left) &&
             read_int(row, "right", 0, 1000, log, &right);
        rcn_text text = rcn_text_of(characters);
        for (size_t at = 0; ok && at < text.len;) {
            uint32_t rune = 0;
            at += rcn_utf8_next(text, at, &rune);
            if (rune != ' ') {
                RCN_PUSH(arena, &list,
                         (rcn_protrusion){rune, (int16_t)left, (int16_t)right});
            }
        }
    }
    if (list.count) {
        qsort(list.items, list.count, sizeof *list.items, by_rune);
    }
    style->protrusion = list.items;
    style->protrusion_count = (uint32_t)list.count;
    return ok;
}

static rcn_len
scaled(rcn_len length, rcn_len to, rcn_len from)
{
    return (rcn_len)((int64_t)length * to / from);
}

/* Margins follow the page in proportion; what would make the measure longer
 * than the eye follows goes to the margins too. */
static void
resize(rcn_style *style, rcn_len width, rcn_len height)
{
    style->margin_inner = scaled(style->margin_inner, width, style->page_width);
    style->margin_outer = scaled(style->margin_outer, width, style->page_width);
    style->margin_top = scaled(style->margin_top, height, style->page_height);
    style->margin_bottom =
        scaled(style->margin_bottom, height, style->page_height);
    style->page_width = width;
    style->page_height = height;
    rcn_len most = style->types[RCN_TYPE_BODY].size * MEASURE_EMS;
    rcn_len spare = rcn_style_measure(style) - most;
    if (spare > 0) {
        rcn_len both = style->margin_inner + style->margin_outer;
        style->margin_inner += scaled(spare, style->margin_inner, both);
        style->margin_outer = width - most - style->margin_inner;
    }
}

static bool
fit_page(rcn_style *style, const rcn_yaml *root, rcn_log *log)
{
    style->grid = style->types[RCN_TYPE_BODY].leading;
    rcn_len depth =
        style->page_height - style->margin_top - style->margin_bottom;
    style->lines_per_page = depth > 0 ? (uint32_t)(depth / style->grid) : 0;
    if (rcn_style_measure(style) < 8 * style->types[RCN_TYPE_BODY].size ||
        style->lines_per_page < 12) {
        rcn_yaml_wrong(root,
                       "margins and type that leave a measure of 8 em and 12 "
                       "lines on a page",
                       log);
        return false;
    }
    return true;
}

static void
set_defaults(rcn_style *style)
{
    static const rcn_font_family families[] = {{"text", "Linux Libertine O"}};
    static const int sizes[RCN_TYPE_COUNT][2] = {
        [RCN_TYPE_BODY] = {11, 14},     [RCN_TYPE_TITLE] = {26, 30},
        [RCN_TYPE_SUBTITLE] = {14, 18}, [RCN_TYPE_CHAPTER] = {16, 20},
        [RCN_TYPE_HEADING] = {11, 14},  [RCN_TYPE_HEADER] = {9, 14},
        [RCN_TYPE_QUOTE] = {10, 14},    [RCN_TYPE_TABLE] = {9, 14},
        [RCN_TYPE_NOTE] = {9, 11},      [RCN_TYPE_RUNNING] = {9, 14},
        [RCN_TYPE_CODE] = {8, 14},      [RCN_TYPE_NUMBER] = {7, 14},
        [RCN_TYPE_FOOTNOTE] = {9, 14},
    };
    *style = (rcn_style){.page_width = PT(432),
                         .page_height = PT(648),
                         .margin_inner = PT(53),
                         .margin_outer = PT(55),
                         .margin_top = PT(54),
                         .margin_bottom = PT(90),
                         .indent = PT(17),
                         .sink = 3,
                         .note_columns = 2,
                         .paragraph_numbers = true,
                         .line_step = 5,
                         .families = families,
                         .family_count = 1,
                         .breaking = default_breaking};
    for (size_t i = 0; i < RCN_TYPE_COUNT; i++) {
        style->types[i].size = PT(sizes[i][0]);
        style->types[i].leading = PT(sizes[i][1]);
    }
}

static bool
read_print(rcn_arena *arena, const rcn_yaml *root, rcn_log *log,
           rcn_style *style)
{
    static const char *const known[] = {"page",  "text",       "fonts", "type",
                                        "lines", "protrusion", NULL};
    return rcn_yaml_only(root, known, log) && read_page(root, log, style) &&
           rcn_style_read_text(root, log, style) &&
           read_fonts(arena, root, log, style) &&
           read_types(root, log, style) &&
           read_breaking(root, log, &style->breaking) &&
           read_protrusion(arena, root, log, style);
}

const rcn_style *
rcn_style_load(rcn_arena *arena, const char *folder, const char *name,
               const char *page, rcn_log *log)
{
    const char *home =
        strchr(name, '/') ? name : rcn_path_join(arena, folder, name);
    const char *print = rcn_path_join(arena, home, "print.yaml");
    rcn_style *style = rcn_arena_alloc(arena, 1, sizeof *style);
    set_defaults(style);
    style->name = rcn_arena_strdup(arena, rcn_path_name(name));
    rcn_len width = 0;
    rcn_len height = 0;
    if (page && !rcn_page_size_read(rcn_text_of(page), &width, &height)) {
        rcn_log_add(log, RCN_CODE_STYLE_PAGE, (rcn_place){0},
                    "\"%s\": expected a4, a5, letter or WIDTHxHEIGHT in pt, mm "
                    "or in, 3in to 24in a side (as 6x9in)",
                    page);
        return NULL;
    }
    const rcn_yaml *root = rcn_yaml_load(arena, print, print, log);
    if (!root) {
        rcn_log_add(log, RCN_CODE_STYLE_MISSING, (rcn_place){0}, "%s", print);
        return NULL;
    }
    if (!read_print(arena, root, log, style)) {
        return NULL;
    }
    if (page) {
        resize(style, width, height);
    }
    const char *css = rcn_path_join(arena, home, "reader.css");
    return fit_page(style, root, log) &&
                   rcn_file_read(arena, css, css, CSS_LIMIT, log,
                                 &style->reader_css)
               ? style
               : NULL;
}

rcn_len
rcn_style_measure(const rcn_style *style)
{
    return style->page_width - style->margin_inner - style->margin_outer;
}

const rcn_protrusion *
rcn_style_protrusion(const rcn_style *style, uint32_t rune)
{
    rcn_protrusion key = {.rune = rune};
    return style->protrusion_count
               ? bsearch(&key, style->protrusion, style->protrusion_count,
                         sizeof key, by_rune)
               : NULL;
}
