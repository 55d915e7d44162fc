"""The messages in the languages of phrases/: chosen by the locale, complete for
what every message says, and no text of a file that the program never looks up."""
import pathlib
import re
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from support import Case, ROOT, run

LITERAL = re.compile(r'(?:"(?:\\.|[^"\\])*"\s*)+')
CONVERSION = re.compile(r"%[^%a-z]*(?:z|ll?|j)?[a-z]")
PAIR = re.compile(r'^("(?:\\.|[^"\\])*"): ("(?:\\.|[^"\\])*")$')
SYSTEM = {"No such file or directory", "Permission denied", "Is a directory",
          "No space left on device"}  # of strerror
FILES = sorted((ROOT / "phrases/messages").glob("*.yaml"))


def joined(literal):
    """The value of C's adjacent literals."""
    parts = re.findall(r'"((?:\\.|[^"\\])*)"', literal)
    return "".join(parts).replace('\\"', '"').replace("\\\\", "\\")


def literals(text):
    text = re.sub(r"'(?:\\.|[^'\\])'", "0", text)
    return [joined(one) for one in LITERAL.findall(text)]


def texts_of(path):
    lines = [line for line in path.read_text().splitlines() if line[0] != "#"]
    return [tuple(joined(one) for one in PAIR.match(line).groups()) for line in lines]


class Files(unittest.TestCase):
    def test_each_language_of_the_phrases_has_one(self):
        self.assertEqual([path.name for path in FILES],
                         sorted(path.name for path in (ROOT / "phrases").glob("*.yaml")))

    def test_each_has_what_every_message_says(self):
        table = (ROOT / "src/base/diag_codes.def").read_text().partition("*/")[2]
        codes = [literals(row) for row in re.split(r"^RCN_DIAG\(", table, flags=re.M)[1:]]
        needed = {"note", "warning", "error", "fatal", "help"}
        for row in codes:
            slug, text, _, remedy = row if len(row) == 4 else [None] * 4
            self.assertIsNotNone(slug, row)
            needed |= {text, remedy}
        self.assertGreater(len(needed), 150)
        for path in FILES:
            self.assertEqual(needed - {english for english, _ in texts_of(path)}, set(), path.name)

    def test_each_text_is_one_of_the_program(self):
        said = set(SYSTEM)
        for path in [*(ROOT / "src").rglob("*.c"), *(ROOT / "src").rglob("*.def")]:
            said |= set(literals(path.read_text()))
        for path in FILES:
            english = [key for key, _ in texts_of(path)]
            self.assertEqual(set(english) - said, set(), path.name)
            self.assertEqual(len(english), len(set(english)))

    def test_each_takes_the_values_of_the_english(self):
        for path in FILES:
            for english, other in texts_of(path):
                self.assertEqual(CONVERSION.findall(english), CONVERSION.findall(other), other)
                self.assertTrue(other.strip())


class Locale(Case):
    def said(self, locale, *more, **variables):
        environment = {"LC_ALL": "", "LC_MESSAGES": "", "LANG": locale, **variables}
        return run("order", "none", *more, cwd=self.folder, env=environment).stderr.decode()

    def test_it_is_that_of_the_reader(self):
        self.assertEqual(
            self.said("de_AT.UTF-8"),
            "none: Fehler: kann nicht gelesen werden: Datei oder Ordner nicht gefunden [file-read]\n"
            "none: schwerer Fehler: kein Dokument zu lesen [source-none]\n")
        self.assertIn("none: սխալ: ", self.said("hy_AM"))
        self.assertIn("lecture impossible", self.said("de", LC_MESSAGES="fr_FR.utf8"))
        self.assertIn("no se puede leer", self.said("de", LC_MESSAGES="fr", LC_ALL="es_ES"))

    def test_it_is_english_otherwise(self):
        for locale in ("", "C", "C.UTF-8", "POSIX", "en_GB.UTF-8", "nl_NL.UTF-8",
                       "de_DE.ISO-8859-1", "../messages/de"):
            self.assertIn("none: error: cannot read: No such file or directory",
                          self.said(locale), locale)

    def test_programs_read_english(self):
        self.assertIn('"severity":"error"', self.said("de_DE.UTF-8", "--log-format=json"))
        self.assertIn('"text":"cannot read"', self.said("de_DE.UTF-8", "--log-format=json"))

    def test_values_are_filled_in(self):
        self.write("in/a.txt", "A letter\n\n4 May 1921\n\nThe bridge is closed.\n")
        self.write("in/edition.yaml", "documents:\n  - {file: a.txt, order: x, sha256: 1}\n")
        done = run("order", "in", cwd=self.folder, env={"LC_ALL": "ru_RU.UTF-8"})
        self.assertIn("in/edition.yaml:2:26: фатальная ошибка: неверное значение: order: ожидается "
                      "целое число от 1 до 1000000 [yaml-value]", done.stderr.decode())


if __name__ == "__main__":
    unittest.main()
