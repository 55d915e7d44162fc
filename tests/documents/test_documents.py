"""What becomes of whole folders: tests/documents/KIND/NAME/in is built, and what
the edition then holds is compared with expected.txt beside it (README.md here
says how it is read).

With BLESS=1 in the environment the files are written anew: read the difference
before you commit it.
"""
import difflib
import os
import pathlib
import re
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from support import ROOT, run

FOLDERS = ROOT / "tests/documents"
LONGEST = 160      # characters of a line that is given whole
KEPT = 70          # at each end of a longer one
MARKS = re.compile("    (label|ground|lemma|link|small-caps) ")
SAME = ("  title ", "  short ", "  paragraph ")      # in each apparatus
HIDDEN = re.compile(r"\bd-[0-9a-f]{8}(-p\d+)?\b ?|#?(apparatus|sources)-[0-9a-f]{8}"
                    r"| \(SHA-256 [0-9a-f]{8}\)")


def short(line):
    """A line of the dump without names made of hashes, abridged when long."""
    line = HIDDEN.sub("", line)
    if len(line) <= LONGEST:
        return line
    return f"{line[:KEPT]} [{len(line) - 2 * KEPT} characters] {line[-KEPT:]}"


def held(dump):
    """The lines of the documents and of the apparatus; of the editor's own lines
    the words alone."""
    parts = re.split(r"(?m)^(?=(?:front|body|back) )", dump)
    editor = False
    for part in parts:
        if not part.startswith(("body ", "back apparatus ")):
            continue
        for line in part.splitlines():
            if not line.startswith("    "):
                editor = " editor " in line[:60]
            if part.startswith("back ") and line.startswith(SAME):
                continue
            if not (editor and MARKS.match(line)):
                yield line


def read(folder):
    """The documents, the apparatus and the messages of an edition of `folder`."""
    done = run("build", "-v", "--dump=edition", "in", cwd=folder)
    said = done.stderr.decode().splitlines()
    return [f"exit {done.returncode}",
            *map(short, held(done.stdout.decode())), *map(short, said)]


class Documents(unittest.TestCase):
    maxDiff = None
    kind = sys.argv.pop() if len(sys.argv) > 1 else ""

    def test_folders(self):
        folders = sorted((FOLDERS / self.kind).iterdir())
        self.assertTrue(folders)
        for folder in folders:
            with self.subTest(folder.name):
                have = read(folder)
                path = folder / "expected.txt"
                if os.environ.get("BLESS"):
                    path.write_text("\n".join(have) + "\n")
                want = path.read_text().splitlines()
                difference = list(difflib.unified_diff(
                    want, have, str(path.relative_to(ROOT)), "now",
                    lineterm="", n=1))
                self.assertEqual("\n".join(difference[:60]), "",
                                 "if this is meant, run scripts/bless")


if __name__ == "__main__":
    unittest.main()
