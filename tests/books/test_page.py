"""What a reader sees on the pages of the printed book: openings, contents,
apparatus."""
import re
import subprocess
import sys
import unittest
import zipfile

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


class ShortDocuments(Case):
    """Documents that fit below the one before."""

    def pages(self, sentences, *options):
        """For each page that has any, the documents whose texts are on it."""
        for at, count in enumerate(sentences):
            self.write(f"source/{at}.txt", f"Report {at}\n\n{at + 2} May 2019"
                       f"\n\nHere is number{at}. " +
                       "The boats came to the quay with the tide. " * count)
        done = run("build", self.folder / "source", "-o", self.folder / "out",
                   "--pdf", "--quiet", *options)
        self.assertEqual(done.returncode, 0, done.stderr)
        words = [[word[4] for word in page] for page in
                 pages_of(next((self.folder / "out").glob("*.pdf")))]
        found = [[at for at in range(len(sentences)) if f"number{at}." in page]
                 for page in words]
        return [page for page in found if page]

    def test_they_run_on_where_all_of_one_fits(self):
        self.assertEqual(self.pages([1, 1, 1, 90, 1]), [[0, 1], [2], [3], [4]])

    def test_a_style_may_give_each_a_page(self):
        self.write("style/print.yaml",
                   "base: classic\npage:\n  documents-open: page\n")
        self.assertEqual(self.pages([1, 1], "--style", self.folder / "style"),
                         [[0], [1]])

    def test_the_blank_lines_above_one_are_three(self):
        self.pages([1, 1])
        page = next(page for page in
                    pages_of(next((self.folder / "out").glob("*.pdf")))
                    if any(word[4] == "number1." for word in page))
        last = [w[1] for w in page if w[4] == "tide."][0]
        number = next(w for w in page if w[4] == "2" and w[1] > last)
        self.assertEqual(round((number[1] - last) / 14), 4)


def layout_of(book):
    """The lines of each page as they are laid out, without indents."""
    done = subprocess.run(["pdftotext", "-layout", book, "-"],
                          stdout=subprocess.PIPE, check=True)
    return [[" ".join(line.split()) for line in page.split("\n")
             if line.strip()] for page in done.stdout.decode().split("\f")]


class Contents(Case):
    """Contents and chronology of a small edition, and of one with many years."""

    LONG = ("A letter from the harbour master to the council about the "
            "market on the quay and the boats")

    def build(self, count):
        for at in range(count):
            title = self.LONG if at == 1 else f"Report {at + 1}"
            self.write(f"source/{at:03}.md",
                       f"---\ntitle: {title}\n"
                       f"date: {1950 + at // 2}-05-02\n---\n\n"
                       "The boats came to the quay with the tide.\n")
        done = run("build", self.folder / "source", "-o", self.folder / "out",
                   "--pdf", "--quiet")
        self.assertEqual(done.returncode, 0, done.stderr)
        return next((self.folder / "out").glob("*.pdf"))

    def page_of(self, book, title):
        """The lines of a section's first page below its title."""
        return next(page[1:-1] for page in layout_of(book)
                    if page and page[0] == title)

    def gaps(self, book):
        """The distances between the numbers of the first three documents."""
        page = next(page for page in pages_of(book)
                    if page and page[0][4] == "Contents")
        left = page[0][0]
        tops = [word[1] for word in page
                if word[4] in "123" and abs(word[0] - left) < 2]
        return [round(b - a) for a, b in zip(tops, tops[1:])][:2]

    def test_the_date_stands_below_the_title(self):
        book = self.build(3)
        self.assertEqual(self.page_of(book, "Contents")[2:], [
            "1 Report 1 1", "2 May 1950",
            "2 A letter from the harbour master to the council about the",
            "market on the quay and the boats 1", "2 May 1950",
            "3 Report 3 2", "2 May 1951",
            "Apparatus 3", "Sources and evidence 4"])
        self.assertEqual(self.gaps(book), [28, 42])

    def test_many_documents_stand_under_their_years(self):
        self.assertEqual(self.gaps(self.build(30)), [28, 42 + 28])

    def test_few_documents_stand_under_none(self):
        self.assertEqual(self.gaps(self.build(29)), [28, 42])

    def test_the_chronology_has_short_titles(self):
        lines = self.page_of(self.build(3), "Chronology")
        self.assertEqual(lines[1:], [
            "2 May 1950 1 Report 1",
            "2 May 1950 2 A letter from the harbour master to the council…",
            "2 May 1951 3 Report 3"])


