/* Pages of HTML.  What the parser does badly is mended around it: the encoding
 * is settled before it starts, and where it stops it is started anew. */
#include "source/html/parse.h"

#include <inttypes.h>
#include <string.h>
#include <strings.h>

#include "base/codes.h"
#include "source/html/build.h"
#include "source/html/read.h"

#define HEAD_MOST 4096 /* bytes in which a page shows that it is one */
#define OPEN_KEPT 32

/* Returns what follows the declaration of XML and the comments before a
 * page. */
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

/* Reports how many tags are read in part, and where the first is. */
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
    rcn_place place = {document->label, 1, 0};
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
    rcn_place place = {document->label, 0, 0};
    size_t restarts = 0;
    while (run.at < decoded.text.len) {
        run.at = rcn_html_parse(&run);
        if (run.at < decoded.text.len && !restarts++) {
            place.line = builder.line;
        }
        rcn_html_build_unwind(&builder,
                              rcn_html_build_shown(&builder, OPEN_KEPT));
    }
    rcn_html_resolve(&builder);
    place_nodes(&builder, &decoded, document->raw.len);
    document->format = RCN_FORMAT_HTML;
    document->over_text_nodes = true;
    document->encoding = decoded.encoding;
    rcn_html_builder_finish(&builder, document);
    if (restarts) {
        rcn_log_add(log, RCN_CODE_SOURCE_HTML_DEPTH, place,
                    "more than %d, %zu times", RCN_HTML_OPEN_LIMIT, restarts);
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
            log, RCN_CODE_SOURCE_HTML_SIZE, (rcn_place){document->label, 0, 0},
            "%zu blocks, the rest is read as plain lines", builder.block_limit);
    }
    return decoded;
}
