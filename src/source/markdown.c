/* Markdown becomes HTML by cmark-gfm (CommonMark 0.29 with GitHub's tables and
 * strikethrough), which the HTML reader then reads like any page. */
#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>
#include <stdlib.h>
#include <string.h>

#include "source/encoding.h"
#include "source/parts.h"

static void
attach(cmark_parser *parser, const char *name)
{
    cmark_syntax_extension *extension = cmark_find_syntax_extension(name);
    if (extension) {
        (void)cmark_parser_attach_syntax_extension(parser, extension);
    }
}

void
rcn_parts_markdown(rcn_arena *arena, rcn_text bytes, const char *path,
                   rcn_log *log, rcn_parts *parts)
{
    (void)path;
    (void)log; /* every text is Markdown */
    rcn_text text = rcn_decode(arena, bytes, NULL).text;
    cmark_gfm_core_extensions_ensure_registered();
    int options = CMARK_OPT_VALIDATE_UTF8 | CMARK_OPT_FOOTNOTES;
    cmark_parser *parser = cmark_parser_new(options);
    attach(parser, "table");
    attach(parser, "strikethrough");
    cmark_parser_feed(parser, text.at, text.len);
    cmark_node *root = cmark_parser_finish(parser);
    char *html = cmark_render_html(root, options,
                                   cmark_parser_get_syntax_extensions(parser));
    rcn_text page = rcn_text_of(rcn_arena_strdup(arena, html));
    free(html);
    cmark_node_free(root);
    cmark_parser_free(parser);
    RCN_PUSH(arena, parts,
             (rcn_part){.bytes = page,
                        .kind = RCN_NAME_HTML,
                        .suffix = "",
                        .charset = "UTF-8"});
}
