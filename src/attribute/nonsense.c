/* What stands where names stand and names nobody: the words of a site about
 * itself, lone words for offices, credits of pictures.  Each kind of it is a
 * rule of its own, so that a reader of the table sees what is refused. */
#include <assert.h>

#include "attribute/signs.h"

#define ORGAN_WORD                                                            \
    "(?:service|archives?|organi[sz]ation|society|government|administration|" \
    "agency|office|department|council|mission|union|university|association|"  \
    "foundation|federation|parliament|ministry|court|bureau|institute|"       \
    "chamber|"                                                                \
    "congress|senate|assembly|authority|delegation|commission|committee)"

static const char *const expressions[] = {
    /* pages of a site about its use */
    "\\bterms\\s+(?:of\\s+(?:service|use|sale)|and\\s+conditions)\\b|"
    "\\bterms\\s*&\\s*conditions\\b|"
    "\\b(?:privacy|cookies?|copyright|editorial|refunds?|returns?|shipping|"
    "corrections?)\\s+(?:policy|policies|notice|settings|statement|"
    "preferences|guidelines|infringement)|"
    "^(?:policy|guidelines|disclaimer|imprint|impressum|kontakt|contact|faq|"
    "copyright)$",
    /* invitations */
    "^(?:view|see|search|visit|explore|access|get|read|browse|email|find|join|"
    "about|meet|watch|more|for|support\\s+our|follow|subscribe|home)\\b",
    /* an office, but whose? */
    "^(?:\\p{L}+\\s+(?:und|and|&)\\s+)?" ORGAN_WORD
    "(?:\\s+(?:und|and|&)\\s+\\p{L}+)?$",
    /* rubrics: "Newspaper Archive", but not "National Archives" */
    "^(?!.*\\b(?:national|state|federal|central|city|royal|of)\\b).*"
    "\\barchives?$|\\b(?:customer|self|food|full)[- ]service\\b|"
    "\\bservice\\s+(?:portal|worker|guidelines)\\b|\\bmessage\\s+board\\b",
    /* credits of pictures, licences, names of fonts */
    "^(?:photo|foto|bild|image|picture|grafik|graphic|getty|shutterstock|"
    "istock|unsplash|pixabay)\\b|^cc\\b|^code\\s+(?:pro|sans)\\b|"
    "^.?$",
    /* "Our Organization", "All Rights Reserved" */
    "^our\\b|\\brights\\s+reserved\\b"};

_Static_assert(sizeof expressions / sizeof *expressions == RCN_NONSENSE_COUNT,
               "one pattern a kind");

void
rcn_nonsense_compile(rcn_arena *arena, const rcn_pattern **ret_patterns)
{
    for (size_t i = 0; i < RCN_NONSENSE_COUNT; i++) {
        ret_patterns[i] = rcn_pattern_constant(arena, expressions[i], true);
    }
}

bool
rcn_names_nobody(const rcn_pattern *const *patterns, rcn_text name)
{
    rcn_match match;
    for (size_t i = 0; i < RCN_NONSENSE_COUNT; i++) {
        if (rcn_pattern_find(patterns[i], name, 0, &match)) {
            return true;
        }
    }
    return false;
}
