"""Every command that README and the manuals show runs, in a folder that has what
they name."""
import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from support import Case, PROGRAM, ROOT, run

COMMAND = re.compile(r"^(?:\.Dl )?((?:recension|\$EDITOR) .*)$", re.MULTILINE)
LITERAL = re.compile(r"^\.Bd -literal.*?^\.Ed$|^\.Dl .*?$", re.MULTILINE | re.DOTALL)
PARAGRAPH = "<p>The keeper has written this line, and it is the {}th of his letter.</p>"


def commands_of(path):
    """The commands of a README or a manual, without their remarks."""
    text = path.read_text()
    if path.suffix == ".md":
        blocks = re.findall(r"^```sh\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    else:
        blocks = LITERAL.findall(text)
    lines = [line for block in blocks for line in COMMAND.findall(block)]
    return [line.split("  #")[0].rstrip() for line in lines]


class Examples(Case):
    def setUp(self):
        super().setUp()
        for folder in ("letters", "examples/letters"):
            shutil.copytree(ROOT / "examples/letters", self.folder / folder)
        self.write("letters/017.html", "<html lang=en><title>A letter</title><h1>A letter</h1>"
                   "<p>2 April 1931</p>" + "".join(map(PARAGRAPH.format, range(12))) + "</html>")
        run("build", "letters", "-o", "later", "--set", "title=Later", cwd=self.folder)

    def edit(self, command):
        """It ends when it is told to."""
        server = subprocess.Popen([PROGRAM, *command.split()[1:], "--no-browser"],
                                  cwd=self.folder, stdout=subprocess.PIPE)
        self.assertIn(b"http://127.0.0.1:", server.stdout.readline())
        server.send_signal(signal.SIGINT)
        server.communicate(timeout=60)
        self.assertEqual(server.returncode, 0)

    def test_every_command(self):
        folder = str(pathlib.Path(PROGRAM).resolve().parent)
        environment = {**os.environ, "EDITOR": "true",
                       "PATH": folder + os.pathsep + os.environ["PATH"]}
        counts = {}
        for path in (ROOT / "README.md", *sorted((ROOT / "man").glob("*.[157]"))):
            for command in commands_of(path):
                counts[path.name] = counts.get(path.name, 0) + 1
                if command.startswith("recension edit"):
                    self.edit(command)
                    continue
                done = subprocess.run(["sh", "-c", command], cwd=self.folder, env=environment,
                                      capture_output=True, check=False, timeout=300)
                self.assertEqual(done.returncode, 0, command + done.stderr.decode())
        self.assertEqual(counts, {"README.md": 7, "recension.1": 6})


if __name__ == "__main__":
    unittest.main()
