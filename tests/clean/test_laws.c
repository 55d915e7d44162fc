/* The laws over many texts that no one would write: each byte in one span, each
 * block the sum of its spans, and a second cleaning that changes nothing. */
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "base/file.h"
#include "clean/bench.h"
#include "source/files/read.h"

typedef struct rcn_dice {
    uint64_t state;
} rcn_dice;

static uint32_t
roll(rcn_dice *dice, uint32_t sides)
{
    dice->state = dice->state * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(dice->state >> 33) % sides;
}

static const char *const sentences[] = {
    "The council met in the old town hall on Tuesday and heard the engineer.",
    "\xE2\x80\x9CWe shall rebuild the bridge,\xE2\x80\x9D she said, "
    "\xE2\x80\x9C"
    "but not this year.\xE2\x80\x9D",
    "No member of the com- mittee asked for a well-known co-operative.",
    "Die Br\xC3\xBC"
    "cke wurde 1948-1953 gebaut; der Fluss ist tief.",
    "\xD0\x9C\xD0\xBE\xD1\x81\xD1\x82 \xD0\xB1\xD1\x8B\xD0\xBB "
    "\xD0\xB7\xD0\xB0\xD0\xBA\xD1\x80\xD1\x8B\xD1\x82.",
    "See https://www.example.org/reports/2021/bridge_report.html for more.",
    "Costs rose by 3,000 crowns, that is, by a third, within the year.",
    "It was not known who had asked for it, nor why.",
};

static const char *const lines[] = {
    "Search in archive",
    "Latest news",
    "---",
    "* * *",
    "[]",
    "Share this:",
    "Facebook Twitter Print",
    "2021-11-08",
    "July 29, 2023 09:19",
    "By Jane Doe",
    "The Bridge",
    "A Long Heading of Several Words",
    "1. First of all",
    "2. Then the other",
    "3.2 The Second Part",
    "\xE2\x80\xA2 a point",
    "- another",
    "www.example.org",
    "12",
    "Page 3 of 9",
    "\xC2\xA0",
    "\xEF\xBB\xBF",
    "\t\t",
    "  x   =   y + {1};  ",
    "}",
    "+---+---+",
    "Name * Email *",
    "Notify of",
    "NOTICE",
    "word",
    "word\xC2\xA0word  three\tfour",
    "soft\xC2\xADhyphen",
    "a line with a control \x01 character, long enough to be text",
    "half\xE2\x80\x90",
    "Leave a Reply",
    "Your email address will not be published.",
    "Name *",
};

static const char *const ends[] = {
    "\n",  "\n\n",  "\n\n\n",       "\r\n",     "\r\n\r\n",    "\n\f",
    " \n", "\n \n", "\n\xC2\xA0\n", "\xC2\x85", "\n\n\n\n\n\n"};

/* How the lines of a paragraph are broken. */
typedef struct rcn_breaks {
    uint32_t width, indent, column;
    bool space; /* a space stands before each line end */
} rcn_breaks;

static void
break_line(rcn_breaks *breaks, rcn_buffer *out)
{
    rcn_buffer_string(out, breaks->space ? " \n" : "\n");
    for (uint32_t i = 0; i < breaks->indent; i++) {
        rcn_buffer_char(out, ' ');
    }
    breaks->column = 0;
}

static void
add_sentence(const char *at, rcn_breaks *breaks, rcn_buffer *out)
{
    while (*at) {
        size_t len = strcspn(at, " ");
        if (breaks->column + len > breaks->width) {
            break_line(breaks, out);
        } else if (breaks->column) {
            rcn_buffer_char(out, ' ');
        }
        rcn_buffer_add(out, (rcn_text){at, len});
        breaks->column += (uint32_t)len + 1;
        at += len + (at[len] == ' ');
    }
}

