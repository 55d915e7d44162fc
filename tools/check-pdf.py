#!/usr/bin/env python3
"""Check what a program can check of PDF/UA-1 and PDF/A-3a in a finished file,
as `qpdf --json` shows it.

A finding begins with the failure condition of the Matterhorn Protocol 1.1
("14-003"), with the clause of ISO 19005-3 ("A 6.6.2"), or with "own" for what
this program promises beyond both.

Usage: check-pdf.py FILE...     Exit: 0 nothing found, 1 findings (printed).
"""
import base64
import json
import pathlib
import re
import subprocess
import sys
import unicodedata
import xml.etree.ElementTree as ET

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import font_program

STANDARD = set("""Document Part Art Sect Div BlockQuote Caption TOC TOCI Index
    NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table TR TH TD THead
    TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP
    Warichu WT WP Figure Formula Form""".split())
PARENTS = {"LI": {"L"}, "LBody": {"LI"}, "Lbl": {"LI", "Note", "Link"},
           "TR": {"Table", "THead", "TBody", "TFoot"}, "TH": {"TR"},
           "TD": {"TR"}, "TOCI": {"TOC"}}
KIDS = {"Table": {"TR", "THead", "TBody", "TFoot", "Caption"},
        "TR": {"TH", "TD"}, "L": {"LI", "L", "Caption"},
        "LI": {"Lbl", "LBody"}, "TOC": {"TOCI", "TOC", "Caption"}}
NESTING = {"L": "09-005", "TOC": "09-006", "LI": "09-005", "LBody": "09-005", "Lbl": "09-005",
           "TOCI": "09-006"}
ANNOTATIONS = set("""Text Link FreeText Line Square Circle Polygon PolyLine
    Highlight Underline Squiggly StrikeOut Stamp Caret Ink Popup FileAttachment
    Sound Movie Widget Screen PrinterMark TrapNet Watermark 3D Redact""".split())
BLENDS = set("""Normal Compatible Multiply Screen Overlay Darken Lighten
    ColorDodge ColorBurn HardLight SoftLight Difference Exclusion Hue Saturation
    Color Luminosity""".split())
OPERATORS = set("""b B b* B* BDC BI BMC BT BX c cm CS cs d d0 d1 Do DP EI EMC
    ET EX f F f* G g gs h i ID j J K k l m M MP n q Q re RG rg ri s S SC sc SCN
    scn sh T* Tc Td TD Tf Tj TJ TL Tm Tr Ts Tw Tz v w W W* y ' \"""".split())
