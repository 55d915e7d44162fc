/* Written dates in many forms and languages, and what only looks like one. */
#include "cmocka_all.h"

#include <string.h>

#include "base/arena.h"
#include "date/mention.h"
#include "date/months.h"

typedef struct rcn_case {
    const char *language, *text;
    const char *expected; /**< each date, parted by a space; years alone as
                               such; "or" joins two readings, ".." a range */
} rcn_case;

static const rcn_case cases[] = {
    /* ISO and its kin */
    {"und", "2021-11-08", "2021-11-08"},
    {"und", "2021-11-08T09:19:30+04:00", "2021-11-08@09:19"},
    {"und", "on 2021/11/8 and 2021.11.09", "2021-11-08 2021-11-09"},
    {"zh", "2021年11月8日在北京", "2021-11-08"},
    {"ja", "２０２１年１１月８日", "2021-11-08"},
    {"zh", "2021年11月", "2021-11"},
    {"ko", "2021년 11월 8일 월요일", "2021-11-08"},
    {"ko", "2021. 11. 8. 09:19", "2021-11-08@09:19"},
    /* English */
    {"en", "July 29, 2023 09:19", "2023-07-29@09:19"},
    {"en", "8 November 2021", "2021-11-08"},
    {"en", "the 8th of November, 2021", "2021-11-08"},
    {"en", "on the 13th day of February 2026", "2026-02-13"},
    {"en", "Signed this 18 th day of February, 2026.", "2026-02-18"},
    {"en", "the first day of May 2021", "2021-05"},
    {"en", "Nov. 8th, 2021", "2021-11-08"},
    {"en", "NOV 8 2021", "2021-11-08"},
    {"en", "November 8", "XXXX-11-08"},
    {"en", "08-Nov-21, 2021-Nov-09", "2021-11-08 2021-11-09"},
    {"en", "November 2021", "2021-11"},
    {"en", "Monday, 18 November 2019, 9:05 p.m.", "2019-11-18@21:05"},
    {"en", "12:07 AM EST, Mon November 18, 2019", "2019-11-18@00:07"},
    {"en", "8-10 November 2021", "2021-11-08..2021-11-10"},
    {"en", "November 8–10, 2021", "2021-11-08..2021-11-10"},
    {"en", "from 16 February to 2 March 1988", "XXXX-02-16 1988-03-02"},
    {"en", "PostedNovember 8, 2021By A. Writer", "2021-11-08"},
    {"en", "6 Mar, 20194 Min Read", "2019-03-06"},
    {"en", "6 Mar, 20194", "XXXX-03-06"},
    {"en", "since 1993, in 2008 and the 1990s", "1993 2008"},
    {"en", "in 1948-1953", "1948 1953"},
    /* other languages */
    {"de", "Berlin, den 8. November 2021", "2021-11-08"},
    {"de", "3. März 2019 um 14:05 Uhr", "2019-03-03@14:05"},
    {"de", "1. Jänner 2020", "2020-01-01"},
    {"fr", "le 1er août 2022 à 18h30", "2022-08-01@18:30"},
    {"fr", "AOUT 2022", "2022-08"},
    {"es", "26 de abril de 2022", "2022-04-26"},
    {"es", "3 de septiembre del 2019", "2019-09-03"},
    {"pt", "23 de agosto de 2018", "2018-08-23"},
    {"pt", "5 set 2019", "2019-09-05"},
    {"it", "lunedì 2 maggio 2016", "2016-05-02"},
    {"nl", "8 maart 2021", "2021-03-08"},
    {"sv", "den 8 maj 2021", "2021-05-08"},
    {"da", "8. marts 2021", "2021-03-08"},
    {"no", "8. desember 2021", "2021-12-08"},
    {"fi", "8. marraskuuta 2021", "2021-11-08"},
    {"pl", "8 listopada 2021 r.", "2021-11-08"},
    {"hr", "8. listopada 2021.", "2021-10-08"},
    {"cs", "8. července 2021", "2021-07-08"},
    {"sk", "8. júla 2021", "2021-07-08"},
    {"sl", "8. avgusta 2021", "2021-08-08"},
    {"ru", "8 ноября 2021 г., 09:19", "2021-11-08@09:19"},
    {"uk", "8 листопада 2021 року", "2021-11-08"},
    {"be", "8 лістапада 2021", "2021-11-08"},
    {"bg", "8 ноември 2021 г.", "2021-11-08"},
    {"sr", "8. новембар 2021.", "2021-11-08"},
    {"hu", "2021. november 8.", "2021-11-08"},
    {"lt", "2021 m. lapkričio 8 d.", "2021-11-08"},
    {"lv", "2021. gada 8. novembrī", "2021-11-08"},
    {"kk", "2021 жылғы 8 қараша", "2021-11-08"},
    {"uz", "2021-yil 8-noyabr", "2021-11-08"},
    {"ky", "2021-жылдын 8-ноябры", "2021-11-08"},
    {"ka", "2021 წლის 8 ნოემბერი", "2021-11-08"},
    {"ru", "«8» ноября 2021 года", "2021-11-08"},
    {"en", "London, 8.XI.2021", "2021-11-08"},
    {"en", "8 November of the year 2021", "2021-11-08"},
    {"bg", "№ 67/08.11.2021 г.", "2021-11-08"},
    {"et", "8. detsember 2021", "2021-12-08"},
    {"ro", "8 noiembrie 2021", "2021-11-08"},
    {"tr", "8 Kasım 2021", "2021-11-08"},
    {"tr", "8 KASIM 2021", "2021-11-08"},
    {"az", "8 noyabr 2021", "2021-11-08"},
    {"az", "27 sentyabr 2020-ci il", "2020-09-27"},
    {"el", "8 Νοεμβρίου 2021", "2021-11-08"},
    {"hy", "15 սեպտեմբերի, 2020", "2020-09-15"},
    {"ka", "8 ნოემბერი, 2021", "2021-11-08"},
    {"he", "8 בנובמבר 2021", "2021-11-08"},
    {"ar", "٨ نوفمبر ٢٠٢١", "2021-11-08"},
    {"hi", "8 नवंबर 2021", "2021-11-08"},
    {"id", "8 Agustus 2021", "2021-08-08"},
    {"th", "8 พฤศจิกายน 2564", "2021-11-08"},
    {"th", "5 มี.ค. 2562 และ 5 มี.ค.2562", "2019-03-05 2019-03-05"},
    {"th", "5 มีนาคม พ.ศ. 2562, 5 มี.ค. พ.ศ. 2562", "2019-03-05 2019-03-05"},
    {"th", "๕ มี.ค. พ.ศ.๒๕๖๒", "2019-03-05"},
    {"th", "5 มี.ค. พ.ศ. 62, 5 มี.ค. 62", "2019-03-05 2019-03-05"},
    {"th", "5 มี.ค. ค.ศ. 2019", "2019-03-05"},
    {"th", "มี.ค. 2562, มีนาคม พ.ศ. 2562", "2019-03 2019-03"},
    {"th", "31 ก.พ. 2562", "2019"},
    {"th", "5 พ.ศ. 2562", "2019"},
    {"und", "5 มี.ค. พ.ศ. 2562", "2019-03-05"},
    {"vi", "ngày 8 tháng 11 năm 2021", "2021-11-08"},
    {"ca", "8 d'octubre de 2021", "2021-10-08"},
    {"eu", "2021eko azaroaren 8a", "2021-11-08"},
    {"la", "die 8 novembris 1721", "1721-11-08"},
    /* other calendars: converted where the words leave no doubt */
    {"fa", "پنجشنبه ۱۲ تیر ۱۳۹۹", "2020-07-02"},
    {"und", "12 تير ماه 1399 - 12:09", "2020-07-02@12:09"},
    {"fa", "۱۴۰۰/۰۸/۱۷", "2021-11-08"},
    {"fa", "30 اسفند 1399, 1 فروردین 1400", "2021-03-20 2021-03-21"},
    {"fa", "30 اسفند 1400, 31 مهر 1400", ""},
    {"fa", "8 نوامبر 2021", "2021-11-08"},
    {"ar", "١٢ رمضان ١٤٤٢ and 17/08/1442", ""},
    {"ar", "24 نيسان / أبريل 2020", "2020-04-24"},
    {"ar", "8 تشرين الثاني / نوفمبر 2021 و 9 كانون الأول 2021",
     "2021-11-08 2021-12-09"},
    {"ja", "令和3年11月8日", "2021-11-08"},
    {"ja", "本日、令和元年5月1日、平成31年4月30日", "2019-05-01 2019-04-30"},
    {"ja", "令和3年13月8日", ""},
    {"zh-TW", "中華民國110年11月8日", "2021-11-08"},
    {"ja", "令和三年三月五日、昭和二十年八月十五日", "2021-03-05 1945-08-15"},
    {"ja", "令和元年五月一日、二千二十一年十二月三十一日",
     "2019-05-01 2021-12-31"},
    {"zh-TW", "中華民國一百一十年十一月八日", "2021-11-08"},
    {"zh", "二〇二一年三月五日在北京, 二零二一年十月", "2021-03-05 2021-10"},
    {"zh", "一九四五年八月十五号", "1945-08-15"},
    {"zh", "二〇二一年十三月五日, 三年三月五日, 一日, 十二三年", ""},
    {"zh", "二〇二一年二月三十日", ""},
    {"he", "ד׳ בכסלו תשפ״ב", ""},
    /* numbers */
    {"de", "31.10.23 and 31. 10. 23, version 01.02.03", "2023-10-31"},
    {"und", "10.11.12.13", ""},
    {"und", "03/04/2021", "2021-04-03 or 2021-03-04"},
    {"en", "03/04/2021", "2021-04-03 or 2021-03-04"},
    {"fr", "03/04/2021", "2021-04-03"},
    {"en", "13/04/2021", "2021-04-13"},
    {"en", "04/13/2021", "2021-04-13"},
    {"en", "04/04/2021", "2021-04-04"},
    {"en", "8.11.2021 and 8. 11. 2021", "2021-11-08 2021-11-08"},
    {"fr", "08/11/21", "2021-11-08"},
    /* no dates */
    {"und", "30 February 2021", "2021"},
    {"und", "2021-02-30", "2021"},
    {"und", "29 February 2023", "2023"},
    {"und", "29 February 2024", "2024-02-29"},
    {"und", "31/11/2021", ""},
    {"und", "13/13/2021", ""},
    {"und", "10.0.20.2012", ""},
    {"und", "version 1.2.2003.4", ""},
    {"und", "1,2021 people, 2021% and $2021, 20211108", ""},
    {"en", "you may 5 times march 20 miles", ""},
    {"en", "Mars 2020 set 8", "2020"},
    {"en", "Mac 2019", "2019"},
    {"en", "3. März 2020, le 3 mars 2020, 3 mart 2020, 3 mars 40",
     "2020-03-03 2020-03-03 2020-03-03"},
    {"lt", "2020 m. kovo 3 d.", "2020-03-03"},
    {"th", "3 มีนาคม 2563", "2020-03-03"},
    {"und", "0", ""},
    {"und", "00/00/2021", ""},
    {"en", "November 0, 2021", "2021"},
    {"und", "99999999999999999999 November 2021", "2021-11"},
    {"und", "8 listopada 2021", "2021"}, /* November or October */
    {"und", "\xff\xfe 8\xc3", ""},
    {"und", "", ""},
};

