#!/usr/bin/env python3
"""Print a key and the name of each C file.

A key is a hash of all that clang-tidy's answer depends on: the file, the
project's files that it includes, how it is compiled, .clang-tidy and the
version of clang-tidy.  Where two trees have the same key for a file, what
passed in one passes in the other.

Usage: tidy-keys.py BUILD FILE...
"""
import functools
import hashlib
import json
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
INCLUDE = re.compile(rb'^[ \t]*#[ \t]*include[ \t]+"([^"]+)"', re.M)


@functools.cache
def parts(path):
    """The hash of a file, and the project's files that it includes."""
    text = path.read_bytes()
    places = [(folder / name.decode()).resolve()
              for name in INCLUDE.findall(text)
              for folder in (path.parent, ROOT / "src", ROOT / "include",
                             ROOT / "tests")]
    return hashlib.sha256(text).digest(), [p for p in places if p.is_file()]


def key(path, fixed):
    """The key of a C file: it and what it includes, in the order of names."""
    seen, waiting = set(), [path]
    while waiting:
        at = waiting.pop()
        if at not in seen:
            seen.add(at)
            waiting += parts(at)[1]
    total = hashlib.sha256(fixed)
    for at in sorted(seen):
        name = str(at.relative_to(ROOT)) if at.is_relative_to(ROOT) else at.name
        total.update(name.encode() + b"\0" + parts(at)[0])
    return total.hexdigest()


def commands(build):
    """{file: how it is compiled, without the place of the tree}"""
    entries = json.loads((build / "compile_commands.json").read_text())
    return {pathlib.Path(entry["file"]).resolve():
            entry["command"].replace(str(ROOT), "") for entry in entries}


def main():
    compiled = commands(pathlib.Path(sys.argv[1]))
    version = subprocess.run(["clang-tidy", "--version"], capture_output=True,
                             check=True).stdout
    fixed = version + (ROOT / ".clang-tidy").read_bytes()
    for name in sys.argv[2:]:
        path = pathlib.Path(name).resolve()
        how = compiled.get(path, "").encode()
        print(key(path, fixed + how), name)


if __name__ == "__main__":
    main()
