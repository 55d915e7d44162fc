/* One run of libxml2's recovering parser over a page (its SAX interface: no
 * tree is made).  It stops where elements nest beyond reason, for its search
 * for the element that an end tag closes is linear in the depth. */
#include "source/html/parse.h"

#include <inttypes.h>
#include <string.h>

#include "base/utf8.h"
#include "source/html/build.h"
#include "source/html/read.h"

#define ENTITY_MOST  40 /* bytes of an entity */
#define ENTITY_SIGNS 3  /* bytes of one that the parser looks at together */

/* Makes spaces of what of the next `len` bytes is in gaps. */
static void
blank_gaps(rcn_html_run *run, char *out, size_t len)
{
    size_t end = run->at + len;
    for (; run->gap < run->gaps.count; run->gap++) {
        const rcn_html_gap *gap = &run->gaps.items[run->gap];
        if (gap->start >= end) {
            break;
        }
        size_t from = gap->start > run->at ? gap->start : run->at;
        size_t to = gap->end < end ? gap->end : end;
        if (from < to) {
            memset(out + (from - run->at), ' ', to - from);
        }
        if (gap->end > end) {
            break;
        }
    }
}

/* Passes over the rest of a script, which the parser would read byte by
 * byte. */
static void
pass_script(rcn_html_run *run)
{
    const char *end = run->source.at + run->script_end;
    const char *at = run->source.at + run->at;
    while ((at = memchr(at, '\n', (size_t)(end - at)))) {
        run->passed_lines++;
        at++;
    }
    run->passed_from = run->at;
    run->passed_to = run->script_end;
    run->at = run->script_end;
}

/* Bytes of the source up to the end of the character that byte `at` is
 * within. */
static size_t
rest_of_character(rcn_text source, size_t at)
{
    size_t len = 0;
    while (at + len < source.len &&
           ((unsigned char)source.at[at + len] & 0xC0) == 0x80) {
        len++;
    }
    return len;
}

/* Returns the bytes of these that do not end within the first signs of an
 * entity.  At the end of what it has, the parser takes "&" for text, even in an
 * attribute. */
static size_t
before_entity(const char *bytes, size_t len)
{
    for (size_t i = 1; i <= ENTITY_SIGNS && i < len; i++) {
        if (bytes[len - i] == '&') {
            return len - i;
        }
    }
    return len;
}

static int
give_bytes(void *context, char *out, int size)
{
    rcn_html_run *run = context;
    size_t rest = rest_of_character(run->source, run->at);
    if (run->script_end > run->at && !rest) {
        pass_script(run);
    }
    size_t left = run->source.len - run->at;
    size_t len = (size_t)size < left ? (size_t)size : left;
    if (run->script_end > run->at && len > rest) {
        len = rest; /* what comes behind it is passed over */
    }
    if (len < left) {
        len = before_entity(run->source.at + run->at, len);
    }
    memcpy(out, run->source.at + run->at, len);
    blank_gaps(run, out, len);
    for (char *nul = memchr(out, '\0', len); nul;
         nul = memchr(nul, '\0', (size_t)(out + len - nul))) {
        *nul = ' '; /* the parser takes a NUL for the end */
    }
    run->at += len;
    return (int)len;
}

/* Tells the builder where the parser is. */
static rcn_html_builder *
locate(rcn_html_run *run)
{
    const struct _xmlParserInput *input = run->parser->input;
    rcn_html_builder *builder = run->builder;
    if (input && input->end >= input->cur) {
        size_t ahead = (size_t)(input->end - input->cur);
        size_t at = run->at > ahead ? run->at - ahead : 0;
        if (at < run->passed_to) { /* before what was passed over */
            size_t back = run->passed_to - at;
            at = run->passed_from > back ? run->passed_from - back : 0;
        }
        builder->source_at = at;
        builder->line =
            run->first_line + (uint32_t)input->line + run->passed_lines;
    }
    return builder;
}

static void
on_start(void *context)
{
    rcn_html_run *run = context;
    run->parser->charset = XML_CHAR_ENCODING_UTF8;
}

/* Notes where a script ends whose tag the parser is about to leave, unless its
 * content is read.  The parser too ends it at the first "</script". */
static void
note_script(rcn_html_run *run)
{
    const rcn_html_builder *builder = run->builder;
    size_t at = builder->source_at;
    rcn_text source = run->source;
    if (rcn_html_build_reads_script(builder) || at >= source.len ||
        source.at[at] != '>') {
        return;
    }
    size_t end = rcn_html_raw_end(source, at, "script");
    run->script_end = end < source.len ? end : run->script_end;
}

