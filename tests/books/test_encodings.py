"""Texts, pages and captures in old encodings become books that are proved, their
words right; what the bytes do not tell, edition.yaml does."""
import json
import pathlib
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from support import Case, run

GERMAN = "Die größeren Bäder der Stadt bleiben für alle Bürger geöffnet."
FRENCH = "Le préfet a déclaré que l’école serait fermée à Noël — sans façon."
ENGLISH = "A naïve answer of the café cost it £50."
POLISH = "Minister powiedział, że rozmowy będą trwały do środy wieczór."
HUNGARIAN = "A miniszter hétfőn azt mondta, hogy a tárgyalás nem ért véget."
RUSSIAN = "Министр сказал, что переговоры будут продолжены в Москве."
RUSSIAN_SHORT = "Сарай закрыли, и никто не знал, у кого ключ от этой двери во двор."
JAPANESE = "外務大臣は月曜日に、交渉を続けると述べた。カタカナも含まれる。"
CHINESE = "部长星期一表示，谈判将继续进行。本报北京讯。"
TAIWANESE = "部長星期一表示，談判將繼續進行。本報台北訊。"
KOREAN = "장관은 월요일에 협상을 계속할 것이라고 말했다."
HEBREW = "השר אמר ביום שני כי השיחות בירושלים יימשכו עד סוף השבוע."

CODECS = [("iso8859-1", GERMAN), ("cp1252", FRENCH), ("iso8859-1", ENGLISH),
          ("cp1250", POLISH), ("iso8859-2", HUNGARIAN), ("cp1251", RUSSIAN),
          ("cp1251", RUSSIAN_SHORT), ("koi8-r", RUSSIAN), ("cp1255", HEBREW), ("shift_jis", JAPANESE),
          ("euc_jp", JAPANESE), ("gb18030", CHINESE), ("big5", TAIWANESE),
          ("euc_kr", KOREAN), ("utf-16", GERMAN), ("utf-16-le", GERMAN),
          ("utf-16-be", JAPANESE), ("utf-16-be", RUSSIAN),
          ("utf-32", GERMAN), ("utf-32-le", GERMAN), ("utf-32-be", GERMAN)]


def page(words):
    return f"<html><body><h1>Words</h1><p>{words}</p></body></html>"


def capture(body, number):
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n" + body
    return (b"WARC/1.0\r\nWARC-Type: response\r\n"
            b"WARC-Target-URI: http://example.org/" +
            str(number).encode() + b".txt\r\n"
            b"WARC-Date: 2020-01-02T03:04:05Z\r\n"
            b"Content-Type: application/http; msgtype=response\r\n"
            b"Content-Length: " + str(len(http)).encode() +
            b"\r\n\r\n" + http + b"\r\n\r\n")


class Encodings(Case):
    def put(self, name, data):
        path = self.folder / "in" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)

    def texts(self, status=0):
        """The text of each document of the edition by its file."""
        out = self.folder / "out"
        done = run("build", self.folder / "in", "-o", out)
        self.assertEqual(done.returncode, status, done.stderr.decode())
        self.assertNotIn(b"[verify-", done.stderr)
        books = [str(path) for path in out.iterdir()
                 if path.suffix in (".epub", ".pdf")]
        self.assertEqual(len(books), 2)
        done = run("verify", *books, "--sources", self.folder / "in")
        self.assertEqual(done.returncode, 0, done.stderr.decode())
        ledger = json.loads((out / "edition.json").read_text("utf-8"))
        self.documents = {document["file"]: document
                          for document in ledger["documents"]}
        return {name: "\n".join(block.get("text", "")
                                for block in document["blocks"])
                for name, document in self.documents.items()}

    def test_each_encoding_in_each_format(self):
        for number, (codec, words) in enumerate(CODECS):
            self.put(f"{number}.txt", f"Words\n\n{words}\n".encode(codec))
            self.put(f"{number}.html", page(words).encode(codec))
            self.put(f"{number}.warc",
                     capture(f"Letters\n\n{words}\n".encode(codec), number))
        texts = self.texts()
        self.assertEqual(len(texts), 3 * len(CODECS))
        for name, text in texts.items():
            codec, words = CODECS[int(name.split(".")[0])]
            with self.subTest(file=name, codec=codec):
                self.assertIn(words, text)

    def test_a_stray_byte(self):
        self.put("a.txt", f"Words\n\n{GERMAN} ".encode() + b"caf\xe9 " +
                 GERMAN.encode() + b"\n")
        self.assertIn("caf\ufffd", self.texts()["a.txt"])
        queries = [query["class"] for query in
                   self.documents["a.txt"]["queries"]]
        self.assertEqual(queries, ["encoding-damage"])
        self.write("in/edition.yaml", "documents:\n  - file: a.txt\n"
                   "    repair: encoding\n")
        self.assertIn("café", self.texts()["a.txt"])
        self.assertEqual(self.documents["a.txt"]["encoding"],
                         "UTF-8 (repaired)")
        self.assertEqual(self.documents["a.txt"]["queries"], [])

    def test_text_decoded_twice(self):
        twice = FRENCH.encode().decode("cp1252", "ignore")
        self.assertIn("dÃ©clarÃ©", twice)
        self.write("in/a.html", page("Â« Le maire donâ€™t mind, said JosÃ©."))
        self.texts()
        self.assertEqual([query["class"] for query in
                          self.documents["a.html"]["queries"]],
                         ["encoding-damage"])
        self.write("in/edition.yaml", "documents:\n  - file: a.html\n"
                   "    repair: encoding\n")
        self.assertIn("« Le maire don’t mind, said José.",
                      self.texts()["a.html"])

    def test_the_editor_decides(self):
        words = "1234 \xe4\xf6\xfc 5678"
        self.put("a.txt", f"Words\n\n{words} and so on.\n".encode("latin-1"))
        self.write("in/edition.yaml", "documents:\n  - file: a.txt\n"
                   "    encoding: KOI8-R\n")
        self.assertIn("1234 ДЖЭ 5678", self.texts()["a.txt"].upper())
        self.assertEqual(self.documents["a.txt"]["encoding"], "KOI8-R")
        self.write("in/edition.yaml", "documents:\n  - file: a.txt\n"
                   "    encoding: KOI8-X\n")
        done = run("build", self.folder / "in", "-o", self.folder / "out")
        self.assert_said(done, 2, "yaml-value")

    def test_ligatures_and_soft_hyphens(self):
        self.write("in/a.txt", "The o\ufb03ce of the bridge\n\n"
                   "The \ufb01ve arches were veri\ufb01ed in March, and "
                   "the re\u00adpair be\u00ad\ngan in the summer of that year.\n")
        self.write("in/b.html", page("The \ufb02ood did not a\ufb00ect it."))
        texts = self.texts()
        self.assertIn("The five arches were verified in March, and the repair "
                      "began in the summer", texts["a.txt"])
        self.assertIn("The flood did not affect it.", texts["b.html"])
        document = self.documents["a.txt"]
        self.assertEqual(document["title"]["value"], "The office of the bridge")
        classes = [span["class"] for span in document["spans"]
                   if span["kind"] == "replaced"]
        self.assertEqual(classes.count("ligature"), 2)


if __name__ == "__main__":
    unittest.main()
