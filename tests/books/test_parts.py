"""Parts of a printed book as other readers find them: pictures, notes."""
import pathlib
import re
import struct
import subprocess
import sys
import unittest
import zlib

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from support import Case, ROOT, run

WORDS = "<p>" + "Some plain words that fill a line of the book. " * 12 + "</p>"


def tool(*command, encoding="utf-8"):
    return subprocess.run(command, check=True, capture_output=True,
                          encoding=encoding).stdout


def chunk(kind, data):
    check = struct.pack(">I", zlib.crc32(kind + data))
    return struct.pack(">I", len(data)) + kind + data + check


def png(width, height):
    """A PNG of one colour."""
    rows = (b"\0" + b"\xa0\x20\x40" * width) * height
    return (b"\x89PNG\r\n\x1a\n"
            + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2,
                                         0, 0, 0))
            + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))


class Parts(Case):
    def build(self):
        out = self.folder / "out"
        done = run("build", "--pdf", self.folder / "in", "-o", out)
        self.assertLess(done.returncode, 2, done.stderr.decode())
        return next(out.glob("*.pdf"))

    def test_each_figure_is_drawn(self):
        self.write("in/cloud.png", png(300, 90))
        figure = ("<figure><img src='cloud.png' alt='A cloud'><figcaption>"
                  "A caption.</figcaption></figure>")
        self.write("in/page.html", "<html lang='en'><head><meta charset='utf-8'>"
                   "<title>A page</title></head><body><article><h1>A page</h1>"
                   + WORDS * 3 + figure + WORDS + figure + WORDS * 3
                   + "</article></body></html>")
        book = self.build()
        rows = tool("pdfimages", "-list", book).splitlines()[2:]
        found = [row.split() for row in rows]
        self.assertEqual(len(found), 2, rows)
        for row in found:
            self.assertEqual(row[3:5], ["300", "90"])
            self.assertEqual(row[9], "no")  # PDF/A: not interpolated
        structure = tool("pdfinfo", "-struct", book)
        self.assertEqual(len(re.findall(r"(?m)^ *Figure", structure)), 2)

    def test_drawings_stay_lines(self):
        """An SVG is drawn by lines; one with words by pixels."""
        plain = ("<svg xmlns='http://www.w3.org/2000/svg' width='300' "
                 "height='150'><defs><linearGradient id='g'><stop offset='0' "
                 "stop-color='#fff'/><stop offset='1' stop-color='#036' "
                 "stop-opacity='.5'/></linearGradient></defs>"
                 "<rect width='300' height='150' fill='url(#g)'/>"
                 "<g opacity='.5'><circle cx='80' cy='70' r='40' fill='#c30'/>"
                 "<circle cx='120' cy='70' r='40' fill='#0c3'/></g></svg>")
        self.write("in/plain.svg", plain)
        self.write("in/words.svg", plain.replace(
            "</svg>", "<text x='20' y='40'>Unspoken</text></svg>"))
        self.write("in/link.svg", plain.replace("<circle", "<a href='https://"
                   "example.org/'><circle", 1).replace("/><circle", "/></a>"
                                                       "<circle", 1))
        figure = "<figure><img src='%s.svg' alt='Circles'></figure>"
        self.write("in/page.html", "<html lang='en'><head><meta charset='utf-8'>"
                   "<title>A page</title></head><body><article><h1>A page</h1>"
                   + WORDS * 3 + figure % "plain" + WORDS + figure % "words"
                   + WORDS + figure % "link" + WORDS * 3 + "</article></body></html>")
        book = self.build()
        found = {(row.split()[3], row.split()[4]) for row in
                 tool("pdfimages", "-list", book).splitlines()[2:]}
        self.assertEqual(found, {("600", "300")})  # and its mask
        content = tool("qpdf", "--qdf", "--object-streams=disable", book, "-",
                       encoding="latin-1")
        self.assertEqual(content.count("/ShadingType"), 2)  # one is its mask
        self.assertNotIn("Unspoken", tool("pdftotext", book, "-"))
        done = subprocess.run([sys.executable, ROOT / "tools/check-pdf.py",
                               book], text=True, capture_output=True,
                              check=False)
        self.assertIn(": 0 findings", done.stdout)

    def test_notes_stand_behind_the_text(self):
        self.write("in/page.txt", "A page\n\nOn 3 May 2021 the bridge was "
                   "opened in the the presence of many who had waited.\n\n"
                   "They went home again.\n")
        book = self.build()
        text = tool("pdfinfo", "-struct-text", book)
        notes = text.index('Div "notes"')
        self.assertLess(text.index("the bridge was"), notes)
        self.assertGreater(text.index("The same word stands twice"), notes)
        self.assertEqual(len(re.findall(r"(?m)^ *Note <", text)), 1)
        self.assertNotIn("Queries", tool("pdftotext", book, "-"))


if __name__ == "__main__":
    unittest.main()