STATES_MOST = 28  # of q within q
SHOWS = {"Tj", "TJ", "'", '"'}
PAINTS = {"S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "Do", "sh"}
TOKEN = re.compile(rb"""
    (?P<string>\((?:\\.|[^()\\]|\((?:\\.|[^()\\])*\))*\)|<[0-9A-Fa-f\s]*>)
  | (?P<dict><<|>>|\[|\])
  | (?P<name>/[^\s()<>\[\]{}/%]*)
  | (?P<number>[+-]?[0-9.]+)
  | (?P<operator>[A-Za-z'"*][A-Za-z0-9*]*)
""", re.VERBOSE | re.DOTALL)
NAMES = {"pdfaid": "http://www.aiim.org/pdfa/ns/id/",
         "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
         "dc": "http://purl.org/dc/elements/1.1/",
         "xmp": "http://ns.adobe.com/xap/1.0/",
         "pdf": "http://ns.adobe.com/pdf/1.3/",
         "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#"}


class Book:
    """One file, its objects, and what was found wrong with it."""

    def __init__(self, path):
        out = subprocess.run(
            ["qpdf", "--json=2", "--json-stream-data=inline",
             "--decode-level=generalized", path],
            check=True, capture_output=True).stdout
        self.json = json.loads(out)
        self.objects = self.json["qpdf"][1]
        self.path = path
        self.found = []
        self.kinds = {}
        self.known = {}

    def say(self, what):
        self.found.append(what)

    def need(self, truth, what):
        if not truth:
            self.say(what)
        return truth

    def follow(self, value):
        """What a value refers to: a dictionary, list or scalar."""
        while isinstance(value, str) and re.fullmatch(r"\d+ \d+ R", value):
            value = self.objects.get("obj:" + value)
            if isinstance(value, dict):
                value = value.get("value", value.get("stream"))
        return value

    def key(self, value, *keys):
        for key in keys:
            value = self.follow(value)
            if isinstance(value, dict) and "dict" in value and "data" in value:
                value = value["dict"]
            value = value.get(key) if isinstance(value, dict) else None
        return self.follow(value)

    def data(self, value):
        stream = self.follow(value)
        return base64.b64decode(stream["data"]) if stream else b""


    def codes(self, name, font):
        """The codes of a font that have a width, and those with a text."""
        if str(name) not in self.known:
            below = self.follow((as_list(self.key(font, "/DescendantFonts"))
                                 or [None])[0]) or font
            cmap = self.data(font.get("/ToUnicode"))
            self.known[str(name)] = (
                set(widths_of(self, font, below)),
                {int(code, 16) for code, _ in pairs_of(cmap)})
        return self.known[str(name)]


def pairs_of(cmap):
    """Codes and texts of a map to Unicode, as digits."""
    return re.findall(rb"<([0-9a-fA-F]+)> <([0-9a-fA-F]*)>\s*\n",
                      cmap.partition(b"endcodespacerange")[2])


def text_of(value):
    """A JSON string of qpdf as text."""
    return value[2:] if isinstance(value, str) and value[:2] == "u:" else value


def as_list(value):
    return value if isinstance(value, list) else [] if value is None else [value]


def check_catalog(book, catalog):
    book.need(text_of(book.key(catalog, "/Lang")), "11-006 no /Lang")
    shown = book.key(catalog, "/ViewerPreferences", "/DisplayDocTitle")
    book.need(shown is not None, "07-001 not said whether to show the title")
    book.need(shown is not False, "07-002 title is not displayed")
    book.need(book.key(catalog, "/MarkInfo", "/Marked") is True,
              "A 6.7.2 not tagged")
    book.need(not book.key(catalog, "/MarkInfo", "/Suspects"),
              "01-007 suspects")
    for key in ("/OpenAction", "/AA", "/AcroForm"):
        book.need(key not in catalog, f"A 6.5 catalog has {key}")
    book.need(book.key(catalog, "/AcroForm", "/XFA") is None,
              "25-001 a form of XFA")
    layers = book.key(catalog, "/OCProperties") or {}
    for config in [book.key(layers, "/D")] + as_list(
            book.key(layers, "/Configs")):
        config = book.follow(config) or {}
        book.need("/AS" not in config, "20-003 layers that change by use")
        book.need(not layers or text_of(config.get("/Name")),
                  "20-001 setting of layers without name")
    intents = as_list(book.key(catalog, "/OutputIntents"))
    if book.need(len(intents) == 1, "A 6.2.3 not one output intent"):
        profile = book.key(intents[0], "/DestOutputProfile")
        icc = book.data(book.follow(intents[0])["/DestOutputProfile"])
        book.need(profile and icc[36:40] == b"acsp"
                  and int.from_bytes(icc[:4], "big") == len(icc)
                  and icc[16:20] == b"RGB ",
                  "A 6.2.3 output profile is not RGB")
    book.need(re.fullmatch(r"1\.[7]", book.objects.get("version", "1.7")),
              "own version")
    trailer = book.objects["trailer"]["value"]
    book.need(len(as_list(trailer.get("/ID"))) == 2, "A 6.1.3 no /ID")
    book.need("/Encrypt" not in trailer, "26-001 encrypted")


def check_xmp(book, catalog):
    info = book.key(book.objects["trailer"]["value"], "/Info")
    packet = book.data(catalog.get("/Metadata"))
    head = packet.partition(b"?>")[0]
    book.need(b"bytes=" not in head and b"encoding=" not in head,
              "A 6.6.2.1 XMP: header with bytes or encoding")
    body = re.sub(rb"<\?xpacket.*?\?>", b"", packet)
    try:
        root = ET.fromstring(body.strip())
    except ET.ParseError as error:
        book.say(f"06-001 XMP: {error}")
        return

    def value(path):
        node = root.find(".//" + path, NAMES)
        if node is None:
            return None
        item = node.find(".//rdf:li", NAMES)
        return (node if item is None else item).text

    book.need(value("pdfuaid:part") == "1", "06-002 XMP: not PDF/UA-1")
    book.need(value("pdfaid:part") == "3" and value("pdfaid:conformance")
              == "A", "A 6.6.4 XMP: not PDF/A-3a")
    book.need(value("dc:title"), "06-003 XMP: no title")
    pairs = {"/Title": "dc:title", "/Author": "dc:creator",
             "/Subject": "dc:description", "/Creator": "xmp:CreatorTool",
             "/Producer": "pdf:Producer"}
    for key, path in pairs.items():
        book.need(text_of(info.get(key)) == value(path),
                  f"A 6.6.3 {key} is not {path}")
    for key, path in {"/CreationDate": "xmp:CreateDate",
                      "/ModDate": "xmp:ModifyDate"}.items():
        given = text_of(info.get(key)) or ""
        book.need(given == "D:" + re.sub("[^0-9Z]", "", value(path) or "?"),
                  f"A 6.6.3 {key} is not {path}")


def marked_ids(book, number, content):
    """The MCIDs of a page, after a look at what stands outside them."""
    stack, ids, operands, text = [], [], [], None
    states = 0
    for token in TOKEN.finditer(content):
        if token.lastgroup != "operator" or token[0] in (b"true", b"false"):
            operands.append(token[0])
            continue
        name = token[0].decode()
        states += (name == "q") - (name == "Q")
        book.need(0 <= states <= STATES_MOST,
                  f"A 6.1.13 page {number}: {states} states within another")
        book.need(name in OPERATORS,
                  f"A 6.2.2 page {number}: no operator {name}")
        if name in ("BDC", "BMC"):
            found = re.search(rb"/MCID (\d+)", b" ".join(operands))
            stack.append("artifact" if operands[0] == b"/Artifact" else
                         "content" if found else "span")
            if found:
                book.need("artifact" not in stack[:-1],
                          f"01-004 page {number}: content in an artifact")
                book.need("content" not in stack[:-1],
                          f"own page {number}: nested MCID")
                ids.append(int(found[1]))
            elif stack[-1] == "artifact":
                book.need("content" not in stack,
                          f"01-003 page {number}: artifact in content")
        elif name == "EMC":
            book.need(stack, f"A 6.2.2 page {number}: EMC without BMC")
            stack and stack.pop()
        elif name == "BT":
            text = len(stack)
        elif name == "ET":
            book.need(text == len(stack),
                      f"A 6.2.2 page {number}: marks cross text")
        elif name in SHOWS or name in PAINTS:
            book.need({"artifact", "content"} & set(stack),
                      f"01-005 page {number}: neither tagged nor artifact")
        elif name in ("k", "K", "cs", "CS", "sc", "SC", "scn", "SCN"):
            book.say(f"A 6.2.4 page {number}: colour operator {name}")
        operands = []
    book.need(not stack, f"A 6.2.2 page {number}: BMC without EMC")
    book.need(not states, f"A 6.2.2 page {number}: q without Q")
    return ids


def parent_tree(book, node):
    numbers = as_list(book.key(node, "/Nums"))
    tree = {numbers[i]: numbers[i + 1] for i in range(0, len(numbers), 2)}
    for kid in as_list(book.key(node, "/Kids")):
        tree.update(parent_tree(book, kid))
    return tree


def contents_of(book, element, page):
    """(page, MCID) and annotations that an element holds itself."""
    page = element.get("/Pg", page)
    for kid in as_list(book.follow(element.get("/K"))):
        value = book.follow(kid)
        if isinstance(value, int):
            yield page, value
        elif isinstance(value, dict) and "/MCID" in value:
            yield value.get("/Pg", page), value["/MCID"]
        elif isinstance(value, dict) and value.get("/Type") == "/OBJR":
            yield "annotation", value["/Obj"]


def bytes_of(token):
    """The bytes of a string of a content stream."""
    if token.startswith(b"<"):
        digits = re.sub(rb"\s", b"", token[1:-1])
        return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode())
    plain = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f",
             b"\n": b"", b"\r": b""}

    def escaped(found):
        code = found[1]
        return bytes([int(code, 8) & 255]) if code.isdigit() else \
            plain.get(code, code)
    return re.sub(rb"\\([0-7]{1,3}|.)", escaped, token[1:-1],
                  flags=re.DOTALL)


