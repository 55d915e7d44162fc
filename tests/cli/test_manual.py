"""Man pages and completions say what the program's own help says."""
import os
import pathlib
import pty
import re
import select
import shutil
import signal
import subprocess
import sys
import time
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
        return sorted(done.stdout.decode().splitlines())

    @unittest.skipUnless(shutil.which("bash"), "bash is not installed")
    def test_bash_completes(self):
        self.write("letters/a.txt", "")
        self.write("lines.txt", "")
        self.write("my letters/b c.txt", "")
        self.assertEqual(self.complete("recension", "re"), ["resolve"])
        self.assertEqual(self.complete("recension", "rules", "''"),
                         ["list", "test"])
        self.assertEqual(self.complete("recension", "build", "l"),
                         ["letters", "lines.txt"])
        self.assertEqual(self.complete("recension", "build", "my"), ["my letters"])
        self.assertEqual(self.complete("recension", "build", "'my letters/b'"),
                         ["my letters/b c.txt"])
        self.assertEqual(self.complete("recension", "build", "--page", "a"), ["a4", "a5"])
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

    def offered_by_fish(self, words):
        done = subprocess.run(
            ["fish", "--no-config", "-c", f"source {ROOT}/completions/recension.fish; "
             f"cd {self.folder}; complete -C '{words}'"], capture_output=True, check=True,
            env={**os.environ, "PATH": f"{pathlib.Path(PROGRAM).resolve().parent}:{os.environ['PATH']}",
                 "HOME": str(self.folder)})
        return sorted(line.split("\t")[0] for line in done.stdout.decode().splitlines())

    @unittest.skipUnless(shutil.which("fish"), "fish is not installed")
    def test_fish_completes(self):
        self.write("my letters/b c.txt", "")
        self.write("lines.txt", "")
        self.assertEqual(self.offered_by_fish("recension res"), ["resolve"])
        self.assertEqual(self.offered_by_fish("recension build --dump="),
                         ["--dump=clean", "--dump=dates", "--dump=edition", "--dump=pages"])
        self.assertEqual(self.offered_by_fish("recension build --page a"), ["a4", "a5"])
        self.assertIn("large-print", self.offered_by_fish("recension build --style "))
        self.assertEqual(self.offered_by_fish("recension rules "), ["list", "test"])
        self.assertEqual(self.offered_by_fish("recension build my"), ["my letters/"])
        self.assertEqual(self.offered_by_fish("recension build my\\ letters/"),
                         ["my letters/b c.txt"])
        for command in commands():
            offered = self.offered_by_fish(f"recension {command} --")
            self.assertEqual({word[2:].rstrip("=") for word in offered}, options(command))

    def zsh(self, *lines):
        """What stands on the command line when each line is typed and completed."""
        child, terminal = pty.fork()
        if child == 0:
            os.chdir(self.folder)
            os.execvpe("zsh", ["zsh", "-f", "-i"], {
                **os.environ, "PATH": f"{pathlib.Path(PROGRAM).resolve().parent}:{os.environ['PATH']}",
                "TERM": "dumb", "HOME": str(self.folder), "PS1": "> "})

        def read_until(words, seconds):
            text, end = b"", time.monotonic() + seconds
            while words not in text and time.monotonic() < end:
                if select.select([terminal], [], [], 0.1)[0]:
                    text += os.read(terminal, 4096)

        read_until(b"> ", 20)
        os.write(terminal, (
            f"fpath=({ROOT}/completions $fpath); autoload -U compinit; compinit -u -D; show() "
            "{ print -r -- \"<$BUFFER>\" >>shown; BUFFER=; zle -R; print -n SHO''WN }; zle -N "
            "show; bindkey '^O' show; print RE''ADY\n").encode())
        read_until(b"READY", 20)
        for line in lines:
            os.write(terminal, line.encode() + b"\t\x0f")
            read_until(b"SHOWN", 20)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        os.close(terminal)
        return [line.rstrip(" >") for line in (self.folder / "shown").read_text().splitlines()]

    @unittest.skipUnless(shutil.which("zsh"), "zsh is not installed")
    def test_zsh_completes(self):
        self.write("my letters/b c.txt", "")
        self.write("lines.txt", "")
        self.assertEqual(
            self.zsh("recension res", "recension build --page=le", "recension build --dump ed",
                     "recension build --style lar", "recension rules l", "recension build my",
                     "recension build my\\ letters/", "recension order --evi",
                     "recension init --evi"),
            ["<recension resolve", "<recension build --page=letter",
             "<recension build --dump edition", "<recension build --style large-print",
             "<recension rules list", "<recension build my\\ letters/",
             "<recension build my\\ letters/b\\ c.txt", "<recension order --evi",
             "<recension init --evidence"])


if __name__ == "__main__":
    unittest.main()
