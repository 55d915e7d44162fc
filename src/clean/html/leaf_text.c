/* The text of a leaf block: what browsers make of its text nodes (CSS Text 3,
 * 4.1.1, white space), and what its patches change
 * (source/html/patches.def). */
#include <string.h>

#include "base/utf8.h"
#include "clean/html/assembly.h"

static const rcn_cause one_space = {"white-space", "html-white-space", NULL,
                                    " "};
static const rcn_cause nothing = {"control-character", "control-character",
                                  NULL, ""};
static const rcn_cause line_break = {"line-break", "html-line-break", NULL,
                                     "\n"};
static const rcn_cause blank_line = {"blank-line", "blank-line", NULL, NULL};

void
rcn_assembly_span(rcn_html_assembly *assembly, rcn_span span)
{
    assembly->done = span.end;
    rcn_span_list_add(&assembly->spans, span);
}

static const rcn_html_patch *
next_patch(const rcn_html_assembly *assembly)
{
    return assembly->patch_index < assembly->html->patch_count
               ? &assembly->html->patches[assembly->patch_index]
               : NULL;
}

static const rcn_cause *
cause_of_patch(const rcn_html_assembly *assembly, const rcn_html_patch *patch)
{
    static const char *const classes[][2] = {
#define RCN_HTML_PATCH(NAME, class_id, rule) {class_id, rule},
#include "source/html/patches.def"
#undef RCN_HTML_PATCH
    };
    rcn_cause *cause = rcn_arena_alloc(assembly->arena, 1, sizeof *cause);
    *cause = (rcn_cause){classes[patch->kind][0], classes[patch->kind][1],
                         patch->reason, patch->replacement};
    return cause;
}

static void
cut_patch(rcn_html_assembly *assembly, const rcn_html_patch *patch)
{
    if (patch->end > assembly->done) {
        rcn_assembly_span(assembly,
                          (rcn_span){assembly->done, patch->end,
                                     RCN_SPAN_REMOVED, RCN_NO_BLOCK,
                                     cause_of_patch(assembly, patch)});
    }
}

static void
skip_blank(rcn_html_assembly *assembly, uint32_t end)
{
    if (end > assembly->done) {
        rcn_assembly_span(assembly,
                          (rcn_span){assembly->done, end, RCN_SPAN_REMOVED,
                                     RCN_NO_BLOCK, &blank_line});
    }
}

void
rcn_assembly_skip(rcn_html_assembly *assembly, uint32_t end)
{
    for (const rcn_html_patch *patch = next_patch(assembly);
         patch && patch->end <= end; patch = next_patch(assembly)) {
        if (patch->start == end) {
            break; /* belongs to what begins there */
        }
        if (!patch->replacement && patch->start >= assembly->done) {
            skip_blank(assembly, patch->start);
            cut_patch(assembly, patch);
        }
        assembly->patch_index++;
    }
    skip_blank(assembly, end);
}

void
rcn_assembly_pass(rcn_html_assembly *assembly, const rcn_html_block *leaf)
{
    for (const rcn_html_patch *patch = next_patch(assembly);
         patch && (patch->start < leaf->end ||
                   (patch->start == leaf->end && patch->closes));
         patch = next_patch(assembly)) {
        assembly->patch_index++;
    }
}

/* What comes next begins a segment; only marks ask where it went. */
static void
add_segment(rcn_html_assembly *assembly)
{
    if (assembly->html->mark_count) {
        RCN_PUSH(assembly->scratch, &assembly->segments,
                 (rcn_segment){assembly->done, (uint32_t)assembly->text.len});
    }
}

static void
keep_text(rcn_html_assembly *assembly, uint32_t end)
{
    uint32_t start = assembly->done;
    if (end == start) {
        return;
    }
    add_segment(assembly);
    rcn_buffer_add(&assembly->text,
                   rcn_text_slice(assembly->document->text, start, end));
    rcn_assembly_span(assembly, (rcn_span){start, end, RCN_SPAN_TEXT,
                                           (uint32_t)assembly->blocks.count,
                                           &rcn_cause_none});
}

