/* Word's old binary format, and RTF that our own reader finds no text in,
 * become .docx by LibreOffice, run as a program of its own with a profile that
 * is thrown away, and are read as that. */
#include <ftw.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/codes.h"
#include "base/file.h"
#include "base/process.h"
#include "source/document.h"
#include "source/formats/archive.h"
#include "source/formats/office.h"
#include "source/formats/parts.h"

#define SECONDS     "120"  /* that a conversion may take */
#define OUTPUT_MOST 65536u /* bytes that it may print */
#define OPEN_MOST   16

static int
remove_entry(const char *path, const struct stat *status, int kind,
             struct FTW *place)
{
    (void)status;
    (void)kind;
    (void)place;
    return remove(path);
}

static bool
write_input(const char *path, rcn_text bytes)
{
    FILE *file = fopen(path, "wb");
    bool ok = file && fwrite(bytes.at, 1, bytes.len, file) == bytes.len;
    return file && fclose(file) == 0 && ok;
}

/* Returns the name and version that the converter wrote of itself. */
static const char *
converter_of(rcn_arena *arena, rcn_text docx, const char *path, rcn_log *log)
{
    size_t unpacked = 0;
    rcn_archive *archive = rcn_archive_open(arena, docx, path, log, &unpacked);
    const xmlNode *root =
        archive && rcn_archive_has(archive, "docProps/app.xml")
            ? rcn_archive_xml(archive, "docProps/app.xml")
            : NULL;
    const char *name =
        rcn_node_content(arena, rcn_node_child(root, "Application"));
    size_t len = strcspn(name, "$");
    return len ? rcn_arena_strndup(arena, name, len) : "LibreOffice";
}

/* Converts within `folder`; false with `*ret_why` set when that fails. */
static bool
convert(rcn_arena *arena, rcn_text bytes, const char *folder,
        const char *ending, rcn_text *ret_docx, const char **ret_why)
{
    const char *input = rcn_arena_printf(arena, "%s/in.%s", folder, ending);
    const char *output = rcn_arena_printf(arena, "%s/in.docx", folder);
    const char *profile = rcn_arena_printf(
        arena, "-env:UserInstallation=file://%s/profile", folder);
    const char *const command[] = {"timeout",    "-k",          "5",
                                   SECONDS,      "soffice",     profile,
                                   "--headless", "--norestore", "--convert-to",
                                   "docx",       "--outdir",    folder,
                                   input,        NULL};
    rcn_text printed;
    *ret_why = "no temporary file can be written";
    if (!write_input(input, bytes)) {
        return false;
    }
    rcn_process_end end = rcn_process_run(arena, command, (rcn_text){"", 0},
                                          OUTPUT_MOST, &printed);
    *ret_why = end == RCN_PROCESS_MISSING
                   ? "LibreOffice, which reads this format, is not installed"
                   : "LibreOffice cannot read it in " SECONDS " seconds";
    rcn_log *quiet = rcn_log_new();
    bool read =
        end == RCN_PROCESS_DONE &&
        rcn_file_read(arena, output, output, RCN_SOURCE_LIMIT, quiet, ret_docx);
    rcn_log_free(quiet);
    return read;
}

void
rcn_office_read(rcn_arena *arena, rcn_text bytes, const char *ending,
                const char *path, rcn_log *log, rcn_parts *parts)
{
    const char *base = getenv("TMPDIR");
    char *folder = rcn_arena_printf(arena, "%s/recension-office-XXXXXX",
                                    base && *base ? base : "/tmp");
    const char *why = "no temporary folder can be made";
    rcn_text docx;
    bool made = mkdtemp(folder) != NULL;
    bool converted = made && convert(arena, bytes, folder, ending, &docx, &why);
    if (made) {
        (void)nftw(folder, remove_entry, OPEN_MOST, FTW_DEPTH | FTW_PHYS);
    }
    if (!converted) {
        rcn_log_add(log, RCN_CODE_SOURCE_CONTAINER, (rcn_place){path, 0, 0},
                    "%s", why);
        return;
    }
    size_t first = parts->count;
    parts->converted = true;
    rcn_parts_docx(arena, docx, path, log, parts);
    parts->converted = false;
    for (size_t i = first; i < parts->count; i++) {
        parts->items[i].converter = rcn_arena_printf(
            arena, "%s, %s", converter_of(arena, docx, path, log),
            parts->items[i].converter);
    }
}

void
rcn_parts_doc(rcn_arena *arena, rcn_text bytes, const char *path, rcn_log *log,
              rcn_parts *parts)
{
    rcn_office_read(arena, bytes, "doc", path, log, parts);
}
