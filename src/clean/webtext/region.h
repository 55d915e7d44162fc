#ifndef RCN_CLEAN_WEBTEXT_REGION_H
#define RCN_CLEAN_WEBTEXT_REGION_H

#include "clean/text/work.h"

/** What the model of a page of text knows of a chunk. */
typedef enum rcn_line_feature {
#define RCN_LINE(name) RCN_LINE_##name,
#include "clean/webtext/region.def"
#undef RCN_LINE
    RCN_LINE_COUNT
} rcn_line_feature;

/** What is known of a line that may be the title of a page of text. */
typedef enum rcn_headline_feature {
#define RCN_HEADLINE(name, price) RCN_HEADLINE_##name,
#include "clean/webtext/headline.def"
#undef RCN_HEADLINE
    RCN_HEADLINE_COUNT
} rcn_headline_feature;

/** The lines that may be the title, [first, end), and the line where the body
 * seems to begin: indices of a survey. */
typedef struct rcn_headline_bounds {
    size_t first, body, end;
} rcn_headline_bounds;

/** What was counted of the chunks of a page.  (survey.c) */
typedef struct rcn_survey rcn_survey;

/** Surveys the chunks that hold words and are not marked as outside; if `whole`
 * also those that are cut already.  In the arena; what is read of a chunk,
 * whose text must not change any more, is kept by the work for the next survey.
 * Linear in the text. */
const rcn_survey *rcn_survey_new(rcn_arena *arena, rcn_work *work, bool whole);

/** Forgets what was read of the chunks. */
void rcn_survey_forget(rcn_work *work);

/** Returns how many chunks it holds, and the index of each among those of the
 * work. */
size_t rcn_survey_count(const rcn_survey *survey);
uint32_t rcn_survey_index(const rcn_survey *survey, size_t chunk);

/** Fills a row of RCN_LINE_COUNT features of a chunk.  (features.c) */
void rcn_survey_features(const rcn_survey *survey, size_t chunk, int16_t *row);

/** Returns the name of a feature. */
const char *rcn_line_feature_name(rcn_line_feature feature);

/** Returns the lines among which the title of a page is looked for.
 * (headline.c) */
rcn_headline_bounds rcn_headline_candidates(const rcn_survey *survey);

/** Fills a row of RCN_HEADLINE_COUNT features of the chunk of an index, in
 * 1/1000. (headline.c) */
void rcn_headline_features(const rcn_survey *survey, size_t index,
                           int32_t *row);

/** Returns the name of such a feature. */
const char *rcn_headline_feature_name(rcn_headline_feature feature);

/** Returns the line that is the title of a page, as far as its looks, its place
 * and its words tell; SIZE_MAX when two are about as likely.  (headline.c) */
size_t rcn_survey_headline(const rcn_survey *survey, bool *ret_sure);

/** Marks what surrounds the document on a web page, if this is one, as outside
 * its body, for passes that know more of a line to name it.
 * (surroundings.c) */
void rcn_find_surroundings(rcn_work *work);

/** Takes tables of codes near the body, and lines by themselves within it, for
 * part of it.  Linear in the text.  (rescue.c) */
void rcn_rescue_text(rcn_work *work);

/** Cuts what is still marked.  (surroundings.c) */
void rcn_cut_surroundings(rcn_work *work);

#endif
