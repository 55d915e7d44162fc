/* What the whole edition is called, and when it was published and modified.
 * Only the editor states a date of publication.  EPUB 3.3 (section 5.5.6)
 * requires the instant of the last modification: without SOURCE_DATE_EPOCH and
 * a date of the editor, it is the earliest one that the sources allow.  The
 * clock is never read: same sources, same bytes. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <time.h>

#include "attribute/title.h"
#include "base/codes.h"
#include "base/hash.h"
#include "base/utf8.h"
#include "edition/composer.h"

/* The earliest instant a ZIP archive can hold: for an edition of documents
 * without any date. */
#define NO_DATE "1980-01-01"

#define LAST_INSTANT 253402300799 /* 9999-12-31T23:59:59Z */

const char *
rcn_edition_years(rcn_arena *arena, const rcn_edition *edition)
{
    int first = 0, last = 0;
    bool any = false;
    for (size_t i = 0; i < edition->record_count; i++) {
        int year = edition->records[i].dating.sort.year;
        if (year != RCN_YEAR_UNKNOWN) {
            first = !any || year < first ? year : first;
            last = !any || year > last ? year : last;
            any = true;
        }
    }
    if (!any) {
        return NULL;
    }
    return first == last ? rcn_arena_printf(arena, "%d", first)
                         : rcn_arena_printf(arena, "%d–%d", first, last);
}

/* The newest date of all records whose dating passes. */
static rcn_date
newest(const rcn_edition *edition, rcn_certainty most, bool stated)
{
    rcn_date date = RCN_DATE_NONE;
    for (size_t i = 0; i < edition->record_count; i++) {
        const rcn_dating *dating = &edition->records[i].dating;
        bool counts = dating->sort.year != RCN_YEAR_UNKNOWN &&
                      dating->certainty <= most &&
                      (!stated || dating->status == RCN_STATUS_STATED ||
                       dating->status == RCN_STATUS_EDITOR);
        if (counts && (date.year == RCN_YEAR_UNKNOWN ||
                       rcn_date_compare(dating->sort, date) > 0)) {
            date = dating->sort;
        }
    }
    return date;
}

/* "2023-07-29": the newest of the best attested dates of the sources.  The
 * edition is no older than that. */
static const char *
newest_source(rcn_arena *arena, const rcn_edition *edition)
{
    rcn_date date = newest(edition, RCN_CERTAIN, true);
    if (date.year == RCN_YEAR_UNKNOWN) {
        date = newest(edition, RCN_APPROXIMATE, false);
    }
    if (date.year == RCN_YEAR_UNKNOWN) {
        date = newest(edition, RCN_BOUNDED, false);
    }
    if (date.year == RCN_YEAR_UNKNOWN || date.year < 0) {
        return NO_DATE;
    }
    char text[16];
    (void)rcn_date_format(date, text, sizeof text);
    return rcn_arena_strdup(arena, text);
}

/* The instant of SOURCE_DATE_EPOCH, or NULL when it is no number of seconds
 * (reproducible-builds.org, specification of SOURCE_DATE_EPOCH). */
static const char *
epoch_instant(rcn_composer *composer, const char *epoch)
{
    if (!epoch || !*epoch) {
        return NULL;
    }
    char *end = NULL;
    errno = 0;
    long long seconds = strtoll(epoch, &end, 10);
    time_t instant = (time_t)seconds;
    struct tm parts;
    char text[32];
    if (errno || *end || seconds < 0 || seconds > LAST_INSTANT ||
        !gmtime_r(&instant, &parts) ||
        !strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &parts)) {
        rcn_log_add(composer->log, RCN_CODE_EDITION_EPOCH, (rcn_place){0}, "%s",
                    epoch);
        return NULL;
    }
    return rcn_arena_strdup(composer->arena, text);
}

void
rcn_set_dates(rcn_composer *composer, const char *epoch)
{
    rcn_arena *arena = composer->arena;
    rcn_edition *edition = composer->edition;
    const char *instant = epoch_instant(composer, epoch);
    edition->date = composer->project->date;
    if (!instant) {
        const char *date =
            edition->date ? edition->date : newest_source(arena, edition);
        static const char first[] = "0000-01-01";
        size_t len =
            strlen(date) < sizeof first ? strlen(date) : sizeof first - 1;
        instant = rcn_arena_printf(arena, "%.*s%sT00:00:00Z", (int)len, date,
                                   first + len);
    }
    edition->modified = instant;
}