def check_shown(book, number, page, content):
    """Each code that a page shows has a width and a text."""
    fonts = book.key(page, "/Resources", "/Font") or {}
    strings, last, current, shown = [], None, None, {}
    for token in TOKEN.finditer(content):
        if token.lastgroup == "name":
            last = token[0].decode("latin-1")
        elif token.lastgroup == "string":
            strings.append(token[0])
        elif token.lastgroup == "operator" and token[0] == b"Tf":
            current, strings = last, []
        elif token.lastgroup == "operator":
            if token[0].decode() in SHOWS:
                shown.setdefault(current, set()).update(
                    bytes_of(string) for string in strings)
            strings = []
    for name, texts in shown.items():
        font = book.follow(fonts.get(name)) or {}
        if book.need(font, f"own page {number}: no font {name}"):
            wide, said = book.codes(fonts[name], font)
            size = 2 if "/DescendantFonts" in font else 1
            codes = {int.from_bytes(text[i:i + size], "big")
                     for text in texts for i in range(0, len(text), size)}
            book.need(codes <= wide,
                      f"A 6.2.11.5 page {number}: {name} shows codes without "
                      f"width: {sorted(codes - wide)[:5]}")
            book.need(codes <= said,
                      f"10-001 page {number}: {name} shows codes without "
                      f"text: {sorted(codes - said)[:5]}")


