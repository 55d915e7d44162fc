#!/usr/bin/env python3
"""Fail when a file says what does not belong into the project: paths of one
machine, marks of unfinished work, conflict marks, spaces at line ends.

Usage: check-words.py ROOT      Exit: 0 clean, 1 not.
"""
import os
import pathlib
import re
import sys

# Written in pieces, so that this file passes its own check.
STOP = [
    ("a path of one machine",
     re.compile(r"(?<![\w.$}])/(?:ho" r"me|ro" r"ot|wo" r"rk|Us" r"ers)/\w")),
    ("unfinished work", re.compile(r"\b(?:TO" r"DO|FIX" r"ME|X" r"XX)\b")),
    ("a conflict mark", re.compile(r"^(?:<{7}|>{7}|={7})(?: |$)")),
    ("a space at the end of the line", re.compile(r"[ \t]+$")),
]
TEXT = {"", ".c", ".h", ".def", ".py", ".md", ".sh", ".txt", ".cmake", ".json",
        ".yaml", ".css", ".fish", ".bash", ".1", ".5"}
LEFT_OUT = {"build", "out", "seeds", ".git", "golden", "corpus", "cases",
            "documents"}


def files(root):
    for folder, names, inside in os.walk(root):
        names[:] = sorted(set(names) - LEFT_OUT)
        for name in sorted(set(inside) - LEFT_OUT):
            path = pathlib.Path(folder, name)
            if path.suffix in TEXT and path.is_file():
                yield path


def main():
    root = pathlib.Path(sys.argv[1])
    bad = 0
    for path in files(root):
        try:
            text = path.read_text()
        except UnicodeDecodeError:
            continue  # bytes for a test of encodings
        for number, line in enumerate(text.split("\n"), 1):
            for what, pattern in STOP:
                if pattern.search(line):
                    print(f"{path}:{number}: {what}")
                    bad = 1
    return bad


if __name__ == "__main__":
    sys.exit(main())
