/* Pages of HTML, by way of libxml2's recovering parser (its SAX interface: no
 * tree is made).  What the parser does badly is mended around it: the encoding
 * is settled before it starts, and where elements nest beyond reason it is
 * started anew at that place, for its search for the element that an end tag
 * closes is linear in the depth. */
#include "source/html/html.h"

#include <inttypes.h>
#include <libxml/HTMLparser.h>
#include <libxml/uri.h>
#include <string.h>
#include <strings.h>

#include "base/codes.h"
#include "base/utf8.h"
#include "source/html/build.h"
#include "source/html/read.h"

#define HEAD_MOST    4096 /* bytes in which a page shows that it is one */
#define OPEN_LIMIT   512
#define OPEN_KEPT    32
#define ENTITY_MOST  40 /* bytes of an entity */
#define ENTITY_SIGNS 3  /* bytes of one that the parser looks at together */

/* One run of the parser, over the source from `at` on. */
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

/* Makes spaces of what of the next `len` bytes stands in gaps. */
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

/* Passes over the rest of a script, which the parser would read byte by byte. */
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

/* Bytes of the source up to the end of the character that byte `at` is within. */
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

/* The bytes of these that do not end within the first signs of an entity.  At the
 * end of what it has, the parser takes "&" for text, even in an attribute. */
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

/* Tells the builder where the parser stands. */
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
    if (builder->open.count > OPEN_LIMIT) {
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

/* Where the text begins that ends before byte `end` of the source; SIZE_MAX when
 * none does.  The text has spaces for a NUL and a gap, and no control
 * characters. */
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
 * stands behind it, or before its last character; or the text is an entity. */
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

/* Parses from run->at; returns where to go on, which is the end unless elements
 * nest too deep. */
static size_t
parse(rcn_html_run *run)
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

static const char *
base_of(const rcn_html_builder *builder)
{
    const char *base = builder->base_url;
    if (base && strstr(base, "://")) {
        return base;
    }
    for (size_t i = 0; i < builder->metadata.count; i++) {
        const rcn_metadata_item *item = &builder->metadata.items[i];
        if (item->kind == RCN_METADATA_URL &&
            strncmp(item->value, "http", 4) == 0) {
            return item->value;
        }
    }
    return NULL;
}

static bool
is_absolute(const char *url)
{
    return strncasecmp(url, "http://", 7) == 0 ||
           strncasecmp(url, "https://", 8) == 0 ||
           strncasecmp(url, "mailto:", 7) == 0;
}

/* An absolute form of a link's target, or the target as it is when nothing says
 * where the page stood; NULL when it is a script or the like. */
static const char *
resolve(rcn_arena *arena, const char *target, const char *base)
{
    if (is_absolute(target) || target[0] == '#') {
        return target;
    }
    size_t scheme = strcspn(target, ":/?#");
    if (target[scheme] == ':' || !*target) {
        return NULL;
    }
    if (!base) {
        return target;
    }
    xmlChar *built =
        xmlBuildURI((const xmlChar *)target, (const xmlChar *)base);
    char *url = rcn_arena_strdup(arena, (const char *)built);
    xmlFree(built);
    return url && is_absolute(url) ? url : NULL;
}

/* Where nothing else says where a page stood, its <base> does if that is the
 * address of a page and not of a folder. */
static void
add_base(rcn_html_builder *builder)
{
    const char *base = builder->base_url;
    const char *host = base ? strstr(base, "://") : NULL;
    const char *slash = host ? strrchr(host + 3, '/') : NULL;
    bool page = slash && slash[1] && strchr(slash, '.');
    for (size_t i = 0; i < builder->metadata.count && page; i++) {
        page = builder->metadata.items[i].kind != RCN_METADATA_URL;
    }
    if (page && strncasecmp(base, "http", 4) == 0) {
        rcn_html_meta_add(builder,
                          (rcn_metadata_item){.kind = RCN_METADATA_URL,
                                              .place = RCN_PLACE_META,
                                              .key = "base",
                                              .line = 1,
                                              .offset = RCN_METADATA_NO_OFFSET},
                          rcn_text_of(base));
    }
}

static void
resolve_links(rcn_html_builder *builder)
{
    add_base(builder);
    const char *base = base_of(builder);
    for (size_t i = 0; i < builder->marks.count; i++) {
        rcn_html_mark *mark = &builder->marks.items[i];
        if (mark->kind == RCN_MARK_LINK) {
            mark->value = resolve(builder->arena, mark->value, base);
        }
    }
}

/* What follows the declaration of XML and the comments before a page. */
static rcn_text
skip_prolog(rcn_text bytes)
{
    static const char *const signs[][2] = {{"<?", "?>"}, {"<!--", "-->"}};
    rcn_text rest = rcn_text_trim(bytes);
    for (bool skipped = true; skipped;) {
        skipped = false;
        for (size_t i = 0; i < 2; i++) {
            size_t end = rcn_text_starts(rest, signs[i][0])
                             ? rcn_text_find(rest, signs[i][1], 0)
                             : SIZE_MAX;
            if (end != SIZE_MAX) {
                end += strlen(signs[i][1]);
                rest = rcn_text_trim(rcn_text_slice(rest, end, rest.len));
                skipped = true;
            }
        }
    }
    return rest;
}

bool
rcn_html_looks_like(rcn_text bytes)
{
    static const char *const signs[] = {"<!doctype html", "<html", "<head",
                                        "<body", "<title"};
    bytes.len = bytes.len < HEAD_MOST ? bytes.len : HEAD_MOST;
    rcn_text rest = skip_prolog(bytes);
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        size_t len = strlen(signs[i]);
        if (rest.len > len && strncasecmp(rest.at, signs[i], len) == 0 &&
            strchr(" \t\r\n\f/>", rest.at[len])) {
            return true;
        }
    }
    return false;
}

