/* The patterns by which a text gives a person's words, made of the words of
 * attribute/speaker.def. */
#include "attribute/speaker_patterns.h"

#include "clean/span/bodies.h"

typedef enum rcn_speaker_words {
    RCN_SPEAKER_TELLS,
    RCN_SPEAKER_SPEECH,
    RCN_SPEAKER_OFFICE
} rcn_speaker_words;

static const struct {
    rcn_speaker_words kind;
    const char *words;
} rows[] = {
#define RCN_SPEAKER_WORD(kind, words) {RCN_SPEAKER_##kind, words},
#include "attribute/speaker.def"
#undef RCN_SPEAKER_WORD
};

/* A word of a name. */
#define WORD   "\\p{Lu}[\\p{L}’'.-]+"
#define CLOSES "[“”\"»«’]"
#define OPENS  "[„“\"«»‘”]"
/* A phrase that begins with a capital and holds a name: no clause. */
#define PHRASE "(\\p{Lu}[^.,:;!?„“”\"«»()\\n]{3,90}?)"
#define BY                                                                    \
    "of|by|from(?=\\s+(?:the\\s+)?(?i:%o)\\b)|von|des|der|de\\s+la|du|de|di|" \
    "del|della"
/** A place and a day before the dash, as in "Bern, 12.03.2009 - Rede von". */
#define DATELINE "(?:\\p{Lu}[^,:\n]{1,30},\\s[^,:\n]{0,14}\\d{4}\\s[-–—]\\s)?"
/** What may follow the name: the occasion, or nothing. */
#define AND_ON                                                              \
    "(?=\\s+(?i:at|on|in|to|before|during|for|as|about|after|zum|zur|zu|"   \
    "bei|beim|im|am|vor|anlässlich|auf|lors|à|en|sur|ante|sobre|alla|al|" \
    "nel|sul|sulla)\\s|\\s+(?i:all|dell|sull)[’']|"                       \
    "\\s*[,:;–—(|-]\\s|\\s*$)"

static const char *
words_of(rcn_speaker_words kind)
{
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (rows[i].kind == kind) {
            return rows[i].words;
        }
    }
    return "";
}

/* "%s" stands for the words of the kind, "%o" for those of office. */
static const rcn_pattern *
compile(rcn_arena *arena, const char *format, rcn_speaker_words kind)
{
    rcn_buffer expression = rcn_buffer_new(arena);
    for (const char *at = format; *at; at++) {
        if (at[0] == '%' && (at[1] == 's' || at[1] == 'o')) {
            rcn_buffer_string(
                &expression,
                words_of(at[1] == 's' ? kind : RCN_SPEAKER_OFFICE));
            at++;
        } else {
            rcn_buffer_char(&expression, *at);
        }
    }
    return rcn_pattern_constant(arena, rcn_buffer_text(&expression).at, false);
}

/* The end of the name of an office, which is no person. */
#define DESK "\\s(?i:service|office|department|press|team|desk)$"

/* Whose speech or statement a title or a line states that it is; group 1: the
 * name. */
static const char *const whole[RCN_SPEAKER_WHOLE] = {
    "\\bFollowing\\s+(?:is|are)\\s+(?:the\\s+)?(?:text\\s+of\\s+)?"
    "(?:the\\s+)?" PHRASE "[’'](?:s\\b)?\\s+(?:[\\w-]+\\s+){0,3}(?i:%s)\\b",
    "(?i:%s)\\s+(?i:(?:was|is|has\\s+been)\\s+)?(?i:issued|made|"
    "released|delivered|given)\\s+(?:[\\w]+\\s+){0,3}?by\\s+"
    "(?:the\\s+)?(\\p{Lu}[^.:;\\n]{3,90}?)\\s*:",
    "^" DATELINE "(?:(?i:opening|closing|weekly|video|welcome|new\\s+year)"
    "\\s+)?"
    "(?i:%s)\\s+(?i:" BY ")\\s+(?:(?i:the)\\s+)?"
    "(?:(?i:%o|m|mme|hon|honou?rable|h\\.\\s?e)\\.?\\s+){0,3}" PHRASE AND_ON,
    "^(?i:speaker|redner(?:in)?|orateur|orador)\\s*:\\s*" PHRASE "$",
    "^" PHRASE "(?i:[’']s)\\s+(?i:(?:opening|closing|full|"
    "prepared)\\s+)?(?i:%s)(?=\\s+(?i:at|on|to|before|during|"
    "for)\\s|\\s*$)",
    "^(?i:president|prime\\s+minister|premier|chancellor|governor|senator|"
    "secretary|king|queen)\\s+((?:\\p{Lu}[\\p{L}.’'-]*\\s+){1,3}\\p{Lu}[\\p{L}-"
    "]+)"
    "[’'](?i:s)\\s+(?:(?i:\\w+)\\s+){0,2}(?i:%s)\\b",
    "^(?i:%s)\\s+(?i:" BY ")\\s+(?:(?i:the)\\s+)?"
    "(?=[^,]*\\b(?i:%o)\\b)[^,.:;]{3,80},\\s+" PHRASE AND_ON,
    "^(?:[^:]{3,24}:\\s+)?(?i:interview|conversation|q&a|"
    "gespräch|entretien|entrevista|intervista)\\s+(?i:with|"
    "mit|avec|con|a)\\s+(?:(?i:%o)\\.?\\s+){0,3}" PHRASE AND_ON};

