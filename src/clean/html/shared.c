/* What the pages of a corpus know together: of several pages of one site, a
 * block that many of them have is likely the site's, not the document's (Z.
 * Bar-Yossef and S. Rajagopalan, "Template Detection via Data Mining", WWW
 * 2002). */
#include <string.h>

#include "base/utf8.h"
#include "clean/html/clean.h"

/* With fewer pages of a site nothing is learnt: two pages may well be two
 * versions of one document. */
#define LEAST_PAGES 3u

struct rcn_html_shared {
    const rcn_lexicon *lexicon;
    rcn_tally pages;  /* of each site, by the hash of its host */
    rcn_tally blocks; /* of each site's blocks: pages that have it */
};

const rcn_lexicon *
rcn_html_shared_lexicon(const rcn_html_shared *shared)
{
    return shared->lexicon;
}

/* Returns the hash of the host of the page's own address; 0 when it states
 * none. */
static uint64_t
site_of(const rcn_document *document)
{
    for (size_t i = 0; i < document->metadata_count; i++) {
        const rcn_metadata_item *item = &document->metadata[i];
        const char *host =
            item->kind == RCN_METADATA_URL ? strstr(item->value, "://") : NULL;
        if (host) {
            host += 3;
            host += strncmp(host, "www.", 4) == 0 ? 4 : 0;
            return rcn_tally_hash(0, host, strcspn(host, "/:?#"));
        }
    }
    return 0;
}

/* Returns a block's text, white space left aside, on a site. */
static uint64_t
block_key(const rcn_document *document, size_t leaf, uint64_t site)
{
    const rcn_html_block *block = &document->html->blocks[leaf];
    uint64_t hash = site;
    for (uint32_t at = block->start; at < block->end;) {
        uint32_t rune = 0;
        size_t len = rcn_utf8_next(document->text, at, &rune);
        if (!rcn_rune_is_space(rune)) {
            hash = rcn_tally_hash(hash, document->text.at + at, len);
        }
        at += (uint32_t)len;
    }
    return hash;
}

/* Counts each of a page's blocks once, however often the page has it. */
static void
count_blocks(rcn_html_shared *shared, rcn_tally *last, rcn_corpus corpus,
             size_t page)
{
    const rcn_document *document = corpus.documents[page];
    uint64_t site = document->html ? site_of(document) : 0;
    if (!site || rcn_tally_find(&shared->pages, site) < LEAST_PAGES) {
        return;
    }
    for (size_t i = 0; i < document->html->block_count; i++) {
        uint64_t key = block_key(document, i, site);
        uint32_t *seen = rcn_tally_at(last, key);
        if (*seen != page + 1) {
            *seen = (uint32_t)page + 1;
            (*rcn_tally_at(&shared->blocks, key))++;
        }
    }
}

const rcn_html_shared *
rcn_html_shared_learn(rcn_arena *arena, rcn_corpus corpus)
{
    rcn_html_shared *shared = rcn_arena_alloc(arena, 1, sizeof *shared);
    shared->pages = rcn_tally_new(arena);
    shared->blocks = rcn_tally_new(arena);
    for (size_t i = 0; i < corpus.count; i++) {
        const rcn_document *document = corpus.documents[i];
        uint64_t site = document->html ? site_of(document) : 0;
        if (document->html && !shared->lexicon) {
            shared->lexicon = rcn_lexicon_new(arena);
        }
        if (site) {
            (*rcn_tally_at(&shared->pages, site))++;
        }
    }
    rcn_tally last = rcn_tally_new(arena);
    for (size_t i = 0; i < corpus.count; i++) {
        count_blocks(shared, &last, corpus, i);
    }
    return shared;
}

uint64_t
rcn_html_site(const rcn_html_shared *shared, const rcn_document *document)
{
    uint64_t site = site_of(document);
    return rcn_tally_find(&shared->pages, site) < LEAST_PAGES ? 0 : site;
}

uint32_t
rcn_html_recurrence(const rcn_html_shared *shared, uint64_t site,
                    const rcn_document *document, size_t leaf)
{
    if (!site) {
        return 0;
    }
    uint64_t pages = rcn_tally_find(&shared->pages, site);
    uint64_t with =
        rcn_tally_find(&shared->blocks, block_key(document, leaf, site));
    return with < LEAST_PAGES ? 0 : (uint32_t)(with * 1000 / pages);
}
