"""The review page in a real browser: looked at by axe, and decided on by keys.

Skipped where chromium, node or the modules of scripts/install-browser are missing.
"""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from support import Case, ROOT, SEEDS, run

HERE = pathlib.Path(__file__).resolve().parent
MODULES = pathlib.Path(os.environ.get("RECENSION_BROWSER",
                                      ROOT / "build/tools/browser"))
MISSING = [name for name in ("chromium", "node") if not shutil.which(name)]
if not (MODULES / "node_modules/puppeteer-core").is_dir():
    MISSING.append("scripts/install-browser")

PAGE = """<!DOCTYPE html><html lang="en"><head><title>A page</title></head><body>
<nav><a href="/a">Home</a> <a href="/b">About us</a> <a href="/c">Contact</a></nav>
<article><h1>The harbour report</h1><p>9 June 1921</p>
<p>The ferry goes twice a day, in the morning and in the evening, and the fare
is a penny for a person and twopence for a beast, as it was before the war.</p>
<p>The <b>&lt;script&gt;alert(1)&lt;/script&gt;</b> of the clerk is not legible,
and the board has asked him to write it once more in a better hand.</p></article>
<footer>Share this page on a network of your choice &middot; All rights reserved
</footer></body></html>
"""


def browse(action, url):
    done = subprocess.run(
        ["node", HERE / "browser.mjs", MODULES, action, url],
        stdout=subprocess.PIPE, timeout=300, check=True)
    return json.loads(done.stdout)


class Page(Case):
    def setUp(self):
        super().setUp()
        self.sources = self.folder / "in"
        self.write("in/a.txt", "A letter\n\n4 May 1921\n\nThe bridge is closed, and "
                   "the carts go by the ferry.\n")
        self.write("in/b.txt", "The bridge is mended, and the carts may pass over "
                   "it again from Monday. \u202eRight to left\u202c and \u2028 too.\n")
        self.write("in/page.html", PAGE)

    def page(self):
        done = run("build", self.sources, "-o", self.folder / "out", "--review")
        self.assertEqual(done.returncode, 0, done.stderr)
        return f"file://{self.folder}/out/review.html"

    def test_it_has_no_fault_of_accessibility(self):
        found = browse("look", self.page())
        self.assertEqual(found["faults"], [])
        self.assertEqual(found["checks"], 48)
        self.assertEqual(found["errors"], [])

    def test_decisions_by_keys_become_entries(self):
        found = browse("decide", self.page())
        self.assertEqual(found["errors"], [])
        self.assertEqual(found["refused"], "Not a date of the forms below, or a day "
                         "that never was.")
        self.assertEqual(found["date"], "The date is 1921-05~, by you")
        self.assertTrue(found["here"] and found["cut"])
        self.assertIn("is that right?", found["ask"])
        self.assertGreaterEqual(found["struck"], 1)
        self.assertGreaterEqual(found["kept"], 1)
        self.assertEqual(found["left"], "left out")
        self.assertEqual(found["reason"], 'Your reason: It is: "text"')
        self.assertTrue(found["kept_after_reload"])
        self.assertEqual(found["yaml"], f"""documents:
  - file: "a.txt"
    include: no
  - file: "page.html"
    cuts:
      {found["key"]}: {{keep: "It is: \\"text\\""}}
  - file: "b.txt"
    title: "A title: with “quotes” \\\\ and a # sign"
    date: "1921-05~"
    speaker: "The \\"Speaker\\""
    order: 1
    notes:
      - "Seen by two editors."
    emend:
      - {{words: "from Monday", to: "from \\"Tuesday\\"", reason: "see the board"}}
""")
        path = self.write("decisions.yaml", found["yaml"])
        done = run("edit", "--apply", path, self.sources)
        self.assertEqual(done.returncode, 0, done.stderr)
        text = run("clean", "-c", self.sources / "edition.yaml", self.sources / "b.txt").stdout
        self.assertIn(b'it again from "Tuesday".', text)

    def test_every_doubtful_question_of_the_seeds_is_decided_by_keys(self):
        self.sources = SEEDS
        found = browse("decideAll", self.page())
        self.assertEqual(found["errors"], [])
        self.assertEqual(found["left"], 0)
        self.assertGreater(found["decided"], 20)
        self.assertEqual(set(found["kinds"]), {"date", "names", "title", "query", "cut", "hyphen"})
        shutil.copytree(SEEDS, self.folder / "seeds")
        done = run("edit", "--apply", self.write("decisions.yaml", found["yaml"]),
                   self.folder / "seeds")
        self.assertEqual(done.returncode, 0, done.stderr)
        done = run("order", self.folder / "seeds")
        self.assertNotIn(b"decision-unfit", done.stderr)

    def test_a_key_before_the_question_is_shown_decides_nothing(self):
        found = browse("early", self.page())
        self.assertEqual(found["errors"], [])
        self.assertEqual(found["said"], [True, 0])
        self.assertEqual(found["after"], 1)

    def test_texts_are_searched_and_evidence_is_lit(self):
        found = browse("search", self.page())
        self.assertEqual(found["errors"], [])
        self.assertEqual(found["count"], "2 places in all texts; Esc in the search "
                         "goes back")
        self.assertIn("the ferry", found["ask"].lower())
        self.assertIn("question", found["after"])
        self.assertEqual(found["lit"], "4 May 1921")


if __name__ == "__main__":
    if MISSING:
        print("missing:", ", ".join(MISSING))
        sys.exit(77)
    unittest.main()