static void
write_date(char *out, size_t size, rcn_date date)
{
    if (date.year == RCN_YEAR_UNKNOWN) {
        (void)snprintf(out, size, "XXXX-%02u-%02u", (unsigned)date.month,
                       (unsigned)date.day);
    } else {
        (void)rcn_date_format(date, out, size);
    }
}

static void
describe(rcn_buffer *out, const rcn_mention *mention)
{
    char date[16];
    write_date(date, sizeof date, mention->date);
    rcn_buffer_printf(out, "%s%s", out->len ? " " : "", date);
    if (rcn_date_compare(mention->date, mention->last) != 0) {
        write_date(date, sizeof date, mention->last);
        rcn_buffer_printf(out, "..%s", date);
    }
    if (mention->other.year != RCN_YEAR_UNKNOWN) {
        write_date(date, sizeof date, mention->other);
        rcn_buffer_printf(out, " or %s", date);
    }
    if (mention->hour >= 0) {
        rcn_buffer_printf(out, "@%02d:%02d", mention->hour, mention->minute);
    }
}

static void
test_cases(void **state)
{
    (void)state;
    rcn_arena *arena = rcn_arena_new(0);
    const rcn_months *months = rcn_months_new(arena);
    int failed = 0;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        rcn_text text = rcn_text_of(cases[i].text);
        rcn_mentions found =
            rcn_mentions_find(arena, months, text, cases[i].language);
        rcn_buffer out = rcn_buffer_new(arena);
        for (size_t j = 0; j < found.count; j++) {
            describe(&out, &found.items[j]);
            assert_true(found.items[j].start < found.items[j].end);
            assert_true(found.items[j].end <= text.len);
        }
        if (!rcn_text_is(rcn_buffer_text(&out), cases[i].expected)) {
            failed++;
            print_error("%s: \"%s\" gives \"%s\", not \"%s\"\n",
                        cases[i].language, cases[i].text,
                        rcn_buffer_text(&out).at, cases[i].expected);
        }
    }
    assert_int_equal(failed, 0);
    rcn_arena_free(arena);
}