rcn_speaker_patterns
rcn_speaker_patterns_new(rcn_arena *arena)
{
    rcn_speaker_patterns patterns = {
        .delivery =
            compile(arena,
                    "(?i:check\\s+against\\s+delivery|es\\s+gilt\\s+"
                    "das\\s+gesprochene\\s+wort|seul\\s+le\\s+(?:texte\\s+)?"
                    "prononcé\\s+fait\\s+foi|as\\s+prepared\\s+for\\s+"
                    "delivery|as\\s+delivered)",
                    RCN_SPEAKER_OFFICE),
        .holder = compile(arena,
                          "^(?:(?i:by|von|par)\\s+)?(" WORD "(?:\\s+" WORD
                          "){1,4}),\\s+"
                          "(?=.*\\b(?i:%o)\\b)[^:]{4,120}$",
                          RCN_SPEAKER_OFFICE),
        .lead = compile(arena,
                        "\\b(?i:dazu|hierzu|daraufhin)\\s+(?:%s)\\s+"
                        "(?:der\\s+|die\\s+)?(\\p{Lu}[^:„“\"]{3,140}?)\\s*:",
                        RCN_SPEAKER_TELLS),
        .after = compile(arena,
                         "(?:" CLOSES "\\s*,?|,)\\s*(?:%s)\\s+"
                         "(?=(?:de[rmn]\\s+|die\\s+|the\\s+)?"
                         "(?:(?:\\p{L}+\\s+){0,2}(?i:%o)\\s+)?\\p{Lu})",
                         RCN_SPEAKER_TELLS),
        .named = compile(arena,
                         CLOSES "\\s*,?\\s*(" WORD "(?:\\s+" WORD
                                "){0,4})\\s+(?:%s)\\b",
                         RCN_SPEAKER_TELLS),
        .talk = compile(arena,
                        "(" WORD "(?:\\s+" WORD ")"
                        "{1,4})\\s+im\\s+(?:Gespräch|Interview)\\s+mit\\s",
                        RCN_SPEAKER_TELLS),
        .before = compile(arena,
                          "(\\p{Lu}[^.:;„“”\"«»\\n]{2,90}?)\\s+(?:%s)"
                          "(?:\\s+\\w+){0,3}\\s*[:,]\\s*" OPENS,
                          RCN_SPEAKER_TELLS),
        .turn = compile(arena,
                        "^(" WORD "(?:\\s+" WORD "){0,3})"
                        ":\\s+[^\\s\\p{N}]", /* not "Rating: 2" */
                        RCN_SPEAKER_TELLS),
        .comments =
            compile(arena,
                    "^(" WORD "(?:\\s+" WORD ")"
                    "{1,4})(?:(?:,\\s+[^,]{5,90},)?\\s+(?i:äußert\\s+sich|"
                    "kommentiert|erklärt|nimmt\\s+stellung|"
                    "comments\\s+on)\\s|,\\s+[^,]{5,90},\\s+"
                    "(?i:über|zum|zur|on\\s+the)\\s)",
                    RCN_SPEAKER_TELLS),
        .introduces = compile(arena,
                              "^(" WORD "(?:\\s+(?:(?:von|van|de|der|"
                              "di|da|al|bin|zu)\\s+)?" WORD "){1,4}),"
                              "\\s+[^:„“\"]{5,200}:$",
                              RCN_SPEAKER_TELLS),
        .opens = compile(arena, "^" OPENS, RCN_SPEAKER_TELLS),
        .person =
            compile(arena,
                    "\\p{Lu}[\\p{L}’'-]*\\.?(?:\\s+(?:(?:von|van|de|der|den|"
                    "del|di|da|al|bin|ben|zu)\\s+){0,2}"
                    "\\p{Lu}[\\p{L}’'-]*\\.?){0,5}",
                    RCN_SPEAKER_TELLS),
        .office = compile(arena, "^(?i:(?:[\\p{L}\\p{N}/]+-)*(?:%s))\\.?$",
                          RCN_SPEAKER_OFFICE),
        .before_name =
            compile(arena,
                    "^(?:.*\\p{L}{4,}\\.|(?i:(?:(?:the|der|die)\\s+)?"
                    "(?:[\\p{L}\\p{N}/]+-)*(?:%s))\\.?)\\s+",
                    RCN_SPEAKER_OFFICE),
        .no_name = compile(arena,
                           "^(?:I|(?i:the|on|at|in|to|for)|"
                           "[Dd](?:er|ie|as|en|em))\\s|"
                           "\\s(?i:of|and|the)\\s|\\s\\p{Lu}\\.?$",
                           RCN_SPEAKER_OFFICE),
        .desk = compile(arena, DESK, RCN_SPEAKER_OFFICE),
        .bodies = rcn_bodies_new(arena)};
    for (size_t i = 0; i < RCN_SPEAKER_WHOLE; i++) {
        patterns.whole[i] = compile(arena, whole[i], RCN_SPEAKER_SPEECH);
    }
    return patterns;
}
