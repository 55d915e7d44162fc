"""Finished PDFs spoilt in many ways: words lost, doubled, moved or hidden in the
content, the structure or the fonts; `verify` must refuse each of them."""
import base64
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from support import Case, ROOT, SEEDS, run
from test_odd_pages import PNG
from test_pdf_faults import Fault, check_pdf

STRING = rb"(?:<[0-9a-fA-F\s]*>|\((?:[^()\\]|\\.)*\))"
SHOW = STRING + rb"\s*Tj|\[(?:%s|[-\d.\s]+)*\]\s*TJ" % STRING
FURNITURE_LIMIT = 400  # letters, as in src/verify/marked.c
PAGE = """# A bridge

2 May 2019

The bridge is mended, and carts may pass over it again.

## Parts

- piers of oak
- arches of stone

| pier | year |
|------|------|
| north | 1904 |

![A pier of oak](pier.png)

The toll is as it was.
"""


class Spoilt(Fault):
    """A book whose structure and content can be changed."""

    def value(self, name):
        entry = self.objects["obj:" + name]
        return entry.get("value") or entry.get("stream")

    def sections(self):
        """The documents: each Sect with a Div "text"."""
        for sect in self.all(lambda v: v.get("/S") == "/Sect"):
            if any(self.title(kid) == "u:text" for kid in self.kids(sect)):
                yield sect

    def bridge(self):
        return next(s for s in self.sections() if s["/T"] == "u:A bridge")

    def kids(self, element):
        kids = element["/K"] if isinstance(element["/K"], list) else \
            [element["/K"]]
        element["/K"] = kids
        return [kid for kid in kids if isinstance(kid, str)]

    def title(self, name):
        return self.value(name).get("/T")

    def div(self, section, title):
        return next(self.value(kid) for kid in self.kids(section)
                    if self.title(kid) == "u:" + title)

    def text(self):
        return self.div(self.bridge(), "text")

    def part(self, index, kind="/P"):
        """One of the paragraphs of the text, or of its headings."""
        every = [self.value(kid) for kid in self.kids(self.text())]
        return [one for one in every if one["/S"] == kind][index]

    def held(self, element):
        """Page and number of the first content of an element."""
        kids = element["/K"] if isinstance(element["/K"], list) else \
            [element["/K"]]
        first = next(kid for kid in kids if not isinstance(kid, dict)
                     or "/MCID" in kid)
        if isinstance(first, str):
            return self.held(self.value(first))
        if isinstance(first, dict):
            return first.get("/Pg", element.get("/Pg")), first["/MCID"]
        return element["/Pg"], first

    def stream(self, page):
        return self.objects["obj:" + self.value(page)["/Contents"]]["stream"]

    def edit(self, element, change):
        """Changes what stands between the marks of an element's content."""
        page, number = self.held(element)
        stream = self.stream(page)
        data = base64.b64decode(stream["data"])
        pattern = rb"(/\w+ <</MCID %d>> BDC)(.*?)(\bEMC\b)" % number
        found = re.search(pattern, data, re.DOTALL)
        assert found, (page, number)
        changed = change(*found.groups())
        assert changed != found[0], found[0]
        stream["data"] = base64.b64encode(
            data[:found.start()] + changed + data[found.end():]).decode()

    def shows(self, element, change):
        """Changes the first words that are shown in an element."""
        self.edit(element, lambda a, body, z:
                  a + re.sub(SHOW, change, body, count=1) + z)

    def unmarked(self, words):
        """More content at the end of the page of the first paragraph."""
        page, _ = self.held(self.part(0))
        stream = self.stream(page)
        data = base64.b64decode(stream["data"])
        stream["data"] = base64.b64encode(data + b"\n" + words).decode()

    def split_paragraph(self):
        """An element with content on two pages."""
        for section in self.sections():
            for name in self.kids(self.div(section, "text")):
                kids = self.kids(self.value(name))
                if len({self.value(kid).get("/Pg") for kid in kids}) > 1:
                    return self.value(name)
        raise AssertionError("no paragraph over two pages")

    def attached(self, ending):
        """Names of attached files and theirs, and where one of them stands."""
        names = self.value(self.catalog()["/Names"]) \
            if isinstance(self.catalog()["/Names"], str) \
            else self.catalog()["/Names"]
        files = names["/EmbeddedFiles"]
        files = self.value(files) if isinstance(files, str) else files
        at = next(i for i, name in enumerate(files["/Names"])
                  if name.endswith(ending))
        return files["/Names"], at

    def change_attached(self, ending, old, new):
        names, at = self.attached(ending)
        stream = self.objects["obj:" + self.value(names[at + 1])["/EF"]["/F"]
                              ]["stream"]
        data = base64.b64decode(stream["data"])
        assert old in data
        stream["data"] = base64.b64encode(data.replace(old, new, 1)).decode()

    def lose_attached(self, ending):
        names, at = self.attached(ending)
        del names[at:at + 2]

    def long(self):
        """An element with more letters on its first page than furniture may
        have; those in hexadecimal, few, are not counted."""
        for element in self.all(lambda v: v.get("/S") == "/P"):
            page, number = self.held(element)
            found = re.search(rb"/MCID %d>> BDC(.*?)\bEMC\b" % number,
                              base64.b64decode(self.stream(page)["data"]),
                              re.DOTALL)
            shown = b"".join(one for one in re.findall(STRING, found[1])
                             if one.startswith(b"("))
            if len(re.findall(rb"[A-Za-z]", shown)) > FURNITURE_LIMIT:
                return element
        raise AssertionError("no long paragraph")

    def exchange_pages(self):
        """The pages of the first document, the last two before the others."""
        pages = self.find(lambda v: v.get("/Type") == "/Pages"
                          and isinstance(v["/Kids"][0], str)
                          and self.value(v["/Kids"][0])["/Type"] == "/Page")
        at = pages["/Kids"].index(self.held(self.long())[0])
        swap(pages["/Kids"], at, at + 1)


