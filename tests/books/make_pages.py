"""Write a folder of fifty saved web pages: headings that skip ranks, lists in
lists, tables, quotations, marks of all kinds, links good and bad, pictures with
captions, notes and ways back from them, pages in English, German and French
and one in Arabic, with the furniture of a site.

Usage: make_pages.py FOLDER
"""
import pathlib
import struct
import sys
import zlib

WORDS = {
    "en": "The council met on the first day of the month and heard a report "
          "on the harbour, the bridge and the new library. Nobody objected "
          "to the plan, and the clerk was asked to write it down in full.",
    "de": "Der Rat trat am ersten Tag des Monats zusammen und hörte einen "
          "Bericht über den Hafen, die Brücke und die neue Bücherei. Niemand "
          "widersprach dem Plan, und der Schreiber hielt ihn im Wortlaut fest.",
    "fr": "Le conseil se réunit le premier jour du mois et entendit un rapport "
          "sur le port, le pont et la nouvelle bibliothèque. Personne ne "
          "s’opposa au plan, et le greffier fut prié de le consigner.",
    "ar": "اجتمع المجلس في اليوم الأول من الشهر واستمع إلى تقرير عن الميناء "
          "والجسر والمكتبة الجديدة. ولم يعترض أحد على الخطة، وطُلب من الكاتب "
          "أن يدونها كاملة.",
}
TITLES = {"en": "Minutes of meeting {}", "de": "Protokoll der Sitzung {}",
          "fr": "Procès-verbal de la séance {}", "ar": "محضر الاجتماع {}"}

PAGE = """<!DOCTYPE html>
<html lang="{language}"{direction}>
<head><meta charset="utf-8"><title>{title} – Town Gazette</title>
<meta property="article:published_time" content="{date}T09:00:00Z">
<link rel="canonical" href="https://example.org/{number}?a=1&amp;b=2"></head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li>
</ul></nav><article><h1>{title}</h1>
<p class="byline">By A. Clerk</p>
<p>{words} <em>{number} {words} <strong>&lt;{number}&gt;</strong></em></p>
<h4>{number}.1 Rank four</h4>
<p>{words} <a href="https://example.org/a b?x=&quot;{number}&quot;">link</a>,
<a href="javascript:alert({number})">no link</a>,
<a href="#part">part</a>, H<sub>2</sub>O, x<sup>2</sup>,
<code>if (a &lt; b)</code>, <span lang="la">nemine contradicente</span>.<sup
id="back"><a href="#note">1</a></sup></p>
<ul><li>{words}<ul><li>inner one of {number}</li><li>inner two</li></ul></li>
<li>outer two: {words}</li></ul>
<h2 id="part">{number}.2 Rank two</h2>
<p>{words}</p>
<blockquote><p>{words}</p><p>{words}</p></blockquote>
<pre>{number}  indented
    more &amp; more</pre>
<ol><li>first of {number}: {words}</li><li>second: {words}</li></ol>
<p>{words}</p>
<table><tr><th>Place in {number}</th><th>Goods of {number}</th><th></th></tr>
<tr><td>Harbour &amp; quay {number}</td><td>{number} tons of coal</td><td>agreed on the {number}th</td></tr>
<tr><td>Bridge {number}</td><td>1 &lt; {number} ships of corn</td></tr>
{rows}</table>
<p>{words} {number}.</p>
<p>{words}<br>{number}, a line of its own<br>and another.</p>
<figure><img src="pictures/harbour-{shade}.png" alt="{alt}">
<figcaption>{caption} {number}.</figcaption></figure>
<img src="pictures/gone.png" alt="{alt} {number}">
<p id="note">1. {words} <a href="#back">↩</a></p>
</article><footer><p>© Town Gazette. All rights reserved.</p></footer>
</body></html>
"""


ALTS = {"en": "A pier in the harbour", "de": "Ein Steg im Hafen",
        "fr": "Une jetée du port", "ar": "رصيف في الميناء"}
CAPTIONS = {"en": "The harbour, photograph", "de": "Der Hafen, Aufnahme",
            "fr": "Le port, photographie", "ar": "الميناء، صورة"}


def png(width, height, shade):
    """A grey picture, darker to one side."""
    def chunk(kind, data):
        return (struct.pack(">I", len(data)) + kind + data
                + struct.pack(">I", zlib.crc32(kind + data)))
    row = b"\0" + bytes(shade * x // width for x in range(width))
    return (b"\x89PNG\r\n\x1a\n"
            + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0,
                                         0))
            + chunk(b"IDAT", zlib.compress(row * height))
            + chunk(b"IEND", b""))


ROW = "<tr><td>Pier {0} of {1}</td><td>{2} tons of corn in {1}</td><td>{3} of {1}</td></tr>"


def main():
    folder = pathlib.Path(sys.argv[1])
    (folder / "pictures").mkdir(parents=True, exist_ok=True)
    for shade in range(3):
        (folder / f"pictures/harbour-{shade}.png").write_bytes(
            png(320 + 160 * shade, 240, 255 - 60 * shade))
    for number in range(1, 51):
        language = "ar" if number == 7 else ("en", "en", "de", "fr")[number % 4]
        title = TITLES[language].format(number)
        (folder / f"page-{number:02}.html").write_text(PAGE.format(
            language=language, title=title, number=number,
            rows="\n".join(ROW.format(pier, number, 7 * pier + number,
                                     1900 + pier) for pier in range(1, 9)),
            shade=number % 3, alt=ALTS[language], caption=CAPTIONS[language],
            direction=' dir="rtl"' if language == "ar" else "",
            words=f"{WORDS[language]} ({number})",
            date=f"{2001 + number // 13}-{number % 12 + 1:02}-15"),
            encoding="utf-8")


if __name__ == "__main__":
    main()