/* Says how many tags are read in part, and where the first is. */
static void
report_gaps(const rcn_document *document, const rcn_html_run *run, rcn_log *log)
{
    size_t count = 0;
    size_t first = 0;
    for (size_t i = run->gaps.count; i-- > 0;) {
        count += run->gaps.items[i].tag;
        first = run->gaps.items[i].tag ? run->gaps.items[i].start : first;
    }
    if (!count) {
        return;
    }
    rcn_place place = {document->path, 1, 0};
    for (size_t i = 0; i < first; i++) {
        place.line += run->source.at[i] == '\n';
    }
    rcn_log_add(log, RCN_CODE_SOURCE_HTML_TAG, place, "%zu such tags", count);
}

/* Makes places in the file of places in the decoded page. */
static void
place_nodes(rcn_html_builder *builder, const rcn_decoded *decoded,
            size_t raw_len)
{
    for (size_t i = 0; i < builder->nodes.count; i++) {
        rcn_text_node *node = &builder->nodes.items[i];
        if (node->start != RCN_NODE_UNKNOWN) {
            node->start = (uint32_t)rcn_offsets_raw(
                decoded->offsets, decoded->offset_count, decoded->text.len,
                raw_len, node->start);
            node->end = (uint32_t)rcn_offsets_raw(
                decoded->offsets, decoded->offset_count, decoded->text.len,
                raw_len, node->end);
        }
    }
}

rcn_decoded
rcn_html_read(rcn_document *document, rcn_log *log)
{
    const char *declared = document->declared;
    if (!declared) {
        declared = rcn_html_charset(document->arena, document->raw);
    }
    const rcn_decoding decoding = {.declared = declared,
                                   .chosen = document->chosen,
                                   .repair = document->repair};
    rcn_decoded decoded = rcn_decode(document->arena, document->raw, &decoding);
    rcn_html_builder builder;
    rcn_html_builder_start(&builder, document->arena, decoded.text);
    builder.bare = document->bare;
    rcn_html_run run = {
        .builder = &builder,
        .source = decoded.text,
        .gaps = rcn_html_find_gaps(document->arena, decoded.text),
    };
    rcn_place place = {document->path, 0, 0};
    size_t restarts = 0;
    while (run.at < decoded.text.len) {
        run.at = parse(&run);
        if (run.at < decoded.text.len && !restarts++) {
            place.line = builder.line;
        }
        rcn_html_build_unwind(&builder,
                              rcn_html_build_shown(&builder, OPEN_KEPT));
    }
    resolve_links(&builder);
    place_nodes(&builder, &decoded, document->raw.len);
    document->format = RCN_FORMAT_HTML;
    document->over_text_nodes = true;
    document->encoding = decoded.encoding;
    rcn_html_builder_finish(&builder, document);
    if (restarts) {
        rcn_log_add(log, RCN_CODE_SOURCE_HTML_DEPTH, place,
                    "more than %d, %zu times", OPEN_LIMIT, restarts);
    }
    report_gaps(document, &run, log);
    if (builder.odd_languages) {
        place.line = builder.odd_language_line;
        rcn_log_add(log, RCN_CODE_SOURCE_HTML_LANGUAGE, place,
                    "\"%s\", %" PRIu32 " such attributes", builder.odd_language,
                    builder.odd_languages);
    }
    if (builder.full) {
        rcn_log_add(
            log, RCN_CODE_SOURCE_HTML_SIZE, (rcn_place){document->path, 0, 0},
            "%zu blocks, the rest is read as plain lines", builder.block_limit);
    }
    return decoded;
}