static void
test_bytes(void **state)
{
    (void)state;
    rcn_arena *arena = rcn_arena_new(0);
    const rcn_months *months = rcn_months_new(arena);
    rcn_text text = rcn_text_of("In Baku on 8 November 2021, 09:19 and later");
    rcn_mentions found = rcn_mentions_find(arena, months, text, "en");
    assert_int_equal(found.count, 1);
    assert_int_equal(found.items[0].start, 11);
    assert_int_equal(found.items[0].end, 26);
    rcn_arena_free(arena);
}

/** A date is read alike wherever the window of tokens ends. */
static void
test_long_text(void **state)
{
    (void)state;
    rcn_arena *arena = rcn_arena_new(0);
    const rcn_months *months = rcn_months_new(arena);
    for (size_t words = 0; words < 600; words++) {
        rcn_buffer text = rcn_buffer_new(arena);
        for (size_t i = 0; i < words; i++) {
            rcn_buffer_string(&text, i % 3 ? "and " : "7,5 ");
        }
        rcn_buffer_string(&text, "09:19 GMT, Monday, 8th of November, 2021;"
                                 " 10.0.20.2012 and 2021-11-09T10:20");
        rcn_mentions found =
            rcn_mentions_find(arena, months, rcn_buffer_text(&text), "en");
        rcn_buffer out = rcn_buffer_new(arena);
        for (size_t i = 0; i < found.count; i++) {
            describe(&out, &found.items[i]);
        }
        assert_string_equal(rcn_buffer_text(&out).at,
                            "2021-11-08@09:19 2021-11-09@10:20");
    }
    rcn_arena_free(arena);
}

