/* References to passages in the forms that historians and lawyers write, filled
 * from templates.  Debian has no processor of CSL styles for C; a reference
 * manager takes the CSL-JSON. */
#include "driver/reference.h"

#include <string.h>

#include "markup/people.h"

typedef struct rcn_reference_form {
    const char *name, *title, *words, *of_court;
    size_t most_names;
    const char *conjunction;
    bool serial, inverted;
} rcn_reference_form;

static const rcn_reference_form forms[] = {
#define RCN_REFERENCE(name, title, words, of_court, most, conjunction, serial, \
                      inverted)                                                \
    {#name, title, words, of_court, most, conjunction, serial, inverted},
#include "driver/reference.def"
#undef RCN_REFERENCE
};

#define FORMS (sizeof forms / sizeof *forms)

/* What a reference is filled with. */
typedef struct rcn_referring {
    rcn_arena *arena;
    const rcn_reference_form *form;
    const rcn_cited_passage *passage;
} rcn_referring;

static const char *
first_of(const char *const *values, size_t count)
{
    const char *found = NULL;
    for (size_t i = 0; i < count && !found; i++) {
        found = values[i];
    }
    return found;
}

/* "A", "A and B", "A, B, and C", "A et al."; NULL for nobody. */
static const char *
list_names(const rcn_referring *refer, const char *const *names, size_t count,
           bool inverted)
{
    const rcn_reference_form *form = refer->form;
    rcn_buffer out = rcn_buffer_new(refer->arena);
    bool all = count <= form->most_names;
    for (size_t i = 0; i < (all ? count : 1); i++) {
        bool comma = inverted || (count > 2 && (form->serial || i + 1 < count));
        rcn_buffer_string(&out, i && comma ? "," : "");
        rcn_buffer_string(&out, i ? " " : "");
        if (i && i + 1 == count) {
            rcn_buffer_printf(&out, "%s ", form->conjunction);
        }
        rcn_buffer_string(&out, inverted && !i
                                    ? rcn_people_invert(refer->arena, names[i])
                                    : names[i]);
    }
    rcn_buffer_string(&out, all ? "" : inverted ? ", et al." : " et al.");
    return count ? rcn_buffer_text(&out).at : NULL;
}

static const char *
list_editors(const rcn_referring *refer)
{
    const char *const *editors = refer->passage->edition->editors;
    size_t count = 0;
    while (editors[count]) {
        count++;
    }
    return list_names(refer, editors, count, false);
}

/* Returns the authors, else the speaker, else the issuer. */
static const char *
list_people(const rcn_referring *refer)
{
    const rcn_attribution *who = &refer->passage->record->attribution;
    const char *const others[] = {who->speaker.value, who->issuer.value};
    size_t count = 0;
    const char *const *authors =
        rcn_people_part(refer->arena, who->author.value, &count);
    return count ? list_names(refer, authors, count, refer->form->inverted)
                 : first_of(others, sizeof others / sizeof *others);
}

/* “4 May 1921” as "May 4, 1921", in brackets where the date is; another date as
 * it is. */
static const char *
month_first(rcn_arena *arena, const char *date)
{
    const char *bracket = *date == '[' ? "[" : "";
    const char *day = date + strlen(bracket);
    size_t day_len = strspn(day, "0123456789");
    const char *month = day + day_len + 1;
    const char *year = day_len ? strchr(month, ' ') : NULL;
    bool whole = day_len && day_len <= 2 && day[day_len] == ' ' && year &&
                 strspn(year + 1, "0123456789") == 4 &&
                 strlen(year + 5) == strlen(bracket);
    return whole ? rcn_arena_printf(arena, "%s%.*s %.*s, %s", bracket,
                                    (int)(year - month), month, (int)day_len,
                                    day, year + 1)
                 : date;
}

/* Quotation marks within a title that gets such marks. */
static const char *
with_single_marks(rcn_arena *arena, const char *title)
{
    static const char *const marks[][2] = {{"“", "‘"}, {"”", "’"}};
    rcn_buffer out = rcn_buffer_new(arena);
    for (const char *at = title; *at;) {
        const char *mark = NULL;
        for (size_t i = 0; i < 2 && !mark; i++) {
            mark = strncmp(at, marks[i][0], 3) == 0 ? marks[i][1] : NULL;
        }
        rcn_buffer_add(&out, mark ? rcn_text_of(mark) : (rcn_text){at, 1});
        at += mark ? 3 : 1;
    }
    return rcn_buffer_text(&out).at;
}

/* “A title,” with the mark inside, as in America; no full stop behind another
 * end.  What the editor supplied is in brackets and needs no quotation
 * marks. */