class Tables(Case):
    """How columns share the width of the page."""

    def test_words_stay_on_one_line_where_there_is_room(self):
        names = ["Ricky Stenhouseman", "William Keselowskison"]
        self.write("source/a.md", "---\ntitle: Table\ndate: 2001-02-03\n---\n\n"
                   "Before.\n\n| No | Name | A | B | C | D | E |\n" +
                   "|---" * 7 + "|\n" +
                   "".join(f"| {at} | {name} | 5 | 6 | 7 | 8 | 9 |\n"
                           for at, name in enumerate(names, 1)))
        done = run("build", self.folder / "source", "-o", self.folder / "out",
                   "--pdf", "--quiet")
        self.assertEqual(done.returncode, 0, done.stderr)
        page = next(page for page in
                    pages_of(next((self.folder / "out").glob("*.pdf")))
                    if any(word[4] == "Stenhouseman" for word in page))
        tops = {word[4]: word[1] for word in page}
        self.assertEqual(tops["Ricky"], tops["Stenhouseman"])
        self.assertEqual(tops["William"], tops["Keselowskison"])


class Code(Case):
    """Lines of code."""

    def test_a_turned_line_has_a_mark(self):
        self.write("source/a.md", "---\ntitle: Code\ndate: 2001-02-03\n---\n\n"
                   "Before.\n\n```\n" + "word, " * 20 + "\nshort\n```\n\n"
                   "Behind.\n")
        done = run("build", self.folder / "source", "-o", self.folder / "out",
                   "--pdf", "--quiet")
        self.assertEqual(done.returncode, 0, done.stderr)
        book = next((self.folder / "out").glob("*.pdf"))
        number, page = next(
            (number, page) for number, page in enumerate(pages_of(book), 1)
            if any(word[4] == "Behind." for word in page))
        lines = [round(word[1]) for word in page
                 if word[4] in ("Before.", "word,", "short", "Behind.")]
        lines = sorted(set(lines))
        self.assertEqual(len(lines), 5)
        # A blank line stands above code and one below it.
        self.assertGreater(lines[1] - lines[0], 26)
        self.assertGreater(lines[4] - lines[3], 20)
        # The arrow is no word, so it is looked for by its ink.
        dots = subprocess.run(
            ["pdftoppm", "-r", "72", "-gray", "-f", str(number), "-l",
             str(number), book], check=True, stdout=subprocess.PIPE).stdout
        width, height = 432, 648
        dots = dots[-width * height:]
        marked = [top for top in lines if any(
            dots[y * width + x] < 160 for y in range(top, top + 10)
            for x in range(36, 47))]
        self.assertEqual(marked, [lines[2]])


