"""Progress and colour: on a terminal, and nowhere else."""
import os
import pathlib
import pty
import subprocess
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from support import Case, PROGRAM, ROOT

LETTERS = ROOT / "tests/letters"


def on_terminal(*arguments, **changed):
    """What the program writes to a terminal that is its standard error."""
    ours, its = pty.openpty()
    environment = {key: value for key, value in os.environ.items()
                   if key != "NO_COLOR"}
    environment.update({"TERM": "xterm", **changed})
    done = subprocess.run([PROGRAM, *arguments], stdin=subprocess.DEVNULL,
                          stdout=subprocess.DEVNULL, stderr=its,
                          env=environment, check=False)
    os.close(its)
    text = b""
    while True:
        try:
            piece = os.read(ours, 4096)
        except OSError:  # Linux says so when the other end is closed
            break
        if not piece:
            break
        text += piece
    os.close(ours)
    return done.returncode, text.decode()


class Terminal(Case):
    def test_progress_comes_and_goes(self):
        status, text = on_terminal("order", LETTERS)
        steps = text.split("\r\033[K")
        self.assertEqual(status, 0)
        self.assertEqual(steps[0], "")
        self.assertEqual(steps[-1], "")
        self.assertEqual(steps[2], "reading documents...")
        self.assertIn("composing...", steps)

    def test_progress_counts_documents(self):
        for number in range(60):
            self.write(f"in/{number}.txt", f"Letter {number}\n\n4 May 1921\n\n"
                       + "The harbour is closed, and the carts go over the ice.\n" * 3000)
        text = on_terminal("order", self.folder / "in")[1]
        self.assertRegex(text, r"\r\033\[K(reading documents|cleaning): \d+ of 60")

    def test_setting_and_proving_are_counted(self):
        text = on_terminal("build", LETTERS, "-o", self.folder / "out")[1]
        documents = len(list(LETTERS.glob("*.txt")))
        for step in (f"setting pages: 0 of {documents}", "writing the EPUB: 0 of ",
                     "writing pages of the PDF: 0 of ", f"verifying documents: 0 of {documents}",
                     "verifying chapters of the EPUB: 0 of ", "verifying pages of the PDF: 0 of ",
                     "verifying the text of the PDF: 0 of "):
            self.assertIn("\r\033[K" + step, text)
        self.assertTrue(text.split("\r\033[K")[-1] == "", text[-200:])

    def test_progress_is_gone_before_the_result(self):
        ours, its = pty.openpty()
        subprocess.run([PROGRAM, "order", LETTERS], stdin=subprocess.DEVNULL, stdout=its,
                       stderr=its, env={**os.environ, "TERM": "xterm"}, check=True)
        os.close(its)
        text = ""
        try:
            while piece := os.read(ours, 4096):
                text += piece.decode()
        except OSError:  # the other end is closed
            pass
        os.close(ours)
        self.assertIn("...\r\033[K\r\033[K1. ", text)

    def test_of_many_like_warnings_twelve_are_shown(self):
        def warned(*options):
            text = on_terminal("order", self.folder / "in", *options, NO_COLOR="1")[1]
            lines = [line for line in text.split("\r\n") if line.endswith("[date-missing]")]
            return len(lines), lines[-1]
        for number in range(15):
            self.write(f"in/{number}.txt", f"The keepers of pier {number} wrote {number} times.\n")
        self.assertEqual(warned(), (13, "recension: warning: no date is stated or can be "
                                    "inferred: 3 more; --verbose names each [date-missing]"))
        self.assertEqual(warned("--verbose")[0], 15)
        for number in (12, 13, 14):
            (self.folder / f"in/{number}.txt").unlink()
        count, last = warned()
        self.assertEqual(count, 12)
        self.assertNotIn("more", last)

    def test_a_message_shows_its_line_and_what_to_do(self):
        self.write("in/a.txt", "A letter\n")
        path = self.write("in/edition.yaml", "title: T\n\ttitel: \tÜ\n".replace("\t", ""))
        status, text = on_terminal("order", self.folder / "in", NO_COLOR="1")
        self.assertEqual(status, 2)
        text = text.split("\r\033[K")[-1].replace("\r\n", "\n")
        self.assertEqual(text, (
            f'{path}:2:1: fatal: unknown or repeated key: "titel"; did you mean "title"? '
            "[yaml-key]\n"
            "    2 | titel: Ü\n      | ^\n"
            "      = help: Compare it with the manual page of the file: recension-edition(5), "
            "recension-rules(5), recension-style(5).\n"))
        self.write("in/edition.yaml", "date: 2023-99\n")
        text = on_terminal("order", self.folder / "in")[1]
        self.assertIn("\r\n    1 | date: 2023-99\r\n", text)
        self.assertIn("\r\n      |       \033[1;32m^\033[0m\r\n", text)
        text = on_terminal("order", self.folder / "in", "--log-format=json")[1]
        self.assertNotIn("help", text)

    def test_no_progress_when_quiet_or_dumb(self):
        self.assertEqual(on_terminal("order", "--quiet", LETTERS), (0, ""))
        self.assertEqual(on_terminal("order", LETTERS, TERM="dumb"), (0, ""))

    def test_colour_unless_told_otherwise(self):
        red = "\033[1;31mfatal\033[0m"
        self.assertIn(red, on_terminal("none")[1])
        self.assertNotIn("\033", on_terminal("none", NO_COLOR="1")[1])
        self.assertIn(red, on_terminal("none", NO_COLOR="")[1])
        self.assertNotIn("\033", on_terminal("none", TERM="dumb")[1])
        self.assertNotIn("\033", on_terminal("none", "--color=never")[1])
        self.assertIn(red, on_terminal("none", "--color=always",
                                       NO_COLOR="1")[1])


if __name__ == "__main__":
    unittest.main()
