"""The printed book of the seeds, and one of many scripts, before other people's
programs: structure, fonts, attached files, and every word read back."""
import collections
import hashlib
import json
import pathlib
import re
import shutil
import subprocess
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from support import Case, SEEDS, run

CHECK = pathlib.Path(__file__).resolve().parents[2] / "tools" / "check-pdf.py"
SCRIPTS = """\
A mixture of scripts

Accents: cafe\u0301, café, na\u00efve. \ufb01ne office, soft\u00adhyphen, zero\
\u200bwidth, no\u00a0break, Non\u2011breaking\u2011hyphen.

Cyrillic \u0410, Latin A and Greek \u0391 look alike; so do \u2126 and \u03a9, \
hyphens \u2010 and -.

\u0627\u0644\u0639\u0631\u0628\u064a\u0629 with English inside, \u05e2\u05d1\
\u05e8\u05d9\u05ea, \u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645.

\u0939\u093f\u0928\u094d\u0926\u0940 \u0915\u094d\u0937\u0924\u094d\u0930\u093f\
\u092f, \u10e5\u10d0\u10e0\u10d7\u10e3\u10da\u10d8, \u4e2d\u6587\u672c last.

2 May 2019
"""


def words(text):
    return re.findall(r"[^\W_]+(?:['\u2019\u2010-][^\W_]+)*", text)


def output(*command):
    return subprocess.run(command, check=True, capture_output=True).stdout


class Pdf(Case):
    def build(self, source, *more):
        out = self.folder / "out"
        done = run("build", source, "-o", out, *more)
        self.assertEqual(done.returncode, 0, done.stderr)
        books = sorted(out.glob("*.pdf"))
        self.assertEqual(len(books), 1)
        return out, books[0]

    def assert_sound(self, book):
        self.assertIn(b"No syntax or stream encoding errors",
                      output("qpdf", "--check", book))
        done = subprocess.run([sys.executable, CHECK, book],
                              capture_output=True, text=True)
        self.assertIn(": 0 findings", done.stdout, done.stdout)
        fonts = output("pdffonts", book).decode().splitlines()[2:]
        self.assertTrue(fonts)
        for line in fonts:
            self.assertRegex(line, r" yes yes yes +\d+ +0$")

    def assert_words(self, read, wanted, share):
        """A share of the words stands there after line ends are rejoined."""
        joined = re.sub(r"(?<=[^\W\d_])-\n+(?=[^\W\d_])", "", read)
        wanted = collections.Counter(words(wanted))
        missing = wanted - collections.Counter(words(joined))
        total = sum(wanted.values())
        self.assertGreaterEqual(total - sum(missing.values()), share * total,
                                missing.most_common(10))

    def test_seeds(self):
        out, book = self.build(SEEDS)
        self.assert_sound(book)
        edition = json.loads((out / "edition.json").read_text())
        text = "\n".join(block["text"] for one in edition["documents"]
                         for block in one["blocks"])
        read = output("pdftotext", book, "-").decode()
        self.assert_words(read, text, 0.9995)
        if shutil.which("mutool"):
            read = output("mutool", "draw", "-q", "-F", "txt", book).decode()
            self.assert_words(read, text, 0.9995)

    def test_sources_travel_inside(self):
        out, book = self.build(SEEDS, "--pdf")
        files = self.folder / "files"
        files.mkdir()
        output("pdfdetach", "-saveall", "-o", files, book)
        found = {hashlib.sha256(path.read_bytes()).hexdigest()
                 for path in files.iterdir()}
        wanted = {hashlib.sha256(path.read_bytes()).hexdigest()
                  for path in SEEDS.glob("*.txt")}
        self.assertLessEqual(wanted, found)
        self.assertEqual(len(found), len(wanted) + 1)

    def test_scripts(self):
        source = self.write("source/mix.txt", SCRIPTS).parent
        _, book = self.build(source, "--pdf")
        self.assert_sound(book)
        read = output("pdfinfo", "-struct-text", book).decode()
        for word in ("\u0410, Latin A and Greek \u0391", "\u2126 and \u03a9",
                     "\u0939\u093f\u0928\u094d\u0926\u0940 "
                     "\u0915\u094d\u0937\u0924\u094d\u0930\u093f\u092f",
                     "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645"):
            self.assertIn(word, read)

    def colophon(self, book):
        """The words of the last page, with line ends joined."""
        read = output("pdftotext", book, "-").decode().split("\f")[-2]
        return re.sub(r"\s+", " ", read)

    def hashes(self, pattern):
        paths = output("fc-list", pattern, "file").decode().split(": \n")
        return {hashlib.sha256(pathlib.Path(path).read_bytes()).hexdigest()[:16]
                for path in paths if path}

    def test_colophon(self):
        """The fonts of the book stand in its colophon by the hash of their
        file; those that filled in, with their scripts."""
        words = "The word is \u0540\u0561\u0575 here.\n\n2 May 2019\n"
        source = self.write("source/word.txt", words).parent
        _, book = self.build(source, "--pdf")
        own, filled = self.colophon(book).split(" Where these lack a character ")
        entry = re.fullmatch(r"\(scripts by ISO 15924\): (\D+?) (?:\w+ )?"
                             r"([0-9a-f]{16}) \(Armn\)\.\s*", filled)
        self.assertTrue(entry, filled)
        family = entry[1]
        while not self.hashes(family) and " " in family:
            family = family.rpartition(" ")[0]  # the name of its style
        self.assertIn(entry[2], self.hashes(family))
        self.assertNotIn(entry[2], own)
        for line in output("pdffonts", book).decode().splitlines()[2:]:
            name = line.split()[0].partition("+")[2]
            found = self.hashes(f":postscriptname={name}")
            self.assertTrue(any(one in own + filled for one in found), name)

    def test_colophon_names_the_font_of_the_running_heads(self):
        style = self.write("style/print.yaml", "base: classic\n"
                           "fonts: {head: DejaVu Sans}\n"
                           "type: {running: {font: head}}\n").parent
        words = "A word.\n\n2 May 2019\n\n" + "They went on. " * 400
        source = self.write("source/word.txt", words).parent
        _, book = self.build(source, "--pdf", "--style", style)
        self.assertIn("DejaVu Sans Book ", self.colophon(book))

    def test_colophon_of_one_script(self):
        source = self.write("source/word.txt", "A word.\n\n2 May 2019\n").parent
        _, book = self.build(source, "--pdf")
        read = self.colophon(book)
        self.assertIn("Fonts, with the beginnings of the SHA-256", read)
        self.assertNotIn("Where these lack", read)


if __name__ == "__main__":
    unittest.main()
