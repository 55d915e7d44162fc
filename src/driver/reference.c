/* References to passages in the forms that historians and lawyers write, filled
 * from templates.  Debian has no processor of CSL styles for C; a reference
 * manager takes the CSL-JSON. */
#include "driver/reference.h"

#include <string.h>

typedef struct rcn_reference_form {
    const char *name, *title, *words;
} rcn_reference_form;

static const rcn_reference_form forms[] = {
#define RCN_REFERENCE(name, title, words) {#name, title, words},
#include "driver/reference.def"
#undef RCN_REFERENCE
};

#define FORMS (sizeof forms / sizeof *forms)

static const char *
first_of(const char *const *values, size_t count)
{
    const char *found = NULL;
    for (size_t i = 0; i < count && !found; i++) {
        found = values[i];
    }
    return found;
}

/* "A", "A and B", "A, B and C"; NULL for nobody. */
static const char *
list_names(rcn_arena *arena, const char *const *names)
{
    rcn_buffer out = rcn_buffer_new(arena);
    for (size_t i = 0; names[i]; i++) {
        rcn_buffer_string(&out, !i ? "" : names[i + 1] ? ", " : " and ");
        rcn_buffer_string(&out, names[i]);
    }
    return out.len ? rcn_buffer_text(&out).at : NULL;
}

/* “A title,” with the mark inside, as in America; what the editor supplied stands
 * in brackets and needs no quotation marks. */
static const char *
quoted(rcn_arena *arena, const char *title, char mark)
{
    return !title            ? NULL
           : title[0] == '[' ? rcn_arena_printf(arena, "%s%c", title, mark)
                             : rcn_arena_printf(arena, "“%s%c”", title, mark);
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

/* What a name in braces stands for, or NULL. */
static const char *
value_of(rcn_arena *arena, const rcn_cited_passage *passage, rcn_text name)
{
    const rcn_edition *edition = passage->edition;
    const rcn_record *record = passage->record;
    const rcn_attribution *who = &record->attribution;
    const char *const people[] = {who->author.value, who->speaker.value,
                                  who->issuer.value};
    const struct {
        const char *name, *value;
    } values[] = {
        {"who", first_of(people, sizeof people / sizeof *people)},
        {"title", who->title.value},
        {"title,", quoted(arena, who->title.value, ',')},
        {"title.", quoted(arena, who->title.value, '.')},
        {"date", record->dating.edtf ? record->dating.display : NULL},
        {"edition", edition->title},
        {"editors", list_names(arena, edition->editors)},
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
fill(rcn_buffer *out, const rcn_cited_passage *passage, const char **at)
{
    bool known = true;
    while (**at && **at != ']') {
        size_t plain = strcspn(*at, "[]{");
        rcn_buffer_add(out, (rcn_text){*at, plain});
        *at += plain;
        if (**at == '[') {
            rcn_buffer part = rcn_buffer_new(out->arena);
            (*at)++;
            if (fill(&part, passage, at)) {
                rcn_buffer_add(out, rcn_buffer_text(&part));
            }
            *at += **at == ']';
        } else if (**at == '{') {
            size_t len = strcspn(*at, "}");
            const char *value =
                value_of(out->arena, passage, (rcn_text){*at + 1, len - 1});
            known = known && value;
            rcn_buffer_string(out, value ? value : "");
            *at += len + 1;
        }
    }
    return known;
}

static rcn_text
refer(rcn_arena *arena, const rcn_reference_form *form,
      const rcn_cited_passage *passage)
{
    rcn_buffer out = rcn_buffer_new(arena);
    const char *at = form->words;
    (void)fill(&out, passage, &at);
    return rcn_buffer_text(&out);
}

void
rcn_reference_add_lines(rcn_buffer *out, const rcn_cited_passage *passage)
{
    for (size_t i = 0; i < FORMS; i++) {
        rcn_buffer_printf(out, "%-9s ", forms[i].title);
        rcn_buffer_add(out, refer(out->arena, &forms[i], passage));
        rcn_buffer_char(out, '\n');
    }
}

void
rcn_reference_add_json(rcn_json *json, const rcn_cited_passage *passage)
{
    rcn_json_open_object(json, "references");
    for (size_t i = 0; i < FORMS; i++) {
        rcn_json_text(json, forms[i].name,
                      refer(json->out.arena, &forms[i], passage));
    }
    rcn_json_close_object(json);
}
