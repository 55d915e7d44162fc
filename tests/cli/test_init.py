"""`init`: findings go into edition.yaml as comments; what a person wrote stays."""
import pathlib
import re
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from support import Case, ROOT, SEEDS, run

FIRST = (ROOT / "tests/letters/b.txt").read_text()
SECOND = (ROOT / "tests/letters/a.txt").read_text()
FOUND = ['    #: document 1. First, for its earliest possible date is 3 May '
         '1921.',
         '    #: title: "A letter from the mill"  # stated, line 1',
         '    #: date: "1921-05-03"  # stated, line 3']

# Hand-written files, and what init makes of each.  "@" stands for the findings
# on b.txt, "%" for the entry of a.txt.
STYLES = {
    "block": ("title: Mine\ndocuments:\n  - file: b.txt\n    title: My own\n",
              "title: Mine\ndocuments:\n  - file: b.txt\n@"
              "    title: My own\n%"),
    "comments": ("# mine\ntitle: Mine # here\n\ndocuments: # all\n"
                 "\n  # the first\n  - file: b.txt # b\n    # no date\n"
                 "\n# the end\n",
                 "# mine\ntitle: Mine # here\n\ndocuments: # all\n"
                 "\n  # the first\n  - file: b.txt # b\n@    # no date\n%"
                 "\n# the end\n"),
    "quoted": ("'documents':\n- 'file': 'b.txt'\n  notes: ['a', \"b\"]\n",
               "'documents':\n- 'file': 'b.txt'\n@  notes: ['a', \"b\"]\n%"),
    "block scalars": ("documents:\n  - file: b.txt\n    notes:\n      - |\n"
                      "        #: no comment\n        text\n      - >-\n"
                      "        folded\n\n        #: text\n"
                      "title: |-\n  #: Mine\n",
                      "documents:\n  - file: b.txt\n@    notes:\n      - |\n"
                      "        #: no comment\n        text\n      - >-\n"
                      "        folded\n\n        #: text\n%"
                      "title: |-\n  #: Mine\n"),
    "anchors": ("publisher: &house The house\ndocuments:\n  - file: b.txt\n"
                "    publisher: *house\n",
                "publisher: &house The house\ndocuments:\n  - file: b.txt\n@"
                "    publisher: *house\n%"),
    "keys after": ("documents:\n  - file: b.txt\n\n# next\ntitle: Mine\n",
                   "documents:\n  - file: b.txt\n@%\n# next\ntitle: Mine\n"),
    "by hash": ("documents:\n  - sha256: 0B5E86B32A7C406E\n    title: Hers\n",
                "documents:\n  - sha256: 0B5E86B32A7C406E\n@"
                "    title: Hers\n%"),
    "flow entry": ("documents:\n  - {file: b.txt,\n     title: Hers}\n",
                   "documents:\n  - {file: b.txt,\n     title: Hers}\n@%"),
    "flow list": ("documents: [{file: b.txt}] # all\n",
                  "documents: [{file: b.txt}, {file: \"a.txt\"}] # all\n"),
    "empty list": ("documents: []\n",
                   "documents: [{file: \"b.txt\"}, {file: \"a.txt\"}]\n"),
}


