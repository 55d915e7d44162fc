"""An edition changes as a whole: whatever call fails, the folder holds the old
edition or the new one; wherever a build is killed, the next one makes it so."""
import errno
import hashlib
import json
import os
import pathlib
import shutil
import subprocess
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from support import Case, PROGRAM, ROOT, run

LETTERS = ROOT / "tests/letters"
SHIM = os.environ.get("RECENSION_SHIM")
MORE = ("A letter\n\n3 May 1921\n\nThe bridge is mended, and the carts may pass "
        "over it again from Monday.\n")


def held(folder):
    """The files of the edition, by hash, so that a difference is short to show;
    what a killed build left is hidden."""
    files = {str(path.relative_to(folder)): path
             for path in folder.rglob("*") if path.is_file()}
    return {name: hashlib.sha256(path.read_bytes()).hexdigest()
            for name, path in files.items() if not name.startswith(".")}


def hidden(folder):
    return [path.name for path in folder.iterdir()
            if path.name.startswith(".")]


@unittest.skipUnless(SHIM, "no shim was built")
class Commit(Case):
    def setUp(self):
        super().setUp()
        self.out = self.folder / "out"
        self.sources = self.folder / "sources"
        shutil.copytree(LETTERS, self.sources)
        self.write("sources/edition.yaml", "title: The old title\n")
        self.build()
        self.old = held(self.out)
        self.backup = self.folder / "backup"
        shutil.copytree(self.out, self.backup)
        self.write("sources/more.txt", MORE)
        self.write("sources/edition.yaml", "title: The new title\n")
        self.calls = self.count()
        self.new = held(self.out)

    def count(self, **env):
        """Calls of one build that can fail."""
        count = self.folder / "count"
        self.build(RECENSION_FAULT_COUNT=str(count), **env)
        return int(count.read_text())

    def build(self, **env):
        """Without the proof, which changes no files here."""
        env = {**env, "LD_PRELOAD": SHIM} if env else {}
        return run("build", "--no-verify", self.sources, "-o", self.out,
                   env=env)

    def restore(self):
        shutil.rmtree(self.out)
        shutil.copytree(self.backup, self.out)

    def assert_old_or_new(self, number, calls, **env):
        """Whichever call fails; the old one only with its cause."""
        for call in range(1, calls + 1):
            self.restore()
            done = self.build(RECENSION_FAULT=f"{call}:{number}", **env)
            now = held(self.out)
            with self.subTest(call=call, errno=number):
                self.assertEqual(hidden(self.out), [])
                if done.returncode == 0:
                    self.assertEqual(now, self.new)
                    continue
                self.assertEqual(done.returncode, 2, done.stderr)
                self.assertEqual(now, self.old)
                last = done.stderr.decode().splitlines()[-1]
                self.assertIn("[build-failed]", last)
                self.assertIn(f"{os.strerror(number)} [output-write]",
                              done.stderr.decode())

    def test_no_fault_mixes_editions(self):
        self.assertGreater(self.calls, 15)
        for number in (errno.EIO, errno.EINTR):
            self.assert_old_or_new(number, self.calls)

    def test_no_full_disk_mixes_editions(self):
        calls = self.count(RECENSION_FAULT_FILLS="1")
        self.assertGreater(calls, self.calls + 15)
        self.assert_old_or_new(errno.ENOSPC, calls, RECENSION_FAULT_FILLS="1")

    def test_no_kill_mixes_editions(self):
        for call in range(1, self.calls + 1):
            self.restore()
            done = self.build(RECENSION_FAULT=f"{call}:kill")
            with self.subTest(call=call):
                now = held(self.out)
                decided = (self.out / ".recension.commit").is_dir()
                self.assertTrue(now in (self.old, self.new) or decided)
                done = self.build()
                self.assertEqual(done.returncode, 0, done.stderr)
                self.assertEqual(held(self.out), self.new)
                self.assertEqual(hidden(self.out), [])


