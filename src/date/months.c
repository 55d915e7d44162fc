/* Month names as they are written in dates, a row a language, from the Unicode
 * CLDR's format and stand-alone forms (wide, then abbreviated) and from common
 * usage; looked up by binary search over an index built once. */
#include "date/months.h"

#include <stdlib.h>
#include <string.h>

#include "base/list.h"
#include "base/utf8.h"

/** Words of one language: for each month full names, then after '|'
 * abbreviations, parted by spaces. */
typedef struct rcn_month_row {
    const char *language;
    const char *names[12];
} rcn_month_row;

static const rcn_month_row rows[] = {
    {"en",
     {"january|jan", "february|feb", "march|mar", "april|apr", "may",
      "june|jun", "july|jul", "august|aug", "september|sept sep", "october|oct",
      "november|nov", "december|dec"}},
    {"de",
     {"januar jänner|jan jän", "februar feber|feb", "märz|mär mrz", "april|apr",
      "mai", "juni|jun", "juli|jul", "august|aug", "september|sept sep",
      "oktober|okt", "november|nov", "dezember|dez"}},
    {"fr",
     {"janvier|janv", "février|févr fév", "mars", "avril|avr", "mai", "juin",
      "juillet|juil", "août", "septembre|sept", "octobre|oct", "novembre|nov",
      "décembre|déc"}},
    {"es",
     {"enero|ene", "febrero|feb", "marzo|mar", "abril|abr", "mayo|may",
      "junio|jun", "julio|jul", "agosto|ago",
      "septiembre setiembre|sept sep set", "octubre|oct", "noviembre|nov",
      "diciembre|dic"}},
    {"pt",
     {"janeiro|jan", "fevereiro|fev", "março|mar", "abril|abr", "maio|mai",
      "junho|jun", "julho|jul", "agosto|ago", "setembro|set", "outubro|out",
      "novembro|nov", "dezembro|dez"}},
    {"it",
     {"gennaio|gen genn", "febbraio|feb febbr", "marzo|mar", "aprile|apr",
      "maggio|mag magg", "giugno|giu", "luglio|lug", "agosto|ago",
      "settembre|set sett", "ottobre|ott", "novembre|nov", "dicembre|dic"}},
    {"nl",
     {"januari|jan", "februari|feb", "maart|mrt", "april|apr", "mei",
      "juni|jun", "juli|jul", "augustus|aug", "september|sep sept",
      "oktober|okt", "november|nov", "december|dec"}},
    {"sv",
     {"januari|jan", "februari|feb", "mars", "april|apr", "maj", "juni|jun",
      "juli|jul", "augusti|aug", "september|sep sept", "oktober|okt",
      "november|nov", "december|dec"}},
    {"da",
     {"januar|jan", "februar|feb", "marts|mar", "april|apr", "maj", "juni|jun",
      "juli|jul", "august|aug", "september|sep sept", "oktober|okt",
      "november|nov", "december|dec"}},
    {"no",
     {"januar|jan", "februar|feb", "mars|mar", "april|apr", "mai", "juni|jun",
      "juli|jul", "august|aug", "september|sep sept", "oktober|okt",
      "november|nov", "desember|des"}},
    {"is",
     {"janúar|jan", "febrúar|feb", "mars|mar", "apríl|apr", "maí", "júní|jún",
      "júlí|júl", "ágúst|ágú", "september|sep", "október|okt", "nóvember|nóv",
      "desember|des"}},
    {"fi",
     {"tammikuu tammikuuta|tammi", "helmikuu helmikuuta|helmi",
      "maaliskuu maaliskuuta|maalis", "huhtikuu huhtikuuta|huhti",
      "toukokuu toukokuuta|touko", "kesäkuu kesäkuuta|kesä",
      "heinäkuu heinäkuuta|heinä", "elokuu elokuuta|elo",
      "syyskuu syyskuuta|syys", "lokakuu lokakuuta|loka",
      "marraskuu marraskuuta|marras", "joulukuu joulukuuta|joulu"}},
    {"et",
     {"jaanuar|jaan", "veebruar|veebr", "märts", "aprill|apr", "mai", "juuni",
      "juuli", "august|aug", "september|sept", "oktoober|okt", "november|nov",
      "detsember|dets"}},
    {"lv",
     {"janvāris janvārī|janv", "februāris februārī|febr", "marts martā",
      "aprīlis aprīlī|apr", "maijs maijā", "jūnijs jūnijā|jūn",
      "jūlijs jūlijā|jūl", "augusts augustā|aug", "septembris septembrī|sept",
      "oktobris oktobrī|okt", "novembris novembrī|nov",
      "decembris decembrī|dec"}},
    {"lt",
     {"sausis sausio|saus", "vasaris vasario|vas", "kovas kovo",
      "balandis balandžio|bal", "gegužė gegužės|geg", "birželis birželio|birž",
      "liepa liepos|liep", "rugpjūtis rugpjūčio|rugp", "rugsėjis rugsėjo|rugs",
      "spalis spalio|spal", "lapkritis lapkričio|lapkr",
      "gruodis gruodžio|gruod"}},
    {"pl",
     {"styczeń stycznia|sty", "luty lutego|lut", "marzec marca|mar",
      "kwiecień kwietnia|kwi", "maj maja", "czerwiec czerwca|cze",
      "lipiec lipca|lip", "sierpień sierpnia|sie", "wrzesień września|wrz",
      "październik października|paź", "listopad listopada|lis",
      "grudzień grudnia|gru"}},
    {"cs",
     {"leden ledna|led", "únor února|úno", "březen března|bře",
      "duben dubna|dub", "květen května|kvě", "červen června|čvn",
      "červenec července|čvc", "srpen srpna|srp", "září|zář", "říjen října|říj",
      "listopad listopadu|lis", "prosinec prosince|pro"}},
    {"sk",
     {"január januára|jan", "február februára|feb", "marec marca|mar",
      "apríl apríla|apr", "máj mája", "jún júna", "júl júla",
      "august augusta|aug", "september septembra|sep", "október októbra|okt",
      "november novembra|nov", "december decembra|dec"}},
    {"sl",
     {"januar januarja|jan", "februar februarja|feb", "marec marca|mar",
      "april aprila|apr", "maj maja", "junij junija|jun", "julij julija|jul",
      "avgust avgusta|avg", "september septembra|sep", "oktober oktobra|okt",
      "november novembra|nov", "december decembra|dec"}},
    {"hr",
     {"siječanj siječnja|sij", "veljača veljače|velj", "ožujak ožujka|ožu",
      "travanj travnja|tra", "svibanj svibnja|svi", "lipanj lipnja|lip",
      "srpanj srpnja|srp", "kolovoz kolovoza|kol", "rujan rujna|ruj",
      "listopad listopada|lis", "studeni studenoga studenog|stu",
      "prosinac prosinca|pro"}},
    {"sr",
     {"januar januara јануар јануара|jan јан",
      "februar februara фебруар фебруара|feb феб", "mart marta март марта|мар",
      "april aprila април априла|apr апр", "maj maja мај маја",
      "jun juna јун јуна juni", "jul jula јул јула juli",
      "avgust avgusta август августа|avg авг",
      "septembar septembra септембар септембра|sep сеп",
      "oktobar oktobra октобар октобра|okt окт",
      "novembar novembra новембар новембра|nov нов",
      "decembar decembra децембар децембра|dec дец"}},
    {"mk",
     {"јануари", "февруари", "март", "април", "мај", "јуни", "јули", "август",
      "септември", "октомври", "ноември", "декември"}},
    {"bg",
     {"януари|ян яну", "февруари|фев", "март|мар", "април|апр", "май", "юни",
      "юли", "август|авг", "септември|сеп", "октомври|окт", "ноември|ное",
      "декември|дек"}},
    {"ru",
     {"январь января|янв", "февраль февраля|фев февр", "март марта|мар",
      "апрель апреля|апр", "май мая", "июнь июня|июн", "июль июля|июл",
      "август августа|авг", "сентябрь сентября|сен сент", "октябрь октября|окт",
      "ноябрь ноября|ноя нояб", "декабрь декабря|дек"}},
    {"uk",
     {"січень січня|січ", "лютий лютого|лют", "березень березня|бер",
      "квітень квітня|квіт", "травень травня|трав", "червень червня|черв",
      "липень липня|лип", "серпень серпня|серп", "вересень вересня|вер",
      "жовтень жовтня|жовт", "листопад листопада|лист", "грудень грудня|груд"}},
    {"be",
     {"студзень студзеня|студ", "люты лютага|лют", "сакавік сакавіка|сак",
      "красавік красавіка|крас", "май мая травень", "чэрвень чэрвеня|чэрв",
      "ліпень ліпеня|ліп", "жнівень жніўня|жн", "верасень верасня|вер",
      "кастрычнік кастрычніка|кастр", "лістапад лістапада|ліст",
      "снежань снежня|снеж"}},
    {"ro",
     {"ianuarie|ian", "februarie|feb", "martie|mar", "aprilie|apr", "mai",
      "iunie|iun", "iulie|iul", "august|aug", "septembrie|sept sep",
      "octombrie|oct", "noiembrie|nov", "decembrie|dec"}},
    {"ca",
     {"gener|gen", "febrer|febr", "març", "abril|abr", "maig", "juny",
      "juliol|jul", "agost|ag", "setembre|set", "octubre|oct", "novembre|nov",
      "desembre|des"}},
    {"gl",
     {"xaneiro|xan", "febreiro|feb", "marzo|mar", "abril|abr", "maio", "xuño",
      "xullo", "agosto|ago", "setembro|set", "outubro|out", "novembro|nov",
      "decembro|dec"}},
    {"eu",
     {"urtarrila urtarrilaren", "otsaila otsailaren", "martxoa martxoaren",
      "apirila apirilaren", "maiatza maiatzaren", "ekaina ekainaren",
      "uztaila uztailaren", "abuztua abuztuaren", "iraila irailaren",
      "urria urriaren", "azaroa azaroaren", "abendua abenduaren"}},
    {"hu",
     {"január januári|jan", "február februári|febr feb",
      "március márciusi|márc", "április áprilisi|ápr", "május májusi|máj",
      "június júniusi|jún", "július júliusi|júl", "augusztus augusztusi|aug",
      "szeptember szeptemberi|szept", "október októberi|okt",
      "november novemberi|nov", "december decemberi|dec"}},
    {"tr",
     {"ocak|oca", "şubat|şub", "mart", "nisan|nis", "mayıs|may", "haziran|haz",
      "temmuz|tem", "ağustos|ağu", "eylül|eyl", "ekim|eki", "kasım|kas",
      "aralık|ara"}},
    {"az",
     {"yanvar yanvarın|yan", "fevral fevralın|fev", "mart martın",
      "aprel aprelin|apr", "may mayın", "iyun iyunun|iyn", "iyul iyulun|iyl",
      "avqust avqustun|avq", "sentyabr sentyabrın|sen", "oktyabr oktyabrın|okt",
      "noyabr noyabrın|noy", "dekabr dekabrın|dek"}},
    {"el",
     {"ιανουάριος ιανουαρίου|ιαν", "φεβρουάριος φεβρουαρίου|φεβ",
      "μάρτιος μαρτίου|μαρ", "απρίλιος απριλίου|απρ", "μάιος μαΐου|μαι",
      "ιούνιος ιουνίου|ιουν", "ιούλιος ιουλίου|ιουλ", "αύγουστος αυγούστου|αυγ",
      "σεπτέμβριος σεπτεμβρίου|σεπ", "οκτώβριος οκτωβρίου|οκτ",
      "νοέμβριος νοεμβρίου|νοε", "δεκέμβριος δεκεμβρίου|δεκ"}},
    {"hy",
     {"հունվար հունվարի|հնվ", "փետրվար փետրվարի|փտվ", "մարտ մարտի|մրտ",
      "ապրիլ ապրիլի|ապր", "մայիս մայիսի|մյս", "հունիս հունիսի|հնս",
      "հուլիս հուլիսի|հլս", "օգոստոս օգոստոսի|օգս", "սեպտեմբեր սեպտեմբերի|սեպ",
      "հոկտեմբեր հոկտեմբերի|հոկ", "նոյեմբեր նոյեմբերի|նոյ",
      "դեկտեմբեր դեկտեմբերի|դեկ"}},
    {"ka",
     {"იანვარი იანვარს იანვრის|იან", "თებერვალი თებერვალს თებერვლის|თებ",
      "მარტი მარტს მარტის|მარ", "აპრილი აპრილს აპრილის|აპრ",
      "მაისი მაისს მაისის", "ივნისი ივნისს ივნისის|ივნ",
      "ივლისი ივლისს ივლისის|ივლ", "აგვისტო აგვისტოს|აგვ",
      "სექტემბერი სექტემბერს სექტემბრის|სექ",
      "ოქტომბერი ოქტომბერს ოქტომბრის|ოქტ", "ნოემბერი ნოემბერს ნოემბრის|ნოე",
      "დეკემბერი დეკემბერს დეკემბრის|დეკ"}},
    {"he",
     {"ינואר בינואר", "פברואר בפברואר", "מרץ במרץ מרס במרס", "אפריל באפריל",
      "מאי במאי", "יוני ביוני", "יולי ביולי", "אוגוסט באוגוסט",
      "ספטמבר בספטמבר", "אוקטובר באוקטובר", "נובמבר בנובמבר", "דצמבר בדצמבר"}},
    {"ar",
     {"يناير جانفي", "فبراير فيفري شباط", "مارس آذار",
      "أبريل ابريل إبريل نيسان أفريل", "مايو أيار ماي", "يونيو حزيران جوان",
      "يوليو تموز جويلية", "أغسطس اغسطس آب أوت", "سبتمبر أيلول",
      "أكتوبر اكتوبر", "نوفمبر", "ديسمبر"}},
    {"fa",
     {"ژانویه", "فوریه", "مارس", "آوریل", "مه", "ژوئن", "ژوئیه جولای", "اوت",
      "سپتامبر", "اکتبر", "نوامبر", "دسامبر"}},
    {"ur",
     {"جنوری", "فروری", "مارچ", "اپریل", "مئی", "جون", "جولائی", "اگست",
      "ستمبر", "اکتوبر", "نومبر", "دسمبر"}},
    {"hi",
     {"जनवरी", "फरवरी फ़रवरी", "मार्च", "अप्रैल", "मई", "जून", "जुलाई", "अगस्त",
      "सितंबर सितम्बर", "अक्टूबर अक्तूबर", "नवंबर नवम्बर", "दिसंबर दिसम्बर"}},
    {"bn",
     {"জানুয়ারি জানুয়ারী", "ফেব্রুয়ারি ফেব্রুয়ারী", "মার্চ", "এপ্রিল", "মে", "জুন",
      "জুলাই", "আগস্ট", "সেপ্টেম্বর", "অক্টোবর", "নভেম্বর", "ডিসেম্বর"}},
    {"id",
     {"januari|jan", "februari|feb", "maret|mar", "april|apr", "mei",
      "juni|jun", "juli|jul", "agustus|agu agt", "september|sep", "oktober|okt",
      "november nopember|nov nop", "desember|des"}},
    {"ms",
     {"januari|jan", "februari|feb", "mac", "april|apr", "mei", "jun",
      "julai|jul", "ogos|ogo", "september|sep", "oktober|okt", "november|nov",
      "disember|dis"}},
    {"th",
     {"มกราคม ม.ค", "กุมภาพันธ์ ก.พ", "มีนาคม มี.ค", "เมษายน เม.ย", "พฤษภาคม พ.ค",
      "มิถุนายน มิ.ย", "กรกฎาคม ก.ค", "สิงหาคม ส.ค", "กันยายน ก.ย", "ตุลาคม ต.ค",
      "พฤศจิกายน พ.ย", "ธันวาคม ธ.ค"}},
    {"sw",
     {"januari|jan", "februari|feb", "machi", "aprili|apr", "mei", "juni|jun",
      "julai|jul", "agosti|ago", "septemba|sep", "oktoba|okt", "novemba|nov",
      "desemba|des"}},
    {"af",
     {"januarie|jan", "februarie|feb", "maart|mrt", "april|apr", "mei",
      "junie|jun", "julie|jul", "augustus|aug", "september|sep", "oktober|okt",
      "november|nov", "desember|des"}},
    {"sq",
     {"janar|jan", "shkurt|shk", "mars|mar", "prill|pri", "maj", "qershor|qer",
      "korrik|korr", "gusht|gush", "shtator|sht", "tetor|tet", "nëntor|nën",
      "dhjetor|dhj"}},
    {"la",
     {"ianuarii januarii", "februarii", "martii", "aprilis", "maii",
      "iunii junii", "iulii julii", "augusti", "septembris", "octobris",
      "novembris", "decembris"}},
};