def check_boxes(book, number, page):
    """Each box lies in the one around it (ISO 32000-1, 14.11.2)."""
    around = book.follow(page["/MediaBox"])
    for key in ("/CropBox", "/BleedBox", "/TrimBox"):
        box = book.follow(page.get(key, around))
        book.need(all(a <= b for a, b in zip(around[:2], box[:2])) and
                  all(a >= b for a, b in zip(around[2:], box[2:])),
                  f"own page {number}: {key} sticks out")
        around = box


def check_pages(book, tree):
    for number, entry in enumerate(book.json["pages"], 1):
        page = book.follow(entry["object"])
        book.need("/Tabs" in page, f"28-008 page {number}: no /Tabs")
        book.need(page.get("/Tabs", "/S") == "/S",
                  f"28-009 page {number}: /Tabs is not /S")
        check_boxes(book, number, page)
        book.need("/Resources" in page,
                  f"A 6.2.2 page {number}: resources of another object")
        content = b"\n".join(book.data(c) for c in entry["contents"])
        ids = marked_ids(book, number, content)
        check_shown(book, number, page, content)
        book.need(sorted(ids) == list(range(len(ids))),
                  f"own page {number}: MCIDs are not 0..n")
        parents = as_list(book.follow(tree.get(page.get("/StructParents"))))
        if book.need(len(parents) == len(ids),
                     f"09-003 page {number}: parent tree has {len(parents)} of "
                     f"{len(ids)}"):
            for mcid, parent in enumerate(parents):
                held = contents_of(book, book.follow(parent), None)
                book.need((entry["object"], mcid) in held,
                          f"01-006 page {number}: MCID {mcid} is not its "
                          "parent's")
        check_links(book, number, page, tree)


