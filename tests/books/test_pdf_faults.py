"""tools/check-pdf.py finds what is wrong: a sound book with one fault after the
other put in, each to be refused with its number."""
import base64
import importlib.util
import json
import pathlib
import re
import subprocess
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from support import Case, ROOT, SEEDS, run

PATH = ROOT / "tools" / "check-pdf.py"
SPEC = importlib.util.spec_from_file_location("check_pdf", PATH)
check_pdf = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(check_pdf)


class Fault:
    """A book to be spoilt."""

    def __init__(self, text):
        self.json = json.loads(text)
        self.objects = self.json["qpdf"][1]

    def catalog(self):
        return self.find(lambda v: v.get("/Type") == "/Catalog")

    def info(self):
        return self.objects["obj:" + self.objects["trailer"]["value"]["/Info"]
                            ]["value"]

    def all(self, wanted):
        for entry in self.objects.values():
            value = entry.get("value") if isinstance(entry, dict) else None
            if isinstance(value, dict) and wanted(value):
                yield value

    def find(self, wanted):
        return next(self.all(wanted))

    def element(self, kind):
        return self.find(lambda v: v.get("/S") == "/" + kind)

    def replaced(self, wanted, old, new):
        """Bytes of the first stream of that kind that has them."""
        for entry in self.objects.values():
            stream = entry.get("stream") if isinstance(entry, dict) else None
            if not stream or not wanted(stream["dict"]):
                continue
            data = base64.b64decode(stream["data"])
            if old in data:
                stream["data"] = base64.b64encode(
                    data.replace(old, new, 1)).decode()
                return
        raise AssertionError(old)

    def content(self, old, new):
        pages = {self.objects["obj:" + p["object"]]["value"]["/Contents"]
                 for p in self.json["pages"]}
        for name in sorted(pages, key=lambda n: int(n.split()[0])):
            stream = self.objects["obj:" + name]["stream"]
            data = base64.b64decode(stream["data"])
            if re.search(old, data):
                stream["data"] = base64.b64encode(
                    re.sub(old, new, data, count=1)).decode()
                return
        raise AssertionError(old)

    def xmp(self, old, new):
        self.replaced(lambda d: d.get("/Type") == "/Metadata", old, new)

    def unicode(self, new):
        """The first code of a font stands for something else."""
        for entry in self.objects.values():
            stream = entry.get("stream") if isinstance(entry, dict) else None
            data = base64.b64decode(stream["data"]) if stream else b""
            if b"beginbfchar" in data:
                stream["data"] = base64.b64encode(re.sub(
                    rb"(beginbfchar\s*<[0-9a-fA-F]+> )<[0-9a-fA-F]+>",
                    rb"\1<" + new + b">", data, count=1)).decode()
                return

    def program(self, change):
        """The first embedded font program with other bytes."""
        described = self.find(lambda v: "/FontFile3" in v)
        stream = self.objects["obj:" + described["/FontFile3"]]["stream"]
        stream["data"] = base64.b64encode(
            change(base64.b64decode(stream["data"]))).decode()

    def form(self, data, more=None):
        """A form XObject, or what `more` makes of it."""
        self.objects["obj:9999 0 R"] = {"stream": {
            "dict": {"/Type": "/XObject", "/Subtype": "/Form", **(more or {})},
            "data": base64.b64encode(data).decode()}}

    def second(self, kind):
        return list(self.all(lambda v: v.get("/S") == "/" + kind))[1]


def drop(value, key):
    del value[key]


def root(fault):
    return fault.find(lambda v: v.get("/Type") == "/StructTreeRoot")


def page(fault):
    return fault.find(lambda v: v.get("/Type") == "/Page" and "/Annots" in v)


def link(fault):
    return fault.find(lambda v: v.get("/Subtype") == "/Link")


def font(fault):
    return fault.find(lambda v: v.get("/Type") == "/Font"
                      and "/ToUnicode" in v)


def described(fault):
    return fault.find(lambda v: v.get("/Type") == "/FontDescriptor")


def attached(fault):
    return fault.find(lambda v: v.get("/Type") == "/Filespec")


