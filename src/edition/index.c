/* The index of names: proposals from the words of the documents, those for one
 * person brought together where that is safe, and the editor's corrections.
 * Passages are named by citation; a printed book puts its pages in their place
 * (ISO 999, 7.4). */
#include "edition/index.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "clean/span/bodies.h"
#include "edition/locators.h"
#include "edition/names.h"

#define WORDS_MOST    4     /* of a person's name */
#define WORDS_LEAST   14000 /* of an edition of about 40 pages */
#define ENTRIES_LEAST 10    /* of an index that nobody asked for */

/* All mentions of one name. */
typedef struct rcn_named {
    const char *name;
    size_t first, end; /* mentions */
    bool titled;
    bool doubtful;    /* in all places */
    size_t within;    /* mentions behind "in" */
    bool romance;     /* in some place; see rcn_name_mention */
    const char *form; /* with a title, "President Aliyev"; or NULL */
    rcn_indexed_kind kind;
    const char *heading; /* NULL: left out */
    const char *key;     /* of the heading, for sorting */
    size_t order;
} rcn_named;

typedef struct rcn_indexing {
    rcn_composer *composer;
    rcn_arena *arena;           /* of the search alone */
    rcn_name_mentions mentions; /* by name, then place */
    RCN_LIST(rcn_named) names;  /* by name */
    const rcn_pattern *bodies;
    bool all; /* not only names whose kind is known */
} rcn_indexing;

/* Names [first, end) with one heading. */
typedef struct rcn_headed {
    size_t first, end;
    rcn_indexed_kind kind;
} rcn_headed;

static int
by_numbers(uint32_t a, uint32_t b)
{
    return (a > b) - (a < b);
}

static int
by_place(const rcn_index_place *a, const rcn_index_place *b)
{
    int order = by_numbers(a->record, b->record);
    order = order ? order : by_numbers(a->block, b->block);
    return order ? order : by_numbers(a->offset, b->offset);
}

static int
by_name(const void *left, const void *right)
{
    const rcn_name_mention *a = left;
    const rcn_name_mention *b = right;
    int order = strcmp(a->name, b->name);
    return order ? order : by_place(&a->place, &b->place);
}

static int
by_heading(const void *left, const void *right)
{
    const rcn_named *a = left;
    const rcn_named *b = right;
    if (!a->key || !b->key) {
        return !a->key - !b->key;
    }
    int order = strcmp(a->key, b->key);
    order = order ? order : strcmp(a->heading, b->heading);
    return order ? order : (a->order > b->order) - (a->order < b->order);
}

static bool
listed(const char *const *list, const char *name)
{
    for (size_t i = 0; list && list[i]; i++) {
        if (strcmp(list[i], name) == 0) {
            return true;
        }
    }
    return false;
}

static void
group(rcn_indexing *indexing)
{
    rcn_name_mentions *mentions = &indexing->mentions;
    if (mentions->count) {
        qsort(mentions->items, mentions->count, sizeof *mentions->items,
              by_name);
    }
    for (size_t i = 0; i < mentions->count;) {
        rcn_named named = {
            .name = mentions->items[i].name, .first = i, .doubtful = true};
        while (i < mentions->count &&
               strcmp(mentions->items[i].name, named.name) == 0) {
            named.titled = named.titled || mentions->items[i].titled;
            named.doubtful = named.doubtful && mentions->items[i].doubtful;
            named.romance = named.romance || mentions->items[i].romance;
            named.within += mentions->items[i].within;
            named.form = named.form ? named.form : mentions->items[i].form;
            i++;
        }
        named.end = i;
        named.order = indexing->names.count;
        RCN_PUSH(indexing->arena, &indexing->names, named);
    }
}

static size_t
words_in(const char *name)
{
    size_t words = 1;
    for (; *name; name++) {
        words += *name == ' ';
    }
    return words;
}

static const char *
last_word(const char *name)
{
    const char *space = strrchr(name, ' ');
    return space ? space + 1 : name;
}

/* Could it be a person's name of several words? */
static bool
is_personal(const char *name)
{
    size_t words = words_in(name);
    return words > 1 && words <= WORDS_MOST && !strstr(name, " of ") &&
           !strstr(name, " the ");
}

static rcn_named *
find(rcn_indexing *indexing, const char *name)
{
    size_t low = 0;
    size_t high = indexing->names.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = strcmp(indexing->names.items[middle].name, name);
        if (order == 0) {
            return &indexing->names.items[middle];
        }
        if (order < 0) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return NULL;
}

/* A name by its last word. */
typedef struct rcn_surname {
    const char *word;
    size_t named;
} rcn_surname;

static int
by_surname(const void *left, const void *right)
{
    const rcn_surname *a = left;
    const rcn_surname *b = right;
    int order = strcmp(a->word, b->word);
    return order ? order : (a->named > b->named) - (a->named < b->named);
}