def check_links(book, number, page, tree):
    for link in as_list(book.follow(page.get("/Annots"))):
        value = book.follow(link)
        kind = (value.get("/Subtype") or "?")[1:]
        book.need(kind in ANNOTATIONS,
                  f"28-006 page {number}: annotation {kind}")
        book.need(kind != "TrapNet", f"28-007 page {number}: trap network")
        book.need(kind == "Link", f"28-002 page {number}: annotation {kind}")
        book.need(text_of(value.get("/Contents")),
                  f"28-012 page {number}: link without /Contents")
        left, low, right, high = book.follow(value["/Rect"])
        box = book.follow(page["/MediaBox"])
        book.need(box[0] <= left < right <= box[2] and
                  box[1] <= low < high <= box[3],
                  f"own page {number}: link off the page, or of no size")
        book.need(value.get("/F") == 4,
                  f"A 6.3.2 page {number}: link without /F 4")
        parent = book.follow(tree.get(value.get("/StructParent"))) or {}
        book.need(parent.get("/S") == "/Link" and ("annotation", link) in
                  contents_of(book, parent, None),
                  f"28-011 page {number}: link is not in the structure")


def named(book, node, key="/Names"):
    names = as_list(book.key(node, key))
    found = {text_of(names[i]): names[i + 1] for i in range(0, len(names), 2)}
    for kid in as_list(book.key(node, "/Kids")):
        found.update(named(book, kid, key))
    return found


def check_dests(book, catalog):
    names = named(book, book.key(catalog, "/Names", "/Dests") or {})
    wanted = []
    for entry in book.json["pages"]:
        page = book.follow(entry["object"])
        for link in as_list(book.follow(page.get("/Annots"))):
            value = book.follow(link)
            if "/A" not in value:
                wanted.append(value.get("/Dest"))
    item = book.key(catalog, "/Outlines", "/First")
    stack = [item] if item else []
    while stack:
        item = stack.pop()
        wanted.append(item.get("/Dest"))
        stack += [v for v in (book.key(item, "/First"),
                              book.key(item, "/Next")) if v]
    for dest in wanted:
        book.need(text_of(dest) in names, f"own no destination {dest}")
    labels = book.json["pagelabels"]
    book.need(labels and labels[0]["index"] == 0, "own no page labels")


def check_element(book, element, parent, state):
    kind = element.get("/S", "?")[1:]
    book.kinds[kind] = book.kinds.get(kind, 0) + 1
    book.need(kind in STANDARD, f"02-001 structure type {kind}")
    book.need(parent in PARENTS.get(kind, {parent}),
              f"{NESTING.get(kind, '09-004')} {kind} in {parent}")
    kids = [book.follow(k) for k in as_list(book.follow(element.get("/K")))]
    book.need(kids or kind in ("TD", "TH"), f"own empty {kind}")
    for kid in kids:
        below = kid.get("/S", "?")[1:] if isinstance(kid, dict) else "?"
        book.need(kind not in KIDS or below in KIDS[kind],
                  f"{NESTING.get(kind, '09-004')} {below} in {kind}")
    if re.fullmatch("H[1-6]", kind):
        level = int(kind[1])
        book.need(level <= state["level"] + 1,
                  f"{'14-003' if state['level'] else '14-002'} heading {kind} "
                  f"after H{state['level']}")
        state["level"] = level
    language = element.get("/Lang")
    book.need(language is None or
              re.fullmatch("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*",
                           text_of(language) or ""),
              f"11-001 {kind} of language {language}")
    state["headings"] |= {kind} & {"H", "H1"}
    attributes = as_list(book.follow(element.get("/A")))
    book.need(sum(isinstance(k, dict) and k.get("/S") == "/H"
                  for k in kids) < 2, f"14-006 two H in one {kind}")
    if kind == "Formula":
        book.need(text_of(element.get("/Alt")), "17-002 Formula without /Alt")
    if kind == "Figure":
        book.need(text_of(element.get("/Alt")), "13-004 Figure without /Alt")
    if kind == "TH":
        book.need(any("/Scope" in book.follow(a) for a in attributes),
                  "15-003 TH without /Scope")
    if kind == "Note":
        name = text_of(element.get("/ID"))
        book.need(name and name in state["ids"], "19-003 Note without /ID")
        book.need(name not in state["seen"], f"19-004 two Notes are {name}")
        state["seen"].add(name)
    if kind == "Link":
        book.need(any(p == "annotation" for p, _ in
                      contents_of(book, element, None)),
                  "28-011 Link without annotation")
    if kind == "Table":
        check_table(book, kids)
    for kid in kids:
        if isinstance(kid, dict) and "/S" in kid:
            check_element(book, kid, kind, state)


