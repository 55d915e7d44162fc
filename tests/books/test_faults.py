"""A document that is bad in itself is named, and the others make an edition."""
import io
import json
import pathlib
import subprocess
import sys
import unittest
import zipfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from support import Case, run

LETTER = """A letter

3 May 1921

The bridge is mended, and the carts may pass over it again from Monday.
"""
CONTAINER = """<?xml version="1.0"?><container version="1.0"
xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile
full-path="c.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>"""
PACKAGE = """<?xml version="1.0"?><package version="3.0" unique-identifier="a"
xmlns="http://www.idpf.org/2007/opf"><metadata/><manifest/><spine/></package>"""


def epub_without_chapters():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as book:
        book.writestr("mimetype", "application/epub+zip")
        book.writestr("META-INF/container.xml", CONTAINER)
        book.writestr("c.opf", PACKAGE)
    return out.getvalue()


class Faults(Case):
    def build(self, *more):
        return run("build", self.folder / "in", "-o", self.folder / "out",
                   *more)

    def files(self):
        ledger = json.loads((self.folder / "out/edition.json").read_text())
        return [one["file"] for one in ledger["documents"]]

    def test_a_document_without_words_is_an_error(self):
        self.write("in/letter.txt", LETTER)
        self.write("in/nothing.txt", "\n \n")
        done = self.build()
        self.assertIn(b"in/nothing.txt: error: no text of the document is "
                      b"left: the file holds no words [document-empty]",
                      done.stderr)
        self.assertEqual(done.returncode, 1)
        self.assertIn("letter.txt", self.files())

    def test_the_rule_that_took_all_is_named(self):
        self.write("in/letter.txt", LETTER)
        self.write("in/rules/all.yaml", """rules:
  - {id: my-rule, class: advertisement, where: anywhere,
     match: [Advertisement], reason: A label., hit: [Advertisement],
     miss: [Keep on.]}
""")
        self.write("in/sign.txt", "Advertisement\n")
        self.write("in/edition.yaml", "title: Letters\n")
        done = self.build()
        self.assertEqual(done.returncode, 1, done.stderr)
        self.assertRegex(done.stderr.decode(), r"sign.txt: error: no text of "
                         r"the document is left: rule \S+ \(\S+\) took \d+ of "
                         r"14 bytes \[document-empty\]")

    def test_private_characters_of_a_cut_are_named(self):
        """And no font is asked for them, which would cost conformance."""
        self.write("in/edition.yaml", "apparatus: full\n")
        self.write("in/page.html", (
            "<!DOCTYPE html><html lang=en><title>A letter</title><nav>"
            "<a href='/'><i class=icon>\ue8b6</i> Search</a></nav><article>"
            "<h1>A letter</h1><p>3 May 1921</p><p>The bridge is mended, and "
            "the carts may pass over it again from Monday, as the council "
            "has said.</p><p>The ferry goes until then.</p></article></html>"))
        self.write("in/edition.yaml", "title: A letter\napparatus: full\n")
        done = self.build("--pdf", "--text")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertNotIn(b"font-missing-glyph", done.stderr)
        book = next((self.folder / "out").glob("*.pdf"))
        said = subprocess.run(["pdftotext", book, "-"], capture_output=True,
                              text=True, check=True).stdout
        self.assertIn("[U+E8B6]", said)

    def test_a_book_without_chapters_is_named(self):
        self.write("in/letter.txt", LETTER)
        self.write("in/empty.epub", epub_without_chapters())
        done = self.build()
        self.assertIn(b"empty.epub: error: cannot read all of a container: its "
                      b"spine names no chapter: c.opf", done.stderr)
        self.assertEqual(done.returncode, 1)
        self.assertEqual(self.files(), ["letter.txt"])


if __name__ == "__main__":
    unittest.main()
