"""What each stage makes of the seeds, or of a few letters where that would be
too long to read, against tests/books/golden/.

With BLESS=1 in the environment the files are written anew: read the difference
before you commit it.
"""
import difflib
import os
import pathlib
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from support import Case, ROOT, run

GOLDEN = ROOT / "tests/books/golden"


class Golden(Case):
    def hold(self, name, *arguments):
        done = run(*arguments, cwd=ROOT, env={"SOURCE_DATE_EPOCH": ""})
        self.assertEqual(done.returncode, 0, done.stderr)
        path = GOLDEN / name
        if os.environ.get("BLESS"):
            path.write_bytes(done.stdout)
        want = path.read_text().splitlines()
        have = done.stdout.decode().splitlines()
        difference = list(difflib.unified_diff(want, have, str(path), "now",
                                               lineterm="", n=1))
        self.assertEqual("\n".join(difference[:60]), "",
                         "if this is meant, run scripts/bless")

    def test_order(self):
        self.hold("order.json", "order", "--format=json", "seeds")

    def test_dates(self):
        self.hold("dates.txt", "build", "--dump=dates", "seeds")

    def test_clean(self):
        self.hold("clean.txt", "build", "--dump=clean", "tests/letters")

    def test_edition(self):
        self.hold("edition.txt", "build", "--dump=edition", "tests/letters")

    def test_pages(self):
        self.hold("pages.txt", "build", "--dump=pages", "tests/letters")

    def test_explain(self):
        self.hold("explain.txt", "explain", "2", "tests/letters")

    def test_init(self):
        self.hold("init.yaml", "init", "tests/letters", "-o", "-")


if __name__ == "__main__":
    unittest.main()
