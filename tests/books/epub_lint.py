"""House rules for e-books that no validator checks.

Usage: epub_lint.py BOOK...   A folder stands for the books in it.  Prints one
line a fault; exit 1 if there is any, or no book.
"""
import pathlib
import posixpath
import re
import sys
import urllib.parse
import xml.etree.ElementTree as ET
import zipfile

XHTML = "{http://www.w3.org/1999/xhtml}"
OPF = "{http://www.idpf.org/2007/opf}"
DC = "{http://purl.org/dc/elements/1.1/}"
NCX = "{http://www.daisy.org/z3986/2005/ncx/}"
TYPE = "{http://www.idpf.org/2007/ops}type"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

LARGEST_FILE = 260 * 1024
SUSPECT = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\ufeff\ufffd"
                     "\ue000-\uf8ff]")
DATETIME = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
NAME = re.compile(r"[A-Za-z0-9._/-]+")

CSS_RULES = {
    "css-colour": r"(?<![-\w])(background(-color)?|color)\s*:",
    "css-font": r"(?<![-\w])font-family\s*:",
    "css-unit": r"[\d.](px|pt|pc|cm|mm|in|rem)\b",
    "css-remote": r"url\(",
    "css-important": r"!important",
    "css-position": r"position\s*:\s*(fixed|absolute)",
    "css-justify": r"text-align\s*:\s*justify",
    "css-layout": r"display\s*:\s*(inline-)?(flex|grid)",
    "css-logical": r"(?<![-\w])(margin|padding|border)-(block|inline)",
    "css-namespace": r"@namespace|\w\|\w",
}


def words(element):
    """The text of an element with its white space squashed."""
    return " ".join("".join(element.itertext()).split())


