/* Languages are told by what is written in them; what is too short, or of two,
 * is not told.  The sentences say the same in all languages: a ferry leaves the
 * harbour in the morning and comes back in the evening. */
#include <string.h>

#include "base/codes.h"
#include "bench.h"
#include "clean/language/language.h"
#include "source/files/read.h"

static const struct {
    const char *language, *text;
} sentences[] = {
    {"en", "The ferry leaves the harbour every morning at eight and "
           "comes back in the evening with the fishermen and their "
           "baskets."},
    {"de", "Die Fähre verlässt jeden Morgen um acht den Hafen und "
           "kommt am Abend mit den Fischern und ihren Körben zurück."},
    {"fr", "Le bac quitte le port tous les matins à huit heures et "
           "revient le soir avec les pêcheurs et leurs paniers."},
    {"es", "El barco sale del puerto todas las mañanas a las ocho y "
           "vuelve por la tarde con los pescadores y sus cestas."},
    {"it", "Il traghetto lascia il porto ogni mattina alle otto e "
           "torna la sera con i pescatori e le loro ceste."},
    {"pt", "O barco deixa o porto todas as manhãs às oito horas e "
           "volta à noite com os pescadores e os seus cestos. A "
           "velha ponte já não é usada, porque a madeira está podre, "
           "disse o presidente da câmara, mas as pessoas ainda vêm "
           "vê-la."},
    {"ca", "El vaixell surt del port cada matí a les vuit i torna al "
           "vespre amb els pescadors i els seus cistells."},
    {"gl", "O barco sae do porto todas as mañás ás oito e volve pola "
           "noite cos pescadores e as súas cestas. A vella ponte xa "
           "non se usa, porque a súa madeira está podre, dixo o "
           "alcalde da vila, pero a xente aínda vén vela."},
    {"ro", "Feribotul pleacă din port în fiecare dimineață la ora "
           "opt și se întoarce seara cu pescarii și coșurile lor."},
    {"nl", "De veerboot verlaat elke ochtend om acht uur de haven en "
           "komt 's avonds terug met de vissers en hun manden."},
    {"af", "Die veerboot verlaat elke oggend om agtuur die hawe en "
           "kom saans terug met die vissers en hulle mandjies."},
    {"da", "Færgen forlader havnen hver morgen klokken otte og "
           "kommer tilbage om aftenen med fiskerne og deres kurve. "
           "Den gamle bro bliver ikke brugt mere, fordi træet er "
           "råddent, sagde byens borgmester, men folk kommer stadig "
           "for at se den."},
    {"nb", "Fergen forlater havnen hver morgen klokken åtte og kommer "
           "tilbake om kvelden med fiskerne og kurvene deres. Den gamle "
           "broen blir ikke brukt mer, fordi treverket er råttent, sa "
           "byens ordfører, men folk kommer fortsatt for å se den."},
    {"nn", "Ferja går frå hamna kvar morgon klokka åtte og kjem tilbake "
           "om kvelden med fiskarane og korgene deira. Den gamle brua "
           "blir ikkje brukt meir, fordi treverket er rote, sa "
           "ordføraren, men folk kjem framleis for å sjå henne."},
    {"sv", "Färjan lämnar hamnen varje morgon klockan åtta och "
           "kommer tillbaka på kvällen med fiskarna och deras "
           "korgar."},
    {"is", "Ferjan fer úr höfninni á hverjum morgni klukkan átta og "
           "kemur aftur á kvöldin með sjómennina og körfurnar "
           "þeirra."},
    {"fi", "Lautta lähtee satamasta joka aamu kello kahdeksan ja "
           "palaa illalla kalastajien ja heidän koriensa kanssa."},
    {"et", "Praam lahkub sadamast igal hommikul kell kaheksa ja "
           "tuleb õhtul tagasi koos kalurite ja nende korvidega."},
    {"lv", "Prāmis katru rītu astoņos atstāj ostu un vakarā "
           "atgriežas kopā ar zvejniekiem un viņu groziem."},
    {"lt", "Keltas kiekvieną rytą aštuntą valandą palieka uostą ir "
           "vakare grįžta su žvejais ir jų krepšiais."},
    {"pl", "Prom wypływa z portu każdego ranka o ósmej i wraca "
           "wieczorem z rybakami i ich koszami."},
    {"cs", "Přívoz opouští přístav každé ráno v osm hodin a večer se "
           "vrací s rybáři a jejich košíky."},
    {"sk", "Trajekt opúšťa prístav každé ráno o ôsmej a večer sa "
           "vracia s rybármi a ich košíkmi. Starý most sa už "
           "nepoužíva, pretože jeho drevo zhnilo, povedal starosta "
           "mesta, ale ľudia sa naň stále chodia pozerať."},
    {"sl", "Trajekt zapusti pristanišče vsako jutro ob osmih in se "
           "zvečer vrne z ribiči in njihovimi košarami."},
    {"hr", "Trajekt napušta luku svako jutro u osam sati i vraća se "
           "navečer s ribarima i njihovim košarama."},
    {"sr-Latn", "Trajekt napušta luku svako jutro u osam sati i vraća se "
                "uveče sa ribarima i njihovim korpama. Stari most se više "
                "ne koristi, jer je drvo istrulilo posle poplave, rekao je "
                "predsednik opštine, ali ljudi ipak dolaze da ga vide."},
    {"sq", "Trageti niset nga porti çdo mëngjes në orën tetë dhe "
           "kthehet në mbrëmje me peshkatarët dhe shportat e tyre."},
    {"hu", "A komp minden reggel nyolc órakor elhagyja a kikötőt, és "
           "este visszatér a halászokkal és a kosaraikkal."},
    {"tr", "Vapur her sabah saat sekizde limandan ayrılır ve akşam "
           "balıkçılar ve sepetleriyle birlikte geri döner."},
    {"az", "Bərə hər səhər saat səkkizdə limandan çıxır və axşam "
           "balıqçılar və onların səbətləri ilə birlikdə geri "
           "qayıdır."},
    {"uz", "Parom har kuni ertalab soat sakkizda bandargohdan "
           "chiqadi va kechqurun baliqchilar bilan qaytib keladi."},
    {"eu", "Ferrya goizero zortzietan ateratzen da portutik eta "
           "arratsaldean itzultzen da arrantzaleekin eta haien "
           "saskiekin."},
    {"ga", "Fágann an bád farantóireachta an cuan gach maidin ar a "
           "hocht agus tagann sé ar ais tráthnóna leis na hiascairí "
           "agus a gcuid ciseán."},
    {"cy", "Mae'r fferi yn gadael yr harbwr bob bore am wyth ac yn "
           "dod yn ôl gyda'r nos gyda'r pysgotwyr a'u basgedi."},
    {"mt", "Il-vapur jitlaq mill-port kull filgħodu fit-tmienja u "
           "jerġa' lura filgħaxija mas-sajjieda u l-qfief tagħhom."},
    {"id", "Kapal feri itu meninggalkan pelabuhan setiap pagi pukul "
           "delapan dan kembali pada malam hari dengan para nelayan "
           "dan keranjang mereka. Jembatan tua itu tidak digunakan "
           "lagi karena kayunya sudah lapuk, kata wali kota, tetapi "
           "orang masih datang untuk melihatnya."},
    {"ms", "Feri itu meninggalkan pelabuhan setiap pagi pada pukul lapan "
           "dan kembali pada waktu petang bersama nelayan dan bakul "
           "mereka. Jambatan lama itu tidak boleh digunakan lagi kerana "
           "kayunya sudah reput, kata datuk bandar, tetapi orang ramai "
           "masih datang untuk melihatnya."},
    {"tl", "Ang barko ay umaalis sa daungan tuwing umaga sa ganap na "
           "alas otso at bumabalik sa gabi kasama ang mga "
           "mangingisda."},
    {"vi", "Chiếc phà rời bến cảng mỗi buổi sáng lúc tám giờ và trở "
           "về vào buổi tối cùng với những người đánh cá và giỏ của "
           "họ."},
    {"sw", "Kivuko huondoka bandarini kila asubuhi saa mbili na "
           "hurudi jioni pamoja na wavuvi na vikapu vyao."},
    {"eo", "La pramo forlasas la havenon ĉiun matenon je la oka kaj "
           "revenas vespere kun la fiŝistoj kaj iliaj korboj."},
    {"ru", "Паром уходит из гавани каждое утро в восемь часов и "
           "возвращается вечером с рыбаками и их корзинами."},
    {"uk", "Пором виходить із гавані щоранку о восьмій годині й "
           "повертається ввечері з рибалками та їхніми кошиками."},
    {"be", "Паром выходзіць з гавані кожную раніцу а восьмай гадзіне "
           "і вяртаецца ўвечары з рыбакамі і іх кошыкамі. Стары мост "
           "ужо не выкарыстоўваецца, таму што яго дрэва згніло, "
           "сказаў старшыня горада, але людзі ўсё яшчэ прыходзяць "
           "яго паглядзець."},
    {"bg", "Фериботът напуска пристанището всяка сутрин в осем часа "
           "и се връща вечерта с рибарите и техните кошници. Старият "
           "мост вече не се използва, защото дървото му е изгнило, "
           "каза кметът на града, но хората все още идват да го "
           "видят."},
    {"mk", "Траектот го напушта пристаништето секое утро во осум "
           "часот и се враќа навечер со рибарите и нивните кошници."},
    {"sr", "Трајект напушта луку свако јутро у осам сати и враћа се "
           "увече са рибарима и њиховим корпама."},
    {"kk", "Паром күн сайын таңғы сағат сегізде айлақтан шығып, "
           "кешке балықшылармен және олардың себеттерімен қайтып "
           "келеді."},
    {"ky", "Паром күн сайын эртең менен саат сегизде порттон чыгып, "
           "кечинде балыкчылар менен алардын себеттерин алып кайтып "
           "келет."},
    {"mn", "Усан онгоц өглөө бүр найман цагт боомтоос гарч, орой нь "
           "загасчид болон тэдний сагстай буцаж ирдэг."},
    {"tg", "Паром ҳар саҳар соати ҳашт аз бандар мебарояд ва шом бо "
           "моҳигирон ва сабадҳои онҳо бармегардад."},
    {"tt", "Паром көн саен иртән сәгать сигездә порттан китә һәм кич "
           "белән балыкчылар белән кире кайта."},
    {"ar", "تغادر العبارة الميناء كل صباح في الساعة الثامنة وتعود في "
           "المساء مع الصيادين وسلالهم."},
    {"fa", "کشتی هر روز صبح ساعت هشت از بندر حرکت "
           "می‌کند "
           "و "
           "شب "
           "با "
           "ماهیگیران و سبدهای آنها برمی‌گردد."},
    {"ur", "کشتی ہر صبح آٹھ بجے بندرگاہ سے نکلتی ہے اور شام کو ماہی "
           "گیروں اور ان کی ٹوکریوں کے ساتھ واپس آتی ہے۔"},
    {"ug", "پاراخوت ھەر كۈنى ئەتىگەن سائەت سەككىزدە پورتتىن يولغا "
           "چىقىدۇ ۋە كەچتە بېلىقچىلار بىلەن قايتىپ كېلىدۇ."},
    {"he", "המעבורת עוזבת את הנמל בכל בוקר בשעה שמונה וחוזרת בערב עם "
           "הדייגים והסלים שלהם."},
    {"yi", "די שיף פֿאָרט אַוועק פֿון האַוון יעדן פֿרימאָרגן אַכט אַ "
           "זייגער און קומט צוריק אין אָוונט מיט די פֿישערס."},
    {"hi", "यह नाव हर सुबह आठ बजे बंदरगाह से निकलती है और शाम को "
           "मछुआरों और उनकी टोकरियों के साथ लौट आती है।"},
    {"mr", "ही बोट रोज सकाळी आठ वाजता बंदरातून निघते आणि संध्याकाळी "
           "मच्छिमार आणि त्यांच्या टोपल्यांसह परत येते."},
    {"ne", "यो डुङ्गा हरेक बिहान आठ बजे बन्दरगाहबाट निस्कन्छ र "
           "बेलुका माझीहरू र तिनीहरूका टोकरीसँग फर्कन्छ।"},
    {"el", "Το πλοίο φεύγει από το λιμάνι κάθε πρωί στις οκτώ και "
           "επιστρέφει το βράδυ με τους ψαράδες."},
    {"hy", "Լաստանավը ամեն առավոտ ժամը ութին դուրս է գալիս "
           "նավահանգստից և երեկոյան վերադառնում։"},
    {"ka", "ბორანი ყოველ დილით რვა საათზე ტოვებს ნავსადგურს და "
           "საღამოს ბრუნდება."},
    {"bn", "ফেরিটি প্রতিদিন সকাল আটটায় বন্দর ছেড়ে যায় এবং "
           "সন্ধ্যায় ফিরে আসে।"},
    {"pa", "ਕਿਸ਼ਤੀ ਹਰ ਸਵੇਰ ਅੱਠ ਵਜੇ ਬੰਦਰਗਾਹ ਤੋਂ ਨਿਕਲਦੀ ਹੈ ਅਤੇ ਸ਼ਾਮ "
           "ਨੂੰ ਵਾਪਸ ਆਉਂਦੀ ਹੈ।"},
    {"gu", "હોડી દરરોજ સવારે આઠ વાગ્યે બંદરથી નીકળે છે અને સાંજે "
           "પાછી આવે છે."},
    {"ta", "படகு ஒவ்வொரு காலையிலும் எட்டு மணிக்கு துறைமுகத்தை விட்டு "
           "செல்கிறது."},
    {"te", "పడవ ప్రతి ఉదయం ఎనిమిది గంటలకు ఓడరేవు నుండి "
           "బయలుదేరుతుంది."},
    {"kn", "ದೋಣಿ ಪ್ರತಿದಿನ ಬೆಳಿಗ್ಗೆ ಎಂಟು ಗಂಟೆಗೆ ಬಂದರಿನಿಂದ ಹೊರಡುತ್ತದೆ."},
    {"ml", "ബോട്ട് എല്ലാ ദിവസവും രാവിലെ എട്ടു മണിക്ക് തുറമുഖം "
           "വിടുന്നു."},
    {"si", "බෝට්ටුව සෑම උදෑසනකම අටට වරායෙන් පිටත් වේ."},
    {"th", ""
           "เรือข้ามฟากออกจากท่าเรือทุกเช้าเวลาแปดโมงและกลับมาในตอนเย็น"},
    {"lo", "ເຮືອອອກຈາກທ່າເຮືອທຸກໆເຊົ້າເວລາແປດໂມງ"},
    {"my", "ကူးတို့သင်္ဘောသည် နံနက်တိုင်း ရှစ်နာရီတွင် ဆိပ်ကမ်းမှ "
           "ထွက်ခွာသည်။"},
    {"am", "ጀልባው በየቀኑ ጠዋት በሁለት ሰዓት ከወደቡ ይነሳል።"},
    {"km", "សាឡាងចាកចេញពីកំពង់ផែរៀងរាល់ព្រឹកម៉ោងប្រាំបី"},
    {"ko",
     "나룻배는 매일 아침 여덟 시에 항구를 떠나 저녁에 어부들과 함께 돌아온다."},
    {"ja", "渡し船は毎朝八時に港を出て、夕方に漁師たちと一緒に帰ってくる。"},
    {"zh", "渡船每天早上八点离开港口，晚上和渔民们一起回来。"},
};

