/* The editor's decisions on single cuts: the only place where one is looked
 * up, so that texts and pages obey the same rule. */
#include "clean/span/decisions.h"

#include <string.h>

#include "clean/span/span.h"

static rcn_ruling
last_with_key(const rcn_clean_options *options, const rcn_document *document,
              const char *key)
{
    rcn_ruling ruling = RCN_RULING_NONE;
    for (size_t i = 0; i < options->decision_count; i++) {
        const rcn_decision *one = &options->decisions[i];
        if ((!one->document || one->document == document) &&
            strcmp(one->key, key) == 0) {
            ruling = one->keep ? RCN_RULING_KEEP : RCN_RULING_CUT;
            if (one->used) {
                *one->used = true;
            }
        }
    }
    return ruling;
}

rcn_ruling
rcn_ruling_on_cut(const rcn_clean_options *options,
                  const rcn_document *document, const char *class_id,
                  rcn_text text)
{
    char key[17];
    if (!options->decision_count) {
        return RCN_RULING_NONE;
    }
    rcn_cut_key(class_id, text, key);
    return last_with_key(options, document, key);
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
    return last_with_key(options, document, key);
}
