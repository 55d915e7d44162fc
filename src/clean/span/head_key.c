/* Lines "Title: ...", "URL: ...", by which programs say above a text that they
 * save where it is from.  The keys are data, by language. */
#include "clean/span/head_key.h"

#define LONG_KEY 24 /* bytes before the colon */

rcn_head_key
rcn_head_key_of(rcn_text line, rcn_text *ret_value)
{
    static const struct {
        const char *words;
        rcn_head_key key;
    } keys[] = {
#define RCN_HEAD_KEY(kind, words) {words, RCN_HEAD_KEY_##kind},
#include "clean/span/head_keys.def"
#undef RCN_HEAD_KEY
    };
    size_t colon = rcn_text_find(line, ":", 0);
    if (colon == SIZE_MAX || colon > LONG_KEY) {
        return RCN_HEAD_KEY_NONE;
    }
    *ret_value = rcn_text_trim(rcn_text_slice(line, colon + 1, line.len));
    rcn_text key = rcn_text_trim(rcn_text_slice(line, 0, colon));
    for (size_t i = 0; ret_value->len && i < sizeof keys / sizeof *keys; i++) {
        if (rcn_text_same_words(key, rcn_text_of(keys[i].words))) {
            return keys[i].key;
        }
    }
    return RCN_HEAD_KEY_NONE;
}