class Sides(Case):
    """Titles that run right to left, columns that end at one depth, lines that
    lead to a list."""

    def pages(self, *paths):
        done = run("build", *paths, "-o", self.folder / "out", "--pdf",
                   "--quiet")
        self.assertEqual(done.returncode, 0, done.stderr)
        return pages_of(next((self.folder / "out").glob("*.pdf")))

    def test_no_title_runs_into_its_page_number(self):
        title = "الشروط متوفرة لثورة سودانية ولا حاجة لنستورد شيئا"
        for at in range(3):
            self.write(f"source/{at}.txt", f"{title}\n\n{at + 2} May 2019\n\n" +
                       "The boats came to the quay with the tide. " * 20)
        contents = next(page for page in self.pages(self.folder / "source")
                        if page and page[0][4] == "Contents")
        numbers = [w for w in contents if w[4] in "123" and w[0] > 300]
        self.assertEqual(len(numbers), 3)
        for number in numbers:
            beside = [w for w in contents if w is not number
                      and w[1] < number[3] and w[3] > number[1]]
            self.assertGreater(len(beside), 2)
            self.assertLess(max(w[2] for w in beside), number[0])

    def test_the_last_columns_end_at_one_depth(self):
        source = SEEDS.parent / "examples/letters"
        last = self.pages(source)[-2]
        feet = [max(w[3] for w in last if (w[0] < 216) == left and w[1] > 60)
                for left in (True, False)]
        self.assertLess(feet[0], 450)
        self.assertLess(abs(feet[0] - feet[1]), 4 * 11)

    def test_markers_right_to_left_stand_at_the_right(self):
        words = "\u05e1\u05e4\u05d9\u05e0\u05d4 \u05d1\u05d0\u05d4"
        self.write("source/a.html", "<html lang=he><title>Boats</title>"
                   "<article><h1>Boats</h1><p>4 May 1911</p>"
                   f"<p>{(words + ' ') * 40}</p><ol><li>{words}</li>"
                   f"<li>{words}</li></ol></article></html>")
        page = next(page for page in self.pages(self.folder / "source")
                    if sum("\u05e1" in w[4] for w in page) > 40)
        marker, sign = ([w for w in page if w[4] == words][-1]
                        for words in ("2", "."))
        self.assertLess(sign[0], marker[0])
        marker = (sign[0], *marker[1:])
        right = max(w[2] for w in page if w[1] < marker[1] - 20
                    and "\u05e1" in w[4])
        self.assertAlmostEqual(marker[2], right, delta=2)
        beside = [w for w in page if abs(w[1] - marker[1]) < 4
                  and "\u05e1" in w[4]]
        self.assertTrue(beside)
        self.assertLess(max(w[2] for w in beside), marker[0])

    def test_a_table_right_to_left_begins_at_the_right(self):
        rows = [("\u05d2\u05dc\u05e9", "12"), ("\u05e1\u05d9\u05e8", "47")]
        cells = "".join(f"<tr><td>{a}</td><td>{b}</td></tr>" for a, b in rows)
        text = "\u05d4\u05e1\u05e4\u05d9\u05e0\u05d4 \u05d1\u05d0\u05d4. " * 40
        self.write("source/a.html", "<html lang=he><title>Boats</title>"
                   f"<article><h1>Boats</h1><p>4 May 1911</p><p>{text}</p>"
                   "<table><caption>\u05e7</caption><tr><th>\u05d8</th>"
                   f"<th>\u05e5</th></tr>{cells}</table><p>{text}</p>"
                   "</article></html>")
        page = next(page for page in self.pages(self.folder / "source")
                    if any("\u05d2" in w[4] for w in page))
        first = next(w for w in page if "\u05d2" in w[4])
        beside = [w for w in page if abs(w[1] - first[1]) < 6 and
                  w[4] in ("1", "2", "12") and w[3] - w[1] > 9.5]
        self.assertTrue(beside)
        self.assertLess(max(w[2] for w in beside), first[0])

    def test_a_caption_stands_at_its_table(self):
        self.write("source/a.html", "<html lang=en><title>The quay</title>"
                   "<article><h1>The quay</h1><p>4 May 1911</p>"
                   f"<p>{'The boats came in with the tide. ' * 12}</p>"
                   "<table><caption>Accounts</caption><tr><th>Item<th>Sum"
                   "<tr><td>Coal<td>12</table></article></html>")
        page = next(page for page in self.pages(self.folder / "source")
                    if any(w[4] == "Accounts" for w in page))
        word = {w[4]: w for w in page}
        self.assertAlmostEqual(word["Item"][3] - word["Accounts"][3], 14,
                               delta=1)

    def test_no_running_head_says_that_there_is_no_date(self):
        self.write("source/a.txt", "The quay\n\n" + (
            "The boats came to the quay with the tide. " * 30 + "\n\n") * 9)
        heads = [[w[4] for w in page if w[1] < 45]
                 for page in self.pages(self.folder / "source")]
        self.assertIn(["The", "quay", "3"], heads)

    def test_thai_is_justified_between_letters(self):
        words = ("\u0e04\u0e13\u0e30\u0e01\u0e23\u0e23\u0e21\u0e01\u0e32"
                 "\u0e23\u0e1b\u0e23\u0e30\u0e0a\u0e38\u0e21\u0e40\u0e21"
                 "\u0e37\u0e48\u0e2d\u0e27\u0e31\u0e19\u0e17\u0e35\u0e48")
        self.write("source/a.html", "<html lang=th><title>Boats</title>"
                   f"<article><h1>Boats</h1><p>4 May 1911</p><p>{words * 20}"
                   "</p></article></html>")
        page = next(page for page in self.pages(self.folder / "source")
                    if sum("\u0e04" in w[4] for w in page) > 1)
        lines = [w for w in page if w[2] - w[0] > 300 and "\u0e04" in w[4]]
        self.assertGreater(len(lines), 3)

    def test_verse_and_the_caption_of_a_table_stand_apart(self):
        self.write("source/a.html", "<html lang=en><title>Songs</title><article>"
                   f"<h1>Songs</h1><p>4 May 1911</p><p>{'The song went. ' * 9}"
                   "Ended.</p><p>Gulls awake<br>in the morning<br>on the quay</p>"
                   f"<p>Behind {'them came the boats. ' * 9}Last.</p>"
                   "<table><caption>Accounts of it</caption>"
                   "<tr><th>Item<th>Sum<tr><td>Coal<td>12</table></article></html>")
        page = next(page for page in self.pages(self.folder / "source")
                    if any(w[4] == "Gulls" for w in page))
        word = {w[4]: w for w in page}
        for first in ("Gulls", "in", "on"):
            self.assertAlmostEqual(word[first][0], word["Behind"][0],
                                   delta=1)
        for above, below in (("Ended.", "Gulls"), ("quay", "Behind"),
                             ("Last.", "Accounts")):
            self.assertGreater(word[below][1] - word[above][1], 24)

    def test_a_caption_stands_apart_from_the_text(self):
        self.write("source/a.html", "<html lang=en><title>The quay</title>"
                   "<article><h1>The quay</h1><p>4 May 1911</p>"
                   f"<p>{'The boats came in with the tide. ' * 12}</p>"
                   "<figure><img src=lost.jpg alt=Lighthouse><figcaption>"
                   "Seen from the mole.</figcaption></figure>"
                   f"<p>Afterwards {'the carts came down the hill. ' * 12}</p>"
                   "</article></html>")
        page = next(page for page in self.pages(self.folder / "source")
                    if any(w[4] == "Afterwards" for w in page))
        feet = {w[4]: w[3] for w in page}
        self.assertGreater(feet["Afterwards"] - feet["mole."], 27)
        self.assertLess(feet["mole."] - feet["Lighthouse"], 15)

    def test_no_line_stands_alone_at_a_forced_line_end(self):
        clerk = ("The clerk of the harbour wrote down each vessel that came "
                 "in, what it carried, who had sent it and to whom it was to "
                 "be given, and he added in a small hand what the weather had "
                 "been. ")
        part = f"First part. {clerk}It ends here with a short line after it."
        for at in range(12):
            self.write(f"source/{at:02}.html",
                       f"<html lang=en><title>The book {at}</title><article>"
                       f"<h1>The book {at}</h1><p>4 May 19{at + 10}</p>"
                       f"<p>{clerk * 12}</p><p>{clerk}{'word ' * at * 13}</p>"
                       f"<p>{'<br>'.join([part] * 9)}</p></article>")
        tops = []
        for page in self.pages(self.folder / "source"):
            lines = {}
            for word in page:
                lines.setdefault(round(word[3]), []).append(word[4])
            rows = [" ".join(words) for _, words in sorted(lines.items())]
            tops += rows[1:2] if len(rows) > 5 else []
        self.assertGreater(len(tops), 24)
        self.assertEqual([top for top in tops
                          if top.endswith("line after it.")], [])

    def test_a_line_that_leads_to_a_list_stays_with_it(self):
        text = "".join(f"{'The boats came in. ' * (3 + at % 5)}\n\n"
                       f"They brought{at}:\n\n- fish{at}\n- salt\n\n"
                       for at in range(60))
        self.write("source/a.md", f"# The quay\n\n2 May 2019\n\n{text}")
        pages = [" ".join(w[4] for w in page)
                 for page in self.pages(self.folder / "source")]
        for at in range(60):
            page = next(p for p in pages if f"brought{at}:" in p)
            self.assertIn(f"fish{at} ", page + " ")


