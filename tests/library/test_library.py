"""librecension installed, and its example built by pkg-config and by CMake."""
import os
import pathlib
import re
import subprocess
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from support import Case, PROGRAM, ROOT

BUILD = pathlib.Path(PROGRAM).resolve().parent
EXAMPLE = ROOT / "examples/library"


def call(*arguments, **more):
    return subprocess.run([str(one) for one in arguments], check=True, capture_output=True,
                          text=True, **more).stdout


class Library(Case):
    def setUp(self):
        super().setUp()
        self.prefix = self.folder / "installed"
        call("cmake", "--install", BUILD, "--prefix", self.prefix)
        self.library = next(self.prefix.rglob("librecension.so"))
        self.environment = {
            **os.environ, "LD_LIBRARY_PATH": str(self.library.parent),
            "PKG_CONFIG_PATH": str(self.library.parent / "pkgconfig"),
            "RECENSION_DATA": str(self.prefix / "share/recension")}

    def check(self, program):
        self.write("in/a.txt", "A letter\n\n4 May 1921\n\nThe harbour is closed.\n")
        self.write("in/b.txt", "A note without a day of its own, about the ferry.\n")
        said = call(program, self.folder / "in", self.folder / "out", env=self.environment)
        version = re.search(r"VERSION ([0-9.]+)", (ROOT / "CMakeLists.txt").read_text().split(
            "project(")[1])[1]
        self.assertIn(f"{self.folder}/in/b.txt:0: no date is stated or can be inferred "
                      "(date-missing)\n", said)
        self.assertTrue(said.endswith(f"{version}: 0\n"), said)
        self.assertTrue((self.folder / "out/book.pdf").exists())

    def test_by_pkg_config(self):
        flags = call("pkg-config", "--cflags", "--libs", "recension",
                     env=self.environment).split()
        program = self.folder / "edition"
        call("cc", "-std=c17", "-Wall", "-Wextra", "-Werror", "-D_POSIX_C_SOURCE=200809L",
             EXAMPLE / "edition.c", *flags, "-o", program)
        self.check(program)

    def test_by_cmake(self):
        call("cmake", "-S", EXAMPLE, "-B", self.folder / "build",
             f"-DCMAKE_PREFIX_PATH={self.prefix}")
        call("cmake", "--build", self.folder / "build")
        self.check(self.folder / "build/edition")

    def test_only_the_interface_is_exported_and_versioned(self):
        names = re.findall(r" T (\S+)", call("nm", "-D", "--defined-only", self.library))
        header = (ROOT / "include/recension/recension.h").read_text()
        declared = re.findall(r"RECENSION_API [^;(]*?(recension_\w+)\(", header)
        self.assertEqual(sorted(names), sorted(f"{name}@@RECENSION_0" for name in declared))


if __name__ == "__main__":
    unittest.main()
