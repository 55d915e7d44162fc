#!/usr/bin/env python3
"""Fail when a type, a member of an enum or a macro has two definitions in src.

Usage: check-names.py SRC_DIR      Exit: 0 clean, 1 violations.
"""
import pathlib
import re
import sys

COMMENT = re.compile(r"/\*.*?\*/", re.S)
# A type may be declared in a header (typedef) and have its body elsewhere.
DEFINITIONS = {
    "type": re.compile(r"^\} (rcn_\w+);|^typedef (?:.*\W)?(rcn_\w+)(?:;|\(.*)$",
                       re.M),
    "body": re.compile(r"^ *(?:typedef )?(?:struct|enum|union) (rcn_\w+) \{",
                       re.M),
    "macro": re.compile(r"^ *# *define (RCN_\w+)", re.M),
}
UNDEFINED = re.compile(r"^ *# *undef (\w+)", re.M)
ENUM = re.compile(r"\benum\b[^{;()]*\{([^}]*)\}")
MEMBER = re.compile(r"(?:^|,)\s*(RCN_\w+)\s*(?==|,|$)")


def names(text):
    """Pairs of kind and name that a text defines, each once."""
    text = COMMENT.sub("", text)
    found = {(kind, name) for kind, pattern in DEFINITIONS.items()
             for match in pattern.finditer(text)
             for name in match.groups() if name}
    found |= {("member", name) for body in ENUM.findall(text)
              for name in MEMBER.findall(body.strip())}
    return found - {("macro", name) for name in UNDEFINED.findall(text)}


def main():
    places = {}
    for path in sorted(pathlib.Path(sys.argv[1]).rglob("*.[ch]")):
        for found in names(path.read_text()):
            places.setdefault(found, []).append(str(path))
    twice = {found[1]: paths for found, paths in sorted(places.items())
             if len(paths) > 1}
    for name, paths in sorted(twice.items()):
        print(f"{name} is defined in {' and '.join(paths)}")
    return 1 if twice else 0


if __name__ == "__main__":
    sys.exit(main())
