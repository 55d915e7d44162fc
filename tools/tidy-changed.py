#!/usr/bin/env python3
"""Print the C files that clang-tidy must look at: those that changed, or include
a file that changed, since BUILD/tidy/FILE.ok was made.

Usage: tidy-changed.py BUILD FILE...
"""
import pathlib
import subprocess
import sys


def dependencies(build):
    """{object: [files it is made of]} as ninja knows them."""
    text = subprocess.run(["ninja", "-C", build, "-t", "deps"],
                          capture_output=True, check=True, text=True).stdout
    found, files = {}, None
    for line in text.splitlines():
        if line[:1] not in {" ", ""}:
            files = found.setdefault(line.split(":")[0], [])
        elif line.strip():
            files.append(build / line.strip())
    return found


def main():
    build = pathlib.Path(sys.argv[1])
    made_of = {}
    for files in dependencies(build).values():
        made_of[files[0].resolve()] = files
    for name in sys.argv[2:]:
        stamp = build / "tidy" / (name + ".ok")
        files = made_of.get(pathlib.Path(name).resolve(), [pathlib.Path(name)])
        newest = max(file.stat().st_mtime for file in files if file.exists())
        if not stamp.exists() or stamp.stat().st_mtime < newest:
            print(name)


if __name__ == "__main__":
    main()
