"""What an editor adds to the books: a cover picture and a style sheet."""
import base64
import json
import pathlib
import re
import struct
import subprocess
import sys
import unittest
import zipfile
import zlib

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from support import Case, run

CHECK = pathlib.Path(__file__).resolve().parents[2] / "tools" / "check-pdf.py"
TEXT = """Minutes of the council

3 May 2001

The council met and heard a report on the harbour. Nobody objected to the plan,
and the clerk was asked to write it down in full.
"""
# 96 x 64 pixels, gray.
JPEG = base64.b64decode(
    "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABQODxIPDRQSEBIXFRQYHjIhHhwcHj0sLiQySU"
    "BMS0dARkVQWnNiUFVtVkVGZIhlbXd7gYKBTmCNl4x9lnN+gXz/wAALCABAAGABAREA/8QA"
    "FQABAQAAAAAAAAAAAAAAAAAAAAT/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/9oACAEBAAA/AI"
    "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAf/2Q==")
RED = b"\0\xff\0\0"


def png(width, height):
    """A PNG of one colour."""
    def chunk(kind, data):
        return (struct.pack(">I", len(data)) + kind + data
                + struct.pack(">I", zlib.crc32(kind + data)))
    row = b"\0" + RED[1:] * width
    return (b"\x89PNG\r\n\x1a\n"
            + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0,
                                         0))
            + chunk(b"IDAT", zlib.compress(row * height))
            + chunk(b"IEND", b""))


class Extras(Case):
    def build(self, yaml, *forms):
        self.write("in/minutes.txt", TEXT)
        self.config = self.write("in/edition.yaml", "title: Minutes\n" + yaml)
        self.out = self.folder / "out"
        return run("build", *forms, self.config.parent, "-o", self.out)

    def book(self):
        return zipfile.ZipFile(self.out / "minutes.epub")

    def test_the_editors_cover_is_in_the_book_as_it_is(self):
        picture = png(160, 256)
        self.write("in/art/front.jpg", picture)  # told by its bytes
        self.assert_ends(self.build("cover: art/front.jpg\n", "--epub"), 0)
        with self.book() as book:
            self.assertEqual(book.read("EPUB/cover.png"), picture)
            self.assertIn(b'src="cover.png"', book.read("EPUB/cover.xhtml"))

    def pictures(self):
        """(page, width, height, coding) of each picture in the PDF."""
        listed = subprocess.run(
            ["pdfimages", "-list", self.out / "minutes.pdf"],
            capture_output=True, text=True, check=True).stdout
        rows = [line.split() for line in listed.splitlines()[2:]]
        return [(int(row[0]), int(row[3]), int(row[4]), row[8])
                for row in rows]

    def first_page(self):
        """Its words, its figure's box, and what stands for the figure."""
        book = self.out / "minutes.pdf"
        words, tree, parts = (
            subprocess.run(command, capture_output=True, text=True, check=True)
            .stdout for command in (
                ["pdftotext", "-l", "1", book, "-"],
                ["pdfinfo", "-struct", book],
                ["qpdf", "--json=1", "--json-key=objects", book]))
        figure = re.search(r"Figure[^\n]*\n\s*/BBox \[([^]]*)\]", tree)
        return (words.strip(), [float(x) for x in figure[1].split()],
                [part["/Alt"] for part in json.loads(parts)["objects"].values()
                 if isinstance(part, dict) and "/Alt" in part])

    def test_the_editors_cover_is_the_first_page_of_the_pdf(self):
        for data, size, coding, box in (
                (png(160, 256), (160, 256), "image", [13.5, 0, 418.5, 648]),
                (png(900, 30), (900, 30), "image", [0, 316.8, 432, 331.2]),
                (JPEG, (96, 64), "jpeg", [0, 180, 432, 468])):
            self.write("in/front.jpg", data)
            self.assert_ends(self.build("cover: front.jpg\n", "--pdf"), 0)
            self.assertEqual(self.pictures(), [(1, *size, coding)])
            self.assertEqual(self.first_page(), ("", box, ["Minutes"]))
            check = subprocess.run(
                [sys.executable, CHECK, self.out / "minutes.pdf"],
                capture_output=True)
            self.assertEqual(check.returncode, 0, check.stdout)

    def test_a_cover_in_the_colours_of_inks_is_left_to_the_ebook(self):
        inks = JPEG.replace(b"\xff\xc0\0\x0b\x08\0\x40\0\x60\x01\x01\x11\0",
                            b"\xff\xc0\0\x14\x08\0\x40\0\x60\x04"
                            b"\x01\x11\0\x02\x11\0\x03\x11\0\x04\x11\0")
        self.assertNotEqual(inks, JPEG)
        self.write("in/front.jpg", inks)
        done = self.build("cover: front.jpg\n", "--pdf", "--verbose")
        self.assertEqual(done.returncode, 0)
        self.assertEqual(
            done.stderr.decode().count("the cover of the PDF is drawn"), 1)
        self.assertEqual(self.pictures(), [])

    def test_a_cover_of_another_kind_is_refused_at_its_line(self):
        for name, data, fault in (
                ("front.gif", b"GIF89a", "neither PNG nor JPEG"),
                ("front.png", png(9, 9)[:-20], "damaged"),
                ("front.jpg", png(30000, 1000), "too large")):
            self.write("in/" + name, data)
            self.assert_ends(
                self.build(f"cover: {name}\n", "--epub"), 2,
                f"{self.config}:2:8: fatal: wrong value: cover: expected a "
                f"picture, PNG or JPEG: {name} is {fault} [yaml-value]\n")
            self.assertFalse(self.out.exists())

    def test_a_cover_that_is_not_there_is_named(self):
        done = self.build("cover: gone.png\n", "--epub")
        self.assert_said(done, 2, "yaml-value")

    def test_the_editors_style_comes_after_the_readers(self):
        style = "p { text-indent: 2em; }\n"
        self.write("in/own.css", style)
        self.assert_ends(self.build("css: own.css\n", "--epub", "--html"), 0)
        with self.book() as book:
            self.assertEqual(book.read("EPUB/user.css").decode(), style)
            chapter = next(name for name in book.namelist()
                           if name.startswith("EPUB/d-"))
            text = book.read(chapter).decode()
        self.assertLess(0, text.index('href="reader.css"'))
        self.assertLess(text.index('href="reader.css"'),
                        text.index('href="user.css"'))
        page = (self.out / "minutes.html").read_text(encoding="utf-8")
        self.assertLess(page.index("widows: 2"), page.index(style))

    def test_a_style_that_asks_for_files_is_told(self):
        self.write("in/own.css", "p { background: url(paper.png) }\n")
        done = self.build("css: own.css\n", "--html")
        self.assert_ends(
            done, 0, f"{self.config}:2:6: warning: the style sheet refers to "
            "files that the books do not carry: own.css [css-file]\n")

    def test_a_style_in_another_encoding_is_refused(self):
        self.write("in/own.css", b"p::before { content: '\xe9' }\n")
        self.assert_ends(
            self.build("css: own.css\n", "--html"), 2,
            f"{self.config}:2:6: fatal: wrong value: css: expected a style "
            "sheet in UTF-8: own.css [yaml-value]\n")


if __name__ == "__main__":
    unittest.main()