#define ROW_COUNT (sizeof rows / sizeof rows[0])

typedef struct rcn_month_name {
    const char *folded;
    uint8_t month;
    bool abbreviated;
    uint16_t row;
} rcn_month_name;

struct rcn_months {
    const rcn_month_name *names; /**< sorted by name, then row */
    size_t count;
};

/** Letters of which only the base counts: accents are left out in capitals and
 * by careless typing, and Turkish has two letters i. */
static uint32_t
base_letter(uint32_t rune)
{
    static const struct {
        uint32_t first, last, base;
    } ranges[] = {
        {0xE0, 0xE5, 'a'},     {0xE7, 0xE7, 'c'},     {0xE8, 0xEB, 'e'},
        {0xEC, 0xEF, 'i'},     {0xF1, 0xF1, 'n'},     {0xF2, 0xF6, 'o'},
        {0xF9, 0xFC, 'u'},     {0x101, 0x105, 'a'},   {0x107, 0x10D, 'c'},
        {0x113, 0x11B, 'e'},   {0x11F, 0x11F, 'g'},   {0x129, 0x131, 'i'},
        {0x144, 0x148, 'n'},   {0x14D, 0x151, 'o'},   {0x159, 0x159, 'r'},
        {0x15B, 0x161, 's'},   {0x169, 0x173, 'u'},   {0x17A, 0x17E, 'z'},
        {0x3AC, 0x3AC, 0x3B1}, {0x3AD, 0x3AD, 0x3B5}, {0x3AE, 0x3AE, 0x3B7},
        {0x3AF, 0x3AF, 0x3B9}, {0x3CA, 0x3CA, 0x3B9}, {0x390, 0x390, 0x3B9},
        {0x3C2, 0x3C2, 0x3C3}, {0x3CC, 0x3CC, 0x3BF}, {0x3CD, 0x3CD, 0x3C5},
        {0x3CE, 0x3CE, 0x3C9},
    };
    rune = rcn_rune_lower(rune);
    for (size_t i = 0; rune >= 0xE0 && i < sizeof ranges / sizeof *ranges;
         i++) {
        if (rune >= ranges[i].first && rune <= ranges[i].last) {
            return ranges[i].base;
        }
    }
    return rune;
}

