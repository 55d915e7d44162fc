"""schemas/edition.yaml.schema.json says what the reader does: values that both
take, values that both refuse, and no key that only one of them knows.

Needs python3-jsonschema; exits with 77 (skipped) without it.  The files are
written as JSON, which is YAML.
"""
import json
import pathlib
import re
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from support import Case, ROOT, run

try:
    from jsonschema import Draft202012Validator
except ImportError:
    sys.exit(77)

SCHEMA = json.loads((ROOT / "schemas/edition.yaml.schema.json").read_text())
KEY = "0123456789abcdef"
GOOD = [
    {"select": {"from": 1921, "to": "1922-03", "file": "*.txt", "issuer": ["A*"], "tag": ["x"]}},
    {"numbering": "frozen", "documents": [{"file": "a.txt", "number": "1a"}]},
    {}, {"title": "T", "subtitle": None, "language": "az-Latn", "date": "2023-07"},
    {"title": 1984, "date": 2023, "name": "n", "description": "d", "rights": "r"},
    {"identifier": "urn:x:1", "print_identifier": "2", "publisher": "P"},
    {"style": "a5", "page": "a5"}, {"editors": "A"}, {"editors": ["A", {"name": "B", "file_as": "B, A"}]},
    {"series": {"title": "S", "number": 3}},
    {"accessibility": {"evaluated_by": "A", "credential": "c", "report": "https://a.example/b",
                       "date": "2023", "wcag": "2.1", "level": "AAA"}},
    {"undated": "first", "keep_comments": True, "apparatus": "full", "keep_listings": False,
     "keep_copies": True},
    {"ignore": ["*.css", "x/*"], "split": "chapters"}, {"ignore": "*.css"},
    {"index": {"names": True, "add": ["A"], "drop": "B", "same": {"A B": "B, A"}}},
]
GOOD_DOCUMENTS = [
    {"cuts": {KEY: {"to": "a", "reason": "b"}}, "keep": "x", "tags": ["a"]}, {"tags": "a"},
    {"emend": {"words": "a", "to": "b", "reason": "c"}},
    {"sha256": KEY, "key": "MFA 2021a"}, {"title": "T", "date": "2021~", "author": "A", "issuer": "I", "speaker": "S",
     "publisher": "P", "url": "https://a.example/", "retrieved": "2023-01-02", "language": "en"},
    {"court": "C", "judge": "J", "parties": "A v. B", "docket": "7", "symbol": "A/1/2", "session": "S"},
    {"encoding": "windows-1251", "repair": "encoding"}, {"include": False, "order": 3, "notes": ["a", "b"]}, {"notes": "a", "cuts": {KEY: "keep"}},
    {"keep": ["x"], "cut": [{"words": "y", "line": 3}],
     "emend": [{"words": "a", "to": "b", "reason": "c"}]},
]
BAD = [
    {"select": {"year": 1921}}, {"select": {"from": "May"}}, {"select": ["a"]},
    [], {"titel": "T"}, {"title": ["T"]}, {"title": " "}, {"language": "english language"},
    {"date": "July 2023"}, {"date": "2023-13"}, {"editors": [{"file_as": "B"}]},
    {"editors": [{"name": "A", "email": "b"}]}, {"series": {"number": 3}},
    {"series": {"title": "S", "number": 0}}, {"accessibility": {"level": "AA"}},
    {"accessibility": {"evaluated_by": "A", "level": "B"}}, {"undated": "middle"},
    {"keep_comments": "perhaps"}, {"apparatus": "long"}, {"split": "pages"},
    {"index": {"name": True}}, {"index": {"same": ["A"]}}, {"documents": {"file": "a"}},
    {"documents": ["a.txt"]}, {"documents": [{"title": "T"}]},
]
BAD_DOCUMENTS = [
    {"number": "a3"}, {"number": 0}, {"number": "0"},
    {"sha256": "123"}, {"datum": "2021"}, {"url": "not an address"}, {"retrieved": "soon"},
    {"include": "perhaps"}, {"repair": "all"}, {"order": 0}, {"order": "first"}, {"notes": [" "]},
    {"cuts": {"123": "keep"}}, {"cuts": {KEY: "drop"}}, {"cuts": ["a"]}, {"cuts": {KEY: {"to": "a"}}},
    {"cut": [{"word": "x"}]}, {"emend": [{"words": "a", "to": "b"}]}, {"emend": ["a"]},
    {"cut": [{"words": "a", "line": 0}]}, {"emend": [{"words": "a", "to": " ", "reason": "c"}]},
]


def entry(more):
    return {"documents": [{"file": "a.txt", **more}]}


class Schema(Case):
    def setUp(self):
        super().setUp()
        self.write("in/a.txt", "A letter\n\n4 May 1921\n\nThe bridge is closed.\n")
        self.validator = Draft202012Validator(SCHEMA)

    def taken(self, value):
        """Whether the reader takes it: no message on edition.yaml is fatal."""
        self.write("in/edition.yaml", json.dumps(value))
        done = run("order", self.folder / "in")
        return b"yaml-" not in done.stderr

    def test_the_schema_is_one(self):
        Draft202012Validator.check_schema(SCHEMA)

    def test_both_take(self):
        for value in GOOD + [entry(more) for more in GOOD_DOCUMENTS]:
            with self.subTest(value=value):
                self.assertEqual([error.message for error in
                                  self.validator.iter_errors(value)], [])
                self.assertTrue(self.taken(value))

    def test_both_refuse(self):
        for value in BAD + [entry(more) for more in BAD_DOCUMENTS]:
            with self.subTest(value=value):
                self.assertFalse(self.validator.is_valid(value))
                self.assertFalse(self.taken(value))

    def test_both_know_the_same_keys(self):
        include = '#include "base/particulars.def"'
        source = (ROOT / "src/project/read.c").read_text().replace(
            include, " ".join(re.findall(
                r'RCN_PARTICULAR\(\w+, ("\w+"),',
                (ROOT / "src/base/particulars.def").read_text())))
        for name, known in (("edition_keys", SCHEMA["properties"]),
                            ("document_keys", SCHEMA["$defs"]["document"]["properties"])):
            keys = re.search(name + r"\[\] = \{(.*?)\}", source, re.S)[1]
            self.assertEqual(set(re.findall(r'"(\w+)"', keys)), set(known))

    def test_every_key_is_in_a_case(self):
        used = {key for value in GOOD for key in value}
        self.assertEqual(set(SCHEMA["properties"]) - used, {"cover", "css", "errata", "decisions"})


if __name__ == "__main__":
    unittest.main()
