"""The ledger inside a book leaves out the texts that the book holds, and still
proves it by itself."""
import json
import pathlib
import sys
import unittest
import zipfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from support import Case, SEEDS, run


class InnerLedger(Case):
    def setUp(self):
        super().setUp()
        done = run("build", SEEDS, "-o", self.folder / "out")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.epub = next((self.folder / "out").glob("*.epub"))
        self.pdf = next((self.folder / "out").glob("*.pdf"))
        with zipfile.ZipFile(self.epub) as book:
            self.inner = json.loads(book.read("META-INF/recension.json"))

    def test_it_is_the_ledger_without_texts(self):
        whole = json.loads((self.folder / "out/edition.json").read_text())
        for document in whole["documents"]:
            for block in document["blocks"]:
                self.assertIsInstance(block.pop("text"), str)
        self.assertEqual(self.inner, whole)

    def test_it_proves_both_books(self):
        path = self.write("inner.json", json.dumps(self.inner))
        done = run("verify", self.epub, self.pdf, "--sources", SEEDS,
                   "--ledger", path)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(done.stdout.count(b": verified, "), 2)

    def test_a_span_that_it_changes_is_found(self):
        spans = self.inner["documents"][0]["spans"]
        index = next(i for i, span in enumerate(spans)
                     if span["kind"] == "text" and
                     span["byte_end"] - span["byte_start"] > 20)
        spans[index]["kind"] = "removed"
        path = self.write("inner.json", json.dumps(self.inner))
        done = run("verify", self.epub, "--sources", SEEDS, "--ledger", path)
        self.assert_said(done, 1, "verify-difference")


if __name__ == "__main__":
    unittest.main()
