"""A reference to a query and the query lead to each other, in every form."""
import pathlib
import re
import subprocess
import sys
import unittest
import zipfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from epub_lint import Lint
from support import Case, run

CLASSIC = pathlib.Path(__file__).resolve().parents[2] / "styles" / "classic"
TEXT = """Minutes of the council

3 May 2001

The council met and heard a report on the the harbour. Nobody objected to the
plan, and the clerk was asked to write it down in full.

The mayor said the the plan was the the best one.
"""
LETTERS = ["a", "b", "c"]


class Queries(Case):
    def build(self, *options):
        self.write("in/minutes.txt", TEXT)
        self.write("in/edition.yaml", "title: Minutes\n")
        self.out = self.folder / "out"
        self.assert_ends(run("build", self.folder / "in", "-o", self.out,
                             *options), 0)

    def names(self):
        """The names of places in the PDF that have to do with queries."""
        plain = subprocess.run(
            ["qpdf", "--qdf", "--object-streams=disable",
             self.out / "minutes.pdf", "-"], stdout=subprocess.PIPE).stdout
        return set(re.findall(rb"\((query-[0-9a-f]+-[a-c](?:-ref)?)\)", plain))

    def test_the_letter_leads_back_in_the_e_book(self):
        self.build("--epub")
        book = self.out / "minutes.epub"
        self.assertEqual(Lint(book).run(), [])
        with zipfile.ZipFile(book) as entries:
            queries = entries.read("EPUB/queries.xhtml").decode()
        self.assertEqual(re.findall(
            r'<a role="doc-backlink" href="d-[0-9a-f]+\.xhtml'
            r'#query-[0-9a-f]+-([a-c])-ref">\1</a>\)', queries), LETTERS)

    def test_tei_points_from_notes_to_anchors(self):
        self.build("--tei")
        text = (self.out / "minutes.tei.xml").read_text()
        self.assertEqual(re.findall(
            r'<anchor xml:id="query-[0-9a-f]+-([a-c])-ref"/>', text), LETTERS)
        self.assertEqual(re.findall(
            r'<note xml:id="(query-[0-9a-f]+)-([a-c])" n="\2" xml:lang="en" '
            r'target="#\1-\2-ref">The same word stands twice\.</note>', text),
            [(re.search("query-[0-9a-f]+", text)[0], it) for it in LETTERS])

    def test_the_printed_book_names_references(self):
        self.build("--pdf")
        feet = {name[-5:] for name in self.names()}
        self.assertEqual(feet, {b"a-ref", b"b-ref", b"c-ref"})

    def test_notes_at_the_end_have_references_too(self):
        style = self.folder / "style"
        style.mkdir()
        for part in CLASSIC.iterdir():
            (style / part.name).write_bytes(part.read_bytes())
        lines = (CLASSIC / "print.yaml").read_text()
        (style / "print.yaml").write_text(
            lines.replace("notes: foot", "notes: end"))
        self.build("--pdf", "--style", style)
        names = self.names()
        self.assertEqual(len(names), 6)
        self.assertEqual({name + b"-ref" for name in names
                          if not name.endswith(b"-ref")},
                         {name for name in names if name.endswith(b"-ref")})


if __name__ == "__main__":
    unittest.main()