class Former(Case):
    def build(self, config, *more):
        self.write("in/edition.yaml", config)
        self.write("in/a.txt", MORE)
        done = run("build", self.folder / "in", "-o", self.folder / "out", *more)
        self.assertEqual(done.returncode, 0, done.stderr)
        return {path.name for path in (self.folder / "out").iterdir()}

    def test_books_of_a_renamed_edition_go(self):
        first = self.build("title: The old title\n", "--all")
        self.assertIn("the-old-title.tei.xml", first)
        self.write("out/notes.txt", "mine")
        second = self.build("title: The new title\n")
        self.assertEqual(second, {"the-new-title.epub", "the-new-title.pdf",
                                  "review.html", "review", "edition.json",
                                  "notes.txt"})

    def test_books_of_another_edition_stay(self):
        self.build("title: The old title\n")
        self.write("other/b.txt", "Another\n\n4 May 1921\n\nThe ferry goes.\n")
        done = run("build", self.folder / "other", "-o", self.folder / "out")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertTrue((self.folder / "out/the-old-title.pdf").exists())

    def test_a_name_fixes_the_file_name(self):
        names = self.build("title: The old title\nname: My Book\n")
        self.assertIn("my-book.epub", names)
        ledger = json.loads((self.folder / "out/edition.json").read_text())
        self.assertEqual(ledger["name"], "my-book")
        self.assertEqual(self.build("title: Another\nname: My Book\n"), names)

    def test_one_build_at_a_time(self):
        out = self.folder / "out"
        self.build("title: A\n")
        held_open = subprocess.Popen(
            ["flock", str(out), "sleep", "20"])
        self.addCleanup(held_open.wait)
        self.addCleanup(held_open.kill)
        for _ in range(50):
            done = run("build", self.folder / "in", "-o", out)
            if done.returncode:
                break
        self.assert_said(done, 2, "output-write", "build-failed")
        self.assertIn(b"another build is writing into this folder", done.stderr)

    def test_what_dead_builds_left_is_swept(self):
        self.build("title: A\n")
        self.write("out/.recension.1.tmp/a.txt", "x")
        self.write("out/.recension.q3Xw9z/a.txt", "x")
        self.build("title: A\n")
        self.assertEqual(hidden(self.folder / "out"), [])

    def assert_nothing_written(self, done, cause):
        """The cause first, then what follows from it."""
        self.assertEqual(done.returncode, 2, done.stderr)
        lines = done.stderr.decode().splitlines()
        self.assertIn(f"{cause} [output-write]", lines[-2])
        self.assertIn("nothing was written", lines[-1])

    def test_a_limit_on_file_sizes_is_told(self):
        self.write("in/a.txt", MORE)
        out = self.folder / "out"
        for most in (0, 1, 2, 4, 8, 16, 32, 64):
            done = subprocess.run(
                ["sh", "-c", f'ulimit -f {most}; exec "$0" build "$1" -o "$2"',
                 PROGRAM, self.folder / "in", out],
                capture_output=True, check=False)
            with self.subTest(most):
                self.assert_nothing_written(done, "File too large")
                self.assertFalse(out.exists())

    def test_a_place_that_takes_no_folder_is_told(self):
        self.write("in/a.txt", MORE)
        self.write("file", "x")
        for out, cause in ((self.folder / "file", "Not a directory"),
                           (self.folder / "file/x", "Not a directory"),
                           ("/proc/recension", "No such file or directory")):
            done = run("build", self.folder / "in", "-o", out)
            self.assert_nothing_written(done, cause)

    @unittest.skipIf(os.geteuid() == 0, "the superuser may write anywhere")
    def test_a_folder_that_may_only_be_read_is_told(self):
        self.build("title: A\n")
        before = held(self.folder / "out")
        (self.folder / "out").chmod(0o555)
        self.addCleanup((self.folder / "out").chmod, 0o755)
        done = run("build", self.folder / "in", "-o", self.folder / "out")
        self.assert_nothing_written(done, "Permission denied")
        self.assertEqual(held(self.folder / "out"), before)


if __name__ == "__main__":
    unittest.main()
