"""Files named twice, and outputs of the program among the documents."""
import pathlib
import shutil
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from support import Case, SEEDS, run


class Operands(Case):
    def test_a_file_named_twice_is_read_once(self):
        file = self.write("in/a.txt", "The lamp was lit on 4 March 2021.\n")
        done = run("order", file, self.folder / "in", file)
        self.assert_said(done, 0, "source-repeated", "source-repeated",
                         "date-missing")
        self.assertEqual(done.stdout.decode().count("a.txt"), 1)

    def test_own_outputs_are_no_documents(self):
        source = self.folder / "in"
        source.mkdir()
        shutil.copy(next(SEEDS.glob("*.txt")), source)
        first = run("build", "--all", source, "-o", source)
        self.assertEqual(first.returncode, 0, first.stderr)
        for name in ("edition.json",):  # the folder does not tell, the bytes do
            (source / name).rename(source / "ledger.json")
        again = run("order", source)
        self.assertEqual(again.stdout.decode().count(".txt"), 1, again.stdout)
        self.assertNotIn(b"source-unknown", again.stderr)


if __name__ == "__main__":
    unittest.main()
