"""The e-book's page list tells the truth about the PDF of the same run: what
stands after the marker of a page is what that page begins with."""
import json
import pathlib
import re
import subprocess
import sys
import unittest
import xml.etree.ElementTree as ET
import zipfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from support import Case, SEEDS, run

XHTML = "{http://www.w3.org/1999/xhtml}"
TYPE = "{http://www.idpf.org/2007/ops}type"
COMPARED = 48  # characters after each marker


def dense(text):
    """Text without white space and hyphens, which a line end may add."""
    return re.sub(r"[\s\u00ad-]+", "", text)


def roman(number):
    out = ""
    for value, letters in ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"),
                           (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
                           (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")):
        while number >= value:
            out += letters
            number -= value
    return out


def tool(*command):
    return subprocess.run(command, check=True, capture_output=True,
                          text=True).stdout


def page_labels(pdf):
    """The label of each page (ISO 32000-1, 12.4.2), in order."""
    count = int(tool("qpdf", "--show-npages", pdf))
    ranges = json.loads(tool("qpdf", "--json", "--json-key=pagelabels",
                             pdf))["pagelabels"]
    labels = []
    for page in range(count):
        start, rule = [(r["index"], r["label"]) for r in ranges
                       if r["index"] <= page][-1]
        number = rule.get("/St", 1) + page - start
        style = rule.get("/S")
        labels.append(rule.get("/P", "u:")[2:]
                      + (roman(number) if style == "/r" else
                         str(number) if style else ""))
    return labels


class Book:
    """The text of an e-book with the places of its page markers."""

    def __init__(self, path):
        self.zip = zipfile.ZipFile(path)
        self.text = ""
        self.markers = {}  # label -> (place in text, heading of the file)
        package = ET.fromstring(self.zip.read("EPUB/package.opf"))
        self.source, = (e.text for e in package.iter()
                        if e.get("property") == "pageBreakSource")
        items = {e.get("id"): e.get("href") for e in package.iter()
                 if e.tag.endswith("}item")}
        for ref in package.iter():
            if ref.tag.endswith("}itemref"):
                self.read(items[ref.get("idref")])
        nav = ET.fromstring(self.zip.read("EPUB/nav.xhtml"))
        self.phrases = [dense("".join(e.itertext())) for root in (package, nav)
                        for e in root.iter()
                        if e.tag.endswith("}title") or e.tag == XHTML + "a"
                        or e.tag == XHTML + "span"]

    def read(self, name):
        root = ET.fromstring(self.zip.read("EPUB/" + name))
        body = root.find(XHTML + "body")
        heading = body.find(f".//{XHTML}h1")
        self.heading = "" if heading is None else dense(
            "".join(heading.itertext()))
        if name == "index.xhtml":
            self.index = len(self.text)
        self.walk(body)

    def walk(self, element):
        if element.get("hidden"):
            return
        if element.get(TYPE) == "pagebreak":
            self.markers[element.get("aria-label")] = (
                len(self.text), self.heading)
        self.text += dense(element.text or "")
        for child in element:
            self.walk(child)
            self.text += dense(child.tail or "")

    def page_list(self):
        nav = ET.fromstring(self.zip.read("EPUB/nav.xhtml"))
        return [link.text for part in nav.iter(XHTML + "nav")
                if part.get(TYPE) == "page-list"
                for link in part.iter(XHTML + "a")]


class Pages(Case):
    def build(self):
        out = self.folder / "out"
        done = run("build", SEEDS, "-o", out)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.pdf = str(next(out.glob("*.pdf")))
        return Book(next(out.glob("*.epub")))

    def page_text(self, page):
        return dense(tool("pdftotext", "-enc", "UTF-8", "-f", str(page + 1),
                          "-l", str(page + 1), self.pdf, "-"))

    def furniture(self, before, label, book):
        """What is left of the words before the text when the page number and
        the running head (titles and dates, perhaps cut short) are gone."""
        variants = [before, before.removeprefix(label),
                    before.removesuffix(label)]
        return min(([piece for piece in variant.split("·") if not any(
            phrase.startswith(piece.rstrip("…]")) for phrase in book.phrases)]
            for variant in variants), key=len)

    def test_each_marker_stands_where_its_page_begins(self):
        book = self.build()
        labels = page_labels(self.pdf)
        self.assertEqual(book.page_list(), list(book.markers))
        self.assertGreater(len(book.markers), 30)
        compared = 0
        for label, (place, heading) in book.markers.items():
            page = self.page_text(labels.index(label))
            after = book.text[place:]
            number = re.match(r"\d*", after)[0]
            if after.startswith(number + heading):
                # At the head of a section: the print has its title, or only
                # what follows it (imprint, title page).
                title = number + heading
                text = after[len(title):]
                wanted = [title, text[:COMPARED]]
            else:
                wanted = [after[:COMPARED]]
            if place > book.index:  # entries have passages there, pages here
                wanted = [re.split(r",\d", wanted[0])[0]]
            places = [page.find(one) for one in wanted if one in page]
            self.assertTrue(places, f"page {label}: {wanted}\n{page[:300]}")
            rest = self.furniture(page[:places[0]], label, book)
            self.assertEqual(rest, [], f"page {label} begins before its marker")
            compared += 1
        self.assertEqual(compared, len(book.markers))

    def test_the_pages_are_those_of_the_pdf(self):
        book = self.build()
        identifier = re.search("<dc:identifier>(.*)</dc:identifier>",
                               tool("pdfinfo", "-meta", self.pdf))
        self.assertEqual(book.source, identifier[1])

    def test_no_page_with_text_lacks_a_marker(self):
        book = self.build()
        labels = page_labels(self.pdf)
        for page, label in enumerate(labels):
            # The cover and the half title stand in the printed book alone.
            if page not in (0, 2) and label not in book.markers:
                self.assertEqual(self.page_text(page), "", f"page {label}")


if __name__ == "__main__":
    unittest.main()