class Lint:
    """The faults of one book."""

    def __init__(self, path):
        self.faults = []
        self.zip = zipfile.ZipFile(path)
        self.names = [info.filename for info in self.zip.infolist()]
        self.documents = {}

    def fault(self, code, what):
        self.faults.append((code, what))

    def run(self):
        self.check_container()
        self.read_package()
        self.check_package()
        for name, root in self.documents.items():
            self.check_document(name, root)
        self.check_links()
        self.check_navigation()
        self.check_pages()
        for name in self.names:
            if name.endswith(".css"):
                self.check_style(name)
        return self.faults

    def check_container(self):
        entries = self.zip.infolist()
        first = entries[0]
        if (first.filename != "mimetype" or first.compress_type or first.extra
                or self.zip.read(first) != b"application/epub+zip"):
            self.fault("zip-mimetype", first.filename)
        if len({entry.date_time for entry in entries}) > 1:
            self.fault("zip-times", "entries differ in their time")
        for entry in entries:
            if entry.extra:
                self.fault("zip-extra", entry.filename)
            if not NAME.fullmatch(entry.filename):
                self.fault("zip-name", entry.filename)

    def full(self, href, base):
        path = urllib.parse.unquote(href.partition("#")[0])
        return posixpath.normpath(
            posixpath.join(posixpath.dirname(base), path)) if path else base

    def read_package(self):
        container = ET.fromstring(self.zip.read("META-INF/container.xml"))
        self.package_name = container.find(".//{*}rootfile").get("full-path")
        self.package = ET.fromstring(self.zip.read(self.package_name))
        self.items = {item.get("id"): item
                      for item in self.package.iter(OPF + "item")}
        self.hrefs = {self.full(item.get("href"), self.package_name)
                      for item in self.items.values()}
        self.spine = [self.full(self.items[ref.get("idref")].get("href"),
                                self.package_name)
                      for ref in self.package.iter(OPF + "itemref")]
        for item in self.items.values():
            name = self.full(item.get("href"), self.package_name)
            if name not in self.names:
                self.fault("manifest-absent", name)
            elif item.get("media-type") == "application/xhtml+xml":
                self.documents[name] = ET.fromstring(self.zip.read(name))
        for name in self.names:
            if (name not in self.hrefs | {"mimetype", self.package_name}
                    and not name.startswith("META-INF/")):
                self.fault("manifest-unlisted", name)

    def metas(self, name):
        return [(meta.text or "").strip()
                for meta in self.package.iter(OPF + "meta")
                if meta.get("property") == name]

    def refined(self, element, name):
        target = "#" + (element.get("id") or "?")
        return [meta.text for meta in self.package.iter(OPF + "meta")
                if meta.get("property") == name
                and meta.get("refines") == target]

    def check_package(self):
        for name in ("identifier", "title", "language", "source"):
            if self.package.find(f".//{DC}{name}") is None:
                self.fault("package-missing", "dc:" + name)
        if not self.package.get(XML_LANG) or not self.package.get("dir"):
            self.fault("package-language", self.package_name)
        for name in ("dcterms:modified", "schema:accessibilityHazard",
                     "schema:accessibilitySummary",
                     "schema:accessModeSufficient"):
            if len(self.metas(name)) != 1:
                self.fault("package-missing", name)
        for name in ("schema:accessMode", "schema:accessibilityFeature"):
            if not self.metas(name):
                self.fault("package-missing", name)
        if (self.metas("dcterms:conformsTo")
                and not self.metas("a11y:certifiedBy")):
            self.fault("package-claim", "conformsTo without certifiedBy")
        for creator in self.package.iter(DC + "creator"):
            if not set(self.refined(creator, "role")) & {"aut", "edt"}:
                self.fault("package-role", creator.text)
            if not self.refined(creator, "file-as"):
                self.fault("package-file-as", creator.text)
        ids = {e.get("id") for e in self.package.iter() if e.get("id")}
        for element in self.package.iter():
            target = element.get("refines")
            if target and target.lstrip("#") not in ids:
                self.fault("package-refines", target)
        covers = [item for item in self.items.values()
                  if "cover-image" in (item.get("properties") or "").split()]
        named = [meta.get("content") for meta in self.package.iter(OPF + "meta")
                 if meta.get("name") == "cover"]
        if covers and named != [covers[0].get("id")]:
            self.fault("package-cover", "no meta name=cover")

    def check_document(self, name, root):
        if not root.get("lang") or root.get("lang") != root.get(XML_LANG):
            self.fault("doc-language", name)
        if self.zip.getinfo(name).file_size > LARGEST_FILE:
            self.fault("doc-size", name)
        title = words(root.find(f"{XHTML}head/{XHTML}title"))
        heads = list(root.iter(XHTML + "h1"))
        cover = root.find(".//*[@role='doc-cover']") is not None
        if not title or (not cover and [words(h) for h in heads] != [title]):
            self.fault("doc-title", name)
        rank = 1
        for element in root.iter():
            tag = element.tag.removeprefix(XHTML)
            if re.fullmatch("h[1-6]", tag):
                if int(tag[1]) > rank + 1:
                    self.fault("doc-rank", f"{name}: {tag}")
                rank = int(tag[1])
            self.check_element(name, tag, element)
        ids = [e.get("id") for e in root.iter() if e.get("id")]
        if len(ids) != len(set(ids)):
            self.fault("doc-id", name)
        if SUSPECT.search("".join(root.itertext())):
            self.fault("doc-character", name)
        for text in root.iterfind(f".//{XHTML}div[@class='text']"):
            self.check_text(name, text)

    def check_element(self, name, tag, element):
        if tag in ("script", "iframe", "object", "form", "style"):
            self.fault("doc-active", f"{name}: {tag}")
        if element.get("style"):
            self.fault("doc-style", name)
        if element.get("lang") != element.get(XML_LANG):
            self.fault("doc-language", name)
        if tag == "a" and not words(element) and not element.get("aria-label"):
            self.fault("doc-empty-link", f"{name}: {element.get('href')}")
        if tag == "img" and not element.get("alt"):
            self.fault("doc-alt", name)
        if tag == "th" and not element.get("scope"):
            self.fault("doc-scope", name)
        if tag == "time" and not DATETIME.fullmatch(
                element.get("datetime") or words(element)):
            self.fault("doc-time", f"{name}: {element.get('datetime')}")
        if element.get("role") == "doc-pagebreak" and words(element):
            self.fault("doc-pagebreak", f"{name}: words in a page marker")

    def check_text(self, name, text):
        """All words of a document stand in elements with an id."""
        if (text.text or "").strip():
            self.fault("text-bare", name)
        for element in text:
            tag = element.tag.removeprefix(XHTML)
            if (element.tail or "").strip():
                self.fault("text-bare", name)
            if tag in ("ul", "ol", "li", "blockquote"):
                self.check_text(name, element)
            elif not element.get("id"):
                self.fault("text-id", f"{name}: {tag}")

    def check_links(self):
        ids = {name: {e.get("id") for e in root.iter()}
               for name, root in self.documents.items()}
        for name, root in self.documents.items():
            for link in root.iter(XHTML + "a"):
                href = link.get("href")
                if re.match("(https?|mailto):", href):
                    continue
                target, fragment = self.full(href, name), href.partition("#")[2]
                if target not in ids or (fragment
                                         and fragment not in ids[target]):
                    self.fault("link-dead", f"{name}: {href}")
        self.check_queries()

    def check_queries(self):
        """The letter of each query of the editor leads back to its reference."""
        links = [link for root in self.documents.values()
                 for link in root.iter(XHTML + "a")]
        back = {link.get("href").partition("#")[2] for link in links
                if link.get("role") == "doc-backlink"}
        for link in links:
            if link.get("class") == "noteref" and link.get("id") not in back:
                self.fault("query-back", link.get("href"))

    def nav_entries(self, kind):
        for nav in self.nav.iter(XHTML + "nav"):
            if nav.get(TYPE) == kind:
                return [(link.get("href"), words(link), link.get(TYPE))
                        for link in nav.iter(XHTML + "a")]
        return []

    def check_navigation(self):
        item = next(item for item in self.items.values()
                    if "nav" in (item.get("properties") or "").split())
        self.nav_name = self.full(item.get("href"), self.package_name)
        self.nav = self.documents[self.nav_name]
        toc = self.nav_entries("toc")
        targets = [self.full(href, self.nav_name) for href, _, _ in toc]
        order = [self.spine.index(t) for t in targets if t in self.spine]
        if order != sorted(order) or len(order) < len(targets):
            self.fault("nav-order", "contents and spine differ")
        for name in self.spine:
            cover = self.documents[name].find(".//*[@role='doc-cover']")
            if (name not in targets and name != self.nav_name
                    and cover is None):
                self.fault("nav-missing", name)
        labels = [label for _, label, _ in toc]
        if len(labels) != len(set(labels)):
            self.fault("nav-label", "two entries have one label")
        if not any(kind == "bodymatter"
                   for _, _, kind in self.nav_entries("landmarks")):
            self.fault("nav-landmarks", "no bodymatter")
        for nav in self.nav.iter(XHTML + "nav"):
            if nav.get("hidden") and nav.get("class") != "off":
                self.fault("nav-hidden", nav.get(TYPE))
        self.check_ncx([(href, label) for href, label, _ in toc])

    def check_ncx(self, toc):
        name = next((n for n in self.names if n.endswith(".ncx")), None)
        if not name:
            self.fault("ncx-missing", "no NCX")
            return
        ncx = ET.fromstring(self.zip.read(name))
        points = [(point.find(NCX + "content").get("src"),
                   words(point.find(NCX + "navLabel")))
                  for point in ncx.iter(NCX + "navPoint")]
        if points != toc:
            self.fault("ncx-differs", "NCX and contents differ")
        uid = self.package.find(f".//{DC}identifier").text
        if [m.get("content") for m in ncx.iter(NCX + "meta")
                if m.get("name") == "dtb:uid"] != [uid]:
            self.fault("ncx-uid", "not that of the package")

    def check_pages(self):
        listed = [(self.full(href, self.nav_name), href.partition("#")[2],
                   label) for href, label, _ in self.nav_entries("page-list")]
        markers = [(name, e.get("id"), e.get("aria-label"))
                   for name in self.spine for e in self.documents[name].iter()
                   if e.get("role") == "doc-pagebreak"]
        if listed != markers:
            self.fault("pages-differ", "page list and markers differ")
        numbers = [int(label) for _, _, label in listed if label.isdigit()]
        if numbers != sorted(set(numbers)):
            self.fault("pages-order", "page numbers do not rise")
        if bool(listed) != bool(self.metas("pageBreakSource")):
            self.fault("pages-source", "pageBreakSource")
        if listed and not {"pageNavigation", "pageBreakMarkers"} <= set(
                self.metas("schema:accessibilityFeature")):
            self.fault("pages-feature", "accessibilityFeature")

    def check_style(self, name):
        text = self.zip.read(name).decode()
        text = re.sub(r"/\*.*?\*/", "", text, flags=re.S)
        for code, pattern in CSS_RULES.items():
            if re.search(pattern, text):
                self.fault(code, name)


def report(path):
    faults = Lint(path).run()
    for code, what in faults:
        print(f"{path}: {what} [{code}]")
    return bool(faults)


def main():
    bad = 0
    for name in sys.argv[1:]:
        path = pathlib.Path(name)
        books = sorted(path.glob("*.epub")) if path.is_dir() else [path]
        bad |= not books
        bad |= any([report(book) for book in books])
    return bad


if __name__ == "__main__":
    sys.exit(main())
