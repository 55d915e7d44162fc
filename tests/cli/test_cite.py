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

    def test_a_page_and_references(self):
        self.write("in/edition.yaml", "title: Quay\neditors: [A. Editor, B. Other]\n"
                   "publisher: Quay Press\ndate: 1999\n"
                   "documents:\n  - {file: a.txt, title: The first letter}\n"
                   "  - {file: b.txt, title: The second letter}\n")
        text = run("resolve", "1.3-1.5", self.folder / "in").stdout.decode()
        self.assertIn("a.txt, line 7, bytes 43-47, document ", text)
        self.assertIn(", page 1 (PDF page 11)\n\nOne.\n", text)
        self.assertTrue(text.endswith(
            "\nChicago   Ann Reed, “The first letter,” May 4, 1921, in Quay, ed. A. Editor and "
            "B. Other (Quay Press, 1999), no. 1, pars. 3–5, p. 1.\n"
            "MLA       Reed, Ann. “The first letter.” 4 May 1921. Quay, edited by A. Editor and "
            "B. Other, Quay Press, 1999, no. 1, pars. 3–5, p. 1.\n"
            "Bluebook  Ann Reed, The first letter (May 4, 1921), in Quay ¶ 1.3–5, at 1 "
            "(A. Editor & B. Other eds., 1999).\n"), text)
        self.assertEqual(self.texts("p. 1"), self.texts("1") + self.texts("2"))
        self.assertEqual(self.texts("page 1"), self.texts("p. 1"))
        done = run("resolve", "p. 99", self.folder / "in")
        self.assert_ends(done, 2, "recension: fatal: not found: page 99 of the PDF holds no "
                         "passage of a document [lookup-none]\n")
        found = json.loads(run("resolve", "-fjson", "2.3", self.folder / "in").stdout)
        self.assertEqual((found["pages"], found["byte_start"], found["byte_end"]), ("1", 44, 49))
        self.assertEqual(found["references"]["bluebook"], "Ann Reed, The second letter "
                         "(May 5, 1921), in Quay ¶ 2.3, at 1 (A. Editor & B. Other eds., 1999).")
        self.assertEqual((found["csl"]["type"], found["csl"]["title"], found["csl"]["number"]),
                         ("document", "The second letter", "2"))

    def test_references_to_a_document_of_a_court(self):
        self.write("in/edition.yaml", "title: Quay\ndocuments:\n  - file: a.txt\n"
                   "    title: \"Board v. Reed\"\n    court: High Court of Varn\n"
                   "    docket: No. 14\n    date: 1921-05-04\n    order: 1\n")
        found = json.loads(run("resolve", "-fjson", "1.3", self.folder / "in").stdout)
        at = found["pages"]
        self.assertEqual(found["references"], {
            "chicago": f"[Board v. Reed], No. 14 (High Court of Varn, May 4, 1921), in Quay, "
                       f"no. 1, par. 3, p. {at}.",
            "mla": f"High Court of Varn. [Board v. Reed], No. 14. 4 May 1921. Quay, no. 1, "
                   f"par. 3, p. {at}.",
            "bluebook": f"[Board v. Reed], No. 14 (High Court of Varn May 4, 1921), in Quay "
                        f"¶ 1.3, at {at}."})

    def test_references_to_each_kind_of_document(self):
        """Of several authors, of a body, of a speaker, with a question and quotation
        marks for a title, without a day."""
        head = "<title>{0}</title><body><article><h1>{0}</h1>"
        words = "<p>The ferry of the town goes twice a day, and the fare is a penny.</p>"
        for name, title, more in (
                ("1", "Who pays “the toll”?", "author: A. One; B. Two; C. Three and D. van Four\n    date: 1921"),
                ("2", "A minute", "issuer: Harbour Board\n    date: 1922-03"),
                ("3", "An address", "speaker: Ann Reed\n    date: 1923-04-05"),
                ("4", "A memoir", "author: Luis de la Cruz, Jr.\n    date: 1924~")):
            self.write(f"kinds/{name}.html", head.format(title) + words.replace("ferry", name))
            self.write(f"kinds/{name}.yaml", more)
        self.write("kinds/edition.yaml", "title: Quay\neditors: [A, B, C]\nignore: ['*.yaml']\n"
                   "documents:\n" + "".join(
                       f"  - file: {at}.html\n    {(self.folder / f'kinds/{at}.yaml').read_text()}\n"
                       for at in (1, 2, 3, 4)))
        found = {at: json.loads(run("resolve", "-fjson", f"{at}.1", self.folder / "kinds").stdout)
                 ["references"] for at in (1, 2, 3, 4)}
        self.assertEqual([[found[at][form].split(" Quay")[0] for form in ("chicago", "mla", "bluebook")]
                          for at in (1, 2, 3, 4)], [
            ["A. One et al., “Who pays ‘the toll’?,” [1921], in",
             "One, A., et al. “Who pays ‘the toll’?” [1921].",
             "A. One et al., Who pays “the toll”? ([1921]), in"],
            ["Harbour Board, “A minute,” [March 1922], in", "Harbour Board. “A minute.” [March 1922].",
             "Harbour Board, A minute ([March 1922]), in"],
            ["Ann Reed, “An address,” [April 5, 1923], in", "Ann Reed. “An address.” [5 April 1923].",
             "Ann Reed, An address ([April 5, 1923]), in"],
            ["Luis de la Cruz, Jr., “A memoir,” [c. 1924], in",
             "de la Cruz, Luis, Jr. “A memoir.” [c. 1924].",
             "Luis de la Cruz, Jr., A memoir ([c. 1924]), in"]])
        self.assertIn("ed. A, B, and C, no. 1", found[1]["chicago"])
        self.assertIn("edited by A et al., no. 1", found[1]["mla"])

    def test_what_is_not_known_is_left_out_of_references(self):
        self.write("in/a.txt", "The bridge\n\nIt is mended, and the carts go over it again.\n")
        text = run("resolve", "2.1", self.folder / "in").stdout.decode()
        self.assertIn("\nChicago   [“It is mended, and the carts go over…”], in [Documents, 1921], no. 2, "
                      "par. 1, p. 1.\nMLA       [“It is mended, and the carts go over…”]. [Documents, "
                      "1921], no. 2, par. 1, p. 1.\n", text)

    def test_a_key_stays_when_documents_come(self):
        before = self.texts("Reed 1921a")
        self.write("in/c.txt", FIRST.replace("4 May", "3 May").replace("One", "Zero"))
        run("init", self.folder / "in")
        self.assertIn('key: "Reed 1921c"', (self.folder / "in/edition.yaml").read_text())
        self.assertEqual(self.texts("Reed 1921a"), before)
        self.assertIn("Zero.", self.texts("Reed 1921c"))

    def test_what_is_no_citation_is_answered(self):
        for citation, words in (("7.1", "write it as 3.12, 3.1-3.4, 3, p. 31 or with a key as "
                                 '"Reed 1921a.12"'), ("1.99", "no paragraph"), ("1.3-2", "no paragraph"),
                                ("1.x", "no paragraph"), ("Red 1921a", 'the nearest key is "Reed 1921a"')):
            with self.subTest(citation=citation):
                done = run("resolve", citation, self.folder / "in")
                self.assertEqual(done.returncode, 2)
                self.assertIn(words, done.stderr.decode())


if __name__ == "__main__":
    unittest.main()
