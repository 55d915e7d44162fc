"""An installed copy works wherever its prefix is moved."""
import os
import pathlib
import subprocess
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from support import Case, run

INSTALLED = """\
bin/recension
share/bash-completion/completions/recension
share/doc/recension/ARCHITECTURE.md
share/doc/recension/CONTRIBUTING.md
share/doc/recension/LICENSE
share/doc/recension/README.md
share/fish/vendor_completions.d/recension.fish
share/man/man1/recension.1
share/man/man5/recension-edition.5
share/man/man5/recension-rules.5
share/man/man5/recension-style.5
share/man/man7/recension-messages.7
share/recension/phrases/de.yaml
share/recension/phrases/messages/de.yaml
share/recension/rules/README.md
share/recension/schemas/edition.schema.json
share/recension/schemas/edition.yaml.schema.json
share/recension/styles/classic/print.yaml
share/recension/styles/classic/reader.css
share/recension/styles/large-print/print.yaml
share/recension/workbench/review.html
share/zsh/site-functions/_recension
""".split()


class Install(Case):
    def test_a_moved_copy_works(self):
        first = self.folder / "first"
        subprocess.run(["cmake", "--install", os.environ["RECENSION_BUILD"],
                        "--prefix", first], check=True, capture_output=True)
        prefix = first.rename(self.folder / "second")
        there = {str(path.relative_to(prefix)) for path in prefix.rglob("*")
                 if path.is_file()}
        self.assertEqual(set(INSTALLED) - there, set())
        listed = run("rules", "list").stdout
        done = subprocess.run([prefix / "bin/recension", "rules", "list"],
                              capture_output=True, check=False,
                              cwd=self.folder)
        self.assertEqual(done.stderr, b"")
        self.assertEqual(done.stdout, listed)

    def test_without_data_it_says_so(self):
        done = run("rules", "list", env={"RECENSION_DATA": str(self.folder)})
        self.assert_ends(
            done, 2, f"{self.folder}: fatal: cannot find the program's data: "
            "no folder rules there; set RECENSION_DATA [data-missing]\n")


if __name__ == "__main__":
    unittest.main()
