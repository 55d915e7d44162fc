/* The names of the months in many languages, in the form they have in a date
 * (often the genitive) and abbreviated, as the Unicode CLDR gives them. */
#include "cmocka_all.h"

#include <string.h>

#include "base/arena.h"
#include "date/mention.h"

typedef struct rcn_case {
    const char *language;
    const char *full;  /**< twelve words */
    const char *brief; /**< twelve words */
} rcn_case;

static const rcn_case cases[] = {
    {"en",
     "January February March April May June July August September October "
     "November December",
     "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec"},
    {"de",
     "Januar Februar März April Mai Juni Juli August September Oktober "
     "November Dezember",
     "Jan Feb März Apr Mai Juni Juli Aug Sept Okt Nov Dez"},
    {"fr",
     "janvier février mars avril mai juin juillet août septembre octobre "
     "novembre décembre",
     "janv févr mars avr mai juin juil août sept oct nov déc"},
    {"es",
     "enero febrero marzo abril mayo junio julio agosto septiembre octubre "
     "noviembre diciembre",
     "ene feb mar abr may jun jul ago sept oct nov dic"},
    {"pt",
     "janeiro fevereiro março abril maio junho julho agosto setembro outubro "
     "novembro dezembro",
     "jan fev mar abr mai jun jul ago set out nov dez"},
    {"it",
     "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre "
     "ottobre novembre dicembre",
     "gen feb mar apr mag giu lug ago set ott nov dic"},
    {"nl",
     "januari februari maart april mei juni juli augustus september oktober "
     "november december",
     "jan feb mrt apr mei jun jul aug sep okt nov dec"},
    {"sv",
     "januari februari mars april maj juni juli augusti september oktober "
     "november december",
     "jan feb mars apr maj juni juli aug sep okt nov dec"},
    {"da",
     "januar februar marts april maj juni juli august september oktober "
     "november december",
     "jan feb mar apr maj jun jul aug sep okt nov dec"},
    {"no",
     "januar februar mars april mai juni juli august september oktober "
     "november desember",
     "jan feb mar apr mai jun jul aug sep okt nov des"},
    {"fi",
     "tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta "
     "heinäkuuta elokuuta syyskuuta lokakuuta marraskuuta joulukuuta",
     "tammi helmi maalis huhti touko kesä heinä elo syys loka marras joulu"},
    {"et",
     "jaanuar veebruar märts aprill mai juuni juuli august september oktoober "
     "november detsember",
     "jaan veebr märts apr mai juuni juuli aug sept okt nov dets"},
    {"lv",
     "janvāris februāris marts aprīlis maijs jūnijs jūlijs augusts septembris "
     "oktobris novembris decembris",
     "janv febr marts apr maijs jūn jūl aug sept okt nov dec"},
    {"pl",
     "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września "
     "października listopada grudnia",
     "sty lut mar kwi maj cze lip sie wrz paź lis gru"},
    {"cs",
     "ledna února března dubna května června července srpna září října "
     "listopadu prosince",
     "led úno bře dub kvě čvn čvc srp zář říj lis pro"},
    {"sk",
     "januára februára marca apríla mája júna júla augusta septembra októbra "
     "novembra decembra",
     "jan feb mar apr máj jún júl aug sep okt nov dec"},
    {"hr",
     "siječnja veljače ožujka travnja svibnja lipnja srpnja kolovoza rujna "
     "listopada studenoga prosinca",
     "sij velj ožu tra svi lip srp kol ruj lis stu pro"},
    {"sl",
     "januarja februarja marca aprila maja junija julija avgusta septembra "
     "oktobra novembra decembra",
     "jan feb mar apr maj jun jul avg sep okt nov dec"},
    {"ro",
     "ianuarie februarie martie aprilie mai iunie iulie august septembrie "
     "octombrie noiembrie decembrie",
     "ian feb mar apr mai iun iul aug sept oct nov dec"},
    {"tr",
     "Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım "
     "Aralık",
     "Oca Şub Mar Nis May Haz Tem Ağu Eyl Eki Kas Ara"},
    {"az",
     "yanvar fevral mart aprel may iyun iyul avqust sentyabr oktyabr noyabr "
     "dekabr",
     "yan fev mar apr may iyn iyl avq sen okt noy dek"},
    {"ru",
     "января февраля марта апреля мая июня июля августа сентября октября "
     "ноября декабря",
     "янв февр мар апр мая июн июл авг сент окт нояб дек"},
    {"uk",
     "січня лютого березня квітня травня червня липня серпня вересня жовтня "
     "листопада грудня",
     "січ лют бер квіт трав черв лип серп вер жовт лист груд"},
    {"be",
     "студзеня лютага сакавіка красавіка мая чэрвеня ліпеня жніўня верасня "
     "кастрычніка лістапада снежня",
     "студ лют сак крас мая чэрв ліп жн вер кастр ліст снеж"},
    {"bg",
     "януари февруари март април май юни юли август септември октомври "
     "ноември декември",
     "яну фев март апр май юни юли авг сеп окт ное дек"},
    {"sr",
     "јануара фебруара марта априла маја јуна јула августа септембра октобра "
     "новембра децембра",
     "јан феб мар апр мај јун јул авг сеп окт нов дец"},
    {"el",
     "Ιανουαρίου Φεβρουαρίου Μαρτίου Απριλίου Μαΐου Ιουνίου Ιουλίου Αυγούστου "
     "Σεπτεμβρίου Οκτωβρίου Νοεμβρίου Δεκεμβρίου",
     "Ιαν Φεβ Μαρ Απρ Μαΐ Ιουν Ιουλ Αυγ Σεπ Οκτ Νοε Δεκ"},
    {"id",
     "Januari Februari Maret April Mei Juni Juli Agustus September Oktober "
     "November Desember",
     "Jan Feb Mar Apr Mei Jun Jul Agu Sep Okt Nov Des"},
    {"th",
     "มกราคม กุมภาพันธ์ มีนาคม เมษายน พฤษภาคม มิถุนายน กรกฎาคม สิงหาคม กันยายน "
     "ตุลาคม พฤศจิกายน ธันวาคม",
     "ม.ค. ก.พ. มี.ค. เม.ย. พ.ค. มิ.ย. ก.ค. ส.ค. ก.ย. ต.ค. พ.ย. ธ.ค."},
};

/* Reads "8 <month> 2021" for each word of a list; returns how many fail. */
static size_t
try_words(rcn_arena *arena, const rcn_months *months, const char *language,
          const char *words)
{
    size_t failed = 0;
    int month = 1;
    for (const char *at = words; *at; at += strspn(at, " "), month++) {
        size_t len = strcspn(at, " ");
        const char *text = rcn_arena_printf(arena, "8 %.*s 2021", (int)len, at);
        rcn_mentions found =
            rcn_mentions_find(arena, months, rcn_text_of(text), language);
        if (found.count != 1 || found.items[0].date.month != month ||
            found.items[0].date.day != 8 || found.items[0].date.year != 2021) {
            print_error("%s: %s\n", language, text);
            failed++;
        }
        at += len;
    }
    assert_int_equal(month, 13);
    return failed;
}

static void
test_names(void **state)
{
    (void)state;
    rcn_arena *arena = rcn_arena_new(0);
    const rcn_months *months = rcn_months_new(arena);
    size_t failed = 0;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        failed += try_words(arena, months, cases[i].language, cases[i].full);
        failed += try_words(arena, months, cases[i].language, cases[i].brief);
    }
    assert_int_equal(failed, 0);
    rcn_arena_free(arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
