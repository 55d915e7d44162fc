"""Each command on a small folder of letters, and its messages."""
import json
import os
import pathlib
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from support import Case, ROOT, SEEDS, run

FIRST = (ROOT / "tests/letters/b.txt").read_text()
SECOND = (ROOT / "tests/letters/a.txt").read_text()


class Commands(Case):
    def setUp(self):
        super().setUp()
        self.letters = self.folder / "letters"
        self.first = self.write("letters/b.txt", FIRST)
        self.second = self.write("letters/a.txt", SECOND)

    def json(self, *arguments, **more):
        done = run(*arguments, **more)
        self.assertEqual((done.returncode, done.stderr), (0, b""), arguments)
        return [json.loads(line) for line in done.stdout.splitlines()]

    def test_clean(self):
        both = self.json("clean", "--format=json", self.first, self.second)
        self.assertEqual([one["file"] for one in both], ["b.txt", "a.txt"])
        self.assertEqual([one["date"]["edtf"] for one in both],
                         ["1921-05-03", "1921-05-10"])
        self.assertEqual(both[0]["title"]["value"], "A letter from the mill")
        text = run("clean", self.first).stdout.decode()
        self.assertIn("Title: A letter from the mill (stated)\n", text)
        self.assertIn("The bridge is mended, and the carts may pass over it "
                      "again from Monday.", text)

    def test_clean_shows_lists_quotations_and_pictures(self):
        words = ("The bridge is mended, and the carts may pass over it again "
                 "from Monday, says the council of the town.")
        page = self.write("page.html", f"""<article><h1>The bridge</h1>
<p>{words}</p><ul><li>planks<ol><li>new<br>ones</li></ol></li><li>nails</li>
</ul><blockquote>The sea,<br>the sea</blockquote><img src="far.png"
alt="A plan" width="600" height="400"><p>{words}</p></article>""")
        text = run("clean", page).stdout.decode()
        self.assertIn(f"""
- planks

  1. new
  ones

- nails

> The sea,
> the sea

[A plan: far.png]

{words}
""", text)

    def test_clean_reads_standard_input(self):
        one, = self.json("clean", "--format=json", "-", stdin=FIRST.encode())
        self.assertEqual(one["file"], "standard-input")
        self.assertEqual(one["date"]["edtf"], "1921-05-03")
        done = run("clean", "-", self.first, stdin=b"")
        self.assert_said(done, 64, "usage")
        done = run("clean", "-", stdin=b"")
        self.assertIn(b"[source-", done.stderr)

    def test_order(self):
        done = run("order", "--format=json", self.letters)
        order = json.loads(done.stdout)
        self.assertEqual([one["file"] for one in order], ["b.txt", "a.txt"])
        self.assertEqual([one["number"] for one in order], [1, 2])
        self.assertTrue(all(one["why"] for one in order))
        here = run("order", "--format=json", cwd=self.letters)
        self.assertEqual(here.stdout, done.stdout)
        text = run("order", self.letters).stdout.decode()
        self.assertTrue(text.startswith("1. 3 May 1921: A letter from the "
                                        "mill (b.txt)\n"), text)

    def test_explain(self):
        by_path = run("explain", self.first)
        self.assertEqual((by_path.returncode, by_path.stderr), (0, b""))
        self.assertIn(b"3 May 1921", by_path.stdout)
        digest = self.json("clean", "--format=json", self.first)[0]["sha256"]
        for name in ("1", "b.txt", digest[:6]):
            self.assertEqual(run("explain", name, self.letters).stdout,
                             by_path.stdout)
        done = run("explain", "c.txt", self.letters)
        self.assert_ends(done, 2, 'recension: fatal: not found: no document '
                         '"c.txt" among 2 [lookup-none]\n')

    def test_a_line_break_parts_the_words_of_a_date_line(self):
        words = ("The bridge is mended, and the carts may pass over it again "
                 "from Monday, says the council of the town.")
        page = self.write("page.html", "<h1>The bridge is mended</h1>"
                          "<p>Route 66<br>13 Jan 2020, 22:11</p>"
                          f"<p>{words}</p><p>{words}</p>")
        one, = self.json("clean", "--format=json", page)
        self.assertEqual(one["date"]["edtf"], "2020-01-13")
        self.assertEqual(one["date"]["evidence"][0]["text"],
                         "13 Jan 2020, 22:11")

    def test_explain_finds_by_the_name_of_a_file(self):
        self.write("letters/old/b.txt", "Another letter, 5 May 2020.\n\nAll is well.\n")
        by_path = run("explain", self.letters / "old/b.txt", self.letters)
        self.assertTrue(by_path.stdout.startswith(b"old/b.txt\n"))
        by_name = run("explain", "old/b.txt", self.letters)
        self.assertEqual(by_name.stdout, by_path.stdout)
        one = run("explain", "a.txt", self.letters)
        self.assertTrue(one.stdout.startswith(b"a.txt\n"))
        done = run("explain", "elsewhere/b.txt", self.letters)
        self.assert_ends(done, 2, 'recension: fatal: not found: '
                         '"elsewhere/b.txt" may be b.txt or old/b.txt '
                         '[lookup-none]\n')

    def test_explain_finds_what_a_file_holds(self):
        page = "<h1>The bridge</h1><p>" + SECOND
        record = ("WARC/1.0\r\nWARC-Type: resource\r\n"
                  "WARC-Target-URI: https://a.example/\r\n"
                  "WARC-Date: 2021-09-27T08:00:00Z\r\n"
                  "Content-Type: text/html\r\n"
                  f"Content-Length: {len(page.encode())}\r\n\r\n{page}\r\n\r\n")
        self.write("letters/one.warc", record)
        found = run("explain", "one.warc", self.letters)
        self.assertTrue(found.stdout.startswith(b"one.warc#1\n"), found.stderr)

    def test_explain_says_when_a_page_was_saved(self):
        story = ("<h1>The bridge</h1><p>The bridge is mended, and the carts "
                 "may pass over it again from Monday, says the council.</p>")
        archived = "http://web.archive.org/web/20150506070809/http://a.example/"
        for name, comment, day in (
                ("singlefile", "\n Page saved with SingleFile\n url: https://"
                 "a.example/\n saved date: Sat Mar 06 2021 18:22:10 GMT+0100 ",
                 "2021-03-06"),
                ("httrack", " Mirrored from a.example/b.html by HTTrack Website"
                 " Copier/3.x [XR&CO'2014], Fri, 01 Dec 2017 21:03:57 GMT ",
                 "2017-12-01"),
                ("archive", " FILE ARCHIVED ON 07:08:09 May 06, 2015 AND "
                 "RETRIEVED FROM THE INTERNET ARCHIVE ON 10:11:12 Jan 02, 2024 ",
                 "2015-05-06"),
                ("browser", f" saved from url=(0062){archived} ", "2015-05-06"),
                ("none", " saved from url=(0016)https://a.example/2015 ",
                 "not stated")):
            page = self.write(f"saved/{name}.html",
                              f"<html><!--{comment}--><body>{story}")
            said = run("explain", page).stdout.decode()
            self.assertIn(f"\nRetrieved: {day}\n", said, name)
            self.assertIn("\nDate: [date not stated]", said, name)

    def test_resolve_and_quote(self):
        found, = self.json("resolve", "-fjson", "1.2", self.letters)
        self.assertEqual(found["citation"], "1.2")
        self.assertEqual(found["file"], "b.txt")
        self.assertEqual(found["line_start"], 8)
        self.assertEqual(found["line_end"], 9)
        self.assertTrue(found["text"].startswith("He writes that the"))
        by_id, = self.json("resolve", "-fjson", found["id"], self.letters)
        self.assertEqual(by_id, found)
        quoted, = self.json("quote", "-fjson",
                            "the \u201cGREAT beam\u201d  was", self.letters)
        self.assertEqual(quoted, {key: value for key, value in found.items() if key not in (
            "pages", "pdf_page", "references", "csl")})
        both = self.json("quote", "-fjson", "eleven pounds", self.letters)
        self.assertEqual([one["citation"] for one in both], ["1.1", "2.1"])
        text = run("resolve", "2.1", self.letters).stdout.decode()
        self.assertTrue(text.startswith("2.1  The answer of the council, 10 "
                                        "May 1921\na.txt, lines 5-6, "), text)
        self.assert_said(run("resolve", "9.9", self.letters), 2,
                         "lookup-none")
        self.assert_said(run("quote", "no such words", self.letters), 2,
                         "lookup-none")

    def test_keys_set_for_one_run(self):
        self.write("letters/edition.yaml", "title: Letters\nundated: omit\n")
        out = self.folder / "out"
        self.assert_ends(run(
            self.letters, "-o", out, "--html", "--set", "title=A: B",
            "--set=editors=[Ann Ash, Bob Birch]"), 0)
        page = (out / "a-b.html").read_text()
        for words in ("<title>A: B</title>", "Ann Ash", "Bob Birch"):
            self.assertIn(words, page)
        self.assert_ends(
            run("order", self.letters, "--set", "titel=x"), 2,
            '--set: fatal: unknown or repeated key: "titel"; did you mean '
            '"title"? [yaml-key]\n')
        self.assert_ends(
            run("order", self.letters, "--set", "x"), 64,
            'recension: fatal: wrong usage: --set: expected KEY=VALUE, not '
            '"x" [usage]\n')
        self.assert_said(run("order", self.letters, "--set", "editors=[a"), 2,
                         "yaml-syntax")

    def test_a_path_is_built_and_an_address_is_not(self):
        out = self.folder / "out"
        done = run(self.letters, "--text", "-o", out)
        self.assert_ends(done, 0)
        self.assertEqual(done.stdout.decode(), f"{out}/letters-documents-1921.txt\n")
        self.assertEqual(run("-q", self.letters, "--text", "-o", out).stdout,
                         b"")
        self.assertEqual([path.name for path in out.iterdir()],
                         ["letters-documents-1921.txt"])
        self.assert_ends(
            run("build", "https://example.org/a"), 64,
            'recension: fatal: wrong usage: a web address is not read: save '
            'the page in a browser, or with "wget -E -k -p ADDRESS", and name '
            'the folder; see "recension help build" [usage]\n')

    def test_rules_of_the_editor(self):
        self.write("letters/edition.yaml", "title: Letters\n")
        self.write("letters/rules/mine.yaml", (
            "rules:\n  - id: mill-stamp\n    class: widget-stamp\n"
            "    match: [Mill stamp]\n    reason: A stamp.\n"
            "    hit: [Mill stamp]\n    miss: [The mill stamp was lost.]\n"))
        self.write("letters/b.txt", FIRST + "\nMill stamp\n")
        one = json.loads(run("clean", "--format=json", self.letters)
                         .stdout.splitlines()[1])
        cut = [span["rule"] for span in one["spans"]
               if span.get("class") == "widget-stamp"]
        self.assertEqual(cut, ["mill-stamp"])
        self.assertIn(b"mill-stamp", run(
            "rules", "list", "--rules", self.letters / "rules").stdout)

    def test_strict_quiet_and_verbose(self):
        self.write("letters/c.txt", "")
        plain = run("order", self.letters)
        self.assert_said(plain, 0, "source-empty", "date-missing")
        self.assertEqual(run("order", "--strict", self.letters).returncode, 1)
        self.assert_ends(run("order", "--quiet", self.letters), 0)
        loud = run("order", "--verbose", self.letters)
        self.assertIn(b": note: ", loud.stderr)
        as_json = run("order", "--log-format=json", self.letters)
        self.assertEqual([json.loads(line)["slug"]
                          for line in as_json.stderr.splitlines()],
                         ["source-empty", "date-missing"])

    def test_bad_files_are_named_and_the_rest_is_read(self):
        (self.letters / "out.txt").symlink_to("/etc/hostname")
        self.write("letters/x.bin", b"\0\1\2\3" * 100)
        self.write("letters/y.html", bytes(range(256)) * 20)
        done = run("order", "--format=json", self.letters)
        self.assertEqual(len(json.loads(done.stdout)), 2)
        self.assert_said(done, 1, "source-link", "source-unknown",
                         "source-unknown")
        none = run("order", self.folder / "none")
        self.assertEqual(none.returncode, 2)
        self.assertIn(b"[file-read]", none.stderr)
        self.assertIn(b"[source-none]", none.stderr)

    def test_wrong_settings_stop_everything(self):
        config = self.write("letters/edition.yaml", "undated: never\n")
        done = run("order", self.letters)
        self.assert_ends(done, 2, f"{config}:1:10: fatal: wrong value: undated:"
                         " expected one of last, first, omit [yaml-value]\n")
        self.assertEqual(done.stdout, b"")

    def test_a_closed_pipe_is_told(self):
        read_end, write_end = os.pipe()
        os.close(read_end)
        with os.fdopen(write_end, "wb") as pipe:
            self.assert_ends(
                run("clean", self.first, stdout=pipe), 2,
                "standard output: fatal: cannot write output: Broken pipe "
                "[output-write]\n")


if __name__ == "__main__":
    unittest.main()
