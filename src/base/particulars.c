/* Particulars of documents, by the table particulars.def. */
#include "base/particulars.h"

static const struct {
    const char *key, *label, *tei;
} particulars[RCN_PARTICULAR_COUNT] = {
#define RCN_PARTICULAR(name, key, label, tei) {key, label, tei},
#include "base/particulars.def"
#undef RCN_PARTICULAR
};

const char *
rcn_particular_key(rcn_particular particular)
{
    return particulars[particular].key;
}

const char *
rcn_particular_label(rcn_particular particular)
{
    return particulars[particular].label;
}

const char *
rcn_particular_tei(rcn_particular particular)
{
    return particulars[particular].tei;
}
