/* Labelled lines of a release: "For Immediate Release: DAY", "Published By:
 * BODY", "Contact: ...".  The labels are data (labels.def).  "Published by"
 * names an issuer only when the name is that of a body: papers put persons
 * there. */
#include <string.h>

#include "base/pattern.h"
#include "clean/span/bodies.h"
#include "head/reader.h"

#define LONGEST_VALUE 160  /**< bytes */
#define LONGEST_LINE  240  /**< bytes of a stretch that is matched */
#define BY_BELOW      4    /**< stretches under the title: "by BODY" */
#define NAMED_DEPTH   10   /**< stretches from the top: "Press Release" */
#define BELOW_KIND    3    /**< stretches under "Remarks": who made them */
#define TAIL_LINES    2000 /**< below the head */
#define BELOW_TITLE   12 /**< stretches under the title that may be labelled */

typedef struct rcn_head_label {
    rcn_head_field_kind kind;
    const char *rule;
    const char *words;
} rcn_head_label;

static const rcn_head_label labels[] = {
#define RCN_HEAD_LABEL(kind, words) {RCN_FIELD_##kind, #kind, words},
#define RCN_HEAD_WORDS(list, words)
#include "head/labels.def"
#undef RCN_HEAD_LABEL
#undef RCN_HEAD_WORDS
};

/** What lines without a label are known by. */
typedef enum rcn_head_words {
#define RCN_HEAD_LABEL(kind, words)
#define RCN_HEAD_WORDS(list, words) RCN_HEAD_WORDS_##list,
#include "head/labels.def"
#undef RCN_HEAD_WORDS
    RCN_HEAD_WORDS_LISTS
} rcn_head_words;

static const char *const words_of[RCN_HEAD_WORDS_LISTS] = {
#define RCN_HEAD_WORDS(list, words) [RCN_HEAD_WORDS_##list] = (words),
#include "head/labels.def"
#undef RCN_HEAD_LABEL
#undef RCN_HEAD_WORDS
};

#define LABEL_COUNT (sizeof labels / sizeof *labels)

/** A line under the title that is a day, if any, and "by BODY". */
#define BY_BODY                                                   \
    "^\\W*(?:(?=[^\\n]{0,40}?\\d)[\\p{L}\\p{N}.,:/ -]{4,40}?\\s|" \
    "(?:posted|published|written)\\s+)?by\\s+(?:the\\s+)?"        \
    "((?-i:\\p{Lu})[^\\n]{3,100})$"

/** The line with which portals of releases name the sender. */
#define SENDER                                                                                               \
    "^\\W*(?:original-content\\s+von|original\\s+content\\s+(?:by|from)|"                                    \
    "リリース発信元|発信元|источник\\s+пресс-релиза)\\s*[:：]\\s*([^,|]{3,90}" \
    "?)\\s*(?:,|\\||$)"

/** Whose words they are, with the office: "Ann Ash, Department Spokesperson". */
#define HOLDER                                                                  \
    "^((?-i:\\p{Lu})[\\p{L}.’'-]+(?:\\s+(?-i:\\p{Lu})[\\p{L}.’'-]*){1,3})," \
    "\\s+"                                                                      \
    "(?:(?-i:\\p{Lu})[\\p{L}&’'-]*\\s+(?:(?:for|of|to|and|the)\\s+){0,2}){0," \
    "6}?"                                                                       \
    "(?:%s)\\b"                                                                 \
    "[\\p{L}\\s,&’'-]{0,60}$"

struct rcn_release_patterns {
    const rcn_pattern *label[LABEL_COUNT]; /**< group 1: the value, or empty */
    const rcn_pattern *by;                 /**< group 1: who */
    const rcn_pattern *sender;             /**< group 1: who */
    const rcn_pattern *named, *spoken;
    const rcn_pattern *holder; /**< group 1: who */
    const rcn_pattern *bodies;
};

