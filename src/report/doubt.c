/* How certain a finding is, estimated from what is recorded of it: the status of
 * a value, evidence that disagrees, and for a cut its words, its class and its
 * neighbours. */
#include "report/doubt.h"

#include <string.h>

#include "base/utf8.h"

#define SENTENCE_WORDS 20 /* a removed sentence this long may be text */
#define NEAR           3  /* spans to either side that count as beside */

static bool
disagrees(const rcn_evidence *evidence, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (evidence[i].gives && strstr(evidence[i].gives, "(disagrees)")) {
            return true;
        }
    }
    return false;
}

static bool
is_settled(rcn_status status)
{
    return status == RCN_STATUS_STATED || status == RCN_STATUS_EDITOR;
}

rcn_doubt
rcn_doubt_of_date(const rcn_dating *dating)
{
    if (dating->status == RCN_STATUS_EDITOR) {
        return RCN_DOUBT_NONE;
    }
    if (!is_settled(dating->status) ||
        disagrees(dating->evidence, dating->evidence_count)) {
        return RCN_DOUBT_HIGH;
    }
    return dating->certainty == RCN_CERTAIN ? RCN_DOUBT_NONE : RCN_DOUBT_SOME;
}

rcn_doubt
rcn_doubt_of_title(const rcn_role *title)
{
    return is_settled(title->status) ? RCN_DOUBT_NONE : RCN_DOUBT_HIGH;
}

rcn_doubt
rcn_doubt_of_names(const rcn_attribution *who)
{
    const rcn_role *const roles[] = {&who->issuer, &who->speaker, &who->author};
    bool any = false, inferred = false, rival = false;
    for (size_t i = 0; i < sizeof roles / sizeof *roles; i++) {
        if (roles[i]->value) {
            any = true;
            inferred = inferred || !is_settled(roles[i]->status);
            rival = rival ||
                    (roles[i]->status != RCN_STATUS_EDITOR &&
                     disagrees(roles[i]->evidence, roles[i]->evidence_count));
        }
    }
    if (!any || rival) {
        return RCN_DOUBT_HIGH;
    }
    return inferred ? RCN_DOUBT_SOME : RCN_DOUBT_NONE;
}

static bool
is_sentence(rcn_text text)
{
    uint32_t last = 0;
    text = rcn_text_trim(text);
    if (text.len) {
        (void)rcn_utf8_prev(text, text.len, &last);
    }
    bool ends = last == '.' || last == '!' || last == '?' || last == 0x2026 ||
                last == 0x3002 || last == '"' || last == 0x201D;
    return ends && rcn_utf8_count_words(text) >= SENTENCE_WORDS;
}

static bool
is_beside_text(const rcn_cleaned *cleaned, size_t index)
{
    size_t from = index > NEAR ? index - NEAR : 0;
    for (size_t i = from; i < cleaned->span_count && i <= index + NEAR; i++) {
        if (cleaned->spans[i].kind == RCN_SPAN_TEXT) {
            return true;
        }
    }
    return false;
}

rcn_doubt
rcn_doubt_of_cut(const rcn_cleaned *cleaned, size_t index)
{
    static const char *const confused[] = {
        "caption", "dek", "page-surroundings", "caption-without-image"};
    const rcn_span *span = &cleaned->spans[index];
    if (span->kind == RCN_SPAN_REPLACED) {
        return RCN_DOUBT_NONE;
    }
    if (is_sentence(
            rcn_text_slice(cleaned->document->text, span->start, span->end))) {
        return RCN_DOUBT_HIGH;
    }
    if (!is_beside_text(cleaned, index)) {
        return RCN_DOUBT_NONE;
    }
    for (size_t i = 0; i < sizeof confused / sizeof *confused; i++) {
        if (strcmp(span->why->class_id, confused[i]) == 0) {
            return RCN_DOUBT_HIGH;
        }
    }
    return RCN_DOUBT_SOME;
}
