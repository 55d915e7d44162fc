/* The documents of an edition by who issued, spoke or wrote them: a name and the
 * numbers of its documents. */
#include <stdlib.h>
#include <string.h>

#include "edition/index.h"
#include "edition/index_named.h"

/* A document under a name. */
typedef struct rcn_filed {
    const char *name, *key; /* key: the name, for sorting */
    const rcn_record *record;
} rcn_filed;

static int
by_key(const void *left, const void *right)
{
    const rcn_filed *a = left;
    const rcn_filed *b = right;
    int order = strcmp(a->key, b->key);
    return order ? order : (a->record > b->record) - (a->record < b->record);
}

static size_t
list_documents(const rcn_composer *composer, rcn_filed *filed)
{
    size_t count = 0;
    for (size_t i = 0; i < composer->edition->record_count; i++) {
        const rcn_record *record = &composer->edition->records[i];
        const rcn_attribution *who = &record->attribution;
        const rcn_role *roles[] = {&who->issuer, &who->speaker, &who->author};
        for (size_t k = 0; k < sizeof roles / sizeof *roles; k++) {
            const char *name = roles[k]->value;
            if (name) {
                filed[count++] = (rcn_filed){
                    name, rcn_index_key(composer->arena, name), record};
            }
        }
    }
    return count;
}

static void
add_document(rcn_prose *prose, const char *joint, const rcn_record *record)
{
    rcn_prose_add(prose, joint);
    rcn_prose_marked(prose, RCN_MARK_LINK,
                     rcn_arena_printf(prose->text.arena, "#d-%s", record->key),
                     record->label);
}

/* "Ministry of Works, 2, 5–8": the documents [0, count), which have one name. */
static void
put_name(rcn_index_parts *parts, const rcn_filed *filed, size_t count)
{
    rcn_arena *arena = parts->composer->arena;
    rcn_prose prose = rcn_prose_new(arena);
    const char *name = filed[0].name;
    for (size_t i = 1; i < count; i++) {
        bool plainer =
            rcn_index_capitals(filed[i].name) < rcn_index_capitals(name);
        name = plainer ? filed[i].name : name;
    }
    rcn_prose_foreign(&prose, rcn_text_of(name));
    for (size_t i = 0, end = 0; i < count; i = end) {
        end = i + 1;
        while (end < count && filed[end].record - filed[end - 1].record <= 1) {
            end++; /* issuer and author at once, or documents in a row */
        }
        const rcn_record *first = filed[i].record;
        const rcn_record *last = filed[end - 1].record;
        add_document(&prose, ", ", first);
        if (last - first == 1) {
            add_document(&prose, ", ", last);
        } else if (last != first) {
            add_document(&prose, "–", last);
        }
    }
    RCN_PUSH(arena, &parts->entries, (rcn_index_entry){.heading = name});
    rcn_prose_put(&prose, &parts->blocks, RCN_BLOCK_ENTRY, 0, NULL);
}

void
rcn_index_documents(rcn_index_parts *parts)
{
    rcn_composer *composer = parts->composer;
    rcn_filed *filed = rcn_arena_alloc(
        composer->arena, composer->edition->record_count * 3, sizeof *filed);
    size_t count = list_documents(composer, filed);
    if (!count) {
        return;
    }
    qsort(filed, count, sizeof *filed, by_key);
    rcn_index_heading(parts, RCN_SAY_INDEX_DOCUMENTS);
    for (size_t i = 0; i < count;) {
        size_t end = i;
        while (end < count && strcmp(filed[end].key, filed[i].key) == 0) {
            end++;
        }
        put_name(parts, &filed[i], end - i);
        i = end;
    }
}
