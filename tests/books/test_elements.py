"""What becomes of the elements of a page, in every form.

elements/pages/NAME/ holds a page, elements/NAME.txt an assertion a line:

    contains: T       T stands in the text of the blocks, white space folded
    lacks: T          it does not
    before: A | B     A stands before B
    block-kind: K: T  a block of kind K has T in its text
    mark: K: T        a mark of kind K covers T
    span: CLASS       some span is of that class
    epub: REGEX       in the e-book's file of the document
    epub-lacks: REGEX
    tei: REGEX        in the TEI of all
    pdf: T            in the text of the PDF, hyphens at line ends undone
    images: N         pictures that the e-book carries for the document
    said: [SLUG]      a message of that kind names the page

All pages are built as one edition, whose books are proved.
"""
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
from support import ROOT, run

CASES = ROOT / "tests/books/elements"


def fold(text):
    return re.sub(r"[\s\u00a0\u2028]+", " ", text).strip()


class Elements(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = pathlib.Path(tempfile.mkdtemp(prefix="recension-test-"))
        out = cls.folder / "out"
        done = run("build", "-v", "--all", CASES / "pages",
                   "-o", out)
        cls.said = done.stderr.decode()
        assert done.returncode == 0, cls.said
        ledger = json.loads((out / "edition.json").read_text())
        cls.documents = {pathlib.Path(d["file"]).parts[-2]: d
                         for d in ledger["documents"]}
        cls.book = zipfile.ZipFile(next(out.glob("*.epub")))
        cls.tei = next(out.glob("*.tei.xml")).read_text()
        cls.pdf = subprocess.run(
            ["pdftotext", "-enc", "UTF-8", next(out.glob("*.pdf")), "-"],
            stdout=subprocess.PIPE, check=True).stdout.decode()
        cls.pdf = fold(re.sub(r"[-\u00ad\u2010]\n", "", cls.pdf)) + fold(cls.pdf)

    @classmethod
    def tearDownClass(cls):
        cls.book.close()
        shutil.rmtree(cls.folder, ignore_errors=True)

    def page_of(self, document):
        names = [n for n in self.book.namelist()
                 if n.startswith("EPUB/d-" + document["sha256"][:8])]
        return "\n".join(self.book.read(name).decode() for name in names)

    def holds(self, document, key, value):
        blocks = document["blocks"]
        text = fold("\n".join(block["text"] for block in blocks))
        if key in ("contains", "lacks"):
            return (fold(value) in text) == (key == "contains")
        if key == "before":
            first, second = (text.find(fold(part))
                             for part in value.split(" | "))
            return 0 <= first < second
        if key == "block-kind":
            kind, words = value.split(": ", 1)
            return any(fold(words) in fold(block["text"]) and
                       block["kind"] == kind for block in blocks)
        if key == "mark":
            kind, words = value.split(": ", 1)
            return any(
                mark["kind"] == kind and words in
                block["text"].encode()[mark["start"]:mark["end"]].decode()
                for block in blocks for mark in block["marks"])
        if key == "span":
            return any(span.get("class") == value for span in document["spans"])
        if key in ("epub", "epub-lacks"):
            found = re.search(value, self.page_of(document), re.S)
            return bool(found) == (key == "epub")
        if key == "images":
            return len(re.findall("<img", self.page_of(document))) == int(value)
        if key == "tei":
            return bool(re.search(value, self.tei, re.S))
        if key == "pdf":
            return fold(value) in self.pdf
        if key == "said":
            return any(document["file"] in line and value in line
                       for line in self.said.splitlines())
        raise ValueError(key)

    def test_each_page(self):
        count = 0
        for case in sorted(CASES.glob("*.txt")):
            for line in case.read_text().splitlines():
                key, value = line.split(": ", 1)
                with self.subTest(case.stem, line=line):
                    self.assertTrue(
                        self.holds(self.documents[case.stem], key, value))
                count += 1
        self.assertGreater(count, 30)


if __name__ == "__main__":
    unittest.main()
