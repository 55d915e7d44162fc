"""Short keys of documents, and citations in the forms that people write."""
import json
import pathlib
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from support import Case, run

FIRST = "The first letter\n\nBy Ann Reed\n\n4 May 1921\n\nOne.\n\nTwo.\n\nThree.\n"
SECOND = "The second letter\n\nBy Ann Reed\n\n5 May 1921\n\nFour.\n\nFive.\n"


class Cite(Case):
    def setUp(self):
        super().setUp()
        self.write("in/a.txt", FIRST)
        self.write("in/b.txt", SECOND)
        self.write("in/edition.yaml", "documents:\n  - file: b.txt\n    key: Reed 1921b\n"
                   "  - file: a.txt\n    key: Reed 1921a\n")

    def texts(self, citation):
        done = run("resolve", "--format=json", citation, self.folder / "in")
        self.assertEqual(done.returncode, 0, done.stderr)
        return [json.loads(line)["text"] for line in done.stdout.splitlines()]

    def test_forms_of_a_citation(self):
        whole = self.texts("1")
        self.assertEqual(whole[-3:], ["One.", "Two.", "Three."])
        head = len(whole) - 3
        two = head + 2
        for citation in (f"1.{two}", f"¶1.{two}", f"¶ 1.{two}", f"Reed 1921a.{two}"):
            with self.subTest(citation=citation):
                self.assertEqual(self.texts(citation), ["Two."])
        for citation in (f"1.{two}-1.{two + 1}", f"1.{two}-{two + 1}", f"1.{two}–{two + 1}",
                         f"Reed 1921a.{two}-{two + 1}", f"Reed 1921a.{two}-Reed 1921a.{two + 1}"):
            with self.subTest(citation=citation):
                self.assertEqual(self.texts(citation), ["Two.", "Three."])
        self.assertEqual(self.texts("Reed 1921b")[-1], "Five.")

    def test_a_key_stays_when_documents_come(self):
        before = self.texts("Reed 1921a")
        self.write("in/c.txt", FIRST.replace("4 May", "3 May").replace("One", "Zero"))
        run("init", self.folder / "in")
        self.assertIn('key: "Reed 1921c"', (self.folder / "in/edition.yaml").read_text())
        self.assertEqual(self.texts("Reed 1921a"), before)
        self.assertIn("Zero.", self.texts("Reed 1921c"))

    def test_what_is_no_citation_is_answered(self):
        for citation, words in (("7.1", "write it as 3.12, 3.1-3.4, 3 or with a key as "
                                 '"Reed 1921a.12"'), ("1.99", "no paragraph"), ("1.3-2", "no paragraph"),
                                ("1.x", "no paragraph"), ("Red 1921a", 'the nearest key is "Reed 1921a"')):
            with self.subTest(citation=citation):
                done = run("resolve", citation, self.folder / "in")
                self.assertEqual(done.returncode, 2)
                self.assertIn(words, done.stderr.decode())


if __name__ == "__main__":
    unittest.main()
