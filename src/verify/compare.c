/* What was found in a book against what it must hold: the documents in their
 * order, the blocks in theirs, each of its kind and with its text.  Paragraphs
 * that moved, came twice or went missing are told apart from words that
 * changed, so that the message states what to look for. */
#include <assert.h>
#include <string.h>

#include "base/codes.h"
#include "base/utf8.h"
#include "verify/proof.h"

#define QUOTE_RUNES 48

const char *
rcn_part_name(rcn_proof_part_kind kind)
{
    static const char *const names[] = {"paragraph", "heading", "item",
                                        "quote",     "pre",     "table",
                                        "caption",   "figure"};
    return names[kind];
}

void
rcn_proof_failures_document(rcn_proof_failures *failures, size_t document)
{
    if (failures) {
        RCN_PUSH(failures->arena, &failures->documents, document);
    }
}

void
rcn_proof_failures_page(rcn_proof_failures *failures, size_t page)
{
    if (failures) {
        RCN_PUSH(failures->arena, &failures->pages, page);
    }
}

void
rcn_proof_failures_whole(rcn_proof_failures *failures)
{
    if (failures) {
        failures->whole = true;
    }
}

/* One comparison. */
typedef struct rcn_comparison {
    rcn_arena *arena;
    const rcn_expected *expected;
    rcn_proof_manner manner;
    const char *path;
    rcn_log *log;
    rcn_proof_failures *failures;
    size_t document; /**< index */
} rcn_comparison;

/* In print a caption and preformatted lines are paragraphs like others. */
static bool
same_kind(const rcn_comparison *comparison, rcn_proof_part_kind a,
          rcn_proof_part_kind b)
{
    bool plain_a =
        a == RCN_PART_PARAGRAPH || a == RCN_PART_PRE || a == RCN_PART_CAPTION;
    bool plain_b =
        b == RCN_PART_PARAGRAPH || b == RCN_PART_PRE || b == RCN_PART_CAPTION;
    if (comparison->manner == RCN_MANNER_PRINTED && a == RCN_PART_FIGURE) {
        return b == a || plain_b; /* drawn, or words in its place */
    }
    return a == b ||
           (comparison->manner == RCN_MANNER_PRINTED && plain_a && plain_b);
}

static rcn_difference
difference_of(const rcn_comparison *comparison, rcn_text expected,
              rcn_text found)
{
    if (comparison->manner == RCN_MANNER_PRINTED) {
        return rcn_printed_difference(expected, found);
    }
    size_t at = 0;
    while (at < expected.len && at < found.len &&
           expected.at[at] == found.at[at]) {
        at++;
    }
    bool differs = at < expected.len || at < found.len;
    return (rcn_difference){differs, at, at};
}

static bool
same_text(const rcn_comparison *comparison, rcn_text expected, rcn_text found)
{
    return !difference_of(comparison, expected, found).differs;
}

/* Returns the text of a part as the book has it: in print with the number of an
 * item, which reading systems count for themselves. */
static rcn_text
text_with_label(const rcn_comparison *comparison, const rcn_proof_part *part)
{
    if (comparison->manner != RCN_MANNER_PRINTED || !part->label ||
        !*part->label) {
        return part->text;
    }
    return rcn_text_of(rcn_arena_printf(comparison->arena, "%s %.*s",
                                        part->label, (int)part->text.len,
                                        part->text.at));
}

/* In an e-book a picture is proved by its bytes. */
static bool
same_picture(const rcn_comparison *comparison, const rcn_proof_part *expected,
             const rcn_proof_part *found)
{
    return comparison->manner == RCN_MANNER_PRINTED ||
           (expected->image && found->image
                ? strcmp(expected->image, found->image) == 0
                : expected->image == found->image);
}

static bool
same_part(const rcn_comparison *comparison, const rcn_proof_part *expected,
          const rcn_proof_part *found)
{
    bool same_id = comparison->manner == RCN_MANNER_PRINTED ||
                   (found->id && strcmp(expected->id, found->id) == 0);
    /* Words of ours stand for a picture that its source does not describe. */
    bool ours = comparison->manner == RCN_MANNER_PRINTED &&
                found->kind == RCN_PART_FIGURE && !expected->text.len;
    return same_id && same_kind(comparison, expected->kind, found->kind) &&
           same_picture(comparison, expected, found) &&
           (ours || same_text(comparison, text_with_label(comparison, expected),
                              found->text));
}

const char *
rcn_proof_words(rcn_arena *arena, rcn_text text)
{
    size_t end = 0;
    for (size_t runes = 0; runes < QUOTE_RUNES && end < text.len; runes++) {
        uint32_t rune;
        end += rcn_utf8_next(text, end, &rune);
    }
    rcn_text words = rcn_text_squash(arena, rcn_text_slice(text, 0, end));
    return rcn_arena_printf(arena, "%s%s", words.at,
                            end < text.len ? "..." : "");
}

/* Some words from `offset` on, begun at a word. */
static const char *
words_at(rcn_arena *arena, rcn_text text, size_t offset)
{
    offset = offset < text.len ? offset : text.len;
    while (offset && (text.at[offset - 1] & 0xC0) == 0x80) {
        offset--;
    }
    size_t back = 0;
    while (offset > 0 && back++ < QUOTE_RUNES) {
        uint32_t rune;
        size_t len = rcn_utf8_prev(text, offset, &rune);
        if (rcn_rune_is_space(rune) && back > 1) {
            break;
        }
        offset -= len;
    }
    return rcn_arena_printf(
        arena, "\"%s\"",
        rcn_proof_words(arena, rcn_text_slice(text, offset, text.len)));
}

