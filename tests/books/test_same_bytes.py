"""Same input, same bytes: on any machine, time zone and locale."""
import os
import pathlib
import shutil
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from support import Case, ROOT, SEEDS, run

LETTERS = ROOT / "tests/letters"


class SameBytes(Case):
    def build(self, name, sources=SEEDS, **more):
        """Build the seeds and return {file name: bytes}."""
        out = self.folder / name
        done = run("build", sources, "--all", "--no-verify", "-o",
                   out, **more)
        self.assertEqual(done.returncode, 0, done.stderr)
        files = {str(path.relative_to(out)): path.read_bytes()
                 for path in out.rglob("*") if path.is_file()}
        self.assertEqual(sum("/" not in name for name in files), 9, files.keys())
        return files

    def assert_same(self, one, other):
        self.assertEqual(one.keys(), other.keys())
        for name in one:
            self.assertTrue(one[name] == other[name], f"{name} differs")

    def test_place_zone_locale_and_threads_do_not_matter(self):
        first = self.build("first")
        # Another folder, its files written anew and in another order.
        copy = self.folder / "elsewhere/deeper/copy"
        copy.mkdir(parents=True)
        for path in sorted(SEEDS.iterdir(), reverse=True):
            shutil.copyfile(path, copy / path.name)
            os.utime(copy / path.name, (1, 1))
        for number, environment in enumerate((
                {"TZ": "Pacific/Kiritimati", "LC_ALL": "C"},
                {"TZ": "America/St_Johns", "LC_ALL": "tr_TR.UTF-8",
                 "LANG": "de_DE.UTF-8", "HOME": str(self.folder)})):
            second = self.build(f"again{number}", copy, env=environment,
                                cwd=self.folder)
            self.assert_same(first, second)

    def test_source_date_epoch_is_obeyed(self):
        one = self.build("one", LETTERS, env={"SOURCE_DATE_EPOCH": "86400"})
        same = self.build("same", LETTERS, env={"SOURCE_DATE_EPOCH": "86400",
                                       "TZ": "Asia/Tokyo"})
        other = self.build("other", LETTERS, env={"SOURCE_DATE_EPOCH": "172800"})
        self.assert_same(one, same)
        self.assertIn(b'"modified": "1970-01-02T00:00:00Z"',
                      one["edition.json"].replace(b'":"', b'": "'))
        for name in one:
            if name.endswith((".epub", ".pdf", "edition.json")):
                self.assertFalse(one[name] == other[name], name)

    def test_a_bad_epoch_is_told(self):
        done = run("build", SEEDS, "-o", self.folder / "x",
                   "--dump=edition", env={"SOURCE_DATE_EPOCH": "soon"})
        self.assertIn(b"[edition-epoch]", done.stderr)


if __name__ == "__main__":
    unittest.main()
