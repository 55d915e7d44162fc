"""The laws that hold for every document, on the seeds and on hostile input."""
import json
import pathlib
import random
import re
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from support import Case, SEEDS, run

FILES = sorted(SEEDS.glob("*.txt"))


def squash(text):
    return " ".join(text.split())


def clean(*paths, **more):
    done = run("clean", "--format", "json", *paths, **more)
    return [json.loads(line) for line in done.stdout.splitlines()]


class Laws(Case):
    def assert_conserved(self, document, raw):
        """Spans partition the bytes, and blocks are what their spans say."""
        at = 0
        texts = {block["id"]: "" for block in document["blocks"]}
        for span in document["spans"]:
            self.assertEqual(span["byte_start"], at)
            self.assertGreater(span["byte_end"], at)
            at = span["byte_end"]
            words = raw[span["byte_start"]:at].decode("utf-8", "surrogateescape")
            self.assertIn(span["kind"],
                          {"text", "metadata", "removed", "replaced"})
            if span["kind"] == "text":
                texts[span["block"]] += words
            elif span["kind"] == "replaced":
                texts[span["block"]] += span["replacement"]
            else:
                self.assertTrue(span["rule"] and span["class"])
        self.assertEqual(at, len(raw))
        for block in document["blocks"]:
            self.assertEqual(block["text"], texts[block["id"]])

    def test_every_byte_of_the_seeds_is_accounted_for(self):
        documents = clean(*FILES)
        self.assertEqual([one["file"] for one in documents],
                         [path.name for path in FILES])
        for document, path in zip(documents, FILES):
            self.assert_conserved(document, path.read_bytes())

    def test_every_byte_of_hostile_text_is_accounted_for(self):
        dice = random.Random(1)
        pieces = ["word", "Long-", "\n", "\r\n", "\r", "\n\n", "\f", " ",
                  "\u00a0", "\u200b", "\t", "- item", "1. ", "\u2028", "é",
                  "\ufeff", "Share", "Comments (0)", "2021-11-08", "\u0001",
                  "https://example.org/", "…", "\u202e", "\U0001f600"]
        for number in range(60):
            text = "".join(dice.choice(pieces) + dice.choice(["", " "])
                           for _ in range(dice.randrange(1, 300)))
            path = self.write(f"{number}.txt", text)
            found = clean(path)
            if squash(text):
                self.assertEqual(len(found), 1, text)
                self.assert_conserved(found[0], path.read_bytes())

    def test_cleaning_twice_changes_nothing(self):
        for path, document in zip(FILES, clean(*FILES)):
            blocks = [block["text"] for block in document["blocks"]]
            again = clean("-", stdin="\n\n".join(blocks).encode())[0]
            self.assertEqual([block["text"] for block in again["blocks"]],
                             blocks, path.name)
            for span in again["spans"]:
                if span["kind"] != "text":
                    self.assertIn(span["class"], ("blank-line", "line-end"),
                                  path.name)

    def test_evidence_stands_where_it_is_said_to(self):
        texts = {path.name: path.read_text().splitlines() for path in FILES}
        seen = 0
        for document in clean(*FILES):
            for key in ("title", "issuer", "speaker", "publisher", "author",
                        "source_url", "court", "judge", "parties", "docket",
                        "symbol", "session", "date"):
                for one in document[key]["evidence"]:
                    rest = squash(" ".join(texts[one["file"]]
                                           [one["line"] - 1:]))
                    words = squash(one["text"])
                    self.assertIn(words, rest[:len(words) + 4000], one)
                    seen += 1
        self.assertGreater(seen, 5)

    def test_the_order_is_total_and_stable(self):
        named = list(FILES)
        first = run("order", "--format=json", *named).stdout
        for seed in range(5):
            random.Random(seed).shuffle(named)
            self.assertEqual(run("order", "--format=json", *named).stdout,
                             first)
        numbers = [one["number"] for one in json.loads(first)]
        self.assertEqual(numbers, [1, 2, 3, 4, 5])

    def test_no_word_is_invented(self):
        """Each word of a block stands in its source, or is a replacement."""
        for path, document in zip(FILES, clean(*FILES)):
            words = set(re.findall(r"\w+", path.read_text()))
            for span in document["spans"]:
                if span["kind"] == "replaced":
                    words |= set(re.findall(r"\w+", span["replacement"]))
            joined = re.sub(r"\W+", "", path.read_text())
            for block in document["blocks"]:
                for word in re.findall(r"\w+", block["text"]):
                    self.assertTrue(word in words or word in joined, word)


if __name__ == "__main__":
    unittest.main()
