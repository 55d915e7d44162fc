"""Court, judge, parties, docket, symbol and session: found, decided by the
editor, and carried into the header and every other form."""
import json
import pathlib
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from support import Case, run

ROOT = pathlib.Path(__file__).resolve().parents[2]
COURT = "UNITED STATES COURT OF APPEALS FOR THE THIRTEENTH CIRCUIT"
PARTIES = "HARBOR PILOTS COOPERATIVE, INC., AND JOHN DOE v. PORT OF ELMSFORD, ET AL."
PAPER = "tests/cases/head/particulars-a-paper-of-the-united-nations/input.txt"


class Particulars(Case):
    def build(self, wishes=""):
        self.write("in/case.txt",
                   (ROOT / "tests/head/cases/typescript.txt").read_text())
        self.write("in/paper.txt", (ROOT / PAPER).read_text())
        self.write("in/edition.yaml", "title: P\n" + wishes)
        out = self.folder / "out"
        return out, run("build", self.folder / "in", "--all", "-o", out)

    def documents(self, out):
        ledger = json.loads((out / "edition.json").read_text())
        return {one["file"]: one for one in ledger["documents"]}

    def test_they_stand_in_every_form(self):
        out, done = self.build()
        self.assert_ends(done, 0, done.stderr.decode())
        documents = self.documents(out)
        case, paper = documents["case.txt"], documents["paper.txt"]
        self.assertEqual(case["court"]["value"], COURT)
        self.assertEqual(case["docket"]["value"], "No. 93-2210")
        self.assertEqual(case["judge"]["evidence"][0]["rule"], "judge-line")
        self.assertEqual(paper["court"],
                         {"value": None, "status": "unknown", "evidence": []})
        header = (out / "p.txt").read_text().partition("\nChronology\n")[2]
        for line in (f"\nCourt: {COURT} (stated, line 3)\n",
                     "\nJudge: BIRCH, Senior Circuit Judge (stated, line 35)\n",
                     f"\nParties: {PARTIES} (stated, line 9)\n",
                     "\nDocket: No. 93-2210 (stated, line 6)\n",
                     "\nSymbol: A/RES/79/411 (stated, line 1)\n",
                     "\nSession: Seventy-ninth session (stated, line 5)\n"):
            self.assertIn(line, header)
        self.assertNotIn("\nIssuer: UNITED STATES COURT", header)
        tei = (out / "p.tei.xml").read_text()
        for words in ('<idno type="docket">No. 93-2210</idno>',
                      f'<note type="parties">{PARTIES}</note>',
                      '<idno type="symbol">A/RES/79/411</idno>',
                      '<note type="session">Seventy-ninth session</note>',
                      "<resp>judge</resp>"):
            self.assertIn(words, tei)
        first, second = json.loads((out / "p.csl.json").read_text())
        self.assertEqual(first["type"], "legal_case")
        self.assertEqual(first["authority"], COURT)
        self.assertEqual(first["custom"]["parties"], PARTIES)
        self.assertEqual(second["number"], "A/RES/79/411")
        self.assertEqual(second["custom"]["session"], "Seventy-ninth session")
        self.assertIn("number = {{A/RES/79/411}}", (out / "p.bib").read_text())

    def test_the_editor_decides(self):
        out, done = self.build("documents:\n- file: case.txt\n  docket: 7/93\n"
                               "  judge: Ann Birch\n")
        self.assert_ends(done, 0, done.stderr.decode())
        case = self.documents(out)["case.txt"]
        self.assertEqual((case["docket"]["value"], case["docket"]["status"]),
                         ("7/93", "editor"))
        self.assertIn("\nJudge: Ann Birch (given by the editor)\n",
                      (out / "p.txt").read_text())

    def test_a_list_is_no_docket(self):
        _, done = self.build("documents:\n- file: case.txt\n  docket: [7]\n")
        self.assertIn("edition.yaml:4:11: fatal: wrong value: docket: expected "
                      "text [yaml-value]", done.stderr.decode())


if __name__ == "__main__":
    unittest.main()