class FrontMatter(Case):
    """Cover, half title, title page, imprint; the colophon at the end."""

    def build(self, folder, yaml=None, publishers=("", "", "")):
        for at in range(3):
            self.write(f"{folder}/{at}.md",
                       f"---\ntitle: Report {at}\ndate: 19{50 + at}-05-02\n"
                       f"{publishers[at]}---\n\n"
                       "The boats came to the quay with the tide.\n")
        if yaml:
            self.write(f"{folder}/edition.yaml", yaml)
        done = run("build", self.folder / folder, "-o", self.folder / "out",
                   "--pdf", "--quiet")
        self.assertEqual(done.returncode, 0, done.stderr)
        return layout_of(next((self.folder / "out").glob("*.pdf")))

    def test_pages_in_the_order_of_a_book(self):
        pages = self.build("letters", "title: Letters\nsubtitle: From the quay\n"
                           "editors: [Ann Editor]\npublisher: Quay Press\n"
                           "date: 2024\n")
        self.assertEqual(pages[:5], [
            ["Letters", "From the quay", "3 documents", "1950–1952"], [],
            ["Letters"], [],
            ["Letters", "From the quay", "Edited by Ann Editor", "Quay Press",
             "2024"]])
        self.assertIn("The files and their SHA-256 are listed under Sources.",
                      pages[5])
        last = [page for page in pages if page][-1]
        self.assertTrue(last[0].startswith("Made by recension"), last)
        self.assertTrue(any("Linux Libertine" in line for line in last), last)

    def test_the_foot_of_the_title_page(self):
        self.build("letters", "title: Letters\npublisher: Quay Press\n")
        book = next((self.folder / "out").glob("*.pdf"))
        press = [word for word in pages_of(book)[4] if word[4] == "Press"][0]
        self.assertGreater(press[3], 648 - 86 - 14)

    def test_a_title_from_the_name_of_the_folder(self):
        self.assertEqual(self.build("harbour-letters")[2],
                         ["[Harbour letters: Documents, 1950–1952]"])

    def test_a_title_from_what_most_documents_share(self):
        gazette = "publisher: The Quay Gazette\n"
        self.assertEqual(
            self.build("letters", None, (gazette, "", gazette))[2],
            ["[The Quay Gazette: Documents, 1950\u20131952]"])

    def test_a_folder_that_says_nothing(self):
        self.assertEqual(self.build("source")[2],
                         ["[Documents, 1950–1952]"])


