"""Messages that only a run of the whole program brings about."""
import pathlib
import shutil
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from support import Case, ROOT, SEEDS, run

LETTERS = ROOT / "tests/letters"


class Messages(Case):
    def style(self, text):
        """A style whose print.yaml is this text; the rest is default."""
        css = (ROOT / "styles/classic/reader.css").read_bytes()
        self.write("style/reader.css", css)
        return self.write("style/print.yaml", text).parent

    def pages(self, path, *arguments, **more):
        return run("build", path, "--dump=pages", *arguments, **more)

    def test_each_cut_is_a_note(self):
        done = run("clean", "--verbose", *sorted(SEEDS.glob("*.txt")))
        lines = [line for line in done.stderr.decode().splitlines()
                 if line.endswith("[clean-dropped]")]
        self.assertGreater(len(lines), 3)
        for line in lines:
            self.assertRegex(line, r"^\S+\.txt:\d+:\d+: note: ")
        self.assertEqual(run("clean", *sorted(SEEDS.glob("*.txt"))).stderr
                         .count(b"[clean-dropped]"), 0)

    def test_a_missing_family_is_told(self):
        style = self.style("fonts: {text: No Such}\n")
        done = self.pages(LETTERS, "--style", style)
        self.assertIn(b"No Such; using ", done.stderr)
        self.assertIn(b"[font-missing]", done.stderr)
        self.assertEqual(done.returncode, 0)

    def test_no_font_at_all_is_fatal(self):
        config = self.write("fonts.conf", (
            '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">'
            f"<fontconfig><cachedir>{self.folder}</cachedir></fontconfig>"))
        env = {"FONTCONFIG_FILE": str(config)}
        done = self.pages(LETTERS, env=env)
        self.assertIn(b"[font-none]", done.stderr)
        self.assertEqual(done.returncode, 2)
        out = self.folder / "out"
        done = run("build", LETTERS, "-o", out, env=env)
        self.assertEqual(done.returncode, 1, done.stderr)
        self.assertEqual({path.suffix for path in out.iterdir() if path.is_file()},
                         {".epub", ".html", ".json"})

    def test_a_character_no_font_has_is_told(self):
        letter = self.write("a.txt", "3 May 1921\n\nThe mark \U000f1234 stands "
                            "at the end of the letter in his own hand.\n")
        done = self.pages(letter)
        self.assertIn(b"U+F1234", done.stderr)
        self.assertIn(b"[font-missing-glyph]", done.stderr)

    def test_a_language_without_hyphens_is_told(self):
        shutil.copytree(LETTERS, self.folder / "letters")
        config = self.write("letters/edition.yaml", (
            "documents:\n  - file: a.txt\n    language: qaa\n"))
        self.assertTrue(config.exists())
        done = self.pages(self.folder / "letters", "--verbose")
        self.assertIn(b"qaa [hyphen-missing]", done.stderr)

    def test_a_letter_wider_than_the_line_is_told(self):
        style = self.style("""\
page: {size: 3x9in, inner: 64pt, outer: 63pt, top: 50pt, bottom: 50pt}
type:
  title: {size: 96pt, leading: 98pt}
""")
        letter = self.write("a.txt", "W W W W\n\n3 May 1921\n\nThe bridge is "
                            "mended, and the carts may pass over it again.\n")
        config = self.write("edition.yaml", "title: \"\u01c4\"\n")
        done = self.pages(letter, "--style", style, "-c", config)
        self.assertIn(b"[typeset-overfull]", done.stderr)

    def test_a_wrong_page_is_told(self):
        done = self.pages(LETTERS, "--page", "1x1in")
        self.assert_said(done, 2, "style-page")
        done = self.pages(LETTERS, "--style", "clasic")
        self.assertIn(
            b'cannot read the style: "clasic"; did you mean "classic"? There '
            b'are a4, a5, classic, large-print, letter [style-missing]',
            done.stderr)
        self.assertEqual(done.returncode, 2)


class Places(Case):
    def test_a_conflict_of_roles_has_the_path_as_the_user_opens_it(self):
        path = self.write("in/a.txt", "Statement by the Ministry of Works\n\n4 May 1921\n\n"
                          + "The bridge over the river is closed until the beams are whole. " * 9
                          + "\n\nOffice of the Mayor\n")
        done = run("order", self.folder / "in")
        self.assertIn(f'{path}:7: warning: ', done.stderr.decode())
        self.assertIn('issuer "Ministry of Works" or "Office of the Mayor" [role-conflict]',
                      done.stderr.decode())


if __name__ == "__main__":
    unittest.main()
