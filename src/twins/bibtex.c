/* BibTeX with the fields of biblatex, whose dates are EDTF (ISO 8601-2, levels
 * 0 and 1); UTF-8, with the characters that TeX reserves escaped. */
#include <string.h>

#include "markup/people.h"
#include "markup/statement.h"
#include "twins/twins.h"

/* A brace would count even behind a backslash, so it goes by its name. */
static void
add_escaped(rcn_buffer *out, const char *text)
{
    static const struct {
        char byte;
        const char *tex;
    } all[] = {{'\\', "\\textbackslash{}"},
               {'{', "\\textbraceleft{}"},
               {'}', "\\textbraceright{}"},
               {'~', "\\textasciitilde{}"},
               {'^', "\\textasciicircum{}"},
               {'#', "\\#"},
               {'$', "\\$"},
               {'%', "\\%"},
               {'&', "\\&"},
               {'_', "\\_"}};
    for (; *text; text++) {
        const char *tex = NULL;
        for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
            tex = *text == all[i].byte ? all[i].tex : tex;
        }
        if (tex) {
            rcn_buffer_string(out, tex);
        } else {
            rcn_buffer_char(out, *text);
        }
    }
}

static void
begin_field(rcn_buffer *out, const char *name)
{
    rcn_buffer_printf(out, ",\n  %s = {", name);
}

static void
add_field(rcn_buffer *out, const char *name, const char *value)
{
    if (value && *value) {
        begin_field(out, name);
        add_escaped(out, value);
        rcn_buffer_char(out, '}');
    }
}

/* In braces of its own: a body's name has no first and last part, and a title's
 * capitals are to stay. */
static void
add_protected(rcn_buffer *out, const char *name, const char *value)
{
    if (value && *value) {
        begin_field(out, name);
        rcn_buffer_char(out, '{');
        add_escaped(out, value);
        rcn_buffer_string(out, "}}");
    }
}

/* Each name protected, "and" between them, which parts names. */
static void
add_people(rcn_buffer *out, const char *name, const char *value)
{
    size_t count = 0;
    const char *const *people = rcn_people_part(out->arena, value, &count);
    if (!count) {
        return;
    }
    begin_field(out, name);
    for (size_t i = 0; i < count; i++) {
        rcn_buffer_string(out, i ? " and {" : "{");
        add_escaped(out, people[i]);
        rcn_buffer_char(out, '}');
    }
    rcn_buffer_char(out, '}');
}

/* An address and a date stand as they are: biblatex reads them verbatim. */
static void
add_verbatim(rcn_buffer *out, const char *name, const char *value)
{
    if (value && !strpbrk(value, "{}\\\n")) {
        begin_field(out, name);
        rcn_buffer_string(out, value);
        rcn_buffer_char(out, '}');
    }
}

static bool
is_level_1(const char *edtf)
{
    return strspn(edtf, "0123456789-/.?~%XY") == strlen(edtf);
}

static void
add_record(rcn_buffer *out, const rcn_edition *edition,
           const rcn_record *record)
{
    const rcn_attribution *who = &record->attribution;
    const rcn_dating *dating = &record->dating;
    bool dated = dating->edtf && is_level_1(dating->edtf);
    rcn_buffer_printf(out, "@%s{d-%s",
                      rcn_record_url(record) ? "online" : "misc", record->key);
    add_protected(out, "title", who->title.value);
    if (who->author.value) {
        add_people(out, "author", who->author.value);
    } else {
        add_protected(out, "author", who->issuer.value);
    }
    if (who->speaker.value) {
        add_protected(out, "editora", who->speaker.value);
        add_field(out, "editoratype", "speaker");
    }
    add_protected(out, "organization", who->publisher.value);
    add_protected(out, "institution",
                  who->particulars[RCN_PARTICULAR_COURT].value);
    const char *docket = who->particulars[RCN_PARTICULAR_DOCKET].value;
    const char *symbol = who->particulars[RCN_PARTICULAR_SYMBOL].value;
    add_protected(out, "number", docket ? docket : symbol);
    add_verbatim(out, "date", dated ? dating->edtf : NULL);
    add_field(out, "titleaddon", dated ? NULL : dating->display);
    add_verbatim(out, "url", rcn_record_url(record));
    add_verbatim(out, "urldate", record->retrieved);
    add_field(out, "language",
              strcmp(record->cleaned->language, "und") == 0
                  ? NULL
                  : record->cleaned->language);
    add_field(out, "howpublished",
              rcn_arena_printf(out->arena, "%s, document %s", edition->title,
                               record->label));
    add_field(out, "note",
              rcn_arena_printf(out->arena, "%s, SHA-256 %s",
                               record->cleaned->document->name,
                               record->cleaned->document->sha256));
    rcn_buffer_string(out, "\n}\n\n");
}

rcn_text
rcn_twin_bibtex(rcn_arena *arena, const rcn_edition *edition,
                const rcn_style *style, rcn_log *log)
{
    (void)style;
    (void)log;

    rcn_buffer out = rcn_buffer_new(arena);
    for (size_t i = 0; i < edition->record_count; i++) {
        add_record(&out, edition, &edition->records[i]);
    }
    return rcn_buffer_text(&out);
}