static bool
differ(rcn_comparison *comparison, const rcn_proof_part *part, const char *what)
{
    rcn_proof_failures_document(comparison->failures, comparison->document);
    const rcn_proof_document *document =
        &comparison->expected->documents[comparison->document];
    const char *place = "";
    if (part) {
        const char *label = part->citation ? part->citation : part->id;
        place = rcn_arena_printf(comparison->arena, ", %s %s",
                                 rcn_part_name(part->kind), label);
    }
    rcn_log_add(comparison->log, RCN_CODE_VERIFY_DIFFERENCE,
                (rcn_place){comparison->path, 0, 0}, "document %zu (%s)%s: %s",
                comparison->document + 1, document->name, place, what);
    return false;
}

static bool
differ_in_words(rcn_comparison *comparison, const rcn_proof_part *expected,
                const rcn_proof_part *found)
{
    rcn_text text = text_with_label(comparison, expected);
    rcn_difference at = difference_of(comparison, text, found->text);
    return differ(
        comparison, expected,
        rcn_arena_printf(comparison->arena, "expected %s, found %s",
                         words_at(comparison->arena, text, at.expected),
                         words_at(comparison->arena, found->text, at.found)));
}

/* The parts that are next in both; either may be at its end. */
static bool
differ_in_parts(rcn_comparison *comparison, const rcn_proof_document *expected,
                const rcn_proof_document *found, size_t at)
{
    rcn_arena *arena = comparison->arena;
    const rcn_proof_part *wanted =
        at < expected->count ? &expected->parts[at] : NULL;
    const rcn_proof_part *given = at < found->count ? &found->parts[at] : NULL;
    assert(wanted || given);
    if (!given) {
        return differ(comparison, wanted,
                      rcn_arena_printf(arena, "missing: %s",
                                       words_at(arena, wanted->text, 0)));
    }
    if (!wanted || (at + 1 < found->count &&
                    same_part(comparison, wanted, &found->parts[at + 1]))) {
        return differ(comparison, wanted,
                      rcn_arena_printf(arena, "%s was added: %s",
                                       wanted ? "before it" : "at the end",
                                       words_at(arena, given->text, 0)));
    }
    if (at + 1 < expected->count &&
        same_part(comparison, &expected->parts[at + 1], given)) {
        return differ(comparison, wanted,
                      rcn_arena_printf(arena, "missing: %s",
                                       words_at(arena, wanted->text, 0)));
    }
    if (!same_text(comparison, text_with_label(comparison, wanted),
                   given->text)) {
        return differ_in_words(comparison, wanted, given);
    }
    if (!same_kind(comparison, wanted->kind, given->kind)) {
        return differ(
            comparison, wanted,
            rcn_arena_printf(arena, "found as %s", rcn_part_name(given->kind)));
    }
    if (!same_picture(comparison, wanted, given)) {
        return differ(comparison, wanted, "it shows another picture");
    }
    return differ(comparison, wanted,
                  rcn_arena_printf(arena, "its id is %s",
                                   given->id ? given->id : "missing"));
}

static bool
compare_document(rcn_comparison *comparison, const rcn_proof_document *expected,
                 const rcn_proof_document *found)
{
    rcn_text title = rcn_text_of(expected->title);
    if (!found->title ||
        !same_text(comparison, title, rcn_text_of(found->title))) {
        return differ(
            comparison, NULL,
            rcn_arena_printf(comparison->arena,
                             "expected the title \"%s\", found \"%s\"",
                             title.at, found->title ? found->title : ""));
    }
    size_t most =
        expected->count > found->count ? expected->count : found->count;
    for (size_t i = 0; i < most; i++) {
        if (i >= expected->count || i >= found->count ||
            !same_part(comparison, &expected->parts[i], &found->parts[i])) {
            return differ_in_parts(comparison, expected, found, i);
        }
    }
    return !found->stray ||
           differ(comparison, NULL,
                  rcn_arena_printf(comparison->arena,
                                   "words beside header and text: %s",
                                   words_at(comparison->arena,
                                            rcn_text_of(found->stray), 0)));
}

bool
rcn_proof_compare(const rcn_expected *expected, const rcn_found_book *found,
                  const char *path, rcn_log *log)
{
    rcn_arena *arena = rcn_arena_new(0);
    rcn_comparison comparison = {.arena = arena,
                                 .expected = expected,
                                 .manner = found->manner,
                                 .path = path,
                                 .log = log,
                                 .failures = found->failures};
    bool ok = true;
    for (size_t i = 0; i < expected->count; i++) {
        comparison.document = i;
        if (i >= found->count) {
            ok = differ(&comparison, NULL, "the whole document is missing");
        } else {
            ok = compare_document(&comparison, &expected->documents[i],
                                  &found->documents[i]) &&
                 ok;
        }
    }
    if (found->count > expected->count) {
        const char *title = found->documents[expected->count].title;
        rcn_proof_failures_whole(found->failures);
        rcn_log_add(log, RCN_CODE_VERIFY_DIFFERENCE, (rcn_place){path, 0, 0},
                    "a document was added: \"%s\"", title ? title : "");
        ok = false;
    }
    rcn_arena_free(arena);
    return ok;
}
