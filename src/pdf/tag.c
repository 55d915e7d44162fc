/* Names of the standard structure types and the parents that some of them must
 * have (ISO 32000-1, 14.8.4). */
#include "pdf/tag.h"

typedef struct rcn_tag_rule {
    const char *name;
    bool bound;         /**< to one of the parents */
    rcn_tag parents[2]; /**< the same twice when there is one */
} rcn_tag_rule;

static const rcn_tag_rule tag_rules[] = {
    [RCN_TAG_DOCUMENT] = {"Document", false, {0}},
    [RCN_TAG_PART] = {"Part", false, {0}},
    [RCN_TAG_SECT] = {"Sect", false, {0}},
    [RCN_TAG_DIV] = {"Div", false, {0}},
    [RCN_TAG_H1] = {"H1", false, {0}},
    [RCN_TAG_H2] = {"H2", false, {0}},
    [RCN_TAG_H3] = {"H3", false, {0}},
    [RCN_TAG_H4] = {"H4", false, {0}},
    [RCN_TAG_H5] = {"H5", false, {0}},
    [RCN_TAG_H6] = {"H6", false, {0}},
    [RCN_TAG_P] = {"P", false, {0}},
    [RCN_TAG_SPAN] = {"Span", false, {0}},
    [RCN_TAG_QUOTE] = {"Quote", false, {0}},
    [RCN_TAG_BLOCK_QUOTE] = {"BlockQuote", false, {0}},
    [RCN_TAG_L] = {"L", false, {0}},
    [RCN_TAG_LI] = {"LI", true, {RCN_TAG_L, RCN_TAG_L}},
    [RCN_TAG_LBL] = {"Lbl", true, {RCN_TAG_LI, RCN_TAG_NOTE}},
    [RCN_TAG_LBODY] = {"LBody", true, {RCN_TAG_LI, RCN_TAG_LI}},
    [RCN_TAG_TABLE] = {"Table", false, {0}},
    [RCN_TAG_TR] = {"TR", true, {RCN_TAG_TABLE, RCN_TAG_TABLE}},
    [RCN_TAG_TH] = {"TH", true, {RCN_TAG_TR, RCN_TAG_TR}},
    [RCN_TAG_TD] = {"TD", true, {RCN_TAG_TR, RCN_TAG_TR}},
    [RCN_TAG_CAPTION] = {"Caption", false, {0}},
    [RCN_TAG_FIGURE] = {"Figure", false, {0}},
    [RCN_TAG_CODE] = {"Code", false, {0}},
    [RCN_TAG_TOC] = {"TOC", false, {0}},
    [RCN_TAG_TOCI] = {"TOCI", true, {RCN_TAG_TOC, RCN_TAG_TOC}},
    [RCN_TAG_NOTE] = {"Note", false, {0}},
    [RCN_TAG_REFERENCE] = {"Reference", false, {0}},
    [RCN_TAG_INDEX] = {"Index", false, {0}},
};

const char *
rcn_tag_name(rcn_tag tag)
{
    return tag_rules[tag].name;
}

bool
rcn_tag_is_bound(rcn_tag tag)
{
    return tag_rules[tag].bound;
}

bool
rcn_tag_fits(rcn_tag tag, rcn_tag parent)
{
    const rcn_tag_rule *rule = &tag_rules[tag];
    return !rule->bound || parent == rule->parents[0] ||
           parent == rule->parents[1];
}
