"""Hyphenation patterns from the cache are those of the dictionary, and whatever
becomes of the cache changes no byte of a book."""
import pathlib
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from support import Case, run

WORDS = ("Die Donaudampfschifffahrtsgesellschaft hat beschlossen, dass die "
         "Br\u00fccke wiederhergestellt und f\u00fcr Fuhrwerke freigegeben werde. ")
DICTIONARY = pathlib.Path("/usr/share/hyphen/hyph_de_DE.dic")


@unittest.skipUnless(DICTIONARY.exists(), "no German dictionary")
class Hyphens(Case):
    def setUp(self):
        super().setUp()
        self.write("in/a.txt", "Ein Brief\n\n3. Mai 1921\n\n" + WORDS * 30)
        self.cache = self.folder / "cache"

    def pages(self, cache):
        done = run("build", self.folder / "in", "--dump=pages",
                   env={"XDG_CACHE_HOME": str(cache)})
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn(b"-\"\n", done.stdout)  # some word is parted
        return done.stdout

    def test_the_cache_changes_nothing(self):
        without = self.pages("/dev/null/none")
        self.assertEqual(self.pages(self.cache), without)
        files = sorted((self.cache / "recension/hyphens").iterdir(),
                       key=lambda path: -path.stat().st_size)
        self.assertEqual({len(path.name) for path in files}, {64})
        whole = files[0].read_bytes()
        self.assertEqual(self.pages(self.cache), without)
        for damaged in (whole[:100000], whole[:300] + b"\xff" * 4000 +
                        whole[4300:], b""):
            files[0].write_bytes(damaged)
            self.assertEqual(self.pages(self.cache), without)
            self.assertEqual(files[0].stat().st_size, len(whole))


if __name__ == "__main__":
    unittest.main()
