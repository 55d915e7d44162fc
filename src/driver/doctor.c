/* `recension doctor`: what this machine has of that which a build needs or can
 * use, one line for each: "ok", "absent" (a build can do without) or "MISSING".
 */
#include "driver/driver.h"

#include <cairo.h>
#include <fontconfig/fontconfig.h>
#include <hb.h>
#include <libxml/xmlversion.h>
#include <string.h>
#include <unistd.h>
#include <utf8proc.h>
#include <zip.h>

#include "base/codes.h"
#include "base/file.h"
#include "base/list.h"
#include "base/process.h"
#include "shape/installed.h"
#include "style/style.h"
#include "typeset/lines/dictionary.h"

#define VERSION_MOST 4096
#define FAMILIES     64 /* different ones in all styles */

typedef enum rcn_finding {
    RCN_FINDING_OK,
    RCN_FINDING_ABSENT, /* a build loses something */
    RCN_FINDING_MISSING /* no build without it */
} rcn_finding;

typedef struct rcn_doctor {
    rcn_arena *arena;
    FILE *out;
    size_t missing;                         /* lines with RCN_FINDING_MISSING */
    RCN_LIST(const rcn_installed *) bodies; /* installed, of the text */
} rcn_doctor;

static void
report(rcn_doctor *doctor, rcn_finding finding, const char *what,
       const char *detail)
{
    static const char *const words[] = {"ok", "absent", "MISSING"};
    doctor->missing += finding == RCN_FINDING_MISSING;
    (void)fprintf(doctor->out, "%-8s %s: %s\n", words[finding], what, detail);
}

/* A helper program, what is lost without it, and its package. */
typedef struct rcn_helper {
    const char *name, *option, *lost, *package;
} rcn_helper;

static const rcn_helper helpers[] = {
    {"pdftotext", "-v", "PDF is not read, printed books are not proved by it",
     "poppler-utils"},
    {"pdftohtml", "-v", "fonts and links of a PDF are not read",
     "poppler-utils"},
    {"pdfinfo", "-v", "tags and properties of a PDF are not read",
     "poppler-utils"},
    {"soffice", "--version", ".doc and .rtf are not read",
     "libreoffice-writer"},
    {"prlimit", "--version", "PDF is not read", "util-linux"},
    {"timeout", "--version", "PDF, .doc and .rtf are not read", "coreutils"},
};

/* Returns the first line that a program prints about its version; NULL when
 * there is no such program.  The shell joins standard error, where poppler
 * prints it. */
static const char *
version_of(rcn_arena *arena, const rcn_helper *helper)
{
    const char *const command[] = {
        "sh",
        "-c",
        "command -v \"$0\" >/dev/null && \"$0\" \"$1\" 2>&1 | head -n 1",
        helper->name,
        helper->option,
        NULL};
    rcn_text printed;
    if (rcn_process_run(arena, command, (rcn_text){"", 0}, VERSION_MOST,
                        &printed) != RCN_PROCESS_DONE) {
        return NULL;
    }
    return rcn_arena_strndup(arena, printed.at, strcspn(printed.at, "\n"));
}

static void
report_helpers(rcn_doctor *doctor)
{
    for (size_t i = 0; i < sizeof helpers / sizeof *helpers; i++) {
        const rcn_helper *helper = &helpers[i];
        const char *version = version_of(doctor->arena, helper);
        report(doctor, version ? RCN_FINDING_OK : RCN_FINDING_ABSENT,
               rcn_arena_printf(doctor->arena, "program %s", helper->name),
               version ? version
                       : rcn_arena_printf(doctor->arena, "%s; package %s",
                                          helper->lost, helper->package));
    }
}

/* Returns the package of a family that the styles name. */
static const char *
package_of(const char *family)
{
    static const struct {
        const char *start, *package;
    } packages[] = {{"Linux", "fonts-linuxlibertine"},
                    {"DejaVu", "fonts-dejavu-core"},
                    {"Noto", "fonts-noto-core"}};
    for (size_t i = 0; i < sizeof packages / sizeof *packages; i++) {
        if (strncmp(family, packages[i].start, strlen(packages[i].start)) ==
            0) {
            return packages[i].package;
        }
    }
    return NULL;
}

