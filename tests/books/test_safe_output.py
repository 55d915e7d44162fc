"""A failed or killed build leaves the old edition whole, and nothing beside
it."""
import os
import pathlib
import signal
import subprocess
import sys
import time
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from support import Case, PROGRAM, ROOT, run

LETTERS = ROOT / "tests/letters"


def held(folder):
    """{name: bytes} of a folder, hidden files too."""
    return {path.name: path.read_bytes() if path.is_file() else None
            for path in folder.iterdir()}


class SafeOutput(Case):
    def setUp(self):
        super().setUp()
        self.out = self.folder / "out"
        done = run("build", LETTERS, "-o", self.out)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.old = held(self.out)

    def changed_sources(self):
        """The letters and one more, so that a build differs."""
        sources = self.folder / "sources"
        sources.mkdir()
        for path in LETTERS.iterdir():
            (sources / path.name).write_bytes(path.read_bytes())
        (sources / "more.txt").write_text(
            "A letter\n\n3 May 1921\n\nThe bridge is mended, and the carts "
            "may pass over it again from Monday.\n")
        return sources

    def test_killed_at_any_moment(self):
        sources = self.changed_sources()
        new = None
        started = time.monotonic()
        run("build", sources, "-o", self.folder / "timed")
        whole = time.monotonic() - started
        new = held(self.folder / "timed")
        for step in range(12):
            build = subprocess.Popen(
                [PROGRAM, "build", sources, "-o", self.out],
                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            time.sleep(whole * (step + 0.5) / 12)
            build.send_signal(signal.SIGKILL)
            build.wait()
            now = held(self.out)
            for name, data in self.old.items():
                # Each file is the old or the new one, never a part of one.
                self.assertIn(now[name], (data, new.get(name)), name)
        done = run("build", sources, "-o", self.out)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(held(self.out), new)

    def test_a_full_disk(self):
        """A limit on the size of files stands for a full disk."""
        for kilobytes in (1, 20, 60):
            done = subprocess.run(
                ["sh", "-c", f"trap '' XFSZ; ulimit -f {kilobytes * 2}; "
                 'exec "$0" build "$1" -o "$2"', PROGRAM, LETTERS, self.out],
                capture_output=True, check=False)
            self.assertEqual(done.returncode, 2, done.stderr)
            self.assertIn(b"[output-write]", done.stderr)
            self.assertEqual(held(self.out), self.old)

    def test_a_file_where_the_folder_should_be(self):
        path = self.write("file", "x")
        done = run("build", LETTERS, "-o", path)
        self.assert_said(done, 2, "output-write")
        self.assertEqual(path.read_text(), "x")

    @unittest.skipIf(os.geteuid() == 0, "root may write anywhere")
    def test_a_folder_that_cannot_be_written(self):
        self.out.chmod(0o555)
        done = run("build", LETTERS, "-o", self.out)
        self.out.chmod(0o755)
        self.assert_said(done, 2, "output-write")
        self.assertEqual(held(self.out), self.old)

    def test_a_fatal_setting_writes_nothing(self):
        config = self.write("edition.yaml", "titel: x\n")
        done = run("build", LETTERS, "-o", self.out, "-c", config)
        self.assert_said(done, 2, "yaml-key")
        self.assertEqual(held(self.out), self.old)

    def test_a_book_that_cannot_land_removes_the_rest(self):
        name = next(name for name in self.old if name.endswith(".pdf"))
        (self.out / name).unlink()
        (self.out / name).mkdir()
        (self.out / name / "x").write_text("in the way")
        done = run("build", LETTERS, "-o", self.out)
        self.assert_said(done, 2, "output-write")
        self.assertEqual([path.name for path in self.out.iterdir()
                          if path.name.startswith(".")], [])

    def path_with(self, script):
        """A PATH whose only pdftotext is a shell script, or none at all."""
        folder = self.folder / "bin"
        folder.mkdir()
        if script:
            (folder / "pdftotext").write_text(f"#!/bin/sh\n{script}\n")
            (folder / "pdftotext").chmod(0o755)
        return {"PATH": str(folder)}

    def test_a_book_that_is_not_proved_does_not_land(self):
        done = run("build", self.changed_sources(), "-o", self.out,
                   env=self.path_with("echo Words"))
        self.assertEqual(done.returncode, 2)
        self.assertIn(b"[verify-", done.stderr)
        self.assertIn(b"[build-failed]", done.stderr)
        self.assertEqual(held(self.out), self.old)

    def test_without_poppler_the_pdf_is_said_to_be_unverified(self):
        done = run("build", LETTERS, "-o", self.out, env=self.path_with(None))
        self.assert_said(done, 0, "verify-unverified")
        self.assertEqual(held(self.out), self.old)

    def test_only_what_is_asked_for(self):
        for option, suffixes in (("--epub", {".epub"}), ("--pdf", {".pdf"}),
                                 ("--review", {".html"})):
            out = self.folder / option
            done = run("build", LETTERS, "-o", out, option)
            self.assertEqual(done.returncode, 0, done.stderr)
            self.assertEqual({path.suffix for path in out.iterdir()}, suffixes)
            self.assertEqual(sorted(done.stdout.decode().split()),
                             sorted(str(path) for path in out.iterdir()))


if __name__ == "__main__":
    unittest.main()