#define LONGEST_NAME 64

/** Folds a word into `out`; returns its length, 0 when it is too long to name
 * a month.  Combining marks after a Latin letter are left out. */
static size_t
fold(rcn_text word, char out[LONGEST_NAME])
{
    size_t len = 0;
    for (size_t at = 0; at < word.len;) {
        uint32_t rune = 0;
        at += rcn_utf8_next(word, at, &rune);
        if (rune >= 0x300 && rune <= 0x36F) {
            continue;
        }
        if (len + 5 > LONGEST_NAME) {
            return 0;
        }
        len += rcn_utf8_put(base_letter(rune), out + len);
    }
    out[len] = '\0';
    return len;
}

static int
compare_names(const void *a, const void *b)
{
    const rcn_month_name *x = a;
    const rcn_month_name *y = b;
    int order = strcmp(x->folded, y->folded);
    return order ? order : (int)x->row - (int)y->row;
}

typedef RCN_LIST(rcn_month_name) rcn_month_list;

static void
add_names(rcn_arena *arena, rcn_month_list *list, size_t row, uint8_t month)
{
    const char *at = rows[row].names[month - 1];
    bool abbreviated = false;
    while (*at) {
        size_t len = strcspn(at, " |");
        char folded[LONGEST_NAME];
        size_t folded_len = fold((rcn_text){at, len}, folded);
        rcn_month_name name = {rcn_arena_strndup(arena, folded, folded_len),
                               month, abbreviated, (uint16_t)row};
        RCN_PUSH(arena, list, name);
        at += len;
        abbreviated |= *at == '|';
        at += *at != '\0';
    }
}