def span_of(book, cell, key):
    """Columns or rows that a cell takes."""
    for attributes in as_list(book.follow(cell.get("/A"))):
        found = book.follow(attributes).get(key)
        if found:
            return found
    return 1


def check_table(book, kids):
    """All places of the grid are taken, each by one cell."""
    rows = [k for k in kids if isinstance(k, dict) and k.get("/S") == "/TR"]
    taken = {}
    for number, row in enumerate(rows):
        column = 0
        for cell in map(book.follow, as_list(book.follow(row.get("/K")))):
            while (number, column) in taken:
                column += 1
            for down in range(span_of(book, cell, "/RowSpan")):
                for across in range(span_of(book, cell, "/ColSpan")):
                    place = number + down, column + across
                    book.need(place not in taken,
                              f"15-005 two cells in row {place[0] + 1}")
                    taken[place] = cell
    widths = {sum(at == number for at, _ in taken)
              for number in range(len(rows))}
    book.need(rows and len(widths) == 1 and
              all(at < len(rows) for at, _ in taken),
              f"15-005 table of rows {sorted(widths)}")


def check_roles(book, roles):
    """Types of one's own lead to standard ones, and these to nothing else."""
    for kind in roles:
        book.need(kind[1:] not in STANDARD, f"02-004 {kind} is mapped anew")
        seen = set()
        while kind in roles and kind not in seen:
            seen.add(kind)
            kind = roles[kind]
        book.need(kind not in seen, f"02-003 {kind} is mapped to itself")


def check_structure(book, catalog):
    root = book.key(catalog, "/StructTreeRoot")
    if not book.need(root, "A 6.7.3 no structure tree"):
        return
    check_roles(book, book.follow(root.get("/RoleMap")) or {})
    tree = parent_tree(book, root.get("/ParentTree"))
    kids = [book.follow(k) for k in as_list(book.follow(root.get("/K")))]
    book.need([k.get("/S") for k in kids] == ["/Document"],
              "own the root is not one Document")
    state = {"level": 0, "seen": set(), "headings": set(),
             "ids": named(book, book.key(root, "/IDTree") or {})}
    for kid in kids:
        check_element(book, kid, "", state)
    book.need(state["headings"] != {"H", "H1"}, "14-007 both H and H1")
    check_pages(book, tree)


def wrong_code(first):
    """The failure condition of a code that maps to no character."""
    return "31-028" if first == 0 else \
        "31-029" if first in (0xfeff, 0xfffe) else "10-001"


def check_collection(book, name, font, below):
    """A composite font and its descendant are of one character collection."""
    if below is not font:
        known = book.key(below, "/CIDSystemInfo") or {}
        book.need(font.get("/Encoding") in ("/Identity-H", "/Identity-V") and
                  text_of(known.get("/Registry")) == "Adobe" and
                  text_of(known.get("/Ordering")) == "Identity",
                  f"31-001 {name}: character collection")