const rcn_release_patterns *
rcn_release_patterns_new(rcn_arena *arena)
{
    rcn_release_patterns *patterns =
        rcn_arena_alloc(arena, 1, sizeof *patterns);
    for (size_t i = 0; i < LABEL_COUNT; i++) {
        const char *expression =
            rcn_arena_printf(arena,
                             "^\\W*(?:%s)\\s*(?:[:：]\\s*(.*)|[-–—]\\s+"
                             "(.*)|\\W*)$",
                             labels[i].words);
        patterns->label[i] = rcn_pattern_constant(arena, expression, true);
    }
    patterns->by = rcn_pattern_constant(arena, BY_BODY, true);
    patterns->sender = rcn_pattern_constant(arena, SENDER, true);
    static const char alone[] = "^(?:%s)$";
    const char *named =
        rcn_arena_printf(arena, alone, words_of[RCN_HEAD_WORDS_RELEASE]);
    const char *spoken =
        rcn_arena_printf(arena, alone, words_of[RCN_HEAD_WORDS_SPOKEN]);
    const char *holder =
        rcn_arena_printf(arena, HOLDER, words_of[RCN_HEAD_WORDS_OFFICE]);
    patterns->named = rcn_pattern_constant(arena, named, true);
    patterns->spoken = rcn_pattern_constant(arena, spoken, true);
    patterns->holder = rcn_pattern_constant(arena, holder, true);
    patterns->bodies = rcn_bodies_new(arena);
    return patterns;
}

/** Returns the rule that an issuer or a day of a release is quoted under. */
static const char *
rule_of(rcn_head_field_kind kind)
{
    if (kind == RCN_FIELD_RELEASED) {
        return "release-date";
    }
    return kind == RCN_FIELD_ISSUER ? "published-by-line" : "contact-line";
}

/** Without the address, number or bar after a name. */
static rcn_text
name_of(rcn_text value)
{
    static const char *const ends[] = {" | ", "http", ", (", " (0", " +", "; "};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        size_t at = rcn_text_find(value, ends[i], 0);
        value = at == SIZE_MAX ? value : rcn_text_slice(value, 0, at);
    }
    value = rcn_body_without_day(rcn_text_trim(value));
    while (value.len && strchr(",;|", value.at[value.len - 1])) {
        value = rcn_text_trim(rcn_text_slice(value, 0, value.len - 1));
    }
    return value;
}

/** Returns true for the name of a body that is no person's with an office. */
static bool
is_body(const rcn_head_reader *reader, rcn_text name)
{
    return rcn_names_body(reader->release->bodies, name) &&
           rcn_text_find(name, ", ", 0) == SIZE_MAX &&
           !rcn_text_starts(name, "Presse") && !memchr(name.at, '@', name.len);
}

/** Returns true for a line that has a label itself. */
static bool
is_labelled(const rcn_head_reader *reader, size_t line)
{
    if (line >= reader->head->stretches.count) {
        return false;
    }
    rcn_text text = rcn_doc_line_words(reader, line);
    rcn_match match;
    for (size_t i = 0; i < LABEL_COUNT; i++) {
        if (text.len <= LONGEST_LINE &&
            rcn_pattern_find(reader->release->label[i], text, 0, &match)) {
            return true;
        }
    }
    return false;
}

bool
rcn_release_holds(const rcn_head_reader *reader, size_t line)
{
    rcn_text text = rcn_doc_line_words(reader, line);
    return is_labelled(reader, line) ||
           (text.len <= LONGEST_VALUE && is_body(reader, text) &&
            rcn_text_find(text, ":", 0) == SIZE_MAX);
}

static void
add_label(rcn_head_reader *reader, size_t stretch, rcn_head_field_kind kind,
          rcn_text value)
{
    size_t stretches[2] = {stretch, stretch};
    if (!value.len && !is_labelled(reader, stretch + 1) &&
        stretch + 1 < reader->head->stretches.count) {
        stretches[1] =
            stretch + 1; /* a label alone: its value is the next line */
        value = rcn_doc_line_words(reader, stretch + 1);
    }
    if (!value.len || value.len > LONGEST_VALUE) {
        return;
    }
    if (kind == RCN_FIELD_ISSUER) {
        value = name_of(value);
        if (!is_body(reader, value)) {
            return;
        }
    }
    rcn_head_add(reader, kind, rule_of(kind), value, stretches);
}

