"""Man pages and completions say what the program's own help says."""
import pathlib
import re
import shutil
import subprocess
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from support import Case, PROGRAM, ROOT, run

MAN = sorted((ROOT / "man").glob("*.[157]"))


def commands():
    return re.findall(r"^  ([a-z]+) ", run("help").stdout.decode(),
                      re.MULTILINE)


def options(command):
    text = run("help", *([command] if command != "help" else [])).stdout
    return set(re.findall(r" --([a-z-]+)", text.decode()))


class Manual(Case):
    def test_the_manual_names_every_command_and_option(self):
        manual = (ROOT / "man/recension.1").read_text()
        synopsis, _, rest = manual.partition(".Sh DESCRIPTION")
        for command in commands():
            self.assertRegex(rest, rf"(?m)^\.It Cm {command}$")
            self.assertRegex(synopsis, rf"(?m)^\.Cm {command}$")
            for option in options(command):
                self.assertRegex(rest, rf"(?m)^\.It .*Fl -?-?.*-{option}\b")

    def test_the_manual_names_nothing_else(self):
        manual = (ROOT / "man/recension.1").read_text()
        named = set(re.findall(r"Fl -([a-z-]+)", manual))
        known = set().union(*map(options, commands()))
        self.assertEqual(named - known, set())

    @unittest.skipUnless(shutil.which("mandoc"), "mandoc is not installed")
    def test_the_pages_are_well_formed(self):
        done = subprocess.run(["mandoc", "-Tlint", "-Wwarning", *MAN],
                              capture_output=True, check=False)
        self.assertEqual(done.stdout.decode(), "")
        self.assertEqual(len(MAN), 5)


class Formats(Case):
    """The help, the manual and README name the same formats and endings."""

    def setUp(self):
        super().setUp()
        text = run("help", "formats").stdout.decode()
        self.rows = [(title, re.findall(r"\.[a-z.]+", endings)) for
                     title, endings in re.findall(
                         r"^  (\S.*?)  +([.(].*)$", text, re.MULTILINE)]

    def test_the_help_has_them_all(self):
        table = (ROOT / "src/source/formats/formats.def").read_text()
        self.assertEqual(
            [endings for _, endings in self.rows[2:]],
            [row.split() for row in re.findall(
                r'^RCN_SOURCE_FORMAT\(\w+, "(.*?)"', table, re.MULTILINE)])
        self.assertEqual(self.rows[0],
                         ("plain text", [".txt", ".text", ".asc"]))

    def test_the_manual_names_them(self):
        manual = (ROOT / "man/recension.1").read_text()
        part = manual.partition("of these formats;")[2].partition(".El")[0]
        self.assertEqual(
            [(title, re.findall(r"\.[a-z.]+", line.replace(".Pa", "")))
             for title, line in re.findall(r"^\.It (.*)\n(.*)$", part,
                                           re.MULTILINE)], self.rows)

    def test_the_readme_names_them(self):
        readme = (ROOT / "README.md").read_text()
        part = readme.partition("help formats`)")[2].partition("\n\nWhat")[0]
        rows = re.findall(r"^\| (.*) \| (.*) \|$", part, re.MULTILINE)
        self.assertEqual([(title, re.findall(r"`(.*?)`", endings))
                          for title, endings in rows[1:]], self.rows)


class Messages(Case):
    def test_the_manual_explains_each_message(self):
        done = subprocess.run(
            [sys.executable, ROOT / "tools/make-messages.py", ROOT],
            capture_output=True, check=False)
        self.assertEqual(done.stdout.decode(), "")
        self.assertEqual(done.returncode, 0)


class Completions(Case):
    def test_they_are_as_the_help_says(self):
        done = subprocess.run(
            [sys.executable, ROOT / "tools/make-completions.py", PROGRAM,
             ROOT / "completions"], capture_output=True, check=False)
        self.assertEqual(done.stdout.decode(), "")
        self.assertEqual(done.returncode, 0)

    def complete(self, *words):
        script = (f". {ROOT}/completions/recension.bash; COMP_WORDS=("
                  + " ".join(words) + f"); COMP_CWORD={len(words) - 1}; "
                  'cd "$1" && _recension && printf "%s\\n" "${COMPREPLY[@]}"')
        done = subprocess.run(["bash", "-c", script, "bash", self.folder],
                              capture_output=True, check=True)
        return sorted(done.stdout.decode().split())

    @unittest.skipUnless(shutil.which("bash"), "bash is not installed")
    def test_bash_completes(self):
        self.write("letters/a.txt", "")
        self.write("lines.txt", "")
        self.assertEqual(self.complete("recension", "re"), ["resolve"])
        self.assertEqual(self.complete("recension", "rules", "''"),
                         ["list", "test"])
        self.assertEqual(self.complete("recension", "build", "l"),
                         ["letters", "lines.txt"])
        self.assertEqual(self.complete("recension", "build", "--rules", "l"),
                         ["letters"])
        self.assertEqual(self.complete("recension", "build", "--dump", "=",
                                       "p"), ["pages"])
        self.assertEqual(self.complete("recension", "order", "--fo"),
                         ["--format"])
        self.assertEqual(self.complete("recension", "-q", "verify", "--so"),
                         ["--sources"])
        for command in commands():
            offered = self.complete("recension", command, "--")
            self.assertEqual({word[2:] for word in offered}, options(command))


if __name__ == "__main__":
    unittest.main()
