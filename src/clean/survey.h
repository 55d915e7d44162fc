#ifndef RCN_CLEAN_SURVEY_H
#define RCN_CLEAN_SURVEY_H

#include "clean/region.h"

/* Facts of the chunks of a page, for the questions of features.c. */

/** What a line that a rule knows is a sign of. */
typedef enum rcn_sign {
    RCN_SIGN_NONE,
    RCN_SIGN_COMMENTS,
    RCN_SIGN_RELATED,
    RCN_SIGN_LEGAL,
    RCN_SIGN_SUBSCRIBE,
    RCN_SIGN_SHARE,
    RCN_SIGN_NAVIGATION,
    RCN_SIGN_OTHER,
    RCN_SIGN_COUNT
} rcn_sign;

/** Facts of one chunk. */
typedef struct rcn_fact {
    uint32_t chars, words, sentences, commas;
    uint32_t stops, titles, digits, uppers, letters; /* words; characters */
    bool good;       /* a paragraph of sentences, as far as one can tell */
    bool repeated;   /* the same text stands elsewhere on the page */
    bool you;        /* speaks to the reader */
    uint8_t rule;    /* 1: a rule knows it; 2: beside others */
    uint8_t kind;    /* rcn_sign of that rule */
    bool dated;      /* a short line mostly of a date */
    uint32_t dates;  /* such lines before it */
    uint32_t before; /* good chunks before it */
    uint64_t chars_before, good_before; /* characters before it */
} rcn_fact;

/** A run of chunks [first, last]; first > last: none. */
typedef struct rcn_run {
    size_t first, last;
} rcn_run;

typedef struct rcn_survey {
    const rcn_work *work;
    uint32_t *list;  /* chunks that are text */
    rcn_fact *facts; /* one more than there are chunks: the sums */
    size_t count;
    rcn_words *stops;
    rcn_words *topic; /* content words of the run */
    rcn_words *head;  /* of its first good chunks */
    size_t head_end;  /* the last of those */
    rcn_run run, wide, strict;
    uint32_t goods;
} rcn_survey;

/** Distances in chunks to the last and the next good one, and the length of the
 * run of short chunks that a chunk is part of; all in one sweep each way. */
typedef struct rcn_distances {
    uint32_t last_good, next_good, short_run, headline_run;
} rcn_distances;

/** Fills the survey: facts, sums, runs and topic.  Linear in the text. */
void rcn_survey_read(rcn_survey *survey);

/** The distances of each chunk, in the scratch arena. */
rcn_distances *rcn_survey_distances(const rcn_survey *survey);

/** Per cent of the content words of a chunk that `words` say without it; `own`
 * when the chunk's words are among them. */
uint32_t rcn_survey_topic(const rcn_survey *survey, const rcn_words *words,
                          size_t index, bool own);

/** Which chunks stand in other documents of the corpus. */
bool *rcn_survey_recurring(const rcn_survey *survey);

/** The chunk of an index of the survey. */
const rcn_chunk *rcn_survey_chunk(const rcn_survey *survey, size_t index);

/** A short chunk that is no prose. */
bool rcn_fact_is_short(const rcn_fact *fact);

/** A whole number of per cent; 0 of nothing. */
uint32_t rcn_percent(uint64_t part, uint64_t whole);

#endif
