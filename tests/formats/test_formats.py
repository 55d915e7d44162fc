"""Files of each format as people have them, built into an edition.

A case is a folder of cases/: in/ is what a user hands over, expect.txt has one
assertion a line.  A folder NAME.d in in/ stands for the ZIP archive NAME, so
that what is in it can be read here.

    needs: PROGRAM       first line: the case is skipped without the program
    exit: N              status of the build
    documents: N         documents in the edition
    contains: T          T stands in the text of the documents (white space folded)
    lacks: T             it does not
    count: N: T          it stands there N times
    before: A | B        A stands before B
    para: T              a block's whole text is T
    block: K: T          a block of kind K has the text T
    item: S: T           an item counted as S ("1.", "b.", "") has the text T
    mark: K: T           a mark of kind K covers T, or has the value T
    query: C: T          a query of class C asks about the words T
    cut: C: T            the ledger names T as left out, by class C
    title: T  author: T  publisher: T  url: T  date: EDTF  retrieved: DATE
    names: A, B          the documents, in the order of the edition
    witness: D: W, T, S  document D has the other copy W, captured at T, whose text
                         is the "same" or another ("other")
    variant: A | B       another copy has the words B where A is printed
    content: REGEX       the converter that every document names; "none": none
    evidence: FILE       words of this file are evidence for a title
    said: [SLUG] REGEX   a message of this slug says so
    silent: SLUG         no message has this slug
    images: N            pictures that the e-book carries
    epub: REGEX          in the XHTML of the e-book
    tei: REGEX           in the TEI, which is well-formed

For every document the SHA-256 and the size are those of the file on disk, and
the books are proved.
"""
import hashlib
import json
import pathlib
import re
import shutil
import sys
import unittest
import xml.dom.minidom
import zipfile

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
from support import Case, run


def fold(text):
    return re.sub(r"[\s\u00a0]+", " ", text).strip()


def pack(folder):
    """Make the ZIP archives that the folders NAME.d stand for."""
    for path in sorted(folder.rglob("*.d")):
        with zipfile.ZipFile(path.with_suffix(""), "w") as archive:
            for member in sorted(path.rglob("*")):
                if member.is_file():
                    archive.write(member, member.relative_to(path))
        shutil.rmtree(path)


class Built:
    def __init__(self, source, out):
        self.done = run("build", "-v", "--color=never", "-o", out, source)
        self.said = self.done.stderr.decode("utf-8", "replace")
        ledger = out / "edition.json"
        self.documents = []
        if ledger.exists():
            self.documents = json.loads(
                ledger.read_text(encoding="utf-8"))["documents"]
        self.blocks = [b for d in self.documents for b in d["blocks"]]
        self.text = fold("\n\n".join(b["text"] for b in self.blocks))
        self.xhtml = ""
        self.images = 0
        for book in out.glob("*.epub"):
            with zipfile.ZipFile(book) as archive:
                for name in archive.namelist():
                    self.images += name.startswith("EPUB/image-")
                    if name.endswith(".xhtml"):
                        self.xhtml += archive.read(name).decode() + "\n"
        self.source = source
        self.out = out

    def tei(self):
        """The TEI of the same documents."""
        out = self.out.with_name("tei")
        run("build", "-q", "--tei", "-o", out, self.source)
        text = next(out.glob("*.xml")).read_text("utf-8")
        xml.dom.minidom.parseString(text.encode())
        return text

    def spans(self, kind):
        """The words of spans with their classes: text that is not printed."""
        for document in self.documents:
            for span in document["spans"]:
                if span["kind"] == kind:
                    yield span["class"], span.get("words", "")

    def queries(self):
        """The queries with the words that they ask about."""
        texts = {b["id"]: b["text"].encode() for b in self.blocks}
        return [(q["class"],
                 texts[q["block"]][q["start"]:q["end"]].decode())
                for d in self.documents for q in d["queries"]]


def has_mark(built, kind, text):
    for block in built.blocks:
        raw = block["text"].encode()
        for mark in block["marks"]:
            words = raw[mark["start"]:mark["end"]].decode("utf-8", "replace")
            if mark["kind"] == kind and text in (fold(words), mark["value"]):
                return True
    return False