class Covers(Case):
    """The designs of the cover; the marks on its line of time."""

    def rules(self, design):
        """The filled rectangles of the first page."""
        self.write("mine/print.yaml",
                   f"base: classic\ncover: {{design: {design}}}\n")
        done = run("build", SEEDS, "--dump=pages", "-o", self.folder / "out",
                   "--style", self.folder / "mine")
        self.assertEqual(done.returncode, 0, done.stderr)
        first = done.stdout.decode().split("\npage ")[0]
        return [line for line in first.splitlines() if "rule" in line]

    def test_designs(self):
        # a rule below the title, the line of time and four marks for five
        # documents of which two have one date
        common = 1 + 1 + 4
        for design, more in (("plain", 0), ("field", 1), ("bands", 2),
                             ("frame", 4)):
            self.assertEqual(len(self.rules(design)), common + more, design)

    def test_the_field_has_the_ink_of_the_style(self):
        self.write("mine/print.yaml",
                   "base: classic\ncover: {tint: 50, ink: 8a0000}\n")
        done = run("build", SEEDS, "-o", self.folder / "out", "--style",
                   self.folder / "mine", "--quiet")
        self.assertEqual(done.returncode, 0, done.stderr)
        page = subprocess.run(
            ["pdftoppm", "-r", "20", "-l", "1",
             next((self.folder / "out").glob("*.pdf"))],
            check=True, stdout=subprocess.PIPE).stdout
        self.assertEqual(tuple(page[-3 * 120 * 180:][:3]), (196, 127, 127))
        with zipfile.ZipFile(next((self.folder / "out").glob("*.epub"))) as book:
            cover = book.read("EPUB/cover.png")
        self.assertEqual(cover[24:26], b"\x08\x02")  # eight bits, RGB

    def test_an_ink_that_there_is_not(self):
        self.write("mine/print.yaml", "base: classic\ncover: {ink: blue}\n")
        done = run("build", SEEDS, "-o", self.folder / "out",
                   "--style", self.folder / "mine")
        self.assertIn("a colour as six digits", done.stderr.decode())
        self.assertEqual(done.returncode, 2)

    def test_a_design_that_there_is_not(self):
        self.write("mine/print.yaml", "base: classic\ncover: {design: gold}\n")
        done = run("build", SEEDS, "-o", self.folder / "out",
                   "--style", self.folder / "mine")
        self.assertIn("one of field, bands, frame, plain", done.stderr.decode())
        self.assertEqual(done.returncode, 2)


if __name__ == "__main__":
    unittest.main()
