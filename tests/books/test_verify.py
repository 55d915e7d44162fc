"""`recension verify` on finished books, and what it says of broken ones."""
import base64
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
import zipfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from support import Case, SEEDS, run


class Verify(Case):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.out = pathlib.Path(tempfile.mkdtemp(prefix="recension-test-"))
        cls.addClassCleanup(shutil.rmtree, cls.out)
        done = run("build", SEEDS, "-o", cls.out)
        assert done.returncode == 0, done.stderr
        cls.epub, = cls.out.glob("*.epub")
        cls.pdf, = cls.out.glob("*.pdf")

    def changed_epub(self, before, after):
        """A copy of the EPUB with one change in the last document."""
        path = self.folder / "changed.epub"
        with zipfile.ZipFile(self.epub) as old, \
                zipfile.ZipFile(path, "w") as new:
            chapter = [name for name in old.namelist()
                       if name.startswith("EPUB/d-")][-1]
            for item in old.infolist():
                data = old.read(item)
                if item.filename == chapter:
                    at = data.rindex(before)
                    data = data[:at] + after + data[at + len(before):]
                new.writestr(item, data)
        return path

    def verify(self, *books, **more):
        return run("verify", *books, "--sources", SEEDS, "--ledger",
                   self.out / "edition.json", **more)

    def test_both_books_are_proved(self):
        done = run("verify", self.epub, self.pdf, "--sources", SEEDS)
        self.assert_ends(done, 0)
        lines = done.stdout.decode().splitlines()
        self.assertEqual(len(lines), 2)
        for line, book in zip(lines, (self.epub, self.pdf)):
            self.assertRegex(line, rf"^{book}: verified, \d+ paragraphs, "
                                   r"\d{4} words$")

    def test_a_changed_word_is_caught(self):
        done = self.verify(self.changed_epub(b" the ", b" teh "))
        self.assertEqual(done.returncode, 1)
        self.assertIn(b"[verify-difference]", done.stderr)
        self.assertIn(b"teh", done.stderr)

    def test_other_sources_are_caught(self):
        sources = self.folder / "sources"
        shutil.copytree(SEEDS, sources)
        path = sorted(sources.glob("*.txt"))[0]
        path.write_bytes(path.read_bytes().replace(b" the ", b" a ", 1))
        done = run("verify", self.epub, "--sources", sources, "--ledger",
                   self.out / "edition.json")
        self.assertEqual(done.returncode, 1)
        self.assertIn(b"[verify-ledger]", done.stderr)

    def test_what_is_no_book_is_told(self):
        text = self.write("book.txt", "No book")
        self.assert_ends(self.verify(text), 1,
                         f"{text}: error: neither an EPUB nor a PDF "
                         "[book-unknown]\n")
        none = self.folder / "none.pdf"
        self.assert_ends(self.verify(none), 1,
                         f"{none}: error: neither an EPUB nor a PDF: it "
                         "cannot be read [book-unknown]\n")

    def test_a_booklet_is_proved_by_its_book(self):
        out = self.folder / "out"
        done = run("build", SEEDS, "-o", out, "--epub", "--impose", "booklet")
        self.assertEqual(done.returncode, 0, done.stderr)
        sheets, = out.glob("*.booklet.pdf")
        book = sheets.with_name(sheets.name.replace(".booklet", ""))
        self.assertTrue(book.exists())
        self.assert_ends(
            self.verify(sheets), 1, f"{sheets}: error: the book cannot be read: "
            "it has no structure, as sheets to be folded have none: prove the "
            "book that they were made of [verify-book]\n")

    def test_a_missing_ledger_is_told(self):
        book = self.folder / "alone.epub"
        shutil.copyfile(self.epub, book)
        done = run("verify", book, "--sources", SEEDS)
        self.assert_ends(done, 1, f"{self.folder}/edition.json: error: cannot "
                         "read: No such file or directory [file-read]\n")

    def alone(self, path, change):
        """A copy of the EPUB in a folder of its own, its files changed."""
        with zipfile.ZipFile(self.epub) as old, \
                zipfile.ZipFile(path, "w") as new:
            for item in old.infolist():
                data = change(item.filename, old.read(item))
                if data is not None:
                    new.writestr(item, data)
        return path

    def test_a_book_alone_is_proved_by_what_it_carries(self):
        for book in (self.epub, self.pdf):
            copy = self.folder / book.name
            shutil.copyfile(book, copy)
            done = run("verify", copy, cwd="/")
            self.assert_ends(done, 0)
            self.assertRegex(done.stdout.decode(),
                             rf"^{copy}: verified, \d+ paragraphs")

    def test_a_changed_source_in_a_book_is_caught(self):
        book = self.alone(
            self.folder / "changed.epub", lambda name, data:
            data.replace(b" the ", b" a ", 1)
            if name.startswith("META-INF/sources/") else data)
        done = run("verify", book)
        self.assertEqual(done.returncode, 1)
        self.assertIn(b"no such source [verify-ledger]", done.stderr)
        done = self.verify(book)
        self.assertEqual(done.returncode, 1)
        self.assertIn(b"is none of the sources [verify-difference]",
                      done.stderr)

    def test_a_missing_source_in_a_book_is_caught(self):
        gone = []

        def drop(name, data):
            if name.startswith("META-INF/sources/") and not gone:
                gone.append(name)
                return None
            return data
        book = self.alone(self.folder / "changed.epub", drop)
        done = self.verify(book)
        self.assertEqual(done.returncode, 1)
        self.assertIn(b", is missing [verify-difference]", done.stderr)

    def test_a_book_without_sources_needs_them(self):
        book = self.alone(
            self.folder / "bare.epub", lambda name, data:
            None if name.startswith("META-INF/sources/") else data)
        self.assert_said(run("verify", book), 64, "usage")
        text = self.write("book.txt", "No book")
        self.assert_said(run("verify", text), 1, "book-unknown")

    def draw_twice(self, text, word):
        """Verifies a book in which the lines with a word are page furniture
        too, which no structure shows."""
        self.write("in/a.txt", text)
        out = self.folder / "out"
        done = run("build", self.folder / "in", "-o", out)
        self.assertEqual(done.returncode, 0, done.stderr)
        path, = out.glob("*.pdf")
        book = json.loads(subprocess.run(
            ["qpdf", "--json-output", "--json-stream-data=inline",
             "--decode-level=generalized", path, "-"], check=True,
            capture_output=True).stdout)
        changed = 0
        for entry in book["qpdf"][1].values():
            stream = entry.get("stream", {})
            data = base64.b64decode(stream.get("data", ""))
            words = [one for one in re.finditer(
                rb"/P <</MCID \d+>> BDC\n(BT\n.*?\nET)\nEMC\n", data,
                re.DOTALL) if b"BDC" not in one[1] and word in one[1]]
            if words:
                at = words[0].start()
                data = (data[:at] + b"/Artifact BMC\n" + words[0][1] +
                        b"\nEMC\n" + data[at:])
                stream["data"] = base64.b64encode(data).decode()
                changed += 1
        self.assertTrue(changed)
        self.write("book.json", json.dumps(book))
        twice = out / "twice.pdf"
        subprocess.run(["qpdf", "--json-input", self.folder / "book.json",
                        twice], check=True)
        done = run("verify", twice, "--sources", self.folder / "in")
        self.assert_said(done, 1, "verify-difference")
        self.assertIn(b"furniture is neither its number nor a head",
                      done.stderr)

    def test_a_paragraph_drawn_twice_is_caught(self):
        self.draw_twice((
            "A letter\n\n3 May 1921\n\nThe bridge is mended, and the carts "
            "may pass over it again from Monday, so the council has said to "
            "all who asked.\n"), b"bridge")

    def test_a_few_words_drawn_twice_are_caught(self):
        self.draw_twice("A letter\n\n3 May 1921\n\nNo carts may pass.\n",
                        b"carts")


if __name__ == "__main__":
    unittest.main()