def swap(items, a, b):
    items[a], items[b] = items[b], items[a]


def renumber(book, old, new):
    """The marks of two paragraphs with their numbers exchanged."""
    book.edit(old, lambda a, body, z: a.replace(
        b"/MCID %d>" % book.held(old)[1], b"/MCID 7777>") + body + z)
    book.edit(new, lambda a, body, z: a.replace(
        b"/MCID %d>" % book.held(new)[1],
        b"/MCID %d>" % book.held(old)[1]) + body + z)
    page, number = book.held(new)
    stream = book.stream(page)
    stream["data"] = base64.b64encode(base64.b64decode(stream["data"]).replace(
        b"/MCID 7777>", b"/MCID %d>" % number)).decode()


def other_letter(book):
    """The map of a font says another letter for one code."""
    page, _ = book.held(book.part(0))
    fonts = book.value(page)["/Resources"]
    fonts = book.value(fonts) if isinstance(fonts, str) else fonts
    for name in fonts["/Font"].values():
        stream = book.objects["obj:" + book.value(name)["/ToUnicode"]]["stream"]
        data = base64.b64decode(stream["data"])
        if b"<0061>" in data:
            stream["data"] = base64.b64encode(
                data.replace(b"<0061>", b"<0041>")).decode()
            return
    raise AssertionError("no letter a")


def as_furniture(book):
    """A paragraph once more, as furniture of its page."""
    page, number = book.held(book.long())
    data = base64.b64decode(book.stream(page)["data"])
    body = re.search(rb"/MCID %d>> BDC(.*?)\bEMC\b" % number, data,
                     re.DOTALL)[1]
    book.stream(page)["data"] = base64.b64encode(
        data + b"\n/Artifact BMC" + body + b"EMC").decode()