void
rcn_assembly_replace(rcn_html_assembly *assembly, uint32_t end,
                     const rcn_cause *why)
{
    add_segment(assembly);
    rcn_buffer_string(&assembly->text, why->replacement);
    rcn_assembly_span(assembly,
                      (rcn_span){assembly->done, end, RCN_SPAN_REPLACED,
                                 (uint32_t)assembly->blocks.count, why});
}

/* Returns true when a <br> is in [from, to]; those before are passed. */
static bool
has_break(rcn_html_assembly *assembly, uint32_t from, uint32_t to)
{
    const rcn_html *html = assembly->html;
    size_t *at = &assembly->break_index;
    while (*at < html->break_count && html->breaks[*at] < from) {
        (*at)++;
    }
    bool found = false;
    for (; *at < html->break_count && html->breaks[*at] <= to; (*at)++) {
        found = true;
    }
    return found;
}

/* Returns the next <br> at or after `from`, or UINT32_MAX. */
static uint32_t
next_break(rcn_html_assembly *assembly, uint32_t from)
{
    (void)has_break(assembly, from, 0);
    return assembly->break_index < assembly->html->break_count
               ? assembly->html->breaks[assembly->break_index]
               : UINT32_MAX;
}

/* Of scripts that part words by U+200B alone, where that must stay. */
static bool
parts_by_nothing(uint32_t rune)
{
    return (rune >= 0xE00 && rune < 0xF00) ||   /* Thai, Lao */
           (rune >= 0x1000 && rune < 0x10A0) || /* Myanmar */
           (rune >= 0x1780 && rune < 0x1800);   /* Khmer */
}

/* Returns the end of the run of white space and of what cannot be printed at
 * `at`. */
static uint32_t
loose_end(rcn_text text, uint32_t at, uint32_t stop, bool *ret_space)
{
    uint32_t before = 0;
    if (at) {
        (void)rcn_utf8_prev(text, at, &before);
    }
    *ret_space = false;
    while (at < stop) {
        uint32_t rune = 0;
        size_t len = rcn_utf8_next(text, at, &rune);
        bool none = rcn_rune_is_unprintable(rune) ||
                    (rune == 0x200B && !parts_by_nothing(before));
        bool space = !none && rune != 0x200B && rcn_rune_is_space(rune);
        if (!space && !none) {
            break;
        }
        *ret_space = *ret_space || space;
        at += (uint32_t)len;
    }
    return at;
}

/* A space that stays as it is: what does not break, stays so. */
static bool
is_one_space(rcn_text run)
{
    return rcn_text_is(run, " ") || rcn_text_is(run, "\xC2\xA0") ||
           rcn_text_is(run, "\xE2\x80\xAF") || rcn_text_is(run, "\xE2\x80\x89");
}

/* Returns what white space becomes: `broken` where a <br> is in it. */
static const rcn_cause *
cause_of_space(const rcn_html_assembly *assembly, bool begins, bool broken,
               bool space)
{
    static const rcn_cause no_space = {"white-space", "html-white-space", NULL,
                                       ""};
    size_t len = assembly->text.len;
    bool spaced = !len || strchr(" \n", assembly->text.at[len - 1]) != NULL;
    if (broken) {
        return &line_break;
    }
    return begins && spaced ? &no_space : space ? &one_space : &nothing;
}

/* Passes the character at `at`; a ligature is written as its letters. */
static uint32_t
keep_rune(rcn_html_assembly *assembly, uint32_t at)
{
    uint32_t rune = 0;
    uint32_t end =
        at + (uint32_t)rcn_utf8_next(assembly->document->text, at, &rune);
    const rcn_cause *ligature = rcn_cause_of_ligature(rune);
    if (ligature) {
        keep_text(assembly, at);
        rcn_assembly_replace(assembly, end, ligature);
    }
    return end;
}

/* Adds the bytes [at, to) of a leaf, runs of white space made one space, or a
 * line break where a <br> stands, unless `flat`. */
