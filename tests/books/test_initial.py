"""Initials: the first letter of a document set large, which no reader of the
book may notice."""
import pathlib
import re
import subprocess
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from support import Case, ROOT, SEEDS, run

CHECK = ROOT / "tools" / "check-pdf.py"
LEFT = 48  # margin of a right-hand page of the style classic, pt
WORD = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)"[^>]*>(.*?)</word>')
REST = ("market is held on the quay each Tuesday, and the carts come down the "
        "hill before the light does. ") * 6


def output(*command):
    return subprocess.run(command, check=True, capture_output=True).stdout


class Initial(Case):
    def build(self, source, initial, more="", *options):
        self.write("mine/print.yaml", f"base: classic\ntext:\n"
                   f"  initial: {initial}\n{more}")
        out = self.folder / initial
        done = run("build", source, "-o", out, *options,
                   "--style", self.folder / "mine")
        self.assertEqual(done.returncode, 0, done.stderr)
        return next(out.glob("*.pdf"))

    def lines(self, text, initial, more=""):
        """Left edge and words of each line of a document's text."""
        source = self.write("source/a.txt", "The quay\n\n2 May 2019\n\n" +
                            text).parent
        book = self.build(source, initial, more, "--pdf")
        found = output("pdftotext", "-bbox", book, "-").decode()
        for page in found.split("<page ")[1:]:
            width = float(re.match(r'width="([\d.]+)"', page)[1])
            lines = {}
            for x, y, word in WORD.findall(page):
                if float(x) < width - 60:  # numbers stand in the margin
                    lines.setdefault(round(float(y)), []).append(
                        (float(x), word))
            lines = [(line[0][0], " ".join(w for _, w in line))
                     for _, line in sorted(lines.items())]
            first = [i for i, (_, words) in enumerate(lines)
                     if words.startswith(text[:12])]
            if first:
                return lines[first[0]:]
        self.fail(f"not found: {text[:12]}")

    def assert_inset(self, lines, count):
        for at, (x, words) in enumerate(lines[:count + 2]):
            inset = x - LEFT
            if at < count:
                self.assertGreater(inset, 8, words)
            else:
                self.assertLess(abs(inset), 2, words)

    def test_seeds_read_the_same(self):
        def words(text):
            return re.findall(r"[^\W\d_]+", re.sub(
                r"(?<=[^\W\d_])-[\n\f]+(?=[^\W\d_])", "", text.decode()))

        def read(book):
            """All words inside the text block, by one reader; the words of the
            book, each once, by another: pages may begin elsewhere."""
            block = ("-x", "0", "-y", "50", "-W", "432", "-H", "530")
            return (sorted(words(output("pdftotext", *block, book, "-"))),
                    set(words(output("mutool", "draw", "-q", "-F", "txt",
                                     book))))

        plain = read(self.build(SEEDS, "none", "", "--pdf"))
        for initial in ("raised", "drop"):
            book = self.build(SEEDS, initial)
            self.assertEqual(read(book), plain)
            done = run("verify", book, f"--sources={SEEDS}")
            self.assertEqual(done.returncode, 0, done.stderr)
            checked = output(sys.executable, CHECK, book)
            self.assertIn(b": 0 findings", checked)

    def test_lines_beside_it_are_shorter(self):
        text = "The " + REST
        self.assert_inset(self.lines(text, "none"), 0)
        self.assert_inset(self.lines(text, "drop"), 3)
        self.assert_inset(self.lines(text, "raised"), 1)
        self.assert_inset(self.lines(text, "drop", "  initial-lines: 2\n"), 2)

    def test_a_word_of_one_letter(self):
        for initial, count in (("drop", 3), ("raised", 1)):
            lines = self.lines("A " + REST, initial)
            self.assert_inset(lines, count)
            self.assertTrue(lines[0][1].startswith("A market is held"))

    def test_none_where_it_does_not_fit(self):
        for text in ("\u201cThe " + REST, "1921 " + REST, "the " + REST):
            self.assert_inset(self.lines(text, "drop")[:2], 0)
        wide = "page: {size: 9x6in}\n"
        self.assert_inset(self.lines("The " + REST, "drop", wide)[:4], 3)
        wide += "type: {body: {size: 6pt, leading: 14pt}}\n"
        lines = self.lines("The " + REST, "drop", "  initial-lines: 5\n" + wide)
        self.assertLess(len([x for x, _ in lines if x < 400]), 7)
        self.assert_inset(lines[:2], 0)


if __name__ == "__main__":
    unittest.main()
