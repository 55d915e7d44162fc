"""Every word of the documents comes back from the printed book, by two readers
that share nothing, in every style and for all that a page may hold; and each
such book is sound. A build proves its books, so it must end well."""
import collections
import itertools
import json
import pathlib
import re
import shutil
import subprocess
import sys
import unicodedata
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from support import Case, ROOT, SEEDS, run
from test_odd_pages import PNG, WORDS
from test_pdf import SCRIPTS

CHECK = ROOT / "tools" / "check-pdf.py"
STYLES = sorted(path.name for path in (ROOT / "styles").iterdir())
READERS = {"pdftotext": ("pdftotext", "{}", "-"),
           "mutool": ("mutool", "draw", "-q", "-F", "txt", "{}")}
CELLS = "".join(f"<tr><td>Pier {n}</td><td>{1900 + n}</td><td>{WORDS}</td></tr>"
                for n in range(40))
PAGE = f"""<!DOCTYPE html><html lang=en><title>Minutes</title><article>
<h1>Minutes</h1><p>{WORDS}<sup id=r1><a href="#n1">1</a></sup> {WORDS}</p>
<h2>Figures</h2><figure><img src="pier.png" alt="A pier"><figcaption>The pier
of oak</figcaption></figure><ul><li>piers<ul><li>of oak</ul><li>arches</ul>
<ol start=4><li>Fourth.<li>Fifth.</ol><blockquote><p>{WORDS}</p></blockquote>
<table><tr><th>Pier</th><th>Year</th><th>What was said</th></tr>{CELLS}</table>
<p>Mary Harbour met John Pier. Mary Harbour and John Pier agreed with Mary
Harbour.</p><ol class=footnotes><li id=n1>A note. <a href="#r1">\u21a9</a>
</ol></article></html>"""
RIGHT = """\
\u0627\u0644\u0645\u064a\u0646\u0627\u0621

\u0627\u062c\u062a\u0645\u0639 \u0627\u0644\u0645\u062c\u0644\u0633 \u0641\u064a \
\u0627\u0644\u064a\u0648\u0645 \u0627\u0644\u0623\u0648\u0644 \u0645\u0646 \
\u0627\u0644\u0634\u0647\u0631 \u0648\u0627\u0633\u062a\u0645\u0639 \u0625\u0644\u0649 \
\u062a\u0642\u0631\u064a\u0631 \u0639\u0646 \u0627\u0644\u0645\u064a\u0646\u0627\u0621 (12).

\u05d4\u05de\u05d5\u05e2\u05e6\u05d4 \u05e0\u05e4\u05d2\u05e9\u05d4 \u05d1\u05d9\u05d5\u05dd \
\u05d4\u05e8\u05d0\u05e9\u05d5\u05df \u05e9\u05dc \u05d4\u05d7\u05d5\u05d3\u05e9.
"""
JOINERS = dict.fromkeys((0xAD, 0x200C, 0x200D))


def words(text):
    plain = unicodedata.normalize("NFKC", text).translate(JOINERS)
    return re.findall(r"[^\W_]+(?:['\u2019\u2010-][^\W_]+)*", plain)


def letters(word):
    return sorted(word.replace("-", ""))


def divided_at_a_page_end(word, read):
    """True if a page ends with the first letters of the word and the next one
    has the others at the beginning of a line.  Between them stand the number
    and the head of a page: poppler takes the number for the rest of the word
    and drops the hyphen, mutool keeps the hyphen."""
    pages = read.split("\f")
    return any(re.search(rf"\b{word[:cut]}(?:\d+|-[\W\d]*)\s*$", page) and
               re.search(rf"^{word[cut:]}\b", after, re.MULTILINE)
               for page, after in zip(pages, pages[1:])
               for cut in range(1, len(word)))


def torn_at_a_ligature(word, others):
    """True if up to three other words have the letters of a word with a ligature
    of lam and alef: its second letter has no width, and where that falls on the
    edge of the next glyph poppler ends the word."""
    pieces = [one for one in others if set(one) <= set(word)]
    return bool(re.search("\u0644[\u0622\u0623\u0625\u0627]", word)) and any(
        letters("".join(some)) == letters(word)
        for count in (2, 3) for some in itertools.combinations(pieces, count))


class Recovery(Case):
    def folder_of_all(self):
        self.write("in/pier.png", PNG)
        self.write("in/page.html", PAGE)
        self.write("in/scripts.txt", SCRIPTS)
        self.write("in/right.txt", RIGHT)
        self.write("in/edition.yaml", "index: {names: yes}\n")
        for path in SEEDS.glob("*.txt"):
            shutil.copy(path, self.folder / "in")
        return self.folder / "in"

    def build(self, source, *more):
        out = self.folder / "out"
        done = run("build", source, "-o", out, *more)
        self.assertEqual(done.returncode, 0, done.stderr.decode())
        book = next(path for path in sorted(out.glob("*.pdf"))
                    if ".booklet" not in path.name)
        return out, book

    def assert_sound(self, book):
        for command in (["qpdf", "--check", book],
                        [sys.executable, CHECK, book]):
            done = subprocess.run(command, capture_output=True, text=True,
                                  check=False)
            self.assertEqual(done.returncode, 0, done.stdout)

    def assert_recovered(self, out, book):
        """At least 99.95 % of the words, and of the others each has a hyphen,
        which a reader takes for that of a line end, or is divided between two
        pages, or runs from right to left with a ligature, whose letters
        poppler turns round or parts."""
        edition = json.loads((out / "edition.json").read_text())
        wanted = collections.Counter(words("\n".join(
            block["text"] for one in edition["documents"]
            for block in one["blocks"])))
        for name, command in READERS.items():
            if not shutil.which(name):
                continue
            done = subprocess.run([part.format(book) for part in command],
                                  check=True, capture_output=True)
            read = re.sub(r"(?<=[^\W\d_])-\s*\n+(?=[^\W\d_])", "",
                          done.stdout.decode())
            found = collections.Counter(words(read))
            missing = wanted - found
            self.assertLessEqual(sum(missing.values()),
                                 max(1, sum(wanted.values()) // 2000),
                                 (name, missing.most_common(20)))
            for word, count in missing.items():
                if count == 1 and divided_at_a_page_end(word, read):
                    continue
                if torn_at_a_ligature(word, (found - wanted).elements()):
                    continue
                self.assertIn(letters(word), map(letters, found - wanted),
                              (name, word, count))
                self.assertTrue("-" in word or word > "\u0590", (name, word))

    def test_seeds(self):
        out, book = self.build(SEEDS)
        self.assert_sound(book)
        self.assert_recovered(out, book)

    def test_each_style(self):
        source = self.folder_of_all()
        self.assertEqual(len(STYLES), 5)
        for style in STYLES:
            with self.subTest(style):
                out, book = self.build(source, "--style", style)
                self.assert_sound(book)
                self.assert_recovered(out, book)
                shutil.rmtree(out)

    def test_what_a_printer_asks_for(self):
        self.write("mine/print.yaml", "base: classic\npress: {bleed: 9pt, "
                   "crop-marks: yes}\ntext: {initial: drop, line-numbers: page}\n")
        out, book = self.build(self.folder_of_all(), "--impose", "booklet",
                               "--style", self.folder / "mine")
        self.assert_sound(book)
        self.assert_recovered(out, book)
        self.assertTrue(list(out.glob("*.booklet.pdf")))


if __name__ == "__main__":
    unittest.main()