static void
add_running(rcn_html_assembly *assembly, uint32_t at, uint32_t to, bool flat)
{
    rcn_text text = assembly->document->text;
    bool first = !assembly->text.len;
    uint32_t from = at;
    uint32_t stop = next_break(assembly, at + first);
    while (at < to) {
        bool space = false;
        uint32_t end = loose_end(text, at, to, &space);
        if (end == at) {
            if (at == stop) { /* a <br> without white space around it */
                keep_text(assembly, at);
                rcn_assembly_replace(assembly, at,
                                     flat ? &one_space : &line_break);
                stop = next_break(assembly, at + 1);
            }
            at = keep_rune(assembly, at);
            continue;
        }
        bool broken = has_break(assembly, at, end) && !flat;
        bool begins = at == from && assembly->patched;
        const rcn_cause *cause =
            cause_of_space(assembly, begins, broken, space);
        if (cause != &one_space ||
            !is_one_space(rcn_text_slice(text, at, end))) {
            keep_text(assembly, at);
            rcn_assembly_replace(assembly, end, cause);
        }
        stop = next_break(assembly, end + 1);
        at = end;
    }
    keep_text(assembly, to);
}

/* Lines as they stand, without what cannot be printed; a <br> that no line end
 * is beside ends a line. */
static void
add_lines(rcn_html_assembly *assembly, uint32_t at, uint32_t to)
{
    rcn_text text = assembly->document->text;
    uint32_t stop = next_break(assembly, at + !assembly->text.len);
    while (at < to) {
        if (at >= stop) {
            if (text.at[at] != '\n' && at && text.at[at - 1] != '\n') {
                keep_text(assembly, at);
                rcn_assembly_replace(assembly, at, &line_break);
            }
            stop = next_break(assembly, at + 1);
        }
        uint32_t rune = 0;
        uint32_t end = at + (uint32_t)rcn_utf8_next(text, at, &rune);
        if (rune == '\r' || rcn_rune_is_unprintable(rune)) {
            keep_text(assembly, at);
            rcn_assembly_replace(assembly, end, &nothing);
            at = end;
        } else {
            at = keep_rune(assembly, at);
        }
    }
    keep_text(assembly, to);
}

static void
add_stretch(rcn_html_assembly *assembly, uint32_t from, uint32_t to,
            rcn_block_kind kind)
{
    if (kind == RCN_BLOCK_PRE) {
        add_lines(assembly, from, to);
    } else if (from < to) {
        add_running(assembly, from, to, kind == RCN_BLOCK_TABLE);
    }
}

/* Makes the change of a patch.  A bracket of ruby gets a mark, so that forms
 * that show ruby above the line can leave it out. */
static void
apply(rcn_html_assembly *assembly, const rcn_html_patch *patch)
{
    if (!patch->replacement) {
        cut_patch(assembly, patch);
        return;
    }
    uint32_t start = (uint32_t)assembly->text.len;
    rcn_assembly_replace(assembly, patch->end, cause_of_patch(assembly, patch));
    if (patch->kind == RCN_HTML_PATCH_RUBY_SIGN) {
        RCN_PUSH(assembly->scratch, &assembly->signs,
                 (rcn_mark){start, (uint32_t)assembly->text.len,
                            RCN_MARK_RUBY_SIGN, "added"});
    }
}

void
rcn_assembly_leaf(rcn_html_assembly *assembly, const rcn_html_block *leaf,
                  rcn_block_kind kind)
{
    rcn_assembly_skip(assembly, leaf->start);
    uint32_t from = leaf->start;
    assembly->patched = false;
    for (const rcn_html_patch *patch = next_patch(assembly);
         patch && (patch->start < leaf->end ||
                   (patch->start == leaf->end && patch->closes));
         patch = next_patch(assembly)) {
        add_stretch(assembly, from, patch->start, kind);
        apply(assembly, patch);
        from = patch->end > from ? patch->end : from;
        assembly->patched = true;
        assembly->patch_index++;
    }
    add_stretch(assembly, from, leaf->end, kind);
}