static void
on_open(void *context, const xmlChar *name, const xmlChar **attributes)
{
    rcn_html_run *run = context;
    if (run->stopped) {
        return;
    }
    rcn_html_builder *builder = locate(run);
    rcn_html_build_open(builder, (const char *)name,
                        (rcn_html_attributes)attributes);
    if (strcmp((const char *)name, "script") == 0) {
        note_script(run);
    }
    if (builder->open.count > RCN_HTML_OPEN_LIMIT) {
        run->stopped = true;
        run->resume_at = builder->source_at;
        xmlStopParser(run->parser);
    }
}

static void
on_close(void *context, const xmlChar *name)
{
    rcn_html_run *run = context;
    if (!run->stopped) {
        rcn_html_build_close(locate(run), (const char *)name);
    }
}

/* Returns where the text begins that ends before byte `end` of the source;
 * SIZE_MAX when none does.  The text has spaces for a NUL and a gap, and no
 * control characters. */
static size_t
match_back(rcn_text source, size_t end, rcn_text text)
{
    size_t at = end, left = text.len;
    while (at && left) {
        unsigned char byte = (unsigned char)source.at[at - 1];
        char given = text.at[left - 1];
        bool control = byte && byte < 0x20;
        if (source.at[at - 1] == given || (given == ' ' && !control)) {
            left--;
        } else if (!control && byte != 0x7F) {
            return SIZE_MAX;
        }
        at--;
    }
    return left ? SIZE_MAX : at;
}

/* Finds where in the source a text stands that the parser gives.  The parser
 * is behind it, or before its last character; or the text is an entity. */
static void
place_text(rcn_html_builder *builder, rcn_text text)
{
    rcn_text source = builder->source;
    size_t end = builder->source_at;
    uint32_t rune = 0;
    size_t next =
        end < source.len ? end + rcn_utf8_next(source, end, &rune) : end;
    builder->source_from = match_back(source, end, text);
    size_t other = match_back(source, next, text);
    /* A text of one letter again and again fits at both; it begins behind the
     * text before. */
    if (other != SIZE_MAX && (builder->source_from == SIZE_MAX ||
                              builder->source_from < builder->nodes_end)) {
        builder->source_from = other;
        builder->source_at = next;
    }
    size_t least = end > ENTITY_MOST ? end - ENTITY_MOST : 0;
    for (size_t at = end; at > least && builder->source_from == SIZE_MAX;
         at--) {
        builder->source_from = source.at[at - 1] == '&' ? at - 1 : SIZE_MAX;
    }
}

static void
on_text(void *context, const xmlChar *text, int len)
{
    rcn_html_run *run = context;
    if (!run->stopped && len > 0) {
        rcn_html_builder *builder = locate(run);
        rcn_text given = {(const char *)text, (size_t)len};
        place_text(builder, given);
        rcn_html_build_text(builder, given);
    }
}

static void
on_script(void *context, const xmlChar *text, int len)
{
    rcn_html_run *run = context;
    if (!run->stopped && len > 0) {
        rcn_html_builder *builder = locate(run);
        rcn_text given = {(const char *)text, (size_t)len};
        if (rcn_html_build_in_formula(builder)) {
            place_text(builder, given);
        }
        rcn_html_build_script(builder, given);
    }
}

static void
on_comment(void *context, const xmlChar *text)
{
    rcn_html_run *run = context;
    if (!run->stopped) {
        rcn_html_meta_comment(locate(run), rcn_text_of((const char *)text));
    }
}

static void
set_handlers(xmlSAXHandler *handlers)
{
    memset(handlers, 0, sizeof *handlers);
    handlers->startDocument = on_start;
    handlers->startElement = on_open;
    handlers->endElement = on_close;
    handlers->characters = on_text;
    handlers->ignorableWhitespace = on_text;
    handlers->cdataBlock = on_script;
    handlers->comment = on_comment;
}

size_t
rcn_html_parse(rcn_html_run *run)
{
    run->stopped = false;
    run->script_end = 0;
    run->passed_to = 0;
    run->passed_lines = 0;
    run->first_line = run->builder->line - 1;
    while (run->gap && run->gaps.items[run->gap - 1].end > run->at) {
        run->gap--;
    }
    run->parser = htmlNewParserCtxt();
    if (!run->parser) {
        rcn_out_of_memory();
    }
    set_handlers(run->parser->sax);
    run->parser->userData = run;
    (void)htmlCtxtReadIO(run->parser, give_bytes, NULL, run, NULL, NULL,
                         HTML_PARSE_RECOVER | HTML_PARSE_NOERROR |
                             HTML_PARSE_NOWARNING | HTML_PARSE_NONET |
                             HTML_PARSE_IGNORE_ENC);
    htmlFreeParserCtxt(run->parser);
    if (!run->stopped) {
        return run->source.len;
    }
    /* The parser stood before the ">" or "/>" of the tag. */
    size_t at = run->resume_at;
    while (at < run->source.len &&
           (run->source.at[at] == '/' || run->source.at[at] == ' ')) {
        at++;
    }
    return at < run->source.len && run->source.at[at] == '>' ? at + 1 : at;
}
