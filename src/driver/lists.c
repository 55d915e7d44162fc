/* `recension styles` and `recension fonts`: what books can be set in, a line
 * each, fields parted by tabs. */
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/list.h"
#include "driver/driver.h"
#include "shape/installed.h"
#include "style/style.h"

#define UNITS_OF_INCH INT64_C(73728) /* 72 pt of 1024 */
#define TENTHS_OF_MM(len) \
    ((int)(((len)*INT64_C(254) + UNITS_OF_INCH / 2) / UNITS_OF_INCH))
#define TENTHS_OF_PT(len) ((int)((len)*INT64_C(10) / 1024))

static void
print_style(const rcn_style *style, FILE *out)
{
    int width = TENTHS_OF_MM(style->page_width);
    int height = TENTHS_OF_MM(style->page_height);
    const rcn_type *body = &style->types[RCN_TYPE_BODY];
    int size = TENTHS_OF_PT(body->size);
    (void)fprintf(out, "%s\t%d.%dx%d.%dmm\t%s %d.%dpt\n", style->name,
                  width / 10, width % 10, height / 10, height % 10,
                  style->families[body->font].name, size / 10, size % 10);
}

bool
rcn_run_styles(const rcn_request *request, FILE *out, rcn_log *log)
{
    (void)request;
    rcn_arena *arena = rcn_arena_new(0);
    const char *data = rcn_data_folder(arena, log);
    bool ok = data != NULL;
    if (ok) {
        size_t count = 0;
        const char *folder = rcn_path_join(arena, data, "styles");
        const char *const *names = rcn_style_names(arena, folder, &count);
        for (size_t i = 0; i < count; i++) {
            const rcn_style *style = rcn_style_load(
                arena, folder, &(rcn_style_choice){.name = names[i]}, log);
            ok = ok && style;
            if (style) {
                print_style(style, out);
            }
        }
    }
    rcn_arena_free(arena);
    return ok;
}

static int
by_family(const void *left, const void *right)
{
    const rcn_installed *const *a = left, *const *b = right;
    return strcmp((*a)->family, (*b)->family);
}

/* Returns the scripts of which any face of a family has a letter: "Latin,
 * Greek". */
static const char *
scripts_of(rcn_arena *arena, const rcn_installed *const *faces, size_t count)
{
    static const struct {
        const char *name;
        uint32_t letter;
    } scripts[] = {
#define RCN_SCRIPT(name, letter, package) {name, letter},
#include "driver/scripts.def"
#undef RCN_SCRIPT
    };
    rcn_buffer out = rcn_buffer_new(arena);
    for (size_t i = 0; i < sizeof scripts / sizeof *scripts; i++) {
        bool has = false;
        for (size_t k = 0; k < count && !has; k++) {
            has = FcCharSetHasChar(faces[k]->characters, scripts[i].letter);
        }
        if (has) {
            rcn_buffer_printf(&out, "%s%s", out.len ? ", " : "",
                              scripts[i].name);
        }
    }
    return rcn_buffer_text(&out).at;
}

bool
rcn_run_fonts(const rcn_request *request, FILE *out, rcn_log *log)
{
    (void)request;
    (void)log;
    rcn_arena *arena = rcn_arena_new(0);
    rcn_installed_list fonts = rcn_installed_load(arena);
    const rcn_installed **sorted =
        rcn_arena_alloc(arena, fonts.count + 1, sizeof(const rcn_installed *));
    for (size_t i = 0; i < fonts.count; i++) {
        sorted[i] = &fonts.items[i];
    }
    qsort(sorted, fonts.count, sizeof *sorted, by_family);
    for (size_t i = 0, end; i < fonts.count; i = end) {
        end = i + 1;
        while (end < fonts.count &&
               strcmp(sorted[end]->family, sorted[i]->family) == 0) {
            end++;
        }
        const char *scripts = scripts_of(arena, sorted + i, end - i);
        if (*scripts) {
            (void)fprintf(out, "%s\t%zu\t%s\n", sorted[i]->family, end - i,
                          scripts);
        }
    }
    rcn_arena_free(arena);
    return true;
}