/* A paragraph of a few sentences, broken at a width or not. */
static void
add_paragraph(rcn_dice *dice, rcn_buffer *out)
{
    rcn_breaks breaks = {.width = 100000};
    if (roll(dice, 3)) {
        breaks.width = 40 + roll(dice, 60);
    }
    breaks.indent = roll(dice, 4) ? 0 : roll(dice, 9);
    breaks.space = roll(dice, 2);
    for (uint32_t n = 1 + roll(dice, 6); n > 0; n--) {
        add_sentence(sentences[roll(dice, 8)], &breaks, out);
    }
}

static rcn_text
make_text(rcn_bench *bench, uint32_t seed)
{
    rcn_dice dice = {seed * 7919u + 17};
    rcn_buffer out = rcn_buffer_new(bench->arena);
    uint32_t prose = 1 + roll(&dice, 8);
    for (uint32_t n = roll(&dice, 40); n > 0; n--) {
        if (roll(&dice, 10) < prose) {
            add_paragraph(&dice, &out);
        } else {
            rcn_buffer_string(&out,
                              lines[roll(&dice, sizeof lines / sizeof *lines)]);
        }
        rcn_buffer_string(&out, ends[roll(&dice, sizeof ends / sizeof *ends)]);
    }
    return rcn_buffer_text(&out);
}

static const char *const labels[] = {
    "Home",
    "World",
    "Business",
    "Culture",
    "Sport",
    "Opinion",
    "Weather",
    "Video",
    "Sign in",
    "Subscribe",
    "Contact us",
    "About us",
    "Privacy Policy",
    "Terms of Use",
    "Share this:",
    "Leave a Reply",
    "Facebook",
    "Twitter",
    "Related posts",
    "Read more",
    "12 May 2019",
    "By Jane Doe",
    "Advertisement",
    "Latest news",
    "All rights reserved.",
    "\xC2\xA9 2019 The Daily Bridge",
    "Ferry to sail again after the storm",
    "Mayor asks for a second bridge",
    "Why the old vaults of the bridge stood for so long"};

static void
add_labels(rcn_dice *dice, uint32_t count, rcn_buffer *out)
{
    for (; count > 0; count--) {
        uint32_t label = roll(dice, sizeof labels / sizeof *labels);
        rcn_buffer_string(out, labels[label]);
        rcn_buffer_string(out, roll(dice, 4) ? "\n" : "\n\n");
    }
}

/* All visible text of a web page, one block a line. */
static rcn_text
make_page(rcn_bench *bench, uint32_t seed)
{
    rcn_dice dice = {seed * 104729u + 5};
    rcn_buffer out = rcn_buffer_new(bench->arena);
    add_labels(&dice, 20 + roll(&dice, 60), &out);
    rcn_buffer_string(&out, "The Bridge Is Open Again After Four Years\n");
    add_labels(&dice, roll(&dice, 4), &out);
    for (uint32_t n = 1 + roll(&dice, 12); n > 0; n--) {
        rcn_breaks breaks = {.width = 100000};
        for (uint32_t k = 1 + roll(&dice, 5); k > 0; k--) {
            add_sentence(sentences[roll(&dice, 8)], &breaks, &out);
        }
        rcn_buffer_string(&out, "\n");
        add_labels(&dice, roll(&dice, 8) ? 0 : 1 + roll(&dice, 6), &out);
    }
    add_labels(&dice, 10 + roll(&dice, 40), &out);
    return rcn_buffer_text(&out);
}

static void
assert_same_text(rcn_bench *bench, rcn_text once, rcn_text twice,
                 const char *what)
{
    if (!rcn_text_equal(once, twice)) {
        (void)rcn_file_write("/tmp/recension-once.txt", once, bench->log);
        (void)rcn_file_write("/tmp/recension-twice.txt", twice, bench->log);
        fail_msg("a second cleaning changes %s: compare "
                 "/tmp/recension-once.txt and -twice.txt",
                 what);
    }
}