static const char *
text_of(const char *language)
{
    for (size_t i = 0; i < sizeof sentences / sizeof *sentences; i++) {
        if (strcmp(sentences[i].language, language) == 0) {
            return sentences[i].text;
        }
    }
    fail_msg("no sentence in %s", language);
    return NULL;
}

static void
each_language_is_told(void **state)
{
    const rcn_languages *languages =
        rcn_languages_new(((rcn_bench *)*state)->arena);
    for (size_t i = 0; i < sizeof sentences / sizeof *sentences; i++) {
        assert_string_equal(
            rcn_language_of(languages, rcn_text_of(sentences[i].text)),
            sentences[i].language);
    }
}

/* A sentence is enough: near relatives are told by their common words. */
static void
near_relatives_are_told(void **state)
{
    static const struct {
        const char *language, *text;
    } cases[] = {
        {"nb",
         "Regjeringen sier at hun ikke vil gå av, men hva skal noen gjøre?"},
        {"nn",
         "Regjeringa seier at ho ikkje vil gå av, men kva skal dei no gjere?"},
        {"da", "Statsministeren siger, at hun ikke vil gå af, men hvad nu?"},
        {"id", "Pemerintah mengatakan bahwa uang itu tidak bisa dipakai."},
        {"ms", "Kerajaan berkata bahawa wang itu tidak boleh digunakan."},
        {"cs", "Vláda řekla, že peníze jsou pouze pro ty, kteří je mohou mít."},
        {"sk", "Vláda povedala, že peniaze sú iba pre tých, ktorí môžu byť."},
        {"uk", "Уряд сказав, що вони також можуть бути тут, якщо є час."},
        {"be", "Урад сказаў, што яны таксама могуць быць тут, калі ёсць час."},
    };
    const rcn_languages *languages =
        rcn_languages_new(((rcn_bench *)*state)->arena);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_string_equal(
            rcn_language_of(languages, rcn_text_of(cases[i].text)),
            cases[i].language);
    }
}

