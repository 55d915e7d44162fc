/* The quality of the printed page in figures, those that typesetters are
 * compared by: how far word spaces depart from the font's own, how much
 * neighbouring lines differ, what hangs alone at the head or the foot of a
 * page. Fractions are written from whole numbers: the same on every machine. */
#include "report/typeset.h"

#include <inttypes.h>

#include "base/json.h"
#include "base/list.h"

#define LOOSE      1500 /* word space over the natural one, thousandths */
#define TIGHT      800
#define NOTICEABLE 1260 /* wider than this a line is reported, */
#define NARROW     810  /* or narrower */

/* A line of which something is to be said. */
typedef struct rcn_poor_line {
    rcn_line_figures line;
    const char *why;
    int32_t fault; /* the greater, the worse */
} rcn_poor_line;

typedef struct rcn_line_survey {
    rcn_arena *arena;
    const rcn_edition *edition;
    uint32_t widows, orphans, hyphens_at_page_ends;
    int32_t most_scale, most_tracking;
    rcn_len off_grid;
    RCN_LIST(rcn_poor_line) poor; /* at most one on each page */
} rcn_line_survey;

static int32_t
most(int32_t a, int32_t b)
{
    return a > b ? a : b;
}

/* Words of a document: titles and the editor's tables stand where they look
 * best. */
static bool
on_grid(const rcn_line_survey *survey, const rcn_line_figures *line)
{
    return !line->off_grid || line->section >= survey->edition->section_count ||
           survey->edition->sections[line->section].role !=
               RCN_SECTION_DOCUMENT;
}

/* Returns what is wrong with a line, the gravest first; NULL: nothing. */
static const char *
judge(const rcn_line_survey *survey, const rcn_line_figures *line,
      int32_t *ret_fault)
{
    bool long_enough = line->lines > 1;
    if (line->overfull) {
        *ret_fault = 100000;
        return "overfull";
    }
    if (long_enough && line->first_on_page && line->line == line->lines) {
        *ret_fault = 50000;
        return "widow";
    }
    if (long_enough && line->last_on_page && line->line == 1) {
        *ret_fault = 40000;
        return "orphan";
    }
    if (!on_grid(survey, line)) {
        *ret_fault = 30000;
        return "off the grid";
    }
    if (line->justified && line->ratio > NOTICEABLE) {
        *ret_fault = line->ratio - 1000;
        return line->ratio > LOOSE ? "loose" : "wide spaces";
    }
    if (line->justified && line->ratio < NARROW) {
        *ret_fault = 1000 - line->ratio;
        return line->ratio < TIGHT ? "tight" : "narrow spaces";
    }
    return NULL;
}

static void
visit(void *context, const rcn_line_figures *line)
{
    rcn_line_survey *survey = context;
    bool ends = line->lines > 1;
    survey->widows += ends && line->first_on_page && line->line == line->lines;
    survey->orphans += ends && line->last_on_page && line->line == 1;
    survey->hyphens_at_page_ends += line->last_on_page && line->hyphen;
    if (!on_grid(survey, line)) {
        survey->off_grid = most(survey->off_grid, line->off_grid);
    }
    if (line->justified) {
        int32_t scale = line->scale < 0 ? -line->scale : line->scale;
        int32_t tracking =
            line->tracking < 0 ? -line->tracking : line->tracking;
        survey->most_scale = most(survey->most_scale, scale);
        survey->most_tracking = most(survey->most_tracking, tracking);
    }
    rcn_poor_line poor = {.line = *line};
    poor.why = judge(survey, line, &poor.fault);
    if (!poor.why) {
        return;
    }
    size_t count = survey->poor.count;
    rcn_poor_line *last = count ? &survey->poor.items[count - 1] : NULL;
    if (last && last->line.page == line->page) {
        *last = poor.fault > last->fault ? poor : *last;
    } else {
        RCN_PUSH(survey->arena, &survey->poor, poor);
    }
}

static rcn_line_survey
survey_book(rcn_arena *arena, const rcn_set_book *set)
{
    rcn_line_survey survey = {.arena = arena, .edition = set->edition};
    rcn_typeset_lines(set->book, visit, &survey);
    return survey;
}

