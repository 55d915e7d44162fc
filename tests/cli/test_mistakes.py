"""Mistakes that a person makes in edition.yaml and on the command line: each is
answered with its place and what to do, none in silence."""
import pathlib
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from support import Case, run

ENTRY = "documents:\n  - file: a.txt\n"
# (edition.yaml, line:column, words of the answer)
YAML = [
    ("titel: T\n", "1:1", 'did you mean "title"?'),
    ("title: A: B\n", "1:9", "put the value in quotes"),
    ("ignore: [drafts, \"*.txt~\"]\n", "1:9", '"drafts" fits no file and no folder'),
    (ENTRY + "    date: 2201-05-04\n", "3:11", "later than it can be: 2201-05-04: the year is after 2100 [date-late]"),
    (ENTRY + "    date: 2021-05-04\n    retrieved: 2020-01\n", "3:11", "retrieved on 2020-01 [date-late]"),
    ("date: 1950\n" + ENTRY + "    date: 1951-05-04\n", "4:11", "the edition is of 1950 [date-late]"),
    ("title: [a\n", "2:1", "expected ',' or ']'"),
    ("title:\n\t- x\n", "2:1", "a tab cannot start any token; indent by spaces"),
    ("title: T\ntitle: U\n", "2:1", '"title" stands twice'),
    ("title: *x\n", "1:8", "an alias without an anchor"),
    ('title: "T\n', "2:1", "unexpected end"),
    ("- a\n", "1:1", "expected a mapping of keys to values"),
    ("documents: a.txt\n", "1:12", "expected a list of documents"),
    ("documents:\n  a.txt: x\n", "2:3", "expected a list of documents"),
    ("documents:\n  - a.txt\n", "2:5", "expected a mapping of keys to values"),
    ("documents:\n  - title: T\n", "2:5", "a document with file: or sha256:"),
    ("documents:\n  - file: A.txt\n", "2:5", 'did you mean "a.txt"?'),
    ("documents:\n  - file: aa.txt\n", "2:5", 'did you mean "a.txt"?'),
    (ENTRY + "    date: 4 May 1921\n", "3:11", "EDTF date such as 2023-07-29"),
    (ENTRY + "    date: 1921-02-30\n", "3:11", "there is no such day"),
    (ENTRY + "    date: 04/05/1921\n", "3:11", "expected a year of four digits"),
    (ENTRY + "    Date: 1921\n", "3:5", 'did you mean "date"?'),
    (ENTRY + "    order: first\n", "3:12", "a whole number from 1"),
    (ENTRY + "    order: -1\n", "3:12", "a whole number from 1"),
    (ENTRY + "    order: 2\n  - {file: b c.txt, order: 2}\n", "4:28",
     "2 is that of a.txt too (line 3) [edition-order]"),
    ("numbering: frozen\n" + ENTRY + "    number: 3\n    order: 2\n", "5:12",
     "2: the document keeps its number 3 [edition-order]"),
    (ENTRY + "    include: nope\n", "3:14", "one of false, no, true, yes"),
    (ENTRY + "    cuts: [abc]\n", "3:11", "a mapping of keys of cuts"),
    (ENTRY + "    cuts: {abc: keep}\n", "3:12", "the 16 hexadecimal digits of a cut"),
    (ENTRY + "    cuts: {0123456789abcdef: drop}\n", "3:30", "one of keep, cut"),
    (ENTRY + "    cuts: {0123456789abcdef: keep}\n", "3:12", "review.html shows the keys"),
    (ENTRY + "    notes: {a: b}\n", "3:12", "text or a list of texts"),
    (ENTRY + "    cut: [the moon]\n", "3:11", "the words are not found"),
    (ENTRY + "    emend: [{words: bridge, to: x}]\n", "3:13", "{words: ..., to: ..., reason: ...}"),
    (ENTRY + "    url: not a url\n", "3:10", "such as https://example.org/page"),
    (ENTRY + "    retrieved: yesterday\n", "3:16", "2023, 2023-07 or 2023-07-29"),
    (ENTRY + "    language: English language\n", "3:15", "such as en or az-Latn"),
    (ENTRY + "  - file: a.txt\n", "3:5", "is that of line 2 too"),
    (ENTRY + "   title: T\n", "3:4", "expected '-' indicator"),
    ("undated: middle\n", "1:10", "one of last, first, omit"),
    ("date: May 1921\n", "1:7", "2023, 2023-07 or 2023-07-29"),
    ("editors: [{nam: A}]\n", "1:12", 'did you mean "name"?'),
    ("series: {number: 1}\n", "1:9", "a series with title:"),
    ("keep_comments: perhaps\n", "1:16", "one of false, no, true, yes"),
    ("split: page\n", "1:8", "one of no, chapters"),
    ("index: yes\n", "1:8", "a mapping of keys to values"),
    ("ignore: {a: b}\n", "1:9", "text or a list of texts"),
    ("name: ''\n", "1:7", "expected the name of a file"),
    ("name: books/harbour\n", "1:7", "--output names the folder"),
    ("language: english\n", "1:11", "such as en or az-Latn"),
    ("select: {from: 1950, to: 1940}\n", "1:26", "expected a date not before from:"),
    ("style: clasic\npage: A4\nundated: lasst\n", "3:10", 'did you mean "last"?'),
    ("documents:\n  - file: in/a.txt\n", "2:5", 'did you mean "a.txt"?'),
    (ENTRY + "    cut: [The bridge]\n    keep: [The bridge]\n", "3:11",
     "the same words are kept in line 4"),
    (ENTRY + "    emend: [{words: bridge, to: bridge, reason: x}]\n", "3:13",
     "expected other words in to: than in words:"),
    ("numbering: frozen\ndocuments:\n  - {file: a.txt, number: 1}\n"
     "  - {file: b c.txt, number: 1}\n", "4:5", "a number that no other entry has"),
    ("index: {persons: [Ann]}\n", "1:9", '"persons"'),
    ("title: T\n---\ntitle: U\n", "3:1", "more than one document"),
    ("title: T\n\n  subtitle: U\n", "3:11", "a colon inside a value"),
    (ENTRY + "    date: 1921-5-4\n", "3:11", "expected a month of two digits"),
    (ENTRY + "    date: 1921-05-04/1921-04-01\n", "3:11", "the interval ends before it begins"),
    (ENTRY + "    issuer:\n      - A\n", "4:7", "issuer: expected text"),
    (ENTRY + "    encoding: latin-99\n", "3:15", "such as windows-1251 or Shift_JIS"),
    (ENTRY + "    number: 3\n", "2:5", "together with numbering: frozen"),
    (ENTRY + "    sha256: xyz\n", "3:13", "8 to 64 hexadecimal digits"),
    (ENTRY + "    notes: |\n   bad\n", "4:4", "not well-formed YAML"),
    ("index: {add: x, dorp: y}\n", "1:17", 'did you mean "drop"?'),
    ("decisions: edition.yaml\n", "1:12", "expected no third file"),
    ("numbering: frozen\n", "1:12", "add errata: with the edition.json"),
    ("select: {tag: sea}\n", "1:1", '"sea" fits none of them'),
    ("editors: A; B\n", "1:10", "one name that looks like several: A; B [project-names]"),
    ("editors: Ann Lee, Bo Ray\n", "1:10", "one name that looks like several"),
    ("language: xx-klingon\n", "1:11", "such as en or az-Latn"),
    ("language: gr\n", "1:11", "such as en or az-Latn"),
    (ENTRY + "    language: en-Lati\n", "3:15", "such as en or az-Latn"),
    ("decisions: none.yaml\n", "1:12", "in/none.yaml: No such file or directory"),
    ("accessibility: {level: AA}\n", "1:16", "who found the book accessible"),
]
# the same, of what only a build reads
BOOKS = [
    ("style: clasic\n", "1:8", 'did you mean "classic"?'),
    ("title: T\nstyle: ./mine\n", "2:8", '"in/./mine"'),
    ("title: T\npage: axx\n", "2:7", "expected a4, a5, letter or WIDTHxHEIGHT"),
    ("cover: none.png\n", "1:8", "in/none.png: No such file or directory"),
    ("cover: a.txt\n", "1:8", "expected a picture, PNG or JPEG"),
    ("css: none.css\n", "1:6", "in/none.css: No such file or directory"),
    ("errata: none.json\n", "1:9", "in/none.json: No such file or directory"),
    ("errata: a.txt\n", "1:9", "expected the edition.json of the former edition"),
]
RULE = "classes: {{notice: a notice}}\nrules:\n  - {{id: closed, class: notice, reason: r, match: closed, hit: {}, miss: open}}\n"
# (arguments, words of the answer)
COMMANDS = [
    (["biuld", "in"], 'the nearest is "build"'),
    (["https://example.org/a"], "save the page as a file"),
    (["build", "nowhere"], "nowhere: error: cannot read"),
    (["build", "in", "--stlye", "a5"], 'the nearest is "style"'),
    (["build", "in", "--style", "clasic"], 'did you mean "classic"?'),
    (["build", "in", "--page", "axx"], "expected a4, a5, letter or WIDTHxHEIGHT"),
    (["build", "in", "--impose", "flyer"], "expected one of booklet"),
    (["build", "in", "--set", "titel=T"], 'did you mean "title"?'),
    (["build", "in", "--set", "title"], "expected KEY=VALUE"),
    (["build", "in", "-c", "none.yaml"], "none.yaml: error: cannot read"),
    (["build", "in", "-o", "/proc/x"], "cannot write output"),
    (["build", "in", "--rules", "none"], "none: fatal: cannot read the rules"),
    (["resolve", "99.1", "in"], "write it as 3.12"),
    (["quote", "the moon", "in"], "the words stand in no document"),
    (["explain", "c.txt", "in"], 'no document "c.txt" among 2'),
    (["verify", "x.epub", "--sources", "in"], "cannot read"),
    (["init", "nowhere"], "nowhere: error: cannot read"),
    (["edit", "--no-browser", "nowhere"], "cannot be served: No such file"),
    (["rules", "tset"], "expected list or test"),
    (["order", "in", "--format", "yaml"], "expected one of text, json"),
    (["diff", "in"], "expected recension diff OLD NEW"),
    (["resolve", "in"], "expected recension resolve CITATION [PATH...]: in is a folder"),
    (["build", "in", "-o", "in"], "in: fatal: cannot write output: it holds the documents"),
    (["build", "*.txt"], "*.txt: error: cannot read: No such file"),
    (["build", "in", "--epub=x"], "--epub takes no value"),
    (["build", "in", "-o"], "--output needs a PATH"),
    (["build", "--files-from", "none.txt"], "none.txt: error: cannot read"),
    (["order", "in", "--set", "select={from: 1930}"], "edition.yaml leaves out all of them"),
    (["order", "in", "--set", "ignore=*.txt"], "ignore: in edition.yaml leaves out 2 files or folders"),
    (["build", "in", "--style", "in"], '"in"; there are a4, a5'),
    (["build", "in", "-pdf"], 'unknown option "-p"'),
    (["build", "in", "out"], "out: error: cannot read"),
    (["edit", "in", "--port", "99999"], "a number from 1 to 65535"),
    (["help", "biuld"], 'the nearest is "build"'),
    (["styles", "x"], "expected recension styles;"),
    (["clean"], "expected recension clean FILE..."),
]