static void
what_is_short_is_not_told(void **state)
{
    static const char *const texts[] = {
        "",           "Menu",         "12.05.2019 09:19",
        "Die Fähre.", "La Habana",    "OK 5040 17 27",
        "Привет",     "https://a.bc", "\xFF\xFE\xC0"};
    const rcn_languages *languages =
        rcn_languages_new(((rcn_bench *)*state)->arena);
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        assert_string_equal(rcn_language_of(languages, rcn_text_of(texts[i])),
                            "und");
    }
}

static void
what_is_in_two_scripts_is_not_told(void **state)
{
    rcn_bench *bench = *state;
    const rcn_languages *languages = rcn_languages_new(bench->arena);
    const char *both =
        rcn_arena_printf(bench->arena, "%s %s", text_of("en"), text_of("ru"));
    assert_string_equal(rcn_language_of(languages, rcn_text_of(both)), "und");
}

/* A word of a hundred thousand letters, and as many words. */
static void
odd_texts_are_read_too(void **state)
{
    rcn_bench *bench = *state;
    const rcn_languages *languages = rcn_languages_new(bench->arena);
    char *text = rcn_arena_alloc(bench->arena, 100001, 1);
    memset(text, 'q', 100000);
    (void)rcn_language_of(languages, (rcn_text){text, 100000});
    for (size_t i = 0; i < 100000; i += 2) {
        text[i] = ' ';
    }
    (void)rcn_language_of(languages, (rcn_text){text, 100000});
}