# What is done to the book, and how the finding begins.
FAULTS = [
    ("01-003", lambda f: f.content(rb"(MCID 0>> BDC)",
                                   rb"\1 /Artifact BMC EMC ")),
    ("01-004", lambda f: f.content(
        rb"(/Span|/P|/H1) <</MCID 0>> BDC",
        rb"/Artifact BMC /P <</MCID 0>> BDC EMC /P <</MCID 0>> BDC")),
    ("01-005", lambda f: f.content(rb"/Artifact BMC\s([^E]*)EMC", rb"\1")),
    ("01-006", lambda f: f.element("P").update({"/K": 99})),
    ("01-007", lambda f: f.catalog()["/MarkInfo"].update(
        {"/Suspects": True})),
    ("02-001", lambda f: f.element("P").update({"/S": "/Paragraph"})),
    ("02-003", lambda f: root(f).update(
        {"/RoleMap": {"/One": "/Two", "/Two": "/One"}})),
    ("02-004", lambda f: root(f).update({"/RoleMap": {"/P": "/Span"}})),
    ("06-001", lambda f: f.xmp(b"</rdf:RDF>", b"")),
    ("06-002", lambda f: f.xmp(b"pdfuaid:part>1<", b"pdfuaid:part>3<")),
    ("06-003", lambda f: f.xmp(b"<dc:title>", b"<dc:source>")
     or f.xmp(b"</dc:title>", b"</dc:source>")),
    ("07-001", lambda f: f.catalog().update({"/ViewerPreferences": {}})),
    ("07-002", lambda f: f.catalog().update(
        {"/ViewerPreferences": {"/DisplayDocTitle": False}})),
    ("09-003", lambda f: f.content(rb"/MCID 0>> BDC",
                                   rb"/MCID 77>> BDC")
     or f.content(rb"(BT\b)", rb"/P <</MCID 78>> BDC EMC \1")),
    ("09-004", lambda f: f.element("TR").update({"/S": "/TD"})),
    ("09-005", lambda f: f.element("LBody").update({"/S": "/LI"})),
    ("09-006", lambda f: f.element("TOC").update({"/S": "/Sect"})),
    ("10-001", lambda f: f.unicode(b"e000")),
    ("11-001", lambda f: f.element("P").update({"/Lang": "u:not a one"})),
    ("11-006", lambda f: drop(f.catalog(), "/Lang")),
    ("13-004", lambda f: f.element("P").update({"/S": "/Figure"})),
    ("14-002", lambda f: [h.update({"/S": "/H2"}) for h in
                          f.all(lambda v: v.get("/S") == "/H1")]),
    ("14-003", lambda f: f.element("H2").update({"/S": "/H3"})),
    ("14-006", lambda f: [h.update({"/S": "/H"}) for h in
                          list(f.all(lambda v: v.get("/S") == "/H2"))]),
    ("14-007", lambda f: f.second("H1").update({"/S": "/H"})),
    ("15-003", lambda f: drop(f.element("TH"), "/A")),
    ("15-005", lambda f: f.second("TR")["/K"].pop()),
    ("17-002", lambda f: f.element("P").update({"/S": "/Formula"})),
    ("19-003", lambda f: drop(f.element("Note"), "/ID")),
    ("19-004", lambda f: f.second("Note").update(
        {"/ID": f.element("Note")["/ID"]})),
    ("20-001", lambda f: f.catalog().update({"/Type": "/OCG"})),
    ("20-001", lambda f: f.catalog().update({"/OCProperties": {"/D": {}}})),
    ("20-003", lambda f: f.catalog().update(
        {"/OCProperties": {"/D": {"/AS": []}}})),
    ("21-001", lambda f: drop(attached(f), "/UF")),
    ("28-002", lambda f: link(f).update({"/Subtype": "/Text"})),
    ("25-001", lambda f: f.catalog().update({"/AcroForm": {"/XFA": []}})),
    ("28-006", lambda f: link(f).update({"/Subtype": "/Button"})),
    ("28-007", lambda f: link(f).update({"/Subtype": "/TrapNet"})),
    ("28-008", lambda f: drop(page(f), "/Tabs")),
    ("28-009", lambda f: page(f).update({"/Tabs": "/R"})),
    ("28-011", lambda f: f.element("Link").update({"/S": "/Span"})),
    ("28-012", lambda f: drop(link(f), "/Contents")),
    ("30-001", lambda f: f.catalog().update(
        {"/Subtype": "/Form", "/Ref": {}})),
    ("30-002", lambda f: f.form(b"/P <</MCID 0>> BDC EMC")),
    ("31-001", lambda f: f.find(
        lambda v: v.get("/Subtype") == "/Type0").update(
            {"/Encoding": "/WinAnsiEncoding"})),
    ("31-004", lambda f: drop(f.find(
        lambda v: v.get("/Subtype") == "/CIDFontType2"), "/CIDToGIDMap")),
    ("31-009", lambda f: [drop(described(f), key) for key in
                          list(described(f)) if key.startswith("/FontFile")]),
    ("31-027", lambda f: drop(font(f), "/ToUnicode")),
    ("31-028", lambda f: f.unicode(b"0000")),
    ("31-029", lambda f: f.unicode(b"feff")),
    ("31-030", lambda f: f.replaced(
        lambda d: "/Type" not in d, b"beginbfchar\n<0001>",
        b"beginbfchar\n<0000> <0041>\n<0001>")),
    ("09-004", lambda f: f.element("TD").update({"/S": "/P"})),
    ("09-005", lambda f: f.element("LI").update({"/S": "/P"})),
    ("09-005", lambda f: f.element("LBody").update({"/S": "/Div"})),
    ("09-006", lambda f: f.element("TOCI").update({"/S": "/Div"})),
    ("15-005", lambda f: f.element("TD").update(
        {"/A": {"/O": "/Table", "/ColSpan": 2}})),
    ("15-005", lambda f: f.element("TD").update(
        {"/A": {"/O": "/Table", "/RowSpan": 2}})),
    ("own", lambda f: f.unicode(b"fffd")),
    ("own", lambda f: link(f).update({"/Rect": [10, 10, 10, 20]})),
    ("own", lambda f: link(f).update({"/Rect": [10, 10, 9000, 20]})),
    ("A 6.1.13", lambda f: f.content(rb"\bBT\b", b"q " * 40 + b"Q " * 40 +
                                     b"BT")),
    ("A 6.2.2", lambda f: f.content(rb"\bBT\b", rb"q BT")),
    ("A 6.2.2", lambda f: f.content(rb"\bBT\b", rb"1 xyz BT")),
    ("A 6.2.2", lambda f: drop(page(f), "/Resources")),
    ("A 6.2.11.2", lambda f: described(f).update({"/FontName": "/Other"})),
    ("A 6.2.11.2", lambda f: f.find(
        lambda v: "/LastChar" in v).update({"/LastChar": 255})),
    ("A 6.6.2.1", lambda f: f.xmp(b"<?xpacket begin=",
                                  b"<?xpacket encoding='utf-8' begin=")),
    ("10-001", lambda f: f.unicode(b"e123")),
    ("10-001", lambda f: f.unicode(b"0041dbc0dc00")),
    ("10-001", lambda f: f.replaced(
        lambda d: "/Type" not in d, b"<6d> <006d>\n", b"")),
    ("A 6.2.11.4.1", lambda f: f.program(lambda data: data[:40])),
    ("A 6.2.11.4.2", lambda f: described(f).update({"/CIDSet": "1 0 R"})),
    ("A 6.2.11.5", lambda f: f.find(
        lambda v: "/Widths" in v)["/Widths"].__setitem__(-1, 1234)),
    ("A 6.2.11.5", lambda f: f.find(lambda v: "/W" in v and v.get("/Subtype")
                                    == "/CIDFontType0")["/W"][1].pop()),
    ("A 6.1.7", lambda f: f.form(b"", {"/F": "u:other"})),
    ("A 6.2.8", lambda f: f.form(
        b"", {"/Subtype": "/Image", "/Interpolate": True})),
    ("A 6.2.8", lambda f: f.form(
        b"", {"/Subtype": "/Image", "/Alternates": []})),
    ("A 6.2.9", lambda f: f.form(b"", {"/Subtype": "/PS"})),
    ("A 6.2.10", lambda f: f.catalog().update(
        {"/Type": "/ExtGState", "/BM": "/Mine"})),
    ("A 6.1.3", lambda f: drop(f.objects["trailer"]["value"], "/ID")),
    ("A 6.2.2", lambda f: f.content(rb"\bEMC\b", rb"")),
    ("A 6.2.3", lambda f: drop(f.catalog(), "/OutputIntents")),
    ("A 6.2.4", lambda f: f.content(rb"\bBT\b", rb"0 0 0 1 k BT")),
    ("A 6.2.5", lambda f: f.catalog().update(
        {"/Type": "/ExtGState", "/TR": "/Identity"})),
    ("A 6.3.2", lambda f: link(f).update({"/F": 2})),
    ("A 6.5 ", lambda f: f.catalog().update({"/OpenAction": []})),
    ("A 6.5.1", lambda f: link(f).update({"/S": "/JavaScript"})),
    ("A 6.6.3", lambda f: f.info().update({"/Title": "u:Another"})),
    ("A 6.6.4", lambda f: f.xmp(b"conformance>A<", b"conformance>U<")),
    ("A 6.7.2", lambda f: f.catalog()["/MarkInfo"].update(
        {"/Marked": False})),
    ("A 6.7.3", lambda f: drop(f.catalog(), "/StructTreeRoot")),
    ("A 6.8", lambda f: f.objects["obj:" + f.catalog()["/AF"]]["value"].pop()),
    ("A 6.8", lambda f: drop(attached(f), "/AFRelationship")),
    ("own", lambda f: link(f).update({"/Dest": "u:nowhere"})),
    ("own", lambda f: page(f).update({"/TrimBox": [-1, 0, 400, 600]})),
    ("own", lambda f: f.element("P").update({"/K": []})),
]