/* A language and how many documents are in it. */
typedef struct rcn_language_count {
    const char *language;
    size_t count;
} rcn_language_count;

/* The language of most documents; the editor's own words are English where two
 * are as common. */
static const char *
common_language(rcn_arena *arena, const rcn_edition *edition)
{
    RCN_LIST(rcn_language_count) counts = {0};
    for (size_t i = 0; i < edition->record_count; i++) {
        const char *language = edition->records[i].cleaned->language;
        size_t at = 0;
        while (at < counts.count &&
               strcmp(counts.items[at].language, language) != 0) {
            at++;
        }
        if (at == counts.count) {
            RCN_PUSH(arena, &counts, (rcn_language_count){language, 0});
        }
        counts.items[at].count += strcmp(language, "und") != 0;
    }
    rcn_language_count best = {RCN_EDITOR_LANGUAGE, 0};
    bool tied = false;
    for (size_t i = 0; i < counts.count; i++) {
        bool more = counts.items[i].count > best.count;
        tied = more ? false : tied || counts.items[i].count == best.count;
        best = more ? counts.items[i] : best;
    }
    return tied ? RCN_EDITOR_LANGUAGE : best.language;
}

/* A name-based identifier: other sources, order or decisions make another
 * edition. */
static const char *
make_identifier(rcn_composer *composer)
{
    const rcn_project *project = composer->project;
    const rcn_edition *edition = composer->edition;
    const char *const said[] = {
        edition->title,    edition->subtitle, edition->description,
        edition->language, edition->rights,   edition->publisher,
        project->date,     project->style,    project->page};
    rcn_buffer name = rcn_buffer_new(composer->arena);
    for (size_t i = 0; i < sizeof said / sizeof *said; i++) {
        rcn_buffer_printf(&name, "%s\n", said[i] ? said[i] : "");
    }
    for (size_t i = 0; edition->editors[i]; i++) {
        rcn_buffer_printf(&name, "%s\n", edition->editors[i]);
    }
    if (project->series) {
        rcn_buffer_printf(&name, "%s %d\n", project->series->title,
                          (int)project->series->number);
    }
    if (project->evaluation) {
        rcn_buffer_printf(&name, "%s\n", project->evaluation->by);
    }
    for (size_t i = 0; i < edition->record_count; i++) {
        const rcn_record *record = &edition->records[i];
        const rcn_attribution *who = &record->attribution;
        const char *const values[] = {record->cleaned->document->name,
                                      record->cleaned->document->raw_sha256,
                                      record->dating.edtf,
                                      record->retrieved,
                                      who->title.value,
                                      who->author.value,
                                      who->issuer.value,
                                      who->speaker.value,
                                      who->publisher.value,
                                      who->source_url.value};
        for (size_t k = 0; k < sizeof values / sizeof *values; k++) {
            rcn_buffer_printf(&name, "%s\n", values[k] ? values[k] : "");
        }
    }
    char uuid[46];
    rcn_uuid5(rcn_buffer_text(&name), uuid);
    return rcn_arena_strdup(composer->arena, uuid);
}

/* The printed book is another edition of the same text: the e-book names it as
 * the source of its page numbers. */
static const char *
make_print_identifier(rcn_arena *arena, const rcn_edition *edition)
{
    char uuid[46];
    rcn_uuid5(rcn_text_of(
                  rcn_arena_printf(arena, "%s\nprint\n", edition->identifier)),
              uuid);
    return rcn_arena_strdup(arena, uuid);
}

/* A name and how many documents are attributed to it. */
typedef struct rcn_name_count {
    const char *name;
    size_t count;
} rcn_name_count;

/* The name that more than half of the documents have in a role, or NULL. */
static const char *
shared_name(rcn_arena *arena, const rcn_edition *edition, bool publisher)
{
    RCN_LIST(rcn_name_count) names = {0};
    for (size_t i = 0; i < edition->record_count; i++) {
        const rcn_attribution *who = &edition->records[i].attribution;
        const char *name = publisher ? who->publisher.value : who->issuer.value;
        size_t at = 0;
        while (name && at < names.count &&
               strcmp(names.items[at].name, name) != 0) {
            at++;
        }
        if (name && at == names.count) {
            RCN_PUSH(arena, &names, (rcn_name_count){name, 0});
        }
        if (name && ++names.items[at].count * 2 > edition->record_count) {
            return name;
        }
    }
    return NULL;
}

/* A folder's name as words of a title, with a capital; NULL for one that says
 * nothing of what it holds. */
