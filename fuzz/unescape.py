#!/usr/bin/env python3
"""Writes the corpus of a fuzz target as the bytes it stands for.

Usage: unescape.py fuzz/corpus/NAME FOLDER      then: fuzz_NAME FOLDER
"""
import pathlib
import re
import sys


def unescape(text):
    r"""The bytes of a file in which \\ and \xHH are escapes."""
    return re.sub(rb"\\(?:x(..)|\\)",
                  lambda m: bytes.fromhex(m[1].decode()) if m[1] else b"\\",
                  text)


def main():
    source, target = map(pathlib.Path, sys.argv[1:3])
    target.mkdir(parents=True, exist_ok=True)
    for path in sorted(source.glob("*.esc")):
        (target / path.stem).write_bytes(unescape(path.read_bytes()))


main()