static void
a_passage_in_another_language_says_so(void **state)
{
    rcn_bench *bench = *state;
    const char *text = rcn_arena_printf(
        bench->arena, "%s\n\n%s\n\n%s %s\n\n%s\n", text_of("en"), text_of("fr"),
        text_of("en"), text_of("en"), text_of("ru"));
    const rcn_cleaned *cleaned = rcn_bench_clean(bench, rcn_text_of(text));
    assert_string_equal(cleaned->language, "en");
    assert_int_equal(cleaned->block_count, 4);
    assert_null(cleaned->blocks[0].language);
    assert_string_equal(cleaned->blocks[1].language, "fr");
    assert_null(cleaned->blocks[2].language);
    assert_string_equal(cleaned->blocks[3].language, "ru");
}

/* A page whose parts state a language, but not the page. */
static void
parts_say_the_language_of_the_page(void **state)
{
    rcn_bench *bench = *state;
    const rcn_document *document = rcn_source_from_bytes(
        bench->arena,
        rcn_text_of(
            "<!DOCTYPE html><meta charset=\"utf-8\"><title>A</title><body>"
            "<div lang=\"cy\"><p>Dyma hi.</p></div><div lang=\"gd\">"
            "<p>Tha an t-aiseag ann an seo.</p><p>Seadh.</p></div>"),
        "page.html", bench->log);
    rcn_corpus corpus = {&document, 1};
    const rcn_cleaned *cleaned = rcn_clean(bench->arena, corpus, bench->rules,
                                           &bench->options, bench->log);
    assert_string_equal(cleaned->language, "gd");
}