def check_objects(book):
    """What may stand nowhere in the file."""
    for name, entry in book.objects.items():
        entry = entry if isinstance(entry, dict) else {}
        value = entry.get("value", entry.get("stream", {}).get("dict"))
        if not isinstance(value, dict):
            continue
        kind, below = value.get("/Type"), value.get("/Subtype")
        book.need(kind != "/OCG" or text_of(value.get("/Name")),
                  f"20-001 {name}: layer without name")
        book.need(below != "/Form" or "/Ref" not in value,
                  f"30-001 {name}: reference XObject")
        stream = entry.get("stream")
        book.need(below != "/Form" or not stream or b"/MCID" not in
                  book.data(stream),
                  f"30-002 {name}: form XObject with marked content")
        book.need(not stream or "/F" not in value,
                  f"A 6.1.7 {name}: data in another file")
        book.need(below != "/Image" or value.get("/Interpolate") is not True,
                  f"A 6.2.8 {name}: interpolated")
        book.need(below != "/Image" or not {"/Alternates", "/OPI"} & set(value),
                  f"A 6.2.8 {name}: another picture in its place")
        book.need(kind != "/ExtGState" or set(
            b[1:] for b in as_list(value.get("/BM", "/Normal"))) <= BLENDS,
                  f"A 6.2.10 {name}: blend mode")
        book.need(below != "/PS", f"A 6.2.9 {name}: PostScript")
        book.need(below != "/Type3", f"own {name}: bitmap font")
        book.need(value.get("/S") not in ("/JavaScript", "/Launch", "/Sound",
                                          "/Movie", "/ResetForm")
                  or "/P" in value,
                  f"A 6.5.1 {name}: action {value.get('/S')}")
        book.need("/Filter" not in value or
                  "/LZWDecode" not in as_list(value["/Filter"]),
                  f"A 6.1.7 {name}: LZW")
        book.need(kind != "/ExtGState" or (
            not {"/TR", "/HTP"} & set(value) and
            value.get("/TR2", "/Default") == "/Default"),
                  f"A 6.2.5 {name}: graphics state")


def widths_of(book, font, below):
    """Code: width, as the dictionaries of a font say it."""
    if below is font:
        first = font.get("/FirstChar", 0)
        return {first + i: book.follow(width) for i, width in
                enumerate(as_list(book.key(font, "/Widths")))}
    widths = {}
    items = as_list(book.key(below, "/W"))
    while len(items) > 1:
        more = book.follow(items[1])
        if isinstance(more, list):
            widths.update({items[0] + i: width
                           for i, width in enumerate(more)})
            items = items[2:]
        else:
            widths.update({code: items[2]
                           for code in range(items[0], more + 1)})
            items = items[3:]
    return widths


def check_widths(book, name, font, below, described):
    """Widths are those of the font program, which are what is drawn."""
    data = next((book.data(described[key]) for key in described
                 if key.startswith("/FontFile")), None)
    program = font_program.Program(data) if data else None
    if not book.need(program and not program.error,
                     f"A 6.2.11.4.1 {name}: font program"):
        return
    simple = below is font
    for code, width in widths_of(book, font, below).items():
        glyph = program.of_code(code) if simple else program.of_cid(code)
        found = program.width(glyph)
        book.need(simple and width == 0 or found is not None and
                  abs(found - width) <= 1,
                  f"A 6.2.11.5 {name}: code {code} is {width} wide, "
                  f"in the font {found}")


def is_private(target):
    """A character of private use in the digits of a text in UTF-16."""
    text = bytes.fromhex(target.decode()).decode("utf-16-be", "replace")
    return any(unicodedata.category(c) == "Co" for c in text)