static void
read_line(rcn_head_reader *reader, size_t stretch)
{
    rcn_text line = rcn_doc_line_words(reader, stretch);
    if (!line.len || line.len > LONGEST_LINE) {
        return;
    }
    for (size_t i = 0; i < LABEL_COUNT; i++) {
        rcn_match match;
        if (rcn_pattern_find(reader->release->label[i], line, 0, &match)) {
            rcn_text value = rcn_match_text(&match, line, 1);
            value = value.len ? value : rcn_match_text(&match, line, 2);
            add_label(reader, stretch, labels[i].kind, value);
            return;
        }
    }
    rcn_match match;
    bool near = stretch > reader->head->zones.title &&
                stretch <= reader->head->zones.title + BY_BELOW;
    if (near && rcn_pattern_find(reader->release->by, line, 0, &match)) {
        const size_t stretches[2] = {stretch, stretch};
        rcn_text name = name_of(rcn_match_text(&match, line, 1));
        size_t meeting = rcn_text_find(name, " at its ", 0);
        name =
            rcn_text_slice(name, 0, meeting == SIZE_MAX ? name.len : meeting);
        if (is_body(reader, name)) {
            rcn_head_add(reader, RCN_FIELD_ISSUER, "by-body", name, stretches);
        }
    }
}

bool
rcn_release_is(const rcn_head_reader *reader)
{
    const rcn_document_head *head = reader->head;
    for (size_t i = head->first; i < head->end && i < head->first + NAMED_DEPTH;
         i++) {
        rcn_match match;
        rcn_text line = rcn_doc_line_words(reader, i);
        if (line.len && line.len <= LONGEST_LINE &&
            rcn_pattern_find(reader->release->named, line, 0, &match)) {
            return true;
        }
    }
    return false;
}

/** Reads "Remarks" and, in one of the lines right below it, "Ann Ash, Secretary of
 * Works". */
static void
read_holder(rcn_head_reader *reader, size_t line)
{
    rcn_match match;
    rcn_text kind = rcn_doc_line_words(reader, line);
    if (!kind.len || kind.len > LONGEST_LINE ||
        !rcn_pattern_find(reader->release->spoken, kind, 0, &match)) {
        return;
    }
    for (size_t i = line + 1;
         i <= line + BELOW_KIND && i < reader->head->stretches.count; i++) {
        rcn_text name = rcn_doc_line_words(reader, i);
        if (name.len && name.len <= LONGEST_VALUE &&
            rcn_pattern_find(reader->release->holder, name, 0, &match)) {
            rcn_head_add(reader, RCN_FIELD_SPEAKER, "name-and-office",
                         rcn_match_text(&match, name, 1),
                         (const size_t[2]){i, i});
            return;
        }
    }
}

/** Reads "Original-Content von: BODY, ..." from a line below the text: a portal
 * names the sender there. */
static void
read_sender(rcn_head_reader *reader, size_t line)
{
    const rcn_doc_line *item = &reader->head->stretches.items[line];
    if (item->end - item->start > LONGEST_LINE) {
        return; /* prose, as most lines here */
    }
    rcn_text text = rcn_doc_line_words(reader, line);
    rcn_match match;
    if (text.len &&
        rcn_pattern_find(reader->release->sender, text, 0, &match)) {
        const size_t lines[2] = {line, line};
        rcn_head_add(reader, RCN_FIELD_ISSUER, "portal-sender",
                     rcn_match_text(&match, text, 1), lines);
    }
}

void
rcn_release_read(rcn_head_reader *reader)
{
    const rcn_document_head *head = reader->head;
    size_t end = head->end;
    size_t title = head->zones.title;
    if (title < head->stretches.count && end < title + BELOW_TITLE) {
        end = title + BELOW_TITLE; /* the labels may follow a long headline */
        end = end < head->stretches.count ? end : head->stretches.count;
    }
    for (size_t i = head->first; i < end; i++) {
        read_line(reader, i);
        read_holder(reader, i);
    }
    size_t count = head->stretches.count;
    for (size_t i = head->first; i < count && i < end + TAIL_LINES; i++) {
        read_sender(reader, i);
    }
}