/** Numbers that are no dates take no memory. */
static void
test_memory(void **state)
{
    (void)state;
    rcn_arena *arena = rcn_arena_new(0);
    const rcn_months *months = rcn_months_new(arena);
    rcn_buffer text = rcn_buffer_new(arena);
    for (size_t i = 0; i < 500000; i++) {
        rcn_buffer_string(&text, i % 7 ? "7 " : "1,5 ");
    }
    size_t before = rcn_arena_used(arena);
    rcn_mentions found =
        rcn_mentions_find(arena, months, rcn_buffer_text(&text), "en");
    assert_int_equal(found.count, 0);
    assert_true(rcn_arena_used(arena) - before < 1000);
    rcn_arena_free(arena);
}

static void
test_months(void **state)
{
    (void)state;
    rcn_arena *arena = rcn_arena_new(0);
    const rcn_months *months = rcn_months_new(arena);
    assert_true(rcn_months_languages() >= 40);
    assert_int_equal(rcn_months_find(months, rcn_text_of("listopada"), "hr"),
                     10);
    assert_int_equal(rcn_months_find(months, rcn_text_of("listopada"), "pl-PL"),
                     11);
    assert_int_equal(rcn_months_find(months, rcn_text_of("listopada"), "en"),
                     0);
    assert_int_equal(rcn_months_find(months, rcn_text_of("FÉVRIER"), "und"), 2);
    assert_int_equal(rcn_months_find(months, rcn_text_of("set"), "pt"), 9);
    assert_int_equal(rcn_months_find(months, rcn_text_of("set"), "und"), 0);
    char longest[400];
    memset(longest, 'a', sizeof longest);
    assert_int_equal(
        rcn_months_find(months, (rcn_text){longest, sizeof longest}, "und"), 0);
    rcn_arena_free(arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cases),     cmocka_unit_test(test_bytes),
        cmocka_unit_test(test_long_text), cmocka_unit_test(test_memory),
        cmocka_unit_test(test_months),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
