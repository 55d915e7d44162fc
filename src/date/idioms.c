/* The English phrases by which texts state times: how long ago, which
 * anniversary, since when.  One table of regular expressions; what is made of
 * them stands with their users. */
#include "date/idioms.h"

#include <string.h>

#include "base/utf8.h"

#define NUMBER                                                              \
    "(a|an|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|" \
    "fifteen|twenty|thirty|forty|fifty|hundred|\\d{1,3})"
#define ORDINAL                                                          \
    "(first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|" \
    "\\d{1,3}(?:st|nd|rd|th)|(?:one|two|three|four|five|ten|\\d{1,3})-year)"
#define EVENT "((?:(?!\\bwhich\\b|\\bthat\\b)[^,.;:!?()“”\"\\n]){3,120})"
#define UNIT  "(years?|months?|weeks?|days?)"
#define BEGINS                                                          \
    "began|begun|started|broke out|erupted|was launched|were launched|" \
    "took place|occurred|happened|came into force|entered into force"
#define ENDS "ended|concluded|was over|came to an end|ceased|stopped"
#define HAVE "(?:(?:has|have|had)\\s+)?"

#define LASTED                                                      \
    "(day|week)s?(?:[-–\\s]long)?\\s+"                            \
    "((?-i:(?:\\p{Lu}[\\p{L}’'-]*\\s+)*\\p{Lu}[\\p{L}’'-]*)|"   \
    "(?:\\p{L}+\\s+){0,2}(?:war|conflict|operations?|siege|strike|" \
    "campaign|standoff|crisis|offensive))"

static const char *const expressions[RCN_IDIOM_COUNT] = {
    [RCN_IDIOM_YEARS_AGO_TODAY] =
        "\\b(?:exactly\\s+)?" NUMBER
        "\\s+years?\\s+ago\\s+(?:today|to\\s+the\\s+day|on\\s+this\\s+"
        "(?:very\\s+)?day)\\b|\\b(?:today|this\\s+day),?\\s+" NUMBER
        "\\s+years?\\s+ago\\b",
    [RCN_IDIOM_TODAY_MARKS] =
        "\\btoday\\s+(?:we\\s+)?(?:marks?|is|commemorates?|celebrates?|"
        "observes?)\\s+(?:the\\s+)?(?:" ORDINAL "\\s+anniversary\\s+of|" NUMBER
        "\\s+years?\\s+since)\\s+" EVENT,
    [RCN_IDIOM_YEARS_PASSED] =
        "\\b" NUMBER "\\s+" UNIT
        "\\s+(?:(?:has|have)\\s+(?:now\\s+|already\\s+)?(?:passed|elapsed|"
        "gone\\s+by)\\s+)?since\\s+" EVENT,
    [RCN_IDIOM_ANNIVERSARY] =
        "\\b(?:on|mark(?:s|ed|ing)?|commemorat\\w+|"
        "celebrat\\w+|observ\\w+|occasion\\s+of)\\s+"
        "(?:the\\s+)?" ORDINAL "\\s+anniversary\\s+of\\s+" EVENT,
    [RCN_IDIOM_OPENING_AFTER] = "^\\W*(?:just\\s+|only\\s+|exactly\\s+)?" NUMBER
                                "\\s+" UNIT "\\s+after\\s+" EVENT,
    [RCN_IDIOM_MARKED_BEGINNING] =
        "\\bmark(?:ed|s|ing)\\s+the\\s+(?:beginning|start|outbreak|onset)\\s+"
        "of\\s+" EVENT,
    [RCN_IDIOM_LASTING] = "\\b" NUMBER "[-–\\s]" LASTED,
    [RCN_IDIOM_BEFORE_BEGAN] =
        "([^,.;:!?()“”\"\\n]{3,120}?),?\\s+(?:which|that|who)?\\s*" HAVE
        "(" BEGINS "|" ENDS ")\\s+(?:on|in|at)?\\s*(?:the\\s+)?$",
    [RCN_IDIOM_BEFORE_NOUN] =
        "((?:[\\p{L}’'-]+\\s+){1,7}?)(?:(?:was\\s+|were\\s+)?(?:signed|adopted|"
        "concluded|issued|made|held|agreed)\\s+(?:\\w+\\s+){0,3}?on|of|dated|"
        "from)\\s+(?:the\\s+)?$",
    [RCN_IDIOM_AFTER_BEGAN] = "^,?\\s+([^,.;:!?()“”\"\\n]{3,100}?)\\s+" HAVE
                              "(" BEGINS "|" ENDS ")\\b",
    [RCN_IDIOM_ENDS] =
        "\\b(?:" ENDS "|put\\s+an\\s+end|brought\\s+an\\s+end|ceasefire|"
        "cease-fire|end\\s+of|ending|cessation)\\b",
    [RCN_IDIOM_AS_OF] =
        "(?:(?:according\\s+to|based\\s+on)\\s+(?:the\\s+)?(?:\\w+\\s+)?"
        "(?:data|figures|information|statistics|estimates)\\s+)?"
        "\\b(?:as\\s+(?:of|at|on)|updated\\s+to|current\\s+to|up\\s+to\\s+"
        "date\\s+"
        "(?:at|on))\\s+(?:the\\s+)?$",
    [RCN_IDIOM_FUTURE] =
        "\\b(?:will|shall|scheduled|planned|plans?|expected|expects|intends?|"
        "due|deadline|to\\s+be|upcoming|forthcoming|targets?|projected|"
        "forecast|would|if|should|agenda|expires?|retrieved|accessed|archived|"
        "captured|downloaded|copyright)\\b|\\b(?:by|until|till|"
        "before|from|starting|effective|than|through|to)\\s+(?:the\\s+)?$",
    [RCN_IDIOM_WILL] = "^[^.;!?]*\\b(?:will|shall)\\b",
    [RCN_IDIOM_TODAY_IS] =
        "\\b(?:today|this\\s+day)(?:,?\\s+(?:on|is)?\\s*(?:\\w+day,?\\s+)?)$",
    [RCN_IDIOM_IS_TODAY] = "^,?\\s*(?:today\\b|\\(today\\))",
    [RCN_IDIOM_CELEBRATES] =
        "^,\\s+[^,.;:!?“”\"\\n]{2,90}?\\s+(?:celebrates?|marks?|"
        "commemorates?|observes?|honou?rs?|is\\s+(?:celebrating|marking|"
        "commemorating|observing)|are\\s+(?:celebrating|marking|"
        "commemorating|observing))\\b",
};

