"""What a printer gets: crop marks and boxes, booklets to be folded, styles of
one's own, and the figures of how lines were set."""
import json
import pathlib
import re
import shutil
import subprocess
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from support import Case, PROGRAM, ROOT, SEEDS, run

CHECK = ROOT / "tools" / "check-pdf.py"
WIDTH = 432  # of a page of the style classic, pt
WORD = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)"[^>]*>(.*?)</word>')


def output(*command):
    return subprocess.run(command, check=True, capture_output=True).stdout


def pages_of(book):
    """The words of each page with their places."""
    text = output("pdftotext", "-bbox", book, "-").decode()
    return [[(float(x), float(y), word) for x, y, word in WORD.findall(page)]
            for page in text.split("<page ")[1:]]


def halves(side, fold):
    left = [word for word in side if word[0] < fold]
    return left, [word for word in side if word[0] >= fold]


def order(pages, signature):
    """Pages from 1 as they stand on the sides, left and right; 0: blank."""
    whole = (pages + 3) // 4 * 4
    signature = signature or whole
    for first in range(0, whole, signature):
        count = min(signature, whole - first)
        for sheet in range(count // 4):
            low, high = 2 * sheet + 1, count - 2 * sheet
            for left, right in ((high, low), (low + 1, high - 1)):
                yield sheet, [first + n if first + n <= pages else 0
                              for n in (left, right)]


class Press(Case):
    def build(self, *more):
        out = self.folder / "out"
        done = run("build", SEEDS, "-o", out, "--no-verify", *more)
        self.assertEqual(done.returncode, 0, done.stderr)
        return out

    def style(self, words):
        self.write("mine/print.yaml", words)
        return "--style", self.folder / "mine"

    def assert_folded(self, signature, paper, rim=0):
        out = self.folder / "out"
        sheets = pages_of(next(out.glob("*.booklet.pdf")))
        book = pages_of(next(p for p in out.glob("*.pdf")
                             if ".booklet." not in p.name))
        sides = list(order(len(book), signature))
        self.assertEqual(len(sides), len(sheets))
        seen = 0
        for side, (sheet, pages) in zip(sheets, sides):
            for is_right, (words, page) in enumerate(
                    zip(halves(side, rim + WIDTH), pages)):
                push = (WIDTH if is_right else 0) + \
                    (-1 if is_right else 1) * sheet * paper
                wanted = sorted((w, round(y), x + push, y) for x, y, w in
                                (book[page - 1] if page else []))
                found = sorted((w, round(y), x, y) for x, y, w in words)
                self.assertEqual([w[0] for w in found], [w[0] for w in wanted])
                for one, other in zip(found, wanted):
                    self.assertAlmostEqual(one[2], other[2], delta=0.05)
                    self.assertAlmostEqual(one[3], other[3], delta=0.05)
                seen += bool(words)
        self.assertGreater(seen, 40)

    def test_booklet_of_one_signature(self):
        self.build("--pdf", "--impose", "booklet", *self.style(
            "base: classic\npress: {signature: 0, paper: 0.5pt}\n"))
        self.assert_folded(0, 0.5)

    def test_booklet_of_signatures_with_marks(self):
        self.build("--pdf", "--impose=booklet", *self.style(
            "base: classic\n"
            "press: {signature: 16, paper: 0.25pt, crop-marks: yes}\n"))
        self.assert_folded(16, 0.25, rim=21)

    def test_the_order_is_that_of_folded_sheets(self):
        self.assertEqual([pages for _, pages in order(7, 0)],
                         [[0, 1], [2, 7], [6, 3], [4, 5]])
        self.assertEqual([pages for _, pages in order(12, 8)],
                         [[8, 1], [2, 7], [6, 3], [4, 5], [12, 9], [10, 11]])

    def test_marks_stand_outside_the_bleed(self):
        out = self.build("--pdf", *self.style(
            "base: classic\npress: {bleed: 9pt, crop-marks: yes}\n"))
        book = next(out.glob("*.pdf"))
        boxes = output("pdfinfo", "-box", "-f", "9", "-l", "9", book).decode()
        found = {name: [float(n) for n in numbers.split()] for name, numbers in
                 re.findall(r"(\w+)Box:([ \d.]+)", boxes)}
        self.assertEqual(found["Media"], [0, 0, 492, 708])
        self.assertEqual(found["Bleed"], [21, 21, 471, 687])
        self.assertEqual(found["Trim"], [30, 30, 462, 678])
        done = subprocess.run([sys.executable, CHECK, book], text=True,
                              capture_output=True, check=False)
        self.assertIn(": 0 findings", done.stdout)
        # Nothing but the marks is outside the trimmed page, and they are there.
        content = output("qpdf", "--qdf", "--object-streams=disable",
                         "--pages", book, "9", "--", book, "-").decode(
                             "latin-1")
        marks = content[content.rindex("/Artifact BMC"):]
        drawn = [[float(n) for n in found] for found in re.findall(
            r"(\S+) (\S+) (\S+) (\S+) re\s+f\*?\s", marks)]
        self.assertEqual(len(drawn), 8, drawn)
        for x, y, width, height in drawn:
            self.assertTrue(x + width <= 18 or x >= 474 or
                            y + height <= 18 or y >= 690, (x, y))

    def test_links_lead_to_their_place_on_the_sheet(self):
        """The words of a link stand in its rectangle, marks or not."""
        out = self.build("--pdf", *self.style(
            "base: classic\npress: {bleed: 9pt, crop-marks: yes}\n"))
        book = next(out.glob("*.pdf"))
        objects = json.loads(output("qpdf", "--json=2", book))["qpdf"][1]
        links = [o["value"]["/Rect"]
                 for o in objects.values() if isinstance(o, dict) and
                 isinstance(o.get("value"), dict) and
                 o["value"].get("/Contents") == "u:Chronology"]
        contents = next(page for page in pages_of(book)
                        if {"Contents", "Chronology"} <= {w[2] for w in page})
        (x, y), = [w[:2] for w in contents if w[2] == "Chronology"]
        self.assertTrue(any(abs(left - x) <= 1 and abs(708 - top - y) <= 2
                            for left, _, _, top in links), (links, x, y))

    def test_a_copied_style(self):
        copy = self.folder / "copy"
        shutil.copytree(ROOT / "styles" / "classic", copy)
        text = (copy / "print.yaml").read_text()
        self.assertIn("size: 6x9in ", text)
        (copy / "print.yaml").write_text(
            text.replace("size: 6x9in ", "size: 160x240mm "))
        out = self.build("--pdf", "--style", copy)
        info = output("pdfinfo", next(out.glob("*.pdf"))).decode()
        self.assertRegex(info, r"Page size: +453\.5\d* x 680\.3\d* pts")
        inner = re.search(r"(?<=\n  )inner: [\d.]+pt", text)
        (copy / "print.yaml").write_text(
            text.replace(inner[0], "inner: 42"))
        line = text[:inner.start()].count("\n") + 1
        done = run("build", SEEDS, "-o", self.folder / "no", "--style", copy)
        self.assert_ends(
            done, 2, f"{copy}/print.yaml:{line}:10: fatal: wrong value: "
            "inner: expected a length from 18pt to 400pt (as 11pt, 4.5mm, "
            "0.5in) [yaml-value]\n")

    def assert_values_checked(self, lines):
        """Each key of a style in turn is given a wrong value; the error names
        its line, the key, and what is expected.  Returns how many there are."""
        source = self.write("source/a.txt", "A word.\n")
        style = self.write("style/print.yaml", "")
        count = 0
        for at, line in enumerate(lines):
            words = re.sub(r'"[^"]*"', lambda m: "x" * len(m[0]), line)
            for match in re.finditer(
                    r"(?<=[ {])([a-z-]+): ([^,{}]+?)(?= *(?:[,}]|$))",
                    words.partition("#")[0]):
                wrong = line[:match.start(2)] + "[-1]" + line[match.end(2):]
                style.write_text("\n".join(lines[:at] + [wrong]
                                           + lines[at + 1:]))
                done = run("build", "-q", source, "--pdf", "--style",
                           style.parent, "-o", self.folder / "no")
                self.assertIn(f"{style}:{at + 1}:{match.start(2) + 1}: fatal: "
                              f"wrong value: {match[1]}: expected ",
                              done.stderr.decode())
                self.assertEqual(done.returncode, 2)
                count += 1
        return count

    def test_every_value_is_checked(self):
        style = (ROOT / "styles/classic/print.yaml").read_text()
        self.assertEqual(self.assert_values_checked(style.splitlines()), 118)

    def test_every_value_of_the_line_breaker_is_checked(self):
        """They are in no style that comes with the program."""
        values = re.findall(
            r'^RCN_BREAKING\(\w+, "([a-z-]+)", \d+, \d+, (\d+)\)$',
            (ROOT / "src/style/breaking.def").read_text(), re.MULTILINE)
        lines = ["base: classic", "lines:",
                 *(f"  {key}: {value}" for key, value in values)]
        self.assertEqual(self.assert_values_checked(lines), 27)

    def test_each_style_makes_a_sound_book(self):
        for name, size in (("a5", "419.5"), ("large-print", "576")):
            out = self.build("--pdf", "--style", name, "--report", "typeset")
            found = json.loads((out / "typeset.json").read_text())
            self.assertEqual(found["overfull"], 0)
            self.assertEqual(found["justified"] == 0, name == "large-print")
            book = next(out.glob("*.pdf"))
            self.assertRegex(output("pdfinfo", book).decode(),
                             rf"Page size: +{size}\d* x")
            done = subprocess.run([sys.executable, CHECK, book], text=True,
                                  capture_output=True, check=False)
            self.assertIn(": 0 findings", done.stdout)

    def test_the_report_tells_how_lines_were_set(self):
        out = self.build("--pdf", "--report", "typeset")
        found = json.loads((out / "typeset.json").read_text())
        info = output("pdfinfo", next(out.glob("*.pdf"))).decode()
        self.assertIn(f"Pages:           {found['pages']}\n", info)
        self.assertEqual(found["measure_milli_pt"], 324000)
        for key in ("widows", "orphans", "overfull", "missing_glyphs",
                    "off_grid_milli_pt", "loose"):
            self.assertEqual(found[key], 0, key)
        # Lines that lead to a list stay with it, at the foot of a page too.
        self.assertLessEqual(found["short_pages"], 3)
        self.assertLessEqual(found["most_scale_milli"], 30)
        # tracking-last of the classic style
        self.assertLessEqual(found["most_tracking_milli_em"], 20)
        self.assertLessEqual(found["longest_hyphen_run"], 1)
        pages = [line["page"] for line in found["worst"]]
        self.assertEqual(pages, sorted(set(pages)))
        text = (out / "typeset.txt").read_text()
        self.assertIn("Overfull lines: 0; missing glyphs: 0\n", text)
        self.assertIn(f"{found['lines']} lines, {found['justified']} justified",
                      text)

    def test_messages_name_the_file_as_it_will_be(self):
        """And not the temporary one, which could not be written."""
        source = self.write("a.txt", "A bridge\n\n2 May 2019\n\nIt stands.\n")
        out = self.folder / "out"
        done = subprocess.run(
            ["sh", "-c", 'ulimit -f 8; exec "$0" "$@"', PROGRAM, "build",
             source, "-o", out, "--pdf"], capture_output=True, check=False)
        self.assert_ends(
            done, 2, f"{out}/documents-2019.pdf: fatal: cannot write output: "
            "File too large [output-write]\nrecension: fatal: nothing was "
            "written: an older edition is left as it was [build-failed]\n")

    def test_an_overfull_line_is_told_and_strict_fails(self):
        """One letter, which no cut makes narrower, is wider than the line."""
        source = self.write("source/a.txt", "A bridge\n\n2 May 2019\n\n"
                            "The bridge is mended, and carts may pass.\n")
        config = self.write("edition.yaml", "title: \"\u01c4\"\n")
        style = self.style(
            "base: classic\n"
            "page: {size: 3x9in, inner: 64pt, outer: 63pt, top: 50pt, "
            "bottom: 50pt}\ntype: {title: {size: 96pt, leading: 98pt}}\n")
        for strict, status in (((), 0), (("--strict",), 1)):
            done = run("build", source, "-o", self.folder / "out", "-c", config,
                       "--report", "typeset", "--pdf", *style, *strict)
            self.assertIn(b"[typeset-overfull]", done.stderr)
            self.assertEqual(done.returncode, status, done.stderr)
        found = json.loads((self.folder / "out/typeset.json").read_text())
        self.assertEqual(found["overfull"], 1)
        self.assertEqual([line["place"] for line in found["worst"]
                          if line["why"] == "overfull"], ["title-page"])


if __name__ == "__main__":
    unittest.main()