static const char *
quoted(rcn_arena *arena, const char *title, char mark)
{
    if (!title || !*title) {
        return NULL;
    }
    const char *end = strchr(".?!", title[strlen(title) - 1]) && mark == '.'
                          ? ""
                          : rcn_arena_printf(arena, "%c", mark);
    return title[0] == '['
               ? rcn_arena_printf(arena, "%s%c", title, mark)
               : rcn_arena_printf(arena, "“%s%s”",
                                  with_single_marks(arena, title), end);
}

/* "p. 3" for one, "pp. 3–4" for several; NULL for none. */
static const char *
counted(rcn_arena *arena, const char *one, const char *several,
        const char *range)
{
    return range ? rcn_arena_printf(arena, "%s %s",
                                    strstr(range, "–") ? several : one, range)
                 : NULL;
}

/* Returns what a name in braces stands for, or NULL. */
static const char *
value_of(const rcn_referring *refer, rcn_text name)
{
    rcn_arena *arena = refer->arena;
    const rcn_cited_passage *passage = refer->passage;
    const rcn_edition *edition = passage->edition;
    const rcn_record *record = passage->record;
    const char *title = record->attribution.title.value;
    const char *date = record->dating.edtf ? record->dating.display : NULL;
    const struct {
        const char *name, *value;
    } values[] = {
        {"court", record->attribution.particulars[RCN_PARTICULAR_COURT].value},
        {"docket",
         record->attribution.particulars[RCN_PARTICULAR_DOCKET].value},
        {"who", list_people(refer)},
        {"title", title},
        {"title,", quoted(arena, title, ',')},
        {"title.", quoted(arena, title, '.')},
        {"date", date},
        {"day", date ? month_first(arena, date) : NULL},
        {"edition", edition->title},
        {"editors", list_editors(refer)},
        {"publisher", edition->publisher},
        {"year",
         edition->date ? rcn_arena_strndup(arena, edition->date, 4) : NULL},
        {"number", record->label},
        {"in_passages", counted(arena, "par.", "pars.", passage->passages)},
        {"in_pages", counted(arena, "p.", "pp.", passage->pages)},
        {"ed", edition->editors[0] && edition->editors[1] ? "eds." : "ed."},
        {"citation", passage->citation},
        {"pages", passage->pages}};
    for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
        if (rcn_text_is(name, values[i].name)) {
            return values[i].value;
        }
    }
    return NULL;
}

/* Fills a template up to its end or a closing bracket; false where a value is
 * not known.  `*at` moves behind what was read. */
static bool
fill(rcn_buffer *out, const rcn_referring *refer, const char **at)
{
    bool known = true;
    while (**at && **at != ']') {
        size_t plain = strcspn(*at, "[]{");
        rcn_buffer_add(out, (rcn_text){*at, plain});
        *at += plain;
        if (**at == '[') {
            rcn_buffer part = rcn_buffer_new(out->arena);
            (*at)++;
            if (fill(&part, refer, at)) {
                rcn_buffer_add(out, rcn_buffer_text(&part));
            }
            *at += **at == ']';
        } else if (**at == '{') {
            size_t len = strcspn(*at, "}");
            const char *value = value_of(refer, (rcn_text){*at + 1, len - 1});
            known = known && value;
            rcn_buffer_string(out, value ? value : "");
            *at += len + 1;
            /* "et al." and "Jr." have their full stop */
            *at +=
                **at == '.' && value && rcn_text_ends(rcn_text_of(value), ".");
        }
    }
    return known;
}

static rcn_text
write_reference(rcn_arena *arena, const rcn_reference_form *form,
                const rcn_cited_passage *passage)
{
    const rcn_referring refer = {arena, form, passage};
    rcn_buffer out = rcn_buffer_new(arena);
    const rcn_attribution *who = &passage->record->attribution;
    bool court = who->particulars[RCN_PARTICULAR_COURT].value != NULL;
    const char *at = court ? form->of_court : form->words;
    (void)fill(&out, &refer, &at);
    return rcn_buffer_text(&out);
}

void
rcn_reference_add_lines(rcn_buffer *out, const rcn_cited_passage *passage)
{
    for (size_t i = 0; i < FORMS; i++) {
        rcn_buffer_printf(out, "%-9s ", forms[i].title);
        rcn_buffer_add(out, write_reference(out->arena, &forms[i], passage));
        rcn_buffer_char(out, '\n');
    }
}

void
rcn_reference_add_json(rcn_json *json, const rcn_cited_passage *passage)
{
    rcn_json_open_object(json, "references");
    for (size_t i = 0; i < FORMS; i++) {
        rcn_json_text(json, forms[i].name,
                      write_reference(json->out.arena, &forms[i], passage));
    }
    rcn_json_close_object(json);
}
