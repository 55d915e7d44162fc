"""Pages that are hard on the books: tables uneven in every way, counted lists,
notes, pictures.  A build proves its books, so it is enough that it ends well.
"""
import base64
import pathlib
import random
import sys
import unittest
import zipfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from support import Case, run

WORDS = ("The council met on the first day of the month and heard a report on "
         "the harbour, the bridge and the new library. Nobody objected to the "
         "plan, and the clerk was asked to write it down in full.")

# 96 x 64 pixels: black, and gray.
PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAGAAAABAAQAAAADNT0+jAAAAEElEQVR42mNgGAWjYBSQCwAD"
    "QAAB8oOzpwAAAABJRU5ErkJggg==")
JPEG = base64.b64decode(
    "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABQODxIPDRQSEBIXFRQYHjIhHhwcHj0sLiQySU"
    "BMS0dARkVQWnNiUFVtVkVGZIhlbXd7gYKBTmCNl4x9lnN+gXz/wAALCABAAGABAREA/8QA"
    "FQABAQAAAAAAAAAAAAAAAAAAAAT/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/9oACAEBAAA/AI"
    "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAf/2Q==")


def cell(chance):
    """What a cell of a hostile table may hold."""
    words = WORDS.split()
    return chance.choice([
        "", "&nbsp;", str(chance.randrange(10**8)), "a<br>b",
        f"<p>{WORDS}</p><p>x</p>", "<a href='#x'>l</a> <b>b</b>",
        "w" * chance.randrange(60), "<ul><li>i<li>j</ul>",
        "<table><tr><td>in<td>ner</table>",
        " ".join(chance.choices(words, k=chance.randrange(1, 30)))])


def table(chance):
    """A table with heads and rows of any lengths."""
    columns = chance.choice((1, 2, 3, 4, 6, 14))
    parts = ["<table>", chance.choice(("", "<caption>A caption</caption>"))]
    for row in range(chance.randrange(1, 8)):
        parts.append("<tr>")
        for _ in range(max(0, columns + chance.choice((0, 0, -2, -1, 1)))):
            tag = chance.choice(("td", "th") if row == 0 else ("td",) * 4 +
                                ("th",))
            span = chance.choice(("", "", " colspan=2", " rowspan=2",
                                  " colspan=0", " rowspan=99999"))
            parts.append(f"<{tag}{span}>{cell(chance)}")
        parts.append(chance.choice(("", "</tr>")))
    return "".join(parts) + "</table>"


def page(title, body):
    return (f"<!DOCTYPE html><html lang=en><title>{title}</title><article>"
            f"<h1>{title}</h1><p>{WORDS}</p>{body}<p>{WORDS}</p></article>")


class OddPages(Case):
    def build(self, *more):
        done = run("build", self.folder / "in", "-o", self.folder / "out",
                   *more, env={"SOURCE_DATE_EPOCH": "0"})
        self.assertEqual(done.returncode, 0, done.stderr.decode())

    def test_uneven_tables(self):
        for number in range(8):
            chance = random.Random(number)
            body = "".join(table(chance) + f"<p>{WORDS} ({k})</p>"
                           for k in range(5))
            self.write(f"in/{number}.html", page(f"Minutes {number}", body))
        self.build()

    def test_formulas_where_pages_turn(self):
        """A page of the PDF begins in the middle of some of them."""
        formula = "<math><mi>x</mi><mo>=</mo><mn>1</mn></math> "
        self.write("in/one.html", page("Formulas", f"<p>{formula * 2000}</p>"))
        self.build("--epub", "--pdf")

    def test_pictures_lists_and_notes(self):
        self.write("in/a.png", PNG)
        self.write("in/b.jpg", JPEG)
        self.write("in/one.html", page("Minutes one", f"""
            <figure><img src="a.png" alt="A pier"><figcaption>The pier
            </figcaption></figure><p>{WORDS}</p><img src="b.jpg" alt="">
            <p>{WORDS}<sup id=r><a href="#n">1</a></sup></p>
            <img src="a.png" alt="The same pier"><p>{WORDS}</p>
            <img src="c.gif" alt="Another long pier"><p>{WORDS}</p>
            <ol start=4 type=i><li>Fourth of them.<li value=9>Ninth.</ol>
            <p>{WORDS}</p><ol class=footnotes><li id=n>A note.
            <a href="#r">\u21a9</a></ol>"""))
        self.write("in/two.html", page("Minutes two", f"""
            <p>{WORDS} <a href="one.html#n">A note elsewhere</a></p>"""))
        self.build("--all")
        book, = (self.folder / "out").glob("*.epub")
        with zipfile.ZipFile(book) as opened:
            pictures = [name for name in opened.namelist()
                        if name.startswith("EPUB/image-")]
            self.assertEqual(sorted(map(opened.read, pictures)),
                             sorted((PNG, JPEG)))
        self.assert_another_picture_is_seen(book, pictures[0])

    def assert_another_picture_is_seen(self, book, picture):
        changed = self.folder / "changed.epub"
        with zipfile.ZipFile(book) as old, \
                zipfile.ZipFile(changed, "w") as new:
            for item in old.infolist():
                data = old.read(item)
                new.writestr(item, data + b"x" if item.filename == picture
                             else data)
        done = run("verify", changed, "--sources", self.folder / "in",
                   "--ledger", self.folder / "out/edition.json")
        self.assertEqual(done.returncode, 1)
        self.assertIn(b"it shows another picture", done.stderr)


if __name__ == "__main__":
    unittest.main()