class Mistakes(Case):
    def setUp(self):
        super().setUp()
        self.write("in/a.txt", "A letter\n\n4 May 1921\n\nThe bridge is closed, and the "
                   "carts go by the ferry.\n")
        self.write("in/b c.txt", "An answer\n\n6 May 1921\n\nThe ferry is full.\n")

    def test_in_edition_yaml(self):
        for yaml, place, words in YAML:
            with self.subTest(yaml=yaml):
                self.write("in/edition.yaml", yaml)
                said = run("order", "in", cwd=self.folder).stderr.decode()
                self.assertIn(f"in/edition.yaml:{place}: ", said)
                self.assertIn(words, said)

    def test_what_a_build_reads(self):
        for yaml, place, words in BOOKS:
            with self.subTest(yaml=yaml):
                self.write("in/edition.yaml", yaml)
                done = run("build", "in", "--epub", cwd=self.folder)
                self.assertEqual(done.returncode, 2)
                said = done.stderr.decode()
                self.assertIn(f"in/edition.yaml:{place}: ", said)
                self.assertIn(words, said)

    def test_names_that_are_right(self):
        for editors in ("Lee, Ann", "[Ann Lee, Bo Ray]", "Ann Lee", "{name: A; B}",
                        "Lee, Ann, and Bo Ray"):
            self.write("in/edition.yaml", f"editors: {editors}\n")
            self.assertEqual(run("order", "in", cwd=self.folder).stderr, b"", editors)

    def test_a_rule_that_fails_its_own_example(self):
        self.write("in/rules/own.yaml", RULE.format("[closed, shut]"))
        done = run("order", "in", cwd=self.folder)
        self.assertIn(b"in/rules/own.yaml:3:5: error: example of a rule fails: closed",
                      done.stderr)
        self.assertIn(b"shut", done.stderr)
        self.assertEqual(done.returncode, 1)
        self.write("in/rules/own.yaml", RULE.format("closed"))
        self.assertEqual(run("order", "in", cwd=self.folder).stderr, b"")

    def test_a_class_of_a_rule_that_is_misspelt(self):
        rule = RULE.format("closed").replace("class: notice", "class: widget-shere")
        self.write("in/rules/own.yaml", rule)
        done = run("order", "in", cwd=self.folder)
        self.assertEqual(done.stderr, b"in/rules/own.yaml:3:5: warning: class of a rule has no "
                         b"name: widget-shere; the nearest is widget-share [rule-class]\n")
        self.assertEqual(done.returncode, 0)

    def test_a_base_that_is_misspelt(self):
        self.write("mine/print.yaml", "base: clasic\n")
        done = run("build", "in", "--style", "./mine", "--pdf", cwd=self.folder)
        self.assert_said(done, 2, "style-missing")
        self.assertIn(b'./mine/print.yaml:1:7: fatal: cannot read the style: "clasic"; did you '
                      b'mean "classic"?', done.stderr)

    def test_a_font_that_is_misspelt(self):
        self.write("mine/print.yaml", "base: classic\nfonts: {code: DejaVu Sans Mon}\n")
        done = run("build", "in", "--style", "./mine", "--pdf", cwd=self.folder)
        self.assertIn(b"./mine/print.yaml:2:15: warning: font is not installed: DejaVu Sans Mon; "
                      b"using ", done.stderr)
        self.assertIn(b'did you mean "DejaVu Sans Mono"?', done.stderr)

    def test_on_the_command_line(self):
        for arguments, words in COMMANDS:
            with self.subTest(arguments=arguments):
                done = run(*arguments, cwd=self.folder)
                self.assertNotEqual(done.returncode, 0)
                self.assertIn(words, done.stderr.decode())

    def test_a_name_without_its_ending(self):
        done = run("explain", "b c", "in", cwd=self.folder)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn(b"b c.txt", done.stdout)


if __name__ == "__main__":
    unittest.main()
