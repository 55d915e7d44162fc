/* The room's door: what the documents of a corpus know together is gathered
 * first, then each is cleaned by the path of its format. */
#include "clean/clean.h"

#include "base/codes.h"
#include "base/list.h"
#include "clean/damage.h"
#include "clean/html/clean.h"
#include "clean/joints.h"
#include "clean/language/language.h"
#include "clean/rules/ruleset.h"
#include "clean/text.h"
#include "clean/text/listing.h"
#include "clean/unsure.h"

/* What became of pages, while they are joined. */
typedef struct rcn_joined {
    RCN_LIST(rcn_span) spans;
    RCN_LIST(rcn_block) blocks;
    RCN_LIST(rcn_query) queries;
} rcn_joined;

/* One note for each cut that takes words. */
static void
log_cuts(const rcn_cleaned *cleaned, rcn_log *log)
{
    const rcn_document *document = cleaned->document;
    for (size_t i = 0; i < cleaned->span_count; i++) {
        const rcn_span *span = &cleaned->spans[i];
        rcn_text text = rcn_text_slice(document->text, span->start, span->end);
        if (span->kind != RCN_SPAN_REMOVED || rcn_text_blank(text)) {
            continue;
        }
        int shown = text.len > 60 ? 60 : (int)text.len;
        while (shown < (int)text.len && shown > 0 &&
               ((unsigned char)text.at[shown] & 0xC0) == 0x80) {
            shown--;
        }
        rcn_log_add(log, RCN_CODE_CLEAN_DROPPED,
                    rcn_document_place(document, span->start),
                    "%s (%s): \"%.*s\"%s", span->why->class_id, span->why->rule,
                    shown, text.at, shown < (int)text.len ? "..." : "");
    }
}

/* Returns the documents that are plain text, which lend each other words. */
static rcn_corpus
texts_of(rcn_arena *arena, rcn_corpus corpus)
{
    const rcn_document **texts =
        rcn_arena_alloc(arena, corpus.count, sizeof *texts);
    rcn_corpus found = {texts, 0};
    for (size_t i = 0; i < corpus.count; i++) {
        if (!corpus.documents[i]->html) {
            texts[found.count++] = corpus.documents[i];
        }
    }
    return found;
}

/* Adds what became of a page to that of the whole; `from`: the byte and the
 * line of the whole at which it begins.  A mark states that a page begins. */
static void
add_page(rcn_arena *arena, const rcn_cleaned *page, size_t number,
         rcn_line from, rcn_joined *joined)
{
    uint32_t first = (uint32_t)joined->blocks.count;
    for (size_t i = 0; i < page->span_count; i++) {
        rcn_span span = page->spans[i];
        span.start += from.start;
        span.end += from.start;
        span.block += span.block == RCN_NO_BLOCK ? 0 : first;
        RCN_PUSH(arena, &joined->spans, span);
    }
    for (size_t i = 0; i < page->block_count; i++) {
        rcn_block block = page->blocks[i];
        block.line_start += from.end;
        block.line_end += from.end;
        if (!i && number > 1) {
            rcn_mark *marks =
                rcn_arena_alloc(arena, block.mark_count + 1, sizeof *marks);
            marks[0] = (rcn_mark){0, 0, RCN_MARK_SOURCE_PAGE,
                                  rcn_arena_printf(arena, "%zu", number)};
            for (uint32_t k = 0; k < block.mark_count; k++) {
                marks[k + 1] = block.marks[k];
            }
            block.marks = marks;
            block.mark_count++;
        }
        RCN_PUSH(arena, &joined->blocks, block);
    }
    for (size_t i = 0; i < page->query_count; i++) {
        rcn_query query = page->queries[i];
        query.block += first;
        query.line += from.end;
        RCN_PUSH(arena, &joined->queries, query);
    }
}

/* Cleans each page of a document that was joined of pages. */
static rcn_cleaned
clean_pages(rcn_arena *arena, const rcn_document *document,
            const rcn_rules *rules, const rcn_clean_options *options,
            const rcn_html_shared *shared, rcn_log *log)
{
    rcn_joined joined = {0};
    rcn_cleaned whole = {0};
    rcn_line from = {0, 0};
    for (size_t i = 0; i < document->page_count; i++) {
        const rcn_document *one = document->pages[i];
        rcn_cleaned page =
            rcn_clean_html(arena, one, rules, options, shared, log);
        add_page(arena, &page, i + 1, from, &joined);
        whole = i ? whole : page;
        from.start += (uint32_t)one->text.len;
        from.end += (uint32_t)one->line_count;
    }
    whole.document = document;
    whole.spans = joined.spans.items;
    whole.span_count = joined.spans.count;
    whole.blocks = joined.blocks.items;
    whole.block_count = joined.blocks.count;
    whole.queries = joined.queries.items;
    whole.query_count = joined.queries.count;
    return whole;
}

const rcn_cleaned *
rcn_clean(rcn_arena *arena, rcn_corpus corpus, const rcn_rules *rules,
          const rcn_clean_options *options, rcn_log *log)
{
    rcn_cleaned *cleaned =
        rcn_arena_alloc(arena, corpus.count, sizeof *cleaned);
    rcn_arena *shared_arena = rcn_arena_new(0);
    const rcn_shared *shared =
        rcn_shared_learn(shared_arena, texts_of(shared_arena, corpus));
    const rcn_html_shared *html_shared =
        rcn_html_shared_learn(shared_arena, corpus);
    for (size_t i = 0; i < corpus.count; i++) {
        const rcn_document *document = corpus.documents[i];
        rcn_log_step(log, "cleaning", i, corpus.count);
        cleaned[i] =
            document->page_count && document->html
                ? clean_pages(arena, document, rules, options, html_shared, log)
            : document->html
                ? rcn_clean_html(arena, document, rules, options, html_shared,
                                 log)
                : rcn_clean_text(arena, document, rules, options, shared);
        if (!document->html && rcn_is_listing(document)) {
            rcn_log_add(log, RCN_CODE_CLEAN_LISTING,
                        (rcn_place){.path = document->label}, "%zu",
                        document->line_count);
        }
        rcn_mark_joints(arena, &cleaned[i]);
        rcn_find_damage(arena, &cleaned[i]);
        rcn_find_unsure(arena, &cleaned[i]);
        rcn_detect_languages(arena, rules->languages_known, &cleaned[i], log);
        log_cuts(&cleaned[i], log);
    }
    rcn_arena_free(shared_arena);
    return cleaned;
}