def through_form(book):
    """Words in a form XObject, which only the second reader draws."""
    page, number = book.held(book.part(0))
    data = base64.b64decode(book.stream(page)["data"])
    body = re.search(rb"/MCID %d>> BDC(.*?)\bEMC\b" % number, data,
                     re.DOTALL)[1]
    resources = book.value(page)["/Resources"]
    book.objects["obj:9999 0 R"] = {"stream": {
        "dict": {"/Type": "/XObject", "/Subtype": "/Form",
                 "/BBox": [0, 0, 432, 648], "/Resources": resources},
        "data": base64.b64encode(b"BT 60 60 Td " + body + b" ET").decode()}}
    named = book.value(resources) if isinstance(resources, str) else resources
    named.setdefault("/XObject", {})["/more"] = "9999 0 R"
    book.unmarked(b"/Artifact BMC /more Do EMC")


def move(book, element, source, target):
    source["/K"].remove(element)
    target["/K"].append(element)


# What is done, and what the message says of it.
FAULTS = [
    ("a word lost", lambda b: b.shows(b.part(0), b""), "paragraph 1.1"),
    ("a word doubled", lambda b: b.shows(b.part(0), rb"\g<0> \g<0>"), ""),
    ("words moved within", lambda b: b.edit(b.part(0), lambda a, body, z:
        a + re.sub(rb"\[(%s)(-?\d+)(%s)" % (STRING, STRING), rb"[\3\2\1",
                   body, count=1) + z), ""),
    ("word moved to another paragraph", lambda b: [
        b.shows(b.part(0), b""),
        b.shows(b.part(-1), rb"(x)Tj \g<0>")], ""),
    ("paragraphs exchanged in the structure",
     lambda b: swap(b.text()["/K"], 0, -1), ""),
    ("paragraphs exchanged in the content",
     lambda b: renumber(b, b.part(0), b.part(-1)), ""),
    ("paragraph not in the structure", lambda b: b.text()["/K"].pop(),
     "words that no element holds"),
    ("paragraph as furniture", lambda b: [
        b.edit(b.part(-1), lambda a, body, z: b"/Artifact BMC" + body + z),
        b.text()["/K"].pop()], "missing"),
    ("paragraph also as furniture", as_furniture, "page furniture"),
    ("paragraph held twice", lambda b: b.text()["/K"].append(
        b.text()["/K"][0]), "two elements hold one content"),
    ("content without element", lambda b: b.edit(
        b.part(0), lambda a, body, z: re.sub(rb"MCID \d+", b"MCID 777", a)
        + body + z), "content that is not there"),
    ("content of another page", lambda b: b.part(0).update(
        {"/Pg": b.json["pages"][0]["object"]}), ""),
    ("parts of a paragraph exchanged", lambda b: swap(
        b.split_paragraph()["/K"], 0, 1), ""),
    ("another ActualText", lambda b: b.shows(
        b.part(0), rb"/Span <</ActualText (no)>> BDC EMC \g<0>"),
     "paragraph 1.1"),
    ("an ActualText for all", lambda b: b.edit(b.part(0), lambda a, body, z:
        a + b"/Span <</ActualText (The bridge is mended, and carts may pass)>>"
        b" BDC " + body + b"EMC " + z), "ActualText"),
    ("an element that says something else", lambda b: b.part(0).update(
        {"/ActualText": "u:The bridge is mended."}),
     "an element says other words"),
    ("another letter in a font", other_letter, ""),
    ("a paragraph as heading", lambda b: b.part(0).update({"/S": "/H2"}),
     "found as heading"),
    ("a heading as paragraph", lambda b: b.part(-1, "/H2").update({"/S": "/P"}),
     "found as paragraph"),
    ("a list as paragraphs", lambda b: [
        v.update({"/S": "/P"}) for v in b.all(lambda v: v.get("/S") == "/LI")],
     ""),
    ("other words for a picture", lambda b: b.element("Figure").update(
        {"/Alt": "u:A pier of stone"}), "figure"),
    ("a text that is none", lambda b: b.text().update({"/T": "u:more"}), ""),
    ("a header in the text", lambda b: move(
        b, b.kids(b.div(b.bridge(), "header"))[0],
        b.div(b.bridge(), "header"), b.text()), ""),
    ("a note in the text", lambda b: next(
        (move(b, b.kids(b.div(s, "notes"))[0], b.div(s, "notes"),
              b.div(s, "text")) for s in b.sections()
         if any(b.title(k) == "u:notes" for k in b.kids(s)))), ""),
    ("a document lost", lambda b: b.bridge().update({"/S": "/Part"}), ""),
    ("another title", lambda b: b.shows(
        next(b.value(k) for k in b.kids(b.div(b.bridge(), "header"))
             if b.value(k)["/S"] == "/H1"), b""), "title"),
    ("words off the page", lambda b: b.edit(b.part(0), lambda a, body, z:
        a + re.sub(rb"(\S+) (\S+) Tm", rb"2000 \2 Tm", body, count=1) + z),
     "pdftotext"),
    ("words that do not show", lambda b: b.edit(
        b.part(0), lambda a, body, z: a + b" 3 Tr " + body + b" 0 Tr " + z),
     "may not show"),
    ("words beside all marks", lambda b: b.unmarked(
        b"BT /f 9 Tf (Words.)Tj ET"), "neither marked nor furniture"),
    ("words in a form", through_form, "pdftotext"),
    ("a picture inside the content", lambda b: b.unmarked(
        b"BI /W 1 /H 1 /BPC 8 /CS /G ID 0 EI"), "picture"),
    ("no structure", lambda b: b.catalog().pop("/StructTreeRoot"),
     "no structure"),
    ("a structure without end", lambda b: b.text()["/K"].append(
        b.kids(b.bridge())[-1]), ""),
    ("another ledger inside", lambda b: b.change_attached(
        "edition.json", b'"byte_end":', b'"byte_end":1'),
     "edition.json, is another ledger"),
    ("another source inside", lambda b: b.change_attached(
        "a.md", b"mended", b"broken"), "is none of the sources"),
    ("a longer source inside", lambda b: b.change_attached(
        "a.md", b"mended", b"mended" * 10000), "longer than it may be"),
    ("a source lost", lambda b: b.lose_attached("a.md"), "a.md, is missing"),
    ("pages exchanged", lambda b: b.exchange_pages(), "another order"),
]


