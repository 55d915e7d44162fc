"""Decisions of edition.yaml on words: kept, cut, emended; and what is said of
those that fit nothing."""
import json
import pathlib
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from support import Case, run

LETTER = """The habour in winter

4 May 1921

The habour is frozen, and the carts go over the ice to the other side, as they
did in my father's time, with lanterns before and behind them.

Share on Facebook

The ferry lies at the pier until March. The keeper has it in his charge, and
says that it will not be worse for the ice than in other years.
"""
OTHER = """The keeper's answer

6 May 1921

The ferry is sound. The lanterns are out of repair, and no one has asked for
them to be mended since the autumn.
"""


class Decisions(Case):
    def setUp(self):
        super().setUp()
        self.write("in/a.txt", LETTER)
        self.write("in/b.txt", OTHER)

    def clean(self, yaml):
        self.write("in/edition.yaml", "documents:\n  - file: a.txt\n" + yaml)
        done = run("clean", "--format=json", "-c", self.folder / "in/edition.yaml",
                   self.folder / "in")
        self.assertEqual(done.returncode, 0, done.stderr)
        documents = [json.loads(line) for line in done.stdout.splitlines()]
        said = [line.split("edition.yaml:", 1)[1] for line in
                done.stderr.decode().splitlines() if "decision-unfit" in line]
        return documents[0], said

    def texts(self, document):
        return [block["text"] for block in document["blocks"]]

    def test_words_are_emended_across_a_line_end(self):
        document, said = self.clean(
            "    emend:\n      - {words: The habour is, to: The harbour is, reason: misprint}\n"
            "      - {words: \"as they did\", to: as men did, reason: \"see b.txt\"}\n")
        self.assertEqual(said, [])
        self.assertIn("The harbour is frozen, and the carts go over the ice to the "
                      "other side, as men did in my father's time, with lanterns "
                      "before and behind them.", self.texts(document))
        spans = [span for span in document["spans"] if span.get("class") == "emendation"]
        self.assertEqual([span["replacement"] for span in spans],
                         ["The harbour is", "as men did"])
        self.assertEqual([span["reason"] for span in spans], ["misprint", "see b.txt"])

    def test_words_are_cut_with_one_space(self):
        document, said = self.clean(
            "    cut:\n      - \"with lanterns before and behind them.\"\n      - words: "
            "and says that it will not be worse for the ice than in other years.\n")
        self.assertEqual(said, [])
        self.assertIn("The ferry lies at the pier until March. The keeper has it in "
                      "his charge,", self.texts(document))
        self.assertTrue(any(text.endswith("in my father's time,")
                            for text in self.texts(document)))

    def test_a_whole_paragraph_is_cut(self):
        before, _ = self.clean("")
        paragraph = next(text for text in self.texts(before) if "pier" in text)
        document, said = self.clean(f"    cut: [\"{paragraph}\"]\n")
        self.assertEqual(said, [])
        self.assertEqual(self.texts(document),
                         [text for text in self.texts(before) if text != paragraph])
        self.assertEqual(document["spans"][-1]["byte_end"], len(LETTER))

    def test_words_are_kept(self):
        before, _ = self.clean("")
        self.assertNotIn("Share on Facebook", self.texts(before))
        document, said = self.clean("    keep: [Share on Facebook]\n")
        self.assertEqual(said, [])
        self.assertIn("Share on Facebook", self.texts(document))

    def test_a_cut_is_printed_with_other_words(self):
        document, said = self.clean(
            f"    cuts:\n      {self.key()}: {{to: \"Shared by the keeper\", reason: \"a heading\"}}\n")
        self.assertEqual(said, [])
        self.assertIn("Shared by the keeper", self.texts(document))
        spans = [span for span in document["spans"] if span.get("class") == "emendation"]
        self.assertEqual([(span["replacement"], span["reason"]) for span in spans],
                         [("Shared by the keeper", "a heading")])
        _, said = self.clean("    cuts:\n      0123456789abcdef: {to: a, reason: b}\n")
        self.assertIn("no cut has the key 0123456789abcdef", said[0])

    def test_a_kept_cut_says_what_it_was_and_why_it_is_kept(self):
        key = self.key()
        document, said = self.clean(
            f"    cuts:\n      {key}: {{keep: \"the keeper's own words\"}}\n")
        self.assertEqual(said, [])
        self.assertIn("Share on Facebook", self.texts(document))
        run("build", "--review", "-o", self.folder / "out", self.folder / "in")
        script = next(text for text in map(pathlib.Path.read_text, (self.folder / "out/review")
                      .glob("*.js")) if key in text and text.startswith("workbench.addDocument"))
        review = json.loads(script.split("workbench.addDocument(", 1)[1].split(");\n")[0])
        self.assertEqual(review["said"]["cuts"], {key: "keep"})
        self.assertEqual(review["said"]["reasons"], {key: "the keeper's own words"})
        kept = review["kept"][key]
        self.assertEqual((kept["rule"], kept["words"], kept["line"]),
                         ("share-break", "Share on Facebook", 8))
        self.assertTrue(kept["class"] and kept["why"])
        # The same decision made again leaves the reason; another one takes its place.
        yaml = (self.folder / "in/edition.yaml").read_text()
        for word, wanted in (("keep", yaml), ("cut", yaml.replace(
                "{keep: \"the keeper's own words\"}", "cut"))):
            path = self.write("d.yaml", f"documents:\n  - file: a.txt\n    cuts: {{{key}: {word}}}\n")
            done = run("edit", "--apply", path, self.folder / "in")
            self.assertEqual(done.returncode, 0, done.stderr)
            self.assertEqual((self.folder / "in/edition.yaml").read_text(), wanted)

    def test_one_emendation_needs_no_list(self):
        document, said = self.clean(
            "    emend: {words: The habour is, to: The harbour is, reason: misprint}\n"
            "    cut: lanterns before\n")
        self.assertEqual(said, [])
        self.assertTrue(any("The harbour is frozen" in text and "with and behind" in text
                            for text in self.texts(document)))

    def test_what_fits_nothing_is_said(self):
        for yaml, words in [
                ("    cut: [the moon]\n", '3:11: warning: a decision of edition.yaml has no '
                 'effect: "the moon": the words are not found; they stand in no document'),
                ("    cut: [The ferry is sound.]\n", "they are printed from line 5 of b.txt"),
                ("    emend: [{words: Share on Facebook, to: x, reason: y}]\n",
                 "they are cut as widget-share on line 8 of a.txt"),
                ("    cut: [\"the\"]\n", "the words stand 10 times; give line:"),
                ("    cut: [{words: The ferry, line: 2}]\n", "not found on the line; they are "
                 "printed from line 10 of a.txt"),
                ("    keep: [the moon]\n", "the words are not found"),
                ("    cuts: {0123456789abcdef: keep}\n", "3:12: warning: a decision of "
                 "edition.yaml has no effect: no cut has the key 0123456789abcdef; its "
                 "words are found in no document")]:
            with self.subTest(yaml=yaml):
                _, said = self.clean(yaml)
                self.assertEqual(len(said), 1, said)
                self.assertIn(words, said[0])

    def test_a_key_whose_words_have_moved(self):
        self.write("in/a.txt", LETTER.replace("Share on Facebook\n\n", ""))
        self.write("in/b.txt", OTHER + "\nShare on Facebook\n")
        _, said = self.clean("    cuts: {KEY: keep}\n".replace("KEY", self.key()))
        self.assertEqual(len(said), 1)
        self.assertIn("its words are cut as widget-share on line 8 of b.txt, key", said[0])

    def key(self):
        """The key of "Share on Facebook", as init shows it."""
        self.write("other/a.txt", LETTER)
        done = run("init", "--cuts", "-o", "-", self.folder / "other")
        line = next(line for line in done.stdout.decode().splitlines()
                    if "Share on Facebook" in line)
        return line.split("#:")[1].split(":")[0].strip()

    def test_wrong_forms_are_said_with_their_place(self):
        for yaml, words in [
                ("    emend: [the words]\n", "3:13: fatal: wrong value: expected {words: ..., "
                 "to: ..., reason: ...}"),
                ("    emend: [{words: a, to: b}]\n", "expected {words: ..., to: ..., reason: ...}"),
                ("    emend: the words\n", "emend: expected {words: ..., to: ..., reason: ...}"),
                ("    cuts: {0123456789abcdef: {to: a}}\n",
                 "0123456789abcdef: expected keep, cut, {keep: why}, {cut: why}, or {to: ..., "
                 "reason: ...}"),
                ("    cuts: {0123456789abcdef: {keep: a, cut: b}}\n", "expected keep, cut, {keep"),
                ("    cuts: {0123456789abcdef: {keep: \" \"}}\n", "expected keep, cut, {keep"),
                ("    cut: [{word: a}]\n", '"word"; did you mean "words"?')]:
            with self.subTest(yaml=yaml):
                self.write("in/edition.yaml", "documents:\n  - file: a.txt\n" + yaml)
                done = run("order", self.folder / "in")
                self.assertEqual(done.returncode, 2)
                self.assertIn(words, done.stderr.decode())

    def test_the_books_are_proved(self):
        self.clean("    emend:\n      - {words: habour is, to: harbour is, reason: misprint}\n"
                   "    cut: [\"with lanterns before and behind them.\"]\n"
                   "    keep: [Share on Facebook]\n")
        done = run("build", self.folder / "in", "-o", self.folder / "out")
        self.assertEqual(done.returncode, 0, done.stderr)
        done = run("verify", *(self.folder / "out").glob("*.epub"),
                   *(self.folder / "out").glob("*.pdf"), "--sources", self.folder / "in")
        self.assertEqual(done.returncode, 0, done.stderr)


if __name__ == "__main__":
    unittest.main()
