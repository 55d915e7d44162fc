/* What the names of an index are of, and which have their place in it: people,
 * bodies and places by the evidence for them, the rest left out unless the
 * editor asks for it. */
#include "edition/index_named.h"

#include <string.h>

#include "base/utf8.h"
#include "clean/span/bodies.h"
#include "edition/words.h"

/* "Armenian" beside "Armenia": the people or the tongue, not the name. */
static bool
is_derived(rcn_indexing *indexing, const char *name)
{
    static const char *const endings[] = {"ians", "ian", "ans", "an",
                                          "ese",  "ish", "is",  "i",
                                          "ns",   "n",   "s",   NULL};
    rcn_text text = rcn_text_of(name);
    for (size_t i = 0; endings[i]; i++) {
        if (rcn_text_ends(text, endings[i])) {
            rcn_text stem =
                rcn_text_slice(text, 0, text.len - strlen(endings[i]));
            const char *base = rcn_text_string(indexing->arena, stem);
            const char *with_a = rcn_arena_printf(indexing->arena, "%sa", base);
            if (stem.len > 2 && (rcn_named_find(indexing, base) ||
                                 rcn_named_find(indexing, with_a))) {
                return true;
            }
        }
    }
    return false;
}

/* "Surname, Given" for persons; other names as they stand. */
static const char *
heading_of(rcn_arena *arena, const rcn_named *named)
{
    if (named->kind != RCN_INDEXED_PERSON ||
        !rcn_name_is_personal(named->name)) {
        return named->name;
    }
    const char *surname = rcn_name_last(named->name);
    return rcn_arena_printf(arena, "%s, %.*s", surname,
                            (int)(surname - named->name - 1), named->name);
}

/* Is a name that of a body?  The noun of it states it: the first word in
 * Romance languages, else the last before "of". */
static bool
is_body(const rcn_indexing *indexing, const rcn_named *named)
{
    rcn_text name = rcn_text_of(named->name);
    if (rcn_name_words(named->name) < 2 ||
        !rcn_names_body(indexing->bodies, name)) {
        return false;
    }
    size_t of = rcn_text_find(name, " of ", 0);
    of = of == SIZE_MAX ? rcn_text_find(name, " for ", 0) : of;
    rcn_text head = rcn_text_slice(name, 0, of == SIZE_MAX ? name.len : of);
    size_t last = head.len;
    while (last && head.at[last - 1] != ' ') {
        last--;
    }
    if (of != SIZE_MAX) { /* "Board of", "House of" */
        head = rcn_text_slice(name, 0, of + 4);
    }
    return rcn_names_body(indexing->bodies,
                          rcn_text_slice(head, last, head.len)) ||
           (named->romance &&
            rcn_names_body(indexing->bodies,
                           rcn_text_slice(name, 0, strcspn(name.at, " "))));
}

/* "General Dynamics Corp": no general. */
static bool
is_company(const char *name)
{
    static const char *const ends[] = {"Corp", "Inc", "Ltd",     "Co", "Ins",
                                       "LLC",  "LLP", "Company", NULL};
    return rcn_name_listed(ends, rcn_name_last(name));
}

/* Returns what a name is of, by its words and by what is before it. */
static rcn_indexed_kind
kind_of(const rcn_indexing *indexing, const rcn_named *named)
{
    size_t count = named->end - named->first;
    if (!named->titled && rcn_is_state(rcn_text_of(named->name))) {
        return RCN_INDEXED_PLACE;
    }
    if (is_body(indexing, named)) {
        return RCN_INDEXED_BODY;
    }
    bool any_body = rcn_names_body(indexing->bodies, rcn_text_of(named->name));
    if (named->titled) {
        return any_body || is_company(named->name) ? RCN_INDEXED_OTHER
                                                   : RCN_INDEXED_PERSON;
    }
    bool place = named->within >= 2 && named->within * 2 >= count;
    return place ? RCN_INDEXED_PLACE : RCN_INDEXED_OTHER;
}

/* Returns the kind that the editor gives a name or its heading;
 * RCN_INDEXED_OTHER: none. */
static rcn_indexed_kind
kind_by_editor(const rcn_project_index *wishes, const rcn_named *named)
{
    size_t kind = 0;
    while (kind < RCN_INDEXED_OTHER &&
           !rcn_name_listed(wishes->kinds[kind], named->name) &&
           !(named->heading &&
             rcn_name_listed(wishes->kinds[kind], named->heading))) {
        kind++;
    }
    return (rcn_indexed_kind)kind;
}

/* Is there too little evidence for a name that nobody asked for?  A word
 * behind a title once may be anything, and so "General Laws". */
static bool
is_faint(const rcn_named *named, const rcn_named *under)
{
    bool alone = under == named && rcn_name_words(named->name) == 1;
    bool general = named->form && strncmp(named->form, "General ", 8) == 0;
    return named->kind == RCN_INDEXED_OTHER ||
           (named->kind == RCN_INDEXED_PERSON && alone &&
            (general || named->end - named->first < 2));
}

void
rcn_named_settle(rcn_indexing *indexing)
{
    rcn_arena *arena = indexing->arena;
    const rcn_project_index *wishes = &indexing->composer->project->index;
    for (size_t i = 0; i < indexing->names.count; i++) {
        rcn_named *named = &indexing->names.items[i];
        bool alone = rcn_name_words(named->name) == 1 && !named->heading;
        bool added = rcn_name_listed(wishes->add, named->name);
        bool rare = (alone || named->doubtful) && !named->titled &&
                    named->end - named->first < 2;
        const rcn_named *under =
            named->heading ? rcn_named_find(indexing, named->heading) : named;
        rcn_named filed = *under;
        filed.kind = kind_of(indexing, under);
        named->kind = filed.kind;
        named->heading = heading_of(arena, &filed);
        rcn_indexed_kind wished = kind_by_editor(wishes, named);
        named->kind = wished < RCN_INDEXED_OTHER ? wished : named->kind;
        added = added || wished < RCN_INDEXED_OTHER;
        rare = rare || (!indexing->all && is_faint(named, under));
        if (!added && (rare || (alone && is_derived(indexing, named->name)))) {
            named->heading = NULL;
        }
        for (size_t k = 0; k < wishes->same_count; k++) {
            const rcn_project_same *same = &wishes->same[k];
            bool meant =
                strcmp(same->name, named->name) == 0 ||
                (named->heading && strcmp(same->name, named->heading) == 0);
            named->heading = meant ? same->heading : named->heading;
        }
        if (rcn_name_listed(wishes->drop, named->name) ||
            (named->heading && rcn_name_listed(wishes->drop, named->heading))) {
            named->heading = NULL;
        }
        named->key =
            named->heading ? rcn_index_key(arena, named->heading) : NULL;
    }
}
