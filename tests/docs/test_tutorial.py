"""Every command of docs/tutorial.md runs, and says what is shown below it.

A block of sh is run in one folder for all; a block of yaml becomes
letters/edition.yaml; of a block without a name each line stands in what the
commands before it wrote.
"""
import os
import pathlib
import re
import subprocess
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from support import Case, PROGRAM, ROOT

BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


class Tutorial(Case):
    def test_every_block(self):
        text = (ROOT / "docs/tutorial.md").read_text()
        folder = str(pathlib.Path(PROGRAM).resolve().parent)
        environment = {**os.environ, "EXAMPLES": str(ROOT / "examples"),
                       "PATH": folder + os.pathsep + os.environ["PATH"]}
        shown, commands = "", 0
        for kind, block in BLOCK.findall(text):
            if kind == "sh":
                done = subprocess.run(
                    ["sh", "-e", "-c", block], cwd=self.folder, check=False,
                    env=environment, capture_output=True, text=True,
                    timeout=300)
                self.assertEqual(done.returncode, 0, block + done.stderr)
                shown = done.stdout
                commands += len(block.splitlines())
            elif kind == "yaml":
                self.write("letters/edition.yaml", block)
            else:
                for line in block.splitlines():
                    self.assertIn(line, shown)
        self.assertGreaterEqual(commands, 12)
        names = {path.name for path in (self.folder / "book").iterdir()}
        self.assertIn("the-varn-light.epub", names)
        yaml = (self.folder / "letters/edition.yaml").read_text()
        self.assertIn('    date: "1936?"\n', yaml)
        self.assertIn('  - file: "1938-notice.txt"\n', yaml)


if __name__ == "__main__":
    unittest.main()
