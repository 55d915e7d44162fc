#!/usr/bin/env python3
"""Make src/clean/language/languages.inc: the letter groups that tell languages apart.

Usage: make-languages.py FOLDER > src/clean/language/languages.inc

FOLDER holds the profiles of libexttextcat (NAME.lm: a group of letters and how
often it was seen, a line each, the most frequent first; "_" is the edge of a
word), as Debian's package libexttextcat-data installs them.
"""
import pathlib
import sys
import unicodedata

GROUPS = 340
LANGUAGES = '''
Latin: af az ca cs cy da de en eo es et eu fi fr ga gl hr hu id is it lt lv ms
mt nb nl nn pl pt ro sk sl sq sr-Latn sv sw tl tr uz vi
Cyrillic: be bg kk ky mk mn ru sr=sr-Cyrl tg tt uk
Arabic: ar fa ug ur
Hebrew: he yi
Devanagari: hi mr ne
'''
# Profiles that were made of bytes in another encoding than they were taken for.
MENDED = {
    'eo': str.maketrans('øýæþ¶¼', 'ĝŭĉŝĥĵ'),
    'et': str.maketrans('ô', 'õ'),
    'hu': str.maketrans('õôû', 'őőű'),
    'lt': str.maketrans('ó÷ýùõÝßñ', 'ėšžųįąčę'),
    'lv': str.maketrans('âîçðòûïþèíìë', 'āīēšņūļžčķģė'),
}
# Common words of languages that letters hardly tell from their next of kin: as
# many of each, chosen alike, for they are counted against each other.
WORDS = '''
nb: av på i til ikke jeg hun de et fra ut opp inn nå når da om bare mot mer mye
 noe noen hva hvem hvordan hvorfor selv være blir ble blitt har hadde kan kunne
 skal skulle vil ville må måtte sier sa går gikk får fikk gjør gjorde kommer kom
 denne dette disse etter eller andre under fordi også mange alle hver deres vår
 brukes fjerne velg sørge finnes oppgi prøv lese skrive kjøre fortsatt
nn: av på i til ikkje eg ho dei eit frå ut opp inn no når då om berre mot meir
 mykje noko nokon kva kven korleis kvifor sjølv vere vert blir vart blei blitt
 har hadde kan kunne skal skulle vil ville må måtte seier sa går gjekk får fekk
 gjer gjorde kjem kom denne dette desse etter eller andre under fordi også mange
 alle kvar deira vår brukast fjerna vel finst oppgje prøv lesa skriva framleis
 ein eitt fleire saman brukar
da: af på i til ikke jeg hun de et fra ud op ind nu når da om kun mod mere meget
 noget nogle nogen hvad hvem hvordan hvorfor selv være bliver blev blevet har
 havde kan kunne skal skulle vil ville må måtte siger sagde går gik får fik gør
 gjorde kommer kom denne dette disse efter eller andre under fordi også mange
 alle hver deres vores bruges fjern vælg sørg findes angiv prøv læse skrive køre
 stadig flere
sv: av på i till inte jag hon de ett från ut upp in nu när då om bara mot mer
 mycket något några någon vad vem hur varför själv vara blir blev blivit har
 hade kan kunde skall skulle vill ville måste säger sade går gick får fick gör
 gjorde kommer kom denna detta dessa efter eller andra under därför också många
 alla varje deras vår används välj finns ange prova läsa skriva köra fortfarande
 och att för den som är
gl: o a os as do da dos das no na nos nas un unha uns unhas dun dunha nun nunha
 ao á aos ás pola polo polos polas e ou non que se para por con sen máis pero
 cando tamén aínda onde como ata xa este esta isto ese esa iso seu súa seus súas
 é son foi era está teño ten pode poden ser todo todos moito moi outro outra
 algún ningún desde dende agora hai cada mesmo después despois ficheiro posíbel
pt: o a os as do da dos das no na nos nas um uma uns umas dum duma num numa ao à
 aos às pela pelo pelos pelas e ou não que se para por com sem mais mas quando
 também ainda onde como até já este esta isto esse essa isso seu sua seus suas é
 são foi era está tenho tem pode podem ser todo todos muito outro outra algum
 nenhum desde agora há cada mesmo depois ficheiro arquivo possível
es: el la los las del de al en un una unos unas y o no que se para por con sin
 más pero cuando también aún todavía donde como hasta ya este esta esto ese esa
 eso su sus es son fue era está tengo tiene puede pueden ser todo todos mucho
 muy otro otra algún ningún desde ahora hay cada mismo después fichero archivo
 posible lo le ha han
ca: el la els les del de al en un una uns unes i o no que es per amb sense més
 però quan també encara on com fins ja aquest aquesta això seu seva és són fou
 era està tinc pot poden ser tot tots molt altre altra algun cap des ara cada
 mateix després fitxer possible ho li ha han
id: yang dan di ke dari dengan untuk pada dalam oleh akan tidak bukan ini itu
 adalah ialah karena bahwa jika apabila bila saat ketika setelah sebelum sampai
 hingga tetapi namun juga sudah telah masih belum sedang bisa dapat boleh harus
 mau ingin agar supaya saya anda kamu dia mereka kami kita beliau lebih sangat
 semua setiap beberapa banyak hanya saja seperti antara sebagai menjadi membuat
 mengatakan uang kantor mobil perusahaan pemerintah kota delapan berkas galat
 silakan gagal nilai coba daripada tentang kepada yaitu kata orang
ms: yang dan di ke dari dengan untuk pada dalam oleh akan tidak bukan ini itu
 adalah ialah kerana bahawa jika apabila bila semasa ketika selepas sebelum
 sehingga hingga tetapi namun juga sudah telah masih belum sedang boleh dapat
 perlu mesti mahu ingin agar supaya saya anda awak dia mereka kami kita beliau
 lebih sangat semua setiap beberapa banyak hanya sahaja seperti antara sebagai
 menjadi membuat berkata wang pejabat kereta syarikat kerajaan bandar lapan fail
 ralat sila gagal nilai cuba daripada mengenai kepada iaitu kata orang
cs: a i v na se si je že s z do o u k ve ze za po od pro při před nad pod ale
 nebo když aby jako také ještě už jen pouze podle protože který která které
 kteří jeho její jejich tento tato toto jsou není byl byla bylo byli být bude
 může musí lze jsem jsme více žádný všechny kde tak než soubor chyba nelze
sk: a i v na sa si je že s z do o u k vo zo za po od pre pri pred nad pod ale
 alebo keď aby ako tiež ešte už len iba podľa pretože ktorý ktorá ktoré ktorí
 jeho jej ich tento táto toto sú nie bol bola bolo boli byť bude môže musí možno
 som sme viac žiadny všetky kde tak než súbor chyba nemožno
hr: i u na je se za od do s iz o po navečer ujutro kod ne nije su bio bila bilo
 biti ima će ali no ili te kao kako da što tko koji koja koje samo već također
 prema prije poslije nakon gdje ako sve svi ovaj ova ovo taj ta to njegov njihov
 može mogu treba dva dio cijeli vrijeme tijekom uvjet općina tisuća uporabu
 datoteka pogreška jučer vijeće europski dvije mjesto djeca uvijek riječ riječi
 primjer primjerice promjena vrijednost vrijednosti vijest vijesti tjedan tjedna
 siječnja veljače ožujka travnja svibnja lipnja srpnja kolovoza rujna listopada
 studenoga prosinca predsjednik rekao milijuna tvrtka povijest sveučilište niz
 izlaz zadan zaslon
sr-Latn: i u na je se za od do sa iz o po uveče ujutru kod ne nije su bio bila
 bilo biti ima će ali ili te kao kako da što šta ko koji koja koje samo već
 takođe prema pre posle nakon gde ako sve svi ovaj ova ovo taj ta to njegov
 njihov može mogu treba dva deo ceo vreme tokom uslov opština hiljada upotrebu
 datoteka greška juče savet evropski dve mesto deca uvek reč reči primer
 primerice promena vrednost vrednosti vest vesti nedelja nedelje januara
 februara marta aprila maja juna jula avgusta septembra oktobra novembra
 decembra predsednik rekao miliona firma istorija univerzitet niska izlaz zadata
 ekran
sl: in v na je se za od do s z iz o po pri ne ni so bil bila bilo biti ima bo
 ali pa ter kot kako da kaj kdo ki kateri katera katere samo že tudi proti pred
 kje če vse vsi ta to tega njegov njihov lahko mora dva del čas med pogoj občina
 tisoč uporabo datoteka napaka včeraj evropski dve mesto otroci
sr: и у на је се за од до с из о по код не није су био била било бити има ће али
 или те као како да што шта ко који која које само већ такође према пре после
 након где ако све сви овај ова ово тај та то његов може могу треба два део цео
 време током услов још рекао људи јер
bg: на и в да се за от е не с по че са до като ще си това този тази при или след
 който която които беше към може но има също още те той тя съм бъде само все
 всички преди между защото вече хората каза как
mk: на и во да се за од е не со по дека до како ќе си ова овој оваа при или кој
 која кои беше кон може но има исто уште тие тој таа сум биде само сѐ сите пред
 меѓу бидејќи веќе луѓето рече
uk: і й в у на не що з із до та як для за від при по про це цей ця він вона вони
 його її їх але або чи так також ще вже коли де який яка яке які був була було
 були бути є може тільки лише після через якщо щоб немає час рік файл помилка
be: і ў у на не што з са да як для за ад пры па пра гэта гэты гэтая ён яна яны
 яго яе іх але або ці так таксама яшчэ ужо калі дзе які якая якое якія быў была
 было былі быць ёсць можа толькі пасля праз каб няма час год файл памылка
ru: и в на не что с из до как для за от при по о это этот эта он она они его её
 их но или ли так также ещё еще уже когда где который которая которое которые
 был была было были быть есть может только после через если чтобы нет время год
 файл ошибка
'''
LICENCE = '''\
/* Made by tools/make-languages.py: do not edit.  The most frequent groups of
 * letters of each language, "_" the edge of a word, from the profiles of
 * libexttextcat, which are under this licence:
 *
 * Copyright (c) 2003, WiseGuys Internet B.V.  All rights reserved.
 *
 * Redistribution and use in source and binary forms, with or without
 * modification, are permitted provided that the following conditions are met:
 *
 * - Redistributions of source code must retain the above copyright notice, this
 * list of conditions and the following disclaimer.
 *
 * - Redistributions in binary form must reproduce the above copyright notice,
 * this list of conditions and the following disclaimer in the documentation
 * and/or other materials provided with the distribution.
 *
 * - Neither the name of the WiseGuys Internet B.V. nor the names of its
 * contributors may be used to endorse or promote products derived from this
 * software without specific prior written permission.
 *
 * THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS"
 * AND ANY EXPRESS OR IMPLIED WARRANTIES, INCLUDING, BUT NOT LIMITED TO, THE
 * IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE ARE
 * DISCLAIMED.  IN NO EVENT SHALL THE COPYRIGHT OWNER OR CONTRIBUTORS BE LIABLE
 * FOR ANY DIRECT, INDIRECT, INCIDENTAL, SPECIAL, EXEMPLARY, OR CONSEQUENTIAL
 * DAMAGES (INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF SUBSTITUTE GOODS OR
 * SERVICES; LOSS OF USE, DATA, OR PROFITS; OR BUSINESS INTERRUPTION) HOWEVER
 * CAUSED AND ON ANY THEORY OF LIABILITY, WHETHER IN CONTRACT, STRICT LIABILITY,
 * OR TORT (INCLUDING NEGLIGENCE OR OTHERWISE) ARISING IN ANY WAY OUT OF THE USE
 * OF THIS SOFTWARE, EVEN IF ADVISED OF THE POSSIBILITY OF SUCH DAMAGE. */
'''