def check_fonts(book):
    for name, entry in book.objects.items():
        font = entry.get("value") if isinstance(entry, dict) else None
        if not isinstance(font, dict) or font.get("/Type") != "/Font" or \
                font.get("/Subtype") in ("/CIDFontType0", "/CIDFontType2"):
            continue
        below = book.follow((as_list(book.key(font, "/DescendantFonts"))
                             or [None])[0]) or font
        described = book.key(below, "/FontDescriptor") or {}
        book.need(any(k.startswith("/FontFile") for k in described),
                  f"31-009 {name}: font is not embedded")
        book.need(re.match(r"/[A-Z]{6}\+", font.get("/BaseFont", "")),
                  f"own {name}: font is not a subset")
        check_collection(book, name, font, below)
        if below.get("/Subtype") == "/CIDFontType2":
            book.need(below.get("/CIDToGIDMap"),
                      f"31-004 {name}: no CIDToGIDMap")
        check_widths(book, name, font, below, described)
        book.need(described.get("/FontName") == below.get("/BaseFont"),
                  f"A 6.2.11.2 {name}: another name in its descriptor")
        book.need(below is not font or "/Widths" not in font or
                  len(as_list(book.key(font, "/Widths"))) ==
                  font.get("/LastChar", 0) - font.get("/FirstChar", 0) + 1,
                  f"A 6.2.11.2 {name}: widths and codes differ in number")
        book.need(not {"/CIDSet", "/CharSet"} & set(described),
                  f"A 6.2.11.4.2 {name}: a list of glyphs, which is not read")
        cmap = book.data(font.get("/ToUnicode"))
        pairs = pairs_of(cmap)
        book.need(b"beginbfchar" in cmap and pairs,
                  f"31-027 {name}: no ToUnicode")
        book.need(below is font or not any(int(code, 16) == 0
                                           for code, _ in pairs),
                  f"31-030 {name}: .notdef is shown")
        for code, target in pairs:
            first = int(target[:4] or b"0", 16)
            book.need(b"fffd" not in target.lower(),
                      f"own {name}: code {code.decode()} is U+FFFD")
            book.need(first not in (0, 0xfeff, 0xfffe)
                      and not is_private(target),
                      f"{wrong_code(first)} {name}: code {code.decode()} is "
                      f"{target.decode()}")


def check_files(book, catalog):
    attached = named(book, book.key(catalog, "/Names", "/EmbeddedFiles") or {})
    listed = as_list(book.key(catalog, "/AF"))
    book.need(sorted(map(str, listed)) == sorted(map(str, attached.values())),
              "A 6.8 /AF and /EmbeddedFiles differ")
    book.need(list(attached) == sorted(attached),
              "own /EmbeddedFiles not sorted")
    for name, entry in attached.items():
        value = book.follow(entry)
        book.need(value.get("/AFRelationship") in ("/Source", "/Data"),
                  f"A 6.8 {name}: no relationship")
        for key in ("/F", "/UF", "/Desc"):
            book.need(text_of(value.get(key)),
                      ("own" if key == "/Desc" else "21-001") +
                      f" {name}: no {key}")
        stream = book.follow(book.key(value, "/EF")["/F"])
        book.need(stream["dict"].get("/Subtype"),
                  f"A 6.8 {name}: no media type")


def check_header(book, data):
    """The first lines tell the format and that it is not text."""
    found = re.match(rb"%PDF-1\.[0-7]\r?\n%([^\r\n]*)", data)
    book.need(found and len(found[1]) >= 4 and
              all(byte > 127 for byte in found[1][:4]), "A 6.1.2 file header")


def check(book):
    """All that is wrong with a book."""
    catalog = book.key(book.objects["trailer"]["value"], "/Root")
    check_catalog(book, catalog)
    check_xmp(book, catalog)
    check_structure(book, catalog)
    check_dests(book, catalog)
    check_objects(book)
    check_fonts(book)
    check_files(book, catalog)
    return book.found


def main():
    worst = 0
    for path in sys.argv[1:]:
        book = Book(path)
        with open(path, "rb") as file:
            check_header(book, file.read(64))
        found = check(book)
        for what in found:
            print(f"{path}: {what}")
        worst |= bool(found)
        kinds = " ".join(f"{k} {n}" for k, n in sorted(book.kinds.items()))
        print(f"{path}: {len(found)} findings; {kinds}")
    return worst


if __name__ == "__main__":
    sys.exit(main())
