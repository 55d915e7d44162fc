/* The commands and options of the program as tables: parsing, help and the
 * tests of man pages and completions all read these. */
#include "cli/table.h"

#include <string.h>

static const char *const formats[] = {"text", "json", NULL};
static const char *const diff_formats[] = {"text", "json", "html", NULL};
static const char *const colors[] = {"auto", "always", "never", NULL};
static const char *const dumps[] = {"clean", "dates", "edition", "pages",
                                    NULL}; /* rcn_dump from 1 */

static const char *const impositions[] = {"booklet", NULL};
static const char *const reports[] = {"typeset", NULL};

const rcn_option rcn_options[RCN_OPTION_COUNT] = {
    [RCN_OPTION_HELP] = {"help", 'h', NULL, NULL, "show this help"},
    [RCN_OPTION_VERSION] = {"version", 'V', NULL, NULL, "show the version"},
    [RCN_OPTION_QUIET] = {"quiet", 'q', NULL, NULL, "show errors only"},
    [RCN_OPTION_VERBOSE] = {"verbose", 'v', NULL, NULL,
                            "show notes too: every cut with its rule"},
    [RCN_OPTION_STRICT] = {"strict", 0, NULL, NULL,
                           "exit with status 1 on warnings too"},
    [RCN_OPTION_LOG_FORMAT] = {"log-format", 0, "FORMAT", formats,
                               "messages as text or as JSON lines"},
    [RCN_OPTION_COLOR] = {"color", 0, "WHEN", colors, "colour in messages"},
    [RCN_OPTION_OUTPUT] = {"output", 'o', "PATH", NULL, "where to write"},
    [RCN_OPTION_CONFIG] = {"config", 'c', "FILE", NULL,
                           "the editor's edition.yaml (default: in PATH)"},
    [RCN_OPTION_SET] = {"set", 0, "KEY=VALUE", NULL,
                        "a key of edition.yaml for this run (repeatable)"},
    [RCN_OPTION_RULES] = {"rules", 0, "DIR", NULL,
                          "a folder of rules of your own"},
    [RCN_OPTION_FILES_FROM] = {"files-from", 0, "FILE", NULL,
                               "read more paths from FILE, one a line"},
    [RCN_OPTION_FORMAT] = {"format", 'f', "FORMAT", formats,
                           "form of the result"},
    [RCN_OPTION_DIFF_FORMAT] = {"format", 'f', "FORMAT", diff_formats,
                                "form of the result"},
    [RCN_OPTION_EPUB] = {"epub", 0, NULL, NULL, "make the EPUB"},
    [RCN_OPTION_PDF] = {"pdf", 0, NULL, NULL, "make the PDF"},
    [RCN_OPTION_REVIEW] = {"review", 0, NULL, NULL, "make review.html"},
#define RCN_TWIN(NAME, name, extension, label, help) \
    [RCN_OPTION_##NAME] = {#name, 0, NULL, NULL, help},
#include "twins/twins.def"
#undef RCN_TWIN
    [RCN_OPTION_ALL] = {"all", 0, NULL, NULL, "make everything"},
    [RCN_OPTION_STYLE] = {"style", 0, "NAME", NULL,
                          "classic, a5, a4, letter, large-print, or ./FOLDER"},
    [RCN_OPTION_PAGE] = {"page", 0, "SIZE", NULL,
                         "page size: 6x9in, a5, a4, letter, 148x210mm"},
    [RCN_OPTION_IMPOSE] = {"impose", 0, "FORM", impositions,
                           "make SLUG.booklet.pdf too, to fold"},
    [RCN_OPTION_REPORT] = {"report", 0, "SUBJECT", reports,
                           "tell how the lines were set"},
    [RCN_OPTION_NO_VERIFY] = {"no-verify", 0, NULL, NULL,
                              "do not prove the books before they land"},
    [RCN_OPTION_DUMP] = {"dump", 0, "STAGE", dumps, "only write a stage"},
    [RCN_OPTION_SOURCES] = {"sources", 0, "PATH", NULL,
                            "the documents (default: those in the books)"},
    [RCN_OPTION_LEDGER] = {"ledger", 0, "FILE", NULL,
                           "edition.json (default: beside or in the book)"},
    [RCN_OPTION_DRY_RUN] = {"dry-run", 0, NULL, NULL,
                            "only show what would change"},
    [RCN_OPTION_EVIDENCE] = {"evidence", 0, NULL, NULL,
                             "show the words that a value rests on"},
    [RCN_OPTION_CUTS] = {"cuts", 0, NULL, NULL, "show each cut with its key"},
    [RCN_OPTION_APPLY] = {"apply", 0, "FILE", NULL,
                          "write the decisions of FILE into edition.yaml"},
    [RCN_OPTION_PORT] = {"port", 0, "N", NULL,
                         "port to listen on (default: a free one)"},
    [RCN_OPTION_NO_BROWSER] = {"no-browser", 0, NULL, NULL,
                               "only print the address"},
};

/* clang-format off */
static const rcn_option_id build_options[] = {
    RCN_OPTION_OUTPUT, RCN_OPTION_EPUB, RCN_OPTION_PDF, RCN_OPTION_REVIEW,
#define RCN_TWIN(NAME, name, extension, label, help) RCN_OPTION_##NAME,
#include "twins/twins.def"
#undef RCN_TWIN
    RCN_OPTION_ALL,
    RCN_OPTION_FILES_FROM, RCN_OPTION_CONFIG, RCN_OPTION_SET, RCN_OPTION_RULES, RCN_OPTION_STYLE,
    RCN_OPTION_PAGE,
    RCN_OPTION_IMPOSE, RCN_OPTION_REPORT,
    RCN_OPTION_NO_VERIFY, RCN_OPTION_DUMP};
/* clang-format on */
static const rcn_option_id look_options[] = {
    RCN_OPTION_FORMAT, RCN_OPTION_FILES_FROM, RCN_OPTION_CONFIG, RCN_OPTION_SET,
    RCN_OPTION_RULES};
static const rcn_option_id explain_options[] = {
    RCN_OPTION_CONFIG, RCN_OPTION_SET, RCN_OPTION_RULES};
static const rcn_option_id verify_options[] = {RCN_OPTION_SOURCES,
                                               RCN_OPTION_LEDGER};
static const rcn_option_id init_options[] = {
    RCN_OPTION_OUTPUT,  RCN_OPTION_CONFIG,   RCN_OPTION_SET, RCN_OPTION_RULES,
    RCN_OPTION_DRY_RUN, RCN_OPTION_EVIDENCE, RCN_OPTION_CUTS};
static const rcn_option_id edit_options[] = {
    RCN_OPTION_CONFIG, RCN_OPTION_RULES, RCN_OPTION_APPLY, RCN_OPTION_PORT,
    RCN_OPTION_NO_BROWSER};
static const rcn_option_id diff_options[] = {RCN_OPTION_DIFF_FORMAT};
static const rcn_option_id rules_options[] = {RCN_OPTION_FORMAT,
                                              RCN_OPTION_RULES};

#define OPTIONS(list) (list), sizeof(list) / sizeof *(list)
#define ANY_NUMBER    ((size_t)-1)

const rcn_command rcn_commands[] = {
    {"build", "[PATH...]", "make the edition: EPUB, PDF, review and ledger",
     "\"recension PATH\" means \"recension build PATH\".\n"
     "Reads files and folders (the current folder when none is given), and\n"
     "writes SLUG.epub, SLUG.pdf, review.html and edition.json, or only the\n"
     "forms that are asked for, into the folder of -o (default: out).  SLUG\n"
     "is the edition's title as a file name.  The books are proved against\n"
     "the sources, then all files are renamed into place; a build that fails\n"
     "leaves an older edition as it was.",
     0, ANY_NUMBER, OPTIONS(build_options), rcn_run_build},
    {"clean", "FILE...", "show documents as cleaned, dated and attributed",
     "Files named together lend each other evidence for hyphens, repeated\n"
     "furniture and dates.  \"-\" alone reads standard input.  With --format\n"
     "json each document is one JSON object on one line.",
     1, ANY_NUMBER, OPTIONS(look_options), rcn_run_clean},
    {"order", "[PATH...]", "show the order of the edition and its reasons",
     "Reads the current folder when no PATH is given.", 0, ANY_NUMBER,
     OPTIONS(look_options), rcn_run_order},
    {"explain", "DOC [PATH...]",
     "show what was found in a document, with evidence",
     "DOC is a path, a file name, a number in the edition or the first digits\n"
     "of a sha256.  The documents beside DOC are read with it unless PATH is\n"
     "given.",
     1, ANY_NUMBER, OPTIONS(explain_options), rcn_run_explain},
    {"verify", "BOOK...", "prove that books hold the text of their sources",
     "Reads the finished EPUB or PDF with other readers than ours (libzip and\n"
     "libxml2; libqpdf and poppler) and compares the text with what\n"
     "edition.json and the sources make of it: those of --sources, else\n"
     "those that a book carries.  Names the first difference of each\n"
     "document.",
     1, ANY_NUMBER, OPTIONS(verify_options), rcn_run_verify},
    {"init", "PATH", "write what was found into edition.yaml, as comments",
     "A first run writes PATH/edition.yaml (or the file of -o; \"-\": "
     "standard\n"
     "output) with an entry for each document.  A later run adds entries for\n"
     "new documents, renews its own comments, which begin with #:, and marks\n"
     "entries whose file is gone.  It changes nothing that a person wrote.",
     1, 1, OPTIONS(init_options), rcn_run_init},
    {"edit", "FOLDER", "review in the browser; decisions go into edition.yaml",
     "Serves the review page for FOLDER on this machine only, opens it, and\n"
     "writes each decision into FOLDER/edition.yaml (or the file of -c), "
     "whose\n"
     "comments and order stay.  Ends with Ctrl-C.  With --apply it writes the\n"
     "decisions that a review.html gave as a file.",
     1, 1, OPTIONS(edit_options), rcn_run_edit},
    {"resolve", "CITATION [PATH...]", "show the paragraph of a citation",
     "CITATION is as printed in the books, 3.12, 3.1-3.4 or 3 for a document,\n"
     "or with the short key of a document: \"MFA 2021a.12\"; a page of the "
     "PDF,\n"
     "\"p. 31\"; or an id.  Shows the words, their place in the source and "
     "in\n"
     "the PDF, and references to them; with --format json CSL-JSON too.",
     1, ANY_NUMBER, OPTIONS(look_options), rcn_run_resolve},
    {"quote", "WORDS [PATH...]", "find the citation of a passage",
     "Case, white space and the form of quotation marks and hyphens do not\n"
     "count.",
     1, ANY_NUMBER, OPTIONS(look_options), rcn_run_quote},
    {"diff", "OLD NEW", "show what changed from one edition to another",
     "OLD and NEW are edition.json files, or folders that hold one.  Names "
     "the\n"
     "documents added, removed and redated, each change of words, and which\n"
     "citation became which.  The key errata of edition.yaml prints the same "
     "in\n"
     "the book.",
     2, 2, OPTIONS(diff_options), rcn_run_diff},
    {"styles", "", "list the styles of the printed book",
     "Prints a line for each: its name, its page, the type of its text.", 0, 0,
     NULL, 0, rcn_run_styles},
    {"fonts", "", "list the fonts that books can be set in",
     "Prints a line for each family: its name, the number of its faces, the\n"
     "scripts of which it has letters.",
     0, 0, NULL, 0, rcn_run_fonts},
    {"rules", "[list|test]", "list the rules, or run their examples", NULL, 0,
     1, OPTIONS(rules_options), rcn_run_rules},
    {"doctor", "", "show what this machine has for a build, and what it lacks",
     "Prints a line for each: the program's data, fonts and scripts,\n"
     "hyphenation, helper programs, libraries, the cache.  A line begins with\n"
     "ok, absent (a build does without and loses what is said) or MISSING (no\n"
     "build); it names the package of Debian that brings the thing.  Exit\n"
     "status 1 when something is MISSING.",
     0, 0, NULL, 0, rcn_run_doctor},
};

const size_t rcn_command_count = sizeof rcn_commands / sizeof *rcn_commands;

const rcn_command *
rcn_command_find(const char *name)
{
    for (size_t i = 0; i < rcn_command_count; i++) {
        if (strcmp(rcn_commands[i].name, name) == 0) {
            return &rcn_commands[i];
        }
    }
    return NULL;
}

bool
rcn_command_takes(const rcn_command *command, rcn_option_id id)
{
    if (id < RCN_OPTIONS_COMMON) {
        return true;
    }
    for (size_t i = 0; command && i < command->option_count; i++) {
        if (command->options[i] == id) {
            return true;
        }
    }
    return false;
}
