"""`recension doctor`: what a build needs and can use."""
import os
import pathlib
import shutil
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from support import Case, ROOT, run


class Doctor(Case):
    def lines(self, done):
        return {line[9:].split(": ")[0]:
                (line[:9].strip(), line.partition(": ")[2])
                for line in done.stdout.decode().splitlines()}

    def test_all_is_there(self):
        done = run("doctor", env={"XDG_CACHE_HOME": str(self.folder)})
        self.assert_ends(done, 0)
        lines = self.lines(done)
        for name in ("data rules", "data styles", "data phrases",
                     "font Linux Libertine O", "letters Latin",
                     "program prlimit", "library libzip", "library libxml2",
                     "library cairo"):
            self.assertEqual(lines[name][0], "ok", name)
        self.assertEqual(lines["cache"],
                         ("ok", str(self.folder / "recension")))
        self.assertEqual(lines["letters Cyrillic"][1],
                         "Linux Libertine O")
        self.assertIn("because the styles' fonts lack them",
                      lines["letters Armenian"][1])
        self.assertIn("de", lines["hyphens"][1].split(", "))
        self.assertEqual(lines["hyphens of other languages"][0], "absent")
        self.assertIn(": af, ", lines["hyphens of other languages"][1])
        self.assertNotIn("ja", lines["hyphens of other languages"][1].split(", "))

    def test_helpers_are_absent(self):
        for name in ("sh", "head", "prlimit"):
            (self.folder / name).symlink_to(shutil.which(name))
        done = run("doctor", env={"PATH": str(self.folder)})
        self.assert_ends(done, 0)
        lines = self.lines(done)
        self.assertEqual(lines["program prlimit"][0], "ok")
        self.assertEqual(lines["program pdfinfo"], (
            "absent", "tags and properties of a PDF are not read; "
            "package poppler-utils"))

    def test_no_cache(self):
        done = run("doctor", env={"XDG_CACHE_HOME": "", "HOME": ""})
        self.assert_ends(done, 0)
        self.assertEqual(self.lines(done)["cache"][0], "absent")

    def test_data_is_missing(self):
        done = run("doctor", env={"RECENSION_DATA": str(self.folder)})
        self.assert_said(done, 1, "doctor-missing")
        self.assertEqual(self.lines(done)["data phrases"], (
            "MISSING", "install the program again, or set RECENSION_DATA"))

    def test_a_part_of_the_data_is_missing(self):
        for part in ("rules", "styles"):
            os.symlink(ROOT / part, self.folder / part)
        done = run("doctor", env={"RECENSION_DATA": str(self.folder)})
        self.assert_said(done, 1, "doctor-missing")
        self.assertEqual([name for name, line in self.lines(done).items()
                          if line[0] == "MISSING"], ["data phrases"])


if __name__ == "__main__":
    unittest.main()