static const char *
folder_title(rcn_arena *arena, const char *folder)
{
    static const char *const plain[] = {
        "data",   "docs",    "documents", "download", "downloads", "files",
        "folder", "html",    "in",        "input",    "out",       "pages",
        "source", "sources", "src",       "temp",     "text",      "tmp"};
    if (!folder || rcn_utf8_valid(rcn_text_of(folder)) != strlen(folder)) {
        return NULL;
    }
    for (size_t i = 0; i < sizeof plain / sizeof *plain; i++) {
        if (strcasecmp(folder, plain[i]) == 0) {
            return NULL;
        }
    }
    rcn_buffer words = rcn_buffer_new(arena);
    for (const char *at = folder; *at; at++) {
        rcn_buffer_char(&words, strchr("-_.", *at) ? ' ' : *at);
    }
    rcn_text title = rcn_text_squash(arena, rcn_buffer_text(&words));
    if (!title.len) {
        return NULL;
    }
    uint32_t first = 0;
    size_t len = rcn_utf8_next(title, 0, &first);
    rcn_buffer out = rcn_buffer_new(arena);
    rcn_buffer_rune(&out, rcn_rune_title(first));
    rcn_buffer_add(&out, rcn_text_slice(title, len, title.len));
    return rcn_buffer_text(&out).at;
}

/* "[City of Quay: Documents, 2019–2021]": from what most documents share, else
 * from the name of their folder. */
static const char *
supplied_title(rcn_composer *composer, const char *folder, const char *years)
{
    rcn_arena *arena = composer->arena;
    const char *name = shared_name(arena, composer->edition, false);
    name = name ? name : shared_name(arena, composer->edition, true);
    name = name ? name : folder_title(arena, folder);
    rcn_buffer title = rcn_buffer_new(arena);
    rcn_buffer_string(&title, "[");
    if (name) {
        rcn_add_foreign(&title, rcn_text_of(rcn_title_shorten(arena, name)));
        rcn_buffer_string(&title, rcn_phrase_of(composer, RCN_SAY_COLON));
    }
    rcn_buffer_printf(&title, "%s%s%s]",
                      rcn_phrase_of(composer, RCN_SAY_DOCUMENTS),
                      years ? ", " : "", years ? years : "");
    return rcn_buffer_text(&title).at;
}

/* What the edition says by itself, in its own language. */
static void
set_default_words(rcn_composer *composer, const char *folder)
{
    rcn_arena *arena = composer->arena;
    rcn_edition *edition = composer->edition;
    const char *years = rcn_edition_years(arena, edition);
    if (!edition->title) {
        edition->title = supplied_title(composer, folder, years);
    }
    if (!edition->description) {
        const char *count =
            rcn_phrase_count(composer, edition->record_count,
                             RCN_SAY_ONE_DOCUMENT, RCN_SAY_MANY_DOCUMENTS);
        edition->description = rcn_phrase_with(
            composer, RCN_SAY_DESCRIPTION,
            rcn_arena_printf(arena, "%s%s%s", count, years ? ", " : "",
                             years ? years : ""),
            NULL);
    }
}

static void
set_phrases(rcn_composer *composer, const char *folder)
{
    rcn_edition *edition = composer->edition;
    bool ok = true;
    edition->phrases =
        folder ? rcn_phrases_load(composer->arena, folder, edition->language,
                                  composer->log, &ok)
               : NULL;
    for (size_t i = 0; i < edition->record_count; i++) {
        rcn_dating *dating = &composer->records[i].dating;
        dating->display =
            rcn_say_dating(composer->arena, edition->phrases, dating);
    }
}

void
rcn_set_identity(rcn_composer *composer, const rcn_edition_options *options)
{
    rcn_arena *arena = composer->arena;
    const rcn_project *project = composer->project;
    rcn_edition *edition = composer->edition;
    edition->language =
        project->language ? project->language : common_language(arena, edition);
    set_phrases(composer, options->phrases);
    edition->title = project->title;
    edition->subtitle = project->subtitle;
    edition->description = project->description;
    set_default_words(composer, options->folder);
    edition->rights = project->rights;
    edition->publisher = project->publisher;
    edition->editors = project->editors;
    edition->editors_filed = project->editors_filed;
    edition->series = project->series;
    edition->evaluation = project->evaluation;
    edition->identifier =
        project->identifier ? project->identifier : make_identifier(composer);
    edition->print_identifier = project->print_identifier
                                    ? project->print_identifier
                                    : make_print_identifier(arena, edition);
}
