"""Large and hostile input: memory in proportion to it, a word for what is left
out, and an end.
"""
import gzip
import os
import pathlib
import random
import resource
import struct
import subprocess
import sys
import unittest
import zipfile
import zlib

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from support import PROGRAM, Case, run

SIZE = 2_000_000
MOST = 20  # bytes of memory for a byte of input


def prose(size, end="\n\n"):
    """Paragraphs of words that no language has."""
    chance = random.Random(1)
    words = ["".join(chance.choices("etaoinshrdlu", k=chance.randint(2, 9)))
             for _ in range(4000)]
    parts = []
    while size > 0:
        parts.append(" ".join(chance.choices(words, k=80)).capitalize() + ".")
        size -= len(parts[-1]) + len(end)
    return end.join(parts) + "\n"


def lines_of(least, most):
    """Lines of random length, which no list is."""
    chance = random.Random(2)
    return "\n".join(
        "".join(chance.choices("abcdefg hij klm", k=chance.randint(least, most)))
        for _ in range(2 * SIZE // (least + most + 2)))


def again(piece):
    """A piece, again and again."""
    return piece * (SIZE // len(piece))


TEXTS = {
    "prose": lambda: prose(SIZE),
    "one line": lambda: prose(SIZE, " "),
    "one word": lambda: again("a"),
    "line feeds": lambda: again("\n"),
    "letters on lines": lambda: again("a\n"),
    "letters on pages": lambda: again("a\f\n"),
    "short lines": lambda: lines_of(20, 34),
    "short paragraphs": lambda: again("ab cd ef\n\n"),
    "runs of spaces": lambda: again("a  b   "),
    "tabs": lambda: again("a\tb\tc\n"),
    "hyphens at line ends": lambda: again("foo-\nbar\n"),
    "words that differ": lambda: " ".join(
        f"w{i * 2654435761 % 2**32:x}" for i in range(SIZE // 10)),
}

PAGES = {
    "text": lambda: prose(SIZE, " "),
    "lines": lambda: again("a\n"),
    "paragraphs": lambda: again("<p>ab</p>\n"),
    "breaks": lambda: again("a<br>"),
    "items": lambda: again("<ul><li>x</li></ul>"),
    "cells": lambda: "<table>" + again("<tr><td>x</td></tr>"),
    "unclosed": lambda: again("<b><i><p>"),
    "names": lambda: "".join(
        f"<i id=a{i} class=b{i}>x</i>" for i in range(SIZE // 32)),
}


def peak_of(path):
    """Bytes of memory that cleaning a file takes."""
    with subprocess.Popen([str(PROGRAM), "clean", str(path)],
                          stdout=subprocess.DEVNULL,
                          stderr=subprocess.DEVNULL) as child:
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
    assert child.returncode == 0, child.returncode
    return used.ru_maxrss * 1024


def is_instrumented():
    """Whether the program was built with a sanitizer, which takes more."""
    return b"__asan_init" in pathlib.Path(PROGRAM).read_bytes()


def limit():
    """At most ten seconds and, where no sanitizer needs more, 320 MB of addresses,
    of which the libraries take more than a third."""
    resource.setrlimit(resource.RLIMIT_CPU, (10, 10))
    if not is_instrumented():
        resource.setrlimit(resource.RLIMIT_AS, (10 << 25, 10 << 25))


def png(width, height):
    """A picture that is less than it says."""
    def chunk(kind, data):
        return (struct.pack(">I", len(data)) + kind + data +
                struct.pack(">I", zlib.crc32(kind + data)))
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) +
            chunk(b"IDAT", zlib.compress(bytes(1 << 20))) + chunk(b"IEND", b""))


class Memory(Case):
    """Peak memory over that of an empty document, by the size of the input."""

    def hold(self, ending, empty, kinds, frame="{}"):
        if is_instrumented():
            self.skipTest("a sanitizer needs memory of its own")
        least = peak_of(self.write("empty" + ending, empty))
        for name, make in kinds.items():
            with self.subTest(name):
                path = self.write("large" + ending, frame.format(make()))
                ratio = (peak_of(path) - least) / path.stat().st_size
                self.assertLess(ratio, MOST)

    def test_texts(self):
        self.hold(".txt", "a\n", TEXTS)

    def test_pages(self):
        frame = "<!doctype html><title>T</title><body>{}"
        self.hold(".html", frame.format("a"), PAGES, frame)


class Bombs(Case):
    """What would be large when it is unpacked is refused by name."""

    def book(self, **chapters):
        path = self.folder / "a.epub"
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
            book.writestr("META-INF/container.xml", (
                "<container><rootfiles><rootfile full-path='a.opf'/>"
                "</rootfiles></container>"))
            book.writestr("a.opf", "<package><manifest>" + "".join(
                f"<item id='{one}' href='{one}.xhtml' "
                "media-type='application/xhtml+xml'/>" for one in chapters) +
                "</manifest><spine>" + "".join(
                f"<itemref idref='{one}'/>" for one in chapters) +
                "</spine></package>")
            for one, content in chapters.items():
                book.writestr(one + ".xhtml", content)
        return path

    def test_a_book_that_unpacks_to_gigabytes(self):
        path = self.book(a=b"<p>a" + bytes(300_000_000))
        self.assert_said(run("clean", path), 2, "source-container",
                         "source-none")

    def test_a_book_with_one_chapter_of_gigabytes_is_not_half_read(self):
        path = self.book(a="<p>The bridge is mended.",
                         b=b"<p>a" + bytes(300_000_000),
                         c="<p>The ferry goes until then.")
        done = run("clean", path)
        self.assert_said(done, 2, "source-container", "source-none")
        self.assertEqual(done.stdout, b"")

    def test_an_archive_that_unpacks_to_gigabytes(self):
        packed = gzip.compress(b"WARC/1.0\r\n" + bytes(300_000_000), 1)
        path = self.write("a.warc.gz", packed)
        self.assert_said(run("clean", path), 2, "source-none",
                         "source-container")

    def test_a_response_that_unpacks_to_gigabytes(self):
        response = (b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
                    b"Content-Encoding: gzip\r\n\r\n" +
                    gzip.compress(b"<p>a" + b"<p>b" * 25_000_000, 1))
        record = (b"WARC/1.0\r\nWARC-Type: response\r\n"
                  b"WARC-Target-URI: https://bridge.example/\r\n"
                  b"WARC-Date: 2021-03-04T10:00:00Z\r\n"
                  b"Content-Type: application/http; msgtype=response\r\n"
                  b"Content-Length: %d\r\n\r\n" % len(response))
        path = self.write("a.warc", record + response + b"\r\n\r\n")
        done = run("clean", path, preexec_fn=limit)
        self.assert_said(done, 2, "source-none", "source-container")
        self.assertIn(b"too large when unpacked", done.stderr)

    def test_a_paragraph_of_megabytes_is_proved(self):
        """libxml2 takes a text of more than ten for an attack."""
        path = self.write("a.txt", "A & B <c@d.example>, " * 550_000)
        done = run("build", "--epub", "-o", self.folder / "out", path)
        self.assert_said(done, 0, "date-missing")
        self.assertEqual(len(list((self.folder / "out").glob("*.epub"))), 1)

    def test_aliases_that_multiply(self):
        """Written out, they would be nine to the ninth nodes."""
        bomb = "editors:\n- &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
            f"- &{name} [{', '.join(['*' + before] * 9)}]\n"
            for before, name in zip("abcdefgh", "bcdefghi"))
        self.write("in/edition.yaml", bomb + "title: [*i, *i]\n")
        self.write("in/a.txt", "A text.\n")
        done = run("build", self.folder / "in", "-o", self.folder / "out",
                   preexec_fn=limit)
        self.assert_said(done, 2, *["yaml-value"] * 10)
        self.assertIn(b"edition.yaml:10:3:", done.stderr)
        self.assertFalse((self.folder / "out").exists())

    def test_a_picture_that_is_larger_than_a_wall(self):
        self.write("in/b.png", png(60000, 60000))
        self.write("in/a.html", (
            "<article>" + "<p>A page of words that are enough to stay." * 20 +
            "<figure><img src=b.png></figure></article>"))
        done = run("build", "--epub", self.folder / "in", "-o",
                   self.folder / "out")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn(b"[image-left-out]", run(
            "build", "--epub", "--verbose", self.folder / "in", "-o",
            self.folder / "out2").stderr)

    def test_a_picture_of_megabytes_within_a_page(self):
        path = self.write("a.html", (
            "<p>Words.</p><img src='data:image/png;base64," +
            "A" * 60_000_000 + "'>"))
        self.assert_said(run("clean", path), 0, "date-missing")

    def test_a_tag_of_a_million_attributes(self):
        path = self.write("a.html", "<p>One.</p>\n<p " + " ".join(
            f"a{i}=b" for i in range(1_000_000)) + ">Two.</p>")
        done = run("clean", path)
        self.assert_said(done, 0, "date-missing", "source-html-tag")
        self.assertIn(b"a.html:2: warning", done.stderr)

    def test_a_table_of_layout_with_many_cells(self):
        path = self.write("a.html", "<p>Words.</p><table>" + (
            "<tr><td><p>One.</p><p>Two.</p></td><td><h3>Three</h3></td></tr>" *
            20_000) + "</table>")
        self.assert_said(run("clean", path), 0, "source-html-size",
                         "date-missing")

    def assert_left_out(self, name, content, slug, said):
        """Within a second of CPU and little memory; the rest is built."""
        self.write("in/letter.txt", "A letter\n\n3 May 1921\n\nThe bridge "
                   "is mended, and the carts may pass over it again.\n")
        if content is not None:
            self.write("in/" + name, content)
        out = self.folder / "out"
        done = run("build", "--epub", self.folder / "in", "-o", out,
                   preexec_fn=limit)
        self.assertEqual(done.returncode, 1, done.stderr)
        self.assertIn(f"in/{name}: error: ".encode(), done.stderr)
        self.assertIn(f"{said} [{slug}]".encode(), done.stderr)
        self.assertEqual(len(list(out.glob("*.epub"))), 1)

    def test_a_text_of_more_than_a_shelf_of_books(self):
        self.assert_left_out(
            "a.txt", "One paragraph of words.\n\n" * 700_000,
            "document-too-large",
            "17500000 bytes of text, at most 16777216 are read")

    def test_a_text_of_millions_of_lines(self):
        self.assert_left_out("a.txt", "a\n" * 3_000_000, "document-too-large",
                             "3000000 lines, at most 2000000 are read")

    def test_a_page_of_a_huge_table(self):
        self.assert_left_out(
            "a.html", "<title>A</title><table>" +
            "<tr><td>one</td><td>two words of text</td></tr>" * 900_000,
            "document-too-large",
            "18000001 bytes of text, at most 16777216 are read")

    def test_a_book_with_a_chapter_of_millions_of_elements(self):
        (self.folder / "in").mkdir()
        self.book(a="<p>The bridge is mended.", b="<p>ab</p>" * 2_000_000
                  ).rename(self.folder / "in/a.epub")
        self.assert_left_out("a.epub", None, "source-container",
                             "too large when unpacked: b.xhtml")

    def test_a_book_of_more_than_a_shelf_of_books(self):
        (self.folder / "in").mkdir()
        chapter = "<p>One paragraph of words.\n" * 350_000
        self.book(a=chapter, b=chapter).rename(self.folder / "in/a.epub")
        self.assert_left_out("a.epub", None, "document-too-large",
                             "split: chapters in edition.yaml makes each "
                             "chapter a document")

    def test_a_mail_of_a_box_of_more_than_100000_parts(self):
        mail = ("From a@example.org Thu Mar  4 10:00:00 2021\n"
                "From: a@example.org\nSubject: %s\n")
        self.write("in/b.mbox", mail % "A" + "\nThe ferry goes.\n\n" +
                   mail % "B" + "Content-Type: multipart/mixed; boundary=b\n"
                   "\n" + "--b\n\nabc\n" * 110_000)
        self.assert_left_out("b.mbox#2", None, "source-container",
                             "more than 100000 parts in one mail")

    def test_a_mail_of_more_than_100000_parts(self):
        self.assert_left_out(
            "a.eml", "From: a@example.org\nSubject: A\nContent-Type: "
            "multipart/mixed; boundary=b\n\n" +
            "--b\nContent-Type: text/plain\n\nabc\n" * 110_000,
            "source-container", "more than 100000 parts in one mail")

    def test_a_hundred_thousand_elements_deep(self):
        path = self.write("a.html", "<div>" * 100_000 + "One.")
        self.assert_said(run("clean", path), 0, "source-html-size",
                         "date-missing", "source-html-depth")


if __name__ == "__main__":
    unittest.main()
