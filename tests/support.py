"""What the tests of the whole program share.  Standard library only.

RECENSION names the program; the tests run in the source folder.
"""
import os
import pathlib
import shutil
import subprocess
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parent.parent
PROGRAM = os.environ.get("RECENSION", ROOT / "build/dev/recension")
SEEDS = ROOT / "seeds"


def run(*arguments, env=None, cwd=None, stdin=None, **more):
    """Run the program, which speaks English unless env says otherwise; returns what
    subprocess.run does, with bytes."""
    changed = {**os.environ, "LC_ALL": "C.UTF-8", **(env or {})}
    if stdin is None:
        more["stdin"] = subprocess.DEVNULL
    else:
        more["input"] = stdin
    more.setdefault("stdout", subprocess.PIPE)
    return subprocess.run(
        [str(PROGRAM), *map(str, arguments)], env=changed,
        cwd=cwd, stderr=subprocess.PIPE, timeout=300, check=False, **more)


class Case(unittest.TestCase):
    """A test with a folder of its own."""

    maxDiff = None

    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="recension-test-"))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)

    def write(self, name, text):
        """Write a file in the folder (text or bytes) and return its path."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    def assert_ends(self, done, status, stderr=""):
        """The exit status and all of standard error."""
        self.assertEqual(done.stderr.decode(), stderr)
        self.assertEqual(done.returncode, status)

    def assert_said(self, done, status, *slugs):
        """The exit status and the slugs of all messages, in order."""
        lines = done.stderr.decode().splitlines()
        said = [line[line.rindex("[") + 1:-1] for line in lines]
        self.assertEqual(said, list(slugs), lines)
        self.assertEqual(done.returncode, status, lines)
