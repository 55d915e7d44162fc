"""Arguments, help, and what is said of wrong ones."""
import json
import pathlib
import re
import subprocess
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from support import Case, PROGRAM, ROOT, run

COMMANDS = ["build", "clean", "order", "explain", "verify", "init", "edit", "resolve",
            "quote", "diff", "styles", "fonts", "rules", "doctor"]


def usage(text, command=""):
    see = f'"recension help{" " + command if command else ""}"'
    return f"recension: fatal: wrong usage: {text}; see {see} [usage]\n"


class Arguments(Case):
    def assert_usage(self, text, *arguments, command=""):
        self.assert_ends(run(*arguments), 64, usage(text, command))

    def test_wrong_ones_are_named(self):
        self.assert_usage("no command")
        self.assert_usage('unknown command "claen"; the nearest is "clean"',
                          "claen", "x")
        self.assert_usage('unknown command "frobnicate"', "frobnicate")
        self.assert_usage('unknown option "verson"; the nearest is "version"',
                          "--verson")
        self.assert_usage('unknown option "-z"', "rules", "-z", "list",
                          command="rules")
        self.assert_usage("--format needs a FORMAT", "rules", "list",
                          "--format", command="rules")
        self.assert_usage('--format: expected one of text, json, not "xml"',
                          "rules", "list", "--format", "xml", command="rules")
        self.assert_usage("--quiet takes no value", "rules", "list",
                          "--quiet=1", command="rules")
        self.assert_usage("--page does not go here", "rules", "list",
                          "--page", "a5", command="rules")
        self.assert_usage("expected recension rules [list|test]", "rules", "list", "test",
                          command="rules")

    def test_all_faults_are_told_at_once(self):
        done = run("rules", "list", "-z", "--page=a5", "--none",
                   "--log-format=json")
        said = [json.loads(line) for line in done.stderr.splitlines()]
        self.assertEqual([one["slug"] for one in said], ["usage"] * 3)
        self.assertEqual(done.returncode, 64)
        self.assertEqual(done.stdout, b"")

    def test_the_forms_of_an_option(self):
        plain = run("rules", "list", "--format", "json").stdout
        for form in (["--format=json"], ["-fjson"], ["-f", "json"],
                     ["-qf", "json"], ["-qfjson"]):
            self.assertEqual(run("rules", *form, "list").stdout, plain)
            self.assertEqual(run(*form, "rules", "list").stdout, plain)
        self.assertEqual(run("rules", "-fjson", "--", "list").stdout, plain)
        self.assert_said(run("rules", "--", "-fjson"), 64, "usage")

    def test_version(self):
        version = re.search(r"project\(recension VERSION ([0-9.]+)",
                            (ROOT / "CMakeLists.txt").read_text())[1]
        for arguments in (["--version"], ["-V"], ["build", "--version"]):
            done = run(*arguments)
            self.assert_ends(done, 0)
            self.assertEqual(done.stdout.decode(), f"recension {version}\n")


class Help(Case):
    def test_every_command_has_help(self):
        listed = re.findall(r"^  ([a-z]+) ", run("help").stdout.decode(),
                            re.MULTILINE)
        self.assertEqual(listed, COMMANDS + ["help"])
        for command in COMMANDS:
            done = run("help", command)
            self.assert_ends(done, 0)
            self.assertTrue(done.stdout.startswith(
                f"usage: recension {command} ".encode()))
            self.assertEqual(run(command, "--help").stdout, done.stdout)
            self.assertEqual(run(command, "-h").stdout, done.stdout)
        self.assertEqual(run("--help").stdout, run("help").stdout)
        self.assertEqual(run("help", "none").returncode, 64)

    def test_help_fits_a_terminal(self):
        for command in COMMANDS:
            for line in run("help", command).stdout.decode().splitlines():
                self.assertLessEqual(len(line), 79, line)


class Output(Case):
    def test_a_full_disk_is_told(self):
        for arguments in (["--version"], ["help"], ["rules", "list"]):
            with open("/dev/full", "wb") as full:
                self.assert_ends(
                    run(*arguments, stdout=full), 2,
                    "standard output: fatal: cannot write output: No space "
                    "left on device [output-write]\n")

    def test_a_reader_that_leaves_is_told(self):
        """With the cause, whether it leaves before the last write or during
        it."""
        self.write("a.txt", "".join(
            f"The bridge {n} is mended, and the carts may pass.\n\n"
            for n in range(3_000)))
        for arguments, most in ((["clean", self.folder / "a.txt"], 1),
                                (["clean", self.folder / "a.txt"], 70_000),
                                (["clean", "--format=json",
                                  self.folder / "a.txt"], 1)):
            with subprocess.Popen([PROGRAM, *arguments], stderr=subprocess.PIPE,
                                  stdout=subprocess.PIPE) as child:
                child.stdout.read(most)
                child.stdout.close()
                said = child.stderr.read().decode().splitlines()
                self.assertEqual(child.wait(), 2)
                self.assertIn("standard output: fatal: cannot write output: "
                              "Broken pipe [output-write]", said)

    def test_closed_streams_are_no_books(self):
        self.write("in/a.txt", "A letter\n\n3 May 1921\n\nIt is mended.\n")
        books = []
        for closed in ("", "<&-", ">&-", "2>&-", "<&- >&- 2>&-"):
            out = self.folder / f"out{len(books)}"
            done = subprocess.run(
                ["sh", "-c", f'"$0" build "$1" -o "$2" {closed}', PROGRAM,
                 self.folder / "in", out], capture_output=True, check=False)
            mute = closed != "2>&-" and ">&-" in closed
            self.assertEqual(done.returncode, 1 if mute else 0,
                             (closed, done.stderr))
            self.assertEqual(b"[output-list]" in done.stderr, closed == ">&-")
            books.append({path.name: path.read_bytes()
                          for path in out.iterdir() if path.is_file()})
            self.assertEqual(books[-1], books[0], closed)

    def test_colour_only_when_asked_for(self):
        plain = run("none").stderr
        self.assertNotIn(b"\033", plain)
        self.assertIn(b"\033[1;31mfatal\033[0m",
                      run("none", "--color=always").stderr)
        self.assertEqual(run("none", "--color=never").stderr, plain)


if __name__ == "__main__":
    unittest.main()