/* "3.12" of the paragraph a line is in, else its section's id. */
static const char *
place_of(const rcn_set_book *set, const rcn_line_figures *line)
{
    if (line->section >= set->edition->section_count) {
        return "";
    }
    const rcn_section *section = &set->edition->sections[line->section];
    const char *citation = line->block < section->block_count
                               ? section->blocks[line->block].citation
                               : NULL;
    return citation ? citation : section->id;
}

/* A number of `unit`-ths with its decimals: 1255 thousandths as "1.255". */
static void
add_fraction(rcn_buffer *out, const char *label, int64_t value, int64_t unit,
             const char *after)
{
    int digits = unit == 1000 ? 3 : unit == 100 ? 2 : 1;
    rcn_buffer_printf(out, "%s%s%" PRId64 ".%0*" PRId64 "%s", label,
                      value < 0 ? "-" : "", (value < 0 ? -value : value) / unit,
                      digits, (value < 0 ? -value : value) % unit, after);
}

/* Tenths of a per cent. */
static int64_t
share(uint32_t part, uint32_t whole)
{
    return whole ? ((int64_t)part * 1000 + whole / 2) / whole : 0;
}

static int64_t
milli_points(rcn_len length)
{
    return (int64_t)length * 1000 / RCN_LEN_PT;
}

static void
add_page(rcn_buffer *out, const rcn_set_book *set)
{
    const rcn_style *style = set->style;
    const rcn_type *body = &style->types[RCN_TYPE_BODY];
    rcn_buffer_printf(out, "%s\n\n", set->edition->title);
    rcn_buffer_printf(out, "Style %s: ", style->name);
    add_fraction(out, "page ", milli_points(style->page_width) / 100, 10,
                 " by ");
    add_fraction(out, "", milli_points(style->page_height) / 100, 10, " pt, ");
    add_fraction(out, "measure ", milli_points(rcn_style_measure(style)) / 100,
                 10, " pt, ");
    add_fraction(out, "type ", milli_points(body->size) / 100, 10, " on ");
    add_fraction(out, "", milli_points(body->leading) / 100, 10, " pt\n");
}

static void
add_lines(rcn_buffer *out, const rcn_typeset_stats *stats,
          const rcn_line_survey *survey)
{
    rcn_buffer_printf(out, "%u pages, %u lines, %u justified\n\n", stats->pages,
                      stats->lines, stats->justified);
    rcn_buffer_printf(out, "Hyphens: %u lines", stats->hyphenated);
    add_fraction(out, " (", share(stats->hyphenated, stats->justified), 10,
                 " % of the justified)");
    rcn_buffer_printf(out, ", at most %u running, %u at the end of a page\n",
                      stats->longest_hyphen_run, survey->hyphens_at_page_ends);
    rcn_buffer_string(out, "Word spaces, to the font's own: ");
    add_fraction(out, "SD ", stats->space_sd_milli, 1000, ", ");
    add_fraction(out, "95th ", stats->space_p95_milli, 1000, ", ");
    add_fraction(out, "most ", stats->space_max_milli, 1000, "; ");
    rcn_buffer_printf(out, "%u lines loose (over 1.5), %u tight (under 0.8)\n",
                      stats->loose, stats->tight);
    add_fraction(out,
                 "Neighbouring lines: word spaces differ by ", //
                 stats->neighbour_rms_milli, 1000, " (rms), ");
    add_fraction(out, "need by ", stats->neighbour_need, 100, " % (mean)\n");
    add_fraction(out, "Glyph scale: at most ", survey->most_scale, 10, " %, ");
    rcn_buffer_printf(out, "in %u lines", stats->scaled);
    add_fraction(out, " (", share(stats->scaled, stats->justified), 10, " %)");
    add_fraction(out, "\nTracking: at most ", survey->most_tracking, 10,
                 " % of the em, ");
    rcn_buffer_printf(out, "in %u lines", stats->tracked);
    add_fraction(out, " (", share(stats->tracked, stats->justified), 10,
                 " %)\n");
}

