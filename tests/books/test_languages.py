"""An edition in another language says its own words in it: contents, statement
of method, headers, apparatus; what it says in English only is marked so."""
import pathlib
import re
import subprocess
import sys
import unittest
import xml.etree.ElementTree as ET
import zipfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from support import Case, ROOT, SEEDS, run
from epub_lint import Lint

XHTML = "{http://www.w3.org/1999/xhtml}"
LANGUAGES = ["ar", "az", "de", "es", "fr", "hy", "ru", "tr"]


def phrases(language):
    """The keys and words of a file of phrases (one a line)."""
    lines = (ROOT / f"phrases/{language}.yaml").read_text(encoding="utf-8")
    pairs = (line.split(": ", 1)
             for line in lines.partition("\nkinds:\n")[0].splitlines()
             if not line.startswith("#"))
    return {key: words.strip('"') for key, words in pairs}


def words_of(text):
    return set(re.findall(r"[a-z]{4,}", text.lower()))


def english_words(own):
    """Words of the English phrases that a language does not have itself, nor
    the documents."""
    source = (ROOT / "src/edition/phrases.def").read_text(encoding="utf-8")
    english = re.sub(r'"\s*"', "", source)
    phrase = re.compile(r'RCN_PHRASE\(\w+, "[^"]*",\s*"(.*?)"\)')
    said = words_of(" ".join(phrase.findall(english)))
    documents = words_of(" ".join(p.read_text(encoding="utf-8", errors="ignore")
                                  for p in SEEDS.glob("*.txt")))
    return said - words_of(" ".join(own.values())) - documents


class Languages(Case):
    def build(self, language):
        config = self.write("edition.yaml",
                            f"title: Papers\nlanguage: {language}\n")
        out = self.folder / "out"
        done = run("build", "--epub", SEEDS, "-c", config, "-o", out)
        self.assert_ends(done, 0, done.stderr.decode())
        return out / "papers.epub"

    def test_each_language_has_its_words_in_the_book(self):
        self.assertEqual(
            LANGUAGES, sorted(p.stem for p in (ROOT / "phrases").glob("*.yaml")))
        for language in LANGUAGES:
            with self.subTest(language=language):
                path = self.build(language)
                self.assertEqual(Lint(path).run(), [])
                self.check(zipfile.ZipFile(path), language)

    def check(self, book, language):
        words = phrases(language)
        pages = {name: ET.fromstring(book.read(name))
                 for name in book.namelist() if name.endswith(".xhtml")}
        for root in pages.values():
            self.assertEqual(root.get("lang"), language)
        heads = {name: root.find(f".//{XHTML}h1").text
                 for name, root in pages.items()
                 if root.find(f".//{XHTML}h1") is not None}
        for name, key in (("nav", "contents"), ("imprint", "imprint"),
                          ("about", "about"), ("chronology", "chronology"),
                          ("apparatus", "apparatus"), ("queries", "queries"),
                          ("sources", "sources")):
            self.assertEqual(heads[f"EPUB/{name}.xhtml"], words[key])
        marked = [label for root in pages.values()
                  for label in root.iter(XHTML + "span")
                  if label.get("class") == "label"]
        labels = {word for label in marked for word in label.text.split(", ")}
        colons = {label.tail[:len(words["colon"])] for label in marked}
        self.assertEqual(colons, {words["colon"]})
        self.assertLessEqual(labels, set(words.values()) | {"SHA-256"})
        about = pages["EPUB/about.xhtml"]
        self.assertEqual({e.get("lang") for e in about.iter()},
                         {language, None})
        said = " ".join(" ".join(about.itertext()).split())
        self.assertIn(words["about-voice"], said)
        self.assertEqual(words_of(said) & english_words(words), set())
        dates = {"".join(time.itertext())
                 for time in pages["EPUB/chronology.xhtml"].iter(XHTML + "time")}
        self.assertTrue(any(words["november"] in date for date in dates), dates)

    def test_a_language_without_phrases_has_english_ones(self):
        book = zipfile.ZipFile(self.build("la"))
        root = ET.fromstring(book.read("EPUB/imprint.xhtml"))
        self.assertEqual(root.get("lang"), "la")
        self.assertEqual(root.find(f".//{XHTML}h1").text, "Imprint")
        paragraphs = list(root.iter(XHTML + "p"))
        self.assertGreater(len(paragraphs), 2)
        self.assertEqual({p.get("lang") for p in paragraphs}, {"en"})

    def test_a_word_that_is_spelt_anew_where_it_is_broken(self):
        words = ("Asszonyok asszonyoknak asszonyokkal összegyűltek, "
                 "összehasonlították hosszúságukat, könnyűségüket, "
                 "meggyőződésüket; összesen hosszabb asszonyságok "
                 "asszonykórusa összhangzott. Összességében könnyebbnek "
                 "bizonyult, hosszabbnak, mint a rosszabbak.")
        source = self.write("a.txt", f"Egy levél\n\n{words}\n")
        out = self.folder / "out"
        config = self.write("edition.yaml", "language: hu\n")
        style = self.write("style/print.yaml", "base: large-print\n"
                           "text: {align: justified}\n"
                           "lines: {tracking-last: 0}\n").parent
        done = run("build", "--pdf", "--style", style, source, "-c", config,
                   "-o", out)
        self.assert_ends(done, 0, done.stderr.decode())
        pages = subprocess.run(["pdftotext", *out.glob("*.pdf"), "-"],
                               capture_output=True, check=True, text=True)
        text = pages.stdout.replace("-\n", "")
        for word in words.split():
            self.assertIn(word, text)
        drawn = subprocess.run(["mutool", "draw", "-q", "-F", "txt",
                                *out.glob("*.pdf")],
                               capture_output=True, check=True, text=True)
        self.assertRegex(drawn.stdout, "hosz- *\nszabbnak")


if __name__ == "__main__":
    unittest.main()