/* Words that every match has, for idioms that are looked for in whole blocks. */
static const char lasted[] = LASTED;

static const char *const needed[RCN_IDIOM_COUNT] = {
    [RCN_IDIOM_YEARS_AGO_TODAY] = "ago",
    [RCN_IDIOM_TODAY_MARKS] = "today\\s",
    [RCN_IDIOM_YEARS_PASSED] = "since\\s",
    [RCN_IDIOM_ANNIVERSARY] = "anniversary",
    [RCN_IDIOM_MARKED_BEGINNING] = "mark",
    [RCN_IDIOM_LASTING] = lasted,
};

struct rcn_idioms {
    rcn_pattern *patterns[RCN_IDIOM_COUNT];
};

const rcn_idioms *
rcn_idioms_new(rcn_arena *arena)
{
    rcn_idioms *idioms = rcn_arena_alloc(arena, 1, sizeof *idioms);
    for (size_t i = 0; i < RCN_IDIOM_COUNT; i++) {
        idioms->patterns[i] =
            rcn_pattern_needing(arena, expressions[i], true, needed[i]);
    }
    return idioms;
}

bool
rcn_idiom_find(const rcn_idioms *idioms, rcn_idiom idiom, rcn_text text,
               size_t from, rcn_match *ret_match)
{
    return rcn_pattern_find(idioms->patterns[idiom], text, from, ret_match);
}

int
rcn_number_of(rcn_text word)
{
    static const struct {
        const char *word;
        int value;
    } words[] = {
        {"a", 1},        {"an", 1},        {"one", 1},     {"first", 1},
        {"two", 2},      {"second", 2},    {"three", 3},   {"third", 3},
        {"four", 4},     {"fourth", 4},    {"five", 5},    {"fifth", 5},
        {"six", 6},      {"sixth", 6},     {"seven", 7},   {"seventh", 7},
        {"eight", 8},    {"eighth", 8},    {"nine", 9},    {"ninth", 9},
        {"ten", 10},     {"tenth", 10},    {"eleven", 11}, {"twelve", 12},
        {"fifteen", 15}, {"twenty", 20},   {"thirty", 30}, {"forty", 40},
        {"fifty", 50},   {"hundred", 100},
    };
    int value = 0;
    size_t at = 0;
    while (at < word.len && word.at[at] >= '0' && word.at[at] <= '9' &&
           value < 1000) {
        value = value * 10 + (word.at[at++] - '0');
    }
    if (at) {
        return value;
    }
    size_t len = 0;
    char small[16];
    while (len < word.len && len + 1 < sizeof small && word.at[len] != '-') {
        small[len] = (char)rcn_rune_lower((unsigned char)word.at[len]);
        len++;
    }
    small[len] = '\0';
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (strcmp(words[i].word, small) == 0) {
            return words[i].value;
        }
    }
    return 0;
}