const rcn_months *
rcn_months_new(rcn_arena *arena)
{
    rcn_month_list list = {0};
    for (size_t row = 0; row < ROW_COUNT; row++) {
        for (uint8_t month = 1; month <= 12; month++) {
            add_names(arena, &list, row, month);
        }
    }
    qsort(list.items, list.count, sizeof *list.items, compare_names);
    rcn_months *months = rcn_arena_alloc(arena, 1, sizeof *months);
    *months = (rcn_months){list.items, list.count};
    return months;
}

/** Index of the first name equal to `folded`, or count. */
static size_t
first_name(const rcn_months *months, const char *folded)
{
    size_t low = 0;
    size_t high = months->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (strcmp(months->names[middle].folded, folded) < 0) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low < months->count && strcmp(months->names[low].folded, folded) == 0
               ? low
               : months->count;
}

static bool
is_tagged(const char *tag, const char *code)
{
    size_t len = strlen(code);
    return tag && strncmp(tag, code, len) == 0 &&
           (tag[len] == '\0' || tag[len] == '-');
}

uint8_t
rcn_months_find(const rcn_months *months, rcn_text word, const char *language)
{
    char folded[LONGEST_NAME];
    if (word.len < 2 || !fold(word, folded)) {
        return 0;
    }
    /* "Mars 2020" in an English text is no month, nor is "Mac 2019". */
    bool known = language && strcmp(language, "und") != 0;
    bool risky = known && strlen(folded) <= 4 && (folded[0] & 0x80) == 0;
    uint8_t agreed = 0;
    bool disagreed = false;
    for (size_t i = first_name(months, folded);
         i < months->count && strcmp(months->names[i].folded, folded) == 0;
         i++) {
        const rcn_month_name *name = &months->names[i];
        const char *own = rows[name->row].language;
        if (is_tagged(language, own)) {
            return name->month;
        }
        bool counts = name->row == 0 || (!name->abbreviated && !risky);
        if (counts) {
            disagreed |= agreed != 0 && agreed != name->month;
            agreed = name->month;
        }
    }
    return disagreed ? 0 : agreed;
}

const char *
rcn_months_language(const rcn_months *months, rcn_text word)
{
    char folded[LONGEST_NAME];
    if (!fold(word, folded)) {
        return NULL;
    }
    size_t first = first_name(months, folded);
    return first < months->count ? rows[months->names[first].row].language
                                 : NULL;
}

size_t
rcn_months_languages(void)
{
    return ROW_COUNT;
}
