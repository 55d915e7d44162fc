/* The title on the cover of a paged text: its first lines, which stand together
 * and above the day or the version, or are the running head of the other
 * pages. */
#include "base/utf8.h"
#include "clean/text/headtail.h"

#define TITLE_LINES   4
#define VERSION_WORDS 3 /* "Version 1.0", "No. 12" */

static const rcn_cause running_cause = {"running-head", "running-line", NULL,
                                        NULL};

static bool
is_version(const rcn_chunk *chunk)
{
    bool digit = false;
    for (size_t i = 0; i < chunk->text.len; i++) {
        digit = digit || (chunk->text.at[i] >= '0' && chunk->text.at[i] <= '9');
    }
    return digit && chunk->words <= VERSION_WORDS;
}

/* The day, or the version. */
static bool
is_edition(const rcn_work *work, const rcn_chunk *chunk)
{
    bool clock = false;
    return is_version(chunk) ||
           rcn_is_date_label(work->rules, chunk->text, &clock);
}

/* A line that may be one of a title; names of bodies and of parties are heads
 * of papers and judgments. */
static bool
is_title_line(const rcn_work *work, const rcn_chunk *chunk)
{
    return chunk->fate == RCN_FATE_TEXT && chunk->last < work->cover_end &&
           chunk->kind == RCN_BLOCK_PARAGRAPH && !chunk->prose &&
           chunk->end == RCN_ROW_END_OTHER && !is_edition(work, chunk) &&
           rcn_text_has_word(chunk->text) &&
           chunk->text.len <= RCN_TITLE_BYTES &&
           !rcn_is_body_line(work->shared->bodies, chunk->text) &&
           rcn_text_find(chunk->text, " v. ", 0) == SIZE_MAX;
}

/* Returns the chunk behind the lines of the title that begins here; itself for
 * none. */
static size_t
title_end(const rcn_work *work, size_t first)
{
    size_t end = first;
    while (end < work->chunk_count && end < first + TITLE_LINES &&
           (end == first || rcn_chunks_touch(work, end - 1, end)) &&
           is_title_line(work, &work->chunks[end])) {
        end++;
    }
    bool edition = end < work->chunk_count &&
                   work->chunks[end].last < work->cover_end &&
                   is_edition(work, &work->chunks[end]);
    return edition || work->cover_runs ? end : first;
}

void
rcn_settle_cover(rcn_work *work)
{
    size_t first = rcn_chunk_after(work, SIZE_MAX);
    if (!work->cover_end || first >= work->chunk_count ||
        work->chunks[first].last >= work->cover_end) {
        return;
    }
    size_t end = title_end(work, first);
    for (size_t i = first; i < end; i++) {
        rcn_chunk_settle(work, i, RCN_FATE_METADATA, &rcn_cause_title);
    }
    work->titled = work->titled || end > first;
    if (end == first && work->cover_runs) { /* then it is no title */
        rcn_chunk_settle(work, first, RCN_FATE_CUT, &running_cause);
    }
}
