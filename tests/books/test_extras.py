"""What an editor adds to the books: a cover picture and a style sheet."""
import pathlib
import struct
import sys
import unittest
import zipfile
import zlib

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from support import Case, run

TEXT = """Minutes of the council

3 May 2001

The council met and heard a report on the harbour. Nobody objected to the plan,
and the clerk was asked to write it down in full.
"""
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
        self.assert_said(done, 2, "build-failed", "file-read")

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
            done, 0, f"{self.config}:2:6: warning: the style sheet asks for "
            "files that the books do not carry: own.css [css-file]\n")

    def test_a_style_in_another_encoding_is_refused(self):
        self.write("in/own.css", b"p::before { content: '\xe9' }\n")
        self.assert_ends(
            self.build("css: own.css\n", "--html"), 2,
            f"{self.config}:2:6: fatal: wrong value: css: expected a style "
            "sheet in UTF-8: own.css [yaml-value]\n")


if __name__ == "__main__":
    unittest.main()