static void
check_idempotence(rcn_bench *bench, const rcn_cleaned *cleaned,
                  const char *what)
{
    rcn_text once = rcn_bench_text(bench, cleaned);
    const rcn_cleaned *again = rcn_bench_clean(bench, once);
    assert_same_text(bench, once, rcn_bench_text(bench, again), what);
}

static void
generated_texts_obey_the_laws(void **state)
{
    rcn_bench *bench = *state;
    for (uint32_t seed = 0; seed < 400; seed++) {
        (void)rcn_bench_clean(bench, make_text(bench, seed));
    }
}

static void
cleaning_twice_changes_nothing(void **state)
{
    rcn_bench *bench = *state;
    for (uint32_t seed = 0; seed < 400; seed++) {
        const char *name = rcn_arena_printf(bench->arena, "text %u", seed);
        check_idempotence(bench, rcn_bench_clean(bench, make_text(bench, seed)),
                          name);
    }
}

static void
cleaning_pages_twice_changes_nothing(void **state)
{
    rcn_bench *bench = *state;
    size_t parted = 0;
    for (uint32_t seed = 0; seed < 200; seed++) {
        const char *name = rcn_arena_printf(bench->arena, "page %u", seed);
        const rcn_cleaned *cleaned =
            rcn_bench_clean(bench, make_page(bench, seed));
        check_idempotence(bench, cleaned, name);
        parted += strstr(rcn_bench_cuts(bench, cleaned),
                         "page-surroundings|World") != NULL;
    }
    assert_true(parted > 150);
}

static void
cleaning_the_seeds_twice_changes_nothing(void **state)
{
    rcn_bench *bench = *state;
    const char *folder = "seeds";
    rcn_corpus corpus =
        rcn_source_read_all(bench->arena, &folder, 1, NULL, bench->log);
    const rcn_cleaned *cleaned = rcn_clean(bench->arena, corpus, bench->rules,
                                           &bench->options, bench->log);
    for (size_t i = 0; i < corpus.count; i++) {
        check_idempotence(bench, &cleaned[i], corpus.documents[i]->name);
    }
}

static void
the_same_text_gives_the_same_spans(void **state)
{
    rcn_bench *bench = *state;
    rcn_text text = make_text(bench, 42);
    const rcn_cleaned *first = rcn_bench_clean(bench, text);
    const rcn_cleaned *second = rcn_bench_clean(bench, text);
    assert_int_equal(first->span_count, second->span_count);
    for (size_t i = 0; i < first->span_count; i++) {
        assert_int_equal(first->spans[i].end, second->spans[i].end);
        assert_int_equal(first->spans[i].kind, second->spans[i].kind);
    }
}

static void
odd_texts_are_no_trouble(void **state)
{
    rcn_bench *bench = *state;
    static const char *const odd[] = {"",
                                      "\n",
                                      "x",
                                      " ",
                                      "\xC2\xA0",
                                      "\f",
                                      "\f\f\f",
                                      "-",
                                      "-\n-",
                                      "---\n",
                                      "a-\nb",
                                      "\r\r\r",
                                      "\n\n\nx\n\n\n",
                                      "\xEF\xBB\xBF",
                                      "1.\n2.\n",
                                      "\t"};
    for (size_t i = 0; i < sizeof odd / sizeof *odd; i++) {
        (void)rcn_bench_clean(bench, rcn_text_of(odd[i]));
    }
    static const char nul[] = "A NUL \0 in a line of words.\n\0\nAnother line.";
    (void)rcn_bench_clean(bench, (rcn_text){nul, sizeof nul - 1});
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        BENCH_TEST(generated_texts_obey_the_laws),
        BENCH_TEST(cleaning_twice_changes_nothing),
        BENCH_TEST(cleaning_pages_twice_changes_nothing),
        BENCH_TEST(cleaning_the_seeds_twice_changes_nothing),
        BENCH_TEST(the_same_text_gives_the_same_spans),
        BENCH_TEST(odd_texts_are_no_trouble),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
