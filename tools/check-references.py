#!/usr/bin/env python3
"""Fail when a comment, a document or a script names a file of the project that
is not there, or when a function of a header has no comment.

Usage: check-references.py ROOT      Exit: 0 clean, 1 violations.
"""
import pathlib
import re
import sys

# A name with a folder is looked up from the root, from src/ and beside the
# file that names it; one without must be the name of some file.
NAME = re.compile(r"(?<![\w./*<{$-])((?:[\w-]+/)*[a-z][\w-]*\.(?:c|h|def|inc|py"
                  r"|mjs))(?![\w.*(])")
PLACEHOLDER = re.compile(r"[A-Z]{3}|thing")
ELSEWHERE = {"sysexits.h", "score_extract.py"}
COMMENT = re.compile(r"/\*.*?\*/", re.S)
PROTOTYPE = re.compile(r"^(?!typedef|static|extern|#|\s|\})[\w ]+[ *](rcn_\w+)\(",
                       re.M)
ROOTS = ("src", "tests", "tools", "fuzz", "cmake", "scripts", "rules", "styles",
         "phrases", "man")
LEFT_OUT = {"golden", "cases", "corpus", "pages", "letters", "formats"}


def texts(root):
    """Pairs of a path and what of its text may name files."""
    paths = [path for folder in ROOTS for path in (root / folder).rglob("*")
             if path.is_file() and not LEFT_OUT & set(path.parts)]
    for path in sorted([*paths, *root.glob("*.md")]):
        text = path.read_text(errors="replace")
        if path.suffix in {".c", ".h", ".def"}:
            yield path, "\n".join(COMMENT.findall(text))
        elif path.suffix == ".md":
            yield path, text
        elif path.suffix == ".py":
            yield path, "\n".join(re.findall(r'"""(.*?)"""', text, re.S))


def missing(root):
    known = {path.name for path in root.rglob("*")
             if "build" not in path.relative_to(root).parts}
    for path, text in texts(root):
        for name in sorted(set(NAME.findall(text))):
            if PLACEHOLDER.search(name) or name in ELSEWHERE:
                continue
            places = (root / name, root / "src" / name, path.parent / name,
                      path.parent.parent / name,
                      root / "src/clean" / name)
            if not (any(place.exists() for place in places) if "/" in name
                    else name in known):
                yield f"{path}: names {name}, which is not there"


def undocumented(root):
    """Functions of headers that neither have a comment nor follow one that has,
    in the same group of lines."""
    for path in sorted((root / "src").rglob("*.h")):
        for group in re.split(r"\n\s*\n", path.read_text()):
            found = PROTOTYPE.search(COMMENT.sub("", group))
            if found and "/*" not in group:
                yield f"{path}: {found[1]} has no comment"


def main():
    root = pathlib.Path(sys.argv[1])
    found = [*missing(root), *undocumented(root)]
    print("".join(f"{line}\n" for line in found), end="")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