static void
report_family(rcn_doctor *doctor, rcn_installed_list fonts, const char *family,
              bool body)
{
    const rcn_installed *found =
        rcn_installed_find(fonts, family, RCN_FONT_ROMAN);
    const char *package = package_of(family);
    const char *detail = "another family is taken";
    if (found) {
        detail = found->path;
    } else if (package) {
        detail =
            rcn_arena_printf(doctor->arena, "%s; package %s", detail, package);
    }
    if (found && body) {
        RCN_PUSH(doctor->arena, &doctor->bodies, found);
    }
    report(doctor, found ? RCN_FINDING_OK : RCN_FINDING_ABSENT,
           rcn_arena_printf(doctor->arena, "font %s", family), detail);
}

/* Each family of each style once. */
static void
report_families(rcn_doctor *doctor, const char *styles,
                rcn_installed_list fonts)
{
    const char *seen[FAMILIES];
    size_t seen_count = 0;
    size_t count = 0;
    const char *const *names = rcn_style_names(doctor->arena, styles, &count);
    rcn_log *quiet = rcn_log_new();
    for (size_t i = 0; i < count; i++) {
        const rcn_style *style =
            rcn_style_load(doctor->arena, styles,
                           &(rcn_style_choice){.name = names[i]}, quiet);
        for (size_t j = 0; style && j < style->family_count; j++) {
            const char *family = style->families[j].name;
            size_t at = 0;
            while (at < seen_count && strcmp(seen[at], family) != 0) {
                at++;
            }
            if (at == seen_count && at < FAMILIES) {
                seen[seen_count++] = family;
                report_family(doctor, fonts, family,
                              j == style->types[RCN_TYPE_BODY].font);
            }
        }
    }
    rcn_log_free(quiet);
}

static const struct {
    const char *name;
    uint32_t letter;
    const char *package;
} scripts[] = {
#define RCN_SCRIPT(name, letter, package) {name, letter, package},
#include "driver/scripts.def"
#undef RCN_SCRIPT
};

/* Returns which family shows a letter: one of the styles' text, else what fills
 * in. */
static const char *
family_for(const rcn_doctor *doctor, rcn_installed_list fonts, uint32_t letter)
{
    for (size_t i = 0; i < doctor->bodies.count; i++) {
        if (FcCharSetHasChar(doctor->bodies.items[i]->characters, letter)) {
            return doctor->bodies.items[i]->family;
        }
    }
    const rcn_installed *other =
        rcn_installed_for(fonts, letter, RCN_FONT_ROMAN);
    return other ? rcn_arena_printf(doctor->arena,
                                    "%s, because the styles' fonts lack them",
                                    other->family)
                 : NULL;
}

static void
report_scripts(rcn_doctor *doctor, rcn_installed_list fonts)
{
    for (size_t i = 0; i < sizeof scripts / sizeof *scripts; i++) {
        const char *family = family_for(doctor, fonts, scripts[i].letter);
        report(doctor, family ? RCN_FINDING_OK : RCN_FINDING_ABSENT,
               rcn_arena_printf(doctor->arena, "letters %s", scripts[i].name),
               family ? family
                      : rcn_arena_printf(doctor->arena,
                                         "the PDF cannot show them; package %s",
                                         scripts[i].package));
    }
}

static void
report_fonts(rcn_doctor *doctor, const char *data)
{
    rcn_installed_list fonts = rcn_installed_load(doctor->arena);
    if (!rcn_installed_for(fonts, 0, RCN_FONT_ROMAN)) {
        report(doctor, RCN_FINDING_MISSING, "fonts",
               "no font at all, so no PDF; package fonts-linuxlibertine");
        return;
    }
    if (data) {
        report_families(doctor, rcn_path_join(doctor->arena, data, "styles"),
                        fonts);
    }
    report_scripts(doctor, fonts);
}

