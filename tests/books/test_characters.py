"""Every character and every word makes a book that is proved: no assigned
character of Unicode, and no word wider than its line, stops an edition."""
import pathlib
import sys
import unicodedata
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from support import Case, run

NONCHARACTERS = [*range(0xFDD0, 0xFDF0),
                 *(plane << 16 | low for plane in range(17)
                   for low in (0xFFFE, 0xFFFF))]
CONTROLS = [*range(1, 9), 0xB, 0xC, *range(0xE, 0x20), *range(0x7F, 0xA0)]
PRIVATE = [0xE000, 0xE8B6, 0xF8FF, 0xF0000, 0xFFFFD, 0x100000, 0x10FFFD]


def assigned():
    """All assigned characters but letters of CJK and Hangul, of which one in 97
    is taken: they differ in nothing but their shapes."""
    dense = [*range(0x3400, 0xA000), *range(0xAC00, 0xD800),
             *range(0x17000, 0x18D00), *range(0x20000, 0x33500)]
    spared = set(dense) - set(dense[::97])
    return [code for code in range(0x20, 0x110000)
            if code not in spared and
            unicodedata.category(chr(code)) not in ("Cn", "Cs", "Co", "Cc")]


def paragraphs(codes, step=40):
    for at in range(0, len(codes), step):
        some = codes[at:at + step]
        words = " ".join(f"a{chr(code)}o {chr(code)}" for code in some)
        yield f"The signs from {some[0]:X} on are {words} and no more.\n\n"


class Characters(Case):
    def assert_proved(self, text, name="a.txt"):
        self.write("in/" + name, text)
        out = self.folder / "out"
        done = run("build", self.folder / "in", "-o", out)
        self.assertEqual(done.returncode, 0, done.stderr.decode()[-3000:])
        self.assertEqual(sorted(path.suffix for path in out.iterdir()
                                if path.is_file()),
                         [".epub", ".html", ".json", ".pdf"])
        self.assertNotIn(b"verify-", done.stderr)
        return done

    def test_every_assigned_character(self):
        self.assert_proved("Signs\n\n" + "".join(paragraphs(assigned())))

    def test_noncharacters_controls_and_private_use(self):
        prose = "The bridge is mended, and the carts may pass over it. " * 8
        self.assert_proved("Signs\n\n" + "".join(
            part + prose + "\n\n" for part in
            paragraphs([*NONCHARACTERS, *CONTROLS, *PRIVATE], 2)))

    def test_words_wider_than_their_lines(self):
        arabic = "".join(f"%D8%{0xA0 + n % 32:02X}" for n in range(700))
        words = ["W" * 900, "https://example.org/" + "a1b2" * 500,
                 "https://example.org/" + arabic,
                 "https://example.org/" + "\u0645\u064a\u0646\u0627\u0621-" * 330,
                 "\u0627\u0644\u0645\u064a\u0646\u0627\u0621" * 100, "1" * 700,
                 "\u0e01" * 500, "\u05d0" * 500, "a\u00a0" * 400]
        cells = "".join("<td>" + word[:400] for word in words * 2)
        self.assert_proved(
            "<!DOCTYPE html><html lang=en><title>Wide</title><article>"
            "<h1>Wide</h1><p>" + "<p>".join(
                f"The word {word} stands in the middle of this line, and goes "
                "on for some time." for word in words) +
            "".join(f"<h2>{word}</h2><p>A paragraph." for word in words) +
            "".join(f"<ul><li>{word}</ul><blockquote>{word}</blockquote>"
                    for word in words) +
            f"<table><tr>{cells}</table></article></html>", "a.html")

    def test_floods_of_marks(self):
        """Marks, and characters that are never seen, beyond what a letter
        carries: as many over one letter made pdftotext omit other letters, and
        31 over each were drawn off the page."""
        signs = ["\u0301", "\u0316", "\u20dd", "\u093f", "\u094d", "\u0e31",
                 "\u064e", "\u200d", "\u2060", "\ufe0f", "\u034f",
                 "\U000e0101", "\U000e0067", "\u0301\u200d"]
        self.assert_proved("Signs\n\n" + "".join(
            f"The letter a{sign * 12000} carries {ord(sign[0]):X} and so do "
            f"{('i' + sign * 31 + ' ') * 20}here.\n\n" for sign in signs) +
            "The bridge is a" + "\u0301" * 300_000 + " mended.\n\n"
            "The ferry goes until then.\n")

    def test_a_title_of_600_words(self):
        self.write("in/edition.yaml", "title: " + "word " * 600 + "\n")
        self.assert_proved("The " + "long " * 600 + "title\n\n3 May 1921\n\n"
                           "The bridge is mended and the carts may pass.\n")


if __name__ == "__main__":
    unittest.main()
