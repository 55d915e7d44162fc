"""Several editions of one folder: selections, a shared file of decisions, lists of
files."""
import json
import pathlib
import re
import sys
import unittest
import zipfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from support import Case, run

LETTERS = {
    "harbour/a.txt": "A letter\n\n4 May 1921\n\nThe harbour is closed for the winter.\n",
    "harbour/b.txt": "An answer\n\n6 June 1921\n\nThe ferry is full of people again.\n",
    "town/c.txt": "Ein Brief\n\n2. Januar 1922\n\nDie Brücke ist wieder offen, und die Wagen "
                  "fahren über den Fluss.\n",
    "town/d.txt": "A note without a day\n\nThe bridge is mended, and the carts go over it.\n",
}
SHARED = """title: All letters
documents:
  - {file: harbour/a.txt, tags: [sea, ice], issuer: The Harbour Board, title: First letter}
  - {file: harbour/b.txt, tags: [sea], issuer: Ferry Company}
  - {file: town/d.txt, include: no}
"""


class Editions(Case):
    def setUp(self):
        super().setUp()
        for name, text in LETTERS.items():
            self.write(f"in/{name}", text)
        self.write("in/edition.yaml", SHARED)

    def files(self, *arguments):
        done = run("order", "--format=json", *arguments)
        self.said = done.stderr.decode().replace(f"{self.folder}/", "")
        return [one["file"] for one in json.loads(done.stdout)] if done.stdout else None

    def selected(self, select):
        self.write("in/part.yaml", f"decisions: edition.yaml\nselect: {select}\n")
        return self.files("-c", self.folder / "in/part.yaml", self.folder / "in")

    def test_what_a_selection_takes(self):
        a, b, c = "harbour/a.txt", "harbour/b.txt", "town/c.txt"
        for select, files in (
                ("{}", [a, b, c]),
                ("{from: 1921-06}", [b, c]), ("{to: 1921}", [a, b]), ("{to: 1921-05}", [a]),
                ("{from: 1921-05-05, to: 1921-12-31}", [b]),
                ("{file: \"harbour/*\"}", [a, b]), ("{file: [a.txt, c.txt]}", [a, c]),
                ("{issuer: \"*harbour*\"}", [a]), ("{issuer: [ferry company, x*, t*]}", [a, b]),
                ("{language: de}", [c]), ("{tag: sea}", [a, b]), ("{tag: [ice]}", [a]),
                ("{tag: sea, from: 1921-06}", [b])):
            with self.subTest(select=select):
                self.assertEqual(self.selected(select), files)

    def test_what_fits_nothing_is_said(self):
        self.assertEqual(self.selected("{tag: [sea, wind]}"), ["harbour/a.txt", "harbour/b.txt"])
        self.assertIn((
            "in/part.yaml:2:1: warning: edition.yaml names what is not there: "
            "select: tag: \"wind\" fits none of them [project-unmatched]\n"), self.said)

    def test_wrong_selections_are_refused(self):
        for select, message in (
                ("{year: 1921}", 'in/part.yaml:2:10: fatal: unknown or repeated key: "year"'),
                ("{from: May 1921}", "in/part.yaml:2:16: fatal: wrong value: from: expected a date"),
                ("1921", "in/part.yaml:2:9: fatal: wrong value: select: expected")):
            with self.subTest(select=select):
                self.assertIsNone(self.selected(select))
                self.assertIn(message, self.said)

    def test_the_book_says_that_it_is_a_selection(self):
        self.write("in/part.yaml", "title: At sea\ndecisions: edition.yaml\nselect: {tag: sea}\n")
        said = run("build", "--text", "-o", self.folder / "whole", self.folder / "in").stdout
        self.assertNotIn(b"left out", said)  # another edition is no document
        done = run("build", "-q", "--all", "-c", self.folder / "in/part.yaml", "-o",
                   self.folder / "out", self.folder / "in")
        self.assertEqual((done.returncode, done.stdout), (0, b""), done.stderr)
        text = (self.folder / "out/at-sea.txt").read_text()
        self.assertIn("This edition gives 2 documents, dated 1921. It is a selection; not taken: "
                      "2 documents.", text)
        self.assertNotIn("Left out by", text)

    def test_quiet_commands_print_nothing(self):
        out = self.folder / "out"
        for arguments in (["init", self.folder / "in"],
                          ["build", self.folder / "in", "-o", out],
                          ["verify", "--sources", self.folder / "in"]):
            books = list(out.glob("*.epub")) if arguments[0] == "verify" else []
            done = run("-q", *arguments, *books)
            with self.subTest(arguments=arguments):
                self.assertEqual((done.returncode, done.stdout, done.stderr), (0, b"", b""))

    def test_groups_are_parts_of_the_book(self):
        for name, day in (("a", 4), ("b", 5), ("c", 6), ("d", 7)):
            self.write(f"g/{name}.txt", f"Letter {name}\n\n{day} May 1921\n\nThe ferry {name} "
                       "goes twice a day.\n")
        self.write("g/edition.yaml", "documents:\n  - {file: c.txt, group: At sea}\n"
                   "  - {file: d.txt, group: Ashore}\n  - {file: a.txt, group: At sea}\n")
        done = run("build", "--epub", "--pdf", "--text", "--tei", self.folder / "g", "-o",
                   self.folder / "out", "--no-verify")
        self.assertEqual(done.returncode, 0, done.stderr)
        order = json.loads(run("order", "-fjson", self.folder / "g").stdout)
        self.assertEqual([one["file"] for one in order], ["b.txt", "a.txt", "c.txt", "d.txt"])
        self.assertEqual([one["why"] for one in order if "part" in one["why"]],
                         ["It opens the part “At sea”, which edition.yaml puts here.",
                          "It opens the part “Ashore”, which edition.yaml puts here."])
        epub = zipfile.ZipFile(next((self.folder / "out").glob("*.epub")))
        nav = epub.read("EPUB/nav.xhtml").decode().split("</nav>")[0]
        self.assertRegex(nav, r"(?s)>At sea</a><ol>\n.*Letter a.*Letter c.*</ol></li>\n"
                         r"<li><a href=\"part-\d+\.xhtml\">Ashore</a><ol>\n.*Letter d")
        self.assertIn("divided the documents into parts", epub.read("EPUB/about.xhtml").decode())
        tei = next((self.folder / "out").glob("*.tei.xml")).read_text()
        self.assertEqual(re.findall(r"</?teiCorpus|<title>.*</title>", tei), [
            "<teiCorpus", "<title>Letter b</title>", "<teiCorpus", "<title>At sea</title>",
            "<title>Letter a</title>", "<title>Letter c</title>", "</teiCorpus", "<teiCorpus",
            "<title>Ashore</title>", "<title>Letter d</title>", "</teiCorpus", "</teiCorpus"])
        done = run("verify", *(self.folder / "out").glob("*.pdf"), *(self.folder / "out")
                   .glob("*.epub"))
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)

    def test_what_no_book_carries_is_labelled_with_its_address(self):
        self.write("v/page.html", """<html lang="de"><title>Die Fähre</title><article>
<h1>Die Fähre</h1><p>Die Fähre fährt zweimal am Tag, und die Fahrt kostet einen Pfennig.</p>
<iframe src="https://example.org/embed/12" title="The crossing" allowfullscreen></iframe>
<video src="https://example.org/b.webm"></video><audio src="https://example.org/a.mp3"></audio>
<embed src="https://example.org/x.swf"><p>Am Sonntag fährt sie nicht.</p></article></html>""")
        done = run("build", self.folder / "v", "-o", self.folder / "out", "--text", "--epub", "--pdf")
        self.assertEqual(done.returncode, 0, done.stderr)
        text = next((self.folder / "out").glob("*.txt")).read_text()
        self.assertEqual(re.findall(r"^\[(.*example.*)\]$", text, re.M), [
            "Eingebettete Seite: The crossing, https://example.org/embed/12",
            "Video: https://example.org/b.webm", "Tonaufnahme: https://example.org/a.mp3",
            "Eingebettete Seite: https://example.org/x.swf"])

    def test_a_place_is_one_in_its_part(self):
        for name, day in (("a", 4), ("b", 5), ("c", 6), ("d", 7)):
            self.write(f"g/{name}.txt", f"Letter {name}\n\n{day} May 1921\n\nThe ferry {name} "
                       "goes twice a day.\n")
        self.write("g/edition.yaml", "documents:\n  - {file: b.txt, group: At sea}\n"
                   "  - {file: c.txt, group: At sea}\n  - {file: d.txt, group: At sea, order: 1}\n")
        order = json.loads(run("order", "-fjson", self.folder / "g").stdout)
        self.assertEqual([(one["file"], one["why"]) for one in order], [
            ("a.txt", "First, for its earliest possible date is 4 May 1921."),
            ("d.txt", "Placed here by the editor."),
            ("b.txt", "It follows those that the editor placed first."),
            ("c.txt", "Its earliest possible date, 6 May 1921, is later than 5 May 1921.")])

    def test_own_decisions_go_over_shared_ones(self):
        self.write("in/part.yaml", "decisions: edition.yaml\ndocuments:\n"
                   "  - {file: harbour/a.txt, date: 1930}\n  - {file: town/c.txt, title: New}\n")
        done = run("order", "--format=json", "-c", self.folder / "in/part.yaml",
                   self.folder / "in")
        self.assertEqual([(one["file"], one["title"], one["edtf"])
                          for one in json.loads(done.stdout)],
                         [("harbour/b.txt", "[The ferry]", "1921-06-06"),
                          ("town/c.txt", "[New]", "1922-01-02"),
                          ("harbour/a.txt", "[First letter]", "1930")])

    def test_a_third_file_is_refused(self):
        self.write("in/more.yaml", "decisions: edition.yaml\n")
        self.write("in/part.yaml", "decisions: more.yaml\n")
        self.assertIsNone(self.files("-c", self.folder / "in/part.yaml", self.folder / "in"))
        self.assertIn("in/more.yaml:1:12: fatal: wrong value: decisions: expected no third file",
                      self.said)

    def test_the_edition_of_the_current_folder(self):
        done = run("order", "--format=json", cwd=self.folder / "in")
        self.assertEqual(len(json.loads(done.stdout)), 3)

    def test_lists_of_files(self):
        names = [self.folder / "in/harbour/b.txt", self.folder / "in/town/c.txt"]
        path = self.write("list", "".join(f"{name}\r\n\n" for name in names))
        expected = ["b.txt", "c.txt"]
        self.assertEqual(self.files("--files-from", path), expected)
        self.assertEqual(self.files("--files-from", path, self.folder / "in/harbour/a.txt"),
                         ["a.txt"] + expected)
        done = run("order", "--format=json", "--files-from=-", stdin=str(names[0]).encode())
        self.assertEqual([one["file"] for one in json.loads(done.stdout)], ["b.txt"])
        done = run("clean", "--files-from", self.write("empty", "\n"))
        self.assertEqual(done.returncode, 2)
        self.assertIn(b"the list of files is empty [source-none]", done.stderr)


if __name__ == "__main__":
    unittest.main()
