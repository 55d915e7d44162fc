"""What a reader sees on the pages of the printed book: openings, contents,
apparatus."""
import re
import subprocess
import sys
import unittest

import pathlib

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from support import SEEDS, Case, run  # noqa: E402

WORD = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" '
                  r'yMax="([\d.]+)">(.*?)</word>')


def pages_of(book):
    """The words of each page with their boxes, in points."""
    done = subprocess.run(["pdftotext", "-bbox", book, "-"],
                          stdout=subprocess.PIPE, check=True)
    return [[(*map(float, word[:4]), word[4]) for word in WORD.findall(page)]
            for page in done.stdout.decode().split("<page ")[1:]]


class Openings(Case):
    """Openings of documents whose titles and headers differ in length."""

    TITLES = ["The quay", "The market on the quay and the boats that came "
              "there in the spring of that year",
              "A letter from the harbour master to the council about the "
              "market on the quay, the boats that came there in the spring "
              "and what the carts may carry"]

    def setUp(self):
        super().setUp()
        for at, title in enumerate(self.TITLES):
            self.write(f"source/{at}.txt", f"{title}\n\n{at + 2} May 2019\n\n" +
                       "The boats came to the quay with the tide. " * 90)
        done = run("build", self.folder / "source", "-o", self.folder / "out",
                   "--pdf", "--quiet")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.pages = pages_of(next((self.folder / "out").glob("*.pdf")))

    def opening_of(self, number):
        """The page that a document opens on: its number stands there alone."""
        for page in self.pages:
            first = page[0] if page else None
            title = self.TITLES[number - 1].split()[0]
            if first and [w[4] for w in page[:2]] == [str(number), title]:
                return page
        self.fail(f"document {number} does not open a page")

    def test_titles_stand_on_one_line(self):
        tops = {page[1][1] for page in map(self.opening_of, (1, 2, 3))}
        self.assertEqual(len(tops), 1, tops)

    def test_the_date_stands_once(self):
        for number in (1, 2, 3):
            words = " ".join(word[4] for word in self.opening_of(number))
            self.assertEqual(words.count(f"{number + 1} May 2019"), 1, words)

    def test_what_no_document_states_is_said_once(self):
        words = " ".join(word[4] for page in self.pages for word in page)
        self.assertIn("No document of this edition states: author, issuer, "
                      "publisher, URL, date of retrieval.", words)
        for number in (1, 2, 3):
            words = " ".join(word[4] for word in self.opening_of(number))
            self.assertNotIn("stated:", words.lower())


if __name__ == "__main__":
    unittest.main()