/* Does the short form ("J. Smith", "Smith") fit the long one ("John Smith")? */
static bool
abbreviates(const char *brief, const char *full)
{
    const char *surname = last_word(brief);
    if (surname == brief) {
        return true;
    }
    size_t given = (size_t)(surname - brief) - 1;
    return given == 2 && brief[1] == '.' && brief[0] == full[0] &&
           full[1] != '.';
}

/* Lets the mentions of the surname alone, or with an initial, count for the one
 * full name that it can mean. */
static void
merge_surname(rcn_indexing *indexing, const rcn_surname *run, size_t count)
{
    rcn_named *names = indexing->names.items;
    size_t full = 0;
    size_t fulls = 0;
    bool titled = false;
    for (size_t i = 0; i < count; i++) {
        const rcn_named *named = &names[run[i].named];
        bool brief = words_in(named->name) == 1 || named->name[1] == '.';
        titled = titled || named->titled;
        if (!brief) {
            fulls++;
            full = run[i].named;
        }
    }
    if (fulls != 1 || !titled || !is_personal(names[full].name)) {
        return;
    }
    names[full].titled = true;
    for (size_t i = 0; i < count; i++) {
        rcn_named *named = &names[run[i].named];
        if (run[i].named != full &&
            abbreviates(named->name, names[full].name)) {
            named->heading = names[full].name;
        }
    }
}

/* "Republic of Azerbaijan Ilham Aliyev": behind what a person heads stands the
 * person. */
static void
merge_headed(rcn_indexing *indexing, rcn_named *named)
{
    const char *tail = strrchr(named->name, ' ');
    while (tail && tail > named->name && tail[-1] != ' ' && !named->heading) {
        while (tail > named->name && tail[-1] != ' ') {
            tail--;
        }
        const rcn_named *person =
            tail > named->name ? find(indexing, tail) : NULL;
        bool fits = person && person->titled && is_personal(person->name);
        named->heading = fits ? person->name : NULL;
        tail = tail > named->name ? tail - 1 : NULL;
    }
}

static void
merge(rcn_indexing *indexing)
{
    size_t count = indexing->names.count;
    rcn_surname *surnames =
        rcn_arena_alloc(indexing->arena, count + 1, sizeof *surnames);
    for (size_t i = 0; i < count; i++) {
        const char *name = indexing->names.items[i].name;
        surnames[i] = (rcn_surname){last_word(name), i};
    }
    if (count) {
        qsort(surnames, count, sizeof *surnames, by_surname);
    }
    for (size_t i = 0; i < count;) {
        size_t end = i;
        while (end < count &&
               strcmp(surnames[end].word, surnames[i].word) == 0) {
            end++;
        }
        merge_surname(indexing, &surnames[i], end - i);
        i = end;
    }
    for (size_t i = 0; i < count; i++) {
        if (!indexing->names.items[i].heading) {
            merge_headed(indexing, &indexing->names.items[i]);
        }
    }
}

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
            if (stem.len > 2 &&
                (find(indexing, base) || find(indexing, with_a))) {
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
    if (named->kind != RCN_INDEXED_PERSON || !is_personal(named->name)) {
        return named->name;
    }
    const char *surname = last_word(named->name);
    return rcn_arena_printf(arena, "%s, %.*s", surname,
                            (int)(surname - named->name - 1), named->name);
}

/* Is a name that of a body?  The noun of it says so: the first word in Romance
 * languages, else the last before "of". */