class Init(Case):
    def setUp(self):
        super().setUp()
        self.letters = self.folder / "letters"
        self.write("letters/b.txt", FIRST)
        self.write("letters/a.txt", SECOND)
        self.yaml = self.letters / "edition.yaml"

    def init(self, *options):
        done = run("init", self.letters, *options)
        self.assertEqual((done.returncode, done.stderr), (0, b""))
        return done.stdout.decode()

    def findings(self, indent, editor):
        """Findings on b.txt; none where the editor says the same thing."""
        return "".join(f"{' ' * indent}{line.strip()}\n" for line in FOUND
                       if not (editor and "#: title" in line))

    def entry(self, indent):
        fresh = run("init", self.letters, "-o", "-").stdout.decode()
        lines = fresh[fresh.index('  - file: "a.txt"'):].splitlines()
        return "".join(f"{' ' * indent}{line[2:]}\n" for line in lines)

    def test_each_style_of_writing_stays_as_it_is(self):
        entries = {indent: self.entry(indent) for indent in (0, 2)}
        for name, (old, form) in STYLES.items():
            indent = 0 if "\n- " in old else 2
            titled = re.search(r"(?m)^    title:|, *\n *title:", old)
            new = form.replace("@", self.findings(indent + 2, titled)) \
                .replace("%", entries[indent])
            for ending in ("\n", "\r\n"):
                with self.subTest(name, ending=ending):
                    self.yaml.write_bytes(old.replace("\n", ending).encode())
                    self.init()
                    written = self.yaml.read_bytes().decode()
                    self.assertEqual(written.replace("\r\n", "\n"), new)
                    self.assertEqual(written, new.replace("\n", ending))
                    self.assertIn("unchanged", self.init())
                    self.assertEqual(self.yaml.read_bytes().decode(), written)

    def test_a_last_line_without_end(self):
        self.yaml.write_text("title: Mine")
        self.init()
        text = self.yaml.read_text()
        self.assertTrue(text.startswith("title: Mine\ndocuments:\n  - file: "),
                        text)

    def test_braces_around_all_leave_no_place(self):
        self.yaml.write_text("{title: Mine}\n")
        done = run("init", self.letters)
        self.assert_said(done, 2, "project-merge")
        self.assertEqual(self.yaml.read_text(), "{title: Mine}\n")

    def test_findings_decide_nothing(self):
        order = run("order", "--format=json", self.letters).stdout
        self.init()
        done = run("order", "--format=json", self.letters)
        self.assert_ends(done, 0)
        self.assertEqual(done.stdout, order)
        entries = self.yaml.read_text().split("  - file")[1:]
        self.assertLess(max(len(one.splitlines()) for one in entries), 11)

    def test_the_seeds_too(self):
        config = self.folder / "found.yaml"
        self.assert_ends(run("init", SEEDS, "-o", config), 0)
        done = run("order", "--format=json", SEEDS, "-c", config)
        self.assertEqual(done.stderr.decode(), "")
        self.assertEqual(
            done.stdout,
            run("order", "--format=json", SEEDS,
                "-c", self.write("none.yaml", "")).stdout)

    def test_a_better_finding_shows(self):
        self.init()
        self.write("letters/b.txt", FIRST.replace("3 May", "4 May"))
        self.init()
        text = self.yaml.read_text()
        self.assertIn('#: date: "1921-05-04"', text)
        self.assertNotIn('"1921-05-03"', text)

    def test_a_file_that_is_gone_keeps_its_entry(self):
        self.init()
        text = self.yaml.read_text().replace(
            '  - file: "a.txt"\n', '  - file: "a.txt"\n    title: Kept\n')
        self.yaml.write_text(text)
        (self.letters / "a.txt").unlink()
        done = run("init", self.letters)
        self.assert_said(done, 0, "project-unmatched")
        entry = self.yaml.read_text().partition('  - file: "a.txt"\n')[2]
        self.assertTrue(entry.startswith(
            '    title: Kept\n    sha256: "6661c29ccc3ba775"\n    key: "answer 1921a"\n    '
            '#: no such file in the folder; what you decided on it is kept\n'), entry)

    def test_a_renamed_file_is_known_by_its_hash(self):
        self.init()
        (self.letters / "a.txt").rename(self.letters / "c.txt")
        self.assertIn("unchanged", self.init())

    def test_a_document_left_out(self):
        self.yaml.write_text("documents:\n  - file: a.txt\n    include: no\n")
        self.init()
        self.assertIn("    #: left out of the edition\n",
                      self.yaml.read_text())

    def test_dry_run_shows_the_difference_only(self):
        old = "title: Mine\ndocuments:\n  - file: b.txt\n    title: Hers\n"
        self.yaml.write_text(old)
        shown = self.init("--dry-run")
        self.assertEqual(self.yaml.read_text(), old)
        self.assertEqual(
            shown, "@@ line 4 @@\n"
            + "".join("+" + line + "\n" for line in (FOUND[0], FOUND[2]))
            + "@@ line 5 @@\n"
            + "".join("+" + line + "\n"
                      for line in self.entry(2).splitlines()))

    def test_evidence_and_cuts(self):
        self.write("letters/b.txt", FIRST + "\nShare on Facebook\n")
        text = self.init("--evidence", "--cuts", "-o", "-")
        self.assertIn('    #:   \u201cA letter from the mill\u201d (b.txt, '
                      'line 1)\n', text)
        key = re.search(r"#: cuts:\n    #:   ([0-9a-f]{16}): keep  # line \d+, "
                        r"[a-z-]+: \u201cShare on Facebook\u201d\n", text)
        self.assertTrue(key, text)


if __name__ == "__main__":
    unittest.main()
