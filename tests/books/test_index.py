"""The index of names: proposed, corrected by the editor, with pages in the PDF
and passages in the e-book."""
import pathlib
import re
import subprocess
import sys
import unittest
import zipfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from support import Case, run

TEXT = """Minutes of the town

On 1 May 2001 Mayor Anna Berg opened the meeting in Norrby. The Society met.

They came by the Lune, said Berg, and A. Berg signed for the Council of Europe.

Many people came. Nobody from Norrby spoke of the Hall.
"""


LONG = "\n\n".join([
    "Mayor Anna Berg came to the hall in Norrby. Then Mayor Berg spoke with "
    "Vice President Karl Lund, and only Vice President Lund stayed in Norrby.",
    "The ship lay in Varn. They met in Varn with the Ministry of Works, the "
    "Harbour Commission and the Court of Varn. Then Judge Marie Durand wrote.",
    "It was the Union of Pilots President J. David Cox who sang, and Mr. Peter "
    "Sund of Norrby. The General Dynamics Corp sent a Lantern from Grenna, by the "
    "General Laws and again the General Laws.",
    ""])
FILLER = "They went on to the water and came back with the tide. "


class Index(Case):
    def build(self, wishes):
        self.write("in/minutes.txt", TEXT)
        config = self.write("in/edition.yaml", "title: Minutes\n" + wishes)
        out = self.folder / "out"
        done = run("build", config.parent, "-o", out)
        self.assertLess(done.returncode, 2, done.stderr.decode())
        self.pdf = next(out.glob("*.pdf"))
        return zipfile.ZipFile(next(out.glob("*.epub")))

    def entries(self, wishes):
        """Headings and passages, as the e-book has them."""
        with self.build(wishes) as book:
            page = book.read("EPUB/index.xhtml").decode()
        found = re.findall(r'<p class="entry"[^>]*>(.*?)</p>', page, re.S)
        return [re.sub(r"<[^>]+>", "", entry) for entry in found]

    def test_a_short_edition_has_none(self):
        with self.build("") as book:
            self.assertNotIn("EPUB/index.xhtml", book.namelist())

    def kinds(self, wishes="", filler=1500):
        """Headings of the index by the kinds they stand under."""
        self.write("in/b.txt", "A report\n\n" + LONG + FILLER * filler)
        return self.listed(wishes)

    def listed(self, wishes=""):
        self.write("in/edition.yaml", "title: Report\n" + wishes +
                   "documents: [{file: b.txt, issuer: Board of Works}]\n")
        out = self.folder / "out"
        done = run("build", "--epub", self.folder / "in", "-o", out)
        self.assertLess(done.returncode, 2, done.stderr.decode())
        with zipfile.ZipFile(next(out.glob("*.epub"))) as book:
            if "EPUB/index.xhtml" not in book.namelist():
                return None
            page = book.read("EPUB/index.xhtml").decode()
        found, kind = {}, None
        for name, words in re.findall(r"<(h2|p class=\"entry\")[^>]*>(.*?)</",
                                      page, re.S):
            words = re.sub(r"<[^>]+>|, *$", "", words.split(", <a")[0])
            if name == "h2":
                kind = found.setdefault(words, [])
            else:
                kind.append(words)
        return found

    def test_a_long_edition_has_what_evidence_shows(self):
        self.assertEqual(self.kinds(), {
            "Issuers, speakers and authors, by numbers of documents":
                ["Board of Works"],
            "People": ["Berg, Anna (Mayor Berg)", "Cox, J. David", "Durand, Marie",
                       "Lund, Karl (Vice President Lund)", "Sund, Peter"],
            "Bodies": ["Court of Varn", "Harbour Commission",
                       "Ministry of Works"],
            "Places": ["Norrby", "Varn"]})

    def test_nine_thousand_words_are_long(self):
        self.assertIsNone(self.kinds(filler=735))
        self.assertIsNotNone(self.kinds(filler=750))

    def test_the_editor_says_what_a_name_is_of(self):
        found = self.kinds(
            "index: {drop: [Court of Varn], people: [Varn]}\n")
        self.assertEqual(found["Places"], ["Norrby"])
        self.assertIn("Varn", found["People"])
        self.assertNotIn("Court of Varn", found["Bodies"])

    def test_the_editor_wants_none(self):
        self.assertIsNone(self.kinds("index: {names: no}\n"))

    def test_surnames_and_initials_go_to_the_full_name(self):
        self.assertEqual(self.entries("index: {names: yes}\n"), [
            "Berg, Anna, 1.1, 1.2", "Council of Europe, 1.2", "Norrby, 1.1, 1.3"])

    def propose(self, text, language="en"):
        self.write("in/a.txt", f"A report\n\n{text}\n")
        config = self.write("in/edition.yaml", "title: Report\n"
                            f"language: {language}\nindex: {{names: yes}}\n"
                            f"documents: [{{file: a.txt, language: {language}}}]\n")
        out = self.folder / "proposed"
        done = run("build", "--epub", config.parent, "-o", out)
        self.assertLess(done.returncode, 2, done.stderr.decode())
        with zipfile.ZipFile(next(out.glob("*.epub"))) as book:
            page = book.read("EPUB/index.xhtml").decode()
        found = re.findall(r'<p class="entry"[^>]*>(.*?)</p>', page, re.S)
        words = (re.sub(r"<[^>]+>", "", entry) for entry in found)
        return [re.sub(r"(, [\d.]+)+$", "", entry) for entry in words]

    def test_an_office_parts_a_person_from_whom_they_serve(self):
        self.assertEqual(
            self.propose("There came the Norrbyan Prime Minister Marie Durand "
                         "with the Norrbyan General Assembly Committee."),
            ["Durand, Marie", "Norrbyan General Assembly Committee"])

    def test_a_genitive_goes_on_behind_of(self):
        self.assertEqual(
            self.propose("The people saw the Council of People’s Deputies and "
                         "the Mayor of Norrby’s Orchestra Hall, said Dear "
                         "Colleagues."),
            ["Council of People’s Deputies", "Orchestra Hall"])

    def test_a_name_begins_with_its_adjective(self):
        self.assertEqual(
            self.propose("In the national interest the National Council of Norrby "
                         "met, and the nations saw a national park."),
            ["National Council of Norrby"])

    def test_forms_that_differ_in_accents_or_the_article_are_one(self):
        self.assertEqual(
            self.propose("There sat President İlham Lund with the Court of the "
                         "Norrby Harbour. Here sat President Ilham Lund and "
                         "President Ilham Lund, and the Court of Norrby Harbour "
                         "and the Court of Norrby Harbour."),
            ["Lund, Ilham", "Court of Norrby Harbour"])

    def test_states_are_places(self):
        self.write("in/b.txt", "A report\n\nThey saw the Islamic Republic of Grenna, "
                   "the Norrbyan Republic and the Russian Federation with the "
                   "Federation of Pilots.\n\n" + LONG + FILLER * 1500)
        self.assertEqual(self.listed()["Places"],
                         ["Islamic Republic of Grenna", "Norrby",
                          "Norrbyan Republic", "Russian Federation", "Varn"])

    def test_a_full_stop_behind_lord_ends_a_sentence(self):
        self.assertEqual(
            self.propose("They came in for my Lord. In my way I saw Anna Berg. "
                         "He came from my Lord. In the end Mr. Lund sang."),
            ["Lund", "Anna Berg"])

    def test_a_wife_is_not_her_husband(self):
        self.assertEqual(
            self.propose("There sat Mr. Karl Lund, and Mrs. Lund sang, and "
                         "Mrs. Lund and Mr. Peter Sund spoke, said Sund."),
            ["Lund", "Lund, Karl", "Sund, Peter"])

    def issued(self, *issuers):
        """The statement of method and the chronology of documents by issuers."""
        lines = ["title: Papers", "documents:"]
        for i, issuer in enumerate(issuers):
            self.write(f"in/{i}.txt", f"Paper {i}\n\nThe people came {i} times.\n")
            lines.append(f"- {{file: {i}.txt, title: Paper {i}"
                         + (f", issuer: {issuer}}}" if issuer else "}"))
        config = self.write("in/edition.yaml", "\n".join(lines) + "\n")
        out = self.folder / "issued"
        done = run("build", "--epub", config.parent, "-o", out)
        self.assertLess(done.returncode, 2, done.stderr.decode())
        with zipfile.ZipFile(next(out.glob("*.epub"))) as book:
            return [re.sub(r"<[^>]+>", "", book.read(f"EPUB/{name}.xhtml").decode())
                    for name in ("about", "chronology")]

    def test_names_that_differ_in_capitals_are_one(self):
        about, chronology = self.issued("BOARD OF WORKS", "Board of Works")
        self.assertIn("Board of Works (1, 2).", about)
        self.assertEqual(chronology.count("Board of Works"), 2)

    def test_no_column_says_that_nothing_is_stated(self):
        _, chronology = self.issued(None, None)
        self.assertNotIn("Attributed to", chronology)
        self.assertNotIn("not stated\n", chronology.replace("[date not stated]", ""))

    def test_german_nouns_are_no_names(self):
        self.assertEqual(
            self.propose("In der Stadt sah die Mehrheit der Leute das Ende, "
                         "und Anna Berg das Becken. Da ging Anna Berg. Es kam "
                         "Herr Karl Lund mit einem Rudel Hunde.", "de"),
            ["Lund, Karl", "Anna Berg"])

    def test_the_editor_corrects(self):
        wishes = ("index:\n  names: yes\n  add: [Lune]\n"
                  "  drop: [Council of Europe]\n"
                  "  same: {Lune: Lune (river), Norrby: Norrby (town)}\n")
        self.assertEqual(self.entries(wishes), [
            "Berg, Anna, 1.1, 1.2", "Lune (river), 1.2",
            "Norrby (town), 1.1, 1.3"])

    def test_the_pdf_gives_pages_with_links(self):
        self.build("index: {names: yes}\n").close()
        text = subprocess.run(["pdftotext", "-layout", self.pdf, "-"],
                              check=True, capture_output=True,
                              text=True).stdout
        last = text[text.rindex("Index\n"):]
        for line in ("Berg, Anna, 1 ", "Council of Europe, 1", "Norrby, 1"):
            self.assertIn(line, last)
        structure = subprocess.run(["pdfinfo", "-struct", self.pdf],
                                   check=True, capture_output=True,
                                   text=True).stdout
        index = structure[structure.index("Index\n"):]
        self.assertEqual(len(re.findall(r"(?m)^ +Link", index)), 3)

    def test_many_places_are_ranges_passim(self):
        self.write("in/a.txt", "A report\n\n" + "\n\n".join(
            "They came to Norrby. " + FILLER * 75 for _ in range(60)))
        config = self.write("in/edition.yaml", "title: Report\n"
                            "index: {names: yes, places: [Norrby]}\n")
        out = self.folder / "out"
        done = run("build", config.parent, "-o", out)
        self.assertLess(done.returncode, 2, done.stderr.decode())
        with zipfile.ZipFile(next(out.glob("*.epub"))) as book:
            page = book.read("EPUB/index.xhtml").decode()
        self.assertIn("Norrby, 1.1–1.60<",
                      re.sub(r"</?a[^>]*>", "", page))
        text = subprocess.run(["pdftotext", "-layout", next(out.glob("*.pdf")),
                               "-"], check=True, capture_output=True,
                              text=True).stdout
        last = text[text.rindex("Index\n"):]
        self.assertRegex(last, r"Norrby, 1–\d+ passim")

    def test_wrong_wishes(self):
        self.write("in/minutes.txt", TEXT)
        config = self.write("in/edition.yaml", "index: {names: perhaps}\n")
        done = run("build", config.parent, "-o", self.folder / "out")
        self.assertEqual(done.returncode, 2)
        self.assertIn(b"edition.yaml:1:", done.stderr)
        self.assertIn(b"[yaml-value]", done.stderr)


if __name__ == "__main__":
    unittest.main()
