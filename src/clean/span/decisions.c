/* The editor's decisions on single cuts: the only place where one is looked
 * up, so that texts and pages obey the same rule. */
#include "clean/span/decisions.h"

#include <string.h>

static rcn_ruling
last_with_key(const rcn_clean_options *options, const rcn_document *document,
              const char *key, const rcn_decided_cut *found)
{
    rcn_ruling ruling = RCN_RULING_NONE;
    for (size_t i = 0; i < options->decision_count; i++) {
        const rcn_decision *one = &options->decisions[i];
        if ((!one->document || one->document == document) &&
            strcmp(one->key, key) == 0) {
            ruling = one->keep ? RCN_RULING_KEEP : RCN_RULING_CUT;
            if (one->found) {
                *one->found = *found;
            }
        }
    }
    return ruling;
}

rcn_ruling
rcn_ruling_on_cut(const rcn_clean_options *options,
                  const rcn_document *document, const rcn_cause *why,
                  rcn_text text)
{
    char key[17];
    if (!options->decision_count) {
        return RCN_RULING_NONE;
    }
    rcn_cut_key(why->class_id, text, key);
    const rcn_decided_cut found = {true, why->class_id, why->rule, text};
    return last_with_key(options, document, key, &found);
}

rcn_ruling
rcn_ruling_on_hyphen(const rcn_clean_options *options,
                     const rcn_document *document, rcn_arena *scratch,
                     rcn_text left, rcn_text right)
{
    char key[17];
    if (!options->decision_count) {
        return RCN_RULING_NONE;
    }
    rcn_hyphen_key(rcn_parted_word(scratch, left, right), key);
    const rcn_decided_cut found = {.used = true};
    return last_with_key(options, document, key, &found);
}
