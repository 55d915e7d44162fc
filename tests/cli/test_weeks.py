"""An edition that a person works on for weeks: decisions stay to the byte and in
force while documents come, are renamed and are scraped anew."""
import json
import pathlib
import re
import sys
import time
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from support import Case, run

BODY = ("The harbour board met on the quay in the morning, and it was said that the ferry "
        "number {0} should go again before the winter, if the ice allows it.\n\n"
        "The keeper answered that the beam of number {0} was whole, and that he would have the "
        "carts wait for the light before they cross the river.\n")
TEXT = "Report number {0}\n\n{1} May 1921\n\n" + BODY + "\nShare on Facebook\n"
HTML = ("<!DOCTYPE html><html lang=\"en\"><head><title>Page {0}</title></head><body><nav><a "
        "href=\"/\">Home</a></nav><article><h1>Page number {0}</h1><p>{1} June 1921</p>{2}"
        "</article><footer>All rights reserved</footer></body></html>\n")
MARKDOWN = "---\ntitle: Letter {0}\ndate: 1921-07-{1:02}\n---\n\n# Letter {0}\n\n" + BODY
MAIL = ("From: Ann Reed <ann@example.org>\nTo: board@example.org\nSubject: Ferry {0}\n"
        "Date: Mon, {1:02} Aug 1921 10:00:00 +0000\n\n" + BODY)


def source(number):
    """A document of one of four formats: name and text."""
    day = number % 28 + 1
    html = "".join(f"<p>{part}</p>" for part in BODY.format(number).split("\n\n"))
    return [(f"{number:02}.txt", TEXT.format(number, day)),
            (f"{number:02}.html", HTML.format(number, day, html)),
            (f"{number:02}.md", MARKDOWN.format(number, day)),
            (f"{number:02}.eml", MAIL.format(number, day))][number % 4]


def own_lines(yaml):
    """The file without what the program may write anew."""
    return [line for line in yaml.split("\n") if not line.strip().startswith("#:")]


class Weeks(Case):
    def setUp(self):
        super().setUp()
        self.sources = self.folder / "in"
        self.yaml = self.sources / "edition.yaml"
        for number in range(20):
            name, text = source(number)
            self.write(f"in/{name}", text)

    def build(self):
        done = run("build", "--epub", "--pdf", "--text", self.sources, "-o", self.folder / "out")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.said = done.stderr.decode()
        return next((self.folder / "out").glob("*.txt")).read_text()

    def order(self):
        done = run("order", "-fjson", self.sources)
        return {one["file"]: one["edtf"] for one in json.loads(done.stdout)}

    def decide(self):
        """Two dates, a cut kept, a document left out, a note, a remark."""
        found = run("init", "--cuts", "-o", "-", self.sources).stdout.decode()
        part = found[found.index('"04.txt"'):]
        key = re.search(r"#:\s+([0-9a-f]{16}): keep.*Share on Facebook", part)[1]
        text = self.yaml.read_text()
        for name, lines in (("00.txt", "    date: 1921-12-24 # by the postmark\n"),
                            ("01.html", "    date: \"1921~\"\n"),
                            ("04.txt", f"    cuts: {{{key}: keep}}\n"),
                            ("05.html", "    include: no   # a copy\n"),
                            ("08.txt", "    notes: 'The last line is torn.'\n")):
            mark = f'  - file: "{name}"\n'
            self.assertIn(mark, text)
            text = text.replace(mark, mark + lines)
        self.yaml.write_text("# Ann's edition, begun in May\n" + text)

    def check(self):
        text, dates = self.build(), self.order()
        self.assertEqual((dates["00.txt"], dates["01.html"]), ("1921-12-24", "1921~"))
        self.assertNotIn("05.html", dates)
        self.assertEqual(text.count("Share on Facebook"), 1 + text.count("“Share on Facebook"))
        self.assertIn("The last line is torn.", text)
        self.assertNotIn("decision-unfit", self.said)
        self.assertNotIn("project-unmatched", self.said)
        return dates

    def test_decisions_stay(self):
        begun = time.monotonic()
        self.build()
        self.assertLess(time.monotonic() - begun, 180)
        self.assertEqual(run("init", self.sources).returncode, 0)
        self.decide()
        before = self.yaml.read_text()
        for number in range(20, 30):
            name, text = source(number)
            self.write(f"in/{name}", text)
        self.assertEqual(run("init", self.sources).returncode, 0)
        after = self.yaml.read_text()
        mine = own_lines(before)
        self.assertEqual(own_lines(after)[:len(mine) - 1], mine[:-1])
        self.assertEqual(len(self.check()), 29)
        self.assertEqual(run("init", self.sources).returncode, 0)
        self.assertEqual(self.yaml.read_text(), after)

    def test_decisions_live_after_a_rename_and_another_wrap(self):
        run("init", self.sources)
        self.decide()
        (self.sources / "08.txt").rename(self.sources / "scan-8.txt")
        path = self.sources / "04.txt"
        path.write_text(path.read_text().replace(" and ", "\nand "))
        self.check()


if __name__ == "__main__":
    unittest.main()
