"""The file on disk is what the edition names, whatever was made of it: its hash and
size in edition.json, its bytes in the PDF, its hash first in `verify`."""
import hashlib
import json
import pathlib
import subprocess
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from support import Case, run

NOTE = """---
title: The lock
---

The lock was dug by men who were paid in **bread** and beer.
"""


def sha256(data):
    return hashlib.sha256(data).hexdigest()


class Identity(Case):
    def build(self, *more):
        done = run("build", self.folder / "in", "-o", self.folder / "out", *more)
        self.assertEqual(done.returncode, 0, done.stderr)
        ledger = self.folder / "out/edition.json"
        return json.loads(ledger.read_text(encoding="utf-8"))["documents"]

    def verify(self):
        return run("verify", next((self.folder / "out").glob("*.pdf")),
                   f"--sources={self.folder / 'in'}")

    def test_a_converted_file(self):
        note = self.write("in/note.md", NOTE)
        document, = self.build()
        self.assertEqual(document["sha256"], sha256(note.read_bytes()))
        self.assertEqual(document["bytes"], len(NOTE))
        content = document["content"]
        self.assertNotEqual(content["sha256"], document["sha256"])
        self.assertEqual(document["key"], content["sha256"][:8])
        self.assertRegex(content["converter"], r"^cmark-gfm \d")
        self.assertEqual(self.verify().returncode, 0)
        note.write_text(NOTE.replace("bread", "bread "), encoding="utf-8")
        done = self.verify()
        self.assertEqual(done.returncode, 1)
        self.assertIn("not the source the edition was made from, its SHA-256 is"
                      f": {sha256(note.read_bytes())}", done.stderr.decode())

    def test_a_plain_file_has_no_content_of_its_own(self):
        text = self.write("in/a.txt", "The lock was dug by hand.\n")
        document, = self.build()
        self.assertEqual(document["sha256"], sha256(text.read_bytes()))
        self.assertIsNone(document["content"])

    def test_files_travel_in_the_pdf_as_they_lie_on_disk(self):
        note = self.write("in/sub/note.md", NOTE)
        text = self.write("in/a.txt", "The lock was dug by hand.\n")
        documents = self.build()
        held = self.folder / "held"
        held.mkdir()
        subprocess.run(["pdfdetach", "-saveall", "-o", held,
                        next((self.folder / "out").glob("*.pdf"))], check=True)
        names = {d["file"]: f"{d['key']}-{pathlib.Path(d['file']).name}"
                 for d in documents}
        self.assertEqual({path.name for path in held.iterdir()},
                         {"edition.json", *names.values()})
        for file in (note, text):
            name = names[str(file.relative_to(self.folder / "in"))]
            self.assertEqual((held / name).read_bytes(), file.read_bytes())


if __name__ == "__main__":
    unittest.main()