def groups(path, script):
    """The groups of two to four letters, in small letters, as they rank."""
    found = []
    mended = MENDED.get(path.stem, {})
    for line in path.read_text(encoding='utf-8').splitlines():
        group = unicodedata.normalize('NFC', line.split('\t')[0].strip())
        group = group.translate(mended)
        group = group.lower()
        if script == 'Cyrillic':
            group = group.replace('i', 'і')  # one profile has the Latin one
        letters = group.replace('_', '')
        if (len(group) <= 4 and letters and group not in found and
                all(script.upper() in unicodedata.name(rune, '') and
                    unicodedata.category(rune)[0] in 'LM'
                    for rune in letters)):
            found.append(group)
    return found[:GROUPS]


def words(tag):
    """The words of a language."""
    for entry in WORDS.replace('\n ', ' ').strip().splitlines():
        name, _, rest = entry.partition(':')
        if name == tag:
            return list(dict.fromkeys(rest.split()))
    return []


def main():
    folder = pathlib.Path(sys.argv[1])
    print(LICENCE, end='')
    script = None
    for word in LANGUAGES.split():
        if word.endswith(':'):
            script = word[:-1]
            continue
        tag, _, name = word.partition('=')
        ranked = groups(folder / f'{name or tag}.lm', script)
        common = words(tag)
        if common:
            ranked += ['='] + common
        lines, row = [], ''
        for group in ranked:
            if len(row) + len(group) > 70:
                lines.append(row)
                row = ''
            row += group + ' '
        lines.append(row.rstrip())
        print(f'{{"{tag}", RCN_SCRIPT_{script.upper()},')
        print('\n'.join(f' "{row}"' for row in lines) + '},')
        print(f'{tag}: {len(ranked)}', file=sys.stderr)


main()
