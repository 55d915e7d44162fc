/* Reads styles/NAME/print.yaml over the style that it names as its base.  Every
 * value has a default, a unit and a range; a wrong one is reported where it
 * is. */
#include "style/style.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/codes.h"
#include "base/file.h"
#include "base/list.h"
#include "base/nearest.h"
#include "base/utf8.h"
#include "base/yaml.h"
#include "style/length.h"
#include "style/matter.h"
#include "style/reading.h"

#define PT(points)  ((rcn_len)((points)*RCN_LEN_PT))
#define MEASURE_EMS 34
#define CSS_LIMIT   ((size_t)1 << 20)
#define BASES_MOST  8

/* Where styles are, and what they are read into. */
typedef struct rcn_loading {
    rcn_arena *arena;
    const char *folder; /* of the styles that have a plain name */
    rcn_log *log;
    const char *css; /* of the style, or of what it is based on */
} rcn_loading;

static const char *const type_names[RCN_TYPE_COUNT] = {
    "body",  "title", "subtitle", "chapter", "heading", "header",  "quote",
    "table", "note",  "running",  "code",    "number",  "footnote"};

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
    static const char *const openings[] = {"recto", "page", "run-on", NULL};
    bool ok = true;
    const rcn_yaml *page = rcn_style_section(root, "page", known, log, &ok);
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
    ok &= rcn_style_read_length(page, "inner", 18, 400, log,
                                &style->margin_inner);
    ok &= rcn_style_read_length(page, "outer", 18, 400, log,
                                &style->margin_outer);
    ok &= rcn_style_read_length(page, "top", 18, 400, log, &style->margin_top);
    ok &= rcn_style_read_length(page, "bottom", 18, 400, log,
                                &style->margin_bottom);
    ok &= rcn_style_read_length(page, "indent", 0, 72, log, &style->indent);
    int32_t sink = (int32_t)style->sink;
    int32_t columns = (int32_t)style->note_columns;
    size_t opening = style->opening;
    ok &= rcn_style_read_int(page, "sink", 0, 12, log, &sink);
    ok &= rcn_style_read_int(page, "note-columns", 1, 2, log, &columns);
    ok &= rcn_yaml_word(page, "documents-open", openings, log, &opening);
    ok &= rcn_yaml_bool(page, "paragraph-numbers", log,
                        &style->paragraph_numbers);
    style->sink = (uint32_t)sink;
    style->note_columns = (uint32_t)columns;
    style->opening = (rcn_opening)opening;
    return ok;
}

/* A font that the base named keeps its place, for types refer to it. */
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
    size_t most = style->family_count + fonts->count;
    rcn_font_family *families = rcn_arena_alloc(arena, most, sizeof *families);
    memcpy(families, style->families,
           style->family_count * sizeof *style->families);
    size_t count = style->family_count;
    for (size_t i = 0; i < fonts->count; i++) {
        rcn_font_family family = {.key = fonts->items[i].key,
                                  .place = fonts->items[i].place};
        if (!rcn_yaml_string(fonts, family.key, log, &family.name)) {
            return false;
        }
        size_t at = 0;
        while (at < count && strcmp(families[at].key, family.key) != 0) {
            at++;
        }
        families[at] = family;
        count += at == count ? 1 : 0;
    }
    style->families = families;
    style->family_count = (uint32_t)count;
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
    ok &= rcn_style_read_length(node, "size", 4, 96, log, &type->size);
    ok &= rcn_style_read_length(node, "leading", 4, 144, log, &type->leading);
    ok &= rcn_yaml_word(node, "slant", slants, log, &slant);
    ok &= rcn_yaml_word(node, "figures", figures, log, &figure);
    ok &= rcn_style_read_int(node, "tracking", 0, 200, log, &type->tracking);
    ok &= rcn_style_read_int(node, "gray", 0, 90, log, &gray);
    ok &= rcn_yaml_bool(node, "small-caps", log, &type->small_caps);
    type->slant = (rcn_font_slant)slant;
    type->oldstyle_figures = figure == 1;
    type->tabular_figures = figure == 2;
    type->gray = (uint8_t)(gray * 255 / 100);
    if (ok && type->leading < type->size) {
        const rcn_yaml *leading = rcn_yaml_find(node, "leading");
        rcn_yaml_wrong(leading ? leading : rcn_yaml_find(node, "size"),
                       "a leading no less than the size, or lines overlap",
                       log);
        return false;
    }
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
    if (!rows) {
        return true;
    }
    if (rows->kind != RCN_YAML_SEQUENCE) {
        rcn_yaml_wrong(rows, "a list of characters with left and right", log);
        return false;
    }
    RCN_LIST(rcn_protrusion) list = {0};
    bool ok = true;
    for (size_t i = 0; i < rows->count && ok; i++) {
        const rcn_yaml *row = &rows->items[i];
        const char *characters = "";
        int32_t left = 0;
        int32_t right = 0;
        ok = rcn_yaml_only(row, known, log) &&
             rcn_yaml_string(row, "characters", log, &characters) &&
             rcn_style_read_int(row, "left", 0, 1000, log, &left) &&
             rcn_style_read_int(row, "right", 0, 1000, log, &right);
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
    static const rcn_font_family families[] = {
        {.key = "text", .name = "Linux Libertine O"}};
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
                         .initial_lines = 3,
                         .signature = 16,
                         .paper = RCN_LEN_PT * 3 / 10,
                         .pictures = {100, 100, 96},
                         .families = families,
                         .family_count = 1,
                         .breaking = rcn_breaking_default};
    for (size_t i = 0; i < RCN_TYPE_COUNT; i++) {
        style->types[i].size = PT(sizes[i][0]);
        style->types[i].leading = PT(sizes[i][1]);
    }
}

