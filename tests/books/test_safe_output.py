"""A failed or killed build leaves the old edition whole, and nothing beside
it."""
import json
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import time
import unittest
import zipfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from support import Case, PROGRAM, ROOT, run

LETTERS = ROOT / "tests/letters"


def held(folder):
    """{name: bytes} of a folder, hidden files too."""
    return {str(path.relative_to(folder)): path.read_bytes()
            for path in folder.rglob("*") if path.is_file()}


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
        self.assert_said(done, 2, "output-write", "build-failed")
        self.assertEqual(path.read_text(), "x")

    @unittest.skipIf(os.geteuid() == 0, "root may write anywhere")
    def test_a_folder_that_cannot_be_written(self):
        self.out.chmod(0o555)
        done = run("build", LETTERS, "-o", self.out)
        self.out.chmod(0o755)
        self.assert_said(done, 2, "output-write", "build-failed")
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
        self.assert_said(done, 2, "output-write", "build-failed")
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
        """The other forms do, and the EPUB names no pages of it."""
        env = self.path_with("echo Words")
        out = self.folder / "forms"
        done = run("build", LETTERS, "-o", out, env=env)
        self.assertEqual(done.returncode, 1, done.stderr)
        self.assertIn(b"[verify-", done.stderr)
        self.assertIn(b"error: a form of the edition is left out: the PDF "
                      b"[form-failed]", done.stderr)
        made = {path.suffix: path for path in out.iterdir() if path.is_file()}
        self.assertEqual(set(made), {".epub", ".html", ".json"})
        with zipfile.ZipFile(made[".epub"]) as book:
            self.assertNotIn("page-list",
                             book.read("EPUB/nav.xhtml").decode())
        done = run("build", LETTERS, "-o", self.out, "--pdf", env=env)
        self.assertEqual(done.returncode, 2)
        self.assertIn(b"[build-failed]", done.stderr)
        self.assertEqual(held(self.out), self.old)

    def test_one_bad_document_is_one_bad_document(self):
        """Of four documents two cannot be proved: the others land, proved."""
        sources = self.changed_sources()
        for word in ("zebra", "okapi"):
            (sources / f"{word}.txt").write_text(
                f"The {word}\n\n9 May 1921\n\nThe {word} has come home, and "
                "the keepers may rest.\n")
        real = shutil.which("pdftotext")
        env = self.path_with(f'"{real}" "$@" | /bin/sed "s/The okapi/The OK/"')
        done = run("build", sources, "-o", self.out, env=env)
        self.assertEqual(done.returncode, 1, done.stderr)
        self.assertIn(b"okapi.txt: error: document is left out of the edition: "
                      b"its text cannot be proved", done.stderr)
        self.assertEqual(done.stderr.count(b"[document-failed]"), 1)
        ledger = json.loads((self.out / "edition.json").read_text())
        files = [one["file"] for one in ledger["documents"]]
        self.assertNotIn("okapi.txt", files)
        self.assertIn("zebra.txt", files)
        self.assertEqual(ledger["failed"], ["okapi.txt"])
        for path in self.out.iterdir():
            if path.suffix in (".epub", ".pdf"):
                done = run("verify", path, "--sources", sources)
                self.assertEqual(done.returncode, 0, done.stderr)

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
            made = [path for path in out.iterdir() if path.is_file()]
            self.assertEqual({path.suffix for path in made}, suffixes)
            self.assertEqual(sorted(done.stdout.decode().split()),
                             sorted(str(path) for path in made))


if __name__ == "__main__":
    unittest.main()
