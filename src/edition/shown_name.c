/* One form of each name in the editor's words: where documents differ in capitals
 * alone, as between a letterhead and a sentence, that with small letters. */
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "edition/composer.h"

/* Forms that differ in capitals follow each other; "THE BUREAU" comes first. */
static int
by_key(const void *left, const void *right)
{
    const rcn_name_form *a = left;
    const rcn_name_form *b = right;
    int order = strcmp(a->key, b->key);
    return order ? order : strcmp(a->name, b->name);
}

static int
key_order(const void *key, const void *form)
{
    return strcmp(key, ((const rcn_name_form *)form)->key);
}

void
rcn_note_names(rcn_composer *composer)
{
    const rcn_edition *edition = composer->edition;
    for (size_t i = 0; i < edition->record_count; i++) {
        const rcn_attribution *who = &edition->records[i].attribution;
        const rcn_role *const roles[] = {&who->issuer, &who->speaker,
                                         &who->author, &who->publisher};
        for (size_t k = 0; k < sizeof roles / sizeof *roles; k++) {
            const char *name = roles[k]->value;
            if (name) {
                rcn_text key =
                    rcn_utf8_fold(composer->arena, rcn_text_of(name));
                RCN_PUSH(composer->arena, &composer->names,
                         (rcn_name_form){key.at, name});
            }
        }
    }
    rcn_name_form *forms = composer->names.items;
    size_t count = composer->names.count;
    size_t kept = 0;
    if (count) {
        qsort(forms, count, sizeof *forms, by_key);
    }
    for (size_t i = 0; i < count; i++) {
        if (i + 1 == count || strcmp(forms[i].key, forms[i + 1].key) != 0) {
            forms[kept++] = forms[i];
        }
    }
    composer->names.count = kept;
}

const char *
rcn_shown_name(const rcn_composer *composer, const char *name)
{
    if (!composer->names.count) {
        return name;
    }
    rcn_text key = rcn_utf8_fold(composer->arena, rcn_text_of(name));
    const rcn_name_form *form =
        bsearch(key.at, composer->names.items, composer->names.count,
                sizeof *form, key_order);
    return form ? form->name : name;
}
