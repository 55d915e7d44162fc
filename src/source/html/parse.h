#ifndef RCN_SOURCE_HTML_PARSE_H
#define RCN_SOURCE_HTML_PARSE_H

#include <libxml/HTMLparser.h>

#include "source/html/build.h"
#include "source/html/read.h"

/* Within the HTML reader only: libxml2's parser. */

#define RCN_HTML_OPEN_LIMIT 512 /**< open elements at which it stops */

/** One run of the parser, over the source from `at` on. */
typedef struct rcn_html_run {
    rcn_html_builder *builder;
    htmlParserCtxtPtr parser;
    rcn_text source;
    rcn_html_gaps gaps;
    size_t gap;         /* index of the next one */
    size_t at;          /* what the parser has taken so far */
    size_t script_end;  /* of one that nobody reads; may lie behind `at` */
    size_t passed_from; /* the last stretch of one that was passed over */
    size_t passed_to;
    uint32_t passed_lines; /* in all stretches of the run */
    uint32_t first_line;   /* of the run in the file, less one */
    bool stopped;          /* nested too deep */
    size_t resume_at;
} rcn_html_run;

/** Parses from run->at; returns where to go on, which is the end unless elements
 * nest too deep. */
size_t rcn_html_parse(rcn_html_run *run);

/** Makes the links of a page absolute where it says against what. */
void rcn_html_resolve(rcn_html_builder *builder);

#endif