def holds(built, key, argument):
    """Whether one assertion holds."""
    if key == "exit":
        return built.done.returncode == int(argument)
    if key == "documents":
        return len(built.documents) == int(argument)
    if key == "contains":
        return fold(argument) in built.text
    if key == "lacks":
        return fold(argument) not in built.text
    if key == "count":
        count, text = argument.split(": ", 1)
        return built.text.count(fold(text)) == int(count)
    if key == "before":
        first, second = (built.text.find(fold(x))
                         for x in argument.split(" | "))
        return 0 <= first < second
    if key == "para":
        return any(fold(b["text"]) == fold(argument) for b in built.blocks)
    if key == "block":
        kind, text = argument.split(": ", 1)
        return any(b["kind"] == kind and fold(b["text"]) == fold(text)
                   for b in built.blocks)
    if key == "item":
        sign, text = argument.split(": ", 1)
        sign = "" if sign == "-" else sign
        return any(b["kind"] == "item" and fold(b["text"]) == fold(text) and
                   (b.get("ordinal") or "") == sign for b in built.blocks)
    if key == "mark":
        kind, text = argument.split(": ", 1)
        return has_mark(built, kind, text)
    if key == "query":
        kind, text = argument.split(": ", 1)
        return (kind, text) in built.queries()
    if key == "cut":
        kind, text = argument.split(": ", 1)
        return any(re.search(rf": note: cut: {kind} \(\S+\): \"{re.escape(text)}",
                             line) for line in built.said.splitlines())
    if key in ("title", "author", "publisher", "url"):
        key = "source_url" if key == "url" else key
        return argument in [str(d[key]["value"]) for d in built.documents]
    if key == "date":
        return argument in [d["date"]["edtf"] or "none"
                            for d in built.documents]
    if key == "retrieved":
        return argument in [d["retrieved"] for d in built.documents]
    if key == "names":
        return [d["file"] for d in built.documents] == argument.split(", ")
    if key == "witness":
        return argument in [
            f"{d['file']}: {w['file']}, {w['captured']}, "
            f"{'same' if w['same_text'] else 'other'}"
            for d in built.documents for w in d["witnesses"]]
    if key == "variant":
        printed, _, copy = argument.partition("|")
        return any((v["printed"], v["copy"]) == (printed.strip(), copy.strip())
                   for d in built.documents for w in d["witnesses"]
                   for v in w["variants"] or [])
    if key == "evidence":
        return any(e["file"] == argument for d in built.documents
                   for e in d["title"]["evidence"])
    if key == "content":
        found = [d["content"] and d["content"]["converter"]
                 for d in built.documents]
        return bool(found) and all(
            c is None if argument == "none" else c and re.search(argument, c)
            for c in found)
    if key == "said":
        slug, pattern = argument.split(" ", 1)
        return any(line.endswith(slug) and re.search(pattern, line)
                   for line in built.said.splitlines())
    if key == "silent":
        return f"[{argument}]" not in built.said
    if key == "images":
        return built.images == int(argument)
    if key == "tei":
        return re.search(argument, built.tei()) is not None
    if key == "epub":
        return re.search(argument, built.xhtml) is not None
    raise ValueError(f"no assertion is called {key}")


class Formats(Case):
    def check_identity(self, built, source):
        """The file on disk is the one that a document names."""
        for document in built.documents:
            path = source / document["file"]
            while not path.is_file():
                shorter = re.sub(r"[#/][^#/]*$", "", str(path))
                self.assertNotEqual(shorter, str(path), document["file"])
                path = pathlib.Path(shorter)
            data = path.read_bytes()
            self.assertEqual(document["sha256"],
                             hashlib.sha256(data).hexdigest())
            self.assertEqual(document["bytes"], len(data))

    def check(self, case):
        lines = (case / "expect.txt").read_text("utf-8").splitlines()
        if lines[0].startswith("needs: "):
            if not shutil.which(lines.pop(0)[len("needs: "):]):
                self.skipTest("a program is missing")
        source = self.folder / "in"
        shutil.copytree(case / "in", source)
        pack(source)
        built = Built(source, self.folder / "out")
        self.assertNotIn("[verify-", built.said)
        self.check_identity(built, source)
        for line in lines:
            if line and not line.startswith("#"):
                key, argument = line.split(": ", 1)
                with self.subTest(line):
                    self.assertTrue(holds(built, key, argument), built.said)


def add_cases():
    for case in sorted((HERE / "cases").iterdir()):
        name = "test_" + case.name.replace("-", "_")
        setattr(Formats, name, lambda self, case=case: self.check(case))


add_cases()

if __name__ == "__main__":
    unittest.main()