static bool
is_body(const rcn_indexing *indexing, const rcn_named *named)
{
    rcn_text name = rcn_text_of(named->name);
    if (words_in(named->name) < 2 || !rcn_names_body(indexing->bodies, name)) {
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
    return listed(ends, last_word(name));
}

/* What a name is of, by its words and by what stands before it. */
static rcn_indexed_kind
kind_of(const rcn_indexing *indexing, const rcn_named *named)
{
    size_t count = named->end - named->first;
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

/* The kind that the editor gives a name or its heading; RCN_INDEXED_OTHER: none. */
static rcn_indexed_kind
kind_by_editor(const rcn_project_index *wishes, const rcn_named *named)
{
    size_t kind = 0;
    while (kind < RCN_INDEXED_OTHER &&
           !listed(wishes->kinds[kind], named->name) &&
           !(named->heading && listed(wishes->kinds[kind], named->heading))) {
        kind++;
    }
    return (rcn_indexed_kind)kind;
}

/* Is there too little evidence for a name that nobody asked for?  A word
 * behind a title once may be anything, and so "General Laws". */
static bool
is_faint(const rcn_named *named, const rcn_named *under)
{
    bool alone = under == named && words_in(named->name) == 1;
    bool general = named->form && strncmp(named->form, "General ", 8) == 0;
    return named->kind == RCN_INDEXED_OTHER ||
           (named->kind == RCN_INDEXED_PERSON && alone &&
            (general || named->end - named->first < 2));
}

/* Gives each name its heading, or none. */
static void
settle(rcn_indexing *indexing)
{
    rcn_arena *arena = indexing->arena;
    const rcn_project_index *wishes = &indexing->composer->project->index;
    for (size_t i = 0; i < indexing->names.count; i++) {
        rcn_named *named = &indexing->names.items[i];
        bool alone = words_in(named->name) == 1 && !named->heading;
        bool added = listed(wishes->add, named->name);
        bool rare = (alone || named->doubtful) && !named->titled &&
                    named->end - named->first < 2;
        const rcn_named *under =
            named->heading ? find(indexing, named->heading) : named;
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
        if (listed(wishes->drop, named->name) ||
            (named->heading && listed(wishes->drop, named->heading))) {
            named->heading = NULL;
        }
        named->key = named->heading
                         ? rcn_utf8_fold(arena, rcn_text_of(named->heading)).at
                         : NULL;
    }
}

static int
compare_places(const void *left, const void *right)
{
    return by_place(left, right);
}

/* "Aliyev, Ilham (President Aliyev)": a heading with the first other form under
 * which the person stands in the documents. */
static const char *
with_form(const rcn_indexing *indexing, const rcn_headed *headed)
{
    const rcn_named *names = indexing->names.items;
    /* Of forms that differ in capitals that with small letters is last. */
    const char *heading = names[headed->end - 1].heading;
    const char *comma = strchr(heading, ',');
    for (size_t i = headed->first; i < headed->end; i++) {
        bool brief = words_in(names[i].name) == 1;
        if (comma && brief && names[i].form) {
            return rcn_arena_printf(indexing->arena, "%s (%s)", heading,
                                    names[i].form);
        }
    }
    return heading;
}

static rcn_index_entry
entry_of(const rcn_indexing *indexing, const rcn_headed *headed)
{
    const rcn_named *names = indexing->names.items;
    size_t count = 0;
    for (size_t i = headed->first; i < headed->end; i++) {
        count += names[i].end - names[i].first;
    }
    rcn_arena *arena = indexing->composer->arena;
    rcn_index_place *places = rcn_arena_alloc(arena, count, sizeof *places);
    size_t at = 0;
    for (size_t i = headed->first; i < headed->end; i++) {
        for (size_t k = names[i].first; k < names[i].end; k++) {
            places[at++] = indexing->mentions.items[k].place;
        }
    }
    if (count) {
        qsort(places, count, sizeof *places, compare_places);
    }
    return (rcn_index_entry){
        rcn_arena_strdup(arena, with_form(indexing, headed)), places, count};
}

/* Passages of an entry, each block once, in order. */
typedef struct rcn_entry_passages {
    RCN_LIST(const rcn_block *) blocks;
    RCN_LIST(uint32_t) places; /* of each, over all documents */
} rcn_entry_passages;

static void
find_passages(rcn_arena *scratch, const rcn_composer *composer,
              const rcn_index_entry *entry, rcn_entry_passages *out)
{
    uint32_t before = 0; /* blocks of documents before */
    uint32_t record = 0;
    const rcn_block *last = NULL;
    for (size_t i = 0; i < entry->place_count; i++) {
        const rcn_index_place *place = &entry->places[i];
        for (; record < place->record; record++) {
            before += (uint32_t)composer->records[record].block_count;
        }
        const rcn_block *block =
            &composer->records[record].blocks[place->block];
        if (block != last && block->citation) {
            RCN_PUSH(scratch, &out->blocks, block);
            RCN_PUSH(scratch, &out->places, before + place->block);
            last = block;
        }
    }
}

static void
put_passage(rcn_prose *prose, rcn_composer *composer, const char *joint,
            const rcn_block *block)
{
    rcn_prose_add(prose, joint);
    rcn_prose_marked(prose, RCN_MARK_LINK,
                     rcn_arena_printf(composer->arena, "#%s", block->id),
                     block->citation);
}

/* "Name, 1.12, 3.4": citations of the passages, each a link. */
static void
put_entry(rcn_index_parts *parts, rcn_arena *scratch, rcn_index_entry entry)
{
    rcn_composer *composer = parts->composer;
    rcn_prose prose = rcn_prose_new(composer->arena);
    rcn_prose_foreign(&prose, rcn_text_of(entry.heading));
    rcn_entry_passages passages = {0};
    find_passages(scratch, composer, &entry, &passages);
    const rcn_block *const *blocks = passages.blocks.items;
    const uint32_t *places = passages.places.items;
    size_t count = passages.places.count;
    uint32_t gap = rcn_locators_gap(places, count, 0);
    for (size_t i = 0; i < count;) {
        size_t last = rcn_locators_end(places, count, i, gap) - 1;
        put_passage(&prose, composer, ", ", blocks[i]);
        if (last > i) {
            put_passage(&prose, composer, "–", blocks[last]);
        }
        if (places[last] - places[i] > last - i) {
            rcn_prose_add(&prose, " passim");
        }
        i = last + 1;
    }
    RCN_PUSH(composer->arena, &parts->entries, entry);
    rcn_prose_put(&prose, &parts->blocks, RCN_BLOCK_ENTRY, 0, NULL);
}

void
rcn_index_heading(rcn_index_parts *parts, rcn_phrase phrase)
{
    rcn_composer *composer = parts->composer;
    rcn_prose prose = rcn_prose_new(composer->arena);
    const char *words = rcn_phrase_of(composer, phrase);
    rcn_prose_add(&prose, words);
    RCN_PUSH(composer->arena, &parts->entries,
             (rcn_index_entry){.heading = words});
    rcn_prose_put(&prose, &parts->blocks, RCN_BLOCK_HEADING, 2, NULL);
    parts->headings++;
}

/* Adds the names by kind, each kind by heading. */
static void
put_names(rcn_indexing *indexing, rcn_index_parts *parts)
{
    static const rcn_phrase phrases[] = {
        RCN_SAY_INDEX_PEOPLE, RCN_SAY_INDEX_BODIES, RCN_SAY_INDEX_PLACES,
        RCN_SAY_INDEX_OTHER};
    rcn_arena *arena = indexing->arena;
    rcn_named *names = indexing->names.items;
    size_t count = indexing->names.count;
    if (count) {
        qsort(names, count, sizeof *names, by_heading);
    }
    RCN_LIST(rcn_headed) all = {0};
    for (size_t i = 0; i < count && names[i].heading;) {
        rcn_headed headed = {.first = i, .kind = RCN_INDEXED_OTHER};
        for (; i < count && names[i].heading &&
               strcmp(names[i].key, names[headed.first].key) == 0;
             i++) {
            headed.kind =
                names[i].kind < headed.kind ? names[i].kind : headed.kind;
        }
        headed.end = i;
        RCN_PUSH(arena, &all, headed);
    }
    for (size_t kind = 0; kind < RCN_INDEXED_KINDS; kind++) {
        bool any = false;
        for (size_t i = 0; i < all.count; i++) {
            if (all.items[i].kind == kind) {
                if (!any) {
                    rcn_index_heading(parts, phrases[kind]);
                }
                any = true;
                put_entry(parts, arena, entry_of(indexing, &all.items[i]));
            }
        }
    }
}

static void
find_names(rcn_indexing *indexing)
{
    rcn_composer *composer = indexing->composer;
    const rcn_project_index *wishes = &composer->project->index;
    size_t count = composer->edition->record_count;
    rcn_find_mentions(indexing->arena, composer->records, count,
                      &indexing->mentions);
    for (size_t i = 0; wishes->add && wishes->add[i]; i++) {
        rcn_find_name(indexing->arena, composer->records, count, wishes->add[i],
                      &indexing->mentions);
    }
    group(indexing);
    merge(indexing);
    settle(indexing);
}

static bool
is_long(const rcn_edition *edition)
{
    size_t words = 0;
    for (size_t i = 0; i < edition->record_count; i++) {
        words += edition->records[i].word_count;
    }
    return words >= WORDS_LEAST;
}

void
rcn_compose_index(rcn_composer *composer)
{
    rcn_index_wish wish = composer->project->index.names;
    if (wish == RCN_INDEX_NEVER ||
        (wish == RCN_INDEX_BY_SIZE && !is_long(composer->edition))) {
        return;
    }
    rcn_arena *scratch = rcn_arena_new(0);
    rcn_indexing indexing = {.composer = composer,
                             .arena = scratch,
                             .bodies = rcn_bodies_new(scratch),
                             .all = wish == RCN_INDEX_ALL};
    find_names(&indexing);
    rcn_index_parts parts = {.composer = composer};
    rcn_index_documents(&parts);
    put_names(&indexing, &parts);
    rcn_arena_free(scratch);
    size_t entries = parts.blocks.count - parts.headings;
    if (entries >= (indexing.all ? 1 : ENTRIES_LEAST)) {
        rcn_add_section(
            composer,
            (rcn_section){.role = RCN_SECTION_INDEX,
                          .matter = RCN_MATTER_BACK,
                          .id = "index",
                          .title = rcn_phrase_of(composer, RCN_SAY_INDEX),
                          .in_contents = true,
                          .index = parts.entries.items},
            &parts.blocks);
    }
}
