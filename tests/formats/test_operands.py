"""Files named twice, and outputs of the program among the documents."""
import json
import pathlib
import shutil
import sys
import unittest
import zipfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from support import Case, SEEDS, run


class Operands(Case):
    def test_a_file_named_twice_is_read_once(self):
        file = self.write("in/a.txt", "The lamp was lit on 4 March 2021.\n")
        done = run("order", file, self.folder / "in", file)
        self.assert_said(done, 0, "source-repeated", "source-repeated",
                         "date-missing")
        self.assertEqual(done.stdout.decode().count("a.txt"), 1)

    def test_folders_with_files_of_one_name_are_one_edition(self):
        for place, day in (("north/a.txt", 4), ("south/a.txt", 5),
                           ("old/south/a.txt", 6), ("b.txt", 7)):
            self.write(place, f"Report\n\n{day} March 2021\n\nThe lamp was "
                       f"lit for the {day}th time this month.\n")
        north, south, old = (self.folder / name for name in (
            "north", "south", "old/south"))
        done = run("build", north, south, self.folder / "b.txt",
                   "-o", self.folder / "out")
        self.assert_said(done, 0)
        done = run("order", "--format", "json", north, south, old)
        names = [entry["file"] for entry in json.loads(done.stdout)]
        self.assertEqual(names, ["north/a.txt", f"{south}/a.txt",
                                 f"{old}/a.txt"])

    def test_own_outputs_are_no_documents(self):
        source = self.folder / "in"
        source.mkdir()
        shutil.copy(next(SEEDS.glob("*.txt")), source)
        out = self.folder / "out"
        first = run("build", "--all", source, "-o", out)
        self.assertEqual(first.returncode, 0, first.stderr)
        shutil.copytree(out, source, dirs_exist_ok=True)
        for name in ("edition.json",):  # the folder does not tell, the bytes do
            (source / name).rename(source / "ledger.json")
        again = run("order", source)
        self.assertEqual(again.stdout.decode().count(".txt"), 1, again.stdout)
        self.assertNotIn(b"source-unknown", again.stderr)

    def test_a_name_that_leads_out_of_an_archive_is_named(self):
        folder = self.folder / "in"
        folder.mkdir()
        with zipfile.ZipFile(folder / "a.zip", "w") as archive:
            archive.writestr("lamp.html", "<p>The lamp is lit.</p>")
            archive.writestr("../lamp.html", "<p>The lamp is out.</p>")
        done = run("clean", "--format", "json", folder)
        self.assertEqual(len(done.stdout.splitlines()), 1)
        self.assertIn(b"leads out of it: ../lamp.html", done.stderr)

    def test_a_large_box_of_mails_is_read_mail_by_mail(self):
        mail = ("From a@a.example Mon May  4 10:00:00 2020\n"
                "From: Ann Reed <a@a.example>\nSubject: Lamp {0}\n"
                "Date: Mon, 4 May 2020 10:0{0}:00 +0000\nMIME-Version: 1.0\n"
                'Content-Type: multipart/mixed; boundary="x"\n\n'
                "--x\nContent-Type: text/plain\n\nThe lamp {0} is lit.\n\n"
                "--x\nContent-Type: application/zip\n"
                "Content-Transfer-Encoding: base64\n\n{1}--x--\n\n")
        line = "QUJD" * 18 + "\n"
        box = self.write("in/a.mbox", "".join(
            mail.format(i, line * 160000) for i in range(3)))
        self.assertGreater(box.stat().st_size, 32 << 20)  # RCN_MAPPED_LEAST
        done = run("clean", "--format", "json", box)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(
            [json.loads(x)["file"] for x in done.stdout.splitlines()],
            ["a.mbox#1", "a.mbox#2", "a.mbox#3"])


if __name__ == "__main__":
    unittest.main()
