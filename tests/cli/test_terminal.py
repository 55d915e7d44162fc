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
