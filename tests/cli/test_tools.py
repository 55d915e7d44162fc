"""The checks of the sources can fail, and the scripts are well-formed."""
import pathlib
import subprocess
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from support import Case, ROOT


def tool(name, *arguments):
    return subprocess.run([sys.executable, ROOT / "tools" / name, *arguments],
                          capture_output=True, check=False, text=True)


class Layers(Case):
    def setUp(self):
        super().setUp()
        self.write("LAYERS", "base:\nsource: base\ncli: base\n")
        self.write("source/a.c", '#include "base/a.h"\n#include "source/b.h"\n')

    def test_data_flows_one_way(self):
        done = tool("check-layers.py", self.folder)
        self.assertEqual((done.returncode, done.stdout), (0, ""))

    def test_a_step_back_is_caught(self):
        path = self.write("base/a.h", "\n#include <stdio.h>\n"
                                      '#  include "source/b.h"\n')
        done = tool("check-layers.py", self.folder)
        self.assertEqual(done.stdout,
                         f"{path}:3: base/ may not include source/\n")
        self.assertEqual(done.returncode, 1)

    def test_an_unnamed_room_is_caught(self):
        path = self.write("source/inner/a.h", "")
        done = tool("check-layers.py", self.folder)
        self.assertEqual(done.stdout, f"{path}: src/LAYERS does not name the "
                                      "room source/inner/\n")
        self.assertEqual(done.returncode, 1)

    def test_modules_that_include_each_other_are_caught(self):
        self.write("base/a.h", '#include "base/b.h"\n')
        self.write("base/b.c", '#include "base/c.h"\n')
        self.write("base/c.c", '#include "base/a.h"\n')
        done = tool("check-layers.py", self.folder)
        self.assertEqual(done.stdout, "these modules include each other: "
                                      "base/a, base/b, base/c\n")
        self.assertEqual(done.returncode, 1)

    def test_a_table_with_a_circle_is_caught(self):
        self.write("LAYERS", "base: source\nsource: base\n")
        self.assertEqual(tool("check-layers.py", self.folder).returncode, 1)


class Names(Case):
    def setUp(self):
        super().setUp()
        self.write("a.h", "typedef struct rcn_a rcn_a;\n"
                          "typedef enum rcn_e {\n    RCN_E_ONE, /**< x */\n"
                          "    RCN_E_TWO = 2 /* y */\n} rcn_e;\n"
                          "#define RCN_M 1\n")
        self.write("a.c", "struct rcn_a {\n    int i;\n};\n")

    def test_a_type_may_have_its_body_elsewhere(self):
        done = tool("check-names.py", self.folder)
        self.assertEqual((done.returncode, done.stdout), (0, ""))

    def test_each_kind_of_name_is_caught(self):
        for name, text in (
                ("rcn_a", "typedef struct rcn_a {\n    int i;\n} rcn_a;\n"),
                ("rcn_e", "typedef RCN_LIST(int) rcn_e;\n"),
                ("rcn_e", "typedef void rcn_e(int a,\n    int b);\n"),
                ("RCN_E_TWO", "enum { RCN_E_TWO };\n"),
                ("RCN_M", "#define RCN_M(x) 2\n")):
            self.write("b.h", text)
            done = tool("check-names.py", self.folder)
            self.assertIn(f"{name} is defined in {self.folder}/a", done.stdout)
            self.assertEqual(done.returncode, 1)


class References(Case):
    def check(self):
        done = tool("check-references.py", self.folder)
        return done.returncode, done.stdout

    def test_a_file_that_is_there_may_be_named(self):
        self.write("src/base/a.h", "/** As a.h and base/b.c say. */\nint "
                                   "rcn_a(void);\nint rcn_b(void);\n")
        self.write("src/base/b.c", "/* NAME.c, sysexits.h */\n")
        self.write("README.md", "See `src/base/b.c`, and x.*.\n")
        self.assertEqual(self.check(), (0, ""))

    def test_a_file_that_is_not_there_is_caught(self):
        path = self.write("src/base/a.c", "/* As b.c has it. */\n")
        self.assertEqual(
            self.check(), (1, f"{path}: names b.c, which is not there\n"))

    def test_a_function_without_a_comment_is_caught(self):
        path = self.write("src/base/a.h", "/** It. */\nint rcn_a(void);\n\n"
                                          "rcn_x *rcn_b(int i);\n")
        self.assertEqual(self.check(),
                         (1, f"{path}: rcn_b has no comment\n"))


class Words(Case):
    def test_clean_files_pass(self):
        self.write("a.c", "/* A path: /tmp/x; see docs/home/x. */\n")
        done = tool("check-words.py", self.folder)
        self.assertEqual((done.returncode, done.stdout), (0, ""))

    def test_each_stop_word_is_caught(self):
        for line in ("/ho" + "me/x/a.txt", "TO" + "DO later", "<" * 7,
                     "text "):
            path = self.write("a.c", f"first\n{line}\n")
            done = tool("check-words.py", self.folder)
            self.assertTrue(done.stdout.startswith(f"{path}:2: "), line)
            self.assertEqual(done.returncode, 1)


class Scripts(Case):
    def test_they_are_well_formed(self):
        for path in [*(ROOT / "scripts").iterdir(), ROOT / ".ci/run"]:
            if not path.read_text().startswith("#!/bin/sh\n") and (
                    path.name != "common.sh"):
                continue
            done = subprocess.run(["sh", "-n", path], capture_output=True,
                                  check=False, text=True)
            self.assertEqual(done.stderr, "", path)

    def test_the_list_of_packages(self):
        lines = [line.split() for line in
                 (ROOT / "scripts/packages").read_text().splitlines()
                 if line and line[0] != "#"]
        self.assertTrue(all(len(line) in (2, 3) for line in lines))
        self.assertEqual({line[0] for line in lines},
                         {"build", "run", "test", "book"})
        names = [line[1] for line in lines]
        self.assertEqual(len(names), len(set(names)))


if __name__ == "__main__":
    unittest.main()