class Proof(Case):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.place = pathlib.Path(tempfile.mkdtemp(prefix="recension-test-"))
        cls.addClassCleanup(shutil.rmtree, cls.place)
        cls.sources = cls.place / "sources"
        shutil.copytree(SEEDS, cls.sources)
        (cls.sources / "a.md").write_text(PAGE, encoding="utf-8")
        (cls.sources / "pier.png").write_bytes(PNG)
        done = run("build", cls.sources, "-o", cls.place / "out")
        assert done.returncode == 0, done.stderr
        cls.pdf, = (cls.place / "out").glob("*.pdf")
        cls.json = json.dumps(check_pdf.Book(cls.pdf).json)

    def verify(self, book):
        return run("verify", book, "--sources", self.sources, "--ledger",
                   self.place / "out/edition.json")

    def written(self, book):
        data = {key: book.json[key] for key in ("version", "parameters", "qpdf")
                if key in book.json}
        path = self.write("spoilt.json", json.dumps(data))
        subprocess.run(["qpdf", "--json-input", path,
                        self.folder / "spoilt.pdf"], check=True)
        return self.folder / "spoilt.pdf"

    def test_a_book_written_anew_is_proved(self):
        self.assert_ends(self.verify(self.written(Spoilt(self.json))), 0)

    def test_each_fault_is_found(self):
        for name, spoil, says in FAULTS:
            with self.subTest(name):
                book = Spoilt(self.json)
                spoil(book)
                done = self.verify(self.written(book))
                self.assertEqual(done.returncode, 1, done.stdout)
                self.assertIn(b"[verify-", done.stderr)
                self.assertIn(says, done.stderr.decode())


if __name__ == "__main__":
    unittest.main()