static void
report_dictionaries(rcn_doctor *doctor)
{
    static const struct {
        const char *language, *file, *package;
    } rows[] = {
#define RCN_DICTIONARY(language, file, package) {language, file, package},
#include "typeset/lines/dictionaries.def"
#undef RCN_DICTIONARY
    };
    rcn_buffer here = rcn_buffer_new(doctor->arena);
    rcn_buffer absent = rcn_buffer_new(doctor->arena);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (!rows[i].file) {
            continue;
        }
        const char *path = rcn_dictionary_path(doctor->arena, rows[i].file);
        bool found = access(path, R_OK) == 0;
        if (found) {
            rcn_buffer_printf(&here, "%s%s", here.len ? ", " : "",
                              rows[i].language);
        } else if (rows[i].package) {
            rcn_buffer_printf(&absent, "%s%s", absent.len ? ", " : "",
                              rows[i].language);
        }
    }
    if (here.len) {
        report(doctor, RCN_FINDING_OK, "hyphens", rcn_buffer_text(&here).at);
    }
    if (absent.len) {
        report(doctor, RCN_FINDING_ABSENT, "hyphens of other languages",
               rcn_arena_printf(doctor->arena,
                                "words are not broken; packages hyphen-"
                                "LANGUAGE: %s",
                                rcn_buffer_text(&absent).at));
    }
}

static void
report_libraries(rcn_doctor *doctor)
{
    int fontconfig = FcGetVersion();
    report(doctor, RCN_FINDING_OK, "library libzip", zip_libzip_version());
    report(doctor, RCN_FINDING_OK, "library libxml2", LIBXML_DOTTED_VERSION);
    report(doctor, RCN_FINDING_OK, "library cairo", cairo_version_string());
    report(doctor, RCN_FINDING_OK, "library HarfBuzz", hb_version_string());
    report(doctor, RCN_FINDING_OK, "library fontconfig",
           rcn_arena_printf(doctor->arena, "%d.%d.%d", fontconfig / 10000,
                            fontconfig / 100 % 100, fontconfig % 100));
    report(doctor, RCN_FINDING_OK, "library utf8proc", utf8proc_version());
}

/* Returns the data folder, or NULL. */
static const char *
report_data(rcn_doctor *doctor)
{
    rcn_log *quiet = rcn_log_new();
    const char *data = rcn_data_folder(doctor->arena, quiet);
    rcn_log_free(quiet);
    static const char *const parts[] = {"rules", "styles", "phrases"};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        const char *path =
            data ? rcn_path_join(doctor->arena, data, parts[i]) : NULL;
        bool found = path && access(path, R_OK | X_OK) == 0;
        report(doctor, found ? RCN_FINDING_OK : RCN_FINDING_MISSING,
               rcn_arena_printf(doctor->arena, "data %s", parts[i]),
               found ? path
                     : "install the program again, or set RECENSION_DATA");
    }
    return data;
}

static void
report_cache(rcn_doctor *doctor)
{
    const char *folder = rcn_cache_folder(doctor->arena);
    rcn_log *quiet = rcn_log_new();
    bool fit = folder && rcn_folder_make(folder, quiet) &&
               access(folder, W_OK | X_OK) == 0;
    rcn_log_free(quiet);
    report(doctor, fit ? RCN_FINDING_OK : RCN_FINDING_ABSENT, "cache",
           fit      ? folder
           : folder ? "cannot be written, so builds are slower"
                    : "neither XDG_CACHE_HOME nor HOME is set, so builds are "
                      "slower");
}

bool
rcn_run_doctor(const rcn_request *request, FILE *out, rcn_log *log)
{
    (void)request;
    rcn_doctor doctor = {.arena = rcn_arena_new(0), .out = out};
    const char *data = report_data(&doctor);
    report_fonts(&doctor, data);
    report_dictionaries(&doctor);
    report_helpers(&doctor);
    report_libraries(&doctor);
    report_cache(&doctor);
    if (doctor.missing) {
        rcn_log_add(log, RCN_CODE_DOCTOR_MISSING, (rcn_place){NULL, 0, 0},
                    "%zu of them; see the lines with MISSING", doctor.missing);
    }
    rcn_arena_free(doctor.arena);
    return doctor.missing == 0;
}