static void
add_pages(rcn_buffer *out, const rcn_typeset_stats *stats,
          const rcn_line_survey *survey)
{
    rcn_buffer_printf(out,
                      "Pages: %u widows, %u orphans, %u short; %u last lines "
                      "of paragraphs under 3 em\n",
                      survey->widows, survey->orphans, stats->short_pages,
                      stats->runts);
    add_fraction(out, "Grid: lines at most ", milli_points(survey->off_grid),
                 1000, " pt off it\n");
    rcn_buffer_printf(out, "Overfull lines: %u; missing glyphs: %u\n",
                      stats->overfull, stats->missing_glyphs);
}

rcn_text
rcn_report_typeset_text(rcn_arena *arena, const rcn_set_book *set)
{
    rcn_line_survey survey = survey_book(arena, set);
    rcn_buffer out = rcn_buffer_new(arena);
    add_page(&out, set);
    add_lines(&out, set->stats, &survey);
    add_pages(&out, set->stats, &survey);
    rcn_buffer_string(&out, survey.poor.count
                                ? "\nThe worst line of each page, from the "
                                  "first page of the file:\n"
                                : "\nNo line stands out.\n");
    for (size_t i = 0; i < survey.poor.count; i++) {
        const rcn_poor_line *poor = &survey.poor.items[i];
        rcn_buffer_printf(&out, "%6u  %-12s %s", poor->line.page,
                          place_of(set, &poor->line), poor->why);
        rcn_buffer_printf(&out, ", line %u of %u", poor->line.line,
                          poor->line.lines);
        if (poor->line.justified) {
            add_fraction(&out, ", word space ", poor->line.ratio, 1000, "");
        }
        rcn_buffer_char(&out, '\n');
    }
    return rcn_buffer_text(&out);
}

static void
write_lines(rcn_json *json, const rcn_typeset_stats *stats,
            const rcn_line_survey *survey)
{
    const struct {
        const char *key;
        int64_t value;
    } all[] = {
        {"pages", stats->pages},
        {"lines", stats->lines},
        {"justified", stats->justified},
        {"hyphenated", stats->hyphenated},
        {"longest_hyphen_run", stats->longest_hyphen_run},
        {"hyphens_at_page_ends", survey->hyphens_at_page_ends},
        {"space_sd_milli", stats->space_sd_milli},
        {"space_p95_milli", stats->space_p95_milli},
        {"space_max_milli", stats->space_max_milli},
        {"loose", stats->loose},
        {"tight", stats->tight},
        {"neighbour_rms_milli", stats->neighbour_rms_milli},
        {"neighbour_need_per_10000", stats->neighbour_need},
        {"scaled", stats->scaled},
        {"most_scale_milli", survey->most_scale},
        {"tracked", stats->tracked},
        {"most_tracking_milli_em", survey->most_tracking},
        {"widows", survey->widows},
        {"orphans", survey->orphans},
        {"runts", stats->runts},
        {"short_pages", stats->short_pages},
        {"overfull", stats->overfull},
        {"missing_glyphs", stats->missing_glyphs},
        {"off_grid_milli_pt", milli_points(survey->off_grid)},
    };
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        rcn_json_int(json, all[i].key, all[i].value);
    }
}

rcn_text
rcn_report_typeset_json(rcn_arena *arena, const rcn_set_book *set)
{
    rcn_line_survey survey = survey_book(arena, set);
    rcn_json json = rcn_json_new(arena, 2);
    rcn_json_open_object(&json, NULL);
    rcn_json_string(&json, "title", set->edition->title);
    rcn_json_string(&json, "style", set->style->name);
    rcn_json_int(&json, "measure_milli_pt",
                 milli_points(rcn_style_measure(set->style)));
    write_lines(&json, set->stats, &survey);
    rcn_json_open_array(&json, "worst");
    for (size_t i = 0; i < survey.poor.count; i++) {
        const rcn_poor_line *poor = &survey.poor.items[i];
        rcn_json_open_object(&json, NULL);
        rcn_json_int(&json, "page", poor->line.page);
        rcn_json_string(&json, "place", place_of(set, &poor->line));
        rcn_json_string(&json, "why", poor->why);
        rcn_json_int(&json, "line", poor->line.line);
        rcn_json_int(&json, "lines", poor->line.lines);
        rcn_json_int(&json, "ratio_milli",
                     poor->line.justified ? poor->line.ratio : 1000);
        rcn_json_close_object(&json);
    }
    rcn_json_close_array(&json);
    rcn_json_close_object(&json);
    return rcn_json_done(&json);
}