/* Cleans a page of HTML that states a language. */
static const rcn_cleaned *
clean_page(rcn_bench *bench, const char *stated, const char *text)
{
    rcn_text page = rcn_text_of(rcn_arena_printf(
        bench->arena,
        "<!DOCTYPE html><html%s><meta charset=\"utf-8\"><title>A page</title>"
        "<body><article><p>%s</p><p>%s</p><p>%s</p><p>%s</p></article></html>",
        stated, text, text, text, text));
    const rcn_document *document =
        rcn_source_from_bytes(bench->arena, page, "page.html", bench->log);
    rcn_corpus corpus = {&document, 1};
    return rcn_clean(bench->arena, corpus, bench->rules, &bench->options,
                     bench->log);
}

static void
what_a_page_states_is_held_against_its_text(void **state)
{
    rcn_bench *bench = *state;
    assert_string_equal(clean_page(bench, "", text_of("de"))->language, "de");
    const char *same = " lang=\"de-AT\"";
    assert_string_equal(clean_page(bench, same, text_of("de"))->language,
                        "de-AT");
    /* Near relatives are let pass, and what is not known here. */
    const char *near = " lang=\"sk\"";
    assert_string_equal(clean_page(bench, near, text_of("cs"))->language, "sk");
    const char *odd = " lang=\"nds\"";
    assert_string_equal(clean_page(bench, odd, text_of("de"))->language, "nds");
    assert_int_equal(rcn_log_count_code(bench->log, RCN_CODE_LANGUAGE_CONFLICT),
                     0);
    const char *wrong = " lang=\"en\"";
    assert_string_equal(clean_page(bench, wrong, text_of("de"))->language,
                        "de");
    assert_int_equal(rcn_log_count_code(bench->log, RCN_CODE_LANGUAGE_CONFLICT),
                     1);
    /* Of a text in another script little is enough. */
    const char *little =
        "Суда будут принимать у причала, который находится на юге.";
    assert_string_equal(clean_page(bench, wrong, little)->language, "ru");
    const char *uzbek = " lang=\"uz\"";
    assert_string_equal(clean_page(bench, uzbek, little)->language, "uz");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        BENCH_TEST(each_language_is_told),
        BENCH_TEST(near_relatives_are_told),
        BENCH_TEST(what_is_short_is_not_told),
        BENCH_TEST(what_is_in_two_scripts_is_not_told),
        BENCH_TEST(odd_texts_are_read_too),
        BENCH_TEST(a_passage_in_another_language_says_so),
        BENCH_TEST(parts_say_the_language_of_the_page),
        BENCH_TEST(what_a_page_states_is_held_against_its_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
