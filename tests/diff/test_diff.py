"""`recension diff`: two editions of a folder that changed between them."""
import json
import pathlib
import random
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from support import Case, run

A = "A letter\n\n4 May 1921\n\nThe habour is closed.\n\nThe carts go by the ferry.\n"
B = "An answer\n\n6 May 1921\n\nThe ferry is full.\n\nIt goes again at noon.\n"
C = "A note\n\n5 May 1921\n\nThe bridge is mended.\n"


class Diff(Case):
    def edition(self, name, sources):
        for file, text in sources.items():
            self.write(f"{name}-in/{file}", text)
        done = run("build", "--no-verify", self.folder / f"{name}-in", "-o", self.folder / name)
        self.assertEqual(done.returncode, 0, done.stderr)
        return self.folder / name

    def test_documents_words_and_numbers(self):
        old = self.edition("old", {"a.txt": A, "b.txt": B, "gone.txt": C})
        new = self.edition("new", {
            "b.txt": B, "c.txt": "A slip\n\n8 June 1921\n\nNo boat goes on Sunday.\n",
            "a.txt": A, "edition.yaml": "documents:\n  - file: a.txt\n    date: 1921-05-07\n"
            "    emend: [{words: habour, to: harbour, reason: misprint}]\n"})
        done = run("diff", old, new / "edition.json")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(done.stdout.decode(), """\
changed: 2. A letter, [7 May 1921] (a.txt)
  date: 1921-05-04 → 1921-05-07
  2.2: “habour” → “harbour”
added: 3. [“No boat goes on Sunday”], 8 June 1921 (c.txt)
removed: 2. [The bridge], 5 May 1921 (gone.txt)
concordance, old → new:
  3.1-3.4 → 1.1-1.4
  1.1-1.3 → 2.1-2.3
""")
        page = run("diff", "--format=html", old, new).stdout.decode()
        for part in (
                '<h2>Documents added</h2>\n<ul><li>3. <span dir="auto">[“No boat goes on '
                'Sunday”]</span>, 8 June 1921 <span class="file">c.txt</span></li>\n</ul>\n',
                '<li>date: <del dir="auto">4 May 1921</del> '
                '<ins dir="auto">[7 May 1921]</ins></li>\n',
                '<li>2.2: <del dir="auto">habour</del> <ins dir="auto">harbour</ins></li>\n',
                '<tr><td>3.1-3.4</td><td>1.1-1.4</td></tr>\n'):
            self.assertIn(part, page)
        done = run("diff", "--format=json", old, new)
        found = json.loads(done.stdout)
        self.assertEqual([one["file"] for one in found["added"]], ["c.txt"])
        self.assertEqual([one["file"] for one in found["removed"]], ["gone.txt"])
        self.assertEqual([[one["new"]["file"], one["redated"], len(one["changes"])]
                          for one in found["kept"]], [["b.txt", False, 0], ["a.txt", True, 1]])
        self.assertEqual(found["concordance"][4], {"old": "1.1", "new": "2.1"})

    def errata_of(self, old, sources):
        yaml = f"errata: {old}\n" + sources.pop("edition.yaml", "")
        for file, text in {**sources, "edition.yaml": yaml}.items():
            self.write(f"later-in/{file}", text)
        done = run("build", self.folder / "later-in", "-o", self.folder / "later", "--text",
                   "--epub", "--pdf")
        self.assertEqual(done.returncode, 0, done.stderr)
        text = next((self.folder / "later").glob("*.txt")).read_text()
        return text.split("Changes from the former edition\n---")[1].split("\n\n\n")[0]

    def test_errata_are_printed_in_the_book(self):
        old = self.edition("old", {"a.txt": A, "b.txt": B, "gone.txt": C})
        name = json.loads((old / "edition.json").read_text())["identifier"]
        found = self.errata_of("../old/edition.json", {
            "b.txt": B, "c.txt": "A slip\n\n8 June 1921\n\nNo boat goes on Sunday.\n",
            "a.txt": A, "edition.yaml": "documents:\n  - file: a.txt\n    date: 1921-05-07\n"
            "    title: The letter\n"
            "    emend: [{words: habour, to: harbour, reason: misprint}]\n"})
        self.assertEqual(found.split("\n\n")[1:], [
            f"This edition compared with the former one, {name}. What stood in the former edition "
            "is before the arrow. Citations that are not listed have not changed.",
            "Documents added", "3. [“No boat goes on Sunday”], 8 June 1921",
            "Documents left out", "2. [The bridge], 5 May 1921",
            "Dates changed", "2. [The letter]: 4 May 1921 → [7 May 1921]",
            "Titles changed", "2. A letter → [The letter]",
            "Words changed", "2.1: – → “A letter”", "2.3: “habour” → “harbour”",
            "Concordance of citations", "3.1-3.4 → 1.1-1.4", "- → 2.1", "1.1-1.3 → 2.2-2.4"])

    def test_errata_of_the_same_edition_say_that_nothing_changed(self):
        old = self.edition("old", {"a.txt": A})
        self.assertIn("\n\nNothing has changed.",
                      self.errata_of("../old", {"a.txt": A}))

    def test_frozen_numbers_stay_and_new_documents_stand_between(self):
        old = self.edition("old", {"a.txt": A, "b.txt": B})
        slip = "A slip\n\n5 May 1921\n\nNo boat goes on Sunday.\n"
        found = self.errata_of("../old", {
            "edition.yaml": "numbering: frozen\n", "a.txt": A, "b.txt": B, "c.txt": slip})
        self.assertEqual(found.split("\n\n")[2:], [
            "Documents added", "1a. [“No boat goes on Sunday”], 5 May 1921"])
        done = run("resolve", "1a.1", self.folder / "later-in")
        self.assertTrue(done.stdout.startswith(b"1a.1"), done.stdout)
        run("init", self.folder / "later-in")
        yaml = (self.folder / "later-in" / "edition.yaml").read_text()
        self.assertEqual([line.strip() for line in yaml.split("\n") if "number:" in line],
                         ["number: 1", "number: 1a", "number: 2"])
        self.assertEqual(run("order", self.folder / "later-in").returncode, 0)

    def test_frozen_numbers_stay_within_parts(self):
        """a and b were 1 and 2; parts put b first, and new ones stand by date in each."""
        old = self.edition("old", {"a.txt": A, "b.txt": B})
        slip = "A slip\n\n{} June 1921\n\nNo boat number {} goes on Sunday.\n"
        parts = {"b.txt": "First", "c.txt": "First", "a.txt": "Second", "d.txt": "Second",
                 "e.txt": "Third"}
        self.errata_of("../old", {
            "edition.yaml": "numbering: frozen\ndocuments:\n" + "".join(
                f"  - {{file: {file}, group: {part}}}\n" for file, part in parts.items()),
            "a.txt": A, "b.txt": B, **{f"{name}.txt": slip.format(day, day) for name, day
                                       in (("c", 3), ("d", 4), ("e", 5))}})
        order = run("order", "--format=json", self.folder / "later-in").stdout
        self.assertEqual([(one["label"], one["file"]) for one in json.loads(order)],
                         [("2", "b.txt"), ("3", "c.txt"), ("1", "a.txt"), ("1a", "d.txt"),
                          ("1b", "e.txt")])

    def test_errata_of_no_ledger_are_refused(self):
        self.write("in/a.txt", A)
        self.write("in/edition.yaml", "errata: a.txt\n")
        done = run("build", self.folder / "in", "-o", self.folder / "out")
        self.assertEqual(done.returncode, 2)
        self.assertIn(b"a.txt:1: fatal: not a ledger of an edition", done.stderr)

    def ledger(self, name, paragraphs):
        return self.write(name, json.dumps({"title": "T", "documents": [
            {"key": "k", "file": "f", "number": 1, "title": {"value": "T"},
             "date": {"edtf": None, "display": "[date not stated]"},
             "blocks": [{"citation": f"1.{at + 1}", "text": text}
                        for at, text in enumerate(paragraphs)]}]}))

    def test_any_change_of_words_is_one_that_gives_the_new_text(self):
        chance = random.Random(7)
        for _ in range(60):
            old = [chance.choice("abcdef") for _ in range(chance.randrange(0, 40))]
            new = list(old)
            for _ in range(chance.randrange(0, 12)):
                at = chance.randrange(0, len(new) + 1)
                new[at:at + chance.randrange(0, 3)] = chance.choice(["", "x", "y z"]).split()
            done = run("diff", "-fjson", self.ledger("a.json", [" ".join(old)]),
                       self.ledger("b.json", [" ".join(new)]))
            changes = json.loads(done.stdout)["kept"][0]["changes"]
            went = sum(len(one["before"].split()) for one in changes)
            came = sum(len(one["after"].split()) for one in changes)
            with self.subTest(old=old, new=new):
                self.assertEqual(len(new), len(old) - went + came)
                self.assertEqual(sorted(new), sorted(
                    self.without(old, changes) + " ".join(one["after"] for one in changes).split()))

    def without(self, words, changes):
        left = list(words)
        for one in changes:
            for word in one["before"].split():
                left.remove(word)
        return left

    def test_paragraphs_that_come_and_go_have_no_partner(self):
        done = run("diff", self.ledger("a.json", ["one", "two", "three"]),
                   self.ledger("b.json", ["one", "new", "more", "two"]))
        self.assertIn("  1.1 → 1.1\n  - → 1.2-1.3\n  1.2 → 1.4\n  1.3 → -\n",
                      done.stdout.decode())

    def test_texts_that_have_nothing_in_common(self):
        one = self.ledger("a.json", [" ".join(f"a{i}" for i in range(5000))])
        other = self.ledger("b.json", [" ".join(f"b{i}" for i in range(5000))])
        done = run("diff", "-fjson", one, other)
        changes = json.loads(done.stdout)["kept"][0]["changes"]
        self.assertEqual(len(changes), 1)

    def test_what_is_no_ledger_is_said(self):
        path = self.write("a.json", "{\n  \"documents\": [{}]}\n")
        done = run("diff", path, path)
        self.assert_ends(done, 2, f"{path}: fatal: not a ledger of an edition: documents "
                         "with key, file and number were expected [ledger-read]\n")
        path = self.write("b.json", "{\n")
        done = run("diff", path, path)
        self.assertIn(b"b.json:2: fatal: not a ledger of an edition", done.stderr)


if __name__ == "__main__":
    unittest.main()