static bool
read_print(rcn_arena *arena, const rcn_yaml *root, rcn_log *log,
           rcn_style *style)
{
    static const char *const known[] = {
        "base",  "page",       "press", "text",     "fonts", "type",
        "lines", "protrusion", "cover", "pictures", NULL};
    return rcn_yaml_only(root, known, log) && read_page(root, log, style) &&
           rcn_style_read_press(root, log, style) &&
           rcn_style_read_text(root, log, style) &&
           rcn_style_read_cover(root, log, style) &&
           rcn_style_read_pictures(root, log, style) &&
           read_fonts(arena, root, log, style) &&
           read_types(root, log, style) &&
           rcn_style_read_breaking(root, log, &style->breaking) &&
           read_protrusion(arena, root, log, style);
}

/* A name with a slash is a path; one in print.yaml begins at its
 * folder. */
static const char *
home_of(const rcn_loading *loading, const char *name, const char *from)
{
    if (!strchr(name, '/')) {
        return rcn_path_join(loading->arena, loading->folder, name);
    }
    return from && name[0] != '/' ? rcn_path_join(loading->arena, from, name)
                                  : name;
}

/* Returns whether there is such a style; else what there is instead. */
static bool
is_there(const rcn_loading *loading, const rcn_style_choice *choice,
         const char *home)
{
    rcn_arena *arena = loading->arena;
    const char *name = choice->name;
    if (access(rcn_path_join(arena, home, "print.yaml"), F_OK) == 0) {
        return true;
    }
    size_t count = 0;
    const char *const *names = rcn_style_names(arena, loading->folder, &count);
    const char *near = rcn_nearest(rcn_path_name(name), names, count);
    rcn_buffer detail = rcn_buffer_new(arena);
    rcn_buffer_printf(&detail, "\"%s\"", name);
    if (near) {
        rcn_buffer_printf(&detail, "; did you mean \"%s\"?", near);
    }
    for (size_t i = 0; i < count; i++) {
        const char *begin = near ? " There are " : "; there are ";
        rcn_buffer_printf(&detail, "%s%s", i ? ", " : begin, names[i]);
    }
    rcn_log_add(loading->log, RCN_CODE_STYLE_MISSING, choice->name_place,
                "%s%s", rcn_buffer_text(&detail).at,
                strchr(name, '/') ? "; a style of your own is a folder with "
                                    "print.yaml"
                                  : "");
    return false;
}

static const rcn_yaml *read_style(rcn_loading *loading, const char *home,
                                  int depth, rcn_style *style);

/* Reads the style that another one names as its base. */
static bool
read_base(rcn_loading *loading, const rcn_yaml *root, const char *from,
          int depth, rcn_style *style)
{
    const rcn_yaml *base = rcn_yaml_find(root, "base");
    const rcn_style_choice choice = {.name = base->scalar.at,
                                     .name_place = base->place};
    const char *home = home_of(loading, choice.name, from);
    return is_there(loading, &choice, home) &&
           read_style(loading, home, depth + 1, style);
}

/* Reads a style over its base, which is read over its own. */
static const rcn_yaml *
read_style(rcn_loading *loading, const char *home, int depth, rcn_style *style)
{
    rcn_log *log = loading->log;
    const char *print = rcn_path_join(loading->arena, home, "print.yaml");
    const rcn_yaml *root = rcn_yaml_load(loading->arena, print, print, log);
    const char *base = NULL;
    if (!root) {
        rcn_log_add(log, RCN_CODE_STYLE_MISSING, (rcn_place){0}, "%s", print);
        return NULL;
    }
    if (!rcn_yaml_string(root, "base", log, &base)) {
        return NULL;
    }
    if (base && depth == BASES_MOST) {
        rcn_yaml_wrong(rcn_yaml_find(root, "base"),
                       "a style that does not end in itself", log);
        return NULL;
    }
    if (base && !read_base(loading, root, home, depth, style)) {
        return NULL;
    }
    const char *css = rcn_path_join(loading->arena, home, "reader.css");
    if (!base || access(css, F_OK) == 0) {
        loading->css = css;
    }
    return read_print(loading->arena, root, log, style) ? root : NULL;
}

const rcn_style *
rcn_style_load(rcn_arena *arena, const char *folder,
               const rcn_style_choice *choice, rcn_log *log)
{
    const char *page = choice->page;
    rcn_loading loading = {arena, folder, log, NULL};
    rcn_style *style = rcn_arena_alloc(arena, 1, sizeof *style);
    set_defaults(style);
    style->name = rcn_arena_strdup(arena, rcn_path_name(choice->name));
    rcn_len width = 0;
    rcn_len height = 0;
    if (page && !rcn_page_size_read(rcn_text_of(page), &width, &height)) {
        rcn_log_add(log, RCN_CODE_STYLE_PAGE, choice->page_place,
                    "\"%s\": expected a4, a5, letter or WIDTHxHEIGHT in pt, mm "
                    "or in, 3in to 24in a side (as 6x9in)",
                    page);
        return NULL;
    }
    const char *home = home_of(&loading, choice->name, NULL);
    const rcn_yaml *root = is_there(&loading, choice, home)
                               ? read_style(&loading, home, 0, style)
                               : NULL;
    if (!root) {
        return NULL;
    }
    if (page) {
        resize(style, width, height);
    }
    return fit_page(style, root, log) &&
                   rcn_file_read(arena, loading.css, loading.css, CSS_LIMIT,
                                 log, &style->reader_css)
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