class Faults(Case):
    def book(self):
        out = self.folder / "out"
        source = self.write("source/a.md", (
            "# A bridge\n\n2 May 2019\n\n\u10e5\u10d0\u10e0\u10d7\u10e3\u10da\u10d8 "
            "\u0627\u0644\u0639\u0631\u0628.\n\n## Parts\n\n"
            "- piers\n- arches\n\n| a | b |\n|---|---|\n| 1 | 2 |\n"))
        self.assertTrue(source.exists())
        self.write("source/b.html", "<html lang=en><title>Spans</title><article>"
                   "<h1>Spans</h1><p>4 May 2019</p><p>" + "The arch. " * 40 +
                   "</p><table><tr><th>a<th>b<th>c<tr><td colspan=3>all"
                   "<tr><td>1<td>2<td>3</table></article></html>")
        done = run("build", SEEDS, source.parent, "-c", SEEDS / "edition.yaml",
                   "-o", out, "--pdf", "--no-verify")
        self.assertEqual(done.returncode, 0, done.stderr)
        return next(out.glob("*.pdf"))

    def test_each_fault_is_found(self):
        path = self.book()
        sound = check_pdf.Book(path)
        text = json.dumps(sound.json)
        self.assertEqual(check_pdf.check(sound), [])
        for number, spoil in FAULTS:
            with self.subTest(number):
                fault = Fault(text)
                spoil(fault)
                book = check_pdf.Book.__new__(check_pdf.Book)
                book.json, book.objects = fault.json, fault.objects
                book.path, book.found, book.kinds = path, [], {}
                book.known = {}
                try:
                    found = check_pdf.check(book)
                except (KeyError, TypeError, AttributeError) as error:
                    found = book.found + [f"stopped: {error!r}"]
                self.assertTrue(any(f.startswith(number) for f in found),
                                found[:5])

    def test_headers_of_files(self):
        for data, count in ((b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", 0),
                            (b"%PDF-1.7\n%text\n", 1), (b"%PDF-1.7\n1 0", 1),
                            (b"\n%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", 1)):
            book = check_pdf.Book.__new__(check_pdf.Book)
            book.found = []
            check_pdf.check_header(book, data)
            self.assertEqual(len(book.found), count, data)

    def test_a_file_with_a_fault_is_refused(self):
        """Once through a real file: written by qpdf, read by the script."""
        path = self.book()
        subprocess.run(["qpdf", "--json-output", "--json-stream-data=inline",
                        path, self.folder / "a.json"], check=True)
        text = (self.folder / "a.json").read_text()
        self.assertIn('"/DisplayDocTitle": true', text)
        spoilt = self.write("b.json", text.replace(
            '"/DisplayDocTitle": true', '"/DisplayDocTitle": false'))
        subprocess.run(["qpdf", "--json-input", spoilt, self.folder / "b.pdf"],
                       check=True)
        done = subprocess.run([sys.executable, PATH, self.folder / "b.pdf"],
                              capture_output=True, text=True, check=False)
        self.assertIn("07-002 title is not displayed", done.stdout)
        self.assertEqual(done.returncode, 1)


if __name__ == "__main__":
    unittest.main()
