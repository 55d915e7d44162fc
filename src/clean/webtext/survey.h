#ifndef RCN_CLEAN_WEBTEXT_SURVEY_H
#define RCN_CLEAN_WEBTEXT_SURVEY_H

#include "clean/learn/lexicon.h"
#include "clean/webtext/region.h"

/* Facts of the chunks of a page, for the features of features.c. */

/** What a line that a rule knows is a sign of. */
typedef enum rcn_line_sign {
    RCN_SIGN_NONE,
    RCN_SIGN_COMMENTS,
    RCN_SIGN_RELATED,
    RCN_SIGN_LEGAL,
    RCN_SIGN_SUBSCRIBE,
    RCN_SIGN_SHARE,
    RCN_SIGN_NAVIGATION,
    RCN_SIGN_OTHER,
    RCN_SIGN_COUNT
} rcn_line_sign;

/** Running sums over the chunks before one. */
typedef struct rcn_fact_sums {
    uint32_t goods, dates, bylines, headlines, rules, shorts, firsts, lasts;
    uint32_t words, topics, head_topics;
    uint64_t chars, good_chars;
} rcn_fact_sums;

/** Facts of one chunk. */
typedef struct rcn_fact {
    uint32_t chars, words, word_chars, sentences, commas, puncts;
    uint32_t stops, capitals;         /* words */
    uint32_t digits, uppers, letters; /* characters */
    uint32_t phrases;                 /* bits 1 << rcn_phrase_group */
    uint32_t same, same_head, same_first, same_last; /* chunks of the page */
    uint32_t topic, head_topic, seen_topic, title_share; /* 1/1000 */
    uint8_t rule;   /* 1: a rule knows it; 2: beside others */
    uint8_t sign;   /* rcn_line_sign of that rule */
    uint8_t shape;  /* chunks that look alike have the same */
    uint8_t period; /* least distance at which its shape recurs */
    bool good;      /* a paragraph of sentences, as far as one can tell */
    bool brief;     /* a short line that is no paragraph */
    bool headline;  /* a line of words that is no sentence */
    bool you;       /* speaks to the reader */
    bool dated;     /* a short line mostly of a date */
    bool byline;
    uint32_t first_term, term_count; /* its long words, in the readings */
} rcn_fact;

/** What is read of each chunk once, for all surveys of a document. */
typedef struct rcn_readings {
    rcn_arena *arena;
    rcn_words *dates;         /* words of dates */
    rcn_words *words;         /* long ones, which state what a text is about */
    RCN_LIST(uint32_t) terms; /* places in `words`, chunk after chunk */
    rcn_fact *facts; /* of each chunk of the work; no words: not yet read */
} rcn_readings;

/** A run of chunks [first, last]; first > last: none. */
typedef struct rcn_chunk_run {
    size_t first, last;
} rcn_chunk_run;

/** Steps to what is before and after a chunk, and the runs it is part of. */
typedef struct rcn_steps {
    uint32_t last_good, next_good;
    uint32_t short_run, head_run, head_run_at;
    uint32_t since_date, until_date, since_byline, until_byline;
    uint32_t since[RCN_SIGN_COUNT], until[RCN_SIGN_COUNT];
    uint32_t signs;          /* lines that rules know since the title */
    uint32_t gaps, gap_most; /* between paragraphs since the title */
    uint32_t since_long, until_long;
    uint32_t since_phrase[RCN_PHRASE_COUNT];
} rcn_steps;

/** Steps to what is not there. */
#define RCN_STEPS_FAR 999

enum {
    RCN_RUN_WIDE,
    RCN_RUN_MIDDLE,
    RCN_RUN_STRICT,
    RCN_RUN_COUNT
};

struct rcn_survey {
    rcn_arena *arena;
    const rcn_work *work;
    const rcn_readings *readings;
    uint32_t *list;      /* chunks that hold words */
    rcn_fact *facts;     /* of each of them */
    rcn_steps *steps;    /* the same */
    rcn_fact_sums *sums; /* before each, and of all */
    size_t count;
    rcn_chunk_run runs[RCN_RUN_COUNT];
    size_t title; /* the chunk that looks like it */
};

/** Fills the steps.  (steps.c) */
void rcn_survey_walk(rcn_survey *survey);

/** Fills the title, and the words chunks share with it, with the run, with what
 * stood before.  (topic.c) */
void rcn_survey_topics(rcn_survey *survey);

/** Finds which chunks look alike, and how often words recur.  (shapes.c) */
void rcn_survey_shapes(rcn_survey *survey);

/** Gives the items of a list one fate, that of most of them, and puts lists of
 * headlines with dates outside the body.  `body` says of each chunk whether it
 * is of the body.  Returns of each whether it is of such a list of headlines,
 * in the survey's arena.  Linear.  (siblings.c) */
const bool *rcn_survey_unite(const rcn_survey *survey, bool *body);

/** Returns whether a chunk is a short line with a time of day, "9:05".
 * (features.c) */
bool rcn_survey_has_clock(const rcn_survey *survey, size_t index);

/** Returns the chunk of an index of the survey. */
const rcn_chunk *rcn_survey_chunk(const rcn_survey *survey, size_t index);

#endif
