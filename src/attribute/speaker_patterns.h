#ifndef RCN_ATTRIBUTE_SPEAKER_PATTERNS_H
#define RCN_ATTRIBUTE_SPEAKER_PATTERNS_H

#include "base/pattern.h"

#define RCN_SPEAKER_WHOLE 8

/** Patterns of the ways in which a text gives a person's words. */
typedef struct rcn_speaker_patterns {
    const rcn_pattern *whole[RCN_SPEAKER_WHOLE]; /**< "Remarks of NAME":
                                                     group 1 */
    const rcn_pattern *lead;        /**< "Dazu erklärt NAME:": group 1 */
    const rcn_pattern *after;       /**< a quotation, a verb, then who */
    const rcn_pattern *before;      /**< NAME, a verb, a colon, a quotation */
    const rcn_pattern *named;       /**< a quotation, NAME, a verb: group 1 */
    const rcn_pattern *talk;        /**< "NAME im Gespräch mit" */
    const rcn_pattern *turn;        /**< "NAME: ..." of an interview */
    const rcn_pattern *comments;    /**< "NAME, head of X, on the bill" */
    const rcn_pattern *introduces;  /**< "NAME, head of X, on the bill:" */
    const rcn_pattern *delivery;    /**< "Check against delivery" */
    const rcn_pattern *holder;      /**< "NAME, office": group 1 */
    const rcn_pattern *opens;       /**< a quotation */
    const rcn_pattern *person;      /**< words with capitals */
    const rcn_pattern *office;      /**< words that are no names */
    const rcn_pattern *before_name; /**< a sentence, a word of office */
    const rcn_pattern *no_name;     /**< what no person is called */
    const rcn_pattern *desk;        /**< the end of the name of an office */
    const rcn_pattern *bodies;      /**< clean/span/bodies.h */
} rcn_speaker_patterns;

/** Compiles them; the arena frees them. */
rcn_speaker_patterns rcn_speaker_patterns_new(rcn_arena *arena);

#endif
