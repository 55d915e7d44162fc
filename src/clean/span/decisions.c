/* The editor's decisions on single cuts. */
#include "clean/span/decisions.h"

#include <string.h>

bool
rcn_decided(const rcn_clean_options *options, const char *key, bool *ret_keep)
{
    bool found = false;
    for (size_t i = 0; i < options->decision_count; i++) {
        if (strcmp(options->decisions[i].key, key) == 0) {
            *ret_keep = options->decisions[i].keep;
            found = true;
        }
    }
    return found;
}
