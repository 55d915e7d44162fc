"""The lint finds nothing in a good book and each fault that is put into it.

Usage: test_epub_lint.py GOOD.epub
"""
import io
import sys
import unittest
import zipfile

from epub_lint import Lint

GOOD = sys.argv.pop()
CHAPTER = "EPUB/d-11111111.xhtml"
PACKAGE = "EPUB/package.opf"
NAV = "EPUB/nav.xhtml"
NCX = "EPUB/toc.ncx"
STYLE = "EPUB/reader.css"

# Code of the fault, file, what stands there, what is put in its place.
FAULTS = [
    ("manifest-absent", PACKAGE, 'href="user.css"', 'href="other.css"'),
    ("manifest-unlisted", PACKAGE,
     '<item id="user-css" href="user.css" media-type="text/css"/>', ""),
    ("package-missing", PACKAGE, "dcterms:modified", "dc:x"),
    ("package-missing", PACKAGE, "schema:accessibilitySummary", "dc:x"),
    ("package-missing", PACKAGE,
     '<meta property="schema:accessMode">textual</meta>\n'
     '<meta property="schema:accessMode">visual</meta>', ""),
    ("package-language", PACKAGE, ' dir="ltr"', ""),
    ("package-claim", PACKAGE, '"a11y:certifiedBy"', '"dcterms:relation"'),
    ("package-role", PACKAGE, ">edt<", ">com<"),
    ("package-file-as", PACKAGE, '"#creator-1" property="file-as"',
     '"#creator-1" property="display-seq"'),
    ("package-refines", PACKAGE, '"#subtitle"', '"#nothing"'),
    ("package-cover", PACKAGE, 'name="cover"', 'name="uncover"'),
    ("doc-language", CHAPTER, 'xml:lang="en"', 'xml:lang="de"'),
    ("doc-language", CHAPTER, ' lang="fr"', ""),
    ("doc-title", CHAPTER, "<title>Things<", "<title>Other<"),
    ("doc-rank", CHAPTER, "<h3 id=\"d-11111111-h2\">Skips to five</h3>",
     "<h4 id=\"d-11111111-h2\">Skips to five</h4>"),
    ("doc-id", CHAPTER, 'id="d-11111111-p2"', 'id="d-11111111-p1"'),
    ("doc-character", CHAPTER, "Roses", "Ros\u200bes"),
    ("doc-active", CHAPTER, "<h1", "<script>x</script><h1"),
    ("doc-style", CHAPTER, "<h1", '<h1 style="x"'),
    ("doc-empty-link", CHAPTER, ">a link<", "><"),
    ("doc-alt", "EPUB/cover.xhtml", "alt=", "title="),
    ("doc-scope", CHAPTER, ' scope="col"', ""),
    ("doc-time", CHAPTER, 'datetime="2021-09-27"', 'datetime="2021-9-27"'),
    ("doc-pagebreak", CHAPTER, 'aria-label="2"><', 'aria-label="2">2<'),
    ("text-bare", CHAPTER, '<div class="text">', '<div class="text">Word'),
    ("text-bare", CHAPTER, "</blockquote>", "word</blockquote>"),
    ("text-id", CHAPTER, ' id="d-11111111-p10"', ""),
    ("link-dead", "EPUB/apparatus.xhtml", "#d-11111111-p1", "#d-11111111-p99"),
    ("nav-order", NAV, '<li><a href="apparatus.xhtml">Apparatus</a></li>\n'
     "</ol>", '<li><a href="title-page.xhtml">x</a></li>\n</ol>'),
    ("nav-missing", NAV, 'href="apparatus.xhtml">Apparatus</a></li>\n</ol>\n'
     "</nav>\n<nav class", 'href="title-page.xhtml">x</a></li>\n</ol>\n</nav>\n'
     "<nav class"),
    ("nav-label", NAV, ">Apparatus<", ">Title page<"),
    ("nav-landmarks", NAV, "bodymatter", "chapter"),
    ("nav-hidden", NAV, 'class="off"', 'class="on"'),
    ("ncx-differs", NCX, "<text>Apparatus<", "<text>Other<"),
    ("ncx-uid", NCX, "6ba7b810", "7ba7b810"),
    ("pages-differ", CHAPTER, 'aria-label="3"', 'aria-label="4"'),
    ("pages-order", NAV, ">3</a>", ">2</a>"),
    ("pages-source", PACKAGE, '"pageBreakSource"', '"dcterms:relation"'),
    ("pages-feature", PACKAGE, ">pageNavigation<", ">index<"),
    ("css-colour", STYLE, "body {", "body { color: black;"),
    ("css-colour", STYLE, "body {", "body { background: white;"),
    ("css-font", STYLE, "body {", "body { font-family: serif;"),
    ("css-unit", STYLE, "1.4em", "14px"),
    ("css-remote", STYLE, "body {", "body { content: url(x);"),
    ("css-important", STYLE, "none;", "none !important;"),
    ("css-position", STYLE, "body {", "body { position: fixed;"),
    ("css-justify", STYLE, "text-align: left", "text-align: justify"),
    ("css-layout", STYLE, "display: none", "display: flex"),
    ("css-logical", STYLE, "body {", "body { margin-inline: 1em;"),
    ("css-namespace", STYLE, ".noteref {", "a[epub|type] {"),
    ("doc-size", CHAPTER, "</title>", "</title>" + "<!-- long -->" * 30000),
]


def repacked(change=None, **mimetype):
    """A copy of the good book; `change`: (file, old, new)."""
    out = io.BytesIO()
    with zipfile.ZipFile(GOOD) as old, zipfile.ZipFile(out, "w") as new:
        for entry in old.infolist():
            data = old.read(entry)
            if change and entry.filename == change[0]:
                text = data.decode()
                assert change[1] in text, change
                data = text.replace(change[1], change[2], 1).encode()
            info = zipfile.ZipInfo(entry.filename, entry.date_time)
            info.compress_type = entry.compress_type
            if entry.filename == "mimetype":
                for name, value in mimetype.items():
                    setattr(info, name, value)
            new.writestr(info, data)
    out.seek(0)
    return out


def codes(book):
    return {code for code, _ in Lint(book).run()}


class LintTest(unittest.TestCase):
    def test_good_book_has_no_fault(self):
        self.assertEqual(Lint(GOOD).run(), [])
        self.assertEqual(codes(repacked()), set())

    def test_each_fault_is_found(self):
        for code, *change in FAULTS:
            with self.subTest(code=code, change=change[1][:40]):
                self.assertIn(code, codes(repacked(change)))

    def test_faults_of_the_container_are_found(self):
        self.assertEqual(codes(repacked(compress_type=zipfile.ZIP_DEFLATED)),
                         {"zip-mimetype"})
        self.assertEqual(codes(repacked(extra=b"\xfe\xca\0\0")),
                         {"zip-mimetype", "zip-extra"})
        self.assertEqual(codes(repacked(date_time=(1999, 1, 1, 0, 0, 0))),
                         {"zip-times"})


if __name__ == "__main__":
    unittest.main()
