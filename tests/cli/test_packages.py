"""The scripts say what they fetch, are quiet when it works, and without sudo name
the exact line to run as root."""
import pathlib
import shutil
import subprocess
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from support import Case, ROOT

TOOLS = ("cat", "grep", "tr", "env")
USE = ('root=$1; . "$root/scripts/common.sh"; need_packages run && echo done')


class Packages(Case):
    def setUp(self):
        super().setUp()
        self.bin = self.folder / "bin"
        self.bin.mkdir()
        for tool in TOOLS:
            (self.bin / tool).symlink_to(shutil.which(tool))
        self.fake("dpkg-query", "exit 1")
        self.fake("apt-get", f'echo noise; echo more >&2; '
                  f'echo "$@" >> {self.folder}/calls')

    def fake(self, name, script):
        (self.bin / name).write_text(f"#!/bin/sh\n{script}\n")
        (self.bin / name).chmod(0o755)

    def use(self, user):
        self.fake("id", f"echo {user}")
        return subprocess.run(
            ["/bin/sh", "-euc", USE, "script", str(ROOT)], text=True,
            capture_output=True, check=False, env={"PATH": str(self.bin)})

    def test_without_sudo_the_line_for_root_is_named(self):
        done = self.use(1000)
        self.assertEqual(done.returncode, 1)
        lines = done.stdout.splitlines()
        self.assertEqual(lines[0], "script: packages are missing, and there is "
                         "no sudo; run this as root:")
        self.assertRegex(lines[1], r"^apt-get update && apt-get install -y "
                         r"--no-install-recommends [a-z0-9.+ -]+$")
        self.assertEqual(done.stderr, "")
        self.assertFalse((self.folder / "calls").exists())

    def test_it_is_quiet_when_it_works(self):
        done = self.use(0)
        self.assertEqual(done.returncode, 0)
        lines = done.stdout.splitlines()
        self.assertIn("fetching and installing packages", lines[0])
        self.assertEqual(lines[1:], ["done"])
        self.assertEqual(done.stderr, "")
        calls = (self.folder / "calls").read_text().splitlines()
        self.assertEqual(calls[0], "update -qq")
        self.assertIn("poppler-utils", calls[1])

    def test_what_fails_is_shown(self):
        self.fake("apt-get", "echo no network; exit 100")
        done = self.use(0)
        self.assertEqual(done.returncode, 1)
        self.assertIn("no network\nscript: failed: apt-get update -qq",
                      done.stdout)


if __name__ == "__main__":
    unittest.main()
