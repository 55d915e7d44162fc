"""edition.json is what schemas/edition.schema.json says, and the schema is tight:
a ledger with a key lost, added or of another type is refused.

Needs python3-jsonschema; exits with 77 (skipped) without it.
"""
import copy
import json
import pathlib
import sys
import unittest
import zipfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from support import Case, ROOT, SEEDS, run

try:
    from jsonschema import Draft202012Validator
except ImportError:
    sys.exit(77)

SCHEMA = ROOT / "schemas/edition.schema.json"
# Faults that keep the shape of the whole: (path of keys, wrong value).
FAULTS = [
    (["schema"], "recension-edition-2"),
    (["title"], " "),
    (["language"], "english language"),
    (["date"], "29 July 2023"),
    (["modified"], "2023-07-29"),
    (["documents", 0, "sha256"], "A" * 64),
    (["documents", 0, "key"], "2FD6F1F5"),
    (["documents", 0, "number"], 0),
    (["documents", 0, "over"], "characters"),
    (["documents", 0, "bytes"], -1),
    (["documents", 0, "issuer", "status"], "certain"),
    (["documents", 0, "issuer", "value"], "a value of unknown status"),
    (["documents", 0, "title", "value"], None),
    (["documents", 0, "date", "sort"], "May 2001"),
    (["documents", 0, "date", "edtf"], None),
    (["documents", 0, "blocks", 0, "kind"], "verse"),
    (["documents", 0, "blocks", 0, "citation"], "3"),
    (["documents", 0, "blocks", 0, "id"], "p1"),
]


class Schema(Case):
    @classmethod
    def setUpClass(cls):
        cls.schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
        Draft202012Validator.check_schema(cls.schema)
        cls.validator = Draft202012Validator(cls.schema)

    def ledger(self, source):
        out = self.folder / "out"
        done = run("build", "--epub", source, "-o", out)
        self.assertEqual(done.returncode, 0, done.stderr)
        with zipfile.ZipFile(next(out.glob("*.epub"))) as book:
            return json.loads(book.read("META-INF/recension.json"))

    def faults(self, ledger):
        return [f"{e.json_path}: {e.message}"
                for e in self.validator.iter_errors(ledger)]

    def small(self):
        """A ledger with one of each kind of block, span, mark and query."""
        ledger = self.ledger(SEEDS)
        blocks, spans = {}, {}
        for document in ledger["documents"]:
            for block in document["blocks"]:
                blocks.setdefault((block["kind"], bool(block["marks"])), block)
            for span in document["spans"]:
                spans.setdefault((span["kind"], "reason" in span), span)
        first = ledger["documents"][0]
        first["blocks"] = list(blocks.values())
        first["blocks"].append({
            **first["blocks"][0], "kind": "figure", "text": "",
            "alt": "A harbour", "image": "image-0123456789abcdef",
            "address": None})
        first["spans"] = list(spans.values())
        ledger["documents"] = [first]
        self.assertEqual({kind for kind, _ in spans},
                         {"text", "metadata", "removed", "replaced"})
        self.assertTrue(first["queries"])
        return ledger

    def test_the_ledger_of_the_seeds_is_valid(self):
        self.assertEqual(self.faults(self.ledger(SEEDS)), [])

    def test_each_key_is_needed_and_no_other_is_known(self):
        ledger = self.small()
        self.assertEqual(self.faults(ledger), [])
        tried = 0
        for fault in self.shapes(ledger, []):
            broken = copy.deepcopy(ledger)
            place = broken
            for step in fault[1]:
                place = place[step]
            if fault[0] == "add":
                place["unknown"] = 1
            elif fault[0] == "drop":
                del place[fault[2]]
            else:
                place[fault[2]] = {"of": "another type"}
            self.assertTrue(self.faults(broken), fault)
            tried += 1
        self.assertGreater(tried, 300)

    def shapes(self, value, path):
        """Faults of shape: (what, path of the object, key)."""
        if isinstance(value, dict):
            yield "add", path, None
            for key, part in value.items():
                # The reason of a case may be missing, and in a book the text
                # of a block.
                inner = key == "text" and path[-2:-1] == ["blocks"]
                if key != "reason" and not inner:
                    yield "drop", path, key
                yield "change", path, key
                yield from self.shapes(part, path + [key])
        elif isinstance(value, list):
            for index, part in enumerate(value):
                yield from self.shapes(part, path + [index])

    def test_wrong_values_are_refused(self):
        ledger = self.small()
        for path, wrong in FAULTS:
            broken = copy.deepcopy(ledger)
            place = broken
            for step in path[:-1]:
                place = place[step]
            place[path[-1]] = wrong
            with self.subTest(path=path):
                self.assertTrue(self.faults(broken))

    def test_a_span_says_what_its_kind_needs(self):
        ledger = self.small()
        for index, span in enumerate(ledger["documents"][0]["spans"]):
            broken = copy.deepcopy(ledger)
            other = broken["documents"][0]["spans"][index]
            other["kind"] = "removed" if span["kind"] == "text" else "text"
            with self.subTest(kind=span["kind"]):
                self.assertTrue(self.faults(broken))


if __name__ == "__main__":
    unittest.main()
